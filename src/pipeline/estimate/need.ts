import { dollarsPaid } from "../../domain/cost.ts";
import type { Price } from "../../domain/model-spec.ts";

/** A number that is not known yet: low ≤ likely ≤ high. */
export type Range = { readonly low: number; readonly likely: number; readonly high: number };

/** What something takes: how many calls, and tokens of all of them together. */
export type Need = {
  readonly calls: Range;
  readonly input: Range;
  readonly output: Range;
  /** Of tokens; absent where nobody said, or the calls are paid by the piece. */
  readonly price?: Price;
  /** Dollars a call. */
  readonly perCall?: number;
};

export type Quantity = {
  readonly calls: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Absent where a price is not known. */
  readonly usd?: number;
};

export const NONE: Range = { low: 0, likely: 0, high: 0 };

/** The same at every end. */
export function exactly(value: number): Range {
  return { low: value, likely: value, high: value };
}

/** Tokens of a text that takes so many at four characters each: six characters at the low end, two at the high. */
export function tokensRange(tokens: number): Range {
  return { low: Math.floor((tokens * 4) / 6), likely: tokens, high: tokens * 2 };
}

export function sum(...ranges: readonly Range[]): Range {
  return ranges.reduce((a, b) => ({ low: a.low + b.low, likely: a.likely + b.likely, high: a.high + b.high }), NONE);
}

export function times(a: Range, b: Range): Range {
  return { low: a.low * b.low, likely: a.likely * b.likely, high: a.high * b.high };
}

/** All needs together, at each end. @param batched whether models are asked in batches, at half the price */
export function totalOf(
  needs: readonly Need[],
  batched: boolean,
): Quantity & { readonly low: Quantity; readonly high: Quantity } {
  const at = (end: keyof Range) => quantityAt(end, needs, batched);
  return { ...at("likely"), low: at("low"), high: at("high") };
}

function quantityAt(end: keyof Range, needs: readonly Need[], batched: boolean): Quantity {
  let usd: number | undefined = 0;
  const total = { calls: 0, inputTokens: 0, outputTokens: 0 };
  for (const { calls, input, output, price, perCall } of needs) {
    // Of what is not called, a price that nobody knows is no matter.
    if (calls[end] === 0) continue;
    const dollars: number | undefined =
      perCall === undefined
        ? dollarsPaid({ input: input[end], output: output[end] }, price, batched)
        : perCall * calls[end];
    usd = usd === undefined || dollars === undefined ? undefined : usd + dollars;
    total.calls += calls[end];
    total.inputTokens += Math.round(input[end]);
    total.outputTokens += output[end];
  }
  return usd === undefined ? total : { ...total, usd };
}
