import { plain } from "./sources/plain.ts";

/** A revision as it was written, for people: on one line, and seen where it is empty. */
export function revisionName(revision: string): string {
  return plain(revision) || '""';
}
