/** The least a trace can be. */
export const MINIMAL = {
  format: "eval-baseline-trace/1",
  id: "t1",
  hops: [{ model: { input: [{ role: "user", text: "May I return it?" }], output: { text: "Yes." } } }],
};

/** Every key of the form. */
export const FULL = {
  format: "eval-baseline-trace/1",
  id: "t2",
  time: "2026-11-02T06:00:00Z",
  conversation: "visit-3",
  attributes: { "app.intent": "returns", nested: { deep: [1, null, true] } },
  versions: { prompt: "answer@v9", policy: "p4", retrieval: "kb-2026-10", tools: "tools-7" },
  evaluations: [{ name: "thumbs", value: 1, label: "up", by: "human" }, { name: "length" }],
  hops: [
    {
      retrieval: {
        query: "return period",
        documents: [{ id: "d7", text: "Returns take 30 days.", title: "Returns", score: 0.8 }, { text: "No id." }],
        latencyMs: 90,
      },
    },
    { assembly: { template: "Use {{ documents }}", variables: { name: "Ada" } } },
    {
      model: {
        provider: "openai",
        requested: "gpt-4.1",
        resolved: "gpt-4.1-2025-04-14",
        fingerprint: "fp_1",
        parameters: { temperature: 0.2 },
        input: [
          { role: "system", text: "Be kind." },
          { role: "user", text: '[{"type":"text","text":"this is what the user typed"}]' },
          { role: "assistant", text: "One moment.", toolCalls: [{ id: "c0", name: "get_user", arguments: "{}" }] },
          { role: "tool", text: "Ada", callId: "c0", name: "get_user" },
        ],
        output: { toolCalls: [{ id: "c1", name: "get_order", arguments: { id: "A1" } }] },
        tools: [{ name: "get_order", description: "Looks up", parameters: { type: "object" } }],
        finish: "tool_calls",
        usage: { input: 400, output: 10, cachedInput: 128 },
        latencyMs: 1200,
      },
    },
    { tool: { name: "get_order", callId: "c1", arguments: { id: "A1" }, result: { days: 3 }, latencyMs: 5 } },
    { tool: { name: "get_price", result: "", error: { type: "Timeout", message: "took too long" } } },
    { parse: { outcome: "failed", start: "2026-11-02T06:00:03Z", error: "not JSON", status: "error" } },
  ],
};
