/**
 * Whether two names cannot be those of one model. Only names of models that are known from their makers are compared: a
 * deployment or a router may be called anything. Not in conflict are an alias and a release of it (`gpt-4.1`,
 * `gpt-4.1-2025-04-14`), a name with its provider before it (`openai/gpt-4.1`, `us.anthropic.claude-…-v1:0`), and
 * spellings (`claude-3.5-sonnet`, `gpt-35-turbo`). Two different releases of one model are.
 */
export function areDifferentModels(one: string, other: string): boolean {
  const [a, b] = [readName(one), readName(other)];
  if (a === undefined || b === undefined) return false;
  if (a.floating || b.floating) return !(isWithin(a.family, b.family) || isWithin(b.family, a.family));
  if (a.family.join() !== b.family.join()) return true;
  return a.release !== "" && b.release !== "" && !a.release.endsWith(b.release) && !b.release.endsWith(a.release);
}

type ModelName = {
  /** The words of the name without provider and release: gpt, 4, 1, mini. */
  readonly family: readonly string[];
  /** The digits of a date or a number at the end; "" for an alias. */
  readonly release: string;
  /** Whatever is the newest of several families: `gemini-flash-latest`. */
  readonly floating: boolean;
};

function readName(name: string): ModelName | undefined {
  if (name.length > LONGEST) return undefined;
  const known = KNOWN.exec(name.toLowerCase().trim())?.[1];
  if (known === undefined) return undefined;
  const plain = known.replace(/^gpt-?35/, "gpt-3.5").replace(/^gpt-4-turbo-preview$/, "gpt-4-preview");
  const [, stem = plain, ending = ""] = ENDING.exec(plain) ?? [];
  return {
    // Anthropic's "claude-opus-4-0" is the alias of "claude-opus-4-20250514".
    family: stem.replace(/-0$/, "").split(/[-._ ]/),
    release: ending.replace(/v\d+(:\d+)?$/, "").replace(/\D/g, ""),
    floating: ending.includes("latest"),
  };
}

/** Longer than any maker's; it also bounds the work of the patterns below. */
const LONGEST = 120;

/** From the word on by which a maker's models are known; makers may be called like their models. */
const KNOWN =
  /^(?:.*[/.:@_ -])?((?:gpt|chatgpt|o[1-9]|claude|gemini|gemma|llama|mistral|mixtral|ministral|codestral|command|deepseek|qwen|grok|nova|titan|text-embedding)(?![a-z]).*)$/;

/** What may follow the name of a family: a release, in any of the forms in use, one after another. */
const ENDING =
  /^(.+?)((?:[-@](?:latest|preview|exp|experimental|beta|\d{4}-\d{2}-\d{2}|\d{2}-\d{4}|\d{2}-\d{2}|\d{6,8}|\d{3,4}|v\d{1,2}(?::\d{1,2})?))*)$/;

function isWithin(words: readonly string[], longer: readonly string[]): boolean {
  let at = 0;
  return words.every((word) => {
    const found = longer.indexOf(word, at);
    at = found + 1;
    return found >= 0;
  });
}
