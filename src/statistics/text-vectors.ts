/** The weights of a text's three-character windows, of length 1; empty where it has none. */
export type TextVector = ReadonlyMap<string, number>;

/**
 * Texts as weights of their three-character windows: lower case, white space collapsed, a space at both ends;
 * tf = 1 + ln(count), idf = ln((1+N)/(1+df)) + 1, unseen ln(1+N) + 1, length 1. Blind to meaning. Source: STATISTICS.md.
 *
 * @param known the texts that say how common a window is
 * @returns their vectors, and the function that makes a vector of another text
 */
export function textVectors(known: readonly string[]): {
  readonly vectors: readonly TextVector[];
  readonly vectorOf: (text: string) => TextVector;
} {
  const counted = known.map(windowsOf);
  const frequency = new Map<string, number>();
  for (const counts of counted) for (const window of counts.keys()) add(frequency, window);
  const weigh = (counts: TextVector): TextVector => unitOf(counts, frequency, known.length);
  return { vectors: counted.map(weigh), vectorOf: (text) => weigh(windowsOf(text)) };
}

/** How alike two texts are. @returns 0…1 */
export function cosine(left: TextVector, right: TextVector): number {
  let sum = 0;
  for (const [window, weight] of left) sum += weight * (right.get(window) ?? 0);
  return sum;
}

function windowsOf(text: string): ReadonlyMap<string, number> {
  const characters = [...` ${text.toLowerCase().trim().replace(/\s+/g, " ")} `];
  const counts = new Map<string, number>();
  for (let start = 0; start + 3 <= characters.length; start++) add(counts, characters.slice(start, start + 3).join(""));
  return counts;
}

function add(counts: Map<string, number>, window: string): void {
  counts.set(window, (counts.get(window) ?? 0) + 1);
}

function unitOf(counts: TextVector, frequency: TextVector, texts: number): TextVector {
  const weighed = [...counts].map(([window, count]): readonly [string, number] => {
    const inverse = Math.log((1 + texts) / (1 + (frequency.get(window) ?? 0))) + 1;
    return [window, (1 + Math.log(count)) * inverse];
  });
  const length = Math.sqrt(weighed.reduce((sum, [, weight]) => sum + weight ** 2, 0));
  return new Map(weighed.map(([window, weight]) => [window, weight / length]));
}
