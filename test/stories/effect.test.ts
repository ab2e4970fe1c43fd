import { describe, expect, test } from "vitest";
import type { Suite } from "../../src/domain/suite.ts";
import { canary } from "../../src/stories/canary.ts";
import { check } from "../../src/stories/check.ts";
import { record } from "../../src/stories/record.ts";
import { aReply } from "../pipeline/scripted-models.ts";
import { aSuite, citesWhenTold, type Files, memoryWorld, PRODUCTION, someTraces, whole } from "./memory-world.ts";

const PROMPT = "evals/prompts/support.md";
const commits = {
  base: PRODUCTION,
  reworded: { ...PRODUCTION, [PROMPT]: "Please answer. Cite documents.\n{{ policy }}" },
  uncited: { ...PRODUCTION, [PROMPT]: "Answer.\n{{ policy }}" },
  elsewhere: { ...PRODUCTION, "README.md": "Hello." },
  emptied: Object.fromEntries(Object.entries(PRODUCTION).filter(([path]) => path !== PROMPT)),
};
const range = (head: keyof typeof commits) => {
  const [before, after]: readonly Files[] = [commits.base, commits[head]];
  const changed = Object.keys({ ...before, ...after }).filter((path) => before?.[path] !== after?.[path]);
  return { base: "base", head, changed: whole(changed) };
};

