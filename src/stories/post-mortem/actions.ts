import { type Attribution, BLAMED, isWhollyJoint, type LayerEffect, movedByItself } from "../../domain/attribution.ts";
import type { DetectionGap, GapCode, Prevention } from "../../domain/detection-gap.ts";
import type { Action } from "../../domain/post-mortem.ts";
import type { Layer } from "../../domain/version.ts";
import { checklistQuestion } from "../../report/attribution/checklist-words.ts";
import { theLayer } from "../../report/attribution/layer-name.ts";
import { PLAIN } from "../../report/markup.ts";
import { count, list, type Unit } from "../../report/numbers.ts";
import { preventionSentence } from "../../report/post-mortem/gap-words.ts";
import { shortVersion } from "../../report/version-words.ts";

/** Who has to do with a layer, as a role. */
const OWNER: { readonly [layer in Layer]: string } = {
  model: "owner of the choice of model",
  prompt: "owner of the prompt",
  policy: "owner of the policy",
  retrieval: "owner of the retrieval index",
  tools: "owner of the tools",
};
const OF_THE_SUITE = "owner of the evaluation suite";
const OF_OPERATION = "owner of operation";

/**
 * What is to be done: taking back or mending what is blamed, settling what stays open, and for each gap of detection what
 * would have caught it. Each by a role, with the questions that will tell whether it helped.
 *
 * @param verifying ids of such questions
 */
export function actionsOf(
  attribution: Attribution,
  gaps: readonly DetectionGap[],
  verifying: readonly string[],
): readonly Action[] {
  const unit = attribution.metrics[0]?.unit ?? "score";
  const actions = [
    ...fixes(attribution),
    ...openEnds(attribution),
    ...preventionsOf(gaps).map(({ code, prevention }) => ({ ...preventive(prevention, unit), gap: code })),
  ].map((action) => ({ verifiedBy: verifying, ...action }));
  return [...new Map(actions.map((action) => [action.key, action])).values()];
}

/** What several gaps ask for is asked for once, by the first of them. All questions that they want added are added. */
function preventionsOf(
  gaps: readonly DetectionGap[],
): readonly { readonly code: GapCode; readonly prevention: Prevention }[] {
  const all = gaps.flatMap(({ code, prevention }) => prevention.map((one) => ({ code, prevention: one })));
  const added = all.flatMap(({ prevention }) => (prevention.kind === "add-cases" ? [prevention] : []));
  const [first] = added;
  const isOneSlice = added.every(
    ({ slice }) => slice?.attribute === first?.slice?.attribute && slice?.value === first?.slice?.value,
  );
  const together: Prevention = {
    kind: "add-cases",
    cases: [...new Set(added.flatMap(({ cases }) => cases))],
    traces: [...new Set(added.flatMap(({ traces }) => traces))],
    ...(first?.slice === undefined || !isOneSlice ? {} : { slice: first.slice }),
  };
  return all
    .filter(({ prevention }) => prevention.kind !== "add-cases" || prevention === first)
    .map((one) => (one.prevention === first ? { ...one, prevention: together } : one));
}

type Proposed = Omit<Action, "verifiedBy"> & Partial<Pick<Action, "verifiedBy">>;

function fixes({ metrics, model }: Attribution): readonly Proposed[] {
  const blamed = (metrics[0]?.layers ?? []).filter(({ role }) => BLAMED.includes(role));
  const fixed = blamed.map(
    (effect): Proposed => ({
      key: `fix-${effect.layer}`,
      type: "fix",
      text: `Take ${theLayer(effect.layer)} back from ${shortVersion(effect.after, PLAIN)} to ${shortVersion(effect.before, PLAIN)}, or mend the new version${together(effect, metrics[0]?.layers ?? [])}.`,
      role: OWNER[effect.layer],
    }),
  );
  if (model.reason !== "silent-change") return fixed;
  const text =
    "Ask for a model by a dated name, or adapt to the one that answers now: another one answers to the same name.";
  return [...fixed, { key: "fix-silent-model", type: "fix", text, role: OWNER.model }];
}

