import type { Readable, Writable } from "node:stream";
import type { Guess, NewFile, SuiteWishes } from "../domain/first-suite.ts";
import { escapeTerminal } from "../report/escape.ts";
import type { Guesses } from "../stories/init.ts";
import { PATTERNS } from "./init-patterns.ts";

type Terminal = { readonly input: Readable; readonly output: Writable };

/** A setting that is asked for: how, and what is taken over when nothing else is typed. */
type Question = {
  readonly setting: keyof SuiteWishes;
  readonly message: string;
  readonly initial: string;
  /** What may stay empty. */
  readonly isOptional?: true;
  readonly isList?: true;
  /** A guess that a person takes over is one no longer; what was sure keeps the reason it has. */
  readonly isSure?: boolean;
};

/** Questions to a person at a terminal: what was guessed is already typed, and whoever leaves has written nothing. */
export function initQuestions(terminal: Terminal) {
  return {
    ask: (guessed: Guesses, wishes: SuiteWishes) => ask(terminal, guessed, wishes),
    confirm: (files: readonly NewFile[]) => confirm(terminal, files),
  };
}

async function ask(terminal: Terminal, guessed: Guesses, wishes: SuiteWishes): Promise<SuiteWishes | undefined> {
  const { isCancel, text, intro } = await import("@clack/prompts");
  intro("A first suite. What was found is typed in: Enter takes it.", terminal);
  let said: SuiteWishes = wishes;
  for (const { setting, message, initial, isOptional, isList, isSure } of questionsFor(guessed, wishes)) {
    const answer = await text({
      message,
      initialValue: initial,
      validate: (value) => problemOf(setting, (value ?? "").trim(), isOptional === true),
      ...terminal,
    });
    if (isCancel(answer)) return undefined;
    const words = (answer ?? "").trim();
    if (words === "" || (words === initial.trim() && isSure === true)) continue;
    said = { ...said, [setting]: isList ? words.split(/,\s+|\s+/).filter((word) => word !== "") : words };
  }
  return said;
}

function problemOf(setting: keyof SuiteWishes, words: string, isOptional: boolean): string | undefined {
  if (words === "") return isOptional ? undefined : "This has to be said.";
  const pattern = PATTERNS[setting];
  return pattern === undefined || pattern.allowed.test(words) ? undefined : `Expected ${pattern.expected}.`;
}

/** What nobody said in an option. */
function questionsFor(guessed: Guesses, wishes: SuiteWishes): readonly Question[] {
  const { name, prompt, template, policy, tools, traces, model, keyVariable, action } = guessed;
  const list = (paths: readonly string[] | null | undefined) => (paths ?? []).join(", ");
  const files = traces.value === "langfuse" ? [] : traces.value.files;
  const all: readonly Question[] = [
    { setting: "name", message: "What is the suite called?", initial: name.value },
    {
      setting: "prompt",
      message: because("Which files make the prompt?", prompt),
      initial: list(prompt?.value),
      isList: true,
    },
    {
      setting: "template",
      message: because(
        "Which of them is the system prompt, as a Liquid template? (none: replay what was recorded)",
        template,
      ),
      initial: template.value ?? "none",
    },
    {
      setting: "policy",
      message: because("Which files make the policy? (none)", policy),
      initial: policy.value === null ? "none" : list(policy.value),
      isList: true,
    },
    {
      setting: "tools",
      message: because("Which JSON files define the tools? (none)", tools),
      initial: tools.value === null ? "none" : list(tools.value),
      isList: true,
    },
    {
      setting: "traces",
      message: because("Where are production's traces?", traces),
      initial: list(files),
      isList: true,
      ...(files.length === 0 && { isOptional: true as const }),
    },
    { setting: "model", message: because("Which model does production ask?", model), initial: model?.value ?? "" },
    {
      setting: "keyVariable",
      message: because("Which environment variable holds its key?", keyVariable),
      initial: keyVariable.value,
    },
    {
      setting: "judge",
      message: "Which model judges answers by a rubric? (empty: none)",
      initial: "",
      isOptional: true,
    },
    {
      setting: "acceptLabel",
      message: "Which label on a pull request accepts its regression? (empty: none)",
      initial: "",
      isOptional: true,
    },
  ];
  const sure: { readonly [setting: string]: boolean | undefined } = Object.fromEntries(
    Object.entries(guessed).map(([setting, guess]) => [setting, guess?.isSure]),
  );
  const place: Question = {
    setting: "action",
    message: because("Where do workflows find this action? OWNER/REPOSITORY@COMMIT", action),
    initial: action?.value ?? "",
  };
  return [...all, ...(wishes.workflows ? [place] : [])]
    .filter(({ setting }) => wishes[setting] === undefined)
    .map((question) => ({ ...question, isSure: sure[question.setting] === true }));
}

function because(question: string, guess: Guess<unknown> | undefined): string {
  return guess === undefined ? question : `${question}\nFound: ${escapeTerminal(guess.why)}.`;
}

async function confirm(terminal: Terminal, files: readonly NewFile[]): Promise<boolean> {
  const prompts = await import("@clack/prompts");
  const paths = files.map(({ path }) => escapeTerminal(path)).join(", ");
  const answer = await prompts.confirm({ message: `Write ${paths}?`, ...terminal });
  return answer === true;
}
