import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import type { Case, Recording } from "../../../src/domain/case.ts";
import type { Variant } from "../../../src/domain/variant.ts";
import { writeRequest } from "../../../src/formats/application/write-request.ts";
import { aRecording, aTuple, SOME_TIME } from "../../builders.ts";

const schema = JSON.parse(readFileSync("schema/application.json", "utf8"));
const isRequest = new Ajv2020({ allowUnionTypes: true }).compile({
  ...schema,
  oneOf: undefined,
  $ref: "#/definitions/request",
});

function written(variant: Partial<Variant> = {}, recording: Partial<Recording> = {}, trial = 0) {
  const recorded = aRecording(recording);
  const one: Case = { id: "case-1", cluster: "case-1", slices: {}, part: "fresh", recordings: [recorded] };
  const request = writeRequest(
    {
      label: "production",
      versions: aTuple(),
      model: { name: "gpt-4.1", keyVariable: "OPENAI_API_KEY", parameters: { temperature: 0 } },
      policy: "Be kind.",
      retrieval: { kind: "recorded" },
      ...variant,
    },
    { case: one, recording: recorded, trial },
  );
  expect(isRequest({ id: "1", ...request }), JSON.stringify(isRequest.errors)).toBe(true);
  return request;
}

/** The overrides of a request. */
function overrides(...given: Parameters<typeof written>) {
  return written(...given)["overrides"] as { readonly [layer: string]: unknown };
}

const SNAPSHOT = {
  index: "kb-2",
  results: [
    { query: "returns", documents: [{ id: "a", text: "30 days" }] },
    { query: "Can I return my order?", documents: [{ id: "b" }] },
    { query: "opening hours", documents: [] },
  ],
};

