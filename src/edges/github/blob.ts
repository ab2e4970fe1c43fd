import { text } from "node:stream/consumers";
import { noAnswer } from "./answer.ts";
import type { RepositoryPlace } from "./repository-place.ts";

/** The bytes of a blob, at most 100 MB. @throws as the client does */
export async function readBlob({ client, owner, repo }: RepositoryPlace, blob: string): Promise<Buffer> {
  const { data } = await client.rest.git.getBlob({ owner, repo, file_sha: blob });
  return Buffer.from(data.content, "base64");
}

/** The bytes of a blob in pieces as they come, at most 100 MB. @throws as the client does */
export async function* blobPieces({ client, owner, repo }: RepositoryPlace, blob: string): AsyncGenerator<Uint8Array> {
  const answer = await client.request("GET /repos/{owner}/{repo}/git/blobs/{file_sha}", {
    owner,
    repo,
    file_sha: blob,
    headers: { accept: "application/vnd.github.raw+json" },
    request: { parseSuccessResponseBody: false },
  });
  const type = answer.headers["content-type"] ?? "";
  if (type.startsWith("text/html")) throw noAnswer("it sent a web page");
  // A server before GitHub may not pass the wish on: then these are the same bytes, written as JSON.
  const isJson = type.startsWith("application/json");
  const pieces = answer.data as unknown as AsyncIterable<Uint8Array>;
  try {
    if (isJson) yield contentIn(await text(pieces));
    else yield* pieces;
  } catch (error) {
    throw noAnswer("its answer was cut short", { cause: error });
  }
}

function contentIn(json: string): Buffer {
  const { content } = JSON.parse(json) as { readonly content: string };
  return Buffer.from(content, "base64");
}
