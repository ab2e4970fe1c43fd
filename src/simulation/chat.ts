/** The part of the chat-completions wire format that the simulated model understands. */

export type ChatToolCall = {
  readonly id: string;
  readonly type: "function";
  readonly function: { readonly name: string; readonly arguments: string };
};

export type ChatRole = "system" | "developer" | "user" | "assistant" | "tool";

/** One message; text parts are joined, and no text is the empty text. */
export type ChatMessage = {
  readonly role: ChatRole;
  readonly content: string;
  readonly tool_calls?: readonly ChatToolCall[];
  readonly tool_call_id?: string;
};

/** A JSON Schema, read as far as it is needed. */
export type JsonObject = { readonly [key: string]: unknown };

export type ChatTool = { readonly name: string; readonly description: string; readonly parameters: JsonObject };

export type ChatRequest = {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly tools: readonly ChatTool[];
  readonly tool_choice?: string;
  /** The schema of a structured answer, or true for "any JSON object". */
  readonly answerSchema?: JsonObject | true;
  readonly temperature?: number;
  readonly max_tokens?: number;
};

export type ChatCompletion = {
  readonly id: string;
  readonly object: "chat.completion";
  /** Seconds since the epoch. The simulated model has no clock: always the same second. */
  readonly created: number;
  readonly model: string;
  readonly system_fingerprint: string;
  readonly choices: readonly [
    {
      readonly index: 0;
      readonly message: {
        readonly role: "assistant";
        readonly content: string | null;
        readonly refusal: null;
        readonly tool_calls?: readonly ChatToolCall[];
      };
      readonly logprobs: null;
      readonly finish_reason: "stop" | "length" | "tool_calls";
    },
  ];
  readonly usage: {
    readonly prompt_tokens: number;
    readonly completion_tokens: number;
    readonly total_tokens: number;
  };
};

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
