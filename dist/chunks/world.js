import { t as deadlinePassed } from "./incomplete.js";
import { n as UserErrors, t as UserError } from "./errors2.js";
import { i as UNKNOWN_VERSION, n as NO_SUCH_LAYER, s as tuplePrefix, t as LAYERS } from "./version.js";
import { t as FIELD_REMEDIES } from "./diagnosis.js";
import { a as number, c as only, d as truth, i as map, l as optional, n as count, o as object, r as list, s as oneOf, t as ShapeError, u as text } from "./json-reader.js";
import { a as readVersions } from "./json-text.js";
import { t as diskTree } from "./disk-tree.js";
import { i as gitFailure, n as gitPieces, r as tryGit, t as git } from "./run.js";
import { t as globMatcher } from "./glob.js";
import { i as sha256, r as normaliseText, t as canonicalJson } from "./digest.js";
import { i as toolsVersion, r as readToolDefinitions } from "./tool-definitions.js";
import { t as require_dist } from "./dist.js";
import { t as modelVersion } from "./model-version.js";
import { t as overrideLabel } from "./override-label.js";
import { access, mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { deflateSync, inflateSync } from "node:zlib";
import { constants } from "node:fs";
import { setTimeout as setTimeout$1 } from "node:timers/promises";

// src/formats/fidelity-shape.ts
/** Reads how like production a replay was. @throws ShapeError */
const readFidelity = (value, place) => {
	const { status } = object({ status: oneOf({
		measured: true,
		unknown: true
	}) })(value, place);
	return status === "measured" ? readMeasured(value, place) : readUnknown(value, place);
};
const readUnknown = object({
	status: only("unknown"),
	reason: oneOf({
		"no-observed-answers": true,
		"nothing-scored": true
	})
});
const readEstimate = object({
	value: number,
	lower: optional(number),
	upper: optional(number)
});
const readMetric$1 = object({
	metric: text,
	blocking: truth,
	cases: count,
	clusters: count,
	observedMean: number,
	replayMean: number,
	difference: readEstimate,
	agreement: readEstimate
});
const readRemedy = oneOf(Object.fromEntries(FIELD_REMEDIES.map((remedy) => [remedy, true])));
const CAUSES = {
	"not-recorded": object({
		kind: only("not-recorded"),
		hop: oneOf({
			retrieval: true,
			assembly: true,
			model: true,
			tool: true,
			parse: true
		}),
		field: text,
		remedy: readRemedy,
		present: count,
		hops: count
	}),
	"left-the-recording": object({
		kind: only("left-the-recording"),
		trials: count,
		of: count
	}),
	chance: object({
		kind: only("chance"),
		trials: count,
		amongTrials: optional(number)
	})
};
const readCause = (value, place) => {
	const { kind } = object({ kind: oneOf({
		"not-recorded": true,
		"left-the-recording": true,
		chance: true
	}) })(value, place);
	return CAUSES[kind](value, place);
};
const readMeasured = object({
	status: only("measured"),
	confidence: number,
	metrics: list(readMetric$1),
	agreement: number,
	atLeast: number,
	leftOut: count,
	cause: optional(readCause)
});

// src/formats/baseline-shape.ts
/** Reads the JSON of a record of format 1; schema/baseline.json says the same. @throws ShapeError */
const readBaseline = (value, place) => object({
	format: only(1),
	commit: optional(text),
	run: readRun
})(value, place);
const readUnscored = oneOf({
	"no-answer": true,
	"no-expected-value": true,
	"not-recorded": true,
	"out-of-range": true,
	"took-too-long": true,
	"judge-refused": true,
	"judge-failed": true,
	"judge-malformed": true,
	"scorer-failed": true,
	"embedding-failed": true
});
const readFailure = oneOf({
	unreachable: true,
	unauthorised: true,
	"rate-limited": true,
	"server-error": true,
	"connection-reset": true,
	"timed-out": true,
	"refused-request": true,
	"malformed-answer": true,
	"empty-answer": true,
	"left-the-recording": true,
	"too-many-steps": true,
	"not-replayable": true,
	"production-error": true,
	"application-error": true,
	"answer-too-large": true,
	"cut-off": true
});
const readTime = (value, place) => {
	const read = text(value, place);
	if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(read)) return read;
	throw new ShapeError(`${place} must be a time in UTC, such as 2026-11-02T06:00:00Z`);
};
const readScore = (value, place) => {
	if (typeof value === "number") return {
		status: "scored",
		value
	};
	if (typeof value !== "object" || value === null) throw new ShapeError(`${place} must be a number, { "unscored": reason } or { "value": number, "flipped": true }`);
	if (Object.hasOwn(value, "flipped")) return {
		status: "scored",
		...object({
			value: number,
			flipped: only(true)
		})(value, place)
	};
	return {
		status: "unscored",
		reason: object({ unscored: readUnscored })(value, place).unscored
	};
};
const readTrial = object({
	trace: text,
	status: oneOf({
		answered: true,
		failed: true
	}),
	reason: optional(readFailure),
	latencyMs: optional(number),
	inputTokens: optional(number),
	outputTokens: optional(number),
	usd: optional(number),
	leftRecording: optional(count),
	scores: map(readScore)
});
const readAmount = (value, place) => {
	const read = number(value, place);
	if (read >= 0) return read;
	throw new ShapeError(`${place} must be 0 or more`);
};
const readCase = object({
	id: text,
	cluster: text,
	slices: map(text),
	part: optional(only("fixed")),
	represents: optional(readAmount),
	weight: optional(readAmount),
	trials: list(readTrial)
});
const readMargin = (value, place) => {
	const { kind } = object({ kind: oneOf({
		absolute: true,
		relative: true
	}) })(value, place);
	if (kind === "absolute") return object({
		kind: only("absolute"),
		value: number
	})(value, place);
	return object({
		kind: only("relative"),
		share: number
	})(value, place);
};
const readMetric = object({
	name: text,
	direction: oneOf({
		"higher-is-better": true,
		"lower-is-better": true
	}),
	unit: oneOf({
		score: true,
		ms: true,
		usd: true
	}),
	definition: text,
	judge: optional(text),
	margin: readMargin,
	blocking: truth,
	code: text
});
const readEnvironment = object({
	requestedModels: map(count),
	resolvedModels: map(count),
	fingerprints: map(count)
});
const readSample = object({
	digest: text,
	seed: text,
	traces: count,
	cases: count,
	fixed: optional(object({
		from: text,
		cases: count
	})),
	strata: list(object({
		name: text,
		traces: count,
		estimated: optional(only(true)),
		drawn: count
	})),
	leftOut: map(count),
	redacted: optional(map(count))
});
const readSpend = object({
	calls: count,
	cachedCalls: count,
	inputTokens: count,
	outputTokens: count,
	usd: optional(number)
});
const readIncomplete = object({
	reason: oneOf({
		"error-budget": true,
		"money-budget": true,
		"cut-off": true,
		"mixed-models": true,
		"no-cases": true,
		"broken-layer": true,
		"not-kept": true,
		"could-not-start": true
	}),
	problem: text,
	remedy: text
});
const readRun = (value, place) => object({
	suite: text,
	label: text,
	target: oneOf({
		replay: true,
		observed: true
	}),
	at: readTime,
	versions: readVersions,
	environment: readEnvironment,
	sample: readSample,
	metrics: list(readMetric),
	trials: count,
	cases: list(readCase),
	spend: readSpend,
	fidelity: optional(readFidelity),
	incomplete: optional(readIncomplete)
})(value, place);

