import type { ProbeInput, ProbeReading } from "../../domain/probe.ts";
import type { PromptedText } from "../../statistics/mmd-hamming.ts";
import { permutedDiscrepancy } from "../../statistics/permuted-discrepancy.ts";
import { type PermutedDistance, permutedVariation } from "../../statistics/permuted-variation.ts";

/**
 * How far a reading is from its reference.
 * @property excess of the distance over what chance gives on average
 * @property deviates whether that is both unlikely and large
 */
export type Deviation = {
  readonly distance: number;
  readonly p: number;
  readonly excess: number;
  readonly deviates: boolean;
};

/** Both must hold: of many readings some are unlikely, and a small distance that is certain is a matter of the serving. */
const MOST_P = 0.01;
const LEAST_EXCESS = 0.2;

const DEALS = { resamples: 999, seed: 1 };

/** Undefined where a reading has nothing in common with its reference that could be compared. */
export function deviationOf(reference: ProbeReading, reading: ProbeReading): Deviation | undefined {
  const known = new Map(reference.inputs.map(({ input, outputs }) => [input, outputs]));
  const shared = reading.inputs.flatMap(({ input, outputs }) => {
    const before = known.get(input);
    return before === undefined || seen(before) === 0 || seen(outputs) === 0 ? [] : [{ input, before, now: outputs }];
  });
  const compared = reference.kind === reading.kind ? distanceOf(reference.kind, shared) : undefined;
  if (compared === undefined) return undefined;
  const { distance, expected, p } = compared;
  const excess = distance - expected;
  return { distance, p, excess, deviates: p <= MOST_P && excess > LEAST_EXCESS };
}

type Outputs = ProbeInput["outputs"];
type Shared = { readonly input: string; readonly before: Outputs; readonly now: Outputs };

function distanceOf(kind: ProbeReading["kind"], shared: readonly Shared[]): PermutedDistance | undefined {
  switch (kind) {
    case "border":
      return shared.length === 0 ? undefined : permutedVariation(shared, DEALS);
    case "completions":
      return discrepancyOf(shared);
    default:
      return kind satisfies never;
  }
}

function discrepancyOf(shared: readonly Shared[]): PermutedDistance | undefined {
  // One text alone cannot be held against its like.
  const several = shared.filter(({ before, now }) => seen(before) > 1 && seen(now) > 1);
  if (several.length === 0) return undefined;
  const textsOf = (outputs: (one: Shared) => Outputs): readonly PromptedText[] =>
    several.flatMap((one) =>
      Object.entries(outputs(one)).flatMap(([text, times]) =>
        new Array<PromptedText>(times).fill({ prompt: one.input, text }),
      ),
    );
  const [before, now] = [textsOf((one) => one.before), textsOf((one) => one.now)];
  // Pads count as equal: no more of them than the longest text asks for.
  const length = Math.max(1, ...[...before, ...now].map(({ text }) => [...text].length));
  return permutedDiscrepancy(before, now, { ...DEALS, length });
}

function seen(outputs: Outputs): number {
  return Object.values(outputs).reduce((sum, times) => sum + times, 0);
}
