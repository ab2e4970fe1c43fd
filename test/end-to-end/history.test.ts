import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import type { History } from "../../src/domain/history.ts";
import { aDesk, aDeskWithRemote, deskModel, PROMPT } from "./desk.ts";
import { refusal } from "./refusal.ts";

const SCHEMA = JSON.parse(readFileSync(new URL("../../schema/history.json", import.meta.url), "utf8")) as object;
const validate = new Ajv2020({ allowUnionTypes: true }).compile(SCHEMA);

test.concurrent("the series has every record of the branch, and which layers changed between them", async () => {
  using desk = aDeskWithRemote();
  await using model = await deskModel();
  await desk.run(["record"], model);
  desk.commit({ "prompts/desk.md": PROMPT.replace("Cite your document.\n", "") });
  await desk.run(["record"], model);
  const state = desk.state();

  const [shown, told] = await Promise.all([desk.run(["history"]), desk.run(["history", "--json", "--quiet"])]);

  expect([shown.status, told.status, told.stderr]).toEqual([0, 0, ""]);
  expect(shown.stdout).toContain("cites  █▁  100 % → 0 %");
  expect(shown.stdout).toMatch(/prompt [0-9a-f]{12} \(hash\) → [0-9a-f]{12}/);
  const history = JSON.parse(told.stdout) as History;
  validate(history);
  expect(validate.errors ?? []).toEqual([]);
  expect(history.metrics[0]?.points.map(({ mean }) => mean)).toEqual([1, 0]);
  expect(desk.state()).toBe(state);
});

test.concurrent("a branch without a record is no error, and says what to do", async () => {
  using desk = aDesk();
  const { status, stdout } = await desk.run(["history"]);
  expect({ status, stdout }).toEqual({
    status: 0,
    stdout: "desk has no record of replayed answers yet. Record one: eval-baseline record\n",
  });
});

test.concurrent("a metric that the newest record has not is refused with those it has", async () => {
  using desk = aDesk();
  await using model = await deskModel();
  await desk.run(["record"], model);
  expect(await refusal(desk, ["history", "--metric", "cited"])).toBe(
    "eval-baseline: the newest record of desk has no metric cited.\nName one it has: cites.\n",
  );
});
