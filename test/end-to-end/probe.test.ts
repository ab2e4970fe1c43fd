import { expect, test } from "vitest";
import { startSimulatedModel } from "../../src/edges/simulated-model-server.ts";
import { runGit } from "../edges/git/scratch.ts";
import { resultOf } from "./cli.ts";
import { aDesk, suiteText } from "./desk.ts";

const PROBED = suiteText(["probe: none", "probe: { inputs: 4, calls: 8 }"]);

test("a provider that swaps the model in silence is suspected at the first record after it, and named at the second", async () => {
  await using model = await startSimulatedModel({ latencyMs: 0 });
  using desk = aDesk({ "suite.yml": PROBED });
  const record = async () => {
    const outcome = await desk.run(["record", "--json"], { url: model.baseUrl });
    return resultOf(outcome);
  };
  const states = [];
  for (let week = 0; week < 3; week++) states.push((await record()).probe?.state);
  expect(states).toEqual(["unavailable", "stable", "stable"]);
  model.serve("desk-1", "sim-small-2026-08-01");
  const suspected = await record();
  expect(suspected.probe).toMatchObject({
    model: "desk-1",
    state: "suspect",
    kind: "border",
    readings: 3,
    newNames: [],
  });
  const shown = await desk.run(["record"], { url: model.baseUrl });
  expect(shown.stdout.replace(/\s+/g, " ")).toContain("Probe of desk-1: changed since 20");
  expect(shown.status).toBe(0);
  expect(shown.stdout).toContain("The gate warns");
  const files = runGit(desk.path, ["ls-tree", "-r", "--name-only", "eval-baselines", "probes/"]).split("\n");
  expect(files).toHaveLength(5);
  for (const path of files) expect(path).toMatch(/^probes\/desk\/\d{4}-\d\d-\d\d(-\d)?\.json$/);
}, 90_000);

test("a reading on the branch that is damaged is told, and the record is kept", async () => {
  await using model = await startSimulatedModel({ latencyMs: 0 });
  using desk = aDesk({ "suite.yml": PROBED });
  await desk.run(["record"], { url: model.baseUrl });
  const worktree = `${desk.path}-branch`;
  runGit(desk.path, ["worktree", "add", "--quiet", worktree, "eval-baselines"]);
  const path = runGit(worktree, ["ls-files", "probes/"]);
  runGit(worktree, ["rm", "--quiet", "--cached", path]);
  const blob = runGit(worktree, ["hash-object", "-w", "README.md"]);
  runGit(worktree, ["update-index", "--add", "--cacheinfo", `100644,${blob},${path}`]);
  runGit(worktree, ["commit", "--quiet", "-m", "Damage a reading"]);
  runGit(desk.path, ["worktree", "remove", "--force", worktree]);
  const result = resultOf(await desk.run(["record", "--json"], { url: model.baseUrl }));
  expect(result.probe).toMatchObject({
    state: "unavailable",
    why: `${path} is not a reading of a probe: it is not JSON`,
  });
  expect(result.baseline).toBeDefined();
});
