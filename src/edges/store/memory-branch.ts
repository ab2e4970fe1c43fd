import type { Branch, Snapshot } from "./branch.ts";

/** A branch that lives as long as the process: for tests, and for a run that is to leave nothing behind. */
export function memoryBranch(): Branch {
  let head = 0;
  let files: ReadonlyMap<string, string> = new Map();
  return {
    label: "a branch in memory",
    snapshot: async () => snapshotOf(head, files),
    async commit(change) {
      if (change.expectedHead !== nameOf(head)) return { status: "moved" };
      head += 1;
      files = new Map([...files, ...change.files.map(({ path, text }) => [path, text] as const)]);
      return { status: "committed", head: String(head) };
    },
  };
}

function snapshotOf(head: number, files: ReadonlyMap<string, string>): Snapshot {
  return {
    head: nameOf(head),
    list: async (prefix) => [...files.keys()].filter((path) => path.startsWith(prefix)),
    read: async (path) => files.get(path),
  };
}

function nameOf(head: number): string | undefined {
  return head === 0 ? undefined : String(head);
}
