import { expect, test } from "vitest";
import { renderTerminal } from "../../src/report/terminal.ts";
import { RESULTS } from "./results.ts";

test.each(Object.entries(RESULTS))("the terminal report for %s reads as its golden file", async (verdict, result) => {
  const text = await renderTerminal(result, { colour: false, width: 100 });
  await expect(text).toMatchFileSnapshot(`../golden/terminal-${verdict}.txt`);
});
