import fc from "fast-check";
import { expect, test } from "vitest";
import { landmarks } from "../../src/formats/landmarks.ts";

/** Texts of which none is part of another: each ends with the only mark of its kind. */
const texts = fc.uniqueArray(fc.string({ unit: fc.constantFrom("a", "b", "-"), minLength: 3, maxLength: 12 }), {
  minLength: 1,
  maxLength: 6,
});

test("finds every text in order, wherever it lies in the bytes and whatever is around it", () => {
  fc.assert(
    fc.property(
      texts,
      fc.array(fc.oneof(fc.nat(5), fc.string({ unit: fc.constantFrom("a", "b", '"') }))),
      (names, parts) => {
        const quoted = names.map((name) => `"${name}"`);
        const text = parts.map((part) => (typeof part === "number" ? (quoted[part] ?? "") : part)).join(" ");
        const marks = landmarks(quoted);
        if (marks === undefined) throw new Error("no text is too short");
        const bytes = Buffer.from(`"${names[0]}" ${text} "${names[0]}"`);
        const [start, end] = [(names[0]?.length ?? 0) + 3, bytes.length - (names[0]?.length ?? 0) - 3];
        marks.of(bytes);
        const found: string[] = [];
        for (let from = start; marks.find(from, end); from = marks.next)
          found.push(`${marks.at} ${quoted[marks.which]}`);
        // Two occurrences may share a quotation mark.
        const expected = quoted.flatMap((name) =>
          [...text.matchAll(new RegExp(`(?=${name})`, "g"))].map(({ index }) => ({ place: start + index, name })),
        );
        expect(found).toEqual(expected.sort((a, b) => a.place - b.place).map(({ place, name }) => `${place} ${name}`));
      },
    ),
    { numRuns: 1000 },
  );
});

test("does not look for texts of fewer than four bytes, nor for very many", () => {
  expect(landmarks(['"a"'])).toBeUndefined();
  expect(
    landmarks(Array.from({ length: 200 }, (_, index) => `"k${Math.imul(index + 1, 0x9e3779b1) >>> 0}"`)),
  ).toBeUndefined();
});
