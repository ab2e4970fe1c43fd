import type { FirstSuite, RepositoryFinds } from "../../domain/first-suite.ts";

/** What a person should know about a suite that was just made, and what to run next. */
export type Advice = {
  /** Sentences without a full stop. */
  readonly notes: readonly string[];
  /** Three commands that work as things are, less the program's name. */
  readonly next: readonly (readonly string[])[];
};

type Surroundings = {
  /** The environment variables that hold the keys a run asks with. */
  readonly keys: readonly string[];
  /** Whether all of them are set. */
  readonly keysAreSet: boolean;
  /** A path of the repository → as it is typed where the program was started. */
  readonly fromHere: (path: string) => string;
};

export function initAdvice(finds: RepositoryFinds, suite: FirstSuite, here: Surroundings): Advice {
  return {
    notes: [...suiteNotes(finds, suite), ...workflowNotes(suite, here), ...besideNotes(finds, suite)],
    next: nextCommands(finds, suite, here),
  };
}

function suiteNotes(finds: RepositoryFinds, { traces, prompt, template, policy }: FirstSuite): readonly string[] {
  const text = finds.prompts.find(({ path }) => path === template.value)?.text;
  const applications = new Set(finds.prompts.flatMap(({ path }) => /^(.+)\/prompts?\//i.exec(path)?.[1] ?? []));
  return [
    ...(applications.size > 1 && !prompt.isSure
      ? [`Prompts lie in ${[...applications].join(", ")}: if each is an application, start init in each of the folders`]
      : []),
    ...(finds.traces === null && traces.value !== "langfuse"
      ? ["No traces were found: export production's (docs/traces.md), and correct traces.from"]
      : []),
    ...(template.value === null
      ? ["An edit of the prompt is seen by no request before layers.prompt.template names the system prompt"]
      : []),
    ...(policy.value !== null && text !== undefined && !/\{\{-?\s*policy\b/.test(text)
      ? [`${template.value} has no {{ policy }}: an edit of a policy reaches no request before it does`]
      : []),
  ];
}

function workflowNotes(
  { workflows, traces, acceptLabel, branch }: FirstSuite,
  { keys }: Surroundings,
): readonly string[] {
  if (workflows === null) return [];
  return [
    `Set the ${keys.length === 1 ? "secret" : "secrets"} of the repository: ${keys.map((key) => `gh secret set ${key}`).join(", ")}`,
    ...(traces.value === "langfuse"
      ? []
      : [
          "The workflows read traces from the checkout: commit them where its readers may see what users wrote, or add a step that fetches them",
        ]),
    ...(acceptLabel === null ? [] : [`Make the label: gh label create "${acceptLabel}"`]),
    ...(workflows.forks
      ? ["Make the environment eval-baseline-forks, with required reviewers, before fork-check.yml is merged"]
      : []),
    `Keep the branch ${branch} out of rulesets that ask for reviews or pull requests`,
  ];
}

function besideNotes({ promptfoo, suites }: RepositoryFinds, { path }: FirstSuite): readonly string[] {
  const others = suites.filter((one) => one !== path);
  return [
    ...promptfoo.map(
      (one) =>
        `${one} is there: eval-baseline import promptfoo makes a suite of its tests, for suite: of the workflows`,
    ),
    ...(others.length === 0 ? [] : [`There is another suite, ${others.join(", ")}: name yours, with --suite`]),
  ];
}

function nextCommands(
  finds: RepositoryFinds,
  suite: FirstSuite,
  { keysAreSet, fromHere }: Surroundings,
): Advice["next"] {
  const { path } = suite;
  const isFound = finds.suites.every((one) => one === path) || path === "evals/suite.yml" || path === "suite.yml";
  const named = isFound ? [] : ["--suite", fromHere(path)];
  const versions = ["versions", ...named];
  const [config] = finds.promptfoo;
  const hasTraces = finds.traces !== null || (suite.traces.value === "langfuse" && keysAreSet);
  if (hasTraces) {
    // A judge asks a model even where production's answers are scored.
    const record = keysAreSet
      ? ["record", ...named, "--no-commit"]
      : ["record", ...named, "--target", "observed", "--no-commit"];
    return [["doctor", ...named], ["plan", ...named], !keysAreSet && suite.judge !== null ? versions : record];
  }
  const first = config === undefined ? ["demo"] : ["import", "promptfoo", fromHere(config), "--out", "evals/promptfoo"];
  return [first, versions, [...versions, "--otel"]];
}
