import { expect, test } from "vitest";
import { logGathering } from "../../../src/formats/spans/log-gathering.ts";
import type { RawLog } from "../../../src/formats/spans/raw-span.ts";

function aLog(body: string, timeNs = 1n): RawLog {
  return { traceId: "t", spanId: "s", name: "gen_ai.user.message", timeNs, attributes: {}, body };
}

function gathered(...records: readonly (readonly RawLog[])[]): readonly unknown[] {
  const logs = logGathering();
  for (const record of records) logs.add(record);
  return logs.of("t").map(({ body }) => body);
}

test("a log that was sent again counts once", () => {
  expect(gathered([aLog("yes"), aLog("no")], [aLog("yes"), aLog("no")])).toEqual(["yes", "no"]);
});

test("a log that one record holds twice was said twice, also when that record is sent again", () => {
  const record = [aLog("yes"), aLog("yes")];
  expect(gathered(record, record)).toEqual(["yes", "yes"]);
  expect(gathered([aLog("yes")], record)).toEqual(["yes", "yes"]);
});

test("equal words at different times are different logs", () => {
  expect(gathered([aLog("yes", 1n)], [aLog("yes", 2n)])).toEqual(["yes", "yes"]);
});
