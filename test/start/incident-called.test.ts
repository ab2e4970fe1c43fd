import { describe, expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { incidentCalled } from "../../src/start/incident-called.ts";

const NO_FILES = () => false;
const WRITTEN = ["2026-11-02-desk-answers", "2026-11-09-desk-cites"];

function refused(name: string, written = WRITTEN) {
  try {
    return incidentCalled(name, written, NO_FILES);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { problem: error.message, remedy: error.remedy };
  }
}

describe("what a person calls an incident", () => {
  test("is one that is written, two records, or one and the record before it", () => {
    expect(incidentCalled("2026-11-02-desk-answers", WRITTEN, NO_FILES)).toEqual({
      kind: "written",
      incident: "2026-11-02-desk-answers",
    });
    expect(incidentCalled("2026-10-26..latest", WRITTEN, NO_FILES)).toEqual({
      kind: "records",
      before: "2026-10-26",
      after: "latest",
    });
    expect(incidentCalled("../a.json..../b.json", WRITTEN, NO_FILES)).toMatchObject({
      before: "../a.json",
      after: "../b.json",
    });
    for (const name of [
      "latest",
      "2026-11-02",
      "fbc67246",
      "2026-11-02-fbc67246",
      "2026-11-02-fbc67246-2",
      "../a.json",
    ])
      expect(incidentCalled(name, WRITTEN, NO_FILES)).toEqual({ kind: "records", after: name });
    expect(incidentCalled(undefined, WRITTEN, NO_FILES)).toEqual({ kind: "records" });
  });

  test("is split where both halves are files or names of records, though paths hold two dots", () => {
    const files = ["runs/a..b.json", "runs/c..d.json", "../a..b.json", "../../c.json"];
    const isFile = (path: string) => files.includes(path);
    for (const [before, after] of [
      ["runs/a..b.json", "runs/c..d.json"],
      ["../a..b.json", "../../c.json"],
      ["2026-10-26", "runs/a..b.json"],
      ["runs/a..b.json", "latest"],
    ])
      expect(incidentCalled(`${before}..${after}`, WRITTEN, isFile)).toEqual({ kind: "records", before, after });
    expect(incidentCalled("runs/a..b.json", WRITTEN, isFile)).toEqual({ kind: "records", after: "runs/a..b.json" });
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