describe("check", () => {
  test("says on which side the provider served two models, and judges all the same", async () => {
    const model: typeof citesWhenTold = (request) => {
      const reply = citesWhenTold(request);
      const isHead = request.messages.some(({ text }) => text.startsWith("Please answer"));
      const isSecond = isHead && request.messages.some(({ text }) => /^Question [0-4]$/.test(text));
      return isSecond && reply.status === "replied" ? { ...reply, resolvedModel: "gpt-4.1-2025-09-01" } : reply;
    };
    const { world } = memoryWorld({ commits, model });
    const result = await check(aSuite(), range("reworded"), world);
    expect(result.verdict).toBe("unchanged");
    expect(result.notes.filter((note) => note.startsWith("The provider"))).toEqual([
      "The provider served two models to head reworde: gpt-4.1-2025-04-14 (35 trials) and gpt-4.1-2025-09-01 (5 trials).",
    ]);
  });

  test("says at once that a change touches no layer", async () => {
    const { world, requests } = memoryWorld({ commits });
    expect(await check(aSuite(), range("elsewhere"), world)).toMatchObject({
      verdict: "not-affected",
      gate: "pass",
      touched: [],
    });
    expect(requests).toEqual([]);
  });

  test("passes a harmless edit, and names the layer that changed", async () => {
    const { world } = memoryWorld({ commits });
    const result = await check(aSuite(), range("reworded"), world);
    expect(result).toMatchObject({
      verdict: "unchanged",
      gate: "pass",
      touched: [{ layer: "prompt", files: [PROMPT] }],
    });
    expect(
      result.comparison?.layers.filter(({ difference }) => difference === "changed").map(({ layer }) => layer),
    ).toEqual(["prompt"]);
  });

  test("fails an edit that loses the citations", async () => {
    const { world, requests } = memoryWorld({ commits });
    const result = await check(aSuite(), range("uncited"), world);
    expect(result).toMatchObject({ verdict: "regressed", gate: "fail" });
    expect(result.comparison?.metrics[0]).toMatchObject({
      metric: "cites",
      verdict: "regressed",
      evidence: { before: 1, after: 0 },
    });
    expect(requests).toHaveLength(80);
  });

  test("asks both sides the cases of the latest baseline, taking turns", async () => {
    const { world, requests } = memoryWorld({ commits, traces: someTraces(60) });
    const small = aSuite({ sample: { ...aSuite().sample, size: 20 }, concurrency: 1 });
    await record(small, { target: "replay", commit: true }, world);
    const asked = (from: number) => requests.slice(from).map(({ messages }) => messages.at(-1)?.text);
    const recorded = asked(0);
    const result = await check({ ...small, sample: { ...small.sample, size: 60 } }, range("uncited"), world);
    const checked = asked(recorded.length);
    expect(new Set(checked)).toEqual(new Set(recorded));
    expect(checked.filter((_, index) => index % 2 === 0)).toEqual(checked.filter((_, index) => index % 2 === 1));
    expect(result.drift).toMatchObject({ verdict: "inconclusive", pairing: { paired: 20 } });
  });

  test("tells the drift of the base from the effect of the change", async () => {
    const { world } = memoryWorld({ commits });
    await record(aSuite(), { target: "replay", commit: true }, world);
    const silent = { ...world, models: memoryWorld({ model: () => aReply({ text: "Within 30 days." }) }).world.models };
    const result = await check(aSuite(), range("reworded"), silent);
    expect(result.verdict).not.toBe("regressed");
    expect(result.drift?.verdict).toBe("regressed");
  });

  test("draws new traces where those of the baseline are gone, and says so", async () => {
    const { world } = memoryWorld({ commits });
    await record(aSuite(), { target: "replay", commit: true }, world);
    const moved = memoryWorld({ traces: someTraces(90).slice(45) }).world.traces;
    const result = await check(aSuite(), range("reworded"), { ...world, traces: moved });
    expect(result.notes).toContain("The traces of the latest baseline are gone, so new ones were drawn.");
    expect(result.comparison?.pairing.paired).toBe(45);
  });

  test("is not affected by files that moved or changed their line ends: a model would be sent the same", async () => {
    const crlf = { ...PRODUCTION, [PROMPT]: PRODUCTION[PROMPT]?.replaceAll("\n", "\r\n") ?? "" };
    const { world, requests } = memoryWorld({ commits: { base: PRODUCTION, crlf } });
    const result = await check(aSuite(), { base: "base", head: "crlf", changed: whole([PROMPT]) }, world);
    expect(result).toMatchObject({ verdict: "not-affected", gate: "pass" });
    expect(requests).toEqual([]);
  });

  test("is not green when most of the baseline's cases are gone, and still finds a loss", async () => {
    const traces = someTraces(200);
    const { world } = memoryWorld({ commits, traces });
    const suite = aSuite({
      sample: { ...aSuite().sample, size: 200 },
      metrics: aSuite().metrics.map((metric) => ({ ...metric, margin: { kind: "absolute", value: 0.3 } })),
    });
    await record(suite, { target: "replay", commit: true }, world);
    const few = { ...world, traces: memoryWorld({ traces: traces.slice(0, 40) }).world.traces };
    expect(await check(suite, range("reworded"), few)).toMatchObject({
      verdict: "inconclusive",
      gate: "warn",
      comparison: { verdict: "unchanged" },
    });
    expect(await check(suite, range("uncited"), few)).toMatchObject({ verdict: "regressed", gate: "fail" });
  });

  test("is not green for a change that reaches no request, and pays for nothing", async () => {
    const files = { ...PRODUCTION, [PROMPT]: "Answer. Cite documents.", "evals/prompts/notes.md": "Be nice." };
    const unread = {
      policy: { ...files, "evals/policies/refunds.md": "Refuse everything." },
      notes: { ...files, "evals/prompts/notes.md": "Never cite." },
    };
    for (const [head, why] of [
      [
        "policy",
        "The change of policy reaches no request, so this says nothing about it: the prompt template does not use {{ policy }}.",
      ],
      [
        "notes",
        "The change of prompt reaches no request, so this says nothing about it: only files besides the template changed.",
      ],
    ] as const) {
      const { world, requests } = memoryWorld({ commits: { base: files, ...unread } });
      const changed = Object.keys(files).filter(
        (path) => files[path as keyof typeof files] !== unread[head][path as keyof typeof files],
      );
      const result = await check(aSuite(), { base: "base", head, changed: whole(changed) }, world);
      expect(result).toMatchObject({ verdict: "inconclusive", gate: "warn" });
      expect(result.notes).toContain(why);
      expect(requests).toEqual([]);
    }
  });

  test("is not green for a harmless edit beside one that reaches no request", async () => {
    const files = { ...PRODUCTION, [PROMPT]: "Answer. Cite documents." };
    const head = { [PROMPT]: "Please answer. Cite documents.", "evals/policies/refunds.md": "Refuse everything." };
    const { world } = memoryWorld({ commits: { base: files, head: { ...files, ...head } } });
    const result = await check(aSuite(), { base: "base", head: "head", changed: whole(Object.keys(head)) }, world);
    expect(result.comparison?.verdict).toBe("unchanged");
    expect(result.verdict).toBe("inconclusive");
  });

  test("asks no case whose input was not recorded, and counts none as failed", async () => {
    const traces = someTraces(60).map((trace, index) =>
      index % 3 === 0 ? { ...trace, hops: trace.hops.map((hop) => ({ ...hop, input: [] })) } : trace,
    );
    const result = await check(aSuite(), range("uncited"), memoryWorld({ commits, traces }).world);
    expect(result).toMatchObject({ verdict: "regressed", comparison: { pairing: { paired: 40 } } });
    expect(result.notes).toContain("20 traces without recorded input: a replay cannot ask them.");
  });

  test("names the layer file that the head has not got", async () => {
    const told = check(aSuite(), range("emptied"), memoryWorld({ commits }).world);
    await expect(told).rejects.toThrow(
      "evals/suite.yml: layers.prompt: evals/prompts/** matches no file in commit emptied",
    );
  });

  test("leaves out what production recorded, since no replay can change it", async () => {
    const suite: Suite = aSuite({
      metrics: [
        ...aSuite().metrics,
        {
          name: "thumbs",
          spec: { scorer: "trace-attribute", attribute: "app.feedback", range: [0, 1] },
          direction: "higher-is-better",
          unit: "score",
          margin: { kind: "absolute", value: 0.1 },
          blocking: true,
        },
      ],
    });
    const result = await check(suite, range("reworded"), memoryWorld({ commits, suite }).world);
    expect(result.comparison?.metrics.map(({ metric }) => metric)).toEqual(["cites"]);
    expect(result.notes).toContain("Left out, because production recorded it and a replay cannot change it: thumbs.");
  });

  test("is not judged when the provider failed too often", async () => {
    const model: typeof citesWhenTold = () => ({ status: "failed", reason: "unreachable", detail: "nobody is there" });
    const result = await check(aSuite(), range("uncited"), memoryWorld({ commits, model }).world);
    expect(result).toMatchObject({ verdict: "errored", gate: "fail", incomplete: { reason: "error-budget" } });
    expect(result.comparison).toBeUndefined();
  });
});

