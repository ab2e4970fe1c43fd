import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runProgram } from "./program.ts";

/**
 * Installs promptfoo into a folder, unless it is there: 830 packages, some minutes.
 *
 * @param say is told why it cannot be had
 * @returns whether it can be used
 */
export async function installPromptfoo(folder: string, say: (line: string) => void): Promise<boolean> {
  if (existsSync(join(folder, "node_modules/promptfoo/package.json"))) return true;
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  const installed = await runProgram("npm", ["install", "--no-audit", "--no-fund", "promptfoo"], { cwd: folder });
  if (installed.status === 0) return true;
  say(`skipped: promptfoo cannot be installed: ${installed.stderr.trim().split("\n")[0] ?? ""}`);
  return false;
}
