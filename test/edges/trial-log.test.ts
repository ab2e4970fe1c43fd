import { appendFile, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import type { FinishedTrial } from "../../src/domain/case-answers.ts";
import type { Variant } from "../../src/domain/variant.ts";
import { openTrialLog } from "../../src/edges/trial-log.ts";
import { UserError } from "../../src/errors.ts";
import { aCase, anAnswer, aTrial, aTuple } from "../builders.ts";
import { readBack } from "../formats/otlp-export/read-back.ts";

const WORLD = { clock: { now: () => new Date("2026-11-02T06:00:00Z") } };
const VARIANT: Variant = {
  label: "production",
  versions: aTuple(),
  model: null,
  policy: "",
  retrieval: { kind: "recorded" },
};
const RUN = { suite: "support-desk", variant: VARIANT };

function aFinished(id: string): FinishedTrial {
  const one = aCase({ id });
  return {
    case: one,
    recording: one.recordings[0],
    trial: 0,
    answer: anAnswer({ text: `Answer ${id}` }),
    row: aTrial(),
  };
}

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "trial-log-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  return folder;
}

test("every trial is a line that our readers read, in the order of writing, in a folder that need not be there", async () => {
  const path = join(await temporaryFolder(), "exports", "trials.jsonl");
  const log = await openTrialLog(path, WORLD);
  const ids = Array.from({ length: 50 }, (_, index) => `case-${index}`);
  await Promise.all(ids.map((id) => log.write(RUN, aFinished(id))));
  await log.close();
  const lines = (await readFile(path, "utf8")).split("\n");
  expect(lines.pop()).toBe("");
  expect(lines.map((line) => readBack(line).attributes["eval_baseline.case"])).toEqual(ids);
});

test("what is in the file stays, and a line that was cut off is ended", async () => {
  const path = join(await temporaryFolder(), "trials.jsonl");
  const write = async (id: string) => {
    const log = await openTrialLog(path, WORLD);
    await log.write(RUN, aFinished(id));
    await log.close();
  };
  await writeFile(path, "");
  await write("case-1");
  await appendFile(path, '{"resourceSpans":[{');
  await write("case-2");
  const lines = (await readFile(path, "utf8")).trimEnd().split("\n");
  expect(lines).toHaveLength(3);
  expect(lines[1]).toBe('{"resourceSpans":[{');
  expect([lines[0], lines[2]].map((line) => readBack(line ?? "").attributes["eval_baseline.case"])).toEqual([
    "case-1",
    "case-2",
  ]);
});

test("a run that goes on writes no trial again that is whole in the file, and an answer made anew is a trace of its own", async () => {
  const path = join(await temporaryFolder(), "trials.jsonl");
  const made = aFinished("case-1");
  const write = async (...trials: readonly FinishedTrial[]) => {
    const log = await openTrialLog(path, WORLD);
    for (const trial of trials) await log.write(RUN, trial);
    await log.close();
  };
  const cached = { ...made, answer: { ...anAnswer({ text: "Answer case-1" }), cached: true } } as const;
  const anew = { ...made, answer: anAnswer({ text: "Answer case-1", latencyMs: 77.7 }) };
  await write(made, aFinished("case-2"));
  // The last line was cut off, and is no trial.
  await writeFile(path, (await readFile(path, "utf8")).slice(0, -9));
  await write(cached, aFinished("case-2"), anew);

  const lines = (await readFile(path, "utf8")).trimEnd().split("\n");
  lines.splice(1, 1);
  const traces = lines.map(readBack);
  expect(traces.map(({ attributes }) => attributes["eval_baseline.case"])).toEqual(["case-1", "case-2", "case-1"]);
  expect(new Set(traces.map(({ id }) => id)).size).toBe(3);
});

test.skipIf(process.platform === "win32")("only its owner may read the file: it holds the texts", async () => {
  const path = join(await temporaryFolder(), "trials.jsonl");
  await (await openTrialLog(path, WORLD)).close();
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test("a file that cannot be written is told with its place and what to do", async () => {
  const folder = await temporaryFolder();
  const failure = await openTrialLog(folder, WORLD).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(UserError);
  expect(failure).toMatchObject({
    message: `${folder} cannot be written (EISDIR)`,
    remedy: "Give --export a file in a folder that you may write to, on a disk with room, or leave it out.",
  });
});

test.skipIf(process.platform !== "linux")("a disk that is full is told, and the next line is tried again", async () => {
  const log = await openTrialLog("/dev/full", WORLD);
  const told = { message: "/dev/full cannot be written (ENOSPC)" };
  await expect(log.write(RUN, aFinished("case-1"))).rejects.toMatchObject(told);
  await expect(log.write(RUN, aFinished("case-2"))).rejects.toMatchObject(told);
  await log.close();
});
