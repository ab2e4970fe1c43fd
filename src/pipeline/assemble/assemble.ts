import type { Assemble, Assembled } from "../../domain/assembled.ts";
import type { Recording } from "../../domain/case.ts";
import type { Message, RetrievedDocument } from "../../domain/message.ts";
import type { RetrievalMeans, Variant } from "../../domain/variant.ts";
import type { Services } from "../../ports.ts";
import { documentFinder, type FoundDocuments } from "./documents.ts";
import { type Composed, type Prompt, parsePrompt } from "./prompt.ts";

/**
 * Puts together what a variant sends for a recording: its prompt, rendered (without one, the system text as recorded),
 * and the recorded turns. A recording that lacks something the variant needs is not replayable, with the reason; it is
 * never replayed with a hole in its prompt. A template that does not parse fails every recording.
 *
 * @param services asked for the documents where the variant's retrieval is an endpoint, once for each recorded search
 */
export async function createAssembler(variant: Variant, services: Services): Promise<Assemble> {
  const prompt = variant.template === undefined ? undefined : await parsePrompt(variant.template);
  const find = documentFinder(variant.retrieval, services);
  const broken = brokenFor(variant.retrieval, prompt);
  return async (recording, asked) => {
    if (recording.turns.length === 0) return notReplayable("the trace holds no input messages");
    if (broken !== undefined) return notReplayable(broken);
    const found = await find(recording, asked);
    if (found.status === "failed") return found;
    return prompt?.status === "parsed"
      ? render(prompt, variant.policy, found, recording)
      : assembled(asRecorded(recording), found);
  };
}

/** Why no recording can be assembled; undefined when there is no such reason. */
function brokenFor({ kind }: RetrievalMeans, prompt: Prompt | undefined): string | undefined {
  if (prompt?.status === "broken") return `the prompt template cannot be parsed: ${prompt.problem}`;
  if (kind !== "snapshot" && kind !== "endpoint") return undefined;
  // Other documents that reach no prompt would make a changed index look harmless.
  if (prompt === undefined) return `the suite names no prompt template that ${ITS[kind]} documents could go into`;
  return prompt.uses("documents")
    ? undefined
    : `the prompt template does not use documents, so ${A[kind]} cannot change anything`;
}

const A = { snapshot: "a snapshot", endpoint: "a retrieval endpoint" } as const;
const ITS = { snapshot: "a snapshot's", endpoint: "a retrieval endpoint's" } as const;

function render(
  prompt: Extract<Prompt, { status: "parsed" }>,
  policy: string,
  found: Found,
  { variables, time, turns }: Recording,
): Assembled {
  const shown = readable(found.documents ?? []);
  const composed: Composed = prompt.compose({ documents: shown.documents, policy, variables, time }, turns);
  if (composed.status === "failed") return notReplayable(`the prompt template cannot be rendered: ${composed.problem}`);
  if (shown.textMissed())
    return notReplayable("the trace records documents without their text, and the prompt template reads it");
  return assembled(composed.messages, found);
}

type Found = Extract<FoundDocuments, { status: "found" }>;

/** Documents as a template sees them. Reading a text that was never recorded is noticed, reading a title is fine. */
function readable(documents: readonly RetrievedDocument[]): {
  readonly documents: readonly object[];
  textMissed(): boolean;
} {
  let missed = false;
  const noText = () => {
    missed = true;
    return undefined;
  };
  const shown = documents.map((document) =>
    document.text === undefined
      ? Object.defineProperty({ ...document }, "text", { get: noText, enumerable: true })
      : document,
  );
  return { documents: shown, textMissed: () => missed };
}

function asRecorded({ system = "", turns }: Recording): readonly Message[] {
  return system.trim() === "" ? turns : [{ role: "system", text: system }, ...turns];
}

function assembled(messages: readonly Message[], { documents, index }: Found): Assembled {
  return {
    status: "assembled",
    messages,
    ...(documents === undefined ? {} : { documents }),
    ...(index === undefined ? {} : { index }),
  };
}

function notReplayable(detail: string): Assembled {
  return { status: "failed", reason: "not-replayable", detail };
}
