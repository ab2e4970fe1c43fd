import type { Assemble, Assembled } from "../../domain/assembled.ts";
import type { Recording } from "../../domain/case.ts";
import type { Message, RetrievedDocument } from "../../domain/message.ts";
import type { Variant } from "../../domain/variant.ts";
import type { Services } from "../../ports.ts";
import { documentFinder } from "./documents.ts";
import { parseTemplate, type Template } from "./template.ts";

/**
 * Puts together what a variant sends for a recording: the system text (its template, rendered; without one, as
 * recorded) and then the recorded turns. A recording that lacks something the variant needs is not replayable, with
 * the reason; it is never replayed with a hole in its prompt. A template that does not parse fails every recording.
 */
export async function createAssembler(variant: Variant, _services: Services): Promise<Assemble> {
  const template = variant.template === undefined ? undefined : await parseTemplate(variant.template);
  const find = documentFinder(variant.retrieval);
  return async (recording) => {
    if (recording.turns.length === 0) return notReplayable("the trace holds no input messages");
    if (template?.status === "broken")
      return notReplayable(`the prompt template cannot be parsed: ${template.problem}`);
    // Other documents that reach no prompt would make a changed index look harmless.
    if (variant.retrieval.kind === "snapshot" && template?.uses("documents") !== true)
      return notReplayable(
        template === undefined
          ? "the suite names no prompt template that a snapshot's documents could go into"
          : "the prompt template does not use documents, so a snapshot cannot change anything",
      );
    if (template === undefined) return assembled(recording.system ?? "", recording.turns);
    const found = find(recording);
    if (found.status === "not-in-snapshot")
      return { status: "failed", reason: "left-the-recording", detail: found.detail };
    return render(template, variant.policy, found.documents, recording);
  };
}

function render(
  template: Extract<Template, { status: "parsed" }>,
  policy: string,
  documents: readonly RetrievedDocument[],
  recording: Recording,
): Assembled {
  const shown = readable(documents);
  const { variables, time } = recording;
  const rendered = template.render({ documents: shown.documents, policy, variables, time });
  if (rendered.status === "failed") return notReplayable(`the prompt template cannot be rendered: ${rendered.problem}`);
  if (shown.textMissed())
    return notReplayable("the trace records documents without their text, and the prompt template reads it");
  return assembled(rendered.text, recording.turns);
}

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

function assembled(system: string, turns: readonly Message[]): Assembled {
  return { status: "assembled", messages: system.trim() === "" ? turns : [{ role: "system", text: system }, ...turns] };
}

function notReplayable(detail: string): Assembled {
  return { status: "failed", reason: "not-replayable", detail };
}
