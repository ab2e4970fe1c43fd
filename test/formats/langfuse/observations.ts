/** A model call at a shop's support desk, as the second version of the API gives it. */
export function aGeneration(overrides: object = {}): object {
  return {
    id: "o2",
    traceId: "trace-of-a-return",
    parentObservationId: "o0",
    type: "GENERATION",
    name: "answer",
    startTime: "2026-08-06T08:00:00.300Z",
    endTime: "2026-08-06T08:00:01.000Z",
    level: "DEFAULT",
    environment: "production",
    providedModelName: "gpt-4.1-2025-04-14",
    promptName: "answer",
    promptVersion: 9,
    input: '[{"role":"user","content":"Can I send it back?"}]',
    output: '{"role":"assistant","content":"Yes, within 30 days."}',
    usageDetails: { input: 412, output: 7, total: 419 },
    ...overrides,
  };
}

/** A score that the application sent for its user. */
export function aScore(overrides: object = {}): object {
  return { id: "s1", traceId: "t1", name: "helpful", source: "API", dataType: "NUMERIC", value: 1, ...overrides };
}
