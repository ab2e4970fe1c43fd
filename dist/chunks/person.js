import { r as tryGit } from "./run.js";

// src/edges/git/person.ts
/**
* Who git says is at work in a directory: "name <address>", or the one of the two it knows. Undefined when it knows
* neither: a name that git makes up from the machine is nobody's.
*/
async function personOf(directory) {
	const [name, address] = await Promise.all(["user.name", "user.email"].map((key) => configured(directory, key)));
	if (address === void 0) return name;
	return name === void 0 ? address : `${name} <${address}>`;
}
async function configured(directory, key) {
	const { status, stdout } = await tryGit(directory, [
		"config",
		"--get",
		key
	]);
	const value = stdout.trim();
	return status === 0 && value !== "" ? value : void 0;
}

export { personOf };