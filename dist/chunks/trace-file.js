import { t as UserError } from "./errors2.js";
import { t as lineBlocks } from "./lines.js";
import { Readable, pipeline } from "node:stream";
import * as zlib$1 from "node:zlib";
import { createGunzip } from "node:zlib";

// src/edges/sources/json-documents.ts
/**
* JSON written over several lines: one document or several one after another, or one list whose elements come one at a
* time. Memory holds one element.
*
* @param path for people
* @param isList whether the file begins with a list
* @param longest bytes of the longest element that is held
*/
async function* jsonDocuments(pieces, path, isList, longest = LONGEST_ELEMENT) {
	const { JSONParser } = await import("./mjs.js");
	const parser = new JSONParser({
		paths: [isList ? "$.*" : "$"],
		keepStack: false,
		separator: ""
	});
	let found = [];
	parser.onValue = ({ value }) => found.push(value);
	let count = 0;
	let held = 0;
	const place = () => placeOf(path, count, isList);
	for await (const piece of pieces) {
		const problem = complaint(() => parser.write(piece), "not JSON, and nothing after it can be read");
		held = found.length > 0 ? piece.length : held + piece.length;
		for (const value of found) {
			yield {
				place: place(),
				value
			};
			count++;
		}
		found = [];
		if (problem === void 0 && held <= longest) continue;
		yield {
			place: place(),
			problem: problem ?? "longer than 256 MB, and nothing after it can be read"
		};
		return;
	}
	const cutOff = parser.isEnded ? void 0 : complaint(() => parser.end(), "cut off");
	if (cutOff !== void 0) yield {
		place: place(),
		problem: cutOff
	};
}
const LONGEST_ELEMENT = 256 * 2 ** 20;
function placeOf(path, count, isList) {
	if (isList) return `${path}[${count}]`;
	return count === 0 ? path : `${path}, document ${count + 1}`;
}
/** The parser's own message quotes the text, and the text may be what users wrote. */
function complaint(step, problem) {
	try {
		step();
		return;
	} catch {
		return problem;
	}
}

// src/edges/sources/length-prefixed.ts
/**
* Messages with a length of four bytes before each, the largest first: what the collector's file exporter writes with
* `format: proto`.
*
* @param path for people
* @throws UserError when the last message is cut off, or a length is none
*/
async function* lengthPrefixed(pieces, path) {
	let pending = [];
	let size = 0;
	let needed = 4;
	for await (const piece of pieces) {
		pending.push(Uint8Array.from(piece));
		size += piece.length;
		if (size < needed) continue;
		const bytes = Buffer.concat(pending);
		let start = 0;
		for (needed = 4; start + needed <= size; needed = 4) {
			const length = bytes.readUInt32BE(start);
			if (length > LONGEST$1) throw notPrefixed(path, "a message of more than 256 MB");
			if (length === 0) throw notPrefixed(path, "a message of no length");
			needed = 4 + length;
			if (start + needed > size) break;
			yield bytes.subarray(start + 4, start + needed);
			start += needed;
		}
		pending = [bytes.subarray(start)];
		size -= start;
	}
	if (size > 0) throw notPrefixed(path, "a last message that is cut off");
}
const LONGEST$1 = 256 * 2 ** 20;
function notPrefixed(path, what) {
	return new UserError(`${path} is a file of messages with their lengths, and holds ${what}`, "Copy the file again from where it was written, or leave it out of traces.from.");
}

