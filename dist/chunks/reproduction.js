import { s as setOutput } from "./core.js";
import { t as isCommitId } from "./commit-id.js";
import { a as layersOfRole } from "./attribution.js";

// src/faces/attribution-outputs.ts
/** What other steps may want to know of an attribution; every output is empty without one. */
function setAttributionOutputs(attribution) {
	setOutput("outcome", attribution?.outcome.status ?? "");
	setOutput("proximate", attribution === void 0 ? "" : layersOfRole(attribution, "proximate", "joint").join(", "));
	setOutput("model-admissible", attribution?.model.isAdmissible.toString() ?? "");
}

// src/faces/reproduction.ts
/**
* The command that does the same in a clone, on one line; undefined where there is none. For a change whose commits are
* known it fetches them first, a fork's as well: GitHub hands out the commits of pull requests by their ids.
*/
function reproduction(request, checked) {
	const options = optionsOf(request, checked);
	if (options === void 0) return void 0;
	const suite = request.suite === void 0 ? [] : ["--suite", request.suite];
	const command = [
		"eval-baseline",
		request.story,
		...suite,
		...options
	].map(quoted).join(" ");
	const { base, head } = checked?.range ?? {
		base: "",
		head: ""
	};
	return [base, head].every(isCommitId) ? `git fetch origin ${base} ${head} && ${command}` : command;
}
function optionsOf(request, checked) {
	switch (request.story) {
		case "record": return [
			"--target",
			request.target,
			...request.batch ? ["--batch"] : [],
			"--no-commit"
		];
		case "check": return optionsOfCheck(request, checked);
		case "canary": return request.overrides.flatMap(({ layer, value }) => ["--layer", `${layer}=${value}`]);
		case "attribute": return statesOf(request);
		case "post-mortem": return [
			...request.incident === void 0 ? [] : ["--incident", request.incident],
			"--out",
			"post-mortem"
		];
		case "anchor": return;
		default: return request;
	}
}
function statesOf({ states: { before, after, traces, metric } }) {
	return [
		...before === void 0 ? [] : [before],
		...after === void 0 ? [] : [after],
		...traces.length === 0 ? [] : ["--traces", traces.join(",")],
		...metric === void 0 ? [] : ["--metric", metric]
	];
}
function optionsOfCheck({ change }, checked) {
	const range = checked?.range ?? (change.kind === "range" ? change : void 0);
	return range === void 0 ? void 0 : [
		"--base",
		range.base,
		"--head",
		range.head
	];
}
function quoted(word) {
	return /^[\w./=:@,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

export { setAttributionOutputs as n, reproduction as t };