import { describe, expect, test } from "vitest";
import type { Suite } from "../../src/domain/suite.ts";
import { UserError } from "../../src/errors.ts";
import type { AcceptanceFound, ChangedFiles, World } from "../../src/ports.ts";
import { type CheckOptions, check } from "../../src/stories/check.ts";
import { aSuite, type Files, memoryWorld, PRODUCTION, whole } from "./memory-world.ts";

const PROMPT = "evals/prompts/support.md";
const POLICY = "evals/policies/refunds.md";
const TOOLS = "evals/tools/orders.json";

const commits = {
  base: PRODUCTION,
  reworded: { ...PRODUCTION, [PROMPT]: "Please answer. Cite documents.\n{{ policy }}" },
  uncited: { ...PRODUCTION, [PROMPT]: "Answer.\n{{ policy }}" },
  elsewhere: { ...PRODUCTION, "README.md": "Hello." },
  respaced: { ...PRODUCTION, [PROMPT]: (PRODUCTION[PROMPT] ?? "").replaceAll("\n", "\r\n") },
} satisfies { readonly [commit: string]: Files };
type Head = keyof typeof commits;

const range = (head: Head, more: Partial<CheckOptions> = {}): CheckOptions => {
  const [before, after]: readonly Files[] = [commits.base, commits[head]];
  const changed = Object.keys({ ...before, ...after }).filter((path) => before?.[path] !== after?.[path]);
  return { base: "base", head, changed: whole(changed), ...more };
};

const fork = { from: "fork", pullRequest: 7, onMissingSecrets: "neutral" } as const;
const withoutKeys = (world: World): World => ({ ...world, missingKeys: async () => ["OPENAI_API_KEY"] });

describe("the check of a stranger's change", () => {
  test("asks nobody anything where the keys are missing, and fails nothing", async () => {
    const { world, requests } = memoryWorld({ commits });
    const result = await check(aSuite(), range("uncited", { stranger: fork }), withoutKeys(world));
    expect(result).toMatchObject({
      verdict: "not-evaluated",
      gate: "pass",
      touched: [{ layer: "prompt", files: [PROMPT] }],
      notEvaluated: {
        reason: "no-secrets",
        from: "fork",
        pullRequest: 7,
        head: "uncited",
        missing: ["OPENAI_API_KEY"],
      },
    });
    expect(requests).toEqual([]);
  });

  test("fails where the workflow wants every change evaluated", async () => {
    const { world } = memoryWorld({ commits });
    const stranger = { from: "dependabot", onMissingSecrets: "fail" } as const;
    const result = await check(aSuite(), range("uncited", { stranger }), withoutKeys(world));
    expect(result).toMatchObject({
      verdict: "not-evaluated",
      gate: "fail",
      notEvaluated: { reason: "no-secrets", from: "dependabot", head: "uncited", missing: ["OPENAI_API_KEY"] },
    });
    expect(result.notEvaluated).not.toHaveProperty("pullRequest");
  });

  test.each(["elsewhere", "respaced"] as const)("is not affected where no layer would be another: %s", async (head) => {
    const { world, requests } = memoryWorld({ commits });
    const stranger = { ...fork, onMissingSecrets: "fail" } as const;
    const result = await check(aSuite(), range(head, { stranger }), withoutKeys(world));
    expect(result).toMatchObject({ verdict: "not-affected", gate: "pass" });
    expect(requests).toEqual([]);
  });

  test("is evaluated where the keys are there", async () => {
    const { world } = memoryWorld({ commits });
    const result = await check(aSuite(), range("uncited", { stranger: fork }), world);
    expect(result).toMatchObject({ verdict: "regressed", gate: "fail" });
  });

  test("is evaluated like any other where it is no stranger's, with keys or without", async () => {
    const { world, requests } = memoryWorld({ commits });
    const result = await check(aSuite(), range("reworded"), withoutKeys(world));
    expect(result.verdict).not.toBe("not-evaluated");
    expect(requests.length).toBeGreaterThan(0);
  });
});

