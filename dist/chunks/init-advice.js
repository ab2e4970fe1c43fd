// src/stories/init-advice.ts
/** @param keysAreSet whether the environment holds the keys that a run asks with */
function initAdvice(finds, suite, keysAreSet) {
	return {
		notes: [
			...suiteNotes(finds, suite),
			...workflowNotes(suite),
			...besideNotes(finds, suite)
		],
		next: nextCommands(finds, suite, keysAreSet)
	};
}
function suiteNotes(finds, { traces, template, policy }) {
	const text = finds.prompts.find(({ path }) => path === template.value)?.text;
	return [
		...finds.traces === null && traces.value !== "langfuse" ? ["No traces were found: export production's (docs/traces.md), and correct traces.from"] : [],
		...template.value === null ? ["An edit of the prompt is seen by no request before layers.prompt.template names the system prompt"] : [],
		...policy.value !== null && text !== void 0 && !/\{\{-?\s*policy\b/.test(text) ? [`${template.value} has no {{ policy }}: an edit of a policy reaches no request before it does`] : []
	];
}
function workflowNotes({ workflows, keyVariable, traces, acceptLabel, branch }) {
	if (workflows === null) return [];
	const keys = traces.value === "langfuse" ? [keyVariable.value, ...LANGFUSE_KEYS] : [keyVariable.value];
	return [
		`Set the ${keys.length === 1 ? "secret" : "secrets"} of the repository: ${keys.map((key) => `gh secret set ${key}`).join(", ")}`,
		...traces.value === "langfuse" ? [] : ["The workflows read traces from the checkout: commit them, or add a step that fetches them"],
		...acceptLabel === null ? [] : [`Make the label: gh label create "${acceptLabel}"`],
		...workflows.forks ? ["Make the environment eval-baseline-forks, with required reviewers, before fork-check.yml is merged"] : [],
		`Keep the branch ${branch} out of rulesets that ask for reviews or pull requests`
	];
}
const LANGFUSE_KEYS = ["LANGFUSE_PUBLIC_KEY", "LANGFUSE_SECRET_KEY"];
function besideNotes({ promptfoo, suites }, { path }) {
	const others = suites.filter((one) => one !== path);
	return [...promptfoo.map((one) => `${one} is there: eval-baseline import promptfoo makes a suite of its tests`), ...others.length === 0 ? [] : [`There is another suite, ${others.join(", ")}: name yours, with --suite`]];
}
function nextCommands(finds, suite, keysAreSet) {
	const { path } = suite;
	const named = finds.suites.every((one) => one === path) || path === "evals/suite.yml" || path === "suite.yml" ? [] : ["--suite", path];
	const versions = ["versions", ...named];
	const [config] = finds.promptfoo;
	if (finds.traces !== null || suite.traces.value === "langfuse" && keysAreSet) {
		const record = keysAreSet ? [
			"record",
			...named,
			"--no-commit"
		] : [
			"record",
			...named,
			"--target",
			"observed",
			"--no-commit"
		];
		return [
			["doctor", ...named],
			["plan", ...named],
			!keysAreSet && suite.judge !== null ? versions : record
		];
	}
	return [
		config === void 0 ? ["demo"] : [
			"import",
			"promptfoo",
			config,
			"--out",
			"evals/promptfoo"
		],
		versions,
		[...versions, "--otel"]
	];
}

export { initAdvice };