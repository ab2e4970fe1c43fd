import { t as UserError } from "./errors2.js";
import { t as inWorld } from "./in-world.js";
import { n as suiteOfCheckout } from "./suite-of-checkout.js";

// src/start/history.ts
/** The weekly series of a suite. @throws UserError when a record cannot be read, or no series has this name */
async function startHistory({ suite: named, target, metric }, outside) {
	const { ground, suite } = await suiteOfCheckout(named, outside);
	const { history } = await import("./history4.js");
	const told = await inWorld({
		ground,
		suite,
		outside,
		purpose: { occasion: async () => "history" }
	}, (world) => history(suite, target, world));
	if (told.status === "stopped") throw new UserError("the run was stopped before all records were read", "Run it again.");
	return metric === void 0 ? told.history : onlyMetric(told.history, metric);
}
function onlyMetric(history, metric) {
	const metrics = history.metrics.filter((series) => series.metric === metric);
	if (metrics.length > 0 || history.records === 0) return {
		...history,
		metrics
	};
	const names = history.metrics.map((series) => series.metric).join(", ");
	throw new UserError(`the newest record of ${history.suite} has no metric ${metric}`, names === "" ? "It has no metrics at all." : `Name one it has: ${names}.`);
}

export { startHistory };