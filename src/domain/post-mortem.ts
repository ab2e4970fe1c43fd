import type { Attribution, FailureRate, Loss } from "./attribution.ts";
import type { DetectionGap, GapCode, SliceName } from "./detection-gap.ts";
import type { Incomplete, Spent } from "./run.ts";
import type { Layer, Version, VersionTuple } from "./version.ts";

/** The record of an incident: what happened, which layer did it, and why it was not caught. Roles, never persons. */
export type PostMortem = {
  readonly format: 1;
  /** Its name on the branch: "2026-11-02-support-desk-answers". */
  readonly incident: string;
  readonly suite: string;
  /** ISO instant at which it was written. */
  readonly at: string;
  /** One line without markup. */
  readonly title: string;
  /** What was asked about, so that it can be asked again. */
  readonly asked: AskedIncident;
  readonly standing: IncidentStanding;
  readonly failureKinds: readonly FailureKind[];
  readonly window: IncidentWindow;
  readonly detection: Detection;
  readonly impact: Impact;
  readonly versionState: VersionState;
  /** Oldest first. */
  readonly timeline: readonly TimelineEntry[];
  readonly durations: Durations;
  /** Absent where there is no trace to replay, or no state that could be replayed: limits say why. */
  readonly reproduction?: Reproduction;
  readonly attribution: Attribution;
  /** Of the first metric: what speaks for and against each layer, in the attribution's order. */
  readonly findings: readonly Finding[];
  readonly gaps: readonly DetectionGap[];
  /** Gaps that could not be looked for. */
  readonly notLookedAt: readonly { readonly code: GapCode; readonly why: string }[];
  readonly actions: readonly Action[];
  readonly confidence: Confidence;
  /** What this cannot tell, what was held or missing, what was simulated: sentences. */
  readonly limits: readonly string[];
  readonly cost: { readonly attribution?: Spent; readonly reproduction?: Spent };
  /** Paths of records and readings, ids of commits and traces that it rests on, sorted. */
  readonly references: readonly string[];
  /** Why not all of it is there. */
  readonly incomplete?: Incomplete;
};

/** Records as they were named, or failing traces; and where a person said that a version is to be had. */
export type AskedIncident = {
  readonly before?: string;
  readonly after?: string;
  readonly traces?: readonly string[];
  readonly means?: readonly { readonly side: "before" | "after"; readonly layer: Layer; readonly value: string }[];
};

export const INCIDENT_STATUSES = ["draft", "confirmed", "disputed", "closed"] as const;
export const SEVERITIES = ["S1", "S2", "S3", "S4"] as const;
export const INCIDENT_KINDS = ["incident", "near-miss", "false-positive"] as const;

/** What people say of it as a whole, in the marked place of the Markdown. @property severity absent until somebody says it */
export type IncidentStanding = {
  readonly status: (typeof INCIDENT_STATUSES)[number];
  readonly kind: (typeof INCIDENT_KINDS)[number];
  readonly severity?: (typeof SEVERITIES)[number];
};

/** What kind of thing got worse, by what the metrics measure. */
export type FailureKind =
  | "wrong-answer"
  | "unsupported-claim"
  | "tool-call"
  | "output-format"
  | "latency"
  | "cost"
  | "policy-refusal"
  | "other";

/** ISO instants. @property start of the last good state known, or absent  @property end absent while it lasts, or nobody knows */
export type IncidentWindow = { readonly lastGood?: string; readonly firstBad?: string; readonly end?: string };

/** How it came to light, and by which record, reading or trace. */
export type Detection = {
  readonly method: "weekly" | "review" | "unknown";
  readonly at?: string;
  readonly source?: string;
};

