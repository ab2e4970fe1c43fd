import type { Answer, ToolResult } from "../../domain/answer.ts";
import type { RecordedToolResult } from "../../domain/case.ts";
import type { ToolCall, ToolDefinition } from "../../domain/message.ts";
import type { EndpointSpec, ToolsSpec } from "../../domain/suite.ts";
import type { Services } from "../../ports.ts";
import { argumentsOf } from "./call-key.ts";
import { type FoundResult, recordedTools } from "./recorded-tools.ts";

export type ToolAnswersInput = {
  /** Null: the application has no tools. */
  readonly spec: ToolsSpec | null;
  readonly definitions: readonly ToolDefinition[];
  readonly recorded: readonly RecordedToolResult[];
  readonly services: Services;
  readonly trial: number;
};

type Failed = Extract<Answer, { status: "failed" }>;

/** Answers all calls of one step, in their order; or says why the trial cannot go on. */
export type ToolAnswers = (calls: readonly ToolCall[], signal: AbortSignal) => Promise<readonly ToolResult[] | Failed>;

/**
 * The tools of one trial, answered as the suite says: from the recording, from the recorded call that is most alike,
 * or by an endpoint. When a step holds a call that nothing can answer, no endpoint is asked for the others.
 */
export function toolAnswers({ spec, definitions, recorded, services, trial }: ToolAnswersInput): ToolAnswers {
  const nearest = spec?.notRecorded === "nearest";
  const resultOf = recordedTools(recorded, { nearest, ...(spec && { ignored: spec.ignoredArguments }) });

  /** What answers a call: a result that is there, an endpoint that must be asked, or nothing. */
  function sourceOf(call: ToolCall): FoundResult | EndpointSpec | Failed {
    if (spec === null) return left(`the application has no ${shownTool(call)}`);
    if (spec.results === "recorded") {
      const found = resultOf(call);
      if (found !== undefined) return found;
    }
    const endpoint = endpointOf(spec);
    if (endpoint === undefined) return left(whyNotRecorded(call));
    // Whatever an endpoint says of a tool that nobody has declared, production would have said something else.
    return definitions.some(({ name }) => name === call.name)
      ? endpoint
      : left(`the application has no ${shownTool(call)}`);
  }

  async function ask(call: ToolCall, endpoint: EndpointSpec, signal: AbortSignal): Promise<ToolResult | Failed> {
    const reply = await services.callTool({ endpoint, call, trial }, signal);
    if (reply.status === "failed") return reply;
    return { callId: call.id, text: reply.text, from: "endpoint", ...(reply.error && { error: true }) };
  }

  return async (calls, signal) => {
    const sources = calls.map((call) => ({ call, source: sourceOf(call) }));
    const unanswered = sources.map(({ source }) => source).find(isFailed);
    if (unanswered !== undefined) return unanswered;
    const results = await Promise.all(
      sources.map(({ call, source }): ToolResult | Failed | Promise<ToolResult | Failed> => {
        if (isFailed(source)) return source;
        return "url" in source ? ask(call, source, signal) : { callId: call.id, ...source };
      }),
    );
    const failure = results.find(isFailed);
    return failure ?? results.filter((result): result is ToolResult => !isFailed(result));
  };
}

function endpointOf({ results, notRecorded }: ToolsSpec): EndpointSpec | undefined {
  if (results !== "recorded") return results.endpoint;
  return typeof notRecorded === "object" ? notRecorded.endpoint : undefined;
}

function isFailed(one: FoundResult | EndpointSpec | ToolResult | Failed): one is Failed {
  return "status" in one && one.status === "failed";
}

function left(detail: string): Failed {
  return { status: "failed", reason: "left-the-recording", detail };
}

function whyNotRecorded(call: ToolCall): string {
  const noJson = argumentsOf(call.name, call.arguments) === undefined;
  return `the trace holds no such call of ${shownTool(call)}${noJson ? ": its arguments are no JSON" : ""}`;
}

/** A model may call a tool by any words; only those that can be a tool's name are shown. */
function shownTool({ name }: ToolCall): string {
  return /^[\w.:/-]{1,64}$/.test(name) ? `tool ${name}` : "tool with such a name";
}
