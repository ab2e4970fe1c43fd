import type { Case } from "../domain/case.ts";
import { servedModelVersion } from "../domain/model-version.ts";
import type { CaseRow, Run } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import type { Variant } from "../domain/variant.ts";
import { diffTuples, type LayerDifference } from "../domain/version.ts";
import { incomparability } from "../pipeline/compare/incomparability.ts";

/**
 * The stored scores that can stand in for a replay of the base, or undefined where there are none: those of the same
 * layers, measured by the same metrics, over the same recordings of the same cases. What is not known to be the same is
 * not. An application's own code is no layer, so its scores of another day are those of another system.
 *
 * @param latest the newest replayed baseline, whose sample the cases are
 * @param now the run of the base, tagged, before anything was asked
 */
export function storedBase(
  suite: Suite,
  base: Variant,
  { latest, now, cases }: { readonly latest: Run | undefined; readonly now: Run; readonly cases: readonly Case[] },
): Run | undefined {
  if (latest === undefined || suite.gate.control >= 1 || suite.target.kind !== "agent") return undefined;
  const isSameSystem = diffTuples(latest.versions, now.versions).every((layer) => isSame(layer, latest, base));
  const isMeasuredAlike = now.metrics.every((metric) => incomparability(metric, latest, now) === undefined);
  const isScored = now.metrics.every(
    ({ name, blocking }) => !blocking || latest.cases.some((row) => hasScore(row, name)),
  );
  const rows = new Map(latest.cases.map((row) => [row.id, row]));
  const isSameSample = cases.every((one) => isFedAlike(one, rows.get(one.id)));
  if (!isSameSystem || !isMeasuredAlike || !isScored || !isSameSample) return undefined;
  return { ...latest, label: base.label };
}

/** Before an answer only the name that is asked for is known; and recordings are the same by another name, or none. */
function isSame({ layer, before, after, difference }: LayerDifference, latest: Run, base: Variant): boolean {
  if (difference === "same") return true;
  if (layer === "model") {
    const [served, ...others] = Object.keys(latest.environment.resolvedModels);
    if (served === undefined || others.length > 0) return false;
    const expected = servedModelVersion(after, served);
    return expected.id === before.id && expected.from === before.from;
  }
  const isFed = layer === "retrieval" && base.retrieval.kind === "recorded";
  return isFed && before.id === null && after.id === null && before.from === after.from;
}

function hasScore({ trials }: CaseRow, metric: string): boolean {
  return trials.some(({ scores }) => scores[metric]?.status === "scored");
}

/** Trials go through a case's recordings in turn: with one of them gone they would be fed something else. */
function isFedAlike({ recordings }: Case, row: CaseRow | undefined): boolean {
  const fed = new Set(row?.trials.map(({ trace }) => trace));
  return fed.size === recordings.length && recordings.every(({ traceId }) => fed.has(traceId));
}
