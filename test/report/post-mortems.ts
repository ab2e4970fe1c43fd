/** Believable post-mortems, as the story makes them: what the golden files show. */
import type { FailureRate } from "../../src/domain/attribution.ts";
import type { PostMortem } from "../../src/domain/post-mortem.ts";
import { UNKNOWN_VERSION } from "../../src/domain/version.ts";
import { findingsOf } from "../../src/report/post-mortem/findings.ts";
import { aSpend, aTuple } from "../builders.ts";
import { ATTRIBUTIONS, anAttribution } from "./attributions.ts";

const BEFORE = "baselines/support-desk/2026/2026-10-26-5be01d44.json";
const AFTER = "baselines/support-desk/2026/2026-11-02-8ca0e5ad.json";
const TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

export function aRate(failures: number, trials: number, lower: number, upper: number): FailureRate {
  return { failures, trials, rate: failures / trials, lower, upper };
}

/** An index that was built from old documents: retrieval did it, and two gaps let it through. */
export function aPostMortem(overrides: Partial<PostMortem> = {}): PostMortem {
  const attribution = overrides.attribution ?? anAttribution();
  return {
    format: 1,
    incident: "2026-11-02-support-desk-answers",
    suite: "support-desk",
    at: "2026-11-02T09:00:00.000Z",
    title: "answers of support-desk got worse between 2026-10-26 and 2026-11-02",
    asked: { before: BEFORE, after: AFTER },
    standing: { status: "draft", kind: "incident" },
    failureKinds: ["wrong-answer"],
    window: { lastGood: "2026-10-26T06:00:00.000Z", firstBad: "2026-10-29T14:05:00.000Z" },
    detection: { method: "weekly", at: "2026-11-02T06:00:00.000Z", source: AFTER },
    impact: {
      metric: "answers",
      rates: {
        from: "records",
        of: "questions",
        before: aRate(5, 120, 0.018, 0.094),
        during: aRate(54, 120, 0.364, 0.539),
      },
      slices: [
        {
          attribute: "app.intent",
          value: "refund",
          loss: { value: 0.62, lower: 0.48, upper: 0.76 },
          scale: "difference",
          cases: 31,
        },
      ],
      volume: { value: 1234.4, unit: "requests" },
    },
    versionState: {
      atIncident: attribution.after.versions,
      reference: {
        versions: attribution.before.versions,
        at: "2026-10-26T06:00:00.000Z",
        baseline: BEFORE,
        hoursBefore: 168,
        asked: 48,
      },
      unversioned: [],
      judges: [{ metric: "answers", judge: "0f1e2d3c4b5a69788796a5b4c3d2e1f0", isSame: true }],
    },
    timeline: [
      { at: "2026-10-26T06:00:00.000Z", event: "last-good-record", evidence: BEFORE },
      { at: "2026-10-28T10:12:00.000Z", event: "change-committed", layer: "retrieval", evidence: "82ab410f".repeat(5) },
      { at: "2026-10-29T14:05:00.000Z", event: "change-deployed", layer: "retrieval", evidence: TRACE },
      { at: "2026-11-02T06:00:00.000Z", event: "first-bad-record", evidence: AFTER },
    ],
    durations: { toDetect: 87.9 },
    reproduction: {
      trace: TRACE,
      case: "refund-after-30-days",
      metric: "answers",
      from: "fresh",
      confidence: 0.95,
      atIncident: aRate(19, 20, 0.764, 0.991),
      overrides: [
        {
          layers: [{ layer: "retrieval", to: attribution.before.versions.retrieval }],
          failures: aRate(0, 20, 0, 0.161),
          resolves: true,
        },
      ],
    },
    attribution,
    findings: findingsOf(attribution),
    gaps: [
      {
        code: "cadence",
        firstBad: "2026-10-29T14:05:00.000Z",
        began: "2026-11-02T06:00:00.000Z",
        last: "2026-10-26T06:00:00.000Z",
        everyHours: 168,
        prevention: [{ kind: "record-every", hours: 24 }],
      },
      {
        code: "underpowered-slice",
        slice: { attribute: "app.intent", value: "refund" },
        cases: 4,
        detectable: 0.7,
        loss: 0.62,
        needed: 12,
        prevention: [
          { kind: "slice-quota", slice: { attribute: "app.intent", value: "refund" }, cases: 12 },
          { kind: "add-cases", cases: ["refund-after-30-days", "warranty-claim"], traces: [TRACE] },
        ],
      },
    ],
    notLookedAt: [{ code: "canary-too-small", why: "no canary of this rollout is known" }],
    actions: [
      {
        key: "fix-retrieval",
        type: "fix",
        text: "Take retrieval back from kb-2026-06-01 to kb-2026-09-01, or mend the new version.",
        role: "owner of the retrieval index",
        verifiedBy: ["refund-after-30-days", "warranty-claim"],
      },
      {
        key: "record-every",
        type: "monitor",
        text: "Record at least every 24 hours.",
        role: "owner of the evaluation suite",
        verifiedBy: ["refund-after-30-days"],
        gap: "cadence",
      },
    ],
    confidence: { level: "medium", because: ["1 question of the checklist is open."] },
    limits: ["Tool results are those that production recorded: a change of what a tool returns is not replayed."],
    cost: { attribution: aSpend(), reproduction: aSpend() },
    references: ["82ab410f".repeat(5), TRACE, BEFORE, AFTER].toSorted(),
    ...overrides,
  };
}

/** It did not come again: nothing is blamed. */
export const NOT_REPRODUCED: PostMortem = aPostMortem({
  title: "answers of support-desk compared between 2026-10-26 and 2026-11-02",
  ...(ATTRIBUTIONS["not-reproduced"] === undefined ? {} : { attribution: ATTRIBUTIONS["not-reproduced"] }),
  failureKinds: ["wrong-answer"],
  impact: { metric: "answers", slices: [] },
  versionState: {
    atIncident: aTuple({ retrieval: UNKNOWN_VERSION }),
    unversioned: ["retrieval"],
    judges: [],
  },
  window: { firstBad: "2026-11-02T06:00:00.000Z" },
  timeline: [],
  durations: {},
  reproduction: {
    trace: TRACE,
    case: "refund-after-30-days",
    question: "May I return it after 40 days? @octocat & *now*",
    metric: "answers",
    from: "fresh",
    confidence: 0.95,
    atIncident: aRate(0, 20, 0, 0.161),
    overrides: [],
  },
  gaps: [],
  actions: [],
  confidence: { level: "low", because: ["The loss did not come again, and may be one of chance."] },
  limits: [],
  cost: {},
  references: [],
});
