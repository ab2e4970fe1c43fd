import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runnerLog } from "../../src/edges/runner-log.ts";

function written(text: string): string {
  const pieces: string[] = [];
  runnerLog({ write: (piece) => pieces.push(piece) }).write(text);
  return pieces.join("");
}

/** As the runner reads: a line is a command when it begins with two colons after blanks, or has ##[ in it. */
function isCommand(line: string): boolean {
  return line.trimStart().startsWith("::") || line.includes("##[");
}

describe("the log of a workflow", () => {
  test.each([
    "::error::x",
    "first\n::set-output name=a::b",
    "first\r::stop-commands::x",
    "  ::add-mask::a",
    "\u00A0::warning::x",
    "see ##[error]x",
  ])("makes no command of %j", (text) => {
    expect(text.split(/\r\n|\n|\r/).some(isCommand)).toBe(true);
    const shown = written(text);
    expect(shown.split(/\r\n|\n|\r/).some(isCommand)).toBe(false);
    expect(shown.replaceAll("\u200B", "")).toBe(text);
  });

  test("makes no command of any text, and changes nothing that people see", () => {
    const text = fc.string({ unit: fc.constantFrom(":", "#", "[", "\n", "\r", " ", "\t", "\u00A0", "a") });
    fc.assert(
      fc.property(text, (said) => {
        const shown = written(said);
        expect(shown.split(/\r\n|\n|\r/).filter(isCommand)).toEqual([]);
        expect(shown.replaceAll("\u200B", "")).toBe(said);
      }),
    );
  });
});
