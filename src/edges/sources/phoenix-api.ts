import type { TraceOrigin } from "../../domain/suite.ts";
import { own } from "../../formats/json-shape.ts";
import type { Api } from "../http/api.ts";
import type { Query } from "../http/attempt.ts";
import type { EnvironmentVariables } from "../http/environment.ts";
import type { Patience } from "../http/patience.ts";
import { call } from "./api/call.ts";
import { credential } from "./api/credentials.ts";
import { placeOf } from "./api/place.ts";
import type { PagedApi, PageRequest } from "./paged.ts";
import { type Page, pageFrom } from "./pages.ts";

type PhoenixOrigin = Extract<TraceOrigin, { kind: "phoenix" }>;

/** It gives a thousand, always with their texts: so many fit in one answer. */
const SPANS_PER_PAGE = "200";

/**
 * Phoenix's spans. Its API cannot leave texts out. A server without authentication needs no key.
 *
 * @throws UserError when the base URL is none, or the key cannot be sent
 */
export function phoenixApi(origin: PhoenixOrigin, environment: EnvironmentVariables, patience: Patience): PagedApi {
  const api = phoenix(origin, environment);
  const path = `/v1/projects/${encodeURIComponent(origin.project)}/spans`;
  const ask = async (query: Query, { cursor, what, signal }: PageRequest): Promise<Page> => {
    const from: Query = cursor === undefined ? [] : [["cursor", cursor]];
    const question = { what, path, query: [["limit", SPANS_PER_PAGE] as const, ...query, ...from] };
    const { value } = await call(api, question, patience, signal);
    return pageFrom(own(value, "data"), own(value, "next_cursor"), { place: api.place, what });
  };
  return {
    place: api.place,
    items: "spans",
    mayHold: () => true,
    page: ({ since, until }, at) => {
      const from: Query = since === undefined ? [] : [["start_time", since]];
      return ask([...from, ["end_time", until]], at);
    },
    pageOfTrace: (id, at) => ask([["trace_id", id]], at),
  };
}

function phoenix(origin: PhoenixOrigin, environment: EnvironmentVariables): Api {
  const { place, baseUrl } = placeOf("Phoenix", origin.baseUrl);
  const variables = [origin.keyVariable];
  const key = credential(origin.keyVariable, environment, place);
  return key === undefined
    ? { place, baseUrl, headers: {}, variables, secrets: [] }
    : { place, baseUrl, headers: { authorization: `Bearer ${key}` }, variables, secrets: [key] };
}
