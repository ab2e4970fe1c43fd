import { t as UserError } from "./errors2.js";
import { c as readSpanId, l as readTraceId, t as readTrace, u as readAnyValue } from "./read-trace.js";
import { m as readNanoseconds } from "./field-readers.js";
import { o as own } from "./json-shape.js";
import { i as factsReader, n as surveyTally, o as readRecord, r as attributesOfFacts, t as logGathering } from "./log-gathering.js";
import { a as textStart, i as textEnd, n as lineEnd } from "./lines.js";
import { c as EMPTY_RECORD } from "./record.js";
import { n as openTraceFile, t as linesIn } from "./trace-file.js";
import { t as ratedSource } from "./rated.js";

// src/formats/landmarks.ts
/**
* @param texts none is part of another; the shortest sets the speed
* @returns undefined when there is one of fewer than four bytes, or there are too many
*/
function landmarks(texts) {
	const patterns = texts.map((text) => Buffer.from(text));
	const shortest = Math.min(...patterns.map(({ length }) => length));
	if (shortest < GRAM) return void 0;
	const stride = Math.min(shortest - GRAM + 1, MAX_STRIDE);
	const table = candidateTable(patterns, stride);
	return table === void 0 ? void 0 : finder(patterns, stride, table);
}
/** Bytes that are looked at together. */
const GRAM = 4;
const MAX_STRIDE = 8;
const SLOTS = 16384;
function slotOf(gram) {
	return Math.imul(gram, 2654435761) >>> 18;
}
/**
* As many neighbouring places of each pattern as the stride is long: exactly one of them is looked at in every
* occurrence. The middle of a name tells it better than its ends, which many names share.
*/
function candidateTable(patterns, stride) {
	const bySlot = /* @__PURE__ */ new Map();
	for (const [which, pattern] of patterns.entries()) {
		const first = pattern.length - GRAM + 1 - stride >> 1;
		for (let offset = first; offset < first + stride; offset++) {
			const slot = slotOf(pattern.readInt32LE(offset));
			bySlot.set(slot, [...bySlot.get(slot) ?? [], {
				which,
				offset
			}]);
		}
	}
	const lists = [...bySlot];
	if (lists.length > 255) return void 0;
	const slots = new Uint8Array(SLOTS);
	const starts = new Int32Array(lists.length + 2);
	for (const [index, [slot, list]] of lists.entries()) {
		slots[slot] = index + 1;
		starts[index + 2] = starts[index + 1] + list.length;
	}
	const inOrder = lists.flatMap(([, list]) => list);
	return {
		slots,
		starts,
		which: Int32Array.from(inOrder, ({ which }) => which),
		offset: Int32Array.from(inOrder, ({ offset }) => offset)
	};
}
function finder(patterns, stride, table) {
	const { slots, starts, which, offset } = table;
	let bytes = Buffer.alloc(0);
	let view = /* @__PURE__ */ new DataView(/* @__PURE__ */ new ArrayBuffer(0));
	/** Whether one of the candidates of a slot is there. */
	const confirm = (list, place, end) => {
		for (let index = starts[list]; index < starts[list + 1]; index++) {
			const at = place - offset[index];
			const pattern = patterns[which[index]];
			if (at < 0 || at + pattern.length > end || !isAt$1(bytes, at, pattern)) continue;
			found.at = at;
			found.which = which[index];
			found.next = place + stride;
			return true;
		}
		return false;
	};
	const found = {
		at: -1,
		which: -1,
		next: 0,
		of(other) {
			bytes = other;
			view = new DataView(other.buffer, other.byteOffset, other.byteLength);
		},
		find(from, end) {
			const last = end - GRAM;
			let place = from;
			for (;;) {
				place = passBy(view, slots, stride, place, last);
				for (const stop = Math.min(place + 4 * stride, last + 1); place < stop; place += stride) {
					const list = slots[slotOf(view.getInt32(place, true))];
					if (list !== 0 && confirm(list, place, end)) return true;
				}
				if (place > last) return false;
			}
		}
	};
	return found;
}
/** Passes by whatever can be part of none. @returns a place of which, or of the three after it, this is not sure */
function passBy(view, slots, stride, from, last) {
	const four = 4 * stride;
	const lastOfFour = last - 3 * stride;
	let place = from;
	while (place <= lastOfFour && (slots[slotOf(view.getInt32(place, true))] | slots[slotOf(view.getInt32(place + stride, true))] | slots[slotOf(view.getInt32(place + 2 * stride, true))] | slots[slotOf(view.getInt32(place + 3 * stride, true))]) === 0) place += four;
	return place;
}
function isAt$1(bytes, at, pattern) {
	for (let index = 0; index < pattern.length; index++) if (bytes[at + index] !== pattern[index]) return false;
	return true;
}

// src/formats/json-cursor.ts
/**
* A place in the bytes of JSON text, which moves over one piece of it after another and makes no value of any. Every
* method that expects something says whether it was there; nothing throws and nothing nests, however deep the text.
* What it is not asked about is passed over unchecked: it reads well-formed text rightly and does not prove it so.
*/
var JsonCursor = class {
	bytes = Buffer.alloc(0);
	at = 0;
	end = 0;
	/** The string read last, without its quotes. */
	textStart = 0;
	textEnd = 0;
	/** Goes to a place. */
	to(bytes, at, end) {
		this.bytes = bytes;
		this.at = at;
		this.end = end;
	}
	/** Passes over white space. @returns the byte that follows, or −1 at the end */
	peek() {
		let { at } = this;
		const { bytes, end } = this;
		for (; at < end; at++) {
			const byte = bytes[at];
			if (byte > 32 || !isSpace(byte)) {
				this.at = at;
				return byte;
			}
		}
		this.at = at;
		return -1;
	}
	/** Passes over white space and one byte, if that is the next. */
	take(byte) {
		if (this.at < this.end && this.bytes[this.at] === byte) {
			this.at++;
			return true;
		}
		if (this.peek() !== byte) return false;
		this.at++;
		return true;
	}
	/** Reads a string into `textStart` and `textEnd`. */
	string() {
		if (!this.take(34)) return false;
		const { bytes, end } = this;
		let { at } = this;
		this.textStart = at;
		const near = Math.min(end, at + 48);
		for (; at < near; at++) {
			const byte = bytes[at];
			if (byte === 34) {
				this.textEnd = at;
				this.at = at + 1;
				return true;
			}
			if (byte === 92) at++;
		}
		this.at = at;
		return this.longString();
	}
	/** Whether the string read last holds an escape. */
	isEscaped() {
		for (let at = this.textStart; at < this.textEnd; at++) if (this.bytes[at] === 92) return true;
		return false;
	}
	/** Reads a property's name and its colon. */
	key() {
		return this.string() && this.take(58);
	}
	/** The string read last, which is one of ASCII characters. */
	text() {
		return this.bytes.toString("latin1", this.textStart, this.textEnd);
	}
	/** Whether the string read last is this text, which needs no escape. */
	is(text) {
		if (this.textEnd - this.textStart !== text.length) return false;
		for (let index = 0; index < text.length; index++) if (this.bytes[this.textStart + index] !== text[index]) return false;
		return true;
	}
	/** Passes over one value of any kind. */
	skip() {
		let depth = 0;
		do {
			const byte = this.peek();
			if (byte === 34) {
				if (!this.string()) return false;
			} else if (byte === 123 || byte === 91) {
				depth++;
				this.at++;
			} else if (byte === 125 || byte === 93) {
				depth--;
				this.at++;
			} else if (byte === 44 || byte === 58) this.at++;
			else if (!this.scalar()) return false;
			if (depth < 0) return false;
		} while (depth > 0);
		return true;
	}
	/** From quote to quote; one with an odd number of backslashes before it is part of the text. */
	longString() {
		const { bytes, end } = this;
		for (let from = this.at; from < end;) {
			const quote = bytes.indexOf(34, from);
			if (quote < 0 || quote >= end) return false;
			let slash = quote;
			while (slash > from && bytes[slash - 1] === 92) slash--;
			if ((quote - slash) % 2 === 0) {
				this.textEnd = quote;
				this.at = quote + 1;
				return true;
			}
			from = quote + 1;
		}
		return false;
	}
	/** A number, true, false or null: at least one byte, up to whatever ends it. */
	scalar() {
		const { bytes, end } = this;
		const start = this.at;
		let at = start;
		while (at < end && ENDS_SCALAR[bytes[at]] === 0) at++;
		this.at = at;
		return at > start;
	}
};
function isSpace(byte) {
	return byte === 32 || byte === 9 || byte === 13 || byte === 10;
}
const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_LIST = 91;
const BACKSLASH = 92;
const CLOSE_LIST = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
const ENDS_SCALAR = /* @__PURE__ */ new Uint8Array(256);
for (const byte of [
	9,
	10,
	13,
	32,
	34,
	44,
	58,
	91,
	93,
	123,
	125
]) ENDS_SCALAR[byte] = 1;