describe("a change of more files than GitHub lists", () => {
  const listed: ChangedFiles = { paths: ["docs/a.md"], isWhole: false };

  test("counts every layer that has files as touched, says why, and evaluates what differs", async () => {
    const { world } = memoryWorld({ commits });
    const result = await check(aSuite(), range("uncited", { changed: listed }), world);
    expect(result).toMatchObject({
      verdict: "regressed",
      touched: [
        { layer: "prompt", files: [PROMPT] },
        { layer: "policy", files: [POLICY] },
        { layer: "tools", files: [TOOLS] },
      ],
    });
    expect(result.notes).toContain(
      "More files change here than GitHub lists, so every layer that has files counts as touched.",
    );
  });

  test("pays for nothing where no layer differs after all", async () => {
    const { world, requests } = memoryWorld({ commits });
    const result = await check(aSuite(), range("elsewhere", { changed: listed }), world);
    expect(result).toMatchObject({ verdict: "not-affected", gate: "pass" });
    expect(requests).toEqual([]);
  });

  test("counts files that only one side has", async () => {
    const added = { ...PRODUCTION, "evals/policies/returns.md": "Thirty days." };
    const { world } = memoryWorld({ commits: { ...commits, added } });
    const options = { base: "base", head: "added", changed: listed };
    const result = await check(aSuite(), options, world);
    expect(result.touched[1]).toEqual({ layer: "policy", files: [POLICY, "evals/policies/returns.md"] });
  });
});

describe("a regression that fails", () => {
  const suite: Suite = aSuite({ gate: { ...aSuite().gate, acceptLabel: "loss-accepted" } });
  const acceptance = {
    pullRequest: 7,
    head: "uncited",
    label: "loss-accepted",
    by: "alice",
    at: "2026-11-02T06:10:00Z",
  };
  const asked = (found: () => Promise<AcceptanceFound>, head: Head = "uncited", of: Suite = suite) => {
    const labels: string[] = [];
    const { world } = memoryWorld({ commits });
    const acceptances = {
      ofPullRequest: async (label: string) => {
        labels.push(label);
        return found();
      },
      merged: async () => [],
    };
    return { labels, checked: check(of, range(head), { ...world, acceptances }) };
  };

  test("warns where people accepted it, and says who took which losses; the verdict stays", async () => {
    const { checked, labels } = asked(async () => ({ status: "accepted", acceptance }));
    const result = await checked;
    const evidence = result.comparison?.metrics[0]?.evidence;
    expect(result).toMatchObject({ verdict: "regressed", gate: "warn" });
    expect(result.accepted).toEqual([
      { ...acceptance, losses: [{ metric: "cites", scale: "difference", difference: evidence?.difference }] },
    ]);
    expect(evidence?.difference).toBeLessThan(-0.5);
    expect(labels).toEqual(["loss-accepted"]);
  });

  test("fails where the label does not count, and says why", async () => {
    const why = "mallory may not write to acme/support.";
    const result = await asked(async () => ({ status: "refused", why })).checked;
    expect(result).toMatchObject({ verdict: "regressed", gate: "fail" });
    expect(result.accepted).toBeUndefined();
    expect(result.notes).toContainEqual(expect.stringContaining(why));
  });

  test("fails where nobody set the label", async () => {
    const result = await asked(async () => ({ status: "none" })).checked;
    expect(result).toMatchObject({ verdict: "regressed", gate: "fail" });
    expect(result.accepted).toBeUndefined();
  });

  test("stands where GitHub cannot be asked: it was paid for", async () => {
    const result = await asked(async () => {
      throw new UserError("GitHub's rate limit is used up", "Run this again within the hour.");
    }).checked;
    expect(result).toMatchObject({ verdict: "regressed", gate: "fail" });
    expect(result.notes).toContainEqual(expect.stringContaining("GitHub's rate limit is used up"));
  });

  test("is the only one that anybody is asked about, and only where the suite names a label", async () => {
    const found = async (): Promise<AcceptanceFound> => ({ status: "accepted", acceptance });
    const harmless = asked(found, "reworded");
    expect((await harmless.checked).gate).toBe("pass");
    const unnamed = asked(found, "uncited", aSuite());
    expect((await unnamed.checked).gate).toBe("fail");
    expect([...harmless.labels, ...unnamed.labels]).toEqual([]);
  });
});

describe("a change of the suite", () => {
  const changed = whole(["evals/suite.yml"]);

  test("is told in the words that are handed in", async () => {
    const { world } = memoryWorld({ commits });
    const said = await check(
      aSuite(),
      range("elsewhere", { changed, suiteEdit: { keepsSuite: true, sentences: ["The metric cites is new."] } }),
      world,
    );
    expect(said.notes).toEqual(["The metric cites is new."]);
    expect(said).toMatchObject({ verdict: "not-affected", gate: "pass" });
  });

  test("that takes it away is a warning", async () => {
    const { world } = memoryWorld({ commits });
    const result = await check(
      aSuite(),
      range("elsewhere", { changed, suiteEdit: { keepsSuite: false, sentences: ["It is gone."] } }),
      world,
    );
    expect(result).toMatchObject({ verdict: "not-affected", gate: "warn" });
    expect(result.notes).toEqual(["It is gone."]);
  });
});
