import { blobId } from "../github/at-hand.ts";
import { readBlob } from "../github/blob.ts";
import { type ListedFile, listFiles } from "../github/list-files.ts";
import { type Doing, gitHubProblem } from "../github/refusal.ts";
import type { RepositoryPlace } from "../github/repository-place.ts";
import type { BranchFile, Snapshot } from "./branch.ts";

type Place = RepositoryPlace & { readonly branch: string };

const HEAD = `
  query ($owner: String!, $repo: String!, $ref: String!) {
    repository(owner: $owner, name: $repo) { ref(qualifiedName: $ref) { target { oid } } }
  }
`;

/** What a commit holds and what a blob says never changes, and a job's token has a thousand questions an hour. */
export type Known = {
  readonly listed: (head: string) => Promise<ReadonlyMap<string, ListedFile>>;
  readonly text: (file: ListedFile) => Promise<string>;
  /** A commit of our own holds what the one before it held, and what it added. @param from undefined: nothing was there */
  readonly committed: (from: string | undefined, to: string, files: readonly BranchFile[]) => void;
};

/** Files larger than these are asked for each time: a year of records is not kept in memory. */
const LARGEST_KEPT = 200_000;

/** Answers of GitHub that are asked for once. Nothing is asked yet. */
export function knownOf(place: Place): Known {
  type Files = ReadonlyMap<string, ListedFile>;
  const list = (head: string): Promise<Files> => listFiles(place, head).then(({ files }) => files);
  const own = new Map<string, () => Promise<Files>>();
  const listed = keptOnce((head: string) => own.get(head)?.() ?? list(head));
  const fetched = async (blob: string) => (await readBlob(place, blob)).toString("utf8");
  const kept = keptOnce(fetched);
  return {
    listed,
    committed(from, to, files) {
      const added = files.map(({ path, text }) => [path, listedAs(text, to)] as const);
      own.set(to, async () => new Map([...(from === undefined ? [] : await listed(from)), ...added]));
    },
    text: ({ blob, bytes }) => (bytes !== undefined && bytes <= LARGEST_KEPT ? kept(blob) : fetched(blob)),
  };
}

function listedAs(text: string, head: string): ListedFile {
  return { blob: blobId(text, head), bytes: Buffer.byteLength(text), isProgram: false };
}

/** What failed is asked for again. */
function keptOnce<Answer>(ask: (id: string) => Promise<Answer>): (id: string) => Promise<Answer> {
  const answers = new Map<string, Promise<Answer>>();
  return (id) => {
    const answer =
      answers.get(id) ??
      ask(id).catch((error: unknown) => {
        answers.delete(id);
        throw error;
      });
    answers.set(id, answer);
    return answer;
  };
}

/**
 * The branch as it is now. One query tells a branch that is absent from a repository that the token may not see; REST
 * would answer 404 to both. Files are listed with the first question about them, and each is read by its blob.
 */
export async function gitHubSnapshot(place: Place, known: Known): Promise<Snapshot> {
  const { client, owner, repo, branch } = place;
  const answer = await client.graphql<{ repository: { ref: { target: { oid: string } } | null } }>(HEAD, {
    owner,
    repo,
    ref: `refs/heads/${branch}`,
  });
  const head = answer.repository.ref?.target.oid;
  const explained = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw gitHubProblem(error, readingOf(place));
    }
  };
  const files = async (): Promise<ReadonlyMap<string, ListedFile>> =>
    head === undefined ? new Map() : explained(known.listed(head));
  return {
    head,
    list: async (prefix) => [...(await files()).keys()].filter((path) => path.startsWith(prefix)),
    async read(path) {
      const file = (await files()).get(path);
      return file === undefined ? undefined : explained(known.text(file));
    },
  };
}

/** What is being done here, for an error. */
export function readingOf({ owner, repo, branch }: Omit<Place, "client">): Doing {
  return {
    repository: `${owner}/${repo}`,
    what: `read branch ${branch}`,
    permission: "contents: read",
    remedy: "Put right what GitHub says, then run this again.",
  };
}
