import { i as sha256, r as normaliseText } from "./digest.js";
import { t as UserError } from "./errors.js";
import { n as NO_SUCH_LAYER, o as tuplePrefix, r as UNKNOWN_VERSION, t as LAYERS } from "./version.js";
import { a as readVersions, c as list, d as object, f as oneOf, g as truth, h as text, l as map, m as optional, o as ShapeError, p as only, s as count, u as number } from "./json-text.js";
import { n as namesModules, r as sides, t as globMatcher } from "./glob.js";
import { i as gitFailure, n as gitPieces, r as tryGit, t as git } from "./run.js";
import { i as toolsVersion, r as readToolDefinitions } from "./tool-definitions.js";
import { access, lstat, mkdir, mkdtemp, readFile, readdir, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { homedir, tmpdir } from "node:os";
import { dirname, join, relative, resolve, sep } from "node:path";
import { deflateSync, inflateSync } from "node:zlib";
import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import { setTimeout } from "node:timers/promises";

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
	"judge-malformed": true
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
	if (typeof value !== "object" || value === null) throw new ShapeError(`${place} must be a number or { "unscored": reason }`);
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
	incomplete: optional(readIncomplete)
})(value, place);

// src/formats/baseline.ts
const RESTORE = "Restore the file from the branch's history, or delete it and record a new baseline.";
/**
* The text of a record: JSON (schema/baseline.json), one case per line, keys always in the same order, maps sorted by
* key. Equal baselines give equal bytes. A scored value is a number, an unscored one `{ "unscored": reason }`.
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
		incomplete: run.incomplete && {
			reason: run.incomplete.reason,
			problem: run.incomplete.problem,
			remedy: run.incomplete.remedy
		},
		cases: run.cases.map(caseRecord)
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
		scores: sorted(Object.fromEntries(Object.entries(trial.scores).map(([name, score]) => [name, scoreRecord(score)])))
	};
}
function scoreRecord(score) {
	if (score.status === "unscored") return { unscored: score.reason };
	if (!Number.isFinite(score.value)) throw new RangeError(`a score must be a finite number, not ${score.value}`);
	return score.value;
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

// src/edges/disk-links.ts
/**
* Symbolic links below a directory that any of the globs matches or has to pass, sorted. They are no files of the tree;
* this is for telling people why.
*
* @param root absolute path of the directory
*/
async function linksOnDisk(root, globs) {
	const matches = globMatcher(globs);
	const folders = sides(globs).wanted.map(foldersBefore);
	const passed = folders.flatMap((names) => names.map((_, index) => names.slice(0, index + 1).join("/")));
	const found = await Promise.all(folders.map((names) => linksBelow(root, join(root, ...names))));
	const passedLinks = await Promise.all(passed.map((path) => isLink(join(root, path))));
	return [.../* @__PURE__ */ new Set([...passed.filter((_, index) => passedLinks[index]), ...found.flat().filter(matches)])].sort();
}
/** The first symbolic link on the way to a path, the path itself included; undefined when there is none. */
async function linkOnTheWay(root, path) {
	const names = path.split("/");
	for (let length = 1; length <= names.length; length++) {
		const place = names.slice(0, length).join("/");
		if (await isLink(join(root, place))) return place;
	}
}
/** The folders that a glob names before its first pattern, and its own path when it has none. */
function foldersBefore(glob) {
	const names = glob.split("/");
	const pattern = names.findIndex((name) => /[*?[\]{}()!]/.test(name));
	return pattern < 0 ? names : names.slice(0, pattern);
}
async function linksBelow(root, folder) {
	return (await readdir(folder, {
		recursive: true,
		withFileTypes: true
	}).catch(() => [])).filter((entry) => entry.isSymbolicLink()).map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join("/"));
}
async function isLink(path) {
	return (await lstat(path).catch(() => void 0))?.isSymbolicLink() ?? false;
}

