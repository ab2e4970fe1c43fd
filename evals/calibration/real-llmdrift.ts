import type { DriftRecord } from "../real/convert-llmdrift.ts";
import { chanceOf } from "./chance.ts";
import { drawWithout } from "./real-draw.ts";
import { type RealCase, realRun } from "./real-run.ts";
import { type RealShares, realShares } from "./real-shares.ts";
import { type RealVerdict, realVerdict } from "./real-verdict.ts";

const SUITE = "llmdrift";

/** Every ordered pair of the four dated models, on all 1,000 questions. */
export function driftTable(records: readonly DriftRecord[]): readonly RealVerdict[] {
  return orderedPairs(records).map(([before, after]) =>
    realVerdict(realRun(SUITE, before.model, before.cases), realRun(SUITE, after.model, after.cases)),
  );
}

const SIZES = [50, 100, 200] as const;

/** Every ordered pair on samples of the questions: what is true of all 1,000 is known, so verdicts can be checked. */
export function driftSamples(records: readonly DriftRecord[], repeats: number, seed: string): readonly RealShares[] {
  return orderedPairs(records).flatMap(([before, after]) =>
    SIZES.map((size) => {
      const chance = chanceOf("drift-samples", seed, before.model, after.model, size);
      const places = before.cases.map((_, place) => place);
      const what = `${before.model} → ${after.model}`;
      return realShares({ what, truth: rightOf(after.cases) - rightOf(before.cases), runs: repeats }, () => {
        const drawn = drawWithout(places, size, chance);
        return [realRun(SUITE, "before", at(before.cases, drawn)), realRun(SUITE, "after", at(after.cases, drawn))];
      });
    }),
  );
}

/** One model against itself on two samples that have no question in common: what is called a change is a false alarm. */
export function driftDisjoint(records: readonly DriftRecord[], repeats: number, seed: string): readonly RealShares[] {
  return modelsOf(records).flatMap(({ model, cases }) =>
    SIZES.map((size) => {
      const chance = chanceOf("drift-disjoint", seed, model, size);
      return realShares({ what: model, truth: 0, runs: repeats }, () => {
        const drawn = drawWithout(cases, 2 * size, chance);
        return [realRun(SUITE, "before", drawn.slice(0, size)), realRun(SUITE, "after", drawn.slice(size))];
      });
    }),
  );
}

type Model = { readonly model: string; readonly cases: readonly RealCase[] };

function orderedPairs(records: readonly DriftRecord[]): readonly (readonly [Model, Model])[] {
  const models = modelsOf(records);
  return models.flatMap((before) =>
    models.filter((after) => after !== before).map((after) => [before, after] as const),
  );
}

/** The models by name, each with its questions in the order of their ids. */
function modelsOf(records: readonly DriftRecord[]): readonly Model[] {
  return [...Map.groupBy(records, ({ model }) => model)]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([model, own]) => ({
      model,
      cases: own
        .toSorted((a, b) => Number(a.id) - Number(b.id))
        .map((record) => ({ id: record.id, stratum: record.dataset, outcomes: [isRight(record) ? 1 : 0] })),
    }));
}

/** Yes where the answer holds the tag, else no where it holds that one, else no answer, which is wrong. */
function isRight({ answer, gold }: DriftRecord): boolean {
  const text = answer.toLowerCase();
  const said = text.includes("[yes]") ? "[Yes]" : text.includes("[no]") ? "[No]" : undefined;
  return said === gold;
}

function rightOf(cases: readonly RealCase[]): number {
  return cases.filter(({ outcomes: [first] }) => first === 1).length / cases.length;
}

function at(cases: readonly RealCase[], places: readonly number[]): readonly RealCase[] {
  return places.flatMap((place) => cases[place] ?? []);
}
