import type { ModelSpec } from "../../domain/model-spec.ts";
import type { EnvironmentVariables } from "../http/environment.ts";
import { type Endpoint, endpointOf } from "./endpoint.ts";
import { openPace, type Pace, type PaceOptions } from "./pace.ts";
import type { Caller } from "./post.ts";

export type UsableEndpoint = Extract<Endpoint, { status: "usable" }>;

/** One endpoint with one key: what all models that are asked there share. */
export type Door = {
  readonly endpoint: UsableEndpoint;
  readonly pace: Pace;
  readonly caller: Caller;
};

export type DoorOptions = Omit<PaceOptions, "place"> & {
  readonly environment: EnvironmentVariables;
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
  const { OPENAI_ORG_ID: organization, OPENAI_PROJECT_ID: project } = options.environment;
  const pace = openPace({ ...options, place: endpoint.place });
  const headers = {
    "content-type": "application/json",
    accept: "application/json",
    authorization: `Bearer ${endpoint.key}`,
    ...(organization ? { "openai-organization": organization } : {}),
    ...(project ? { "openai-project": project } : {}),
  };
  return { endpoint, pace, caller: { url: endpoint.url, headers, heed: pace.heed } };
}
