import { failuresOf, type Incomplete, type Run } from "../domain/run.ts";

/** A record without a single score of a metric that decides would be a baseline nobody can be compared with. */
export function nothingScored(run: Run): Incomplete | undefined {
  const trials = run.cases.flatMap((row) => row.trials);
  const empty = run.metrics.find(
    ({ name, blocking }) => blocking && !trials.some(({ scores }) => scores[name]?.status === "scored"),
  );
  if (empty === undefined) return undefined;
  const counts: Record<string, number> = { ...failuresOf(run) };
  for (const { scores } of trials) {
    const score = scores[empty.name];
    if (score?.status === "unscored") counts[score.reason] = (counts[score.reason] ?? 0) + 1;
  }
  const reasons = Object.entries(counts).map(([reason, count]) => `${reason} ${count}`);
  return {
    reason: "no-cases",
    problem: `not one of ${trials.length} trials has a score of ${empty.name}${reasons.length === 0 ? "" : ` (${reasons.join(", ")})`}`,
    remedy: `Check that the traces hold what ${empty.name} looks at, and that its scorer works on one answer (docs/scorers.md has the reasons), or let it only inform.`,
  };
}
