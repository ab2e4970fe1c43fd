import { describe, expect, test } from "vitest";
import { searchEntries } from "../../../src/formats/payloads/search-entries.ts";
import { readDocuments } from "../../../src/formats/spans/documents.ts";
import type { RawSpan } from "../../../src/formats/spans/raw-span.ts";

const SPAN: RawSpan = {
  traceId: "t",
  spanId: "s",
  parentId: null,
  name: "search",
  startNs: null,
  endNs: null,
  status: "unset",
  attributes: {},
  resource: {},
  events: [],
};

const attributesOf = (input: unknown, output: unknown) => Object.fromEntries(searchEntries(input, output).written);
const documentsOf = (output: unknown) => readDocuments({ ...SPAN, attributes: attributesOf("x", output) });
const queryOf = (input: unknown) => attributesOf(input, undefined)["gen_ai.retrieval.query.text"];

describe("the documents of a search", () => {
  const D7 = { id: "d7", text: "30 days.", score: 0.83 };

  test.each([
    ["a list", [{ id: "d7", text: "30 days.", score: 0.83 }]],
    ["JSON text of a list", '[{"id":"d7","content":"30 days.","score":0.83}]'],
    ["LangChain's documents", { documents: [{ page_content: "30 days.", metadata: { id: "d7", score: 0.83 } }] }],
    ["serialised documents", [{ lc: 1, kwargs: { page_content: "30 days.", metadata: { id: "d7", score: 0.83 } } }]],
    ["pairs of document and score", [[{ id: "d7", text: "30 days." }, 0.83]]],
    ["nodes with a score", { nodes: [{ node: { id_: "d7", text: "30 days." }, score: 0.83 }] }],
    ["points with a payload", { results: [{ id: "d7", score: 0.83, payload: { text: "30 days." } }] }],
    ["matches with the text beside the id", { matches: [{ id: "d7", score: 0.83, document: "30 days." }] }],
  ])("may be %s", (_, output) => {
    expect(documentsOf(output)).toEqual([D7]);
  });

  test("may be one text that the application joined", () => {
    expect(documentsOf("30 days.")).toMatchObject([{ text: "30 days." }]);
    expect(documentsOf({ context: "30 days." })).toMatchObject([{ text: "30 days." }]);
  });

  test("may be none, or not be recorded", () => {
    expect(documentsOf([])).toEqual([]);
    expect(documentsOf(null)).toBeUndefined();
    expect(documentsOf('[{"id":"d7","text":"Returns are acc')).toBeUndefined();
  });
});

test.each([
  ["text", "return period"],
  ["text as JSON", '"return period"'],
  ["a query", { query: "return period", k: 4 }],
  ["an argument", { args: ["return period"], kwargs: {} }],
  [
    "the last message of the user",
    [
      { role: "assistant", content: "?" },
      { role: "user", content: "return period" },
    ],
  ],
  ["LangChain's last message of the user", { messages: [{ type: "human", content: "return period" }] }],
])("the query of a search may be %s", (_, input) => {
  expect(queryOf(input)).toBe("return period");
});
