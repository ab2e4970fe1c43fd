import { LAYERS, type Layer } from "../domain/version.ts";
import { UserErrors } from "../errors.ts";

/** What a workflow asked for, validated. */
export type ActionRequest =
  | {
      readonly story: "record";
      readonly suite?: string;
      readonly target: "replay" | "observed";
      readonly commit: boolean;
      /** Ask through the provider's Batch API. */
      readonly batch: boolean;
    }
  | {
      readonly story: "check";
      readonly suite?: string;
      readonly base: string;
      readonly head: string;
      readonly pullRequest?: number;
    }
  | {
      readonly story: "canary";
      readonly suite?: string;
      readonly overrides: readonly { readonly layer: Layer; readonly value: string }[];
    };

/** The event that started the workflow: its name, and what GitHub says about it. */
export type WorkflowEvent = { readonly name: string; readonly payload: unknown };

type Mode = "auto" | ActionRequest["story"];

const MODES: readonly Mode[] = ["auto", "record", "check", "canary"];

/**
 * The inputs of action.yml and the event → which story to run, on what.
 *
 * @param input gives an input's text, "" when it is not set
 * @throws UserErrors with every problem at once
 */
export function actionRequest(input: (name: string) => string, event: WorkflowEvent): ActionRequest {
  const problems: string[] = [];
  if (event.name === "pull_request_target") throw refusedTarget();
  const mode = oneOf("mode", input("mode") || "auto", MODES, problems);
  const target = oneOf("target", input("target") || "replay", ["replay", "observed"] as const, problems);
  const commit = oneOf("commit", input("commit") || "true", ["true", "false"] as const, problems) !== "false";
  const batch = oneOf("batch", input("batch") || "false", ["true", "false"] as const, problems) === "true";
  const overrides = layerOverrides(input("layers"), problems);
  const suite = input("suite") === "" ? {} : { suite: input("suite") };
  const story = mode === undefined || mode === "auto" ? storyOf(event, overrides.length > 0, problems) : mode;
  const range = story === "check" ? rangeOf(input, event, problems) : undefined;
  if (story === "canary" && overrides.length === 0) {
    problems.push('layers: a canary replaces at least one layer, for instance "model=gpt-5-mini-2025-08-07"');
  }
  if (problems.length > 0) throw inputErrors(problems);
  if (range !== undefined) return { story: "check", ...suite, ...range };
  if (story === "canary") return { story, ...suite, overrides };
  return { story: "record", ...suite, target: target ?? "replay", commit, batch };
}

/** Which story an event stands for when the workflow does not say. */
function storyOf(
  { name }: WorkflowEvent,
  hasOverrides: boolean,
  problems: string[],
): ActionRequest["story"] | undefined {
  switch (name) {
    case "schedule":
      return "record";
    case "pull_request":
    case "merge_group":
      return "check";
    case "workflow_dispatch":
      return hasOverrides ? "canary" : "record";
    default:
      problems.push(`mode: the event ${name} stands for no story; set mode to record, check or canary`);
      return undefined;
  }
}

type Range = { readonly base: string; readonly head: string; readonly pullRequest?: number };

/** Base and head: the inputs, else what the event says. */
function rangeOf(input: (name: string) => string, { payload }: WorkflowEvent, problems: string[]): Range | undefined {
  const pullRequest = at(payload, "pull_request");
  const group = at(payload, "merge_group");
  const base = input("base") || text(at(at(pullRequest, "base"), "sha")) || text(at(group, "base_sha"));
  const head = input("head") || text(at(at(pullRequest, "head"), "sha")) || text(at(group, "head_sha"));
  const number = at(pullRequest, "number");
  if (base === "" || head === "") {
    problems.push("base, head: the event names no commits to compare; set both inputs");
    return undefined;
  }
  return { base, head, ...(typeof number === "number" ? { pullRequest: number } : {}) };
}

/** One LAYER=VALUE a line, each layer once. */
function layerOverrides(
  lines: string,
  problems: string[],
): readonly { readonly layer: Layer; readonly value: string }[] {
  const replaced = new Set<string>();
  return lines
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .flatMap((line) => {
      const [, layer = "", value = ""] = /^([^=]*)=(.+)$/.exec(line) ?? [];
      if (!LAYERS.includes(layer as Layer)) {
        problems.push(`layers: "${line}" is not LAYER=VALUE; the layers are ${LAYERS.join(", ")}`);
        return [];
      }
      if (replaced.has(layer)) problems.push(`layers: the layer ${layer} is replaced twice`);
      replaced.add(layer);
      return [{ layer: layer as Layer, value }];
    });
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

function inputErrors(problems: readonly string[]): UserErrors {
  return new UserErrors(
    "the inputs of the action cannot be used",
    problems,
    "Correct them under with: in the workflow file.",
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

function at(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as { readonly [key: string]: unknown })[key]
    : undefined;
}

function text(value: unknown): string {
  return typeof value === "string" ? value : "";
}
