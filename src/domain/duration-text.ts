const UNITS = [
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
  ["second", 1000],
  ["millisecond", 1],
] as const;

/** "7 days", "90 seconds": milliseconds, in the largest unit that leaves nothing over. */
export function durationText(milliseconds: number): string {
  const [name, length] = UNITS.find(([, unit]) => milliseconds >= unit && milliseconds % unit === 0) ?? UNITS[4];
  const count = milliseconds / length;
  return `${count} ${name}${count === 1 ? "" : "s"}`;
}
