import { t as UserError } from "./errors2.js";

// src/edges/store/absent-store.ts
/** The store of a directory that is in no repository: it holds nothing, and says so to whoever wants to keep something. */
function absentStore(directory) {
	return {
		label: "a directory without a repository",
		list: async () => [],
		read: ({ path }) => Promise.reject(noRepository(directory, `read ${path}`)),
		checkKey: async () => {},
		readSample: async () => void 0,
		add: () => Promise.reject(noRepository(directory, "keep a baseline"))
	};
}
function noRepository(directory, what) {
	return new UserError(`${directory} is in no git repository, so there is no branch to ${what}`, "Run it in a repository, or write a file: --no-commit --out FILE.");
}

export { absentStore };