describe("a request to an application", () => {
  test("holds what production recorded, and the version of every layer", () => {
    const request = written(
      { template: { kind: "system", text: "You help. {{ policy }}" }, tools: [{ name: "order", parameters: {} }] },
      {
        variables: { tier: "gold" },
        retrievals: [{ query: "returns", documents: [{ id: "kb-7", text: "30 days", score: 0.9 }] }, { documents: [] }],
        toolResults: [
          { tool: "order", arguments: '{"id":7}', result: "shipped" },
          { tool: "order", arguments: "{}", result: "no id", error: true },
        ],
      },
      2,
    );
    expect(request).toEqual({
      contract: 1,
      case: "case-1",
      trial: 2,
      trace: "4bf92f3577b34da6a3ce929d0e0e4736",
      messages: [{ role: "user", text: "Can I return my order?" }],
      variables: { tier: "gold" },
      documents: [{ id: "kb-7", text: "30 days", score: 0.9 }],
      tool_results: [
        { name: "order", arguments: '{"id":7}', result: "shipped", error: false },
        { name: "order", arguments: "{}", result: "no id", error: true },
      ],
      time: SOME_TIME,
      overrides: {
        model: { name: "gpt-4.1", base_url: null, api: "chat", parameters: { temperature: 0 } },
        prompt: { template: "You help. {{ policy }}" },
        policy: { text: "Be kind." },
        tools: [{ name: "order", parameters: {} }],
        retrieval: { kind: "recorded" },
      },
      versions: {
        model: "gpt-4.1-2025-04-14",
        prompt: "9a1c04e2b7d3",
        policy: "41f0aa97c615",
        retrieval: "kb-2026-10-01",
        tools: "c3d29b80e1f6",
      },
    });
  });

  test("tells a search that found nothing from no search, and a time that is unknown", () => {
    expect(written({}, { retrievals: [{ query: "returns", documents: [] }] })["documents"]).toEqual([]);
    const { time: _, ...untimed } = aRecording();
    expect(written({}, untimed)["documents"]).toBeNull();
    const recording = aRecording({ toolResults: [] });
    const { time: __, ...rest } = recording;
    const one: Case = { id: "c", cluster: "c", slices: {}, part: "fresh", recordings: [rest] };
    const variant: Variant = { label: "p", versions: aTuple(), model: null, policy: "", retrieval: { kind: "none" } };
    expect(writeRequest(variant, { case: one, recording: rest, trial: 0 })["time"]).toBeNull();
  });

  test("keeps the calls and results of earlier turns", () => {
    const turns = [
      { role: "user", text: "Where is it?" },
      { role: "assistant", text: "", toolCalls: [{ id: "1", name: "order", arguments: "{}" }] },
      { role: "tool", text: "shipped", callId: "1", name: "order" },
      { role: "user", text: "And now?" },
    ] as const;
    expect(written({}, { turns })["messages"]).toEqual([
      { role: "user", text: "Where is it?" },
      { role: "assistant", text: "", tool_calls: [{ id: "1", name: "order", arguments: "{}" }] },
      { role: "tool", text: "shipped", call_id: "1", name: "order" },
      { role: "user", text: "And now?" },
    ]);
  });

  test("names a model's other endpoint and API, and never the variable that holds its key", () => {
    const model = {
      name: "m",
      baseUrl: "http://localhost/v1",
      api: "responses",
      keyVariable: "SHOP_KEY",
      parameters: {},
    } as const;
    expect(overrides({ model })["model"]).toEqual({
      name: "m",
      base_url: "http://localhost/v1",
      api: "responses",
      parameters: {},
    });
    expect(JSON.stringify(written({ model }))).not.toContain("SHOP_KEY");
  });

  test("holds a prompt of several messages", () => {
    const messages = [
      { role: "system", text: "Help." },
      { role: "user", text: "{{ question }}" },
    ] as const;
    expect(overrides({ template: { kind: "messages", messages } })["prompt"]).toEqual({ template: messages });
  });

  test("holds the recorded system text where the suite names no template, and null where there is none either", () => {
    expect(overrides()["prompt"]).toEqual({ recorded: "You are a helpful support agent." });
    const { system: _, ...silent } = aRecording();
    const one: Case = { id: "c", cluster: "c", slices: {}, part: "fresh", recordings: [silent] };
    const variant: Variant = { label: "p", versions: aTuple(), model: null, policy: "", retrieval: { kind: "none" } };
    const request = writeRequest(variant, { case: one, recording: silent, trial: 0 });
    expect(request["overrides"]).toMatchObject({ prompt: null, model: null, tools: null, retrieval: { kind: "none" } });
  });

  test("says null for layers that the application has not got", () => {
    const none = { id: "none", source: "config" } as const;
    const versions = aTuple({ prompt: none, policy: none });
    expect(overrides({ versions, policy: "" })).toMatchObject({ prompt: null, policy: null });
  });

  test("holds of a snapshot what answers this trace's searches, however they are spaced or written", () => {
    const retrieval = { kind: "snapshot", snapshot: SNAPSHOT } as const;
    const retrievals = [{ query: " Returns ", documents: [] }];
    expect(overrides({ retrieval }, { retrievals })["retrieval"]).toEqual({
      kind: "snapshot",
      index: "kb-2",
      results: [{ query: "returns", documents: [{ id: "a", text: "30 days" }] }],
    });
  });

  test("holds of a snapshot what answers the user's last turn where no search was recorded", () => {
    const retrieval = { kind: "snapshot", snapshot: SNAPSHOT } as const;
    expect(overrides({ retrieval })["retrieval"]).toMatchObject({ results: [{ documents: [{ id: "b" }] }] });
  });

  test("names a retrieval endpoint by its address alone", () => {
    const endpoint = { url: "https://kb.example/search", keyVariable: "KB_KEY", timeoutMs: 1000 };
    expect(overrides({ retrieval: { kind: "endpoint", endpoint } })["retrieval"]).toEqual({
      kind: "endpoint",
      url: "https://kb.example/search",
    });
  });
});
