import { i as sha256 } from "./digest.js";
import { dirname, join } from "node:path";
import { mkdirSync, openSync, readSync, readdirSync, rmdirSync, statSync, unlinkSync, writeSync } from "node:fs";

// src/edges/models/journal-line.ts
/** An entry as one line, without its end: a digest, and the text it is of. */
function journalLine({ key, at, reply }) {
	const text = JSON.stringify({
		format: 2,
		key,
		at,
		reply
	}).slice(1);
	return `{"digest":"${sha256(text)}",${text}`;
}
/**
* The key of a line, from its head alone and on trust. @param head at least the first 256 bytes, or all there are
* @returns undefined for a line of another kind
*/
function keyAtHead(head) {
	return HEAD.exec(head)?.[1];
}
/** The entry of a line, or undefined when it is not whole: its digest vouches that it was written so. */
function readJournalLine(line) {
	const [, digest, text] = WHOLE.exec(line) ?? [];
	return text !== void 0 && digest === sha256(text) ? JSON.parse(`{${text}`) : void 0;
}
const HEAD = /^\{"digest":"[0-9a-f]{64}","format":2,"key":"([0-9a-f]{64})"/;
const WHOLE = /^\{"digest":"([0-9a-f]{64})",("format":2,.*)$/s;

// src/edges/models/old-journals.ts
/**
* Removes the folders of occasions that are over: those that hold nothing but a journal that was last written to before
* a moment. Best effort: a folder that cannot be looked at or removed stays.
*
* @param parent the folder of these folders
* @param before milliseconds since the epoch
*/
function removeOldJournals(parent, before) {
	for (const entry of attempt(() => readdirSync(parent, { withFileTypes: true })) ?? []) if (entry.isDirectory()) attempt(() => removeIfOld(join(parent, entry.name), before));
}
function removeIfOld(folder, before) {
	const [name, ...others] = readdirSync(folder);
	if (name !== "answers.jsonl" || others.length > 0) return;
	const journal = join(folder, name);
	if (statSync(journal).mtimeMs >= before) return;
	unlinkSync(journal);
	rmdirSync(folder);
}
function attempt(work) {
	try {
		return work();
	} catch {
		return;
	}
}

// src/edges/models/open-journal.ts
/**
* Opens a journal, which need not be there yet. It is read once, when something is first looked for; memory then holds
* the place of each line and none of their text. Lines that other processes add later are not looked for, and may
* stand between ours: every write goes to the end of the file as it is, and begins a line of its own, whatever a
* process that was killed may have left there.
*/
function openJournal(path) {
	const index = /* @__PURE__ */ new Map();
	const added = /* @__PURE__ */ new Set();
	let reader;
	let writer;
	let readTo;
	const readOn = () => {
		const from = readTo ?? 0;
		readTo = from;
		reader ??= openSync(path, "r");
		readTo = scan(reader, from, (head, place) => {
			const key = keyAtHead(head);
			if (key !== void 0) index.set(key, place);
		});
		added.clear();
	};
	return {
		find(key) {
			try {
				if (readTo === void 0 || added.has(key)) readOn();
				const place = index.get(key);
				return reader === void 0 || place === void 0 ? void 0 : lineAt(reader, place);
			} catch {
				return;
			}
		},
		append(key, line) {
			if (writer === void 0) mkdirSync(dirname(path), { recursive: true });
			writer ??= openSync(path, "a", 384);
			const bytes = Buffer.from(`\n${line}`);
			if (writeSync(writer, bytes) < bytes.length) throw new Error("a line was written in part");
			added.add(key);
		}
	};
}
const LINE_FEED = 10;
const HEAD_LENGTH = 256;
/** Shows every line from an offset on: its first 256 bytes and its place. @returns the offset of the file's end */
function scan(file, from, see) {
	const piece = Buffer.allocUnsafe(65536);
	let head = "";
	let offset = from;
	let end = from;
	for (let bytes = readSync(file, piece, 0, piece.length, end); bytes > 0;) {
		for (let start = 0; start <= bytes;) {
			const feed = piece.subarray(0, bytes).indexOf(LINE_FEED, start);
			const stop = feed < 0 ? bytes : feed;
			head += piece.toString("latin1", start, Math.min(stop, start + HEAD_LENGTH - head.length));
			if (feed >= 0) {
				see(head, {
					offset,
					length: end + feed - offset
				});
				head = "";
				offset = end + feed + 1;
			}
			start = stop + 1;
		}
		end += bytes;
		bytes = readSync(file, piece, 0, piece.length, end);
	}
	see(head, {
		offset,
		length: end - offset
	});
	return end;
}
function lineAt(file, { offset, length }) {
	const bytes = Buffer.allocUnsafe(length);
	return bytes.toString("utf8", 0, readSync(file, bytes, 0, length, offset));
}

// src/edges/models/answer-cache.ts
const ONE_DAY = 864e5;
const TWO_DAYS = 2 * ONE_DAY;
/**
* Keeps the answers of one occasion in one journal, `answers.jsonl` in the occasion's folder, readable by its owner
* alone because it holds text. A line is added for each answer and none is ever changed; of several with one key the
* last counts, and one that is torn or damaged is a miss. Folders of other occasions beside this one that nobody has
* written to for two days are removed.
*
* An answer is handed to the system before anybody uses it, so a process that is killed loses none that it had used. A
* machine that fails may lose the last of them, since nothing waits for the disk.
*
* Synchronous inside: an append takes some microseconds, and handing it to a thread and back costs more.
*
* @param folder of the occasion; made with the first answer
*/
function diskCache(folder, options) {
	const { clock, maxAgeMs = ONE_DAY, since, warn } = options;
	let journal;
	const opened = () => {
		if (journal === void 0) removeOldJournals(dirname(folder), clock.now().getTime() - Math.max(TWO_DAYS, maxAgeMs));
		journal ??= openJournal(join(folder, "answers.jsonl"));
		return journal;
	};
	let warned = false;
	return {
		async get(key) {
			const line = opened().find(key);
			const entry = line === void 0 ? void 0 : readJournalLine(line);
			if (entry?.key !== key) return void 0;
			const at = Date.parse(entry.at);
			const age = clock.now().getTime() - at;
			return (since === void 0 || at >= since.getTime()) && age >= 0 && age <= maxAgeMs ? entry.reply : void 0;
		},
		async set(key, reply) {
			try {
				opened().append(key, journalLine({
					key,
					at: clock.now().toISOString(),
					reply
				}));
			} catch (error) {
				if (!warned) warn(`Answers cannot be kept in ${folder} (${codeOf(error)}): a run that is stopped starts anew.`);
				warned = true;
			}
		}
	};
}
function codeOf(error) {
	if (!(error instanceof Error)) return String(error);
	return "code" in error ? String(error.code) : error.message;
}

export { diskCache };