/**
 * Proof of calibration: simulates comparisons of which the truth is known, and judges them with the program's own
 * compare().
 *
 *     node evals/calibration/run.ts [--only NAME,NAME] [--runs N] [--seed S] [--threads N] [--again]
 */
import { run } from "../entry.ts";
import { makeTables } from "./make-tables.ts";
import { TABLES } from "./tables.ts";

await run(() => makeTables("run", TABLES));
