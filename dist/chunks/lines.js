// src/edges/sources/lines.ts
const LINE_FEED = 10;
/** Longer lines are not read: they would be more than memory holds several times over. */
const LONGEST_LINE = 256 * 2 ** 20;
/**
* Cuts bytes into blocks of whole lines, nearly as they come: a step per line would cost more than the line. Holds one
* line at most.
*
* @param longest bytes of the longest line that is held
*/
async function* lineBlocks(pieces, longest = LONGEST_LINE) {
	const pending = new PendingLine(longest);
	let offset = 0;
	for await (const piece of pieces) {
		const bytes = Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength);
		let start = 0;
		if (!pending.isEmpty) {
			start = bytes.indexOf(10) + 1;
			if (start > 0) yield pending.take(bytes.subarray(0, start), offset);
		}
		const end = bytes.lastIndexOf(10) + 1;
		if (end > start) yield {
			bytes: bytes.subarray(start, end),
			offset: offset + start
		};
		if (end < bytes.length) pending.add(bytes.subarray(end), offset + end);
		offset += bytes.length;
	}
	if (!pending.isEmpty) yield pending.take(Buffer.alloc(0), offset);
}
/** The beginning of a line whose end has not come yet. */
var PendingLine = class {
	longest;
	pieces = [];
	size = 0;
	offset = 0;
	constructor(longest) {
		this.longest = longest;
	}
	get isEmpty() {
		return this.size === 0;
	}
	/** A piece may be overwritten, so what is kept is copied. */
	add(piece, offset) {
		if (this.size === 0) this.offset = offset;
		this.size += piece.length;
		if (this.size <= this.longest) this.pieces.push(Buffer.from(piece));
		else this.pieces = [];
	}
	take(end, offset) {
		this.add(end, offset);
		const block = {
			bytes: this.size > this.longest ? void 0 : Buffer.concat(this.pieces),
			offset: this.offset
		};
		this.pieces = [];
		this.size = 0;
		return block;
	}
};
/**
* Splits bytes into lines, numbered from 1, without their ends and without empty ones. Holds one line at a time, however
* long; lines come in groups.
*/
async function* linesOf(pieces) {
	let number = 0;
	for await (const { bytes } of lineBlocks(pieces)) {
		const lines = [];
		if (bytes === void 0) lines.push({
			number: ++number,
			bytes
		});
		else for (let start = 0; start < bytes.length;) {
			const end = lineEnd(bytes, start);
			const line = trimmed(bytes, start, end, ++number === 1);
			if (line.length > 0) lines.push({
				number,
				bytes: line
			});
			start = end + 1;
		}
		if (lines.length > 0) yield lines;
	}
}
/** Where the line that begins here ends: at its line feed, or at the end of the bytes. */
function lineEnd(bytes, start) {
	const end = bytes.indexOf(10, start);
	return end < 0 ? bytes.length : end;
}
function trimmed(bytes, from, to, isFirst) {
	return bytes.subarray(textStart(bytes, from, isFirst), textEnd(bytes, from, to));
}
/** Where the text of a line begins: behind a byte-order mark, if it is a file's first. */
function textStart(bytes, from, isFirst) {
	return isFirst && bytes[from] === 239 && bytes[from + 1] === 187 && bytes[from + 2] === 191 ? from + 3 : from;
}
/** Where the text of a line ends: before white space. */
function textEnd(bytes, from, to) {
	let end = to;
	while (end > from && isSpace(bytes[end - 1])) end--;
	return end;
}
function isSpace(byte) {
	return byte === 13 || byte === 32 || byte === 9;
}

export { textStart as a, textEnd as i, lineEnd as n, linesOf as r, lineBlocks as t };