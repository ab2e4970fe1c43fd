import { n as UserErrors, t as UserError } from "./errors2.js";
import { t as diskTree } from "./disk-tree.js";
import { n as repositoryRoot } from "./repository.js";
import { t as PATTERNS } from "./init-patterns.js";
import { posix, relative, sep } from "node:path";

// src/stories/init/globs.ts
/**
* A few globs for many files: one for each folder and ending, else the files themselves where they stand alone. A folder
* of policies is named as a whole even for one: the next that is written there is a policy, too.
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
	return [...groups].flatMap(([glob, files]) => files.length === 1 && !OF_POLICIES.test(glob) || !glob.includes("/") ? files.map(asGlob) : [glob]);
}
const OF_POLICIES = /(^|\/)(policy|policies|guardrails?)\/[^/]*$/i;
function groupOf(path) {
	const slash = path.lastIndexOf("/") + 1;
	const [ending = ""] = /(\.prompt)?\.[^./]+(\.gz|\.zst)?$/.exec(path.slice(slash)) ?? [];
	return `${asGlob(path.slice(0, slash))}*${ending}`;
}
/** A path as the glob that matches it alone. */
function asGlob(path) {
	return path.replace(/[*?[\]{}()!+@\\]/g, "\\$&");
}

// src/stories/init/providers.ts
/** By how the names of its models begin; OpenAI unless they say otherwise. */
function providerOf(model = "") {
	return PROVIDERS.find(({ models }) => model.startsWith(models)) ?? { keys: "OPENAI" };
}
const PROVIDERS = [
	{
		models: "claude-",
		keys: "ANTHROPIC",
		baseUrl: "https://api.anthropic.com/v1"
	},
	{
		models: "gemini-",
		keys: "GEMINI",
		baseUrl: "https://generativelanguage.googleapis.com/v1beta/openai"
	},
	{
		models: "mistral-",
		keys: "MISTRAL",
		baseUrl: "https://api.mistral.ai/v1"
	},
	{
		models: "deepseek-",
		keys: "DEEPSEEK",
		baseUrl: "https://api.deepseek.com/v1"
	}
];

