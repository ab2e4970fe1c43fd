import { t as deadlinePassed } from "./incomplete.js";
import { n as holdsFiles, t as diskTree } from "./disk-tree.js";
import { n as repositoryRoot, t as gitRepository } from "./repository.js";
import { t as plainLine } from "./plain-line.js";
import { i as sha256 } from "./digest.js";
import { setMaxListeners } from "node:events";
import { homedir } from "node:os";
import { join } from "node:path";

// src/world/lazily.ts
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
		checkWritable: async () => (await store()).checkWritable(),
		anchor: async (suite) => (await store()).anchor(suite),
		bless: async (anchor) => (await store()).bless(anchor),
		probes: async (suite) => (await store()).probes(suite),
		addProbe: async (reading) => (await store()).addProbe(reading),
		incidents: async () => (await store()).incidents(),
		postMortem: async (incident) => (await store()).postMortem(incident),
		keepPostMortem: async (kept, replaces) => (await store()).keepPostMortem(kept, replaces)
	};
}
/** Readers of traces are loaded, and servers are spoken to, when the first trace is asked for. */
function lazyTraces(ground, suite, outside, { traces, home }) {
	const source = once(async () => {
		const { openSource } = await import("./open-source.js");
		const { environment, clock, progress, signal } = outside;
		return openSource(suite, {
			root: ground.root,
			trees: traces ?? [ground.checkout, ...ground.beside === void 0 ? [] : [ground.beside]],
			environment,
			clock,
			progress,
			signal,
			...home
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
		override: async (variant, tree, override, claim) => (await variants()).override(variant, tree, override, claim),
		withLayer: async (variant, tree, layer) => {
			const { withLayer } = await import("./one-layer2.js");
			return withLayer(suite, {
				variant,
				tree,
				layer
			});
		},
		async asOf(tree) {
			const { suiteHeldBy } = await import("./suite-held-by.js");
			const then = await suiteHeldBy(tree, suite.path);
			return then === void 0 ? void 0 : lazyVariants(then, repository);
		}
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
	const { ground, outside, answers, home } = at;
	const application = once(async () => {
		const { openApplication } = await import("./open-application.js");
		return openApplication(target, {
			folder: ground.root,
			environment: outside.environment,
			cache: await answers("application"),
			...home
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

// src/edges/progress.ts
/**
* Progress for a person: on a terminal one line that is rewritten, elsewhere a line at every quarter.
* Silent progress says nothing at all. Names of files and words of servers stand in what is said, so each is made one plain
* line: a log of a workflow has commands in it.
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
				label: plainLine(label),
				total,
				open: total > 0
			};
		},
		advance(done, detail = "") {
			if (!line.open) return;
			const filled = Math.round(BAR_WIDTH * done / line.total);
			const bar = "█".repeat(filled) + "░".repeat(BAR_WIDTH - filled);
			const text = `  ${line.label} ${bar} ${done}/${line.total} ${plainLine(detail)}`;
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
			stream.write(`${line.open ? ERASE_LINE : ""}${plainLine(text)}\n`);
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
				label: plainLine(label),
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
			stream.write(`${line.label}: ${done} of ${line.total}${detail === "" ? "" : `, ${plainLine(detail)}`}\n`);
		},
		end() {},
		say(text) {
			stream.write(`${plainLine(text)}\n`);
		}
	};
}

// src/world/baselines.ts
/** Where the baselines of a suite are. */
async function openStore(ground, suite, { store, clock, environment }) {
	if (store !== void 0) return store(suite, clock);
	if (!ground.inRepository) return (await import("./absent-store.js")).absentStore(ground.root);
	const { baselineStore } = await import("./baseline-store.js");
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

// src/world/world.ts
/** Progress on a stream: the error stream, so that results can be piped. @param silent says nothing at all */
function progressOn(stream, silent) {
	return streamProgress(stream, { silent });
}
/**
* The repository that a directory lies in; without one, the directory itself. On GitHub it is the directory, whatever
* brought its files there: no git is asked.
*/
async function findGround({ directory, hosted }) {
	if (hosted !== void 0) return hostedGround(directory, hosted);
	const repositoryTop = await repositoryRoot(directory);
	const root = repositoryTop ?? directory;
	return {
		root,
		inRepository: repositoryTop !== void 0,
		checkout: diskTree(root),
		repository: gitRepository(root)
	};
}
async function hostedGround(root, hosted) {
	const ground = {
		root,
		inRepository: true,
		checkout: diskTree(root),
		repository: hosted.repository
	};
	return await holdsFiles(root) ? ground : withoutCheckout(ground, hosted);
}
/** A ground whose disk holds no checkout: its files are those of the commit that the workflow runs for. */
function withoutCheckout(ground, { repository, commit }) {
	return {
		...ground,
		checkout: repository.at(commit),
		commit,
		beside: ground.checkout
	};
}
/** The repository that a directory lies in, known before its top is: questions about commits need not wait for that. */
function repositoryOf({ directory, hosted }) {
	return hosted?.repository ?? gitRepository(directory);
}
/** The real world of a suite. Nothing is read, started or sent before a story asks for it. */
function buildWorld(ground, suite, outside, purpose) {
	outside.onSuite?.(suite);
	const label = ground.inRepository ? `branch ${suite.store.branch}` : "a directory without a repository";
	const store = lazyStore(label, () => openStore(ground, suite, outside));
	const occasion = async () => `${suite.name} ${await purpose.occasion(store, suite)}`;
	const answers = answersOf(outside, async () => `${ground.root} ${await occasion()}`);
	const deadline = stopAtDeadline(outside.signal, suite.deadlineMs);
	setMaxListeners(0, deadline.signal);
	const home = homeOf(ground, outside, purpose);
	const application = applicationOf(suite, {
		ground,
		outside,
		answers,
		home
	});
	const trialLog = outside.exportTo === void 0 ? void 0 : lazyTrialLog(outside.exportTo, outside);
	return {
		world: {
			traces: lazyTraces(ground, suite, outside, {
				home,
				traces: purpose.traces
			}),
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
			...outside.hosted?.incidents === void 0 ? {} : { incidents: outside.hosted.incidents },
			...outside.hosted?.acceptances === void 0 ? {} : { acceptances: outside.hosted.acceptances },
			missingKeys: async () => (await import("./missing-keys.js")).missingKeys(suite, outside.environment),
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
function homeOf(ground, { hosted }, purpose) {
	const commit = purpose.commit ?? ground.commit;
	if (commit === void 0) return void 0;
	return hosted === void 0 ? { commit } : {
		commit,
		files: ground.repository.at(commit)
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
/** Who git says is at work here; undefined when it does not know. */
async function personAt(directory) {
	const { personOf } = await import("./person.js");
	return personOf(directory);
}

export { repositoryOf as a, openBaselines as c, progressOn as i, once as l, findGround as n, withoutCheckout as o, personAt as r, withoutFilesOf as s, buildWorld as t };