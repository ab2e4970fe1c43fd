import { sha256 } from "../../domain/digest.ts";

/**
 * Short inputs, most of them one token, among which those are sought that a model answers now with one token and now with
 * another: words, numbers and fragments of words, mixed by a digest. Always the same ones in the same order.
 */
export function candidateInputs(): readonly string[] {
  const fragments = CONSONANTS.flatMap((first) => VOWELS.map((second) => `${first}${second}`));
  const longer = fragments.flatMap((start, index) =>
    ENDINGS.map((step) => `${start}${CONSONANTS[(index + step) % CONSONANTS.length]}`),
  );
  const numbers = Array.from({ length: 100 }, (_, index) => String(index * 7 + 1));
  const all = [...new Set([...WORDS, ...fragments, ...longer, ...numbers])];
  return all
    .map((input) => ({ input, place: sha256(input) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .map(({ input }) => input);
}

/**
 * What a model without single tokens is asked: its answers are one short line, and differ from time to time by what the
 * model is.
 */
export const SHORT_QUESTIONS: readonly string[] = [
  "a colour",
  "an animal",
  "a city",
  "a whole number between 1 and 100",
  "a first name",
  "a tree",
  "a musical instrument",
  "a river",
  "a dish",
  "a trade",
  "a fruit",
  "a word that begins with q",
].map((thing) => `Reply with one word and nothing else: ${thing}.`);

const CONSONANTS = [..."bcdfghjklmnprstvwz"];
const VOWELS = [..."aeiou"];
/** Three endings for each beginning, others for each: enough words that mean nothing. */
const ENDINGS = [0, 5, 11];

const WORDS = (
  "the of and to in is it on as at by or an be we he she you they who what when where why how all any some none one two " +
  "new old big red blue green black white hot cold fast slow day night sun moon star sea land tree leaf root seed fish " +
  "bird cat dog horse cow sheep house door wall roof road bridge river hill rock sand snow rain wind fire ice salt milk " +
  "bread meat apple rice tea wine gold iron wood stone glass paper book page word line letter name song game ball king " +
  "queen child man woman friend work time year week hour first last next left right up down over under yes no go come " +
  "see hear say tell ask give take make open close start stop run walk sit stand sleep eat drink read write count add"
).split(" ");
