import { t as UserError } from "./errors2.js";
import { t as attributionJson } from "./attribution-json2.js";
import { i as openTextFile } from "./named-files.js";
import { t as inWorld } from "./in-world.js";
import { t as stateFinder } from "./state-finder.js";
import { n as suiteOfCheckout } from "./suite-of-checkout.js";
import { resolve } from "node:path";

// src/start/attribute.ts
/** Which layer broke first. @throws UserError when there is no suite, or no two states to compare */
async function startAttribute(command, outside) {
	const { before, after, traces } = command;
	if (traces !== void 0 && (before ?? after) !== void 0) throw new UserError("--traces goes without the names of two states", "Name the traces that failed, or two records; --before LAYER=VALUE says where an earlier version is.");
	const { ground, suite } = await suiteOfCheckout(command.suite, outside);
	const out = command.out === void 0 ? void 0 : await openTextFile(resolve(outside.directory, command.out));
	const { attributionOccasion } = await import("./known-state.js");
	const find = await stateFinder({
		ground,
		suite
	}, outside);
	const { findStandpoints } = await import("./standpoints.js");
	const { attribute } = await import("./attribute3.js");
	let occasion = "attribute";
	const attribution = await inWorld({
		ground,
		suite,
		outside,
		purpose: { occasion: async () => occasion }
	}, async (world) => {
		const asked = traces === void 0 ? {
			kind: "records",
			...named(command)
		} : {
			kind: "traces",
			ids: traces
		};
		const states = await findStandpoints(suite, asked, find, world);
		if (states.status === "none") throw new UserError(states.problem, states.remedy);
		occasion = attributionOccasion(states);
		const { metric, cases, trials, usd, means } = command;
		return attribute(suite, {
			...states,
			...defined({
				traces,
				metric,
				cases,
				trials,
				usd,
				means
			})
		}, world);
	});
	await out?.write(attributionJson(attribution));
	return attribution;
}
function named({ before, after }) {
	return defined({
		before,
		after
	});
}
/** Without what is not there. */
function defined(options) {
	return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== void 0));
}

export { startAttribute };