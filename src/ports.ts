/**
 * All that a story may ask of the outside. One small interface per thing; the real ones are in edges/, built by
 * world/. Expected failures are values where the story decides on them, and a UserError where only a person can act.
 */

import type { Acceptance } from "./domain/acceptance.ts";
import type { Anchor } from "./domain/anchor.ts";
import type { Answer, FailureReason, Party } from "./domain/answer.ts";
import type { Baseline, BaselineName } from "./domain/baseline.ts";
import type { Asked, FinishedTrial } from "./domain/case-answers.ts";
import type { IncidentState } from "./domain/incident.ts";
import type { Message, RetrievedDocument, ToolCall, ToolDefinition } from "./domain/message.ts";
import type { ModelSpec } from "./domain/model-spec.ts";
import type { PostMortem } from "./domain/post-mortem.ts";
import type { ProbeReading } from "./domain/probe.ts";
import type { EndpointSpec } from "./domain/suite.ts";
import type { Attributes, FinishReason, Trace, Usage } from "./domain/trace.ts";
import type { Variant } from "./domain/variant.ts";
import type { Layer, Version } from "./domain/version.ts";

/** What the draw needs to know of one span; one trace has several, in any order. */
export type SpanFacts = {
  readonly traceId: string;
  /** Values of the attributes the survey was asked for, as text. */
  readonly attributes: { readonly [attribute: string]: string };
  readonly error: boolean;
  readonly negativeFeedback: boolean;
  readonly startNs: bigint | null;
  /** The conversation the span says it belongs to. */
  readonly conversation?: string;
  /** Requests that the span stands for, from the probability its tracing recorded; absent when it recorded none. */
  readonly count?: number;
  /** The tracing kept it because of what happened in it. */
  readonly tail: boolean;
};

/** What a survey is to bring. */
export type SurveyRequest = {
  /** Names of the attributes whose values are wanted. */
  readonly attributes: readonly string[];
  /** Whether conversations, counts and tails are wanted; a survey without them is faster. */
  readonly conversations: boolean;
  readonly counts: boolean;
  /** False where nobody asks which traces failed; a survey that need not know is faster. */
  readonly errors?: false;
  /** Whether facts of a trace can still make a difference; a source may leave out those that cannot. */
  readonly matters?: (traceId: string) => boolean;
  /**
   * Nanoseconds since the epoch. A source that can asks for spans from here on; others bring all. Without it and
   * without attributes a source may leave out when spans started.
   */
  readonly since?: bigint;
  /** For a source that draws by itself: a seed, and how much will be drawn. */
  readonly seed: string;
  readonly size: number | { readonly rate: number };
};

/** Input that could not be read, counted and located: "traces/a.jsonl:17: not JSON". */
export type Problem = { readonly place: string; readonly problem: string };

/** What a survey found besides the facts. */
export type SurveyReport = {
  /** Lines of a file, elements of an array, items of a page. */
  readonly records: number;
  readonly badRecords: number;
  /** At most five. */
  readonly firstProblems: readonly Problem[];
};

/** Where production traces are. */
export type TraceSource = {
  /**
   * Every span that is there, in no order, without keeping any.
   * @param visit is called once for each span; facts of several spans of one trace may come as one
   * @returns what could not be read
   * @throws UserError when nothing matches, a file is unreadable or cut off, a server refuses
   */
  survey(request: SurveyRequest, visit: (facts: SpanFacts) => void): Promise<SurveyReport>;
  /** The whole traces with these ids, in the order of the ids; an id that is gone is left out. */
  fetch(ids: readonly string[]): Promise<readonly Trace[]>;
};

/** A tree of text files: the checkout on disk, or a commit. Paths are relative to its root, with forward slashes. */
export type FileTree = {
  /** For people: "the checkout", "commit 3f1c09a". */
  readonly label: string;
  /** Paths that match any of the globs, sorted. */
  match(globs: readonly string[]): Promise<readonly string[]>;
  /**
   * A file's text, or undefined when there is none.
   * @param mostBytes what the tree of a commit reads of one text; 1,000,000 unless given
   * @throws UserError when it is larger than that
   */
  read(path: string, mostBytes?: number): Promise<string | undefined>;
  /**
   * A file's bytes in pieces, for what may be large. A piece may be overwritten once the next one is asked for.
   * @param parts for a tree that opens parts: only these, one after another; others give the whole file
   * @throws UserError when it cannot be read
   */
  open(path: string, parts?: readonly FilePart[]): AsyncIterable<Uint8Array>;
  /** True where `open` can go to parts of a file directly. */
  readonly opensParts?: true;
  /** Symbolic links, and submodules of a commit, that match any of the globs or stand in their way: no files of the tree. */
  links?(globs: readonly string[]): Promise<readonly string[]>;
  /** Every file, and whether it may be executed, where the tree can tell. */
  files?(): Promise<readonly { readonly path: string; readonly isProgram: boolean }[]>;
};

