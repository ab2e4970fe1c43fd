import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A directory of its own, gone at the end of the test. */
export function scratchDirectory(): Disposable & { readonly path: string } {
  const path = realpathSync(mkdtempSync(join(tmpdir(), "eval-baseline-test-")));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true, force: true }) };
}

/** A real git repository in a directory of its own, with an identity and nothing from the machine's configuration. */
export type ScratchRepository = Disposable & {
  readonly path: string;
  /** Runs git and gives what it printed, trimmed. */
  git(...args: readonly string[]): string;
  write(files: { readonly [path: string]: string }): void;
  /** Writes the files and commits everything; gives the commit id. */
  commit(files: { readonly [path: string]: string }, message?: string): string;
};

export function scratchRepository(): ScratchRepository {
  const directory = scratchDirectory();
  const path = join(directory.path, "clone");
  mkdirSync(path);
  runGit(path, ["init", "--quiet", "--initial-branch=main"]);
  return { ...repositoryAt(path), [Symbol.dispose]: () => directory[Symbol.dispose]() };
}

/** A scratch repository with one commit that is pushed to a bare remote `origin` beside it. */
export function scratchClone(): ScratchRepository & { readonly remote: string } {
  const repository = scratchRepository();
  const remote = join(dirname(repository.path), "remote.git");
  runGit(dirname(repository.path), ["init", "--quiet", "--bare", "--initial-branch=main", remote]);
  repository.commit({ "prompts/support.md": "Be kind.\n" });
  repository.git("remote", "add", "origin", remote);
  repository.git("push", "--quiet", "origin", "main");
  return { ...repository, remote };
}

/** Runs git for a test, trimmed; an identity and defaults of its own. */
export function runGit(cwd: string, args: readonly string[]): string {
  const env = { ...process.env, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_SYSTEM: "/dev/null", LC_ALL: "C" };
  const identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "protocol.file.allow=always"];
  return execFileSync("git", [...identity, ...args], {
    cwd,
    env,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
  }).trim();
}

function repositoryAt(path: string): Omit<ScratchRepository, keyof Disposable> {
  const write: ScratchRepository["write"] = (files) => {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(path, name)), { recursive: true });
      writeFileSync(join(path, name), text);
    }
  };
  const git: ScratchRepository["git"] = (...args) => runGit(path, args);
  return {
    path,
    git,
    write,
    commit(files, message = "change") {
      write(files);
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "--message", message);
      return git("rev-parse", "HEAD");
    },
  };
}
