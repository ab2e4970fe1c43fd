import { type Command, InvalidArgumentError } from "commander";

export function addSimulatedModel(program: Command): void {
  program
    .command("simulated-model")
    .summary("serve the example suite's simulated model on loopback, until it is stopped")
    .description(
      "An OpenAI-compatible server that follows rules instead of a model: for the example suite, and for trying workflows without a key. Its answers and its dollars are simulated.",
    )
    .option("--port <number>", "the loopback port (default: one that is free)", portOf)
    .action(async ({ port }: { port?: number }) => {
      const { openSimulatedModel } = await import("../world/of-demo.ts");
      const { baseUrl, close } = await openSimulatedModel(port);
      process.stdout.write(`The simulated model is at ${baseUrl}; set OPENAI_BASE_URL to it.\n`);
      await new Promise<void>((resolve) => process.once("SIGINT", resolve).once("SIGTERM", resolve));
      await close();
    });
}

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new InvalidArgumentError("Write a number from 0 to 65535.");
  return port;
}