// src/formats/otlp/scan-attributes.ts
function wantedName(name) {
	return {
		name,
		bytes: Buffer.from(name)
	};
}
/** What no span needs a copy of. */
const NO_ATTRIBUTES = {};
/**
* Reads a list of attributes at the cursor, as `readAttributes` reads it once it is parsed.
*
* @param until a place in the bytes after which nothing is wanted
* @returns undefined when the bytes are not what a writer of OTLP makes of it, or not clear without parsing
*/
function scanAttributes(cursor, names, until) {
	if (cursor.peek() !== 91) return cursor.skip() ? NO_ATTRIBUTES : void 0;
	cursor.at++;
	if (cursor.take(93)) return NO_ATTRIBUTES;
	const found = [];
	do {
		if (!scanEntry(cursor, names, found)) return void 0;
		if (cursor.at > until) return toAttributes(found);
	} while (cursor.take(44));
	return cursor.take(93) ? toAttributes(found) : void 0;
}
function toAttributes(found) {
	return found.length === 0 ? NO_ATTRIBUTES : Object.fromEntries(found);
}
/** One `{key, value}` in either order; anything else is passed over, as the reader of parsed values does. */
function scanEntry(cursor, names, found) {
	if (skipUsual(cursor, names)) return true;
	if (cursor.peek() !== 123) return cursor.skip();
	cursor.at++;
	if (cursor.take(125)) return true;
	let hasKey = false;
	let wanted;
	let valueStart = -1;
	let valueEnd = -1;
	do {
		if (!cursor.key() || cursor.isEscaped()) return false;
		if (!hasKey && cursor.is(KEY$1) && cursor.peek() === 34) {
			if (!cursor.string()) return false;
			hasKey = true;
			wanted = wantedAt(cursor, names);
		} else if (valueStart < 0 && cursor.is(VALUE)) {
			cursor.peek();
			valueStart = cursor.at;
			if (!cursor.skip()) return false;
			valueEnd = cursor.at;
		} else if (cursor.is(KEY$1) || cursor.is(VALUE) || !cursor.skip()) return false;
	} while (cursor.take(44));
	if (!cursor.take(125)) return false;
	if (wanted === void 0) return true;
	const value = valueStart < 0 ? null : entryValue(cursor.bytes, valueStart, valueEnd);
	if (value === void 0) return false;
	found.push([wanted.name, value]);
	return true;
}
/** Passes over an entry that is not wanted, whose value is text, written without white space: most are. */
function skipUsual(cursor, names) {
	const { bytes, at } = cursor;
	if (bytes[at] !== 123 || !isAt(bytes, at, ENTRY)) return false;
	cursor.at = at + ENTRY.length - 1;
	if (cursor.string() && wantedAt(cursor, names) === void 0 && isAt(bytes, cursor.at, TEXT)) {
		cursor.at += TEXT.length - 1;
		if (cursor.string() && bytes[cursor.at] === 125 && bytes[cursor.at + 1] === 125) {
			cursor.at += 2;
			return true;
		}
	}
	cursor.at = at;
	return false;
}
const ENTRY = Buffer.from("{\"key\":\"");
const TEXT = Buffer.from(",\"value\":{\"stringValue\":\"");
function isAt(bytes, at, text) {
	for (let index = 0; index < text.length; index++) if (bytes[at + index] !== text[index]) return false;
	return true;
}
function wantedAt(cursor, names) {
	for (const wanted of names) if (cursor.is(wanted.bytes)) return wanted;
}
const KEY$1 = Buffer.from("key");
const VALUE = Buffer.from("value");
function entryValue(bytes, start, end) {
	const plain = plainValue(bytes, start, end);
	if (plain !== void 0) return plain;
	const value = parsed(bytes, start, end);
	return value === void 0 ? void 0 : readAnyValue(value);
}
/** The commonest values by far, without a parser: written without white space, text without escapes, small numbers. */
function plainValue(bytes, start, end) {
	const to = end - 2;
	if (bytes[to] !== 34) return void 0;
	if (isAt(bytes, start, STRING_VALUE)) {
		for (let at = start + STRING_VALUE.length; at < to; at++) if (bytes[at] === 34 || bytes[at] === 92) return void 0;
		return bytes.toString("utf8", start + STRING_VALUE.length, to);
	}
	const from = start + INT_VALUE.length;
	if (to <= from || to - from > 9 || !isAt(bytes, start, INT_VALUE)) return void 0;
	let number = 0;
	for (let at = from; at < to; at++) {
		const digit = bytes[at] - 48;
		if (digit < 0 || digit > 9) return void 0;
		number = number * 10 + digit;
	}
	return number;
}
const STRING_VALUE = Buffer.from("{\"stringValue\":\"");
const INT_VALUE = Buffer.from("{\"intValue\":\"");
/** Part of a text, parsed. @returns undefined when it is not JSON */
function parsed(bytes, start, end) {
	try {
		return JSON.parse(bytes.toString("utf8", start, end));
	} catch {
		return;
	}
}

