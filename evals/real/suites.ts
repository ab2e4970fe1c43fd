/** The suite files for the two public data sets, as text; they are written beside the converted traces. */

/**
 * LLMDrift: were the same questions answered as well by the next dated model? Scored as observed, nothing is replayed.
 * @param traces a glob for the trace file of one model
 * @param model its dated name
 */
export function llmDriftSuite(traces: string, model: string): string {
  return `suite: llmdrift
traces:
  from: [{ otlp: ${JSON.stringify(traces)} }]
  versions: { prompt: app.prompt.template_hash }
  slices: [app.dataset]
  expected: app.expected
sample: { size: 1000, stratify: app.dataset, key: app.question.id, seed: 1 }
layers:
  model: { name: ${JSON.stringify(model)}, parameters: { temperature: 0.1, max_tokens: 1000 } }
  prompt: { files: prompt.txt }
  policy: none
  retrieval: none
  tools: none
metrics:
  - { name: right, scorer: icontains, max-drop: 0.05 }
trials: 1
`;
}

/**
 * tau-bench: the same agent, two trials of every task against two others. An A/A comparison: any change that is found
 * is a false alarm. The policy is part of the prompt, and of the tools only the names are known.
 * @param traces a glob for the trace file of a pair of trials
 */
export function tauBenchSuite(traces: string): string {
  return `suite: tau-bench
traces:
  from: [{ otlp: ${JSON.stringify(traces)} }]
  versions: { prompt: app.prompt.template_hash }
sample: { size: 200, key: app.task.id, seed: 1 }
layers:
  model: { name: gpt-4o }
  prompt: { files: prompt.txt }
  policy: none
  retrieval: none
  tools: { definitions: tools.json }
metrics:
  - { name: reward, scorer: trace-attribute, attribute: app.reward, range: [0, 1], max-drop: 0.05 }
trials: 2
`;
}

/**
 * tau-bench, replayed run by run against a server that says what the recorded model said. Texts are left as they are, so
 * that the server knows the conversations again.
 * @param traces a glob for all trials @param model base URL of the server
 */
export function tauReplaySuite(traces: string, model: string): string {
  return `suite: tau-replay
traces:
  from: [{ otlp: ${JSON.stringify(traces)} }]
  versions: { prompt: app.prompt.template_hash }
  redact: none
sample: { size: 200, fixed: 0, key: app.run.id, seed: 1 }
layers:
  model: { name: gpt-4o, base-url: ${JSON.stringify(model)} }
  prompt: { files: prompt.txt }
  policy: none
  retrieval: none
  tools: { definitions: tools.json, most-steps: 40 }
metrics:
  - { name: end, scorer: equals, expected: app.answer, max-drop: 0.05 }
  - { name: calls, scorer: "trajectory:tool-sequence", mode: exact, max-drop: 0.05, informs: true }
trials: 1
budget: { errors: 100% }
`;
}
