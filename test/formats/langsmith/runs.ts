/** A model call at a shop's support desk, as the first version of the API gives it. */
export function aRun(overrides: object = {}): object {
  return {
    id: "r4",
    trace_id: "r0",
    parent_run_id: "r0",
    run_type: "llm",
    name: "chat",
    status: "success",
    session_id: "the-project",
    start_time: "2026-08-06T08:00:00.300000",
    end_time: "2026-08-06T08:00:01.000000Z",
    inputs: { messages: [[{ type: "human", content: "Can I send it back?" }]] },
    outputs: {
      generations: [[{ text: "Yes, within 30 days.", message: { type: "ai", content: "Yes, within 30 days." } }]],
    },
    extra: {
      invocation_params: { model: "gpt-4.1", temperature: 0.2, stop: null },
      metadata: { ls_provider: "openai", ls_model_name: "gpt-4.1", revision_id: "a1b2c3d" },
    },
    prompt_tokens: 412,
    completion_tokens: 7,
    total_tokens: 419,
    ...overrides,
  };
}
