import { UserErrors } from "../errors.ts";
import { actionChange, type Change } from "./action-change.ts";
import { type IncidentStates, incidentAsked, incidentStates } from "./action-incident.ts";
import { layerOverrides, type WrittenOverride } from "./action-layers.ts";
import { misplacedInputs, storyOf } from "./action-story.ts";
import { whyNoAnchor, whyNoPostMortem, whyNoRecord, whyNoRun } from "./trusted-event.ts";

/** What a workflow asked for, validated. */
export type ActionRequest = RecordAsked | CheckAsked | CanaryAsked | AnchorAsked | AttributeAsked | PostMortemAsked;

export type Story = ActionRequest["story"];

type Asked = {
  /** Path of the suite file. */
  readonly suite?: string;
  readonly faces: Faces;
};

export type RecordAsked = Asked & {
  readonly story: "record";
  readonly target: "replay" | "observed";
  readonly commit: boolean;
  /** Ask through the provider's Batch API. */
  readonly batch: boolean;
};

export type CheckAsked = Asked & {
  readonly story: "check";
  readonly change: Change;
  /** What becomes of the run of a fork or of Dependabot that has no key to ask a model with. */
  readonly onMissingSecrets: "neutral" | "fail";
};

export type CanaryAsked = Asked & { readonly story: "canary"; readonly overrides: readonly WrittenOverride[] };

export type AnchorAsked = Asked & {
  readonly story: "anchor";
  /** A name on the branch: "latest", a date, the beginning of a tuple. */
  readonly baseline: string;
  readonly why: string;
};

/** Which layer broke first. */
export type AttributeAsked = Asked & { readonly story: "attribute"; readonly states: IncidentStates };

export type PostMortemAsked = Asked & {
  readonly story: "post-mortem";
  readonly states: IncidentStates;
  /** The name of an incident on the branch, `A..B` or one record; absent for traces, and for the latest. */
  readonly incident?: string;
};

/** Where a result may be shown, besides log, summary and outputs. */
export type Faces = {
  readonly comment: boolean;
  readonly artifact: boolean;
  /** A status on the commit, where the run itself hangs elsewhere. */
  readonly status: boolean;
  readonly issue: boolean;
};

/** The event that started the workflow: its name, and what GitHub says about it. */
export type WorkflowEvent = { readonly name: string; readonly payload: unknown };

/** Gives an input's text, "" when it is not set. */
export type ReadInput = (name: string) => string;

/**
 * The inputs of action.yml and the event → which story to run, on what.
 *
 * @param environment has GITHUB_REF: the branch that the run is of
 * @throws UserErrors with every problem at once
 */
export function actionRequest(
  input: ReadInput,
  event: WorkflowEvent,
  environment: { readonly [name: string]: string | undefined } = {},
): ActionRequest {
  if (event.name === "pull_request_target") throw refusedTarget();
  const problems: string[] = [];
  const mode = oneOf("mode", input("mode") || "auto", MODES, problems);
  const story = mode === "auto" ? storyOf(event.name, input, problems) : mode;
  const settings = settingsOf(input, problems);
  const overrides = layerOverrides(input("layers"), problems);
  if (story !== undefined) problems.push(...misplacedInputs(story, input));
  const { target, commit, batch, onMissingSecrets, faces } = settings;
  const asked = { ...(input("suite") === "" ? {} : { suite: input("suite") }), faces };
  const request = (): ActionRequest | undefined => {
    switch (story) {
      case "record":
        tellIf(commit ? whyNoRecord(event, environment) : whyNoRun(story, event), problems);
        return { story, ...asked, target, commit, batch };
      case "check": {
        const change = actionChange(input, event, problems);
        return change === undefined ? undefined : { story, ...asked, change, onMissingSecrets };
      }
      case "canary":
        if (overrides.length === 0 && input("layers").trim() === "") problems.push(NO_LAYERS);
        tellIf(whyNoRun(story, event), problems);
        return { story, ...asked, overrides };
      case "anchor":
        if (input("why").trim() === "") problems.push(NO_REASON);
        tellIf(whyNoAnchor(event, environment), problems);
        return { story, ...asked, baseline: input("baseline") || "latest", why: input("why") };
      case "attribute":
        tellIf(whyNoRun(story, event), problems);
        return { story, ...asked, states: incidentStates(input, problems) };
      case "post-mortem": {
        const states = incidentStates(input, problems);
        const incident = incidentAsked(input, states, problems);
        tellIf(whyNoPostMortem(event, environment), problems);
        return { story, ...asked, states, ...(incident === undefined ? {} : { incident }) };
      }
      case undefined:
        return undefined;
      default:
        return story satisfies never;
    }
  };
  const validated = request();
  if (validated === undefined || problems.length > 0) throw inputErrors(problems);
  return validated;
}

const MODES: readonly ("auto" | Story)[] = ["auto", "record", "check", "canary", "anchor", "attribute", "post-mortem"];
const NO_LAYERS = 'layers: a canary replaces at least one layer, for instance "model=gpt-5-mini-2025-08-07"';
const NO_REASON = "why: an anchor needs a reason, in a sentence: it is kept with it";

/** The inputs that have a default, and so say nothing about which story is wanted. */
function settingsOf(input: ReadInput, problems: string[]) {
  const choose = <T extends string>(name: string, usual: T, ...others: readonly T[]): T =>
    oneOf(name, input(name) || usual, [usual, ...others], problems) ?? usual;
  const isOn = (name: string) => choose<"true" | "false">(name, "true", "false") === "true";
  return {
    target: choose<RecordAsked["target"]>("target", "replay", "observed"),
    commit: isOn("commit"),
    batch: choose<"true" | "false">("batch", "false", "true") === "true",
    onMissingSecrets: choose<CheckAsked["onMissingSecrets"]>("on-missing-secrets", "neutral", "fail"),
    faces: {
      comment: isOn("comment"),
      artifact: isOn("artifact"),
      status: choose<"auto" | "false">("status", "auto", "false") === "auto",
      issue: isOn("issue"),
    },
  };
}

function oneOf<T extends string>(
  name: string,
  value: string,
  allowed: readonly T[],
  problems: string[],
): T | undefined {
  const found = allowed.find((item) => item === value);
  if (found === undefined) problems.push(`${name}: "${value}" is not allowed; expected one of ${allowed.join(", ")}`);
  return found;
}

function tellIf(problem: string | undefined, problems: string[]): void {
  if (problem !== undefined) problems.push(problem);
}

function inputErrors(problems: readonly string[]): UserErrors {
  return new UserErrors(
    "the inputs of the action cannot be used",
    problems,
    "Correct them under with: in the workflow file, or where you dispatch it.",
  );
}

/** It would run with secrets on behalf of whoever opened the pull request. */
function refusedTarget(): UserErrors {
  return new UserErrors(
    "pull_request_target is refused",
    ["the event pull_request_target hands secrets to a run that a stranger started"],
    "Use on: pull_request; a change from a fork is checked by a maintainer, by workflow_dispatch.",
  );
}
