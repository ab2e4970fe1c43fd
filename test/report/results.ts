/** One believable result for each verdict, as the stories make them: what the golden files show. */
import type { Acceptance } from "../../src/domain/acceptance.ts";
import type { Result } from "../../src/domain/result.ts";
import type { MetricComparison, SliceComparison, Verdict } from "../../src/domain/verdict.ts";
import { UNKNOWN_VERSION } from "../../src/domain/version.ts";
import {
  aChange,
  aComparison,
  aFidelity,
  aMetricComparison,
  aMetricFidelity,
  aMovedCase,
  anAnchor,
  anEffort,
  anEnvironment,
  anEvidence,
  aRatioEvidence,
  aResult,
  aSide,
  aSlice,
  aSpend,
  aTuple,
} from "../builders.ts";

import { AN_ATTRIBUTED_CHECK, anAttribution } from "./attributions.ts";

const BASELINE = "baselines/support-desk/2026/2026-10-26-5be01d44.json";

export const HELD: MetricComparison = aMetricComparison({
  metric: "valid",
  evidence: anEvidence({ before: 0.985, after: 0.991, difference: 0.006, lower: -0.008, upper: 0.02, margin: 0.02 }),
});

export const CITES: MetricComparison = aMetricComparison({
  metric: "cites",
  verdict: "regressed",
  kind: "material",
  evidence: anEvidence({
    before: 0.91,
    after: 0.74,
    difference: -0.17,
    lower: -0.214,
    upper: -0.126,
    margin: 0.1,
    missingAfter: 0.0117,
    worst: [
      aMovedCase({ id: "refund-after-30-days", before: 1, after: 0, slices: { "app.intent": "refund" } }),
      aMovedCase({ id: "warranty-claim", before: 1, after: 1 / 3, slices: { "app.intent": "warranty" } }),
    ],
  }),
});

export const LATENCY: MetricComparison = aMetricComparison({
  metric: "latency",
  direction: "lower-is-better",
  unit: "ms",
  blocking: false,
  verdict: "regressed",
  kind: "real",
  evidence: aRatioEvidence(
    { value: 1.28, lower: 1.1, upper: 1.49, allowed: 1.25, detectable: 1.22 },
    { before: 812.4, worst: [aMovedCase({ id: "warranty-claim", before: 640, after: 2911.5 })] },
  ),
});

export const COST: MetricComparison = aMetricComparison({
  metric: "cost",
  direction: "lower-is-better",
  unit: "usd",
  blocking: false,
  verdict: "improved",
  kind: "real",
  evidence: aRatioEvidence(
    { value: 0.875, lower: 0.822, upper: 0.931, allowed: 1.2, detectable: 1.09 },
    { before: 0.00128 },
  ),
});

/** Three slices of `app.intent`: one that got worse, one that held, one too small. */
export const SLICES: readonly SliceComparison[] = [
  aSlice({
    verdict: "regressed",
    kind: "material",
    falseDiscovery: 0.00042,
    evidence: anEvidence({
      before: 0.9,
      after: 0.66,
      difference: -0.24,
      lower: -0.351,
      upper: -0.129,
      cases: 31,
      clusters: 31,
      trialsBefore: 93,
      trialsAfter: 93,
      detectable: 0.158,
    }),
  }),
  aSlice({
    value: "delivery",
    falseDiscovery: 0.61,
    evidence: anEvidence({ cases: 104, clusters: 104, trialsBefore: 312, trialsAfter: 312, detectable: 0.035 }),
  }),
  aSlice({ value: "gift cards", verdict: "inconclusive", kind: "too-few-cases", evidence: undefined, cases: 6 }),
];

/** The same system a week later, on the control share alone. */
const CONTROL = aComparison({
  before: aSide({ label: "baseline", at: "2026-10-26T06:00:00.000Z" }),
  after: aSide({ label: "base 3f1c09a" }),
  pairing: { relation: "overlapping", paired: 28, onlyBefore: 114, onlyAfter: 0, clusters: 28 },
  metrics: [
    aMetricComparison({ metric: "cites", evidence: anEvidence({ cases: 28, clusters: 28, detectable: 0.082 }) }),
    { ...HELD, evidence: anEvidence({ cases: 28, clusters: 28, detectable: 0.044 }) },
  ],
});

