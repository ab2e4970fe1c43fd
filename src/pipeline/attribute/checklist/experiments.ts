import {
  type Configuration,
  type LayerEffect,
  type Loss,
  type MetricAttribution,
  movedByItself,
} from "../../../domain/attribution.ts";
import { capital } from "../../../domain/capital.ts";
import type { Layer } from "../../../domain/version.ts";
import type { Answered } from "../checklist.ts";
import type { AttributionFacts } from "../facts.ts";
import { differenceOf, leadingOf, replayedEffect } from "../standing.ts";
import { lossText, plainLossText, resultText } from "./texts.ts";

/** Whether the loss comes again where the retrieval is held at the version of before. */
export function reproducesWithFrozenRetrieval(facts: AttributionFacts): Answered {
  if (differenceOf(facts, "retrieval") !== "same") {
    const { answer, evidence, by } = gone(facts, ["retrieval"]);
    return { answer: turned(answer), evidence, by };
  }
  const leading = leadingOf(facts);
  if (leading === undefined) return reproducesByItself(facts);
  const evidence = [
    `Every configuration has the same retrieval. The loss with all that changed: ${lossText(leading.total, leading)}.`,
  ];
  switch (leading.reproduced) {
    case "reproduced":
      return { answer: "yes", evidence, by: "machine" };
    case "equivalent":
      return { answer: "no", evidence, by: "machine" };
    case "not-reproduced":
      return { answer: "unknown", evidence, by: "machine" };
    default:
      return leading.reproduced satisfies never;
  }
}

/**
 * Whether the loss is gone where some layers are taken back to the version of before and the others are those of the
 * incident. Yes where less than half of it can be left and nothing is shown to be; no where something is shown to be left.
 */
export function gone(facts: AttributionFacts, layers: readonly Layer[]): Answered {
  const differing = layers.filter((layer) => differenceOf(facts, layer) !== "same");
  if (differing.length === 0)
    return { answer: "no", evidence: [`${namesOf(layers)}: the same in both states.`], by: "machine" };
  const leading = leadingOf(facts);
  const open = differing.filter((layer) => replayedEffect(facts, layer) === undefined);
  if (leading === undefined || open.length > 0)
    return { answer: "unknown", evidence: notReplayed(facts, leading === undefined ? differing : open), by: "human" };
  return goneBy(leading, differing);
}

function goneBy(leading: MetricAttribution, layers: readonly Layer[]): Answered {
  if (leading.reproduced !== "reproduced") {
    const evidence = [`The loss did not come again: ${lossText(leading.total, leading)} with all that changed.`];
    return { answer: "unknown", evidence, by: "machine" };
  }
  const together = without(leading, layers);
  const taken = together === undefined ? layers.map((layer) => [layer]) : [layers];
  const found = taken.flatMap((set) => {
    const configuration = without(leading, set);
    return configuration === undefined ? [] : [{ set, configuration }];
  });
  const answers = found.map(({ configuration }) => answerBy(left(configuration), leading.total));
  const evidence = found.map(({ set, configuration }) => evidenceOf(leading, set, configuration));
  // Taken back one by one, none of which is enough, they may still do it together.
  const answer = answers.includes("yes") ? "yes" : together === undefined ? "unknown" : (answers[0] ?? "unknown");
  return { answer, evidence, by: "machine" };
}

/** The configuration with all that was replayed of the incident but some layers. */
function without({ layers, configurations }: MetricAttribution, some: readonly Layer[]): Configuration | undefined {
  const kept = layers.filter(wasReplayed).filter(({ layer }) => !some.includes(layer));
  return configurations.find(
    ({ after }) => after.length === kept.length && kept.every(({ layer }) => after.includes(layer)),
  );
}

function wasReplayed({ measured }: LayerEffect): boolean {
  return measured !== undefined;
}

/** Of the loss; nothing where all of it was taken back. */
function left({ loss }: Configuration): Loss {
  return loss ?? { value: 0, lower: 0, upper: 0 };
}

function answerBy({ lower, upper }: Loss, total: Loss): Answered["answer"] {
  if (lower > 0) return "no";
  return upper < total.value / 2 ? "yes" : "unknown";
}

function evidenceOf(leading: MetricAttribution, taken: readonly Layer[], configuration: Configuration): string {
  const all = leading.configurations.at(-1);
  const whole = all === undefined ? "" : `; with everything of the incident: ${resultText(all, leading)}`;
  const rest = configuration.loss === undefined ? "nothing" : lossText(configuration.loss, leading);
  return `With the earlier ${taken.join(" and ")}: ${resultText(configuration, leading)}${whole}. Left of the loss: ${rest}.`;
}

function reproducesByItself(facts: AttributionFacts): Answered {
  const { thenMinusNow, differences } = facts;
  const [measure] = facts.metrics;
  const nothing = "The retrieval is the same in both states, and there is no replay to compare with another.";
  if (thenMinusNow === undefined) return { answer: "unknown", evidence: [nothing], by: "machine" };
  const size = measure === undefined ? plainLossText(thenMinusNow) : lossText(thenMinusNow, measure);
  const isUntold = differences.some(({ difference }) => difference === "cannot-tell");
  const every = isUntold ? "every layer whose version is known" : "every layer";
  const evidence = [`With ${every} as before, answers are now worse than when they were recorded by ${size}.`];
  return { answer: movedByItself(facts) ? "yes" : "unknown", evidence, by: "machine" };
}

function notReplayed(facts: AttributionFacts, layers: readonly Layer[]): readonly string[] {
  return layers.map((layer) => {
    const why = facts.missing.find((one) => one.layer === layer)?.why;
    return why === undefined ? `${capital(layer)} was not replayed at both versions.` : `${capital(layer)}: ${why}.`;
  });
}

function turned(answer: Answered["answer"]): Answered["answer"] {
  return answer === "unknown" ? "unknown" : answer === "yes" ? "no" : "yes";
}

function namesOf(layers: readonly Layer[]): string {
  return layers.map((layer, place) => (place === 0 ? capital(layer) : layer)).join(" and ");
}
