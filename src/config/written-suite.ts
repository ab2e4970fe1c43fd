import type { Redaction } from "../domain/suite.ts";

/** A suite file as it is written: the shape that schema/suite.json guarantees. */
export type WrittenSuite = {
  readonly suite: string;
  readonly traces: {
    readonly from: readonly WrittenOrigin[];
    readonly window?: string;
    readonly where?: { readonly [attribute: string]: WrittenValues | { readonly not: WrittenValues } };
    readonly redact?: "none" | WrittenRedaction;
    readonly versions?: { readonly [layer: string]: string };
    readonly slices?: readonly string[];
    readonly expected?: string;
    readonly feedback?: string;
  };
  readonly sample?: {
    readonly size?: number;
    readonly rate?: number | string;
    readonly fixed?: number;
    readonly turns?: "any" | "one" | "all";
    readonly "near-duplicates"?: "keep" | "drop";
    readonly stratify?: string;
    readonly keep?: { readonly errors?: number; readonly "negative-feedback"?: number };
    readonly seed?: number | string;
    readonly key?: string;
  };
  readonly layers: {
    readonly model: "none" | WrittenModel;
    readonly prompt: "none" | { readonly template?: string; readonly files: WrittenPaths };
    readonly policy: "none" | { readonly files: WrittenPaths };
    readonly retrieval:
      | "none"
      | {
          readonly documents?: "recorded" | { readonly snapshot: string } | { readonly endpoint: WrittenEndpoint };
          readonly version?: string;
          readonly snapshots?: WrittenPaths;
        };
    readonly tools:
      | "none"
      | {
          readonly definitions: WrittenPaths;
          readonly results?: "recorded" | { readonly endpoint: WrittenEndpoint };
          readonly "not-recorded"?: "fail" | "nearest" | { readonly endpoint: WrittenEndpoint };
          readonly "ignore-arguments"?: { readonly [tool: string]: readonly string[] };
          readonly "most-steps"?: number;
        };
  };
  readonly metrics: readonly WrittenMetric[];
  readonly trials?: number;
  readonly gate?: {
    readonly "on-regressed"?: "fail" | "warn" | "pass";
    readonly "on-inconclusive"?: "fail" | "warn" | "pass";
    readonly "on-not-comparable"?: "fail" | "warn" | "pass";
    readonly confidence?: number;
    readonly looks?: number;
    readonly slices?: "block" | "inform";
    readonly control?: number | string;
    readonly "accept-label"?: string;
  };
  readonly budget?: {
    readonly usd?: number;
    readonly tokens?: number;
    readonly calls?: number;
    readonly errors?: number | string;
  };
  readonly store?: {
    readonly branch?: string;
    readonly text?: "none" | "sealed" | "plain";
    readonly "key-variable"?: string;
  };
  readonly report?: { readonly answers?: "none" | "shown" };
  readonly concurrency?: number;
  readonly target?:
    | "agent"
    | { readonly http: WrittenEndpoint }
    | {
        readonly command: {
          readonly run: readonly [string, ...string[]];
          readonly workers?: number;
          readonly timeout?: string;
          readonly price?: number;
        };
      };
  readonly deadline?: string;
  readonly fidelity?: { readonly "at-least"?: number | string };
  readonly attribution?: {
    readonly "on-regressed"?: "attribute" | "skip";
    readonly cases?: number;
    readonly trials?: number;
    readonly usd?: number;
    readonly "hours-before"?: number;
  };
  readonly probe?: "none" | { readonly inputs?: number; readonly calls?: number };
};

/** An endpoint of the user's own: its URL alone, or with what else there is to say. */
export type WrittenEndpoint =
  | string
  | {
      readonly url: string;
      readonly "key-variable"?: string;
      readonly timeout?: string;
      readonly price?: number;
    };

export type WrittenPaths = string | readonly string[];

type WrittenValue = string | number | boolean;
export type WrittenValues = WrittenValue | readonly WrittenValue[];

/** One source of traces. The rules see to it that one of the first six is there, and only one. */
export type WrittenOrigin = {
  readonly files?: WrittenPaths;
  readonly otlp?: WrittenPaths;
  readonly langfuse?: {
    readonly "base-url"?: string;
    readonly "public-key-variable"?: string;
    readonly "secret-key-variable"?: string;
    readonly environment?: string;
  };
  readonly phoenix?: { readonly "base-url": string; readonly project: string; readonly "key-variable"?: string };
  readonly langsmith?: { readonly "base-url"?: string; readonly project: string; readonly "key-variable"?: string };
  readonly command?: readonly [string, ...string[]];
  readonly rate?: number | string;
};

export type WrittenRedaction = {
  readonly kinds?: readonly Redaction[];
  readonly attributes?: readonly string[];
  readonly patterns?: readonly { readonly name: string; readonly pattern: string }[];
};

export type WrittenModel = {
  readonly name: string;
  readonly "base-url"?: string;
  readonly "key-variable"?: string;
  readonly api?: "chat" | "responses";
  readonly parameters?: { readonly [name: string]: unknown };
  readonly price?: { readonly input: number; readonly output: number; readonly "cached-input"?: number };
};

export type WrittenMetric = {
  readonly name: string;
  /** One of SCORER_NAMES. */
  readonly scorer: string;
  readonly value?: string;
  readonly values?: readonly string[];
  readonly expected?: string;
  readonly pattern?: string;
  readonly flags?: string;
  readonly n?: number;
  readonly threshold?: number;
  readonly model?: WrittenModel;
  readonly schema?: string;
  readonly unit?: "words" | "characters";
  readonly min?: number;
  readonly max?: number;
  readonly tools?: readonly string[];
  readonly tool?: string;
  readonly arguments?: { readonly [name: string]: unknown };
  readonly steps?: readonly string[];
  readonly mode?: "exact" | "partial" | "in-order";
  readonly file?: string;
  readonly rubric?: string;
  readonly judge?: { readonly model: WrittenModel };
  readonly attribute?: string;
  readonly range?: readonly [number, number];
  readonly "max-drop"?: number | string;
  readonly "max-increase"?: number | string;
  readonly informs?: boolean;
};