const REGRESSED: Result = aResult({
  gate: "fail",
  comparison: aComparison({
    verdict: "regressed",
    before: aSide({ failures: { "rate-limited": 3 } }),
    after: aSide({
      label: "head 8be21d4",
      versions: aTuple({ prompt: "d81f6e07a24c", policy: UNKNOWN_VERSION }),
      failures: { "rate-limited": 4, "timed-out": 1 },
    }),
    pairing: { relation: "overlapping", paired: 142, onlyBefore: 1, onlyAfter: 0, clusters: 131 },
    metrics: [CITES, HELD, LATENCY, COST],
  }),
  drift: aComparison({
    before: aSide({ label: "baseline", at: "2026-10-26T06:00:00.000Z" }),
    after: aSide({ label: "base 3f1c09a" }),
    metrics: [aMetricComparison({ metric: "cites" }), HELD],
  }),
  effort: anEffort({ base: "confirmed", control: 142, answers: 852 }),
  touched: [{ layer: "prompt", files: ["prompts/support.md", "prompts/tone.md"] }],
  baseline: BASELINE,
  spend: { ...aSpend(), elapsedMs: 252_300 },
  notes: ["The judge of cites agreed with people on 91 of 100 answers."],
});

const IMPROVED: Result = aResult({
  story: "canary",
  comparison: aComparison({
    verdict: "improved",
    before: aSide({ label: "production" }),
    after: aSide({
      label: "model=gpt-5-2026-08-07",
      versions: aTuple({ model: { id: "gpt-5-2026-08-07", source: "native", from: "gen_ai.response.model" } }),
      environment: anEnvironment({
        requestedModels: { "gpt-5": 600 },
        resolvedModels: { "gpt-5-2026-08-07": 596, "gpt-5-2026-09-30": 4 },
        fingerprints: { fp_9c1b2a07de: 600 },
      }),
    }),
    metrics: [
      aMetricComparison({
        metric: "cites",
        verdict: "improved",
        kind: "material",
        evidence: anEvidence({ before: 0.8, after: 0.906, difference: 0.106, lower: 0.063, upper: 0.149 }),
      }),
      HELD,
    ],
  }),
  touched: [],
  spend: aSpend({ cachedCalls: 0 }),
});

const UNCHANGED: Result = aResult({
  comparison: aComparison({ metrics: [aMetricComparison({ metric: "cites" }), HELD], look: { at: 1, of: 3 } }),
  drift: CONTROL,
  effort: anEffort({ answers: 170, planned: 852 }),
  baseline: BASELINE,
  spend: aSpend({ calls: 1, cachedCalls: 1, inputTokens: 0, outputTokens: 0, usd: 0 }),
});

const INCONCLUSIVE: Result = aResult({
  gate: "warn",
  comparison: aComparison({
    verdict: "inconclusive",
    pairing: { relation: "same", paired: 24, onlyBefore: 0, onlyAfter: 0, clusters: 24 },
    metrics: [
      aMetricComparison({
        metric: "cites",
        verdict: "inconclusive",
        kind: "wide-interval",
        evidence: anEvidence({
          after: 0.88,
          difference: -0.03,
          lower: -0.094,
          upper: 0.034,
          confidence: 0.9758,
          cases: 24,
          clusters: 24,
          trialsBefore: 72,
          trialsAfter: 72,
          detectable: 0.09,
          settle: { cases: 310, casesUsd: 12.4, trials: 7, trialsUsd: 4.1 },
          crossCheck: { verdict: "unchanged", pRegressed: 0.21, lower: -0.048, upper: 0.021 },
        }),
      }),
      aMetricComparison({
        metric: "valid",
        verdict: "inconclusive",
        kind: "missing-results",
        evidence: undefined,
        reason: "6.1 % of the trials before and 0.0 % after have no usable score; at most 5.0 % may be missing",
      }),
    ],
  }),
  spend: { calls: 144, cachedCalls: 0, inputTokens: 65_968, outputTokens: 9_619 },
});

