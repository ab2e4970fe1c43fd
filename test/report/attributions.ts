/** One believable attribution for each outcome, as the story makes them: what the golden files show. */
import type {
  Attribution,
  Configuration,
  FailureRate,
  LayerEffect,
  Loss,
  MetricAttribution,
} from "../../src/domain/attribution.ts";
import type { ChecklistItem } from "../../src/domain/checklist.ts";
import { diffTuples, type Version } from "../../src/domain/version.ts";
import { aSpend, aTuple, aVersion } from "../builders.ts";

const OLD_INDEX: Version = { id: "kb-2026-09-01", source: "mapped", from: "app.retrieval.index_version" };
const NEW_INDEX: Version = { id: "kb-2026-06-01", source: "mapped", from: "app.retrieval.index_version" };
const OLD_MODEL: Version = { id: "sim-large-2026-08-01", source: "native", from: "gen_ai.response.model" };
const NEW_MODEL: Version = { id: "sim-large-2026-10-15", source: "native", from: "gen_ai.response.model" };
const OLD_PROMPT: Version = { id: "9a1c04e2b7d3aa10", source: "hash", from: "prompts/**" };
const NEW_PROMPT: Version = { id: "d81f6e07a24c55b1", source: "hash", from: "prompts/**" };

const BEFORE = aTuple({ retrieval: OLD_INDEX, model: OLD_MODEL, prompt: OLD_PROMPT });
const AFTER = aTuple({ retrieval: NEW_INDEX, model: NEW_MODEL, prompt: OLD_PROMPT });

function loss(value: number, lower: number, upper: number): Loss {
  return { value, lower, upper };
}

function rate(failures: number, trials: number, lower: number, upper: number): FailureRate {
  return { failures, trials, rate: failures / trials, lower, upper };
}

/** A metric's attribution with the numbers of an index that did it and a model that did not. */
export function aMetricAttribution(overrides: Partial<MetricAttribution> = {}): MetricAttribution {
  return {
    metric: "answers",
    direction: "higher-is-better",
    unit: "score",
    scale: "difference",
    total: loss(0.41, 0.33, 0.482),
    equivalence: 0.1025,
    margin: 0.1,
    confidence: 0.9,
    reproduced: "reproduced",
    configurations: CONFIGURATIONS,
    layers: [RETRIEVAL, MODEL],
    interactions: [{ layers: ["model", "retrieval"], value: loss(0.01, -0.04, 0.06), p: 0.7 }],
    cases: 60,
    clusters: 60,
    ...overrides,
  };
}

const CONFIGURATIONS: readonly Configuration[] = [
  { after: [], mean: 0.95, failures: rate(9, 180, 0.027, 0.092) },
  { after: ["model"], mean: 0.92, failures: rate(14, 180, 0.047, 0.126) },
  { after: ["retrieval"], mean: 0.56, failures: rate(79, 180, 0.369, 0.512) },
  { after: ["model", "retrieval"], mean: 0.54, failures: rate(83, 180, 0.39, 0.534) },
];

const RETRIEVAL: LayerEffect = {
  layer: "retrieval",
  before: OLD_INDEX,
  after: NEW_INDEX,
  role: "proximate",
  measured: {
    part: loss(0.378, 0.305, 0.451),
    share: loss(0.92, 0.78, 1),
    necessity: loss(0.38, 0.3, 0.46),
    sufficiency: loss(0.39, 0.31, 0.47),
    p: 0.0000021,
  },
};

const MODEL: LayerEffect = {
  layer: "model",
  before: OLD_MODEL,
  after: NEW_MODEL,
  role: "exonerated",
  measured: {
    part: loss(0.032, -0.011, 0.075),
    share: loss(0.08, -0.03, 0.19),
    necessity: loss(0.02, -0.03, 0.07),
    sufficiency: loss(0.03, -0.02, 0.08),
    p: 0.14,
  },
};

const CHECKLIST: readonly ChecklistItem[] = [
  { key: "every-layer-versioned", answer: "yes", evidence: ["five of five layers"], by: "machine", blocks: false },
  {
    key: "retrieval-changed",
    answer: "yes",
    evidence: ["kb-2026-09-01 before, kb-2026-06-01 after"],
    by: "machine",
    blocks: false,
  },
  {
    key: "reproduces-with-frozen-retrieval",
    answer: "no",
    evidence: ["with the retrieval of before 14 of 180 answers fail, and 83 as it is"],
    by: "machine",
    blocks: true,
  },
  { key: "prompt-or-policy-changed", answer: "no", evidence: ["the same hash in both"], by: "machine", blocks: false },
  {
    key: "infrastructure-changed",
    answer: "unknown",
    evidence: ["no trace says its region"],
    by: "human",
    blocks: false,
  },
];

