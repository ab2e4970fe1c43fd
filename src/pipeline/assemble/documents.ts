import type { Recording } from "../../domain/case.ts";
import type { RetrievedDocument } from "../../domain/message.ts";
import type { RetrievalMeans, Snapshot } from "../../domain/variant.ts";

export type FoundDocuments =
  | { readonly status: "found"; readonly documents: readonly RetrievedDocument[] }
  | { readonly status: "not-in-snapshot"; readonly detail: string };

/** The documents that a variant's retrieval finds for a recording: over all its searches, the first of each id. */
export function documentFinder(means: RetrievalMeans): (recording: Recording) => FoundDocuments {
  switch (means.kind) {
    case "none":
      return () => ({ status: "found", documents: [] });
    case "recorded":
      return ({ retrievals }) => ({
        status: "found",
        documents: firstOfEachId(retrievals.flatMap((one) => one.documents)),
      });
    case "snapshot":
      return snapshotFinder(means.snapshot);
    default:
      return means satisfies never;
  }
}

function snapshotFinder(snapshot: Snapshot): (recording: Recording) => FoundDocuments {
  const byQuery = new Map(snapshot.results.map(({ query, documents }) => [normaliseQuery(query), documents]));
  return ({ retrievals }) => {
    const found: RetrievedDocument[] = [];
    for (const { query } of retrievals) {
      if (query === undefined) return missing("the trace holds a search without its query", snapshot);
      const documents = byQuery.get(normaliseQuery(query));
      if (documents === undefined) return missing("a search of the trace is not in it", snapshot);
      found.push(...documents);
    }
    return { status: "found", documents: firstOfEachId(found) };
  };
}

/** The query itself is trace text and stays out. */
function missing(what: string, { index }: Snapshot): FoundDocuments {
  return { status: "not-in-snapshot", detail: `the snapshot of index ${index} cannot answer: ${what}` };
}

function normaliseQuery(query: string): string {
  return query.normalize("NFC").trim().replace(/\s+/g, " ").toLowerCase();
}

function firstOfEachId(documents: readonly RetrievedDocument[]): readonly RetrievedDocument[] {
  const byId = new Map<string, RetrievedDocument>();
  for (const document of documents) if (!byId.has(document.id)) byId.set(document.id, document);
  return [...byId.values()];
}
