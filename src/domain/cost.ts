import type { Message, ToolDefinition } from "./message.ts";
import type { Price } from "./model-spec.ts";
import type { Usage } from "./trace.ts";

/** Dollars that a usage costs at a price; undefined where either is unknown, which is not the same as free. */
export function dollarsOf(usage: Usage | undefined, price: Price | undefined): number | undefined {
  if (usage === undefined || price === undefined) return undefined;
  const cached = Math.min(usage.cachedInput ?? 0, usage.input);
  const input = (usage.input - cached) * price.input + cached * (price.cachedInput ?? price.input);
  return (input + usage.output * price.output) / 1_000_000;
}

/**
 * A sum of dollars as it is shown and recorded. The last digits of a float tell in which order its parts were added, and equal
 * runs are to be equal bytes; no price has so many decimals.
 */
export function sumOfDollars(sum: number): number {
  return Number(sum.toFixed(10));
}

/** Two usages together. */
export function sumOfUsages(a: Usage, b: Usage): Usage {
  const cachedInput = (a.cachedInput ?? 0) + (b.cachedInput ?? 0);
  const told = a.cachedInput !== undefined || b.cachedInput !== undefined;
  return { input: a.input + b.input, output: a.output + b.output, ...(told ? { cachedInput } : {}) };
}

/** What the providers' Batch APIs ask of the usual price. */
const BATCH_SHARE = 0.5;

/**
 * Dollars that are paid for a reply: half of the price where it came by a batch. For the spend of a run; what an answer
 * costs the application is `dollarsOf`, however a replay came by it.
 */
export function dollarsPaid(
  usage: Usage | undefined,
  price: Price | undefined,
  batched: boolean | undefined,
): number | undefined {
  const usd = dollarsOf(usage, price);
  return usd === undefined ? undefined : usd * (batched === true ? BATCH_SHARE : 1);
}

/** The tokens of a text by the rule of thumb of four characters each: for estimates, never for a record. */
export function roughTokens(text: string): number {
  return Math.ceil(text.length / 4);
}

/** The input tokens that a request would have, by the same rule of thumb: its messages and its tool definitions. */
export function roughInputTokens(messages: readonly Message[], tools: readonly ToolDefinition[] = []): number {
  const text = messages.reduce((sum, message) => sum + roughTokens(message.text) + roughTokens(callsOf(message)), 0);
  return tools.reduce((sum, tool) => sum + roughTokens(JSON.stringify(tool)), text);
}

function callsOf(message: Message): string {
  if (message.role !== "assistant") return "";
  return (message.toolCalls ?? []).map((call) => call.name + call.arguments).join("");
}
