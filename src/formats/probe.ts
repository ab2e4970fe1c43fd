import type { ProbeInput, ProbeReading } from "../domain/probe.ts";
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

/** A suite may ask for half as much. All answers are dealt anew a thousand times: a crafted count would never end. */
const MOST_ANSWERS = 200;
const MOST_INPUTS = 100;
const LONGEST_OUTPUT = 1_000;

const readOutputs: Reader<ProbeInput["outputs"]> = (value, place) => {
  const outputs = map(count)(value, place);
  const answers = Object.values(outputs).reduce((sum, times) => sum + times, 0);
  if (answers > MOST_ANSWERS) throw new ShapeError(`${place} counts more than ${MOST_ANSWERS} answers`);
  if (Object.keys(outputs).every((output) => output.length <= LONGEST_OUTPUT)) return outputs;
  throw new ShapeError(`${place} holds an output of more than ${LONGEST_OUTPUT} characters`);
};

const readInputs: Reader<readonly ProbeInput[]> = (value, place) => {
  const inputs = list(object<ProbeInput>({ input: text, outputs: readOutputs }))(value, place);
  if (inputs.length <= MOST_INPUTS) return inputs;
  throw new ShapeError(`${place} are more than ${MOST_INPUTS}`);
};

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
  inputs: readInputs,
});

function sorted(counts: { readonly [name: string]: number }): { readonly [name: string]: number } {
  return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
}
