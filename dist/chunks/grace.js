import { setMaxListeners } from "node:events";

// src/edges/http/grace.ts
/**
* For each signal that stops new work, the signal that ends work under way: aborted so much later. One for all calls,
* because a signal for each is a tenth of what a short call costs.
*
* @param graceMs milliseconds
*/
function endAfterGrace(graceMs) {
	const ends = /* @__PURE__ */ new WeakMap();
	return (stop) => {
		const known = ends.get(stop);
		if (known !== void 0) return known;
		const controller = new AbortController();
		setMaxListeners(0, controller.signal);
		const onStop = () => setTimeout(() => controller.abort(), graceMs).unref();
		if (stop.aborted) onStop();
		else stop.addEventListener("abort", onStop, { once: true });
		ends.set(stop, controller.signal);
		return controller.signal;
	};
}

export { endAfterGrace as t };