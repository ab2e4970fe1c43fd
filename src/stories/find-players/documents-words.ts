import { groupedNumber } from "../../domain/grouped-number.ts";
import type { Suite } from "../../domain/suite.ts";
import type { Variant } from "../../domain/variant.ts";
import type { Version } from "../../domain/version.ts";
import type { Coverage } from "./covered-cases.ts";
import { shownVersion } from "./shown-version.ts";
import type { DocumentMeans } from "./version-of-documents.ts";

/** Why the documents of an index cannot be had, as the end of a sentence. */
export function whyNone(suite: Suite, version: Version): string {
  const documents = suite.layers.retrieval?.documents;
  if (version.id === null) return `its version is ${shownVersion(version)}`;
  const index = shownVersion(version);
  if (typeof documents === "object" && "endpoint" in documents)
    return `the endpoint answers from the index it has now, and no snapshot or recording of index ${index} is here`;
  return `no snapshot and no recording of index ${index} is here`;
}

/** That a way answers too few questions, as the end of a sentence. */
export function tooFew(way: DocumentMeans, { answered, searched }: Coverage): string {
  return `${way.what} ${way.what.startsWith("recordings") ? "answer" : "answers"} ${counted(answered, searched)}${elsewhere(way)}`;
}

function elsewhere({ means, what }: DocumentMeans): string {
  return means.kind === "snapshot" && !what.startsWith("recordings") ? ": it is of another corpus" : "";
}

/** The same of what two ways answer together. */
export function tooFewOfBoth({ answered, searched }: Coverage): string {
  return `what the two indexes found is known together for ${counted(answered, searched)}`;
}

function counted(answered: number, searched: number): string {
  return `${groupedNumber(answered)} of ${groupedNumber(searched)} questions`;
}

/** How many questions were left out, one sentence. */
export function droppedNote(dropped: number, of: number): string {
  const left = `${groupedNumber(dropped)} of ${groupedNumber(of)} questions were left out`;
  return `${left}: their searches are not in what is known of the index.`;
}

/** What documents are, after "the documents are". */
export function documentsOfKind({ retrieval, versions }: Variant): string {
  switch (retrieval.kind) {
    case "recorded":
      return "as production recorded them";
    case "snapshot":
      return `those of the snapshot of index ${shownVersion(versions.retrieval)}`;
    case "endpoint":
      return "what the endpoint finds now";
    case "none":
      return "none";
    default:
      return retrieval satisfies never;
  }
}
