import type { ScorerKind } from "../domain/suite.ts";
import { nearest, type ValueProblem } from "./schema-problems.ts";
import { originProblems } from "./trace-origins.ts";
import type { WrittenMetric, WrittenSuite } from "./written-suite.ts";

/** Everything a schema cannot say about a suite; each rule returns the problems it finds. */
export function brokenRules(suite: WrittenSuite): readonly ValueProblem[] {
  return [
    originProblems,
    sizeOrRate,
    metricNamesDiffer,
    optionsFitTheScorer,
    marginsFitTheUnit,
    patternsCompile,
    rangesSpread,
    expectationsAreKnown,
    dollarsNeedAPrice,
  ].flatMap((rule) => rule(suite));
}

type Rule = (suite: WrittenSuite) => readonly ValueProblem[];

const sizeOrRate: Rule = ({ sample }) =>
  sample?.size === undefined || sample.rate === undefined
    ? []
    : [{ path: ["sample", "rate"], problem: "a sample has a size or a rate, not both; leave one out" }];

const metricNamesDiffer: Rule = ({ metrics }) =>
  metrics.flatMap(({ name }, index) =>
    metrics.findIndex((metric) => metric.name === name) < index
      ? [{ path: ["metrics", index, "name"], problem: `a metric named "${name}" is there already` }]
      : [],
  );

const OPTIONS: { readonly [scorer in ScorerKind]: readonly string[] } = {
  equals: ["value"],
  contains: ["value"],
  icontains: ["value"],
  regex: ["pattern", "flags"],
  "json-schema": ["schema"],
  latency: [],
  cost: [],
  "llm-rubric": ["rubric", "judge"],
  "trace-attribute": ["attribute", "range"],
};
const COMMON = ["name", "scorer", "max-drop", "max-increase", "informs"];

const optionsFitTheScorer: Rule = ({ metrics }) =>
  metrics.flatMap((metric, index) => {
    const allowed = [...OPTIONS[metric.scorer], ...COMMON];
    return Object.keys(metric)
      .filter((key) => !allowed.includes(key))
      .map((key) => ({
        path: ["metrics", index, key],
        problem: `"${key}" means nothing to the scorer ${metric.scorer}; it knows ${allowed.slice(0, -COMMON.length).join(", ") || "no options"}${nearest(key, allowed)}`,
      }));
  });

const marginsFitTheUnit: Rule = ({ metrics }) =>
  metrics.flatMap((metric, index) => {
    const wrong = isOperational(metric) ? "max-drop" : "max-increase";
    const right = isOperational(metric) ? "max-increase" : "max-drop";
    if (metric[wrong] !== undefined) {
      return [{ path: ["metrics", index, wrong], problem: `"${wrong}" does not fit ${metric.scorer}; write ${right}` }];
    }
    const margin = metric[right];
    if (!isOperational(metric) && typeof margin === "number" && margin > 1) {
      return [
        {
          path: ["metrics", index, right],
          problem: `${margin} is more than a score can drop; expected 0 to 1, or a share like 5%`,
        },
      ];
    }
    return [];
  });

/** Latency and cost are better when lower and have a unit; every other metric is a score from 0 to 1. */
export function isOperational({ scorer }: WrittenMetric): boolean {
  return scorer === "latency" || scorer === "cost";
}

const patternsCompile: Rule = ({ metrics }) =>
  metrics.flatMap(({ pattern, flags }, index) => {
    if (pattern === undefined) return [];
    try {
      new RegExp(pattern, flags);
      return [];
    } catch (error) {
      return [{ path: ["metrics", index, "pattern"], problem: (error as Error).message }];
    }
  });

const rangesSpread: Rule = ({ metrics }) =>
  metrics.flatMap(({ range }, index) =>
    range !== undefined && range[0] === range[1]
      ? [{ path: ["metrics", index, "range"], problem: "worst and best value are equal; expected for instance [0, 1]" }]
      : [],
  );

const expectationsAreKnown: Rule = ({ metrics, traces }) =>
  metrics.flatMap(({ scorer, value }, index) =>
    ["equals", "contains", "icontains"].includes(scorer) && value === undefined && traces.expected === undefined
      ? [
          {
            path: ["metrics", index],
            problem: `${scorer} has nothing to look for; give it a value, or name the attribute of the right answer under traces.expected`,
          },
        ]
      : [],
  );

const dollarsNeedAPrice: Rule = ({ budget, layers, metrics }) => {
  if (budget?.usd === undefined) return [];
  const problem =
    "budget.usd is a cap in dollars, so the price is needed: price: { input: …, output: … } per million tokens";
  const unpriced = metrics.flatMap(({ judge }, index) =>
    judge !== undefined && judge.model.price === undefined
      ? [{ path: ["metrics", index, "judge", "model"], problem }]
      : [],
  );
  const model =
    layers.model !== "none" && layers.model.price === undefined ? [{ path: ["layers", "model"], problem }] : [];
  return [...model, ...unpriced];
};