// src/formats/otlp/scan-span.ts
function emptySpanScan() {
	return {
		startHigh: -1,
		startLow: -1,
		failed: false,
		attributes: NO_ATTRIBUTES,
		traceState: "",
		end: -1
	};
}
/** Makes it that of a span with nothing in it. */
function clearSpanScan(scan) {
	scan.startHigh = -1;
	scan.startLow = -1;
	scan.failed = false;
	scan.attributes = NO_ATTRIBUTES;
	scan.traceState = "";
	scan.end = -1;
}
/**
* Reads the rest of a span whose ids are behind the cursor, as the reader of parsed records reads it.
*
* @param into what is found, written over
* @param names the attributes that are wanted
* @param until a place in the bytes after which nothing is
* @returns false when the bytes are not what writers of OTLP make of a span, or not clear without parsing them
*/
function scanSpan(cursor, into, names, until) {
	clearSpanScan(into);
	while (cursor.take(44)) {
		if (!cursor.key() || cursor.isEscaped()) return false;
		if (cursor.is(START)) {
			if (!scanStart(cursor, into)) return false;
		} else if (cursor.is(ATTRIBUTES$1)) {
			const attributes = scanAttributes(cursor, names, until);
			if (attributes === void 0) return false;
			into.attributes = attributes;
		} else if (cursor.is(STATUS)) {
			if (!scanStatus(cursor, into)) return false;
		} else if (cursor.is(TRACE_STATE)) {
			if (!scanTraceState(cursor, into)) return false;
		} else if (!cursor.skip()) return false;
		if (cursor.at > until) return true;
	}
	if (!cursor.take(125)) return false;
	into.end = cursor.at;
	return true;
}
const START = Buffer.from("startTimeUnixNano");
const ATTRIBUTES$1 = Buffer.from("attributes");
const STATUS = Buffer.from("status");
const TRACE_STATE = Buffer.from("traceState");
/** Reads the start of a span at the cursor. @returns false when it is broken */
function scanStart(cursor, into) {
	const from = cursor.peek() === 34 ? cursor.at : -1;
	if (from < 0 || !cursor.string()) return scanUnusualStart(cursor, from < 0 ? cursor.at : from, into);
	const { bytes, textStart, textEnd } = cursor;
	if (textEnd - textStart !== 19 || bytes[textStart] === ZERO) return scanUnusualStart(cursor, from, into);
	let high = 0;
	let low = 0;
	for (let at = textStart; at < textEnd; at++) {
		const digit = bytes[at] - ZERO;
		if (digit < 0 || digit > 9) return scanUnusualStart(cursor, from, into);
		if (at < textStart + 10) high = high * 10 + digit;
		else low = low * 10 + digit;
	}
	into.startHigh = high;
	into.startLow = low;
	return true;
}
const ZERO = 48;
function scanUnusualStart(cursor, from, into) {
	const value = parsedAt(cursor, from);
	if (value === void 0) return false;
	const time = readNanoseconds(value);
	into.startHigh = time === null ? -1 : Number(time / 1000000000n);
	into.startLow = time === null ? -1 : Number(time % 1000000000n);
	return true;
}
function scanStatus(cursor, into) {
	const status = parsedAt(cursor, cursor.at);
	into.failed = FAILED.has(own(status, "code"));
	return status !== void 0;
}
/** As the reader of parsed records knows them. */
const FAILED = /* @__PURE__ */ new Set([
	2,
	"2",
	"STATUS_CODE_ERROR",
	"ERROR"
]);
function scanTraceState(cursor, into) {
	const value = parsedAt(cursor, cursor.at);
	into.traceState = typeof value === "string" ? value : "";
	return value !== void 0;
}
/** The value that begins at a place. @returns undefined when it is broken */
function parsedAt(cursor, from) {
	cursor.at = from;
	return cursor.skip() ? parsed(cursor.bytes, from, cursor.at) : void 0;
}

// src/formats/otlp/scan-surroundings.ts
function outside() {
	return {
		level: "outside",
		shared: NO_ATTRIBUTES,
		resource: NO_ATTRIBUTES,
		met: {
			resources: false,
			scopes: false,
			spans: false
		}
	};
}
/**
* Walks on from the cursor, which is at a record's beginning or behind a span, to the next span or the record's end.
*
* @returns "span" with the cursor at its brace, "end" with the cursor behind the record; undefined when it is not clear
*/
function walkToSpan(cursor, around, names) {
	for (;;) {
		const step = walkOn(cursor, around, names);
		if (step !== "on") return step;
	}
}
function walkOn(cursor, around, names) {
	switch (around.level) {
		case "outside":
			around.level = "record";
			return cursor.take(123) ? member(cursor, around, names) : void 0;
		case "record":
		case "resource":
		case "scope":
			if (cursor.take(44)) return member(cursor, around, names);
			return cursor.take(125) ? leave(around) : void 0;
		case "resources":
		case "scopes":
		case "spans":
			if (cursor.take(44)) return element(cursor, around, names);
			return cursor.take(93) ? leave(around) : void 0;
		default: return around.level;
	}
}
function leave(around) {
	const above = ABOVE[around.level];
	if (above === void 0) return "end";
	around.level = above;
	return "on";
}
const ABOVE = {
	spans: "scope",
	scope: "scopes",
	scopes: "resource",
	resource: "resources",
	resources: "record"
};
function element(cursor, around, names) {
	if (cursor.peek() !== 123) return void 0;
	if (around.level === "spans") return "span";
	cursor.at++;
	if (around.level === "resources") {
		around.level = "resource";
		around.resource = NO_ATTRIBUTES;
		around.met.scopes = false;
	} else {
		around.level = "scope";
		around.met.spans = false;
	}
	around.shared = around.resource;
	return cursor.take(125) ? leave(around) : member(cursor, around, names);
}
function member(cursor, around, names) {
	if (!cursor.key() || cursor.isEscaped()) return void 0;
	const { met } = around;
	if (around.level === "record" && cursor.is(RESOURCE_SPANS)) {
		if (met.resources) return void 0;
		met.resources = true;
		return list(cursor, around, "resources", names);
	}
	if (around.level === "resource" && (cursor.is(SCOPE_SPANS) || cursor.is(LIBRARY_SPANS))) {
		if (met.scopes) return void 0;
		met.scopes = true;
		return list(cursor, around, "scopes", names);
	}
	if (around.level === "scope" && cursor.is(SPANS$2)) {
		if (met.spans) return void 0;
		met.spans = true;
		return list(cursor, around, "spans", names);
	}
	if (around.level === "resource" && cursor.is(RESOURCE)) {
		const attributes = met.scopes ? void 0 : holder(cursor, names);
		if (attributes === void 0) return void 0;
		around.resource = attributes;
		around.shared = attributes;
		return "on";
	}
	if (around.level === "scope" && cursor.is(SCOPE)) {
		const attributes = met.spans ? void 0 : holder(cursor, names);
		if (attributes === void 0) return void 0;
		around.shared = attributes === NO_ATTRIBUTES ? around.resource : {
			...around.resource,
			...attributes
		};
		return "on";
	}
	return cursor.skip() ? "on" : void 0;
}
const RESOURCE_SPANS = Buffer.from("resourceSpans");
const RESOURCE = Buffer.from("resource");
const SCOPE_SPANS = Buffer.from("scopeSpans");
/** The same before OTLP 0.15. */
const LIBRARY_SPANS = Buffer.from("instrumentationLibrarySpans");
const SCOPE = Buffer.from("scope");
const SPANS$2 = Buffer.from("spans");
/** Goes into a list, and to its first element. */
function list(cursor, around, level, names) {
	if (!cursor.take(91)) return void 0;
	if (cursor.take(93)) return "on";
	around.level = level;
	return element(cursor, around, names);
}
/** The attributes of a resource or scope object. */
function holder(cursor, names) {
	if (!cursor.take(123)) return void 0;
	if (cursor.take(125)) return NO_ATTRIBUTES;
	let found;
	do {
		if (!cursor.key() || cursor.isEscaped()) return void 0;
		if (!cursor.is(ATTRIBUTES)) {
			if (!cursor.skip()) return void 0;
		} else {
			found = found === void 0 ? scanAttributes(cursor, names, Number.POSITIVE_INFINITY) : void 0;
			if (found === void 0) return void 0;
		}
	} while (cursor.take(44));
	return cursor.take(125) ? found ?? NO_ATTRIBUTES : void 0;
}
const ATTRIBUTES = Buffer.from("attributes");

