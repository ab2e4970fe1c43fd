/**
 * GitHub on the loopback interface, over a real bare git repository: references move by true compare-and-swap, pages
 * have Link headers, and every request and answer is checked against what GitHub publishes.
 */
import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { runGit, scratchDirectory } from "../edges/git/scratch.ts";
import { type Answer, problem } from "./github-answer.ts";
import { type OperationName, restContract } from "./github-contract.ts";
import { forbidden, noFaults, notAccessible, takeFailure } from "./github-faults.ts";
import { graphQlAnswer } from "./github-graphql.ts";
import type { StoredComment } from "./github-objects.ts";
import { type People, peopleOf } from "./github-people.ts";
import { type Call, forkAnswers, ROUTES } from "./github-routes.ts";
import { type GitHubState, logicalClock, nextId, remember, repositoryNamed } from "./github-state.ts";

export type RecordedRequest = {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly body: unknown;
};

export type GitHubServer = AsyncDisposable &
  GitHubState &
  People & {
    readonly requests: readonly RecordedRequest[];
    /** How often each operation was asked for, by its name in GitHub's description. */
    readonly operations: ReadonlyMap<string, number>;
    /** How long the server itself took over all answers. */
    readonly busy: { readonly ms: number };
    /** Adds a comment of somebody to an issue; gives its id. */
    addComment(comment: Omit<StoredComment, "id">): number;
  };

export type GitHubOptions = {
  /** A bare repository to serve; a new one with a commit on main unless given. */
  readonly repository?: string;
  /** Who the token is; "github-actions[bot]" unless given. */
  readonly login?: string;
  /** "public" unless given. */
  readonly visibility?: GitHubState["visibility"];
  /** True: an Enterprise Server, with the API under /api/v3 and GraphQL at /api/graphql. */
  readonly enterprise?: boolean;
};

/**
 * Serves one repository, acme/support, and its forks. Disposing stops the server and throws if anything that was sent or
 * answered is not what GitHub describes. `url` is the address of the API, as GITHUB_API_URL gives it.
 */
