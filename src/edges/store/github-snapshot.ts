import type { GitHubClient } from "../github/client.ts";
import { type Doing, gitHubProblem } from "../github/refusal.ts";
import type { Snapshot } from "./branch.ts";

type Place = { readonly client: GitHubClient; readonly owner: string; readonly repo: string; readonly branch: string };

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
  let listed: Promise<ReadonlyMap<string, string>> | undefined;
  const files = () => {
    listed ??= head === undefined ? Promise.resolve(new Map()) : listFiles(place, head, "").then((all) => new Map(all));
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
      const blob = (await explained(files())).get(path);
      return blob === undefined ? undefined : await explained(readBlob(place, blob));
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

/** Path and blob id of every regular file under a tree. */
async function listFiles(place: Place, tree: string, below: string): Promise<readonly (readonly [string, string])[]> {
  const { client, owner, repo } = place;
  const whole = await client.rest.git.getTree({ owner, repo, tree_sha: tree, recursive: "1" });
  if (!whole.data.truncated)
    return whole.data.tree.flatMap(({ mode, path, sha }) =>
      mode.startsWith("100") ? [[below + path, sha] as const] : [],
    );
  // GitHub cuts a recursive listing at 7 MB, and no other.
  const level = await client.rest.git.getTree({ owner, repo, tree_sha: tree });
  const parts: (readonly [string, string])[] = [];
  for (const { mode, path, sha, type } of level.data.tree) {
    if (type === "tree") parts.push(...(await listFiles(place, sha, `${below}${path}/`)));
    else if (mode.startsWith("100")) parts.push([below + path, sha]);
  }
  return parts;
}

async function readBlob({ client, owner, repo }: Place, sha: string): Promise<string> {
  const { data } = await client.rest.git.getBlob({ owner, repo, file_sha: sha });
  return Buffer.from(data.content, "base64").toString("utf8");
}
