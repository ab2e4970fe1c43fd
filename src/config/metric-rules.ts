import type { ScorerKind } from "../domain/scorer-spec.ts";
import { nearest, type ValueProblem } from "./schema-problems.ts";
import { scorerNamed } from "./scorer-names.ts";
import { OPTIONS } from "./scorer-options.ts";
import type { WrittenMetric, WrittenSuite } from "./written-suite.ts";

/** Everything a schema cannot say about the metrics of a suite; each rule looks at one metric. */
export function brokenMetrics(suite: WrittenSuite): readonly ValueProblem[] {
  return suite.metrics.flatMap((metric, index) => {
    const { kind } = scorerNamed(metric.scorer);
    return RULES.flatMap((rule) => rule(metric, kind, suite)).map(({ path, problem }) => ({
      path: ["metrics", index, ...path],
      problem,
    }));
  });
}

/** Latency and cost are better when lower and have a unit; every other metric is a score from 0 to 1. */
export function isOperational({ scorer }: WrittenMetric): boolean {
  return scorer === "latency" || scorer === "cost";
}

/** @returns problems with paths from the metric on */
type Rule = (metric: WrittenMetric, kind: ScorerKind, suite: WrittenSuite) => readonly ValueProblem[];

const COMMON = ["name", "scorer", "expected", "max-drop", "max-increase", "informs"];

const optionsFitTheScorer: Rule = (metric, kind) => {
  const { known } = OPTIONS[kind];
  const allowed = [...known, ...COMMON];
  return Object.keys(metric)
    .filter((key) => !allowed.includes(key))
    .map((key) => ({
      path: [key],
      problem: `"${key}" means nothing to the scorer ${metric.scorer}; it knows ${[...known, "expected"].join(", ")}${nearest(key, allowed)}`,
    }));
};

const requiredOptionsAreThere: Rule = (metric, kind) =>
  OPTIONS[kind].required.flatMap((one) => {
    const group = [one].flat();
    if (group.some((key) => Object.hasOwn(metric, key))) return [];
    return [{ path: [], problem: `${group.map((key) => `"${key}"`).join(" or ")} is missing` }];
  });

const expectationsAreKnown: Rule = (metric, kind, { traces }) => {
  const { expectsUnlessTold: told } = OPTIONS[kind];
  const known = metric.expected ?? traces.expected;
  if (told === undefined || known !== undefined || told.some((key) => Object.hasOwn(metric, key))) return [];
  const own = told.length === 0 ? "" : `give it a ${told.join(" or ")}, or `;
  return [
    {
      path: [],
      problem: `${metric.scorer} has nothing to look for; ${own}name the attribute of the right answer under traces.expected`,
    },
  ];
};

const marginsFitTheUnit: Rule = (metric) => {
  const wrong = isOperational(metric) ? "max-drop" : "max-increase";
  const right = isOperational(metric) ? "max-increase" : "max-drop";
  if (metric[wrong] !== undefined)
    return [{ path: [wrong], problem: `"${wrong}" does not fit ${metric.scorer}; write ${right}` }];
  const margin = metric[right];
  if (isOperational(metric) || typeof margin !== "number" || margin <= 1) return [];
  return [{ path: [right], problem: `${margin} is more than a score can drop; expected 0 to 1, or a share like 5%` }];
};

const patternsCompile: Rule = ({ pattern, flags }) => {
  if (pattern === undefined) return [];
  try {
    new RegExp(pattern, flags);
    return [];
  } catch (error) {
    return [{ path: ["pattern"], problem: (error as Error).message }];
  }
};

const rangesSpread: Rule = ({ range }) =>
  range !== undefined && range[0] === range[1]
    ? [{ path: ["range"], problem: "worst and best value are equal; expected for instance [0, 1]" }]
    : [];

const limitsHaveRoom: Rule = ({ min, max }) =>
  min !== undefined && max !== undefined && min > max
    ? [{ path: ["min"], problem: `at least ${min} and at most ${max} leaves nothing; expected min up to max` }]
    : [];

const valuesFitTheScorer: Rule = ({ scorer, value, values = [] }, kind) => {
  if (kind === "finish-reason" && value !== undefined && !FINISH_REASONS.includes(value))
    return [
      {
        path: ["value"],
        problem: `${JSON.stringify(value)} is no finish reason; expected one of ${FINISH_REASONS.join(", ")}${nearest(value, FINISH_REASONS)}`,
      },
    ];
  const text = value === undefined || kind === "equals" ? [] : [["value", value] as const];
  // Every answer holds a text of nothing.
  return [...text, ...values.map((one) => ["values", one] as const)]
    .filter(([, one]) => one.trim() === "")
    .map(([key]) => ({
      path: [key],
      problem: `the text is empty, which ${scorer} cannot look for; expected text`,
    }));
};

const FINISH_REASONS = ["stop", "length", "tool_calls", "content_filter", "error", "other"];

const MODES: { readonly [kind in ScorerKind]?: readonly string[] } = {
  "tool-args-match": ["partial", "exact"],
  "trajectory:tool-sequence": ["in-order", "exact"],
};

const modesFitTheScorer: Rule = ({ scorer, mode }, kind) => {
  const modes = MODES[kind];
  return mode === undefined || modes === undefined || modes.includes(mode)
    ? []
    : [{ path: ["mode"], problem: `"${mode}" is no mode of ${scorer}; expected one of ${modes.join(", ")}` }];
};

const codeIsInOnePlace: Rule = ({ file, value }, kind) =>
  kind === "javascript" && file !== undefined && value !== undefined
    ? [{ path: ["value"], problem: "the code is in a file and here; leave one out" }]
    : [];

const argumentsAreOfATool: Rule = ({ arguments: given, tool }) =>
  given !== undefined && tool === undefined
    ? [{ path: ["arguments"], problem: 'these are the arguments of no tool; name it: "tool"' }]
    : [];

const RULES: readonly Rule[] = [
  optionsFitTheScorer,
  requiredOptionsAreThere,
  expectationsAreKnown,
  marginsFitTheUnit,
  patternsCompile,
  rangesSpread,
  limitsHaveRoom,
  valuesFitTheScorer,
  modesFitTheScorer,
  codeIsInOnePlace,
  argumentsAreOfATool,
];
