import { expect, test } from "vitest";
import type { Verdict } from "../../src/domain/verdict.ts";
import { gateAction } from "../../src/stories/gate.ts";
import { aSuite } from "./memory-world.ts";

test("a gate says of every verdict what to do, and lets no comparison pass that was not made", () => {
  const gate = { ...aSuite().gate, onRegressed: "fail", onInconclusive: "warn", onNotComparable: "pass" } as const;
  const said: { readonly [verdict in Verdict]: string } = {
    regressed: gateAction("regressed", gate),
    inconclusive: gateAction("inconclusive", gate),
    "not-comparable": gateAction("not-comparable", gate),
    errored: gateAction("errored", gate),
    improved: gateAction("improved", gate),
    unchanged: gateAction("unchanged", gate),
    "no-baseline": gateAction("no-baseline", gate),
    "not-affected": gateAction("not-affected", gate),
    "not-evaluated": gateAction("not-evaluated", gate),
  };
  expect(said).toEqual({
    regressed: "fail",
    inconclusive: "warn",
    "not-comparable": "pass",
    errored: "fail",
    improved: "pass",
    unchanged: "pass",
    "no-baseline": "pass",
    "not-affected": "pass",
    "not-evaluated": "pass",
  });
});
