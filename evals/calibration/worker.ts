/** One of the threads that simulate: gets a portion, gives back what happened in it. */
import { parentPort } from "node:worker_threads";
import { CALLS_TABLES } from "./calls-tables.ts";
import { type Portion, simulatePortion } from "./portion.ts";
import { TABLES, tableIn } from "./tables.ts";

const ALL = [...TABLES, ...CALLS_TABLES];

parentPort?.on("message", (portion: Portion) => {
  parentPort?.postMessage(simulatePortion(tableIn(ALL, portion.table), portion));
});
