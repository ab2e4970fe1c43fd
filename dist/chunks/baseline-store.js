import { s as tuplePrefix } from "./version.js";
import { t as UserError } from "./errors2.js";
import { n as serialiseBaseline, t as parseBaseline } from "./baseline.js";
import { t as NO_TEXTS } from "./sample-texts2.js";
import { setTimeout } from "node:timers/promises";

// src/domain/baseline.ts
/** The path of a new record: `baselines/<suite>/<yyyy>/<date>-<tuple8>[-<ordinal>].json`. */
function baselinePath(baseline, ordinal) {
	const date = baseline.run.at.slice(0, 10);
	const suffix = ordinal === 1 ? "" : `-${ordinal}`;
	return `baselines/${baseline.run.suite}/${date.slice(0, 4)}/${date}-${tuplePrefix(baseline.run.versions)}${suffix}.json`;
}
const PATH = /^baselines\/([^/]+)\/\d{4}\/(\d{4}-\d{2}-\d{2})-([0-9a-f]{8})(?:-(\d+))?\.json$/;
/** The name behind a path of the branch, or undefined for a path that is no baseline's. */
function baselineName(path) {
	const match = PATH.exec(path);
	if (!match?.[1] || !match[2] || !match[3]) return void 0;
	return {
		path,
		suite: match[1],
		date: match[2],
		tuple: match[3],
		ordinal: Number(match[4] ?? 1)
	};
}
/** Oldest first, by date and by the order of recording within it; the tuple settles what other writers left equal. */
function byAge(a, b) {
	return a.date.localeCompare(b.date) || a.ordinal - b.ordinal || a.tuple.localeCompare(b.tuple);
}

// src/formats/branch-readme.ts
/**
* The README.md of the baseline branch: what the branch is, for whoever stumbles on it. Written with the first commit.
*
* @returns Markdown with a trailing newline, always the same
*/
function branchReadme() {
	return `# Baselines

This branch is kept by eval-baseline. It holds the scores of an LLM feature over time, each tagged with the version of
every layer that produced it. It shares no history with the code and is never merged into it.

| path | what it is |
|---|---|
| \`baselines/<suite>/<year>/<date>-<tuple>.json\` | one record: all scores of one run, case by case |
| \`samples/<suite>/<digest>.jsonl\` | only where the suite keeps texts: the redacted traces that records were made of |
| \`samples/<suite>/<digest>.jsonl.sealed\` | the same, sealed: nobody reads them without the key |

\`<date>\` is the day of the run in UTC. \`<tuple>\` stands for the versions of model, prompt, policy, retrieval and tools:
two records with the same eight digits ran the same versions. The second record of a day ends in \`-2\`.

Records hold ids, scores, latencies and token counts. They hold no text of traces.

## Rules of this branch

- A record is never changed. A wrong one is deleted by hand, in a commit that says why.
- Writers append; none overwrites another. Do not force-push.
- Keep it outside rulesets that demand reviews or signatures: workflows write here.

## Reading it

\`\`\`sh
git show <branch>:baselines/<suite>/<year>/<file>.json
\`\`\`

A record is JSON with one case per line. A score is a number, or \`{ "unscored": reason }\` where there is none: unknown
is never zero.
`;
}

