import type { FirstSuite, Guess, Lacking, Mention, RepositoryFinds, SuiteWishes } from "../domain/first-suite.ts";
import { attributeMeanings } from "./init-attributes.ts";
import { filesAsGlobs } from "./init-globs.ts";

/** What a look at a repository comes to, setting by setting; undefined where nothing was said and nothing was found. */
export type Guesses = Pick<FirstSuite, "name" | "traces" | "keyVariable" | "template" | "policy" | "tools"> & {
  readonly model: Guess<string> | undefined;
  readonly prompt: Guess<readonly string[]> | undefined;
  readonly action: Guess<string> | undefined;
};

/** A first suite, or what has to be said before there can be one. */
export type Proposal =
  | { readonly status: "proposed"; readonly suite: FirstSuite }
  | { readonly status: "lacking"; readonly lacking: readonly [Lacking, ...Lacking[]] };

/** Every setting that can be guessed: what a person wished, else what the repository shows, else the usual. */
export function guesses(finds: RepositoryFinds, wishes: SuiteWishes): Guesses {
  const model = guessedModel(finds, wishes);
  return {
    name: wishes.name === undefined ? found(nameFrom(finds.name), "the repository's name") : wished(wishes.name),
    prompt: guessedPrompt(finds, wishes),
    template: guessedTemplate(finds, wishes),
    policy: layerFiles(wishes.policy, finds.policies, "rules that a prompt is filled with"),
    tools: layerFiles(wishes.tools, finds.tools, "tool definitions"),
    traces: guessedTraces(finds, wishes),
    model,
    keyVariable: guessedKey(finds.keyVariables, wishes, model?.value),
    action:
      wishes.action === undefined
        ? finds.action === null
          ? undefined
          : found(finds.action, "the commit that this program runs from")
        : wished(wishes.action),
  };
}

/** The suite that the guesses come to, or all that is lacking at once. */
export function proposal(finds: RepositoryFinds, wishes: SuiteWishes): Proposal {
  const guessed = guesses(finds, wishes);
  const { name, traces, keyVariable, template, policy, tools, model, prompt, action } = guessed;
  if (model === undefined || prompt === undefined || (wishes.workflows && action === undefined)) {
    const [first, ...others] = lackingIn(guessed, wishes);
    if (first !== undefined) return { status: "lacking", lacking: [first, ...others] };
    throw new Error("a setting is lacking, and none is named");
  }
  const baseUrl = baseUrlOf(model.value);
  const workflows = wishes.workflows && action !== undefined ? { action: action.value, forks: wishes.forks } : null;
  return {
    status: "proposed",
    suite: {
      ...{ path: wishes.suite, name, traces, model, keyVariable, prompt, template, policy, tools, workflows },
      ...(baseUrl === undefined ? {} : { baseUrl }),
      attributes: attributeMeanings(finds.traces?.attributes ?? []),
      callsTools: finds.traces?.callsTools ?? false,
      searches: guessedSearch(finds),
      judge: judgeOf(wishes.judge, model.value, keyVariable.value, finds.keyVariables),
      branch: wishes.branch ?? "eval-baselines",
      acceptLabel: wishes.acceptLabel ?? null,
    },
  };
}

function lackingIn({ model, prompt, action }: Guesses, wishes: SuiteWishes): readonly Lacking[] {
  return [
    ...(prompt === undefined
      ? [{ option: "--prompt", what: "the files that make the prompt, as a glob; nothing here looks like one" }]
      : []),
    ...(model === undefined
      ? [{ option: "--model", what: "the model that production asks; no trace and no source file names one" }]
      : []),
    ...(wishes.workflows && action === undefined
      ? [
          {
            option: "--action",
            what: "where workflows find this action, OWNER/REPOSITORY@COMMIT with the full id of the commit; or --no-workflows",
          },
        ]
      : []),
  ];
}

function guessedPrompt({ prompts }: RepositoryFinds, { prompt }: SuiteWishes): Guess<readonly string[]> | undefined {
  if (prompt !== undefined) return wished(prompt);
  const paths = prompts.map(({ path }) => path);
  if (paths.length === 0) return undefined;
  return found(filesAsGlobs(paths), `${files(paths)} with the name of a prompt, or in a folder of prompts`, false);
}