/** Where retrieval is not what did it. */
const OTHER_CHECKLIST = CHECKLIST.filter(({ key }) => key !== "reproduces-with-frozen-retrieval");

/** Retrieval did it, and the model is exonerated, unless a test says otherwise. */
export function anAttribution(overrides: Partial<Attribution> = {}): Attribution {
  return {
    suite: "support-desk",
    at: "2026-11-09T06:00:00.000Z",
    before: {
      label: "the record of 2026-11-02",
      versions: BEFORE,
      at: "2026-11-02T06:00:00.000Z",
      baseline: "baselines/support-desk/2026/2026-11-02-0c2ee917.json",
    },
    after: {
      label: "the record of 2026-11-09",
      versions: AFTER,
      at: "2026-11-09T06:00:00.000Z",
      baseline: "baselines/support-desk/2026/2026-11-09-77ad01fe.json",
    },
    differences: diffTuples(BEFORE, AFTER),
    outcome: { status: "attributed" },
    metrics: [aMetricAttribution()],
    blame: [
      { group: "retrieval and context", layers: ["retrieval"], share: 0.92, role: "proximate" },
      { group: "model", layers: ["model"], share: 0.08, role: "exonerated" },
    ],
    model: { isAdmissible: false, reason: "exonerated" },
    checklist: CHECKLIST,
    design: {
      kind: "factorial",
      configurations: 4,
      cases: 60,
      trials: 3,
      lost: 41,
      of: 120,
      reduced: [],
      cannotSee: [],
    },
    probe: {
      model: "sim-large-2026-10-15",
      state: "stable",
      kind: "border",
      readings: 3,
      reference: "2026-10-19T06:00:00.000Z",
      latest: "2026-11-09T06:00:00.000Z",
      distance: 0.08,
      p: 0.41,
      excess: 0.01,
      newNames: [],
    },
    trafficMix: {
      before: 160,
      after: 158,
      slices: { attribute: "app.intent", distance: 0.06, p: 0.8 },
      texts: { mmd: 0.001, p: 0.52 },
      moved: false,
    },
    spend: aSpend(),
    notes: [],
    ...overrides,
  };
}

/** A layer that differs and was not to be had. */
const PROMPT_MISSING: LayerEffect = {
  layer: "prompt",
  before: OLD_PROMPT,
  after: NEW_PROMPT,
  role: "undetermined",
  notReplayed: "no commit of the last 90 days has a prompts/** with this hash",
};

const PROMPT: LayerEffect = { ...RETRIEVAL, layer: "prompt", before: OLD_PROMPT, after: NEW_PROMPT };

function jointly(kind: "and" | "or"): readonly LayerEffect[] {
  const measured = {
    part: loss(0.2, 0.15, 0.25),
    share: loss(0.5, 0.4, 0.6),
    necessity: kind === "and" ? loss(0.4, 0.32, 0.47) : loss(0.01, -0.03, 0.05),
    sufficiency: kind === "and" ? loss(0.01, -0.03, 0.05) : loss(0.4, 0.32, 0.47),
    p: 0.00003,
  };
  return [
    { ...PROMPT, role: "joint", joint: { with: ["retrieval"], kind }, measured },
    { ...RETRIEVAL, role: "joint", joint: { with: ["prompt"], kind }, measured },
  ];
}

const GONE: MetricAttribution = aMetricAttribution({
  total: loss(0.004, -0.012, 0.02),
  reproduced: "equivalent",
  configurations: [
    { after: [], mean: 0.994, failures: rate(1, 180, 0.001, 0.031) },
    { after: ["model", "retrieval"], mean: 1, failures: rate(0, 180, 0, 0.0165) },
  ],
  layers: [
    { ...RETRIEVAL, role: "undetermined", measured: { ...strip(RETRIEVAL), part: loss(0.002, -0.01, 0.014) } },
    { ...MODEL, role: "undetermined", measured: { ...strip(MODEL), part: loss(0.002, -0.01, 0.014) } },
  ],
  interactions: [],
});

/** Without a loss there is no share of it. */
function strip({ measured }: LayerEffect): NonNullable<LayerEffect["measured"]> {
  const { share: _, ...rest } = measured as NonNullable<LayerEffect["measured"]>;
  return rest;
}

const GROUPS_OF_BOTH = [
  { group: "prompt and policy", layers: ["prompt"], share: 0.5, role: "joint" },
  { group: "retrieval and context", layers: ["retrieval"], share: 0.5, role: "joint" },
] as const;

const UNCHANGED_MODEL = { isAdmissible: false, reason: "model-unchanged" } as const;

