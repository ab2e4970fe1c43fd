import * as zlib from "node:zlib";
import { describe, expect, test } from "vitest";
import { jsonDocuments } from "../../../src/edges/sources/json-documents.ts";
import { at, type SpanText, TRACE, tracesData } from "../../formats/otlp/otlp.ts";
import { protobufOf } from "../../formats/otlp/protobuf-writer.ts";
import { folder, line, problemOf, source, surveyed } from "./trace-folder.ts";

const CHAT = { "gen_ai.operation.name": "chat", "gen_ai.response.model": "m-1" } as const;
const zstd = (text: string | Uint8Array) => zlib.zstdCompressSync(Buffer.from(text));
const withLength = (message: Uint8Array) => {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(message.length);
  return Buffer.concat([length, message]);
};
const binary = (...spans: readonly SpanText[]) =>
  Buffer.from(protobufOf(tracesData(spans) as { readonly [name: string]: unknown }));
const COPY_AGAIN = "Copy the file again from where it was written, or leave it out of traces.from.";

/** The facts of one file, as one text for each span, and its report. */
async function told(content: string | Uint8Array, options: Parameters<typeof surveyed>[1] = {}) {
  await using files = await folder({ "traces/a": content });
  const { facts, report } = await surveyed(files.tree, options, ["app.intent"]);
  return { starts: facts.map(({ startNs }) => Number((startNs ?? 0n) - BigInt(at(0))) / 1e6), report };
}

const [one, two, three] = [1, 2, 3].map((from) => ({ id: String(from), from, attributes: CHAT }));
const spans = [one, two, three].flatMap((span) => span ?? []);
const lines = spans.map((span) => line(span));
const documents = spans.map((span) => JSON.stringify(tracesData([span]), null, 2));
const messages = spans.map((span) => binary(span));
const cut = (bytes: Uint8Array) => bytes.subarray(0, bytes.length - 9);

test.each([
  ["one binary message", binary(...spans)],
  ["binary messages one after another, which are one by the rules of protobuf", Buffer.concat(messages)],
])("a file of %s is one record", async (_, content) => {
  expect(await told(content)).toEqual({ starts: [1, 2, 3], report: { records: 1, badRecords: 0, firstProblems: [] } });
  await using files = await folder({ "traces/a": content });
  expect((await source(files.tree).fetch([TRACE]))[0]?.hops).toHaveLength(3);
});

test("a binary file of something else is told so as a whole", async () => {
  const other = Buffer.from([0x0a, 0x7f, 0x01, 0x02, 0x03]);
  const { report } = await told(other, { errorBudget: 1 });
  expect(report.firstProblems).toEqual([{ place: "traces/a", problem: "not a message of OTLP" }]);
});

describe("a file of traces is read", () => {
  test.each<[string, string | Uint8Array]>([
    ["of JSON lines", lines.join("")],
    ["packed with zstd", zstd(lines.join(""))],
    ["packed with zstd in several frames", Buffer.concat(lines.map(zstd))],
    ["packed with gzip", zlib.gzipSync(lines.join(""))],
    ["in the collector's framing of packed JSON", Buffer.concat(lines.map((text) => withLength(zstd(text.trim()))))],
    ["in the collector's binary form", Buffer.concat(messages.map(withLength))],
    [
      "in the collector's framing of packed binary messages",
      Buffer.concat(messages.map((one) => withLength(zstd(one)))),
    ],
    ["in the collector's binary form, packed as a whole", zlib.gzipSync(Buffer.concat(messages.map(withLength)))],
    ["of one list on one line", `[${lines.join(",")}]`],
    ["of one list with a record on each line, with a byte-order mark", `\uFEFF[\n  ${lines.join("  ,")}]\n`],
    ["of several lists", `[${lines[0]}]\n[\n${lines[1]},${lines[2]}]`],
    ["of several documents over several lines", documents.join("\n")],
    ["of several documents without anything between them", documents.join("")],
  ])("%s", async (_, content) => {
    expect(await told(content)).toEqual({
      starts: [1, 2, 3],
      report: { records: 3, badRecords: 0, firstProblems: [] },
    });
    await using files = await folder({ "traces/a": content });
    const [trace] = await source(files.tree).fetch([TRACE]);
    expect(trace?.hops).toHaveLength(3);
  });

  test("of one pretty-printed document", async () => {
    const { starts } = await told(JSON.stringify(tracesData(spans), null, "\t"));
    expect(starts).toEqual([1, 2, 3]);
  });

  test("in which several formats are mixed", async () => {
    const completion = {
      id: "chatcmpl-1",
      object: "chat.completion",
      created: 1_700_000_001,
      model: "m-1",
      choices: [{ index: 0, message: { role: "assistant", content: "It is on its way." }, finish_reason: "stop" }],
    };
    const { starts, report } = await told(`${lines[2]}${JSON.stringify(completion)}\n`);
    expect([starts, report.badRecords]).toEqual([[3, 1000], 0]);
  });
});

