import { readFileSync } from "node:fs";
import { novelQueries } from "../../src/pipeline/gaps/novel-queries.ts";
import { mmdCosine } from "../../src/statistics/mmd-cosine.ts";
import { noveltyBeside } from "../../src/statistics/novelty.ts";
import { someGapFacts } from "../../test/pipeline/gap-facts.ts";
import { openDesk } from "../blame/desk.ts";
import { type Chance, chanceOf } from "../calibration/chance.ts";
import { TAU_BENCH_JSON } from "../real/convert-tau-bench.ts";
import { readTauRuns } from "../real/tau-run.ts";

/** Questions of the suite; those of an incident are others. */
const SUITE = 30;
const INCIDENTS = [5, 10, 20] as const;

/**
 * Real users of an airline: the suite has what 30 of the 50 tasks were opened with. How often the openings of other tasks are
 * called novel, which they are not, and how often the questions of a shop's support desk, which are.
 */
export async function noveltyRows(samples: number, seed: string): Promise<readonly (readonly string[])[]> {
  const runs = readTauRuns(readFileSync(TAU_BENCH_JSON, "utf8")).filter(({ trial }) => trial === 0);
  const airline = runs.flatMap(({ messages }) => messages.find(({ role }) => role === "user")?.content ?? []);
  const shop = (await openDesk()).sample.cases.flatMap(({ recordings }) => recordings[0].turns.at(-1)?.text ?? []);
  return INCIDENTS.flatMap((size) =>
    (["other tasks of the airline", "questions to a shop"] as const).map((kind) => {
      const chance = chanceOf("novelty", seed, kind, size);
      const found = Array.from({ length: samples }, (_, sample) => {
        const [suite, others] = split(airline, chance);
        const incident = kind === "questions to a shop" ? shuffled(shop, chance) : others;
        return noveltyOf(suite, incident.slice(0, size), `${seed} ${sample}`);
      });
      const share = (of: (one: Novel) => number) =>
        ((100 * found.reduce((sum, one) => sum + of(one), 0)) / samples).toFixed(1);
      return [
        `${size} ${kind}`,
        share(({ single }) => single),
        share(({ asSet }) => asSet),
        share(({ isNovel }) => isNovel),
      ];
    }),
  );
}

/** @property single share of the queries with p ≤ 0.1  @property asSet 1 where all of them have p ≤ 0.01 @property isNovel 1 where the program says so */
type Novel = { readonly single: number; readonly asSet: number; readonly isNovel: number };

function noveltyOf(suite: readonly string[], incident: readonly string[], seed: string): Novel {
  const beside = noveltyBeside(suite);
  const unitOf = (text: string, place: number) => ({ unit: `${place}`, text });
  const { p } = mmdCosine(suite.map(unitOf), incident.map(unitOf), { permutations: 199, seed: seed.length });
  const queries = {
    known: {
      suite: suite.map((text, place) => ({ cluster: `s${place}`, text, slices: {} })),
      incident: incident.map((text, place) => ({
        case: `i${place}`,
        cluster: `i${place}`,
        text,
        slices: {},
        isAsked: suite.includes(text),
      })),
    },
  };
  return {
    single: incident.filter((text) => beside(text).p <= 0.1).length / incident.length,
    asSet: p <= 0.01 ? 1 : 0,
    isNovel: novelQueries(someGapFacts({ queries, seed })) === undefined ? 0 : 1,
  };
}

function split(texts: readonly string[], chance: Chance): readonly [readonly string[], readonly string[]] {
  const all = shuffled(texts, chance);
  return [all.slice(0, SUITE), all.slice(SUITE)];
}

function shuffled(texts: readonly string[], chance: Chance): readonly string[] {
  return texts
    .map((text) => ({ text, place: chance() }))
    .sort((a, b) => a.place - b.place)
    .map(({ text }) => text);
}
