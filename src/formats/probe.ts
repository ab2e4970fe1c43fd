import type { ProbeInput, ProbeReading } from "../domain/probe.ts";
import { UserError } from "../errors.ts";
import { readTime } from "./baseline-shape.ts";
import {
  count,
  list,
  map,
  number,
  object,
  oneOf,
  only,
  optional,
  type Reader,
  ShapeError,
  text,
} from "./json-reader.ts";

const RESTORE = "Restore the file from the branch's history, or delete it: the next record then takes a reading anew.";

/**
 * The text of a reading: JSON (schema/probe.json), one input per line, keys always in the same order, counts sorted by name.
 * Equal readings give equal bytes.
 */
export function serialiseProbe(reading: ProbeReading): string {
  const { inputs, ...rest } = readReading(reading, "");
  const head = Object.entries({
    ...rest,
    fingerprints: sorted(rest.fingerprints),
    served: sorted(rest.served),
    parameters: rest.parameters && sorted(rest.parameters),
  }).filter(([, value]) => value !== undefined);
  const lines = inputs.map(({ input, outputs }) => `    ${JSON.stringify({ input, outputs: sorted(outputs) })}`);
  const fields = head.map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`).join("");
  return `{\n${fields}  "inputs": [\n${lines.join(",\n")}\n  ]\n}\n`;
}

/**
 * The reading in a text.
 *
 * @param path where it lies, for the error
 * @throws UserError when the text is not JSON, is no reading, or is one of a newer format
 */
export function parseProbe(content: string, path: string): ProbeReading {
  try {
    const json = parseJson(content);
    refuseNewer(json, path);
    return readReading(json, "");
  } catch (cause) {
    if (!(cause instanceof ShapeError)) throw cause;
    throw new UserError(`${path} is no reading of a probe: ${cause.message}`, RESTORE, { cause });
  }
}

function parseJson(content: string): unknown {
  try {
    return JSON.parse(content);
  } catch {
    // What the parser says quotes the file.
    throw new ShapeError("it is not JSON");
  }
}

function refuseNewer(json: unknown, path: string): void {
  if (typeof json !== "object" || json === null || !Object.hasOwn(json, "format")) return;
  const { format } = json as { readonly format?: unknown };
  if (typeof format !== "number" || format <= 1) return;
  throw new UserError(
    `${path} is a reading of format ${format}, and this version reads format 1`,
    "Use a newer version of eval-baseline.",
  );
}

const readKind = oneOf<ProbeReading["kind"]>({ border: true, completions: true });

const readInput: Reader<ProbeInput> = object<ProbeInput>({ input: text, outputs: map(count) });

const readReading: Reader<ProbeReading> = object<ProbeReading>({
  format: only(1),
  suite: text,
  at: readTime,
  model: text,
  kind: readKind,
  reference: optional(text),
  called: optional(text),
  parameters: optional(map(number)),
  calls: count,
  served: map(count),
  fingerprints: map(count),
  inputs: list(readInput),
});

function sorted(counts: { readonly [name: string]: number }): { readonly [name: string]: number } {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}
