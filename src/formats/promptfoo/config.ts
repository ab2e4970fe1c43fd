import { UserError } from "../../errors.ts";
import { firstOwn, isObject, own } from "../json-shape.ts";
import { parsedFile, type ReadText, textOfFile } from "./files.ts";
import { type PromptfooTest, readTests } from "./tests.ts";

/** What is imported of a promptfoo configuration: its first prompt, its first model, its tests. */
export type PromptfooConfig = {
  /** Its text; absent where only tests were given. */
  readonly prompt?: string;
  readonly provider: unknown;
  /** The provider that grades, where the configuration names one. */
  readonly grader: unknown;
  readonly tests: readonly PromptfooTest[];
  /** What is left out or is a copy, one sentence each. */
  readonly leftOut: readonly string[];
};

/**
 * Reads a promptfoo configuration (YAML or JSON) with the files it names; or a file of tests alone, then with nothing
 * but the question for a prompt.
 *
 * @param read gives the text of a file beside it, or undefined
 * @throws UserError that names the file and what is wrong with it
 */
export async function readPromptfooConfig(path: string, read: ReadText): Promise<PromptfooConfig> {
  const written = /\.(csv|jsonl)$/i.test(path) ? { tests: path } : await parsedFile(path, read);
  const config = Array.isArray(written) ? { tests: written } : written;
  if (!isObject(config))
    throw new UserError(
      `${path} holds no promptfoo configuration`,
      "Name a promptfooconfig.yaml, or what it is called.",
    );
  const defaults = own(config, "defaultTest");
  const defaultTest = typeof defaults === "string" ? await parsedFile(defaults, read) : defaults;
  const tests = await readTests(own(config, "tests") ?? [], isObject(defaultTest) ? defaultTest : {}, read);
  if (tests.length === 0)
    throw new UserError(`${path} has no tests`, "Write at least one test case under tests; scenarios are not read.");
  const prompts = listOf(own(config, "prompts"));
  const providers = listOf(firstOwn(config, ["providers", "targets"]));
  const { texts, file } = prompts.length === 0 ? { texts: [] } : await promptsOf(prompts[0], path, read);
  const [prompt, ...more] = texts;
  const others = more.length + Math.max(0, prompts.length - 1);
  return {
    ...(prompt === undefined ? {} : { prompt }),
    provider: providers[0],
    grader: graderOf(defaultTest),
    tests,
    leftOut: [
      ...(file === undefined
        ? []
        : [`The prompt is a copy of ${file}, and a check sees edits of the copy alone: keep the two alike.`]),
      ...(others > 0 ? [`Prompts after the first (${others}): try each as a canary.`] : []),
      ...(providers.length > 1 ? [`Providers after the first (${providers.length - 1}): try each as a canary.`] : []),
    ],
  };
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** The prompts of one entry, and their file: one of text may hold several, with a line of three dashes between them. */
async function promptsOf(
  prompt: unknown,
  path: string,
  read: ReadText,
): Promise<{ readonly texts: readonly string[]; readonly file?: string }> {
  const written = isObject(prompt) ? firstOwn(prompt, ["raw", "id", "path"]) : prompt;
  if (typeof written !== "string")
    throw new UserError(
      `${path} has no prompt that can be read`,
      "Write the prompt's text, or file://PATH, under prompts.",
    );
  const named = /^file:\/\/(.+)$/.exec(written)?.[1] ?? (isFileName(written) ? written : undefined);
  if (named === undefined) return { texts: [written] };
  if (/\.(c?[jt]s|mjs|py)$/.test(named))
    throw new UserError(
      `${named} is a prompt made by a program, which an import does not run`,
      "Write the prompt as text, with {{variables}}.",
    );
  const text = await textOfFile(named, read);
  return { texts: named.endsWith(".txt") ? text.split(/\r?\n---\r?\n/) : [text], file: named };
}

/** One line that ends like a file's name and holds no placeholder. */
function isFileName(text: string): boolean {
  return /^[^\n{}]+\.(txt|md|json|ya?ml|j2|njk|[cm]?[jt]s|py)$/.test(text);
}

function graderOf(defaultTest: unknown): unknown {
  const options = isObject(defaultTest) ? own(defaultTest, "options") : undefined;
  return isObject(options) ? own(options, "provider") : undefined;
}