/** Some of a file's bytes, `to` not included. */
export type FilePart = { readonly from: number; readonly to: number };

/** The user's repository, read only. */
export type Repository = {
  /** The full commit id of a revision. @throws UserError when it names no commit, with the remedy for a shallow clone */
  resolve(revision: string): Promise<string>;
  /**
   * What a change is from and to: the full commit ids of the merge base of two revisions, and of the second.
   * @throws UserError as `resolve` does, and when the two have no common ancestor here
   */
  changeOf(base: string, head: string): Promise<{ readonly base: string; readonly head: string }>;
  /** Paths that differ between two commits; a rename counts as both of its paths. */
  changedFiles(base: string, head: string): Promise<ChangedFiles>;
  /** The tree of a commit. */
  at(commit: string): FileTree;
  /**
   * The commits that changed a file which matches any of the globs, newest first, as seen from one commit.
   * @param upTo full id of that commit; it counts as well
   * @param most of them; older ones are left out
   * @throws UserError when there is no such commit, with the remedy for a shallow clone
   */
  history(globs: readonly string[], upTo: string, most: number): Promise<readonly CommitFacts[]>;
  /** Whether all of history is here, which in a shallow clone it is not. Absent where it always is. */
  isWhole?(): Promise<boolean>;
};

/** @property at ISO instant at which it was committed. Who did it is not asked. */
export type CommitFacts = { readonly id: string; readonly at: string };

/** @property isWhole false where there are more than could be listed: then anything may have changed */
export type ChangedFiles = { readonly paths: readonly string[]; readonly isWhole: boolean };

/** A version chosen for one layer, as a person wrote it: a model's name, or the path of a file. */
export type LayerOverride = { readonly layer: Layer; readonly value: string };

/**
 * What a value for a layer is said to be: the version that a state had.
 * @property option by which it was given: "--before"  @property of whose version it is: "the record of 2026-11-02"
 */
export type LayerClaim = { readonly version: Version; readonly option: string; readonly of: string };

/** Turns layer files into variants that can be run. */
export type Variants = {
  /**
   * The variant that a tree of files holds.
   * @param label for people: "production", "head 3f1c09a"
   * @throws UserError when a layer's files are missing or unreadable there
   */
  at(tree: FileTree, label: string): Promise<Variant>;
  /**
   * The variant with one layer replaced.
   * @param claim what the value is said to be  @throws UserError when the value cannot be had, or is something else
   */
  override(variant: Variant, tree: FileTree, override: LayerOverride, claim?: LayerClaim): Promise<Variant>;
  /**
   * The variant with one layer as a tree holds it, in whatever state its other layers are there.
   * @throws UserError when the layer's files are missing or unreadable there
   */
  withLayer?(variant: Variant, tree: FileTree, layer: Layer): Promise<Variant>;
  /** Variants by the suite file that a tree holds itself; undefined where it holds none that can be read by today's rules. */
  asOf?(tree: FileTree): Promise<Variants | undefined>;
};

/** One request to a model. Equal requests of one trial get one paid answer. */
export type ModelRequest = {
  readonly model: ModelSpec;
  readonly messages: readonly Message[];
  readonly tools?: readonly ToolDefinition[];
  /** A JSON Schema the answer must follow (structured output). */
  readonly answerSchema?: { readonly name: string; readonly schema: { readonly [key: string]: unknown } };
  /** Trials of one request are asked separately: the number is part of the request's identity. */
  readonly trial: number;
};

