import { markdownTable } from "markdown-table";
import { clopperPearson } from "../../src/statistics/clopper-pearson.ts";
import { isBeyond, percent, twoDeviations } from "../calibration/simulation-error.ts";
import type { Counts } from "../calibration/table.ts";

/** The table as it is committed: what happened, and everything needed to make it again. */
export type MadeBlame = {
  readonly command: string;
  readonly seed: string;
  /** Of each row. */
  readonly incidents: number;
  /** ISO 8601 date, UTC. */
  readonly date: string;
  readonly rows: readonly MadeRow[];
};

type MadeRow = {
  readonly truth: string;
  readonly strength: string;
  readonly causes: readonly string[];
  readonly cases: number;
  readonly trials: number;
  /** Questions that both states recorded, from which the cases were chosen by their loss. */
  readonly from?: number;
  readonly counts: Counts;
};

/** What is accepted of claims that are wrong: 1 − the confidence of the example suite. */
const NOMINAL = 0.05;

/** The page beside the JSON. */
export function blamePage(made: MadeBlame): string {
  return `# Who broke it: faults that were injected, and what the program said

${EXPLANATION}

## Layers whose versions changed

${layersTable(made)}

## No version did it, or none that can be replayed

${otherwiseTable(made)}

## Questions chosen because they lost

Both states were recorded, with 100 questions, and the program took those that lost most.

${chosenTable(made)}

## The model, when it was innocent

${modelTable(made)}

## By how much is replayed

${rolesTable(made)}

${madeBy(made)}
`;
}

const EXPLANATION = `Three layers change at once in every incident, the model among them wherever it is innocent; which others do, the seed
decides. A simulated pipeline reads what it is sent and answers the questions of the example suite, rightly in p of ten by
Beta(8, 2); a strong fault takes 70 % of that (two additive: 45 % and 25 %), a weak one 35 % (25 % and 15 %). The story that
\`eval-baseline attribute\` tells is run as it is, on a repository, a branch and a model in memory. *Exact*: it blames all
layers that did it and no other. *Right*: a layer that did it is proximate or joint. *Roles*: exact, and each in its role, the
larger cause proximate, AND and OR as such. *By hand*: a failed request is run again with one layer after another taken back, the
model last, and the first that makes the failure disappear is blamed. *Last*: whatever changed last is blamed. These two name one
layer at the most, so of them it is told how often that is a cause, and with no cause how often they blame nobody.
*Tested*: every layer is blamed that gives something back when it alone is taken back, on all of the same questions, by the same
test with Holm over the layers; of it is told how often it is exact.`;

/** Truths of layers that can be replayed at both versions. */
export function layersTable(made: MadeBlame): string {
  return layersOf(atReference(made).filter(({ counts }) => !isOtherwise(counts)));
}

/** The same where both states were recorded, and the questions are those that lost most between them. */
export function chosenTable({ rows }: MadeBlame): string {
  return layersOf(rows.filter(({ from }) => from !== undefined));
}

function layersOf(rows: readonly MadeRow[]): string {
  const innocent = ["innocent blamed", "its model", "exonerated", "undetermined"];
  return table(
    ["truth", "effect", "exact", "right", "roles", ...innocent, "replays", "by hand", "tested", "last"],
    2,
    rows.map(({ truth, strength, causes, counts }) => {
      const isNone = causes.length === 0;
      const one = isNone ? "exact" : "a cause";
      return [
        truth,
        strength,
        share(counts, "ours: exact", "incidents"),
        isNone ? "" : share(counts, "proximate right", "incidents"),
        isNone ? "" : share(counts, "right roles", "incidents"),
        share(counts, "ours: innocent blamed", "innocent"),
        share(counts, "ours: model blamed", "innocent model"),
        share(counts, "innocent exonerated", "innocent"),
        share(counts, "innocent undetermined", "innocent"),
        Math.round((counts["replays"] ?? 0) / (counts["incidents"] ?? 1)).toLocaleString("en-US"),
        share(counts, `revert: ${one}`, "incidents"),
        share(counts, "tested: exact", "incidents"),
        share(counts, `last: ${one}`, "incidents"),
      ];
    }),
  );
}

/** A few lines for those who read no other: strong and weak effects together. */
export function shortTable(made: MadeBlame): string {
  const rows = atReference(made).filter(({ counts }) => !isOtherwise(counts));
  const kinds: readonly (readonly [string, (truth: string) => boolean])[] = [
    ["one layer of three", (truth) => truth.startsWith("single")],
    ["two, each with a part", (truth) => truth === "two additive"],
    ["two, only together", (truth) => truth === "AND"],
    ["two, each of which is enough", (truth) => truth === "OR"],
    ["none: nothing got worse", (truth) => truth === "none"],
  ];
  const shown = ["ours", "tested", "revert", "last"];
  const exact = kinds.map(([kind, isKind]) => {
    const own = rows.filter(({ truth }) => isKind(truth));
    return [kind, ...shown.map((way) => shareOf(sum(own, `${way}: exact`), sum(own, "incidents")))];
  });
  const wronged = withInnocentModel(made);
  const blamed = shown.map((way) => shareOf(sum(wronged, `${way}: model blamed`), sum(wronged, "innocent model")));
  return table(
    [
      "What did it",
      "eval-baseline",
      "one layer at a time taken back, tested",
      "the same by hand, on one request",
      "what changed last",
    ],
    1,
    [...exact, ["**the model is blamed, and did nothing**", ...blamed.map((text) => `**${text}**`)]],
  );
}

