import type { Readable, Writable } from "node:stream";
import type { Guess, NewFile, SuiteWishes } from "../domain/first-suite.ts";
import { escapeTerminal } from "../report/escape.ts";
import { PATTERNS } from "../start/init-patterns.ts";
import type { Guesses } from "../stories/init/guesses.ts";

/** What of the answers the repository does not have, each as "--option: words". */
type ProblemsIn = (wishes: SuiteWishes) => Promise<readonly string[]>;

type Terminal = { readonly input: Readable; readonly output: Writable };

/** A setting that is asked for: how, and what is taken over when nothing else is typed. */
type Question = {
  readonly setting: keyof SuiteWishes;
  readonly question: string;
  readonly initial: string;
  /** What may stay empty. */
  readonly isOptional?: boolean;
  readonly isList?: true;
  /** A guess that a person takes over is one no longer; what was sure keeps the reason it has. */
  readonly isSure?: boolean;
};

/** Questions to a person at a terminal: what was guessed is already typed, and whoever leaves has written nothing. */
export function initQuestions(terminal: Terminal) {
  return {
    ask: (guessed: Guesses, wishes: SuiteWishes, problemsIn: ProblemsIn) => ask(terminal, guessed, wishes, problemsIn),
    confirm: (files: readonly NewFile[]) => confirm(terminal, files),
  };
}

async function ask(
  terminal: Terminal,
  guessed: Guesses,
  wishes: SuiteWishes,
  problemsIn: ProblemsIn,
): Promise<SuiteWishes | undefined> {
  const { intro } = await import("@clack/prompts");
  intro("A first suite. What was found is typed in: Enter takes it.", terminal);
  let said: SuiteWishes | undefined = wishes;
  for (const question of questionsFor(guessed, wishes)) {
    said = await answered(terminal, question, said, problemsIn);
    if (said === undefined) return undefined;
  }
  return said;
}

/** Asks again, with what was typed, until the repository has it; undefined when the person left. */
async function answered(
  terminal: Terminal,
  { setting, question, initial, isOptional, isList, isSure }: Question,
  said: SuiteWishes,
  problemsIn: ProblemsIn,
): Promise<SuiteWishes | undefined> {
  const { isCancel, text, log, S_BAR } = await import("@clack/prompts");
  let typed = initial;
  for (;;) {
    const answer = await text({
      message: question.replaceAll("\n", `\n${S_BAR}  `),
      initialValue: typed,
      validate: (value) => problemOf(setting, (value ?? "").trim(), isOptional === true),
      ...terminal,
    });
    if (isCancel(answer)) return undefined;
    typed = (answer ?? "").trim();
    if (typed === "" || (typed === initial.trim() && isSure === true)) return said;
    const next = { ...said, [setting]: isList ? typed.split(/,\s+/).filter((word) => word !== "") : typed };
    const problems = await problemsIn(next);
    if (problems.length === 0) return next;
    log.warn(problems.map((problem) => escapeTerminal(problem.replace(/^--[\w-]+: /, ""))).join("\n"), terminal);
  }
}

function problemOf(setting: keyof SuiteWishes, words: string, isOptional: boolean): string | undefined {
  if (words === "") return isOptional ? undefined : "This has to be said.";
  const pattern = PATTERNS[setting];
  return pattern === undefined || pattern.allowed.test(words) ? undefined : `Expected ${pattern.expected}.`;
}

/** What nobody said in an option. */
function questionsFor(guessed: Guesses, wishes: SuiteWishes): readonly Question[] {
  const { name, prompt, template, policy, tools, traces, model, keyVariable, action } = guessed;
  const orNone = (paths: readonly string[] | null) => (paths === null ? "none" : listed(paths));
  const files = traces.value === "langfuse" ? [] : traces.value.files;
  const all: readonly Question[] = [
    { setting: "name", question: "What is the suite called?", initial: name.value, isSure: true },
    list("prompt", "Which files make the prompt?", prompt, listed(prompt?.value ?? [])),
    one("template", TEMPLATE, template, template.value ?? "none"),
    list("policy", "Which files make the policy? (none)", policy, orNone(policy.value)),
    list("tools", "Which JSON files define the tools? (none)", tools, orNone(tools.value)),
    { ...list("traces", "Where are production's traces?", traces, listed(files)), isOptional: files.length === 0 },
    one("model", "Which model does production ask?", model, model?.value ?? ""),
    one("keyVariable", "Which environment variable holds its key?", keyVariable, keyVariable.value),
    { setting: "judge", question: JUDGE, initial: "", isOptional: true },
    { setting: "acceptLabel", question: LABEL, initial: "", isOptional: true },
    ...(wishes.workflows ? [one("action", ACTION, action, action?.value ?? "")] : []),
  ];
  return all.filter(({ setting }) => wishes[setting] === undefined);
}

const TEMPLATE = "Which of them is the system prompt, as a Liquid template? (none: replay what was recorded)";
const JUDGE = "Which model judges answers by a rubric? (empty: none)";
const LABEL = "Which label on a pull request accepts its regression? (empty: none)";
const ACTION = "Where do workflows find this action? OWNER/REPOSITORY@COMMIT";

function one(
  setting: keyof SuiteWishes,
  question: string,
  guess: Guess<unknown> | undefined,
  initial: string,
): Question {
  if (guess === undefined) return { setting, question, initial };
  const why = escapeTerminal(guess.why);
  const reason = `${why.slice(0, 1).toUpperCase()}${why.slice(1)}.`;
  return { setting, question: `${question}\n${reason}`, initial, isSure: guess.isSure };
}

function list(...asked: Parameters<typeof one>): Question {
  return { ...one(...asked), isList: true };
}

/** As a person types several; a name may hold a space. */
function listed(paths: readonly string[]): string {
  return paths.join(", ");
}

async function confirm(terminal: Terminal, files: readonly NewFile[]): Promise<boolean> {
  const prompts = await import("@clack/prompts");
  const paths = files.map(({ path }) => escapeTerminal(path)).join(", ");
  const answer = await prompts.confirm({ message: `Write ${paths}?`, ...terminal });
  return answer === true;
}
