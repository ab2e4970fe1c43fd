import { i as info, l as warning, s as setOutput, u as summary } from "./core.js";
import { a as sumOfDollars } from "./cost.js";
import { t as UserError } from "./errors2.js";
import { n as openLog, r as runOf, t as keepArtifact } from "./of-workflow.js";
import { n as setAttributionOutputs, t as reproduction } from "./reproduction.js";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

// src/faces/post-mortem-issue.ts
/** GitHub refuses more than 65,536 characters, and the marker needs room. */
const LONGEST_BODY = 6e4;
/**
* Opens the issue of the incident with its post-mortem as the text, or writes it into the one that is open. Only what lies
* between two records has one: the first of them is what the issue is closed by. That it could not be written is a warning.
*/
async function openPostMortemIssue(written, incidents) {
	const { suite, before, after, metrics } = written.attribution;
	if (incidents === void 0 || before.baseline === void 0 || after.at === void 0) return;
	const lost = metrics.filter(({ reproduced }) => reproduced === "reproduced").map(({ metric }) => metric);
	if (lost.length === 0) return;
	const { PLAIN, MARKDOWN } = await import("./markup.js");
	const { metricNames } = await import("./incident-words.js");
	const { briefAttribution } = await import("./attribution-page2.js");
	const { reference, since, metrics: names } = await incidents.open(suite) ?? {
		reference: before.baseline,
		since: after.at,
		metrics: [...lost].sort()
	};
	const place = `It lies on the branch of baselines as ${MARKDOWN.code(MARKDOWN.word(written.path))}: what you write between its marks stays.`;
	const whole = `${written.markdown}\n${place}`;
	const body = whole.length <= LONGEST_BODY ? whole : `${briefAttribution(written.attribution)}\n\nThe post-mortem is too long for an issue. ${place}`;
	const title = `${PLAIN.word(suite, 60)} got worse since ${since.slice(0, 10)}: ${metricNames({ metrics: names }, PLAIN)}`;
	try {
		await incidents.raise({
			suite,
			reference,
			since,
			metrics: names,
			title,
			body
		});
	} catch (error) {
		warning(`The issue could not be written: ${error instanceof Error ? error.message : String(error)}`);
	}
}

// src/faces/incident-stories.ts
/** The stories that explain an incident, as a workflow asks for them: log, result file, outputs, artifact, summary. */
/**
* Attributes, or writes a post-mortem, and shows it wherever a workflow shows something. Any answer is one; only what could
* not be asked at all fails the step.
*
* @throws UserError as the stories do
*/
async function explainIncident(request, outside) {
	const { runUrl, reproduce } = pointersOf(request, outside);
	const pointers = {
		...runUrl === void 0 ? {} : { runUrl },
		...reproduce === void 0 ? {} : { reproduce }
	};
	const explained = request.story === "attribute" ? await attributed(request, outside, pointers) : await written(request, outside);
	openLog(process.stdout).write(explained.log);
	const [result] = explained.files;
	const file = join(outside.environment["RUNNER_TEMP"] ?? tmpdir(), `eval-baseline-${result?.name ?? "result.json"}`);
	await writeFile(file, result?.text ?? "");
	setOutputs(explained, file);
	if (request.faces.artifact) await keep(explained, request, outside.environment);
	if (outside.environment["GITHUB_STEP_SUMMARY"]) await summary.addRaw(explained.summary).write();
	const { postMortem, markdown, attribution } = explained;
	if (request.faces.issue && postMortem !== void 0 && markdown !== void 0) await openPostMortemIssue({
		attribution,
		markdown,
		path: postMortem
	}, outside.hosted?.incidents);
	const { incomplete, metrics } = explained.attribution;
	if (incomplete !== void 0 && metrics.length === 0) throw new UserError(incomplete.problem, incomplete.remedy);
}
function pointersOf(request, { environment }) {
	return {
		runUrl: runOf(environment).url,
		reproduce: reproduction(request, void 0)
	};
}
async function attributed({ suite, states }, outside, pointers) {
	const { startAttribute } = await import("./attribute.js");
	const { attributionJson } = await import("./attribution-json.js");
	const { attributionSummary, renderAttribution } = await import("./attribution-page2.js");
	const { traces, ...named } = states;
	const attribution = await startAttribute({
		...suite === void 0 ? {} : { suite },
		...named,
		...traces.length === 0 ? {} : { traces }
	}, outside);
	const summary = attributionSummary(attribution, pointers);
	return {
		attribution,
		log: await renderAttribution(attribution, {
			colour: false,
			width: 100
		}),
		spends: [attribution.spend],
		summary,
		files: [{
			name: "attribution.json",
			text: attributionJson(attribution)
		}, {
			name: "summary.md",
			text: summary
		}]
	};
}
async function written({ suite, states, incident }, outside) {
	const { startPostMortem } = await import("./post-mortem3.js");
	const { renderAttribution } = await import("./attribution-page2.js");
	const { traces, metric } = states;
	const { postMortem, markdown, json, place } = await startPostMortem({
		...suite === void 0 ? {} : { suite },
		...incident === void 0 ? {} : { incident },
		...traces.length === 0 ? {} : { traces },
		...metric === void 0 ? {} : { metric }
	}, outside);
	const { attribution } = postMortem;
	return {
		attribution,
		log: `${await renderAttribution(attribution, {
			colour: false,
			width: 100
		})}\nPost-mortem: ${place}\n`,
		spends: [postMortem.cost.attribution, postMortem.cost.reproduction],
		summary: markdown,
		files: [{
			name: "post-mortem.json",
			text: json
		}, {
			name: "post-mortem.md",
			text: markdown
		}],
		postMortem: place,
		markdown
	};
}
function setOutputs({ attribution, postMortem, spends }, file) {
	setAttributionOutputs(attribution);
	setOutput("post-mortem", postMortem ?? "");
	setOutput("result-file", file);
	setOutput("spend-usd", dollarsOfAll(spends)?.toString() ?? "");
}
/** Unknown where nothing was replayed, or a price of any of it is not known. */
function dollarsOfAll(spends) {
	const known = spends.flatMap((spend) => spend ?? []);
	const dollars = known.flatMap(({ usd }) => usd ?? []);
	if (known.length === 0 || dollars.length < known.length) return void 0;
	return sumOfDollars(dollars.reduce((sum, usd) => sum + usd, 0));
}
async function keep({ attribution, files }, { story }, environment) {
	const { run, url } = runOf(environment);
	const outcome = await keepArtifact({
		name: `eval-baseline-${story}-${attribution.suite}-${run.attempt}`,
		files
	}, environment);
	switch (outcome.status) {
		case "kept":
			if (url !== void 0) setOutput("artifact-url", `${url}/artifacts/${outcome.id}`);
			return;
		case "unavailable": return info(`No artifact was kept: ${outcome.why}. The output result-file has the result.`);
		case "failed": return warning(`The result could not be kept as an artifact: ${outcome.problem}. The output result-file has it.`);
		default: return outcome;
	}
}

export { explainIncident };