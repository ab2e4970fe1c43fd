import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { resultOf } from "./cli.ts";
import { aDesk, CASES, deskModel, suiteText } from "./desk.ts";
import { refusal, shortfall } from "./refusal.ts";
import { traceLine, traceLines } from "./traces.ts";

const lines = (count: number, ...others: readonly string[]) => `${[...traceLines(count), ...others].join("\n")}\n`;

test.concurrent("a glob that matches no file is told with the nearest place there is", async () => {
  using desk = aDesk({ "suite.yml": suiteText(["traces/*.jsonl", "traces/*.json"]) });
  expect(await refusal(desk)).toBe(
    "eval-baseline: no file matches traces/*.json in the checkout; the nearest folder is traces, with traces/monday.jsonl.\n" +
      "Correct traces.from in the suite file, or put the trace files where it looks for them.\n",
  );
});

test.concurrent("a gzip file that is cut off is not read as if it were whole", async () => {
  using desk = aDesk({ "suite.yml": suiteText(["traces/*.jsonl", "traces/*.gz"]) });
  const packed = gzipSync(lines(CASES));
  writeFileSync(join(desk.path, "traces/tuesday.jsonl.gz"), packed.subarray(0, packed.length - 200));
  expect(await refusal(desk)).toBe(
    "eval-baseline: traces/tuesday.jsonl.gz is not a whole gzip file: unexpected end of file.\n" +
      "Copy the file again from where it was written, or leave it out of traces.from.\n",
  );
});

test.concurrent("a line that is no JSON is skipped and told, within the error budget", async () => {
  using desk = aDesk({
    "suite.yml": suiteText(["{ errors: 2% }", "{ errors: 10% }"]),
    "traces/monday.jsonl": lines(CASES, "{ not JSON"),
  });
  await using model = await deskModel();

  const outcome = await desk.run(["record"], model);

  expect(outcome.status).toBe(0);
  expect(outcome.stdout.replaceAll("\n", " ")).toContain(
    "1 of 25 records of the traces were skipped; the first is traces/monday.jsonl:25: not JSON.",
  );
  expect(model.requests).toHaveLength(CASES);
});

test.concurrent("lines that are no JSON end the run beyond the error budget", async () => {
  using desk = aDesk({ "traces/monday.jsonl": lines(CASES, "{ not JSON") });
  expect(await refusal(desk)).toBe(
    "eval-baseline: traces/monday.jsonl:25: not JSON; 1 of 25 records (4 %) cannot be read, and the error budget is 2 %.\n" +
      "Repair or leave out these records, or raise budget.errors in the suite file.\n",
  );
});

test.concurrent("a file of something else is told so at its first line", async () => {
  using desk = aDesk({ "traces/monday.jsonl": '{"id": 1, "question": "Is this OTLP?"}\n' });
  expect(await refusal(desk)).toBe(
    "eval-baseline: traces/monday.jsonl:1: not a trace in any format that is known; 1 of 1 records (100 %) cannot be read, and the error budget is 2 %.\n" +
      "Repair or leave out these records, or raise budget.errors in the suite file.\n",
  );
});

test.concurrent("a file with nothing in it is named", async () => {
  using desk = aDesk({ "traces/monday.jsonl": "" });
  expect(await shortfall(desk)).toEqual({
    reason: "could-not-start",
    problem: "traces/monday.jsonl matches traces/*.jsonl, and holds no records",
    remedy: "See to it that traces are written there, or correct traces.from in the suite file.",
  });
});

test.concurrent("a filter that no trace meets is named", async () => {
  using desk = aDesk({ "suite.yml": suiteText(["name: production", "name: staging"]) });
  expect((await shortfall(desk)).problem).toBe(
    "suite.yml: traces: none of the traces is left after deployment.environment.name = staging",
  );
});

test.concurrent("a window that no trace is in is named", async () => {
  using desk = aDesk({
    "suite.yml": suiteText(["  where: { deployment.environment.name: production }", "  window: 7d"]),
    "traces/monday.jsonl": lines(CASES).replaceAll(/TimeUnixNano":"\d+"/g, 'TimeUnixNano":"1000000000000000000"'),
  });
  expect((await shortfall(desk)).problem).toBe("suite.yml: traces: none of the traces is left after the last 7 days");
});

test.concurrent("traces without a model hop are left out and counted", async () => {
  using desk = aDesk({
    "traces/monday.jsonl": lines(CASES - 2, ...[22, 23].map((n) => traceLine(n, { modelHop: false }))),
  });
  await using model = await deskModel();

  const outcome = await desk.run(["record", "--json"], model);

  expect(outcome.status).toBe(0);
  expect(resultOf(outcome).notes).toEqual(["2 traces left out: no model hop."]);
  expect(model.requests).toHaveLength(CASES - 2);
});

test.concurrent("traces of which none has a model hop are no sample", async () => {
  using desk = aDesk({
    "traces/monday.jsonl": `${traceLine(0, { modelHop: false })}\n${traceLine(1, { modelHop: false })}\n`,
  });
  expect(await shortfall(desk)).toEqual({
    reason: "no-cases",
    problem: "suite.yml: traces: not one of the 2 traces drawn can be used: 2 × no model hop",
    remedy: "Record the model calls with their messages; docs/traces.md says how, for each tracing stack.",
  });
});

test.concurrent("traces without what was asked cannot be replayed, and the run says so", async () => {
  using desk = aDesk({ "traces/monday.jsonl": lines(CASES).replaceAll("gen_ai.input.messages", "app.hidden") });
  expect(await shortfall(desk)).toEqual({
    reason: "no-cases",
    problem: "no trace of the sample holds the messages that were asked, so there is nothing to replay",
    remedy:
      "Record the input messages in production (the README's section on traces), or score what production answered: --target observed.",
  });
});