// src/edges/sources/file-parts.ts
/**
* Takes a file apart. Its first bytes decide: JSON lines, JSON over several lines, the collector's binary messages, or
* one binary message; several of these one after another are one by the rules of protobuf.
*
* @param pieces unpacked; they may be overwritten once the next one is asked for
* @param path for people
* @throws UserError when it is text of another encoding, or binary and cut off
*/
async function* fileParts(pieces, path) {
	const { head, all } = await withHead(pieces);
	const kind = kindOf(head);
	switch (kind) {
		case "lines":
			for await (const block of lineBlocks(all)) yield {
				kind: "lines",
				block
			};
			return;
		case "list":
		case "documents":
			for await (const part of jsonDocuments(withoutMark(all), path, kind === "list")) yield "value" in part ? {
				kind: "value",
				...part
			} : {
				kind: "broken",
				...part
			};
			return;
		case "messages":
			yield* messages(all, path);
			return;
		case "message":
			yield await wholeMessage(all, path);
			return;
		case "utf-16": throw new UserError(`${path} is UTF-16 text, which is not read`, "Write it as UTF-8; PowerShell's > writes UTF-16, and Out-File -Encoding utf8 does not.");
	}
}
function kindOf(head) {
	if (head[0] === 255 && head[1] === 254 || head[0] === 254 && head[1] === 255) return "utf-16";
	if (head[0] === 0) return "messages";
	if (head[0] === 10 && head.some((byte) => byte < 9)) return "message";
	const text = head.toString("latin1").replace(/^\u00EF\u00BB\u00BF/, "").trimStart();
	if (text.startsWith("[")) return "list";
	const firstLine = /^(.*)\r?\n/.exec(text)?.[1]?.trimEnd();
	return text.startsWith("{") && firstLine !== void 0 && /[{[,:]$/.test(firstLine) ? "documents" : "lines";
}
/** Enough to see a first line of any document that is written over several. */
const HEAD_LENGTH = 4096;
async function withHead(pieces) {
	const iterator = pieces[Symbol.asyncIterator]();
	let head = Buffer.alloc(0);
	let isWhole = false;
	while (!isWhole && head.length < HEAD_LENGTH) {
		const next = await iterator.next();
		if (next.done) isWhole = true;
		else head = Buffer.concat([head, next.value]);
	}
	async function* all() {
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
	return {
		head: head.subarray(0, HEAD_LENGTH),
		all: all()
	};
}
async function* withoutMark(pieces) {
	let isFirst = true;
	for await (const piece of pieces) {
		yield isFirst && piece[0] === 239 && piece[1] === 187 && piece[2] === 191 ? piece.subarray(3) : piece;
		isFirst = false;
	}
}
async function* messages(pieces, path) {
	const { otlpFromProtobuf } = await import("./protobuf.js");
	let count = 0;
	for await (const message of lengthPrefixed(pieces, path)) yield partOf(otlpFromProtobuf(message), `${path}[${count++}]`);
}
async function wholeMessage(pieces, path) {
	const { otlpFromProtobuf } = await import("./protobuf.js");
	const held = [];
	let size = 0;
	for await (const piece of pieces) {
		size += piece.length;
		if (size > LONGEST_MESSAGE) return {
			kind: "broken",
			place: path,
			problem: "a message of more than 256 MB"
		};
		held.push(Uint8Array.from(piece));
	}
	return partOf(otlpFromProtobuf(Buffer.concat(held)), path);
}
const LONGEST_MESSAGE = 256 * 2 ** 20;
function partOf(value, place) {
	return value === void 0 ? {
		kind: "broken",
		place,
		problem: "not a message of OTLP"
	} : {
		kind: "value",
		place,
		value
	};
}

// src/edges/sources/through-stream.ts
/**
* What comes out of a stream that bytes are put through.
*
* @param pieces may be overwritten once the next one is asked for
* @throws what the stream fails with
*/
async function* through(pieces, stream) {
	pipeline(Readable.from(copies(pieces)), stream, () => {});
	yield* stream;
}
/** A stream holds pieces for a while. */
async function* copies(pieces) {
	for await (const piece of pieces) yield Uint8Array.from(piece);
}

// src/edges/sources/zstandard-frames.ts
/**
* Cuts the pieces of a zstd file where a frame ends. Node's decompressor stops at the end of the first frame in what it
* is given, and would lose the rest of that piece.
*
* The format is RFC 8878, section 3. Bytes that are no frame are passed on: whoever unpacks them says what is wrong.
*/
async function* frameByFrame(packed) {
	const walk = new FrameWalk();
	for await (const piece of packed) {
		let start = 0;
		for (let at = 0; at < piece.length;) {
			at = walk.over(piece, at);
			if (!walk.isAtEnd && at < piece.length) continue;
			if (at > start) yield piece.subarray(start, at);
			start = at;
		}
	}
}
/** Follows a frame from one length to the next. */
var FrameWalk = class {
	/** True when the byte passed last was the last one of a frame. */
	isAtEnd = false;
	step = "magic";
	/** Bytes that are still to be passed before the next step, and those of a number that is being read. */
	left = 4;
	number = 0;
	place = 0;
	hasChecksum = false;
	isLast = false;
	/** Passes over some bytes. @returns where it stands then: a step's end, or the piece's */
	over(piece, from) {
		this.isAtEnd = false;
		const to = Math.min(piece.length, from + this.left);
		if (this.step !== "content" && this.step !== "header" && this.step !== "checksum") for (let at = from; at < to; at++) this.number += piece[at] * 256 ** this.place++;
		this.left -= to - from;
		while (this.left === 0 && !this.isAtEnd) this.next();
		return to;
	}
	next() {
		const { number } = this;
		switch (this.step) {
			case "magic":
				if (number >>> 4 === 25481893) this.go("skippable", 4);
				else if (number === 4247762216) this.go("descriptor", 1);
				else this.go("content", Number.POSITIVE_INFINITY);
				return;
			case "skippable":
				this.isLast = true;
				this.hasChecksum = false;
				this.go("content", number);
				return;
			case "descriptor": {
				const isSingle = (number & 32) !== 0;
				const dictionary = [
					0,
					1,
					2,
					4
				][number & 3];
				const size = [
					isSingle ? 1 : 0,
					2,
					4,
					8
				][number >> 6];
				this.hasChecksum = (number & 4) !== 0;
				this.go("header", (isSingle ? 0 : 1) + dictionary + size);
				return;
			}
			case "header":
				this.go("block", 3);
				return;
			case "block":
				this.isLast = (number & 1) === 1;
				this.go("content", (number >> 1 & 3) === 1 ? 1 : number >> 3);
				return;
			case "content":
				if (!this.isLast) this.go("block", 3);
				else if (this.hasChecksum) this.go("checksum", 4);
				else this.end();
				return;
			case "checksum":
				this.end();
				return;
			default: this.step;
		}
	}
	go(step, left) {
		this.step = step;
		this.left = left;
		this.number = 0;
		this.place = 0;
	}
	end() {
		this.isAtEnd = true;
		this.go("magic", 4);
	}
};

// src/edges/sources/zstandard.ts
/** Whether a zstd frame begins at a place in the first bytes of a file. */
function isZstandard(head, at) {
	return [
		40,
		181,
		47,
		253
	].every((byte, index) => head[at + index] === byte);
}
/** Unpacks a zstd file of any number of frames. @throws an error with a code when it is cut off or damaged */
async function* unzstd(packed) {
	if (hasZstandard(zlib$1)) yield* through(frameByFrame(packed), zlib$1.createZstdDecompress());
	else yield* unzstdByPackage(packed);
}
function hasZstandard(module) {
	return "createZstdDecompress" in module;
}
/** @throws an error with a code when it is cut off or damaged */
async function* unzstdByPackage(packed) {
	const { Decompress } = await import("./esm.js");
	let unpacked = [];
	const stream = new Decompress((piece) => {
		unpacked.push(piece);
	});
	for await (const piece of packed) for (let start = 0; start < piece.length; start += MOUTHFUL) {
		stream.push(Uint8Array.from(piece.subarray(start, start + MOUTHFUL)));
		yield* unpacked;
		unpacked = [];
	}
	stream.push(/* @__PURE__ */ new Uint8Array(), true);
	yield* unpacked;
}
/** Four bytes may unpack to 128 KiB, and all that one mouthful unpacks to is held at once. */
const MOUTHFUL = 1024;

// src/edges/sources/collector-frames.ts
/**
* Unpacks what the collector's file exporter writes with `compression: zstd`: a length and one packed message, again and
* again. Messages of JSON come out as lines, others with their length before them, as that exporter writes them unpacked.
*/
async function* unframed(packed, path) {
	for await (const frame of lengthPrefixed(packed, path)) {
		const message = await unpacked$1(frame, path);
		const isJson = message[0] === 123;
		if (!isJson) yield lengthOf(message);
		yield message;
		if (isJson) yield LINE_END;
	}
}
const LINE_END = Uint8Array.of(10);
const LONGEST = 256 * 2 ** 20;
function lengthOf({ length }) {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32BE(length);
	return bytes;
}
async function unpacked$1(frame, path) {
	try {
		if ("zstdDecompressSync" in zlib$1) return zlib$1.zstdDecompressSync(frame, { maxOutputLength: LONGEST });
	} catch (error) {
		if (error instanceof Error && "code" in error && error.code === "ERR_BUFFER_TOO_LARGE") throw tooLong(path);
		throw error;
	}
	const pieces = [];
	let size = 0;
	for await (const piece of unzstdByPackage(only(frame))) {
		size += piece.length;
		if (size > LONGEST) throw tooLong(path);
		pieces.push(piece);
	}
	return Buffer.concat(pieces);
}
async function* only(frame) {
	yield frame;
}
function tooLong(path) {
	return new UserError(`${path} holds a message of more than 256 MB`, "Let the collector batch less, or leave the file out of traces.from.");
}

// src/edges/sources/unpacked.ts
/**
* A file's bytes, unpacked when they are packed: with gzip, with zstd, or message by message as the OpenTelemetry
* Collector does it. The first bytes decide, not the file's name.
*
* @param pieces may be overwritten once the next one is asked for
* @param path for people
* @throws UserError while the pieces are read, when the packed data is cut off or damaged, or grows beyond all measure
*/
async function unpacked(pieces, path) {
	const iterator = pieces[Symbol.asyncIterator]();
	const { head, done } = await firstBytes(iterator);
	let size = 0;
	const all = followedBy(head, iterator, done, (length) => {
		size += length;
	});
	const unpack = packingOf(head);
	if (unpack === void 0) return {
		isPacked: false,
		pieces: all
	};
	return {
		isPacked: true,
		pieces: bounded(unpack(all, path), path, () => size)
	};
}
function packingOf(head) {
	if (head[0] === 31 && head[1] === 139) return gunzipped;
	if (isZstandard(head, 0)) return (packed, path) => intact(unzstd(packed), path, "zstd");
	if (isZstandard(head, 4)) return (packed, path) => intact(unframed(packed, path), path, "zstd");
}
/** At least the eight bytes that the kinds of packing are told by, when the file has that many. */
async function firstBytes(iterator) {
	let head = /* @__PURE__ */ new Uint8Array();
	for (;;) {
		const next = await iterator.next();
		if (next.done) return {
			head,
			done: true
		};
		head = head.length === 0 ? next.value : Buffer.concat([head, next.value]);
		if (head.length >= 8) return {
			head,
			done: false
		};
		head = Uint8Array.from(head);
	}
}
async function* followedBy(head, iterator, done, notice) {
	try {
		notice(head.length);
		if (head.length > 0) yield head;
		for (let ended = done; !ended;) {
			const next = await iterator.next();
			if (next.done) ended = true;
			else {
				notice(next.value.length);
				yield next.value;
			}
		}
	} finally {
		await iterator.return?.();
	}
}
function gunzipped(packed, path) {
	return intact(through(packed, createGunzip()), path, "gzip");
}
async function* intact(pieces, path, packing) {
	try {
		yield* pieces;
	} catch (error) {
		if (!isDamage(error)) throw error;
		throw new UserError(`${path} is not a whole ${packing} file: ${error.message}`, "Copy the file again from where it was written, or leave it out of traces.from.", { cause: error });
	}
}
/** The codes of node:zlib are texts, those of fzstd small numbers. */
function isDamage(error) {
	if (!(error instanceof Error) || error instanceof UserError || !("code" in error)) return false;
	return typeof error.code === "number" || /^Z_|^ZSTD_/.test(String(error.code));
}
const MOST_TIMES = 200;
const ALWAYS_ALLOWED = 2 ** 30;
/** Ends what would fill the machine: no traces are packed that tightly. */
async function* bounded(pieces, path, packed) {
	let size = 0;
	for await (const piece of pieces) {
		size += piece.length;
		if (size > ALWAYS_ALLOWED && size > MOST_TIMES * packed()) throw new UserError(`${path} unpacks to more than ${MOST_TIMES} times its size`, "Leave the file out of traces.from, or unpack it yourself if it really holds traces.");
		yield piece;
	}
}

// src/edges/sources/trace-file.ts
/**
* Opens a file of traces, whatever it is packed with and however its records are written.
*
* @throws UserError when it cannot be read
*/
async function openTraceFile(tree, path) {
	try {
		const { isPacked, pieces } = await unpacked(tree.open(path), path);
		return {
			isPacked,
			parts: named(fileParts(pieces, path), path)
		};
	} catch (error) {
		throw toUserError(error, path);
	}
}
/** The lines in some parts of a file that is not packed, each of which begins and ends with whole lines. */
async function* linesIn(tree, path, parts) {
	if (parts.length === 0) return;
	for await (const block of named(lineBlocks(tree.open(path, parts)), path)) yield {
		kind: "lines",
		block
	};
}
async function* named(items, path) {
	try {
		yield* items;
	} catch (error) {
		throw toUserError(error, path);
	}
}
function toUserError(error, path) {
	if (error instanceof UserError) return error;
	if (!(error instanceof Error && "code" in error)) return error;
	return new UserError(`cannot read ${path}: ${error.code}`, "Make the file readable, or leave it out of traces.from.", { cause: error });
}

export { openTraceFile as n, linesIn as t };