// src/formats/baseline.ts
const RESTORE = "Restore the file from the branch's history, or delete it and record a new baseline.";
/**
* The text of a record: JSON (schema/baseline.json), one case per line, keys always in the same order, maps sorted by
* key. Equal baselines give equal bytes. A scored value is a number, an unscored one `{ "unscored": reason }`,
* and one whose judge changed its mind `{ "value": 0.5, "flipped": true }`.
*/
function serialiseBaseline(baseline) {
	const { cases, ...run } = runRecord(baseline.run);
	const head = Object.entries({
		format: baseline.format,
		commit: baseline.commit
	}).filter(([, value]) => value !== void 0).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`);
	const fields = Object.entries(run).filter(([, value]) => value !== void 0).map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`);
	const rows = cases.map((row) => `\n      ${JSON.stringify(row)}`);
	const closed = rows.length === 0 ? "[]" : `[${rows.join(",")}\n    ]`;
	return `{\n${head.join("")}  "run": {\n${fields.join("")}    "cases": ${closed}\n  }\n}\n`;
}
/**
* The baseline in a text.
*
* @param path where the text lies on the branch or disk, for the error
* @throws UserError when the text is not JSON, is not a baseline, or is one of a newer format
*/
function parseBaseline(text, path) {
	const json = parseJson(text, path);
	const format = typeof json === "object" && json !== null && "format" in json ? json.format : void 0;
	if (typeof format === "number" && format > 1) throw new UserError(`${path} is a baseline of format ${format}, and this version reads format 1`, "Use a newer version of eval-baseline.");
	try {
		const baseline = readBaseline(json, "");
		refuseImpossibleScores(baseline);
		return baseline;
	} catch (cause) {
		if (!(cause instanceof ShapeError)) throw cause;
		throw new UserError(`${path} is not a baseline: ${cause.message}`, RESTORE, { cause });
	}
}
/** A score is from 0 to 1, a time or a price 0 or more: anything else was not written by this program. */
function refuseImpossibleScores({ run }) {
	const most = new Map(run.metrics.map(({ name, unit }) => [name, unit === "score" ? 1 : Number.POSITIVE_INFINITY]));
	for (const { id, trials } of run.cases) for (const [name, score] of trials.flatMap(({ scores }) => Object.entries(scores))) {
		const limit = most.get(name);
		if (limit === void 0 || score.status !== "scored") continue;
		if (!(score.value >= 0 && score.value <= limit)) throw new ShapeError(`case ${id} has ${score.value} for ${name}`);
	}
}
function parseJson(text, path) {
	try {
		return JSON.parse(text);
	} catch (cause) {
		throw new UserError(`${path} is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`, RESTORE, { cause });
	}
}
function runRecord(run) {
	return {
		suite: run.suite,
		label: run.label,
		target: run.target,
		at: run.at,
		versions: tupleRecord(run.versions),
		environment: environmentRecord(run.environment),
		sample: sampleRecord(run.sample),
		metrics: run.metrics.map(metricRecord),
		trials: run.trials,
		spend: {
			calls: run.spend.calls,
			cachedCalls: run.spend.cachedCalls,
			inputTokens: run.spend.inputTokens,
			outputTokens: run.spend.outputTokens,
			usd: run.spend.usd
		},
		fidelity: run.fidelity && fidelityRecord(run.fidelity),
		incomplete: run.incomplete && {
			reason: run.incomplete.reason,
			problem: run.incomplete.problem,
			remedy: run.incomplete.remedy
		},
		cases: run.cases.map(caseRecord)
	};
}
function fidelityRecord(fidelity) {
	if (fidelity.status === "unknown") return {
		status: fidelity.status,
		reason: fidelity.reason
	};
	return {
		status: fidelity.status,
		confidence: fidelity.confidence,
		agreement: fidelity.agreement,
		atLeast: fidelity.atLeast,
		leftOut: fidelity.leftOut,
		cause: fidelity.cause && sorted({ ...fidelity.cause }),
		metrics: fidelity.metrics.map((one) => ({
			metric: one.metric,
			blocking: one.blocking,
			cases: one.cases,
			clusters: one.clusters,
			observedMean: one.observedMean,
			replayMean: one.replayMean,
			difference: estimateRecord(one.difference),
			agreement: estimateRecord(one.agreement)
		}))
	};
}
function estimateRecord({ value, lower, upper }) {
	return {
		value,
		lower,
		upper
	};
}
function tupleRecord(versions) {
	return Object.fromEntries(LAYERS.map((layer) => [layer, versionRecord(versions[layer])]));
}
function versionRecord(version) {
	if (version.id === null) return {
		id: null,
		source: version.source,
		from: version.from
	};
	return {
		id: version.id,
		source: version.source,
		partial: version.partial,
		from: version.from
	};
}
function environmentRecord(environment) {
	return {
		requestedModels: sorted(environment.requestedModels),
		resolvedModels: sorted(environment.resolvedModels),
		fingerprints: sorted(environment.fingerprints)
	};
}
function sampleRecord(sample) {
	return {
		digest: sample.digest,
		seed: sample.seed,
		traces: sample.traces,
		cases: sample.cases,
		fixed: sample.fixed && {
			from: sample.fixed.from,
			cases: sample.fixed.cases
		},
		strata: sample.strata.map(({ name, traces, estimated, drawn }) => ({
			name,
			traces,
			estimated,
			drawn
		})),
		leftOut: sorted(sample.leftOut),
		redacted: sample.redacted && sorted(sample.redacted)
	};
}
function metricRecord(metric) {
	const { margin } = metric;
	return {
		name: metric.name,
		direction: metric.direction,
		unit: metric.unit,
		definition: metric.definition,
		judge: metric.judge,
		margin: margin.kind === "absolute" ? {
			kind: margin.kind,
			value: margin.value
		} : {
			kind: margin.kind,
			share: margin.share
		},
		blocking: metric.blocking,
		code: metric.code
	};
}
function caseRecord(row) {
	return {
		id: row.id,
		cluster: row.cluster,
		slices: sorted(row.slices),
		part: row.part,
		represents: row.represents,
		weight: row.weight,
		trials: row.trials.map(trialRecord)
	};
}
function trialRecord(trial) {
	return {
		trace: trial.trace,
		status: trial.status,
		reason: trial.reason,
		latencyMs: trial.latencyMs,
		inputTokens: trial.inputTokens,
		outputTokens: trial.outputTokens,
		usd: trial.usd,
		leftRecording: trial.leftRecording,
		scores: sorted(Object.fromEntries(Object.entries(trial.scores).map(([name, score]) => [name, scoreRecord(score)])))
	};
}
function scoreRecord(score) {
	if (score.status === "unscored") return { unscored: score.reason };
	if (!Number.isFinite(score.value)) throw new RangeError(`a score must be a finite number, not ${score.value}`);
	return score.flipped ? {
		value: score.value,
		flipped: true
	} : score.value;
}
function sorted(entries) {
	return Object.fromEntries(Object.entries(entries).sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0));
}

// src/edges/baseline-references.ts
/**
* Finds baselines as files, or by name on the branch: "latest", a date (the last of that day), the beginning of a tuple.
* @param folder what file names are relative to
* @param stored the branch and the suite whose records are meant; a function, since files need neither
*/
function baselineReferences(folder, stored) {
	return { async find(reference) {
		const text = await fileText(resolve(folder, reference));
		if (text !== void 0) return {
			name: reference,
			baseline: await parseBaseline(text, reference)
		};
		if (/[./\\]/.test(reference) && !reference.startsWith("baselines/")) throw new UserError(`there is no file ${reference}`, "Give a baseline file, or a name on the branch: latest, a date, or the beginning of a tuple.");
		return findStored(reference, await stored());
	} };
}
async function findStored(reference, { store, suite }) {
	const names = await store.list(suite);
	const name = names.filter(({ path, date, tuple }) => reference === "latest" || reference === date || path === reference || path.endsWith(`/${reference}.json`) || path.endsWith(`-${reference}.json`) || reference.length >= 4 && tuple.startsWith(reference)).at(-1);
	if (name !== void 0) return {
		name: name.path,
		baseline: await store.read(name)
	};
	const known = names.slice(-5).map(({ date, tuple }) => `${date} (${tuple})`);
	throw new UserError(`${store.label} holds no baseline of suite ${suite} that goes by ${reference}`, known.length === 0 ? "Record one first: eval-baseline record." : `The last ones are ${known.join(", ")}; or give a file.`);
}
/** A folder that happens to be called "latest" must not hide the baseline of that name. */
const NO_FILE = /* @__PURE__ */ new Set([
	"ENOENT",
	"ENOTDIR",
	"EISDIR"
]);
async function fileText(path) {
	try {
		return await readFile(path, "utf8");
	} catch (error) {
		if (NO_FILE.has(error.code ?? "")) return void 0;
		throw new UserError(`${path} cannot be read: ${error.message}`, "Give a readable file.", { cause: error });
	}
}

// src/edges/git/remote.ts
/** The remote that baselines are pushed to: origin, else the only remote there is; undefined without one. */
async function defaultRemote(root) {
	const remotes = (await git(root, ["remote"])).split("\n").filter((name) => name !== "");
	return remotes.includes("origin") ? "origin" : remotes.length === 1 ? remotes[0] : void 0;
}

// src/edges/git/list-files.ts
/** Path → blob id of every regular file of a commit; symbolic links and submodules are left out. */
async function listFiles(root, commit) {
	const listing = await git(root, [
		"ls-tree",
		"-r",
		"-z",
		"--full-tree",
		commit
	]);
	const files = /* @__PURE__ */ new Map();
	for (const line of listing.split("\0")) {
		const [, blob, path] = /^100\d{3} blob ([0-9a-f]+)\t([\s\S]+)$/.exec(line) ?? [];
		if (blob !== void 0 && path !== void 0) files.set(path, blob);
	}
	return files;
}

// src/edges/git/commit-tree.ts
/**
* The text files of a commit, read from git's store; the work tree plays no part. Symbolic links and submodules are
* not files.
*
* @param root a directory of the repository
* @param commit a full commit id, as `Repository.resolve` gives it
*/
function commitTree$1(root, commit) {
	const label = `commit ${commit.slice(0, 7)}`;
	let listed;
	const texts = /* @__PURE__ */ new Map();
	const files = () => {
		listed ??= listFiles(root, commit);
		return listed;
	};
	return {
		label,
		async match(globs) {
			const matches = globMatcher(globs);
			return [...(await files()).keys()].filter(matches).sort();
		},
		async read(path) {
			const blob = (await files()).get(path);
			if (blob === void 0) return void 0;
			const text = texts.get(blob) ?? git(root, [
				"cat-file",
				"blob",
				blob
			]);
			texts.set(blob, text);
			return text;
		},
		async *open(path) {
			const blob = (await files()).get(path);
			if (blob === void 0) throw new UserError(`${path} is not a file of ${label}`, "Check the path, relative to the repository.");
			yield* gitPieces(root, [
				"cat-file",
				"blob",
				blob
			]);
		}
	};
}