// src/edges/store/baseline-store.ts
const TRIES = 10;
/**
* The baselines on a branch. Whoever writes at the same time, no record is lost: a writer that finds the branch moved
* starts again from its new head.
*
* @param options.wait what to do before try number `attempt` (2, 3, …); a growing, jittered pause unless given
* @param options.texts whether the texts of samples are kept beside records; none unless given
*/
function baselineStore(branch, { wait = pause, texts = NO_TEXTS } = {}) {
	let seen;
	const look = async () => {
		seen = await branch.snapshot();
		return seen;
	};
	return {
		label: branch.label,
		async list(suite) {
			return (await namesIn(await look(), suite)).toSorted(byAge);
		},
		async read({ path }) {
			const text = await seen?.read(path) ?? await (await look()).read(path);
			if (text !== void 0) return parseBaseline(text, path);
			throw new UserError(`${path} is not on ${branch.label}`, "Take a record that is on the branch; git log on the branch says whether somebody deleted this one.");
		},
		checkKey: () => texts.check(),
		async readSample({ run }) {
			return (seen && await texts.read(run, seen)) ?? texts.read(run, await look());
		},
		async add(baseline, traces) {
			refuseIncomplete(baseline);
			const sample = traces && await texts.file(baseline.run, traces);
			const others = /* @__PURE__ */ new Set();
			for (let attempt = 1; attempt <= TRIES; attempt += 1) {
				if (attempt > 1) await wait(attempt);
				const added = await addOn(branch, {
					snapshot: await look(),
					baseline,
					others,
					...sample && { sample }
				});
				if (added !== void 0) return added;
			}
			throw new UserError(`${branch.label} moved each of the ${TRIES} times a record was about to be written to it`, "Run this again when fewer others write to the branch.");
		}
	};
}
/** The name of the record, already there or added on this snapshot; undefined when the branch has moved since. */
async function addOn(branch, { snapshot, baseline, others, sample }) {
	const text = serialiseBaseline(baseline);
	await refuseForeign(branch, snapshot);
	const siblings = await siblingsOf(snapshot, baseline);
	for (const sibling of siblings) {
		if (others.has(sibling.path)) continue;
		if (await snapshot.read(sibling.path) === text) return sibling;
		others.add(sibling.path);
	}
	const ordinal = 1 + Math.max(0, ...siblings.map((sibling) => sibling.ordinal));
	const name = named(baselinePath(baseline, ordinal));
	const files = [{
		path: name.path,
		text
	}];
	if (await snapshot.read("README.md") === void 0) files.push({
		path: "README.md",
		text: branchReadme()
	});
	if (sample !== void 0 && !(await snapshot.list(sample.path)).includes(sample.path)) files.push(sample);
	const message = `Record ${name.suite} of ${name.date}, versions ${name.tuple}`;
	return (await branch.commit({
		expectedHead: snapshot.head,
		files,
		message
	})).status === "committed" ? name : void 0;
}
/** What may lie on a baseline branch. Code does not: a record on top of it would be a commit nobody asked for. */
const OURS = /^(README\.md|index\.html|(baselines|samples|anchors|probes|incidents)\/)/;
async function refuseForeign(branch, snapshot) {
	const foreign = (await snapshot.list("")).find((path) => !OURS.test(path));
	if (foreign === void 0) return;
	throw new UserError(`${branch.label} holds other things, ${foreign} for one, so it is no branch of baselines`, "Name a branch of its own under store.branch in the suite file.");
}
/** The records of the same suite and day. */
async function siblingsOf(snapshot, baseline) {
	const first = named(baselinePath(baseline, 1));
	return (await namesIn(snapshot, first.suite)).filter(({ date }) => date === first.date);
}
async function namesIn(snapshot, suite) {
	return (await snapshot.list(`baselines/${suite}/`)).flatMap((path) => {
		const name = baselineName(path);
		return name?.suite === suite ? [name] : [];
	});
}
function named(path) {
	const name = baselineName(path);
	if (name !== void 0) return name;
	throw new UserError(`${path} cannot be the path of a record`, "Give the suite a name without slashes, and the run a date of four-digit years.");
}
function refuseIncomplete({ run }) {
	if (run.incomplete === void 0) return;
	throw new UserError(`an incomplete run cannot become a baseline: ${run.incomplete.problem}`, run.incomplete.remedy);
}
/**
* Anything up to 0.8 s, doubled with each try up to 15 s. Drawn from the whole range: of 20 writers at once the last
* then needs half the tries and a third of the time it needs when only part of the pause is left to chance.
*/
async function pause(attempt) {
	await setTimeout(Math.random() * Math.min(200 * 2 ** attempt, 15e3));
}

export { baselineStore as t };