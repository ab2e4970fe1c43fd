import { t as PATTERNS } from "./init-patterns.js";
import { n as UserErrors, t as UserError } from "./errors2.js";
import { t as diskTree } from "./disk-tree.js";
import { n as repositoryRoot } from "./repository.js";
import { posix, relative, sep } from "node:path";

// src/stories/init-attributes.ts
/** What attributes of traces mean, as far as their names and values tell. Names that every reader knows are left out. */
function attributeMeanings(attributes) {
	const own = attributes.filter(({ name }) => !STANDARD.test(name));
	const named = (pattern) => own.find(({ name }) => pattern.test(name))?.name;
	const production = attributes.find(({ name, values }) => /^deployment\.environment(\.name)?$/.test(name) && values.includes("production"))?.name;
	const slice = own.find(({ name, values }) => SLICE.test(name) && values.length > 1 && values.length <= 12)?.name;
	const versions = Object.entries(VERSIONS).flatMap(([layer, pattern]) => {
		const name = named(pattern);
		return name === void 0 ? [] : [[layer, name]];
	});
	const expected = named(/(^|[._])(expected|expected_answer|reference_answer|ground_truth)$/i);
	const feedback = named(/(^|[._])(feedback|thumbs|user_rating)$/i);
	return {
		...production === void 0 ? {} : { production },
		versions: Object.fromEntries(versions),
		...slice === void 0 ? {} : { slice },
		...expected === void 0 ? {} : { expected },
		...feedback === void 0 ? {} : { feedback }
	};
}
/** Names of the conventions, whose meaning is known without being said. */
const STANDARD = /^(gen_ai|llm|openinference|langfuse|langsmith|ai|traceloop|eval_baseline|telemetry|service|http|db)\./;
const SLICE = /(^|[._])(intent|topic|category|route|locale|language|tier|segment)$/i;
const VERSIONS = {
	prompt: /(^|[._])prompt[._]?version$/i,
	policy: /(^|[._])policy[._]?(version|revision|hash)$/i,
	retrieval: /(index|retrieval|corpus|knowledge)[\w.]*version$/i,
	tools: /(^|[._])tools?[._]?(schema[._]?)?version$/i
};

// src/stories/init-globs.ts
/**
* A few globs for many files: one for each folder and ending, else the files themselves where they stand alone.
*
* @param paths relative to the root, at least one
*/
function filesAsGlobs(paths) {
	const groups = /* @__PURE__ */ new Map();
	for (const path of paths) {
		const group = groups.get(groupOf(path)) ?? [];
		group.push(path);
		groups.set(groupOf(path), group);
	}
	return [...groups].flatMap(([glob, files]) => files.length === 1 || !glob.includes("/") ? files.map(asGlob) : [glob]);
}
function groupOf(path) {
	const slash = path.lastIndexOf("/") + 1;
	const [ending = ""] = /(\.prompt)?\.[^./]+(\.gz|\.zst)?$/.exec(path.slice(slash)) ?? [];
	return `${asGlob(path.slice(0, slash))}*${ending}`;
}
/** A path as the glob that matches it alone. */
function asGlob(path) {
	return path.replace(/[*?[\]{}()!+@\\]/g, "\\$&");
}

