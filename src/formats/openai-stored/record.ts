import { items, own } from "../json-shape.ts";
import { EMPTY_RECORD, type RawRecord, type RecordFormat } from "../spans/raw-span.ts";
import { readCompletion } from "./completion.ts";

/**
 * Chat completions that OpenAI stored: one, or a page of a list. The input messages come from a second call; whoever
 * fetches them puts them into the record as `messages` or `input`, a list or the list page as it came.
 */
export const storedCompletions: RecordFormat = {
  name: "OpenAI stored chat completions",
  recognises: (value) => completionsOf(value) !== undefined,
  read: readRecord,
};

function readRecord(value: unknown, wanted?: ReadonlySet<string>): RawRecord {
  const found = items(completionsOf(value)).map((completion) => readCompletion(completion, wanted));
  if (found.length === 0) return EMPTY_RECORD;
  const spans = found.filter((span) => span !== null);
  return { spans, logs: [], withoutId: found.length - spans.length };
}

function completionsOf(value: unknown): readonly unknown[] | undefined {
  if (isCompletion(value)) return [value];
  if (own(value, "object") !== "list") return undefined;
  const page = own(value, "data");
  return Array.isArray(page) && (page.length === 0 || page.some(isCompletion)) ? page : undefined;
}

function isCompletion(value: unknown): boolean {
  return own(value, "object") === "chat.completion" && Array.isArray(own(value, "choices"));
}
