import type { Attributes, ModelHop, Usage } from "../../domain/trace.ts";
import { ALIASES, firstCount, firstText, modelName } from "./aliases.ts";
import { readHopFacts } from "./hop-facts.ts";
import { readModelContent } from "./model-content.ts";
import type { RawLog, RawSpan } from "./raw-span.ts";

/** A model call from its span and the log records of that span. */
export function readModelHop(span: RawSpan, logs: readonly RawLog[]): ModelHop {
  const { attributes } = span;
  const provider = firstText(attributes, ALIASES.provider)?.text;
  const requestedModel = modelName(attributes, ALIASES.requestedModel)?.text;
  const resolvedModel = modelName(attributes, ALIASES.resolvedModel)?.text;
  const fingerprint = firstText(attributes, ALIASES.fingerprint)?.text;
  const usage = readUsage(attributes);
  return {
    ...readHopFacts(span, logs),
    kind: "model",
    ...(provider !== undefined && { provider: PROVIDERS.get(provider) ?? provider }),
    ...(requestedModel !== undefined && { requestedModel }),
    ...(resolvedModel !== undefined && { resolvedModel }),
    ...(fingerprint !== undefined && { fingerprint }),
    parameters: readParameters(attributes),
    ...readModelContent(span, logs),
    ...(usage !== undefined && { usage }),
  };
}

/**
 * One model call that two instrumentations recorded, the framework's around the client's: the inner hop, with what it
 * lacks from the outer one. The outer span's own times and status stay out.
 */
export function completedBy(inner: ModelHop, outer: ModelHop): ModelHop {
  const { error: _, ...lent } = outer;
  return { ...lent, ...inner, parameters: { ...outer.parameters, ...inner.parameters } };
}

const PROVIDERS: ReadonlyMap<string, string> = new Map([
  ["az.ai.openai", "azure.ai.openai"],
  ["az.ai.inference", "azure.ai.inference"],
  ["vertex_ai", "gcp.vertex_ai"],
  ["gemini", "gcp.gemini"],
  ["x_ai", "xai"],
]);

const REQUEST = "gen_ai.request.";

function readParameters(attributes: Attributes): Attributes {
  const parameters = Object.entries(attributes).filter(([name]) => name.startsWith(REQUEST) && !NO_PARAMETER.has(name));
  return Object.fromEntries(parameters.map(([name, value]) => [name.slice(REQUEST.length), value]));
}

const NO_PARAMETER: ReadonlySet<string> = new Set(["gen_ai.request.model", "gen_ai.request.tools"]);

/** Both counts or none: half a usage would make a call look cheaper than it was. */
function readUsage(attributes: Attributes): Usage | undefined {
  const input = firstCount(attributes, ALIASES.inputTokens);
  const output = firstCount(attributes, ALIASES.outputTokens);
  const cachedInput = firstCount(attributes, ALIASES.cachedTokens);
  if (input === undefined || output === undefined) return undefined;
  return { input, output, ...(cachedInput !== undefined && { cachedInput }) };
}
