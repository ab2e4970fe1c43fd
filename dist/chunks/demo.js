import { t as renderPostMortemBrief } from "./post-mortem-terminal2.js";
import { t as renderTerminal } from "./terminal2.js";
import { t as openDemo } from "./of-demo2.js";
import { i as progressOn } from "./world.js";
import { t as startCanary } from "./canary2.js";
import { t as startCheck } from "./check2.js";
import { t as startPostMortem } from "./post-mortem2.js";
import { t as startRecord } from "./record3.js";
import { t as _usingCtx } from "./usingCtx.js";

// src/stories/demo.ts
/** The loop on the example suite: a baseline, a harmless edit, a harmful one, a canary, an incident. Runs the real stories. */
async function demo(stage) {
	const baseline = await weeklyBaseline(stage);
	const edits = await twoPullRequests(stage);
	const candidate = await canaryOfTheNextModel(stage);
	const incident = await deployOfTwoLayers(stage);
	return [
		baseline,
		...edits,
		candidate,
		incident
	];
}
async function weeklyBaseline(stage) {
	stage.announce("1. The weekly baseline", "120 of 160 production traces are drawn and asked again, twice each, under production's versions.\nThe scores are committed with the version of every layer.");
	const baseline = await stage.record();
	await stage.show(baseline);
	return baseline;
}
const PROMPT = "prompts/support.md";
const CITATION_RULE = "- Cite the document that a sentence comes from by its id in square brackets, like [d7].\n";
const RULE_BEFORE = "If they do not hold the answer, say so.\n";
/** The prompt as production has it. */
function untouched(prompt) {
	return prompt.replace("You help the customers", "You answer the customers").replace(RULE_BEFORE, RULE_BEFORE + CITATION_RULE);
}
async function twoPullRequests(stage) {
	stage.announce("2. A pull request rewords the prompt", `${PROMPT}: "You answer the customers" becomes "You help the customers".`);
	const reworded = await stage.edit(PROMPT, (text) => text.replace("You answer the customers", "You help the customers"), "Sound friendlier");
	const harmless = await stage.check(reworded);
	await stage.show(harmless);
	stage.announce("3. A pull request tidies the prompt", `${PROMPT}: the line that asks for citations is gone.`);
	const tidied = await stage.edit(PROMPT, (text) => text.replace(CITATION_RULE, ""), "Tidy the prompt");
	const harmful = await stage.check(tidied);
	await stage.show(harmful);
	await stage.edit(PROMPT, untouched, "Close both pull requests");
	return [harmless, harmful];
}
async function canaryOfTheNextModel(stage) {
	stage.announce("4. A canary: the provider's next model", "Production's layers, only the model replaced: --layer model=sim-large-2026-10-15.");
	const candidate = await stage.canary([{
		layer: "model",
		value: "sim-large-2026-10-15"
	}]);
	await stage.show(candidate);
	return candidate;
}
const [OLD_MODEL, NEW_MODEL] = ["sim-large-2026-08-01", "sim-large-2026-11-01"];
/** Two layers change in one week. What everybody says and what the replays say differ. */
async function deployOfTwoLayers(stage) {
	stage.announce("5. A week later: one deploy, two changes, and worse answers", `The deploy brought the provider's newest model, ${NEW_MODEL}, and an index that was rebuilt by
mistake from the files of June. The next weekly record finds the loss. Everybody says: "the model
changed." It did. The record replays both changes, each alone and together, and says which did it.`);
	stage.wait(HOURS_TO_DEPLOY);
	await stage.edit("suite.yml", (suite) => suite.replace(OLD_MODEL, NEW_MODEL), "Deploy the newest model");
	stage.wait(HOURS_TO_RECORD);
	await stage.collectTraces();
	const incident = await stage.record();
	await stage.show(incident);
	stage.announce("6. The post-mortem", "All of it is replayed once more, one request twenty times, and written down: what happened, who did\nit, who is exonerated, why it was not caught, what to do.");
	await stage.postMortem();
	return incident;
}
const HOURS_TO_DEPLOY = 10;
const HOURS_TO_RECORD = 170;

