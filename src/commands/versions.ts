import { type Command, Option } from "commander";
import { columnsOf, outsideOf, suiteOf } from "./options.ts";

type VersionsOptions = {
  readonly suite?: string;
  readonly diff?: string;
  readonly json?: true;
  readonly shell?: true;
  readonly otel?: true;
};

export function addVersions(program: Command): void {
  program
    .command("versions")
    .summary("the version of each layer in this checkout, in the form a deploy stamps requests with")
    .description(
      "Computes the five versions of the checkout exactly as a run does. A deploy that puts them on every request makes production's traces say which versions they ran under.",
    )
    .option("--suite <file>", "the suite file (default: suite.yml, evals/suite.yml, or the only suite.yml there is)")
    .option("--diff <revision>", "also say which layers changed since that commit, and in which files")
    .option("--json", "as JSON")
    .addOption(
      new Option("--shell", "as lines of NAME=value, for eval or $GITHUB_ENV").conflicts(["json", "otel", "diff"]),
    )
    .addOption(new Option("--otel", "as OTEL_RESOURCE_ATTRIBUTES=…").conflicts(["json", "shell", "diff"]))
    .addHelpText(
      "after",
      '\nExamples:\n  eval-baseline versions\n  eval-baseline versions --diff origin/main\n  export "$(eval-baseline versions --otel)"\n  eval-baseline versions --shell >> "$GITHUB_ENV"',
    )
    .action(async (options: VersionsOptions) => {
      const { startVersions } = await import("../start/versions.ts");
      const { stampsJson, stampsOtel, stampsShell, stampsTerminal } = await import("../report/stamps.ts");
      const request = { ...suiteOf(options), ...(options.diff === undefined ? {} : { since: options.diff }) };
      const stamps = await startVersions(request, outsideOf({ quiet: true }));
      if (options.json === true) process.stdout.write(stampsJson(stamps));
      else if (options.shell === true) process.stdout.write(stampsShell(stamps));
      else if (options.otel === true) process.stdout.write(stampsOtel(stamps));
      else process.stdout.write(await stampsTerminal(stamps, columnsOf(process.stdout)));
    });
}