describe("canary", () => {
  test("replaces the model and nothing else, and says at whose price dollars are counted", async () => {
    const model: typeof citesWhenTold = (request) =>
      request.model.name === "gpt-5"
        ? aReply({ text: "Within 30 days.", resolvedModel: "gpt-5" })
        : citesWhenTold(request);
    const { world } = memoryWorld({ model });
    const result = await canary(aSuite(), [{ layer: "model", value: "gpt-5" }], world);
    expect(result).toMatchObject({ story: "canary", verdict: "regressed", gate: "fail" });
    expect(
      result.comparison?.layers.filter(({ difference }) => difference !== "same").map(({ layer }) => layer),
    ).toEqual(["model"]);
    expect(result.notes[0]).toBe("Dollars of gpt-5 are counted at the price the suite states for gpt-4.1.");
  });

  test("replaces several layers at once", async () => {
    const files = { ...PRODUCTION, "drafts/prompt.md": "Answer.", "drafts/policy.md": "Be kind." };
    const { world } = memoryWorld({ commits: { base: files } });
    const result = await canary(
      aSuite(),
      [
        { layer: "prompt", value: "drafts/prompt.md" },
        { layer: "policy", value: "drafts/policy.md" },
      ],
      world,
    );
    const changed = result.comparison?.layers
      .filter(({ difference }) => difference === "changed")
      .map(({ layer }) => layer);
    expect(changed).toEqual(["prompt", "policy"]);
    expect(result.verdict).toBe("regressed");
  });
});
