import { t as UserError } from "./errors2.js";
import { r as openBaselineFile } from "./named-files.js";
import { t as inWorld } from "./in-world.js";
import { n as suiteOfCheckout } from "./suite-of-checkout.js";
import { resolve } from "node:path";

// src/start/record.ts
/** The weekly baseline. @throws UserError when there is no suite, or nowhere to keep it */
async function startRecord(request, given) {
	const outside = request.issue === false ? withoutIncidents(given) : given;
	const { ground, suite: found } = await suiteOfCheckout(request.suite, outside);
	const batch = request.batch === true;
	const sized = request.size === void 0 ? found : {
		...found,
		sample: {
			...found.sample,
			size: request.size
		}
	};
	const suite = batch ? {
		...sized,
		concurrency: MOST_IN_BATCHES
	} : sized;
	if (request.commit && !ground.inRepository && outside.store === void 0) throw new UserError(`${ground.root} is in no git repository, so there is no branch to keep a baseline on`, "Run it in a repository, or write a file: --no-commit --out FILE.");
	const out = request.out === void 0 ? void 0 : await openBaselineFile(resolve(outside.directory, request.out));
	const { record } = await import("./record4.js");
	const { result, baseline } = await inWorld({
		ground,
		suite,
		outside,
		purpose: {
			occasion: sinceLatest,
			batch
		}
	}, (world) => record(suite, request, world));
	if (baseline !== void 0) await out?.write(baseline);
	return result;
}
function withoutIncidents({ hosted, ...outside }) {
	if (hosted === void 0) return outside;
	const { incidents: _, ...rest } = hosted;
	return {
		...outside,
		hosted: rest
	};
}
/** Trials that wait for batches at once: far more than a record has. */
const MOST_IN_BATCHES = 1e6;
/** One occasion lasts until a record is kept: the next record asks anew, one that was stopped goes on. */
async function sinceLatest(store, suite) {
	return `record after ${(await store.list(suite.name)).at(-1)?.path ?? "none"}`;
}

export { startRecord as t };