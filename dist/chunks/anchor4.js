import { t as anchorPath } from "./anchor.js";
import { a as newestNames, t as baselineCalled } from "./baseline2.js";
import { t as isForPeople } from "./for-people.js";

// src/stories/anchor.ts
/** The anchor as it is. Nothing is written. */
async function showAnchor({ name }, { store }) {
	const anchor = await store.anchor(name);
	if (anchor === void 0) return {
		suite: name,
		status: "none",
		notes: []
	};
	return {
		status: "shown",
		...await withRecord(anchor, store)
	};
}
/**
* Makes a record the anchor. This is the only place where an anchor moves, and it is reached by one command, which a
* person types; no story that records or compares comes here.
*/
async function blessBaseline({ name: suite }, { baseline: reference, by, why }, { store, clock }) {
	const names = await store.list(suite);
	const name = baselineCalled(reference, names);
	if (name === void 0) return {
		status: "refused",
		problem: `${reference} is no record of suite ${suite} on ${store.label}, so it cannot be blessed`,
		remedy: names.length === 0 ? "Only a record of the branch can be blessed, and it holds none yet: eval-baseline record." : `Only a record of the branch can be blessed, not a file. There are latest, ${newestNames(names).join(", ")}.`
	};
	const { previous, notes } = await anchorBefore(suite, store);
	if (previous?.baseline === name.path && previous.why === why) return {
		status: "done",
		shown: {
			status: "already-blessed",
			...await withRecord(previous, store)
		}
	};
	const anchor = {
		format: 1,
		suite,
		baseline: name.path,
		by,
		at: clock.now().toISOString(),
		why
	};
	const shown = await withRecord(anchor, store);
	await store.bless(anchor);
	return {
		status: "done",
		shown: {
			...shown,
			status: "blessed",
			...previous === void 0 ? {} : { previous },
			notes: [...notes, ...shown.notes]
		}
	};
}
/** The anchor that is to be replaced. One that cannot be read may be: this is how it is mended. */
async function anchorBefore(suite, store) {
	try {
		const previous = await store.anchor(suite);
		return {
			...previous === void 0 ? {} : { previous },
			notes: []
		};
	} catch (error) {
		if (!isForPeople(error)) throw error;
		return { notes: [`${anchorPath(suite)} was of no use before: ${error.message}.`] };
	}
}
async function withRecord(anchor, store) {
	const name = baselineCalled(anchor.baseline, await store.list(anchor.suite));
	if (name === void 0) return {
		suite: anchor.suite,
		anchor,
		notes: []
	};
	const { at, target, cases, versions } = (await store.read(name)).run;
	const record = {
		at,
		target,
		cases: cases.length,
		versions
	};
	return {
		suite: anchor.suite,
		anchor,
		record,
		notes: target === "observed" ? [ONLY_OBSERVED] : []
	};
}
const ONLY_OBSERVED = "It holds what production answered, so only records of observed answers (--target observed) are compared with it: a replay differs from them by more than time.";

export { blessBaseline, showAnchor };