import { groupedNumber } from "../../domain/grouped-number.ts";
import type { Trace } from "../../domain/trace.ts";
import type { RawRecord } from "../../formats/spans/raw-span.ts";
import type { VersionMapping } from "../../formats/spans/trace-versions.ts";
import type { Clock, Progress, SpanFacts, SurveyReport, SurveyRequest, TraceSource } from "../../ports.ts";
import { type Page, pagesOf } from "./pages.ts";
import { readRecord } from "./read-record.ts";
import { attributesOfFacts, spanFacts } from "./span-facts.ts";
import { surveyTally } from "./survey-tally.ts";
import { traceOf } from "./trace-of-records.ts";

/** An API that gives what traces are made of in pages. */
export type PagedApi = {
  /** For people: "Langfuse at cloud.langfuse.com". */
  readonly place: string;
  /** What an item is called there: "observations". */
  readonly items: string;
  /** Whether an id may be one of a trace there; the others are not asked for. */
  mayHold(traceId: string): boolean;
  /** A page of everything in the window, without texts where the API can leave them out. */
  page(window: Window, at: PageRequest): Promise<Page>;
  /** A page of one trace, whole. */
  pageOfTrace(traceId: string, at: PageRequest): Promise<Page>;
};

/** ISO 8601, UTC. Without a beginning it holds everything that is there. */
export type Window = { readonly since?: string; readonly until: string };

/** Which page is asked for. */
export type PageRequest = {
  /** Absent for the first. */
  readonly cursor?: string;
  /** For people: "page 3 of the observations". */
  readonly what: string;
  readonly signal: AbortSignal;
};

export type PagedOptions = {
  /** Names of the attributes that carry versions, by layer. */
  readonly versions: VersionMapping;
  /** The attribute that says how satisfied the user was. */
  readonly feedback?: string;
  /** Share of items that may be unreadable, 0…1. */
  readonly errorBudget: number;
  readonly clock: Clock;
  readonly progress: Pick<Progress, "say">;
  readonly signal: AbortSignal;
};

/** How often progress is said, in items. */
const STEP = 10_000;
/** Traces asked for at one time: few enough that a rate limit is met by waiting and not by failing. */
const AT_ONCE = 4;

/** The traces of an API. One page is held at a time, and what was asked for. */
export function pagedSource(api: PagedApi, options: PagedOptions): TraceSource {
  return {
    survey: (request, visit) => survey(api, options, request, visit),
    fetch: (ids) => fetchTraces(api, options, ids),
  };
}

async function survey(
  api: PagedApi,
  options: PagedOptions,
  request: SurveyRequest,
  visit: (facts: SpanFacts) => void,
): Promise<SurveyReport> {
  const { feedback, signal } = options;
  const tally = surveyTally();
  const wanted = attributesOfFacts(request.attributes, feedback);
  const window = windowOf(request, options.clock);
  const pages = pagesOf(api.place, (number, cursor) =>
    api.page(window, { what: `page ${number} of the ${api.items}`, signal, ...(cursor !== undefined && { cursor }) }),
  );
  for await (const { number, items } of pages) {
    for (const [index, item] of items.entries()) {
      const { record, problem } = readRecord(item, wanted);
      tally.count({ place: `${api.place}: page ${number}, item ${index + 1}`, problem });
      for (const span of record.spans) visit(spanFacts(span, request.attributes, feedback));
    }
    sayHowFar(api, tally.records(), items.length, options.progress);
  }
  return tally.report(options.errorBudget);
}

/** It ends where the survey begins, so that what comes in meanwhile does not make it longer. */
function windowOf({ since }: SurveyRequest, clock: Clock): Window {
  const until = clock.now().toISOString();
  return since === undefined ? { until } : { since: new Date(Number(since / 1_000_000n)).toISOString(), until };
}

function sayHowFar({ place, items }: PagedApi, read: number, justNow: number, progress: PagedOptions["progress"]) {
  const stepsBefore = Math.floor((read - justNow) / STEP);
  if (Math.floor(read / STEP) > stepsBefore) progress.say(`${place}: ${groupedNumber(read)} ${items} read`);
}

async function fetchTraces(api: PagedApi, options: PagedOptions, ids: readonly string[]): Promise<readonly Trace[]> {
  const { default: pLimit } = await import("p-limit");
  // When one trace cannot be had, the others are not worth asking for.
  const failed = new AbortController();
  const signal = AbortSignal.any([options.signal, failed.signal]);
  const asked = ids.filter((id) => api.mayHold(id));
  try {
    const traces = await pLimit(AT_ONCE).map(asked, (id) => fetchTrace(api, options, id, signal));
    return traces.filter((trace) => trace !== undefined);
  } catch (error) {
    failed.abort();
    throw error;
  }
}

async function fetchTrace(
  api: PagedApi,
  { versions }: PagedOptions,
  id: string,
  signal: AbortSignal,
): Promise<Trace | undefined> {
  const records: RawRecord[] = [];
  let isDamaged = false;
  const pages = pagesOf(api.place, (number, cursor) =>
    api.pageOfTrace(id, { what: `page ${number} of trace ${id}`, signal, ...(cursor !== undefined && { cursor }) }),
  );
  for await (const { items } of pages) {
    for (const item of items) {
      const { record, problem } = readRecord(item);
      records.push(record);
      isDamaged ||= problem !== undefined;
    }
  }
  return traceOf(id, records, versions, isDamaged);
}
