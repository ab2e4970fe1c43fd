import { buffer } from "node:stream/consumers";
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
  const pieces = answer.data as unknown as AsyncIterable<Uint8Array>;
  if (!isJson(answer.headers["content-type"])) {
    yield* pieces;
    return;
  }
  // A server before GitHub that does not pass the wish on: the same bytes, written as JSON.
  const { content } = JSON.parse((await buffer(pieces)).toString("utf8")) as { readonly content: string };
  yield Buffer.from(content, "base64");
}

function isJson(contentType: string | undefined): boolean {
  return contentType?.startsWith("application/json") === true;
}
