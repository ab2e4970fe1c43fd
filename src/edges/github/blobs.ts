import pLimit from "p-limit";
import { UserError } from "../../errors.ts";
import { blobPieces, readBlob } from "./blob.ts";
import type { RepositoryPlace } from "./repository-place.ts";

/** Fetched at once; GitHub does not like many more. */
const AT_ONCE = 8;
/** Fetched by one run. A job's token has a thousand requests an hour, and others need some. */
const MOST_FETCHED = 1_000;

/** What files of a repository hold, by its id: commits share most of it. */
export type Blobs = {
  /** Fetched once. @throws as the client does; UserError when too many are asked for */
  text(blob: string): Promise<string>;
  /** Fetched each time, at most 100 MB. @throws as `text` does */
  pieces(blob: string): AsyncIterable<Uint8Array>;
};

export function openBlobs(place: RepositoryPlace): Blobs {
  const limit = pLimit(AT_ONCE);
  const texts = new Map<string, Promise<string>>();
  let fetched = 0;
  const count = () => {
    if (++fetched > MOST_FETCHED) throw tooMany(place);
  };
  return {
    text(blob) {
      const text =
        texts.get(blob) ??
        limit(async () => {
          count();
          return (await readBlob(place, blob)).toString("utf8");
        });
      texts.set(blob, text);
      return text;
    },
    async *pieces(blob) {
      count();
      yield* blobPieces(place, blob);
    },
  };
}

function tooMany({ owner, repo }: RepositoryPlace): UserError {
  return new UserError(
    `more than ${MOST_FETCHED} files of ${owner}/${repo} are needed that the checkout does not hold`,
    "Put actions/checkout before the action: what the checkout holds need not be fetched.",
  );
}
