/** One of the threads that simulate: gets a portion, gives back what happened in it. */
import { parentPort } from "node:worker_threads";
import { openDesk } from "./desk.ts";
import { type Portion, simulatePortion } from "./portion.ts";

const desk = openDesk();

parentPort?.on("message", async (portion: Portion) => {
  parentPort?.postMessage(await simulatePortion(await desk, portion));
});
