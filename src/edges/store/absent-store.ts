import { UserError } from "../../errors.ts";
import type { BaselineStore } from "../../ports.ts";

/** The store of a directory that is in no repository: it holds nothing, and says so to whoever wants to keep something. */
export function absentStore(directory: string): BaselineStore {
  return {
    label: "a directory without a repository",
    list: async () => [],
    read: ({ path }) => Promise.reject(noRepository(directory, `read ${path}`)),
    checkKey: async () => {},
    readSample: async () => undefined,
    add: () => Promise.reject(noRepository(directory, "keep a baseline")),
    anchor: async () => undefined,
    bless: () => Promise.reject(noRepository(directory, "bless a baseline")),
  };
}

function noRepository(directory: string, what: string): UserError {
  return new UserError(
    `${directory} is in no git repository, so there is no branch to ${what}`,
    "Run it in a repository, or write a file: --no-commit --out FILE.",
  );
}
