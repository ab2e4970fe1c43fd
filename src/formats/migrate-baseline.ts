import { ShapeError } from "./json-reader.ts";

/** The format that records are written in. */
export const BASELINE_FORMAT = 2;

/**
 * The JSON of a record as the format of today has it. Records are never rewritten: an old one is migrated each time it is
 * read, one step per version.
 *
 * @returns the JSON itself when it is of today's format or a newer one, or has none: its reader says what is missing
 * @throws ShapeError when its format is none there ever was
 */
export function migrateBaseline(json: unknown): unknown {
  const format = formatOf(json);
  if (format === undefined) return json;
  if (typeof format !== "number" || !Number.isInteger(format) || format < 1)
    throw new ShapeError(`format must be a whole number from 1 to ${BASELINE_FORMAT}`);
  return STEPS.slice(format - 1).reduce((record, step) => step(record), json);
}

/** What a record says of its format; undefined where it says nothing. */
export function formatOf(json: unknown): unknown {
  return typeof json === "object" && json !== null && Object.hasOwn(json, "format")
    ? (json as { readonly format?: unknown }).format
    : undefined;
}

/** Step number n makes format n + 1 of format n. */
const STEPS: readonly ((record: unknown) => unknown)[] = [toFormat2];

/** Format 2 also says by which rule the sample was drawn (`run.sample.design`). Format 1 does not know: it stays absent. */
function toFormat2(record: unknown): unknown {
  return typeof record === "object" ? { ...record, format: 2 } : record;
}
