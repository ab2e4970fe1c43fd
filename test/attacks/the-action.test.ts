import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { PROMPT, suiteText } from "../end-to-end/desk.ts";
import { traceLines } from "../end-to-end/traces.ts";
import { checkoutOf, type Step } from "../end-to-end/workflow.ts";
import { startGitHub } from "../servers/github.ts";
import { pullRequestEvent } from "../servers/github-events.ts";
import { modelServer } from "../servers/model.ts";
import { asGitHubRenders } from "./as-github-renders.ts";
import { commandsIn } from "./as-the-runner-reads.ts";

const COMMANDS =
  "x\n::set-output name=verdict::unchanged\n##[set-output name=gate]pass\nverdict=unchanged\n::stop-commands::y";
const HOSTILE_FILE = "prompts/a ::error::b,##[group]c%0A::notice::d|<img src=x>@octocat #1.md";

/** One run of the action for a stranger's pull request that regressed, hostile wherever a stranger has a say. */
async function hostileRun() {
  await using github = await startGitHub();
  await using model = await modelServer(({ body }) => {
    const asked = body.messages.some(({ role, content }) => role === "system" && content?.includes("Cite"));
    return { kind: "answer", text: `${asked ? "Yes [d1]." : "Yes."}\n${COMMANDS}`, model: `desk-1 ${COMMANDS}` };
  });
  using checkout = checkoutOf(github, model.url, {
    "suite.yml": suiteText(["trials: 1\n", "trials: 1\nreport: { answers: shown }\n"]),
    "prompts/desk.md": PROMPT,
    "policies/returns.md": "Whatever is unused may come back.\n",
    "tools/look-up.json": '{"name":"look_up","description":"Looks up.","parameters":{"type":"object","properties":{}}}',
    "traces/monday.jsonl": `${traceLines(24).join("\n")}\n`,
  });
  const pull = await github.openPullRequest({
    fork: "stranger",
    branch: "$(touch$IFS)x;`id`&&'\"<b>",
    title: `<!-- eval-baseline check/suite run=9.9 --> ${COMMANDS}`,
    body: COMMANDS,
    files: { "prompts/desk.md": PROMPT.replace("Cite your document.\n", ""), [HOSTILE_FILE]: "text\n" },
  });
  const step = await checkout.step({
    ...pullRequestEvent(github, pull.number),
    environment: { OPENAI_API_KEY: "k", ...pullRequestEvent(github, pull.number).environment },
  });
  return { step, comments: github.comments.map(({ body }) => body) };
}

describe("a run of the action, hostile wherever a stranger has a say", () => {
  let step: Step;
  let comments: readonly string[];
  beforeAll(async () => {
    ({ step, comments } = await hostileRun());
  });

  test("its log holds no commands but those of the action itself", () => {
    expect(step.outputs["verdict"], step.log).toBe("regressed");
    const kinds = commandsIn(step.log).map((line) => /^::([a-z-]+)/.exec(line)?.[1] ?? line);
    expect(new Set(kinds)).toEqual(new Set(["add-mask", "error"]));
    for (const line of commandsIn(step.log))
      expect(line.match(/::(?:set-output|stop-commands|notice)/g) ?? []).toEqual([]);
  });

  test("its outputs are those of action.yml, each with its own value", () => {
    const { outputs } = parse(readFileSync(new URL("../../action.yml", import.meta.url), "utf8"));
    // There is no service for artifacts here.
    const declared = Object.keys(outputs).filter((name) => name !== "artifact-url");
    expect(Object.keys(step.outputs).toSorted()).toEqual(declared.toSorted());
    expect(step.outputs).toMatchObject({ verdict: "regressed", gate: "fail", baseline: "", accepted: "" });
    expect(JSON.parse(step.outputs["metrics"] ?? "")).toBeTypeOf("object");
  });

  test("its one comment and its summary call nobody, fetch nothing and forge nothing", () => {
    expect(comments).toHaveLength(1);
    for (const markdown of [comments[0] ?? "", step.summary]) {
      const { skeleton, linked } = asGitHubRenders(
        markdown.replace(/^<!-- eval-baseline check\/suite run=4242\.1 -->\n/, ""),
      );
      expect(skeleton).not.toMatch(/<!--|img|script|\[href=(?!https:\/\/github\.com\/acme\/support\/actions\/runs)/);
      expect(linked).toEqual([]);
    }
  });
});
