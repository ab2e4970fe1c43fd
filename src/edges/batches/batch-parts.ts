import { sha256 } from "../../domain/digest.ts";

/** The APIs that are asked by batch. */
export type BatchPath = "/v1/chat/completions" | "/v1/responses";

/** One request on its way into a batch. */
export type BatchRequest = {
  /** The request's identity in the cache of answers: 64 hexadecimal digits, the longest `custom_id` there may be. */
  readonly key: string;
  readonly path: BatchPath;
  readonly model: string;
  /** Its line of the input file, with the end. */
  readonly line: string;
};

/** What one batch is made of. */
export type BatchPart<Request extends BatchRequest = BatchRequest> = {
  /** Says which requests these are, for whoever looks whether they were submitted: 16 hexadecimal digits. */
  readonly digest: string;
  readonly path: BatchPath;
  readonly model: string;
  readonly requests: readonly Request[];
};

/** How much one batch holds at most. */
export type BatchLimits = { readonly requests: number; readonly bytes: number };

// https://platform.openai.com/docs/guides/batch: 50,000 requests and 200 MB a file; decimal, to be safe.
export const OPENAI_LIMITS: BatchLimits = { requests: 50_000, bytes: 200_000_000 };

/** A request's line of the input file. @param body as the API takes it when it is asked directly */
export function batchLine(key: string, path: BatchPath, body: unknown): string {
  return `${JSON.stringify({ custom_id: key, method: "POST", url: path, body })}\n`;
}

/**
 * Divides requests into batches: one API and one model each, as the provider asks, and none above its limits. A request
 * that is too large by itself makes a batch of its own, which the provider refuses. Equal requests make equal parts.
 *
 * @param requests with keys that differ
 */
export function partsOf<Request extends BatchRequest>(
  requests: readonly Request[],
  limits: BatchLimits = OPENAI_LIMITS,
): readonly BatchPart<Request>[] {
  const groups = new Map<string, Request[]>();
  for (const request of requests) {
    const name = `${request.path} ${request.model}`;
    const group = groups.get(name) ?? [];
    group.push(request);
    groups.set(name, group);
  }
  return [...groups.values()].flatMap((group) => chunksOf(group, limits)).map(partOf);
}

function chunksOf<Request extends BatchRequest>(requests: readonly Request[], limits: BatchLimits): Request[][] {
  const chunks: Request[][] = [];
  let room = { requests: 0, bytes: 0 };
  for (const request of requests) {
    const bytes = Buffer.byteLength(request.line);
    if (room.requests < 1 || room.bytes < bytes) {
      chunks.push([]);
      room = limits;
    }
    chunks.at(-1)?.push(request);
    room = { requests: room.requests - 1, bytes: room.bytes - bytes };
  }
  return chunks;
}

function partOf<Request extends BatchRequest>(requests: readonly Request[]): BatchPart<Request> {
  const [first] = requests;
  if (first === undefined) throw new Error("a batch holds a request");
  const keys = requests.map(({ key }) => key).sort();
  return { digest: sha256(keys.join("\n")).slice(0, 16), path: first.path, model: first.model, requests };
}
