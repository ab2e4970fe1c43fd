import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import type { Diagnosis } from "../../src/domain/diagnosis.ts";
import { aDesk, CASES, deskModel } from "./desk.ts";
import { validResult } from "./result-schema.ts";
import { traceLine } from "./traces.ts";

const SCHEMA = JSON.parse(readFileSync(new URL("../../schema/diagnosis.json", import.meta.url), "utf8"));

test.concurrent("doctor asks no model, writes nothing, and says what the traces hold and lack", async () => {
  using desk = aDesk();
  const before = desk.state();
  const { status, stdout, stderr } = await desk.run(["doctor"]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: expect.any(String) });
  expect(desk.state()).toBe(before);
  for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
  expect(stdout).toMatch(/^model +100 % +1 +native: gen_ai\.response\.model$/m);
  expect(stdout).toMatch(/^retrieval +100 % +1 +mapped: app\.retrieval\.index_version$/m);
  expect(stdout).toMatch(/^policy +0 % +0 +–$/m);
  expect(stdout).toMatch(new RegExp(`^3 +${CASES} +100 %`, "m"));
  expect(stdout).toContain("- policy version: export");
  expect(stdout).toMatch(/^retrieval +their scores +0 %/m);
});

test.concurrent("doctor's JSON is what its schema says", async () => {
  using desk = aDesk();
  const { stdout } = await desk.run(["doctor", "--json"]);
  const diagnosis = JSON.parse(stdout) as Diagnosis;
  const validate = new Ajv2020({ strict: true }).compile(SCHEMA);
  expect(validate(diagnosis), JSON.stringify(validate.errors)).toBe(true);
  expect(diagnosis).toMatchObject({ suite: "desk", there: CASES, examined: CASES, stacks: { otel: CASES } });
});

test.concurrent("doctor --fail-under exits with 1 below the share, and with 0 at it", async () => {
  using desk = aDesk();
  expect((await desk.run(["doctor", "--fail-under", "1%"])).status).toBe(1);
  expect((await desk.run(["doctor", "--fail-under", "0"])).status).toBe(0);
});

test.concurrent("doctor counts what cannot be replayed", async () => {
  const lines = Array.from({ length: CASES }, (_, index) => traceLine(index, { modelHop: index % 2 === 0 }));
  using desk = aDesk({ "traces/monday.jsonl": `${lines.join("\n")}\n` });
  const { stdout } = await desk.run(["doctor"]);
  expect(stdout).toMatch(new RegExp(`^0 +${CASES / 2} +50 %`, "m"));
  expect(stdout).toContain(`${CASES / 2} traces: no model call is recorded.`);
});

test.concurrent("doctor without a trace says why there is none", async () => {
  using desk = aDesk({ "traces/monday.jsonl": "" });
  const { status, stderr } = await desk.run(["doctor", "--quiet"]);
  expect(status).toBe(2);
  expect(stderr).toContain("eval-baseline: traces/monday.jsonl matches traces/*.jsonl, and holds no records.");
});

test.concurrent("a record carries the diagnosis in its result", async () => {
  using desk = aDesk();
  await using model = await deskModel();
  const { diagnosis } = validResult(await desk.run(["record", "--json"], model));
  expect(diagnosis).toMatchObject({ examined: CASES, cases: CASES });
});
