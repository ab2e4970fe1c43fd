import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import type { Anchor, ShownAnchor } from "../../src/domain/anchor.ts";
import { shownAnchorJson, shownAnchorText } from "../../src/report/shown-anchor.ts";
import { aTuple } from "../builders.ts";

const schema = JSON.parse(readFileSync("schema/anchor.json", "utf8"));
const validate = new Ajv2020().compile({ ...schema, $ref: "#/$defs/shown" });

const anchor: Anchor = {
  format: 1,
  suite: "desk",
  baseline: "baselines/desk/2026/2026-11-09-1a2b3c4d.json",
  by: "Ada <ada@example.org>",
  at: "2026-11-17T09:30:00.000Z",
  why: "reviewed by hand",
};
const previous: Anchor = {
  ...anchor,
  baseline: "baselines/desk/2026/2026-09-07-1a2b3c4d.json",
  by: "Bo",
  why: "first",
};
const record = { at: "2026-11-09T06:00:00.000Z", target: "replay", cases: 142, versions: aTuple() } as const;
const blessed: ShownAnchor = { suite: "desk", status: "blessed", anchor, record, previous, notes: ["Mind this."] };

test("a blessing is told with the old anchor and the new one", async () => {
  expect(await shownAnchorText(blessed, 100)).toBe(`desk

Blessed: baselines/desk/2026/2026-11-09-1a2b3c4d.json is the anchor from now on, and every record is
compared with it.

Blessed by Ada <ada@example.org>, 2026-11-17 09:30 UTC: reviewed by hand

Recorded 2026-11-09 06:00 UTC: 142 questions, replayed.

Layer      Version it was recorded under
model      gpt-4.1-2025-04-14 (native, gen_ai.response.model)
prompt     9a1c04e2b7d3 (hash of prompts/**)
policy     41f0aa97c615 (hash of policies/*.md)
retrieval  kb-2026-10-01 (mapped, app.retrieval.index_version)
tools      c3d29b80e1f6 (hash of tools/*.json)

Before it: baselines/desk/2026/2026-09-07-1a2b3c4d.json. Blessed by Bo, 2026-11-17 09:30 UTC: first

Mind this.
`);
});

test.each([
  ["none", "No anchor: nobody has blessed a baseline"],
  ["shown", "The anchor is baselines/desk/2026/2026-11-09-1a2b3c4d.json."],
  ["already-blessed", "Nothing was written: baselines/desk/2026/2026-11-09-1a2b3c4d.json is the anchor already"],
] as const)("%s has a headline of its own", async (status, headline) => {
  const shown: ShownAnchor = status === "none" ? { suite: "desk", status, notes: [] } : { ...blessed, status };
  expect((await shownAnchorText(shown, 200)).split("\n")[2]).toContain(headline);
});

test("words of others steer no terminal", async () => {
  const text = await shownAnchorText({ ...blessed, anchor: { ...anchor, why: "\u001b[2Jgone\u202e" } }, 100);
  expect(text.split("\u001b")).toHaveLength(1);
  expect(text).not.toContain("\u202e");
  expect(text).toContain("gone");
});

test("the JSON follows its schema, for each status", () => {
  const all: readonly ShownAnchor[] = [
    blessed,
    { suite: "desk", status: "none", notes: [] },
    { suite: "desk", status: "shown", anchor, record, notes: [] },
    { suite: "desk", status: "already-blessed", anchor, record, notes: [] },
  ];
  for (const shown of all) {
    validate(JSON.parse(shownAnchorJson(shown)));
    expect(validate.errors).toBeNull();
  }
  expect(JSON.parse(shownAnchorJson(blessed))).toMatchObject({
    status: "blessed",
    anchor,
    previous,
    record: { target: "replay", cases: 142, versions: { model: "gpt-4.1-2025-04-14" } },
  });
});
