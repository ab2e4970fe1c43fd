import type { Layer } from "./version.ts";

/** Dollars per million tokens. */
export type Price = { readonly input: number; readonly output: number; readonly cachedInput?: number };

/** A model and how to call it. The key is read from the environment variable `keyVariable` and is never a value here. */
export type ModelSpec = {
  readonly name: string;
  /** An OpenAI-compatible base URL; absent means the environment's OPENAI_BASE_URL, else the provider's own. */
  readonly baseUrl?: string;
  readonly keyVariable: string;
  readonly parameters: { readonly [name: string]: unknown };
  readonly price?: Price;
};

export type ScorerKind =
  | "equals"
  | "contains"
  | "icontains"
  | "regex"
  | "json-schema"
  | "latency"
  | "cost"
  | "llm-rubric"
  | "trace-attribute";

/** What a scorer is asked to do, the files it names already read. */
export type ScorerSpec =
  | { readonly scorer: "equals" | "contains" | "icontains"; readonly value?: string }
  | { readonly scorer: "regex"; readonly pattern: string; readonly flags?: string }
  | { readonly scorer: "json-schema"; readonly schema: { readonly [key: string]: unknown } }
  | { readonly scorer: "latency" | "cost" }
  | { readonly scorer: "llm-rubric"; readonly rubric: string; readonly judge: ModelSpec }
  | {
      readonly scorer: "trace-attribute";
      readonly attribute: string;
      /** The attribute's worst and best value; mapped to 0 and 1. May run downwards. */
      readonly range: readonly [number, number];
    };

/** A loss that is accepted: in the metric's own unit, or as a share of the baseline's mean. */
export type Margin =
  | { readonly kind: "absolute"; readonly value: number }
  | { readonly kind: "relative"; readonly share: number };

/** One thing measured about every answer. */
export type Metric = {
  readonly name: string;
  readonly spec: ScorerSpec;
  readonly direction: "higher-is-better" | "lower-is-better";
  readonly unit: "score" | "ms" | "usd";
  readonly margin: Margin;
  /** A metric that informs is compared and shown, and never decides. */
  readonly blocking: boolean;
};

/** What the gate does with a verdict. */
export type GateAction = "fail" | "warn" | "pass";
export type Gate = {
  readonly onRegressed: GateAction;
  readonly onInconclusive: GateAction;
  readonly onNotComparable: GateAction;
  /** Confidence of the intervals, 1 − 2α for a one-sided level α: 0.95 gives α = 0.025. */
  readonly confidence: number;
  readonly looks: number;
};

/** Caps on one run. `errors` is the share of trials that may fail, 0…1. */
export type Budget = {
  readonly usd?: number;
  readonly tokens?: number;
  readonly calls?: number;
  readonly errors: number;
};

/** Where one of the five layers comes from; a layer the application has not got is null. */
export type LayerSpecs = {
  readonly model: ModelSpec | null;
  readonly prompt: { readonly template?: string; readonly files: readonly string[] } | null;
  readonly policy: { readonly files: readonly string[] } | null;
  readonly retrieval: {
    readonly documents: "recorded" | { readonly snapshot: string };
    readonly version?: string;
  } | null;
  readonly tools: { readonly definitions: readonly string[]; readonly results: "recorded" } | null;
};

/** Where the traces are, and what their attributes mean. */
export type TraceSpec = {
  readonly from: readonly { readonly otlp: readonly string[] }[];
  readonly windowMs?: number;
  /** Attribute values a trace must have. */
  readonly where: { readonly [attribute: string]: string };
  /** Attribute names that carry a layer's version. */
  readonly versions: { readonly [layer in Layer]?: string };
  readonly slices: readonly string[];
  /** The attribute that holds the right answer, where production or a curator knows it. */
  readonly expected?: string;
  /** The attribute that says how satisfied the user was; its negative values have a quota. */
  readonly feedback?: string;
};

export type SampleSpec = {
  /** Traces to draw. */
  readonly size: number;
  readonly stratify?: string;
  readonly keep: { readonly errors: number; readonly negativeFeedback: number };
  readonly seed: string;
  /** The attribute that names a case; without it a case is the digest of its input. */
  readonly key?: string;
};

/** What suite.yml says, with defaults filled in and every path relative to the root of the file tree. */
export type Suite = {
  readonly name: string;
  /** The suite file, relative to the repository's root, with forward slashes. */
  readonly path: string;
  readonly traces: TraceSpec;
  readonly sample: SampleSpec;
  readonly layers: LayerSpecs;
  readonly metrics: readonly Metric[];
  readonly trials: number;
  readonly gate: Gate;
  readonly budget: Budget;
  readonly store: { readonly branch: string; readonly text: "none" };
  readonly concurrency: number;
};
