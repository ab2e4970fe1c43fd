import type { Command } from "commander";
import { colourOn, interruption } from "./options.ts";

/** @param example the folder of the example suite */
export function addDemo(program: Command, example: string): void {
  program
    .command("demo")
    .summary("the whole loop on the example suite, offline, with a simulated model")
    .description(
      "Copies the example suite to a temporary repository, starts a simulated model on loopback, and records, checks two prompt edits, runs a canary and explains an incident. The post-mortem stays in a folder of its own, to be read. No key, no network, no cost.",
    )
    .option("--keep", "leave the temporary repository there, to look at")
    .action(async (options: { keep?: true }) => {
      const { startDemo } = await import("../start/demo.ts");
      const signal = interruption();
      await startDemo({
        example,
        keep: options.keep === true,
        output: process.stdout,
        colour: colourOn(),
        signal,
      });
    });
}
