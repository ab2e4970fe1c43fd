/** When a daily distance counts as an event. */
export type DriftRule = {
  /** Days that tell what is usual, and the last days before the one in question, which do not. */
  readonly window: number;
  readonly exclusion: number;
  /** Fewer usual days say nothing. */
  readonly minBaseline: number;
  /** A day deviates when it is further from the usual mean than this many deviations, and than `absoluteDelta`. */
  readonly sigma: number;
  readonly absoluteDelta: number;
  /** Deviating days in a row that make an event. */
  readonly persistence: number;
  /** Days after the onset of an event in which no other one begins. */
  readonly cooldown: number;
};

/**
 * Lasting changes in a daily series of distances to a reference.
 *
 * Answers: on which days did something change for good? One odd day is no event: size and persistence are both needed.
 * Day i deviates when |x_i − mean| exceeds both limits, mean and deviation over the days i − exclusion − window to
 * i − exclusion − 1. Source: the monitor of B3IT, arXiv 2602.11083.
 *
 * @param distances one per day, 0…1  @returns the first deviating day of each event, from 0, in order
 */
export function driftEvents(distances: readonly number[], rule: DriftRule): readonly number[] {
  const onsets: number[] = [];
  let inARow = 0;
  distances.forEach((_, day) => {
    inARow = deviates(distances, day, rule) ? inARow + 1 : 0;
    const onset = day - rule.persistence + 1;
    const last = onsets.at(-1);
    const free = last === undefined || onset - last > rule.cooldown;
    if (inARow >= rule.persistence && free) onsets.push(onset);
  });
  return onsets;
}

function deviates(distances: readonly number[], day: number, rule: DriftRule): boolean {
  const end = Math.max(0, day - rule.exclusion);
  const usual = distances.slice(Math.max(0, end - rule.window), end);
  if (usual.length < Math.max(2, rule.minBaseline)) return false;
  const mean = usual.reduce((sum, value) => sum + value, 0) / usual.length;
  const squares = usual.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const distance = Math.abs((distances[day] ?? mean) - mean);
  return distance > rule.absoluteDelta && distance > rule.sigma * Math.sqrt(squares / (usual.length - 1));
}