// src/formats/otlp/span-head.ts
/** Reads how spans begin: their brace and their ids, from the place of `"traceId"` on. */
var SpanHead = class {
	/** The trace id of the span read last, in our form. */
	traceId = "";
	/** Its brace, and the place behind its ids. */
	brace = -1;
	end = -1;
	/** Whether it follows another span in the same list, or is the first of one. */
	isSibling = false;
	bytes = Buffer.alloc(0);
	/** Where the trace id was written, to know it again without reading it. */
	idAt = -1;
	cursor = new JsonCursor();
	/** Turns to the beginning of a record. */
	to(bytes) {
		this.bytes = bytes;
		this.brace = -1;
		this.idAt = -1;
	}
	/**
	* @param at where `"traceId"` is, as a key
	* @param limit the end of the record
	* @returns false when no span begins there in a way that writers have: a link, another key first, an invalid id
	*/
	read(at, limit) {
		return this.readCompact(at, limit) || this.readAny(at, limit);
	}
	/** The commonest form, `{"traceId":"…","spanId":"…"` in lower case and without white space, without a cursor. */
	readCompact(at, limit) {
		const { bytes } = this;
		if (bytes[at - 1] !== 123 || at + COMPACT_LENGTH > limit) return false;
		const isSibling = this.brace >= 0 && bytes[at - 2] === 44 && bytes[at - 3] === 125;
		if (!isSibling && !endsWith(bytes, at - 1, FIRST)) return false;
		if (bytes[at + 9] !== 58 || bytes[at + 10] !== 34 || bytes[at + 43] !== 34 || bytes[at + 71] !== 34) return false;
		if (!isText(bytes, at + 44, SPAN_ID_KEY) || !isHexadecimal(bytes, at + 55, 16)) return false;
		if (this.idAt < 0 || !isSame$1(bytes, this.idAt, at + 11, 32)) {
			if (!isHexadecimal(bytes, at + 11, 32)) return false;
			this.traceId = bytes.toString("latin1", at + 11, at + 43);
		}
		this.idAt = at + 11;
		this.brace = at - 1;
		this.end = at + COMPACT_LENGTH;
		this.isSibling = isSibling;
		return true;
	}
	readAny(at, limit) {
		const { bytes, cursor } = this;
		const brace = before(bytes, at);
		if (bytes[brace] !== 123) return false;
		const separator = before(bytes, brace);
		this.isSibling = this.brace >= 0 && bytes[separator] === 44 && bytes[before(bytes, separator)] === 125;
		if (!this.isSibling && !this.isFirst(separator)) return false;
		this.brace = brace;
		cursor.to(bytes, at, limit);
		if (!cursor.key() || !this.readTraceId()) return false;
		if (!cursor.take(44) || !cursor.key() || !cursor.is(SPAN_ID) || !cursor.string()) return false;
		this.end = cursor.at;
		return cursor.textEnd - cursor.textStart <= LONGEST_ID$1 && readSpanId(cursor.text()) !== null;
	}
	/** After the bracket of a list that is called "spans". */
	isFirst(bracket) {
		const { bytes } = this;
		const colon = bytes[bracket] === 91 ? before(bytes, bracket) : -1;
		return bytes[colon] === 58 && endsWith(bytes, before(bytes, colon) + 1, SPANS$1);
	}
	readTraceId() {
		const { cursor } = this;
		if (!cursor.string() || cursor.textEnd - cursor.textStart > LONGEST_ID$1) return false;
		const id = readTraceId(cursor.text());
		if (id === null) return false;
		this.traceId = id;
		this.idAt = cursor.textEnd - cursor.textStart === 32 ? cursor.textStart : -1;
		return true;
	}
};
/** The place before another one that is not white space, −1 if there is none. */
function before(bytes, place) {
	let at = place - 1;
	while (at >= 0 && (bytes[at] === 32 || bytes[at] === 9 || bytes[at] === 13)) at--;
	return at;
}
/** Whether a text ends at a place. */
function endsWith(bytes, end, text) {
	return end >= text.length && isText(bytes, end - text.length, text);
}
const SPANS$1 = Buffer.from("\"spans\"");
const FIRST = Buffer.from("\"spans\":[");
const SPAN_ID = Buffer.from("spanId");
const SPAN_ID_KEY = Buffer.from(",\"spanId\":\"");
/** From `"traceId"` to behind the span id. */
const COMPACT_LENGTH = 72;
/** Characters of an id in any form that is read. */
const LONGEST_ID$1 = 40;
function isText(bytes, at, text) {
	for (let index = 0; index < text.length; index++) if (bytes[at + index] !== text[index]) return false;
	return true;
}
function isSame$1(bytes, a, b, length) {
	for (let index = 0; index < length; index++) if (bytes[a + index] !== bytes[b + index]) return false;
	return true;
}
/** Lower-case digits, and not all of them 0. */
function isHexadecimal(bytes, start, length) {
	let any = 0;
	for (let at = start; at < start + length; at++) any |= DIGITS[bytes[at]];
	return any > 0 && any < NO_DIGIT;
}
const NO_DIGIT = 128;
const DIGITS = Uint8Array.from({ length: 256 }, (_, byte) => /[0-9a-f]/.test(String.fromCharCode(byte)) ? Number.parseInt(String.fromCharCode(byte), 16) : NO_DIGIT);

