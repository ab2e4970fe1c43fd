import { UserError } from "../../src/errors.ts";
import type { CalibrationTable } from "./table.ts";
import { COVERAGE } from "./tables/coverage.ts";
import { COVERAGE_ELSEWHERE } from "./tables/coverage-elsewhere.ts";
import { FALSE_ALARMS } from "./tables/false-alarms.ts";
import { FALSE_ALARMS_PER_RUN } from "./tables/false-alarms-per-run.ts";
import { LOOKS_TABLE } from "./tables/looks.ts";
import { NAIVE_RULE } from "./tables/naive-rule.ts";
import { POWER } from "./tables/power.ts";
import { SILENT_GREENS } from "./tables/silent-greens.ts";

/** Every table that is made by simulation, in the order in which they are made. */
export const TABLES: readonly CalibrationTable[] = [
  FALSE_ALARMS,
  FALSE_ALARMS_PER_RUN,
  SILENT_GREENS,
  POWER,
  LOOKS_TABLE,
  COVERAGE,
  COVERAGE_ELSEWHERE,
  NAIVE_RULE,
];

/** @throws UserError when none of these tables goes by that name */
export function tableIn(tables: readonly CalibrationTable[], name: string): CalibrationTable {
  const table = tables.find((one) => one.name === name);
  if (table !== undefined) return table;
  const names = tables.map((one) => one.name).join(", ");
  throw new UserError(`--only ${name}: there is no such table`, `These are: ${names}.`);
}
