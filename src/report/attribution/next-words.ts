import { type Attribution, movedByItself, type OtherCause } from "../../domain/attribution.ts";
import type { Markup } from "../markup.ts";

/** What to do next, for each outcome: full sentences, the command that goes with it in the last one. */
export function nextWords(attribution: Attribution, markup: Markup): readonly string[] {
  const { outcome, incomplete, metrics } = attribution;
  if (incomplete !== undefined && metrics.length === 0) return [markup.word(incomplete.remedy, LONGEST_REMEDY)];
  const command = (line: string) => markup.code(`eval-baseline ${line}`);
  const names = incidentWords(attribution, markup);
  const writeIt = names === undefined ? `${command("post-mortem")} of the same states` : command(`post-mortem${names}`);
  switch (outcome.status) {
    case "attributed":
      return [`Take it back or mend it; what is known of it is written down by ${writeIt}.`];
    case "not-reproduced":
      return [
        movedByItself(attribution)
          ? "Something that carries no version may have done it: more questions would tell whether a version has a part. Ask again with a larger attribution.cases in the suite file."
          : "It may have been chance, or something that has passed: more questions and answers would tell. Ask again with a larger attribution.cases in the suite file.",
      ];
    case "not-version-attributable":
      return [CAUSE_NEXT[outcome.cause]({ writeIt, doctor: command("doctor") })];
    case "undetermined":
      return incomplete === undefined ? [openNext(attribution)] : [];
    default:
      return outcome satisfies never;
  }
}

const LONGEST_REMEDY = 500;

/** Two records are named by the ends of their paths: a day may have several. What traces or a file stand for has no name. */
function incidentWords({ before, after }: Attribution, markup: Markup): string | undefined {
  if (before.baseline === undefined || after.baseline === undefined) return undefined;
  const names = [before.baseline, after.baseline].map(end).join("..");
  return ` --incident ${markup.word(names, LONGEST_NAMES)}`;
}

const LONGEST_NAMES = 300;

/** What a path of the branch is found by; a file is its path. */
function end(path: string): string {
  return path.replace(/^baselines\/.*\/(.*)\.json$/, "$1");
}

function openNext({ metrics }: Attribution): string {
  const layers = metrics[0]?.layers ?? [];
  const missing = layers.find(({ measured }) => measured === undefined);
  if (missing !== undefined)
    return `Say where ${missing.layer} of both versions can be had, and ask again: docs/incidents.md says how.`;
  const most = Math.max(0, ...layers.map(({ casesToExonerate = 0 }) => casesToExonerate));
  return most === 0
    ? "Ask again with more questions or more answers to each."
    : `Ask again with ${most} more questions: that many would tell.`;
}

const CAUSE_NEXT = {
  "silent-model-change": ({ writeIt }) => `Tell the provider; what is known of it is written down by ${writeIt}.`,
  "unversioned-layer": ({ doctor }) => `Find what carries no version, and stamp it: ${doctor}.`,
  traffic: () => "Look at what is asked now that was not asked before, and add it to the suite.",
  infrastructure: () => "Look below the layers: provider, region, time limits, the release of the application.",
  unknown: ({ writeIt }) => `Look at what no version covers; what is known of it is written down by ${writeIt}.`,
} as const satisfies Record<OtherCause, (commands: { readonly writeIt: string; readonly doctor: string }) => string>;
