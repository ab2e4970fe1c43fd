import type { Recording } from "../../domain/case.ts";
import type { Asked } from "../../domain/case-answers.ts";
import type { Message, RetrievedDocument, ToolCall, ToolDefinition } from "../../domain/message.ts";
import type { ModelSpec } from "../../domain/model-spec.ts";
import type { RetrievalMeans, Snapshot, Variant } from "../../domain/variant.ts";
import { LAYERS, NO_SUCH_LAYER } from "../../domain/version.ts";

/** The number that a later contract counts up when an application could no longer read its requests. */
const CONTRACT = 1;

/** What an application is asked, without the id that the way it is sent adds. */
export type ApplicationRequest = { readonly contract: typeof CONTRACT } & { readonly [key: string]: unknown };

/**
 * One trial as `schema/application.json#/definitions/request` has it. Every layer is always named, so that an answer
 * depends on the request alone: what a request left out, the application would take from wherever it runs.
 */
export function writeRequest(variant: Variant, { case: one, recording, trial }: Asked): ApplicationRequest {
  return {
    contract: CONTRACT,
    case: one.id,
    trial,
    trace: recording.traceId,
    messages: recording.turns.map(writtenMessage),
    variables: recording.variables,
    documents:
      recording.retrievals.length === 0 ? null : recording.retrievals.flatMap(documentsOf).map(writtenDocument),
    tool_results: recording.toolResults.map(({ tool, arguments: text, result, error }) => ({
      name: tool,
      arguments: text,
      result,
      error: error ?? false,
    })),
    time: recording.time ?? null,
    overrides: overridesOf(variant, recording),
    versions: Object.fromEntries(LAYERS.map((layer) => [layer, variant.versions[layer].id])),
  };
}

function documentsOf({ documents }: { readonly documents: readonly RetrievedDocument[] }) {
  return documents;
}

function overridesOf(variant: Variant, recording: Recording): object {
  const { model, policy, tools, retrieval, versions } = variant;
  return {
    model: model === null ? null : writtenModel(model),
    prompt: writtenPrompt(variant, recording),
    policy: versions.policy.id === NO_SUCH_LAYER ? null : { text: policy },
    tools: tools === undefined ? null : tools.map(writtenTool),
    retrieval: writtenRetrieval(retrieval, recording),
  };
}

function writtenModel({ name, baseUrl, api, parameters }: ModelSpec): object {
  return { name, base_url: baseUrl ?? null, api: api ?? "chat", parameters };
}

/** Without a template, the system text as production sent it; null where that was not recorded either. */
function writtenPrompt({ template, versions }: Variant, { system }: Recording): object | null {
  if (versions.prompt.id === NO_SUCH_LAYER) return null;
  if (template === undefined) return system === undefined ? null : { recorded: system };
  if (template.kind === "system") return { template: template.text };
  return { template: template.messages.map(({ role, text }) => ({ role, text })) };
}

function writtenTool({ name, description, parameters }: ToolDefinition): object {
  return { name, ...(description !== undefined && { description }), ...(parameters !== undefined && { parameters }) };
}

function writtenRetrieval(means: RetrievalMeans, recording: Recording): object {
  switch (means.kind) {
    case "recorded":
    case "none":
      return { kind: means.kind };
    case "snapshot":
      return { kind: means.kind, index: means.snapshot.index, results: resultsFor(recording, means.snapshot) };
    case "endpoint":
      return { kind: means.kind, url: means.endpoint.url };
    default:
      return means satisfies never;
  }
}

/**
 * What a snapshot answers to the searches of one recording; where it has none with a query, to what the user said last.
 * The whole of a snapshot would be sent with every request, and is often larger than all else together.
 */
function resultsFor({ retrievals, turns }: Recording, { results }: Snapshot): readonly object[] {
  const searched = retrievals.flatMap(({ query }) => query ?? []);
  const asked = searched.length > 0 ? searched : turns.slice(-1).map(({ text }) => text);
  const queries = new Set(asked.map(comparable));
  return results
    .filter(({ query }) => queries.has(comparable(query)))
    .map(({ query, documents }) => ({ query, documents: documents.map(writtenDocument) }));
}

/** White space, case and Unicode form make no other search. */
function comparable(query: string): string {
  return query.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
}

function writtenMessage(message: Message): object {
  const { role, text } = message;
  switch (role) {
    case "system":
    case "user":
      return { role, text };
    case "assistant":
      return { role, text, ...(message.toolCalls !== undefined && { tool_calls: message.toolCalls.map(writtenCall) }) };
    case "tool":
      return { role, text, call_id: message.callId, ...(message.name !== undefined && { name: message.name }) };
    default:
      return message satisfies never;
  }
}

function writtenCall({ id, name, arguments: text }: ToolCall): object {
  return { id, name, arguments: text };
}

function writtenDocument({ id, text, title, score }: RetrievedDocument): object {
  return {
    id,
    ...(text !== undefined && { text }),
    ...(title !== undefined && { title }),
    ...(score !== undefined && { score }),
  };
}
