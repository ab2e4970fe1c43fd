/** Everything that a job leaves behind for others to read: on its disk, on GitHub, in its artifacts. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { inflateRawSync } from "node:zlib";
import { runGit } from "../edges/git/scratch.ts";
import type { Checkout, Step } from "../end-to-end/workflow.ts";
import type { ArtifactService } from "../servers/artifacts.ts";
import type { GitHubServer } from "../servers/github.ts";

export type LeftBehind = readonly { readonly place: string; readonly text: string }[];

/** @param steps of one job, whose logs are as people see them: the runner eats the commands that add masks */
export function leftBehind(
  {
    checkout,
    github,
    artifacts,
  }: { readonly checkout: Checkout; readonly github: GitHubServer; readonly artifacts: ArtifactService },
  steps: readonly Step[],
): LeftBehind {
  const logs = steps.map(({ log }) => log.replace(/^::add-mask::.*$/gm, ""));
  const objects = runGit(github.repository, [
    "cat-file",
    "--batch-check=%(objectname) %(objecttype)",
    "--batch-all-objects",
  ])
    .split("\n")
    .map((line) => line.split(" "))
    .filter(([, type]) => type !== "tree");
  return [
    ...logs.map((text, n) => ({ place: `log ${n}`, text })),
    ...steps.map(({ outputs }, n) => ({ place: `outputs ${n}`, text: JSON.stringify(outputs) })),
    ...steps.map(({ summary }, n) => ({ place: `summary ${n}`, text: summary })),
    ...github.comments.map(({ body }, n) => ({ place: `comment ${n}`, text: body })),
    ...github.issues.map((issue, n) => ({ place: `issue ${n}`, text: JSON.stringify(issue) })),
    ...objects.map(([id = "", type = ""]) => ({
      place: `${type} ${id}`,
      text: runGit(github.repository, ["cat-file", type, id]),
    })),
    ...artifacts.artifacts.flatMap(({ name, content }) =>
      filesOfZip(content).map((text) => ({ place: `artifact ${name}`, text })),
    ),
    ...filesBelow(dirname(checkout.path)),
  ];
}

/** Where a text stands in what was left behind. */
export function placesOf(text: string, left: LeftBehind): readonly string[] {
  return left.filter((one) => one.text.includes(text)).map(({ place }) => place);
}

/** The runner's folder: caches, result files, temporary files. The checkout itself is what it was. */
function filesBelow(folder: string): LeftBehind {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((path) => !relative(folder, path).startsWith("work") && !path.endsWith("/event.json"))
    .map((path) => ({ place: relative(folder, path), text: readFileSync(path, "utf8") }));
}

/** The texts in an archive, by its list of contents at the end. */
function filesOfZip(archive: Buffer): readonly string[] {
  const texts: string[] = [];
  for (let at = archive.indexOf("PK\u0001\u0002"); at >= 0; at = archive.indexOf("PK\u0001\u0002", at + 4)) {
    const [method, size, start] = [
      archive.readUInt16LE(at + 10),
      archive.readUInt32LE(at + 20),
      archive.readUInt32LE(at + 42),
    ];
    const data = start + 30 + archive.readUInt16LE(start + 26) + archive.readUInt16LE(start + 28);
    const packed = archive.subarray(data, data + size);
    texts.push((method === 0 ? packed : inflateRawSync(packed)).toString("utf8"));
  }
  return texts;
}
