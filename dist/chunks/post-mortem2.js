import { t as UserError } from "./errors2.js";
import { t as filesFrom } from "./named-files.js";
import { t as inWorld } from "./in-world.js";
import { t as stateFinder } from "./state-finder.js";
import { n as suiteOfCheckout } from "./suite-of-checkout.js";
import { join, resolve } from "node:path";

// src/world/post-mortem-files.ts
/** A folder of the user's for a post-mortem. @throws UserError when it could not be written, before anything is paid for */
async function openPostMortemFolder(folder, name) {
	return (await import("./post-mortem-files.js")).postMortemFolder(folder, name);
}
/** The text of post-mortem.json. */
async function postMortemJson(postMortem) {
	return (await import("./post-mortem-files.js")).postMortemJson(postMortem);
}

// src/start/incident-called.ts
/**
* @param name "2026-11-02-support-desk-answers", "A..B", "A", or undefined for the latest record
* @param written names of the incidents that are on the branch
* @param isFile whether a path leads to a file: two dots may stand in one as well
* @throws UserError when it is the name of an incident that is not there, or half of two names
*/
function incidentCalled(name, written, isFile) {
	if (name === void 0) return { kind: "records" };
	if (written.includes(name)) return {
		kind: "written",
		incident: name
	};
	if (isFile(name)) return {
		kind: "records",
		after: name
	};
	const [before, after] = halvesOf(name, isFile);
	if (before !== void 0 && after !== void 0) return {
		kind: "records",
		before,
		after
	};
	if (HALF.test(name)) throw new UserError(`--incident ${name} lacks one of its two records`, "Write both, as in 2026-10-26..2026-11-02, or one alone: it is compared with the record before it.");
	if (INCIDENT.test(name)) throw new UserError(`no incident of the name ${name} is on the branch of baselines`, written.length === 0 ? "None is there yet. Name two records, as in 2026-10-26..2026-11-02, to write one." : `There: ${written.slice(-MOST_SHOWN).join(", ")}. Or name two records, as in 2026-10-26..2026-11-02.`);
	return {
		kind: "records",
		after: name
	};
}
/** Split where both halves are there; else at the first two dots that begin no path. */
function halvesOf(name, isFile) {
	const splits = [...name.matchAll(/(?=\.\.)/g)].map(({ index }) => [name.slice(0, index), name.slice(index + 2)]);
	const isThere = (half) => NAME.test(half) || isFile(half);
	return splits.find((halves) => halves.every(isThere)) ?? TWO.exec(name)?.slice(1) ?? [];
}
/** What a record is called on the branch, but for its path. */
const NAME = /^[\w-]+$/;
/** Two names, where a path of a file may begin with two dots as well. */
const TWO = /^(.+?)\.\.(?![/\\])(.+)$/;
const HALF = /^\.\.(?![/\\])|\.\.$/;
/** A day and words: of a record there are eight digits of its tuple in their place. */
const INCIDENT = /^\d{4}-\d{2}-\d{2}-(?![0-9a-f]{8}(?:-\d+)?$)[a-z0-9-]+$/;
const MOST_SHOWN = 5;

// src/start/incident-means.ts
/**
* The means that a record of an incident holds, which others read: what the repository holds, and models by name. An address
* may have a key in it, and a text was written for nobody else.
*
* @returns notes that name what is left out, sentences
*/
function writtenMeans(means) {
	const written = means.filter(({ override }) => isOfRepository(override));
	const left = means.filter((one) => !written.includes(one));
	return {
		written: written.map(({ side, override }) => ({
			side,
			...override
		})),
		notes: left.map(({ side, override: { layer } }) => `Where the ${layer} of ${side} is was said by somebody and is not kept here: say it again with --${side} ${layer}=… when this is written anew.`)
	};
}
/**
* The means that a record names, to be used again.
*
* @throws UserError when one of them is none that we write: who edits a record does not say where a key goes
*/
function meansWritten({ incident, asked: { means = [] } }) {
	const read = means.map(({ side, ...override }) => ({
		side,
		override
	}));
	const foreign = read.find(({ override }) => !isOfRepository(override));
	if (foreign === void 0) return read;
	const { side, override } = foreign;
	throw new UserError(`incidents/${incident}/post-mortem.json names a place of the ${override.layer} that is not of this repository`, `Look at asked.means there, and say it yourself: --${side} ${override.layer}=…`);
}
function isOfRepository({ layer, value }) {
	return layer === "model" ? !value.startsWith("@") && !/[?&](base-url|key-variable)=/.test(value) : !/^(text:|[a-z][a-z\d+.-]*:\/\/)/i.test(value);
}

