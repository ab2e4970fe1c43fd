/**
 * How long a pull request waits that touches no layer: `check` on such a change, from the start of the process to its
 * end, beside a Node that does nothing, in turns. Prints medians.
 *
 *     node evals/speed/start-up.ts [--runs 20] [--cli dist/cli.js]
 */
import { join } from "node:path";
import { parseArgs } from "node:util";
import { markdownTable } from "markdown-table";
import { createDemoRepository } from "../../src/edges/demo-repository.ts";
import { builtCommandLine, runNode } from "../command-line.ts";
import { run } from "../entry.ts";
import { wholeNumber } from "./arguments.ts";
import { inTurns, median } from "./timed.ts";

const EXAMPLE = join(import.meta.dirname, "../support-desk");

await run(main);

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { runs: { type: "string", default: "20" }, cli: { type: "string" } } });
  const cli = builtCommandLine(values.cli);
  const runs = wholeNumber("runs", values.runs);
  const repository = await createDemoRepository(EXAMPLE);
  try {
    const { base, head } = await repository.edit(
      "README.md",
      (text) => `${text}\nA line that no layer reads.\n`,
      "Say more",
    );
    const wallOf = (args: readonly string[]) => async () => {
      const start = performance.now();
      const { status, stdout, stderr } = await runNode(args, { cwd: repository.root });
      if (status !== 0) throw new Error(`${args.join(" ")} ended with ${status}: ${stderr}`);
      return { wallMs: performance.now() - start, stdout };
    };
    const results = await inTurns(
      { empty: wallOf(["-e", "0"]), check: wallOf([cli, "check", "--base", base, "--head", head, "--quiet"]) },
      runs,
    );
    if (!results.check.every(({ stdout }) => stdout.startsWith("Not affected")))
      throw new Error(`the check found something to do: ${results.check[0]?.stdout}`);
    const [empty, check] = [results.empty, results.check].map((all) => median(all.map(({ wallMs }) => wallMs)));
    print(empty ?? Number.NaN, check ?? Number.NaN, runs);
  } finally {
    await repository.remove();
  }
}

function print(emptyMs: number, checkMs: number, runs: number): void {
  console.log(`Medians of ${runs} runs in turns; Node ${process.version}\n`);
  console.log(
    markdownTable(
      [
        ["", "start to end, ms", "/ empty Node"],
        ["node -e 0", emptyMs.toFixed(0), "1.00"],
        ["eval-baseline check, no layer touched", checkMs.toFixed(0), (checkMs / emptyMs).toFixed(2)],
      ],
      { align: ["l", "r", "r"] },
    ),
  );
}
