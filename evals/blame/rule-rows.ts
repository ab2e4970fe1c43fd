import { BLAMED, type MetricAttribution } from "../../src/domain/attribution.ts";
import type { Cell } from "../../src/domain/players.ts";
import { LAYERS, type Layer, type LayerDifference } from "../../src/domain/version.ts";
import { type AttributeInput, attributeLosses } from "../../src/pipeline/attribute.ts";
import { betaQuantile } from "../../src/statistics/distributions.ts";
import type { Chance } from "../calibration/chance.ts";
import { simulatedRun } from "../calibration/simulated-runs.ts";
import type { Counts } from "../calibration/table.ts";

/** What is really the matter: what the layers of the incident take of the rate at which answers are right, as a share of it. */
export type RuleTruth = {
  readonly name: "single" | "two additive" | "AND" | "OR" | "none";
  /** Layers that did it, and the role that each is to be given. */
  readonly roles: { readonly [layer in Layer]?: string };
  readonly takes: (after: readonly Layer[]) => number;
};

/** One line of a table. */
export type RuleRow = {
  readonly table: "roles" | "designs";
  readonly truth: RuleTruth;
  readonly design: AttributeInput["design"];
  readonly layers: readonly Layer[];
  readonly cases: number;
  readonly trials: number;
  /** 1 − the level of each claim. */
  readonly confidence: number;
  /** How often a question is answered rightly before, by its place among all questions, 0…1. */
  readonly usual: (place: number) => number;
};

/** Of three layers: what a cause takes. Of five: nine answers of ten are right, and points are lost. */
const ROLE_TRUTHS = truthsOf(0.7, [0.45, 0.25]);
const DESIGN_TRUTHS = truthsOf(0.6 / 0.9, [0.4 / 0.9, 0.2 / 0.9]);

const SIZES = [
  { cases: 10, trials: 3 },
  { cases: 20, trials: 3 },
  { cases: 40, trials: 3 },
  { cases: 40, trials: 5 },
  { cases: 80, trials: 5 },
] as const;

const CONFIDENCE = 0.95;

/** Of the last two each asks as often as the other. */
const DESIGNS = [
  { design: "factorial", cases: 50, confidence: CONFIDENCE },
  { design: "factorial", cases: 50, confidence: 0.99 },
  { design: "both-directions", cases: 50, confidence: CONFIDENCE },
  { design: "factorial", cases: 18, confidence: CONFIDENCE },
  { design: "both-directions", cases: 48, confidence: CONFIDENCE },
] as const;

/** All lines. */
export const RULE_ROWS: readonly RuleRow[] = [
  ...SIZES.flatMap((size) =>
    ROLE_TRUTHS.map((truth): RuleRow => {
      const layers = ["model", "prompt", "retrieval"] as const;
      return {
        table: "roles",
        truth,
        design: "factorial",
        layers,
        ...size,
        confidence: CONFIDENCE,
        usual: (place) => betaQuantile(place, 8, 2),
      };
    }),
  ),
  ...DESIGNS.flatMap((design) =>
    DESIGN_TRUTHS.map(
      (truth): RuleRow => ({ table: "designs", truth, layers: LAYERS, ...design, trials: 1, usual: () => 0.9 }),
    ),
  ),
];

function truthsOf(one: number, [larger, smaller]: readonly [number, number]): readonly RuleTruth[] {
  const has = (after: readonly Layer[], layer: Layer) => (after.includes(layer) ? 1 : 0);
  const both = (after: readonly Layer[]) => has(after, "retrieval") + has(after, "prompt");
  const joint = (kind: string) => ({ prompt: `joint ${kind}`, retrieval: `joint ${kind}` });
  return [
    { name: "single", roles: { retrieval: "proximate" }, takes: (after) => one * has(after, "retrieval") },
    {
      name: "two additive",
      roles: { retrieval: "proximate", prompt: "contributing" },
      takes: (after) => larger * has(after, "retrieval") + smaller * has(after, "prompt"),
    },
    { name: "AND", roles: joint("and"), takes: (after) => (both(after) === 2 ? one : 0) },
    { name: "OR", roles: joint("or"), takes: (after) => (both(after) > 0 ? one : 0) },
    { name: "none", roles: {}, takes: () => 0 },
  ];
}

/** One incident, attributed by the step of the program. */
export function simulateRule(row: RuleRow, chance: Chance): Counts {
  const { truth, design, layers, confidence } = row;
  const [found] = attributeLosses({
    cells: simulatedCells(row, chance),
    design,
    played: layers,
    differences: layers.map(changed),
    missing: [],
    metrics: ["right"],
    confidence,
    seed: "rules",
    errorBudget: 0.02,
  });
  return found === undefined ? {} : countsOf(found, truth);
}

function changed(layer: Layer): LayerDifference {
  const version = (id: string) => ({ id, source: "config" }) as const;
  return { layer, before: version("old"), after: version("new"), difference: "changed" };
}

/** Every combination that the design has, all of the same questions. */
function simulatedCells({ truth, design, layers, cases, trials, usual }: RuleRow, chance: Chance): readonly Cell[] {
  const rates = Array.from({ length: cases }, () => usual(chance()));
  const sets = layers.reduce<readonly (readonly Layer[])[]>(
    (known, layer) => known.concat(known.map((set) => set.concat(layer))),
    [[]],
  );
  const sizes = [0, 1, layers.length - 1, layers.length];
  return sets
    .filter(({ length }) => design === "factorial" || sizes.includes(length))
    .map((after) => {
      const left = 1 - truth.takes(after);
      const values = rates.map((rate) => Array.from({ length: trials }, () => (chance() < rate * left ? 1 : 0)));
      return { after, run: simulatedRun("right", values) };
    });
}

function countsOf({ layers, reproduced, equivalence }: MetricAttribution, { roles }: RuleTruth): Counts {
  const blamed = layers.filter(({ role }) => BLAMED.includes(role));
  const innocent = layers.filter(({ layer }) => roles[layer] === undefined);
  const isExact = blamed.length === layers.length - innocent.length && blamed.every(({ layer }) => roles[layer]);
  const hasRoles = blamed.every(({ layer, role, joint }) => roles[layer] === (joint ? `${role} ${joint.kind}` : role));
  return {
    exact: isExact ? 1 : 0,
    "exact roles": isExact && hasRoles ? 1 : 0,
    innocent: innocent.length,
    "innocent blamed": innocent.filter(({ role }) => BLAMED.includes(role)).length,
    "innocent exonerated": innocent.filter(({ role }) => role === "exonerated").length,
    "innocent within": innocent.filter(
      ({ role, measured }) => role === "exonerated" && measured !== undefined && isWithin(measured, equivalence),
    ).length,
    "guilty exonerated": layers.filter(({ layer, role }) => roles[layer] && role === "exonerated").length,
    "came again": reproduced === "reproduced" ? 1 : 0,
    "any blamed": blamed.length > 0 ? 1 : 0,
  };
}

/** The stricter reading of an exoneration: no gain as large either. */
function isWithin(
  { part, necessity, sufficiency }: NonNullable<MetricAttribution["layers"][number]["measured"]>,
  equivalence: number,
): boolean {
  return [part, necessity, sufficiency].every(({ lower, upper }) => lower > -equivalence && upper < equivalence);
}
