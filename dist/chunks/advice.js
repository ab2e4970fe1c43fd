// src/stories/init/advice.ts
function initAdvice(finds, suite, here) {
	return {
		notes: [
			...suiteNotes(finds, suite),
			...workflowNotes(suite, here),
			...besideNotes(finds, suite)
		],
		next: nextCommands(finds, suite, here)
	};
}
function suiteNotes(finds, { traces, prompt, template, policy }) {
	const text = finds.prompts.find(({ path }) => path === template.value)?.text;
	const applications = new Set(finds.prompts.flatMap(({ path }) => /^(.+)\/prompts?\//i.exec(path)?.[1] ?? []));
	return [
		...applications.size > 1 && !prompt.isSure ? [`Prompts lie in ${[...applications].join(", ")}: if each is an application, start init in each of the folders`] : [],
		...finds.traces === null && traces.value !== "langfuse" ? ["No traces were found: export production's (docs/traces.md), and correct traces.from"] : [],
		...template.value === null ? ["An edit of the prompt is seen by no request before layers.prompt.template names the system prompt"] : [],
		...policy.value !== null && text !== void 0 && !/\{\{-?\s*policy\b/.test(text) ? [`${template.value} has no {{ policy }}: an edit of a policy reaches no request before it does`] : []
	];
}
function workflowNotes({ workflows, traces, acceptLabel, branch }, { keys }) {
	if (workflows === null) return [];
	return [
		`Set the ${keys.length === 1 ? "secret" : "secrets"} of the repository: ${keys.map((key) => `gh secret set ${key}`).join(", ")}`,
		...traces.value === "langfuse" ? [] : ["The workflows read traces from the checkout: commit them where its readers may see what users wrote, or add a step that fetches them"],
		...acceptLabel === null ? [] : [`Make the label: gh label create "${acceptLabel}"`],
		...workflows.forks ? ["Make the environment eval-baseline-forks, with required reviewers, before fork-check.yml is merged"] : [],
		`Keep the branch ${branch} out of rulesets that ask for reviews or pull requests`
	];
}
function besideNotes({ promptfoo, suites }, { path }) {
	const others = suites.filter((one) => one !== path);
	return [...promptfoo.map((one) => `${one} is there: eval-baseline import promptfoo makes a suite of its tests, for suite: of the workflows`), ...others.length === 0 ? [] : [`There is another suite, ${others.join(", ")}: name yours, with --suite`]];
}
function nextCommands(finds, suite, { keysAreSet, fromHere }) {
	const { path } = suite;
	const named = finds.suites.every((one) => one === path) || path === "evals/suite.yml" || path === "suite.yml" ? [] : ["--suite", fromHere(path)];
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
			fromHere(config),
			"--out",
			"evals/promptfoo"
		],
		versions,
		[...versions, "--otel"]
	];
}

export { initAdvice };