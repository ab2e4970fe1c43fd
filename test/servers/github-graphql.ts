/** POST /graphql: every query is validated and executed against GitHub's own schema. */
import { GraphQLError, type GraphQLSchema, graphql } from "graphql";
import type { GitHubState } from "./github.ts";
import { graphQlSchema } from "./github-contract.ts";
import { headOf, isEmpty, moveRef, writeCommit, writeTree } from "./github-objects.ts";
import type { Answer } from "./github-routes.ts";

type CommitInput = {
  readonly branch: { readonly repositoryNameWithOwner: string; readonly branchName: string };
  readonly expectedHeadOid: string;
  readonly message: { readonly headline: string; readonly body?: string };
  readonly fileChanges: { readonly additions: readonly { readonly path: string; readonly contents: string }[] };
};

/** Runs a query; what GitHub's schema does not know is a violation. */
export async function graphQlAnswer(state: GitHubState, body: unknown, violations: string[]): Promise<Answer> {
  schema ??= graphQlSchema();
  const { query, variables } = body as { query: string; variables?: { readonly [name: string]: unknown } };
  const result = await graphql({
    schema,
    source: query,
    variableValues: variables ?? {},
    rootValue: {
      viewer: () => ({ login: state.login }),
      repository: (input: { owner: string; name: string }) => repository(state, `${input.owner}/${input.name}`),
      createCommitOnBranch: ({ input }: { input: CommitInput }) => createCommit(state, input),
    },
  });
  const errors = result.errors?.map((error) => {
    const { type, ...extensions } = error.extensions;
    if (type === undefined) violations.push(`graphql: ${error.message}`);
    // GitHub puts the type beside the message, not under extensions.
    return { type, path: error.path, locations: error.locations, message: error.message, extensions };
  });
  return { status: 200, body: { data: result.data, ...(errors === undefined ? {} : { errors }) } };
}
let schema: GraphQLSchema | undefined;

function repository(state: GitHubState, nameWithOwner: string) {
  if (nameWithOwner !== `${state.owner}/${state.repo}`)
    throw refusal("NOT_FOUND", `Could not resolve to a Repository with the name '${nameWithOwner}'.`);
  return {
    isEmpty: () => isEmpty(state),
    ref: async ({ qualifiedName }: { qualifiedName: string }) => {
      const oid = await headOf(state, qualifiedName);
      return oid === undefined ? null : { target: { __typename: "Commit", oid } };
    },
  };
}

async function createCommit(state: GitHubState, input: CommitInput) {
  if (state.faults.readOnlyToken) throw refusal("FORBIDDEN", "Resource not accessible by integration");
  if (input.branch.repositoryNameWithOwner !== `${state.owner}/${state.repo}`)
    throw refusal("NOT_FOUND", `Could not resolve to a Repository.`);
  const ref = `refs/heads/${input.branch.branchName}`;
  if ((await headOf(state, ref)) === undefined) throw refusal("NOT_FOUND", `No ref found for ${ref}`);
  const files = input.fileChanges.additions.map(({ path, contents }) => ({
    path,
    content: Buffer.from(contents, "base64"),
  }));
  const parent = input.expectedHeadOid;
  const { headline, body } = input.message;
  const oid = await writeCommit(state, {
    tree: await writeTree(state, parent, files),
    parents: [parent],
    message: body === undefined || body === "" ? headline : `${headline}\n\n${body}`,
  });
  if (!stale(state) && (await moveRef(state, ref, oid, parent))) return { commit: { oid } };
  throw refusal("STALE_DATA", `Expected branch to point to "${parent}" but it did not.  Pull and try again.`);
}

function stale({ faults }: GitHubState): boolean {
  if (faults.stale === 0) return false;
  faults.stale -= 1;
  return true;
}

function refusal(type: string, message: string): GraphQLError {
  return new GraphQLError(message, { extensions: { type } });
}
