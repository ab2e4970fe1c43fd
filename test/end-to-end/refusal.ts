import { existsSync } from "node:fs";
import { expect } from "vitest";
import type { Incomplete } from "../../src/domain/run.ts";
import type { ModelServer } from "../servers/model.ts";
import { type Outcome, resultOf } from "./cli.ts";
import type { Desk } from "./desk.ts";

/** What every record of these tests is asked for: a place that stays empty when nothing may be written. */
export const RECORD = (desk: Desk) => ["record", "--out", desk.out];

/**
 * Runs what cannot run at all: status 2, nothing on standard output, nothing written.
 * @returns what standard error says, the paths of this machine replaced by <desk>
 */
export async function refusal(
  desk: Desk,
  args: readonly string[] = RECORD(desk),
  model?: Pick<ModelServer, "url">,
): Promise<string> {
  const { stdout, stderr } = await writesNothing(desk, [...args, "--quiet"], model);
  expect(stdout).toBe("");
  return stderr.replaceAll(desk.path, "<desk>");
}

/**
 * Runs what begins and cannot be finished: status 2, a result that says why, nothing written.
 * @returns why, the address of the model replaced by <model>
 */
export async function shortfall(
  desk: Desk,
  model?: Pick<ModelServer, "url">,
  args: readonly string[] = RECORD(desk),
): Promise<Incomplete> {
  const outcome = await writesNothing(desk, [...args, "--quiet", "--json"], model);
  expect(outcome.stderr).toBe("");
  const { verdict, gate, incomplete } = resultOf(outcome);
  expect({ verdict, gate }).toEqual({ verdict: "errored", gate: "fail" });
  if (incomplete === undefined) throw new Error(`the result does not say why: ${outcome.stdout}`);
  return model === undefined
    ? incomplete
    : { ...incomplete, problem: incomplete.problem.replaceAll(model.url, "<model>") };
}

async function writesNothing(
  desk: Desk,
  args: readonly string[],
  model: Pick<ModelServer, "url"> | undefined,
): Promise<Outcome> {
  const before = desk.state();
  const outcome = await desk.run(args, model);
  expect(outcome.status, outcome.stdout + outcome.stderr).toBe(2);
  expect(desk.state()).toBe(before);
  expect(existsSync(desk.out)).toBe(false);
  return outcome;
}
