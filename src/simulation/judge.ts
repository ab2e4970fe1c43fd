import type { Chance } from "./chance.ts";
import { type ChatRequest, isObject, type JsonObject } from "./chat.ts";
import { chooseFactuality, chooseOfTwo } from "./judge/choices.ts";
import { asksForTwo, type Judging, readJudging } from "./judge/judging.ts";
import { quality } from "./judge/quality.ts";
import { goThrough, takeApart } from "./judge/verdict-lists.ts";
import type { Traits } from "./models.ts";
import { fillSchema } from "./structured.ts";

/**
 * The verdict of the simulated judge as a JSON text, or undefined when nobody asks for one: a structured answer about
 * fenced texts that is a level of a scale, a choice, or a list of verdicts. It is a rule, not a mind: words shared with
 * the question, the reference and the documents, and the few criteria (sources, brevity) that a rubric names.
 */
export function judge(request: ChatRequest, traits: Traits, chance: Chance): string | undefined {
  const judging = readJudging(request);
  if (judging === undefined) return undefined;
  const slips = (what: string) => chance(what) >= traits.judges;
  const { schema } = judging;
  const list = listOf(schema);
  if (list !== undefined) {
    const verdicts = "statement" in list.item ? takeApart(judging, slips) : goThrough(judging, slips);
    return JSON.stringify({
      [list.key]: verdicts.map((verdict) => ({ ...fillSchema(list.schema, REASON), ...verdict })),
    });
  }
  const scale = scaleOf(schema);
  if (scale === undefined) return undefined;
  return JSON.stringify({ ...fillSchema(schema, REASON), [scale.key]: chosen(scale.levels, judging, slips, chance) });
}

const REASON = { text: "Rule of the simulated judge: shared words.", sources: [] };

/** The list of verdicts that a schema asks for: its items say of something that it is so or not. */
function listOf(schema: JsonObject) {
  for (const [key, property] of propertiesOf(schema)) {
    const items = isObject(property) && property["type"] === "array" ? property["items"] : undefined;
    if (!isObject(items)) continue;
    const item = Object.fromEntries(propertiesOf(items));
    if (Object.values(item).some((one) => isObject(one) && one["type"] === "boolean"))
      return { key, schema: items, item };
  }
  return undefined;
}

function scaleOf(schema: JsonObject): { readonly key: string; readonly levels: readonly unknown[] } | undefined {
  for (const [key, property] of propertiesOf(schema))
    if (isObject(property) && Array.isArray(property["enum"])) return { key, levels: property["enum"] };
  return undefined;
}

function propertiesOf(schema: JsonObject): readonly (readonly [string, unknown])[] {
  return isObject(schema["properties"]) ? Object.entries(schema["properties"]) : [];
}

function chosen(
  levels: readonly unknown[],
  judging: Judging,
  slips: (what: string) => boolean,
  chance: Chance,
): unknown {
  if (levels.join() === "A,B,C,D,E") return chooseFactuality(judging, slips);
  if (asksForTwo(judging)) return chooseOfTwo(levels, judging, slips);
  const ascending = worstFirst(levels);
  const exact = Math.round(quality(judging) * (levels.length - 1));
  const shift = !slips("judge") ? 0 : exact === 0 || chance("harsh") < 0.5 ? 1 : -1;
  return ascending[Math.max(0, Math.min(levels.length - 1, exact + shift))];
}

function worstFirst(levels: readonly unknown[]): readonly unknown[] {
  if (levels.every((level) => typeof level === "number")) return [...levels].sort((a, b) => a - b);
  return /^(?:a|yes|good|best|pass|right|correct|excellent)\b/i.test(String(levels[0]))
    ? [...levels].reverse()
    : levels;
}
