import { i as byAge, n as baselineName, r as baselinePath } from "./baseline2.js";
import { t as UserError } from "./errors2.js";
import { n as serialiseBaseline, r as readTime, t as parseBaseline } from "./baseline.js";
import { n as asOneLine, t as anchorPath } from "./anchor.js";
import { c as only, o as object, t as ShapeError, u as text } from "./json-reader.js";
import { t as NO_TEXTS } from "./sample-texts2.js";
import { setTimeout } from "node:timers/promises";

// src/formats/branch-readme.ts
/**
* The README.md of the baseline branch: what the branch is, for whoever stumbles on it. Written with the first commit.
*
* @returns Markdown with a trailing newline, always the same
*/
function branchReadme() {
	return `# Baselines

This branch is kept by eval-baseline. It holds the scores of an LLM feature over time, each tagged with the version of
every layer that produced it. It shares no history with the code and is never merged into it.

| path | what it is |
|---|---|
| \`baselines/<suite>/<year>/<date>-<tuple>.json\` | one record: all scores of one run, case by case |
| \`anchors/<suite>.json\` | the record that a person has blessed, with who, when and why; every new record is compared with it too |
| \`samples/<suite>/<digest>.jsonl\` | only where the suite keeps texts: the redacted traces that records were made of |
| \`samples/<suite>/<digest>.jsonl.sealed\` | the same, sealed: nobody reads them without the key |

\`<date>\` is the day of the run in UTC. \`<tuple>\` stands for the versions of model, prompt, policy, retrieval and tools:
two records with the same eight digits ran the same versions. The second record of a day ends in \`-2\`.

Records hold ids, scores, latencies, token counts, and who accepted which regression. They hold no text of traces. What an
anchor says of its reason is what the person wrote.

## Rules of this branch

- A record is never changed. A wrong one is deleted by hand, in a commit that says why.
- An anchor moves only when a person blesses another record (\`eval-baseline anchor\`). It is the only file that changes.
- Writers append; none overwrites another. Do not force-push.
- Keep it outside rulesets that demand reviews or signatures: workflows write here.

## Reading it

\`\`\`sh
git show <branch>:baselines/<suite>/<year>/<file>.json
\`\`\`

A record is JSON with one case per line. A score is a number, or \`{ "unscored": reason }\` where there is none: unknown
is never zero.
`;
}

// src/formats/anchor.ts
const BLESS_AGAIN = "Restore the file from the branch's history, or bless a baseline again: eval-baseline anchor BASELINE --why TEXT.";
/** The text of an anchor: JSON (schema/anchor.json), keys always in the same order. Equal anchors give equal bytes. */
function serialiseAnchor({ format, suite, baseline, by, at, why }) {
	return `${JSON.stringify({
		format,
		suite,
		baseline,
		by,
		at,
		why
	}, null, 2)}\n`;
}
/**
* The anchor in a text. Its words come back on one line, whoever wrote them.
*
* @param suite whose anchor it is to be
* @param label of the branch, for the error
* @throws UserError when the text is not JSON, is no anchor of this suite, or is one of a newer format
*/
function parseAnchor(content, suite, label) {
	const place = `${anchorPath(suite)} of ${label}`;
	try {
		const json = parseJson(content);
		refuseNewer(json, place);
		return readAnchor(suite)(json, "");
	} catch (cause) {
		if (!(cause instanceof ShapeError)) throw cause;
		throw new UserError(`${place} is not an anchor: ${cause.message}`, BLESS_AGAIN, { cause });
	}
}
/**
* Guards an anchor that only a newer program understands from being replaced by this one; a broken one may be.
*
* @throws UserError as `parseAnchor` does for a newer format, and for nothing else
*/
function refuseNewerAnchor(content, suite, label) {
	let json;
	try {
		json = JSON.parse(content);
	} catch {
		return;
	}
	refuseNewer(json, `${anchorPath(suite)} of ${label}`);
}
function parseJson(content) {
	try {
		return JSON.parse(content);
	} catch {
		throw new ShapeError("it is not JSON");
	}
}
function refuseNewer(json, place) {
	if (typeof json !== "object" || json === null || !Object.hasOwn(json, "format")) return;
	const { format } = json;
	if (typeof format !== "number" || format <= 1) return;
	throw new UserError(`${place} is an anchor of format ${format}, and this version reads format 1`, "Use a newer version of eval-baseline.");
}
const readLine = (value, place) => {
	const line = asOneLine(text(value, place));
	if (line !== "") return line;
	throw new ShapeError(`${place} must say something`);
};
function readAnchor(suite) {
	const readSuite = (value, place) => {
		if (text(value, place) === suite) return suite;
		throw new ShapeError(`${place} is another suite's`);
	};
	const readPath = (value, place) => {
		const path = text(value, place);
		if (baselineName(path)?.suite === suite) return path;
		throw new ShapeError(`${place} must be the path of a record of this suite`);
	};
	return object({
		format: only(1),
		suite: readSuite,
		baseline: readPath,
		by: readLine,
		at: readTime,
		why: readLine
	});
}