// src/start/demo.ts
/** Sets the stage of the demonstration: a temporary repository, a simulated model on loopback, and the real stories. */
async function startDemo({ example, keep, output, colour, signal }) {
	try {
		var _usingCtx$1 = _usingCtx();
		const started = Date.now();
		let passedMs = 0;
		const now = () => new Date(BEGINS_MS + passedMs + Date.now() - started);
		const { repository, model } = _usingCtx$1.a(await openDemo(example, {
			keep,
			now
		}));
		const outside = {
			directory: repository.root,
			environment: {
				PATH: process.env["PATH"],
				OPENAI_BASE_URL: model.baseUrl
			},
			progress: progressOn(process.stderr, process.stderr.isTTY !== true),
			signal,
			clock: { now },
			cacheFolder: `${repository.root}/.git/eval-baseline-answers`,
			fresh: false
		};
		const width = Math.min(100, output.columns ?? 100);
		const postMortemFolder = `${repository.root}-post-mortem`;
		output.write(`A demonstration with a simulated model on ${model.baseUrl}: real HTTP, real git, simulated answers.\n`);
		await demo({
			edit: repository.edit,
			wait: (hours) => {
				passedMs += hours * 36e5;
			},
			collectTraces: () => repository.copy("after-deploy/production.otlp.jsonl.gz", "traces/production-2.otlp.jsonl.gz"),
			record: () => startRecord({
				target: "replay",
				commit: true
			}, outside),
			check: (range) => startCheck(range, outside),
			canary: (overrides) => startCanary({ overrides }, outside),
			postMortem: async () => {
				const told = await startPostMortem({ out: postMortemFolder }, outside);
				output.write(await renderPostMortemBrief(told, {
					colour,
					width
				}));
			},
			announce: (title, text) => output.write(`\n${rule(title, colour)}\n${text}\n\n`),
			show: async (result) => {
				output.write(await renderTerminal(result, {
					colour,
					width
				}));
			}
		});
		output.write(closing({
			root: repository.root,
			keep,
			postMortem: `${postMortemFolder}/post-mortem.md`,
			seconds: (Date.now() - started) / 1e3,
			requests: model.requests(),
			colour
		}));
	} catch (_) {
		_usingCtx$1.e = _;
	} finally {
		await _usingCtx$1.d();
	}
}
/** The end of the first week of traces. */
const BEGINS_MS = Date.UTC(2026, 10, 9);
function rule(title, colour) {
	const line = `── ${title} ${"─".repeat(Math.max(0, 74 - title.length))}`;
	return colour ? `\u001B[1m${line}\u001B[0m` : line;
}
function closing({ root, keep, postMortem, seconds, requests, colour }) {
	const where = keep ? `The repository is in ${root}: git log eval-baselines shows the branch, git show eval-baselines:README.md what it is.
To ask it more, there:  node <here>/dist/cli.js simulated-model --port 4100 &
                        export OPENAI_BASE_URL=http://127.0.0.1:4100/v1; node <here>/dist/cli.js attribute` : "The temporary repository is gone; with --keep it stays, to ask it more.";
	return `
${rule(`Done: ${seconds.toFixed(1)} s, ${requests} model calls, nothing paid`, colour)}
${where}
Next:
  1. Read the post-mortem:  ${postMortem}
  2. Look at a suite:       evals/support-desk/suite.yml
  3. In your repository:    node <here>/dist/cli.js init                  writes a suite and its workflows
  4. There, with a key:     node <here>/dist/cli.js record --no-commit    what a first baseline would say
  5. On a branch of it:     node <here>/dist/cli.js check --base main     what the branch does to the answers
`;
}

export { startDemo };