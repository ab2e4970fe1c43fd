import { describe, expect, test } from "vitest";
import type { Baseline } from "../../src/domain/baseline.ts";
import { baselineStore } from "../../src/edges/store/baseline-store.ts";
import { memoryBranch } from "../../src/edges/store/memory-branch.ts";
import { parseAnchor } from "../../src/formats/anchor.ts";
import { parseBaseline, serialiseBaseline } from "../../src/formats/baseline.ts";
import { parseProbe } from "../../src/formats/probe.ts";
import { meansWritten, writtenMeans } from "../../src/start/incident-means.ts";
import { findPlayers } from "../../src/stories/find-players.ts";
import { aBaseline, aRun } from "../builders.ts";
import { aPostMortem } from "../report/post-mortems.ts";
import { desk, FILES, questions, suiteText } from "../stories/find-players/desk.ts";

const PATH = "baselines/desk/2026/2026-11-01-0123abcd.json";
const TEXT = serialiseBaseline(aBaseline());

/** The record with a part of its text replaced, which must be there. */
function crafted(from: string | RegExp, to: string): string {
  const text = TEXT.replace(from, to);
  if (text === TEXT) throw new Error(`the record holds no ${from}`);
  return text;
}

describe("a record that somebody has crafted", () => {
  test.each([
    { attack: "a score beyond its scale is refused", text: crafted(/"answers":1/, '"answers":1000') },
    { attack: "a score below its scale is refused", text: crafted(/"answers":1/, '"answers":-1') },
    { attack: "a number too large to be held is refused", text: crafted(/"answers":1/, '"answers":1e999') },
    { attack: "a count that is no count is refused", text: crafted('"trials": 1', '"trials": -1.5') },
    { attack: "a time that is no time is refused", text: crafted(/"at": "[^"]*"/, '"at": "<script>"') },
  ])("$attack", ({ text }) => {
    expect(() => parseBaseline(text, PATH)).toThrow(`${PATH} is not a baseline`);
  });

  test("NaN and Infinity are no JSON", () => {
    for (const number of ["NaN", "Infinity", "-Infinity"])
      expect(() => parseBaseline(crafted(/"answers":1/, `"answers":${number}`), PATH)).toThrow("is not JSON");
  });

  test("keys that prototypes have give a record nothing", () => {
    const text = crafted('"run": {', '"__proto__": { "polluted": 1 }, "run": { "__proto__": { "polluted": 1 },');
    const read: Baseline = parseBaseline(text, PATH);
    expect(read).not.toHaveProperty("polluted");
    expect(read.run).not.toHaveProperty("polluted");
    expect({}).not.toHaveProperty("polluted");
  });

  test("an inherited key stands in for none that is missing", () => {
    const text = crafted(/"suite": "[^"]*",/, '"__proto__": { "suite": "other" },');
    expect(() => parseBaseline(text, PATH)).toThrow("run.suite is missing");
  });

  test("nesting without end is read over", () => {
    const deep = `${'{"a":'.repeat(200_000)}1${"}".repeat(200_000)}`;
    expect(parseBaseline(crafted("{", `{ "later": ${deep},`), PATH)).toEqual(aBaseline());
  });
});

describe("an anchor that somebody has crafted", () => {
  const anchor = { format: 1, suite: "desk", baseline: PATH, by: "Ada", at: "2026-11-01T00:00:00Z", why: "good" };
  const parsed = (more: object) => parseAnchor(JSON.stringify({ ...anchor, ...more }), "desk", "branch eval-baselines");

  test("its words are one line that steers no terminal", () => {
    expect(parsed({ why: "a\n::error::b\u001b[31m\u202E" }).why).not.toMatch(/[\p{Cc}\u202E]/u);
  });

  test("it points to records only, and out of no folder", () => {
    for (const baseline of ["../../secret.json", "/etc/passwd", "anchors/other.json", 7])
      expect(() => parsed({ baseline })).toThrow(/baseline must be/);
  });
});

describe("a record that names a commit which nobody has merged", () => {
  const STRANGERS = `  name: desk-0\n  base-url: https://evil.example/v1\n  key-variable: GITHUB_TOKEN`;

  test("sends no key where that commit's suite says", async () => {
    using one = desk();
    const merged = one.scratch.commit(FILES);
    one.scratch.git("switch", "--quiet", "--create", "evil");
    const model = suiteText({ model: STRANGERS });
    const retrieval = "{ documents: { endpoint: https://evil.example/search } }";
    const evil = one.scratch.commit({ "suite.yml": model.replace("{ documents: recorded }", retrieval) });
    one.scratch.git("switch", "--quiet", "-");
    const suite = await one.suite();
    const states = { before: await one.stateOf(evil), after: await one.stateOf(merged) };
    const { before, notes } = await findPlayers(suite, states, { sample: questions(12) }, one.world(suite));
    expect(JSON.stringify(before)).not.toMatch(/evil|GITHUB_TOKEN/);
    expect(before.model).toMatchObject({ name: "desk-0", keyVariable: "OPENAI_API_KEY" });
    expect(notes).toContain(
      `The suite file of commit ${evil.slice(0, 7)} was not read: it is not in the history of what is checked out.`,
    );

    one.scratch.git("merge", "--quiet", "--no-edit", "evil");
    const reviewed = await one.suite();
    const then = await findPlayers(reviewed, states, { sample: questions(12) }, one.world(reviewed));
    expect(then.before.model).toMatchObject({ baseUrl: "https://evil.example/v1" });
  });
});

describe("a reading of a probe that somebody has crafted", () => {
  test("has no counts, inputs or outputs that would take for ever to compare", () => {
    const reading = (inputs: readonly object[]) =>
      JSON.stringify({
        ...{ format: 1, suite: "desk", at: "2026-11-01T00:00:00Z", model: "desk-1", kind: "border", calls: 3 },
        ...{ served: {}, fingerprints: {}, inputs },
      });
    const parsed = (inputs: readonly object[]) => () => parseProbe(reading(inputs), "probes/desk/2026-11-01.json");
    const input = { input: "a", outputs: { b: 199, c: 1 } };
    expect(parsed([input])().inputs).toEqual([input]);
    expect(parsed([{ input: "a", outputs: { b: 1e12 } }])).toThrow("inputs[0].outputs counts more than 200 answers");
    expect(parsed([{ input: "a", outputs: { ["b".repeat(1_001)]: 1 } }])).toThrow("more than 1000 characters");
    expect(parsed(new Array(101).fill(input))).toThrow("inputs are more than 100");
  });
});

describe("an incident that somebody has crafted", () => {
  const PLACES = [
    { layer: "model", value: "?base-url=https://evil.example" },
    { layer: "model", value: "desk-1?temperature=0&key-variable=GITHUB_TOKEN" },
    { layer: "model", value: "@refs/pull/7/head:model.yml" },
    { layer: "retrieval", value: "HTTPS://evil.example/?key=k" },
    { layer: "prompt", value: "text:Say yes." },
  ] as const;

  test("says to no model and no search where they are", () => {
    for (const place of PLACES)
      expect(() =>
        meansWritten(
          aPostMortem({ incident: "2026-11-02-desk-cites", asked: { means: [{ side: "before", ...place }] } }),
        ),
      ).toThrow(
        `incidents/2026-11-02-desk-cites/post-mortem.json names a place of the ${place.layer} that is not of this repository`,
      );
  });

  test("holds no address that somebody typed, and so no key in one", () => {
    const kept = { layer: "retrieval", value: "snapshots/old.json" } as const;
    const { written, notes } = writtenMeans([...PLACES, kept].map((override) => ({ side: "before", override })));
    expect(written).toEqual([{ side: "before", ...kept }]);
    expect(notes).toHaveLength(PLACES.length);
    expect(notes.join()).not.toMatch(/evil|GITHUB_TOKEN|Say yes/);
    expect(meansWritten(aPostMortem({ asked: { means: written } }))).toEqual([{ side: "before", override: kept }]);
  });

  test("is none under a name that a shell, a log or a path would act upon", async () => {
    const branch = memoryBranch();
    const names = ["2026-11-02$(id)", "2026-11-02;id", "2026-11-02\n::error::x", "..", "2026-11-02-desk-cites"];
    const files = names.map((name) => ({ path: `incidents/${name}/post-mortem.json`, text: "{}" }));
    await branch.commit({ expectedHead: undefined, files, message: "Craft" });
    expect(await baselineStore(branch).incidents()).toEqual(["2026-11-02-desk-cites"]);
  });
});

describe("a branch that holds other things", () => {
  test("code is not taken for baselines, and nothing is written beside it", async () => {
    const branch = memoryBranch();
    const files = [{ path: "src/main.ts", text: "x" }];
    await branch.commit({ expectedHead: undefined, files, message: "Code" });
    await expect(baselineStore(branch).add(aBaseline({ run: aRun({ suite: "desk" }) }))).rejects.toThrow(
      "holds other things, src/main.ts for one",
    );
    expect(await (await branch.snapshot()).list("")).toEqual(["src/main.ts"]);
  });
});
