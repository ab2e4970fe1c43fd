import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

/** What is used of DuckDB's package for Node. */
export type DuckDb = {
  readonly run: (sql: string) => Promise<unknown>;
  /** The first column of what a query gives. */
  readonly texts: (sql: string) => Promise<readonly string[]>;
};

/**
 * Installs DuckDB into a temporary folder, which is no part of the project, and opens a database in memory.
 *
 * @param use is given the database and a folder for files, which is removed afterwards
 * @returns false when the package cannot be had here
 */
export async function withDuckDb(use: (database: DuckDb, folder: string) => Promise<void>): Promise<boolean> {
  const folder = await mkdtemp(join(tmpdir(), "eval-baseline-duckdb-"));
  try {
    const database = await installed(folder);
    if (database === undefined) return false;
    await use(database, folder);
    return true;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Connection = {
  run(sql: string): Promise<unknown>;
  runAndReadAll(sql: string): Promise<{ getRows(): readonly (readonly unknown[])[] }>;
};
type Package = { readonly DuckDBInstance: { create(path: string): Promise<{ connect(): Promise<Connection> }> } };

async function installed(folder: string): Promise<DuckDb | undefined> {
  let api: Package;
  try {
    await promisify(execFile)("npm", ["install", "--no-audit", "--no-fund", "--prefix", folder, "@duckdb/node-api"]);
    const path = createRequire(join(folder, "package.json")).resolve("@duckdb/node-api");
    api = await import(pathToFileURL(path).href);
  } catch {
    return undefined;
  }
  const connection = await (await api.DuckDBInstance.create(":memory:")).connect();
  return {
    run: (sql) => connection.run(sql),
    texts: async (sql) => (await connection.runAndReadAll(sql)).getRows().map(([first]) => String(first)),
  };
}
