import { groupedNumber } from "../../domain/grouped-number.ts";
import type { PostMortem } from "../../domain/post-mortem.ts";
import { aroundWords } from "../attribution/around-words.ts";
import { spendWords } from "../facts.ts";
import { bullets, folded } from "../markdown.ts";
import { MARKDOWN } from "../markup.ts";

const LONGEST_SENTENCE = 1_000;

/** Traffic, probe, the reference asked again, and which version inside the layer. */
export function aroundSection({ attribution }: PostMortem): string {
  const { probe, trafficMix } = attribution;
  const unknown = [
    ...(probe === undefined ? ["No reading of a probe says whether the model changed in silence."] : []),
    ...(trafficMix === undefined ? ["Whether the traffic is another than before is unknown."] : []),
  ];
  return `## Traffic, probe and what else was looked at\n\n${bullets([...aroundWords(attribution, MARKDOWN), ...unknown])}`;
}

/** What finding all this out took. */
export function costSection({ cost: { attribution, reproduction } }: PostMortem): string {
  const lines = [
    ...(attribution === undefined ? [] : [`Attribution. ${spendWords(attribution)}`]),
    ...(reproduction === undefined ? [] : [`Reproduction. ${spendWords(reproduction)}`]),
  ];
  return `## Cost\n\n${bullets(lines) ?? "No model was asked."}`;
}

/** What this cannot tell. */
export function limitsSection({ limits, incomplete }: PostMortem): string {
  const lines = [
    ...(incomplete === undefined
      ? []
      : [
          `${MARKDOWN.strong("Not complete")}: ${MARKDOWN.word(incomplete.problem)}. ${MARKDOWN.word(incomplete.remedy)}`,
        ]),
    ...limits.slice(0, MOST_LIMITS).map((limit) => MARKDOWN.word(limit, LONGEST_SENTENCE)),
  ];
  return `## Limits\n\n${bullets(lines) ?? "None that is known."}`;
}

const MOST_LIMITS = 30;

/** What it rests on. */
export function referencesSection({ references }: PostMortem): string | undefined {
  if (references.length === 0) return undefined;
  const shown = references.slice(0, MOST_REFERENCES).map((one) => MARKDOWN.code(MARKDOWN.word(one)));
  const rest = references.length - shown.length;
  const more = rest === 0 ? [] : [`and ${groupedNumber(rest)} more, in post-mortem.json`];
  return `## References\n\n${folded("Records, readings, commits and traces", bullets([...shown, ...more]) ?? "")}`;
}

const MOST_REFERENCES = 60;