/** Truths of which no layer is to be blamed, and what is to be said instead. */
export function otherwiseTable(made: MadeBlame): string {
  const rows = atReference(made).filter(({ counts }) => isOtherwise(counts));
  return table(
    ["truth", "says what it is to say", "a layer blamed", "the model blamed", "replays"],
    1,
    rows.map(({ truth, counts }) => [
      truth,
      share(counts, "expected", "incidents"),
      share(counts, "ours: innocent blamed", "incidents"),
      counts["innocent model"] === 0 ? "" : share(counts, "ours: model blamed", "incidents"),
      Math.round((counts["replays"] ?? 0) / (counts["incidents"] ?? 1)).toLocaleString("en-US"),
    ]),
  );
}

/** How often "the model" is said of a model that did nothing: the figure that everything else is for. */
export function modelTable(made: MadeBlame): string {
  const changed = withInnocentModel(made);
  const incidents = sum(changed, "innocent model");
  const of = (way: string, name: string) => {
    const blamed = sum(changed, `${way}: model blamed`);
    const { lower, upper } = clopperPearson(blamed, incidents, 0.95);
    const text = percent(blamed / incidents);
    const shown = way === "ours" && isBeyond(blamed, incidents, NOMINAL) ? `**${text}**` : text;
    return [name, `${blamed} of ${incidents}`, shown, `${percent(lower)} to ${percent(upper)}`];
  };
  return table(["the innocent model is blamed", "incidents", "%", "95 % limits"], 1, [
    of("ours", "by eval-baseline (at most 5 %)"),
    of("tested", "by taking back one layer at a time, tested"),
    of("revert", "by taking back one layer at a time, by hand"),
    of("last", "by what changed last"),
  ]);
}

/** Roles beside how much is replayed, strong effects. */
export function rolesTable({ rows }: MadeBlame): string {
  const wanted = rows.filter(
    ({ from, truth, strength }) => from === undefined && strength === "strong" && OF_ROLES.includes(truth),
  );
  const sizes = [...Map.groupBy(wanted, ({ cases, trials }) => `${cases}, K = ${trials}`)].sort(
    ([, [a]], [, [b]]) => (a?.cases ?? 0) - (b?.cases ?? 0),
  );
  return table(
    ["questions", "exact: single / additive / AND / OR", "innocent layers blamed", "innocent layers exonerated"],
    1,
    sizes.map(([size, own]) => [
      size,
      OF_ROLES.map((truth) => {
        const { counts } = own.find((row) => row.truth === truth) ?? { counts: {} };
        return share(counts, "ours: exact", "incidents");
      }).join(" / "),
      shareOf(sum(own, "ours: innocent blamed"), sum(own, "innocent")),
      shareOf(sum(own, "innocent exonerated"), sum(own, "innocent")),
    ]),
  );
}

const OF_ROLES = ["single: retrieval", "two additive", "AND", "OR"];

export function madeBy({ command, incidents, seed, date }: MadeBlame): string {
  return `Made by \`${command}\` on ${date}: ${incidents} incidents a row, seed ${seed}; in per cent, simulation error (two standard deviations) ±${twoDeviations(0.95, incidents).toFixed(0)} points at 95, ±${twoDeviations(0.5, incidents).toFixed(0)} at 50.`;
}

function atReference({ rows }: MadeBlame): readonly MadeRow[] {
  return rows.filter(({ cases, trials, from }) => cases === 40 && trials === 3 && from === undefined);
}

/** Where the model changed, and did nothing; of as many questions as are quoted. */
function withInnocentModel({ rows }: MadeBlame): readonly MadeRow[] {
  return rows.filter(
    ({ cases, counts }) => cases === 40 && (counts["innocent model"] ?? 0) > 0 && (counts["innocent"] ?? 0) > 0,
  );
}

function isOtherwise(counts: Counts): boolean {
  return counts["circumstance"] === counts["incidents"];
}

function share(counts: Counts, event: string, of: string): string {
  return shareOf(counts[event] ?? 0, counts[of] ?? 0);
}

function shareOf(count: number, of: number): string {
  return of === 0 ? "" : String(Math.round((100 * count) / of));
}

function sum(rows: readonly MadeRow[], event: string): number {
  return rows.reduce((all, { counts }) => all + (counts[event] ?? 0), 0);
}

function table(head: readonly string[], labels: number, rows: readonly (readonly string[])[]): string {
  return markdownTable([[...head], ...rows.map((row) => [...row])], {
    align: head.map((_, place) => (place < labels ? "l" : "r")),
  });
}
