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

/** One place where traces are. Keys are read from the environment variables named here. */
export type TraceOrigin = (
  | { readonly kind: "files"; readonly globs: readonly string[] }
  | {
      readonly kind: "langfuse";
      readonly baseUrl: string;
      readonly publicKeyVariable: string;
      readonly secretKeyVariable: string;
      /** Langfuse's own word for deployment environments; absent means all. */
      readonly environment?: string;
    }
  | { readonly kind: "phoenix"; readonly baseUrl: string; readonly project: string; readonly keyVariable: string }
  /** @property project the project's id, not its name */
  | { readonly kind: "langsmith"; readonly baseUrl: string; readonly project: string; readonly keyVariable: string }
  /** A program and its arguments; no shell reads them. */
  | { readonly kind: "command"; readonly command: readonly [string, ...string[]] }
) & {
  /** The share of requests, 0…1, that the application's tracing keeps there, where the traces themselves do not say. */
  readonly rate?: number;
};

/** A condition on one attribute of a trace. */
export type Condition = { readonly attribute: string } & (
  | { readonly is: readonly string[] }
  /** No span has one of these values; a trace without the attribute fits. */
  | { readonly isNot: readonly string[] }
);

/** What redaction looks for by itself. */
export const REDACTIONS = ["email", "phone", "card", "iban", "ip", "secret"] as const;
export type Redaction = (typeof REDACTIONS)[number];

export type RedactionSpec = {
  readonly kinds: readonly Redaction[];
  /** Attributes whose values (a customer's name) are replaced wherever they occur in the same trace. */
  readonly attributes: readonly string[];
  /** The user's own, in RE2 syntax, which runs in linear time. */
  readonly patterns: readonly { readonly name: string; readonly pattern: string }[];
};

/** Where the traces are, and what their attributes mean. */
export type TraceSpec = {
  readonly from: readonly TraceOrigin[];
  readonly windowMs?: number;
  /** All of them must hold. */
  readonly where: readonly Condition[];
  /** Null: text is used as production recorded it. */
  readonly redact: RedactionSpec | null;
  /** Attribute names that carry a layer's version. */
  readonly versions: { readonly [layer in Layer]?: string };
  readonly slices: readonly string[];
  /** The attribute that holds the right answer, where production or a curator knows it. */
  readonly expected?: string;
  /** The attribute that says how satisfied the user was; its negative values have a quota. */
  readonly feedback?: string;
};

export type SampleSpec = {
  /** How many traces to draw, or which share of them, 0…1. */
  readonly size: number | { readonly rate: number };
  /**
   * Places for cases that the sample of the latest baseline had; the others are drawn anew. Absent: half of a size, so
   * that two weeks have cases in common, and none with a rate.
   */
  readonly fixed?: number;
  /**
   * `any`: traces are drawn one by one. `one`: of each conversation at most one trace. `all`: conversations are drawn,
   * each with all of its traces, and `size` counts conversations.
   */
  readonly turns: "any" | "one" | "all";
  /** False: of cases that ask nearly the same, one is kept. */
  readonly nearDuplicates: boolean;
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
  readonly store: {
    readonly branch: string;
    /** Whether the redacted texts of the sample are kept beside the baseline, and how. */
    readonly text: "none" | "sealed" | "plain";
    /** The environment variable that holds the key of sealed texts. */
    readonly keyVariable: string;
  };
  readonly concurrency: number;
};
