import { digestOf } from "../domain/digest.ts";
import { type Chance, chanceOf } from "./chance.ts";
import type { ChatCompletion, ChatMessage, ChatRequest, ChatToolCall } from "./chat.ts";
import { compose } from "./compose.ts";
import { passages, withoutDocuments } from "./documents.ts";
import { type Instructions, isRefused, readInstructions } from "./instructions.ts";
import { judge } from "./judge.ts";
import { simulatedModel, type Traits } from "./models.ts";
import { singleToken } from "./single-token.ts";
import { fillKeys, fillSchema } from "./structured.ts";
import { fittingCalls, reportOf } from "./tools.ts";
import { stems } from "./words.ts";

/**
 * The chance of one answer: a seed for all, and how often this very request has been asked before (0 for the first).
 * @property servedAs the model that answers in place of the one that is named, which is what the answer says it is
 */
export type Draw = { readonly seed: string; readonly repetition: number; readonly servedAs?: string };

/**
 * Answers a chat completion the way a language model would, by rule and without one. It follows the instructions it
 * finds in the system text (cite, be brief, only from documents, refuse, reply in JSON), quotes the sentences that
 * share most words with the question, calls a tool whose parameters it can fill, and judges when given a rubric. How
 * well it does all that depends on the model's name.
 *
 * The same request and draw give the same answer on every machine. At temperature 0 repetitions do not differ, save those
 * of a bare input that is answered with a single token (single-token.ts).
 */
export function simulateAnswer(request: ChatRequest, draw: Draw): ChatCompletion {
  const { name } = simulatedModel(request.model);
  const served = simulatedModel(draw.servedAs ?? request.model);
  const digest = digestOf(request);
  const token = singleToken(request, served.name, chanceOf(draw.seed, digest, draw.repetition)("token"));
  const repetition = request.temperature === 0 && token === undefined ? 0 : draw.repetition;
  const said =
    token === undefined
      ? speak(request, served.traits, chanceOf(draw.seed, digest, repetition))
      : ({ text: token } as const);
  return completion(request, name, `chatcmpl-${digest.slice(0, 20)}-${repetition}`, said);
}

type Said = { readonly text: string } | { readonly calls: readonly ChatToolCall[] };

function speak(request: ChatRequest, traits: Traits, chance: Chance): Said {
  const verdict = judge(request, traits, chance);
  if (verdict !== undefined) return { text: verdict };
  const asked = readInstructions(systemText(request.messages));
  const said = request.messages
    .filter(({ role }) => role === "user")
    .map(({ content }) => withoutDocuments(content))
    .reverse();
  const question = questionWords(said);
  if (isRefused(question, asked.refuse) && chance("refuse") < traits.follows.refuse)
    return { text: asJson(request, asked, { text: asked.refusal ?? "I am not able to help with that.", sources: [] }) };
  const reports = toolReports(request.messages);
  const calls = reports.length === 0 && request.tool_choice !== "none" ? fittingCalls(request.tools, said) : [];
  if (calls.length > 0 && chance("tools") < traits.follows.tools) return { calls };
  const material = { question, passages: passages(request.messages), reports };
  const followsJson = chance("json") < traits.follows.json;
  const content = compose(material, asked, traits, chance);
  return { text: followsJson ? asJson(request, asked, content) : content.text };
}

function systemText(messages: readonly ChatMessage[]): string {
  return messages
    .filter(({ role }) => role === "system" || role === "developer")
    .map(({ content }) => content)
    .join("\n\n");
}

// "And how long does that take?" says too little alone: then the message before it counts as well.
const FEW_WORDS = 3;

function questionWords([last = "", previous = ""]: readonly string[]): ReadonlySet<string> {
  const words = stems(last);
  return words.size < FEW_WORDS ? stems(`${previous} ${last}`) : words;
}

/** One sentence for each tool result since the user last spoke. */
function toolReports(messages: readonly ChatMessage[]): readonly string[] {
  const turn = messages.slice(messages.findLastIndex(({ role }) => role === "user") + 1);
  const names = new Map(turn.flatMap(({ tool_calls = [] }) => tool_calls.map((call) => [call.id, call.function.name])));
  return turn
    .filter(({ role }) => role === "tool")
    .map(({ content, tool_call_id }) => reportOf(names.get(tool_call_id ?? "") ?? "result", content));
}

function asJson(
  { answerSchema }: ChatRequest,
  { jsonKeys }: Instructions,
  content: { readonly text: string; readonly sources: readonly string[] },
): string {
  if (answerSchema !== undefined && answerSchema !== true) return JSON.stringify(fillSchema(answerSchema, content));
  if (answerSchema === true || jsonKeys !== undefined) return JSON.stringify(fillKeys(jsonKeys ?? ["answer"], content));
  return content.text;
}

// A token is four characters here, as in the rule of thumb.
const TOKEN = 4;

function completion(request: ChatRequest, model: string, id: string, said: Said): ChatCompletion {
  const calls = "calls" in said ? said.calls : [];
  const whole = "text" in said ? said.text : "";
  const limit = request.max_tokens === undefined ? whole.length : request.max_tokens * TOKEN;
  const text = whole.slice(0, limit);
  const sent =
    request.messages.map(({ content }) => content).join("") +
    (request.tools.length > 0 ? JSON.stringify(request.tools) : "");
  const prompt_tokens = Math.ceil(sent.length / TOKEN);
  const completion_tokens = Math.ceil((text + calls.map((call) => call.function.arguments).join("")).length / TOKEN);
  return {
    id,
    object: "chat.completion",
    created: 1_793_491_200,
    model,
    system_fingerprint: "fp_simulated",
    choices: [
      {
        index: 0,
        message: {
          role: "assistant",
          content: calls.length > 0 ? null : text,
          refusal: null,
          ...(calls.length > 0 && { tool_calls: calls }),
        },
        logprobs: null,
        finish_reason: calls.length > 0 ? "tool_calls" : text.length < whole.length ? "length" : "stop",
      },
    ],
    usage: { prompt_tokens, completion_tokens, total_tokens: prompt_tokens + completion_tokens },
  };
}
