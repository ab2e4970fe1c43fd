import { chmodSync, existsSync, readdirSync, readFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { TargetSpec } from "../../../src/domain/suite.ts";
import { type ApplicationPlace, openApplication } from "../../../src/edges/applications/open-application.ts";
import type { Application } from "../../../src/ports.ts";
import { scratchDirectory, scratchRepository } from "../git/scratch.ts";
import { aPlace, asked, aVariant, GO_ON, memoryCache } from "./asking.ts";
import { collected, isRunning, pidIn } from "./processes.ts";

type Command = Extract<TargetSpec, { kind: "command" }>;

/** A program that answers every line with what `reply(request, n)` returns, n counting from 1; undefined is no answer. */
function answering(reply: string, before = ""): string {
  return `${before}
    const fs = require("node:fs");
    const say = (value) => fs.writeSync(1, JSON.stringify(value) + "\\n");
    let n = 0;
    require("node:readline").createInterface({ input: process.stdin }).on("line", (line) => {
      const request = JSON.parse(line);
      n += 1;
      const value = (${reply})(request, n);
      if (value !== undefined) say({ id: request.id, ...value });
    });`;
}

const AGREEING = answering(`() => ({ text: "Yes." })`);
const COUNTING = answering("(_, n) => ({ text: process.pid + ' ' + n })");

type Opened = AsyncDisposable &
  Pick<Application, "close"> & { ask(question: string, trial?: number): ReturnType<Application["answer"]> };

/** A program in JavaScript as an application. */
function program(script: string, target: Partial<Command> = {}, place: Partial<ApplicationPlace> = {}): Opened {
  const command = [process.execPath, "-e", script] as const;
  const application = openApplication(
    { kind: "command", command: [...command] as Command["command"], workers: 1, timeoutMs: 20_000, ...target },
    aPlace(place),
  );
  return {
    ask: (question, trial) => application.answer(aVariant(), asked(question, trial), GO_ON),
    close: application.close,
    [Symbol.asyncDispose]: application.close,
  };
}

const BY = { kind: "application" };

async function detailOf(answer: ReturnType<Opened["ask"]>): Promise<string> {
  const given = await answer;
  return given.status === "failed" ? `${given.reason}: ${given.detail}` : `answered: ${given.text}`;
}

describe("an application that is a program", () => {
  test("is started with the first case, kept alive between cases, and gone after the last", async () => {
    using folder = scratchDirectory();
    const file = join(folder.path, "pid");
    const script = answering(
      "(_, n) => ({ text: String(n) })",
      `require("node:fs").writeFileSync("pid", String(process.pid));`,
    );
    const application = program(script, {}, { folder: folder.path });
    expect(existsSync(file)).toBe(false);
    expect(await application.ask("a")).toMatchObject({ status: "answered", text: "1", latencyMs: expect.any(Number) });
    expect(await application.ask("b")).toMatchObject({ text: "2" });
    const pid = await pidIn(file);
    await application.close();
    expect(await isRunning(pid)).toBe(false);
  });

  test("is given one line of the contract for each case", async () => {
    await using application = program(answering("(request) => ({ text: JSON.stringify(request) })"));
    const answer = await application.ask("Is it\nhere?", 2);
    expect(JSON.parse(answer.status === "answered" ? answer.text : "")).toMatchObject({
      contract: 1,
      id: expect.stringMatching(/^[0-9a-f]{32}$/),
      trial: 2,
      messages: [{ role: "user", text: "Is it\nhere?" }],
    });
  });

  test("is given one line, whatever line ends a user has written", async () => {
    await using application = program(answering("({ messages: [{ text }] }) => ({ text })"));
    const question = "a\r\nb\u0085c\u2028d\u2029e";
    expect(await application.ask(question)).toMatchObject({ status: "answered", text: question });
  });

  test("runs in the folder, with our environment, and without a shell", async () => {
    using folder = scratchDirectory();
    const script = answering(
      "() => ({ text: [process.cwd(), process.env.PWD, process.env.SHOP, process.argv[1]].join(' ') })",
    );
    const harm = "$(touch harm); `touch harm` && touch harm";
    await using application = program(
      "",
      { command: [process.execPath, "-e", script, harm] },
      { folder: folder.path, environment: { PATH: process.env["PATH"], SHOP: "open" } },
    );
    expect(await application.ask("a")).toMatchObject({ text: `${folder.path} ${folder.path} open ${harm}` });
    expect(readdirSync(folder.path)).toEqual([]);
  });

  test("is asked by as many workers as the suite says, one case at a time each", async () => {
    using folder = scratchDirectory();
    // Each waits until three cases are under way, so they must be on three workers.
    const script = answering(
      "(request) => { fs.writeFileSync('case-' + process.pid + '-' + n, ''); while (fs.readdirSync('.').length < 3); return { text: String(process.pid) }; }",
    );
    await using application = program(script, { workers: 3 }, { folder: folder.path });
    const questions = ["a", "b", "c", "d", "e", "f"];
    const answers = await Promise.all(questions.map((question) => application.ask(question)));
    expect(answers.map(({ status }) => status)).toEqual(questions.map(() => "answered"));
    expect(new Set(answers.map((answer) => "text" in answer && answer.text)).size).toBe(3);
  });

  test("answers long questions and long answers", async () => {
    await using application = program(answering("({ messages: [{ text }] }) => ({ text: text + text })"));
    const question = "é".repeat(1_000_000);
    expect(await application.ask(question)).toMatchObject({ text: question + question });
  });

  test("is not asked again for what is kept", async () => {
    const cache = memoryCache();
    await using first = program(AGREEING, {}, { cache });
    const answer = await first.ask("a");
    using folder = scratchDirectory();
    await using second = program(AGREEING, {}, { cache, folder: folder.path });
    expect(await second.ask("a")).toEqual({ ...answer, cached: true });
    expect(await second.ask("a", 1)).not.toHaveProperty("cached");
  });

  test("may end after each answer, and is then started for each", async () => {
    const script = answering("() => { setTimeout(() => process.exit(0)); return { text: String(process.pid) }; }");
    await using application = program(script);
    const pids: unknown[] = [];
    for (const question of ["a", "b", "c", "d"]) {
      const answer = await application.ask(question);
      pids.push("text" in answer && answer.text);
      await collected(Number(pids.at(-1)));
    }
    expect(new Set(pids).size).toBe(4);
  });
});

describe("an application that fails", () => {
  const CRASHING = answering(
    "(_, n) => { if (n === 2) { process.stderr.write('\\u001b[31mno table\\u001b[0m\\n\\u0007orders\\n'); process.exit(3); } return { text: String(process.pid) }; }",
  );

  test("fails the case that it died on with what it said last, and is started again", async () => {
    await using application = program(CRASHING);
    const first = await application.ask("a");
    expect(await application.ask("b")).toEqual({
      status: "failed",
      reason: "application-error",
      detail: expect.stringMatching(/ ended with status 3 without an answer: no table orders$/),
      by: BY,
    });
    const third = await application.ask("c");
    expect(third.status).toBe("answered");
    expect("text" in third && third.text).not.toBe("text" in first && first.text);
  });

  test("is quoted with its last 2,000 characters, without secrets of the environment", async () => {
    const script = `process.stderr.write("a".repeat(200_000) + process.env.SHOP_KEY + "z".repeat(1900)); process.exitCode = 1;`;
    const environment = { PATH: process.env["PATH"], SHOP_KEY: "key-of-the-shop" };
    await using application = program(script, {}, { environment });
    expect(await detailOf(application.ask("a"))).toMatch(/ ended with status 1 without an answer: a{85}\*{3}z{1900}$/);
  });

  test("by a signal is told by which", async () => {
    await using application = program(answering("() => process.kill(process.pid, 'SIGKILL')"));
    expect(await detailOf(application.ask("a"))).toMatch(
      /^application-error: .* was ended by SIGKILL without an answer$/,
    );
  });

  test("three times in a row without any answer is not started again, and the rest fails for the same reason", async () => {
    using folder = scratchDirectory();
    const script = `require("node:fs").appendFileSync("starts", "x"); console.error("no port"); process.exitCode = 5;`;
    await using application = program(script, {}, { folder: folder.path });
    const details: string[] = [];
    for (const question of ["a", "b", "c", "d", "e"]) details.push(await detailOf(application.ask(question)));
    expect(new Set(details).size).toBe(1);
    expect(details[0]).toMatch(/^application-error: .* ended with status 5 without an answer: no port$/);
    expect(readFileSync(join(folder.path, "starts"), "utf8")).toBe("xxx");
  });

  test("time and again, but answers in between, is started as often as needed", async () => {
    await using application = program(CRASHING);
    const statuses: string[] = [];
    for (let index = 0; index < 10; index += 1) statuses.push((await application.ask(String(index))).status);
    expect(statuses).toEqual(Array.from({ length: 10 }, (_, index) => (index % 2 === 0 ? "answered" : "failed")));
  });

  test("because there is no such program is told so, and not tried again", async () => {
    await using application = program("", { command: ["./answer", "--all"] });
    const failure = {
      status: "failed",
      reason: "application-error",
      detail: "the command ./answer --all cannot be started: there is no such program",
      by: BY,
    };
    expect(await application.ask("a")).toEqual(failure);
    expect(await application.ask("b")).toEqual(failure);
  });

  test("because it may not be executed is told so", async () => {
    using folder = scratchRepository();
    folder.write({ "answer.sh": "cat\n" });
    await using application = program("", { command: ["./answer.sh"] }, { folder: folder.path });
    expect(await detailOf(application.ask("a"))).toBe(
      "application-error: the command ./answer.sh cannot be started: it may not be executed",
    );
  });

  test("because its arguments cannot be given to any program is told so", async () => {
    await using application = program("", { command: ["node", "a\u0000b"] });
    expect(await detailOf(application.ask("a"))).toBe(
      "application-error: the command node ab cannot be started: ERR_INVALID_ARG_VALUE",
    );
  });

  test("and says so itself goes on with the next case", async () => {
    await using application = program(
      answering("(_, n) => n === 1 ? { error: { message: 'no stock' } } : { text: String(n) }"),
    );
    expect(await detailOf(application.ask("a"))).toMatch(/ says: no stock$/);
    expect(await application.ask("b")).toMatchObject({ text: "2" });
  });
});

describe("an application that breaks the contract", () => {
  test.each([
    ["a line that is no JSON", `(_, n) => { fs.writeSync(1, "Loading Ann's order\\n"); return { text: "Yes." }; }`],
    ["JSON that is no object", `() => { fs.writeSync(1, "42\\n"); return { text: "Yes." }; }`],
  ])("by %s on its output is told where such lines belong", async (_, reply) => {
    await using application = program(answering(reply));
    const told =
      / printed a line that is no JSON object, where only answers belong \(print everything else to the error stream\)$/;
    expect(await detailOf(application.ask("a"))).toMatch(told);
    expect(await detailOf(application.ask("b"))).toMatch(told);
  });

  test("after its answer fails the case that comes next", async () => {
    await using application = program(
      answering(`({ id }) => { fs.writeSync(1, JSON.stringify({ id, text: "Yes." }) + "\\nDone.\\n"); }`),
    );
    expect(await detailOf(application.ask("a"))).toBe("answered: Yes.");
    expect(await detailOf(application.ask("b"))).toMatch(/^malformed-answer: .* printed a line that is no JSON object/);
    expect(await detailOf(application.ask("c"))).toBe("answered: Yes.");
  });

  test("by an answer to something else is told so", async () => {
    await using application = program(answering(`() => ({ id: "another", text: "Yes." })`));
    expect(await detailOf(application.ask("a"))).toMatch(
      /^malformed-answer: .* printed an answer whose id is not that of the request$/,
    );
  });

  test("by a wrong type is told where, and goes on with the next case", async () => {
    await using application = program(answering("(_, n) => ({ text: n === 1 ? 7 : String(n) })"));
    expect(await detailOf(application.ask("a"))).toMatch(/^malformed-answer: the answer of .*: text must be text$/);
    expect(await application.ask("b")).toMatchObject({ text: "2" });
  });

  test("by a line that is too long, or never ends, is stopped", async () => {
    const flood = `() => { const piece = "x".repeat(1 << 20); for (;;) fs.writeSync(1, piece); }`;
    await using application = program(answering(flood));
    expect(await detailOf(application.ask("a"))).toMatch(/^answer-too-large: .* printed a line of more than 8 MB$/);
  });
});

describe("an application that is late", () => {
  test("is ended with all it started, and started again for the next case", async () => {
    using folder = scratchDirectory();
    const child = `require("node:fs").writeFileSync("child", String(process.pid)); setInterval(() => {}, 1000)`;
    const script = answering(
      `({ messages: [{ text }] }) => {
        if (text === "now") return { text: "Yes." };
        fs.writeFileSync("parent", String(process.pid));
        process.stderr.write("waiting for the shop");
        require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}], { stdio: "ignore" });
      }`,
    );
    await using application = program(script, { timeoutMs: 1500 }, { folder: folder.path });
    expect(await detailOf(application.ask("later"))).toMatch(
      /^timed-out: .* gave no answer in 1.5 seconds: waiting for the shop$/,
    );
    const pids = [await pidIn(join(folder.path, "parent")), await pidIn(join(folder.path, "child"))];
    expect(await application.ask("now")).toMatchObject({ text: "Yes." });
    for (const pid of pids) expect(await isRunning(pid)).toBe(false);
  });

  test("three times in a row is started again all the same", async () => {
    await using application = program(answering(`({ trial }) => trial < 3 ? undefined : { text: "Yes." }`), {
      timeoutMs: 1500,
    });
    for (const trial of [0, 1, 2]) expect(await detailOf(application.ask("a", trial))).toMatch(/^timed-out: /);
    expect(await detailOf(application.ask("a", 3))).toBe("answered: Yes.");
  });
});

describe("the end of an application", () => {
  const STUBBORN = `process.on("SIGTERM", () => {}); setInterval(() => {}, 1000);`;

  test("leaves no process behind, not even one that shuts its ears", async () => {
    using folder = scratchDirectory();
    const script = answering(
      "() => { fs.writeFileSync('pid', String(process.pid)); return { text: 'Yes.' }; }",
      STUBBORN,
    );
    const application = program(script, {}, { folder: folder.path });
    expect(await application.ask("a")).toMatchObject({ text: "Yes." });
    await application.close();
    expect(await isRunning(await pidIn(join(folder.path, "pid")))).toBe(false);
  });

  test("leaves no child of it behind, not even a stubborn one, when it ends by itself", async () => {
    using folder = scratchDirectory();
    const child = `${STUBBORN} require("node:fs").writeFileSync("child", String(process.pid));`;
    const script = answering(
      `() => {
        require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(child)}], { stdio: "ignore" }).unref();
        while (!fs.existsSync("child") || fs.readFileSync("child", "utf8") === "");
        return { text: "Yes." };
      }`,
    );
    const application = program(script, {}, { folder: folder.path });
    expect(await application.ask("a")).toMatchObject({ text: "Yes." });
    await application.close();
    expect(await isRunning(await pidIn(join(folder.path, "child")))).toBe(false);
  });

  test("gives it time to end by itself when its input is shut", async () => {
    using folder = scratchDirectory();
    const script = answering(
      `() => ({ text: "Yes." })`,
      `process.stdin.on("end", () => require("node:fs").writeFileSync("tidy", ""));`,
    );
    const application = program(script, {}, { folder: folder.path, closingMs: 20_000 });
    await application.ask("a");
    await application.close();
    expect(readdirSync(folder.path)).toEqual(["tidy"]);
  });

  test("cuts off what is under way, and what comes after", async () => {
    using folder = scratchDirectory();
    const script = answering("() => { fs.writeFileSync('pid', String(process.pid)); }");
    const application = program(script, {}, { folder: folder.path });
    const underWay = application.ask("a");
    const waiting = application.ask("b");
    const pid = await pidIn(join(folder.path, "pid"));
    await application.close();
    expect((await underWay).status === "failed" && (await underWay)).toMatchObject({ reason: "cut-off" });
    expect(await waiting).toMatchObject({ reason: "cut-off" });
    expect(await application.ask("c")).toMatchObject({ reason: "cut-off" });
    expect(await isRunning(pid)).toBe(false);
  });

  test("comes without a start where nothing was asked", async () => {
    using folder = scratchDirectory();
    await program(`require("node:fs").writeFileSync("started", "");`, {}, { folder: folder.path }).close();
    expect(readdirSync(folder.path)).toEqual([]);
  });

  test("of a run that is stopped gives up what takes longer than the grace", async () => {
    using folder = scratchDirectory();
    const script = answering("() => { fs.writeFileSync('pid', String(process.pid)); }");
    const application = openApplication(
      { kind: "command", command: [process.execPath, "-e", script], workers: 1, timeoutMs: 20_000 },
      aPlace({ folder: folder.path, graceMs: 50 }),
    );
    const stopping = new AbortController();
    const underWay = application.answer(aVariant(), asked("a"), stopping.signal);
    const waiting = application.answer(aVariant(), asked("b"), stopping.signal);
    const pid = await pidIn(join(folder.path, "pid"));
    stopping.abort();
    expect(await underWay).toEqual({
      status: "failed",
      reason: "cut-off",
      detail: expect.stringContaining("was stopped before it answered"),
    });
    expect(await waiting).toMatchObject({ reason: "cut-off" });
    await application.close();
    expect(await isRunning(pid)).toBe(false);
  });
});

describe("an application of a pull request's base", () => {
  const ANSWER = `#!/usr/bin/env node\n${answering("() => ({ text: fs.readFileSync('greeting.txt', 'utf8') })")}`;
  const HARM = `#!/usr/bin/env node\nrequire("node:fs").writeFileSync(process.env.HARM, "");\n${AGREEING}`;

  test("runs as the base commit holds it, with its files, whatever the head has made of them", async () => {
    using repository = scratchRepository();
    using outside = scratchDirectory();
    const harm = join(outside.path, "harm");
    repository.write({ "app/answer.cjs": ANSWER });
    chmodSync(join(repository.path, "app/answer.cjs"), 0o755);
    const base = repository.commit({ "greeting.txt": "Hello of the base" });
    repository.commit({ "app/answer.cjs": HARM, "greeting.txt": "Hello of the head" });
    const before = temporaryFolders();
    const application = program(
      "",
      { command: ["app/answer.cjs"], workers: 2 },
      {
        folder: repository.path,
        commit: base,
        environment: { PATH: process.env["PATH"], HARM: harm },
      },
    );
    const answers = await Promise.all(["a", "b", "c"].map((question) => application.ask(question)));
    expect(answers.map((answer) => "text" in answer && answer.text)).toEqual(Array(3).fill("Hello of the base"));
    expect(temporaryFolders().filter((name) => !before.includes(name))).toHaveLength(1);
    await application.close();
    expect(existsSync(harm)).toBe(false);
    expect(temporaryFolders().filter((name) => !before.includes(name))).toEqual([]);
  });

  test("meets no program that the work tree has put in the search path", async () => {
    using repository = scratchRepository();
    using outside = scratchDirectory();
    const harm = join(outside.path, "harm");
    const base = repository.commit({ "app.cjs": AGREEING });
    repository.write({ "node_modules/.bin/node": `#!/bin/sh\ntouch "$HARM"\n` });
    chmodSync(join(repository.path, "node_modules/.bin/node"), 0o755);
    await using application = program(
      "",
      { command: ["node", "app.cjs"] },
      {
        folder: repository.path,
        commit: base,
        environment: { PATH: `${join(repository.path, "node_modules/.bin")}:${process.env["PATH"]}`, HARM: harm },
      },
    );
    expect(await application.ask("a")).toMatchObject({ text: "Yes." });
    expect(existsSync(harm)).toBe(false);
  });

  test("is another one in the cache than that of another commit", async () => {
    using repository = scratchRepository();
    const first = repository.commit({ "app.cjs": COUNTING });
    const second = repository.commit({ "other.txt": "" });
    const cache = memoryCache();
    for (const commit of [first, second]) {
      await using application = program(
        "",
        { command: ["node", "app.cjs"] },
        { folder: repository.path, commit, cache },
      );
      expect(await application.ask("a")).not.toHaveProperty("cached");
    }
    expect(cache.kept.size).toBe(2);
  });
});

function temporaryFolders(): readonly string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith("eval-baseline-") && !name.includes("test"));
}
