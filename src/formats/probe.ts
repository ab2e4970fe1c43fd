import type { ProbeInput, ProbeReading } from "../domain/probe.ts";
import { readTime } from "./baseline-shape.ts";
import { count, list, map, number, object, oneOf, only, optional, type Reader, text } from "./json-reader.ts";
import { readOwnFile } from "./own-file.ts";

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
  return readOwnFile(content, readReading, { place: path, what: "a reading of a probe", remedy: RESTORE });
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
