import type { RunId } from "../../ports.ts";

/**
 * The first line of a comment, unseen by readers: what the comment is about and which run wrote it. On the first line,
 * so that text cut at the end keeps it and text of strangers further down cannot forge it.
 */
export function commentMarker(key: string, run: RunId): string {
  return `<!-- eval-baseline ${encoded(key)} run=${run.id}.${run.attempt} -->`;
}

/** Whether a comment has the marker of a key that begins so. Whether it is ours is for the caller to see, by its author. */
export function isMarked(body: string, beginning: string): boolean {
  return body.startsWith(`<!-- eval-baseline ${encoded(beginning)}`);
}

/** The run that wrote a comment of this key; undefined for any other text. */
export function markedRun(body: string, key: string): RunId | undefined {
  const first = body.split("\n", 1)[0] ?? "";
  const [, name, id, attempt] = /^<!-- eval-baseline (\S+) run=(\d+)\.(\d+) -->\r?$/.exec(first) ?? [];
  return name === encoded(key) ? { id: Number(id), attempt: Number(attempt) } : undefined;
}

/**
 * The second line of a comment that keeps something for a later run of ours, unseen by readers.
 *
 * @param memo any text; it is written in letters that cannot end the HTML comment
 */
export function memoLine(memo: string): string {
  return `<!-- eval-baseline-memo ${Buffer.from(memo).toString("base64url")} -->`;
}

/**
 * What a comment of ours keeps, from its second line alone: text of strangers further down cannot forge it. Whether the
 * comment is ours is for the caller to see, by its author and its marker.
 *
 * @param body of a comment, marker included
 * @returns undefined where nothing is kept
 */
export function memoOf(body: string): string | undefined {
  const [first = "", second = ""] = body.split("\n", 2);
  if (!first.startsWith("<!-- eval-baseline ")) return undefined;
  const [, kept] = /^<!-- eval-baseline-memo ([\w-]+) -->\r?$/.exec(second) ?? [];
  return kept === undefined ? undefined : Buffer.from(kept, "base64url").toString();
}

/** Below zero when `a` is the older run, zero when both are one. */
export function byRun(a: RunId, b: RunId): number {
  return a.id - b.id || a.attempt - b.attempt;
}

/** No blank and no ">" is left, so that no key can end the HTML comment. */
function encoded(key: string): string {
  return encodeURIComponent(key).replaceAll("%2F", "/");
}
