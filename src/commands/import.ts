import type { Command } from "commander";

export function addImport(program: Command): void {
  program
    .command("import")
    .argument("<from>", "what to import from: promptfoo")
    .argument("<config>", "promptfooconfig.yaml, or what it is called")
    .summary("a suite of curated cases from promptfoo's tests")
    .description(
      "Reads a promptfoo configuration with its prompts and tests (YAML, JSON, JSON lines, CSV) and writes a suite: suite.yml, the cases, the prompt, rubric and schemas. Nothing is run, and no file is overwritten. What could not be carried over is listed.",
    )
    .option("--out <folder>", "the folder of the new suite", "evals/promptfoo")
    .option("--json", "print what was written as JSON")
    .addHelpText(
      "after",
      "\nExamples:\n  eval-baseline import promptfoo promptfooconfig.yaml\n  eval-baseline import promptfoo tests/promptfooconfig.yaml --out evals/answers",
    )
    .action(async (from: string, config: string, options: { readonly out: string; readonly json?: true }) => {
      const { UserError } = await import("../errors.ts");
      if (from !== "promptfoo")
        throw new UserError(`${from} cannot be imported from`, "Write: eval-baseline import promptfoo CONFIG.");
      const { startImport } = await import("../start/import.ts");
      const imported = await startImport({ from: config, to: options.out }, process.cwd());
      const { importJson, importTerminal } = await import("../report/import.ts");
      process.stdout.write(options.json === true ? importJson(imported) : importTerminal(imported));
    });
}
