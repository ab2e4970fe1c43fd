// src/start/init-patterns.ts
/** Settings that are written as they were said. */
const PATTERNS = {
	suite: {
		option: "--suite",
		allowed: /^(?!\.\.?\/)(?!.*\$\{\{)[^\p{Cc}]+\.ya?ml$/u,
		expected: "a path that ends in .yml, inside the repository"
	},
	name: {
		option: "--name",
		allowed: /^[a-z][a-z0-9-]{0,63}$/,
		expected: "lower-case letters, digits and hyphens"
	},
	keyVariable: {
		option: "--key-variable",
		allowed: /^(?!GITHUB_)[A-Z_][A-Z0-9_]*$/,
		expected: "the name of an environment variable"
	},
	action: {
		option: "--action",
		allowed: /^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/,
		expected: "OWNER/REPOSITORY@ and the full id of a commit"
	},
	acceptLabel: {
		option: "--accept-label",
		allowed: /^(?=\S)[^\p{Cc}]{1,50}$/u,
		expected: "the name of a label, at most 50 characters"
	},
	branch: {
		option: "--branch",
		allowed: /^(?!-)[\w./-]+$/,
		expected: "the name of a branch"
	}
};

export { PATTERNS as t };