describe("what is wrong with a file is told with its place", () => {
  test.each([
    ["a list", `[${lines[0]},${lines[1]},{"a":1},{]`, ["traces/a[2]", "traces/a[3]"], 2],
    ["a list that is cut off", `[${lines[0]},${lines[1]?.slice(0, 90)}`, ["traces/a[1]"], 1],
    ["a list without its end", `[${lines.join(",")}`, ["traces/a[3]"], 3],
    [
      "documents",
      `${documents[0]}\n{\n"a": 1\n}\n${documents[1]}oops`,
      ["traces/a, document 2", "traces/a, document 4"],
      2,
    ],
    ["lines", `${lines[0]}{"resourceSpans":[{"resource":{"attri\n${lines[1]}`, ["traces/a:2"], 2],
    ["lines of which the first is cut off", `{"resourceSpans":[{"resource":{"attri\n${lines[0]}`, ["traces/a:1"], 1],
    [
      "binary messages",
      Buffer.concat([withLength(binary(spans[0] ?? { id: "1" })), withLength(Buffer.from("oops"))]),
      ["traces/a[1]"],
      1,
    ],
  ])("in %s", async (_, content, places, good) => {
    const { starts, report } = await told(content, { errorBudget: 1 });
    expect(report.firstProblems.map(({ place }) => place)).toEqual(places);
    expect([starts.length, report.records - report.badRecords]).toEqual([good, good]);
  });

  test("in the words of what happened", async () => {
    const problems = async (content: string | Uint8Array) =>
      (await told(content, { errorBudget: 1 })).report.firstProblems.map(({ problem }) => problem);
    expect(await problems(`[${lines[0]},{]`)).toEqual(["not JSON, and nothing after it can be read"]);
    expect(await problems(`[${lines[0]}`)).toEqual(["cut off"]);
    expect(await problems("{oops")).toEqual(["not JSON"]);
    expect(await problems(withLength(Buffer.from("oops")))).toEqual(["not a message of OTLP"]);
  });

  test.each<[string, Uint8Array, string]>([
    [
      "a gzip file that is cut off",
      cut(zlib.gzipSync(lines.join(""))),
      "is not a whole gzip file: unexpected end of file",
    ],
    ["a zstd file that is cut off", cut(zstd(lines.join(""))), "is not a whole zstd file: unexpected end of file"],
    [
      "a packed message that is damaged",
      withLength(cut(zstd(lines[0] ?? ""))),
      "is not a whole zstd file: unexpected end of file",
    ],
    [
      "binary messages that are cut off",
      cut(Buffer.concat(messages.map(withLength))),
      "is a file of messages with their lengths, and holds a last message that is cut off",
    ],
    [
      "a file of zeros",
      new Uint8Array(1000),
      "is a file of messages with their lengths, and holds a message of no length",
    ],
    [
      "a length that is none",
      Uint8Array.from([0, 255, 255, 255, 1, 2]).fill(127, 1, 2).reverse().fill(0, 0, 1),
      "is a file of messages with their lengths, and holds a last message that is cut off",
    ],
  ])("as an error for %s", async (_, content, problem) => {
    expect(await problemOf(told(content))).toEqual({ problem: `traces/a ${problem}`, remedy: COPY_AGAIN });
  });

  test("as an error for a file that unpacks to a multiple of its size that no traces have", async () => {
    const bomb = Buffer.alloc(17 * 70_000);
    const member = zlib.gzipSync(Buffer.alloc(1 << 26, "x"));
    for (let count = 0; count < 17; count++) member.copy(bomb, count * member.length);
    expect(await problemOf(told(bomb.subarray(0, 17 * member.length)))).toEqual({
      problem: "traces/a unpacks to more than 200 times its size",
      remedy: "Leave the file out of traces.from, or unpack it yourself if it really holds traces.",
    });
  });
});

test("an element that is longer than memory should hold ends the list", async () => {
  const parts = [];
  async function* pieces() {
    yield Buffer.from('[{"a":1},{"a":"');
    for (let count = 0; count < 20; count++) yield Buffer.from("x".repeat(100));
  }
  for await (const part of jsonDocuments(pieces(), "traces/a", true, 1000)) parts.push(part);
  expect(parts).toEqual([
    { place: "traces/a[0]", value: { a: 1 } },
    { place: "traces/a[1]", problem: "longer than 256 MB, and nothing after it can be read" },
  ]);
});
