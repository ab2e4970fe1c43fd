import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { TRACE } from "../../formats/otlp/otlp.ts";
import { folder, line, source } from "./trace-folder.ts";

const REQUEST = { attributes: [], conversations: false, counts: false, seed: "1", size: 9 } as const;
const CHAT = { "gen_ai.operation.name": "chat", "gen_ai.response.model": "m-1" } as const;
const record = line({ id: "1", attributes: CHAT }).trim();

test.each<[string, string | Uint8Array]>([
  ["lines", `${record}\n`],
  ["a list", `[${record}]`],
  ["a document over several lines", JSON.stringify(JSON.parse(record), null, 2)],
  ["packed lines", gzipSync(`${record}\n`)],
  ["lines of which one is broken", `{oops\n${record}\n`],
])("a source that has surveyed a file of %s finds its traces again", async (_, content) => {
  await using files = await folder({ "traces/a": content });
  const traces = source(files.tree, { errorBudget: 1 });
  const met = new Set<string>();
  await traces.survey(REQUEST, ({ traceId }) => met.add(traceId));
  expect([...met]).toEqual([TRACE]);
  expect((await traces.fetch([TRACE])).map(({ hops }) => hops.map(({ kind }) => kind))).toEqual([["model"]]);
});
