import type { Case } from "./case.ts";
import type { RetrievedDocument, ToolDefinition } from "./message.ts";
import type { ModelSpec } from "./model-spec.ts";
import type { EndpointSpec } from "./suite.ts";
import { commonVersion, type VersionTuple } from "./version.ts";

/** Where the documents of a replay come from. */
export type RetrievalMeans =
  | { readonly kind: "recorded" }
  | { readonly kind: "none" }
  | { readonly kind: "snapshot"; readonly snapshot: Snapshot }
  /** Asked anew for every search; which index answered is known only then. */
  | { readonly kind: "endpoint"; readonly endpoint: EndpointSpec };

/** What a retrieval index answered to a list of queries: a version of the retrieval layer that can be replayed. */
export type Snapshot = {
  /** The index version, from the snapshot's manifest. */
  readonly index: string;
  readonly results: readonly { readonly query: string; readonly documents: readonly RetrievedDocument[] }[];
};

/** A prompt as it is written, in Liquid: the system text, or all messages (a `.prompt.yml` file). */
export type PromptTemplate =
  | { readonly kind: "system"; readonly text: string }
  | {
      readonly kind: "messages";
      readonly messages: readonly { readonly role: "system" | "user" | "assistant"; readonly text: string }[];
    };

/** One version of every layer, and the means to run it. */
export type Variant = {
  /** For people: "production", "head 3f1c09a", "model=gpt-5". */
  readonly label: string;
  readonly versions: VersionTuple;
  readonly model: ModelSpec | null;
  /** Absent: the system text as recorded. */
  readonly template?: PromptTemplate;
  readonly policy: string;
  /** Absent: the application has no tools. */
  readonly tools?: readonly ToolDefinition[];
  readonly retrieval: RetrievalMeans;
};

/**
 * The variant with the version of its recorded documents: what the cases agree on, else what it had. Which index
 * answered is known only once the cases are.
 */
export function withRecordedRetrieval(variant: Variant, cases: readonly Case[]): Variant {
  if (variant.retrieval.kind !== "recorded" || variant.versions.retrieval.id !== null) return variant;
  const recorded = cases.flatMap(({ recordings }) => recordings.map(({ versions }) => versions.retrieval));
  return { ...variant, versions: { ...variant.versions, retrieval: commonVersion(recorded) } };
}
