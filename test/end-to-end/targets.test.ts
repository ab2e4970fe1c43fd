import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { isRunning } from "../edges/applications/processes.ts";
import { apiServer } from "../servers/api.ts";
import { aDesk, CASES, type Desk, PROMPT, suiteText } from "./desk.ts";
import { shortfall } from "./refusal.ts";
import { validResult } from "./result-schema.ts";

const FORGETFUL = PROMPT.replace("Cite your document.\n", "");

/** An application that cites when the prompt it is told asks for it; it leaves a file for each of its processes. */
function application(before = ""): string {
  return `${before}
    const fs = require("node:fs");
    fs.writeFileSync("../started-" + process.pid, "");
    require("node:readline").createInterface({ input: process.stdin }).on("line", (line) => {
      const { id, overrides, versions } = JSON.parse(line);
      const text = overrides.prompt.template.includes("Cite") ? "Yes, within 30 days [d1]." : "Yes, within 30 days.";
      console.log(JSON.stringify({ id, text, versions }));
    });`;
}

function withTarget(target: string): string {
  return suiteText(["trials: 1", `trials: 1\ntarget: ${target}`]);
}

const COMMAND = withTarget("{ command: { run: [node, app/answer.cjs], workers: 2 } }");

test.concurrent("an application that is a program tells a prompt that no longer cites, and no model is asked", async () => {
  using desk = aDesk({ "suite.yml": COMMAND, "app/answer.cjs": application(), "drafts/desk.md": FORGETFUL });

  const outcome = await desk.run(["canary", "--layer", "prompt=drafts/desk.md", "--json"]);

  expect(outcome.status, outcome.stderr).toBe(1);
  const { verdict, comparison } = validResult(outcome);
  expect(verdict).toBe("regressed");
  expect(comparison?.layers.filter(({ difference }) => difference !== "same").map(({ layer }) => layer)).toEqual([
    "prompt",
  ]);
  const started = startedBeside(desk);
  expect(started).toHaveLength(2);
  for (const pid of started) expect(await isRunning(pid)).toBe(false);
});

test.concurrent("a check runs the application of the base, whatever the head has made of it", async () => {
  using desk = aDesk({ "suite.yml": COMMAND, "app/answer.cjs": application() });
  const harm = join(dirname(desk.path), "harm");
  const harmful = application(`require("node:fs").writeFileSync(${JSON.stringify(harm)}, "");`);
  desk.commit({ "prompts/desk.md": FORGETFUL, "app/answer.cjs": harmful });

  const outcome = await desk.run(["check", "--base", "HEAD~1", "--json"]);

  expect(outcome.status, outcome.stderr).toBe(1);
  expect(validResult(outcome)).toMatchObject({ verdict: "regressed", touched: [{ layer: "prompt" }] });
  expect(existsSync(harm)).toBe(false);
});

test.concurrent("an application over HTTP is asked with its key, and not again when the same is run again", async () => {
  await using server = await apiServer(({ body }) => ({
    status: 200,
    body: { id: (body as { id: string }).id, text: "Yes [d1].", usd: 0.001 },
  }));
  const suite = withTarget(`{ http: { url: "${server.url}/answer", key-variable: DESK_KEY } }`);
  using desk = aDesk({ "suite.yml": suite, "drafts/desk.md": PROMPT.replace("You answer", "You kindly answer") });
  const canary = () =>
    desk.run(["canary", "--layer", "prompt=drafts/desk.md", "--json"], undefined, { DESK_KEY: "key-of-the-desk" });

  const first = await canary();
  expect(first.status, first.stderr).toBe(0);
  expect(server.requests).toHaveLength(2 * CASES);
  expect(server.requests.every(({ headers }) => headers.authorization === "Bearer key-of-the-desk")).toBe(true);
  expect(validResult(first).verdict).toBe("unchanged");
  expect((await canary()).status).toBe(0);
  expect(server.requests).toHaveLength(2 * CASES);
});

test.concurrent("an attribution is designed, and kept within its cap, by what the application said of its price when it was recorded", async () => {
  await using server = await apiServer(({ body }) => {
    const cites = JSON.stringify(body).includes("Cite your document");
    return { status: 200, body: { id: (body as { id: string }).id, text: cites ? "Yes [d1]." : "Yes.", usd: 0.001 } };
  });
  using desk = aDesk({ "suite.yml": withTarget(`{ http: { url: "${server.url}/answer" } }`) });
  expect((await desk.run(["record", "--quiet"])).status).toBe(0);
  desk.commit({
    "prompts/desk.md": FORGETFUL,
    "policies/returns.md": "Whatever is unused may come back within 30 days.",
  });
  expect((await desk.run(["record", "--quiet"])).status).toBe(0);
  const before = server.requests.length;
  const outcome = await desk.run(["attribute", "--usd", "0.125", "--json"]);
  expect(outcome.status, outcome.stderr).toBe(0);
  const { design, spend } = JSON.parse(outcome.stdout);
  expect(design).toMatchObject({ cases: CASES, trials: 1 });
  expect(design.reduced[0]).toContain("once in place of 3 times, to stay within $0.13");
  expect(server.requests.length - before).toBe(4 * CASES);
  expect(spend.usd).toBeCloseTo(0.096);
});

test.concurrent("an application that cannot start ends the run with what it said, and nothing is recorded", async () => {
  using desk = aDesk({ "suite.yml": COMMAND, "app/answer.cjs": `console.error("no port"); process.exitCode = 5;` });
  const { reason, problem, remedy } = await shortfall(desk);
  expect(reason).toBe("error-budget");
  expect(problem).toContain(
    "because the application failed: the command node app/answer.cjs ended with status 5 without an answer: no port",
  );
  expect(remedy).toBe(
    "Run the application by hand with the request that docs/targets.md shows, and mend what it says.",
  );
});

test.concurrent("a run that is interrupted ends its application too, and goes on with the answers it has", async () => {
  const slow = application()
    .replace("console.log(", "fs.appendFileSync('asked', 'x'); setTimeout(() => console.log(")
    .replace("versions }));", "versions })), 150);");
  using desk = aDesk({ "suite.yml": COMMAND, "app/answer.cjs": slow, ".gitignore": "asked\n" });
  const running = desk.start(["record", "--json"]);
  const file = join(desk.path, "asked");
  const asked = () => (existsSync(file) ? readFileSync(file, "utf8").length : 0);
  while (asked() < 4) await new Promise((resolve) => setTimeout(resolve, 20));
  running.interrupt();
  const stopped = await running.outcome;
  expect(stopped.status).not.toBe(0);
  const before = asked();
  expect(before).toBeLessThan(CASES);
  const started = startedBeside(desk);
  expect(started).toHaveLength(2);
  for (const pid of started) expect(await isRunning(pid)).toBe(false);

  const resumed = await desk.run(["record", "--json"]);

  expect(resumed.status, resumed.stderr).toBe(0);
  // What was given up is asked again; what was answered is not.
  expect(asked()).toBeLessThanOrEqual(CASES + 2);
  expect(asked()).toBeGreaterThanOrEqual(CASES);
});

/** The processes of the application that have run. */
function startedBeside(desk: Desk): readonly number[] {
  return readdirSync(dirname(desk.path)).flatMap((name) => {
    const pid = /^started-(\d+)$/.exec(name)?.[1];
    return pid === undefined ? [] : [Number(pid)];
  });
}
