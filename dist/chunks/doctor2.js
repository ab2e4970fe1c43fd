import { t as examine } from "./examine.js";
import { t as drawSample } from "./draw-sample.js";
import { t as latestBaseline } from "./latest-baseline.js";

// src/stories/doctor.ts
/**
* Looks at the traces a record would draw: what they hold of what the job needs, and what drop their number could show.
* Nothing is asked of a model, and nothing is written.
*
* @throws UserError when a source cannot be read
*/
async function doctor(suite, world) {
	const drawn = await drawSample(suite, world);
	if (drawn.status === "empty") return drawn;
	const latest = await latestBaseline(suite, "replay", world);
	return {
		status: "examined",
		diagnosis: examine(suite, {
			traces: drawn.traces,
			sample: drawn.sample,
			notes: drawn.notes,
			...latest === void 0 ? {} : { latest: latest.baseline.run }
		})
	};
}

export { doctor };