// src/report/suite-file.ts
/** The suite file, and the rubric of its judge where one was chosen. Lines marked CHECK are guesses. */
function suiteFiles(suite) {
	const text = [
		...heading(suite),
		"",
		`suite: ${suite.name.value}`,
		"",
		...traceLines(suite),
		"",
		"# So many requests of production, drawn anew each week; half of them stay, so that weeks can be paired.",
		"sample: { size: 100 }",
		"",
		...layerLines(suite),
		"",
		...metricLines(suite),
		"",
		...endLines(suite),
		""
	].join("\n");
	const rubric = suite.judge === null ? [] : [{
		path: besideSuite(suite, RUBRIC),
		text: RUBRIC_TEXT
	}];
	return [{
		path: suite.path,
		text
	}, ...rubric];
}
/** The environment variables that hold the keys a run of the suite asks with, each once. */
function keyVariablesOf({ keyVariable, judge, traces }) {
	const langfuse = traces.value === "langfuse" ? ["LANGFUSE_PUBLIC_KEY", "LANGFUSE_SECRET_KEY"] : [];
	return [.../* @__PURE__ */ new Set([
		keyVariable.value,
		...judge === null ? [] : [judge.keyVariable],
		...langfuse
	])];
}
const RUBRIC = "rubrics/answers.md";
const RUBRIC_TEXT = `A good answer

- answers the question that was asked, and nothing else;
- says nothing that its documents or the policy do not bear out;
- says so where it does not know.
`;
function heading({ workflows }) {
	const [, repository, commit] = /^([\w.-]+\/[\w.-]+)[^@]*@([0-9a-f]{40})$/.exec(workflows?.action ?? "") ?? [];
	return [
		...repository === void 0 ? [] : [`# yaml-language-server: $schema=https://raw.githubusercontent.com/${repository}/${commit}/schema/suite.json`],
		"# Where production's traces are, what the layers are, what is measured, and what a verdict does. Every key is",
		"# explained in docs/suite.md of eval-baseline. Paths are relative to this file. CHECK marks what was guessed."
	];
}
function traceLines(suite) {
	const { traces, attributes } = suite;
	const { production, versions, slice, expected, feedback } = attributes;
	const mapped = Object.entries(versions).map(([layer, name]) => `${layer}: ${scalar(name)}`);
	return [
		"traces:",
		...reason(traces, "  "),
		...traces.value === "langfuse" ? ["  # Self-hosted: [{ langfuse: { base-url: https://… } }].", "  from: [{ langfuse: {} }]"] : [`  from: [{ files: ${globs(suite, traces.value.files)} }]`],
		...production === void 0 ? [] : [`  where: { ${scalar(production)}: production }`],
		...mapped.length === 0 ? [] : ["  # The attributes that say under which version a request ran.", `  versions: { ${mapped.join(", ")} }`],
		...slice === void 0 ? [] : ["  # Reported one by one. Its values are kept with every record: name no person.", `  slices: [${scalar(slice)}]`],
		...expected === void 0 ? [] : [`  expected: ${scalar(expected)}`],
		...feedback === void 0 ? [] : [`  feedback: ${scalar(feedback)}`]
	];
}
function layerLines(suite) {
	const { model, baseUrl, keyVariable, prompt, template, policy, searches, tools } = suite;
	const templated = template.value === null ? "" : `template: ${scalar(fromSuite(suite, template.value))}, `;
	return [
		"# What changes answers. Each has a version; a change of one is what a check measures. `none`: there is no such layer.",
		"layers:",
		...reason(model, "  "),
		"  model:",
		`    name: ${scalar(model.value)}`,
		...baseUrl === void 0 ? [] : [`    base-url: ${baseUrl}`],
		...reason(keyVariable, "    ", true),
		`    key-variable: ${keyVariable.value}`,
		"    # Dollars per million tokens. With them reports count dollars, and budget.usd can cap them.",
		"    # price: { input: 2, output: 8 }",
		...reason(prompt, "  "),
		...template.isSure ? [] : [`  # CHECK the template, the system text as Liquid: ${comment(template.why)}.`],
		...template.value === null ? ["  # Without one the recorded system text is replayed, and an edit of the prompt reaches no request."] : [],
		`  prompt: { ${templated}files: ${globs(suite, prompt.value)} }`,
		...reason(policy, "  "),
		...policy.value === null ? ["  policy: none"] : ["  # The template gets these texts as {{ policy }}.", `  policy: { files: ${globs(suite, policy.value)} }`],
		...reason(searches, "  "),
		searches.value ? "  retrieval: { documents: recorded }" : "  retrieval: none",
		...reason(tools, "  "),
		tools.value === null ? "  tools: none" : `  tools: { definitions: ${globs(suite, tools.value)}, results: recorded }`
	];
}
function metricLines({ attributes, tools, callsTools, judge }) {
	return [
		"# What is measured about every answer, and the loss you accept: 0.1 is ten points in a hundred, and `plan` says how many",
		"# questions a smaller one takes. `informs: true` is shown and never decides. CHECK: add what matters to your users;",
		"# docs/scorers.md lists what there is.",
		"metrics:",
		"  - { name: answers, scorer: not-is-refusal, max-drop: 0.1 }",
		...attributes.expected === void 0 ? [] : ["  - { name: expected, scorer: icontains, max-drop: 0.1 } # the answer holds what traces.expected says"],
		...tools.value === null || !callsTools ? [] : ["  - { name: calls, scorer: tool-call-f1, max-drop: 0.1 } # the tools that production called"],
		...judge === null ? [] : ["  # Informs until `eval-baseline judge calibrate` has shown that the judge agrees with people.", `  - { name: good, scorer: llm-rubric, rubric: ${RUBRIC}, judge: { model: { ${judgeModel(judge)} } }, max-drop: 0.1, informs: true }`],
		"  - { name: latency, scorer: latency, max-increase: 50%, informs: true }"
	];
}
function judgeModel({ name, baseUrl, keyVariable }) {
	const address = baseUrl === void 0 ? "" : `base-url: ${baseUrl}, `;
	return `name: ${scalar(name)}, ${address}key-variable: ${keyVariable}`;
}
function endLines({ acceptLabel, branch }) {
	return [
		"# Each question is asked so often on either side: more tells a flaky answer from a changed one.",
		"trials: 2",
		...acceptLabel === null ? [] : ["# The label by which somebody with write permission accepts the regression of a pull request.", `gate: { accept-label: ${JSON.stringify(acceptLabel)} }`],
		"# A record also asks the model some forty single tokens, which show whether its provider still serves the same one.",
		"# The first record finds them, in some 2,000 calls at most. `probe: none` leaves it out.",
		"# Held before every call. A run that meets a cap stops, and never becomes a baseline.",
		"budget: { calls: 3000, tokens: 6000000 }",
		`store: { branch: ${scalar(branch)} }`
	];
}
function reason({ why, isSure }, indent, onlyIfUnsure = false) {
	if (isSure && (onlyIfUnsure || why === AS_ASKED)) return [];
	return [`${indent}# ${isSure ? capitalised(comment(why)) : `CHECK: ${comment(why)}`}.`];
}
const AS_ASKED = "as asked for";
function capitalised(text) {
	return text.slice(0, 1).toUpperCase() + text.slice(1);
}
/** File names may hold a line's end, and a comment ends there. */
function comment(text) {
	return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, " ");
}
function globs(suite, paths) {
	const written = paths.map((path) => JSON.stringify(fromSuite(suite, path)));
	return written.length === 1 ? written[0] ?? "" : `[${written.join(", ")}]`;
}
/** Plain where YAML reads it as the text it is. */
function scalar(text) {
	return /^[A-Za-z][\w./-]*$/.test(text) && !/^(true|false|null|yes|no|on|off|none|y|n)$/i.test(text) ? text : JSON.stringify(text);
}
function besideSuite({ path }, name) {
	return `${path.slice(0, path.lastIndexOf("/") + 1)}${name}`;
}
/** A path of the repository, as it is written in the suite. */
function fromSuite({ path }, target) {
	const folders = path.split("/").slice(0, -1);
	const parts = target.split("/");
	let shared = 0;
	while (shared < folders.length && shared < parts.length - 1 && folders[shared] === parts[shared]) shared++;
	return [...folders.slice(shared).map(() => ".."), ...parts.slice(shared)].join("/");
}

export { suiteFiles as n, keyVariablesOf as t };