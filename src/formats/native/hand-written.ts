import type { ToolDefinition } from "../../domain/message.ts";
import type { Attributes, AttributeValue, Evaluation, FinishReason, Hop, Usage } from "../../domain/trace.ts";
import type { TRACE_FORMAT } from "../../domain/trace-line.ts";
import type { Layer } from "../../domain/version.ts";

/** A trace as a person writes it: schema/trace.json says the same. Times are nanoseconds since the epoch once read. */
export type HandWritten = {
  readonly format: typeof TRACE_FORMAT;
  readonly id: string;
  readonly time?: bigint;
  readonly conversation?: string;
  readonly attributes?: Attributes;
  /** Plain ids. */
  readonly versions?: { readonly [layer in Layer]?: string };
  readonly evaluations?: readonly WrittenEvaluation[];
  /** In the order in which they happened; at least one. */
  readonly hops: readonly WrittenHop[];
};

export type WrittenEvaluation = {
  readonly name: string;
  readonly value?: number;
  readonly label?: string;
  readonly by?: Evaluation["by"];
};

/** What any step may say about its run. A step without a start began when the one before it ended. */
export type WrittenFacts = {
  readonly start?: bigint;
  readonly latencyMs?: number;
  readonly status?: Hop["status"];
  /** A text is the message. */
  readonly error?: string | { readonly type?: string; readonly message?: string };
};

export type WrittenHop = WrittenRetrieval | WrittenAssembly | WrittenModel | WrittenTool | WrittenParse;

export type WrittenRetrieval = WrittenFacts & {
  readonly kind: "retrieval";
  readonly query?: string;
  readonly documents?: readonly WrittenDocument[];
};

export type WrittenDocument = {
  readonly id?: string;
  readonly text?: string;
  readonly title?: string;
  readonly score?: number;
};

/** Belongs to the model call that comes next. */
export type WrittenAssembly = {
  readonly kind: "assembly";
  readonly template?: string;
  readonly variables?: Attributes;
};

export type WrittenModel = WrittenFacts & {
  readonly kind: "model";
  readonly provider?: string;
  readonly requested?: string;
  readonly resolved?: string;
  readonly fingerprint?: string;
  readonly parameters?: Attributes;
  readonly input?: readonly WrittenMessage[];
  readonly output?: WrittenAnswer;
  readonly tools?: readonly ToolDefinition[];
  readonly finish?: FinishReason;
  readonly usage?: Usage;
};

export type WrittenAnswer = {
  readonly role?: "assistant";
  readonly text?: string;
  readonly toolCalls?: readonly WrittenCall[];
};

export type WrittenMessage =
  | { readonly role: "system" | "user"; readonly text: string }
  | (WrittenAnswer & { readonly role: "assistant" })
  | { readonly role: "tool"; readonly text: string; readonly callId?: string; readonly name?: string };

/** Arguments are the text as the model wrote it, or the structure it stands for. */
export type WrittenCall = { readonly id?: string; readonly name: string; readonly arguments?: AttributeValue };

export type WrittenTool = WrittenFacts & {
  readonly kind: "tool";
  readonly name: string;
  readonly callId?: string;
  readonly arguments?: AttributeValue;
  readonly result?: AttributeValue;
};

/** A parse that was not attempted is no step. */
export type WrittenParse = WrittenFacts & { readonly kind: "parse"; readonly outcome: "parsed" | "failed" };
