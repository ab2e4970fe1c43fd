import { readBlob } from "../github/blob.ts";
import { type ListedFile, listFiles } from "../github/list-files.ts";
import { type Doing, gitHubProblem } from "../github/refusal.ts";
import type { RepositoryPlace } from "../github/repository-place.ts";
import type { Snapshot } from "./branch.ts";

type Place = RepositoryPlace & { readonly branch: string };

const HEAD = `
  query ($owner: String!, $repo: String!, $ref: String!) {
    repository(owner: $owner, name: $repo) { ref(qualifiedName: $ref) { target { oid } } }
  }
`;

/**
 * The branch as it is now. One query tells a branch that is absent from a repository that the token may not see; REST
 * would answer 404 to both. Files are listed with the first question about them, and each is read by its blob.
 */
export async function gitHubSnapshot(place: Place): Promise<Snapshot> {
  const { client, owner, repo, branch } = place;
  const answer = await client.graphql<{ repository: { ref: { target: { oid: string } } | null } }>(HEAD, {
    owner,
    repo,
    ref: `refs/heads/${branch}`,
  });
  const head = answer.repository.ref?.target.oid;
  let listed: Promise<ReadonlyMap<string, ListedFile>> | undefined;
  const files = () => {
    listed ??= head === undefined ? Promise.resolve(new Map()) : listFiles(place, head).then((found) => found.files);
    return listed;
  };
  const explained = async <T>(work: Promise<T>): Promise<T> => {
    try {
      return await work;
    } catch (error) {
      throw gitHubProblem(error, readingOf(place));
    }
  };
  return {
    head,
    list: async (prefix) => [...(await explained(files())).keys()].filter((path) => path.startsWith(prefix)),
    async read(path) {
      const file = (await explained(files())).get(path);
      return file === undefined ? undefined : (await explained(readBlob(place, file.blob))).toString("utf8");
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
