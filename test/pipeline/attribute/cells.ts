import type { MetricAttribution } from "../../../src/domain/attribution.ts";
import type { Cell } from "../../../src/domain/players.ts";
import type { CaseRow, MetricRecord } from "../../../src/domain/run.ts";
import { diffTuples, LAYERS, type Layer, type LayerDifference } from "../../../src/domain/version.ts";
import { type AttributeInput, attributeLosses } from "../../../src/pipeline/attribute.ts";
import { aCaseRow, aMetricRecord, aRun, aTrial, aTuple } from "../../builders.ts";

/** What the trials of a question score with some layers of the incident. */
export type Scores = (after: ReadonlySet<Layer>, question: number) => readonly number[];

/** Every set of some layers. */
export function setsOf(layers: readonly Layer[]): readonly (readonly Layer[])[] {
  return layers.reduce<readonly (readonly Layer[])[]>(
    (sets, layer) => sets.concat(sets.map((set) => set.concat(layer))),
    [[]],
  );
}

/** One run per set, of so many questions. `row` may say more of each question. */
export function cellsOf(
  sets: readonly (readonly Layer[])[],
  questions: number,
  scores: Scores,
  {
    metric = {},
    row = () => ({}),
  }: { readonly metric?: Partial<MetricRecord>; readonly row?: (question: number) => Partial<CaseRow> } = {},
): readonly Cell[] {
  const record = aMetricRecord(metric);
  return sets.map((after) => ({
    after,
    run: aRun({
      metrics: [record],
      cases: Array.from({ length: questions }, (_, question) =>
        aCaseRow({
          id: `case-${question}`,
          trials: scores(new Set(after), question).map((score) => aTrial({ scores: { [record.name]: score } })),
          ...row(question),
        }),
      ),
    }),
  }));
}

/** The five layers; those given changed. */
export function changed(layers: readonly Layer[]): readonly LayerDifference[] {
  const after = Object.fromEntries(layers.map((layer) => [layer, { ...aTuple()[layer], id: `new-${layer}` }]));
  return diffTuples(aTuple(), aTuple(after));
}

/** The full factorial of some layers over 40 questions, unless told. */
export function attribution(
  layers: readonly Layer[],
  scores: Scores,
  {
    questions = 40,
    metric = {},
    row = () => ({}),
    ...input
  }: Partial<AttributeInput> & {
    readonly questions?: number;
    readonly metric?: Partial<MetricRecord>;
    readonly row?: (question: number) => Partial<CaseRow>;
  } = {},
): MetricAttribution {
  const [found] = attributeLosses({
    cells: cellsOf(setsOf(layers), questions, scores, { metric, row }),
    design: "factorial",
    played: layers,
    differences: changed(layers),
    missing: [],
    metrics: [aMetricRecord(metric).name],
    confidence: 0.95,
    seed: "seed",
    errorBudget: 0.02,
    ...input,
  });
  if (found === undefined) throw new Error("an attribution without a metric");
  return found;
}

/** Layer → role, of those that differ; a joint one with its kind. */
export function rolesOf({ layers }: MetricAttribution): { readonly [layer in Layer]?: string } {
  return Object.fromEntries(
    layers.map(({ layer, role, joint }) => [layer, joint === undefined ? role : `${role} ${joint.kind}`]),
  );
}

/** What is known of one layer. */
export function effectOn(found: MetricAttribution, layer: Layer): MetricAttribution["layers"][number] {
  const effect = found.layers.find((one) => one.layer === layer);
  if (effect === undefined) throw new Error(`nothing of ${layer}`);
  return effect;
}

/** In pipeline order. */
export function layersNamed(count: number): readonly Layer[] {
  return LAYERS.slice(0, count);
}
