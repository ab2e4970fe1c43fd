import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runNode } from "../../evals/command-line.ts";

const PROJECT = join(import.meta.dirname, "../..");

/** The command line as it is in the sources now, whatever lies in dist. @returns the path of its cli.js */
export async function buildInto(folder: string): Promise<string> {
  const bundler = join(PROJECT, "node_modules/rolldown/bin/cli.mjs");
  const { status, stderr } = await runNode([bundler, "-c", "rolldown.config.ts", "-d", folder], { cwd: PROJECT });
  if (status !== 0) throw new Error(stderr);
  await writeFile(join(folder, "package.json"), '{ "type": "module" }\n');
  return join(folder, "cli.js");
}
