/** A stored completion that called a tool, with the messages of the second call in it. */
export const COMPLETION = {
  id: "chatcmpl-1",
  object: "chat.completion",
  created: 1786000000,
  model: "gpt-4.1-2025-04-14",
  choices: [
    {
      index: 0,
      finish_reason: "tool_calls",
      message: {
        role: "assistant",
        content: null,
        tool_calls: [{ id: "c1", type: "function", function: { name: "get_order", arguments: '{"id":"A1"}' } }],
      },
    },
  ],
  usage: {
    prompt_tokens: 412,
    completion_tokens: 11,
    total_tokens: 423,
    prompt_tokens_details: { cached_tokens: 100 },
  },
  system_fingerprint: "fp_1",
  temperature: 0.3,
  top_p: 1,
  seed: null,
  tools: null,
  metadata: { "eval_baseline.version.prompt": "v9", index_version: "2026-08-01", session_id: "visit-4" },
  messages: [
    { id: "m1", role: "system", content: "You help with orders.", content_parts: null },
    { id: "m2", role: "user", content: null, content_parts: [{ type: "text", text: "Where is order A1?" }] },
  ],
};
