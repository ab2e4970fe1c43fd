import type { Baseline } from "../domain/baseline.ts";
import type { Diagnosis } from "../domain/diagnosis.ts";
import { mixedModels } from "../domain/mixed-models.ts";
import type { Result } from "../domain/result.ts";
import type { Run, Target } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import { examine } from "../pipeline/examine.ts";
import { fidelityOf } from "../pipeline/fidelity.ts";
import { levelsOf } from "../pipeline/level.ts";
import type { World } from "../ports.ts";
import { anchorBaseline } from "./anchor-baseline.ts";
import { besideRecord } from "./beside-record.ts";
import { brokenTemplate } from "./broken-template.ts";
import { commitOf } from "./commit-of.ts";
import { compareWithBoth } from "./compare-with-both.ts";
import { type Drawn, drawSample } from "./draw-sample.ts";
import { judgeRegression } from "./judge-regression.ts";
import { keepBaseline } from "./keep-baseline.ts";
import { keptFrom } from "./kept-from.ts";
import { latestBaseline, type StoredBaseline } from "./latest-baseline.ts";
import { missingVariables } from "./missing-variables.ts";
import { nothingScored } from "./nothing-scored.ts";
import { type FoundIncident, openIncident } from "./open-incident.ts";
import { probeEstimate } from "./probe-estimate.ts";
import { runNotes } from "./run-notes.ts";
import { type ProductionRun, replayProduction } from "./run-variants.ts";
import { scoreObserved } from "./score-observed.ts";

export type RecordOptions = {
  readonly target: Target;
  /** False: measure and compare, and leave the branch alone. */
  readonly commit: boolean;
};

/** What a record came to. A complete run has a baseline, also when it was not to be committed. */
export type Recorded = { readonly result: Result; readonly baseline?: Baseline };

/**
 * The weekly baseline: draw → replay, or score what was observed → compare with the latest record and with the anchor →
 * commit. Only the latest record moves by this; the anchor is moved by a person (anchor.ts).
 *
 * A run that is not complete never becomes a baseline. A drift is reported and does not fail the run: what production
 * did is not this run's doing; what people did not accept of it is an incident until it is over.
 */
export async function record(suite: Suite, { target, commit }: RecordOptions, world: World): Promise<Recorded> {
  // What is quickly read comes first: a layer or a branch that is broken is told before anything is paid for.
  const production = target === "observed" ? undefined : await world.variants.at(world.checkout, "production");
  const broken = production && (await brokenTemplate(suite, [production]));
  if (broken !== undefined) return { result: { ...opening(suite), incomplete: broken } };
  const latest = await latestBaseline(suite, target, world);
  if (commit) await world.store.checkWritable();
  const { found: anchor, notes: anchorNotes } = await anchorBaseline(suite, target, world);
  const open: FoundIncident = commit ? await openIncident(suite, target, world) : { notes: [] };
  // What production answered stays as it was: to keep cases would be to score the same answers again.
  const kept = target === "observed" ? undefined : latest;
  const { from, world: knowing, notes } = await keptFrom(suite.sample, { latest: kept, anchor }, world);
  const drawn = withoutFixed(await drawSample(suite, knowing, from), from === undefined ? latest : undefined);
  if (drawn.status === "empty") return { result: { ...opening(suite), incomplete: drawn.incomplete } };

  const probing = await probeEstimate(suite, production?.model ?? null, { isKept: commit }, world);
  if (probing !== undefined) world.progress.say(`Probe, beside the record: ${probing}.`);
  const measured =
    production === undefined
      ? await scoreObserved(suite, drawn.sample, world)
      : await replayProduction(suite, production, drawn.sample, world);
  const diagnosis = examine(suite, {
    ...drawn,
    notes: [],
    ...(latest === undefined ? {} : { latest: latest.baseline.run }),
  });
  const run = withFidelity(suite, measured, diagnosis);
  const unfilled = production && (await missingVariables(suite, production, drawn.sample.cases));
  const found = {
    ...opening(suite),
    tuple: run.versions,
    spend: measured.spend,
    diagnosis,
    ...(run.fidelity === undefined ? {} : { fidelity: run.fidelity }),
    notes: [...notes, ...anchorNotes, ...open.notes, ...drawn.notes, ...(unfilled ?? []), ...runNotes(suite, run)],
  };
  const incomplete = run.incomplete ?? nothingScored(run);
  if (incomplete !== undefined) return { result: { ...found, incomplete } };

  const { comparison, anchored, notes: comparisonNotes } = compareWithBoth(suite, run, { latest, anchor });
  const compared = {
    ...found,
    ...(comparison === undefined ? { levels: levelsOf(run) } : { comparison }),
    ...(anchored === undefined ? {} : { anchored }),
    notes: [...found.notes, ...comparisonNotes],
  };
  const mixed = mixedModels(run);
  if (mixed !== undefined) return { result: { ...compared, incomplete: mixed } };
  const stored = await commitOf(production, world);
  const references = { latest, comparison, anchor, anchored, open };
  const {
    found: accepted,
    incident,
    lostAgainst,
    ...judged
  } = await judgeRegression(suite, run, references, { ...stored, world });
  const baseline = { format: 2, ...stored, ...(accepted.length === 0 ? {} : { accepted }), run } as const;
  const added = commit ? await keepBaseline(baseline, world, drawn.traces) : undefined;
  if (added?.status === "refused") return { result: { ...compared, incomplete: added.incomplete } };
  const path = added?.name.path;
  const known = { baseline, path, sample: drawn.sample, production, spent: measured.spend, lostAgainst, incident };
  const { notes: others, isAlarm, ...beside } = await besideRecord(suite, known, { isKept: commit }, world);
  return {
    baseline,
    result: {
      ...compared,
      ...judged,
      ...beside,
      notes: [...compared.notes, ...judged.notes, ...others],
      gate: judged.gate === "fail" || isAlarm ? "warn" : judged.gate,
      ...(path === undefined ? {} : { baseline: path }),
    },
  };
}

function opening(suite: Suite): Result {
  return { story: "record", suite: suite.name, verdict: "errored", gate: "fail", touched: [], notes: [] };
}

/** A sample that was drawn anew beside a latest one says so: it is not held against it that few cases are in both. */
function withoutFixed(drawn: Drawn, latest: StoredBaseline | undefined): Drawn {
  if (drawn.status === "empty" || latest === undefined) return drawn;
  return { ...drawn, sample: { ...drawn.sample, fixed: { from: latest.name.path, cases: 0 } } };
}

/** A replay with what it is worth beside production's own answers; one that was cut short is not measured. */
function withFidelity(suite: Suite, { run, observed }: ProductionRun, { fields }: Diagnosis): Run {
  if (observed === undefined) return run;
  const { metrics, layers, fidelity, gate } = suite;
  const { atLeast } = fidelity;
  return {
    ...run,
    fidelity: fidelityOf({ metrics, layers, atLeast, confidence: gate.confidence, observed, replayed: run, fields }),
  };
}
