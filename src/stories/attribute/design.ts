import type { AttributionDesign } from "../../domain/attribution.ts";
import type { Case } from "../../domain/case.ts";
import { groupedNumber } from "../../domain/grouped-number.ts";
import { combinationsOf, type Players, variantOfCell } from "../../domain/players.ts";
import type { Incomplete, Spend } from "../../domain/run.ts";
import type { Budget, Suite } from "../../domain/suite.ts";
import { FEWEST_CLUSTERS } from "../../domain/verdict.ts";
import { createAssembler } from "../../pipeline/assemble/assemble.ts";
import type { Quantity } from "../../pipeline/estimate/need.ts";
import { type Estimate, estimate } from "../../pipeline/estimate.ts";
import type { World } from "../../ports.ts";
import { budgetLeft } from "../budget-left.ts";
import { areAskedBeforehand } from "../find-players/answering-models.ts";
import { blindWords, capWords, cutWords, type DesignSize, dollars, ENOUGH_CASES } from "./cuts.ts";

/** With fewer layers, all combinations are hardly more than one layer at a time. */
const LEAST_TO_HALVE = 4;

/** Calls by which both models are asked beforehand. */
const BOTH_MODELS = 2;

/** What is replayed, as far as the budget reaches. */
export type Designed =
  | {
      readonly status: "designed";
      readonly kind: AttributionDesign["kind"];
      readonly configurations: number;
      readonly cases: readonly Case[];
      readonly trials: number;
      readonly reduced: readonly string[];
      readonly cannotSee: readonly string[];
    }
  | { readonly status: "refused"; readonly incomplete: Incomplete };

/**
 * The largest design that the budget of a suite allows, by an estimate made before the first call. What does not fit is
 * cut in this order: trials, cases down to 20, the combinations themselves, cases down to 10. Every cut is a sentence.
 *
 * @param suite with the caps and the trials of the attribution
 * @param players with the cases in the order in which they are wanted
 * @param spent of these caps, by asking the models beforehand; undefined where that is still to come
 */
export async function designUnder(suite: Suite, players: Players, world: World, spent?: Spend): Promise<Designed> {
  const { cases, played } = players;
  const { budget } = suite;
  const room = budgetLeft(budget, spent);
  const usual = played.length === 0 ? "single" : "factorial";
  const wanted = { kind: usual, cases: cases.length, trials: suite.trials } as const;
  const beforehand = spent === undefined && areAskedBeforehand(players, suite, world) ? BOTH_MODELS : 0;
  const cost = await priced(suite, players, { kind: usual, beforehand }, world);
  if (isWithin(cost(wanted), room)) return designed(wanted, wanted, players, budget);
  const least = fewestWith(FEWEST_CLUSTERS, cases);
  const enough = fewestWith(ENOUGH_CASES, cases);
  const asked = (trials: number) => ({ ...wanted, trials });
  for (let trials = suite.trials - 1; trials >= 1; trials--) {
    if (isWithin(cost(asked(trials)), room)) return designed(asked(trials), wanted, players, budget);
  }
  const fewer = (kind: DesignSize["kind"], from: number, to: number, costOf: typeof cost) =>
    downTo(from, to).find((count) => isWithin(costOf({ kind, cases: count, trials: 1 }), room));
  const found = fewer(usual, cases.length, enough, cost);
  if (found !== undefined) return designed({ kind: usual, cases: found, trials: 1 }, wanted, players, budget);
  const isHalved = played.length >= LEAST_TO_HALVE;
  const kind = isHalved ? "both-directions" : usual;
  const last = isHalved ? await priced(suite, players, { kind, beforehand }, world) : cost;
  const some = fewer(kind, cases.length, least, last);
  if (some !== undefined) return designed({ kind, cases: some, trials: 1 }, wanted, players, budget);
  const smallest = { kind, cases: least, trials: 1 } as const;
  // The likely end is too dear, and the low one may still do: the meter keeps the cap.
  if (isWithin(last(smallest).low, room, 1)) return designed(smallest, wanted, players, budget);
  const { remedy, ...refused } = tooDear(last(smallest).low, smallest.cases, budget);
  const paid = spent === undefined ? "nothing was paid for" : "nothing but the models was asked";
  return { status: "refused", incomplete: { ...refused, remedy: `${remedy}; ${paid}.` } };
}

