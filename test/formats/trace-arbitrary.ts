import fc from "fast-check";
import type { Message, RetrievedDocument, ToolDefinition } from "../../src/domain/message.ts";
import { type Attributes, type AttributeValue, FLAWS, type Hop, STACKS, type Trace } from "../../src/domain/trace.ts";
import { LAYERS, type Version, type VersionTuple } from "../../src/domain/version.ts";

// Read JSON has ordinary objects.
const PLAIN = { noNullPrototype: true } as const;

const text = fc.string({ unit: "binary", maxLength: 10 });
// JSON knows no negative zero; adding zero turns it into zero.
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0);
const time = fc.option(fc.bigInt({ min: -(2n ** 70n), max: 2n ** 70n }), { nil: null });

const { value } = fc.letrec<{ value: AttributeValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: "small" },
    text,
    number,
    fc.boolean(),
    fc.constant(null),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fc.oneof(text, fc.constantFrom("__proto__", "constructor")), tie("value"), {
      maxKeys: 3,
      noNullPrototype: true,
    }),
  ),
}));
const attributes: fc.Arbitrary<Attributes> = fc.dictionary(text, value, { maxKeys: 4, noNullPrototype: true });

const call = fc.record({ id: text, name: text, arguments: text }, PLAIN);
const answer = fc.record(
  { role: fc.constant("assistant" as const), text, toolCalls: fc.array(call, { maxLength: 2 }) },
  { noNullPrototype: true, requiredKeys: ["role", "text"] },
);
const message: fc.Arbitrary<Message> = fc.oneof(
  fc.record({ role: fc.constantFrom("system" as const, "user" as const), text }, PLAIN),
  answer,
  fc.record(
    { role: fc.constant("tool" as const), text, callId: text, name: text },
    { noNullPrototype: true, requiredKeys: ["role", "text", "callId"] },
  ),
);
const document: fc.Arbitrary<RetrievedDocument> = fc.record(
  { id: text, text, title: text, score: number },
  { noNullPrototype: true, requiredKeys: ["id"] },
);
const definition: fc.Arbitrary<ToolDefinition> = fc.record(
  { name: text, description: text, parameters: attributes },
  { noNullPrototype: true, requiredKeys: ["name"] },
);

const facts = {
  spanId: text,
  parentId: fc.option(text, { nil: null }),
  name: text,
  synthesised: fc.boolean(),
  startNs: time,
  endNs: time,
  status: fc.constantFrom("ok" as const, "error" as const, "unset" as const),
  error: fc.record({ type: text, message: text }, { noNullPrototype: true, requiredKeys: [] }),
};
const FACTS = ["spanId", "parentId", "name", "synthesised", "startNs", "endNs", "status", "kind"] as const;

const hop: fc.Arbitrary<Hop> = fc.oneof(
  fc.record(
    {
      ...facts,
      kind: fc.constant("retrieval" as const),
      embedding: fc.constant(true as const),
      query: text,
      documents: fc.array(document, { maxLength: 2 }),
    },
    { noNullPrototype: true, requiredKeys: [...FACTS] },
  ),
  fc.record(
    {
      ...facts,
      kind: fc.constant("assembly" as const),
      template: text,
      variables: attributes,
      messages: fc.array(message, { maxLength: 2 }),
    },
    { noNullPrototype: true, requiredKeys: [...FACTS] },
  ),
  fc.record(
    {
      ...facts,
      kind: fc.constant("model" as const),
      provider: text,
      requestedModel: text,
      resolvedModel: text,
      fingerprint: text,
      parameters: attributes,
      input: fc.array(message, { maxLength: 3 }),
      output: answer,
      definitions: fc.array(definition, { maxLength: 2 }),
      finish: fc.constantFrom("stop" as const, "length" as const, "tool_calls" as const, "other" as const),
      usage: fc.record(
        { input: number, output: number, cachedInput: number },
        { noNullPrototype: true, requiredKeys: ["input", "output"] },
      ),
    },
    { noNullPrototype: true, requiredKeys: [...FACTS, "parameters"] },
  ),
  fc.record(
    { ...facts, kind: fc.constant("tool" as const), tool: text, callId: text, arguments: text, result: text },
    { noNullPrototype: true, requiredKeys: [...FACTS, "tool"] },
  ),
  fc.record(
    {
      ...facts,
      kind: fc.constant("parse" as const),
      outcome: fc.constantFrom("parsed" as const, "failed" as const, "not-attempted" as const),
    },
    { noNullPrototype: true, requiredKeys: [...FACTS, "outcome"] },
  ),
);

const version: fc.Arbitrary<Version> = fc.oneof(
  fc.record(
    {
      id: text,
      source: fc.constantFrom("native" as const, "mapped" as const, "hash" as const, "config" as const),
      partial: fc.constant(true as const),
      from: text,
    },
    { noNullPrototype: true, requiredKeys: ["id", "source"] },
  ),
  fc.record(
    { id: fc.constant(null), source: fc.constant("unknown" as const), from: text },
    { noNullPrototype: true, requiredKeys: ["id", "source"] },
  ),
);
const versions: fc.Arbitrary<VersionTuple> = fc.record(
  {
    model: version,
    prompt: version,
    policy: version,
    retrieval: version,
    tools: version,
  },
  PLAIN,
);

/** Any trace that the domain's types allow, however unlikely. */
export const anyTrace: fc.Arbitrary<Trace> = fc.record(
  {
    id: text,
    stack: fc.constantFrom(...STACKS),
    hops: fc.array(hop, { maxLength: 5 }),
    attributes,
    conversation: text,
    versions,
    evaluations: fc.array(
      fc.record(
        { name: text, value: number, label: text, by: fc.constantFrom("human" as const, "machine" as const) },
        { noNullPrototype: true, requiredKeys: ["name", "by"] },
      ),
      { maxLength: 2 },
    ),
    startNs: time,
    flaws: fc.subarray([...FLAWS]),
    contradictions: fc.array(
      fc.record({ layer: fc.constantFrom(...LAYERS), claims: fc.array(text, { minLength: 2, maxLength: 3 }) }, PLAIN),
      { maxLength: 2 },
    ),
    upstream: fc.record({ count: number, tail: fc.boolean() }, { noNullPrototype: true, requiredKeys: ["tail"] }),
  },
  {
    noNullPrototype: true,
    requiredKeys: [
      ...(["id", "stack", "hops", "attributes", "versions", "evaluations", "startNs"] as const),
      ...(["flaws", "contradictions", "upstream"] as const),
    ],
  },
);