const NOT_COMPARABLE: Result = aResult({
  story: "compare",
  gate: "fail",
  comparison: aComparison({
    verdict: "not-comparable",
    before: aSide({ label: "baseline", at: "2026-10-26T06:00:00.000Z" }),
    after: aSide({ label: "production" }),
    metrics: [
      aMetricComparison({
        metric: "cites",
        verdict: "not-comparable",
        kind: "judge-differs",
        evidence: undefined,
        reason: "the judge of cites differs: its model, prompt or parameters changed",
      }),
      HELD,
    ],
  }),
  touched: [],
  baseline: BASELINE,
});

const NO_BASELINE: Result = aResult({
  story: "record",
  verdict: "no-baseline",
  comparison: undefined,
  tuple: aTuple({
    policy: UNKNOWN_VERSION,
    retrieval: { id: null, source: "unknown", from: "mixed: kb-2026-10-01 (180), kb-2026-10-08 (20)" },
    tools: { id: "none", source: "config" },
  }),
  touched: [],
  levels: [
    { metric: "cites", unit: "score", mean: 0.912, scored: 594, trials: 600, cases: 200 },
    { metric: "latency", unit: "ms", mean: 812.4, scored: 600, trials: 600, cases: 200 },
    { metric: "thumbs", unit: "score", scored: 0, trials: 600, cases: 0 },
  ],
  fidelity: aFidelity({
    metrics: [aMetricFidelity({ metric: "cites" }), aMetricFidelity({ metric: "tone", blocking: false, cases: 38 })],
    leftOut: 2,
  }),
  baseline: "baselines/support-desk/2026/2026-11-02-0c2ee917.json",
  spend: aSpend(),
});

const NOT_AFFECTED: Result = aResult({ verdict: "not-affected", comparison: undefined, touched: [] });

/** Each week held against the week before; together they did not. */
const SLOW_DECAY: Result = aResult({
  story: "record",
  verdict: "regressed",
  gate: "warn",
  comparison: aComparison({
    before: aSide({ label: "baseline", at: "2026-10-26T06:00:00.000Z" }),
    after: aSide({ label: "production" }),
    pairing: { relation: "overlapping", paired: 100, onlyBefore: 100, onlyAfter: 100, clusters: 100 },
    metrics: [
      aMetricComparison({
        metric: "cites",
        kind: "non-inferior",
        evidence: anEvidence({
          before: 0.86,
          after: 0.85,
          difference: -0.01,
          lower: -0.041,
          upper: 0.021,
          cases: 100,
          clusters: 100,
          trialsBefore: 300,
          trialsAfter: 300,
        }),
      }),
      HELD,
    ],
  }),
  anchored: {
    anchor: anAnchor(),
    comparison: aComparison({
      verdict: "regressed",
      before: aSide({ label: "anchor", at: "2026-09-28T06:00:00.000Z" }),
      after: aSide({ label: "production" }),
      pairing: { relation: "overlapping", paired: 61, onlyBefore: 139, onlyAfter: 139, clusters: 61 },
      metrics: [
        aMetricComparison({
          metric: "cites",
          verdict: "regressed",
          kind: "real",
          evidence: anEvidence({
            before: 0.92,
            after: 0.85,
            difference: -0.07,
            lower: -0.121,
            upper: -0.019,
            cases: 61,
            clusters: 61,
            trialsBefore: 183,
            trialsAfter: 183,
          }),
        }),
        HELD,
      ],
    }),
  },
  changes: [
    aChange({ metric: "cites" }),
    aChange({
      metric: "valid",
      at: "2026-10-19T06:00:00.000Z",
      before: 0.99,
      after: 0.97,
      p: 0.011,
      layers: [],
      unversioned: true,
    }),
  ],
  touched: [],
  baseline: "baselines/support-desk/2026/2026-11-02-0c2ee917.json",
  spend: aSpend(),
});

