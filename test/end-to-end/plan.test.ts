import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import type { Plan } from "../../src/domain/plan.ts";
import { aDesk, CASES, deskModel, suiteText } from "./desk.ts";

const SCHEMA = JSON.parse(readFileSync(new URL("../../schema/plan.json", import.meta.url), "utf8"));
const validate = new Ajv2020({ strict: true }).compile(SCHEMA);

test.concurrent("plan asks no model, writes nothing, and says what the suite can see", async () => {
  using desk = aDesk();
  const before = desk.state();
  const { status, stdout, stderr } = await desk.run(["plan"]);
  expect({ status, stderr }).toEqual({ status: 0, stderr: expect.any(String) });
  expect(desk.state()).toBe(before);
  for (const line of stdout.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
  expect(stdout).toMatch(/^cites +20 +25\.6 +19 +16\.2 +13\.5 +11\.1 +2 trials$/m);
  expect(stdout).toContain(`${2 * CASES} calls`);
});

test.concurrent("plan's JSON is what its schema says, before a baseline and after one", async () => {
  using desk = aDesk({ "suite.yml": suiteText(["trials: 1", "trials: 2"]) });
  await using model = await deskModel();
  for (const within of ["assumed", "measured"]) {
    const plan = JSON.parse((await desk.run(["plan", "--json"])).stdout) as Plan;
    expect(validate(plan), JSON.stringify(validate.errors)).toBe(true);
    expect(plan).toMatchObject({ suite: "desk", cases: CASES, metrics: [{ metric: "cites", within }] });
    expect((await desk.run(["record"], model)).status).toBe(0);
  }
});

test.concurrent("plan without a trace says why there is none", async () => {
  using desk = aDesk({ "traces/monday.jsonl": "" });
  const { status, stdout, stderr } = await desk.run(["plan", "--quiet"]);
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
  expect(stderr).toContain("eval-baseline: traces/monday.jsonl matches traces/*.jsonl, and holds no records.");
});
