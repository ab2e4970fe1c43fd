import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Case } from "../../src/domain/case.ts";
import { novelQueries } from "../../src/pipeline/gaps/novel-queries.ts";
import { trafficMix } from "../../src/pipeline/traffic-mix.ts";
import { noveltyBeside } from "../../src/statistics/novelty.ts";
import { aCase, aRecording } from "../builders.ts";
import { someGapFacts } from "./gap-facts.ts";

const FILE = "../shared/traces/tau-bench/gpt-4o-airline.json";
const isHere = existsSync(FILE);

type Dialogue = {
  readonly task_id: number;
  readonly trial: number;
  readonly traj: readonly { readonly role: string; readonly content: string | null }[];
};

/** What a user said first in each run; the runs of a task are of one cluster. */
function opened(trials: readonly number[]): readonly Case[] {
  const runs: readonly Dialogue[] = JSON.parse(readFileSync(FILE, "utf8"));
  return runs
    .filter(({ trial }) => trials.includes(trial))
    .map(({ task_id, trial, traj }) => {
      const text = traj.find(({ role }) => role === "user")?.content ?? "";
      const id = `${task_id}-${trial}`;
      return aCase({ id, cluster: `${task_id}`, recordings: [aRecording({ turns: [{ role: "user", text }] })] });
    });
}

const textOf = ({ recordings: [{ turns }] }: Case) => turns[0]?.text ?? "";

describe.skipIf(!isHere)(isHere ? "the users of an airline" : `skipped: ${FILE} not found`, () => {
  test("are the same traffic in the two halves of one experiment", () => {
    const mix = trafficMix({ before: opened([0, 1]), after: opened([2, 3]), attributes: [], seed: "1" });
    expect(mix).toMatchObject({ before: 100, after: 100, moved: false });
  });

  test("are other traffic than the questions of a support desk", () => {
    const desk = Array.from({ length: 30 }, (_, place) =>
      aCase({
        id: `d${place}`,
        recordings: [aRecording({ turns: [{ role: "user", text: `Can I return item ${place * 37} to the shop?` }] })],
      }),
    );
    expect(trafficMix({ before: opened([0]), after: desk, attributes: [], seed: "1" }).moved).toBe(true);
  });

  test("ask nothing novel in a later trial, and foreign questions among them are", () => {
    const [suite, later] = [opened([0]), opened([1])];
    const noveltyOf = noveltyBeside(suite.map(textOf));
    const novel = later.filter((one) => noveltyOf(textOf(one)).p <= 0.1);
    expect(novel.length).toBeLessThan(later.length / 4);
    const asked = (texts: readonly string[]) =>
      novelQueries(
        someGapFacts({
          queries: {
            known: {
              suite: suite.map((one) => ({ cluster: one.cluster, text: textOf(one), slices: {} })),
              incident: texts.map((text, n) => ({ case: `${n}`, cluster: `${n}`, text, slices: {}, isAsked: false })),
            },
          },
        }),
      );
    expect(asked(later.slice(0, 20).map(textOf))).toBeUndefined();
    const foreign = Array.from({ length: 10 }, (_, n) => `Prove that ${n * 101 + 7} is a prime number.`);
    expect(asked(foreign)).toMatchObject({ code: "novel-queries", queries: 10, novel: 10, p: 0.005 });
  });
});