/** The whole held and one slice did not; stored scores stood in for the base. */
const SLICE_REGRESSED: Result = aResult({
  gate: "fail",
  comparison: aComparison({
    verdict: "regressed",
    metrics: [
      aMetricComparison({ metric: "cites", verdict: "regressed", kind: "slice-regressed", slices: SLICES }),
      { ...HELD, slices: [aSlice({ value: "delivery", falseDiscovery: 0.61 })] },
    ],
    look: { at: 2, of: 3 },
  }),
  drift: CONTROL,
  effort: anEffort(),
  baseline: BASELINE,
  spend: aSpend(),
});

/** More scores went missing than the error budget lets. */
const WENT_MISSING: Result = aResult({
  gate: "fail",
  comparison: aComparison({
    verdict: "errored",
    metrics: [
      aMetricComparison({
        metric: "cites",
        verdict: "errored",
        kind: "went-missing",
        evidence: undefined,
        reason: "0 % of the answers before and 12 % after have no score; 2 % more may be missing",
      }),
      HELD,
    ],
  }),
});

/** The two sides were asked other questions. */
const UNPAIRED: Result = aResult({
  story: "compare",
  comparison: aComparison({
    before: aSide({ label: "baseline", at: "2026-10-26T06:00:00.000Z" }),
    after: aSide({ label: "production" }),
    verdict: "inconclusive",
    pairing: { relation: "disjoint", paired: 0, onlyBefore: 200, onlyAfter: 180, clusters: 380 },
    metrics: [
      aMetricComparison({
        metric: "cites",
        verdict: "inconclusive",
        kind: "wide-interval",
        evidence: anEvidence({
          method: "unpaired",
          after: 0.88,
          difference: -0.03,
          lower: -0.081,
          upper: 0.021,
          cases: 380,
          clusters: 380,
          trialsBefore: 600,
          trialsAfter: 540,
          detectable: 0.073,
          effectiveCases: 211.4,
          settle: { cases: 820 },
        }),
      }),
    ],
  }),
  gate: "warn",
  touched: [],
});

const ERRORED: Result = aResult({
  verdict: "errored",
  gate: "fail",
  comparison: undefined,
  tuple: aTuple(),
  incomplete: {
    reason: "error-budget",
    problem:
      "31 of 600 trials failed (error budget 2 %), 28 of them because the provider limited the rate: 429 after 4 attempts",
    remedy:
      "Lower concurrency in the suite file, or wait a while, and run the same command again: answers that were paid for are kept.",
  },
  spend: aSpend({ calls: 569, cachedCalls: 0 }),
});

const NOT_EVALUATED: Result = {
  ...NOT_AFFECTED,
  verdict: "not-evaluated",
  touched: [{ layer: "prompt", files: ["prompts/support.md"] }],
  notEvaluated: {
    reason: "no-secrets",
    from: "fork",
    pullRequest: 12,
    head: "8be21d4f00d5eed0c0ffee0ddba11feedfacade5",
    missing: ["OPENAI_API_KEY"],
  },
};

const HEAD = "8be21d4f00d5eed0c0ffee0ddba11feedfacade5";

export const AN_ACCEPTANCE: Acceptance = {
  pullRequest: 12,
  head: HEAD,
  label: "evals: accepted",
  by: "mona-lisa",
  at: "2026-11-02T08:14:09Z",
  losses: [
    { metric: "cites", scale: "difference", difference: -0.17 },
    { metric: "latency", scale: "ratio", difference: -Math.log(1.28) },
    {
      metric: "valid",
      slice: { attribute: "app.intent", value: "refunds" },
      scale: "difference",
      difference: -0.031,
    },
  ],
};

/** A regression that somebody with write permission took on purpose. */
const ACCEPTED: Result = { ...REGRESSED, gate: "warn", accepted: [AN_ACCEPTANCE] };

/** The second stage, or a dispatch: the head is a fork's. */
const OF_A_FORK: Result = {
  ...REGRESSED,
  notes: [
    `The pull request comes from a fork: the texts of its layers were read as data at ${HEAD}, and nothing of it was executed.`,
  ],
};

