import type { FirstSuite, FoundTraces } from "../../domain/first-suite.ts";

/** What attributes of traces mean, as far as their names and values tell. Names that every reader knows are left out. */
export function attributeMeanings(attributes: FoundTraces["attributes"]): FirstSuite["attributes"] {
  const own = attributes.filter(({ name }) => !STANDARD.test(name));
  const named = (pattern: RegExp) => own.find(({ name }) => pattern.test(name))?.name;
  const production = attributes.find(
    ({ name, values }) => /^deployment\.environment(\.name)?$/.test(name) && values.includes("production"),
  )?.name;
  const slice = own.find(({ name, values }) => SLICE.test(name) && values.length > 1 && values.length <= 12)?.name;
  const versions = Object.entries(VERSIONS).flatMap(([layer, pattern]) => {
    const name = named(pattern);
    return name === undefined ? [] : [[layer, name] as const];
  });
  const expected = named(/(^|[._])(expected|expected_answer|reference_answer|ground_truth)$/i);
  const feedback = named(/(^|[._])(feedback|thumbs|user_rating)$/i);
  return {
    ...(production === undefined ? {} : { production }),
    versions: Object.fromEntries(versions),
    ...(slice === undefined ? {} : { slice }),
    ...(expected === undefined ? {} : { expected }),
    ...(feedback === undefined ? {} : { feedback }),
  };
}

/** Names of the conventions, whose meaning is known without being said. */
const STANDARD =
  /^(gen_ai|llm|openinference|langfuse|langsmith|ai|traceloop|eval_baseline|telemetry|service|http|db)\./;
const SLICE = /(^|[._])(intent|topic|category|route|locale|language|tier|segment)$/i;
const VERSIONS: { readonly [layer: string]: RegExp } = {
  prompt: /(^|[._])prompt[._]?version$/i,
  policy: /(^|[._])policy[._]?(version|revision|hash)$/i,
  retrieval: /(index|retrieval|corpus|knowledge)[\w.]*version$/i,
  tools: /(^|[._])tools?[._]?(schema[._]?)?version$/i,
};
