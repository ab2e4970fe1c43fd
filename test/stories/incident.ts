/** An incident in a world of memory: two records of a desk, between which layers changed. */
import type { Suite } from "../../src/domain/suite.ts";
import type { Trace } from "../../src/domain/trace.ts";
import type { ModelReply, ModelRequest, World } from "../../src/ports.ts";
import type { AttributeRequest } from "../../src/stories/attribute.ts";
import { type KnownState, stateOfRecord } from "../../src/stories/known-state.ts";
import { record } from "../../src/stories/record.ts";
import { aTuple } from "../builders.ts";
import { aSuite, citesWhenTold, type Files, memoryWorld, PRODUCTION, someTraces } from "./memory-world.ts";

export const BEFORE = "2026-10-26T06:00:00.000Z";
export const AFTER = "2026-11-02T06:00:00.000Z";

/** Production that does not ask for citations any more, and whose policy has other words. */
export const WORSE: Files = {
  ...PRODUCTION,
  "evals/prompts/support.md": "Answer.\n{{ policy }}",
  "evals/policies/refunds.md": "No refunds after 60 days.",
};

export type IncidentOptions = {
  readonly before?: Files;
  readonly after?: Files;
  readonly suite?: Suite;
  /** Of the record after: the model, where it is another one by then. */
  readonly later?: Suite;
  readonly traces?: readonly Trace[];
  readonly model?: (request: ModelRequest, n: number) => ModelReply;
};

/** Traces whose index is known, as they must be for retrieval to be the same. */
export const TRACES = someTraces(30).map((trace) => ({ ...trace, versions: aTuple() }));

/** Records the state of before and that of after on one branch, in the world of after. */
export async function anIncident({
  before = PRODUCTION,
  after = WORSE,
  suite = aSuite(),
  later = suite,
  traces = TRACES,
  model = citesWhenTold,
}: IncidentOptions = {}) {
  const then = memoryWorld({ commits: { base: before }, suite, traces, model });
  const first = await record(suite, { target: "replay", commit: true }, at(then.world, BEFORE));
  const now = memoryWorld({ commits: { base: after, old: before }, suite: later, traces, model });
  const world = at({ ...now.world, store: then.world.store }, AFTER);
  const second = await record(later, { target: "replay", commit: true }, world);
  const request: AttributeRequest = { before: stateOf(first), after: stateOf(second) };
  // What the record asked is no part of what an attribution asks.
  const asked = now.requests.length;
  return { suite: later, world, request, second, heard: now.heard, requests: () => now.requests.slice(asked) };
}

function at(world: World, time: string): World {
  return { ...world, clock: { now: () => new Date(time) } };
}

function stateOf({ result, baseline }: Awaited<ReturnType<typeof record>>): KnownState {
  if (baseline === undefined) throw new Error(`nothing was recorded: ${JSON.stringify(result.incomplete)}`);
  return stateOfRecord(result.baseline ?? "a record", baseline);
}
