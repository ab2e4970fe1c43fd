import { readdir, readFile } from "node:fs/promises";
import { join, sep } from "node:path";
import { digestOf } from "../../src/domain/digest.ts";

const PROJECT = join(import.meta.dirname, "../..");
const FOLDERS = ["src/statistics", "src/pipeline/compare", "src/pipeline/looks", "evals/calibration"];
const FILES = ["src/pipeline/looks.ts", "src/domain/case-weight.ts"];
/** Parts of the folder that simulate nothing. */
const ELSEWHERE = /^evals\/calibration\/(real|results|quot|pool)/;

/** Eight digits that stand for all code whose change may change a table. */
export async function codeDigest(): Promise<string> {
  const listed = await Promise.all(
    FOLDERS.map(async (folder) => {
      const names = await readdir(join(PROJECT, folder), { recursive: true });
      return names.filter((name) => name.endsWith(".ts")).map((name) => `${folder}/${name.split(sep).join("/")}`);
    }),
  );
  const paths = [...FILES, ...listed.flat()].filter((path) => !ELSEWHERE.test(path)).sort();
  const texts = await Promise.all(paths.map((path) => readFile(join(PROJECT, path), "utf8")));
  return digestOf(paths.map((path, index) => [path, texts[index]])).slice(0, 8);
}
