import { PbfReader } from "pbf";
import { MAX_DEPTH } from "../json-shape.ts";
import { type FieldShape, LOGS_DATA, METRICS_DATA, type MessageShape, TRACES_DATA } from "./protobuf-shapes.ts";

/**
 * A TracesData, LogsData or MetricsData message of OTLP's binary form in the shape of its JSON form: identifiers as
 * hexadecimal, 64-bit integers as decimal text, bytes as base64. The requests that exporters send have the same form.
 * The binary form does not say which of the three it is, so they are tried in turn: each has fields that the others
 * cannot have. Unknown fields are skipped, and so are values nested too deeply; of metrics only the names are read.
 *
 * This file loads a package: import it where it is needed.
 *
 * @returns undefined for what is none of the three, cut off, damaged or empty; never throws
 */
export function otlpFromProtobuf(message: Uint8Array): unknown {
  return read(message, TRACES_DATA) ?? read(message, LOGS_DATA) ?? read(message, METRICS_DATA);
}

type Json = { readonly [name: string]: unknown };

function read(message: Uint8Array, shape: MessageShape): Json | undefined {
  try {
    return readMessage(new PbfReader(message), message.length, shape, MAX_LEVELS);
  } catch {
    // Ours for a wrong field, and the package's own, of several kinds, for bytes that are no message at all.
    return undefined;
  }
}

/** From the data to an attribute's value there are six messages, and each level of a value is three more. */
const MAX_LEVELS = 6 + 3 * MAX_DEPTH;

function readMessage(pbf: PbfReader, end: number, shape: MessageShape, levels: number): Json {
  if (end > pbf.length) throw new Error("a message ends after the bytes do");
  const values = new Map<string, unknown>();
  const lists = new Map<string, unknown[]>();
  for (let number = pbf.nextField(end); number > 0; number = pbf.nextField(end)) {
    const field = shape.fields[number];
    const value = field === undefined ? pbf.skip(pbf.type) : readField(pbf, field, levels);
    if (pbf.pos > end) throw new Error("a field ends after its message does");
    if (field?.repeated) append(lists, field.name, value);
    else if (field !== undefined) values.set(field.name, value);
  }
  const json: Json = Object.fromEntries([...values, ...lists]);
  if (shape.isOne?.(json) === false) throw new Error("a message of another kind");
  return json;
}

function append(lists: Map<string, unknown[]>, name: string, value: unknown): void {
  const list = lists.get(name);
  if (list === undefined) lists.set(name, [value]);
  else list.push(value);
}

function readField(pbf: PbfReader, field: FieldShape, levels: number): unknown {
  if (pbf.type !== WIRE_TYPES[field.kind]) throw new Error(`${field.name} is written as something else`);
  if (field.kind !== "message") return READERS[field.kind](pbf);
  if (levels === 0) {
    pbf.skip(pbf.type);
    return {};
  }
  const length = pbf.readVarint();
  return readMessage(pbf, pbf.pos + length, field.shape(), levels - 1);
}

/** How each kind lies in the bytes: 0 a varint, 1 eight bytes, 2 a length and that many bytes. */
const WIRE_TYPES: { readonly [kind in FieldShape["kind"]]: number } = {
  string: 2,
  hex: 2,
  base64: 2,
  message: 2,
  bool: 0,
  int: 0,
  int64: 0,
  fixed64: 1,
  double: 1,
};

/** The package's own reader drops a byte-order mark at the beginning of a long text. */
const UTF_8 = new TextDecoder("utf-8", { ignoreBOM: true });

const READERS: { readonly [kind in Exclude<FieldShape["kind"], "message">]: (pbf: PbfReader) => unknown } = {
  string: (pbf) => UTF_8.decode(pbf.readBytes()),
  hex: (pbf) => Buffer.from(pbf.readBytes()).toString("hex"),
  base64: (pbf) => Buffer.from(pbf.readBytes()).toString("base64"),
  bool: (pbf) => pbf.readBoolean(),
  int: (pbf) => pbf.readVarint(),
  int64: (pbf) => BigInt.asIntN(64, readVarint(pbf)).toString(),
  fixed64: (pbf) => (BigInt(pbf.readFixed32()) + (BigInt(pbf.readFixed32()) << 32n)).toString(),
  // JSON has no word for these, so its form writes them as text.
  double: (pbf) => jsonNumber(pbf.readDouble()),
};

/** The package's own reader gives a double, which is not exact beyond 2⁵³. */
function readVarint(pbf: PbfReader): bigint {
  let value = 0n;
  for (let shift = 0n; shift < 70n; shift += 7n) {
    const byte = pbf.buf[pbf.pos++] ?? 0;
    value |= BigInt(byte & 0x7f) << shift;
    if (byte < 0x80) break;
  }
  return value;
}

function jsonNumber(value: number): number | string {
  return Number.isFinite(value) ? value : String(value);
}
