import { attributeText } from "../../domain/attribute-text.ts";
import type { Attributes, ModelHop, Usage } from "../../domain/trace.ts";
import { ALIASES, firstCount, firstText } from "./aliases.ts";
import { readHopFacts } from "./hop-facts.ts";
import { readModelContent } from "./model-content.ts";
import { readModelNames } from "./model-names.ts";
import { readParameters } from "./parameters.ts";
import type { RawLog, RawSpan } from "./raw-span.ts";

/** A model call from its span and the log records of that span. */
export function readModelHop(span: RawSpan, logs: readonly RawLog[]): ModelHop {
  const { attributes } = span;
  const provider = readProvider(attributes);
  const { requested, served } = readModelNames(attributes);
  const fingerprint = firstText(attributes, ALIASES.fingerprint)?.text;
  const usage = readUsage(attributes);
  return {
    ...readHopFacts(span, logs),
    kind: "model",
    ...(provider !== undefined && { provider }),
    ...(requested !== undefined && { requestedModel: requested.text }),
    ...(served !== undefined && { resolvedModel: served.text }),
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

/** The AI SDK writes provider and interface, "openai.chat", also where OpenTelemetry wants the provider alone. */
function readProvider(attributes: Attributes): string | undefined {
  const provider = firstText(attributes, ALIASES.provider)?.text.toLowerCase();
  if (provider === undefined) return undefined;
  if (provider === attributeText(attributes, "ai.model.provider")?.toLowerCase()) return provider.split(".")[0];
  return PROVIDERS.get(provider) ?? provider;
}

const PROVIDERS: ReadonlyMap<string, string> = new Map([
  ["az.ai.openai", "azure.ai.openai"],
  ["az.ai.inference", "azure.ai.inference"],
  ["vertex_ai", "gcp.vertex_ai"],
  ["gemini", "gcp.gemini"],
  ["x_ai", "xai"],
]);

/** Both counts or none: half a usage would make a call look cheaper than it was. */
function readUsage(attributes: Attributes): Usage | undefined {
  const input = firstCount(attributes, ALIASES.inputTokens);
  const output = firstCount(attributes, ALIASES.outputTokens);
  const cachedInput = firstCount(attributes, ALIASES.cachedTokens);
  if (input === undefined || output === undefined) return undefined;
  return { input, output, ...(cachedInput !== undefined && { cachedInput }) };
}
