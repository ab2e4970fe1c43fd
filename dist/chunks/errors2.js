// src/errors.ts
/**
* An error that a person can act on: what happened and where, and what to do about it.
*
* Everything that is expected to go wrong outside the program (a missing file, a refused token, an unreachable
* endpoint) ends here. Any other error is a bug and keeps its stack. Caught once, at the top of each entry.
*/
var UserError = class extends Error {
	name = "UserError";
	/** What the reader should do next, as a sentence in the imperative. */
	remedy;
	/**
	* @param problem what happened and where, one sentence without a full stop: "suite.yml:3: unknown key smaple"
	* @param remedy what to do, one sentence with a full stop
	*/
	constructor(problem, remedy, options) {
		super(problem, options);
		this.remedy = remedy;
	}
};
/** Several problems found in one go, for instance every mistake of a suite file; each names its own place. */
var UserErrors = class extends UserError {
	problems;
	constructor(summary, problems, remedy, options) {
		super(summary, remedy, options);
		this.problems = problems;
	}
};

export { UserErrors as n, UserError as t };