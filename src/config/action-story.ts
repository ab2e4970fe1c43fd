import type { ReadInput, Story } from "./action-request.ts";

/**
 * Which story an event stands for when the workflow does not say.
 *
 * @param problems gets a sentence when it stands for none
 */
export function storyOf(event: string, input: ReadInput, problems: string[]): Story | undefined {
  switch (event) {
    case "schedule":
      return "record";
    case "pull_request":
    case "merge_group":
    case "push":
    case "workflow_run":
      return "check";
    case "workflow_dispatch":
      return storyOfDispatch(input);
    default:
      problems.push(
        `mode: the event ${event} stands for no story; set mode to record, check, canary, attribute or post-mortem`,
      );
      return undefined;
  }
}

/** A dispatch stands for what its inputs are about. */
function storyOfDispatch(input: ReadInput): Story {
  if (["pull-request", "base", "head"].some((name) => input(name) !== "")) return "check";
  if (isSet(input, "incident")) return "post-mortem";
  if (["before", "after", "traces"].some((name) => isSet(input, name))) return "attribute";
  return isSet(input, "layers") ? "canary" : "record";
}

/** A sentence for each input that the story would not look at: somebody expects something of it. */
export function misplacedInputs(story: Story, input: ReadInput): readonly string[] {
  return OWN_INPUTS.flatMap(([owners, names]) =>
    owners.includes(story)
      ? []
      : names
          .filter((name) => isSet(input, name))
          .map((name) => `${name}: ${story} does not look at it; it belongs to ${owners.join(" and ")}`),
  );
}

function isSet(input: ReadInput, name: string): boolean {
  return input(name).trim() !== "";
}

/** Inputs without a default in action.yml: whoever sets one wants that story. */
const OWN_INPUTS: readonly (readonly [readonly Story[], readonly string[]])[] = [
  [["check"], ["base", "head", "pull-request"]],
  [["canary"], ["layers"]],
  [["anchor"], ["baseline", "why"]],
  [
    ["attribute", "post-mortem"],
    ["before", "after", "traces", "metric"],
  ],
  [["post-mortem"], ["incident"]],
];
