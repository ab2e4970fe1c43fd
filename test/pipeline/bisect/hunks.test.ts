import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { hunksOf } from "../../../src/pipeline/bisect/hunks.ts";

describe("the hunks of a change", () => {
  const before = { "a.md": "one\ntwo\nthree\nfour\n", "b.md": "same\n", "gone.md": "x\ny\n" };
  const after = { "a.md": "one\n2\nthree\nfour\nfive\nsix\n", "b.md": "same\n", "new.md": "p\nq" };

  test("are in the order of paths and lines, counted in the later text", () => {
    expect(hunksOf(before, after).list).toEqual([
      { file: "a.md", from: 2, lines: 1 },
      { file: "a.md", from: 5, lines: 2 },
      { file: "gone.md", from: 1, lines: 0 },
      { file: "new.md", from: 1, lines: 2 },
    ]);
  });

  test("come in one after another", () => {
    const { withFirst } = hunksOf(before, after);
    expect(withFirst(0)).toEqual(before);
    expect(withFirst(1)).toEqual({ ...before, "a.md": "one\n2\nthree\nfour\n" });
    expect(withFirst(2)).toEqual({ ...before, "a.md": after["a.md"] });
    expect(withFirst(3)).toEqual({ "a.md": after["a.md"], "b.md": "same\n" });
    expect(withFirst(4)).toEqual(after);
  });

  test("are one where lines are gone and others came in their place, and none where nothing changed", () => {
    expect(hunksOf({ a: "x\ny\nz\n" }, { a: "z\n" }).list).toEqual([{ file: "a", from: 1, lines: 0 }]);
    expect(hunksOf({ a: "x\ny\n" }, { a: "p\nq\nr\n" }).list).toEqual([{ file: "a", from: 1, lines: 3 }]);
    expect(hunksOf(before, before).list).toEqual([]);
    expect(hunksOf(before, before).withFirst(0)).toEqual(before);
  });

  test("make the earlier texts without any and the later ones with all, whatever the texts", () => {
    const text = fc
      .array(fc.constantFrom("a\n", "b\n", "c\n", "\n", "c"), { maxLength: 12 })
      .map((lines) => lines.join(""));
    const texts = fc.dictionary(fc.constantFrom("p", "q", "toString"), text, { noNullPrototype: true });
    fc.assert(
      fc.property(texts, texts, (earlier, later) => {
        const { list, withFirst } = hunksOf(earlier, later);
        expect(withFirst(0)).toEqual(earlier);
        expect(withFirst(list.length)).toEqual(later);
      }),
    );
  });
});