// src/stories/init.ts
/** Every setting that can be guessed: what a person wished, else what the repository shows, else the usual. */
function guesses(finds, wishes) {
	const model = guessedModel(finds, wishes);
	return {
		name: wishes.name === void 0 ? found(nameFrom(finds.name), "the repository's name") : wished(wishes.name),
		prompt: guessedPrompt(finds, wishes),
		template: guessedTemplate(finds, wishes),
		policy: layerFiles(wishes.policy, finds.policies, "look like rules that a prompt is filled with"),
		tools: layerFiles(wishes.tools, finds.tools, "hold tool definitions"),
		traces: guessedTraces(finds, wishes),
		model,
		keyVariable: guessedKey(finds.keyVariables, wishes, model?.value),
		action: wishes.action === void 0 ? finds.action === null ? void 0 : found(finds.action, "the commit that this program runs from") : wished(wishes.action)
	};
}
/** The suite that the guesses come to, or all that is lacking at once. */
function proposal(finds, wishes) {
	const guessed = guesses(finds, wishes);
	const { name, traces, keyVariable, template, policy, tools, model, prompt, action } = guessed;
	if (model === void 0 || prompt === void 0 || wishes.workflows && action === void 0) {
		const [first, ...others] = lackingIn(guessed, wishes);
		if (first !== void 0) return {
			status: "lacking",
			lacking: [first, ...others]
		};
		throw new Error("a setting is lacking, and none is named");
	}
	const baseUrl = baseUrlOf(model.value);
	const workflows = wishes.workflows && action !== void 0 ? {
		action: action.value,
		forks: wishes.forks
	} : null;
	return {
		status: "proposed",
		suite: {
			path: wishes.suite,
			name,
			traces,
			model,
			keyVariable,
			prompt,
			template,
			policy,
			tools,
			workflows,
			...baseUrl === void 0 ? {} : { baseUrl },
			attributes: attributeMeanings(finds.traces?.attributes ?? []),
			callsTools: finds.traces?.callsTools ?? false,
			judge: wishes.judge ?? null,
			branch: wishes.branch ?? "eval-baselines",
			acceptLabel: wishes.acceptLabel ?? null
		}
	};
}
function lackingIn({ model, prompt, action }, wishes) {
	return [
		...prompt === void 0 ? [{
			option: "--prompt",
			what: "the files that make the prompt, as a glob; nothing here looks like one"
		}] : [],
		...model === void 0 ? [{
			option: "--model",
			what: "the model that production asks; no trace and no source file names one"
		}] : [],
		...wishes.workflows && action === void 0 ? [{
			option: "--action",
			what: "where workflows find this action, OWNER/REPOSITORY@COMMIT with the full id of the commit; or --no-workflows"
		}] : []
	];
}
function guessedPrompt({ prompts }, { prompt }) {
	if (prompt !== void 0) return wished(prompt);
	const paths = prompts.map(({ path }) => path);
	if (paths.length === 0) return void 0;
	return found(filesAsGlobs(paths), `${files(paths)} with the name or in the folder of a prompt`, false);
}
/** The system prompt among several files, as far as names and first words tell. */
function guessedTemplate({ prompts }, { template, prompt }) {
	if (template === "none") return wished(null);
	if (template !== void 0) return wished(template);
	const [only, ...others] = prompts;
	if (prompt !== void 0 || only === void 0) {
		const [single, ...more] = prompt ?? [];
		return single !== void 0 && more.length === 0 && !/[*?[{!(]/.test(single) ? found(single, "the only file of the prompt") : found(null, "it is not known which file is the system prompt", false);
	}
	if (others.length === 0) return found(only.path, "the only file that looks like a prompt", false);
	const chosen = prompts.find(({ text }) => /\{\{-?\s*policy\b/.test(text)) ?? prompts.find(({ path }) => /system/i.test(path)) ?? prompts.find(({ text }) => /^\W*You (are|answer|help)\b/im.test(text));
	return chosen === void 0 ? found(null, `it is not known which of ${prompts.length} files is the system prompt`, false) : found(chosen.path, `of ${prompts.length} prompts the one that reads like the system prompt`, false);
}
function layerFiles(wish, paths, what) {
	if (wish?.join() === "none") return wished(null);
	if (wish !== void 0) return wished(wish);
	if (paths.length === 0) return found(null, "no file was found", false);
	return found(filesAsGlobs(paths), `${files(paths)} that ${what}`, true);
}
function guessedTraces({ traces, keyVariables }, wishes) {
	if (wishes.traces !== void 0) return wished({ files: wishes.traces });
	if (traces !== null) return found({ files: filesAsGlobs(traces.files) }, `${files(traces.files)} of ${traces.format}`);
	if (keyVariables.some(({ name }) => name === "LANGFUSE_SECRET_KEY")) return found("langfuse", "LANGFUSE_SECRET_KEY is spoken of", false);
	return found({ files: ["traces/*.jsonl"] }, "no traces were found: export some there", false);
}
function guessedModel({ traces, models }, { model }) {
	if (model !== void 0) return wished(model);
	const [asked] = traces?.models ?? [];
	if (asked !== void 0) return found(asked, "what production asked, by its traces");
	const [mentioned] = models;
	if (mentioned === void 0) return void 0;
	const others = models.slice(1, 4).map(({ name }) => name);
	const beside = others.length === 0 ? "" : `; also named: ${others.join(", ")}`;
	return found(mentioned.name, `named in ${mentioned.places[0]}${beside}`, models.length === 1);
}
function guessedKey(mentions, { keyVariable }, model) {
	if (keyVariable !== void 0) return wished(keyVariable);
	const keys = mentions.filter(({ name }) => !name.startsWith("LANGFUSE_"));
	const ofProvider = keys.find(({ name }) => name.startsWith(`${providerOf(model)}_`));
	if (ofProvider !== void 0) return found(ofProvider.name, `named in ${ofProvider.places[0]}`);
	return found(`${providerOf(model)}_API_KEY`, "the provider's usual name", keys.length === 0);
}
/** Whose model it is, as key variables are named. */
function providerOf(model = "") {
	if (model.startsWith("claude-")) return "ANTHROPIC";
	if (model.startsWith("gemini-")) return "GEMINI";
	if (model.startsWith("mistral-")) return "MISTRAL";
	if (model.startsWith("deepseek-")) return "DEEPSEEK";
	return "OPENAI";
}
/** Where makers speak OpenAI's API themselves; another address is for a person to write. */
function baseUrlOf(model) {
	return {
		ANTHROPIC: "https://api.anthropic.com/v1",
		GEMINI: "https://generativelanguage.googleapis.com/v1beta/openai",
		MISTRAL: "https://api.mistral.ai/v1",
		DEEPSEEK: "https://api.deepseek.com/v1"
	}[providerOf(model)];
}
function nameFrom(folder) {
	const name = folder.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^[-\d]+|-+$/g, "").slice(0, 64);
	return name === "" ? "answers" : name;
}
function files(paths) {
	return paths.length === 1 ? "1 file" : `${paths.length} files`;
}
function found(value, why, isSure = true) {
	return {
		value,
		why,
		isSure
	};
}
function wished(value) {
	return found(value, "as asked for");
}

// src/world/of-init.ts
/**
* Looks at the repository that a directory lies in; without one, at the directory. Nothing in it is run, and nothing is
* written.
*
* @param home absolute path of the folder that this program is shipped in
*/
async function openInit(directory, home) {
	const root = await repositoryRoot(directory) ?? directory;
	const [{ repositoryFinds }, { actionPlace }] = await Promise.all([import("./repository-finds.js"), import("./action-place.js")]);
	const tree = diskTree(root);
	const [finds, action] = await Promise.all([repositoryFinds(tree, root), actionPlace(home)]);
	return {
		root,
		tree,
		finds: {
			...finds,
			action
		}
	};
}
/** Asked before anything is asked of a person. @throws UserError that names all that are in the way */
async function refuseFilesInTheWay(root, paths) {
	const { refuseExisting } = await import("./new-files.js");
	await refuseExisting(root, paths, IN_THE_WAY);
}
/** Writes files that are not there yet. @throws UserError that names all that are in the way; then none is written */
async function writeFirstFiles(root, files) {
	const { writeNewFiles } = await import("./new-files.js");
	await writeNewFiles(root, files, IN_THE_WAY);
}
const IN_THE_WAY = "Nothing was written. Move what is there, or see with --dry-run what it would be, and --no-workflows for the suite alone.";

// src/start/init.ts
/** Makes a first suite and its workflows by looking at a repository. */
/**
* Looks, guesses, asks where somebody is there to be asked, and writes what is not there yet.
*
* @returns undefined when the person left: then nothing was written
* @throws UserErrors that name every option that is wrong, or has to be given; UserError for a file that is in the way
*/
async function startInit(request, outside) {
	const { root, tree, finds } = await openInit(outside.directory, request.home);
	const said = fromRoot(request.wishes, relative(root, outside.directory).split(sep).join("/"));
	await check(said, tree);
	if (!request.dryRun) await refuseFilesInTheWay(root, await pathsOf(said));
	const wishes = request.ask === void 0 ? said : await request.ask(guesses(finds, said), said);
	if (wishes === void 0) return void 0;
	await check(wishes, tree);
	const proposed = proposal(finds, wishes);
	if (proposed.status === "lacking") throw lackingOptions(proposed.lacking);
	const { suite } = proposed;
	const files = await filesOf(suite, tree);
	if (request.confirm !== void 0 && !await request.confirm(files)) return void 0;
	if (!request.dryRun) await writeFirstFiles(root, files);
	const { initAdvice } = await import("./init-advice.js");
	const { keyVariablesOf } = await import("./suite-file.js");
	const keysAreSet = keyVariablesOf(suite).every((name) => (outside.environment[name] ?? "") !== "");
	return {
		files,
		written: !request.dryRun,
		toCheck: toCheckIn(suite),
		...initAdvice(finds, suite, keysAreSet)
	};
}
/** What will be written, as far as it is known before anything is asked. */
async function pathsOf({ suite, workflows, forks }) {
	const { workflowPaths } = await import("./workflow-files.js");
	return [suite, ...workflows ? workflowPaths(forks) : []];
}
/** Suite and workflows; the suite is read as every later run will read it. */
async function filesOf(suite, tree) {
	const { suiteFiles } = await import("./suite-file.js");
	const { workflowFiles } = await import("./workflow-files.js");
	const { parseSuite } = await import("./parse-suite2.js");
	const written = suiteFiles(suite);
	const [file] = written;
	if (file !== void 0) await parseSuite(file.text, file.path, async (path) => {
		const fresh = written.find((one) => one.path === path);
		return fresh === void 0 ? tree.read(path) : fresh.text;
	});
	return [...written, ...workflowFiles(suite)];
}
function toCheckIn({ traces, model, keyVariable, prompt, template, policy, tools }) {
	return Object.entries({
		traces,
		prompt,
		template,
		policy,
		tools,
		model,
		"key-variable": keyVariable
	}).flatMap(([setting, { why, isSure }]) => isSure ? [] : [{
		setting,
		why
	}]);
}
/** Every option that is wrong, at once. What is written into workflows is held against a pattern. */
async function check(wishes, tree) {
	const { template } = wishes;
	const problems = Object.entries(PATTERNS).flatMap(([setting, { option, allowed, expected }]) => {
		const said = wishes[setting];
		return typeof said !== "string" || allowed.test(said) ? [] : [`${option}: "${said}" is not ${expected}`];
	});
	if (template !== void 0 && template !== "none" && await tree.read(template) === void 0) problems.push(`--template: there is no file ${template}`);
	for (const option of [
		"prompt",
		"policy",
		"tools"
	]) {
		const globs = wishes[option] ?? [];
		if (globs.length > 0 && globs.join() !== "none" && (await tree.match(globs)).length === 0) problems.push(`--${option}: no file matches ${globs.join(", ")}`);
	}
	if (problems.length > 0) throw new UserErrors("the options of init cannot be used", problems, "Correct them. Nothing was written.");
}
function lackingOptions(lacking) {
	return new UserErrors("not everything can be told from the repository", lacking.map(({ option, what }) => `${option}: ${what}`), "Give these options, or run it on a terminal, which asks. Nothing was written.");
}
/** Paths and globs as typed → as the repository has them. @param folder where the program was started, "" for the root */
function fromRoot(wishes, folder) {
	if (folder === "") return wishes;
	const moved = (path) => path === "none" ? path : movedTo(folder, path);
	const { suite, prompt, template, policy, tools, traces } = wishes;
	return {
		...wishes,
		suite: moved(suite),
		...prompt === void 0 ? {} : { prompt: prompt.map(moved) },
		...template === void 0 ? {} : { template: moved(template) },
		...policy === void 0 ? {} : { policy: policy.map(moved) },
		...tools === void 0 ? {} : { tools: tools.map(moved) },
		...traces === void 0 ? {} : { traces: traces.map(moved) }
	};
}
function movedTo(folder, path) {
	const joined = posix.join(folder, path);
	if (joined === ".." || joined.startsWith("../")) throw new UserError(`${path} leads out of the repository`, "Name files inside it.");
	return joined;
}

export { startInit };