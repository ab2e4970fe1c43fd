import { expect, test } from "vitest";
import { renderPostMortemBrief } from "../../src/report/post-mortem-terminal.ts";
import { aPostMortem } from "./post-mortems.ts";

const place = "incidents/2026-11-02-desk-answers/post-mortem.md";
const shown = (postMortem: ReturnType<typeof aPostMortem>) =>
  renderPostMortemBrief({ postMortem, place }, { colour: false, width: 200 });

test("the brief of a post-mortem says how many actions it leaves out", async () => {
  const { actions } = aPostMortem();
  const [action] = actions;
  if (action === undefined) throw new Error("there is no action");
  const seven = Array.from({ length: 7 }, (_, place) => ({ ...action, key: `action-${place}` }));
  expect(await shown(aPostMortem({ actions: seven }))).toMatch(
    /To do: 7 actions\n(?: {2}\d\. .*\n+(?: +.*\n)*){5} {2}and 2 more there\n/,
  );
  expect(await shown(aPostMortem())).not.toContain("more there");
});

test("the brief of a post-mortem says nothing of a rate that nobody knows", async () => {
  const { rates: _, means: __, ...impact } = aPostMortem().impact;
  expect(await shown(aPostMortem({ impact }))).toMatch(/^What: [^.]+\.\n/);
});