// src/edges/git/repository.ts
const FETCH_ALL = "Fetch the whole history: git fetch --unshallow, or fetch-depth: 0 for actions/checkout.";
/**
* A git repository, read only; paths are relative to its top, wherever in it `root` lies. Nothing is checked when it
* is built: the first question answers whether there is a repository.
*
* @param root a directory of the repository
*/
function gitRepository(root) {
	return {
		resolve: (revision) => resolve$1(root, revision),
		mergeBase: (base, head) => mergeBase(root, base, head),
		changedFiles: (base, head) => changedFiles(root, base, head),
		at: (commit) => commitTree$1(root, commit)
	};
}
/**
* The top directory of the checkout that `directory` lies in; undefined when it is in none.
* @throws UserError when git is missing, or refuses to look
*/
async function repositoryRoot(directory) {
	const args = ["rev-parse", "--show-toplevel"];
	const found = await tryGit(directory, args);
	if (found.status === 0) return found.stdout.trimEnd();
	if (/not a git repository/.test(found.stderr)) return void 0;
	throw gitFailure(directory, args, found.stderr);
}
/** A full id needs no looking up: whoever uses it finds out whether it is there. */
const FULL_ID = /^[0-9a-f]{40}$/;
async function resolve$1(root, revision) {
	const found = revision.startsWith("-") ? void 0 : await tryGit(root, [
		"rev-parse",
		"--verify",
		"--quiet",
		`${revision}^{commit}`
	]);
	if (found?.status === 0) return found.stdout.trim();
	if (await isShallow(root)) throw new UserError(`there is no commit ${revision} in this shallow clone`, FETCH_ALL);
	throw new UserError(`there is no commit ${revision} in this repository`, "Check its spelling, and fetch the branch or tag it is on.");
}
async function mergeBase(root, base, head) {
	const found = [base, head].every((revision) => !revision.startsWith("-")) ? await tryGit(root, [
		"merge-base",
		base,
		head
	]) : void 0;
	if (found?.status === 0) return found.stdout.trim();
	await resolve$1(root, base);
	await resolve$1(root, head);
	if (await isShallow(root)) throw new UserError(`${base} and ${head} have no common ancestor in this shallow clone`, FETCH_ALL);
	throw new UserError(`${base} and ${head} have no common ancestor`, "Compare two commits of one history; rebase the branch if it was started from nothing.");
}
async function changedFiles(root, base, head) {
	const from = FULL_ID.test(base) ? base : await resolve$1(root, base);
	const to = FULL_ID.test(head) ? head : await resolve$1(root, head);
	return (await git(root, [
		"diff-tree",
		"-r",
		"-z",
		"--name-only",
		"--no-renames",
		from,
		to
	])).split("\0").filter((path) => path !== "").sort();
}
/** @throws UserError when this is no repository at all */
async function isShallow(root) {
	return (await git(root, ["rev-parse", "--is-shallow-repository"])).trim() === "true";
}

