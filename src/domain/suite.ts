import type { ModelSpec } from "./model-spec.ts";
import type { ScorerSpec } from "./scorer-spec.ts";
import type { Layer } from "./version.ts";

/** An HTTP endpoint of the user's own; its key, where it needs one, is read from the environment. */
export type EndpointSpec = {
  readonly url: string;
  readonly keyVariable?: string;
  /** Milliseconds one request may take, its body included. */
  readonly timeoutMs: number;
  /** Dollars per request; absent means that nobody said, which is not the same as free. */
  readonly price?: number;
};

/** What answers a case: our own agent, or the user's application. */
export type TargetSpec =
  | { readonly kind: "agent" }
  | ({ readonly kind: "http" } & EndpointSpec)
  | {
      readonly kind: "command";
      /** A program and its arguments; no shell reads them. */
      readonly command: readonly [string, ...string[]];
      /** Processes at work at once, each answering one case after another. */
      readonly workers: number;
      /** Milliseconds one case may take. */
      readonly timeoutMs: number;
      /** Dollars per case. */
      readonly price?: number;
    };

/** A loss that is accepted: in the metric's own unit, or as a share of the baseline's mean. */
export type Margin =
  | { readonly kind: "absolute"; readonly value: number }
  | { readonly kind: "relative"; readonly share: number };

/** One thing measured about every answer. */
export type Metric = {
  readonly name: string;
  readonly spec: ScorerSpec;
  /** 1 less the score; never for latency, cost and trace-attribute. */
  readonly negated?: true;
  /** The attribute with what the case expects by this metric; absent: the suite's own. */
  readonly expected?: string;
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
  /** At most so many looks at a growing number of trials, 1…3. */
  readonly looks: number;
  /** Whether a regression that is confined to a slice fails the metric, or is only shown. */
  readonly slices: "block" | "inform";
  /** The share of cases, 0…1, whose base is replayed where a stored baseline has its scores. 1: all of them. */
  readonly control: number;
  /** The label on a pull request by which people accept its regression; absent where nobody may. */
  readonly acceptLabel?: string;
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
    readonly documents: "recorded" | { readonly snapshot: string } | { readonly endpoint: EndpointSpec };
    readonly version?: string;
    /** Globs of snapshot files, where an earlier index is looked for by its name. */
    readonly snapshots?: readonly string[];
  } | null;
  readonly tools: ToolsSpec | null;
};

export type ToolsSpec = {
  readonly definitions: readonly string[];
  /** Where results come from. From an endpoint, the recording is not looked at. */
  readonly results: "recorded" | { readonly endpoint: EndpointSpec };
  /**
   * What a call gets that the recording does not hold. `nearest`: the result of the recorded call of the same tool whose
   * arguments are most alike.
   */
  readonly notRecorded: "fail" | "nearest" | { readonly endpoint: EndpointSpec };
  /** Arguments that do not make a call another one, by tool; `*` stands for every tool. */
  readonly ignoredArguments: { readonly [tool: string]: readonly string[] };
  /** Model calls of one trial, at most. */
  readonly mostSteps: number;
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
  /** `shown`: reports show what the worst questions got before and after. */
  readonly report: { readonly answers: "none" | "shown" };
  /** Files that metrics are made of (rubrics, schemas, code), relative to the root of the tree. */
  readonly metricFiles: readonly string[];
  readonly concurrency: number;
  readonly target: TargetSpec;
  /** Milliseconds after which a run starts nothing more; absent: no such limit. */
  readonly deadlineMs?: number;
  /** How alike, 0…1, a replay under the production tuple must be to what production answered, to be trusted. */
  readonly fidelity: { readonly atLeast: number };
  readonly attribution: AttributionSpec;
  /** How the model is probed at each record; null: not at all. */
  readonly probe: ProbeSpec | null;
};

/** How it is found out which layer did it. */
export type AttributionSpec = {
  /** A record that regressed, and a check that regressed with several layers changed, are attributed by themselves. */
  readonly isAutomatic: boolean;
  /** Cases that are replayed, at most, and how often each is asked in each configuration. */
  readonly mostCases: number;
  readonly trials: number;
  /** Cap in dollars, in place of the budget's. */
  readonly usd?: number;
  /** How far before an incident the state lies that it is compared with. */
  readonly hoursBefore: number;
};

/** @property inputs that are asked at each reading  @property calls of each input */
export type ProbeSpec = { readonly inputs: number; readonly calls: number };
