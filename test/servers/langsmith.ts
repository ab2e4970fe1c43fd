import {
  type ApiAnswer,
  type ApiRequest,
  type ApiServer,
  apiServer,
  cursorFrom,
  indexOf,
  type Troubles,
} from "./api.ts";

/** A run with the fields of both versions of the API. */
export type Run = { readonly id: string; readonly trace_id: string; readonly [field: string]: unknown };

export const LANGSMITH_KEY = "lsv2-key-nobody-may-see";
export const PROJECT = "0f0e0d0c-1111-4222-8333-444455556666";

const SELECTS = new Set(
  [
    ..."id name run_type status start_time end_time error extra metadata events inputs outputs manifest".split(" "),
    ..."parent_run_ids project_id trace_id thread_id dotted_order is_root reference_example_id tags".split(" "),
    ..."total_tokens prompt_tokens completion_tokens total_cost prompt_token_details".split(" "),
    ..."completion_token_details feedback_stats".split(" "),
  ].map((name) => name.toUpperCase()),
);
const OLD_SELECT = new Set([
  ..."id name run_type start_time end_time status error extra events inputs outputs parent_run_id".split(" "),
  ..."session_id reference_example_id total_tokens prompt_tokens completion_tokens total_cost tags".split(" "),
  ..."trace_id dotted_order feedback_stats".split(" "),
]);

/**
 * LangSmith's query of runs.
 * @param options.versions which of them the server has: a newer one answers 501 to the first, an older one 404 to the
 *   second
 */
export function langsmithServer(
  runs: readonly Run[],
  options: { readonly perPage?: number; readonly troubles?: Troubles; readonly version?: 1 | 2 } = {},
): Promise<ApiServer> {
  const { perPage = 1000, version = 2 } = options;
  return apiServer((request) => {
    if (request.headers["x-api-key"] !== LANGSMITH_KEY) return { status: 403, body: { detail: "Forbidden" } };
    if (request.method === "POST" && request.path === `/api/v${version}/runs/query`)
      return version === 2 ? secondVersion(request, runs, perPage) : firstVersion(request, runs, perPage);
    return { status: request.path === "/api/v1/runs/query" ? 501 : 404, body: { detail: "Not here" } };
  }, options);
}

function secondVersion({ body }: ApiRequest, runs: readonly Run[], perPage: number): ApiAnswer {
  const query = body as { readonly [name: string]: unknown };
  const selects = (query["selects"] ?? ["ID"]) as readonly string[];
  const start = indexOf(query["cursor"]);
  const size = Number(query["page_size"] ?? 100);
  if (selects.some((name) => !SELECTS.has(name)) || start === undefined || size > 1000)
    return { status: 422, body: { detail: "Unprocessable" } };
  const since = String(query["min_start_time"] ?? new Date(Date.now() - 86_400_000).toISOString());
  const found = (query["project_ids"] as readonly string[]).includes(PROJECT)
    ? runs.filter(
        (run) =>
          (query["trace_id"] ?? run.trace_id) === run.trace_id &&
          String(run["start_time"]) >= since &&
          String(run["start_time"]) <= String(query["max_start_time"] ?? "9"),
      )
    : [];
  const end = start + Math.min(size, perPage);
  const fields = new Set(selects.map((name) => name.toLowerCase()));
  const items = found.slice(start, end).map((run) => withFields(run, fields));
  return { status: 200, body: { items, next_cursor: end < found.length ? cursorFrom(end) : null } };
}

function firstVersion({ body }: ApiRequest, runs: readonly Run[], perPage: number): ApiAnswer {
  const query = body as { readonly [name: string]: unknown };
  const select = (query["select"] ?? []) as readonly string[];
  const start = indexOf(query["cursor"]);
  const limit = Number(query["limit"] ?? 100);
  if (select.some((name) => !OLD_SELECT.has(name)) || start === undefined || limit > 100)
    return { status: 422, body: { detail: "Unprocessable" } };
  const found = (query["session"] as readonly string[]).includes(PROJECT)
    ? runs.filter(
        (run) =>
          (query["trace"] ?? run.trace_id) === run.trace_id &&
          String(run["start_time"]) >= String(query["start_time"] ?? ""),
      )
    : [];
  const end = start + Math.min(limit, perPage);
  const items = found.slice(start, end).map((run) => withFields(run, new Set(select)));
  return { status: 200, body: { runs: items, cursors: { next: end < found.length ? cursorFrom(end) : null } } };
}

function withFields(run: Run, fields: ReadonlySet<string>) {
  return Object.fromEntries(Object.entries(run).filter(([name]) => fields.has(name)));
}
