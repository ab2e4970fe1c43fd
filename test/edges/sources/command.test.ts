import { chmodSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { type CommandOptions, commandSource } from "../../../src/edges/sources/command.ts";
import { tracesData } from "../../formats/otlp/otlp.ts";
import { scratchDirectory, scratchRepository } from "../git/scratch.ts";
import { surveyed, told } from "./reading.ts";

const ID = { first: "11".repeat(16), second: "22".repeat(16) };

/** One trace as a line. */
function line(trace: string, name = "desk"): string {
  return JSON.stringify(
    tracesData([{ id: "1", trace, name, from: 1, to: 2, attributes: { "app.intent": "delivery" } }]),
  );
}

/** A program in JavaScript that runs in a folder. */
function program(root: string, script: string, more: Partial<CommandOptions> = {}) {
  return commandSource({
    command: [process.execPath, "-e", script],
    root,
    environment: { PATH: process.env["PATH"], SHOP_KEY: "key-of-the-shop" },
    sample: { seed: "7", size: 50 },
    versions: {},
    errorBudget: 0,
    signal: new AbortController().signal,
    ...more,
  });
}

function printing(...lines: readonly string[]): string {
  return `process.stdout.write(${JSON.stringify(`${lines.join("\n")}\n`)});`;
}

describe("a command that prints traces", () => {
  test("is surveyed line by line", async () => {
    using folder = scratchDirectory();
    const script = printing(line(ID.first), line(ID.second));
    const { facts, report } = await surveyed(program(folder.path, script), { attributes: ["app.intent"] });
    expect(facts.map(({ traceId, attributes }) => [traceId, attributes["app.intent"]])).toEqual([
      [ID.first, "delivery"],
      [ID.second, "delivery"],
    ]);
    expect(report).toEqual({ records: 2, badRecords: 0, firstProblems: [] });
  });

  test("gives whole traces in the order of the ids; what was not asked for and what is gone are left out", async () => {
    using folder = scratchDirectory();
    const source = program(folder.path, printing(line("33".repeat(16)), line(ID.first), line(ID.second)));
    const traces = await source.fetch([ID.second, "44".repeat(16), ID.first]);
    expect(traces.map(({ id }) => id)).toEqual([ID.second, ID.first]);
  });

  test("runs in the repository's root, with our environment, and without a shell", async () => {
    using folder = scratchDirectory();
    const script = `require("fs").writeFileSync("seen.json", JSON.stringify({
      here: process.cwd(), pwd: process.env.PWD, key: process.env.SHOP_KEY, argument: process.argv[1] }));`;
    const command = [process.execPath, "-e", script, "$(touch harm); `touch harm` && touch harm"] as const;
    await surveyed(program(folder.path, "", { command: [...command] as [string, ...string[]] }));
    expect(JSON.parse(readFileSync(join(folder.path, "seen.json"), "utf8"))).toEqual({
      here: folder.path,
      pwd: folder.path,
      key: "key-of-the-shop",
      argument: command[3],
    });
    expect(readdirSync(folder.path)).toEqual(["seen.json"]);
  });

  test("is told the seed, the size and the window; on a fetch also a file of ids, which is gone afterwards", async () => {
    using folder = scratchDirectory();
    const script = `const fs = require("fs");
      const told = Object.fromEntries(Object.entries(process.env).filter(([name]) => name.startsWith("EVAL_BASELINE_")));
      const list = told.EVAL_BASELINE_TRACE_IDS;
      fs.appendFileSync("told.jsonl", JSON.stringify({ ...told, ids: list && fs.readFileSync(list, "utf8") }) + "\\n");`;
    const source = program(folder.path, script);
    await source.fetch([ID.first]);
    await surveyed(source, { since: 1_786_003_200_000_000_000n, seed: "8", size: { rate: 0.02 } });
    await source.fetch([ID.first, ID.second]);
    const [before, survey, fetch] = readFileSync(join(folder.path, "told.jsonl"), "utf8")
      .trim()
      .split("\n")
      .map((text) => JSON.parse(text));
    expect(before).toMatchObject({ EVAL_BASELINE_SEED: "7", EVAL_BASELINE_SIZE: "50", ids: `${ID.first}\n` });
    expect(before).not.toHaveProperty("EVAL_BASELINE_SINCE");
    expect(survey).toEqual({
      EVAL_BASELINE_SEED: "8",
      EVAL_BASELINE_RATE: "0.02",
      EVAL_BASELINE_SINCE: "2026-08-06T08:00:00.000Z",
    });
    expect(fetch).toMatchObject({
      EVAL_BASELINE_SINCE: "2026-08-06T08:00:00.000Z",
      ids: `${ID.first}\n${ID.second}\n`,
    });
    expect(existsSync(fetch.EVAL_BASELINE_TRACE_IDS)).toBe(false);
  });

  test("may print lines that are none, within the error budget", async () => {
    using folder = scratchDirectory();
    const script = printing(line(ID.first), "Exporting...", '{"order": 7}');
    const { report } = await surveyed(program(folder.path, script, { errorBudget: 0.7 }));
    const place = `of the command ${process.execPath}`;
    expect(report).toEqual({
      records: 3,
      badRecords: 2,
      firstProblems: [
        { place: `line 2 ${place}`, problem: "not JSON" },
        { place: `line 3 ${place}`, problem: "not a trace in any format that is known" },
      ],
    });
    expect(await told(surveyed(program(folder.path, script)))).toEqual({
      problem: `line 2 ${place}: not JSON; 2 of 3 records (67 %) cannot be read, and the error budget is 0 %`,
      remedy: "Repair or leave out these records, or raise budget.errors in the suite file.",
    });
  });

  test("leaves a mark on a trace that a broken line mentions", async () => {
    using folder = scratchDirectory();
    const source = program(folder.path, printing(line(ID.first), line(ID.second), line(ID.second).slice(0, -9)));
    const traces = await source.fetch([ID.first, ID.second]);
    expect(traces.map(({ flaws }) => flaws.includes("unreadable-record"))).toEqual([false, true]);
  });
});

describe("a command that fails", () => {
  const REMEDY = "Run it by hand in the repository's root, without a shell, and put right what it says.";

  test("is told with its status and the end of what it said", async () => {
    using folder = scratchDirectory();
    const script = `${printing(line(ID.first))} process.stderr.write("\\u001b[31mno table\\u001b[0m\\n\\u0007orders\\n"); process.exitCode = 3;`;
    const { problem, remedy } = await told(surveyed(program(folder.path, script)));
    expect(problem).toContain(`the command ${process.execPath} -e process.stdout.write(`);
    expect(problem).toMatch(/ failed with status 3: no table orders$/);
    expect(remedy).toBe(REMEDY);
  });

  test("is quoted with its last 2,000 characters", async () => {
    using folder = scratchDirectory();
    const script = `process.stderr.write("a".repeat(200_000) + "z".repeat(1999)); process.exitCode = 1;`;
    const { problem } = await told(program(folder.path, script).fetch([ID.first]));
    expect(problem.endsWith(`failed with status 1: a${"z".repeat(1999)}`)).toBe(true);
  });

  test("and says nothing is told so", async () => {
    using folder = scratchDirectory();
    const { problem } = await told(surveyed(program(folder.path, "process.exitCode = 4;")));
    expect(problem).toBe(
      `the command ${process.execPath} -e process.exitCode = 4; failed with status 4 and said nothing on its error stream`,
    );
  });

  test("because it was killed is told by which signal", async () => {
    using folder = scratchDirectory();
    const { problem } = await told(surveyed(program(folder.path, `process.kill(process.pid, "SIGKILL");`)));
    expect(problem).toContain("was ended by SIGKILL");
  });

  test("because there is no such program is told so", async () => {
    using folder = scratchDirectory();
    const command = ["./export-traces", "--all"] as const;
    expect(await told(surveyed(program(folder.path, "", { command: [...command] })))).toEqual({
      problem: "the command ./export-traces --all cannot be started: there is no such program",
      remedy:
        "Install it, or correct command under traces.from in the suite file; a path is relative to the repository's root.",
    });
  });

  test("because it may not be executed is told so", async () => {
    using repository = scratchRepository();
    repository.write({ "export.sh": "echo\n" });
    expect(await told(surveyed(program(repository.path, "", { command: ["./export.sh"] })))).toEqual({
      problem: "the command ./export.sh cannot be started: it may not be executed",
      remedy: "Make it executable (git update-index --chmod=+x), or put its interpreter first in the list.",
    });
  });
});

describe("a command that is stopped", () => {
  test("ends, with what it started, though it prints nothing and would never end", async () => {
    using folder = scratchDirectory();
    const child = `require("fs").writeFileSync("child", String(process.pid)); setInterval(() => {}, 1000)`;
    const script = `require("child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}], { stdio: "inherit" });
      setInterval(() => {}, 1000);`;
    const stopping = new AbortController();
    const survey = told(surveyed(program(folder.path, script, { signal: stopping.signal })));
    const file = join(folder.path, "child");
    while (!existsSync(file) || readFileSync(file, "utf8") === "") await delay(10);
    stopping.abort();
    expect(await survey).toMatchObject({ remedy: "Run it again to read all of its traces." });
    expect(await isRunning(Number(readFileSync(file, "utf8")))).toBe(false);
  });

  test("before it begins is not started", async () => {
    using folder = scratchDirectory();
    const script = `require("fs").writeFileSync("started", "");`;
    const source = program(folder.path, script, { signal: AbortSignal.abort() });
    expect((await told(surveyed(source))).problem).toMatch(/^the command .* was stopped$/);
    expect(readdirSync(folder.path)).toEqual([]);
  });

  test("by a reader that wants no more ends too", async () => {
    using folder = scratchDirectory();
    const script = `require("fs").writeFileSync("pid", String(process.pid)); ${printing(line(ID.first))} setInterval(() => {}, 1000);`;
    const source = program(folder.path, script);
    const survey = source.survey({ attributes: [], conversations: false, counts: false, seed: "7", size: 1 }, () => {
      throw new Error("enough");
    });
    await expect(survey).rejects.toThrow("enough");
    expect(await isRunning(Number(readFileSync(join(folder.path, "pid"), "utf8")))).toBe(false);
  });
});

describe("a command of a pull request's base", () => {
  const EXPORT = `#!/bin/sh\ncat traces/day.jsonl\n`;
  const HARM = `#!/bin/sh\ntouch "$HARM"\ncat traces/day.jsonl\n`;

  test("runs as the base commit holds it, with its files, whatever the head has made of them", async () => {
    using repository = scratchRepository();
    using outside = scratchDirectory();
    const harm = join(outside.path, "harm");
    repository.write({ "scripts/export.sh": EXPORT });
    chmodSync(join(repository.path, "scripts/export.sh"), 0o755);
    const base = repository.commit({ "traces/day.jsonl": `${line(ID.first)}\n` });
    repository.commit({ "scripts/export.sh": HARM, "traces/day.jsonl": `${line(ID.second)}\n` });
    const before = temporaryFolders();
    const source = program(repository.path, "", {
      command: ["scripts/export.sh"],
      commit: base,
      environment: { PATH: process.env["PATH"], HARM: harm },
    });
    expect((await surveyed(source)).facts.map(({ traceId }) => traceId)).toEqual([ID.first]);
    expect((await source.fetch([ID.first, ID.second])).map(({ id }) => id)).toEqual([ID.first]);
    expect(existsSync(harm)).toBe(false);
    expect(temporaryFolders().filter((name) => !before.includes(name))).toEqual([]);
  });

  test("runs in files that are had without git", async () => {
    using folder = scratchDirectory();
    const printed = `${line(ID.first)}\n`;
    const files = {
      label: "commit 1234567",
      match: async () => [],
      read: async () => undefined,
      open: async function* (path: string) {
        yield Buffer.from(path === "scripts/export.sh" ? EXPORT : printed);
      },
      files: async () => [
        { path: "scripts/export.sh", isProgram: true },
        { path: "traces/day.jsonl", isProgram: false },
      ],
    };
    const before = temporaryFolders();
    const command = ["scripts/export.sh"] as const;
    const source = program(folder.path, "", { command, commit: "1".repeat(40), files });
    expect((await surveyed(source)).facts.map(({ traceId }) => traceId)).toEqual([ID.first]);
    expect(temporaryFolders().filter((name) => !before.includes(name))).toEqual([]);
  });

  test("is not found where only the head has it", async () => {
    using repository = scratchRepository();
    const base = repository.commit({ "traces/day.jsonl": "" });
    repository.commit({ "scripts/export.sh": HARM });
    const source = program(repository.path, "", { command: ["scripts/export.sh"], commit: base });
    expect((await told(surveyed(source))).problem).toBe(
      "the command scripts/export.sh cannot be started: there is no such program",
    );
  });

  test("meets no program that the work tree has put in the search path", async () => {
    using repository = scratchRepository();
    using outside = scratchDirectory();
    const harm = join(outside.path, "harm");
    const base = repository.commit({ "traces/day.jsonl": `${line(ID.first)}\n` });
    repository.write({ "node_modules/.bin/cat": `#!/bin/sh\ntouch "$HARM"\n` });
    chmodSync(join(repository.path, "node_modules/.bin/cat"), 0o755);
    repository.commit({});
    const path = `${join(repository.path, "node_modules/.bin")}:${process.env["PATH"]}`;
    const source = program(repository.path, "", {
      command: ["cat", "traces/day.jsonl"],
      commit: base,
      environment: { PATH: path, HARM: harm },
    });
    expect((await surveyed(source)).facts).toHaveLength(1);
    expect(existsSync(harm)).toBe(false);
  });
});

function temporaryFolders(): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith("eval-baseline-") && !name.includes("test"));
}

/** Whether a process is there, after it had a moment to be cleared away. */
async function isRunning(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 200; tries += 1) {
    try {
      process.kill(pid, 0);
    } catch {
      return false;
    }
    // One that has ended and was not yet collected by its parent still has its number.
    if (/\bZ\b/.test(statusOf(pid))) return false;
    await delay(10);
  }
  return true;
}

function statusOf(pid: number): string {
  const file = `/proc/${pid}/stat`;
  return existsSync(file) ? (readFileSync(file, "utf8").split(") ")[1] ?? "").slice(0, 2) : "";
}
