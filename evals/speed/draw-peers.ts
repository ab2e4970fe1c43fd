import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { runProgram } from "./program.ts";

/** Another way to read the same files, as a program and its arguments. */
export type Peer = { readonly name: string; readonly program: string; readonly args: readonly string[] };

/**
 * The peers that can be had here: jq where it is installed, DuckDB from the package registry into a temporary folder.
 *
 * @param say is told which cannot be had, and why
 */
export async function findPeers(folder: string, traces: string, say: (line: string) => void): Promise<readonly Peer[]> {
  return [...(await findJq(traces, say)), ...(await installDuckDb(folder, traces, say))];
}

async function findJq(traces: string, say: (line: string) => void): Promise<readonly Peer[]> {
  const version = await runProgram("jq", ["--version"]).catch(() => undefined);
  if (version?.status !== 0) {
    say("skipped: jq is not installed");
    return [];
  }
  const filter = "[.resourceSpans[].scopeSpans[].spans[].traceId] | unique[]";
  return [{ name: version.stdout.trim(), program: "jq", args: ["-r", filter, join(traces, "traces.jsonl")] }];
}

async function installDuckDb(folder: string, traces: string, say: (line: string) => void): Promise<readonly Peer[]> {
  await writeFile(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  const installed = await runProgram("npm", ["install", "--no-audit", "--no-fund", "@duckdb/node-api"], {
    cwd: folder,
  });
  if (installed.status !== 0 || !existsSync(join(folder, "node_modules/@duckdb/node-api"))) {
    say(`skipped: DuckDB cannot be installed: ${installed.stderr.trim().split("\n")[0] ?? ""}`);
    return [];
  }
  const script = join(folder, "duckdb.js");
  await writeFile(script, DUCKDB);
  const program = process.execPath;
  return [
    { name: "DuckDB, ids", program, args: [script, join(traces, "*.jsonl"), "ids"] },
    { name: "DuckDB, strata", program, args: [script, join(traces, "*.jsonl"), "strata"] },
  ];
}

/** A draw of 200 by a hash of the id, from lines of which only the columns that are asked for are read. */
const DUCKDB = `
import { DuckDBInstance } from "@duckdb/node-api";
const [, , files, mode] = process.argv;
const connection = await (await DuckDBInstance.create(":memory:")).connect();
const value = 'STRUCT("key" VARCHAR, "value" STRUCT("stringValue" VARCHAR))[]';
const span = mode === "ids"
  ? 'STRUCT("traceId" VARCHAR)'
  : 'STRUCT("traceId" VARCHAR, "startTimeUnixNano" VARCHAR, "attributes" ' + value + ', "status" STRUCT("code" INTEGER))';
const columns = '{ resourceSpans: \\'STRUCT("scopeSpans" STRUCT("spans" ' + span + '[])[])[]\\' }';
const spans = "SELECT unnest(flatten(flatten(list_transform(resourceSpans, lambda r: list_transform(r.scopeSpans, lambda s: s.spans))))) AS span FROM read_json('"
  + files + "', format = 'newline_delimited', maximum_object_size = 268435456, columns = " + columns + ")";
const query = mode === "ids"
  ? "SELECT DISTINCT span.traceId AS id FROM (" + spans + ") ORDER BY hash(id) DESC LIMIT 200"
  : "SELECT id, intent FROM (SELECT span.traceId AS id, max(list_filter(span.attributes, lambda a: a.key = 'app.intent')[1].value.stringValue) AS intent, min(span.startTimeUnixNano) AS start, bool_or(span.status.code = 2) AS failed FROM ("
    + spans + ") GROUP BY id) WHERE start > '1790813800000000000' QUALIFY row_number() OVER (PARTITION BY intent ORDER BY hash(id) DESC) <= 50";
const rows = await (await connection.runAndReadAll(query)).getRows();
if (rows.length !== 200) throw new Error(rows.length + " traces were drawn");
`;
