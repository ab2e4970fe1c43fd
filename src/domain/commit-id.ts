/** Whether a text is the full id of a commit: 40 hexadecimal digits, or 64 in a repository whose ids are SHA-256. */
export function isCommitId(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}
