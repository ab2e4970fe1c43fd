import { t as UserError } from "./errors2.js";
import { c as openBaselines } from "./world.js";
import { a as readStampsFile } from "./named-files.js";
import { t as inWorld } from "./in-world.js";
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

// src/start/post-mortem.ts
const USUAL_TRIALS = 20;
/** Writes the post-mortem of an incident. @throws UserError when it could not be written, or a mark in it is broken */
async function startPostMortem(command, outside) {
	if (command.traces !== void 0 && command.incident !== void 0) throw new UserError("--traces goes without --incident", "Name the traces that failed, or an incident.");
	const { ground, suite } = await suiteOfCheckout(command.suite, outside);
	const { out } = command;
	const folder = out === void 0 ? void 0 : await openPostMortemFolder(resolve(outside.directory, out), out);
	const { postMortem } = await import("./post-mortem5.js");
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
function requestOf({ metric, usd, trials = USUAL_TRIALS, ...command }, { states, asked, incident }) {
	const { traces } = asked;
	const means = command.means ?? (asked.means ?? []).map(({ side, ...override }) => ({
		side,
		override
	}));
	const attribute = {
		...states,
		...traces === void 0 ? {} : { traces },
		...metric === void 0 ? {} : { metric },
		...usd === void 0 ? {} : { usd },
		...means.length === 0 ? {} : { means }
	};
	const told = means.map(({ side, override }) => ({
		side,
		...override
	}));
	return {
		attribute,
		asked: {
			...asked,
			...told.length === 0 ? {} : { means: told }
		},
		...incident === void 0 ? {} : { incident },
		trials
	};
}
/** What a person means by an incident: one that is written already, two records, or one and the record before it. */
async function statesOf({ incident, traces }, asking) {
	if (traces !== void 0) return found({ traces }, asking);
	const { world } = asking;
	if (incident !== void 0 && (await world.store.incidents()).includes(incident)) {
		const earlier = await world.store.postMortem(incident);
		if (earlier !== void 0) return {
			...await found(earlier.postMortem.asked, asking),
			incident
		};
	}
	const [, before, after] = /^(.+?)\.\.(?![/\\])(.+)$/.exec(incident ?? "") ?? [];
	if (before !== void 0 && after !== void 0) return found({
		before,
		after
	}, asking);
	return found(incident === void 0 ? {} : { after: incident }, asking);
}
async function found(asked, { ground, suite, outside, world }) {
	const { findStandpoints } = await import("./standpoints.js");
	const { stateOfRecord } = await import("./known-state.js");
	const baselines = await openBaselines(outside, () => ({
		ground,
		suite
	}));
	const find = async (reference) => {
		const stamped = await readStampsFile(resolve(outside.directory, reference), reference);
		if (stamped !== void 0) return { standpoint: {
			label: reference,
			versions: stamped.versions
		} };
		const { name, baseline } = await baselines.find(reference);
		return stateOfRecord(name, baseline);
	};
	const { before, after, traces, means } = asked;
	const states = await findStandpoints(suite, traces === void 0 ? {
		kind: "records",
		...before === void 0 ? {} : { before },
		...after === void 0 || after === "latest" ? {} : { after }
	} : {
		kind: "traces",
		ids: traces
	}, find, world);
	if (states.status === "none") throw new UserError(states.problem, states.remedy);
	const known = means === void 0 ? {} : { means };
	if (traces !== void 0) return {
		states,
		asked: {
			traces,
			...known
		}
	};
	const name = ({ standpoint }, typed) => standpoint.baseline ?? typed;
	const [earlier, later] = [name(states.before, before), name(states.after, after)];
	return {
		states,
		asked: {
			...earlier === void 0 ? {} : { before: earlier },
			...later === void 0 ? {} : { after: later },
			...known
		}
	};
}
function brokenMarks({ incident, line, problem }, out) {
	const place = out === void 0 ? `incidents/${incident}/post-mortem.md` : `the post-mortem of ${incident}`;
	return new UserError(`${place}, line ${line}: ${problem}`, "Put the marks back as they were, each on a line of its own: <!-- yours: KEY --> and <!-- /yours -->. Nothing was written.");
}

export { startPostMortem as t };