import type { ModelSpec } from "../../domain/suite.ts";
import { type Endpoint, type EnvironmentVariables, endpointOf } from "./endpoint.ts";
import { withTimelyErrors } from "./error-bodies.ts";
import { openPace, type Pace, type PaceOptions } from "./pace.ts";
import type { Client } from "./post.ts";

export type UsableEndpoint = Extract<Endpoint, { status: "usable" }>;

/** One endpoint with one key: what all models that are asked there share. */
export type Door = {
  readonly endpoint: UsableEndpoint;
  readonly pace: Pace;
  /** Opened with the first call that is not answered from the cache. */
  client(): Promise<Client>;
};

export type DoorOptions = Omit<PaceOptions, "place"> & {
  readonly environment: EnvironmentVariables;
  readonly timeoutMs: number;
};

/** Finds the door of a model; models with the same URL and key have one door. */
export function openDoors(options: DoorOptions): (model: ModelSpec) => Door | Exclude<Endpoint, UsableEndpoint> {
  const byModel = new WeakMap<ModelSpec, ReturnType<typeof find>>();
  const byEndpoint = new Map<string, Door>();
  function find(model: ModelSpec): Door | Exclude<Endpoint, UsableEndpoint> {
    const endpoint = endpointOf(model, options.environment);
    if (endpoint.status === "unusable") return endpoint;
    const name = JSON.stringify([endpoint.url, endpoint.key]);
    const door = byEndpoint.get(name) ?? openDoor(endpoint, options);
    byEndpoint.set(name, door);
    return door;
  }
  return (model) => {
    const door = byModel.get(model) ?? find(model);
    byModel.set(model, door);
    return door;
  };
}

function openDoor(endpoint: UsableEndpoint, options: DoorOptions): Door {
  const pace = openPace({ ...options, place: endpoint.place });
  let client: Promise<Client> | undefined;
  return {
    endpoint,
    pace,
    client() {
      client ??= openClient(endpoint, pace, options);
      return client;
    },
  };
}

async function openClient(
  endpoint: UsableEndpoint,
  pace: Pace,
  { environment, timeoutMs }: DoorOptions,
): Promise<Client> {
  const openai = await import("openai");
  const send = withTimelyErrors(fetch, timeoutMs);
  const client = new openai.OpenAI({
    baseURL: endpoint.url,
    apiKey: endpoint.key,
    adminAPIKey: null,
    organization: environment["OPENAI_ORG_ID"] || null,
    project: environment["OPENAI_PROJECT_ID"] || null,
    fetch: async (input, init) => {
      const response = await send(input, init);
      pace.heed(response.headers);
      return response;
    },
    timeout: timeoutMs,
    maxRetries: 0,
    logLevel: "off",
  });
  return { client, openai };
}