// src/edges/disk-tree.ts
/**
* The files under a directory, as they are on disk now. Symbolic links are not files, and nothing outside the
* directory is ever read: the same tree that a commit would show.
*
* @param root absolute path of the directory
*/
function diskTree(root) {
	return {
		label: "the checkout",
		match: (globs) => matching(root, globs),
		async read(path) {
			const file = await inside(root, path);
			return file === void 0 ? void 0 : await readFile(file, "utf8");
		},
		async *open(path, parts) {
			const file = await inside(root, path);
			if (file === void 0) throw await noFile(root, path);
			yield* pieces(file, path, parts);
		},
		opensParts: true,
		links: (globs) => linksOnDisk(root, globs)
	};
}
async function matching(root, globs) {
	const matches = globMatcher(globs);
	const { wanted } = sides(globs);
	if (wanted.length === 0) return [];
	const { glob } = await import("./dist2.js");
	const paths = (await glob([...wanted], {
		cwd: root,
		ignore: namesModules(globs) ? [] : ["**/node_modules/**"],
		expandDirectories: false,
		followSymbolicLinks: false
	})).filter(matches);
	const nested = nestedRepositories(root);
	const ours = await Promise.all(paths.map(async (path) => (await lstat(join(root, path))).isFile() && !await nested(path)));
	return paths.filter((_, index) => ours[index]).sort();
}
/** Says whether a path lies in a repository below the root: a submodule, whose files no commit of this one holds. */
function nestedRepositories(root) {
	const known = /* @__PURE__ */ new Map();
	const isNested = (folder) => {
		if (folder === ".") return Promise.resolve(false);
		const answer = known.get(folder) ?? lstat(join(root, folder, ".git")).then(() => true, () => isNested(dirname(folder)));
		known.set(folder, answer);
		return answer;
	};
	return (path) => isNested(dirname(path));
}
/** The absolute path of a regular file that is reached from the root without a link; undefined for all else. */
async function inside(root, path) {
	try {
		const expected = join(await realpath(root), ...path.split("/"));
		if (!expected.startsWith(await realpath(root) + sep)) return void 0;
		if (await realpath(expected) !== expected) return void 0;
		return (await lstat(expected)).isFile() ? expected : void 0;
	} catch (error) {
		if (isAbsence(error)) return void 0;
		throw error;
	}
}
async function noFile(root, path) {
	const link = await linkOnTheWay(root, path);
	return link === void 0 ? new UserError(`${path} is not a file of the checkout`, "Check the path, relative to the repository.") : new UserError(`${path} is not a file of the checkout: ${link} is a symbolic link, which is not followed`, "Put the file itself there, or run this where it is.");
}
/**
* Reads a file with one buffer for all of its pieces, and waits for the disk: twice as fast as a stream, whose every
* piece is an allocation and an event.
*/
async function* pieces(file, path, parts = WHOLE) {
	let descriptor;
	try {
		descriptor = openSync(file, "r");
		const buffer = Buffer.allocUnsafeSlow(Math.min(PIECE, Math.max(fstatSync(descriptor).size, SMALLEST_PIECE)));
		let count = 0;
		for (const { from, to } of parts) for (let at = from; at < to;) {
			const length = readSync(descriptor, buffer, 0, Math.min(buffer.length, to - at), at);
			if (length === 0) break;
			at += length;
			yield buffer.subarray(0, length);
			if (++count % PIECES_AT_ONCE === 0) await new Promise((resolve) => setImmediate(resolve));
		}
	} catch (cause) {
		if (!(cause instanceof Error && "code" in cause && "syscall" in cause)) throw cause;
		throw new UserError(`${path} cannot be read (${cause.code})`, "Check that the file may be read, then run this again.", { cause });
	} finally {
		if (descriptor !== void 0) closeSync(descriptor);
	}
}
const WHOLE = [{
	from: 0,
	to: Number.POSITIVE_INFINITY
}];
/** Bytes that stay in the processor's cache while they are looked at. */
const PIECE = 1 << 19;
const SMALLEST_PIECE = 4096;
/** Now and then everything else has its turn: a signal to stop, a line of progress. */
const PIECES_AT_ONCE = 64;
function isAbsence(error) {
	return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
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
function commitTree(root, commit) {
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
		at: (commit) => commitTree(root, commit)
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

// src/edges/layer-files.ts
const OF_THE_BASE = "in the suite file (for a check, that of its base)";
const NONE = {
	id: NO_SUCH_LAYER,
	source: "config"
};
/** The variants of a suite, from the files its layers name. */
function layerFiles(suite) {
	return {
		at: (tree, label) => variantAt(suite, tree, label),
		override: (variant, tree, override) => overridden(suite, variant, tree, override)
	};
}
async function variantAt(suite, tree, label) {
	const { model, prompt, policy, retrieval, tools } = suite.layers;
	const read = (globs, layer) => readAll(suite, tree, globs, layer);
	const promptFiles = prompt === null ? [] : await read(prompt.files, "prompt");
	const template = prompt?.template === void 0 ? void 0 : await readOne(suite, tree, prompt.template, "prompt.template");
	const policyFiles = policy === null ? [] : await read(policy.files, "policy");
	const definitions = tools === null ? void 0 : parseToolFiles(await read(tools.definitions, "tools.definitions"));
	const means = await retrievalMeans(suite, tree);
	return {
		label,
		versions: {
			model: model === null ? NONE : {
				id: model.name,
				source: "config"
			},
			prompt: prompt === null ? NONE : promptVersion(template, without(promptFiles, prompt.template), prompt.files.join(", ")),
			policy: policy === null ? NONE : textVersion(policyFiles, policy.files.join(", ")),
			retrieval: retrieval === null ? NONE : retrievalVersion(means, retrieval.version),
			tools: definitions === void 0 ? NONE : toolsVersion(definitions)
		},
		model,
		...template === void 0 ? {} : { template },
		policy: joinedText(policyFiles),
		...definitions === void 0 ? {} : { tools: definitions },
		retrieval: means
	};
}
async function overridden(suite, variant, tree, { layer, value }) {
	const label = `${layer}=${value}`;
	const withVersion = (version) => ({
		...variant,
		label,
		versions: {
			...variant.versions,
			[layer]: version
		}
	});
	if (layer === "model") {
		if (variant.model === null) throw noLayer(suite, layer);
		return {
			...withVersion({
				id: value,
				source: "config"
			}),
			model: {
				...variant.model,
				name: value
			}
		};
	}
	if (suite.layers[layer] === null) throw noLayer(suite, layer);
	const file = {
		path: value,
		text: await readOverride(tree, layer, value)
	};
	switch (layer) {
		case "prompt": {
			const { files = [], template } = suite.layers.prompt ?? {};
			const others = template === void 0 ? [] : await readAll(suite, tree, files, "prompt");
			return {
				...withVersion(promptVersion(file.text, without(others, template), value)),
				template: file.text
			};
		}
		case "policy": return {
			...withVersion(textVersion([file], value)),
			policy: joinedText([file])
		};
		case "tools": {
			const tools = parseToolFiles([file]);
			return {
				...withVersion(toolsVersion(tools)),
				tools
			};
		}
		case "retrieval": {
			const snapshot = parseSnapshot(file.text, value);
			return {
				...withVersion({
					id: snapshot.index,
					source: "native",
					from: value
				}),
				retrieval: {
					kind: "snapshot",
					snapshot
				}
			};
		}
		default: return layer;
	}
}
async function retrievalMeans(suite, tree) {
	const { retrieval } = suite.layers;
	if (retrieval === null) return { kind: "none" };
	if (retrieval.documents === "recorded") return { kind: "recorded" };
	const path = retrieval.documents.snapshot;
	return {
		kind: "snapshot",
		snapshot: parseSnapshot(await readOne(suite, tree, path, "retrieval.documents.snapshot"), path)
	};
}
/** A snapshot names its index; for recordings the traces will, unless the suite does. */
function retrievalVersion(means, stated) {
	if (means.kind === "snapshot") return {
		id: means.snapshot.index,
		source: "native",
		from: "the snapshot's manifest"
	};
	return stated === void 0 ? UNKNOWN_VERSION : {
		id: stated,
		source: "config"
	};
}
/** The prompt's files besides its template. */
function without(files, template) {
	return files.filter(({ path }) => path !== template);
}
async function readAll(suite, tree, globs, layer) {
	const paths = await tree.match(globs);
	if (paths.length === 0) throw new UserError(`${suite.path}: layers.${layer}: ${globs.join(", ")} matches no file in ${tree.label}`, `Put a file there or correct the glob ${OF_THE_BASE}, or write none if the application has no such layer.`);
	return Promise.all(paths.map(async (path) => ({
		path,
		text: await readOne(suite, tree, path, layer)
	})));
}
async function readOne(suite, tree, path, layer) {
	const text = await tree.read(path);
	if (text !== void 0) return normaliseText(text);
	throw new UserError(`${suite.path}: layers.${layer}: there is no file ${path} in ${tree.label}`, `Put the file there, or correct the path ${OF_THE_BASE}.`);
}
async function readOverride(tree, layer, path) {
	const text = await tree.read(path);
	if (text !== void 0) return normaliseText(text);
	throw new UserError(`--layer ${layer}=${path}: there is no file ${path} in ${tree.label}`, "Give the path of a file, relative to the root of the repository.");
}
function noLayer(suite, layer) {
	return new UserError(`${suite.path} says that the application has no ${layer}`, `Describe it under layers.${layer} to override it.`);
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
	await setTimeout(Math.random() * Math.min(200 * 2 ** attempt, 15e3));
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
	const checkName = once(() => refuseOddName(root, branch));
	const author = once(() => identity(root));
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
function once(ask) {
	let answer;
	return () => {
		answer ??= ask();
		return answer;
	};
}
function snapshotOf(root, head) {
	const files = once(async () => head === void 0 ? /* @__PURE__ */ new Map() : listFiles(root, head));
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
/** The real world of a suite. Nothing is read or sent before a story asks for it. */
function buildWorld(ground, suite, outside, purpose) {
	const store = lazyStore(`branch ${suite.store.branch}`, () => openStore(ground, suite, outside));
	const occasion = async () => `${ground.root} ${suite.name} ${await purpose.occasion(store, suite)}`;
	return {
		traces: lazyTraces(ground, suite, outside, purpose),
		checkout: ground.checkout,
		repository: ground.repository,
		variants: layerFiles(suite),
		models: lazyModels(outside, occasion),
		store,
		progress: outside.progress,
		clock: outside.clock,
		signal: outside.signal
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
/** The store is looked for when a story first asks it. */
function lazyStore(label, open) {
	let opened;
	const store = () => {
		opened ??= open();
		return opened;
	};
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
	let opened;
	const open = async () => {
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
	};
	const source = () => {
		opened ??= open();
		return opened;
	};
	return {
		survey: async (request, visit) => (await source()).survey(request, visit),
		fetch: async (ids) => (await source()).fetch(ids)
	};
}
/** The model client is large; a run that asks no model does not load it. */
function lazyModels({ environment, cacheFolder, clock, fresh, progress }, occasion) {
	let models;
	const open = async () => {
		const { openAiModels } = await import("./openai-models.js");
		const { diskCache } = await import("./answer-cache.js");
		return openAiModels({
			environment,
			cache: diskCache(join(cacheFolder ?? usualCacheFolder(environment), sha256(await occasion()).slice(0, 16)), {
				clock,
				warn: (line) => progress.say(line),
				...fresh ? { maxAgeMs: -1 } : {}
			})
		});
	};
	return { async ask(request, signal) {
		models ??= open();
		return (await models).ask(request, signal);
	} };
}
function usualCacheFolder(environment) {
	const base = environment["RUNNER_TEMP"] ?? environment["XDG_CACHE_HOME"] ?? join(homedir(), ".cache");
	return environment["EVAL_BASELINE_CACHE"] ?? join(base, "eval-baseline");
}

export { withoutFilesOf as a, baselineStore as c, progressOn as i, sampleTexts as l, findGround as n, checkBaselinePlace as o, openBaselines as r, writeBaselineFile as s, buildWorld as t };