import { describe, expect, test } from "vitest";
import { PROMPT, suiteText } from "../end-to-end/desk.ts";
import { traceLines } from "../end-to-end/traces.ts";
import { checkoutOf, type StepOptions } from "../end-to-end/workflow.ts";
import { startArtifacts } from "../servers/artifacts.ts";
import { startGitHub } from "../servers/github.ts";
import { pullRequestEvent, scheduleEvent } from "../servers/github-events.ts";
import { type Behaviour, modelServer } from "../servers/model.ts";
import { leftBehind, placesOf } from "./left-behind.ts";

const MODEL_KEY = "kee-5f0c8d2a-never-to-be-seen";
const SEALING_KEY = "9f".repeat(32);
const CUSTOMER_KEY = ["sk", "proj", "Zx81Qm40TbVn55LkPa92RsDw37YuEi66"].join("-");
const CUSTOMER_MAIL = "dana.private@shop.example";
const REGRESSES = PROMPT.replace("Cite your document.\n", "");

const SUITE = suiteText(
  ["trials: 1\n", "trials: 1\nreport: { answers: shown }\nstore: { text: plain }\n"],
  ["name: desk-1,", "name: desk-1, key-variable: DESK_SECRET,"],
);

function traces(): string {
  const told = `My key is ${CUSTOMER_KEY}, write to ${CUSTOMER_MAIL}. May I bring back article`;
  return `${traceLines(24).join("\n").replaceAll("May I bring back article", told)}\n`;
}

/** A job for each event, with secrets wherever a job has some, and what all of them leave behind. */
async function everythingAfter(behave: Behaviour) {
  await using github = await startGitHub();
  await using model = await modelServer(behave);
  await using artifacts = await startArtifacts();
  using checkout = checkoutOf(github, model.url, {
    "suite.yml": SUITE,
    "prompts/desk.md": PROMPT,
    "policies/returns.md": "Whatever is unused may come back.\n",
    "tools/look-up.json": '{"name":"look_up","description":"Looks up.","parameters":{"type":"object","properties":{}}}',
    "traces/monday.jsonl": traces(),
  });
  const environment = { ...artifacts.environment, DESK_SECRET: MODEL_KEY, EVAL_BASELINE_KEY: SEALING_KEY };
  const step = (options: StepOptions) =>
    checkout.step({ ...options, environment: { ...options.environment, ...environment } });
  const recorded = await step(await scheduleEvent(github));
  const pull = await github.openPullRequest({ files: { "prompts/desk.md": REGRESSES } });
  const checked = await step(pullRequestEvent(github, pull.number));
  const left = leftBehind({ checkout, github, artifacts }, [recorded, checked]).filter(
    // What the maintainers keep in their own repository is theirs to keep.
    ({ text }) => text.trim() !== traces().trim(),
  );
  return { recorded, checked, left, model, github, runtime: artifacts.environment.ACTIONS_RUNTIME_TOKEN };
}

const cites: Behaviour = ({ body }) => {
  const asked = body.messages.some(({ role, content }) => role === "system" && content?.includes("Cite"));
  return { kind: "answer", text: asked ? "Yes, within 30 days [d1]." : "Yes, within 30 days." };
};

describe("secrets, after a record and a check that regressed", () => {
  test("keys and tokens are in no log, output, summary, comment, commit, artifact, cache or result file", async () => {
    const { recorded, checked, left, model, github, runtime } = await everythingAfter(cites);
    expect(recorded.outputs["verdict"], recorded.log).toBe("no-baseline");
    expect(checked.outputs["verdict"], checked.log).toBe("regressed");
    expect(model.requests.every(({ headers }) => headers.authorization === `Bearer ${MODEL_KEY}`)).toBe(true);
    for (const secret of [MODEL_KEY, SEALING_KEY, github.token, runtime]) expect(placesOf(secret, left)).toEqual([]);
    // The search sees what is there.
    for (const word of ["log 1", "summary 1", "comment 0", "artifact", "commit", "blob"])
      expect(
        left.some(({ place, text }) => place.startsWith(word) && text.length > 20),
        word,
      ).toBe(true);
    expect(placesOf("Yes, within 30 days", left)).toContain("comment 0");
  });

  test("keys and addresses of people in traces are redacted before anything is asked, kept or shown", async () => {
    const { left, model } = await everythingAfter(cites);
    const asked = JSON.stringify(model.requests.map(({ body }) => body));
    for (const secret of [CUSTOMER_KEY, CUSTOMER_MAIL]) {
      expect(asked).not.toContain(secret);
      expect(placesOf(secret, left)).toEqual([]);
    }
    expect(asked).toContain("[email-");
    expect(placesOf("[email-", left).some((place) => place.startsWith("blob"))).toBe(true);
  });

  test("a model that answers with the key it was sent does not get it into a comment", async () => {
    const { checked, left } = await everythingAfter((request, n) => {
      const answer = cites(request, n);
      return answer.kind === "answer"
        ? { ...answer, text: `${answer.text} ${(request.headers.authorization ?? "").slice("Bearer ".length)}` }
        : answer;
    });
    expect(checked.outputs["verdict"], checked.log).toBe("regressed");
    const shown = placesOf(MODEL_KEY, left).filter((place) => !place.includes("cache"));
    expect(shown).toEqual([]);
  });

  test("a provider that echoes keys in its errors is not echoed", async () => {
    const { recorded, checked, left, github } = await everythingAfter((request) => ({
      kind: "status",
      status: 400,
      error: { message: `bad ${request.headers.authorization}`, code: MODEL_KEY, param: github401(request.headers) },
    }));
    expect(recorded.outputs["verdict"]).toBe("errored");
    expect(checked.outputs["verdict"]).toBe("errored");
    for (const secret of [MODEL_KEY, github.token]) expect(placesOf(secret, left)).toEqual([]);
  });
});

/** All that a server was sent besides the body. */
function github401(headers: object): string {
  return JSON.stringify(headers);
}
