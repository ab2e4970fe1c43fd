import { chanceOf } from "./chance.ts";
import type { ChatRequest } from "./chat.ts";

/**
 * The one token that a served model answers a bare input with at temperature 0; undefined for any other request. Most
 * inputs always bring the same token. A few lie on an edge and bring now one and now another, because no serving rounds
 * the same way twice; which these are, what they bring and how often depends on the served model alone.
 *
 * @param served the model behind the name
 * @param draw a number in [0, 1) that differs with each repetition
 */
export function singleToken(request: ChatRequest, served: string, draw: number): string | undefined {
  const [message, ...others] = request.messages;
  if (request.max_tokens !== 1 || request.temperature !== 0 || request.tools.length > 0) return undefined;
  if (message?.role !== "user" || others.length > 0 || request.answerSchema !== undefined) return undefined;
  const chance = chanceOf("token", served, message.content);
  const first = tokenAt(chance("first"));
  if (chance("border") >= BORDER) return first;
  const second = tokenAt(chance("second"));
  return draw < LEAST + (1 - 2 * LEAST) * chance("share") ? first : second;
}

/** The share of inputs that lie on an edge, and of the rarer of their two tokens at least. */
const BORDER = 0.15;
const LEAST = 0.3;

function tokenAt(chance: number): string {
  return TOKENS[Math.floor(chance * TOKENS.length)] ?? "";
}

const TOKENS = "The A I It This That You We In On To Yes No Sure Hi Here What How One Let Is Of And As".split(" ");
