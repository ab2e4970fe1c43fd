import { describe, expect, test } from "vitest";
import type { Result } from "../../src/domain/result.ts";
import type { Gate } from "../../src/domain/suite.ts";
import type { MetricComparison } from "../../src/domain/verdict.ts";
import { UserError } from "../../src/errors.ts";
import type { AcceptanceFound, World } from "../../src/ports.ts";
import { acceptRegression } from "../../src/stories/accept-regression.ts";
import { aComparison, aMetricComparison, anEvidence, aResult } from "../builders.ts";
import { aSuite, memoryAcceptances, memoryWorld } from "./memory-world.ts";

const LABEL = "accept-regression";
const ACCEPTANCE = { pullRequest: 7, head: "a".repeat(40), label: LABEL, by: "ada", at: "2026-11-02T06:00:00Z" };
const FELL = aMetricComparison({
  metric: "cites",
  verdict: "regressed",
  kind: "material",
  evidence: anEvidence({ difference: -0.1 }),
});

function regressed(...others: readonly MetricComparison[]): Result {
  const comparison = aComparison({ verdict: "regressed", metrics: [FELL, ...others] });
  return aResult({ story: "check", verdict: "regressed", gate: "fail", comparison, notes: ["known"] });
}

async function tell(
  result: Result,
  found: AcceptanceFound | undefined,
  { gate = {}, change = {} }: { readonly gate?: Partial<Gate>; readonly change?: Partial<World> } = {},
) {
  const { acceptances, asked } = memoryAcceptances(found);
  const suite = aSuite({ gate: { ...aSuite().gate, acceptLabel: LABEL, ...gate } });
  const told = await acceptRegression(suite, result, { ...memoryWorld().world, acceptances, ...change });
  return { told, asked };
}

const accepted: AcceptanceFound = { status: "accepted", acceptance: ACCEPTANCE };

describe("a check that regressed", () => {
  test("stays regressed and warns where people accepted it, with who, when and what was lost", async () => {
    const { told, asked } = await tell(regressed(), accepted);
    expect(told).toEqual({
      ...regressed(),
      gate: "warn",
      accepted: [{ ...ACCEPTANCE, losses: [{ metric: "cites", scale: "difference", difference: -0.1 }] }],
    });
    expect(asked).toEqual([LABEL]);
  });

  test("fails where nobody did, and says how it is accepted where somebody can", async () => {
    expect((await tell(regressed(), { status: "none" })).told).toEqual({
      ...regressed(),
      notes: [
        "known",
        `A loss that is meant is accepted by the label ${LABEL} on the pull request, set after the last push by somebody with write permission.`,
      ],
    });
    const onTheCommandLine = aSuite({ gate: { ...aSuite().gate, acceptLabel: LABEL } });
    expect(await acceptRegression(onTheCommandLine, regressed(), memoryWorld().world)).toEqual(regressed());
  });

  test("fails with the reason where the label does not count", async () => {
    const { told } = await tell(regressed(), { status: "refused", why: "joe, who set it, has no write permission." });
    expect(told).toEqual({
      ...regressed(),
      notes: ["known", `The label ${LABEL} accepts nothing here: joe, who set it, has no write permission.`],
    });
  });

  test("fails with the trouble where GitHub does not say, since the check has been paid for", async () => {
    const ofPullRequest = () => Promise.reject(new UserError("the token may not look", "Let it."));
    const change = { acceptances: { ...memoryAcceptances(undefined).acceptances, ofPullRequest } };
    const { told } = await tell(regressed(), undefined, { change });
    expect(told.gate).toBe("fail");
    expect(told.notes.at(-1)).toBe(`The label ${LABEL} accepts nothing here: the token may not look. Let it.`);
  });

  test("fails all the same for scores of another metric that went missing", async () => {
    const missing = aMetricComparison({ metric: "tone", verdict: "errored", kind: "went-missing" });
    const { told } = await tell(regressed(missing), accepted);
    expect(told).toMatchObject({ gate: "fail", accepted: [{ losses: [{ metric: "cites" }] }] });
  });

  test("warns for another metric that is inconclusive, and fails where the suite fails by that", async () => {
    const open = aMetricComparison({ metric: "tone", verdict: "inconclusive", kind: "wide-interval" });
    expect((await tell(regressed(open), accepted)).told.gate).toBe("warn");
    expect((await tell(regressed(open), accepted, { gate: { onInconclusive: "fail" } })).told.gate).toBe("fail");
  });

  test("is not made worse by being accepted where the suite only informs", async () => {
    const { told } = await tell({ ...regressed(), gate: "pass" }, accepted, { gate: { onRegressed: "pass" } });
    expect(told.gate).toBe("pass");
  });
});

test.each([
  ["did not regress", aResult({ verdict: "unchanged" })],
  ["was not evaluated", aResult({ verdict: "not-evaluated" })],
] as const)("nobody is asked for a check that %s", async (_, result) => {
  const { told, asked } = await tell(result, accepted);
  expect(told).toBe(result);
  expect(asked).toEqual([]);
});

test("nobody is asked where the suite names no label", async () => {
  const { acceptances, asked } = memoryAcceptances(accepted);
  const told = await acceptRegression(aSuite(), regressed(), { ...memoryWorld().world, acceptances });
  expect(told).toEqual(regressed());
  expect(asked).toEqual([]);
});
