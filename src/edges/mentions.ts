import type { Mention } from "../domain/first-suite.ts";

/**
 * Model names and key variables that source files speak of, those of most files first. Files are read as text.
 *
 * @param paths of all files; those that are no source are passed over
 */
export async function mentionsIn(
  paths: readonly string[],
  textOf: (path: string) => Promise<string>,
): Promise<{ readonly models: readonly Mention[]; readonly keyVariables: readonly Mention[] }> {
  const models = new Map<string, string[]>();
  const keyVariables = new Map<string, string[]>();
  for (const path of paths.filter(isSource).slice(0, MOST_FILES)) {
    const text = await textOf(path);
    note(models, path, [...text.matchAll(MODEL)].map(([, name = ""]) => name).filter(answers));
    note(keyVariables, path, text.match(KEY_VARIABLE) ?? []);
  }
  return { models: ordered(models), keyVariables: ordered(keyVariables) };
}

const MOST_FILES = 3_000;
const SOURCE = /\.(ts|tsx|mts|js|jsx|mjs|cjs|py|rb|go|java|kt|cs|php|rs|ex|exs|ya?ml|toml)$/;

function isSource(path: string): boolean {
  return SOURCE.test(path) || /(^|\/)\.env\.(example|sample|template|dist)$/.test(path);
}

/** A name between quotes, or behind the equals sign or colon of a setting. */
const MODEL =
  /(?:["'`]|[=:][ \t]*)((?:[\w.-]+\/)?(?:gpt-\d|o[134](?![\w.])|o[134]-|claude-|gemini-\d|mistral-|llama-?\d|deepseek-|qwen)[\w.:-]*)/g;
const KEY_VARIABLE =
  /\b(?:OPENAI|ANTHROPIC|AZURE_OPENAI|GEMINI|GOOGLE|MISTRAL|OPENROUTER|GROQ|TOGETHER|DEEPSEEK|XAI|LANGFUSE)(?:_[A-Z]+)*_(?:API_KEY|SECRET_KEY|PUBLIC_KEY)\b/g;

/** A model that answers in text; the others of its family do not. */
function answers(name: string): boolean {
  return !/embed|audio|realtime|tts|image|transcribe|moderation|whisper/i.test(name) && /\d|[a-z]{4}$/.test(name);
}

function note(found: Map<string, string[]>, path: string, names: readonly string[]): void {
  for (const name of new Set(names)) {
    const places = found.get(name) ?? [];
    places.push(path);
    found.set(name, places);
  }
}

function ordered(found: ReadonlyMap<string, readonly string[]>): readonly Mention[] {
  return [...found]
    .map(([name, places]) => ({ name, places }))
    .toSorted((one, other) => other.places.length - one.places.length || (one.name < other.name ? -1 : 1));
}
