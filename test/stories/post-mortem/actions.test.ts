import { describe, expect, test } from "vitest";
import type { Attribution } from "../../../src/domain/attribution.ts";
import type { DetectionGap } from "../../../src/domain/detection-gap.ts";
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

  test("ask people once for all that no machine can answer", () => {
    const open = (key: "tools-changed" | "traffic-changed") =>
      ({ key, answer: "unknown", by: "human", blocks: true, evidence: [] }) as const;
    const said = (checklist: Attribution["checklist"]) =>
      actionsOf(anAttribution({ checklist }), [], ["a"]).filter(({ key }) => key === "answer-checklist");
    expect(said([open("tools-changed")])).toMatchObject([
      { text: "Answer what no machine can: Did the tools change?" },
    ]);
    expect(said([open("tools-changed"), open("traffic-changed")])).toMatchObject([
      { text: "Answer what no machine can: 2 questions of the checklist." },
    ]);
    expect(said([])).toEqual([]);
  });

  test("are verified by the questions to add where they add some", () => {
    const actions = actionsOf(anAttribution(), aPostMortem().gaps, ["a"]);
    expect(actions.find(({ key }) => key === "add-cases")?.verifiedBy).toEqual([
      "refund-after-30-days",
      "warranty-claim",
    ]);
  });

  test("add the questions of all gaps that want some, told once, and of a slice only where it is one", () => {
    const slice = { attribute: "app.intent", value: "refunds" };
    const adding = (code: "no-case-in-slice" | "novel-queries", cases: readonly string[], of?: typeof slice) => {
      const prevention = { kind: "add-cases", cases, traces: cases.map((one) => `t-${one}`), ...(of && { slice: of }) };
      const gap =
        code === "no-case-in-slice" ? { code, slice, share: 0.1, needed: 29 } : { code, queries: 4, novel: 3 };
      return { ...gap, prevention: [prevention] } as DetectionGap;
    };
    const added = (...gaps: readonly DetectionGap[]) =>
      actionsOf(anAttribution(), gaps, ["a"]).filter(({ type }) => type === "test");
    expect(added(adding("no-case-in-slice", ["q1", "q2"], slice), adding("novel-queries", ["q2", "q3"]))).toEqual([
      {
        key: "add-cases",
        type: "test",
        text: "Add 3 questions to the suite, from 3 traces of the incident.",
        role: "owner of the evaluation suite",
        verifiedBy: ["q1", "q2", "q3"],
        gap: "no-case-in-slice",
      },
    ]);
    expect(added(adding("no-case-in-slice", ["q1"], slice))[0]?.text).toBe(
      "Add 1 question of refunds (app.intent) to the suite, from 1 trace of the incident.",
    );
  });
});
