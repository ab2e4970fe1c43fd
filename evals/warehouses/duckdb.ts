/**
 * Whether the query for Parquet of docs/traces/warehouses.md draws what is drawn here: runs that very query in DuckDB on
 * generated files and compares trace ids, by size, by rate and in a window, and what a second run fetches. Fails when
 * they differ; DuckDB is installed into a temporary folder, and without it nothing is compared.
 *
 *     node evals/warehouses/duckdb.ts
 */
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { recordReader } from "../../src/formats/recognise.ts";
import type { RawSpan } from "../../src/formats/spans/raw-span.ts";
import { createDraw, type Draw } from "../../src/pipeline/draw.ts";
import { run } from "../entry.ts";
import { type Claim, claimLine } from "../real/claims.ts";
import { type DuckDb, withDuckDb } from "./peer.ts";

const PAGE = join(import.meta.dirname, "../../docs/traces/warehouses.md");
const TRACES = 50_000;
const SEED = "7";
/** Half of the generated traces start before this. */
const SINCE = "2026-11-01T00:00:00.000Z";

type Told = { readonly [variable: string]: string };

await run(async () => {
  const compared = await withDuckDb(async (database, folder) => {
    const claims = await compare(database, folder);
    for (const claim of claims) console.log(claimLine(claim));
    if (claims.some(({ holds }) => !holds)) process.exitCode = 1;
  });
  if (!compared) console.log("skipped: @duckdb/node-api cannot be installed here");
});

async function compare(database: DuckDb, folder: string): Promise<readonly Claim[]> {
  await generate(database, join(folder, "spans.parquet"));
  const query = await queryFor(join(folder, "*.parquet"));
  const printed = (told: Told) => lines(database, query, { EVAL_BASELINE_SEED: SEED, ...told });
  const everything = await printed({});
  const cases: readonly (readonly [string, Told, Parameters<typeof drawn>[1]])[] = [
    ["a size of 200", { EVAL_BASELINE_SIZE: "200" }, { size: 200 }],
    ["a rate of 2 %", { EVAL_BASELINE_RATE: "0.02" }, { size: { rate: 0.02 } }],
    [
      "a size of 200 in a window",
      { EVAL_BASELINE_SIZE: "200", EVAL_BASELINE_SINCE: SINCE },
      { size: 200, since: SINCE },
    ],
  ];
  const claims: Claim[] = [
    equal(`all of ${TRACES} traces are printed to those who ask for all`, idsIn(everything).length, TRACES),
  ];
  for (const [name, told, asked] of cases) {
    const there = drawn(everything, asked);
    const part = await printed(told);
    claims.push(equal(`${name}: the query prints what is drawn from all traces`, idsIn(part).join(), there.ids.join()));
    claims.push(equal(`${name}: what is drawn from that is the same`, drawn(part, asked).ids.join(), there.ids.join()));
  }
  const wanted = drawn(everything, { size: 5 }).ids;
  const list = join(folder, "trace-ids");
  await writeFile(list, wanted.map((id) => `${id}\n`).join(""));
  const fetched = await printed({ EVAL_BASELINE_SIZE: "200", EVAL_BASELINE_TRACE_IDS: list });
  claims.push(equal("the second run prints the traces it was asked for", idsIn(fetched).join(), wanted.join()));
  claims.push(equal("with all of their spans", fetched.length, 3 * wanted.length));
  return claims;
}

/** Three spans a trace, each trace a minute after the one before it. */
async function generate(database: DuckDb, path: string): Promise<void> {
  await database.run(`COPY (
    SELECT upper(md5(trace::VARCHAR)) AS trace_id, substr(md5(trace || '/' || span), 1, 16) AS span_id,
      CASE WHEN span > 0 THEN substr(md5(trace || '/0'), 1, 16) END AS parent_span_id, 'step ' || span AS name,
      'ot=th:8' AS trace_state, 0 AS status_code,
      TIMESTAMP '${SINCE.slice(0, 19)}' + to_minutes(trace::INTEGER - ${TRACES / 2}) + to_seconds(span) AS start_time,
      start_time + to_seconds(1) AS end_time,
      map {'gen_ai.operation.name': 'chat', 'app.intent': 'refund'} AS attributes, map {'service.name': 'shop'} AS resource
    FROM range(${TRACES}) AS t(trace), range(3) AS s(span)
  ) TO '${path}' (FORMAT parquet)`);
}

/** The query as it is on the page, of which only the places of files are others. */
async function queryFor(files: string): Promise<string> {
  const block = /^```sql\n-- traces\/duckdb\.sql\n(.*?)^```$/ms.exec(await readFile(PAGE, "utf8"))?.[1];
  if (block === undefined) throw new Error("the page has no query for DuckDB");
  const there = block.replace("traces/*.parquet", files).replace("'traces/duckdb.sql'", `'${PAGE}'`);
  return there.replaceAll("CREATE TEMP MACRO", "CREATE OR REPLACE TEMP MACRO");
}

/** What the query prints. Only DuckDB's command line has getenv, so it is defined here. */
async function lines(database: DuckDb, query: string, told: Told): Promise<readonly RawSpan[]> {
  const entries = Object.entries(told).map(([name, value]) => `'${name}': '${value}'`);
  await database.run(`CREATE OR REPLACE TEMP MACRO getenv(name) AS map {${entries.join(", ")}}[name]`);
  const [macros, select = ""] = [query.slice(0, query.indexOf("WITH ")), query.slice(query.indexOf("WITH "))];
  await database.run(macros);
  return (await database.texts(select)).flatMap((line) => {
    const value: unknown = JSON.parse(line);
    return recordReader(value)?.read(value).spans ?? [];
  });
}

function idsIn(spans: readonly RawSpan[]): readonly string[] {
  return [...new Set(spans.map(({ traceId }) => traceId))].sort();
}

function drawn(
  spans: readonly RawSpan[],
  { size, since }: { readonly size: number | { readonly rate: number }; readonly since?: string },
): Draw {
  const drawing = createDraw({
    sample: {
      size,
      fixed: 0,
      turns: "any",
      nearDuplicates: true,
      keep: { errors: 0, negativeFeedback: 0 },
      seed: SEED,
    },
    where: [],
    ...(since === undefined ? {} : { since: BigInt(Date.parse(since)) * 1_000_000n }),
  });
  for (const { traceId, startNs } of spans)
    drawing.add({ traceId, startNs, attributes: {}, error: false, negativeFeedback: false, tail: false });
  return drawing.result();
}

function equal(says: string, found: string | number, expected: string | number): Claim {
  const short = (value: string | number) =>
    String(value).length > 40 ? `${String(value).slice(0, 40)}…` : String(value);
  return {
    says,
    holds: found === expected,
    found: found === expected ? "so" : `${short(found)}, not ${short(expected)}`,
  };
}
