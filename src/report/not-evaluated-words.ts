/** Why a check asked no model, and how a maintainer has it ask one. */
import type { NotEvaluated } from "../domain/not-evaluated.ts";
import type { Result } from "../domain/result.ts";
import { block } from "./markdown.ts";
import { MARKDOWN, type Markup, PLAIN } from "./markup.ts";
import { count, list } from "./numbers.ts";

/** What the verdict says after its title, with full stops. */
export function notEvaluatedSentence({ suite, gate, notEvaluated }: Result, markup: Markup): string {
  const name = markup.word(suite);
  if (notEvaluated === undefined) return `nothing was asked about ${name}.`;
  const why = WHY[notEvaluated.reason](notEvaluated, name, markup);
  return gate === "fail" ? `${why} The input ${markup.code("on-missing-secrets")} makes that a failure.` : why;
}

/** How a maintainer runs it, on one line for a terminal; undefined where there is nothing to be done. */
export function runItLine({ notEvaluated }: Result, markup: Markup): string | undefined {
  if (notEvaluated?.reason !== "no-secrets") return undefined;
  const inputs = inputsOf(notEvaluated).map(([name, value]) => `${name}: ${markup.word(value)}`);
  return `${BY_HAND} ${list(inputs)}. ${CARE} ${OTHERWISE[notEvaluated.from]}`;
}

/** The same as a section of a comment or a summary. */
export function runItSection({ notEvaluated }: Result): string | undefined {
  if (notEvaluated?.reason !== "no-secrets") return undefined;
  const inputs = inputsOf(notEvaluated).map(([name, value]) => `${name}: ${PLAIN.word(value)}`);
  return [
    `${MARKDOWN.strong("For a maintainer.")} ${BY_HAND}`,
    block("yaml", inputs.join("\n")),
    `${CARE} ${OTHERWISE[notEvaluated.from]}`,
  ].join("\n\n");
}

const WHY: {
  readonly [reason in NotEvaluated["reason"]]: (found: NotEvaluated, suite: string, markup: Markup) => string;
} = {
  "no-secrets": ({ from, missing }, suite, markup) =>
    `${WHOSE[from]}, so ${keysWords(missing, markup)} and nothing was asked about ${suite}.`,
  "checked-by-its-own-run": (_found, suite) =>
    `the pull request comes from this repository, so its own run has the keys and checks ${suite}.`,
  "moved-on": ({ pullRequest, head }, suite, markup) =>
    `${pullRequest === undefined ? "the pull request" : `pull request ${pullRequest}`} has another head than ${markup.code(markup.word(head.slice(0, 7)))} by now, or is closed, so nothing was asked about ${suite}; its newest run counts.`,
};

const WHOSE = {
  fork: "GitHub gives a run for a fork no secrets",
  dependabot: "GitHub gives a run for Dependabot no secrets but Dependabot's own",
  repository: "this run was given no key",
} as const satisfies { readonly [from in NotEvaluated["from"]]: string };

function keysWords(missing: readonly string[], markup: Markup): string {
  if (missing.length === 0) return "there is no key to ask a model with";
  const shown = missing.slice(0, SPELT_OUT).map((name) => markup.code(markup.word(name, 60)));
  const rest = missing.length - shown.length;
  const names = list(rest === 0 ? shown : [...shown, count(rest, "more variable")]);
  return `${names} ${missing.length === 1 ? "is" : "are"} not set`;
}

/** Names beyond this are counted. */
const SPELT_OUT = 4;

const BY_HAND =
  "Read the whole change first. Then run the check by hand (Actions, the workflow of the check, Run workflow) with these inputs:";

const CARE =
  "The run asks your model, with your key and your money, what the author of the change wrote. It reads the texts of the layers as data, at exactly that commit; a later push needs another look and another run.";

const OTHERWISE = {
  fork: "A second stage can do it after an approval: eval-baseline's docs/github.md, forks.",
  dependabot: "Or give Dependabot the key: Settings, Secrets and variables, Dependabot.",
  repository: "Or give the job the key: env, in the step of the check.",
} as const satisfies { readonly [from in NotEvaluated["from"]]: string };

/** The inputs of the dispatch, as they are typed in. */
function inputsOf({ pullRequest, head }: NotEvaluated): readonly (readonly [string, string])[] {
  return [...(pullRequest === undefined ? [] : [["pull-request", pullRequest.toString()] as const]), ["head", head]];
}