/** Of a check: both sides are at hand, and there is nothing to be asked of the weeks between. */
export const AN_ATTRIBUTED_CHECK: Attribution = {
  suite: "support-desk",
  at: "2026-11-09T06:00:00.000Z",
  before: { label: "base 3f1c09a", versions: BEFORE },
  after: { label: "head 8be21d4", versions: AFTER },
  differences: diffTuples(BEFORE, AFTER),
  outcome: { status: "attributed" },
  metrics: [
    aMetricAttribution({
      metric: "cites",
      layers: [PROMPT, { ...MODEL, layer: "policy", before: aTuple().policy, after: aVersion("77ce01d4aa92") }],
      configurations: [],
      interactions: [],
    }),
  ],
  blame: [{ group: "prompt and policy", layers: ["prompt", "policy"], share: 1, role: "proximate" }],
  model: UNCHANGED_MODEL,
  checklist: [],
  design: { kind: "factorial", configurations: 4, cases: 60, trials: 3, lost: 41, of: 142, reduced: [], cannotSee: [] },
  notes: [],
};

/** Everything in it that somebody else may have written is this text. */
export function anAttributionNaming(text: string): Attribution {
  const version = { id: text, source: "mapped", from: text } as const;
  const standpoint = { label: text, versions: aTuple({ retrieval: version }), baseline: text, at: text };
  return anAttribution({
    suite: text,
    before: standpoint,
    after: standpoint,
    metrics: [
      aMetricAttribution({
        metric: text,
        layers: [
          { ...RETRIEVAL, before: version, after: version },
          { ...PROMPT_MISSING, notReplayed: text },
        ],
      }),
      aMetricAttribution({ metric: text }),
    ],
    checklist: [{ key: "traffic-changed", answer: "unknown", evidence: [text], by: "human", blocks: true }],
    design: {
      kind: "factorial",
      configurations: 4,
      cases: 60,
      trials: 3,
      lost: 4,
      of: 9,
      reduced: [text],
      cannotSee: [text],
    },
    probe: { model: text, state: "unavailable", readings: 0, newNames: [text], why: text },
    trafficMix: { before: 1, after: 1, slices: { attribute: text, distance: 0, p: 1 }, moved: false },
    bisection: {
      layer: "prompt",
      versions: [
        { id: text, commit: text, at: text, probability: 0.02, runs: 1, failures: 0 },
        { id: text, probability: 0.98, runs: 9, failures: 8 },
      ],
      runs: 10,
      found: 1,
      hunks: { list: [{ file: text, from: 3, lines: 2, probability: 0.97 }], runs: 8, found: 0 },
      notes: [text],
    },
    incomplete: { reason: "money-budget", problem: text, remedy: text },
    notes: [text],
  });
}

