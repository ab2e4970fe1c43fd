import { PbfWriter } from "pbf";

type Json = { readonly [name: string]: unknown };
type Write = (pbf: PbfWriter, value: Json) => void;

/** OTLP's JSON form in its binary form, written by hand from the numbers of the specification. */
export function protobufOf(record: Json): Uint8Array {
  const pbf = new PbfWriter();
  each(pbf, 1, record["resourceSpans"], resourceWith("scopeSpans", "spans", writeSpan));
  each(pbf, 1, record["resourceLogs"], resourceWith("scopeLogs", "logRecords", writeLog));
  return pbf.finish();
}

function resourceWith(scopes: string, records: string, write: Write): Write {
  return (pbf, group) => {
    one(pbf, 1, group["resource"], writeAttributes(1));
    each(pbf, 2, group[scopes], (scopePbf, scope) => {
      one(scopePbf, 1, scope["scope"], (inner, value) => {
        text(inner, 1, value["name"]);
        text(inner, 2, value["version"]);
        writeAttributes(3)(inner, value);
      });
      each(scopePbf, 2, scope[records], write);
      text(scopePbf, 3, "https://example.org/schema");
    });
  };
}

const writeSpan: Write = (pbf, span) => {
  hex(pbf, 1, span["traceId"]);
  hex(pbf, 2, span["spanId"]);
  text(pbf, 3, span["traceState"]);
  hex(pbf, 4, span["parentSpanId"]);
  text(pbf, 5, span["name"]);
  count(pbf, 6, span["kind"]);
  fixed64(pbf, 7, span["startTimeUnixNano"]);
  fixed64(pbf, 8, span["endTimeUnixNano"]);
  writeAttributes(9)(pbf, span);
  count(pbf, 10, span["droppedAttributesCount"]);
  each(pbf, 11, span["events"], (inner, event) => {
    fixed64(inner, 1, event["timeUnixNano"]);
    text(inner, 2, event["name"]);
    writeAttributes(3)(inner, event);
  });
  // A link, which is not read.
  one(pbf, 13, { traceId: span["traceId"] }, (inner, link) => hex(inner, 1, link["traceId"]));
  one(pbf, 15, span["status"], (inner, status) => {
    text(inner, 2, status["message"]);
    count(inner, 3, status["code"]);
  });
  pbf.writeTag(16, 5);
  pbf.writeFixed32(259);
};

const writeLog: Write = (pbf, log) => {
  fixed64(pbf, 1, log["timeUnixNano"]);
  fixed64(pbf, 11, log["observedTimeUnixNano"] ?? log["timeUnixNano"] ?? "1");
  count(pbf, 2, 9);
  one(pbf, 5, log["body"], writeValue);
  writeAttributes(6)(pbf, log);
  hex(pbf, 9, log["traceId"]);
  hex(pbf, 10, log["spanId"]);
  text(pbf, 12, log["eventName"]);
};

function writeAttributes(field: number): Write {
  return (pbf, owner) => each(pbf, field, owner["attributes"], writeKeyValue);
}

const writeKeyValue: Write = (pbf, entry) => {
  text(pbf, 1, entry["key"]);
  one(pbf, 2, entry["value"], writeValue);
};

const writeValue: Write = (pbf, value) => {
  if (value["stringValue"] !== undefined) text(pbf, 1, value["stringValue"]);
  if (value["boolValue"] !== undefined) pbf.writeBooleanField(2, value["boolValue"] === true);
  if (value["intValue"] !== undefined) varint(pbf, 3, BigInt(String(value["intValue"])));
  if (value["doubleValue"] !== undefined) pbf.writeDoubleField(4, Number(value["doubleValue"]));
  one(pbf, 5, value["arrayValue"], (inner, list) => each(inner, 1, list["values"], writeValue));
  one(pbf, 6, value["kvlistValue"], (inner, list) => each(inner, 1, list["values"], writeKeyValue));
  if (value["bytesValue"] !== undefined) pbf.writeBytesField(7, Buffer.from(String(value["bytesValue"]), "base64"));
};

function one(pbf: PbfWriter, field: number, value: unknown, write: Write): void {
  if (value !== undefined) pbf.writeMessage(field, (inner, outer) => write(outer, inner), value as Json);
}

function each(pbf: PbfWriter, field: number, values: unknown, write: Write): void {
  for (const value of (values ?? []) as readonly Json[]) one(pbf, field, value, write);
}

/** As bytes: the package's own writer mistakes characters such as "𠀀". */
function text(pbf: PbfWriter, field: number, value: unknown): void {
  if (value !== undefined) pbf.writeBytesField(field, Buffer.from(String(value), "utf8"));
}

function hex(pbf: PbfWriter, field: number, value: unknown): void {
  if (value !== undefined) pbf.writeBytesField(field, Buffer.from(String(value), "hex"));
}

function count(pbf: PbfWriter, field: number, value: unknown): void {
  if (value !== undefined) pbf.writeVarintField(field, Number(value));
}

function fixed64(pbf: PbfWriter, field: number, value: unknown): void {
  if (value === undefined) return;
  const number = BigInt(String(value));
  pbf.writeTag(field, 1);
  pbf.writeFixed32(Number(number & 0xffffffffn));
  pbf.writeFixed32(Number(number >> 32n));
}

/** The package writes no whole numbers beyond 2⁵³. */
function varint(pbf: PbfWriter, field: number, value: bigint): void {
  pbf.writeTag(field, 0);
  let rest = BigInt.asUintN(64, value);
  while (rest > 0x7fn) {
    pbf.writeVarint(Number(rest & 0x7fn) | 0x80);
    pbf.pos--;
    rest >>= 7n;
  }
  pbf.writeVarint(Number(rest));
}