/** What designs of one kind cost. Cases and trials are taken to be of one size: one trial of all of them is looked at. */
async function priced(
  suite: Suite,
  players: Players,
  { kind, beforehand }: { readonly kind: AttributionDesign["kind"]; readonly beforehand: number },
  world: World,
): Promise<(size: DesignSize) => Estimate> {
  const { cases, played } = players;
  const { metrics, target } = suite;
  const price = target.kind === "agent" ? undefined : target.price;
  const arms = await Promise.all(
    combinationsOf(kind, played).map(async (set) => {
      const variant = variantOfCell(players, set);
      return { variant, assemble: await createAssembler(variant, world.services) };
    }),
  );
  const one = await estimate({
    arms,
    cases,
    trials: 1,
    metrics,
    tools: suite.layers.tools,
    batched: world.batched === true,
    ...(target.kind === "agent" ? {} : { application: price === undefined ? {} : { price } }),
  });
  return (size) => {
    const times = cases.length === 0 ? 0 : (size.cases / cases.length) * size.trials;
    const whole = (quantity: Quantity) => {
      const all = scaled(quantity, times);
      return { ...all, calls: all.calls + beforehand };
    };
    return { ...whole(one), low: whole(one.low), high: whole(one.high) };
  };
}

function scaled({ calls, inputTokens, outputTokens, usd }: Quantity, times: number): Quantity {
  return {
    calls: Math.ceil(calls * times),
    inputTokens: Math.ceil(inputTokens * times),
    outputTokens: Math.ceil(outputTokens * times),
    ...(usd === undefined ? {} : { usd: usd * times }),
  };
}

/** How much of a cap on tokens or dollars a likely estimate may take: a run that reaches the cap may have paid for nothing. */
const SHARE_OF_CAP = 0.8;

/** Whether it is likely to stay within the caps. How many calls it takes is known beforehand. */
function isWithin({ calls, inputTokens, outputTokens, usd }: Quantity, budget: Budget, share = SHARE_OF_CAP): boolean {
  const tokens = inputTokens + outputTokens;
  return (
    (budget.calls === undefined || calls <= budget.calls) &&
    (budget.tokens === undefined || tokens <= share * budget.tokens) &&
    (budget.usd === undefined || usd === undefined || usd <= share * budget.usd)
  );
}

/** How many of the first cases are so many independent ones; all where there are fewer. */
function fewestWith(clusters: number, cases: readonly Case[]): number {
  const met = new Set<string>();
  const last = cases.findIndex(({ cluster }) => met.add(cluster).size === clusters);
  return last === -1 ? cases.length : last + 1;
}

function downTo(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, from - to + 1) }, (_, step) => from - step);
}

function designed(size: DesignSize, wanted: DesignSize, players: Players, budget: Budget): Designed {
  const { kind, trials } = size;
  return {
    status: "designed",
    kind,
    configurations: combinationsOf(kind, players.played).length,
    cases: players.cases.slice(0, size.cases),
    trials,
    reduced: cutWords(size, wanted, players.played, budget),
    cannotSee: blindWords(size, players),
  };
}

function tooDear({ usd, calls, inputTokens, outputTokens }: Quantity, cases: number, budget: Budget): Incomplete {
  const tokens = inputTokens + outputTokens;
  const takes =
    budget.usd !== undefined && usd !== undefined && usd > budget.usd
      ? dollars(usd)
      : budget.tokens !== undefined && tokens > budget.tokens
        ? `${groupedNumber(tokens)} tokens`
        : `${groupedNumber(calls)} calls`;
  return {
    reason: "money-budget",
    problem: `the attribution was not started: ${cases} questions asked once in each combination of versions would take at least ${takes}, and the cap is ${capWords(budget)}`,
    remedy: "Raise the cap (--usd, or attribution.usd and budget in the suite file), or name fewer layers that differ",
  };
}
