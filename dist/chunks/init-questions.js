import { n as escapeTerminal } from "./escape.js";
import { t as PATTERNS } from "./init-patterns.js";

// src/commands/init-questions.ts
/** Questions to a person at a terminal: what was guessed is already typed, and whoever leaves has written nothing. */
function initQuestions(terminal) {
	return {
		ask: (guessed, wishes, problemsIn) => ask(terminal, guessed, wishes, problemsIn),
		confirm: (files) => confirm(terminal, files)
	};
}
async function ask(terminal, guessed, wishes, problemsIn) {
	const { intro } = await import("./dist.js");
	intro("A first suite. What was found is typed in: Enter takes it.", terminal);
	let said = wishes;
	for (const question of questionsFor(guessed, wishes)) {
		said = await answered(terminal, question, said, problemsIn);
		if (said === void 0) return void 0;
	}
	return said;
}
/** Asks again, with what was typed, until the repository has it; undefined when the person left. */
async function answered(terminal, { setting, question, initial, isOptional, isList, isSure }, said, problemsIn) {
	const { isCancel, text, log, S_BAR } = await import("./dist.js");
	let typed = initial;
	for (;;) {
		const answer = await text({
			message: question.replaceAll("\n", `\n${S_BAR}  `),
			initialValue: typed,
			validate: (value) => problemOf(setting, (value ?? "").trim(), isOptional === true),
			...terminal
		});
		if (isCancel(answer)) return void 0;
		typed = (answer ?? "").trim();
		if (typed === "" || typed === initial.trim() && isSure === true) return said;
		const next = {
			...said,
			[setting]: isList ? typed.split(/,\s+/).filter((word) => word !== "") : typed
		};
		const problems = await problemsIn(next);
		if (problems.length === 0) return next;
		log.warn(problems.map((problem) => escapeTerminal(problem.replace(/^--[\w-]+: /, ""))).join("\n"), terminal);
	}
}
function problemOf(setting, words, isOptional) {
	if (words === "") return isOptional ? void 0 : "This has to be said.";
	const pattern = PATTERNS[setting];
	return pattern === void 0 || pattern.allowed.test(words) ? void 0 : `Expected ${pattern.expected}.`;
}
/** What nobody said in an option. */
function questionsFor(guessed, wishes) {
	const { name, prompt, template, policy, tools, traces, model, keyVariable, action } = guessed;
	const orNone = (paths) => paths === null ? "none" : listed(paths);
	const files = traces.value === "langfuse" ? [] : traces.value.files;
	return [
		{
			setting: "name",
			question: "What is the suite called?",
			initial: name.value,
			isSure: true
		},
		list("prompt", "Which files make the prompt?", prompt, listed(prompt?.value ?? [])),
		one("template", TEMPLATE, template, template.value ?? "none"),
		list("policy", "Which files make the policy? (none)", policy, orNone(policy.value)),
		list("tools", "Which JSON files define the tools? (none)", tools, orNone(tools.value)),
		{
			...list("traces", "Where are production's traces?", traces, listed(files)),
			isOptional: files.length === 0
		},
		one("model", "Which model does production ask?", model, model?.value ?? ""),
		one("keyVariable", "Which environment variable holds its key?", keyVariable, keyVariable.value),
		{
			setting: "judge",
			question: JUDGE,
			initial: "",
			isOptional: true
		},
		{
			setting: "acceptLabel",
			question: LABEL,
			initial: "",
			isOptional: true
		},
		...wishes.workflows ? [one("action", ACTION, action, action?.value ?? "")] : []
	].filter(({ setting }) => wishes[setting] === void 0);
}
const TEMPLATE = "Which of them is the system prompt, as a Liquid template? (none: replay what was recorded)";
const JUDGE = "Which model judges answers by a rubric? (empty: none)";
const LABEL = "Which label on a pull request accepts its regression? (empty: none)";
const ACTION = "Where do workflows find this action? OWNER/REPOSITORY@COMMIT";
function one(setting, question, guess, initial) {
	if (guess === void 0) return {
		setting,
		question,
		initial
	};
	const why = escapeTerminal(guess.why);
	return {
		setting,
		question: `${question}\n${`${why.slice(0, 1).toUpperCase()}${why.slice(1)}.`}`,
		initial,
		isSure: guess.isSure
	};
}
function list(...asked) {
	return {
		...one(...asked),
		isList: true
	};
}
/** As a person types several; a name may hold a space. */
function listed(paths) {
	return paths.join(", ");
}
async function confirm(terminal, files) {
	const prompts = await import("./dist.js");
	const paths = files.map(({ path }) => escapeTerminal(path)).join(", ");
	return await prompts.confirm({
		message: `Write ${paths}?`,
		...terminal
	}) === true;
}

export { initQuestions };