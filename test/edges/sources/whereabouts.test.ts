import { expect, test } from "vitest";
import { whereabouts } from "../../../src/edges/sources/whereabouts.ts";

const ids = Array.from({ length: 40 }, (_, index) => index.toString(16).padStart(32, "b"));

/** Of a trace; ten of them are a block. */
const BYTES = 100_000;

function filled(most?: number, canBeParted = true) {
  const places = whereabouts(most);
  const file = places.file("a", canBeParted);
  for (const [index, id] of ids.entries()) {
    if (index % 10 === 0) file.block({ from: index * BYTES, to: (index + 10) * BYTES });
    file.met(id);
    file.met(id);
  }
  return places;
}

test("names the blocks in which traces were met, neighbours as one", () => {
  const places = filled();
  expect(places.partsOf("a", [ids[3], ids[15], ids[35]].map(String))).toEqual([
    { from: 0, to: 20 * BYTES },
    { from: 30 * BYTES, to: 40 * BYTES },
  ]);
  expect(places.partsOf("a", ["f".repeat(32)])).toEqual([]);
});

test("names every block from where memory was full", () => {
  expect(filled(15).partsOf("a", [String(ids[3])])).toEqual([{ from: 0, to: 40 * BYTES }]);
  expect(filled(15).partsOf("a", ["f".repeat(32)])).toEqual([{ from: 10 * BYTES, to: 40 * BYTES }]);
});

test("names a whole file that cannot be parted when any of it is wanted, and one it does not know", () => {
  expect(filled(undefined, false).partsOf("a", [String(ids[3])])).toBe("all");
  expect(filled(undefined, false).partsOf("a", ["f".repeat(32)])).toEqual([]);
  expect(filled().partsOf("b", [String(ids[3])])).toBe("all");
});

test("names a block with something unknown in it whatever is wanted", () => {
  const places = whereabouts();
  const file = places.file("a", true);
  file.block({ from: 0, to: BYTES });
  file.block({ from: BYTES, to: 2 * BYTES });
  file.unsure();
  expect(places.partsOf("a", [String(ids[0])])).toEqual([{ from: BYTES, to: 2 * BYTES }]);
});

test("joins what is too small for a place of its own to its neighbour, and not without end", () => {
  const places = whereabouts();
  const file = places.file("a", true);
  for (let from = 0; from < 4 << 20; from += 4096) {
    file.block({ from, to: from + 4096 });
    if (from === 0) file.met(String(ids[0]));
  }
  expect(places.partsOf("a", [String(ids[0])])).toEqual([{ from: 0, to: 1 << 20 }]);
});

test("a block that was cut is read only where the trace was met", () => {
  const places = whereabouts();
  const file = places.file("a", true);
  file.block({ from: 0, to: 300_000 });
  file.met("0000000000000001");
  file.cut(200_000);
  file.met("0000000000000002");
  expect(places.partsOf("a", ["0000000000000001"])).toEqual([{ from: 0, to: 200_000 }]);
  expect(places.partsOf("a", ["0000000000000002"])).toEqual([{ from: 200_000, to: 300_000 }]);
});
