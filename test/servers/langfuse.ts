import {
  type ApiAnswer,
  type ApiRequest,
  type ApiServer,
  apiServer,
  cursorFrom,
  indexOf,
  type Troubles,
} from "./api.ts";

export type Observation = { readonly id: string; readonly traceId: string; readonly [field: string]: unknown };

export const PUBLIC_KEY = "pk-lf-shop";
export const SECRET_KEY = "sk-lf-nobody-may-see";

/** Fields by group, as documented; `core` always comes. */
const GROUPS: { readonly [group: string]: readonly string[] } = {
  core: ["id", "traceId", "parentObservationId", "type", "startTime", "endTime", "projectId", "isRootObservation"],
  basic: ["name", "level", "statusMessage", "version", "environment", "userId", "sessionId"],
  time: ["createdAt", "updatedAt", "completionStartTime"],
  io: ["input", "output"],
  metadata: ["metadata"],
  model: ["providedModelName", "modelParameters"],
  usage: ["usageDetails", "costDetails", "totalCost"],
  prompt: ["promptId", "promptName", "promptVersion"],
  metrics: ["latency", "timeToFirstToken"],
  trace_context: ["tags", "release", "traceName"],
};

const PARAMETERS = new Set([
  ...["fields", "expandMetadata", "limit", "cursor", "traceId", "environment", "fromStartTime", "toStartTime"],
]);

/** Langfuse's second API of observations: pages with a cursor, groups of fields, metadata cut at 200 characters. */
export function langfuseServer(
  observations: readonly Observation[],
  options: {
    readonly perPage?: number;
    readonly troubles?: Troubles;
    readonly repeatsCursor?: boolean;
    readonly delayMs?: number;
  } = {},
): Promise<ApiServer> {
  return apiServer((request) => answer(request, observations, options), options);
}

function answer(
  { path, query, headers }: ApiRequest,
  observations: readonly Observation[],
  { perPage = 1000, repeatsCursor = false }: { readonly perPage?: number; readonly repeatsCursor?: boolean },
): ApiAnswer {
  const basic = Buffer.from(`${PUBLIC_KEY}:${SECRET_KEY}`).toString("base64");
  if (headers.authorization !== `Basic ${basic}`)
    return { status: 401, body: { message: "Invalid credentials. Confirm that you've configured the correct host." } };
  if (path !== "/api/public/v2/observations") return { status: 404, body: { message: "Not found" } };
  const groups = query.get("fields")?.split(",") ?? ["core", "basic"];
  const limit = Number(query.get("limit") ?? 50);
  const start = indexOf(query.get("cursor"));
  const unknown = [...query.keys()].find((name) => !PARAMETERS.has(name)) ?? groups.find((group) => !GROUPS[group]);
  if (unknown !== undefined || limit > 1000 || start === undefined)
    return { status: 400, body: { message: `Invalid request data: ${unknown ?? "limit or cursor"}` } };
  const found = observations.filter((observation) => isWanted(observation, query));
  const end = start + Math.min(limit, perPage);
  const data = found.slice(start, end).map((observation) => projected(observation, groups, query));
  const cursor = end < found.length ? cursorFrom(repeatsCursor ? perPage : end) : undefined;
  return { status: 200, body: { data, meta: cursor === undefined ? {} : { cursor } } };
}

function isWanted(observation: Observation, query: URLSearchParams): boolean {
  const start = String(observation["startTime"]);
  const environments = query.getAll("environment");
  return (
    (query.get("traceId") ?? observation.traceId) === observation.traceId &&
    start >= (query.get("fromStartTime") ?? "") &&
    start < (query.get("toStartTime") ?? "9") &&
    (environments.length === 0 || environments.includes(String(observation["environment"])))
  );
}

function projected(observation: Observation, groups: readonly string[], query: URLSearchParams) {
  const fields = new Set(["core", ...groups].flatMap((group) => GROUPS[group] ?? []));
  const whole = new Set(query.get("expandMetadata")?.split(",") ?? []);
  return Object.fromEntries(
    Object.entries(observation)
      .filter(([name]) => fields.has(name))
      .map(([name, value]) => [name, name === "metadata" ? cutMetadata(value, whole) : value]),
  );
}

function cutMetadata(metadata: unknown, whole: ReadonlySet<string>) {
  return Object.fromEntries(
    Object.entries(metadata as object).map(([key, value]: [string, unknown]) => [
      key,
      typeof value === "string" && !whole.has(key) ? value.slice(0, 200) : value,
    ]),
  );
}
