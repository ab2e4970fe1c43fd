import { isCutOffJson } from "../cut-off-json.ts";
import { isObject, own } from "../json-shape.ts";
import { decoded } from "../json-text.ts";
import { type Entry, entry, metadataEntries } from "../payloads/attribute-values.ts";

/** What an observation's metadata holds. */
export type ObservationMetadata = {
  /** The user's own, flattened. */
  readonly users: readonly Entry[];
  /** Attributes of the OpenTelemetry span that the observation was made of, without those that moved elsewhere. */
  readonly attributes: readonly Entry[];
  readonly resource: readonly Entry[];
  /** Some of the original was cut off. */
  readonly truncated: boolean;
};

/**
 * Takes metadata apart. Where Langfuse ingested OpenTelemetry it keeps the original there, as `attributes`,
 * `resourceAttributes` and `scope`.
 *
 * @param value an object or JSON text
 */
export function readMetadata(value: unknown): ObservationMetadata {
  const metadata = decoded(value);
  if (!isObject(metadata)) return { users: [], attributes: [], resource: [], truncated: isCutOffJson(value) };
  const { attributes, resourceAttributes, scope: written, ...users } = metadata;
  const scope = decoded(written);
  return {
    users: metadataEntries(users),
    attributes: entriesOf(attributes),
    resource: [
      ...entriesOf(resourceAttributes),
      ...entriesOf(own(scope, "attributes")),
      ...entry("otel.scope.name", own(scope, "name")),
      ...entry("otel.scope.version", own(scope, "version")),
    ],
    // A value of the user's that the API cut at 200 characters takes nothing from a replay.
    truncated: [attributes, resourceAttributes].some(isCutOffJson),
  };
}

function entriesOf(value: unknown): readonly Entry[] {
  const object = decoded(value);
  return isObject(object) ? Object.entries(object).flatMap(([name, item]) => entry(name, item)) : [];
}