/** Dependabot touched a file of the tools. */
const OF_DEPENDABOT: Result = {
  ...NOT_EVALUATED,
  gate: "fail",
  touched: [{ layer: "tools", files: ["tools/lookup.json"] }],
  notEvaluated: {
    reason: "no-secrets",
    from: "dependabot",
    pullRequest: 14,
    head: HEAD,
    missing: ["OPENAI_API_KEY", "JUDGE_KEY"],
  },
};

const OF_ITS_OWN_RUN: Result = {
  ...NOT_EVALUATED,
  notEvaluated: { reason: "checked-by-its-own-run", from: "repository", pullRequest: 12, head: HEAD, missing: [] },
};

const MOVED_ON: Result = {
  ...NOT_EVALUATED,
  touched: [],
  notEvaluated: { reason: "moved-on", from: "fork", pullRequest: 12, head: HEAD, missing: [] },
};

/** The suite changes together with a prompt. */
const SUITE_EDITED: Result = {
  ...UNCHANGED,
  notes: [
    "evals/suite.yml changes here: this check goes by the one of the base; the new one takes effect after the merge, and the next record starts a new comparability key.",
  ],
};

/** The suite lets answers be shown. */
const ANSWERS_SHOWN: Result = {
  ...REGRESSED,
  changedLines: [
    { file: "prompts/support.md", from: 3, to: 5 },
    { file: "prompts/support.md", from: 19, to: 19 },
  ],
  answers: [
    {
      case: "refund-after-30-days",
      before:
        "You can return it within 30 days of delivery. Please send the item back with its receipt, and we will refund you within five working days, as section 4 of our terms says [policies/returns.md].\n\n- Damaged items: no receipt is needed.\n- Gifts: the voucher goes to the person who bought them.",
      after:
        "You can return it at any time. Please send the item back with its receipt, and we will refund you within five working days.\n\n- Damaged items: no receipt is needed.\n- Gifts: the voucher goes to the person who bought them.",
    },
    { case: "warranty-claim", after: "(no text; tool calls: find_order, open_claim)" },
  ],
};

const RECORD_BEFORE = "baselines/support-desk/2026/2026-10-26-5be01d44.json";

/** The first record that is worse. */
const INCIDENT_BEGINS: Result = aResult({
  story: "record",
  gate: "warn",
  comparison: aComparison({
    verdict: "regressed",
    before: aSide({ label: "baseline", at: "2026-10-26T06:00:00.000Z" }),
    after: aSide({ label: "production", versions: aTuple({ model: { id: "gpt-4.1-2026-10-30", source: "config" } }) }),
    metrics: [CITES, HELD, LATENCY],
  }),
  incident: {
    status: "begins",
    reference: RECORD_BEFORE,
    since: "2026-11-02T06:00:00.000Z",
    metrics: ["cites"],
  },
  touched: [],
  baseline: "baselines/support-desk/2026/2026-11-02-0c2ee917.json",
  spend: { ...aSpend(), elapsedMs: 61_000 },
});

/** A week later: as bad as last week, and so still worse than before. */
const INCIDENT_LASTS: Result = aResult({
  ...INCIDENT_BEGINS,
  verdict: "unchanged",
  gate: "pass",
  comparison: aComparison({
    before: aSide({ label: "baseline" }),
    after: aSide({ label: "production", at: "2026-11-09T06:00:00.000Z" }),
    metrics: [
      aMetricComparison({ metric: "cites", evidence: anEvidence({ before: 0.74, after: 0.745, difference: 0.005 }) }),
      HELD,
    ],
  }),
  incident: {
    status: "lasts",
    reference: RECORD_BEFORE,
    since: "2026-11-02T06:00:00.000Z",
    metrics: ["cites"],
    comparison: aComparison({
      verdict: "regressed",
      before: aSide({ label: "baseline", at: "2026-10-26T06:00:00.000Z" }),
      after: aSide({ label: "production", at: "2026-11-09T06:00:00.000Z" }),
      metrics: [
        {
          ...CITES,
          evidence: anEvidence({
            before: 0.91,
            after: 0.745,
            difference: -0.165,
            lower: -0.211,
            upper: -0.119,
            margin: 0.1,
          }),
        },
        HELD,
      ],
    }),
  },
  baseline: "baselines/support-desk/2026/2026-11-09-0c2ee917.json",
});

