/**
 * GitHub on the loopback interface, over a real bare git repository: references move by true compare-and-swap, pages
 * have Link headers, and every request and answer is checked against what GitHub publishes.
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { runGit, scratchDirectory } from "../edges/git/scratch.ts";
import { type OperationName, restContract } from "./github-contract.ts";
import { graphQlAnswer } from "./github-graphql.ts";
import type { Site, StoredComment } from "./github-objects.ts";
import { type Answer, type Call, problem, ROUTES } from "./github-routes.ts";

export type RecordedRequest = {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly body: unknown;
};

/** What goes wrong on demand; a test sets and clears them. */
export type Faults = {
  /** The token may read and nothing else: 403. */
  readOnlyToken: boolean;
  /** How many of the next commits are refused because the branch seems to have moved. */
  stale: number;
  /** How many of the next requests are answered 502. */
  unavailable: number;
  /** Answered 429 to everything, with this `retry-after` in seconds. */
  rateLimit: number | undefined;
  /** Commits made through REST are signed. */
  signedCommits: boolean;
  /** Entries in a recursive tree before GitHub cuts it short. */
  treeLimit: number;
  /** Awaited before each request is handled, to put two writers in a certain order. */
  before: (request: RecordedRequest) => Promise<void> | void;
};

/** What the routes share. */
export type GitHubState = Site & {
  readonly token: string;
  /** Who the token is, as REST and GraphQL name it. */
  readonly login: string;
  readonly comments: StoredComment[];
  readonly faults: Faults;
};

export type GitHubServer = AsyncDisposable &
  GitHubState & {
    readonly requests: readonly RecordedRequest[];
    /** Adds a comment of somebody to an issue; gives its id. */
    addComment(comment: Omit<StoredComment, "id">): number;
  };

/**
 * Serves one repository, acme/support. Disposing stops the server and throws if anything that was sent or answered is
 * not what GitHub describes.
 *
 * @param options.repository a bare repository to serve; a new one with a commit on main unless given
 * @param options.login who the token is; "github-actions[bot]" unless given
 */
export async function startGitHub(
  options: { readonly repository?: string; readonly login?: string } = {},
): Promise<GitHubServer> {
  const directory = scratchDirectory();
  const requests: RecordedRequest[] = [];
  const violations: string[] = [];
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const state: GitHubState = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    owner: "acme",
    repo: "support",
    repository: options.repository ?? newRepository(join(directory.path, "support.git")),
    token: "ghs_loopbackToken0123456789",
    login: options.login ?? "github-actions[bot]",
    comments: [],
    faults: {
      readOnlyToken: false,
      stale: 0,
      unavailable: 0,
      rateLimit: undefined,
      signedCommits: true,
      treeLimit: 100_000,
      before: () => {},
    },
  };
  server.on("request", (request: IncomingMessage, response: ServerResponse) => {
    void serve(state, request, { requests, violations }).then(
      (answer) => send(response, answer),
      (error: unknown) => {
        violations.push(String(error));
        send(response, problem(500, String(error)));
      },
    );
  });
  return {
    ...state,
    requests,
    addComment(comment) {
      const id = nextId(state.comments);
      state.comments.push({ id, ...comment });
      return id;
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      directory[Symbol.dispose]();
      if (violations.length > 0) throw new Error(`not as GitHub describes it:\n${violations.join("\n")}`);
    },
  };
}

/** The id of the next comment: never used before, and growing. */
export function nextId(comments: readonly StoredComment[]): number {
  return 1 + comments.reduce((largest, { id }) => Math.max(largest, id), 1000);
}

type Log = { readonly requests: RecordedRequest[]; readonly violations: string[] };

async function serve(state: GitHubState, request: IncomingMessage, log: Log): Promise<Answer> {
  const url = new URL(request.url ?? "/", state.url);
  const sent = await text(request);
  const body: unknown = sent === "" ? undefined : JSON.parse(sent);
  const seen = { method: request.method ?? "GET", path: url.pathname + url.search, body };
  log.requests.push(seen);
  await state.faults.before(seen);
  const refusal = refusalOf(state, request.headers.authorization);
  if (refusal !== undefined) return refusal;
  if (url.pathname === "/graphql") return graphQlAnswer(state, body, log.violations);
  return restAnswer(state, { method: seen.method, url, body }, log.violations);
}

function refusalOf({ faults, token }: GitHubState, authorization: string | undefined): Answer | undefined {
  if (faults.unavailable > 0) {
    faults.unavailable -= 1;
    return problem(502, "Server Error");
  }
  if (faults.rateLimit !== undefined)
    return { ...problem(429, "API rate limit exceeded"), headers: { "retry-after": String(faults.rateLimit) } };
  const known = [`token ${token}`, `bearer ${token}`].includes(authorization ?? "");
  return known ? undefined : problem(401, "Bad credentials");
}

async function restAnswer(
  state: GitHubState,
  request: { readonly method: string; readonly url: URL; readonly body: unknown },
  violations: string[],
): Promise<Answer> {
  const found = routeOf(request.method, request.url.pathname);
  if (found === undefined) {
    violations.push(`${request.method} ${request.url.pathname}: this server has no such route`);
    return problem(404, "Not Found");
  }
  contract ??= restContract(Object.keys(ROUTES) as OperationName[]);
  const query = request.url.searchParams;
  const wrong = contract.request(found.operation, query, request.body);
  violations.push(...wrong);
  if (wrong.length > 0) return problem(422, wrong.join("; "));
  const call: Call = { state, parameters: found.parameters, query, body: request.body };
  const answer = await (readOnly(state, request.method) ?? elsewhere(state, call) ?? ROUTES[found.operation]?.(call));
  if (answer === undefined) return problem(404, "Not Found");
  violations.push(...contract.response(found.operation, answer.status, answer.body));
  return answer;
}
let contract: ReturnType<typeof restContract> | undefined;

function readOnly({ faults }: GitHubState, method: string): Answer | undefined {
  if (!faults.readOnlyToken || method === "GET") return undefined;
  return problem(403, "Resource not accessible by integration");
}

function elsewhere({ owner, repo }: GitHubState, { parameters }: Call): Answer | undefined {
  return parameters["owner"] === owner && parameters["repo"] === repo ? undefined : problem(404, "Not Found");
}

function routeOf(method: string, path: string) {
  for (const operation of Object.keys(ROUTES) as OperationName[]) {
    const [verb, template = ""] = operation.split(" ");
    const pattern = template.replace(/\{(\w+)\}/g, "(?<$1>[^/]+)");
    const match = verb === method ? new RegExp(`^${pattern}$`).exec(path) : null;
    if (match === null) continue;
    const parameters = Object.entries(match.groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]);
    return { operation, parameters: Object.fromEntries(parameters) as { readonly [name: string]: string } };
  }
  return undefined;
}

function send(response: ServerResponse, { status, body, headers = {} }: Answer): void {
  response.writeHead(status, { "content-type": "application/json; charset=utf-8", ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

/** GitHub makes no reference in a repository without a commit, so there is one. */
function newRepository(path: string): string {
  runGit(join(path, ".."), ["init", "--quiet", "--bare", "--initial-branch=main", path]);
  const tree = runGit(path, ["mktree", "--missing"]);
  const commit = runGit(path, ["commit-tree", tree, "-m", "start"]);
  runGit(path, ["update-ref", "refs/heads/main", commit]);
  return path;
}
