import { type Attribution, BLAMED, type FailureRate, layersOfRole } from "../../domain/attribution.ts";
import type { Recording } from "../../domain/case.ts";
import { isFailing } from "../../domain/failing.ts";
import { type Players, variantOfCell } from "../../domain/players.ts";
import type { Reproduction, ReproductionOverride } from "../../domain/post-mortem.ts";
import type { Incomplete, Run, Spent } from "../../domain/run.ts";
import { scoredValues } from "../../domain/scored-values.ts";
import type { Metric, Suite } from "../../domain/suite.ts";
import type { Layer } from "../../domain/version.ts";
import { redactTexts } from "../../pipeline/redact.ts";
import type { World } from "../../ports.ts";
import { budgetLeft } from "../budget-left.ts";
import { openVariants } from "../run-variants.ts";
import { withCases } from "../sample-with-cases.ts";
import { FIRST_TRIAL } from "../trial-numbers.ts";
import { CONFIDENCE, failureRate } from "./impact.ts";
import { chosenTrace, type ToReproduce, without } from "./telling-trace.ts";

/** One trace, again and again; or why there is none to show, a sentence. */
export type Reproduced = {
  readonly reproduction?: Reproduction;
  readonly spend?: Spent;
  /** Why it was not made, or not to its end. */
  readonly incomplete?: Incomplete;
  readonly limits: readonly string[];
};

/**
 * Replays one trace of the incident so many times afresh, in the incident's state and with each override that may resolve
 * it: the one that fails most often at the incident and least with what is blamed taken back. The states take turns.
 *
 * @param trials of each state, at least 1
 */
export async function reproduce(suite: Suite, asked: ToReproduce, trials: number, world: World): Promise<Reproduced> {
  const chosen = chosenTrace(suite, asked);
  if (chosen.status === "none") return { limits: [chosen.why] };
  const { players, sample, metric, one, trace } = chosen;
  const overrides = overridesOf(asked.attributed.attribution, players.played);
  const variants = [[], ...overrides].map((back) => variantOfCell(players, without(players.played, back)));
  const { attribution } = asked.attributed;
  const usd = asked.usd ?? suite.attribution.usd;
  const errors = Math.max(suite.budget.errors, TOLERATED);
  const cap = { ...suite.budget, errors, ...(usd === undefined ? {} : { usd }) };
  const limited = {
    ...suite,
    trials,
    metrics: [metric],
    budget: budgetLeft(cap, attribution.spend),
    report: { answers: "none" as const },
  };
  const replaying = await openVariants(limited, variants, withCases(sample, [one]), world);
  const { arms, cases } = replaying;
  const asks = cases.flatMap((same) =>
    Array.from({ length: trials }, (_, trial) => ({ case: same, trial: FIRST_TRIAL.reproduction + trial, arms })),
  );
  const all = arms.map(() => asks.map(({ case: { id }, trial }) => ({ id, trial })));
  const { refused } = await replaying.estimate({ all, least: all });
  if (refused === undefined && asks.length > 0)
    await replaying.ask({ asks, total: asks.length * arms.length, label: "reproduction" });
  const { runs, spend } = await replaying.close();
  const incomplete = refused ?? runs.find((run) => run.incomplete !== undefined)?.incomplete;
  const question = await questionOf(suite, one.recordings[0]);
  const named = {
    trace,
    case: one.id,
    ...(question === undefined ? {} : { question }),
    metric: metric.name,
    from: "fresh" as const,
    confidence: CONFIDENCE,
  };
  const rates = withRates(named, { runs, overrides, players, metric, incomplete });
  return { ...rates, spend, ...(incomplete === undefined ? {} : { incomplete }) };
}

/** Share of so few replays that may fail: one of twenty is more than a suite allows, and a rate says of how many it is. */
const TOLERATED = 0.2;

/**
 * What the attribution's own replays say of it, for a draft that asks nothing more: the rates of its configurations, over
 * all its questions.
 */
