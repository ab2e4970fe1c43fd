import fc from "fast-check";
import { expect, test } from "vitest";
import type { Message } from "../../../src/domain/message.ts";
import { askedIn, nearDuplicates } from "../../../src/pipeline/build-cases/near-duplicates.ts";

/** For each conversation of user turns, the place of the earlier one that it nearly repeats. */
function found(...conversations: readonly (readonly string[])[]): readonly (number | undefined)[] {
  const asked = nearDuplicates();
  return conversations.map((turns, place) => {
    const one = askedIn(turns.map((text): Message => ({ role: "user", text })));
    const earlier = one === undefined ? undefined : asked.find(one);
    if (one !== undefined && earlier === undefined) asked.add(String(place), one);
    return earlier === undefined ? undefined : Number(earlier);
  });
}

const LONG = Array.from(
  { length: 80 },
  (_, index) => `word${String.fromCharCode(97 + (index % 26))}${"x".repeat(index)}`,
);

test.each([
  ["the same text", "Where is my order?", "Where is my order?"],
  ["another case and other white space", "Where is\nmy  order?", " where is MY order? "],
  ["another number, of any length", "Where is order 1007?", "Where is order 99?"],
  ["one word in eighty", LONG.join(" "), LONG.with(40, "another").join(" ")],
])("%s is asked again", (_, one, other) => {
  expect(found([one], [other])).toEqual([undefined, 0]);
});

test.each([
  ["another short question", "Where is my order?", "Where is my parcel?"],
  ["half of the words", LONG.join(" "), LONG.slice(0, 40).join(" ")],
  ["every tenth word", LONG.join(" "), LONG.map((word, index) => (index % 10 === 0 ? "another" : word)).join(" ")],
  ["the same words in another order", LONG.join(" "), LONG.toReversed().join(" ")],
])("%s is not", (_, one, other) => {
  expect(found([one], [other])).toEqual([undefined, undefined]);
});

test("the same last turn after another question is another case", () => {
  expect(found(["Can I return it?", "Yes, please."], ["Is it broken?", "Yes, please."])).toEqual([
    undefined,
    undefined,
  ]);
  expect(found(["Can I return it?", "Yes, please."], ["can I return it?", "yes, please."])).toEqual([undefined, 0]);
});

test("turns without text are compared with none", () => {
  expect(found([""], [""], ["  "], [])).toEqual([undefined, undefined, undefined, undefined]);
});

test("what the assistant says does not count", () => {
  const turns = (answer: string): readonly Message[] => [
    { role: "user", text: "Hello" },
    { role: "assistant", text: answer },
    { role: "user", text: "Where is it?" },
  ];
  const asked = nearDuplicates();
  const [one, other] = [askedIn(turns("Hi!")), askedIn(turns("What can I do for you?"))];
  if (one === undefined || other === undefined) throw new Error("nothing asked");
  asked.add("one", one);
  expect(asked.find(other)).toBe("one");
});

test("texts far longer than what is kept of them are told apart by a tenth of their words, not by less", () => {
  const words = Array.from(
    { length: 20_000 },
    (_, index) => `w${"abcdefghij"[index % 10]}${(index * 7919).toString(36)}x`,
  );
  const changed = (every: number) => words.map((word, index) => (index % every === 0 ? "another" : word)).join(" ");
  expect(found([words.join(" ")], [changed(400)], [changed(5)])).toEqual([undefined, 0, undefined]);
});

test("finds what comparing every two would find", () => {
  const word = fc.constantFrom("refund", "order", "late", "broken", "box", "please", "the", "is", "my", "where");
  const texts = fc
    .array(fc.array(word, { minLength: 1, maxLength: 60 }), { minLength: 1, maxLength: 4 })
    .chain((bases) =>
      fc.array(
        fc
          .tuple(fc.constantFrom(...bases), fc.nat(59), word)
          .map(([base, at, other]) => base.map((one, place) => (place === at ? other : one)).join(" ")),
        { maxLength: 12 },
      ),
    );
  fc.assert(
    fc.property(texts, (list) => {
      const isRepeated = found(...list.map((text) => [text])).map((place) => place !== undefined);
      expect(isRepeated).toEqual(repeatsOf(list));
    }),
  );
});

/** The slow and obvious way: whole sets of shingles, every two. */
function repeatsOf(texts: readonly string[]): readonly boolean[] {
  const kept: ReadonlySet<string>[] = [];
  return texts.map((text) => {
    const words = text.split(" ");
    const shingles = new Set(
      words.length < 3 ? [text] : words.slice(2).map((_, at) => words.slice(at, at + 3).join(" ")),
    );
    const isRepeat = kept.some((other) => {
      const common = [...shingles].filter((one) => other.has(one)).length;
      return common >= 0.9 * (shingles.size + other.size - common);
    });
    if (!isRepeat) kept.push(shingles);
    return isRepeat;
  });
}