// src/stories/init/guesses.ts
/** Every setting that can be guessed: what a person wished, else what the repository shows, else the usual. */
function guesses(finds, wishes) {
	const model = guessedModel(finds, wishes);
	return {
		name: wishes.name === void 0 ? found(nameFrom(finds.name), "the repository's name") : wished(wishes.name),
		prompt: guessedPrompt(finds, wishes),
		template: guessedTemplate(finds, wishes),
		policy: layerFiles(wishes.policy, finds.policies, "rules that a prompt is filled with"),
		tools: layerFiles(wishes.tools, finds.tools, "tool definitions"),
		traces: guessedTraces(finds, wishes),
		model,
		keyVariable: guessedKey(finds.keyVariables, wishes, model?.value),
		action: wishes.action === void 0 ? finds.action === null ? void 0 : found(finds.action, "the commit that this program runs from") : wished(wishes.action)
	};
}
function guessedPrompt({ prompts }, { prompt }) {
	if (prompt !== void 0) return wished(prompt);
	const paths = prompts.map(({ path }) => path);
	if (paths.length === 0) return void 0;
	return found(filesAsGlobs(paths), `${files(paths)} with the name of a prompt, or in a folder of prompts`, false);
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
	if (paths.length === 0) return found(null, `no file of ${what} was found`, false);
	return found(filesAsGlobs(paths), `${files(paths)} of ${what}`, true);
}
/** Whether documents are searched for. */
function guessedSearch({ traces }) {
	if (traces === null) return found(true, "without traces it is not known whether documents are searched for", false);
	return traces.searches ? found(true, "documents as production found them; an index of another version is compared by a canary") : found(false, "no trace shows a search for documents", false);
}
function guessedTraces({ traces, keyVariables }, wishes) {
	if (wishes.traces !== void 0) return wished({ files: wishes.traces });
	if (traces !== null) return found({ files: filesAsGlobs(traces.files) }, `${files(traces.files)} of ${traces.format}`);
	if (keyVariables.some(({ name }) => name === "LANGFUSE_SECRET_KEY")) return found("langfuse", "LANGFUSE_SECRET_KEY is spoken of", false);
	return found({ files: ["traces/*.jsonl"] }, "none were found; export some there", false);
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
/** The variable that holds the key of a model. @param model undefined where it is not known */
function guessedKey(mentions, { keyVariable }, model) {
	if (keyVariable !== void 0) return wished(keyVariable);
	const { keys: beginning } = providerOf(model);
	const keys = mentions.filter(({ name }) => !name.startsWith("LANGFUSE_"));
	const ofProvider = keys.find(({ name }) => name.startsWith(`${beginning}_`));
	if (ofProvider !== void 0) return found(ofProvider.name, `named in ${ofProvider.places[0]}`);
	return found(`${beginning}_API_KEY`, "the provider's usual name", keys.length === 0);
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

// src/stories/init/attributes.ts
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

// src/stories/init.ts
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
	const { baseUrl } = providerOf(model.value);
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
			searches: guessedSearch(finds),
			judge: judgeOf(wishes.judge, model.value, keyVariable.value, finds.keyVariables),
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
function judgeOf(judge, model, keyVariable, keyVariables) {
	if (judge === void 0) return null;
	const { baseUrl, keys } = providerOf(judge);
	return {
		name: judge,
		keyVariable: keys === providerOf(model).keys ? keyVariable : guessedKey(keyVariables, {}, judge).value,
		...baseUrl === void 0 ? {} : { baseUrl }
	};
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
	const folder = relative(root, directory).split(sep).join("/");
	const [finds, action] = await Promise.all([repositoryFinds(tree, root, folder), actionPlace(home)]);
	return {
		root,
		folder,
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
const IN_THE_WAY = "Nothing was written. Move what is there, or name another suite with --suite; --dry-run shows what would be written.";

// src/start/init.ts
/** Makes a first suite and its workflows by looking at a repository. */
/**
* Looks, guesses, asks where somebody is there to be asked, and writes what is not there yet.
*
* @returns undefined when the person left: then nothing was written
* @throws UserErrors that name every option that is wrong, or has to be given; UserError for a file that is in the way
*/
async function startInit(request, outside) {
	const { root, folder, tree, finds } = await openInit(outside.directory, request.home);
	const said = fromRoot(request.wishes, folder);
	const problems = await problemsIn(said, tree);
	if (problems.length > 0) throw new UserErrors("the options of init cannot be used", problems, "Correct them. Nothing was written.");
	if (!request.dryRun) await refuseFilesInTheWay(root, [said.suite]);
	const { ask } = request;
	const wishes = ask === void 0 ? said : await ask(guesses(finds, said), said, (answered) => problemsIn(answered, tree));
	if (wishes === void 0) return void 0;
	const proposed = proposal(finds, wishes);
	if (proposed.status === "lacking") throw lackingOptions(proposed.lacking);
	const suite = await withFreeNames(proposed.suite, tree);
	const files = await filesOf(suite, tree);
	if (!request.dryRun) {
		if (request.confirm !== void 0 && !await request.confirm(files)) return void 0;
		await writeFirstFiles(root, files);
	}
	const { initAdvice } = await import("./advice.js");
	const { keyVariablesOf } = await import("./suite-file.js");
	const keys = keyVariablesOf(suite);
	const keysAreSet = keys.every((name) => (outside.environment[name] ?? "") !== "");
	const fromHere = (path) => posix.relative(folder, path);
	const advice = initAdvice(finds, suite, {
		keys,
		keysAreSet,
		fromHere
	});
	return {
		files,
		written: !request.dryRun,
		toCheck: toCheckIn(suite),
		...advice
	};
}
/** Workflows of another suite, or of another program, keep their names: then all of ours bear the suite's. */
async function withFreeNames(suite, tree) {
	const { workflows } = suite;
	if (workflows === null) return suite;
	const { workflowPaths } = await import("./workflow-files.js");
	return (await tree.match(workflowPaths(workflows.forks))).length === 0 ? suite : {
		...suite,
		workflows: {
			...workflows,
			named: true
		}
	};
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
function toCheckIn(suite) {
	const { traces, model, keyVariable, prompt, template, policy, searches: retrieval, tools } = suite;
	return Object.entries({
		traces,
		prompt,
		template,
		policy,
		retrieval,
		tools,
		model,
		"key-variable": keyVariable
	}).flatMap(([setting, { why, isSure }]) => isSure ? [] : [{
		setting,
		why
	}]);
}
/** Every option that is wrong, at once. What is written into workflows is held against a pattern. */
async function problemsIn(wishes, tree) {
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
	return problems;
}
function lackingOptions(lacking) {
	return new UserErrors("not everything can be told from the repository", lacking.map(({ option, what }) => `${option}: ${what}`), "Give these options, or run it on a terminal without --yes, which asks. Nothing was written.");
}
/** Paths and globs as typed → as the repository has them. @param folder where the program was started, "" for the root */
function fromRoot(wishes, folder) {
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
	if (posix.isAbsolute(path)) throw new UserError(`${path} is absolute`, "Name files as they are seen from here.");
	return joined;
}

export { startInit };