import type { Action, PostMortem } from "../../domain/post-mortem.ts";
import { fenced } from "../markdown.ts";
import { MARKDOWN } from "../markup.ts";
import { list } from "../numbers.ts";
import { gapTitle } from "./gap-words.ts";
import { actionPlace, type Places, UNOWNED } from "./places.ts";

const LONGEST_ID = 64;
const LONGEST_SENTENCE = 1_000;

/** What is to be done, by which role, and by which questions it will be told that it helped; owner and date are people's. */
export function actionsSection(postMortem: PostMortem, places: Places, hasCases: boolean): string {
  const { actions } = postMortem;
  const parts = actions.map((action, index) => {
    const head = `### ${index + 1}. ${TYPE[action.type]} (${MARKDOWN.word(action.role)})`;
    return `${head}\n\n${MARKDOWN.word(action.text, LONGEST_SENTENCE)}${gapWords(action)}${verifiedWords(action)}\n\n${places.place(actionPlace(action.key), UNOWNED)}`;
  });
  return [
    "## Actions",
    ...(parts.length === 0 ? ["None follows from what was measured."] : parts),
    ...casesWords(postMortem, hasCases),
  ].join("\n\n");
}

function gapWords({ gap }: Action): string {
  return gap === undefined ? "" : ` Closes the gap: ${gapTitle(gap).toLowerCase()}.`;
}

function verifiedWords({ verifiedBy }: Action): string {
  if (verifiedBy.length === 0) return " No question verifies it.";
  const shown = verifiedBy.slice(0, MOST_SHOWN).map((id) => MARKDOWN.code(MARKDOWN.word(id, LONGEST_ID)));
  const rest = verifiedBy.length - shown.length;
  return ` Verified by ${list(rest === 0 ? shown : [...shown, `${rest} more`])}.`;
}

const MOST_SHOWN = 5;

/** Where the ready questions are, or how to have them: texts do not lie where others may read them unless the suite says so. */
function casesWords({ gaps, incident }: PostMortem, hasCases: boolean): readonly string[] {
  const traces = gaps.flatMap(({ prevention }) =>
    prevention.flatMap((one) => (one.kind === "add-cases" ? one.traces : [])),
  );
  if (traces.length === 0) return [];
  if (hasCases)
    return [
      `The questions to add lie ready beside this file, in ${MARKDOWN.code("cases.jsonl")}: name it under traces.from.`,
    ];
  const ids = [...new Set(traces)].slice(0, MOST_TRACES).map((id) => MARKDOWN.code(MARKDOWN.word(id, LONGEST_ID)));
  return [
    `The questions to add come from the traces ${list(ids)}. Their texts do not lie here; this writes them, redacted, to a folder of yours:`,
    fenced(`eval-baseline post-mortem --incident ${incident} --out incident`),
  ];
}

const MOST_TRACES = 20;

const TYPE = { fix: "Fix", test: "Test", monitor: "Monitor", process: "Process" } as const satisfies Record<
  Action["type"],
  string
>;
