/** One call that a model asked for. `arguments` is the text as the model wrote it, usually JSON, not always valid. */
export type ToolCall = { readonly id: string; readonly name: string; readonly arguments: string };

/** One message of a conversation, in the form every provider can be given. */
export type Message =
  | { readonly role: "system" | "user"; readonly text: string }
  | { readonly role: "assistant"; readonly text: string; readonly toolCalls?: readonly ToolCall[] }
  | { readonly role: "tool"; readonly text: string; readonly callId: string; readonly name?: string };

/** What a model is told about a tool. `parameters` is a JSON Schema; absent when only the name is known. */
export type ToolDefinition = {
  readonly name: string;
  readonly description?: string;
  readonly parameters?: { readonly [key: string]: unknown };
};

/** One retrieved document. `text` is absent where a trace recorded only ids. */
export type RetrievedDocument = {
  readonly id: string;
  readonly text?: string;
  readonly title?: string;
  readonly score?: number;
};