// src/edges/store/anchors.ts
/**
* The anchor of a suite as the branch was at one moment, or undefined when nobody blessed one.
*
* @param label of the branch, for errors
* @throws UserError when its file is no anchor, is of a newer format, or points to a record that is not there
*/
async function anchorOn(snapshot, suite, label) {
	const content = await snapshot.read(anchorPath(suite));
	if (content === void 0) return void 0;
	const anchor = parseAnchor(content, suite, label);
	if ((await snapshot.list(anchor.baseline)).includes(anchor.baseline)) return anchor;
	throw new UserError(`${anchorPath(suite)} of ${label} points to ${anchor.baseline}, which is not there`, "Restore the record from the branch's history, or bless another one: eval-baseline anchor BASELINE --why TEXT.");
}
/**
* Puts an anchor on top of a snapshot, in one commit. The file of an anchor is the one file of the branch that is
* replaced; one that is broken is, too.
*
* @returns false when the branch has moved since
* @throws UserError when the record is not on the branch, or the anchor there is of a newer format
*/
async function blessOn(branch, snapshot, anchor) {
	const { suite, baseline, by, why } = anchor;
	await refuseMissing(branch, snapshot, anchor);
	const path = anchorPath(suite);
	const before = await snapshot.read(path);
	if (before !== void 0) refuseNewerAnchor(before, suite, branch.label);
	const text = serialiseAnchor(anchor);
	if (before === text) return true;
	const message = `Bless ${baseline.split("/").at(-1)?.replace(/\.json$/, "")} as the anchor of ${suite}\n\n${why}\n\nBlessed by ${by}.`;
	return (await branch.commit({
		expectedHead: snapshot.head,
		files: [{
			path,
			text
		}],
		message
	})).status === "committed";
}
async function refuseMissing(branch, snapshot, { suite, baseline }) {
	if (baselineName(baseline)?.suite === suite && (await snapshot.list(baseline)).includes(baseline)) return;
	throw new UserError(`${baseline} is no record of suite ${suite} on ${branch.label}, so it cannot be blessed`, "Bless a record that is on the branch: latest, a date, or the beginning of a tuple.");
}