// src/formats/otlp/scan-record.ts
/** Reads one record after another; holds where it is in one, and what surrounds the spans there. */
var RecordScan = class {
	marks;
	names;
	isName;
	fields;
	matters;
	cursor = new JsonCursor();
	head = new SpanHead();
	span = emptySpanScan();
	around = outside();
	bytes = Buffer.alloc(0);
	end = 0;
	found = [];
	/** The span that is being passed: its brace, its trace, and from where to where it has to be walked through. */
	brace = -1;
	walkFrom = -1;
	traceId = "";
	until = -1;
	hasStart = false;
	/** Nothing is wanted of its trace. */
	isIgnored = false;
	/** The bytes before the first span of a record: those of one writer begin alike as a rule. */
	beginning = Buffer.alloc(0);
	beginningShared = NO_ATTRIBUTES;
	beginningResource = NO_ATTRIBUTES;
	constructor(marks, { marked, matters }) {
		this.marks = marks;
		this.matters = matters;
		this.names = marked.filter(({ isName }) => isName).map(({ text }) => wantedName(text));
		this.isName = marked.map(({ isName }) => isName);
		this.fields = marked.map(({ field }) => field);
	}
	spans(bytes, start, end) {
		const { marks } = this;
		if (bytes !== this.bytes) marks.of(bytes);
		this.bytes = bytes;
		this.end = end;
		this.found = [];
		this.brace = -1;
		this.until = -1;
		this.traceId = "";
		this.isIgnored = false;
		this.head.to(bytes);
		for (let from = start; marks.find(from, end); from = marks.next) if (!this.pass(marks.at, marks.which, start)) return void 0;
		if (this.brace < 0 || !this.leaveSpan("end", end)) return void 0;
		const scanned = [];
		for (const span of this.found) scanned.push(toScanned(span));
		return scanned;
	}
	/** Takes notice of a landmark. @returns false when it is not clear what it is */
	pass(at, which, start) {
		const field = this.fields[which];
		if (this.isIgnored && field !== "traceId") return true;
		if (this.isName[which] && this.isKeyOfAttribute(at)) {
			this.until = at;
			return true;
		}
		if (field === void 0) return true;
		if (field === "status" && this.bytes[at + 10] === 125 && this.bytes[at + 9] === 123) return true;
		this.cursor.to(this.bytes, at, this.end);
		if (!this.cursor.key()) return true;
		switch (field) {
			case "traceId": return this.enterSpan(at, start);
			case "startTimeUnixNano": return this.passStart(at);
			case "status":
				if (this.mayBeFailure()) this.until = at;
				return true;
			case "traceState":
				if (this.cursor.peek() !== 34 || this.bytes[this.cursor.at + 1] !== 34) this.until = at;
				return true;
			default: return field;
		}
	}
	/** Whether a string is the name in `{"key": "name", …`; within such an entry no other key holds one. */
	isKeyOfAttribute(at) {
		const colon = before(this.bytes, at);
		return this.bytes[colon] === 58 && endsWith(this.bytes, before(this.bytes, colon) + 1, KEY);
	}
	enterSpan(at, start) {
		const { head } = this;
		if (!head.read(at, this.end)) return false;
		const next = head.isSibling ? "sibling" : "first";
		if (!(this.brace < 0 ? this.begin(start, head.brace) : this.leaveSpan(next, head.brace))) return false;
		this.brace = head.brace;
		this.walkFrom = head.end;
		if (head.traceId !== this.traceId) this.isIgnored = !this.matters(head.traceId);
		this.traceId = head.traceId;
		this.until = -1;
		this.hasStart = false;
		clearSpanScan(this.span);
		return true;
	}
	/** A start that no closing brace divides from the ids is of the same span; another one has to be walked to. */
	passStart(at) {
		if (this.brace < 0 || this.hasStart) return false;
		this.hasStart = true;
		if (this.bytes.indexOf(125, this.walkFrom) < at) {
			this.until = at;
			return true;
		}
		if (!scanStart(this.cursor, this.span)) return false;
		if (this.until < 0) this.walkFrom = this.cursor.at;
		return true;
	}
	/** At a status that is neither empty nor says by its code alone that all is well. */
	mayBeFailure() {
		const { cursor } = this;
		if (!cursor.take(123)) return true;
		if (cursor.take(125)) return false;
		if (!cursor.key() || !cursor.is(CODE)) return true;
		const code = cursor.peek();
		cursor.at++;
		return !((code === 48 || code === 49) && cursor.take(125));
	}
	/** From the beginning of the record to its first span. */
	begin(start, brace) {
		if (this.names.length === 0) return true;
		this.around = outside();
		const { around, beginning } = this;
		if (brace - start === beginning.length && beginning.compare(this.bytes, start, brace) === 0) {
			around.level = "spans";
			around.met = {
				resources: true,
				scopes: true,
				spans: true
			};
			around.shared = this.beginningShared;
			around.resource = this.beginningResource;
			return true;
		}
		this.cursor.to(this.bytes, start, this.end);
		if (walkToSpan(this.cursor, around, this.names) !== "span" || this.cursor.at !== brace) return false;
		this.beginning = Buffer.from(this.bytes.subarray(start, brace));
		this.beginningShared = around.shared;
		this.beginningResource = around.resource;
		return true;
	}
	/**
	* Reads what is wanted of the span that ends here, and walks to what follows it where that may matter.
	*
	* @param next what follows: a span in the same list, the first of another list, or the record's end
	* @param place where it is
	*/
	leaveSpan(next, place) {
		const { cursor, span } = this;
		const walks = this.names.length > 0 && next === "first";
		if (!walks && this.until < 0) return this.add();
		const { startHigh, startLow } = span;
		cursor.to(this.bytes, this.walkFrom, this.end);
		if (!scanSpan(cursor, span, this.names, walks ? Number.POSITIVE_INFINITY : this.until)) return false;
		if (startHigh >= 0) {
			span.startHigh = startHigh;
			span.startLow = startLow;
		}
		this.add();
		const isBehind = span.end >= 0 && this.until > span.end;
		if (!walks && !isBehind) return true;
		if (next === "sibling" || this.names.length === 0) return false;
		cursor.at = span.end;
		return walkToSpan(cursor, this.around, this.names) === (next === "end" ? "end" : "span") && cursor.at === place;
	}
	/** Keeps what was read of a span: as a part of the one before, where they are of one trace and differ in nothing else. */
	add() {
		if (this.isIgnored) return true;
		const { span, traceId } = this;
		const resource = this.names.length > 0 ? this.around.shared : NO_ATTRIBUTES;
		const last = this.found.at(-1);
		if (last !== void 0 && last.traceId === traceId && last.attributes === span.attributes && last.resource === resource && last.traceState === span.traceState) {
			last.failed ||= span.failed;
			if (span.startHigh >= 0 && isSooner(span, last)) {
				last.startHigh = span.startHigh;
				last.startLow = span.startLow;
			}
		} else {
			const { startHigh, startLow, failed, attributes, traceState } = span;
			this.found.push({
				traceId,
				startHigh,
				startLow,
				failed,
				attributes,
				resource,
				traceState
			});
		}
		return true;
	}
};
const KEY = Buffer.from("\"key\"");
const CODE = Buffer.from("code");
function isSooner(one, other) {
	if (other.startHigh < 0 || one.startHigh !== other.startHigh) return other.startHigh < 0 || one.startHigh < other.startHigh;
	return one.startLow < other.startLow;
}
function toScanned({ traceId, startHigh, startLow, failed, attributes, resource, traceState }) {
	const span = {
		traceId,
		startNs: startHigh < 0 ? null : BigInt(startHigh) * 1000000000n + BigInt(startLow),
		status: failed ? "error" : "unset",
		attributes,
		resource
	};
	return traceState === "" ? span : {
		...span,
		traceState
	};
}