// src/formats/layer-versions.ts
/**
* The version of a layer that is made of text files: the hash of their texts in the order of their paths. The same on
* every machine, whatever the line endings, the order of listing, or the folder it lies in.
*
* @param files at least one  @param from for people: the globs that name the files
*/
function textVersion(files, from) {
	const texts = inPathOrder(files).map(({ text }) => sha256(normaliseText(text)));
	return {
		id: `sha256:${sha256(texts.join("\n"))}`,
		source: "hash",
		from
	};
}
/**
* The version of a prompt: which text is the template counts, and where it lies does not.
* @param template undefined: the recorded system text is replayed  @param others files of the prompt besides it
*/
function promptVersion(template, others, from) {
	const parts = [template === void 0 ? "no template" : sha256(normaliseText(template))];
	const texts = inPathOrder(others).map(({ text }) => sha256(normaliseText(text)));
	return {
		id: `sha256:${sha256([...parts, ...texts].join("\n"))}`,
		source: "hash",
		from
	};
}
/** The files' texts as one, in the order of their paths, an empty line between. */
function joinedText(files) {
	return inPathOrder(files).map(({ text }) => normaliseText(text).trim()).join("\n\n");
}
/** By code unit, which is the same in every locale. */
function inPathOrder(files) {
	return files.toSorted((a, b) => a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
}

// src/formats/yaml-file.ts
var import_dist = require_dist();
/**
* The text of a YAML file → plain values. Aliases are bounded, so that a small file cannot become a large one.
* @throws UserErrors with every fault of its syntax at once, each with its line
*/
function readYaml(text, path) {
	const lines = new import_dist.LineCounter();
	const document = (0, import_dist.parseDocument)(text, {
		lineCounter: lines,
		prettyErrors: false
	});
	if (document.errors.length > 0) {
		const problems = document.errors.map(({ pos, message }) => `${path}:${lines.linePos(pos[0]).line}: ${oneLine(message)}`);
		throw new UserErrors(`${path} is not valid YAML`, problems, "Mend the lines named above.");
	}
	return {
		value: plainOf(document, path),
		locate: (place, problem) => `${path}:${lineOf(document.contents, place, lines)}: ${inWords(place)}${problem}`
	};
}
function plainOf(document, path) {
	try {
		return document.toJS({ maxAliasCount: 100 });
	} catch (cause) {
		const problem = `${path}: ${oneLine(cause.message)}`;
		throw new UserErrors(`${path} is not valid YAML`, [problem], "Use fewer aliases.", { cause });
	}
}
/** The line of the deepest part of a place that the file has; of a key, where there is one. */
function lineOf(contents, place, lines) {
	let node = contents;
	let offset = startOf(contents);
	for (const key of place) {
		const pair = (0, import_dist.isMap)(node) ? node.items.find((item) => (0, import_dist.isScalar)(item.key) && String(item.key.value) === String(key)) : void 0;
		const next = pair?.value ?? node?.get?.(key, true);
		if (pair === void 0 && next === void 0) break;
		offset = startOf(pair?.key ?? next) ?? offset;
		node = next;
	}
	return lines.linePos(offset ?? 0).line;
}
function startOf(node) {
	return node?.range?.[0];
}
/** `messages[1].role: ` before the sentence; nothing for the file as a whole. */
function inWords(place) {
	const words = place.reduce((text, key) => typeof key === "number" ? `${text}[${key}]` : text === "" ? key : `${text}.${key}`, "");
	return words === "" ? "" : `${words}: `;
}
function oneLine(message) {
	return message.replace(/\s+/g, " ").trim();
}

// src/formats/prompt-file.ts
const ROLES = [
	"system",
	"user",
	"assistant"
];
const REMEDY$1 = "Write messages: as a list of { role: system | user | assistant, content: text }; docs/variants.md has an example.";
/** Whether a path is that of a prompt file with messages, by its ending. */
function isPromptFile(path) {
	return /\.prompt\.ya?ml$/i.test(path);
}
/**
* The text of a `.prompt.yml` file → its messages. What else it may hold (name, description, model, modelParameters,
* testData, evaluators, responseFormat, jsonSchema) is not read: model and metrics are the suite's.
*
* @throws UserErrors with every problem at once, each with its line
*/
function parsePromptFile(text, path) {
	const file = readYaml(text, path);
	const problems = [];
	const tell = (place, problem) => void problems.push(file.locate(place, problem));
	const messages = messagesOf(file.value, tell);
	if (problems.length > 0) throw new UserErrors(`${path} is not a prompt file`, problems, REMEDY$1);
	return {
		kind: "messages",
		messages
	};
}
function messagesOf(value, tell) {
	if (!isMapping$1(value)) {
		tell([], "expected a mapping with messages");
		return [];
	}
	const messages = own(value, "messages");
	if (messages === void 0) tell([], "\"messages\" is missing");
	else if (!Array.isArray(messages)) tell(["messages"], "expected a list of messages");
	else if (messages.length === 0) tell(["messages"], "expected at least one message");
	else return messages.flatMap((message, index) => messageOf(message, index, tell));
	return [];
}
function messageOf(value, index, tell) {
	const at = ["messages", index];
	if (!isMapping$1(value)) {
		tell(at, "expected a mapping with role and content");
		return [];
	}
	const written = own(value, "role");
	const role = ROLES.find((one) => one === written);
	const text = own(value, "content");
	if (written === void 0) tell(at, "\"role\" is missing");
	else if (role === void 0) tell([...at, "role"], `${shown(written)} is not a role; expected ${ROLES.join(", ")}`);
	if (text === void 0) tell(at, "\"content\" is missing");
	else if (typeof text !== "string") tell([...at, "content"], `expected text, not ${kindOf$1(text)}`);
	return role === void 0 || typeof text !== "string" ? [] : [{
		role,
		text
	}];
}
function isMapping$1(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function own(value, key) {
	return Object.hasOwn(value, key) ? value[key] : void 0;
}
function shown(value) {
	const text = JSON.stringify(value) ?? "nothing";
	return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
function kindOf$1(value) {
	if (value === null) return "nothing";
	return Array.isArray(value) ? "a list" : typeof value === "object" ? "a mapping" : `a ${typeof value}`;
}

// src/formats/snapshot.ts
const document = object({
	id: text,
	text: optional(text),
	title: optional(text),
	score: optional(number)
});
const snapshot = object({
	index: text,
	results: list(object({
		query: text,
		documents: list(document)
	}))
});
/**
* The text of a snapshot file → what an index answered. Its `index` is the version of the retrieval layer.
* @throws UserError that names the file and the first thing that is not as it should be
*/
function parseSnapshot(content, path) {
	try {
		return snapshot(JSON.parse(content), "");
	} catch (cause) {
		if (!(cause instanceof ShapeError || cause instanceof SyntaxError)) throw cause;
		throw new UserError(`${path} is not a retrieval snapshot: ${cause.message}`, "Write it as { \"index\": \"kb-2026-09-01\", \"results\": [{ \"query\": \"…\", \"documents\": [{ \"id\": \"…\", \"text\": \"…\" }] }] }.", { cause });
	}
}

// src/formats/tool-files.ts
/**
* Tool definition files → definitions, sorted by name. A file holds one definition or a list, in any provider's form.
* @throws UserError when a file is not JSON or holds no definition, or when two define one name
*/
function parseToolFiles(files) {
	const found = files.flatMap((file) => definitionsIn(file).map((definition) => ({
		definition,
		path: file.path
	})));
	found.forEach(({ definition, path }, index) => {
		const other = found.slice(0, index).find((earlier) => earlier.definition.name === definition.name);
		if (other !== void 0) throw new UserError(`${path} defines the tool ${definition.name}, and so does ${other.path}`, "Keep one of the two.");
	});
	return found.map(({ definition }) => definition).toSorted((a, b) => a.name < b.name ? -1 : 1);
}
function definitionsIn({ path, text }) {
	const remedy = "Write { \"name\": \"…\", \"description\": \"…\", \"parameters\": { \"type\": \"object\", … } }, or a list of these.";
	let value;
	try {
		value = JSON.parse(text);
	} catch (cause) {
		throw new UserError(`${path} is not JSON: ${cause.message}`, remedy, { cause });
	}
	const definitions = readToolDefinitions(Array.isArray(value) ? value : [value]) ?? [];
	if (definitions.length === 0) throw new UserError(`${path} holds no tool definition`, remedy);
	return definitions;
}

// src/edges/layers/files.ts
const OF_THE_BASE = "in the suite file (for a check, that of its base)";
/**
* The files of a tree that a layer's globs match, at least one.
* @param layer the key under `layers`, for messages  @throws UserError when there is none
*/
async function readAll(suite, tree, globs, layer) {
	const paths = await tree.match(globs);
	if (paths.length === 0) throw new UserError(`${suite.path}: layers.${layer}: ${globs.join(", ")} matches no file in ${tree.label}`, `Put a file there or correct the glob ${OF_THE_BASE}, or write none if the application has no such layer.`);
	return Promise.all(paths.map((path) => readOne(suite, tree, path, layer)));
}
/** A file that a layer names. @param layer as for `readAll` @throws UserError when it is not there */
async function readOne(suite, tree, path, layer) {
	const text = await tree.read(path);
	if (text !== void 0) return {
		path,
		text: normaliseText(text)
	};
	throw new UserError(`${suite.path}: layers.${layer}: there is no file ${path} in ${tree.label}`, `Put the file there, or correct the path ${OF_THE_BASE}.`);
}

// src/edges/layers/contents.ts
const NONE = {
	id: NO_SUCH_LAYER,
	source: "config"
};
/** The prompt that a tree holds. @throws UserError when its files are missing or unreadable there */
async function promptOf(suite, tree) {
	const { prompt } = suite.layers;
	if (prompt === null) return { version: NONE };
	const files = await readAll(suite, tree, prompt.files, "prompt");
	const from = prompt.files.join(", ");
	if (prompt.template === void 0) return { version: promptVersion(void 0, files, from) };
	return promptFrom(suite, await readOne(suite, tree, prompt.template, "prompt.template"), files, from);
}
/**
* A prompt whose template is this file.
* @param files of the prompt, the suite's template among them or not  @param from for people
* @throws UserError when it is a prompt file that cannot be read
*/
function promptFrom(suite, file, files, from) {
	const template = isPromptFile(file.path) ? parsePromptFile(file.text, file.path) : {
		kind: "system",
		text: file.text
	};
	const others = files.filter(({ path }) => path !== suite.layers.prompt?.template);
	return {
		version: promptVersion(writtenAs(template), others, from),
		template
	};
}
/** The policy that a tree holds. @throws UserError as `promptOf` does */
async function policyOf(suite, tree) {
	const { policy } = suite.layers;
	if (policy === null) return {
		version: NONE,
		policy: joinedText([])
	};
	return policyFrom(await readAll(suite, tree, policy.files, "policy"), policy.files.join(", "));
}
/** The policy that is these files. @param files at least one  @param from for people */
function policyFrom(files, from) {
	return {
		version: textVersion(files, from),
		policy: joinedText(files)
	};
}
/** The tools that a tree defines. @throws UserError as `promptOf` does */
async function toolsOf(suite, tree) {
	const { tools } = suite.layers;
	if (tools === null) return { version: NONE };
	return toolsFrom(await readAll(suite, tree, tools.definitions, "tools.definitions"));
}
/** The tools that these files define. @throws UserError when one of them does not */
function toolsFrom(files) {
	const tools = parseToolFiles(files);
	return {
		version: toolsVersion(tools),
		tools
	};
}
/** Where a tree's documents come from. @throws UserError as `promptOf` does */
async function retrievalOf(suite, tree) {
	const { retrieval } = suite.layers;
	if (retrieval === null) return {
		version: NONE,
		retrieval: { kind: "none" }
	};
	const { documents } = retrieval;
	if (documents === "recorded") return statedBySuite(suite, { kind: "recorded" });
	if ("endpoint" in documents) return statedBySuite(suite, {
		kind: "endpoint",
		endpoint: documents.endpoint
	});
	return retrievalFrom(await readOne(suite, tree, documents.snapshot, "retrieval.documents.snapshot"), "the snapshot's manifest");
}
/** Retrieval from a snapshot, which names its index. @param from for people @throws UserError when it is none */
function retrievalFrom(file, from) {
	const snapshot = parseSnapshot(file.text, file.path);
	return {
		version: {
			id: snapshot.index,
			source: "native",
			from
		},
		retrieval: {
			kind: "snapshot",
			snapshot
		}
	};
}
/** The version of what names its index only later, in traces or when it is asked: what the suite says, if it does. */
function statedBySuite(suite, means) {
	const stated = suite.layers.retrieval?.version;
	return {
		version: stated === void 0 ? UNKNOWN_VERSION : {
			id: stated,
			source: "config"
		},
		retrieval: means
	};
}
/** What of a template counts for its version: of a prompt file only its messages, for nothing else of it is sent. */
function writtenAs(template) {
	return template.kind === "system" ? template.text : canonicalJson(template.messages);
}

// src/formats/written-model.ts
const KEYS$1 = [
	"name",
	"base-url",
	"key-variable",
	"parameters",
	"price",
	"api"
];
const PRICES$1 = [
	"input",
	"output",
	"cached-input"
];
/**
* What keeps a value from being a model, by the rules of schema/suite.json; none means that it is a `WrittenModel`.
* The name may be missing: who needs one asks for it.
*/
function modelProblems(value) {
	if (!isMapping(value)) return [{
		path: [],
		problem: "expected a mapping with the name of a model"
	}];
	return [...unknownKeys(value, KEYS$1, []), ...[...Object.entries(value)].flatMap(([key, item]) => problemsOf(key, item))];
}
function problemsOf(key, value) {
	const expect = (holds, problem) => holds ? [] : [{
		path: [key],
		problem
	}];
	switch (key) {
		case "name": return expect(typeof value === "string" && value.trim() !== "", "expected the name of a model");
		case "base-url": return expect(isPlainUrl(value), "expected http://… or https://… without a user name or password");
		case "key-variable": return expect(typeof value === "string" && /^[A-Za-z_][A-Za-z0-9_]*$/.test(value), "expected the name of an environment variable, like OPENAI_API_KEY");
		case "parameters": return expect(isMapping(value), "expected a mapping of parameters");
		case "api": return expect(value === "chat" || value === "responses", "expected chat or responses");
		case "price": return isMapping(value) ? priceProblems(value) : expect(false, "expected input and output");
		default: return [];
	}
}
function priceProblems(price) {
	const known = new Map(Object.entries(price));
	const wrong = PRICES$1.filter((key) => {
		const value = known.get(key);
		return value === void 0 ? key !== "cached-input" : !(typeof value === "number" && value >= 0);
	});
	const problem = "expected dollars per million tokens, 0 or more";
	return [...unknownKeys(price, PRICES$1, ["price"]), ...wrong.map((key) => ({
		path: ["price", key],
		problem
	}))];
}
function unknownKeys(value, known, path) {
	return Object.keys(value).filter((key) => !known.includes(key)).map((key) => ({
		path: [...path, key],
		problem: `unknown key; expected one of ${known.join(", ")}`
	}));
}
/** A URL of http or https that holds no credentials: it is shown in reports. */
function isPlainUrl(value) {
	if (typeof value !== "string" || !/^https?:\/\//i.test(value) || !URL.canParse(value)) return false;
	const { username, password } = new URL(value);
	return username === "" && password === "";
}
function isMapping(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}

// src/formats/model-override.ts
/** Parameters that may be named without a prefix, so that a slip of the pen in one is noticed. */
const PARAMETERS = [
	"temperature",
	"top_p",
	"max_tokens",
	"max_completion_tokens",
	"max_output_tokens",
	"reasoning_effort",
	"reasoning",
	"verbosity",
	"seed",
	"stop",
	"frequency_penalty",
	"presence_penalty",
	"parallel_tool_calls",
	"tool_choice",
	"response_format",
	"service_tier"
];
const PLAIN = [
	"base-url",
	"api",
	"key-variable"
];
const PRICES = [
	"price.input",
	"price.output",
	"price.cached-input"
];
const REMEDY = `Write NAME?KEY=VALUE&KEY=VALUE, where a key is one of ${[...PLAIN, ...PRICES].join(", ")}, a parameter (${PARAMETERS.join(", ")}), or parameters.NAME for any other parameter.`;
/**
* A model as it is written for an override, `NAME?KEY=VALUE&…` → the suite's model with what is named replaced. Without
* a NAME the suite's model is asked otherwise. A parameter is JSON where it can be, else text; `temperature=` leaves the
* suite's out. Values are percent-decoded. Without a price the suite's holds.
*
* @param place for messages: "--layer model=gpt-5?temperatur=0"
* @throws UserErrors with every problem at once, and a remedy that lists the keys
*/
function overriddenModel(value, usual, place) {
	const [name = "", query] = splitOnce(value, "?");
	const problems = [];
	const pairs = query === void 0 ? [] : query.split("&").map((pair) => pairOf(pair, usual, problems));
	const under = (prefix) => pairs.flatMap(([key, item]) => key.startsWith(prefix) ? [[key.slice(prefix.length), item]] : []);
	const written = {
		...name === "" ? {} : { name },
		...Object.fromEntries(pairs.filter(([key]) => PLAIN.includes(key))),
		...under("price.").length === 0 ? {} : { price: Object.fromEntries(under("price.")) }
	};
	problems.push(...modelProblems(written).map(({ path, problem }) => `${path.join(".")}: ${problem}`));
	if (problems.length > 0) throw new UserErrors(`${place} is no model`, problems, REMEDY);
	const parameters = {
		...usual.parameters,
		...Object.fromEntries(under("parameters."))
	};
	return specOf(written, {
		...usual,
		parameters: Object.fromEntries(Object.entries(parameters).filter(isGiven))
	});
}
/**
* A file that holds what `layers.model` of a suite holds → the model; keys that are left out have their defaults, not
* the suite's values, save the price.
*
* @throws UserErrors with every problem at once, each with its line
*/
function modelOfFile(text, path, usual) {
	const file = readYaml(text, path);
	const problems = modelProblems(file.value);
	const nameless = problems.length === 0 && file.value.name === void 0 ? [{
		path: [],
		problem: "\"name\" is missing"
	}] : [];
	const all = [...problems, ...nameless].map((one) => file.locate(one.path, one.problem));
	if (all.length > 0) throw new UserErrors(`${path} is no model`, all, "Write what layers.model of a suite holds.");
	const written = file.value;
	const bare = {
		name: usual.name,
		keyVariable: "OPENAI_API_KEY",
		parameters: written.parameters ?? {}
	};
	return specOf(written, usual.price === void 0 ? bare : {
		...bare,
		price: usual.price
	});
}
function specOf(written, otherwise) {
	const { api, ...rest } = otherwise;
	const spoken = written.api ?? api;
	return {
		...rest,
		...written.name === void 0 ? {} : { name: written.name },
		...written["base-url"] === void 0 ? {} : { baseUrl: written["base-url"] },
		...written["key-variable"] === void 0 ? {} : { keyVariable: written["key-variable"] },
		...written.price === void 0 ? {} : { price: priceOf(written.price) },
		...spoken === "responses" ? { api: spoken } : {}
	};
}
function priceOf({ input, output, "cached-input": cachedInput }) {
	return {
		input,
		output,
		...cachedInput === void 0 ? {} : { cachedInput }
	};
}
/** A key of the query with its value; a parameter's key begins with "parameters.". */
function pairOf(pair, usual, problems) {
	const [key = "", written = ""] = splitOnce(pair, "=");
	const text = decoded(written);
	if (text === void 0) problems.push(`${key}: the value is not percent-encoded as a URL's is`);
	if (PLAIN.includes(key)) return [key, text];
	if (PRICES.includes(key)) return [key, text === "" ? void 0 : Number(text)];
	const parameter = /^parameters\.(.+)$/.exec(key)?.[1] ?? (PARAMETERS.includes(key) || Object.hasOwn(usual.parameters, key) ? key : void 0);
	if (parameter === void 0) problems.push(`unknown key "${key}"`);
	return [`parameters.${parameter ?? key}`, text === void 0 || text === "" ? void 0 : jsonOrText(text)];
}
function splitOnce(text, mark) {
	const at = text.indexOf(mark);
	return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
function decoded(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return;
	}
}
function jsonOrText(text) {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}
function isGiven([, value]) {
	return value !== void 0;
}

// src/edges/layers/place.ts
/**
* Finds what an override names (of a model: the value without its `@`), in this order: a file of the checkout with exactly that name, `text:…`, `git:REF`,
* `git:REF:PATH` or `REF:PATH`, and for layers of several files a glob.
*
* @throws UserError when nothing goes by that name, with the forms there are as a remedy
*/
async function findPlace(override, { tree, repository }) {
	const { layer, value } = override;
	const file = await readFile$1(tree, value);
	if (file !== void 0) return {
		kind: "files",
		files: [file]
	};
	if ((layer === "prompt" || layer === "policy") && value.startsWith("text:")) {
		const text = normaliseText(value.slice(5));
		if (text.trim() !== "") return {
			kind: "text",
			text
		};
		throw notThere(override, "the text is empty");
	}
	const [, marked, ref = "", path] = /^(git:)?([^:]+)(?::(.+))?$/s.exec(value) ?? [];
	if (marked === void 0 && path === void 0) return {
		kind: "files",
		files: await globbed(override, tree)
	};
	const at = await commitTree(override, ref, repository);
	if (path === void 0) return {
		kind: "commit",
		tree: at
	};
	const found = await readFile$1(at, path);
	if (found === void 0) throw notThere(override, `there is no file ${path} in ${at.label}`);
	return {
		kind: "files",
		files: [found]
	};
}
/** Longer names than a disk takes are no files; asking it would be an error. */
const MOST_BYTES = 255;
async function readFile$1(tree, path) {
	if (/[\n\0]/.test(path) || Buffer.byteLength(path) > MOST_BYTES) return void 0;
	const text = await tree.read(path);
	return text === void 0 ? void 0 : {
		path,
		text: normaliseText(text)
	};
}
async function globbed(override, tree) {
	const { layer, value } = override;
	if (!((layer === "policy" || layer === "tools") && /[*?{[]/.test(value))) throw notThere(override, `there is no file ${value} in ${tree.label}`);
	const [first, ...others] = (await Promise.all((await tree.match([value])).map((path) => readFile$1(tree, path)))).filter((file) => file !== void 0);
	if (first === void 0) throw notThere(override, `${value} matches no file in ${tree.label}`);
	return [first, ...others];
}
async function commitTree(override, ref, repository) {
	if (repository === void 0) throw notThere(override, "there is no repository here");
	try {
		return repository.at(await repository.resolve(ref));
	} catch (cause) {
		if (!(cause instanceof UserError)) throw cause;
		throw new UserError(`${optionOf(override)}: ${cause.message}`, cause.remedy, { cause });
	}
}
function notThere(override, problem) {
	return new UserError(`${optionOf(override)}: ${problem}`, formsOf(override.layer));
}
/** As it was written: a model's file is marked. */
function optionOf({ layer, value }) {
	return `--layer ${overrideLabel({
		layer,
		value: layer === "model" ? `@${value}` : value
	})}`;
}
function formsOf(layer) {
	const path = "Give the path of a file, relative to the root of the repository";
	switch (layer) {
		case "model": return `${path}; or REF:PATH.`;
		case "prompt": return `${path}; or REF:PATH, git:REF or text:….`;
		case "policy": return `${path}, or a glob; or REF:PATH, git:REF or text:….`;
		case "tools": return `${path}, or a glob; or REF:PATH or git:REF.`;
		case "retrieval": return `${path}; or REF:PATH, git:REF, recorded, or the https://… of an endpoint.`;
		default: return layer;
	}
}

// src/edges/layers/override.ts
const ONE_MINUTE = 6e4;
/** The variant with one layer replaced. @throws UserError when the layer is none of the suite's, or cannot be had */
async function overridden(suite, variant, override, ground) {
	const { version, ...part } = await replacement(suite, override, ground);
	const { template, ...others } = variant;
	const kept = override.layer === "prompt" || template === void 0 ? others : {
		...others,
		template
	};
	const versions = {
		...variant.versions,
		[override.layer]: version
	};
	return {
		...kept,
		...part,
		label: overrideLabel(override),
		versions
	};
}
async function replacement(suite, override, ground) {
	const { layer } = override;
	if (suite.layers[layer] === null) throw new UserError(`${suite.path} says that the application has no ${layer}`, `Describe it under layers.${layer} to override it.`);
	switch (layer) {
		case "model": return model(suite.layers.model, override, ground);
		case "prompt": return prompt(suite, override, ground);
		case "policy": return policy(suite, override, ground);
		case "tools": return tools(suite, override, ground);
		case "retrieval": return retrieval(suite, override, ground);
		default: return layer;
	}
}
async function model(usual, override, ground) {
	const { layer, value } = override;
	const chosen = value.startsWith("@") ? await modelAt(usual, {
		layer,
		value: value.slice(1)
	}, ground) : overriddenModel(value, usual, `--layer ${overrideLabel(override)}`);
	return {
		version: modelVersion(chosen, usual),
		model: chosen
	};
}
async function modelAt(usual, override, ground) {
	const place = await findPlace(override, ground);
	if (place.kind === "files") return modelOfFile(place.files[0].text, place.files[0].path, usual);
	throw new UserError(`--layer model=@${override.value}: a model is no layer of files that a commit could hold`, "Name the file in it: model=@REF:PATH.");
}
async function prompt(suite, override, ground) {
	const place = await findPlace(override, ground);
	if (place.kind === "commit") return promptOf(suite, place.tree);
	const { files = [], template } = suite.layers.prompt ?? {};
	const others = template === void 0 ? [] : await readAll(suite, ground.tree, files, "prompt");
	const file = place.kind === "text" ? {
		path: "text",
		text: place.text
	} : place.files[0];
	return promptFrom(suite, file, others, overrideLabel(override));
}
async function policy(suite, override, ground) {
	const place = await findPlace(override, ground);
	if (place.kind === "commit") return policyOf(suite, place.tree);
	const files = place.kind === "text" ? [{
		path: "text",
		text: place.text
	}] : place.files;
	return policyFrom(files, overrideLabel(override));
}
async function tools(suite, override, ground) {
	const place = await findPlace(override, ground);
	if (place.kind === "files") return toolsFrom(place.files);
	return toolsOf(suite, place.kind === "commit" ? place.tree : ground.tree);
}
async function retrieval(suite, override, ground) {
	const { value } = override;
	if (/^https?:/i.test(value)) return asked(suite, override);
	if (value === "recorded" && await ground.tree.read(value) === void 0) return statedBySuite(suite, { kind: "recorded" });
	const place = await findPlace(override, ground);
	if (place.kind === "files") return retrievalFrom(place.files[0], value);
	const { documents } = suite.layers.retrieval ?? {};
	if (place.kind === "commit" && typeof documents === "object" && "snapshot" in documents) return retrievalOf(suite, place.tree);
	throw new UserError(`--layer ${overrideLabel(override)}: ${suite.path} names no snapshot that a commit could hold`, "Name the file in it: retrieval=REF:PATH.");
}
/** An endpoint names its index when it is asked; what the suite says of its own index does not hold for another. */
function asked(suite, override) {
	const { value: url } = override;
	if (!isPlainUrl(url)) throw new UserError(`--layer ${overrideLabel({
		layer: "retrieval",
		value: "https://…"
	})} is not a URL without a user name and password`, "Write http://… or https://…; a key goes into an environment variable that the suite names.");
	const { documents } = suite.layers.retrieval ?? {};
	const usual = typeof documents === "object" && "endpoint" in documents ? documents.endpoint : void 0;
	if (usual?.url === url) return statedBySuite(suite, {
		kind: "endpoint",
		endpoint: usual
	});
	return {
		version: {
			id: null,
			source: "unknown",
			from: "the endpoint was not asked"
		},
		retrieval: {
			kind: "endpoint",
			endpoint: usual === void 0 ? {
				url,
				timeoutMs: ONE_MINUTE
			} : {
				...usual,
				url
			}
		}
	};
}

// src/edges/layer-files.ts
/**
* The variants of a suite, from the files its layers name.
* @param repository where overrides may name commits; without one they are told that there is none
*/
function layerFiles(suite, repository) {
	return {
		at: (tree, label) => variantAt(suite, tree, label),
		override: (variant, tree, override) => overridden(suite, variant, override, {
			tree,
			repository
		})
	};
}
async function variantAt(suite, tree, label) {
	const { model } = suite.layers;
	const { version: prompt, ...template } = await promptOf(suite, tree);
	const { version: policy, ...rules } = await policyOf(suite, tree);
	const { version: tools, ...definitions } = await toolsOf(suite, tree);
	const { version: retrieval, ...means } = await retrievalOf(suite, tree);
	return {
		label,
		versions: {
			model: {
				id: model?.name ?? "none",
				source: "config"
			},
			prompt,
			policy,
			retrieval,
			tools
		},
		model,
		...template,
		...rules,
		...definitions,
		...means
	};
}

// src/edges/progress.ts
/**
* Progress for a person: on a terminal one line that is rewritten, elsewhere a line at every quarter.
* Silent progress says nothing at all.
*/
function streamProgress(stream, options = {}) {
	if (options.silent) return SILENT;
	return stream.isTTY === true ? rewriting(stream) : occasional(stream);
}
const SILENT = {
	start: () => {},
	advance: () => {},
	end: () => {},
	say: () => {}
};
const ERASE_LINE = "\r\x1B[2K";
const BAR_WIDTH = 24;
function rewriting(stream) {
	let line = {
		label: "",
		total: 0,
		open: false
	};
	return {
		start(label, total) {
			line = {
				label,
				total,
				open: total > 0
			};
		},
		advance(done, detail = "") {
			if (!line.open) return;
			const filled = Math.round(BAR_WIDTH * done / line.total);
			const bar = "█".repeat(filled) + "░".repeat(BAR_WIDTH - filled);
			const text = `  ${line.label} ${bar} ${done}/${line.total} ${detail}`;
			stream.write(`${ERASE_LINE}${text.slice(0, (stream.columns ?? 80) - 1)}`);
		},
		end() {
			if (line.open) stream.write(ERASE_LINE);
			line = {
				...line,
				open: false
			};
		},
		say(text) {
			stream.write(`${line.open ? ERASE_LINE : ""}${text}\n`);
		}
	};
}
function occasional(stream) {
	let line = {
		label: "",
		total: 0,
		quarter: 0
	};
	return {
		start(label, total) {
			line = {
				label,
				total,
				quarter: 0
			};
		},
		advance(done, detail = "") {
			const quarter = Math.floor(4 * done / Math.max(1, line.total));
			if (quarter <= line.quarter) return;
			line = {
				...line,
				quarter
			};
			stream.write(`${line.label}: ${done} of ${line.total}${detail === "" ? "" : `, ${detail}`}\n`);
		},
		end() {},
		say(text) {
			stream.write(`${text}\n`);
		}
	};
}

// src/edges/store/absent-store.ts
/** The store of a directory that is in no repository: it holds nothing, and says so to whoever wants to keep something. */
function absentStore(directory) {
	return {
		label: "a directory without a repository",
		list: async () => [],
		read: ({ path }) => Promise.reject(noRepository(directory, `read ${path}`)),
		checkKey: async () => {},
		readSample: async () => void 0,
		add: () => Promise.reject(noRepository(directory, "keep a baseline"))
	};
}
function noRepository(directory, what) {
	return new UserError(`${directory} is in no git repository, so there is no branch to ${what}`, "Run it in a repository, or write a file: --no-commit --out FILE.");
}

// src/domain/baseline.ts
/** The path of a new record: `baselines/<suite>/<yyyy>/<date>-<tuple8>[-<ordinal>].json`. */
function baselinePath(baseline, ordinal) {
	const date = baseline.run.at.slice(0, 10);
	const suffix = ordinal === 1 ? "" : `-${ordinal}`;
	return `baselines/${baseline.run.suite}/${date.slice(0, 4)}/${date}-${tuplePrefix(baseline.run.versions)}${suffix}.json`;
}
const PATH = /^baselines\/([^/]+)\/\d{4}\/(\d{4}-\d{2}-\d{2})-([0-9a-f]{8})(?:-(\d+))?\.json$/;
/** The name behind a path of the branch, or undefined for a path that is no baseline's. */
function baselineName(path) {
	const match = PATH.exec(path);
	if (!match?.[1] || !match[2] || !match[3]) return void 0;
	return {
		path,
		suite: match[1],
		date: match[2],
		tuple: match[3],
		ordinal: Number(match[4] ?? 1)
	};
}
/** Oldest first, by date and by the order of recording within it; the tuple settles what other writers left equal. */
function byAge(a, b) {
	return a.date.localeCompare(b.date) || a.ordinal - b.ordinal || a.tuple.localeCompare(b.tuple);
}

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
| \`samples/<suite>/<digest>.jsonl\` | only where the suite keeps texts: the redacted traces that records were made of |
| \`samples/<suite>/<digest>.jsonl.sealed\` | the same, sealed: nobody reads them without the key |

\`<date>\` is the day of the run in UTC. \`<tuple>\` stands for the versions of model, prompt, policy, retrieval and tools:
two records with the same eight digits ran the same versions. The second record of a day ends in \`-2\`.

Records hold ids, scores, latencies and token counts. They hold no text of traces.

## Rules of this branch

- A record is never changed. A wrong one is deleted by hand, in a commit that says why.
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

// src/edges/store/sample-texts.ts
const NO_TEXTS = {
	check: async () => {},
	file: async () => void 0,
	read: async () => void 0
};
/**
* What the suite says about texts. Files in the other form, from before the suite was changed, are still read.
*
* @param environment holds the key, which is looked at only when something sealed is written or read
*/
function sampleTexts({ text, keyVariable }, environment) {
	if (text === "none") return NO_TEXTS;
	const sample = () => import("./stored-sample.js");
	const seal = async () => (await import("./sealed.js")).openSeal(environment[keyVariable], keyVariable);
	return {
		async check() {
			if (text === "sealed") await seal();
		},
		async file(run, traces) {
			const { samplePath, serialiseSample, tracesOfRun } = await sample();
			const ids = new Set(tracesOfRun(run));
			const plain = serialiseSample(traces.filter(({ id }) => ids.has(id)));
			return {
				path: samplePath(run, text),
				text: text === "plain" ? plain : (await seal()).seal(deflateSync(plain))
			};
		},
		async read(run, snapshot) {
			const { parseSample, samplePath } = await sample();
			const [plainPath, sealedPath] = [samplePath(run, "plain"), samplePath(run, "sealed")];
			const sealed = await snapshot.read(sealedPath);
			if (sealed !== void 0) return parseSample(inflateSync((await seal()).unseal(sealed, sealedPath)).toString("utf8"), sealedPath);
			const plain = await snapshot.read(plainPath);
			return plain === void 0 ? void 0 : parseSample(plain, plainPath);
		}
	};
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
		checkKey: () => texts.check(),
		async readSample({ run }) {
			return (seen && await texts.read(run, seen)) ?? texts.read(run, await look());
		},
		async add(baseline, traces) {
			refuseIncomplete(baseline);
			const sample = traces && await texts.file(baseline.run, traces);
			const others = /* @__PURE__ */ new Set();
			for (let attempt = 1; attempt <= TRIES; attempt += 1) {
				if (attempt > 1) await wait(attempt);
				const added = await addOn(branch, {
					snapshot: await look(),
					baseline,
					others,
					...sample && { sample }
				});
				if (added !== void 0) return added;
			}
			throw new UserError(`${branch.label} moved each of the ${TRIES} times a record was about to be written to it`, "Run this again when fewer others write to the branch.");
		}
	};
}
/** The name of the record, already there or added on this snapshot; undefined when the branch has moved since. */
async function addOn(branch, { snapshot, baseline, others, sample }) {
	const text = serialiseBaseline(baseline);
	await refuseForeign(branch, snapshot);
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
	await setTimeout$1(Math.random() * Math.min(200 * 2 ** attempt, 15e3));
}

// src/edges/store/git-heads.ts
/** Where the branch points to, here or at a remote, and moving it on by compare-and-swap. */
/** The commit a local branch points to. @throws UserError when there is no repository */
async function localHead(root, branch) {
	const found = await tryGit(root, [
		"rev-parse",
		"--verify",
		"--quiet",
		`refs/heads/${branch}^{commit}`
	]);
	if (found.status === 0) return found.stdout.trim();
	await git(root, ["rev-parse", "--git-dir"]);
}
/**
* Moves a local branch, or makes it when `from` is undefined.
*
* @returns false when it does not point to `from`, or another writer is just moving it
* @throws UserError when the branch is checked out: the user's files would seem edited
*/
async function moveLocal(root, branch, { from, to }) {
	const ref = `refs/heads/${branch}`;
	if ((await git(root, [
		"worktree",
		"list",
		"--porcelain"
	])).split("\n").includes(`branch ${ref}`)) throw new UserError(`branch ${branch} is checked out, and writing to it would put the checkout out of step`, "Switch to another branch, then run this again.");
	const args = [
		"update-ref",
		"-m",
		"eval-baseline",
		ref,
		to,
		from ?? ""
	];
	const moved = await tryGit(root, args);
	if (moved.status === 0) return true;
	if (/cannot lock ref/.test(moved.stderr)) return false;
	throw gitFailure(root, args, moved.stderr);
}
/** The commit the remote's branch points to, its objects fetched. Writes no branch and no FETCH_HEAD. */
async function remoteHead(root, branch, remote) {
	const ref = `refs/heads/${branch}`;
	for (let attempt = 1; attempt <= 3; attempt += 1) {
		const head = (await git(root, [
			"ls-remote",
			"--",
			remote,
			ref
		])).split("\n").find((line) => line.endsWith(`\t${ref}`))?.split("	")[0];
		if (head === void 0 || await hasCommit(root, head)) return head;
		await fetch(root, ref, remote);
		if (await hasCommit(root, head)) {
			await remember(root, branch, remote, head);
			return head;
		}
	}
	throw new UserError(`branch ${branch} of ${remote} cannot be fetched`, "Run git fetch by hand to see why, then run this again.");
}
/**
* Pushes a commit that was made on the remote's head; never by force.
*
* @returns false when the remote has moved on meanwhile
*/
async function moveRemote(root, branch, { remote, to }) {
	const args = [
		"push",
		"--porcelain",
		"--no-verify",
		"--no-follow-tags",
		"--no-signed",
		"--recurse-submodules=no"
	];
	const pushed = await tryGit(root, [
		...args,
		"--",
		remote,
		`${to}:refs/heads/${branch}`
	]);
	if (pushed.status === 0) return true;
	const refused = pushed.stdout.split("\n").find((line) => line.startsWith("!"));
	if (refused === void 0) throw gitFailure(root, args, pushed.stderr);
	if (MOVED.test(refused)) return false;
	const reason = /\[.*\].*$/.exec(refused)?.[0] ?? refused;
	throw new UserError(`${remote} refused the push to ${branch}: ${reason}`, `Leave ${branch} out of the rules that protect branches, or push with a credential that they let through.`);
}
/** How a remote says that its branch is not where we thought: first in our own check, then in its compare-and-swap. */
const MOVED = /\[rejected\]|cannot lock ref|failed to update ref|reference already exists|incorrect old value|failed to lock/;
async function hasCommit(root, commit) {
	return (await tryGit(root, [
		"cat-file",
		"-e",
		`${commit}^{commit}`
	])).status === 0;
}
async function fetch(root, ref, remote) {
	await git(root, [
		"-c",
		"gc.auto=0",
		"-c",
		"maintenance.auto=false",
		"fetch",
		...[
			"--quiet",
			"--no-tags",
			"--no-write-fetch-head",
			"--no-recurse-submodules",
			"--refmap="
		],
		"--",
		remote,
		ref
	]);
}
/** Moves the remote-tracking branch if it can, so that the next fetch brings only what is new. */
async function remember(root, branch, remote, head) {
	if (/^[\w.-]+$/.test(remote)) await tryGit(root, [
		"update-ref",
		`refs/remotes/${remote}/${branch}`,
		head
	]);
}

// src/edges/store/git-branch.ts
/**
* A branch of a git repository, written with plumbing only: work tree, index, HEAD and all other branches stay as
* they are.
*/
function gitBranch(options) {
	const { root, branch, remote } = options;
	const checkName = once$1(() => refuseOddName(root, branch));
	const author = once$1(() => identity(root));
	return {
		label: remote === void 0 ? `branch ${branch}` : `branch ${branch} of ${remote}`,
		async snapshot() {
			await checkName();
			const head = remote === void 0 ? await localHead(root, branch) : await remoteHead(root, branch, remote);
			return snapshotOf(root, head);
		},
		async commit(change) {
			const head = await writeCommit(options, change, await author());
			return (remote === void 0 ? await moveLocal(root, branch, {
				from: change.expectedHead,
				to: head
			}) : await moveRemote(root, branch, {
				remote,
				to: head
			})) ? {
				status: "committed",
				head
			} : { status: "moved" };
		}
	};
}
/** Asks once and remembers the answer: every git command is a process. */
function once$1(ask) {
	let answer;
	return () => {
		answer ??= ask();
		return answer;
	};
}
function snapshotOf(root, head) {
	const files = once$1(async () => head === void 0 ? /* @__PURE__ */ new Map() : listFiles(root, head));
	return {
		head,
		list: async (prefix) => [...(await files()).keys()].filter((path) => path.startsWith(prefix)),
		async read(path) {
			const blob = (await files()).get(path);
			return blob === void 0 ? void 0 : await git(root, [
				"cat-file",
				"blob",
				blob
			]);
		}
	};
}
/** A commit with the changed files on top of the expected head. No reference points to it yet. */
async function writeCommit({ root, clock }, change, author) {
	const directory = await mkdtemp(join(tmpdir(), "eval-baseline-"));
	const env = { GIT_INDEX_FILE: join(directory, "index") };
	try {
		if (change.expectedHead !== void 0) await git(root, ["read-tree", change.expectedHead], { env });
		const lines = [];
		for (const { path, text } of change.files) {
			const blob = await git(root, [
				"hash-object",
				"-w",
				"--no-filters",
				"--stdin"
			], { input: text });
			lines.push(`100644 ${blob.trim()}\t${path}\0`);
		}
		await git(root, [
			"update-index",
			"-z",
			"--index-info"
		], {
			env,
			input: lines.join("")
		});
		const tree = (await git(root, ["write-tree"], { env })).trim();
		const parent = change.expectedHead === void 0 ? [] : ["-p", change.expectedHead];
		return (await git(root, [
			"commit-tree",
			"--no-gpg-sign",
			tree,
			...parent,
			"-F",
			"-"
		], {
			input: `${change.message}\n`,
			env: {
				...author,
				...dates(clock)
			}
		})).trim();
	} finally {
		await rm(directory, {
			recursive: true,
			force: true
		});
	}
}
/** Nothing where git knows who commits, from its configuration or the environment; a name of our own where not. */
async function identity(root) {
	const known = await tryGit(root, [
		"-c",
		"user.useConfigOnly=true",
		"var",
		"GIT_COMMITTER_IDENT"
	]);
	const author = await tryGit(root, [
		"-c",
		"user.useConfigOnly=true",
		"var",
		"GIT_AUTHOR_IDENT"
	]);
	if (known.status === 0 && author.status === 0) return {};
	const name = "eval-baseline";
	const email = "eval-baseline@users.noreply.invalid";
	return {
		GIT_AUTHOR_NAME: name,
		GIT_AUTHOR_EMAIL: email,
		GIT_COMMITTER_NAME: name,
		GIT_COMMITTER_EMAIL: email
	};
}
function dates(clock) {
	const date = `@${Math.floor(clock.now().getTime() / 1e3)} +0000`;
	return {
		GIT_AUTHOR_DATE: date,
		GIT_COMMITTER_DATE: date
	};
}
async function refuseOddName(root, branch) {
	const checked = await tryGit(root, [
		"check-ref-format",
		"--branch",
		branch
	]);
	if (checked.status === 0 && checked.stdout.trim() === branch) return;
	throw new UserError(`${JSON.stringify(branch)} cannot be the name of a branch`, "Give store.branch a name that git allows, such as eval-baselines.");
}

// src/world-lazily.ts
/** The edges of a world that are loaded, opened or started only when a story first asks for them. */
/** A function that opens something once, at its first call. */
function once(open) {
	let opened;
	return () => {
		opened ??= open();
		return opened;
	};
}
function lazyStore(label, open) {
	const store = once(open);
	return {
		label,
		list: async (suite) => (await store()).list(suite),
		read: async (name) => (await store()).read(name),
		add: async (baseline, traces) => (await store()).add(baseline, traces),
		readSample: async (baseline) => (await store()).readSample(baseline),
		checkKey: async () => (await store()).checkKey()
	};
}
/** Readers of traces are loaded, and servers are spoken to, when the first trace is asked for. */
function lazyTraces(ground, suite, outside, { traces, commit }) {
	const source = once(async () => {
		const { openSource } = await import("./open-source.js");
		const { environment, clock, progress, signal } = outside;
		const at = {
			root: ground.root,
			trees: traces ?? [ground.checkout],
			environment,
			clock,
			progress,
			signal
		};
		return openSource(suite, commit === void 0 ? at : {
			...at,
			commit
		});
	});
	return {
		survey: async (request, visit) => (await source()).survey(request, visit),
		fetch: async (ids) => (await source()).fetch(ids)
	};
}
/** Journals of one occasion, in the folder of the user's cache directory that is its own. */
function answersOf(outside, occasion) {
	const { cacheFolder, environment, clock, fresh, progress } = outside;
	const folder = once(async () => join(cacheFolder ?? usualCacheFolder(environment), sha256(await occasion()).slice(0, 16)));
	return async (kind) => {
		const { diskCache } = await import("./answer-cache.js");
		return diskCache(kind === "models" ? await folder() : `${await folder()}-${kind}`, {
			clock,
			warn: (line) => progress.say(line),
			...fresh ? { maxAgeMs: -1 } : {}
		});
	};
}
function usualCacheFolder(environment) {
	const base = environment["RUNNER_TEMP"] ?? environment["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
	return environment["EVAL_BASELINE_CACHE"] ?? join(base, "eval-baseline");
}
/** The model client is large; a run that asks no model does not load it. */
function lazyModels(given) {
	const { outside, answers, occasion, concurrency, batch } = given;
	const { environment, clock, fresh, progress } = outside;
	const models = once(async () => {
		const { openAiModels } = await import("./openai-models.js");
		const cache = await answers("models");
		const direct = openAiModels({
			environment,
			cache,
			...batch ? {} : { concurrency }
		});
		if (!batch) return direct;
		const { batchModels } = await import("./batch-models.js");
		const say = (line) => progress.say(line);
		return batchModels({
			direct,
			environment,
			cache,
			occasion: sha256(await occasion()),
			fresh,
			clock,
			say
		});
	});
	return {
		ask: async (request, signal) => (await models()).ask(request, signal),
		embed: async (request, signal) => (await models()).embed(request, signal)
	};
}
function lazyServices(outside, answers) {
	const services = once(async () => {
		const { httpServices } = await import("./http-services.js");
		return httpServices({
			environment: outside.environment,
			cache: await answers("services")
		});
	});
	return {
		search: async (request, signal) => (await services()).search(request, signal),
		callTool: async (request, signal) => (await services()).callTool(request, signal)
	};
}
/** The user's application, where the suite has it answer the cases. */
function applicationOf({ target }, at) {
	if (target.kind === "agent") return void 0;
	const { ground, outside, answers, commit } = at;
	const application = once(async () => {
		const { openApplication } = await import("./open-application.js");
		return openApplication(target, {
			folder: ground.root,
			environment: outside.environment,
			cache: await answers("application"),
			...commit === void 0 ? {} : { commit }
		});
	});
	let started = false;
	return {
		async answer(variant, asked, signal) {
			started = true;
			return (await application()).answer(variant, asked, signal);
		},
		async close() {
			if (started) await (await application()).close();
		}
	};
}
function lazyTrialLog(path, { clock }) {
	let started = false;
	const log = once(async () => {
		const { openTrialLog } = await import("./trial-log.js");
		return openTrialLog(path, { clock });
	});
	return {
		async write(run, trial) {
			started = true;
			await (await log()).write(run, trial);
		},
		async close() {
			if (started) await (await log()).close();
		}
	};
}

// src/edges/baseline-file.ts
/** Writes a baseline as it would lie on the branch, whole or not at all. @throws UserError that names the file */
async function writeBaselineFile(path, baseline) {
	try {
		await mkdir(dirname(path), { recursive: true });
		const temporary = `${path}.${process.pid}.tmp`;
		await writeFile(temporary, serialiseBaseline(baseline));
		await rename(temporary, path);
	} catch (cause) {
		throw unwritable(path, cause.message, cause);
	}
}
/**
* Whether a baseline could be written there, asked before it is paid for and committed. Makes nothing.
* @throws UserError when it is a folder, or lies where nothing can be written
*/
async function checkBaselinePlace(path) {
	if (await kindOf(path) === "folder") throw unwritable(path, "it is a folder");
	let folder = dirname(path);
	while (await kindOf(folder) === "nothing" && dirname(folder) !== folder) folder = dirname(folder);
	if (await kindOf(folder) === "file") throw unwritable(path, `${folder} is a file`);
	await access(folder, constants.W_OK).catch((cause) => {
		throw unwritable(path, `${folder} is read-only`, cause);
	});
}
async function kindOf(path) {
	const found = await stat(path).catch(() => void 0);
	if (found === void 0) return "nothing";
	return found.isDirectory() ? "folder" : "file";
}
function unwritable(path, why, cause) {
	return new UserError(`${path} cannot be written: ${why}`, "Give --out a file in a place that can be written.", { cause });
}

// src/formats/labels.ts
/**
* The text of a file of labels, one JSON object a line → the labelled answers. Empty lines are passed over. A document is
* an object with an id and a text, or a text alone, which is then numbered.
* @throws UserError when there is none; UserErrors with every line that cannot be read
*/
function parseLabels(content, path) {
	const labels = [];
	const problems = [];
	for (const [index, line] of content.replace(/^\uFEFF/, "").split(/\r?\n/).entries()) {
		if (line.trim() === "") continue;
		try {
			labels.push({
				line: index + 1,
				...labelled(JSON.parse(line), "")
			});
		} catch (cause) {
			if (!(cause instanceof ShapeError || cause instanceof SyntaxError)) throw cause;
			problems.push(`${path}:${index + 1}: ${cause instanceof SyntaxError ? "it is not JSON" : cause.message}`);
		}
	}
	if (problems.length > 0) throw new UserErrors(`${path} cannot be used`, shownOf(problems), FORM);
	if (labels.length === 0) throw new UserError(`${path} holds no label`, FORM);
	return labels;
}
const FORM = "Write one JSON object a line: { \"question\": \"…\", \"answer\": \"…\", \"label\": true }, and where there are any \"expected\", \"documents\": [{ \"id\": \"…\", \"text\": \"…\" }] and \"judge\": 0.75.";
const MOST_SHOWN = 50;
function shownOf(problems) {
	const more = problems.length - MOST_SHOWN;
	return more <= 0 ? problems : [...problems.slice(0, MOST_SHOWN), `and ${more} more lines`];
}
const share = (value, place) => {
	if (typeof value === "number" && value >= 0 && value <= 1) return value;
	throw new ShapeError(`${place} must be a number from 0 to 1`);
};
const LABELS = {
	true: 1,
	pass: 1,
	false: 0,
	fail: 0
};
const label = (value, place) => {
	if (value === void 0) throw new ShapeError(`${place} is missing`);
	const word = typeof value === "boolean" || typeof value === "string" ? String(value).toLowerCase() : "";
	if (Object.hasOwn(LABELS, word)) return LABELS[word] ?? 0;
	if (typeof value === "number" && value >= 0 && value <= 1) return value;
	throw new ShapeError(`${place} must be true, false, "pass", "fail" or a number from 0 to 1`);
};
const writtenDocument = object({
	id: text,
	text: optional(text),
	title: optional(text)
});
const documentOrText = (value, place) => typeof value === "string" ? value : writtenDocument(value, place);
const documents = (value, place) => list(documentOrText)(value, place).map((one, index) => typeof one === "string" ? {
	id: `${index + 1}`,
	text: one
} : one);
const KEYS = {
	question: text,
	answer: text,
	expected: optional(text),
	documents: optional(documents),
	label,
	judge: optional(share)
};
const known = object(KEYS);
/** A key that is misspelt would otherwise be passed over: an expected value that never reaches the judge. */
const labelled = (value, place) => {
	const read = known(value, place);
	if (Object.keys(value).find((key) => !Object.hasOwn(KEYS, key)) !== void 0) throw new ShapeError(`it has a key that is none of ${Object.keys(KEYS).join(", ")}`);
	return read;
};

// src/edges/labels-file.ts
/** The labelled answers of a file. @throws UserError when it cannot be read; UserErrors with every line that is wrong */
async function readLabels(path) {
	const content = await readFile(path, "utf8").catch((cause) => {
		const why = cause.code === "ENOENT" ? "there is no such file" : cause.code === "EISDIR" ? "it is a folder" : cause.code;
		throw new UserError(`${path} cannot be read: ${why}`, "Name a file with one labelled answer a line.", { cause });
	});
	return parseLabels(content, path);
}

// src/world.ts
/** Progress on a stream: the error stream, so that results can be piped. @param silent says nothing at all */
function progressOn(stream, silent) {
	return streamProgress(stream, { silent });
}
/** The repository that a directory lies in; without one, the directory itself. */
async function findGround(directory) {
	const repositoryTop = await repositoryRoot(directory);
	const root = repositoryTop ?? directory;
	return {
		root,
		inRepository: repositoryTop !== void 0,
		checkout: diskTree(root),
		repository: gitRepository(root)
	};
}
/** The real world of a suite. Nothing is read, started or sent before a story asks for it. */
function buildWorld(ground, suite, outside, purpose) {
	const store = lazyStore(`branch ${suite.store.branch}`, () => openStore(ground, suite, outside));
	const occasion = async () => `${suite.name} ${await purpose.occasion(store, suite)}`;
	const answers = answersOf(outside, async () => `${ground.root} ${await occasion()}`);
	const deadline = stopAtDeadline(outside.signal, suite.deadlineMs);
	const application = applicationOf(suite, {
		ground,
		outside,
		answers,
		commit: purpose.commit
	});
	const trialLog = outside.exportTo === void 0 ? void 0 : lazyTrialLog(outside.exportTo, outside);
	return {
		world: {
			traces: lazyTraces(ground, suite, outside, purpose),
			checkout: ground.checkout,
			repository: ground.repository,
			variants: layerFiles(suite, ground.repository),
			models: lazyModels({
				outside,
				answers,
				occasion,
				concurrency: suite.concurrency,
				batch: purpose.batch === true
			}),
			services: lazyServices(outside, answers),
			...purpose.batch === true && { batched: true },
			...application === void 0 ? {} : { application },
			...trialLog === void 0 ? {} : { trialLog },
			store,
			progress: outside.progress,
			clock: outside.clock,
			signal: deadline.signal
		},
		async leave() {
			deadline.forget();
			await application?.close();
			await trialLog?.close();
		}
	};
}
/** The signal of the outside, aborted as well when a run has taken as long as its suite allows. */
function stopAtDeadline(signal, deadlineMs) {
	if (deadlineMs === void 0) return {
		signal,
		forget: () => void 0
	};
	const passed = new AbortController();
	const timer = setTimeout(() => passed.abort(deadlinePassed(deadlineMs)), deadlineMs);
	return {
		signal: AbortSignal.any([signal, passed.signal]),
		forget: () => clearTimeout(timer)
	};
}
/** A tree less the files that another one tracks: what a change brings is no trace of production. */
function withoutFilesOf(tree, other) {
	return {
		...tree,
		match: async (globs) => {
			const [found, brought] = await Promise.all([tree.match(globs), other.match(globs)]);
			return found.filter((path) => !brought.includes(path));
		}
	};
}
/** Baselines by the names people give them. @param suite asked for only when a name is not a file's */
function openBaselines(outside, suite) {
	return baselineReferences(outside.directory, async () => {
		const found = suite();
		return {
			store: await openStore(found.ground, found.suite, outside),
			suite: found.suite.name
		};
	});
}
/** Where the baselines of a suite are. */
async function openStore(ground, suite, { store, clock, environment }) {
	if (store !== void 0) return store(suite, clock);
	if (!ground.inRepository) return absentStore(ground.root);
	const remote = await defaultRemote(ground.root);
	const { branch } = suite.store;
	return baselineStore(gitBranch({
		root: ground.root,
		branch,
		clock,
		...remote === void 0 ? {} : { remote }
	}), { texts: sampleTexts(suite.store, environment) });
}
/** Importers are loaded when something is imported. */
async function importFromPromptfoo(from, folder) {
	return (await import("./import-promptfoo.js")).importFromPromptfoo(from, folder);
}

export { progressOn as a, checkBaselinePlace as c, sampleTexts as d, openBaselines as i, writeBaselineFile as l, findGround as n, withoutFilesOf as o, importFromPromptfoo as r, readLabels as s, buildWorld as t, baselineStore as u };