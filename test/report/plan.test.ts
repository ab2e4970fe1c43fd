import { expect, test } from "vitest";
import type { Enough, Plan, PlannedCases, PlannedMetric } from "../../src/domain/plan.ts";
import { planJson, planTerminal } from "../../src/report/plan.ts";

const ten = (first: number) => Array.from({ length: 10 }, (_, n) => first / Math.sqrt(n + 1));

function some(overrides: Partial<PlannedCases> = {}): PlannedCases {
  const enough: Enough = { kind: "trials", trials: 2 };
  return { cases: 142, clusters: 142, effectiveCases: 142, margin: 0.1, detectable: ten(0.133), enough, ...overrides };
}

function aPlannedMetric(overrides: Partial<PlannedMetric> = {}): PlannedMetric {
  return {
    metric: "answers",
    unit: "score",
    direction: "higher-is-better",
    blocking: true,
    scale: "difference",
    sigma2: 0.09,
    omega2: 0.02,
    within: "assumed",
    between: "assumed",
    whole: some(),
    slices: [],
    ...overrides,
  };
}

function aPlan(overrides: Partial<Plan> = {}): Plan {
  return {
    suite: "support-desk",
    cases: 142,
    clusters: 142,
    confidence: 0.95,
    power: 0.8,
    trials: 3,
    metrics: [aPlannedMetric()],
    costs: [1, 3, 4].map((trials) => ({
      trials,
      calls: { low: 200 * trials, likely: 284 * trials, high: 400 * trials },
      usd: { low: 0.1 * trials, likely: 0.2 * trials, high: 0.5 * trials },
      overBudget: trials === 3,
    })),
    notes: [],
    ...overrides,
  };
}

const shown = (plan: Plan, width = 100) => planTerminal(plan, { width, colour: false });
const withEnough = (enough: Enough) => shown(aPlan({ metrics: [aPlannedMetric({ whole: some({ enough }) })] }));

test("the plan says how many cases, how often, and how sure", async () => {
  expect(await shown(aPlan())).toMatch(
    /^support-desk: 142 questions\. The suite asks each three times\. A drop is called seen when 80 % of\ncomparisons would call it, at 95 % confidence\.\n/,
  );
  const shared = aPlan({ clusters: 90, metrics: [aPlannedMetric({ whole: some({ effectiveCases: 81.7 }) })] });
  expect((await shown(shared)).replaceAll("\n", " ")).toContain(
    "142 questions of 90 conversations, which tell at least what 81 equal, independent ones would.",
  );
});

test("a metric has its allowed drop, the smallest drop seen, and what is enough", async () => {
  const text = await shown(aPlan());
  expect(text).toMatch(/^Metric +Allowed +1 trial +2 +3 +5 +10 +Enough$/m);
  expect(text).toMatch(/^answers +10 +13\.3 +9\.4 +7\.7 +5\.9 +4\.2 +2 trials$/m);
});

test("time and money are ratios, of more where less is better; an informing metric is in brackets", async () => {
  const ratio = { unit: "ms", direction: "lower-is-better", scale: "ratio", blocking: false } as const;
  const whole = some({ margin: Math.log(1.5), detectable: ten(Math.log(1.24)) });
  const text = await shown(aPlan({ metrics: [aPlannedMetric({ metric: "latency", ...ratio, whole })] }));
  expect(text).toMatch(/^\(latency\) +1\.50× +1\.24× +1\.16×/m);
  expect(text).toContain("time and money as a ratio");
  expect(text).toContain("A metric in brackets only informs.");
});

test.each<[Enough, string]>([
  [{ kind: "trials", trials: 1 }, "1 trial"],
  [{ kind: "cases", cases: 1234, trialsHelp: true }, "1,234 questions, or over 10 trials"],
  [{ kind: "cases", cases: 1234, trialsHelp: false }, "1,234 questions; no trials will do"],
  [{ kind: "never", smallest: 0.0412 }, "0 never is; 4.1 is"],
  [{ kind: "too-few" }, "no trials: under 10 questions"],
  [{ kind: "unknown" }, "unknown"],
])("what is enough is said in words: %j", async (enough, words) => {
  expect(await withEnough(enough)).toMatch(new RegExp(`${words.replaceAll(".", "\\.")}$`, "m"));
});

