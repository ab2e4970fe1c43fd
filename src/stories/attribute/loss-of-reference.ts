import type { Loss, MetricAttribution } from "../../domain/attribution.ts";
import type { Cell } from "../../domain/players.ts";
import type { CaseRow, Run, Spend } from "../../domain/run.ts";
import type { Suite } from "../../domain/suite.ts";
import { FEWEST_CLUSTERS } from "../../domain/verdict.ts";
import { compare } from "../../pipeline/compare/compare.ts";
import type { World } from "../../ports.ts";
import { budgetLeft } from "../budget-left.ts";
import { withCases } from "../sample-with-cases.ts";
import type { Experiment } from "./experiment.ts";
import { replayCells } from "./factorial.ts";

/** What was replayed. @property cases how many, which may be fewer than were chosen */
export type Replayed = {
  readonly cells: readonly Cell[];
  readonly metrics: readonly MetricAttribution[];
  readonly cases: number;
  readonly spend: Spend;
};

/**
 * How much worse the state of before answers now than when it was recorded, by the leading metric.
 *
 * Cases that were chosen by what they scored then would seem worse now by chance alone. Where they were, and the loss did
 * not come again, so that it matters, the state is replayed once more on cases as they come. Unknown without a record of
 * replayed answers, and where a layer is not at the version of before.
 */
export async function lossOfReference(
  suite: Suite,
  asked: Experiment,
  { cells, metrics, cases, spend }: Replayed,
  world: World,
): Promise<{ readonly loss?: Loss; readonly spend?: Spend }> {
  const { before, chosen, differences, players, sample } = asked;
  const { record } = before;
  const isMissing = (layer: string) => players.missing.some((one) => one.layer === layer);
  const isOther = differences.some(({ layer, difference }) => difference === "changed" && isMissing(layer));
  if (record === undefined || isOther) return {};
  const [leading] = metrics;
  const since = (now: Run | undefined) => lossSince(suite, asked, { recorded: record.run, now, scale: leading?.scale });
  if (chosen.by === "order" || (chosen.isWhole && cases === players.cases.length)) {
    return since(cells[0]?.run);
  }
  // Which cases another index can answer was looked at for those that were chosen alone.
  if (leading?.reproduced === "reproduced" || players.played.includes("retrieval")) return {};
  const known = new Set(record.run.cases.map(({ id }) => id));
  const others = sample.cases.filter(({ id }) => known.has(id)).slice(0, suite.attribution.mostCases);
  if (others.length < FEWEST_CLUSTERS) return {};
  const limited = { ...suite, budget: budgetLeft(suite.budget, spend) };
  const again = { suite: limited, players, kind: "single", sample: withCases(sample, others) } as const;
  const replayed = await replayCells(again, world);
  if (replayed.incomplete !== undefined) return { spend: replayed.spend };
  return { ...since(replayed.cells[0]?.run), spend: replayed.spend };
}

/** A state as it was recorded and as it answers now; and the scale of the leading metric, where there is one. */
type Readings = {
  readonly recorded: Run;
  readonly now: Run | undefined;
  readonly scale: MetricAttribution["scale"] | undefined;
};

function lossSince(
  { gate, budget }: Suite,
  { before, metrics: [leading] }: Experiment,
  { recorded, now, scale }: Readings,
): { readonly loss?: Loss } {
  const metric = now?.metrics.find(({ name }) => name === leading.name);
  if (now === undefined || metric === undefined) return {};
  const ids = new Set(now.cases.map(({ id }) => id));
  const found = before.standpoint.versions.retrieval.id;
  // What another index had found for a question then is not what it is fed now.
  const isSame = ({ index }: CaseRow) => index === undefined || found === null || index === found;
  const shared = recorded.cases.filter((row) => ids.has(row.id) && isSame(row));
  const { metrics } = compare({ ...recorded, cases: shared }, withoutOthers(now, shared), {
    metrics: [metric],
    confidence: gate.confidence,
    errorBudget: budget.errors,
    crossCheck: false,
  });
  const evidence = metrics[0]?.evidence;
  // It is told beside the loss itself, so on the scale of that.
  if (evidence === undefined || (scale !== undefined && evidence.scale !== scale)) return {};
  return { loss: { value: 0 - evidence.difference, lower: 0 - evidence.upper, upper: 0 - evidence.lower } };
}

/** Cases that the record has not are no pairs: nothing is to be read from how many there are. */
function withoutOthers(now: Run, shared: Run["cases"]): Run {
  const ids = new Set(shared.map(({ id }) => id));
  const { fixed: _, ...sample } = now.sample;
  return { ...now, sample, cases: now.cases.filter(({ id }) => ids.has(id)) };
}