export async function startGitHub(options: GitHubOptions = {}): Promise<GitHubServer> {
  const directory = scratchDirectory();
  const requests: RecordedRequest[] = [];
  const violations: string[] = [];
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const operations = new Map<string, number>();
  const state: GitHubState = {
    url: options.enterprise === true ? `${origin}/api/v3` : origin,
    owner: "acme",
    repo: "support",
    repository: options.repository ?? newRepository(join(directory.path, "support.git")),
    id: 4_700_000,
    visibility: options.visibility ?? "public",
    isFork: false,
    defaultBranch: "main",
    token: "ghs_loopbackToken0123456789",
    login: options.login ?? "github-actions[bot]",
    comments: [],
    issues: [],
    pullRequests: [],
    events: [],
    activities: [],
    statuses: [],
    forks: [],
    roles: new Map(),
    past: [],
    ids: { last: 1000 },
    clock: logicalClock(),
    faults: noFaults(),
  };
  const busy = { ms: 0 };
  server.on("request", async (request: IncomingMessage, response: ServerResponse) => {
    const start = performance.now();
    const answer = await serve(state, request, { requests, operations, violations }).catch((error: unknown) => {
      violations.push(String(error));
      return problem(500, String(error));
    });
    busy.ms += performance.now() - start;
    send(response, answer);
  });
  return {
    ...state,
    ...peopleOf(state, directory.path),
    requests,
    operations,
    busy,
    addComment(comment) {
      state.clock.advance(1);
      remember(state);
      const id = nextId(state);
      state.comments.push({ id, createdAt: state.clock.now(), ...comment });
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

type Log = {
  readonly requests: RecordedRequest[];
  readonly operations: Map<string, number>;
  readonly violations: string[];
};

async function serve(state: GitHubState, request: IncomingMessage, log: Log): Promise<Answer> {
  const url = new URL(request.url ?? "/", state.url);
  const sent = await text(request);
  const body: unknown = sent === "" ? undefined : JSON.parse(sent);
  const { pathname, isGraphQl } = placeOf(state, url.pathname);
  const seen = { method: request.method ?? "GET", path: (pathname ?? url.pathname) + url.search, body };
  log.requests.push(seen);
  state.clock.advance(1);
  await state.faults.before(seen);
  if (state.faults.slowMs > 0) await setTimeout(state.faults.slowMs);
  const refusal = refusalOf(state, request.headers.authorization);
  if (refusal !== undefined) return refusal;
  const failure = takeFailure(state.faults, seen);
  if (failure?.when === "before") return failure.answer;
  if (seen.method !== "GET") remember(state);
  const answer = isGraphQl
    ? await graphQlAnswer(state, body, log)
    : await restAnswer(state, { method: seen.method, pathname, query: url.searchParams, body }, log);
  return failure === undefined ? answer : failure.answer;
}

/** Where a request goes: on an Enterprise Server the two interfaces have prefixes of their own. */
function placeOf(state: GitHubState, path: string): { readonly pathname: string | undefined; isGraphQl: boolean } {
  const prefix = new URL(state.url).pathname.replace(/\/$/, "");
  const isGraphQl = path === (prefix === "" ? "/graphql" : "/api/graphql");
  if (isGraphQl) return { pathname: "/graphql", isGraphQl };
  return { pathname: path.startsWith(`${prefix}/`) ? path.slice(prefix.length) : undefined, isGraphQl };
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
  request: {
    readonly method: string;
    readonly pathname: string | undefined;
    readonly query: URLSearchParams;
    readonly body: unknown;
  },
  { violations, operations }: Log,
): Promise<Answer> {
  const { method, pathname, query, body } = request;
  const found = pathname === undefined ? undefined : routeOf(method, pathname);
  if (found === undefined) {
    violations.push(`${method} ${pathname}: this server has no such route`);
    return problem(404, "Not Found");
  }
  const { operation, parameters } = found;
  operations.set(operation, 1 + (operations.get(operation) ?? 0));
  contract ??= restContract(Object.keys(ROUTES) as OperationName[]);
  const wrong = contract.request(operation, query, body);
  violations.push(...wrong);
  if (wrong.length > 0) return problem(422, wrong.join("; "));
  const site = repositoryNamed(state, parameters["owner"] ?? "", parameters["repo"] ?? "");
  const hidden = site === undefined || (site !== state && (site.visibility !== "public" || !forkAnswers(operation)));
  if (hidden) return problem(404, "Not Found");
  const call: Call = { state, site, parameters, query, body };
  const answer = await (refused(call, operation) ?? ROUTES[operation]?.(call));
  if (answer === undefined) return problem(404, "Not Found");
  violations.push(...contract.response(operation, answer.status, answer.body));
  return answer;
}
let contract: ReturnType<typeof restContract> | undefined;

/** The token of a workflow writes to its own repository, and there only what it is granted. */
function refused({ state, site, parameters }: Call, operation: OperationName): Answer | undefined {
  if (site !== state && !operation.startsWith("GET ")) return notAccessible();
  const number = Number(parameters["issue_number"]);
  const commented = state.comments.find(({ id }) => id === Number(parameters["comment_id"]))?.issue;
  const issue = state.issues.find((one) => one.number === (commented ?? number));
  // The comments of a number that nobody opened are those of a pull request.
  const isComment = operation.includes("/comments");
  return forbidden(state.faults, operation, { isPullRequest: issue?.isPullRequest ?? isComment });
}

function routeOf(method: string, path: string) {
  for (const operation of Object.keys(ROUTES) as OperationName[]) {
    const [verb, template = ""] = operation.split(" ");
    const pattern = template
      .replace(/\{(path|ref)\}$/, template.includes("/commits/") ? "(?<$1>[^/]+)" : "(?<$1>.+)")
      .replace(/\{(\w+)\}/g, "(?<$1>[^/]+)");
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
