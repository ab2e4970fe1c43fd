import type { ProbeReading } from "../../src/domain/probe.ts";
import type { StoredProbe } from "../../src/ports.ts";
import { REFERENCE_PATH, tally, week } from "./weeks.ts";

const WORDS = "blue green red crimson otter fox cat heron Paris Rome Tokyo Oslo oak elm birch willow".split(" ");

/**
 * The readings of a model that is asked five short questions, the reference of twenty texts each first. Each question has
 * four words for an answer, the likelier the earlier.
 *
 * @param moved of each week beside the reference, the share of answers that are words not seen before, 0…1
 * @param chance the next number in [0, 1)
 */
export function weeklyTexts(moved: readonly number[], chance: () => number): readonly StoredProbe[] {
  const reading = (at: string, times: number, share: number): ProbeReading => ({
    format: 1,
    suite: "desk",
    at,
    model: "sim-large",
    kind: "completions",
    fingerprints: {},
    served: {},
    calls: 5 * times,
    inputs: Array.from({ length: 5 }, (_, question) => ({
      input: `question ${question}`,
      outputs: tally(times, () => wordOf(question, share, chance)),
    })),
  });
  const later = moved.map((share, place): StoredProbe => {
    const at = week(place + 1);
    return { path: at, reading: { ...reading(at, 8, share), reference: REFERENCE_PATH } };
  });
  return [{ path: REFERENCE_PATH, reading: reading(week(0), 20, 0) }, ...later];
}

/** Half of the answers are the first word, a quarter the second; the words of another model are those of the next question. */
function wordOf(question: number, share: number, chance: () => number): string {
  const shift = chance() < share ? 4 : 0;
  const place = Math.min(3, Math.floor(-Math.log2(1 - chance())));
  return WORDS[(4 * question + shift + place) % WORDS.length] ?? "";
}