/** What one model call came to. `wasted`: what answers that were of no use took before; they are paid for as well. */
export type ModelReply =
  | {
      readonly status: "replied";
      readonly text: string;
      readonly toolCalls: readonly ToolCall[];
      readonly finish: FinishReason;
      /** The model declined by the provider's own mark. */
      readonly refusal?: string;
      readonly usage?: Usage;
      readonly latencyMs: number;
      readonly resolvedModel?: string;
      readonly fingerprint?: string;
      /** Came through the provider's Batch API: at half the price, and `latencyMs` is 0 and means nothing. */
      readonly batched?: true;
      readonly wasted?: Usage;
      /** True when the answer came from the cache: nothing was paid for it now. */
      readonly cached: boolean;
    }
  | {
      readonly status: "failed";
      readonly reason: FailureReason;
      readonly detail: string;
      readonly wasted?: Usage;
    };

/** Texts to be turned into vectors by a model. */
export type EmbedRequest = { readonly model: ModelSpec; readonly texts: readonly string[] };

/** One vector per text, in order. `usage.output` is 0. */
export type EmbedReply =
  | {
      readonly status: "embedded";
      readonly vectors: readonly (readonly number[])[];
      readonly usage?: Usage;
      readonly cached: boolean;
    }
  | { readonly status: "failed"; readonly reason: FailureReason; readonly detail: string };

/** The models of a suite: the one under test and the judges. */
export type Models = {
  /** Never throws for what a provider does; every failure is a value. */
  ask(request: ModelRequest, signal: AbortSignal): Promise<ModelReply>;
  /** As `ask`. */
  embed(request: EmbedRequest, signal: AbortSignal): Promise<EmbedReply>;
};

/** What a retrieval endpoint is asked. Equal requests of one trial get one answer. */
export type SearchRequest = {
  readonly endpoint: EndpointSpec;
  readonly query: string;
  readonly variables: Attributes;
  readonly trial: number;
};
export type SearchReply =
  | {
      readonly status: "found";
      readonly documents: readonly RetrievedDocument[];
      readonly index?: string;
      readonly cached: boolean;
    }
  | ServiceFailure;

/** @property by absent where the budget cut the call off */
export type ServiceFailure = {
  readonly status: "failed";
  readonly reason: FailureReason;
  readonly detail: string;
  readonly by?: Party;
};

/** What a tool endpoint is asked. */
export type ToolRequest = { readonly endpoint: EndpointSpec; readonly call: ToolCall; readonly trial: number };
export type ToolReply =
  | { readonly status: "returned"; readonly text: string; readonly error?: true; readonly cached: boolean }
  | ServiceFailure;

/** Endpoints of the user's own that stand in for recorded documents and tool results. */
export type Services = {
  /** Never throws for what an endpoint does; every failure is a value. */
  search(request: SearchRequest, signal: AbortSignal): Promise<SearchReply>;
  /** As `search`. */
  callTool(request: ToolRequest, signal: AbortSignal): Promise<ToolReply>;
};

/** The user's own application, where it answers the cases in place of our agent. */
export type Application = {
  /** Never throws for what the application does; every failure is a value. */
  answer(variant: Variant, asked: Asked, signal: AbortSignal): Promise<Answer>;
  /** Ends what was started; the application answers nothing afterwards. */
  close(): Promise<void>;
};

/** Where whole trials go, for tools that read production's traces. */
export type TrialLog = {
  /** @throws UserError when it cannot be written */
  write(run: { readonly suite: string; readonly variant: Variant }, trial: FinishedTrial): Promise<void>;
  /** Resolves when all that was written is where it belongs. */
  close(): Promise<void>;
};