// src/formats/otlp/scan.ts
/**
* A scanner goes from one place to the next that matters: a trace id, a name that is wanted. Within JSON text a quote
* would be escaped, so `"traceId"` is always a whole string of the record's own, and before a colon it is a key. Whatever
* a name belongs to is made sure of by walking there from the beginning of its span; what is in between without such
* a place is never looked at.
*
* @returns undefined when what is wanted cannot be looked for: a name with characters that a writer may escape, one of a
*   letter, very many
*/
function otlpScanner(request) {
	const names = [...request.attributes];
	if (!names.every((name) => /^[\w.-]+$/.test(name) && !name.startsWith(MADE_BY_THE_READER))) return void 0;
	const fields = [
		"traceId",
		...request.errors ? ["status"] : [],
		...request.starts ? ["startTimeUnixNano"] : [],
		...request.traceStates ? ["traceState"] : []
	];
	const marked = [.../* @__PURE__ */ new Set([...fields, ...names])].flatMap((text) => {
		const field = fields.find((known) => known === text);
		const isName = names.includes(text);
		return textsFor(text, isName).map((looked) => ({
			text,
			looked,
			field,
			isName
		}));
	});
	const marks = landmarks(marked.map(({ looked }) => looked));
	return marks === void 0 ? void 0 : new RecordScan(marks, {
		marked,
		matters: request.matters
	});
}
/** The shortest text sets the speed of a search; what a key is followed by makes the shortest keys longer. */
function textsFor(text, isName) {
	const quoted = `"${text}"`;
	return isName || quoted.length > 9 ? [quoted] : [
		":",
		" ",
		"	",
		"\r"
	].map((after) => quoted + after);
}
/** Attributes of the scope that are no attributes in the file. */
const MADE_BY_THE_READER = "otel.scope.";
/**
* Whether the beginning of some lines holds a letter, digit, dot or dash written as an escape. No writer needs to; one
* that does may write names so, and they are not found in raw bytes.
*/
function hasNeedlessEscape(bytes) {
	const beginning = bytes.subarray(0, LOOKED_AT);
	for (let at = beginning.indexOf(ESCAPE); at >= 0; at = beginning.indexOf(ESCAPE, at + ESCAPE.length)) if (NEEDLESS.test(beginning.toString("latin1", at + ESCAPE.length, at + ESCAPE.length + 2))) return true;
	return false;
}
const LOOKED_AT = 16384;
const ESCAPE = Buffer.from("\\u00");
const NEEDLESS = /^(2[de]|3\d|[46][1-9a-f]|[57][\da]|5f)$/i;

// src/formats/otlp/signal.ts
/**
* What a line of OTLP JSON holds, by its first key, without parsing it.
*
* @param start where the line's text begins in the bytes
* @param end where it ends
* @returns undefined for anything else, for a line that is cut off, and for one that holds spans behind something else
*/
function signalOf(bytes, start, end) {
	if (bytes[end - 1] !== 125) return void 0;
	if (isUsual(bytes, start, end)) return "spans";
	CURSOR.to(bytes, start, end);
	if (!CURSOR.take(123) || !CURSOR.key()) return void 0;
	const signal = CURSOR.is(SPANS) ? "spans" : CURSOR.is(LOGS) ? "logs" : CURSOR.is(METRICS) ? "metrics" : void 0;
	if (signal === void 0 || CURSOR.peek() !== 91) return void 0;
	if (signal === "spans") return "spans";
	const others = bytes.subarray(start, end);
	return (signal === "logs" ? [SPANS] : [SPANS, LOGS]).some((name) => others.includes(name)) ? void 0 : signal;
}
/** Written without white space, as nearly all are. */
function isUsual(bytes, start, end) {
	if (end - start < USUAL.length) return false;
	for (let index = 0; index < USUAL.length; index++) if (bytes[start + index] !== USUAL[index]) return false;
	return true;
}
const USUAL = Buffer.from("{\"resourceSpans\":[");
const CURSOR = new JsonCursor();
const SPANS = Buffer.from("resourceSpans");
const LOGS = Buffer.from("resourceLogs");
const METRICS = Buffer.from("resourceMetrics");

// src/formats/otlp/trace-ids.ts
function traceIds() {
	const marks = landmarks(["\"traceId\""]);
	if (marks === void 0) throw new Error("a name of nine bytes can be looked for");
	const cursor = new JsonCursor();
	let known;
	return { each(bytes, start, end, visit) {
		if (known !== bytes) marks.of(bytes);
		known = bytes;
		let last = "";
		let lastAt = -1;
		for (let from = start; marks.find(from, end); from = marks.next) {
			cursor.to(bytes, marks.at, end);
			if (!cursor.key() || cursor.peek() !== 34) continue;
			const at = cursor.at + 1;
			if (lastAt >= 0 && isSame(bytes, lastAt, at, last.length + 1)) continue;
			if (!cursor.string() || cursor.textEnd - at > LONGEST_ID) continue;
			const written = cursor.text();
			const id = readTraceId(written);
			if (id === null || id === last) continue;
			visit(id);
			lastAt = written === id ? at : -1;
			last = id;
		}
	} };
}
/** Characters of an id in any form that is read. */
const LONGEST_ID = 40;
function isSame(bytes, a, b, length) {
	for (let index = 0; index < length; index++) if (bytes[a + index] !== bytes[b + index]) return false;
	return true;
}

// src/edges/sources/read-line.ts
/**
* Reads a line of JSON in whatever format it is recognised as. Bytes that are no UTF-8 become replacement characters:
* one broken character in an answer is no reason to lose the trace.
*
* @param wanted as in `RecordFormat.read`
*/
function readLine(line, wanted) {
	let value;
	try {
		value = JSON.parse(line.toString("utf8"));
	} catch {
		return {
			record: EMPTY_RECORD,
			problem: "not JSON"
		};
	}
	return readRecord(value, wanted);
}