/** As good as before again. */
const INCIDENT_OVER: Result = aResult({
  ...INCIDENT_LASTS,
  verdict: "improved",
  incident: {
    status: "over",
    reference: RECORD_BEFORE,
    since: "2026-11-02T06:00:00.000Z",
    metrics: ["cites"],
    comparison: aComparison({ metrics: [aMetricComparison({ metric: "cites" }), HELD] }),
  },
});

/** The losses of the incident were accepted by the pull request that brought them. */
const INCIDENT_ACCEPTED: Result = aResult({
  ...INCIDENT_BEGINS,
  gate: "pass",
  incident: {
    status: "over",
    reference: RECORD_BEFORE,
    since: "2026-10-30T06:00:00.000Z",
    metrics: ["cites"],
  },
  accepted: [AN_ACCEPTANCE],
});

const INCIDENT_UNCLEAR: Result = aResult({
  ...INCIDENT_LASTS,
  incident: {
    status: "unclear",
    reference: RECORD_BEFORE,
    since: "2026-11-02T06:00:00.000Z",
    metrics: ["cites", "valid", "latency", "cost"],
    comparison: INCONCLUSIVE.comparison ?? aComparison(),
  },
});

/** A week later nothing is replayed again: what the first record found is on the branch. */
const INCIDENT_LASTS_ATTRIBUTED: Result = {
  ...INCIDENT_LASTS,
  ...(INCIDENT_LASTS.incident && { incident: { ...INCIDENT_LASTS.incident, attribution: anAttribution() } }),
  postMortem: "incidents/2026-11-02-support-desk-cites/post-mortem.md",
};

/** A pull request of two layers that regressed: the same replays tell which of them did it. */
const ATTRIBUTED: Result = {
  ...REGRESSED,
  touched: [
    { layer: "prompt", files: ["prompts/support.md"] },
    { layer: "policy", files: ["policies/refunds.md"] },
  ],
  attribution: AN_ATTRIBUTED_CHECK,
};

/** A record that regressed attributes by itself. */
const INCIDENT_ATTRIBUTED: Result = {
  ...INCIDENT_BEGINS,
  attribution: anAttribution(),
  postMortem: "incidents/2026-11-02-support-desk-cites/post-mortem.md",
  probe: {
    model: "gpt-4.1-2026-10-30",
    state: "unavailable",
    readings: 0,
    newNames: [],
    why: "this is the first reading of the model",
  },
};

export const RESULTS: { readonly [verdict in Verdict]: Result } = {
  regressed: REGRESSED,
  improved: IMPROVED,
  unchanged: UNCHANGED,
  inconclusive: INCONCLUSIVE,
  "not-comparable": NOT_COMPARABLE,
  "no-baseline": NO_BASELINE,
  "not-affected": NOT_AFFECTED,
  "not-evaluated": NOT_EVALUATED,
  errored: ERRORED,
};

/** What the verdict alone does not show. */
export const MORE_RESULTS: { readonly [name: string]: Result } = {
  "slow-decay": SLOW_DECAY,
  slice: SLICE_REGRESSED,
  "went-missing": WENT_MISSING,
  unpaired: UNPAIRED,
  accepted: ACCEPTED,
  fork: OF_A_FORK,
  dependabot: OF_DEPENDABOT,
  "own-run": OF_ITS_OWN_RUN,
  "moved-on": MOVED_ON,
  "suite-edited": SUITE_EDITED,
  answers: ANSWERS_SHOWN,
  attributed: ATTRIBUTED,
  "incident-begins": INCIDENT_BEGINS,
  "incident-attributed": INCIDENT_ATTRIBUTED,
  "incident-lasts": INCIDENT_LASTS,
  "incident-lasts-attributed": INCIDENT_LASTS_ATTRIBUTED,
  "incident-over": INCIDENT_OVER,
  "incident-accepted": INCIDENT_ACCEPTED,
  "incident-unclear": INCIDENT_UNCLEAR,
};