// src/edges/store/baseline-store.ts
const TRIES = 10;
/**
* The baselines on a branch. Whoever writes at the same time, no record is lost: a writer that finds the branch moved
* starts again from its new head.
*
* @param options.wait what to do before try number `attempt` (2, 3, …); a growing, jittered pause unless given
* @param options.texts whether the texts of samples are kept beside records; none unless given
*/
function baselineStore(branch, { wait = pause, texts = NO_TEXTS } = {}) {
	let seen;
	const look = async () => {
		seen = await branch.snapshot();
		return seen;
	};
	/** Tries again on the branch as it is by then, as long as others have moved it. @param write undefined: it has moved */
	const untilWritten = async (what, write) => {
		for (let attempt = 1; attempt <= TRIES; attempt += 1) {
			if (attempt > 1) await wait(attempt);
			const snapshot = await look();
			await refuseForeign(branch, snapshot);
			const written = await write(snapshot);
			if (written !== void 0) return written;
		}
		throw new UserError(`${branch.label} moved each of the ${TRIES} times ${what} was about to be written to it`, "Run this again when fewer others write to the branch.");
	};
	return {
		label: branch.label,
		async list(suite) {
			return (await namesIn(await look(), suite)).toSorted(byAge);
		},
		async read({ path }) {
			const text = await seen?.read(path) ?? await (await look()).read(path);
			if (text !== void 0) return parseBaseline(text, path);
			throw new UserError(`${path} is not on ${branch.label}`, "Take a record that is on the branch; git log on the branch says whether somebody deleted this one.");
		},
		async checkWritable() {
			await texts.check();
			await refuseForeign(branch, seen ?? await look());
			await branch.checkWritable?.();
		},
		async readSample({ run }) {
			return (seen && await texts.read(run, seen)) ?? texts.read(run, await look());
		},
		async anchor(suite) {
			return anchorOn(await look(), suite, branch.label);
		},
		async bless(anchor) {
			await untilWritten("an anchor", async (snapshot) => {
				return await blessOn(branch, snapshot, anchor) ? anchor : void 0;
			});
		},
		async add(baseline, traces) {
			refuseIncomplete(baseline);
			const sample = traces && await texts.file(baseline.run, traces);
			const others = /* @__PURE__ */ new Set();
			return untilWritten("a record", (snapshot) => addOn(branch, {
				snapshot,
				baseline,
				others,
				...sample && { sample }
			}));
		}
	};
}
/** The name of the record, already there or added on this snapshot; undefined when the branch has moved since. */
async function addOn(branch, { snapshot, baseline, others, sample }) {
	const text = serialiseBaseline(baseline);
	const siblings = await siblingsOf(snapshot, baseline);
	for (const sibling of siblings) {
		if (others.has(sibling.path)) continue;
		if (await snapshot.read(sibling.path) === text) return sibling;
		others.add(sibling.path);
	}
	const ordinal = 1 + Math.max(0, ...siblings.map((sibling) => sibling.ordinal));
	const name = named(baselinePath(baseline, ordinal));
	const files = [{
		path: name.path,
		text
	}];
	if (await snapshot.read("README.md") === void 0) files.push({
		path: "README.md",
		text: branchReadme()
	});
	if (sample !== void 0 && !(await snapshot.list(sample.path)).includes(sample.path)) files.push(sample);
	const message = `Record ${name.suite} of ${name.date}, versions ${name.tuple}`;
	return (await branch.commit({
		expectedHead: snapshot.head,
		files,
		message
	})).status === "committed" ? name : void 0;
}
/** What may lie on a baseline branch. Code does not: a record on top of it would be a commit nobody asked for. */
const OURS = /^(README\.md|index\.html|(baselines|samples|anchors|probes|incidents)\/)/;
async function refuseForeign(branch, snapshot) {
	const foreign = (await snapshot.list("")).find((path) => !OURS.test(path));
	if (foreign === void 0) return;
	throw new UserError(`${branch.label} holds other things, ${foreign} for one, so it is no branch of baselines`, "Name a branch of its own under store.branch in the suite file.");
}
/** The records of the same suite and day. */
async function siblingsOf(snapshot, baseline) {
	const first = named(baselinePath(baseline, 1));
	return (await namesIn(snapshot, first.suite)).filter(({ date }) => date === first.date);
}
async function namesIn(snapshot, suite) {
	return (await snapshot.list(`baselines/${suite}/`)).flatMap((path) => {
		const name = baselineName(path);
		return name?.suite === suite ? [name] : [];
	});
}
function named(path) {
	const name = baselineName(path);
	if (name !== void 0) return name;
	throw new UserError(`${path} cannot be the path of a record`, "Give the suite a name without slashes, and the run a date of four-digit years.");
}
function refuseIncomplete({ run }) {
	if (run.incomplete === void 0) return;
	throw new UserError(`an incomplete run cannot become a baseline: ${run.incomplete.problem}`, run.incomplete.remedy);
}
/**
* Anything up to 0.8 s, doubled with each try up to 15 s. Drawn from the whole range: of 20 writers at once the last
* then needs half the tries and a third of the time it needs when only part of the pause is left to chance.
*/
async function pause(attempt) {
	await setTimeout(Math.random() * Math.min(200 * 2 ** attempt, 15e3));
}

export { baselineStore };