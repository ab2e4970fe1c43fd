import * as core from "@actions/core";
import type { AnchorAsked } from "../config/action-request.ts";
import { openLog } from "../world/of-workflow.ts";
import type { Outside } from "../world/world.ts";
import { startAnchor } from "./anchor.ts";

/**
 * Moves the anchor as a person asked by dispatch, and shows it in the log, the summary and the output `baseline`. Who
 * started the workflow is who blesses.
 *
 * @throws UserError as `startAnchor` does
 */
export async function blessInWorkflow({ suite, baseline, why }: AnchorAsked, outside: Outside): Promise<void> {
  const shown = await startAnchor({ ...(suite === undefined ? {} : { suite }), baseline, why }, outside);
  const { shownAnchorText } = await import("../report/shown-anchor.ts");
  const text = await shownAnchorText(shown, 100);
  openLog(process.stdout).write(text);
  core.setOutput("baseline", shown.anchor?.baseline ?? "");
  if (!outside.environment["GITHUB_STEP_SUMMARY"]) return;
  const { block } = await import("../report/markdown.ts");
  await core.summary.addRaw(block("text", text)).write();
}
