import { describe, expect, test } from "vitest";
import { actionsOf } from "../../../src/stories/post-mortem/actions.ts";
import { ATTRIBUTIONS, anAttribution } from "../../report/attributions.ts";
import { aPostMortem } from "../../report/post-mortems.ts";

describe("the actions of a post-mortem", () => {
  test.each(Object.entries(ATTRIBUTIONS))(
    "have one key each and a role, and blame nobody that is not blamed (%s)",
    (_, attribution) => {
      const actions = actionsOf(attribution, aPostMortem().gaps, ["a"]);
      expect(new Set(actions.map(({ key }) => key)).size).toBe(actions.length);
      for (const { role, verifiedBy } of actions) {
        expect(role).toMatch(/^owner of /);
        expect(verifiedBy.length).toBeGreaterThan(0);
      }
      const blamed = (attribution.metrics[0]?.layers ?? [])
        .filter(({ role }) => role === "proximate" || role === "joint" || role === "contributing")
        .map(({ layer }) => `fix-${layer}`);
      const silent = attribution.model.reason === "silent-change" ? ["fix-silent-model"] : [];
      expect(actions.filter(({ type }) => type === "fix").map(({ key }) => key)).toEqual([...blamed, ...silent]);
    },
  );

  test("are verified by the questions to add where they add some", () => {
    const actions = actionsOf(anAttribution(), aPostMortem().gaps, ["a"]);
    expect(actions.find(({ key }) => key === "add-cases")?.verifiedBy).toEqual([
      "refund-after-30-days",
      "warranty-claim",
    ]);
  });
});
