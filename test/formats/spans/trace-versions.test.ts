import { expect, test } from "vitest";
import { toolsVersion } from "../../../src/domain/tool-version.ts";
import { UNKNOWN_TUPLE } from "../../../src/domain/version.ts";
import { traceOf } from "../otlp/otlp.ts";

const CHAT = { "gen_ai.operation.name": "chat" } as const;

test("every layer of a trace that says nothing is unknown", () => {
  expect(traceOf([{ id: "1", attributes: CHAT }]).versions).toEqual(UNKNOWN_TUPLE);
});

test("the model is the served one, else the requested one", () => {
  const attributes = { ...CHAT, "gen_ai.request.model": "m", "gen_ai.response.model": "m-2025" };
  expect(traceOf([{ id: "1", attributes }]).versions.model).toEqual({
    id: "m-2025",
    source: "native",
    from: "gen_ai.response.model",
  });
  const served = { ...attributes, "gen_ai.response.model": "unknown" };
  expect(traceOf([{ id: "1", attributes: served }]).versions.model).toEqual({
    id: "m",
    source: "native",
    from: "gen_ai.request.model",
  });
});

test("the last of several models speaks for the trace", () => {
  const spans = [
    { id: "2", from: 2, attributes: { ...CHAT, "gen_ai.response.model": "large" } },
    { id: "1", from: 1, attributes: { ...CHAT, "gen_ai.response.model": "small" } },
  ];
  expect(traceOf(spans).versions.model.id).toBe("large");
});

test("the prompt's version comes with its name, from the call or the nearest span around it", () => {
  const prompt = { "gen_ai.prompt.name": "answer", "gen_ai.prompt.version": "v9" };
  const expected = { id: "answer@v9", source: "native", from: "gen_ai.prompt.version" };
  expect(traceOf([{ id: "1", attributes: { ...CHAT, ...prompt } }]).versions.prompt).toEqual(expected);
  const spans = [
    { id: "1", from: 0, attributes: prompt },
    { id: "2", parent: "1", from: 1, attributes: CHAT },
  ];
  expect(traceOf(spans).versions.prompt).toEqual(expected);
});

test("a prompt that a context-protocol server offers is not the application's", () => {
  const attributes = { ...CHAT, "mcp.method.name": "prompts/get", "gen_ai.prompt.version": "v1" };
  expect(traceOf([{ id: "1", attributes }]).versions.prompt.id).toBeNull();
});

test("without a version the prompt is the hash of its system text, always partial", () => {
  const attributes = { ...CHAT, "gen_ai.system_instructions": "Be brief." };
  expect(traceOf([{ id: "1", attributes }]).versions.prompt).toEqual({
    id: "sha256:213c22ed7234eb11116e1e88f314c73cb3a019b5c87fe224b6ce5665bd9ec50e",
    source: "hash",
    partial: true,
    from: "system text",
  });
});

test("tools are the hash of their definitions", () => {
  const definitions = [{ name: "f", parameters: { type: "object" } }];
  const attributes = { ...CHAT, "gen_ai.tool.definitions": JSON.stringify(definitions) };
  expect(traceOf([{ id: "1", attributes }]).versions.tools).toEqual(toolsVersion(definitions));
});

test("an attribute that the suite maps wins over everything else", () => {
  const attributes = { ...CHAT, "gen_ai.response.model": "m", "app.model": "ours", "app.index": 7 };
  const mapping = { model: "app.model", retrieval: "app.index", policy: "app.policy" } as const;
  const { versions } = traceOf([{ id: "1", attributes }], { mapping, resource: { "app.policy": "p4" } });
  expect(versions.model).toEqual({ id: "ours", source: "mapped", from: "app.model" });
  expect(versions.retrieval).toEqual({ id: "7", source: "mapped", from: "app.index" });
  expect(versions.policy).toEqual({ id: "p4", source: "mapped", from: "app.policy" });
});

test("spans that disagree on a mapped version make it unknown, unless the root has one", () => {
  const children = [
    { id: "2", parent: "1", attributes: { "app.index": "kb-1" } },
    { id: "3", parent: "1", attributes: { "app.index": "kb-2" } },
  ];
  const mapping = { retrieval: "app.index" };
  expect(traceOf([{ id: "1" }, ...children], { mapping }).versions.retrieval).toEqual({
    id: null,
    source: "unknown",
    from: "mixed: kb-1 (1), kb-2 (1)",
  });
  const root = { id: "1", attributes: { "app.index": "kb-3" } };
  expect(traceOf([root, ...children], { mapping }).versions.retrieval.id).toBe("kb-3");
});

test("an empty version is none", () => {
  const mapping = { policy: "app.policy" };
  expect(traceOf([{ id: "1", attributes: { "app.policy": "" } }], { mapping }).versions.policy.id).toBeNull();
});
