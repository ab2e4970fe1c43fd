import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { Attributes, ModelHop } from "../../../../src/domain/trace.ts";
import { expandFlattened } from "../../../../src/formats/spans/flattened/expand.ts";
import { flatSpan, hopsOf, modelHopOf } from "./flat-span.ts";

// Public data that is not part of this repository; see test/README.md.
const FIXTURES = "../shared/traces/openinference-fixtures";
const FRAMEWORKS = "../shared/traces/langfuse-framework-traces";
const missing = [FIXTURES, FRAMEWORKS].find((folder) => !existsSync(folder));

const read = (path: string) => JSON.parse(readFileSync(path, "utf8"));
const attributesOf = (name: string): Attributes => read(`${FIXTURES}/${name}.json`);

type Observation = { readonly metadata: { readonly attributes?: Attributes } | string | null; readonly name: string };

function spansOf(framework: string): readonly (readonly [name: string, attributes: Attributes])[] {
  const { observations }: { observations: readonly Observation[] } = read(`${FRAMEWORKS}/${framework}.json`);
  return observations.flatMap(({ name, metadata }) =>
    typeof metadata === "object" && metadata?.attributes !== undefined ? [[name, metadata.attributes] as const] : [],
  );
}

function modelsOf(framework: string): readonly ModelHop[] {
  return spansOf(framework).flatMap(([, attributes]) => hopsOf(attributes).filter((hop) => hop.kind === "model"));
}

// Model calls with the number of messages in, whether they answered, calls of tools, definitions.
const EXPECTED: readonly [string, readonly (readonly [number, boolean, number, number])[]][] = [
  [
    "agno-2025-06-11",
    [
      [2, true, 1, 2],
      [3, true, 0, 2],
    ],
  ],
  [
    "google-adk-2025-08-28",
    [
      [2, true, 1, 1],
      [4, true, 0, 1],
    ],
  ],
  ["google-gemini-2025-08-01", [[1, true, 0, 0]]],
  [
    "koog-2025-08-26",
    [
      [2, true, 2, 0],
      [6, true, 0, 0],
    ],
  ],
  ["llamaindex-2025-06-05", [[1, true, 0, 0]]],
  [
    "openai-agents-2025-09-30",
    [
      [2, true, 1, 1],
      [4, true, 0, 1],
    ],
  ],
];

describe.skipIf(missing !== undefined)(missing ? `skipped: ${missing} not found` : "public data", () => {
  test("makes equal hops of the same call in OpenTelemetry's and in OpenInference's words", () => {
    const theirs = modelHopOf(attributesOf("openinference_client_span_tool_calls"));
    const ours = modelHopOf(attributesOf("otel_genai_client_span_tool_calls"));
    expect(theirs).toEqual(ours);
    expect(theirs).toMatchObject({ finish: "stop", usage: { input: 97, output: 52 } });
  });

  test("makes the same hop of bodies alone", () => {
    const whole = modelHopOf(attributesOf("otel_genai_client_span_tool_calls"));
    expect(modelHopOf(attributesOf("openinference_client_span_input_output_only"))).toEqual(whole);
  });

  test.each(EXPECTED)("reads the flattened names of %s", (framework, expected) => {
    const read = modelsOf(framework).map(({ input, output, definitions }) => [
      input?.length ?? 0,
      output !== undefined,
      output?.toolCalls?.length ?? 0,
      definitions?.length ?? 0,
    ]);
    expect(read.toSorted()).toEqual(expected.toSorted());
  });

  test("joins a stream of 62 chunks counted from 233 and knows that its beginning is missing", () => {
    const streamed = spansOf("beeai-2025-08-01")
      .map(([, attributes]) => flatSpan(attributes))
      .filter(({ attributes }) => "llm.output_messages.233.message.content" in attributes);
    expect(streamed).toHaveLength(1);
    const [span] = streamed.map(expandFlattened);
    expect(span?.truncated).toBe(true);
    expect(span?.attributes["gen_ai.output.messages"]).toMatchObject([{ role: "assistant" }]);
    expect(modelHopOf(streamed[0]?.attributes ?? {}).output?.text).toHaveLength(266);
  });
});
