import type { Layer, Version, VersionSource, VersionTuple } from "../domain/version.ts";
import { object, oneOf, only, optional, type Reader, text } from "./json-reader.ts";

const readSource = oneOf<Exclude<VersionSource, "unknown">>({ native: true, mapped: true, hash: true, config: true });

export const readLayer = oneOf<Layer>({ model: true, prompt: true, policy: true, retrieval: true, tools: true });

export const readVersion: Reader<Version> = (value, place) => {
  const { id } = object<{ id: unknown }>({ id: (inner) => inner })(value, place);
  if (id === null)
    return object<Extract<Version, { id: null }>>({ id: only(null), source: only("unknown"), from: optional(text) })(
      value,
      place,
    );
  return object<Extract<Version, { id: string }>>({
    id: text,
    source: readSource,
    partial: optional(only(true)),
    from: optional(text),
  })(value, place);
};

/** The five versions, as records and stored traces hold them. */
export const readVersions = object<VersionTuple>({
  model: readVersion,
  prompt: readVersion,
  policy: readVersion,
  retrieval: readVersion,
  tools: readVersion,
});