/** What users met. */
export type Impact = {
  readonly metric?: string;
  /** Questions that fail, before and during: of the two records, or of the attribution's replays. */
  readonly rates?: {
    readonly from: "records" | "replays";
    /** What is counted: questions whose mean is below one half, or single trials that are. */
    readonly of: "questions" | "trials";
    readonly before: FailureRate;
    readonly during: FailureRate;
  };
  /** Where a metric knows no failures: its means, in its own unit. */
  readonly means?: { readonly unit: "score" | "ms" | "usd"; readonly before: number; readonly during: number };
  /** Slices that regressed, with the loss of each. */
  readonly slices: readonly (SliceName & {
    readonly loss: Loss;
    readonly scale: "difference" | "ratio";
    readonly cases: number;
  })[];
  /** Requests, or traces, of the window of the later record that its failing questions stand for; absent where unknown. */
  readonly volume?: { readonly value: number; readonly unit: "requests" | "traces" };
};

/** The versions at the incident against those of some hours before. */
export type VersionState = {
  readonly atIncident: VersionTuple;
  /** Absent where no record is that old. */
  readonly reference?: {
    readonly versions: VersionTuple;
    readonly at: string;
    readonly baseline: string;
    /** Hours from it to the incident; and at least how many were asked for. */
    readonly hoursBefore: number;
    readonly asked: number;
  };
  readonly unversioned: readonly Layer[];
  /** Judges by metric, as digests, and whether they were the same on both sides. */
  readonly judges: readonly { readonly metric: string; readonly judge: string; readonly isSame: boolean }[];
};

export type TimelineEvent =
  | "last-good-record"
  | "change-committed"
  | "change-deployed"
  | "first-failing-trace"
  | "probe-deviated"
  | "first-bad-record"
  | "recovered";

/** @property evidence path of a record or reading, id of a commit or trace */
export type TimelineEntry = {
  readonly at: string;
  readonly event: TimelineEvent;
  readonly layer?: Layer;
  readonly evidence: string;
};

/** Hours; absent where one end is not known. */
export type Durations = { readonly toDetect?: number; readonly toRecover?: number };

/** One trace, asked again and again. */
export type Reproduction = {
  readonly trace: string;
  readonly case: string;
  /** What was asked, redacted and cut; only where the suite lets answers be shown. */
  readonly question?: string;
  readonly metric: string;
  /** `fresh`: this trace, replayed for this. `configurations`: the attribution's own replays of all its questions. */
  readonly from: "fresh" | "configurations";
  readonly confidence: number;
  readonly atIncident: FailureRate;
  /** Each with some layers taken back to the version of before. */
  readonly overrides: readonly ReproductionOverride[];
  readonly incomplete?: Incomplete;
};

export type ReproductionOverride = {
  readonly layers: readonly { readonly layer: Layer; readonly to: Version }[];
  readonly failures: FailureRate;
  /** It fails less often than at the incident, surely: the two intervals do not meet. */
  readonly resolves: boolean;
};

/** Sentences without markup. */
export type Finding = {
  readonly layer: Layer;
  readonly for: readonly string[];
  readonly against: readonly string[];
};

/** Something to do, by a role; its owner and date are people's to write. */
export type Action = {
  /** Names its place in the Markdown: "fix-retrieval". */
  readonly key: string;
  readonly type: "fix" | "test" | "monitor" | "process";
  /** One sentence without markup. */
  readonly text: string;
  readonly role: string;
  /** Ids of the questions that will tell whether it helped. */
  readonly verifiedBy: readonly string[];
  /** The gap it closes. */
  readonly gap?: GapCode;
};

/** @property because sentences */
export type Confidence = { readonly level: "high" | "medium" | "low"; readonly because: readonly string[] };

/** Where it lies on the branch. */
export function postMortemPath(incident: string): string {
  return `incidents/${incident}/post-mortem.md`;
}

/** The name of an incident: the day of the later state, the suite, and the metric that lost most. */
export function incidentName(at: string, suite: string, metric: string | undefined): string {
  return `${at.slice(0, 10)}-${slug(suite)}-${slug(metric ?? "traffic")}`;
}

/** As a part of a path: letters, digits and dashes. */
function slug(text: string): string {
  return (
    text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-+|-+$/g, "")
      .slice(0, LONGEST_SLUG) || "unnamed"
  );
}

const LONGEST_SLUG = 60;
