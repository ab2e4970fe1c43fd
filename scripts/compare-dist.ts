/** Builds the bundle again, elsewhere, and holds it against the committed one: what is shipped is what is written. */
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const fresh = mkdtempSync(join(tmpdir(), "eval-baseline-dist-"));
try {
  const bundler = join(root, "node_modules/.bin/rolldown");
  execFileSync(bundler, ["-c", "rolldown.config.ts", "--dir", fresh, "--logLevel", "silent"], {
    cwd: root,
    stdio: "inherit",
  });
  const differing = differences(join(root, "dist"), fresh);
  if (differing.length > 0) {
    console.error(`dist/ is not what the source builds: ${differing.join(", ")}.\nRun npm run build and commit dist/.`);
    process.exitCode = 1;
  } else {
    console.log(`dist/ is what the source builds (${filesIn(fresh).length} files).`);
  }
} finally {
  rmSync(fresh, { recursive: true, force: true });
}

function differences(committed: string, built: string): readonly string[] {
  const names = new Set([...filesIn(committed), ...filesIn(built)]);
  return [...names].filter((name) => textOf(committed, name) !== textOf(built, name)).sort();
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
}

function textOf(folder: string, name: string): string | undefined {
  try {
    return readFileSync(join(folder, name), "utf8");
  } catch {
    return undefined;
  }
}