// src/edges/sources/fetch-from-files.ts
/**
* Whole traces from files: the spans and logs that any of the files has of them.
*
* @param ids what is wanted, in the order in which it is given back; what is gone is left out
* @param places where a survey has met them; without it every file is read whole
* @throws UserError when a file cannot be read
*/
async function fetchFromFiles(ids, files, places) {
	const gathering = new Gathering(new Set(ids));
	for (const path of files.paths) {
		const ranges = places?.partsOf(path, ids) ?? "all";
		const parts = ranges === "all" ? (await openTraceFile(files.tree, path)).parts : linesIn(files.tree, path, ranges);
		for await (const part of parts) gathering.take(part);
	}
	return ids.flatMap((id) => gathering.traceOf(id, files.versions) ?? []);
}
/** What is found of the traces that are wanted. Nothing else is held. */
var Gathering = class {
	wanted;
	spans = /* @__PURE__ */ new Map();
	logs = logGathering();
	whole = /* @__PURE__ */ new Map();
	damaged = /* @__PURE__ */ new Set();
	ids = traceIds();
	constructor(wanted) {
		this.wanted = wanted;
	}
	take(part) {
		switch (part.kind) {
			case "lines":
				this.takeLines(part.block);
				return;
			case "value":
				this.takeReading(readRecord(part.value), () => []);
				return;
			case "broken": return;
		}
	}
	/** A trace that this program wrote whole is taken as it is. */
	traceOf(id, versions) {
		const spans = this.spans.get(id);
		const whole = this.whole.get(id);
		if (whole === void 0 && spans === void 0) return void 0;
		const trace = whole ?? (spans && readTrace(spans, this.logs.of(id), versions));
		if (trace === void 0 || !this.damaged.has(id) || trace.flaws.includes("unreadable-record")) return trace;
		return {
			...trace,
			flaws: [...trace.flaws, "unreadable-record"]
		};
	}
	takeLines({ bytes, offset }) {
		if (bytes === void 0) return;
		const isPlain = !hasNeedlessEscape(bytes);
		for (let start = 0; start < bytes.length;) {
			const end = bytes[start] === 10 ? start : lineEnd(bytes, start);
			const from = textStart(bytes, start, offset === 0 && start === 0);
			const to = textEnd(bytes, from, end);
			if (to > from && !(isPlain && this.isWithout(bytes, from, to))) {
				const line = bytes.subarray(from, to);
				this.takeReading(readLine(line), () => wordsOf(line));
			}
			start = end + 1;
		}
	}
	/** Whether a line of OTLP mentions none of the traces; what its format is can only be told of a whole one. */
	isWithout(bytes, from, to) {
		const signal = signalOf(bytes, from, to);
		if (signal === void 0 || signal === "metrics") return signal === "metrics";
		let isWithout = true;
		this.ids.each(bytes, from, to, (id) => {
			isWithout &&= !this.wanted.has(id);
		});
		return isWithout;
	}
	takeReading({ record, problem }, words) {
		if (problem !== void 0) {
			for (const word of words()) if (this.wanted.has(word)) this.damaged.add(word);
		}
		this.takeRecord(record);
	}
	takeRecord({ spans, logs, traces = [] }) {
		for (const span of spans) {
			if (!this.wanted.has(span.traceId)) continue;
			const known = this.spans.get(span.traceId);
			if (known === void 0) this.spans.set(span.traceId, [span]);
			else known.push(span);
		}
		this.logs.add(logs.filter(({ traceId }) => this.wanted.has(traceId)));
		for (const trace of traces) if (this.wanted.has(trace.id)) this.whole.set(trace.id, trace);
	}
};
/** All that may be an id in a line that cannot be read, whatever its format. */
function wordsOf(line) {
	const words = line.toString("latin1").match(/[\w.+/=-]{4,128}/g) ?? [];
	return [...words, ...words.map((word) => word.toLowerCase())];
}

// src/edges/sources/no-trace-files.ts
/** The error for globs that match no file: what was looked for, where, and the nearest folder or file that is there. */
async function noTraceFiles(tree, globs) {
	const [link, ...others] = await tree.links?.(globs) ?? [];
	if (link !== void 0) return new UserError(`no file matches ${globs.join(", ")} in ${tree.label}: ${link}${andMore(others.length)} matches, and is a symbolic link or a submodule, which is not followed`, "Put the files themselves there, or run this where they are: a commit would not hold what a link leads to either.");
	return new UserError(`no file matches ${globs.join(", ")} in ${tree.label}; ${await nearest(tree, globs)}`, "Correct traces.from in the suite file, or put the trace files where it looks for them.");
}
async function nearest(tree, globs) {
	const segments = (globs.find((candidate) => !candidate.startsWith("!")) ?? "").split("/");
	const firstPattern = segments.findIndex((segment) => /[*?[\]{}()!]/.test(segment));
	for (let length = firstPattern < 0 ? segments.length : firstPattern; length > 0; length--) {
		const place = segments.slice(0, length).join("/");
		if ((await tree.match([place])).length > 0) return `${place} is a file`;
		const [first, ...others] = await tree.match([`${place}/**`]);
		if (first !== void 0) return `the nearest folder is ${place}, with ${first}${andMore(others.length)}`;
	}
	return segments.length > 1 ? `there is no folder ${segments[0]} there` : "there is no such file there";
}
function andMore(others) {
	return others === 0 ? "" : ` and ${others} more`;
}

// src/edges/sources/whereabouts.ts
/** 16 MB of memory; what comes after so many is read again. */
const MOST_TRACES = 1 << 22;
/** @param most traces that are remembered */
function whereabouts(most = MOST_TRACES) {
	const files = /* @__PURE__ */ new Map();
	let hashes = new Uint32Array(Math.min(most, 4096));
	let count = 0;
	function remember(hash) {
		if (count === hashes.length) {
			const longer = new Uint32Array(Math.min(most, count * 2));
			longer.set(hashes);
			hashes = longer;
		}
		hashes[count++] = hash;
	}
	return {
		file(path, canBeParted) {
			const blocks = [];
			files.set(path, {
				canBeParted,
				blocks
			});
			let last = "";
			let block = {
				from: 0,
				to: 0,
				first: count,
				end: count,
				isUnsure: false
			};
			return {
				block({ from, to }) {
					last = "";
					if (blocks.length > 0 && isJoined(block, {
						from,
						to
					})) {
						block.to = to;
						return;
					}
					block = {
						from,
						to,
						first: count,
						end: count,
						isUnsure: false
					};
					blocks.push(block);
				},
				cut(at) {
					last = "";
					const { to } = block;
					block.to = at;
					block = {
						from: at,
						to,
						first: count,
						end: count,
						isUnsure: false
					};
					blocks.push(block);
				},
				met(traceId) {
					if (traceId === last) return;
					last = traceId;
					if (count === most) block.isUnsure = true;
					else {
						remember(hashOf(traceId));
						block.end = count;
					}
				},
				unsure() {
					block.isUnsure = true;
				}
			};
		},
		partsOf(path, ids) {
			const file = files.get(path);
			if (file === void 0) return "all";
			const wanted = new Set(ids.map(hashOf));
			const parts = file.blocks.filter((block) => mayHold(block, hashes, wanted));
			const isWhole = !file.canBeParted || parts.some(({ to }) => to === Number.POSITIVE_INFINITY);
			return parts.length > 0 && isWhole ? "all" : joined(parts);
		}
	};
}
/** Between two pieces of a file lies a block of one line, which is not worth a place of its own. */
function isJoined(block, { from, to }) {
	const isSmall = Math.min(block.to - block.from, to - from) < SMALL_BLOCK;
	return block.to === from && isSmall && to - block.from <= LARGEST_BLOCK && !block.isUnsure;
}
const SMALL_BLOCK = 65536;
const LARGEST_BLOCK = 1 << 20;
function mayHold({ first, end, isUnsure }, hashes, wanted) {
	if (isUnsure) return true;
	for (let at = first; at < end; at++) if (wanted.has(hashes[at])) return true;
	return false;
}
/** Neighbours as one part. */
function joined(parts) {
	const found = [];
	for (const { from, to } of parts) {
		const last = found.at(-1);
		if (last?.to === from) found[found.length - 1] = {
			from: last.from,
			to
		};
		else found.push({
			from,
			to
		});
	}
	return found;
}
/** FNV-1a over the end of an id, which is where the ids of one application differ. */
function hashOf(id) {
	let hash = 2166136261;
	for (let at = Math.max(0, id.length - 12); at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 16777619);
	return hash >>> 0;
}

