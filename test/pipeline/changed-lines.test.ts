import fc from "fast-check";
import { expect, test } from "vitest";
import { changedLines } from "../../src/pipeline/changed-lines.ts";

const ranges = (base: string, head: string) => changedLines("a.md", base, head).map(({ from, to }) => [from, to]);

test("lines that are new or different are told by their numbers in the head", () => {
  expect(ranges("a\nb\nc\nd\n", "a\nB\nB2\nc\nd\ne\n")).toEqual([
    [2, 3],
    [6, 6],
  ]);
});

test("lines that are only gone are told by the line before them, at the top by the first", () => {
  expect(ranges("a\nb\nc\n", "a\nc\n")).toEqual([[1, 1]]);
  expect(ranges("a\nb\n", "b\n")).toEqual([[1, 1]]);
  expect(ranges("a\nb\n", "a\n")).toEqual([[1, 1]]);
});

test("line ends make no difference, nor does the one of the last line", () => {
  expect(ranges("a\nb\n", "a\r\nb")).toEqual([]);
});

test("an empty head, and a text that has nothing in common, have no lines to mark", () => {
  expect(ranges("a\n", "")).toEqual([]);
  const many = (word: string) => Array.from({ length: 3000 }, (_, line) => `${word} ${line}`).join("\n");
  expect(ranges(many("old"), many("new"))).toEqual([]);
});

test("every range lies in the head, in order, and outside of them head and base have the same lines", () => {
  const text = fc.array(fc.constantFrom("a", "b", "c", ""), { maxLength: 12 }).map((lines) => lines.join("\n"));
  fc.assert(
    fc.property(text, text, (base, head) => {
      const found = changedLines("a.md", base, head);
      const lines = head.split("\n");
      const kept = lines.filter((_, place) => !found.some(({ from, to }) => from <= place + 1 && place < to));
      for (const { from, to } of found) {
        expect(from).toBeGreaterThanOrEqual(1);
        expect(to).toBeGreaterThanOrEqual(from);
        expect(to).toBeLessThanOrEqual(lines.length);
      }
      const rest = base.split("\n");
      // What is not marked stands in the base in the same order; a last empty line is a line end.
      for (const line of kept.at(-1) === "" ? kept.slice(0, -1) : kept) {
        const place = rest.indexOf(line);
        expect(place).toBeGreaterThanOrEqual(0);
        rest.splice(0, place + 1);
      }
    }),
  );
});
