import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { PostMortem } from "../../src/domain/post-mortem.ts";
import { aDesk, type Desk, deskModel, PROMPT } from "./desk.ts";
import { refusal } from "./refusal.ts";

const SCHEMA = JSON.parse(readFileSync(new URL("../../schema/post-mortem.json", import.meta.url), "utf8")) as object;
const validate = new Ajv2020({ allowUnionTypes: true }).compile(SCHEMA);

/** A desk that was recorded twice: in between its prompt lost its citations, and its policy got other words. */
let desk: Desk;

beforeAll(async () => {
  desk = aDesk();
  await using model = await deskModel();
  await desk.run(["record", "--quiet"], model);
  desk.commit({
    "prompts/desk.md": PROMPT.replace("Cite your document.\n", ""),
    "policies/returns.md": "Whatever is unused may come back within 30 days.\n",
  });
  await desk.run(["record", "--quiet"], model);
});

afterAll(() => desk[Symbol.dispose]());

const onBranch = (path: string) => desk.git("show", `eval-baselines:${path}`);

test("names of records that stand without their option are told how to be written", async () => {
  await using model = await deskModel();
  const outcome = await desk.run(["post-mortem", "2026-11-02", "2026-11-09"], model);
  expect(outcome).toEqual({
    status: 2,
    stdout: "",
    stderr:
      "eval-baseline: post-mortem takes no 2026-11-02 2026-11-09 without an option.\nWrite it so: eval-baseline post-mortem --incident 2026-11-02..2026-11-09.\n",
  });
});

test("a post-mortem is written to a folder, follows its schema, and leaves the repository alone", async () => {
  await using model = await deskModel();
  const out = join(dirname(desk.path), "incident");
  const state = desk.state();
  const outcome = await desk.run(["post-mortem", "--out", out, "--json", "--quiet"], model);
  expect([outcome.status, outcome.stderr]).toEqual([0, ""]);
  const postMortem = JSON.parse(outcome.stdout) as PostMortem;
  validate(postMortem);
  expect(validate.errors ?? []).toEqual([]);
  expect(readFileSync(join(out, "post-mortem.json"), "utf8")).toBe(outcome.stdout);
  expect(readFileSync(join(out, "post-mortem.md"), "utf8")).toContain("**The prompt did it**");
  expect(postMortem.reproduction).toMatchObject({
    from: "fresh",
    atIncident: { failures: 20, trials: 20 },
    overrides: [{ layers: [{ layer: "prompt" }], failures: { failures: 0, trials: 20 }, resolves: true }],
  });
  expect(postMortem.timeline.filter(({ event }) => event === "change-committed").map(({ layer }) => layer)).toEqual([
    "prompt",
    "policy",
  ]);
  expect(desk.state()).toBe(state);
});

test("one on the branch is written anew by its name, with what people wrote in it, and names nobody", async () => {
  await using model = await deskModel();
  const first = await desk.run(["post-mortem", "--incident", "latest"], model);
  expect(first.status, first.stderr).toBe(0);
  const path = /incidents\/(\S+)\/post-mortem\.md/.exec(first.stdout);
  const incident = path?.[1] ?? "";
  const written = onBranch(`incidents/${incident}/post-mortem.md`);
  const [author, email] = [desk.git("log", "-1", "--format=%an"), desk.git("log", "-1", "--format=%ae")];
  for (const text of [written, onBranch(`incidents/${incident}/post-mortem.json`)]) {
    expect(text).not.toContain(author);
    expect(text).not.toContain(email);
  }
  edit(incident, written.replace("_Nothing written yet._", "We merged two changes at once."));
  const again = await desk.run(["post-mortem", "--incident", incident, "--quiet"], model);
  expect([again.status, again.stderr]).toEqual([0, ""]);
  expect(onBranch(`incidents/${incident}/post-mortem.md`)).toContain(
    "<!-- yours: summary -->\nWe merged two changes at once.\n<!-- /yours -->",
  );

  edit(incident, written.replace("<!-- /yours -->\n", ""));
  const line = written.split("\n").indexOf("<!-- yours: status -->");
  const before = desk.state();
  const broken = await desk.run(["post-mortem", "--incident", incident, "--quiet"], model);
  expect([broken.status, broken.stdout, desk.state()]).toEqual([2, "", before]);
  expect(broken.stderr).toBe(
    `eval-baseline: incidents/${incident}/post-mortem.md, line ${line}: the place "status" begins here, and the place "summary" of line ${line - 5} has no end.\nPut the marks back as they were, each on a line of its own: <!-- yours: KEY --> and <!-- /yours -->. Nothing was written.\n`,
  );
  edit(incident, written);
});

test("up to the latest record begins with the one that is named, and not with the one before it", async () => {
  await using model = await deskModel();
  const records = desk.baselines().filter((path) => path.startsWith("baselines/"));
  const [second = "", first = ""] = [true, false].map((is) => records.find((path) => path.endsWith("-2.json") === is));
  const name = (path: string) => /([^/]+)\.json$/.exec(path)?.[1] ?? "";
  const out = join(dirname(desk.path), "up-to-latest");
  const incident = ["--incident", `${name(first)}..latest`];
  const outcome = await desk.run(["post-mortem", ...incident, "--out", out, "--json", "--quiet"], model);
  expect([outcome.status, outcome.stderr]).toEqual([0, ""]);
  expect(JSON.parse(outcome.stdout)).toMatchObject({ asked: { before: first, after: second } });
});

test.each([
  [
    ["--incident", "2026-01-01"],
    /^eval-baseline: branch eval-baselines.* holds no baseline of suite desk that goes by 2026-01-01\.\n/,
  ],
  [
    ["--incident", "2026-01-01-desk-cites"],
    /^eval-baseline: no incident of the name 2026-01-01-desk-cites is on the branch of baselines\.\n(?:None is there yet|There: )/,
  ],
  [["--incident", "latest.."], /^eval-baseline: --incident latest\.\. lacks one of its two records\.\n/],
  [["--incident", "latest..latest"], /^eval-baseline: both names are one and the same record, /],
  [["--incident", "latest", "--traces", "a"], /^eval-baseline: --traces goes without --incident\.\n/],
])("%j is refused before anything is asked", async (args, message) => {
  expect(await refusal(desk, ["post-mortem", ...args])).toMatch(message);
});

test("a folder that holds another incident's is left as it is", async () => {
  await using model = await deskModel();
  const out = join(dirname(desk.path), "other");
  await desk.run(["post-mortem", "--out", out, "--quiet"], model);
  const file = join(out, "post-mortem.json");
  const text = readFileSync(file, "utf8").replace(/"incident": "[^"]+"/, '"incident": "2026-01-01-desk-cites"');
  writeFileSync(file, text);
  const { status, stderr } = await desk.run(["post-mortem", "--out", out, "--quiet"], model);
  expect(status).toBe(2);
  expect(stderr).toContain("holds the post-mortem of 2026-01-01-desk-cites, and this is the one of ");
  expect(readFileSync(file, "utf8")).toBe(text);
  expect(existsSync(join(out, "cases.jsonl"))).toBe(false);
});

/** What somebody does in an editor, and pushes. */
function edit(incident: string, markdown: string): void {
  const place = join(dirname(desk.path), "edited");
  desk.git("worktree", "add", "--quiet", "--force", place, "eval-baselines");
  writeFileSync(join(place, "incidents", incident, "post-mortem.md"), `${markdown.trimEnd()}\n`);
  desk.git("-C", place, "commit", "--quiet", "--all", "--message", "Say what we know");
  desk.git("worktree", "remove", "--force", place);
}