/** Every outcome, and what is told of a layer in each. */
export const ATTRIBUTIONS: { readonly [name: string]: Attribution } = {
  retrieval: anAttribution(),
  model: anAttribution({
    checklist: OTHER_CHECKLIST,
    metrics: [
      aMetricAttribution({
        layers: [
          { ...RETRIEVAL, layer: "model", before: OLD_MODEL, after: NEW_MODEL },
          {
            ...MODEL,
            layer: "retrieval",
            before: OLD_INDEX,
            after: NEW_INDEX,
            protective: true,
            measured: { ...strip(MODEL), part: loss(-0.12, -0.16, -0.08), share: loss(-0.29, -0.4, -0.2) },
          },
        ],
      }),
    ],
    blame: [
      { group: "model", layers: ["model"], share: 0.92, role: "proximate" },
      { group: "retrieval and context", layers: ["retrieval"], share: -0.29, role: "exonerated" },
    ],
    model: { isAdmissible: true, reason: "others-accounted-for" },
  }),
  and: anAttribution({
    checklist: OTHER_CHECKLIST,
    metrics: [
      aMetricAttribution({
        layers: jointly("and"),
        interactions: [{ layers: ["prompt", "retrieval"], value: loss(0.39, 0.3, 0.47), p: 0.0002 }],
        configurations: [],
      }),
    ],
    blame: GROUPS_OF_BOTH,
    model: UNCHANGED_MODEL,
  }),
  or: anAttribution({
    checklist: OTHER_CHECKLIST,
    metrics: [
      aMetricAttribution({
        layers: jointly("or"),
        interactions: [{ layers: ["prompt", "retrieval"], value: loss(-0.39, -0.47, -0.3), p: 0.0002 }],
        configurations: [],
      }),
      aMetricAttribution({
        metric: "latency",
        direction: "lower-is-better",
        unit: "ms",
        scale: "ratio",
        total: loss(0.26, 0.11, 0.4),
        margin: 0.25,
        configurations: [],
        layers: [
          {
            ...PROMPT,
            role: "contributing",
            measured: { ...strip(PROMPT), part: loss(0.2, 0.05, 0.35), share: loss(0.77, 0.3, 1.2) },
          },
        ],
      }),
    ],
    blame: GROUPS_OF_BOTH,
    model: UNCHANGED_MODEL,
  }),
  undetermined: anAttribution({
    checklist: OTHER_CHECKLIST,
    outcome: { status: "undetermined" },
    metrics: [
      aMetricAttribution({
        layers: [
          { ...MODEL, role: "undetermined", casesToExonerate: 61 },
          PROMPT_MISSING,
          { ...RETRIEVAL, role: "contributing" },
        ],
      }),
    ],
    blame: [],
    model: { isAdmissible: false, reason: "others-not-ruled-out" },
    design: {
      kind: "both-directions",
      configurations: 6,
      cases: 20,
      trials: 1,
      lost: 12,
      of: 120,
      reduced: ["1 answer to each question in place of 3", "20 of 60 questions"],
      cannotSee: ["what three layers do only together"],
    },
  }),
  "index-gone": anAttribution({
    checklist: OTHER_CHECKLIST,
    outcome: { status: "undetermined" },
    metrics: [
      {
        ...GONE,
        layers: [
          { ...MODEL, role: "undetermined", measured: { ...strip(MODEL), part: loss(0, -0.01, 0.01) } },
          {
            layer: "retrieval",
            before: OLD_INDEX,
            after: NEW_INDEX,
            role: "undetermined",
            notReplayed: "no snapshot and no recording of index kb-2026-09-01 is here",
          },
        ],
      },
    ],
    blame: [],
    model: { isAdmissible: false, reason: "not-blamed" },
    design: {
      kind: "factorial",
      configurations: 2,
      cases: 60,
      trials: 3,
      lost: 41,
      of: 120,
      reduced: [],
      cannotSee: [],
    },
  }),
  "not-reproduced": anAttribution({
    checklist: OTHER_CHECKLIST,
    outcome: { status: "not-reproduced" },
    metrics: [GONE],
    blame: [],
    model: { isAdmissible: false, reason: "not-blamed" },
  }),
  "silent-change": anAttribution({
    checklist: OTHER_CHECKLIST,
    before: { label: "the record of 2026-11-02", versions: BEFORE },
    after: { label: "the record of 2026-11-09", versions: BEFORE },
    differences: diffTuples(BEFORE, BEFORE),
    outcome: { status: "not-version-attributable", cause: "silent-model-change" },
    metrics: [
      aMetricAttribution({
        total: loss(0, -0.02, 0.02),
        reproduced: "equivalent",
        layers: [],
        interactions: [],
        configurations: [{ after: [], mean: 0.61, failures: rate(70, 180, 0.32, 0.462) }],
      }),
    ],
    blame: [],
    model: { isAdmissible: true, reason: "silent-change" },
    design: { kind: "single", configurations: 1, cases: 60, trials: 3, lost: 41, of: 120, reduced: [], cannotSee: [] },
    thenMinusNow: loss(0.34, 0.27, 0.41),
    probe: {
      model: "sim-large-2026-08-01",
      state: "changed",
      kind: "border",
      readings: 5,
      reference: "2026-10-05T06:00:00.000Z",
      latest: "2026-11-09T06:00:00.000Z",
      onset: "2026-11-02T06:00:00.000Z",
      distance: 0.94,
      p: 0.0005,
      excess: 0.81,
      newNames: ["fp_9c1b2a07de"],
    },
  }),
  traffic: anAttribution({
    checklist: OTHER_CHECKLIST,
    outcome: { status: "not-version-attributable", cause: "traffic" },
    metrics: [GONE],
    blame: [],
    model: { isAdmissible: false, reason: "not-blamed" },
    trafficMix: {
      before: 160,
      after: 158,
      slices: { attribute: "app.intent", distance: 0.41, p: 0.005 },
      texts: { mmd: 0.03, p: 0.005 },
      moved: true,
    },
  }),
  "cannot-run": {
    suite: "support-desk",
    at: "2026-11-09T06:00:00.000Z",
    before: { label: "the record of 2026-11-02", versions: BEFORE },
    after: { label: "the record of 2026-11-09", versions: AFTER },
    differences: diffTuples(BEFORE, AFTER),
    outcome: { status: "undetermined" },
    metrics: [],
    blame: [],
    model: { isAdmissible: false, reason: "not-replayed" },
    checklist: [],
    incomplete: {
      reason: "money-budget",
      problem: "the smallest design would take at least $4.10, and attribution.usd allows $0.50",
      remedy: "Raise attribution.usd in the suite file, or ask with --usd 5.",
    },
    notes: [],
  },
};
