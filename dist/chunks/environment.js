// src/edges/http/environment.ts
/**
* The key in an environment variable, without white space at its ends. A variable that is empty counts as unset,
* because that is what a secret that is not there looks like in a workflow. Unusable is what holds white space or
* characters outside ASCII: it could not be sent as a header, and the client's complaint would quote it.
*/
function keyIn(environment, name) {
	const key = (Object.hasOwn(environment, name) ? environment[name] : void 0)?.trim() ?? "";
	if (key === "") return { status: "unset" };
	return /^[\x21-\x7e]+$/.test(key) ? {
		status: "set",
		key
	} : { status: "unusable" };
}

export { keyIn as t };