import { describe, expect, test } from "vitest";
import { toolsVersion } from "../../src/domain/tool-version.ts";
import { joinedText, promptVersion, textVersion } from "../../src/formats/layer-versions.ts";
import { parseSnapshot } from "../../src/formats/snapshot.ts";
import { parseToolFiles } from "../../src/formats/tool-files.ts";

const file = (path: string, text: string) => ({ path, text });

describe("the version of a layer of text files", () => {
  const version = textVersion([file("a.md", "one\ntwo\n"), file("b.md", "three")], "*.md");

  test("is a hash that says what it is of", () => {
    expect(version).toMatchObject({ source: "hash", from: "*.md", id: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) });
  });

  test("is the same with other line ends, a byte-order mark, decomposed letters, another order or another folder", () => {
    expect(textVersion([file("b.md", "three"), file("a.md", "\uFEFFone\r\ntwo\r\n")], "*.md")).toEqual(version);
    expect(textVersion([file("x/a.md", "one\ntwo\n"), file("x/b.md", "three")], "*.md").id).toBe(version.id);
    expect(textVersion([file("a.md", "caf\u00e9")], "a").id).toBe(textVersion([file("a.md", "cafe\u0301")], "a").id);
  });

  test("is another when a word, a file or the place of a line break between files changes", () => {
    expect(textVersion([file("a.md", "one\ntwo\n"), file("b.md", "four")], "*.md").id).not.toBe(version.id);
    expect(textVersion([file("a.md", "one\ntwo\n")], "*.md").id).not.toBe(version.id);
    expect(textVersion([file("a.md", "one\n"), file("b.md", "two\nthree")], "*.md").id).not.toBe(version.id);
  });

  test("joins texts in the order of their paths", () => {
    expect(joinedText([file("b.md", "two\r\n"), file("a.md", "one\n\n")])).toBe("one\n\ntwo");
  });
});

describe("the version of a prompt", () => {
  const other = [file("b.md", "two")];

  test("goes by which text is the template, and not by where it lies", () => {
    const version = promptVersion("one", other, "*.md");
    expect(promptVersion("one\r\n".trim(), [file("z/b.md", "two")], "*.md").id).toBe(version.id);
    expect(promptVersion("two", [file("a.md", "one")], "*.md").id).not.toBe(version.id);
    expect(promptVersion(undefined, [file("a.md", "one"), ...other], "*.md").id).not.toBe(version.id);
  });
});

describe("tool files", () => {
  const flat = '{"name":"b","description":"B","parameters":{"type":"object"}}';
  const nested = '[{"type":"function","function":{"name":"a","parameters":{"type":"object","properties":{}}}}]';

  test("hold one definition or a list, in any nesting, and come out by name", () => {
    expect(parseToolFiles([file("x.json", flat), file("y.json", nested)]).map(({ name }) => name)).toEqual(["a", "b"]);
  });

  test("have the version that the same definitions have in a trace", () => {
    const inFiles = parseToolFiles([file("x.json", flat), file("y.json", nested)]);
    expect(toolsVersion([...inFiles].reverse())).toEqual(toolsVersion(inFiles));
  });

  test.each([
    ["not JSON", [file("x.json", "{")], /^x\.json is not JSON: /],
    ["without a name", [file("x.json", '{"description":"B"}')], /^x\.json holds no tool definition$/],
    [
      "with one name twice",
      [file("x.json", flat), file("z.json", flat)],
      /^z\.json defines the tool b, and so does x\.json$/,
    ],
  ])("are refused when %s", (_title, files, message) => {
    expect(() => parseToolFiles(files)).toThrow(message);
  });
});

describe("a retrieval snapshot", () => {
  test("is an index version and what it answered", () => {
    const text = '{"index":"kb-1","results":[{"query":"q","documents":[{"id":"d1","text":"t","score":0.5}]}]}';
    expect(parseSnapshot(text, "kb.json")).toEqual({
      index: "kb-1",
      results: [{ query: "q", documents: [{ id: "d1", text: "t", score: 0.5 }] }],
    });
  });

  test.each([
    ["{ a document", /^kb\.json is not a retrieval snapshot: it is not JSON$/],
    ["[]", /kb\.json is not a retrieval snapshot: it must be an object/],
    ['{"results":[]}', /kb\.json is not a retrieval snapshot: index is missing/],
    ['{"index":"a","results":[{"query":"q","documents":[{"id":1}]}]}', /results\[0\]\.documents\[0\]\.id must be text/],
  ])("says what is wrong with %s", (text, message) => {
    expect(() => parseSnapshot(text, "kb.json")).toThrow(message);
  });
});
