import type { Plan, PlannedMetric } from "../domain/plan.ts";
import { layoutOf } from "./columns.ts";
import { PLAIN, terminalMarkup } from "./markup.ts";
import { certainty, count, list, share, times } from "./numbers.ts";
import { costRows, metricRows, sliceTables } from "./plan-rows.ts";
import { sortedJson } from "./sorted-json.ts";

/** The whole of it for programs, as `schema/plan.json` describes it. */
export function planJson(plan: Plan): string {
  return sortedJson({}, plan);
}

/** The plan for a terminal: at most 100 columns; what the suite can see, then its slices, then what that costs. */
export async function planTerminal(
  plan: Plan,
  face: { readonly width: number; readonly colour: boolean },
): Promise<string> {
  const { paragraph, columns } = await layoutOf(face.width);
  const { strong } = terminalMarkup(face.colour);
  const blocks = [
    paragraph(openingWords(plan)),
    strong("The smallest drop this suite sees"),
    columns(metricRows(plan)),
    paragraph(readingWords(plan)),
    ...sliceTables(plan).flatMap(({ metrics, rows }) => [strong(`In slices, by ${metrics}`), columns(rows)]),
    strong("What base and head cost together"),
    columns(costRows(plan)),
    paragraph(SAVING),
    [...spreadLines(plan), ...plan.notes].map((line) => paragraph(`- ${PLAIN.word(line)}`)).join("\n"),
  ];
  return `${blocks.filter((block) => block !== "").join("\n\n")}\n`;
}

const SAVING =
  "A stored baseline stands in for most of the base, and a comparison that is settled ends early: up to half may be saved.";

/** A whole number of cases may come out a little below itself. */
const ROUNDING = 1e-9;

function openingWords({ suite, cases, clusters, metrics, confidence, power, trials }: Plan): string {
  const effective = Math.floor((metrics[0]?.whole.effectiveCases ?? cases) + ROUNDING);
  const grouped = clusters === cases ? "" : ` of ${count(clusters, "conversation")}`;
  const worth = effective === cases ? "" : `, which tell at least what ${effective} equal, independent ones would`;
  const seen = `A drop is called seen when ${share(power)} of comparisons would call it, at ${certainty(confidence)} confidence.`;
  return `${PLAIN.word(suite)}: ${count(cases, "question")}${grouped}${worth}. The suite asks each ${times(trials)}. ${seen}`;
}

function readingWords({ metrics, trials }: Plan): string {
  const ratio = metrics.some(({ scale }) => scale === "ratio") ? ", time and money as a ratio" : "";
  const informing = metrics.some(({ blocking }) => !blocking) ? " A metric in brackets only informs." : "";
  const everyCell = metrics.flatMap(({ whole, slices }) => [whole, ...slices]);
  const isCases = everyCell.some(({ enough }) => enough.kind === "cases");
  const cases = isCases ? ` Where it says questions, each has ${count(trials, "trial")}.` : "";
  return `Scores are in points${ratio}. With what the last column says, a drop as large as the allowed one is seen, and ruled out where nothing changed.${cases}${informing}`;
}

/** Which spread is measured, which assumed, and which unknown. */
function spreadLines({ metrics }: Plan): readonly string[] {
  const named = (some: readonly PlannedMetric[]) => list(some.map(({ metric }) => metric));
  const of = (test: (metric: PlannedMetric) => boolean) => metrics.filter(test);
  const measured = of(({ within }) => within === "measured");
  const assumed = of(({ within }) => within === "assumed");
  const unknown = of(({ within }) => within === "unknown");
  const pairs = of(({ between: source }) => source === "measured");
  return [
    ...(measured.length === 0
      ? []
      : [`Chance within a question is that of the latest baseline's trials: ${named(measured)}.`]),
    ...(assumed.length === 0
      ? []
      : [
          `Chance within a question is assumed, a score that is right 9 times in 10 whichever the question: ${named(assumed)}.`,
        ]),
    ...(unknown.length === 0
      ? []
      : [`Nothing is known of how this varies before a baseline has 2 trials of a question: ${named(unknown)}.`]),
    pairs.length === 0
      ? "Differences between questions are assumed (a variance of 0.02): no two baselines have shown them."
      : `Differences between questions are those of the two newest baselines: ${named(pairs)}${pairs.length === metrics.length ? "" : "; else assumed (a variance of 0.02)"}.`,
  ];
}