// src/edges/sources/survey-files.ts
/**
* Visits the facts of every span in some files. Lines of OTLP are read from their raw bytes as far as that can be done
* with certainty, and everything else is parsed.
*
* @throws UserError when a file cannot be read, or too many records
*/
async function surveyFiles({ tree, paths, feedback, errorBudget }, request, visit) {
	const places = whereabouts();
	const survey = new RecordSurvey(request, feedback, visit);
	for (const path of paths) {
		const { isPacked, parts } = await openTraceFile(tree, path);
		const file = places.file(path, !isPacked && tree.opensParts === true);
		survey.begin(path, file);
		for await (const part of parts) survey.take(part);
	}
	return {
		report: survey.tally.report(errorBudget),
		whereabouts: places
	};
}
/** A survey of one file after another. */
var RecordSurvey = class {
	tally = surveyTally();
	wanted;
	scanner;
	ids = traceIds();
	factsOf;
	visit;
	path = "";
	file;
	lines = 0;
	constructor(request, feedback, visit) {
		const { attributes, conversations, counts, since } = request;
		this.wanted = attributesOfFacts(attributes, feedback, request);
		this.scanner = otlpScanner({
			attributes: this.wanted,
			errors: request.errors !== false,
			starts: since !== void 0 || attributes.length > 0 || conversations,
			traceStates: counts,
			matters: (id) => {
				this.file?.met(id);
				return request.matters?.(id) ?? true;
			}
		});
		this.factsOf = factsReader(attributes, feedback, conversations);
		this.visit = visit;
	}
	begin(path, file) {
		this.path = path;
		this.file = file;
		this.lines = 0;
	}
	take(part) {
		switch (part.kind) {
			case "lines":
				this.takeLines(part.block);
				return;
			case "value":
				this.unknownBlock();
				this.takeReading(readRecord(part.value, this.wanted), part.place);
				return;
			case "broken":
				this.unknownBlock();
				this.tally.count(part);
				return;
		}
	}
	unknownBlock() {
		this.file?.block({
			from: 0,
			to: Number.POSITIVE_INFINITY
		});
		this.file?.unsure();
	}
	takeReading({ record, problem }, place) {
		this.tally.count({
			place,
			problem
		});
		for (const span of record.spans) this.visit(this.factsOf(span));
	}
	takeLines({ bytes, offset }) {
		this.file?.block({
			from: offset,
			to: offset + (bytes?.length ?? 0)
		});
		if (bytes === void 0) {
			this.file?.unsure();
			this.tally.count({
				place: `${this.path}:${++this.lines}`,
				problem: "longer than 256 MB"
			});
			return;
		}
		const isPlain = !hasNeedlessEscape(bytes);
		let part = 0;
		for (let start = 0; start < bytes.length;) {
			if (start - part >= PART) {
				part = start;
				this.file?.cut(offset + start);
			}
			const end = bytes[start] === 10 ? start : lineEnd(bytes, start);
			this.lines++;
			const from = textStart(bytes, start, offset === 0 && start === 0);
			const to = textEnd(bytes, from, end);
			if (to > from && !(isPlain && this.scanLine(bytes, from, to))) this.parseLine(bytes.subarray(from, to));
			start = end + 1;
		}
	}
	/** @returns false when the line has to be parsed */
	scanLine(bytes, from, to) {
		const signal = signalOf(bytes, from, to);
		if (signal === void 0) return false;
		if (signal === "spans") {
			const spans = this.scanner?.spans(bytes, from, to);
			if (spans === void 0) return false;
			for (const span of spans) this.visit(this.factsOf(span));
		} else if (signal === "logs") this.ids.each(bytes, from, to, (id) => this.file?.met(id));
		this.tally.count(GOOD);
		return true;
	}
	parseLine(line) {
		this.file?.unsure();
		this.takeReading(readLine(line, this.wanted), `${this.path}:${this.lines}`);
	}
};
/** Bytes of lines that are remembered as one place, and are read again for a trace that was met there. */
const PART = 131072;
const GOOD = {
	place: "",
	problem: void 0
};

// src/edges/sources/trace-files.ts
/**
* Traces in files of any format that is known: JSON lines, JSON over several lines, the collector's binary form, each
* plain or packed, in any order, one trace spread over any number of files. Memory holds one piece of a file, the
* longest record, and what was asked for.
*/
function traceFiles(options) {
	const { tree, globs, versions, feedback, errorBudget, rate } = options;
	let places;
	const source = {
		async survey(request, visit) {
			const paths = await matching(tree, globs);
			const surveyed = await surveyFiles({
				tree,
				paths,
				feedback,
				errorBudget
			}, request, visit);
			if (surveyed.report.records === 0) throw allEmpty(paths, globs);
			places = surveyed.whereabouts;
			return surveyed.report;
		},
		async fetch(ids) {
			if (ids.length === 0) return [];
			return fetchFromFiles(ids, {
				tree,
				paths: await matching(tree, globs),
				versions
			}, places);
		}
	};
	return rate === void 0 ? source : ratedSource(source, rate);
}
async function matching(tree, globs) {
	const paths = await tree.match(globs);
	if (paths.length === 0) throw await noTraceFiles(tree, globs);
	return paths;
}
function allEmpty([first, ...others], globs) {
	const match = others.length === 0 ? `${first} matches` : `${first} and ${others.length} more match`;
	const hold = others.length === 0 ? "holds" : "hold";
	return new UserError(`${match} ${globs.join(", ")}, and ${hold} no records`, "See to it that traces are written there, or correct traces.from in the suite file.");
}

export { traceFiles };