/** The baselines of a repository. Only ever grows. */
export type BaselineStore = {
  /** For people: "branch eval-baselines of origin". */
  readonly label: string;
  /** All records of a suite, oldest first; empty when the branch does not exist yet. */
  list(suite: string): Promise<readonly BaselineName[]>;
  /** @throws UserError when the file is not a baseline: broken is not absent */
  read(name: BaselineName): Promise<Baseline>;
  /**
   * Adds one record in one atomic commit, on top of whatever others have written meanwhile. Adding the same record
   * again changes nothing.
   * @param traces behind the record, redacted: their texts are kept in the same commit where the suite says so
   * @throws UserError when the branch cannot be written, or texts are to be sealed and there is no key
   */
  add(baseline: Baseline, traces?: readonly Trace[]): Promise<BaselineName>;
  /**
   * The traces whose texts were kept with a record, or undefined when none were.
   * @throws UserError when they are there and cannot be read: absent is not damaged, and neither is another key
   */
  readSample(baseline: Baseline): Promise<readonly Trace[] | undefined>;
  /**
   * Asked before anything is paid for.
   * @throws UserError when a record could not be kept here: no key for texts that are to be sealed, no right to write, a
   *   branch that holds other things
   */
  checkWritable(): Promise<void>;
  /**
   * The anchor of a suite, or undefined when nobody blessed one.
   * @throws UserError when its file is no anchor, or is of a newer format
   */
  anchor(suite: string): Promise<Anchor | undefined>;
  /** Readings of the probe, oldest first; one that cannot be read is a UserError. */
  probes(suite: string): Promise<readonly StoredProbe[]>;
  /** Adds a reading in one atomic commit. @returns its path  @throws UserError when the branch cannot be written */
  addProbe(reading: ProbeReading): Promise<string>;
  /** Names of the incidents that have a post-mortem on the branch, sorted: "2026-11-02-support-desk-answers". */
  incidents(): Promise<readonly string[]>;
  /** A post-mortem as it was kept last, with the Markdown that people may have written in; undefined when there is none. */
  postMortem(incident: string): Promise<KeptPostMortem | undefined>;
  /**
   * Adds or replaces the post-mortem of an incident in one atomic commit.
   * @returns its folder  @throws UserError when the branch cannot be written, or the Markdown there is not the one this
   *   replaces: people's words are never lost
   */
  keepPostMortem(kept: KeptPostMortem, replaces: string | undefined): Promise<string>;
  /**
   * Moves the anchor of a suite, in one atomic commit on top of whatever others have written meanwhile.
   * @throws UserError when the record is not on the branch, or the branch cannot be written
   */
  bless(anchor: Anchor): Promise<void>;
};

/** A reading, and where on the branch it lies. */
export type StoredProbe = { readonly path: string; readonly reading: ProbeReading };

/**
 * A post-mortem as record and as text.
 * @property cases ready curated cases as JSON lines of schema/trace.json, where their text may be kept
 */
export type KeptPostMortem = {
  readonly postMortem: PostMortem;
  readonly markdown: string;
  readonly cases?: string;
};

/** What became of the one comment that a suite keeps on a pull request. */
export type CommentOutcome = "created" | "none-to-update" | "updated" | "superseded-by-a-newer-run" | "not-permitted";

/** The comments of one pull request. */
export type Comments = {
  /**
   * Creates the comment that carries this key, or replaces it: found on any page, by marker and author. A comment of a
   * newer run is left alone; duplicates of our own are deleted.
   * @param key what the comment is about, one per suite: "check/support-desk"
   * @param run orders concurrent runs: run id, then attempt
   * @param comment.body Markdown without the marker, at most 65,000 characters
   * @param comment.create false: only a comment that is there already is replaced
   * @param comment.accepted kept in the comment, unseen by readers, for the record that comes after the merge
   */
  upsert(
    key: string,
    run: RunId,
    comment: {
      readonly body: string;
      readonly create: boolean;
      readonly accepted?: { readonly suite: string; readonly acceptance: Acceptance };
    },
  ): Promise<CommentOutcome>;
};

/** Which run of a workflow it is: a later run id, then a later attempt, is newer. */
export type RunId = { readonly id: number; readonly attempt: number };

/** The incident that a suite has an open issue for. */
export type OpenIncident = Pick<IncidentState, "reference" | "since" | "metrics"> & { readonly issue: number };

/** What became of the one issue that a suite keeps while an incident lasts. */
export type IncidentOutcome = "opened" | "updated" | "closed" | "none-to-close" | "not-permitted";

/** Issues of the repository, one for each suite and incident. */
export type Incidents = {
  /** Undefined when no incident is open, or the token may not read issues. */
  open(suite: string): Promise<OpenIncident | undefined>;
  /** Opens the issue, or updates the open one. Of several runs that do so at once, one issue stays. */
  raise(
    incident: Pick<IncidentState, "reference" | "since" | "metrics"> & {
      readonly suite: string;
      readonly title: string;
      /** Markdown without the marker, at most 60,000 characters. */
      readonly body: string;
    },
  ): Promise<IncidentOutcome>;
  /** Says why, and closes the open issue, if there is one. @param words Markdown */
  close(suite: string, words: string): Promise<IncidentOutcome>;
};

