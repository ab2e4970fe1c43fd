import { n as UserErrors } from "./errors2.js";

// src/start/errored-result.ts
/** The result of a story that could not even start, so that every face tells it like any other. */
function erroredResult(story, suite, error) {
	return {
		story,
		suite,
		verdict: "errored",
		gate: "fail",
		touched: [],
		incomplete: {
			reason: "could-not-start",
			problem: error instanceof UserErrors ? `${error.message}: ${error.problems.join("; ")}` : error.message,
			remedy: error.remedy
		},
		notes: []
	};
}

export { erroredResult as t };