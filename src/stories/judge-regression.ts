import type { Acceptance } from "../domain/acceptance.ts";
import type { Result } from "../domain/result.ts";
import type { Run } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import type { Comparison } from "../domain/verdict.ts";
import { notAccepted } from "../pipeline/accepted.ts";
import type { World } from "../ports.ts";
import { type AcceptedSince, acceptedSince } from "./accepted-since.ts";
import { compareWithOlder } from "./compare-with.ts";
import { gateAction } from "./gate.ts";
import { type AllAgainst, incidentOf } from "./incident-of.ts";
import type { StoredBaseline } from "./latest-baseline.ts";
import type { FoundIncident } from "./open-incident.ts";
import { recordVerdict } from "./record-verdict.ts";
import { verdictOfOthers } from "./verdict-of-others.ts";

/** What a record was compared with, and what came of it. */
export type Compared = {
  readonly latest: StoredBaseline | undefined;
  readonly comparison: Comparison | undefined;
  readonly anchor: StoredBaseline | undefined;
  readonly anchored: Result["anchored"];
  readonly open: FoundIncident;
};

/**
 * @property found what people accepted since the latest record, for this one to keep
 * @property lostAgainst the record against which it lost what nobody accepted: that of the open incident, else the latest,
 *   else the anchor
 */
export type JudgedRegression = Pick<Result, "verdict" | "gate" | "accepted" | "incident" | "notes"> & {
  readonly found: readonly Acceptance[];
  readonly lostAgainst?: StoredBaseline;
};

/**
 * The verdict of a record, whether people accepted what it lost, and what it says of the incident. Nobody is asked about
 * acceptances unless something regressed.
 *
 * What was accepted neither fails nor warns: it was decided when its pull request was merged.
 */
export async function judgeRegression(
  suite: Suite,
  run: Run,
  compared: Compared,
  { commit, world }: { readonly commit?: string; readonly world: World },
): Promise<JudgedRegression> {
  const pairs = pairsOf(suite, run, compared);
  const regressed = Object.values(pairs).filter(({ comparison }) => comparison.verdict === "regressed");
  const asked = regressed.length === 0 ? [] : [pairs.latest, ...regressed].flatMap((pair) => pair?.record ?? []);
  const accepted = await acceptedSince(suite, byPath(asked), { commit, world });
  const against: AllAgainst = {
    ...(pairs.latest && { latest: judged(pairs.latest, accepted) }),
    ...(pairs.anchor && { anchor: judged(pairs.anchor, accepted) }),
    ...(pairs.reference && { reference: judged(pairs.reference, accepted) }),
  };
  const raised = [...(against.latest?.raised ?? []), ...(against.anchor?.raised ?? [])];
  const verdictBy = (of: (comparison: Comparison) => Comparison["verdict"]) =>
    recordVerdict(pairs.latest && of(pairs.latest.comparison), pairs.anchor && of(pairs.anchor.comparison));
  const verdict = verdictBy((comparison) => comparison.verdict) ?? "no-baseline";
  const decides = verdict === "regressed" && raised.length === 0 ? verdictBy(verdictOfOthers) : verdict;
  const shown = regressed.flatMap((pair) => ofThisRegression(pair, accepted));
  const incident = incidentOf(compared.open.incident, against, run.at);
  const last = against.latest?.raised.length ? pairs.latest : pairs.anchor;
  const lostAgainst = verdict === "regressed" && raised.length > 0 ? (pairs.reference ?? last)?.record : undefined;
  return {
    verdict,
    gate: gateAction(decides ?? verdict, suite.gate),
    ...(shown.length === 0 ? {} : { accepted: onceEach(shown) }),
    ...(incident === undefined ? {} : { incident }),
    found: sinceOf(pairs.latest, accepted),
    ...(lostAgainst === undefined ? {} : { lostAgainst }),
    notes: [...accepted.notes, ...lostMore(raised, onceEach(shown))],
  };
}

/** A record on the branch, and the run compared with it. */
type Pair = { readonly record: StoredBaseline; readonly comparison: Comparison };
type Pairs = { readonly [which in keyof AllAgainst]: Pair };

/** What has been compared already is not compared again. */
function pairsOf(suite: Suite, run: Run, { latest, comparison, anchor, anchored, open }: Compared): Pairs {
  const done: Pairs = {
    ...(latest && comparison && { latest: { record: latest, comparison } }),
    ...(anchor && anchored && { anchor: { record: anchor, comparison: anchored.comparison } }),
  };
  const { reference: record } = open;
  if (record === undefined) return done;
  const same = Object.values(done).find((pair) => pair.record.name.path === record.name.path);
  return { ...done, reference: same ?? { record, comparison: compareWithOlder(suite, run, record) } };
}

function byPath(records: readonly StoredBaseline[]): readonly StoredBaseline[] {
  return [...new Map(records.map((record) => [record.name.path, record])).values()];
}

function judged(pair: Pair, accepted: AcceptedSince) {
  const { record, comparison } = pair;
  return { path: record.name.path, comparison, raised: notAccepted(comparison, sinceOf(pair, accepted)) };
}

function sinceOf(pair: Pair | undefined, { since }: AcceptedSince): readonly Acceptance[] {
  return (pair && since.get(pair.record.name.path)) ?? [];
}

/** The acceptances that are about what regressed here. */
function ofThisRegression(pair: Pair, accepted: AcceptedSince): readonly Acceptance[] {
  const names = notAccepted(pair.comparison, []);
  return sinceOf(pair, accepted).filter(({ losses }) => losses.some(({ metric }) => names.includes(metric)));
}

function onceEach(acceptances: readonly Acceptance[]): readonly Acceptance[] {
  return [...new Map(acceptances.map((acceptance) => [acceptance.pullRequest, acceptance])).values()];
}

/** Of a metric that was accepted and is raised all the same, people must know why. */
function lostMore(raised: readonly string[], acceptances: readonly Acceptance[]): readonly string[] {
  return [...new Set(raised)].flatMap((name) => {
    const of = acceptances.filter(({ losses }) => losses.some(({ metric }) => metric === name));
    const numbers = of.map(({ pullRequest }) => pullRequest);
    return numbers.length === 0 ? [] : [`${name} lost more than was accepted by pull request ${numbers.join(", ")}.`];
  });
}
