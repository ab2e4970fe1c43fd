/** The numbers around the table: the whole loss, what resolves it, which layers need each other, the other metrics. */
import type { Attribution, Configuration, Interaction, MetricAttribution } from "../../domain/attribution.ts";
import type { Layer } from "../../domain/version.ts";
import type { Markup } from "../markup.ts";
import { certainty, count, level, list, probability, share, size } from "../numbers.ts";
import { theLayer } from "./layer-name.ts";
import { lossLimits, lossSize, percent } from "./loss-words.ts";

/** "answers: 95 % → 54 %, a loss of 41 points (95 %: 33 to 48), where 10 points are accepted, over 40 questions." */
export function totalSentence(metric: MetricAttribution, markup: Markup): string {
  const { total, margin, confidence, cases } = metric;
  const name = markup.strong(markup.word(metric.metric, LONGEST));
  const [only, another] = metric.configurations;
  // One state alone has no loss; how far it is from its record is told elsewhere.
  if (only !== undefined && another === undefined)
    return `${name}: ${level(only.mean, metric.unit)} today, over ${count(cases, "question")}.`;
  const accepted =
    metric.scale === "ratio"
      ? ""
      : `, where ${size(margin, metric.unit)} ${metric.unit === "score" && margin !== 0.01 ? "are" : "is"} accepted`;
  return `${name}: ${levelsOf(metric)}a loss of ${lossSize(total.value, metric)} (${certainty(confidence)}: ${lossLimits(total, metric)})${accepted}, over ${count(cases, "question")}.`;
}

const LONGEST = 40;

function levelsOf({ configurations, unit }: MetricAttribution): string {
  const before = configurations.find(({ after }) => after.length === 0);
  const after = fullest(configurations);
  return before === undefined || after === undefined || before === after
    ? ""
    : `${level(before.mean, unit)} → ${level(after.mean, unit)}, `;
}

/** The incident's own state, with every played layer of the later versions. */
function fullest(configurations: readonly Configuration[]): Configuration | undefined {
  return configurations.toSorted((a, b) => b.after.length - a.after.length)[0];
}

/** How often answers fail as things are, and with the blamed layers taken back; undefined where no such combination was replayed. */
export function resolvedSentence(metric: MetricAttribution): string | undefined {
  const all = fullest(metric.configurations);
  const blamed = metric.layers.filter(({ role }) => role === "proximate" || role === "joint").map(({ layer }) => layer);
  if (all === undefined || blamed.length === 0) return undefined;
  const back = metric.configurations.find(({ after }) =>
    isSame(
      after,
      all.after.filter((layer) => !blamed.includes(layer)),
    ),
  );
  if (back === undefined || all.failures === undefined || back.failures === undefined) return undefined;
  return `With ${list(blamed.map(theLayer))} of before ${rateWords(back.failures)} fail; as it is, ${rateWords(all.failures)}.`;
}

function rateWords({ failures, trials, lower, upper }: NonNullable<Configuration["failures"]>): string {
  return `${failures} of ${trials} answers (${share(lower).replace(" %", "")} to ${share(upper)})`;
}

function isSame(some: readonly Layer[], others: readonly Layer[]): boolean {
  return some.length === others.length && some.every((layer) => others.includes(layer));
}

/** Pairs that are more or less together than apart, where that is no chance; a sentence each. */
export function interactionSentences(metric: MetricAttribution): readonly string[] {
  return metric.interactions.filter(({ p }) => p < (1 - metric.confidence) / 2).map((pair) => pairWords(pair, metric));
}

function pairWords({ layers: [one, other], value, p }: Interaction, metric: MetricAttribution): string {
  const how =
    value.value > 0 ? "together they cost more than each by itself" : "together they cost less than each by itself";
  return `${one} and ${other}: ${how}, by ${lossSize(Math.abs(value.value), metric)} (p ${probability(p)}).`;
}

/** What the other metrics say of the same replays, one line each. */
export function otherMetrics({ metrics }: Attribution, markup: Markup): readonly string[] {
  return metrics.slice(1).map((metric) => {
    const blamed = metric.layers.filter(
      ({ role }) => role === "proximate" || role === "joint" || role === "contributing",
    );
    const who = blamed.map(({ layer, role, measured }) => {
      const part = measured?.share === undefined ? "" : ` ${percent(measured.share.value)} %`;
      return `${markup.strong(layer)}${part} (${role})`;
    });
    const name = markup.word(metric.metric, LONGEST);
    const loss = `a loss of ${lossSize(metric.total.value, metric)} (${lossLimits(metric.total, metric)})`;
    if (metric.reproduced !== "reproduced") return `${name}: it did not come again, ${loss}.`;
    return `${name}: ${loss}; ${who.length === 0 ? "no layer can be named" : list(who)}.`;
  });
}

/** What a share of more than all means, where there is one; undefined elsewhere. */
export function sharesSentence({ layers }: MetricAttribution): string | undefined {
  const shares = layers.flatMap(({ measured }) => (measured?.share === undefined ? [] : [measured.share.value]));
  if (!shares.some((value) => Math.round(value * 100) > 100)) return undefined;
  return "Shares add up to 100 %: more than that stands beside a layer below 0 %, whose new version makes answers better, or seems to by chance.";
}

/** The four layers of blame: "retrieval and context 92 % (proximate), model 3 % (exonerated)"; undefined where one alone is concerned. */
export function blameSentence({ blame }: Attribution): string | undefined {
  if (blame.length < 2) return undefined;
  const groups = blame.map(
    ({ group, share: part, role }) => `${group} ${part === undefined ? "" : `${percent(part)} % `}(${role})`,
  );
  return `Over the four layers of blame: ${groups.join(", ")}.`;
}
