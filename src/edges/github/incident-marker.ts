import type { OpenIncident } from "../../ports.ts";

/** What the first line of an incident's issue says. */
export type MarkedIncident = Omit<OpenIncident, "issue">;

/**
 * The first line of an issue, unseen by readers: which suite's incident it is, and what its end is measured against. Whether
 * the issue is ours is for the caller to see, by its author.
 */
export function incidentMarker(suite: string, { reference, since, metrics }: MarkedIncident): string {
  const named = metrics.map(encodeURIComponent).join(",");
  return `<!-- eval-baseline incident ${encodeURIComponent(suite)} reference=${encodeURIComponent(reference)} since=${encodeURIComponent(since)} metrics=${named} -->`;
}

/** The incident of this suite that an issue is about; undefined for any other text. */
export function markedIncident(body: string, suite: string): MarkedIncident | undefined {
  const first = body.split("\n", 1)[0] ?? "";
  const [, name, reference, since, metrics] =
    /^<!-- eval-baseline incident (\S+) reference=(\S+) since=(\S+) metrics=(\S*) -->\r?$/.exec(first) ?? [];
  if (name !== encodeURIComponent(suite) || reference === undefined || since === undefined) return undefined;
  try {
    return {
      reference: decodeURIComponent(reference),
      since: decodeURIComponent(since),
      metrics: (metrics ?? "").split(",").filter(Boolean).map(decodeURIComponent),
    };
  } catch (error) {
    // Somebody has edited the line.
    if (error instanceof URIError) return undefined;
    throw error;
  }
}
