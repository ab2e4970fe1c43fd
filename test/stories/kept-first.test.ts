import { describe, expect, test } from "vitest";
import { baselineStore } from "../../src/edges/store/baseline-store.ts";
import { memoryBranch } from "../../src/edges/store/memory-branch.ts";
import { sampleTexts } from "../../src/edges/store/sample-texts.ts";
import { UserError } from "../../src/errors.ts";
import type { TraceSource } from "../../src/ports.ts";
import { drawSample } from "../../src/stories/draw-sample.ts";
import { keepBaseline } from "../../src/stories/keep-baseline.ts";
import { keptFirst } from "../../src/stories/kept-first.ts";
import { record } from "../../src/stories/record.ts";
import { sampleOfBaseline } from "../../src/stories/sample-of-baseline.ts";
import { aSampleSpec, aTrace } from "../builders.ts";
import { aSuite, memoryWorld } from "./memory-world.ts";

/** A source that holds these ids, and the ids it was asked for. */
function aSource(...held: string[]) {
  const asked: string[] = [];
  const source: TraceSource = {
    survey: () => expect.unreachable(),
    async fetch(ids) {
      asked.push(...ids);
      return ids.filter((id) => held.includes(id)).map((id) => aTrace({ id, conversation: "fetched" }));
    },
  };
  return { source, asked };
}

describe("traces whose texts were kept", () => {
  test("are taken as they were kept, in the order asked for, and only the others are fetched", async () => {
    const { source, asked } = aSource("a", "b", "c");
    const kept = keptFirst([aTrace({ id: "b" })], source);
    const traces = await kept.fetch(["c", "b", "x", "a"]);
    expect(traces.map(({ id, conversation }) => [id, conversation])).toEqual([
      ["c", "fetched"],
      ["b", undefined],
      ["a", "fetched"],
    ]);
    expect(asked).toEqual(["c", "x", "a"]);
    expect(await kept.fetch(["b"])).toHaveLength(1);
    expect(asked).toHaveLength(3);
  });

  test("are nothing to a source when there are none", () => {
    const { source } = aSource();
    expect(keptFirst(undefined, source)).toBe(source);
  });

  test("are asked again after the traces themselves are gone", async () => {
    const suite = aSuite();
    const { world } = memoryWorld({ suite });
    const texts = sampleTexts({ ...suite.store, text: "plain" }, {});
    const store = baselineStore(memoryBranch(), { texts });
    const { baseline } = await record(suite, { target: "replay", commit: false }, { ...world, store });
    const drawn = await drawSample(suite, world);
    if (baseline === undefined || drawn.status !== "drawn") return expect.unreachable();
    expect(await keepBaseline(baseline, { ...world, store }, drawn.traces)).toMatchObject({ status: "kept" });

    const traces = aSource().source;
    const again = await sampleOfBaseline(suite, { ...world, store, traces });
    expect(again.drawn).toMatchObject({ status: "drawn", notes: [], sample: { digest: drawn.sample.digest } });
  });

  test("under a key that was changed are told, and do not keep a record from being made under the new one", async () => {
    const sealed = { branch: "eval-baselines", text: "sealed", keyVariable: "KEY" } as const;
    const suite = aSuite({ sample: aSampleSpec({ size: 10, fixed: 5 }), store: sealed });
    const { world, branch } = memoryWorld({ suite });
    const under = (key: string) => ({
      ...world,
      store: baselineStore(branch, { texts: sampleTexts(sealed, { KEY: key.repeat(64) }) }),
    });
    await record(suite, { target: "replay", commit: true }, under("a"));
    const { result, baseline } = await record(suite, { target: "replay", commit: true }, under("b"));
    expect(result.notes[0]).toMatch(/^The texts kept beside the latest baseline were not used, .* was sealed under/);
    expect(baseline?.run.sample.fixed?.cases).toBe(5);
    expect(await world.store.list("desk")).toHaveLength(2);
  });

  test("that cannot be read are what a check stops at when the traces are gone as well", async () => {
    const sealed = { branch: "eval-baselines", text: "sealed", keyVariable: "KEY" } as const;
    const suite = aSuite({ store: sealed });
    const { world, branch } = memoryWorld({ suite });
    const under = (key: string) => baselineStore(branch, { texts: sampleTexts(sealed, { KEY: key.repeat(64) }) });
    await record(suite, { target: "replay", commit: true }, { ...world, store: under("a") });
    const traces = { ...world.traces, fetch: () => Promise.reject(new UserError("no file matches", "Look.")) };
    await expect(sampleOfBaseline(suite, { ...world, store: under("b"), traces })).rejects.toThrow(/was sealed under/);
  });
});
