/** How near a text is to the nearest of those known, 0…1, and how often one of those is as far from the others. */
export type Novelty = { readonly similarity: number; readonly p: number };

/**
 * How new texts are beside known ones, by their characters alone.
 *
 * Answers: is a request like those that are tested? Texts become weights of their three-character windows (lower case,
 * white space collapsed, a space at both ends): tf = 1 + ln(count), idf = ln((1+N)/(1+df)) + 1, unseen ln(1+N) + 1, length
 * 1. Similarity is the largest cosine; p(q) = (1 + #{known texts no nearer to the others than q is})/(N + 1), small for
 * what is unlike all that is known. Blind to meaning; fits up to about 10⁴ texts. Source: STATISTICS.md.
 *
 * @param known at least one text  @returns a function of a text
 */
export function noveltyBeside(known: readonly string[]): (text: string) => Novelty {
  const counted = known.map(windowsOf);
  const frequency = new Map<string, number>();
  for (const counts of counted) for (const window of counts.keys()) add(frequency, window);
  const weigh = (counts: ReadonlyMap<string, number>): Weights => unitOf(counts, frequency, known.length);
  const vectors = counted.map(weigh);
  const usual = vectors.map((vector, index) => nearest(vector, vectors.toSpliced(index, 1)));
  return (text) => {
    const similarity = nearest(weigh(windowsOf(text)), vectors);
    return { similarity, p: (1 + usual.filter((own) => own <= similarity).length) / (known.length + 1) };
  };
}

type Weights = ReadonlyMap<string, number>;

function windowsOf(text: string): ReadonlyMap<string, number> {
  const characters = [...` ${text.toLowerCase().trim().replace(/\s+/g, " ")} `];
  const counts = new Map<string, number>();
  for (let start = 0; start + 3 <= characters.length; start++) add(counts, characters.slice(start, start + 3).join(""));
  return counts;
}

function add(counts: Map<string, number>, window: string): void {
  counts.set(window, (counts.get(window) ?? 0) + 1);
}

function unitOf(counts: Weights, frequency: Weights, texts: number): Weights {
  const weighed = [...counts].map(([window, count]): readonly [string, number] => {
    const inverse = Math.log((1 + texts) / (1 + (frequency.get(window) ?? 0))) + 1;
    return [window, (1 + Math.log(count)) * inverse];
  });
  const length = Math.sqrt(weighed.reduce((sum, [, weight]) => sum + weight ** 2, 0));
  return new Map(weighed.map(([window, weight]) => [window, weight / length]));
}

function nearest(text: Weights, others: readonly Weights[]): number {
  return others.reduce((best, other) => Math.max(best, cosine(text, other)), 0);
}

function cosine(left: Weights, right: Weights): number {
  let sum = 0;
  for (const [window, weight] of left) sum += weight * (right.get(window) ?? 0);
  return sum;
}
