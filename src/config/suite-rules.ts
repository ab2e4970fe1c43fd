import { brokenMetrics } from "./metric-rules.ts";
import type { ValueProblem } from "./schema-problems.ts";
import { shareOf } from "./share.ts";
import { originProblems } from "./trace-origins.ts";
import type { WrittenModel, WrittenSuite } from "./written-suite.ts";

/** Everything a schema cannot say about a suite; each rule returns the problems it finds. */
export function brokenRules(suite: WrittenSuite): readonly ValueProblem[] {
  return RULES.flatMap((rule) => rule(suite));
}

type Rule = (suite: WrittenSuite) => readonly ValueProblem[];

const sizeOrRate: Rule = ({ sample }) =>
  sample?.size === undefined || sample.rate === undefined
    ? []
    : [{ path: ["sample", "rate"], problem: "a sample has a size or a rate, not both; leave one out" }];

const sharesArePartsOfAWhole: Rule = ({ traces, sample, budget, fidelity }) => {
  const shares: (readonly [ValueProblem["path"], number | string | undefined])[] = [
    ...traces.from.map(({ rate }, index) => [["traces", "from", index, "rate"], rate] as const),
    [["sample", "rate"], sample?.rate],
    [["budget", "errors"], budget?.errors],
    [["fidelity", "at-least"], fidelity?.["at-least"]],
  ];
  return shares
    .filter(([, share]) => share !== undefined && shareOf(share) > 1)
    .map(([path, share]) => ({ path, problem: `${share} is too large; expected at most 100%` }));
};

const metricNamesDiffer: Rule = ({ metrics }) =>
  metrics.flatMap(({ name }, index) =>
    metrics.findIndex((metric) => metric.name === name) < index
      ? [{ path: ["metrics", index, "name"], problem: `a metric named "${name}" is there already` }]
      : [],
  );

/** Of the model under test, of every judge and of every model of embeddings. */
const dollarsNeedAPrice: Rule = ({ budget, layers, metrics }) => {
  if (budget?.usd === undefined) return [];
  const asked: (readonly [ValueProblem["path"], WrittenModel | undefined])[] = [
    [["layers", "model"], layers.model === "none" ? undefined : layers.model],
    ...metrics.flatMap(({ judge, model }, index) => [
      [["metrics", index, "judge", "model"], judge?.model] as const,
      [["metrics", index, "model"], model] as const,
    ]),
  ];
  return asked
    .filter(([, model]) => model !== undefined && model.price === undefined)
    .map(([path]) => ({
      path,
      problem:
        "budget.usd is a cap in dollars, so the price is needed: price: { input: …, output: … } per million tokens",
    }));
};

const addressesHoldNoKey: Rule = ({ layers, metrics, target }) =>
  addressesIn({ layers, metrics, target }, [])
    .filter(({ address }) => /^https?:\/\/[^/?#]*@/.test(address))
    .map(({ path }) => ({
      path,
      problem: "the address holds a user name or a password; name the environment variable of the key: key-variable",
    }));

const ADDRESSES = ["base-url", "url", "http", "endpoint"];
/** What a user sends to a model or expects of a tool may hold an address that is none of ours. */
const NOT_OURS = ["parameters", "arguments"];

function addressesIn(value: unknown, path: ValueProblem["path"]): readonly { path: typeof path; address: string }[] {
  const key = path.at(-1) ?? "";
  if (typeof value === "string") return ADDRESSES.includes(`${key}`) ? [{ path, address: value }] : [];
  if (typeof value !== "object" || value === null || NOT_OURS.includes(`${key}`)) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    addressesIn(inner, [...path, Array.isArray(value) ? Number(name) : name]),
  );
}

const RULES: readonly Rule[] = [
  originProblems,
  sizeOrRate,
  sharesArePartsOfAWhole,
  metricNamesDiffer,
  brokenMetrics,
  dollarsNeedAPrice,
  addressesHoldNoKey,
];
