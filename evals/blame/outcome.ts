import { type Attribution, BLAMED, layersOfRole } from "../../src/domain/attribution.ts";
import type { Layer } from "../../src/domain/version.ts";
import { chanceOf } from "../calibration/chance.ts";
import { type Counts, countsOfEach } from "../calibration/table.ts";
import type { Simulated } from "./incident.ts";
import { changedLast, revertOneByOne, revertTested } from "./naive.ts";
import type { Truth } from "./truths.ts";

/** 1 − the confidence of the example suite. */
const LEVEL = 0.05;

/** What happened in one incident, as counts that add up over incidents. */
export function countsOf(truth: Truth, { attributed, changed }: Simulated, seed: string): Counts {
  const { attribution, cells = [] } = attributed;
  const metric = attribution.metrics[0]?.metric ?? "";
  const chance = chanceOf("changed last", seed, truth.name, truth.strength);
  const ways: { readonly [way: string]: Named } = {
    ours: { blamed: layersOfRole(attribution, ...BLAMED), saysModel: attribution.model.isAdmissible },
    revert: named(truth.onlyThese ? undefined : revertOneByOne(cells, metric)),
    tested: named(...(truth.onlyThese ? [] : revertTested(cells, metric, LEVEL))),
    last: named(changedLast(changed, chance)),
  };
  const innocent = changed.filter((layer) => !truth.causes.includes(layer) && layer !== hiddenCause(truth));
  return {
    incidents: 1,
    circumstance: truth.circumstance === undefined ? 0 : 1,
    innocent: innocent.length,
    "innocent model": isInnocentModel(truth) ? 1 : 0,
    ...countsOfEach(Object.keys(ways), String, (way) => namedCounts(truth, innocent, ways[way] ?? named())),
    "right roles": hasRightRoles(truth, attribution) ? 1 : 0,
    "proximate right": truth.causes.some((layer) => layersOfRole(attribution, "proximate", "joint").includes(layer))
      ? 1
      : 0,
    "innocent exonerated": countIn(innocent, layersOfRole(attribution, "exonerated")),
    "innocent undetermined": countIn(innocent, layersOfRole(attribution, "undetermined")),
    "cause exonerated": countIn(truth.causes, layersOfRole(attribution, "exonerated")),
    reproduced: attribution.metrics[0]?.reproduced === "reproduced" ? 1 : 0,
    expected: isAsExpected(truth, attribution) ? 1 : 0,
    replays: cells.reduce((sum, { run }) => sum + run.cases.reduce((all, { trials }) => all + trials.length, 0), 0),
    configurations: cells.length,
  };
}

/** The layer that did it where no replay can show that. */
function hiddenCause({ circumstance }: Truth): Layer | undefined {
  return circumstance !== undefined && "layer" in circumstance ? circumstance.layer : undefined;
}

/** Whom a way names. @property saysModel it says that the model did it */
type Named = { readonly blamed: readonly Layer[]; readonly saysModel: boolean };

function named(...layers: readonly (Layer | undefined)[]): Named {
  const blamed = layers.filter((layer) => layer !== undefined);
  return { blamed, saysModel: blamed.includes("model") };
}

function namedCounts(truth: Truth, innocent: readonly Layer[], { blamed, saysModel }: Named): Counts {
  const isExact = blamed.length === truth.causes.length && truth.causes.every((layer) => blamed.includes(layer));
  return {
    exact: isExact ? 1 : 0,
    "a cause": blamed.length > 0 && blamed.every((layer) => truth.causes.includes(layer)) ? 1 : 0,
    "innocent blamed": countIn(innocent, blamed),
    "model blamed": isInnocentModel(truth) && (blamed.includes("model") || saysModel) ? 1 : 0,
  };
}

/** Whether to say "the model" would be wrong, of one that changed or of one that did not. */
function isInnocentModel({ causes, circumstance }: Truth): boolean {
  return !causes.includes("model") && !(circumstance?.kind === "swap" && circumstance.probe === "changed");
}

/** The causes and nobody else, each in its role. */
function hasRightRoles(truth: Truth, attribution: Attribution): boolean {
  const { causes, kind } = truth;
  const blamed = layersOfRole(attribution, ...BLAMED);
  if (blamed.length !== causes.length || !causes.every((layer) => blamed.includes(layer))) return false;
  const [first] = causes;
  if (kind === undefined) return first === undefined || layersOfRole(attribution, "proximate").includes(first);
  const roles = attribution.metrics[0]?.layers.filter(({ layer }) => causes.includes(layer)) ?? [];
  return roles.every(({ role, joint }) => role === "joint" && joint?.kind === kind);
}

/** What is to be said where no version that can be replayed did it, or nothing was the matter. */
function isAsExpected(truth: Truth, attribution: Attribution): boolean {
  const { circumstance } = truth;
  const { outcome, model } = attribution;
  if (circumstance === undefined) return false;
  const isNobody = layersOfRole(attribution, ...BLAMED).length === 0;
  switch (circumstance.kind) {
    case "swap": {
      const isSwap = circumstance.probe === "changed";
      const cause = isSwap ? "silent-model-change" : "unknown";
      return outcome.status === "not-version-attributable" && outcome.cause === cause && model.isAdmissible === isSwap;
    }
    case "traffic":
      return outcome.status === "not-version-attributable" && outcome.cause === "traffic" && !model.isAdmissible;
    case "unversioned":
    case "gone":
      return isNobody && !model.isAdmissible && layersOfRole(attribution, "undetermined").includes(circumstance.layer);
    default:
      return circumstance satisfies never;
  }
}

function countIn(some: readonly Layer[], others: readonly Layer[]): number {
  return some.filter((layer) => others.includes(layer)).length;
}
