import * as core from "@actions/core";
import { describe, expect, test, vi } from "vitest";
import { streamProgress } from "../../src/edges/progress.ts";
import { annotations } from "../../src/report/annotations.ts";
import { resultJson } from "../../src/report/result-json.ts";
import { renderTerminal } from "../../src/report/terminal.ts";
import { commandsIn } from "./as-the-runner-reads.ts";
import { aResultOf, aWaitingResultOf } from "./hostile-report.ts";

const COMMANDS: readonly { readonly attack: string; readonly word: string }[] = [
  { attack: "no output is set by a line of the log", word: "::set-output name=verdict::unchanged" },
  { attack: "no mask is added by a line of the log", word: "::add-mask::regressed" },
  { attack: "the commands of the log cannot be stopped", word: "::stop-commands::x" },
  { attack: "no annotation is added by a line of the log", word: "::error file=src/a.ts,line=1::x" },
  { attack: "a command behind a line break is none", word: "x\n::error::y\r\n::warning::z" },
  { attack: "a command behind a carriage return is none", word: "x\r::error::y" },
  { attack: "a command behind blanks of Unicode is none", word: "\u00A0\u2003 ::error::y" },
  { attack: "a command behind a line separator is none", word: "\u2028::error::y \u0085::error::z" },
  { attack: "no group is opened by the older form of commands", word: "##[group]x ##[error]y" },
  { attack: "no output is set by the older form of commands", word: "a ##[set-output name=gate]pass" },
  { attack: "a command that long lines break free is none", word: `${"word ".repeat(18)}::error::x ::notice::y` },
];

async function logOf(word: string): Promise<string> {
  const said: string[] = [];
  const progress = streamProgress({ write: (text) => said.push(text) });
  progress.start(word, 4);
  progress.advance(2, word);
  progress.say(word);
  const printed = [aResultOf(word), aWaitingResultOf(word)].flatMap((result) => [
    ...[40, 57, 80, 100].map((width) => renderTerminal(result, { colour: false, width })),
    resultJson(result),
  ]);
  return [...said, ...(await Promise.all(printed))].join("");
}

describe("a stranger's word in the log of a workflow", () => {
  test.each(COMMANDS)("$attack", async ({ word }) => {
    expect(commandsIn(word.split(" ").join("\n"))).not.toEqual([]);
    expect(commandsIn(await logOf(word))).toEqual([]);
  });

  test("an annotation is one command, whatever its file and its message are", () => {
    const written: string[] = [];
    const write = vi.spyOn(process.stdout, "write").mockImplementation((text) => written.push(String(text)) > 0);
    for (const { file, title, message } of annotations(aResultOf("a,b::c%0A\n::error::d\r::error::e")))
      core.error(message, { file, title });
    write.mockRestore();
    const commands = commandsIn(written.join(""));
    expect(commands).toHaveLength(2);
    for (const command of commands) expect(command).toMatch(/^::error title=[^:,]*,file=[^:,]*::[^\r\n]*$/);
  });
});

describe("a stranger's word on a terminal", () => {
  test("escape sequences recolour, retitle and overwrite nothing", async () => {
    const log = await logOf("\u001b[31mred\u001b]0;title\u0007 \u009b2J gone\rover\bwritten");
    expect(log).not.toMatch(/[^\P{Cc}\n]/u);
    expect(log).toContain("\uFFFD[31mred");
  });

  test("bidirectional characters turn no line of a log around", async () => {
    expect(await logOf("\u202Ecba \u2066x\u2069 \u061C\u200F")).not.toMatch(
      /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/,
    );
  });

  test("a progress line of a terminal keeps to its line", () => {
    const said: string[] = [];
    const progress = streamProgress({ write: (text) => said.push(text), isTTY: true, columns: 80 });
    progress.start("a\nb\u001b[2J", 4);
    progress.advance(2, "c\nd\u001b[2J");
    progress.say("e\nf\u001b[2J");
    expect(said.join("").replaceAll("\r\u001b[2K", "")).not.toMatch(/[^\P{Cc}\n]|\n(?!$)/u);
  });
});

describe("results for programs", () => {
  test("JSON ends no script that it is put into", () => {
    const word = "</script><script>alert(1)</script><!--\u2028";
    const json = resultJson(aResultOf(word));
    expect(json).not.toMatch(/[<\u2028\u2029]/);
    expect(JSON.parse(json)).toMatchObject({ suite: word });
  });

  test("names of prototypes are names in JSON", () => {
    const json = resultJson({ ...aResultOf("__proto__"), notes: ["constructor"] });
    expect(JSON.parse(json)).toMatchObject({ suite: "__proto__" });
    expect(json.match(/"__proto__": 2/g)?.length).toBeGreaterThan(0);
  });
});