function together(effect: LayerEffect, layers: readonly LayerEffect[]): string {
  const { joint } = effect;
  if (joint === undefined) return "";
  const [others, isWhole] = [list(joint.with), isWhollyJoint(effect, layers)];
  if (joint.kind === "and" && isWhole) return `; it does it only together with ${others}, so one of them is enough`;
  const how = joint.kind === "or" && isWhole ? "each alone does it" : "each alone does some of it";
  return `; ${how}, so ${others} must be taken back or mended too`;
}

function openEnds(attribution: Attribution): readonly Proposed[] {
  const { metrics, checklist } = attribution;
  const undetermined = (metrics[0]?.layers ?? []).filter(({ role }) => role === "undetermined");
  return [
    ...undetermined.map(settling),
    ...answering(checklist.filter(({ answer, by }) => answer === "unknown" && by === "human")),
    ...otherEnds(attribution),
  ];
}

/** One thing to do, however many questions: each has a place of its own in the checklist. */
function answering(open: Attribution["checklist"]): readonly Proposed[] {
  const [first, another] = open;
  if (first === undefined) return [];
  const what =
    another === undefined ? checklistQuestion(first.key) : `${count(open.length, "question")} of the checklist.`;
  return [
    { key: "answer-checklist", type: "process", text: `Answer what no machine can: ${what}`, role: OF_OPERATION },
  ];
}

function settling({ layer, notReplayed, casesToExonerate }: LayerEffect): Proposed {
  if (notReplayed !== undefined)
    return {
      key: `keep-${layer}`,
      type: "process",
      text: `Keep every version of ${layer} at hand for as long as an incident may need it: ${notReplayed}.`,
      role: OWNER[layer],
    };
  const more = casesToExonerate === undefined ? "more questions" : count(casesToExonerate, "more question");
  return {
    key: `settle-${layer}`,
    type: "test",
    text: `Attribute again with ${more}: whether ${layer} had a part in it is not settled.`,
    role: OF_THE_SUITE,
  };
}

function otherEnds(attribution: Attribution): readonly Proposed[] {
  const { outcome } = attribution;
  switch (outcome.status) {
    case "attributed":
    case "undetermined":
      return [];
    case "not-reproduced":
      return [
        {
          key: "watch",
          type: "monitor",
          text: movedByItself(attribution)
            ? "Attribute again with more questions: the loss is there under the versions of before as well."
            : "Record again and look whether the loss is there: it did not come again when it was replayed.",
          role: OF_THE_SUITE,
        },
      ];
    case "not-version-attributable":
      return outcome.cause === "infrastructure" || outcome.cause === "unknown"
        ? [
            {
              key: "look-below",
              type: "process",
              text: "Look below the layers: provider, region, time limits, application release.",
              role: OF_OPERATION,
            },
          ]
        : [];
    default:
      return outcome satisfies never;
  }
}

/** What would have caught it, as something to do. */
function preventive(prevention: Prevention, unit: Unit): Proposed {
  const text = preventionSentence(prevention, unit, PLAIN);
  switch (prevention.kind) {
    case "add-cases":
      return { key: prevention.kind, type: "test", text, role: OF_THE_SUITE, verifiedBy: prevention.cases };
    case "slice-quota":
    case "calibrate-judge":
      return { key: prevention.kind, type: "test", text, role: OF_THE_SUITE };
    case "stamp-version":
      return { key: `stamp-${prevention.layer}`, type: "monitor", text, role: OWNER[prevention.layer] };
    case "narrow-margin":
    case "record-every":
    case "canary-size":
      return { key: prevention.kind, type: "monitor", text, role: OF_THE_SUITE };
    case "align-suite":
    case "fail-on-regressed":
      return { key: prevention.kind, type: "process", text, role: OF_THE_SUITE };
    default:
      return prevention satisfies never;
  }
}
