import type { Command } from "commander";
import type { SuiteWishes } from "../domain/first-suite.ts";

type InitOptions = Omit<SuiteWishes, "forks"> & {
  readonly yes?: true;
  readonly forks?: true;
  readonly dryRun?: true;
  readonly json?: true;
};

/** @param home absolute path of the folder that this program is shipped in */
export function addInit(program: Command, home: string): void {
  program
    .command("init")
    .summary("a first suite and its workflows, by looking at the repository")
    .description(
      "Looks for prompts, policies, tool definitions, traces and the model, and writes a suite with the workflows that run it. Asks on a terminal; elsewhere options say what the repository does not. What was guessed is marked CHECK in the file. Nothing is run, and no file is overwritten.",
    )
    .option("--suite <file>", "the suite file to write", "evals/suite.yml")
    .option("--yes", "ask nothing: take what was found")
    .option("--name <name>", "what the suite is called")
    .option("--prompt <glob>", "the files that make the prompt; as often as needed", collect)
    .option("--template <file>", "the system prompt, as a Liquid template; none replays what was recorded")
    .option("--policy <glob>", "the files that make the policy; as often as needed, or none", collect)
    .option("--tools <glob>", "JSON files with tool definitions; as often as needed, or none", collect)
    .option("--traces <glob>", "files of production's traces; as often as needed", collect)
    .option("--model <name>", "the model that production asks")
    .option("--key-variable <name>", "the environment variable that holds its key")
    .option("--judge <model>", "a model that judges answers by a rubric")
    .option("--accept-label <label>", "the label that accepts the regression of a pull request")
    .option("--branch <branch>", "the branch that baselines are kept on (default: eval-baselines)")
    .option("--action <place>", "where workflows find this action: OWNER/REPOSITORY@COMMIT")
    .option("--forks", "a second stage for the pull requests of forks, too")
    .option("--no-workflows", "write the suite alone")
    .option("--dry-run", "show what would be written, and write nothing")
    .option("--json", "print what was written as JSON; asks nothing")
    .addHelpText(
      "after",
      "\nExamples:\n  eval-baseline init\n  eval-baseline init --yes --prompt 'prompts/*.md' --model gpt-5-mini-2025-08-07 --no-workflows\n  eval-baseline init --dry-run --yes",
    )
    .action(async (options: InitOptions) => {
      const { yes, dryRun, json, forks, ...wishes } = options;
      const isAsked = yes !== true && json !== true && process.stdin.isTTY === true && process.stdout.isTTY === true;
      const terminal = { input: process.stdin, output: process.stdout };
      const questions = isAsked ? (await import("./init-questions.ts")).initQuestions(terminal) : {};
      const { startInit } = await import("../start/init.ts");
      const report = await startInit(
        { wishes: { ...wishes, forks: forks === true }, dryRun: dryRun === true, home, ...questions },
        { directory: process.cwd(), environment: process.env },
      );
      const { initJson, initTerminal } = await import("../report/init.ts");
      process.stdout.write(
        report === undefined ? "Nothing was written.\n" : json === true ? initJson(report) : initTerminal(report),
      );
    });
}

function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}
