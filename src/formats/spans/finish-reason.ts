import type { FinishReason } from "../../domain/trace.ts";
import { decoded } from "../json-text.ts";

/**
 * Why a model stopped, in our words, from what any provider says. Of a list, the first choice's reason counts.
 *
 * @returns undefined when nothing was recorded, "other" for a reason we have no word for
 */
export function readFinishReason(value: unknown): FinishReason | undefined {
  const structure = decoded(value);
  const raw: unknown = Array.isArray(structure) ? structure[0] : structure;
  if (typeof raw !== "string" || raw === "") return undefined;
  return REASONS.get(raw.toLowerCase().replaceAll("-", "_")) ?? "other";
}

const REASONS: ReadonlyMap<string, FinishReason> = new Map([
  ["stop", "stop"],
  ["end_turn", "stop"],
  ["stop_sequence", "stop"],
  ["completed", "stop"],
  ["length", "length"],
  ["max_tokens", "length"],
  ["tool_calls", "tool_calls"],
  ["tool_call", "tool_calls"],
  ["tool_use", "tool_calls"],
  ["function_call", "tool_calls"],
  ["content_filter", "content_filter"],
  ["safety", "content_filter"],
  ["refusal", "content_filter"],
  ["error", "error"],
  ["failed", "error"],
  ["cancelled", "error"],
]);