/** A pull request as GitHub tells of it now. */
export type PullRequestFacts = {
  readonly number: number;
  readonly isOpen: boolean;
  /** Full ids of the newest commit, and of the commit of the base branch that it was last compared with. */
  readonly head: string;
  readonly base: string;
  /** The repository of the head; absent when it has been deleted. */
  readonly headRepositoryId?: number;
  /** True when the head is of another repository. */
  readonly isFork: boolean;
  /** False when it is to be merged into another branch, whose suite fewer people may have looked at. */
  readonly isIntoDefaultBranch: boolean;
  /** Login of who opened it. */
  readonly author: string;
};

/** Pull requests of the repository. */
export type PullRequests = {
  /** @throws UserError when there is none of this number, or the token may not see it */
  numbered(number: number): Promise<PullRequestFacts>;
  /** The open ones whose head is this commit of this repository: by what GitHub says, not by what an artifact says. */
  withHead(head: {
    readonly commit: string;
    readonly repositoryId: number;
    /** Owner and name of the branch narrow the listing; they are not trusted. */
    readonly owner: string;
    readonly branch: string;
  }): Promise<readonly PullRequestFacts[]>;
  /** Shows the gate of a check on a commit, where the run itself hangs elsewhere. `not-permitted` has been told. */
  setStatus(
    commit: string,
    status: {
      /** What it is about, one for each suite: "eval-baseline/support-desk". */
      readonly context: string;
      readonly state: "success" | "failure" | "error";
      /** At most 140 characters. */
      readonly description: string;
      readonly url?: string;
    },
  ): Promise<"set" | "not-permitted">;
};

/** Whether people accepted the regression of a pull request. `refused`: somebody set the label, and it does not count. */
export type AcceptanceFound =
  | { readonly status: "accepted"; readonly acceptance: Omit<Acceptance, "losses"> }
  | { readonly status: "refused"; readonly why: string }
  | { readonly status: "none" };

/** Full ids of two commits, of which the first is older. */
export type MergedRange = {
  readonly after: string;
  readonly upTo: string;
  /** ISO instant about which the first of them was the newest: pull requests that are older are not looked at. */
  readonly since?: string;
  /** Only pull requests that have this label. */
  readonly label?: string;
};

/** Regressions that people accepted, by a label on a pull request. */
export type Acceptances = {
  /** Of the pull request that is being checked. */
  ofPullRequest(label: string): Promise<AcceptanceFound>;
  /** Of the pull requests that were merged after one commit and up to another, as their checks recorded them. */
  merged(suite: string, range: MergedRange): Promise<readonly Acceptance[]>;
};

/** Finds a baseline by what a person calls it. */
export type Baselines = {
  /**
   * @param reference a file, or a name on the branch: "latest", "anchor", a date, or the beginning of a tuple
   * @throws UserError when nothing, or more than one thing, goes by that name
   */
  find(reference: string): Promise<{ readonly name: string; readonly baseline: Baseline }>;
};

/** Says how far long work has come; a terminal draws it, a log prints a line now and then. */
export type Progress = {
  /** What is being done, and how much of it there is. */
  start(label: string, total: number): void;
  /** @param done how many of the total are finished  @param detail what it cost so far, for instance */
  advance(done: number, detail?: string): void;
  end(): void;
  /** One line that stays. */
  say(line: string): void;
};

export type Clock = { now(): Date };

/** All a story is given. */
export type World = {
  readonly traces: TraceSource;
  readonly checkout: FileTree;
  readonly repository: Repository;
  readonly variants: Variants;
  readonly models: Models;
  /** Models are asked in batches, at half the price: what can be asked at once must be, or it waits for another batch. */
  readonly batched?: true;
  readonly services: Services;
  /** Present where the suite's target is the user's application. */
  readonly application?: Application;
  /** Present where whole trials were asked for. */
  readonly trialLog?: TrialLog;
  readonly store: BaselineStore;
  /** Present on GitHub. */
  readonly incidents?: Incidents;
  /** Present on GitHub. */
  readonly acceptances?: Acceptances;
  /** The environment variables that would hold keys this suite asks with, and do not. */
  missingKeys(): Promise<readonly string[]>;
  readonly progress: Progress;
  readonly clock: Clock;
  /** Aborted when the user stops the run: finish what is under way, keep what is paid for. */
  readonly signal: AbortSignal;
};
