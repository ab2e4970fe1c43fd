import { isObject, own } from "../json-shape.ts";
import { decoded } from "../json-text.ts";
import { type Entry, entry, metadataEntries } from "../payloads/attribute-values.ts";
import { isCutOff } from "../payloads/cut-off.ts";

/** What an observation's metadata holds. */
export type ObservationMetadata = {
  /** The user's own, flattened. */
  readonly users: readonly Entry[];
  /** Attributes of the OpenTelemetry span that the observation was made of, without those that moved elsewhere. */
  readonly attributes: readonly Entry[];
  readonly resource: readonly Entry[];
  /** Some of it was cut off. */
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
  if (!isObject(metadata)) return { users: [], attributes: [], resource: [], truncated: isCutOff(value) };
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
    truncated: Object.values(metadata).some((item) => isCutOff(item) || isLimited(item)),
  };
}

function entriesOf(value: unknown): readonly Entry[] {
  const object = decoded(value);
  return isObject(object) ? Object.entries(object).flatMap(([name, item]) => entry(name, item)) : [];
}

/** The API gives this many characters of a value, without a mark, unless its key was asked for in full. */
const LIMIT = 200;

function isLimited(value: unknown): boolean {
  // A character beyond the basic plane counts as two here and as one there.
  const mayBe = typeof value === "string" && value.length >= LIMIT && value.length <= 2 * LIMIT;
  return mayBe && Array.from(value).length === LIMIT;
}
