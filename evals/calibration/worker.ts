/** One of the threads that simulate: gets a portion, gives back what happened in it. */
import { parentPort } from "node:worker_threads";
import { type Portion, simulatePortion } from "./portion.ts";
import { tableOf } from "./tables.ts";

parentPort?.on("message", (portion: Portion) => {
  parentPort?.postMessage(simulatePortion(tableOf(portion.table), portion));
});
