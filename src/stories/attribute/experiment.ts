import type { Attribution, AttributionDesign, MetricAttribution } from "../../domain/attribution.ts";
import type { Sample } from "../../domain/case.ts";
import type { Cell, Players } from "../../domain/players.ts";
import type { Incomplete, Spent } from "../../domain/run.ts";
import type { Metric, Suite } from "../../domain/suite.ts";
import type { LayerDifference } from "../../domain/version.ts";
import { attributeLosses } from "../../pipeline/attribute.ts";
import type { World } from "../../ports.ts";
import { brokenTemplate } from "../broken-template.ts";
import { budgetLeft, spentTogether } from "../budget-left.ts";
import { answeringModels } from "../find-players/answering-models.ts";
import type { KnownState } from "../known-state.ts";
import { endNotes } from "../run-notes.ts";
import { withCases } from "../sample-with-cases.ts";
import { askedInAll } from "./asked-in-all.ts";
import { type AttributionFindings, concludeAttribution } from "./conclude.ts";
import { type AttributionContext, contextOf } from "./context.ts";
import { blindWords, endedWords } from "./cuts.ts";
import { type Designed, designUnder } from "./design.ts";
import { replayCells } from "./factorial.ts";
import type { ChosenCases } from "./incident-cases.ts";
import { lossOfReference } from "./loss-of-reference.ts";
import { singleState } from "./single-state.ts";
import { tooFew, unusable } from "./too-few.ts";

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
export async function experiment(suite: Suite, given: Experiment, world: World): Promise<Experimented> {
  const context = await contextOf(suite, given, world);
  const answered = ({ players, ...asked }: Experiment, found: Found, cells: readonly Cell[] = []): Experimented => {
    const states = {
      ...asked,
      missing: players.missing,
      notes: [...asked.notes, ...players.notes, ...endNotes(suite, cells)],
    };
    return { attribution: concludeAttribution(suite, states, { ...context, ...found }, world), players, cells };
  };
  const ready = await madeReady(suite, given, world);
  if (ready.status === "not-ready") {
    const { incomplete, spent } = ready;
    return answered(ready.asked, { metrics: [], incomplete, ...(spent === undefined ? {} : { spend: spent }) });
  }
  const { asked, planned, spent } = ready;
  const { players, sample, metrics: wanted, chosen } = asked;
  const { status: _, cases, ...told } = planned;
  const { kind, trials } = told;
  const designed = { ...told, cases: cases.length, lost: lostOf(cases, chosen), of: chosen.of };
  world.progress.say(planLine(designed, players));
  const budget = budgetLeft(suite.budget, spent);
  const factorial = { suite: { ...suite, trials, budget }, players, kind, sample: withCases(sample, cases) };
  const { incomplete, ...replayed } = await replayCells(factorial, world);
  const spend = spentTogether(replayed.spend, spent);
  const cells = incomplete === undefined ? replayed.cells : afterCap(incomplete, replayed.cells);
  if (cells === undefined)
    return answered(asked, { metrics: [], ...(incomplete && { incomplete }), design: designed, spend }, replayed.cells);
  const design = incomplete === undefined ? designed : shortened(designed, cells, asked);
  const metrics = measured(suite, asked, { kind, cells });
  const lead = wanted[0].name;
  const few = metrics[0]?.metric === lead ? undefined : unusable(suite, lead, { cells, played: players.played });
  if (few !== undefined) return answered(asked, { metrics: [], incomplete: few, design, spend }, cells);
  const reference = await lossOfReference(suite, asked, { cells, metrics, cases: design.cases, spend }, world);
  const found = {
    metrics,
    design,
    spend: spentTogether(spend, reference.spend),
    ...(reference.loss === undefined ? {} : { thenMinusNow: reference.loss }),
  };
  return answered(asked, found, cells);
}

function lostOf(cases: readonly { readonly id: string }[], { lost }: Experiment["chosen"]): number {
  return cases.filter(({ id }) => lost.has(id)).length;
}

/** What is left of a replay that met its cap: enough to judge by, or undefined. Whatever else ends one leaves nothing. */
function afterCap({ reason }: Incomplete, cells: readonly Cell[]): readonly Cell[] | undefined {
  return reason === "money-budget" ? askedInAll(cells) : undefined;
}

/** The design as the cap left it. @property trials of a question, on average and rounded down */
function shortened(
  design: AttributionDesign,
  cells: readonly Cell[],
  { players, chosen }: Experiment,
): AttributionDesign {
  const rows = cells[0]?.run.cases ?? [];
  const cases = rows.length;
  const asked = rows.reduce((sum, { trials }) => sum + trials.length, 0);
  const size = { kind: design.kind, cases, trials: Math.floor(asked / cases) };
  return {
    ...design,
    ...size,
    lost: lostOf(rows, chosen),
    reduced: [...design.reduced, endedWords(asked, design.cases * design.trials)],
    cannotSee: blindWords(size, players),
  };
}

type Found = Omit<AttributionFindings, keyof AttributionContext>;

type Ready =
  | {
      readonly status: "ready";
      readonly asked: Experiment;
      readonly planned: Extract<Designed, { status: "designed" }>;
      readonly spent?: Spent;
    }
  | {
      readonly status: "not-ready";
      readonly asked: Experiment;
      readonly incomplete: Incomplete;
      readonly spent?: Spent;
    };

/** What is replayed, after all that may keep it from being replayed. Both models are asked one question, and no more is paid for. */
async function madeReady(suite: Suite, asked: Experiment, world: World): Promise<Ready> {
  const { players } = asked;
  const notReady = (incomplete: Incomplete) => ({ status: "not-ready", asked, incomplete }) as const;
  const broken = tooFew(asked) ?? (await brokenTemplate(suite, [players.before, players.after]));
  if (broken !== undefined) return notReady(broken);
  const planned = await designUnder(suite, players, world);
  if (planned.status === "refused") return notReady(planned.incomplete);
  const served = { before: modelIn(asked.before), after: modelIn(asked.after) };
  const answering = await answeringModels(players, suite, world, served);
  const spent = answering.spend === undefined ? {} : { spent: answering.spend };
  if (answering.incomplete !== undefined) return { ...notReady(answering.incomplete), ...spent };
  const others = { ...asked, players: answering.players };
  if (answering.players.played.length === players.played.length)
    return { status: "ready", asked: others, planned, ...spent };
  const again = await designUnder(suite, others.players, world, answering.spend);
  if (again.status === "refused") return { status: "not-ready", asked: others, incomplete: again.incomplete, ...spent };
  return { status: "ready", asked: others, planned: again, ...spent };
}

function modelIn({ standpoint }: KnownState): string | null {
  return standpoint.versions.model.id;
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
  const errorBudget = suite.budget.errors;
  const input = { cells, design: kind, played, differences, missing, metrics: names, confidence, seed, errorBudget };
  return attributeLosses(input);
}
