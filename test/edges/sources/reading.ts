import type { PagedOptions } from "../../../src/edges/sources/paged.ts";
import { UserError } from "../../../src/errors.ts";
import type { SpanFacts, SurveyReport, SurveyRequest, TraceSource } from "../../../src/ports.ts";

/** When the tests' surveys are made. */
export const NOW = "2026-08-07T00:00:00.000Z";

export function aRequest(overrides: Partial<SurveyRequest> = {}): SurveyRequest {
  return { attributes: [], conversations: true, counts: true, seed: "7", size: 100, ...overrides };
}

export function options(overrides: Partial<PagedOptions> = {}): PagedOptions {
  return {
    versions: {},
    errorBudget: 0,
    clock: { now: () => new Date(NOW) },
    progress: { say: () => {} },
    signal: new AbortController().signal,
    ...overrides,
  };
}

/** Everything a survey brings. */
export async function surveyed(
  source: TraceSource,
  request: Partial<SurveyRequest> = {},
): Promise<{ readonly facts: readonly SpanFacts[]; readonly report: SurveyReport }> {
  const facts: SpanFacts[] = [];
  const report = await source.survey(aRequest(request), (fact) => facts.push(fact));
  return { facts, report };
}

/** A patience that waits for nothing and writes down how long it was asked to. */
export function impatience(): {
  readonly patience: { readonly wait: (ms: number) => Promise<void>; readonly random: () => number };
  readonly waits: readonly number[];
} {
  const waits: number[] = [];
  const wait = async (ms: number) => {
    waits.push(ms);
  };
  return { patience: { wait, random: () => 0 }, waits };
}

/** What a person is told when something fails. @throws whatever is no UserError; Error when nothing fails */
export async function told(promise: Promise<unknown>): Promise<{ readonly problem: string; readonly remedy: string }> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof UserError) return { problem: error.message, remedy: error.remedy };
    throw error;
  }
  throw new Error("nothing failed");
}