// src/start/post-mortem.ts
const USUAL_TRIALS = 20;
/** Writes the post-mortem of an incident. @throws UserError when it could not be written, or a mark in it is broken */
async function startPostMortem(command, outside) {
	if (command.traces !== void 0 && command.incident !== void 0) throw new UserError("--traces goes without --incident", "Name the traces that failed, or an incident.");
	const { ground, suite } = await suiteOfCheckout(command.suite, outside);
	const { out } = command;
	const folder = out === void 0 ? void 0 : await openPostMortemFolder(resolve(outside.directory, out), out);
	const { postMortem } = await import("./post-mortem6.js");
	const { attributionOccasion } = await import("./known-state.js");
	let occasion = "attribute";
	return inWorld({
		ground,
		suite,
		outside,
		purpose: { occasion: async () => occasion }
	}, async (world) => {
		if (folder === void 0) await world.store.checkWritable();
		const asked = await statesOf(command, {
			ground,
			suite,
			outside,
			world
		});
		occasion = attributionOccasion(asked.states);
		const earlier = async (name) => await folder?.earlier(name) ?? world.store.postMortem(name);
		const request = {
			...requestOf(command, asked),
			keep: folder === void 0,
			earlier
		};
		const written = await postMortem(suite, request, world);
		if (written.status === "unanswered") throw new UserError(written.incomplete.problem, written.incomplete.remedy);
		if (written.status === "broken-marks") throw brokenMarks(written, out);
		const { kept } = written;
		const place = await folder?.write(kept) ?? written.path ?? "";
		return {
			postMortem: kept.postMortem,
			markdown: kept.markdown,
			json: await postMortemJson(kept.postMortem),
			place,
			...kept.cases === void 0 ? {} : { cases: join(place, "..", "cases.jsonl") }
		};
	});
}
/** What the story is asked; an incident that is written anew is asked as it was before. */
function requestOf({ metric, usd, trials = USUAL_TRIALS, ...command }, { states, asked, incident, earlier }) {
	const { traces } = asked;
	const means = command.means ?? (earlier === void 0 ? [] : meansWritten(earlier));
	const { written, notes } = writtenMeans(means);
	return {
		attribute: {
			...states,
			notes: [...states.notes, ...notes],
			...traces === void 0 ? {} : { traces },
			...metric === void 0 ? {} : { metric },
			...usd === void 0 ? {} : { usd },
			...means.length === 0 ? {} : { means }
		},
		asked: {
			...asked,
			...written.length === 0 ? {} : { means: written }
		},
		...incident === void 0 ? {} : { incident },
		trials
	};
}
async function statesOf({ incident, traces }, asking) {
	if (traces !== void 0) return found({ traces }, asking);
	const { store } = asking.world;
	const written = incident === void 0 ? [] : await store.incidents();
	const called = incidentCalled(incident, written, await filesFrom(asking.outside.directory));
	if (called.kind === "records") {
		const { kind: _, ...names } = called;
		return found(names, asking);
	}
	const earlier = (await store.postMortem(called.incident))?.postMortem;
	return {
		...await found(earlier?.asked ?? { after: called.incident }, asking),
		incident: called.incident,
		...earlier === void 0 ? {} : { earlier }
	};
}
async function found(asked, { ground, suite, outside, world }) {
	const { findStandpoints } = await import("./standpoints.js");
	const find = await stateFinder({
		ground,
		suite
	}, outside);
	const { before, after, traces } = asked;
	const states = await findStandpoints(suite, traces === void 0 ? {
		kind: "records",
		...before === void 0 ? {} : { before },
		...after === void 0 || after === "latest" && before === void 0 ? {} : { after }
	} : {
		kind: "traces",
		ids: traces
	}, find, world);
	if (states.status === "none") throw new UserError(states.problem, states.remedy);
	if (traces !== void 0) return {
		states,
		asked: { traces }
	};
	const name = ({ standpoint }, typed) => standpoint.baseline ?? typed;
	const [earlier, later] = [name(states.before, before), name(states.after, after)];
	return {
		states,
		asked: {
			...earlier === void 0 ? {} : { before: earlier },
			...later === void 0 ? {} : { after: later }
		}
	};
}
function brokenMarks({ incident, line, problem }, out) {
	const place = out === void 0 ? `incidents/${incident}/post-mortem.md` : `the post-mortem of ${incident}`;
	return new UserError(`${place}, line ${line}: ${problem}`, "Put the marks back as they were, each on a line of its own: <!-- yours: KEY --> and <!-- /yours -->. Nothing was written.");
}

export { startPostMortem as t };