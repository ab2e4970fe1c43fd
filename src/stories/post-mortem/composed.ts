import type { Attribution } from "../../domain/attribution.ts";
import type { Detection, FailureKind, PostMortem } from "../../domain/post-mortem.ts";
import type { Run } from "../../domain/run.ts";
import type { Suite } from "../../domain/suite.ts";
import { timesApart } from "../../domain/times-apart.ts";
import { compare } from "../../pipeline/compare/compare.ts";
import type { GapsFound } from "../../pipeline/gaps.ts";
import type { World } from "../../ports.ts";
import { findingsOf } from "../../report/post-mortem/findings.ts";
import { standingIn } from "../../report/post-mortem/standing.ts";
import type { Attributed, AttributeRequest } from "../attribute.ts";
import { actionsOf } from "./actions.ts";
import { confidenceIn } from "./confidence.ts";
import { impactOf } from "./impact.ts";
import type { Reproduced } from "./reproduction.ts";
import { verifyingCases } from "./telling-trace.ts";
import { timelineOf } from "./timeline.ts";
import { versionStateOf } from "./versions.ts";

/** All that a post-mortem is put together from. */
export type PostMortemParts = {
  readonly incident: string;
  readonly request: AttributeRequest;
  readonly asked: PostMortem["asked"];
  readonly found: Attributed;
  readonly gaps: GapsFound;
  readonly reproduced: Reproduced;
  readonly limits: readonly string[];
};

/** The post-mortem, as far as a machine can write it: its standing is that of a draft until people's words are read. */
export async function composed(suite: Suite, parts: PostMortemParts, world: World): Promise<PostMortem> {
  const { incident, request, asked, found, gaps, reproduced } = parts;
  const { attribution, sample } = found;
  const { before, after } = request;
  const runs = { before: before.record?.run, after: after.record?.run };
  const both = runs.before && runs.after && { before: runs.before, after: runs.after };
  const { reproduction } = reproduced;
  const { traces } = request;
  const sources = { attribution, runs, cases: sample?.cases ?? [], ...(traces === undefined ? {} : { traces }) };
  const versionState = await versionStateOf(suite, attribution, runs, world);
  const timeline = await timelineOf(suite, sources, world);
  const impact = impactOf(attribution, both, suite.gate.confidence);
  const verifying = verifyingCases(suite, found);
  const incomplete = attribution.incomplete ?? reproduction?.incomplete;
  return {
    format: 1,
    incident,
    suite: suite.name,
    at: world.clock.now().toISOString(),
    title: titleOf(attribution, {
      metric: impact.metric ?? reproduction?.metric,
      isWorse: gotWorse(attribution, both, suite),
    }),
    asked,
    standing: standingIn(undefined),
    failureKinds: failureKindsOf(suite, attribution),
    window: timeline.window,
    detection: detectionOf(attribution, traces),
    impact,
    versionState,
    timeline: timeline.entries,
    durations: timeline.durations,
    ...(reproduction === undefined ? {} : { reproduction }),
    attribution,
    findings: findingsOf(attribution),
    ...gaps,
    actions: actionsOf(attribution, gaps.gaps, verifying.length > 0 || !reproduction ? verifying : [reproduction.case]),
    confidence: confidenceIn(attribution, reproduction, (runs.before ?? runs.after)?.fidelity),
    limits: [
      ...new Set([...limitsOf(suite, { attribution, impact, versionState }), ...timeline.notes, ...parts.limits]),
    ],
    cost: {
      ...(attribution.spend === undefined ? {} : { attribution: attribution.spend }),
      ...(reproduced.spend === undefined ? {} : { reproduction: reproduced.spend }),
    },
    references: referencesOf(attribution, versionState, [
      ...timeline.entries.map(({ evidence }) => evidence),
      reproduction?.trace,
    ]),
    ...(incomplete === undefined ? {} : { incomplete }),
  };
}

