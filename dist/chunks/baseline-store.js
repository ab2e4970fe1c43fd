import { i as byAge$1, n as baselineName, r as baselinePath } from "./baseline2.js";
import { t as UserError } from "./errors2.js";
import { n as serialiseBaseline, o as readTime, t as parseBaseline } from "./baseline.js";
import { n as asOneLine, t as anchorPath } from "./anchor.js";
import { a as number, c as only, i as map, l as optional, n as count, o as object, r as list, s as oneOf, t as ShapeError, u as text } from "./json-reader.js";
import { i as refuseNewer, n as serialisePostMortem, r as readOwnFile, t as parsePostMortem } from "./post-mortem.js";
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
| \`probes/<suite>/<date>.json\` | what a few cheap calls said of the model: whether the same one still answers |
| \`incidents/<incident>/post-mortem.md\` | an incident, to be read and written in: what stands between two marks stays when it is written anew |
| \`incidents/<incident>/post-mortem.json\` | the same as a record, for programs |
| \`incidents/<incident>/cases.jsonl\` | only where the suite keeps texts in the open: redacted questions of the incident, ready for a suite |

\`<date>\` is the day of the run in UTC. \`<tuple>\` stands for the versions of model, prompt, policy, retrieval and tools:
two records with the same eight digits ran the same versions. The second record of a day ends in \`-2\`.

Records hold ids, scores, latencies, token counts, and who accepted which regression. They hold no text of traces. What an
anchor says of its reason is what the person wrote.

## Rules of this branch

- A record is never changed. A wrong one is deleted by hand, in a commit that says why.
- An anchor moves only when a person blesses another record (\`eval-baseline anchor\`).
- A post-mortem is written anew as more is known; what people wrote in it stays. Nothing else ever changes.
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
	return readOwnFile(content, readAnchor(suite), fileOf(suite, label));
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
	refuseNewer(json, fileOf(suite, label));
}
function fileOf(suite, label) {
	return {
		place: `${anchorPath(suite)} of ${label}`,
		what: "an anchor",
		remedy: BLESS_AGAIN
	};
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

// src/edges/store/post-mortems.ts
/** Names of the incidents that have a post-mortem, sorted; a folder with another name than we give is none. */
async function incidentsOn(snapshot) {
	return (await snapshot.list("incidents/")).flatMap((path) => /^incidents\/([a-z0-9-]+)\/post-mortem\.json$/.exec(path)?.[1] ?? []).toSorted();
}
/**
* The post-mortem of an incident, or undefined when there is none.
*
* @throws UserError when it cannot be read, or one of its two files is gone: what people wrote must not be written over
*/
async function postMortemOn(snapshot, incident) {
	const path = `incidents/${incident}/post-mortem`;
	const [json, markdown, cases] = await Promise.all([
		snapshot.read(`${path}.json`),
		snapshot.read(`${path}.md`),
		snapshot.read(`incidents/${incident}/cases.jsonl`)
	]);
	if (json === void 0 && markdown === void 0) return void 0;
	if (json === void 0) throw halfGone(`${path}.json`, `${path}.md`);
	if (markdown === void 0) throw halfGone(`${path}.md`, `${path}.json`);
	return {
		postMortem: parsePostMortem(json, `${path}.json`),
		markdown,
		...cases === void 0 ? {} : { cases }
	};
}
function halfGone(gone, there) {
	return new UserError(`${gone} is gone, and ${there} is there`, "Restore it from the branch's history, or delete the folder of the incident to write it anew.");
}
/**
* Two suites and their metrics may come to one name, "desk" with "eu-cites" and "desk-eu" with "cites": the first one stays.
*
* @returns its folder, or undefined when the branch has moved since
* @throws UserError when people wrote in it meanwhile, or it is of another suite
*/
async function keepPostMortemOn(branch, snapshot, { postMortem, markdown, cases }, replaces) {
	const folder = `incidents/${postMortem.incident}`;
	const there = await postMortemOn(snapshot, postMortem.incident);
	if (there !== void 0 && there.postMortem.suite !== postMortem.suite) throw new UserError(`${folder} of ${branch.label} is an incident of suite ${there.postMortem.suite}, and this one is of ${postMortem.suite}`, "Write it to a folder: eval-baseline post-mortem --out FOLDER.");
	if (there !== void 0 && there.markdown !== replaces) throw new UserError(`${folder}/post-mortem.md of ${branch.label} was changed meanwhile`, "Run this again: it keeps what people wrote.");
	const files = [
		{
			path: `${folder}/post-mortem.json`,
			text: serialisePostMortem(postMortem)
		},
		{
			path: `${folder}/post-mortem.md`,
			text: markdown
		},
		...cases === void 0 ? [] : [{
			path: `${folder}/cases.jsonl`,
			text: cases
		}]
	];
	const message = `Write the post-mortem of ${postMortem.incident}`;
	return (await branch.commit({
		expectedHead: snapshot.head,
		files,
		message
	})).status === "committed" ? folder : void 0;
}

// src/formats/probe.ts
const RESTORE = "Restore the file from the branch's history, or delete it: the next record then takes a reading anew.";
/**
* The text of a reading: JSON (schema/probe.json), one input per line, keys always in the same order, counts sorted by name.
* Equal readings give equal bytes.
*/
function serialiseProbe(reading) {
	const { inputs, ...rest } = readReading(reading, "");
	const head = Object.entries({
		...rest,
		fingerprints: sorted(rest.fingerprints),
		served: sorted(rest.served),
		parameters: rest.parameters && sorted(rest.parameters)
	}).filter(([, value]) => value !== void 0);
	const lines = inputs.map(({ input, outputs }) => `    ${JSON.stringify({
		input,
		outputs: sorted(outputs)
	})}`);
	return `{\n${head.map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`).join("")}  "inputs": [\n${lines.join(",\n")}\n  ]\n}\n`;
}
/**
* The reading in a text.
*
* @param path where it lies, for the error
* @throws UserError when the text is not JSON, is no reading, or is one of a newer format
*/
function parseProbe(content, path) {
	return readOwnFile(content, readReading, {
		place: path,
		what: "a reading of a probe",
		remedy: RESTORE
	});
}
const readKind = oneOf({
	border: true,
	completions: true
});
/** A suite may ask for half as much. All answers are dealt anew a thousand times: a crafted count would never end. */
const MOST_ANSWERS = 200;
const MOST_INPUTS = 100;
const LONGEST_OUTPUT = 1e3;
const readOutputs = (value, place) => {
	const outputs = map(count)(value, place);
	if (Object.values(outputs).reduce((sum, times) => sum + times, 0) > MOST_ANSWERS) throw new ShapeError(`${place} counts more than ${MOST_ANSWERS} answers`);
	if (Object.keys(outputs).every((output) => output.length <= LONGEST_OUTPUT)) return outputs;
	throw new ShapeError(`${place} holds an output of more than ${LONGEST_OUTPUT} characters`);
};
const readInputs = (value, place) => {
	const inputs = list(object({
		input: text,
		outputs: readOutputs
	}))(value, place);
	if (inputs.length <= MOST_INPUTS) return inputs;
	throw new ShapeError(`${place} are more than ${MOST_INPUTS}`);
};
const readReading = object({
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
	inputs: readInputs
});
function sorted(counts) {
	return Object.fromEntries(Object.entries(counts).sort(([a], [b]) => a < b ? -1 : 1));
}

// src/edges/store/probes.ts
/**
* The newest readings of a suite, at most 60, and the references that they name; oldest first.
* @throws UserError when one of them cannot be read
*/
async function probesOn(snapshot, suite) {
	const paths = (await snapshot.list(`probes/${suite}/`)).filter((path) => NAME.test(path)).sort(byAge);
	const newest = await readingsAt(snapshot, paths.slice(-60));
	const read = new Set(newest.map(({ path }) => path));
	const named = new Set(newest.flatMap(({ reading: { reference } }) => reference === void 0 ? [] : [reference]));
	return [...await readingsAt(snapshot, paths.filter((path) => named.has(path) && !read.has(path))), ...newest].toSorted((a, b) => a.reading.at < b.reading.at ? -1 : 1);
}
/**
* Puts a reading on top of a snapshot, in one commit; several of one day are numbered.
* @returns its path, or undefined when the branch has moved since
*/
async function addProbeOn(branch, snapshot, reading) {
	const stem = `probes/${reading.suite}/${reading.at.slice(0, 10)}`;
	const text = serialiseProbe(reading);
	const sameDay = (await snapshot.list(stem)).filter((path) => NAME.test(path));
	for (const path of sameDay) if (await snapshot.read(path) === text) return path;
	const number = 1 + Math.max(0, ...sameDay.map(numberOf));
	const path = `${stem}${number === 1 ? "" : `-${number}`}.json`;
	const message = `Probe ${reading.model} for ${reading.suite}`;
	return (await branch.commit({
		expectedHead: snapshot.head,
		files: [{
			path,
			text
		}],
		message
	})).status === "committed" ? path : void 0;
}
const NAME = /\/(\d{4}-\d{2}-\d{2})(?:-(\d+))?\.json$/;
function numberOf(path) {
	return Number(NAME.exec(path)?.[2] ?? 1);
}
function byAge(a, b) {
	const [dayA = "", dayB = ""] = [NAME.exec(a)?.[1], NAME.exec(b)?.[1]];
	if (dayA !== dayB) return dayA < dayB ? -1 : 1;
	return numberOf(a) - numberOf(b);
}
function readingsAt(snapshot, paths) {
	return Promise.all(paths.map(async (path) => ({
		path,
		reading: parseProbe(await snapshot.read(path) ?? "", path)
	})));
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
			seen = void 0;
			if (written !== void 0) return written;
		}
		throw new UserError(`${branch.label} moved each of the ${TRIES} times ${what} was about to be written to it`, "Run this again when fewer others write to the branch.");
	};
	return {
		label: branch.label,
		async list(suite) {
			return (await namesIn(await look(), suite)).toSorted(byAge$1);
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
		async probes(suite) {
			return probesOn(seen ?? await look(), suite);
		},
		async addProbe(reading) {
			return untilWritten("a reading", (snapshot) => addProbeOn(branch, snapshot, reading));
		},
		async incidents() {
			return incidentsOn(await look());
		},
		async postMortem(incident) {
			return postMortemOn(await look(), incident);
		},
		async keepPostMortem(kept, replaces) {
			return untilWritten("a post-mortem", (snapshot) => keepPostMortemOn(branch, snapshot, kept, replaces));
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