import { readFile } from "node:fs/promises";
import { Command } from "commander";
import { beforeAll, describe, expect, test } from "vitest";
import { addAttribute } from "../../src/commands/attribute.ts";
import { addPostMortem } from "../../src/commands/post-mortem.ts";
import { attributionSentence } from "../../src/report/attribution.ts";
import { ATTRIBUTIONS } from "../report/attributions.ts";

let page: string;
beforeAll(async () => {
  page = await readFile(new URL("../../docs/incidents.md", import.meta.url), "utf8");
});

/** The commands of the code blocks, words after the name of the program. */
function commands(): readonly (readonly string[])[] {
  return [...page.matchAll(/^eval-baseline ((?:attribute|post-mortem)\b[^#\n]*)/gm)].map(([, line = ""]) =>
    line.trim().split(" "),
  );
}

/** A program that knows the two commands, and starts neither. */
function program(): Command {
  const program = new Command("eval-baseline").exitOverride();
  addAttribute(program, () => {});
  addPostMortem(program, () => {});
  for (const command of program.commands)
    command
      .exitOverride()
      .configureOutput({ writeErr: () => {} })
      .action(() => {});
  return program;
}

describe("docs/incidents.md", () => {
  test("gives commands that the program takes", async () => {
    expect(commands().length).toBeGreaterThan(6);
    for (const words of commands()) await program().parseAsync(words, { from: "user" });
    await expect(program().parseAsync(["attribute", "--no-such-option"], { from: "user" })).rejects.toThrow();
  });

  test("has a row for every way in which the answer begins", () => {
    const rows = [...page.matchAll(/^\| ((?:\*|Where ).*?) \| /gm)].map(([, cell = ""]) => cell);
    const beginnings = [...rows.join("\n").matchAll(/\*([^*]+)\*/g)].map(([, words = ""]) => words.replace("…", ""));
    const missing = Object.values(ATTRIBUTIONS)
      .map((attribution) => attributionSentence(attribution))
      .filter((sentence) => !beginnings.some((words) => sentence.includes(words)) && !/ did it \(/.test(sentence));
    expect(beginnings.length).toBeGreaterThan(8);
    expect(missing).toEqual([]);
  });

  test("explains every role", () => {
    const rows = [...page.matchAll(/^\| (\w+(?: \(\w+\))?) \| /gm)].map(([, role]) => role);
    expect(rows).toEqual(
      expect.arrayContaining(["proximate", "joint (and)", "joint (or)", "contributing", "exonerated", "undetermined"]),
    );
  });
});
