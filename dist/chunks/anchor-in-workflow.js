import { s as setOutput, u as summary } from "./core.js";
import { n as openLog } from "./of-workflow.js";
import { t as startAnchor } from "./anchor3.js";

// src/start/anchor-in-workflow.ts
/**
* Moves the anchor as a person asked by dispatch, and shows it in the log, the summary and the output `baseline`. Who
* started the workflow is who blesses.
*
* @throws UserError as `startAnchor` does
*/
async function blessInWorkflow({ suite, baseline, why }, outside) {
	const shown = await startAnchor({
		...suite === void 0 ? {} : { suite },
		baseline,
		why
	}, outside);
	const { shownAnchorText } = await import("./shown-anchor.js");
	const text = await shownAnchorText(shown, 100);
	openLog(process.stdout).write(text);
	setOutput("baseline", shown.anchor?.baseline ?? "");
	if (!outside.environment["GITHUB_STEP_SUMMARY"]) return;
	const { block } = await import("./markdown2.js");
	await summary.addRaw(block("text", text)).write();
}

export { blessInWorkflow };