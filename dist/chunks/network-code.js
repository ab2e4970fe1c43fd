// src/edges/http/network-code.ts
/** The code of the system or of the HTTP client, from wherever in the chain of causes it stands. */
function networkCode(error) {
	for (let cause = error, depth = 0; cause instanceof Error && depth < 8; cause = firstCause(cause), depth += 1) if ("code" in cause && typeof cause.code === "string") return cause.code;
}
/** Trying several addresses of one host gives an AggregateError, whose first part tells as much as the others. */
function firstCause(error) {
	return error.cause ?? (error instanceof AggregateError ? error.errors[0] : void 0);
}

export { networkCode as t };