test("metrics of which the same is to be said of every slice share a table", async () => {
  const slices = [{ attribute: "intent", value: "orders", ...some({ cases: 30 }) }];
  const other = [{ attribute: "intent", value: "orders", ...some({ cases: 30, detectable: ten(0.2) }) }];
  const metrics = [
    aPlannedMetric({ slices }),
    aPlannedMetric({ metric: "cites", slices }),
    aPlannedMetric({ metric: "tone", slices: other }),
  ];
  const text = await shown(aPlan({ metrics }));
  expect(text).toContain("In slices, by answers and cites\n");
  expect(text).toContain("In slices, by tone\n");
  expect(text.match(/^intent +orders +30 /gm)).toHaveLength(2);
});

test("the cost has the suite's own number of trials, its range, and where the budget ends", async () => {
  const text = await shown(aPlan());
  expect(text).toMatch(/^1 +284 calls +200 to 400 +\$0\.2 +\$0\.1 to \$0\.5$/m);
  expect(text).toMatch(/^3 \(the suite's\) +852 calls .* over the budget$/m);
  expect(text).not.toMatch(/^4 /m);
  const unpriced = aPlan({ costs: [{ trials: 1, calls: { low: 2, likely: 2, high: 2 }, overBudget: false }] });
  expect(await shown(unpriced)).toMatch(/^1 +2 calls +unknown: a price is missing$/m);
});

test("it says which spread is measured, assumed and unknown", async () => {
  const text = await shown(
    aPlan({
      metrics: [
        aPlannedMetric({ metric: "one", within: "measured", between: "measured" }),
        aPlannedMetric({ metric: "two" }),
        aPlannedMetric({ metric: "three", within: "unknown", between: "unknown" }),
      ],
    }),
  );
  expect(text).toContain("- Chance within a question is that of the latest baseline's trials: one.");
  expect(text.replaceAll("\n", " ")).toContain(
    "Chance within a question is assumed, a score that is right 9 times in 10 whichever the question: two.",
  );
  expect(text).toContain("- Nothing is known of how this varies before a baseline has 2 trials of a question: three.");
  expect(text.replaceAll("\n", " ")).toContain(
    "those of the two newest baselines: one; else assumed (a variance of 0.02).",
  );
});

test.each([40, 60, 100])("no line is wider than %i columns, and no name can steer the terminal", async (width) => {
  const slices = [{ attribute: "app.intent", value: "\u001b[31mred", ...some() }];
  const text = await shown(aPlan({ suite: "a\u001b[2Jb", metrics: [aPlannedMetric({ slices })] }), width);
  for (const line of text.split("\n")) expect(line.length).toBeLessThanOrEqual(width);
  expect(text).not.toContain("\u001b");
});

test("JSON is the plan itself", () => {
  expect(JSON.parse(planJson(aPlan()))).toEqual(aPlan());
});

test("no drop is said to be seen that no score can have, nor any where questions are too few", async () => {
  const wide = aPlannedMetric({ metric: "wide", whole: some({ detectable: ten(1.253) }) });
  expect(await shown(aPlan({ metrics: [wide] }))).toMatch(/^wide +10 +none +88\.6 /m);
  const few = aPlannedMetric({ metric: "few", whole: some({ enough: { kind: "too-few" } }) });
  expect(await shown(aPlan({ metrics: [few] }))).toMatch(/^few +10 +none +none +none +none +none +no trials: /m);
});

test("on a narrow terminal each row is a line of words, without empty ones", async () => {
  const text = (
    await shown(
      aPlan({ metrics: [aPlannedMetric({ slices: [{ attribute: "app.intent", value: "refunds", ...some() }] })] }),
      50,
    )
  ).replace(/\s+/g, " ");
  expect(text).toContain("answers: allowed 10, 1 trial 13.3, 2: 9.4, 3: 7.7, ");
  expect(text).toContain("app.intent: refunds, questions 142, 1 trial 13.3, ");
});
