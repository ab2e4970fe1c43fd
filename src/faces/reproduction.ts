import type { ActionRequest, AttributeAsked, CheckAsked } from "../config/action-request.ts";
import { isCommitId } from "../domain/commit-id.ts";
import type { CheckedOnGitHub } from "../start/check-on-github.ts";

/**
 * The command that does the same in a clone, on one line; undefined where there is none. For a change whose commits are
 * known it fetches them first, a fork's as well: GitHub hands out the commits of pull requests by their ids.
 */
export function reproduction(request: ActionRequest, checked: CheckedOnGitHub | undefined): string | undefined {
  const options = optionsOf(request, checked);
  if (options === undefined) return undefined;
  const suite = request.suite === undefined ? [] : ["--suite", request.suite];
  const command = ["eval-baseline", request.story, ...suite, ...options].map(quoted).join(" ");
  const { base, head } = checked?.range ?? { base: "", head: "" };
  return [base, head].every(isCommitId) ? `git fetch origin ${base} ${head} && ${command}` : command;
}

function optionsOf(request: ActionRequest, checked: CheckedOnGitHub | undefined): readonly string[] | undefined {
  switch (request.story) {
    case "record":
      return ["--target", request.target, ...(request.batch ? ["--batch"] : []), "--no-commit"];
    case "check":
      return optionsOfCheck(request, checked);
    case "canary":
      return request.overrides.flatMap(({ layer, value }) => ["--layer", `${layer}=${value}`]);
    case "attribute":
      return statesOf(request);
    case "post-mortem":
      return [...(request.incident === undefined ? [] : ["--incident", request.incident]), "--out", "post-mortem"];
    case "anchor":
      return undefined;
    default:
      return request satisfies never;
  }
}

function statesOf({ states: { before, after, traces, metric } }: AttributeAsked): readonly string[] {
  return [
    ...(before === undefined ? [] : [before]),
    ...(after === undefined ? [] : [after]),
    ...(traces.length === 0 ? [] : ["--traces", traces.join(",")]),
    ...(metric === undefined ? [] : ["--metric", metric]),
  ];
}

function optionsOfCheck({ change }: CheckAsked, checked: CheckedOnGitHub | undefined): readonly string[] | undefined {
  const range = checked?.range ?? (change.kind === "range" ? change : undefined);
  return range === undefined ? undefined : ["--base", range.base, "--head", range.head];
}

function quoted(word: string): string {
  return /^[\w./=:@,-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
