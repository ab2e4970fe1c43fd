import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect } from "vitest";
import type { Result } from "../../src/domain/result.ts";
import { type Outcome, resultOf } from "./cli.ts";

const SCHEMA = JSON.parse(readFileSync(new URL("../../schema/result.json", import.meta.url), "utf8")) as object;
const validate = new Ajv2020({ allowUnionTypes: true }).compile(SCHEMA);

/** The result that a run with --json printed, held against the published schema. */
export function validResult(outcome: Outcome): Result {
  const result = resultOf(outcome);
  validate(result);
  expect(validate.errors ?? []).toEqual([]);
  return result;
}
