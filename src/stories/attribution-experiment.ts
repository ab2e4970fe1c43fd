import type { Attribution, AttributionDesign, MetricAttribution } from "../domain/attribution.ts";
import type { Case, Sample } from "../domain/case.ts";
import type { Cell, Players } from "../domain/players.ts";
import type { Incomplete } from "../domain/run.ts";
import type { Metric, Suite } from "../domain/suite.ts";
import type { LayerDifference } from "../domain/version.ts";
import { attributeLosses, usableCases } from "../pipeline/attribute.ts";
import type { World } from "../ports.ts";
import { type AttributionContext, contextOf } from "./attribution-context.ts";
import { designUnder, FEWEST_CASES } from "./attribution-design.ts";
import { brokenTemplate } from "./broken-template.ts";
import { type AttributionFindings, concludeAttribution } from "./conclude-attribution.ts";
import { replayCells } from "./factorial.ts";
import type { ChosenCases } from "./incident-cases.ts";
import type { KnownState } from "./known-state.ts";
import { lossOfReference } from "./loss-of-reference.ts";
import { withCases } from "./sample-with-cases.ts";
import { singleState } from "./single-state.ts";

/** Two states that can be replayed, and what is asked of them. */
export type Experiment = {
  readonly before: KnownState;
  readonly after: KnownState;
  /** All five layers. */
  readonly differences: readonly LayerDifference[];
  /** Its cases in the order in which they are wanted. */
  readonly players: Players;
  readonly metrics: readonly [Metric, ...Metric[]];
  readonly chosen: Omit<ChosenCases, "cases">;
  /** The cases of the later state; and of the earlier one, where they are at hand. */
  readonly sample: Sample;
  readonly earlier?: Sample;
  readonly notes: readonly string[];
};

/** What an experiment came to, and what it rests on. */
export type Experimented = {
  readonly attribution: Attribution;
  readonly players: Players;
  /** None where nothing was replayed. */
  readonly cells: readonly Cell[];
};

/**
 * Replays the combinations of versions, shares out the loss among the layers, and says what may be concluded. Whatever
 * keeps it from being finished is in `incomplete`, beside what is known all the same.
 *
 * @param suite with the metrics, the trials and the caps of the attribution
 */
export async function experiment(suite: Suite, asked: Experiment, world: World): Promise<Experimented> {
  const { players, sample, metrics: wanted, chosen } = asked;
  const context = await contextOf(suite, asked, world);
  const answered = (
    found: Omit<AttributionFindings, keyof AttributionContext>,
    cells: readonly Cell[],
  ): Experimented => {
    const states = { ...asked, missing: players.missing, notes: [...asked.notes, ...players.notes] };
    return { attribution: concludeAttribution(suite, states, { ...context, ...found }, world), players, cells };
  };
  const broken = tooFew(players.cases) ?? (await brokenTemplate(suite, [players.before, players.after]));
  if (broken !== undefined) return answered({ metrics: [], incomplete: broken }, []);
  const planned = await designUnder(suite, players, world);
  if (planned.status === "refused") return answered({ metrics: [], incomplete: planned.incomplete }, []);
  const { status: _, cases, ...told } = planned;
  const { kind, trials } = told;
  const design = { ...told, cases: cases.length, lost: Math.min(chosen.lost, cases.length), of: chosen.of };
  world.progress.say(planLine(design, players));
  const factorial = { suite: { ...suite, trials }, players, kind, sample: withCases(sample, cases) };
  const { cells, spend, incomplete } = await replayCells(factorial, world);
  if (incomplete !== undefined) return answered({ metrics: [], incomplete, design, spend }, cells);
  const metrics = measured(suite, asked, { kind, cells });
  const lead = wanted[0].name;
  const few = metrics[0]?.metric === lead ? undefined : fewUsable(lead, usableCases(cells, lead));
  const thenMinusNow = lossOfReference(suite, asked, cells[0]?.run);
  const found = {
    metrics: few === undefined ? metrics : [],
    design,
    spend,
    ...(thenMinusNow === undefined ? {} : { thenMinusNow }),
    ...(few === undefined ? {} : { incomplete: few }),
  };
  return answered(found, cells);
}

/** What is about to be asked, for whoever looks on. */
function planLine({ configurations, cases, trials }: AttributionDesign, { played }: Players): string {
  const times = trials === 1 ? "once" : `${trials} times`;
  if (played.length === 0)
    return `No layer that differs can be replayed: the state of now is asked ${cases} questions ${times}.`;
  return `Attributing the loss to ${played.join(", ")}: ${configurations} combinations of versions, ${cases} questions, each ${times}.`;
}

function measured(
  suite: Suite,
  { players: { played, missing }, differences, metrics }: Experiment,
  { kind, cells }: Pick<AttributionDesign, "kind"> & { readonly cells: readonly Cell[] },
): readonly MetricAttribution[] {
  const { confidence } = suite.gate;
  if (kind === "single") return singleState({ cells, metrics, differences, missing, confidence });
  const names = metrics.map(({ name }) => name);
  const { seed } = suite.sample;
  return attributeLosses({ cells, design: kind, played, differences, missing, metrics: names, confidence, seed });
}

function tooFew(cases: readonly Case[]): Incomplete | undefined {
  const clusters = new Set(cases.map(({ cluster }) => cluster)).size;
  if (clusters >= FEWEST_CASES) return undefined;
  const apart = clusters === cases.length ? "" : `, of ${clusters} conversations,`;
  return {
    reason: "no-cases",
    problem: `the incident has ${cases.length} question${cases.length === 1 ? "" : "s"}${apart} that both states can be asked, and no layer is given a role by fewer than ${FEWEST_CASES} independent ones`,
    remedy: `Name ${FEWEST_CASES - clusters} or more further traces that failed, or attribute two records: eval-baseline attribute BEFORE AFTER.`,
  };
}

function fewUsable(metric: string, { cases, clusters }: ReturnType<typeof usableCases>): Incomplete {
  return {
    reason: "no-cases",
    problem: `${metric} scored ${cases} questions in every combination of versions, ${clusters} of them independent, and no layer is given a role by fewer than ${FEWEST_CASES}`,
    remedy: `Let ${FEWEST_CASES - clusters} or more further questions be scored: more cases (--cases), or answers that do not fail.`,
  };
}