export function reproducedByConfigurations(suite: Suite, asked: ToReproduce): Reproduced {
  const chosen = chosenTrace(suite, asked);
  if (chosen.status === "none") return { limits: [chosen.why] };
  const { players, metric, one, trace } = chosen;
  const configurations = asked.attributed.attribution.metrics[0]?.configurations ?? [];
  const rateAt = (back: readonly Layer[]): FailureRate | undefined => {
    const after = without(players.played, back);
    return configurations.find((same) => same.after.join() === after.join())?.failures;
  };
  const atIncident = rateAt([]);
  if (atIncident === undefined) return { limits: ["No configuration says how often the incident's state fails."] };
  const overrides = overridesOf(asked.attributed.attribution, players.played).flatMap((back) => {
    const failures = rateAt(back);
    return failures === undefined ? [] : [overrideOf(back, failures, atIncident, players)];
  });
  return {
    reproduction: {
      trace,
      case: one.id,
      metric: metric.name,
      from: "configurations",
      confidence: CONFIDENCE,
      atIncident,
      overrides,
    },
    limits: [
      "Nothing was replayed for the reproduction: its rates are those of the attribution's configurations, over all of their questions.",
    ],
  };
}

/** Sets of layers to take back: each that is blamed and all of these together; all that differ where none is blamed. */
function overridesOf(attribution: Attribution, played: readonly Layer[]): readonly (readonly Layer[])[] {
  const blamed = played.filter((layer) => layersOfRole(attribution, ...BLAMED).includes(layer));
  if (blamed.length === 0) return played.length === 0 ? [] : [played];
  return blamed.length === 1 ? [blamed] : [...blamed.map((layer) => [layer]), blamed];
}

type Rates = {
  readonly runs: readonly Run[];
  readonly overrides: readonly (readonly Layer[])[];
  readonly players: Players;
  readonly metric: Metric;
  readonly incomplete: Incomplete | undefined;
};

function withRates(
  named: Omit<Reproduction, "atIncident" | "overrides">,
  { runs, overrides, players, metric, incomplete }: Rates,
): Pick<Reproduced, "reproduction" | "limits"> {
  const [atIncident, ...others] = runs.map((run) => rateIn(run, metric));
  if (atIncident === undefined)
    return { limits: [`No trace was reproduced: ${incomplete?.problem ?? "no replay of it could be scored"}.`] };
  return {
    reproduction: {
      ...named,
      atIncident,
      overrides: overrides.flatMap((back, place) => {
        const failures = others[place];
        return failures === undefined ? [] : [overrideOf(back, failures, atIncident, players)];
      }),
      ...(incomplete === undefined ? {} : { incomplete }),
    },
    limits: incomplete === undefined ? [] : [`The reproduction was cut short: ${incomplete.problem}.`],
  };
}

/** Of those that could be scored; undefined where none could. */
function rateIn({ cases }: Run, metric: Metric): FailureRate | undefined {
  const values = cases.flatMap(({ trials }) => scoredValues(trials, metric));
  if (values.length === 0) return undefined;
  return failureRate(values.filter((value) => isFailing(value, metric)).length, values.length);
}

function overrideOf(
  back: readonly Layer[],
  failures: FailureRate,
  atIncident: FailureRate,
  { before }: Players,
): ReproductionOverride {
  return {
    layers: back.map((layer) => ({ layer, to: before.versions[layer] })),
    failures,
    resolves: failures.upper < atIncident.lower,
  };
}

/** What was asked, where the suite lets texts be shown: the last turn of the user, redacted and cut. */
async function questionOf({ report, traces: { redact } }: Suite, recording: Recording): Promise<string | undefined> {
  const turn = recording.turns.findLast(({ role }) => role === "user");
  if (report.answers !== "shown" || turn === undefined) return undefined;
  const [text = ""] = redact === null ? [turn.text] : await redactTexts([turn.text], undefined, redact);
  return text.length > LONGEST_QUESTION ? `${text.slice(0, LONGEST_QUESTION).toWellFormed()}…` : text;
}

const LONGEST_QUESTION = 500;
