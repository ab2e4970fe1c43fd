import { describe, expect, test } from "vitest";
import { actionRequest } from "../../src/config/action-request.ts";

const pullRequest = { pull_request: { number: 7, base: { sha: "aaa" }, head: { sha: "bbb" } } };
const request = (name: string, inputs: { readonly [name: string]: string } = {}, payload: unknown = {}) =>
  actionRequest((input) => inputs[input] ?? "", { name, payload });

describe("the story of a workflow", () => {
  test("goes by the event", () => {
    expect(request("schedule")).toEqual({ story: "record", target: "replay", commit: true, batch: false });
    expect(request("workflow_dispatch")).toMatchObject({ story: "record" });
    expect(request("workflow_dispatch", { layers: "model=gpt-5\n prompt=a=b.md \n" })).toEqual({
      story: "canary",
      overrides: [
        { layer: "model", value: "gpt-5" },
        { layer: "prompt", value: "a=b.md" },
      ],
    });
    const layers = "model=gpt-5?temperature=0\npolicy=text:a=b\nretrieval=https://search.example.com/q?a=b";
    expect(request("workflow_dispatch", { layers })).toMatchObject({
      overrides: [
        { layer: "model", value: "gpt-5?temperature=0" },
        { layer: "policy", value: "text:a=b" },
        { layer: "retrieval", value: "https://search.example.com/q?a=b" },
      ],
    });
    expect(request("pull_request", {}, pullRequest)).toEqual({
      story: "check",
      base: "aaa",
      head: "bbb",
      pullRequest: 7,
    });
    expect(request("merge_group", {}, { merge_group: { base_sha: "c", head_sha: "d" } })).toEqual({
      story: "check",
      base: "c",
      head: "d",
    });
  });

  test("is what the workflow says, where it says", () => {
    expect(request("push", { mode: "record", target: "observed", commit: "false", suite: "evals/suite.yml" })).toEqual({
      story: "record",
      target: "observed",
      commit: false,
      batch: false,
      suite: "evals/suite.yml",
    });
    expect(request("workflow_dispatch", { mode: "check", base: "main", head: "topic" })).toEqual({
      story: "check",
      base: "main",
      head: "topic",
    });
  });

  test.each([
    ["push", {}, {}, "mode: the event push stands for no story; set mode to record, check or canary"],
    ["workflow_dispatch", { mode: "canary" }, {}, "layers: a canary replaces at least one layer"],
    ["workflow_dispatch", { layers: "model=a\nmodel=b" }, {}, "layers: the layer model is replaced twice"],
    [
      "workflow_dispatch",
      { mode: "canary", layers: "model=a\nhue=a" },
      {},
      'layers: "hue=a" is not LAYER=VALUE; the layers',
    ],
    ["workflow_dispatch", { mode: "check" }, {}, "base, head: the event names no commits to compare; set both inputs"],
    ["pull_request", {}, null, "base, head: the event names no commits to compare; set both inputs"],
    ["schedule", { commit: "yes" }, {}, 'commit: "yes" is not allowed; expected one of true, false'],
  ])("cannot be told from %s with %j: says what to set", (name, inputs, payload, problem) => {
    expect(() => request(name, inputs, payload)).toThrow(
      expect.objectContaining({ problems: [expect.stringContaining(problem)] }),
    );
  });

  test("is refused for pull_request_target, whatever the inputs", () => {
    expect(() => request("pull_request_target", { mode: "check" }, pullRequest)).toThrow(
      "pull_request_target is refused",
    );
  });
});
