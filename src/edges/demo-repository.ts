import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { UserError } from "../errors.ts";
import { git } from "./git/run.ts";

/** A temporary repository that holds the example suite at its root. */
export type DemoRepository = {
  readonly root: string;
  /** Changes one file in a commit. @throws Error when the change changes nothing */
  edit(
    path: string,
    change: (text: string) => string,
    message: string,
  ): Promise<{ readonly base: string; readonly head: string }>;
  remove(): Promise<void>;
};

/** Commits are the demonstration's own, whatever identity, signing or hooks the machine is set up with. */
const PLAIN_GIT = [
  "-c",
  "user.name=demo",
  "-c",
  "user.email=demo@localhost",
  "-c",
  "commit.gpgsign=false",
  "-c",
  "core.hooksPath=",
];

/** @param example the folder of the example suite @throws UserError when it is not there */
export async function createDemoRepository(example: string): Promise<DemoRepository> {
  const root = await mkdtemp(join(tmpdir(), "eval-baseline-demo-"));
  await cp(example, root, { recursive: true }).catch((cause: unknown) => {
    throw new UserError(`the example suite ${example} cannot be copied`, "Run the demo from a complete checkout.", {
      cause,
    });
  });
  await git(root, ["init", "--quiet", "--initial-branch=main"]);
  await commit(root, "The support desk as it runs in production");
  return {
    root,
    async edit(path, change, message) {
      const base = await headOf(root);
      const before = await readFile(join(root, path), "utf8");
      const after = change(before);
      if (after === before) throw new Error(`the demonstration's edit of ${path} changes nothing`);
      await writeFile(join(root, path), after);
      await commit(root, message);
      return { base, head: await headOf(root) };
    },
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

async function commit(root: string, message: string): Promise<void> {
  await git(root, ["add", "--all"]);
  await git(root, [...PLAIN_GIT, "commit", "--quiet", "-m", message]);
}

async function headOf(root: string): Promise<string> {
  return (await git(root, ["rev-parse", "HEAD"])).trim();
}
