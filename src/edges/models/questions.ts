import { digestOf } from "../../domain/digest.ts";
import type { EmbedRequest, ModelRequest } from "../../ports.ts";
import { type ChatReply, type KeptReply, parseChatReply } from "./chat-reply.ts";
import { chatBody } from "./chat-request.ts";
import { type KeptVectors, parseEmbeddings } from "./embedding-reply.ts";
import { FailedCall, isApiWord } from "./failed-call.ts";
import { parametersOf } from "./parameters.ts";
import { parseResponsesReply, type ResponsesReply } from "./responses-reply.ts";
import { responsesBody } from "./responses-request.ts";

/** A request as it is sent, and how its answer is read. */
export type Question<Kept> = {
  readonly path: string;
  readonly body: { readonly [field: string]: unknown };
  /**
   * What is to be kept of an answer.
   * @param latencyMs how long it took
   * @throws FailedCall when it is none
   */
  read(body: unknown, place: string, latencyMs: number): Kept;
};

/** A request to a model, in the API that is spoken there. */
export function questionOf(request: ModelRequest): Question<KeptReply> {
  const responses = request.model.api === "responses";
  const parse = responses ? parseResponsesReply : parseChatReply;
  return {
    path: responses ? "/responses" : "/chat/completions",
    body: responses ? responsesBody(request) : chatBody(request),
    read: (body, place, latencyMs) => ({ ...replyIn(parse(body), place), latencyMs }),
  };
}

/** A request for vectors. */
export function embeddingQuestion({ model, texts }: EmbedRequest): Question<KeptVectors> {
  return {
    path: "/embeddings",
    body: { ...parametersOf(model, NONE), model: model.name, input: texts, encoding_format: "float" },
    read(body, place) {
      const vectors = parseEmbeddings(body, texts.length);
      if (vectors === undefined)
        throw new FailedCall("malformed-answer", `the answer of ${place} holds no vector for each text`, "always");
      return vectors;
    },
  };
}

/**
 * The identity of a request: equal requests of one trial to one endpoint are one.
 * @param baseUrl without credentials and query
 * @param trial absent where asking again cannot bring anything else
 */
export function keyOf(
  baseUrl: string,
  { path, body }: Pick<Question<unknown>, "path" | "body">,
  trial?: number,
): string {
  return digestOf({ baseUrl, path: path === "/chat/completions" ? undefined : path, body, trial });
}

const NONE: ReadonlySet<string> = new Set();

function replyIn(parsed: ChatReply | ResponsesReply, place: string): Omit<KeptReply, "latencyMs"> {
  switch (parsed.status) {
    case "replied":
      return parsed.reply;
    case "malformed":
      throw new FailedCall("malformed-answer", `the answer of ${place} is no answer of a model`, "always");
    case "empty":
      throw new FailedCall("empty-answer", `no text and no tool call from ${place} (finish ${parsed.finish})`, "once", {
        usage: parsed.usage,
      });
    case "failed":
      throw failedInside(parsed.code, place);
    default:
      return parsed satisfies never;
  }
}

/** An answer that is 200 and says that there is none. */
function failedInside(code: string | undefined, place: string): FailedCall {
  const what = `${place} could not answer${isApiWord(code) ? ` (${code})` : ""}`;
  if (code === "rate_limit_exceeded") return new FailedCall("rate-limited", what, "in-turn", { overloaded: true });
  if (code === undefined || code === "server_error") return new FailedCall("server-error", what, "always");
  return new FailedCall("refused-request", what, "never");
}
