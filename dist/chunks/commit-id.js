// src/domain/commit-id.ts
/** Whether a text is the full id of a commit: 40 hexadecimal digits, or 64 in a repository whose ids are SHA-256. */
function isCommitId(text) {
	return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

export { isCommitId as t };