import type { ScorerKind } from "../domain/suite.ts";

/** A suite file as it is written: the shape that schema/suite.json guarantees. */
export type WrittenSuite = {
  readonly suite: string;
  readonly traces: {
    readonly from: readonly { readonly otlp: WrittenPaths }[];
    readonly window?: string;
    readonly where?: { readonly [attribute: string]: string | number | boolean };
    readonly versions?: { readonly [layer: string]: string };
    readonly slices?: readonly string[];
    readonly expected?: string;
    readonly feedback?: string;
  };
  readonly sample?: {
    readonly size?: number;
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
      | { readonly documents?: "recorded" | { readonly snapshot: string }; readonly version?: string };
    readonly tools: "none" | { readonly definitions: WrittenPaths; readonly results?: "recorded" };
  };
  readonly metrics: readonly WrittenMetric[];
  readonly trials?: number;
  readonly gate?: {
    readonly "on-regressed"?: "fail" | "warn" | "pass";
    readonly "on-inconclusive"?: "fail" | "warn" | "pass";
    readonly "on-not-comparable"?: "fail" | "warn" | "pass";
    readonly confidence?: number;
    readonly looks?: number;
  };
  readonly budget?: {
    readonly usd?: number;
    readonly tokens?: number;
    readonly calls?: number;
    readonly errors?: number | string;
  };
  readonly store?: { readonly branch?: string; readonly text?: "none" };
  readonly concurrency?: number;
};

export type WrittenPaths = string | readonly string[];

export type WrittenModel = {
  readonly name: string;
  readonly "base-url"?: string;
  readonly "key-variable"?: string;
  readonly parameters?: { readonly [name: string]: unknown };
  readonly price?: { readonly input: number; readonly output: number; readonly "cached-input"?: number };
};

export type WrittenMetric = {
  readonly name: string;
  readonly scorer: ScorerKind;
  readonly value?: string;
  readonly pattern?: string;
  readonly flags?: string;
  readonly schema?: string;
  readonly rubric?: string;
  readonly judge?: { readonly model: WrittenModel };
  readonly attribute?: string;
  readonly range?: readonly [number, number];
  readonly "max-drop"?: number | string;
  readonly "max-increase"?: number | string;
  readonly informs?: boolean;
};
