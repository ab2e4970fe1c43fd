/** Reports in which a stranger chose every word that a stranger can choose. */
import type { Result } from "../../src/domain/result.ts";
import {
  aChange,
  aComparison,
  aMetricComparison,
  aMovedCase,
  anAnchor,
  anEnvironment,
  anEvidence,
  aResult,
  aSide,
  aSlice,
  aTuple,
  aVersion,
} from "../builders.ts";

/** A regression in which ids, slices, models, files, labels, logins, reasons and notes are all this word. */
export function aResultOf(word: string): Result {
  const evidence = anEvidence({
    before: 0.9,
    after: 0.5,
    difference: -0.4,
    lower: -0.5,
    upper: -0.3,
    worst: [aMovedCase({ id: word, slices: { [word]: word } })],
  });
  const metric = aMetricComparison({ metric: word, verdict: "regressed", kind: "material", evidence });
  const slice = aSlice({ attribute: word, value: word, verdict: "regressed", kind: "material", evidence });
  const other = aMetricComparison({ metric: `other ${word}`, reason: word, evidence: undefined, verdict: "errored" });
  const side = (label: string) =>
    aSide({
      label,
      versions: aTuple({ model: aVersion(word, { from: word }), prompt: aVersion(`${label} ${word}`, { from: word }) }),
      environment: anEnvironment({ requestedModels: { [word]: 3 }, resolvedModels: { [word]: 2, other: 1 } }),
      failures: { [word]: 2 },
    });
  const comparison = aComparison({
    verdict: "regressed",
    before: side(`before ${word}`),
    after: side(`after ${word}`),
    metrics: [{ ...metric, slices: [slice] }, other],
  });
  return aResult({
    suite: word,
    verdict: "regressed",
    gate: "fail",
    comparison,
    drift: comparison,
    anchored: { anchor: anAnchor({ by: word, why: word, baseline: word }), comparison },
    changes: [aChange({ metric: word, baseline: word, previous: word })],
    touched: [{ layer: "prompt", files: [word, `other/${word}`] }],
    baseline: word,
    incomplete: { reason: "cut-off", problem: word, remedy: word },
    accepted: [
      { pullRequest: 7, head: "8".repeat(40), label: word, by: word, at: "2026-11-02T06:00:00.000Z", losses: [] },
    ],
    notes: [word],
  });
}

/** The same for a check of a fork that was not evaluated. */
export function aWaitingResultOf(word: string): Result {
  return aResult({
    suite: word,
    verdict: "not-evaluated",
    comparison: undefined,
    touched: [{ layer: "prompt", files: [word] }],
    notEvaluated: { reason: "no-secrets", from: "fork", pullRequest: 7, head: "8".repeat(40), missing: [word] },
    notes: [word],
  });
}

/** A regression whose answers are shown: the longest foreign texts there are. */
export function aResultWithAnswers(before: string, after: string): Result {
  return { ...aResultOf("plain"), answers: [{ case: "plain", before, after }] };
}
