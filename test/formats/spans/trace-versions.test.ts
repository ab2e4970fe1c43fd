import { describe, expect, test } from "vitest";
import { toolsVersion } from "../../../src/domain/tool-version.ts";
import type { Trace } from "../../../src/domain/trace.ts";
import { LAYERS, NO_SUCH_LAYER, UNKNOWN_TUPLE } from "../../../src/domain/version.ts";
import { readTrace } from "../../../src/formats/spans/read-trace.ts";
import { type SpanText, spansOf, traceOf, tracesData } from "../otlp/otlp.ts";

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

describe("a stamp", () => {
  const stamps = {
    "eval_baseline.version.model": "gpt-4.1",
    "eval_baseline.version.prompt": "answer@v9",
    "eval_baseline.version.policy": "p4",
    "eval_baseline.version.retrieval": "kb-1",
    "eval_baseline.version.tools": "t2",
  };
  const stamped = { model: "gpt-4.1", prompt: "answer@v9", policy: "p4", retrieval: "kb-1", tools: "t2" };
  const ids = ({ versions }: Trace) => Object.fromEntries(LAYERS.map((layer) => [layer, versions[layer].id]));

  test("is known for all five layers, on a span or on the resource", () => {
    expect(ids(traceOf([{ id: "1", attributes: { ...CHAT, ...stamps } }]))).toEqual(stamped);
    const trace = traceOf([{ id: "1", attributes: CHAT }], { resource: stamps });
    expect(ids(trace)).toEqual(stamped);
    expect(trace.versions.policy).toEqual({ id: "p4", source: "native", from: "eval_baseline.version.policy" });
  });

  test("of the model yields to the name that was served: a deploy stamps the name it asks for", () => {
    const attributes = { ...CHAT, ...stamps, "gen_ai.response.model": "gpt-4.1-2025-04-14" };
    const { versions, contradictions } = traceOf([{ id: "1", attributes }]);
    expect([versions.model.id, contradictions]).toEqual(["gpt-4.1-2025-04-14", []]);
  });

  test("is known through what the Vercel AI SDK puts before a user's names", () => {
    const attributes = { ...CHAT, "ai.telemetry.metadata.eval_baseline.version.policy": "p4" };
    expect(traceOf([{ id: "1", attributes }]).versions.policy.id).toBe("p4");
  });

  test("yields to the attribute that the suite names, and wins over the format's own", () => {
    const attributes = {
      ...CHAT,
      "gen_ai.prompt.version": "v1",
      "eval_baseline.version.prompt": "v2",
      "app.prompt": "v3",
    };
    expect(traceOf([{ id: "1", attributes }]).versions.prompt.id).toBe("v2");
    expect(traceOf([{ id: "1", attributes }], { mapping: { prompt: "app.prompt" } }).versions.prompt.id).toBe("v3");
  });

  test("may say that there is no such layer", () => {
    const { versions, contradictions } = traceOf([
      { id: "1", attributes: { ...CHAT, "eval_baseline.version.retrieval": "none" } },
    ]);
    expect(versions.retrieval.id).toBe(NO_SUCH_LAYER);
    expect(contradictions).toEqual([]);
  });
});

describe("a mapped version", () => {
  const mapping = { retrieval: "app.index", tools: "app.tools" };
  const search = { "gen_ai.operation.name": "retrieval" };

  test("is that of the layer's own hop, before that of the spans around it", () => {
    const spans = [
      { id: "1", from: 0, attributes: { "app.index": "root's", "app.tools": "root's" } },
      { id: "2", parent: "1", from: 1, attributes: { "app.index": "middle's" } },
      { id: "3", parent: "2", from: 2, attributes: { ...search, "app.index": "own" } },
      { id: "4", parent: "1", from: 3, attributes: { "gen_ai.tool.name": "f", "app.tools": "own" } },
    ];
    const { versions } = traceOf(spans, { mapping });
    expect([versions.retrieval.id, versions.tools.id]).toEqual(["own", "own"]);
  });

  test("is that of the nearest span around the hop, where the hop has none", () => {
    const spans = [
      { id: "1", from: 0, attributes: { "app.index": "root's" } },
      { id: "2", parent: "1", from: 1, attributes: { "app.index": "middle's" } },
      { id: "3", parent: "2", from: 2, attributes: search },
    ];
    expect(traceOf(spans, { mapping }).versions.retrieval.id).toBe("middle's");
  });

  test("is that of the hop's own service, where only resources have it", () => {
    const gateway = spansOf(tracesData([{ id: "1", from: 0, attributes: {} }], { "app.index": "gateway's" }));
    const bot = spansOf(tracesData([{ id: "2", parent: "1", from: 1, attributes: search }], { "app.index": "bot's" }));
    const [first, ...others] = [...gateway, ...bot];
    expect(first && readTrace([first, ...others], [], mapping).versions.retrieval.id).toBe("bot's");
  });
});