/** The system prompt among several files, as far as names and first words tell. */
function guessedTemplate({ prompts }: RepositoryFinds, { template, prompt }: SuiteWishes): Guess<string | null> {
  if (template === "none") return wished(null);
  if (template !== undefined) return wished(template);
  const [only, ...others] = prompts;
  if (prompt !== undefined || only === undefined) {
    const [single, ...more] = prompt ?? [];
    return single !== undefined && more.length === 0 && !/[*?[{!(]/.test(single)
      ? found(single, "the only file of the prompt")
      : found(null, "it is not known which file is the system prompt", false);
  }
  if (others.length === 0) return found(only.path, "the only file that looks like a prompt", false);
  const chosen =
    prompts.find(({ text }) => /\{\{-?\s*policy\b/.test(text)) ??
    prompts.find(({ path }) => /system/i.test(path)) ??
    prompts.find(({ text }) => /^\W*You (are|answer|help)\b/im.test(text));
  return chosen === undefined
    ? found(null, `it is not known which of ${prompts.length} files is the system prompt`, false)
    : found(chosen.path, `of ${prompts.length} prompts the one that reads like the system prompt`, false);
}

function layerFiles(
  wish: readonly string[] | undefined,
  paths: readonly string[],
  what: string,
): Guess<readonly string[] | null> {
  if (wish?.join() === "none") return wished(null);
  if (wish !== undefined) return wished(wish);
  if (paths.length === 0) return found(null, `no file of ${what} was found`, false);
  return found(filesAsGlobs(paths), `${files(paths)} of ${what}`, true);
}

function guessedSearch({ traces }: RepositoryFinds): Guess<boolean> {
  if (traces === null) return found(true, "without traces it is not known whether documents are searched for", false);
  return traces.searches
    ? found(true, "documents as production found them; an index of another version is compared by a canary")
    : found(false, "no trace shows a search for documents", false);
}

function judgeOf(
  judge: string | undefined,
  model: string,
  keyVariable: string,
  keyVariables: readonly Mention[],
): FirstSuite["judge"] {
  if (judge === undefined) return null;
  const baseUrl = baseUrlOf(judge);
  const isSameMaker = providerOf(judge) === providerOf(model);
  const key = isSameMaker ? keyVariable : guessedKey(keyVariables, {}, judge).value;
  return { name: judge, keyVariable: key, ...(baseUrl === undefined ? {} : { baseUrl }) };
}

function guessedTraces({ traces, keyVariables }: RepositoryFinds, wishes: SuiteWishes): FirstSuite["traces"] {
  if (wishes.traces !== undefined) return wished({ files: wishes.traces });
  if (traces !== null)
    return found({ files: filesAsGlobs(traces.files) }, `${files(traces.files)} of ${traces.format}`);
  if (keyVariables.some(({ name }) => name === "LANGFUSE_SECRET_KEY"))
    return found("langfuse", "LANGFUSE_SECRET_KEY is spoken of", false);
  return found({ files: ["traces/*.jsonl"] }, "none were found; export some there", false);
}

function guessedModel({ traces, models }: RepositoryFinds, { model }: SuiteWishes): Guess<string> | undefined {
  if (model !== undefined) return wished(model);
  const [asked] = traces?.models ?? [];
  if (asked !== undefined) return found(asked, "what production asked, by its traces");
  const [mentioned] = models;
  if (mentioned === undefined) return undefined;
  const others = models.slice(1, 4).map(({ name }) => name);
  const beside = others.length === 0 ? "" : `; also named: ${others.join(", ")}`;
  return found(mentioned.name, `named in ${mentioned.places[0]}${beside}`, models.length === 1);
}

function guessedKey(
  mentions: readonly Mention[],
  { keyVariable }: Pick<SuiteWishes, "keyVariable">,
  model: string | undefined,
): Guess<string> {
  if (keyVariable !== undefined) return wished(keyVariable);
  const keys = mentions.filter(({ name }) => !name.startsWith("LANGFUSE_"));
  const ofProvider = keys.find(({ name }) => name.startsWith(`${providerOf(model)}_`));
  if (ofProvider !== undefined) return found(ofProvider.name, `named in ${ofProvider.places[0]}`);
  return found(`${providerOf(model)}_API_KEY`, "the provider's usual name", keys.length === 0);
}

/** Whose model it is, as key variables are named. */
function providerOf(model = ""): string {
  if (model.startsWith("claude-")) return "ANTHROPIC";
  if (model.startsWith("gemini-")) return "GEMINI";
  if (model.startsWith("mistral-")) return "MISTRAL";
  if (model.startsWith("deepseek-")) return "DEEPSEEK";
  return "OPENAI";
}

/** Where makers speak OpenAI's API themselves; another address is for a person to write. */
function baseUrlOf(model: string): string | undefined {
  const addresses: { readonly [provider: string]: string } = {
    ANTHROPIC: "https://api.anthropic.com/v1",
    GEMINI: "https://generativelanguage.googleapis.com/v1beta/openai",
    MISTRAL: "https://api.mistral.ai/v1",
    DEEPSEEK: "https://api.deepseek.com/v1",
  };
  return addresses[providerOf(model)];
}

function nameFrom(folder: string): string {
  const name = folder
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[-\d]+|-+$/g, "")
    .slice(0, 64);
  return name === "" ? "answers" : name;
}

function files(paths: readonly string[]): string {
  return paths.length === 1 ? "1 file" : `${paths.length} files`;
}

function found<T>(value: T, why: string, isSure = true): Guess<T> {
  return { value, why, isSure };
}

function wished<T>(value: T): Guess<T> {
  return found(value, "as asked for");
}
