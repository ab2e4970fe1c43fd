import { t as deadlinePassed } from "./incomplete.js";
import { t as diskTree } from "./disk-tree.js";
import { t as UserError } from "./errors2.js";
import { t as globMatcher } from "./glob.js";
import { t as listFiles } from "./list-files.js";
import { i as gitFailure, n as gitPieces, r as tryGit, t as git } from "./run.js";
import { i as sha256 } from "./digest.js";
import { homedir } from "node:os";
import { join } from "node:path";
import { setMaxListeners } from "node:events";

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
		changeOf: (base, head) => changeOf(root, base, head),
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
async function changeOf(root, base, head) {
	const found = [base, head].every((revision) => !revision.startsWith("-")) ? await tryGit(root, ["rev-parse", `${base}^{commit}...${head}^{commit}`]) : void 0;
	const [, id, ancestor] = /^([0-9a-f]+)\n[0-9a-f]+\n\^([0-9a-f]+)\n/.exec(found?.stdout ?? "") ?? [];
	if (found?.status === 0 && id !== void 0 && ancestor !== void 0) return {
		base: ancestor,
		head: id
	};
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
		checkKey: async () => (await store()).checkKey(),
		anchor: async (suite) => (await store()).anchor(suite),
		bless: async (anchor) => (await store()).bless(anchor)
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
/** Readers of layer files are loaded when a layer is read: a change that touches none needs none. */
function lazyVariants(suite, repository) {
	const variants = once(async () => {
		const { layerFiles } = await import("./layer-files.js");
		return layerFiles(suite, repository);
	});
	return {
		at: async (tree, label) => (await variants()).at(tree, label),
		override: async (variant, tree, override) => (await variants()).override(variant, tree, override)
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
			...fresh ? { since: clock.now() } : {}
		});
	};
}
function usualCacheFolder(environment) {
	const base = environment["RUNNER_TEMP"] || environment["XDG_CACHE_HOME"] || join(homedir(), ".cache");
	return environment["EVAL_BASELINE_CACHE"] || join(base, "eval-baseline");
}
/** What asks models is loaded by a run that asks one. */
function lazyModels(given) {
	const { outside, answers, occasion, concurrency, batch } = given;
	const { environment, clock, fresh, progress } = outside;
	const models = once(async () => {
		const { openAiModels } = await import("./openai-models.js");
		const cache = await answers("models");
		const say = (line) => progress.say(line);
		const direct = openAiModels({
			environment,
			cache,
			say,
			...batch ? {} : { concurrency }
		});
		if (!batch) return direct;
		const { batchModels } = await import("./batch-models.js");
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
/** The repository that a directory lies in, known before its top is: questions about commits need not wait for that. */
function repositoryAt(directory) {
	return gitRepository(directory);
}
/** The real world of a suite. Nothing is read, started or sent before a story asks for it. */
function buildWorld(ground, suite, outside, purpose) {
	const store = lazyStore(`branch ${suite.store.branch}`, () => openStore(ground, suite, outside));
	const occasion = async () => `${suite.name} ${await purpose.occasion(store, suite)}`;
	const answers = answersOf(outside, async () => `${ground.root} ${await occasion()}`);
	const deadline = stopAtDeadline(outside.signal, suite.deadlineMs);
	setMaxListeners(0, deadline.signal);
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
			variants: lazyVariants(suite, ground.repository),
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
	const timer = setTimeout(() => passed.abort(deadlinePassed(deadlineMs)), Math.min(deadlineMs, LONGEST_TIMER_MS));
	return {
		signal: AbortSignal.any([signal, passed.signal]),
		forget: () => clearTimeout(timer)
	};
}
const LONGEST_TIMER_MS = 2 ** 31 - 1;
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
async function openBaselines(outside, suite) {
	const { baselineReferences } = await import("./baseline-references.js");
	return baselineReferences(outside.directory, async () => {
		const found = suite();
		return {
			store: await openStore(found.ground, found.suite, outside),
			suite: found.suite.name
		};
	});
}
/** The file that a baseline is to be written to. @throws UserError when it could not be, before anything is paid for */
async function openBaselineFile(path) {
	const { checkBaselinePlace, writeBaselineFile } = await import("./baseline-file.js");
	await checkBaselinePlace(path);
	return { write: (baseline) => writeBaselineFile(path, baseline) };
}
/** The labels of people that a judge is compared with. */
async function readLabels(path) {
	return (await import("./labels-file.js")).readLabels(path);
}
/** Where the baselines of a suite are. */
async function openStore(ground, suite, { store, clock, environment }) {
	if (store !== void 0) return store(suite, clock);
	if (!ground.inRepository) return (await import("./absent-store.js")).absentStore(ground.root);
	const { baselineStore } = await import("./baseline-store2.js");
	const { gitBranch } = await import("./git-branch.js");
	const { sampleTexts } = await import("./sample-texts.js");
	const { defaultRemote } = await import("./remote.js");
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
/** Who git says is at work here; undefined when it does not know. */
async function personAt(directory) {
	const { personOf } = await import("./person.js");
	return personOf(directory);
}

export { openBaselines as a, readLabels as c, openBaselineFile as i, repositoryAt as l, findGround as n, personAt as o, importFromPromptfoo as r, progressOn as s, buildWorld as t, withoutFilesOf as u };