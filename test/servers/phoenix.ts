import {
  type ApiAnswer,
  type ApiRequest,
  type ApiServer,
  apiServer,
  cursorFrom,
  indexOf,
  type Troubles,
} from "./api.ts";

export type PhoenixSpan = {
  readonly context: { readonly trace_id: string; readonly span_id: string };
  readonly start_time: string;
  readonly [field: string]: unknown;
};

export const PHOENIX_KEY = "phoenix-key-nobody-may-see";
const PARAMETERS = new Set(["limit", "cursor", "start_time", "end_time", "trace_id"]);

/** Phoenix's API of spans. @param options.key null: a server without authentication */
export function phoenixServer(
  project: string,
  spans: readonly PhoenixSpan[],
  options: { readonly perPage?: number; readonly troubles?: Troubles; readonly key?: string | null } = {},
): Promise<ApiServer> {
  return apiServer((request) => answer(request, project, spans, options), options);
}

function answer(
  { path, query, headers }: ApiRequest,
  project: string,
  spans: readonly PhoenixSpan[],
  { perPage = 1000, key = PHOENIX_KEY }: { readonly perPage?: number; readonly key?: string | null },
): ApiAnswer {
  if (key !== null && headers.authorization !== `Bearer ${key}`)
    return { status: 401, body: { detail: "Invalid token" } };
  if (path !== `/v1/projects/${encodeURIComponent(project)}/spans`)
    return { status: 404, body: { detail: "Project not found" } };
  const limit = Number(query.get("limit") ?? 100);
  const start = indexOf(query.get("cursor"));
  if ([...query.keys()].some((name) => !PARAMETERS.has(name)) || limit > 1000 || start === undefined)
    return { status: 422, body: { detail: "Invalid parameters" } };
  const found = spans.filter(
    ({ context, start_time }) =>
      (query.get("trace_id") ?? context.trace_id) === context.trace_id &&
      Date.parse(start_time) >= Date.parse(query.get("start_time") ?? "1970-01-01") &&
      Date.parse(start_time) < Date.parse(query.get("end_time") ?? "9999-01-01"),
  );
  const end = start + Math.min(limit, perPage);
  const next = end < found.length ? cursorFrom(end) : null;
  return { status: 200, body: { data: found.slice(start, end), next_cursor: next } };
}
