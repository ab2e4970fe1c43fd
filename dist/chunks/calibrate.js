import { t as canonicalJson } from "./digest.js";
import { t as UserError } from "./errors2.js";
import { a as readLabels } from "./named-files.js";
import { t as inWorld } from "./in-world.js";
import { n as suiteOfCheckout } from "./suite-of-checkout.js";
import { resolve } from "node:path";

// src/start/calibrate.ts
/** How the judge of a metric compares with people. @throws UserError when there is nothing to show */
async function startCalibrate(command, outside) {
	const { ground, suite } = await suiteOfCheckout(command.suite, outside);
	const labels = await readLabels(resolve(outside.directory, command.labels));
	const { calibrate } = await import("./calibrate2.js");
	const { metric, threshold } = command;
	const occasion = async () => `calibrate ${metric} ${canonicalJson(labels)}`;
	const calibrated = await inWorld({
		ground,
		suite,
		outside,
		purpose: { occasion }
	}, (world) => calibrate(suite, {
		labels,
		metric,
		threshold
	}, world));
	if (calibrated.status === "stopped") throw new UserError(calibrated.problem, calibrated.remedy);
	return calibrated.calibration;
}

export { startCalibrate };