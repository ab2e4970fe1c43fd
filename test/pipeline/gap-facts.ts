import { diffTuples } from "../../src/domain/version.ts";
import type { GapFacts } from "../../src/pipeline/gaps/facts.ts";
import { aTuple } from "../builders.ts";

/** An incident that everything was there to catch. */
export function someGapFacts(overrides: Partial<GapFacts> = {}): GapFacts {
  return {
    gate: { onRegressed: "fail", slices: "inform", confidence: 0.95 },
    stamps: {
      model: "eval_baseline.version.model",
      prompt: "eval_baseline.version.prompt",
      policy: "eval_baseline.version.policy",
      retrieval: "app.index",
      tools: "eval_baseline.version.tools",
    },
    seed: "1",
    runs: {
      known: { firstBad: "2026-11-01T00:00:00.000Z", began: "2026-11-05T00:00:00.000Z", inBetween: 1 },
    },
    evaluated: { known: { run: "a.json", differences: diffTuples(aTuple(), aTuple()) } },
    unversioned: { layers: [] },
    loss: { known: { metric: "answers", loss: 0.2, margin: 0.05 } },
    slice: { known: undefined },
    queries: { known: { incident: [], suite: [] } },
    confirmed: { known: { metric: "answers", isJudged: true, confirmed: 10, seen: 9 } },
    alerts: { known: [] },
    canary: { known: 1000 },
    candidates: [],
    ...overrides,
  };
}
