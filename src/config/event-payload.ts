/** Reading what GitHub says of an event. Only what a value has itself counts, and only in the form it is to have. */
import { isCommitId } from "../domain/commit-id.ts";

/** The value under a path of keys; undefined where any of them is missing. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === "object" && inner !== null && Object.hasOwn(inner, key)
        ? (inner as { readonly [key: string]: unknown })[key]
        : undefined,
    value,
  );
}

/** The text itself; "" for anything else. */
export function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** An id or a number of GitHub's: a whole number above 0; undefined for anything else. */
export function wholeNumber(value: unknown): number | undefined {
  return typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : undefined;
}

/** The full id of a commit; undefined for anything else, and for the zeros that stand for no commit. */
export function commitId(value: unknown): string | undefined {
  const id = text(value).toLowerCase();
  return isCommitId(id) && !/^0+$/.test(id) ? id : undefined;
}