describe("a contradiction", () => {
  const call = (requested: string, served: string, more: SpanText["attributes"] = {}): SpanText => ({
    id: "1",
    attributes: { ...CHAT, "gen_ai.request.model": requested, "gen_ai.response.model": served, ...more },
  });

  test("is a call asked of one model and answered by another; the model is unknown then, and the claims stay", () => {
    const { versions, contradictions } = traceOf([call("gpt-4o", "claude-3-5-haiku-20241022")]);
    const claims = ["gen_ai.request.model says gpt-4o", "gen_ai.response.model says claude-3-5-haiku-20241022"];
    expect(contradictions).toEqual([{ layer: "model", claims }]);
    expect(versions.model).toEqual({ id: null, source: "unknown", from: claims.join("; ") });
  });

  test.each([
    ["gpt-4.1", "gpt-4.1-2025-04-14"],
    ["openai/gpt-4.1", "gpt-4.1-2025-04-14"],
    ["support-deployment", "gpt-4.1-2025-04-14"],
  ])("is not that %s was asked for and %s answered", (requested, served) => {
    const { versions, contradictions } = traceOf([call(requested, served)]);
    expect(contradictions).toEqual([]);
    expect(versions.model.id).toBe(served);
  });

  test("is a model that an attribute claims and another that answered", () => {
    const mapping = { model: "app.model" };
    const wrong = traceOf([call("gpt-4.1", "gpt-4.1-2025-04-14", { "app.model": "gpt-4o" })], { mapping });
    expect(wrong.contradictions).toEqual([
      { layer: "model", claims: ["app.model says gpt-4o", "gen_ai.response.model says gpt-4.1-2025-04-14"] },
    ]);
    expect(wrong.versions.model.id).toBeNull();
    const right = traceOf([call("gpt-4.1", "gpt-4.1-2025-04-14", { "app.model": "gpt-4.1" })], { mapping });
    expect([right.contradictions, right.versions.model.id]).toEqual([[], "gpt-4.1"]);
  });

  test("is told once, however many calls make it", () => {
    const spans = [1, 2, 3].map((id) => ({
      ...call("gpt-4o", "o3-mini"),
      id: String(id),
      from: 2 * id,
      to: 2 * id + 1,
    }));
    expect(traceOf(spans).contradictions).toHaveLength(1);
  });

  test("is one attribute with two values; tools and prompt are then known by what was recorded", () => {
    const content = {
      "gen_ai.tool.definitions": '[{"name":"f","parameters":{}}]',
      "gen_ai.system_instructions": "Be brief.",
    };
    const spans = [
      { id: "1", from: 0, attributes: {} },
      {
        id: "2",
        parent: "1",
        from: 1,
        to: 2,
        attributes: { "app.index": "kb-1", "gen_ai.tool.name": "f", "app.tools": "t1" },
      },
      {
        id: "3",
        parent: "1",
        from: 3,
        to: 4,
        attributes: { ...CHAT, ...content, "app.index": "kb-2", "app.tools": "t2" },
      },
    ];
    const { versions, contradictions } = traceOf(spans, { mapping: { retrieval: "app.index", tools: "app.tools" } });
    expect(contradictions).toEqual([
      { layer: "retrieval", claims: ["app.index says kb-1", "app.index says kb-2"] },
      { layer: "tools", claims: ["app.tools says t1", "app.tools says t2"] },
    ]);
    expect(versions.retrieval).toEqual({ id: null, source: "unknown", from: "mixed: kb-1 (1), kb-2 (1)" });
    expect(versions.tools).toEqual({
      ...toolsVersion([{ name: "f", parameters: {} }]),
      from: "tool definitions, though mixed: t1 (1), t2 (1)",
    });
  });
});

