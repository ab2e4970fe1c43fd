/**
 * What early stopping and a stored base save, at equal error: simulates checks of which the truth is known with the
 * program's own looks and compare().
 *
 *     node evals/calibration/calls.ts [--only NAME,NAME] [--runs N] [--seed S] [--threads N] [--again]
 */
import { run } from "../entry.ts";
import { CALLS_TABLES } from "./calls-tables.ts";
import { makeTables } from "./make-tables.ts";

await run(() => makeTables("calls", CALLS_TABLES));
