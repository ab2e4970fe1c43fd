import { canonicalJson } from "../domain/digest.ts";
import type { ToolCall } from "../domain/message.ts";
import { isObject, jsonIn, parsedJson } from "./json-answer.ts";
import { type AnswerToScore, type Scorer, type SpecOf, scored, unscored } from "./scorer.ts";

/**
 * The share of expected tool calls that the answer made, each of its calls counting once. Arguments are compared as
 * JSON: the order of keys, white space and the form of numbers do not count. Calls beyond the expected ones do not count
 * either. Expected calls are the suite's, else the case's (`{"name": …, "arguments": {…}}`, or an array of these), else
 * those that production made.
 */
export const toolArgsMatch: Scorer<SpecOf<"tool-args-match">> = {
  about: "answer",
  revision: "tool-args-match/1",
  async prepare({ tool, arguments: own, mode }) {
    const matches = mode === "exact" ? isEqual : holds;
    return async (toScore) => {
      const known = tool !== undefined && own !== undefined ? [{ name: tool, arguments: own }] : expectedCalls(toScore);
      const wanted = known?.filter(({ name }) => tool === undefined || name === tool) ?? [];
      if (wanted.length === 0) return unscored("no-expected-value");
      const made = toScore.answer.toolCalls.map(callOf);
      const fits = wanted.map((call) =>
        made.flatMap((one, place) => (one.name === call.name && matches(one.arguments, call.arguments) ? [place] : [])),
      );
      return scored(mostPairs(fits) / wanted.length);
    };
  },
};

type Call = { readonly name: string; readonly arguments: unknown };

/** Arguments that are no JSON are the text that they are. */
function callOf({ name, arguments: text }: ToolCall): Call {
  const json = text.trim() === "" ? { value: {} } : parsedJson(text);
  return { name, arguments: json === undefined ? text : json.value };
}

function expectedCalls({ expected, recording: { observed } }: AnswerToScore): readonly Call[] | undefined {
  if (expected === undefined || expected.trim() === "")
    return observed.status === "answered" ? observed.toolCalls.map(callOf) : undefined;
  return [jsonIn(expected)?.value].flat().flatMap((call) => {
    if (!isObject(call) || !Object.hasOwn(call, "name") || typeof call["name"] !== "string") return [];
    return [{ name: call["name"], arguments: Object.hasOwn(call, "arguments") ? call["arguments"] : {} }];
  });
}

function isEqual(made: unknown, wanted: unknown): boolean {
  return canonicalJson(made) === canonicalJson(wanted);
}

/** Whether what is wanted is in what was made: of objects the keys that are named, all the way down. */
function holds(made: unknown, wanted: unknown): boolean {
  if (Array.isArray(wanted))
    return Array.isArray(made) && made.length === wanted.length && wanted.every((one, at) => holds(made[at], one));
  if (!isObject(wanted)) return isEqual(made, wanted);
  return (
    isObject(made) && Object.keys(wanted).every((key) => Object.hasOwn(made, key) && holds(made[key], wanted[key]))
  );
}

/**
 * How many can be given a partner of their own: one that is taken is set free where its holder can have another (Kuhn's
 * algorithm).
 *
 * @param fits for each one the partners that it could have
 */
function mostPairs(fits: readonly (readonly number[])[]): number {
  const holder = new Map<number, number>();
  const place = (one: number, tried: Set<number>): boolean =>
    (fits[one] ?? []).some((partner) => {
      if (tried.has(partner)) return false;
      tried.add(partner);
      const held = holder.get(partner);
      if (held !== undefined && !place(held, tried)) return false;
      holder.set(partner, one);
      return true;
    });
  return fits.filter((_, one) => place(one, new Set())).length;
}
