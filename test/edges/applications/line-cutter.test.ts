import fc from "fast-check";
import { expect, test } from "vitest";
import { lineCutter } from "../../../src/edges/applications/line-cutter.ts";

test("cuts the same lines, however the bytes come", () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: "binary", maxLength: 12 }), { maxLength: 12 }),
      fc.integer({ min: 1, max: 9 }),
      (texts, size) => {
        const lines = texts.map((text) => text.replaceAll("\n", " "));
        const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(""));
        const cutter = lineCutter(1000);
        const cut: string[] = [];
        for (let from = 0; from < bytes.length; from += size)
          cut.push(...(cutter.push(Buffer.from(bytes.subarray(from, from + size))) ?? []));
        expect(cut).toEqual(lines.map((line) => line.trim()).filter((line) => line !== ""));
      },
    ),
  );
});

test("keeps a line without an end for later", () => {
  const cutter = lineCutter(10);
  expect(cutter.push(Buffer.from("ab"))).toEqual([]);
  expect(cutter.push(Buffer.from("c\r\n\nd\n"))).toEqual(["abc", "d"]);
});

test("stops at a line that is too long, with its end or without", () => {
  expect(lineCutter(3).push(Buffer.from("abc\n"))).toEqual(["abc"]);
  expect(lineCutter(3).push(Buffer.from("abcd\n"))).toBeUndefined();
  const cutter = lineCutter(3);
  expect(cutter.push(Buffer.from("abc"))).toEqual([]);
  expect(cutter.push(Buffer.from("d"))).toBeUndefined();
});