function titleOf(
  { suite, before, after, metrics: [leading] }: Attribution,
  { metric, isWorse }: { readonly metric: string | undefined; readonly isWorse: boolean },
): string {
  const what = leading?.metric ?? metric ?? "answers";
  const when =
    before.at === undefined || after.at === undefined
      ? `from ${before.label} to ${after.label}`
      : `between ${timesApart(before.at, after.at).join(" and ")}`;
  return `${what} of ${suite} ${isWorse ? "got worse" : "compared"} ${when}`;
}

/** A loss that replays or records show. One that did not come again may be one of chance. */
function gotWorse(
  { outcome, metrics: [leading] }: Attribution,
  runs: { readonly before: Run; readonly after: Run } | undefined,
  { gate }: Suite,
): boolean {
  if (outcome.status === "not-reproduced") return false;
  if (leading?.reproduced === "reproduced") return true;
  if (runs === undefined) return false;
  return compare(runs.before, runs.after, { confidence: gate.confidence, crossCheck: false }).metrics.some(
    ({ metric, verdict }) => verdict === "regressed" && (leading === undefined || metric === leading.metric),
  );
}

/** What kind of failure a scorer finds. */
const KIND_OF: readonly (readonly [RegExp, FailureKind])[] = [
  [/^(citation-support|context-faithfulness)$/, "unsupported-claim"],
  [/^(tool-|step-count)/, "tool-call"],
  [/^(is-json|json-schema|regex|length|finish-reason)$/, "output-format"],
  [/^latency$/, "latency"],
  [/^cost$/, "cost"],
  [/^is-refusal$/, "policy-refusal"],
  [
    /^(llm-rubric|factuality|answer-relevance|equals|i?contains|contains-several|starts-with|levenshtein|rouge-n|similar|pairwise)$/,
    "wrong-answer",
  ],
];

function failureKindsOf({ metrics }: Suite, attribution: Attribution): readonly FailureKind[] {
  const kinds = attribution.metrics.map(({ metric }) => {
    const scorer = metrics.find(({ name }) => name === metric)?.spec.scorer ?? "";
    return KIND_OF.find(([pattern]) => pattern.test(scorer))?.[1] ?? "other";
  });
  return [...new Set(kinds)];
}

function detectionOf({ after }: Attribution, traces: readonly string[] | undefined): Detection {
  if (traces !== undefined) return { method: "review", ...(traces[0] === undefined ? {} : { source: traces[0] }) };
  if (after.baseline === undefined) return { method: "unknown" };
  return { method: "weekly", ...(after.at === undefined ? {} : { at: after.at }), source: after.baseline };
}

function limitsOf(
  { layers }: Suite,
  { attribution, impact, versionState }: Pick<PostMortem, "attribution" | "impact" | "versionState">,
): readonly string[] {
  const { design, notes, metrics } = attribution;
  const missing = (metrics[0]?.layers ?? []).flatMap(({ layer, notReplayed }) =>
    notReplayed === undefined ? [] : [`${layer} was not replayed at both versions: ${notReplayed}.`],
  );
  return [
    ...(design?.reduced ?? []).map(stopped),
    ...(design?.cannotSee ?? []).map(stopped),
    ...missing,
    ...(layers.tools?.results === "recorded"
      ? ["Tool results are those that production recorded: a change of what a tool returns is not replayed."]
      : []),
    ...(layers.retrieval?.documents === "recorded"
      ? ["Documents are those that production recorded: another search is not replayed."]
      : []),
    ...(impact.volume === undefined ? ["How many requests were concerned is unknown."] : []),
    ...(versionState.reference === undefined
      ? ["No record is old enough to say which versions ran that long before."]
      : []),
    ...notes.map(stopped),
  ];
}

function stopped(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

function referencesOf(
  { before, after }: Attribution,
  { reference }: PostMortem["versionState"],
  others: readonly (string | undefined)[],
): readonly string[] {
  const records = [before.baseline, after.baseline, reference?.baseline];
  const named = [...records, before.commit, after.commit, ...others];
  return [...new Set(named.filter((one) => one !== undefined))].toSorted();
}
