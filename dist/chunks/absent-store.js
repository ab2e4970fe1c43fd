import { t as UserError } from "./errors2.js";

// src/edges/store/absent-store.ts
/** The store of a directory that is in no repository: it holds nothing, and says so to whoever wants to keep something. */
function absentStore(directory) {
	const refuseToKeep = () => Promise.reject(noRepository(directory, "keep a post-mortem on", "Run it in a repository, or write files: --out FOLDER."));
	return {
		label: "a directory without a repository",
		list: async () => [],
		read: ({ path }) => Promise.reject(noRepository(directory, `read ${path}`, OR_A_FILE)),
		checkWritable: refuseToKeep,
		readSample: async () => void 0,
		add: () => Promise.reject(noRepository(directory, "keep a baseline", OR_A_FILE)),
		anchor: async () => void 0,
		bless: () => Promise.reject(noRepository(directory, "bless a baseline", "Run it in the repository whose branch holds the baseline.")),
		probes: async () => [],
		addProbe: () => Promise.reject(noRepository(directory, "keep a reading on", OR_A_FILE)),
		incidents: async () => [],
		postMortem: async () => void 0,
		keepPostMortem: refuseToKeep
	};
}
const OR_A_FILE = "Run it in a repository, or write a file: --no-commit --out FILE.";
function noRepository(directory, what, remedy) {
	return new UserError(`${directory} is in no git repository, so there is no branch to ${what}`, remedy);
}

export { absentStore };