/** POST /graphql: every query is validated and executed against GitHub's own schema. */
import { GraphQLError, type GraphQLSchema, graphql } from "graphql";
import type { Answer } from "./github-answer.ts";
import { graphQlSchema } from "./github-contract.ts";
import { repositoryNode } from "./github-graphql-nodes.ts";
import { headOf, writeCommit, writeTree } from "./github-objects.ts";
import { moveBranch } from "./github-pushes.ts";
import { type GitHubState, repositoryNamed } from "./github-state.ts";

type CommitInput = {
  readonly branch: { readonly repositoryNameWithOwner: string; readonly branchName: string };
  readonly expectedHeadOid: string;
  readonly message: { readonly headline: string; readonly body?: string };
  readonly fileChanges: {
    readonly additions: readonly { readonly path: string; readonly contents: string }[];
    readonly deletions?: readonly unknown[];
  };
};

/** Runs a query; what GitHub's schema does not know is a violation. */
export async function graphQlAnswer(
  state: GitHubState,
  body: unknown,
  log: { readonly violations: string[]; readonly operations: Map<string, number> },
): Promise<Answer> {
  schema ??= graphQlSchema();
  const { query, variables } = body as { query: string; variables?: { readonly [name: string]: unknown } };
  const count = (name: string) => log.operations.set(name, 1 + (log.operations.get(name) ?? 0));
  const result = await graphql({
    schema,
    source: query,
    variableValues: variables ?? {},
    rootValue: {
      viewer: () => {
        count("query viewer");
        return { login: state.login };
      },
      repository: ({ owner, name }: { owner: string; name: string }) => {
        count("query repository");
        const site = repositoryNamed(state, owner, name);
        if (site === undefined)
          throw refusal("NOT_FOUND", `Could not resolve to a Repository with the name '${owner}/${name}'.`);
        return repositoryNode(state, site);
      },
      createCommitOnBranch: ({ input }: { input: CommitInput }) => {
        count("mutation createCommitOnBranch");
        return createCommit(state, input);
      },
    },
  });
  const errors = result.errors?.map((error) => {
    const { type, ...extensions } = error.extensions;
    if (type === undefined) log.violations.push(`graphql: ${error.message}`);
    // GitHub puts the type beside the message, not under extensions.
    return { type, path: error.path, locations: error.locations, message: error.message, extensions };
  });
  return { status: 200, body: { data: result.data, ...(errors === undefined ? {} : { errors }) } };
}
let schema: GraphQLSchema | undefined;

async function createCommit(state: GitHubState, input: CommitInput) {
  if (state.faults.readOnlyToken || state.faults.unwritable.has("contents"))
    throw refusal("FORBIDDEN", "Resource not accessible by integration");
  if (input.branch.repositoryNameWithOwner !== `${state.owner}/${state.repo}`)
    throw refusal("NOT_FOUND", `Could not resolve to a Repository.`);
  const ref = `refs/heads/${input.branch.branchName}`;
  const parent = input.expectedHeadOid;
  const moved = `Expected branch to point to "${parent}" but it did not.  Pull and try again.`;
  const head = await headOf(state, ref);
  if (head === undefined) throw refusal("NOT_FOUND", `No ref found for ${ref}`);
  if (head !== parent || stale(state)) throw refusal("STALE_DATA", moved);
  if (input.fileChanges.deletions?.length) throw new GraphQLError("this server deletes no files");
  const files = input.fileChanges.additions.map(({ path, contents }) => ({ path, content: decoded(contents) }));
  const { headline, body } = input.message;
  const to = await writeCommit(state, {
    tree: await writeTree(state, parent, files),
    parents: [parent],
    message: body === undefined || body === "" ? headline : `${headline}\n\n${body}`,
  });
  // Another writer may have been quicker since: git itself compares, and then swaps.
  const move = { ref, to, from: parent, actor: state.login, type: "push" } as const;
  if (await moveBranch(state, state, move)) return { commit: { oid: to } };
  throw refusal("STALE_DATA", moved);
}

/** GitHub takes whole Base64 and nothing else. */
function decoded(contents: string): Buffer {
  const content = Buffer.from(contents, "base64");
  if (content.toString("base64") !== contents) throw new GraphQLError("contents are no Base64");
  return content;
}

function stale({ faults }: GitHubState): boolean {
  if (faults.stale === 0) return false;
  faults.stale -= 1;
  return true;
}

function refusal(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}