describe("the names of the formats", () => {
  test.each([
    [
      "langfuse.observation.prompt.version",
      { "langfuse.observation.prompt.name": "answer", "langfuse.observation.prompt.version": 9 },
      "answer@9",
    ],
    ["promptVersion", { promptName: "answer", promptVersion: 9 }, "answer@9"],
    ["prompt_version", { prompt_name: "answer", prompt_version: 9 }, "answer@9"],
    ["traceloop.prompt.version", { "traceloop.prompt.key": "answer", "traceloop.prompt.version": 9 }, "answer@9"],
    ["llm.prompt_template.version", { "llm.prompt_template.version": "v9" }, "v9"],
    [
      "lc_hub_commit_hash",
      { lc_hub_owner: "shop", lc_hub_repo: "answer", lc_hub_commit_hash: "9f2c" },
      "shop/answer@9f2c",
    ],
    ["prompt.version", { "prompt.id": "answer", "prompt.version": "v9" }, "answer@v9"],
    ["metadata.prompt.version", { "metadata.prompt.id": "p1", "metadata.prompt.version": "1000196" }, "p1@1000196"],
  ])("give the prompt's version: %s", (from, attributes, id) => {
    const { versions } = traceOf([{ id: "1", attributes: { ...CHAT, ...attributes } as SpanText["attributes"] & {} }]);
    expect(versions.prompt).toEqual({ id, source: "native", from });
  });

  test.each(["llm.model_name", "providedModelName", "ls_model_name", "model_name", "metadata.model"])(
    "give the model where nothing says what it is: %s",
    (name) => {
      const { versions, hops } = traceOf([{ id: "1", attributes: { ...CHAT, [name]: "gpt-4.1-2025-04-14" } }]);
      expect(versions.model).toEqual({ id: "gpt-4.1-2025-04-14", source: "native", from: name });
      expect(hops[0]).toMatchObject({ requestedModel: "gpt-4.1-2025-04-14" });
    },
  );

  test("take such a name for the served one where another one was asked for", () => {
    const attributes = { ...CHAT, "gen_ai.request.model": "gpt-4.1", "llm.model_name": "gpt-4.1-2025-04-14" };
    const { versions, hops } = traceOf([{ id: "1", attributes }]);
    expect(versions.model.id).toBe("gpt-4.1-2025-04-14");
    expect(hops[0]).toMatchObject({ requestedModel: "gpt-4.1", resolvedModel: "gpt-4.1-2025-04-14" });
  });
});

describe("the hash of a prompt", () => {
  const asked = (name: string, more: SpanText["attributes"] = {}) =>
    traceOf([{ id: "1", attributes: { ...CHAT, "gen_ai.system_instructions": `Help ${name}. Be brief.`, ...more } }])
      .versions;

  test("is that of the template where one was recorded", () => {
    const { prompt } = asked("Ada", { "llm.prompt_template.template": "Help {customer}." });
    expect(prompt).toMatchObject({ source: "hash", partial: true, from: "template" });
    expect(asked("Bob", { "llm.prompt_template.template": "Help {customer}." }).prompt).toEqual(prompt);
  });

  test("does not depend on the values of recorded variables", () => {
    const [ada, bob] = ["Ada", "Bob"].map((name) => asked(name, { "gen_ai.prompt.variable.customer": name }).prompt);
    expect(ada).toEqual(bob);
    expect(ada?.id).not.toBe(asked("Ada").prompt.id);
  });
});

test("tools that only the agent around a call was told of are those of its calls", () => {
  const definitions = '[{"tool.name":"f","tool.description":"d","tool.options":null}]';
  const spans = [
    {
      id: "1",
      from: 0,
      to: 9,
      attributes: { "gen_ai.operation.name": "invoke_agent", "gen_ai.tool.definitions": definitions },
    },
    { id: "2", parent: "1", from: 1, to: 8, attributes: CHAT },
  ];
  expect(traceOf(spans).versions.tools).toEqual(toolsVersion([{ name: "f", description: "d" }]));
});
