import type { FirstSuite, Lacking, Mention, RepositoryFinds, SuiteWishes } from "../domain/first-suite.ts";
import { attributeMeanings } from "./init/attributes.ts";
import { type Guesses, guessedKey, guessedSearch, guesses } from "./init/guesses.ts";
import { providerOf } from "./init/providers.ts";

/** A first suite, or what has to be said before there can be one. */
export type Proposal =
  | { readonly status: "proposed"; readonly suite: FirstSuite }
  | { readonly status: "lacking"; readonly lacking: readonly [Lacking, ...Lacking[]] };

/** The suite that the guesses come to, or all that is lacking at once. */
export function proposal(finds: RepositoryFinds, wishes: SuiteWishes): Proposal {
  const guessed = guesses(finds, wishes);
  const { name, traces, keyVariable, template, policy, tools, model, prompt, action } = guessed;
  if (model === undefined || prompt === undefined || (wishes.workflows && action === undefined)) {
    const [first, ...others] = lackingIn(guessed, wishes);
    if (first !== undefined) return { status: "lacking", lacking: [first, ...others] };
    throw new Error("a setting is lacking, and none is named");
  }
  const { baseUrl } = providerOf(model.value);
  const workflows = wishes.workflows && action !== undefined ? { action: action.value, forks: wishes.forks } : null;
  return {
    status: "proposed",
    suite: {
      ...{ path: wishes.suite, name, traces, model, keyVariable, prompt, template, policy, tools, workflows },
      ...(baseUrl === undefined ? {} : { baseUrl }),
      attributes: attributeMeanings(finds.traces?.attributes ?? []),
      callsTools: finds.traces?.callsTools ?? false,
      searches: guessedSearch(finds),
      judge: judgeOf(wishes.judge, model.value, keyVariable.value, finds.keyVariables),
      branch: wishes.branch ?? "eval-baselines",
      acceptLabel: wishes.acceptLabel ?? null,
    },
  };
}

function lackingIn({ model, prompt, action }: Guesses, wishes: SuiteWishes): readonly Lacking[] {
  return [
    ...(prompt === undefined
      ? [{ option: "--prompt", what: "the files that make the prompt, as a glob; nothing here looks like one" }]
      : []),
    ...(model === undefined
      ? [{ option: "--model", what: "the model that production asks; no trace and no source file names one" }]
      : []),
    ...(wishes.workflows && action === undefined
      ? [
          {
            option: "--action",
            what: "where workflows find this action, OWNER/REPOSITORY@COMMIT with the full id of the commit; or --no-workflows",
          },
        ]
      : []),
  ];
}

function judgeOf(
  judge: string | undefined,
  model: string,
  keyVariable: string,
  keyVariables: readonly Mention[],
): FirstSuite["judge"] {
  if (judge === undefined) return null;
  const { baseUrl, keys } = providerOf(judge);
  const key = keys === providerOf(model).keys ? keyVariable : guessedKey(keyVariables, {}, judge).value;
  return { name: judge, keyVariable: key, ...(baseUrl === undefined ? {} : { baseUrl }) };
}
