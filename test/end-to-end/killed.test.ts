import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { sha256 } from "../../src/domain/digest.ts";
import type { KeptReply } from "../../src/edges/models/chat-reply.ts";
import { readJournalLine } from "../../src/edges/models/journal-line.ts";
import type { ReceivedRequest } from "../servers/model.ts";
import { resultOf } from "./cli.ts";
import { aDesk, deskModel, CASES as FEW, suiteText } from "./desk.ts";
import { traceLines } from "./traces.ts";

const CASES = 200;
const CONCURRENCY = 4;
const KILLS = 20;
const DELAY_MS = 5;

/** The desk with enough cases to be killed on the way twenty times. */
function aLargeDesk() {
  return aDesk({
    "suite.yml": suiteText(["size: 24", `size: ${CASES}`], ["concurrency: 8", `concurrency: ${CONCURRENCY}`]),
    "traces/monday.jsonl": `${traceLines(CASES).join("\n")}\n`,
  });
}

/** Another answer for every question, the same each time; some cite and some do not. */
function answerTo({ body }: ReceivedRequest): string {
  const digest = sha256(JSON.stringify(body));
  return `${digest}${digest < "a" ? " [d1]" : ""}`;
}

/** The texts of the answers that stand whole in the journal. */
function keptIn(cache: string): ReadonlySet<string> {
  const lines = journalsIn(cache).flatMap((path) => readFileSync(path, "utf8").split("\n"));
  return new Set(lines.flatMap((line) => readJournalLine<KeptReply>(line)?.reply.text ?? []));
}

function journalsIn(cache: string): readonly string[] {
  try {
    return readdirSync(cache).map((occasion) => join(cache, occasion, "answers.jsonl"));
  } catch {
    return [];
  }
}

/** A record without what says when it was made and what this run of it paid. */
function timeless(file: string): string {
  return readFileSync(file, "utf8").replace(/^ +"(at|spend)": .*$/gm, "");
}

/** A record without what was measured of the model's speed, which no two runs have alike. */
function unhurried(record: string): string {
  return record.replaceAll(/"latencyMs":[\d.]+,/g, "");
}

test.concurrent("a record that was killed twenty times ends as one that was left alone, and asks nothing again that it had kept", async () => {
  using desk = aLargeDesk();
  let arrived = (_n: number): void => {};
  let first = 0;
  await using model = await deskModel((request, n) => {
    arrived(n - first);
    return { kind: "answer", text: answerTo(request), delayMs: DELAY_MS };
  });
  const record = ["record", "--no-commit", "--out", desk.out, "--json"];

  for (let kill = 0; kill < KILLS; kill += 1) {
    const [random = 0, moment = 0] = Buffer.from(sha256(`kill ${kill}`), "hex");
    const kept = keptIn(desk.cache);
    first = model.requests.length;
    const running = desk.start(record, model);
    arrived = (n) => {
      // When a question arrives, or at about the time when its answer does.
      if (n !== random % 6) return;
      if (moment % 2 === 0) running.kill();
      else setTimeout(running.kill, DELAY_MS + (moment % 5));
    };
    expect((await running.outcome).status).toBe(null);
    const asked = model.requests.slice(first).map(answerTo);
    expect(asked.filter((text) => kept.has(text))).toEqual([]);
    expect([...kept].filter((text) => !keptIn(desk.cache).has(text))).toEqual([]);
  }

  const kept = keptIn(desk.cache);
  const before = model.requests.length;
  const resumed = await desk.run(record, model);
  expect(resumed.status).toBe(0);
  expect(resultOf(resumed).spend).toMatchObject({ calls: CASES, cachedCalls: kept.size });
  expect(model.requests).toHaveLength(before + CASES - kept.size);
  // A process asks no further question before it has kept an answer: what it had not kept is what was under way.
  expect(model.requests.length).toBeLessThanOrEqual(CASES + KILLS * CONCURRENCY);
  const resumedRecord = timeless(desk.out);

  const again = await desk.run(record, model);
  expect(resultOf(again).spend).toMatchObject({ calls: CASES, cachedCalls: CASES });
  expect(timeless(desk.out)).toBe(resumedRecord);

  const alone = await desk.run(record, model, { EVAL_BASELINE_CACHE: `${desk.cache}-of-another` });
  expect(resultOf(alone).spend).toMatchObject({ calls: CASES, cachedCalls: 0 });
  expect(unhurried(timeless(desk.out))).toBe(unhurried(resumedRecord));
}, 180_000);

test.concurrent("a record whose answers cannot be kept anywhere ends all the same, and says so once", async () => {
  using desk = aDesk();
  await using model = await deskModel();
  writeFileSync(desk.cache, "in the way");

  const outcome = await desk.run(["record", "--no-commit", "--out", desk.out, "--json"], model);

  expect(outcome.status).toBe(0);
  expect(resultOf(outcome).spend).toMatchObject({ calls: FEW, cachedCalls: 0 });
  expect(
    outcome.stderr.match(/^Answers cannot be kept in .+ \(ENOTDIR\): a run that is stopped starts anew\.$/gm),
  ).toHaveLength(1);
});
