import { UserError } from "../../errors.ts";
import { jsonDocuments } from "./json-documents.ts";
import { lengthPrefixed } from "./length-prefixed.ts";
import { type LineBlock, lineBlocks } from "./lines.ts";

/** What a file of traces is made of, in the order of its bytes: lines to be read, values that are read, what is broken. */
export type FilePart =
  | { readonly kind: "lines"; readonly block: LineBlock }
  | { readonly kind: "value"; readonly place: string; readonly value: unknown }
  | { readonly kind: "broken"; readonly place: string; readonly problem: string };

/**
 * Takes a file apart. Its first bytes decide: JSON lines, JSON over several lines, the collector's binary messages, or
 * one binary message; several of these one after another are one by the rules of protobuf.
 *
 * @param pieces unpacked; they may be overwritten once the next one is asked for
 * @param path for people
 * @throws UserError when it is text of another encoding, or binary and cut off
 */
export async function* fileParts(pieces: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<FilePart> {
  const { head, all } = await withHead(pieces);
  const kind = kindOf(head);
  switch (kind) {
    case "lines":
      for await (const block of lineBlocks(all)) yield { kind: "lines", block };
      return;
    case "list":
    case "documents":
      for await (const part of jsonDocuments(withoutMark(all), path, kind === "list"))
        yield "value" in part ? { kind: "value", ...part } : { kind: "broken", ...part };
      return;
    case "messages":
      yield* messages(all, path);
      return;
    case "message":
      yield await wholeMessage(all, path);
      return;
    case "utf-16":
      throw new UserError(
        `${path} is UTF-16 text, which is not read`,
        "Write it as UTF-8; PowerShell's > writes UTF-16, and Out-File -Encoding utf8 does not.",
      );
    default:
      kind satisfies never;
  }
}

type Kind = "lines" | "list" | "documents" | "messages" | "message" | "utf-16";

function kindOf(head: Buffer): Kind {
  if ((head[0] === 0xff && head[1] === 0xfe) || (head[0] === 0xfe && head[1] === 0xff)) return "utf-16";
  // The first byte of a length below 16 MB. No text begins with it.
  if (head[0] === 0) return "messages";
  // The first field of TracesData, which is a line feed as well; no text has control characters in it.
  if (head[0] === 0x0a && head.some((byte) => byte < 0x09)) return "message";
  const text = head
    .toString("latin1")
    .replace(/^\u00EF\u00BB\u00BF/, "")
    .trimStart();
  if (text.startsWith("[")) return "list";
  // A first line that stops where more has to come is no line of its own. One that was cut off stops anywhere.
  const firstLine = /^(.*)\r?\n/.exec(text)?.[1]?.trimEnd();
  return text.startsWith("{") && firstLine !== undefined && /[{[,:]$/.test(firstLine) ? "documents" : "lines";
}

/** Enough to see a first line of any document that is written over several. */
const HEAD_LENGTH = 1 << 12;

async function withHead(pieces: AsyncIterable<Uint8Array>) {
  const iterator = pieces[Symbol.asyncIterator]();
  let head: Buffer = Buffer.alloc(0);
  let isWhole = false;
  while (!isWhole && head.length < HEAD_LENGTH) {
    const next = await iterator.next();
    if (next.done) isWhole = true;
    else head = Buffer.concat([head, next.value]);
  }
  async function* all(): AsyncGenerator<Uint8Array> {
    try {
      if (head.length > 0) yield head;
      while (!isWhole) {
        const next = await iterator.next();
        if (next.done) return;
        yield next.value;
      }
    } finally {
      await iterator.return?.();
    }
  }
  return { head: head.subarray(0, HEAD_LENGTH), all: all() };
}

async function* withoutMark(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let isFirst = true;
  for await (const piece of pieces) {
    const hasMark = isFirst && piece[0] === 0xef && piece[1] === 0xbb && piece[2] === 0xbf;
    yield hasMark ? piece.subarray(3) : piece;
    isFirst = false;
  }
}

async function* messages(pieces: AsyncIterable<Uint8Array>, path: string): AsyncGenerator<FilePart> {
  const { otlpFromProtobuf } = await import("../../formats/otlp/protobuf.ts");
  let count = 0;
  for await (const message of lengthPrefixed(pieces, path))
    yield partOf(otlpFromProtobuf(message), `${path}[${count++}]`);
}

async function wholeMessage(pieces: AsyncIterable<Uint8Array>, path: string): Promise<FilePart> {
  const { otlpFromProtobuf } = await import("../../formats/otlp/protobuf.ts");
  const held: Uint8Array[] = [];
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > LONGEST_MESSAGE) return { kind: "broken", place: path, problem: "a message of more than 256 MB" };
    held.push(Uint8Array.from(piece));
  }
  return partOf(otlpFromProtobuf(Buffer.concat(held)), path);
}

const LONGEST_MESSAGE = 256 * 2 ** 20;

function partOf(value: unknown, place: string): FilePart {
  return value === undefined
    ? { kind: "broken", place, problem: "not a message of OTLP" }
    : { kind: "value", place, value };
}
