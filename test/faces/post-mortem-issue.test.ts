import { expect, test } from "vitest";
import { openPostMortemIssue } from "../../src/faces/post-mortem-issue.ts";
import type { Incidents } from "../../src/ports.ts";
import { ATTRIBUTIONS, anAttribution } from "../report/attributions.ts";

type Raised = Parameters<Incidents["raise"]>[0];

/** Issues of a repository in memory. */
function issues(open?: Awaited<ReturnType<Incidents["open"]>>) {
  const raised: Raised[] = [];
  const incidents: Incidents = {
    open: async () => open,
    raise: async (incident) => {
      raised.push(incident);
      return "opened";
    },
    close: async () => "none-to-close",
  };
  return { raised, incidents };
}

const PATH = "incidents/2026-11-09-support-desk-answers/post-mortem.md";
const written = (attribution = anAttribution(), markdown = "# Post-mortem\n") => ({
  attribution,
  markdown,
  path: PATH,
});

test("a post-mortem between two records opens the issue of the incident, measured against the first of them", async () => {
  const { raised, incidents } = issues();
  await openPostMortemIssue(written(), incidents);
  expect(raised).toEqual([
    {
      suite: "support-desk",
      reference: "baselines/support-desk/2026/2026-11-02-0c2ee917.json",
      since: "2026-11-09T06:00:00.000Z",
      metrics: ["answers"],
      title: "support-desk got worse since 2026-11-09: answers",
      body: `# Post-mortem\n\nIt lies on the branch of baselines as <code>${PATH}</code>: what you write between its marks stays.`,
    },
  ]);
});

test("an issue that is open keeps what it is measured against", async () => {
  const open = { issue: 7, reference: "baselines/a.json", since: "2026-10-30T06:00:00.000Z", metrics: ["cites"] };
  const { raised, incidents } = issues(open);
  await openPostMortemIssue(written(), incidents);
  const { issue: _, ...known } = open;
  expect(raised).toMatchObject([{ ...known, title: "support-desk got worse since 2026-10-30: cites" }]);
});

test("a post-mortem that is too long for an issue is named there, with the layers in brief", async () => {
  const { raised, incidents } = issues();
  await openPostMortemIssue(written(anAttribution(), "x".repeat(60_000)), incidents);
  expect(raised[0]?.body.length).toBeLessThan(60_000);
  expect(raised[0]?.body).toContain("Retrieval did it");
  expect(raised[0]?.body).toContain(PATH);
});

test("what did not come again, or lies between no two records, opens no issue", async () => {
  const { raised, incidents } = issues();
  await openPostMortemIssue(written(ATTRIBUTIONS["not-reproduced"]), incidents);
  const { baseline: _, ...before } = anAttribution().before;
  await openPostMortemIssue(written(anAttribution({ before })), incidents);
  expect(raised).toEqual([]);
});
