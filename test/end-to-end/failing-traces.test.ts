import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Attribution, layersOfRole } from "../../src/domain/attribution.ts";
import type { Baseline } from "../../src/domain/baseline.ts";
import { startSimulatedModel } from "../../src/edges/simulated-model-server.ts";
import { runGit, scratchDirectory } from "../edges/git/scratch.ts";
import { runCli } from "./cli.ts";

const RECORD = /^baselines\/support-desk\/2026\/2026-11-16-[0-9a-f]{8}\.json$/m;

/** Traces of requests that the record of the second week answered wrongly. */
function failingTraces(repository: string): readonly string[] {
  const path = RECORD.exec(runGit(repository, ["ls-tree", "-r", "--name-only", "eval-baselines"]))?.[0];
  const { run } = JSON.parse(runGit(repository, ["show", `eval-baselines:${path}`])) as Baseline;
  const fails = (scores: object) => JSON.stringify((scores as { readonly answers?: unknown }).answers) === "0";
  return run.cases.flatMap(({ trials }) => trials.find(({ scores }) => fails(scores))?.trace ?? []);
}

test("failing traces are held against the versions of 48 hours before, and written down with what they rest on", {
  timeout: 180_000,
}, async () => {
  using scratch = scratchDirectory();
  await using model = await startSimulatedModel();
  const environment = { TMPDIR: scratch.path, OPENAI_BASE_URL: model.baseUrl, OPENAI_API_KEY: "mine" };
  expect((await runCli(["demo", "--keep"], { directory: scratch.path, environment })).status).toBe(0);
  const name = readdirSync(scratch.path).find((one) => /^eval-baseline-demo-[^-]+$/.test(one)) ?? "";
  const directory = join(scratch.path, name);
  const traces = failingTraces(directory);
  expect(traces.length).toBeGreaterThanOrEqual(20);
  const asked = ["--traces", traces.join(","), "--metric", "answers", "--quiet"];

  const attributed = await runCli(["attribute", ...asked, "--json"], { directory, environment });
  const attribution = JSON.parse(attributed.stdout) as Attribution;
  expect(attribution.after.versions).toMatchObject({
    model: { id: "sim-large-2026-11-01" },
    retrieval: { id: "kb-2026-06-01" },
  });
  expect(attribution.before.versions).toMatchObject({
    model: { id: "sim-large-2026-08-01" },
    retrieval: { id: "kb-2026-09-01" },
  });
  expect(layersOfRole(attribution, "proximate")).toEqual(["retrieval"]);
  expect(layersOfRole(attribution, "exonerated")).toEqual(["model"]);
  expect(attribution.design).toMatchObject({ cases: traces.length, of: traces.length });
  // Traces that failed are no sample of the traffic.
  expect(attribution.trafficMix).toBeUndefined();

  const out = join(scratch.path, "incident");
  const written = await runCli(["post-mortem", ...asked, "--out", out], { directory, environment });
  expect({ status: written.status, stderr: written.stderr }).toEqual({ status: 0, stderr: "" });
  const postMortem = JSON.parse(readFileSync(join(out, "post-mortem.json"), "utf8"));
  expect(postMortem.asked.traces).toEqual(traces);
  expect(traces).toContain(postMortem.reproduction.trace);
  expect(postMortem.reproduction.atIncident.trials).toBe(20);
  expect(readFileSync(join(out, "post-mortem.md"), "utf8")).toContain("Retrieval did it");
});
