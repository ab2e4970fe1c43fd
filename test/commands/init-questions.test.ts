import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { initQuestions } from "../../src/commands/init-questions.ts";
import type { SuiteWishes } from "../../src/domain/first-suite.ts";
import type { Guesses } from "../../src/stories/init/guesses.ts";
import { ACTION, sure } from "../report/first-suites.ts";

const ENTER = "\r";
const ESCAPE = "\u001b";
const WISHES: SuiteWishes = { suite: "evals/suite.yml", workflows: true, forks: false };

const NO_PROBLEM = async () => [];

function guessed(parts: Partial<Guesses> = {}): Guesses {
  return {
    name: sure("desk"),
    prompt: sure(["prompts/*.md"]),
    template: { value: "prompts/a.md", why: "of 2 prompts the one that reads like the system prompt", isSure: false },
    policy: sure(null),
    tools: sure(null),
    traces: sure({ files: ["traces/*.jsonl"] }),
    model: sure("gpt-5"),
    keyVariable: sure("OPENAI_API_KEY"),
    action: sure(ACTION),
    ...parts,
  };
}

/** A terminal at which a person types one thing after another, each when the program waits for it. */
function terminal(keys: readonly string[]) {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => input });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns: 120, rows: 40 });
  let shown = "";
  let waiting = keys;
  let asked = 0;
  output.on("data", (piece: Buffer) => {
    shown += piece.toString("utf8");
    // Each question is marked once when it is first drawn.
    const questions = shown.split("◆").length - 1;
    if (questions <= asked) return;
    asked = questions;
    const [next, ...rest] = waiting;
    waiting = rest;
    if (next !== undefined) setImmediate(() => input.write(next));
  });
  return { input, output, shown: () => shown };
}

test("Enter takes over what was found, and a guess that a person took over is said", async () => {
  const at = terminal(Array.from({ length: 11 }, () => ENTER));
  const said = await initQuestions(at).ask(guessed(), WISHES, NO_PROBLEM);
  expect(said).toEqual({ ...WISHES, template: "prompts/a.md" });
  expect(at.shown()).toContain("Of 2 prompts the one that reads like the system prompt.");
});

test("what cannot be used is told at once, and asked for again", async () => {
  const at = terminal([ENTER, ENTER, ENTER, ENTER, ENTER, ENTER, ENTER, ENTER, ENTER, ENTER, `x${ENTER}`]);
  const { input, output } = at;
  output.on("data", (piece: Buffer) => {
    // The wrong letter is taken away again.
    if (piece.toString("utf8").includes("Expected OWNER/REPOSITORY@")) setImmediate(() => input.write("\u007f\r"));
  });
  expect(await initQuestions(at).ask(guessed(), WISHES, NO_PROBLEM)).toMatchObject({ suite: "evals/suite.yml" });
  expect(at.shown()).toContain("Expected OWNER/REPOSITORY@ and the full id of a commit.");
});

test("what the repository does not have is asked for again, with what was typed", async () => {
  const at = terminal([ENTER, `x${ENTER}`, "\u007f\r", ...Array.from({ length: 9 }, () => ENTER)]);
  const problemsIn = async ({ prompt = [] }: SuiteWishes) =>
    prompt.includes("prompts/*.mdx") ? ["--prompt: no file matches prompts/*.mdx"] : [];
  const said = await initQuestions(at).ask(
    guessed({ prompt: { value: ["prompts/*.md"], why: "2 files", isSure: false } }),
    WISHES,
    problemsIn,
  );
  expect(said).toMatchObject({ prompt: ["prompts/*.md"], template: "prompts/a.md" });
  expect(at.shown()).toContain("no file matches prompts/*.mdx");
  expect(at.shown()).not.toContain("--prompt");
});

test("only what nobody said in an option is asked for", async () => {
  const options = { name: "n", prompt: ["p"], template: "none", policy: ["none"], tools: ["none"], traces: ["t"] };
  const more = { model: "m", keyVariable: "K", judge: "j", acceptLabel: "l" };
  const at = terminal([ENTER]);
  const wishes = { ...WISHES, ...options, ...more };
  expect(await initQuestions(at).ask(guessed(), wishes, NO_PROBLEM)).toEqual(wishes);
  expect(at.shown()).toContain("Where do workflows find this action?");
  expect(at.shown()).not.toContain("Which model");
});

test("whoever leaves is asked nothing more", async () => {
  const at = terminal([ENTER, ESCAPE]);
  expect(await initQuestions(at).ask(guessed(), WISHES, NO_PROBLEM)).toBeUndefined();
  expect(at.shown()).not.toContain("Which of them is the system prompt");
});

test("nothing is written unless somebody says so", async () => {
  const files = [{ path: "evals/suite.yml", text: "" }];
  expect(await initQuestions(terminal(["y"])).confirm(files)).toBe(true);
  expect(await initQuestions(terminal(["n"])).confirm(files)).toBe(false);
  expect(await initQuestions(terminal([ESCAPE])).confirm(files)).toBe(false);
});
