import type { Message } from "../../domain/message.ts";
import type { Attributes, AttributeValue, Hop, Trace } from "../../domain/trace.ts";
import type { TextRedactor } from "./text-redactor.ts";

/**
 * A trace with every text in it redacted that may be shown, sent or kept. Ids of traces and spans, names of hops, tools
 * and models, versions and definitions stay: they are what a trace is found and compared by.
 *
 * @param listed attributes whose numbers are replaced too
 * @returns the same object when no text changes, and the same parts where none of theirs does
 */
export function redactTrace(trace: Trace, redact: TextRedactor, listed: readonly string[]): Trace {
  const attributes = (map: Attributes) => redactAttributes(map, redact, listed);
  return withChanges(trace, {
    hops: redactAll(trace.hops, (hop) => redactHop(hop, redact, attributes)),
    attributes: attributes(trace.attributes),
    evaluations: redactAll(trace.evaluations, (evaluation) => redactFields(evaluation, ["label"], redact)),
    contradictions: redactAll(trace.contradictions, (found) =>
      withChanges(found, { claims: redactAll(found.claims, (claim) => redact(claim)) }),
    ),
    ...(trace.conversation !== undefined && { conversation: redact(trace.conversation) }),
  });
}

function redactHop(hop: Hop, redact: TextRedactor, attributes: (map: Attributes) => Attributes): Hop {
  const messages = (list: readonly Message[]) => redactAll(list, (message) => redactMessage(message, redact));
  const failed = hop.error && { error: redactFields(hop.error, ["type", "message"], redact) };
  switch (hop.kind) {
    case "retrieval":
      return withChanges(hop, {
        ...failed,
        ...(hop.query !== undefined && { query: redact(hop.query) }),
        ...(hop.documents && {
          documents: redactAll(hop.documents, (document) => redactFields(document, ["id", "text", "title"], redact)),
        }),
      });
    case "assembly":
      return withChanges(hop, {
        ...failed,
        ...(hop.template !== undefined && { template: redact(hop.template) }),
        ...(hop.variables && { variables: attributes(hop.variables) }),
        ...(hop.messages && { messages: messages(hop.messages) }),
      });
    case "model":
      return withChanges(hop, {
        ...failed,
        parameters: attributes(hop.parameters),
        ...(hop.input && { input: messages(hop.input) }),
        ...(hop.output && { output: redactMessage(hop.output, redact) }),
      });
    case "tool":
      return withChanges(hop, {
        ...failed,
        ...(hop.arguments !== undefined && { arguments: redact(hop.arguments) }),
        ...(hop.result !== undefined && { result: redact(hop.result) }),
      });
    case "parse":
      return withChanges(hop, { ...failed });
    default:
      return hop satisfies never;
  }
}

/** An object with some of its texts redacted; those it has not got stay away. */
function redactFields<T extends object>(original: T, names: readonly (keyof T)[], redact: TextRedactor): T {
  const texts = names.flatMap((name) => (typeof original[name] === "string" ? [[name, redact(original[name])]] : []));
  return withChanges(original, Object.fromEntries(texts));
}

function redactMessage<M extends Message>(message: M, redact: TextRedactor): M {
  const text = { text: redact(message.text) };
  if (message.role !== "assistant" || message.toolCalls === undefined) return withChanges<Message>(message, text) as M;
  const toolCalls = redactAll(message.toolCalls, (call) => withChanges(call, { arguments: redact(call.arguments) }));
  return withChanges<Message>(message, { ...text, toolCalls }) as M;
}

function redactAttributes(attributes: Attributes, redact: TextRedactor, listed: readonly string[]): Attributes {
  const entries = Object.entries(attributes);
  const changed = entries.map(([name, value]) => redactValue(value, name, redact, listed));
  if (changed.every((value, place) => value === entries[place]?.[1])) return attributes;
  return Object.fromEntries(entries.map(([name, value], place) => [name, changed[place] ?? value]));
}

function redactValue(
  value: AttributeValue,
  key: string,
  redact: TextRedactor,
  listed: readonly string[],
): AttributeValue {
  if (typeof value === "string") return redact(value, key);
  if (typeof value === "number") return listed.includes(key) ? redact(String(value), key) : value;
  if (typeof value !== "object" || value === null) return value;
  if (isList(value)) return redactAll(value, (item) => redactValue(item, key, redact, listed));
  return redactAttributes(value, redact, listed);
}

function isList(value: object): value is readonly AttributeValue[] {
  return Array.isArray(value);
}

/** The same list when no item changes. */
function redactAll<T>(list: readonly T[], redact: (item: T) => T): readonly T[] {
  const changed = list.map(redact);
  return changed.every((item, place) => item === list[place]) ? list : changed;
}

/** The same object when the changes are what it has already. */
function withChanges<T extends object>(original: T, changes: Partial<T>): T {
  const names = Object.keys(changes) as (keyof T)[];
  return names.every((name) => changes[name] === original[name]) ? original : { ...original, ...changes };
}
