import { describe, expect, test } from "vitest";
import { actionRequest } from "../../src/config/action-request.ts";
import { UserErrors } from "../../src/errors.ts";
import { publishedEvent } from "./published-events.ts";

type Inputs = { readonly [name: string]: string };

const dispatch = publishedEvent("workflow_dispatch");
const MAIN = { GITHUB_REF: "refs/heads/main" };

const request = (inputs: Inputs, name = "workflow_dispatch", payload: unknown = dispatch, environment: Inputs = MAIN) =>
  actionRequest((input) => inputs[input] ?? "", { name, payload }, environment);

const problemsOf = (...asked: Parameters<typeof request>) => {
  try {
    request(...asked);
  } catch (error) {
    if (error instanceof UserErrors) return error.problems;
    throw error;
  }
  return [];
};

describe("an attribution by a workflow", () => {
  test.each([
    [{}, { traces: [] }],
    [{ before: "2026-10-26" }, { before: "2026-10-26", after: "latest", traces: [] }],
    [{ after: " latest " }, { after: "latest", traces: [] }],
    [
      { before: "anchor", after: "2026-11-02", metric: "answers" },
      { before: "anchor", after: "2026-11-02", traces: [], metric: "answers" },
    ],
    [{ traces: "4bf92f35, 00f067aa\n4bf92f35" }, { traces: ["4bf92f35", "00f067aa"] }],
  ])("is of the states that the inputs name (%j)", (inputs, states) => {
    expect(request({ mode: "attribute", ...inputs })).toMatchObject({ story: "attribute", states });
  });

  test("is of traces or of two states, not of both", () => {
    expect(problemsOf({ traces: "4bf92f35", after: "latest" })).toEqual([
      "traces: they carry their own versions; leave out before and after, or the traces",
    ]);
  });

  test("looks at no input of another story", () => {
    expect(problemsOf({ mode: "attribute", incident: "latest", layers: "model=a" })).toEqual([
      "layers: attribute does not look at it; it belongs to canary",
      "incident: attribute does not look at it; it belongs to post-mortem",
    ]);
    expect(problemsOf({ mode: "record", before: "latest" })).toEqual([
      "before: record does not look at it; it belongs to attribute and post-mortem",
    ]);
  });
});

describe("a post-mortem by a workflow", () => {
  test.each([
    [{}, undefined],
    [{ incident: "2026-11-02-support-desk-answers" }, "2026-11-02-support-desk-answers"],
    [{ before: "2026-10-26", after: "2026-11-02" }, "2026-10-26..2026-11-02"],
    [{ after: "2026-11-02" }, "2026-11-02"],
    [{ traces: "4bf92f35" }, undefined],
  ])("is of the incident that the inputs name (%j)", (inputs, incident) => {
    const asked = request({ mode: "post-mortem", ...inputs });
    expect(asked.story === "post-mortem" && asked.incident).toBe(incident);
  });

  test("is of a named incident or of states, not of both", () => {
    const inputs = { incident: "latest", after: "2026-11-02" };
    expect(problemsOf(inputs)).toEqual([
      "incident: it names its states itself; leave out before, after and traces, or the incident",
    ]);
  });

  test("is written on what is merged, by nobody else", () => {
    const MERGED = "write it in a workflow on: schedule or workflow_dispatch of the default branch";
    expect(problemsOf({ mode: "post-mortem" }, "pull_request", publishedEvent("pull_request", "opened"))).toEqual([
      `mode: a post-mortem is kept only on schedule, workflow_dispatch, push, repository_dispatch, because on pull_request the files need not be what was merged; ${MERGED}`,
    ]);
    expect(
      problemsOf({ mode: "post-mortem" }, "workflow_dispatch", dispatch, { GITHUB_REF: "refs/heads/topic" }),
    ).toEqual([
      `mode: a post-mortem is kept only of the default branch main, and this workflow_dispatch is of refs/heads/topic; ${MERGED}`,
    ]);
  });
});
