import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { runGit, type ScratchRepository, scratchRepository } from "../edges/git/scratch.ts";
import {
  type Behaviour,
  type ModelServer,
  modelServer,
  type Reaction,
  type ReceivedRequest,
} from "../servers/model.ts";
import { type Outcome, type Running, runCli, startCli } from "./cli.ts";
import { traceLines } from "./traces.ts";

export const CASES = 24;
export const KEY = "key-that-nobody-may-see";

/** A repository with a suite of its own: a help desk whose prompt asks for citations. */
export type Desk = ScratchRepository & {
  /** Where answers are kept. */
  readonly cache: string;
  /** Where the baseline goes that a run is asked to write beside the branch. */
  readonly out: string;
  /** Runs a verb in the repository. @param model where models are asked; without one nothing listens there */
  run(args: readonly string[], model?: Pick<ModelServer, "url">, environment?: Environment): Promise<Outcome>;
  start(args: readonly string[], model?: Pick<ModelServer, "url">): Running;
  /** Every reference, the index and what git says of the work tree: equal before and after when nothing was written. */
  state(): string;
  /** Paths on the baseline branch, here or at the remote. */
  baselines(): readonly string[];
  remove(path: string): void;
};

type Environment = { readonly [name: string]: string };
type Files = { readonly [path: string]: string | null };

const SUITE = `suite: desk
traces:
  from: [{ otlp: "traces/*.jsonl" }]
  where: { deployment.environment.name: production }
  versions: { retrieval: app.retrieval.index_version }
sample: { size: ${CASES}, seed: 1 }
layers:
  model: { name: desk-1, price: { input: 2, output: 8 } }
  prompt: { template: prompts/desk.md, files: "prompts/**" }
  policy: { files: "policies/*.md" }
  retrieval: { documents: recorded }
  tools: { definitions: "tools/*.json", results: recorded }
metrics:
  - { name: cites, scorer: regex, pattern: '\\[d\\d+\\]', max-drop: 0.2 }
trials: 1
budget: { errors: 2% }
concurrency: 8
probe: none
attribution: { on-regressed: skip }
`;

export const PROMPT = `You answer questions at a help desk.
Cite your document.

{{ policy }}
{% for d in documents %}<document id="{{ d.id }}">{{ d.text }}</document>{% endfor %}
`;

const TOOL = { name: "look_up", description: "Looks up an article.", parameters: { type: "object", properties: {} } };

/** The suite file with parts of its text replaced, each of which must be there. */
export function suiteText(...edits: readonly (readonly [from: string, to: string])[]): string {
  return edits.reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the suite file holds no ${from}`);
    return text.replace(from, to);
  }, SUITE);
}

/**
 * A desk whose first commit holds a suite, a prompt, a policy, a tool and a day of traces.
 * @param files replace or add to these; null leaves one out
 */
export function aDesk(files: Files = {}): Desk {
  const repository = scratchRepository();
  const usual: Files = {
    "suite.yml": SUITE,
    "prompts/desk.md": PROMPT,
    "policies/returns.md": "Whatever is unused may come back.\n",
    "tools/look-up.json": JSON.stringify(TOOL),
    "traces/monday.jsonl": `${traceLines(CASES).join("\n")}\n`,
  };
  const present = Object.entries({ ...usual, ...files }).filter((file): file is [string, string] => file[1] !== null);
  repository.commit(Object.fromEntries(present), "The desk as it runs in production");
  const root = dirname(repository.path);
  const cache = join(root, "cache");
  const surroundings = (model: Pick<ModelServer, "url"> = NOWHERE, environment: Environment = {}) => ({
    directory: repository.path,
    environment: { OPENAI_BASE_URL: model.url, OPENAI_API_KEY: KEY, EVAL_BASELINE_CACHE: cache, ...environment },
  });
  return {
    ...repository,
    cache,
    out: join(root, "out.json"),
    run: async (args, model, environment) => runCli(args, surroundings(model, environment)),
    start: (args, model) => startCli(args, surroundings(model)),
    state: () =>
      [
        repository.git("for-each-ref"),
        repository.git("rev-parse", "HEAD"),
        repository.git("ls-files", "--stage"),
        repository.git("status", "--porcelain=v1", "--untracked-files=all", "--ignored", "--branch"),
      ].join("\n"),
    baselines: () => filesOf(repository.path, "eval-baselines"),
    remove: (path) => rmSync(join(repository.path, path), { recursive: true }),
  };
}

/** A desk that pushes to a bare repository beside it. */
export function aDeskWithRemote(files: Files = {}): Desk & { readonly remote: string } {
  const desk = aDesk(files);
  const remote = join(dirname(desk.path), "remote.git");
  runGit(dirname(desk.path), ["init", "--quiet", "--bare", "--initial-branch=main", remote]);
  desk.git("remote", "add", "origin", remote);
  desk.git("push", "--quiet", "origin", "main");
  return { ...desk, remote, baselines: () => filesOf(remote, "eval-baselines") };
}

function filesOf(repository: string, branch: string): readonly string[] {
  const exists = runGit(repository, ["for-each-ref", `refs/heads/${branch}`]) !== "";
  return exists ? runGit(repository, ["ls-tree", "-r", "--name-only", branch]).split("\n") : [];
}

/** The discard port: nothing listens there, and a run that should ask nobody fails if it asks. */
const NOWHERE = { url: "http://127.0.0.1:9/v1" };

/** Cites when its prompt asks for it, and never otherwise. */
export function citesWhenAsked({ body }: ReceivedRequest): Extract<Reaction, { kind: "answer" }> {
  const asked = body.messages.some(({ role, content }) => role === "system" && content?.includes("Cite"));
  return { kind: "answer", text: asked ? "Yes, within 30 days [d1]." : "Yes, within 30 days." };
}

/** A model for the desk. */
export function deskModel(behave: Behaviour = citesWhenAsked): Promise<ModelServer> {
  return modelServer(behave);
}
