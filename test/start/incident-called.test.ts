import { describe, expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { incidentCalled } from "../../src/start/incident-called.ts";

const WRITTEN = ["2026-11-02-desk-answers", "2026-11-09-desk-cites"];

function refused(name: string, written = WRITTEN) {
  try {
    return incidentCalled(name, written);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { problem: error.message, remedy: error.remedy };
  }
}

describe("what a person calls an incident", () => {
  test("is one that is written, two records, or one and the record before it", () => {
    expect(incidentCalled("2026-11-02-desk-answers", WRITTEN)).toEqual({
      kind: "written",
      incident: "2026-11-02-desk-answers",
    });
    expect(incidentCalled("2026-10-26..latest", WRITTEN)).toEqual({
      kind: "records",
      before: "2026-10-26",
      after: "latest",
    });
    expect(incidentCalled("../a.json..../b.json", WRITTEN)).toMatchObject({ before: "../a.json", after: "../b.json" });
    for (const name of [
      "latest",
      "2026-11-02",
      "fbc67246",
      "2026-11-02-fbc67246",
      "2026-11-02-fbc67246-2",
      "../a.json",
    ])
      expect(incidentCalled(name, WRITTEN)).toEqual({ kind: "records", after: name });
    expect(incidentCalled(undefined, WRITTEN)).toEqual({ kind: "records" });
  });

  test("is told what there is where its name is none of them", () => {
    expect(refused("2026-11-02-desk-answrs")).toEqual({
      problem: "no incident of the name 2026-11-02-desk-answrs is on the branch of baselines",
      remedy:
        "There: 2026-11-02-desk-answers, 2026-11-09-desk-cites. Or name two records, as in 2026-10-26..2026-11-02.",
    });
    expect(refused("2026-11-02-desk-answers", [])).toMatchObject({
      remedy: "None is there yet. Name two records, as in 2026-10-26..2026-11-02, to write one.",
    });
  });

  test("needs both of two records", () => {
    for (const half of ["2026-11-02..", "..2026-11-02", ".."])
      expect(refused(half)).toEqual({
        problem: `--incident ${half} lacks one of its two records`,
        remedy: "Write both, as in 2026-10-26..2026-11-02, or one alone: it is compared with the record before it.",
      });
  });
});
