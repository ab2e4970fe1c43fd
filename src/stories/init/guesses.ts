import type { FirstSuite, Guess, Mention, RepositoryFinds, SuiteWishes } from "../../domain/first-suite.ts";
import { filesAsGlobs } from "./globs.ts";
import { providerOf } from "./providers.ts";

/** What a look at a repository comes to, setting by setting; undefined where nothing was said and nothing was found. */
export type Guesses = Pick<FirstSuite, "name" | "traces" | "keyVariable" | "template" | "policy" | "tools"> & {
  readonly model: Guess<string> | undefined;
  readonly prompt: Guess<readonly string[]> | undefined;
  readonly action: Guess<string> | undefined;
};

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

/** Whether documents are searched for. */
export function guessedSearch({ traces }: RepositoryFinds): Guess<boolean> {
  if (traces === null) return found(true, "without traces it is not known whether documents are searched for", false);
  return traces.searches
    ? found(true, "documents as production found them; an index of another version is compared by a canary")
    : found(false, "no trace shows a search for documents", false);
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

/** The variable that holds the key of a model. @param model undefined where it is not known */
export function guessedKey(
  mentions: readonly Mention[],
  { keyVariable }: Pick<SuiteWishes, "keyVariable">,
  model: string | undefined,
): Guess<string> {
  if (keyVariable !== undefined) return wished(keyVariable);
  const { keys: beginning } = providerOf(model);
  const keys = mentions.filter(({ name }) => !name.startsWith("LANGFUSE_"));
  const ofProvider = keys.find(({ name }) => name.startsWith(`${beginning}_`));
  if (ofProvider !== undefined) return found(ofProvider.name, `named in ${ofProvider.places[0]}`);
  return found(`${beginning}_API_KEY`, "the provider's usual name", keys.length === 0);
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
