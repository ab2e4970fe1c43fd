import { markdownTable } from "markdown-table";
import type { MadeTable } from "./made-table.ts";
import { LEVEL } from "./nominal.ts";
import { countIn, madeBy, poolOf, rate, runsOf } from "./pool.ts";
import { percent } from "./simulation-error.ts";

/** Rows of a table, its head first. */
export type Rows = readonly (readonly string[])[];

/** A quoted table, and what it was made by. */
export function quoted(rows: Rows, source: string): string {
  return `${markdownTable(
    rows.map((row) => [...row]),
    { alignDelimiters: false },
  )}\n\n${source}`;
}

/** Labels of one column, each once. */
export function labelsOf({ rows }: MadeTable, column: number): readonly string[] {
  return [...new Set(rows.map(({ labels }) => labels[column] ?? ""))];
}

/** Blame and praise of one metric, by scores and number of cases; truths and trials taken together. */
export function falseAlarms(made: MadeTable): string {
  const trials = ["1", "3", "5"];
  const cases = labelsOf(made, 2);
  const rows = labelsOf(made, 0).map((scores) => [
    scores,
    ...cases.map((count) => {
      const pool = poolOf(made, scores, undefined, count);
      return ["regressed", "improved"]
        .map((verdict) =>
          rate(countIn(pool, ...trials.map((one) => `${one}: ${verdict}`)), trials.length * runsOf(pool), LEVEL),
        )
        .join(" / ");
    }),
  ]);
  const perFigure = trials.length * runsOf(poolOf(made, labelsOf(made, 0)[0], undefined, cases[0]));
  return quoted(
    [["regressed / improved, %", ...cases.map((count) => `${count} cases`)], ...rows],
    madeBy(made, perFigure),
  );
}

/** Red runs, and runs with a metric that is praised. */
export function falseAlarmsPerRun(made: MadeTable): string {
  const cases = labelsOf(made, 2);
  const rows = labelsOf(made, 0).map((metrics) => [
    metrics,
    ...cases.map((count) => {
      const pool = poolOf(made, metrics, undefined, count);
      return ["run regressed", "run with an improved metric"]
        .map((event) => rate(countIn(pool, event), runsOf(pool), LEVEL))
        .join(" / ");
    }),
  ]);
  const perFigure = runsOf(poolOf(made, labelsOf(made, 0)[0], undefined, cases[0]));
  return quoted(
    [["any metric worse / better, %", ...cases.map((count) => `${count} cases`)], ...rows],
    madeBy(made, perFigure),
  );
}

/** Losses of the margin that pass; ways and trials taken together. */
export function silentGreens(made: MadeTable): string {
  const cases = labelsOf(made, 2);
  const events = (margin: number) =>
    ["1 trial", "3 trials"].flatMap((trials) =>
      ["unchanged", "improved"].map((verdict) => `margin ${margin}, ${trials}: ${verdict}`),
    );
  const rows = labelsOf(made, 0).map((scores) => [
    scores,
    ...cases.map((count) => {
      const pool = poolOf(made, scores, undefined, count);
      return [5, 10].map((margin) => rate(countIn(pool, ...events(margin)), 2 * runsOf(pool), LEVEL)).join(" / ");
    }),
  ]);
  const perFigure = 2 * runsOf(poolOf(made, labelsOf(made, 0)[0], undefined, cases[0]));
  return quoted(
    [["passes at margin 5 / 10, %", ...cases.map((count) => `${count} cases`)], ...rows],
    madeBy(made, perFigure),
  );
}

/** What is said of losses of several sizes where a share of the cases breaks. */
export function power(made: MadeTable): string {
  const drops = ["0", "0.03", "0.05", "0.1", "0.2"];
  const rows = labelsOf(made, 1).flatMap((cases) =>
    ["1", "3"].map((trials) => {
      const pool = poolOf(made, "some cases break", cases, trials);
      const shares = drops.map((drop) =>
        ["regressed", "unchanged", "inconclusive"]
          .map((verdict) => Math.round((100 * countIn(pool, `${drop}: ${verdict}`)) / runsOf(pool)))
          .join(" / "),
      );
      return [cases, trials, ...shares];
    }),
  );
  const head = [
    "cases",
    "trials",
    ...drops.map((drop) => (drop === "0" ? "no loss" : `−${Math.round(100 * Number(drop))} points`)),
  ];
  return quoted([head, ...rows], madeBy(made, made.runs));
}

/** Errors with three looks beside those with one; cases and trials taken together. */
export function looks(made: MadeTable): string {
  const rows = labelsOf(made, 0).flatMap((truth) =>
    labelsOf(made, 2).map((metrics) => {
      const pool = poolOf(made, truth, undefined, metrics);
      const shares = ["stopped: wrong", "any: wrong", "once: wrong"].map((event) =>
        rate(countIn(pool, event), runsOf(pool), LEVEL),
      );
      return [truth, poolLabel(pool.rows[0]?.labels), metrics, ...shares, rate(countIn(pool, "asked"), runsOf(pool))];
    }),
  );
  const perFigure = runsOf(poolOf(made, labelsOf(made, 0)[0], undefined, labelsOf(made, 2)[0]));
  const head = [
    "truth",
    "wrong would be",
    "metrics",
    "three looks",
    "without stopping",
    "one look",
    "answers asked for",
  ];
  return quoted([head, ...rows], madeBy(made, perFigure));
}

function poolLabel(labels: readonly string[] = []): string {
  return labels[1] ?? "";
}

/** How often intervals hold the truth, by kind; changes taken together, weights apart. */
export function coverage(made: MadeTable): string {
  const cases = ["20", "50", "100", "500"];
  const kinds = new Map<string, MadeTable["rows"]>();
  for (const row of made.rows) {
    const [interval = "", scores = ""] = row.labels;
    const kind = scores.startsWith("weights") ? `${interval}, ${scores}` : interval;
    kinds.set(kind, [...(kinds.get(kind) ?? []), row]);
  }
  const rows = [...kinds].map(([kind, own]) => [
    kind,
    ...cases.map((count) => {
      const shares = own.flatMap(({ counts }) => {
        const intervals = counts[`${count}: intervals`] ?? 0;
        return intervals === 0 ? [] : [(counts[`${count}: held`] ?? 0) / intervals];
      });
      return shares.length === 0 ? "–" : spanOf(shares);
    }),
  ]);
  return quoted(
    [["intervals that hold the truth, %", ...cases.map((count) => `${count} cases`)], ...rows],
    madeBy(made, made.runs),
  );
}

/** "93.5 to 98.5", or the one there is. */
function spanOf(shares: readonly number[]): string {
  const [least, most] = [Math.min(...shares), Math.max(...shares)].map(percent);
  return least === most ? String(least) : `${least} to ${most}`;
}

/** Our verdicts beside those of a threshold on the mean. */
export function naiveRule(made: MadeTable): string {
  const rows = labelsOf(made, 0).flatMap((truth) =>
    labelsOf(made, 1).flatMap((metrics) =>
      ["50", "500"].map((cases) => {
        const pool = poolOf(made, truth, metrics, cases);
        const of = (...events: readonly string[]) => rate(countIn(pool, ...events), runsOf(pool));
        const ours = [of("run regressed"), of("run unchanged", "run improved"), of("run inconclusive")].join(" / ");
        return [truth, metrics, cases, ours, of("run red by drop > margin"), of("run red by drop > 0")];
      }),
    ),
  );
  const head = ["truth", "metrics", "cases", "ours: red / green / neither", "drop > margin: red", "any drop: red"];
  return quoted([head, ...rows], madeBy(made, made.runs));
}
