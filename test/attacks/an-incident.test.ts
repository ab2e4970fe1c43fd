import { mkdirSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { runGit } from "../edges/git/scratch.ts";
import { citesWhenAsked, PROMPT, suiteText } from "../end-to-end/desk.ts";
import { checkoutOf, type Step } from "../end-to-end/workflow.ts";
import { startArtifacts } from "../servers/artifacts.ts";
import { startGitHub } from "../servers/github.ts";
import { dispatchEvent, type EventGiven, scheduleEvent } from "../servers/github-events.ts";
import { modelServer } from "../servers/model.ts";
import { asGitHubRenders } from "./as-github-renders.ts";
import { commandsIn } from "./as-the-runner-reads.ts";
import { type LeftBehind, leftBehind, placesOf } from "./left-behind.ts";

const HOSTILE = "x|\n::error::e ##[group]c <img src=x> @octocat #1\n<!-- /yours -->\u001b[31m";
const HOSTILE_FILE = "policies/a ::error::b,##[group]c%0A|<img src=x>@octocat #1.md";
const MODEL_KEY = "kee-5f0c8d2a-never-to-be-seen";
const CUSTOMER_KEY = ["sk", "proj", "Zx81Qm40TbVn55LkPa92RsDw37YuEi66"].join("-");
const MAIL = "dana.private@shop.example";
const PERSON = "Dana Whistleblower";
const QUESTION = "May I cross at the zebra";

const SUITE = suiteText(
  ['{ otlp: "traces/*.jsonl" }', '{ files: "traces/*.jsonl" }'],
  ["  where: { deployment.environment.name: production }\n", "  slices: [app.intent]\n"],
  ["  versions: { retrieval: app.retrieval.index_version }\n", ""],
  ["name: desk-1,", "name: desk-1, key-variable: DESK_SECRET,"],
  ["errors: 2%", "errors: 10%"],
  ["attribution: { on-regressed: skip }\n", ""],
);

/** A request in which a stranger chose all that a stranger can choose, asked by a person with a name. */
function hostileTrace(index: number): string {
  const asked = { role: "user", text: `${QUESTION} ${index}? My key is ${CUSTOMER_KEY}, write to ${MAIL}.` };
  return JSON.stringify({
    format: "eval-baseline-trace/1",
    id: `t${index} ${HOSTILE}`,
    time: new Date(Date.now() - 3_600_000 + index * 1_000).toISOString(),
    attributes: { "app.intent": index % 3 === 0 ? HOSTILE : "other", "enduser.id": PERSON, "user.email": MAIL },
    versions: { retrieval: HOSTILE },
    hops: [
      { retrieval: { query: `${QUESTION} ${index}`, documents: [{ id: "d1", text: `Within 30 days. ${MAIL}` }] } },
      { model: { requested: "desk-1", resolved: `desk-1 ${HOSTILE}`, input: [asked], output: { text: "Yes [d1]." } } },
    ],
  });
}

/** An incident on GitHub, from the record that shows it to the post-mortem, and what it leaves behind. */
async function hostileIncident() {
  await using github = await startGitHub();
  github.clock.advance(Math.max(0, Math.floor((Date.now() - Date.parse(github.clock.now())) / 1000)));
  await using artifacts = await startArtifacts();
  await using model = await modelServer((request) =>
    JSON.stringify(request.body).includes(`${QUESTION} 7?`)
      ? {
          kind: "status",
          status: 400,
          error: { message: `${request.headers.authorization} ${HOSTILE}`, code: MODEL_KEY },
        }
      : { ...citesWhenAsked(request), model: `desk-1 ${HOSTILE}` },
  );
  const traces = `${Array.from({ length: 24 }, (_, index) => hostileTrace(index)).join("\n")}\n`;
  using checkout = checkoutOf(github, model.url, {
    "suite.yml": SUITE,
    "prompts/desk.md": PROMPT,
    "policies/returns.md": "Whatever is unused may come back.\n",
    "tools/look-up.json": '{"name":"look_up","description":"Looks up.","parameters":{"type":"object","properties":{}}}',
    "traces/monday.jsonl": traces,
  });
  const step = ({ environment, ...event }: EventGiven, run: number, inputs = {}) => {
    const secrets = { ...artifacts.environment, DESK_SECRET: MODEL_KEY };
    return checkout.step({ ...event, run, inputs, workspace: "empty", environment: { ...environment, ...secrets } });
  };
  await step(await scheduleEvent(github), 1);
  checkout.propose("prompts/desk.md", () => PROMPT.replace("Cite your document.\n", ""));
  mkdirSync(`${checkout.path}/policies`, { recursive: true });
  writeFileSync(`${checkout.path}/${HOSTILE_FILE}`, "Whatever.\n");
  runGit(checkout.path, ["add", "--all"]);
  runGit(checkout.path, [
    "commit",
    "--quiet",
    "--author",
    `${PERSON} <${MAIL}>`,
    "--message",
    `${PERSON} did it\n${HOSTILE}`,
  ]);
  runGit(checkout.path, ["push", "--quiet", "origin", "proposal:main"]);
  const theirs = runGit(checkout.path, ["rev-parse", "HEAD"]);
  const steps = [
    await step(await scheduleEvent(github), 2),
    await step(await dispatchEvent(github), 3, { mode: "post-mortem" }),
  ];
  const left = leftBehind({ checkout, github, artifacts }, steps).filter(
    // What the maintainers keep in their own repository is theirs to keep.
    ({ place, text }) => text.trim() !== traces.trim() && place !== `commit ${theirs}`,
  );
  return { steps, left, issues: github.issues.map(({ body }) => body) };
}

describe("an incident on GitHub, hostile wherever a stranger has a say", () => {
  let steps: readonly Step[];
  let left: LeftBehind;
  let issues: readonly string[];
  beforeAll(async () => {
    ({ steps, left, issues } = await hostileIncident());
  }, 120_000);

  test("its steps print no commands but those of the action itself", () => {
    for (const { outputs, log } of steps) {
      expect(outputs, log).toMatchObject({ outcome: "attributed", proximate: "prompt" });
      expect(commandsIn(log).filter((line) => !/^::(add-mask|debug)::/.test(line))).toEqual([]);
    }
  });

  test("its summaries and its issue call nobody, fetch nothing and hold no marks but our own", () => {
    expect(issues).toHaveLength(1);
    for (const page of [...steps.map(({ summary }) => summary), ...issues]) {
      const { skeleton, linked } = asGitHubRenders(page);
      expect(linked).toEqual([]);
      expect(skeleton).not.toMatch(/img|script/);
      const marks = skeleton.match(/<!--.*?-->/gs) ?? [];
      expect(
        marks.filter((mark) => !/^<!-- (\/?yours|yours: [a-z.-]+|eval-baseline incident .*) -->$/.test(mark)),
      ).toEqual([]);
      expect(marks.filter((mark) => mark.includes("/yours")).length).toBe(
        marks.filter((mark) => mark.includes("yours:")).length,
      );
    }
  });

  test("neither keys, nor persons, nor what they asked are in the branch, the issue, logs, summaries or artifacts", () => {
    expect(placesOf("did it**", left)).toContain("issue 0");
    for (const secret of [MODEL_KEY, CUSTOMER_KEY, MAIL, PERSON, QUESTION]) expect(placesOf(secret, left)).toEqual([]);
  });
});
