import { n as sampleAgain, t as drawSample } from "./draw-sample.js";
import { t as withKeptTexts } from "./kept-texts.js";
import { t as latestBaseline } from "./latest-baseline.js";

// src/stories/sample-of-baseline.ts
/** The cases of the latest baseline, so that it and this run ask the same; without one, a fresh draw. */
async function sampleOfBaseline(suite, world) {
	const latest = await latestBaseline(suite, "replay", world);
	if (latest === void 0) {
		const note = `${world.store.label} holds no replayed baseline of this suite yet, so this run says nothing about drift.`;
		return { drawn: withNote(await drawSample(suite, world), note) };
	}
	const { drawn: again, notes } = await sampleOfRecord(suite, latest, world);
	if (again.status === "drawn") return {
		drawn: withNote(again, ...notes),
		latest
	};
	const note = "The traces of the latest baseline are gone, so new ones were drawn.";
	return {
		drawn: withNote(await drawSample(suite, world), ...notes, note),
		latest
	};
}
/**
* The cases of a record, by the texts kept beside it, else by its traces as far as they are there.
* @returns notes a reader must know besides those of the draw
*/
async function sampleOfRecord(suite, record, world) {
	const { cases, sample } = record.baseline.run;
	const traceIds = [...new Set(cases.flatMap(({ trials }) => trials.map(({ trace }) => trace)))];
	const { world: knowing, notes } = await withKeptTexts(world, record);
	const again = await sampleAgain(traceIds, sample, suite, knowing);
	return {
		drawn: again.status === "drawn" ? asRecorded(again, cases) : again,
		notes
	};
}
/** The cases are what they were to the baseline: kept or drawn anew, and standing for as many others. */
function asRecorded(drawn, rows) {
	const recorded = new Map(rows.map((row) => [row.id, row]));
	const cases = drawn.sample.cases.map((one) => {
		const row = recorded.get(one.id);
		return {
			...one,
			...row?.part === void 0 ? {} : { part: row.part },
			...row?.represents === void 0 ? {} : { represents: row.represents },
			...row?.weight === void 0 ? {} : { weight: row.weight }
		};
	});
	return {
		...drawn,
		sample: {
			...drawn.sample,
			cases
		}
	};
}
function withNote(drawn, ...notes) {
	return drawn.status === "drawn" ? {
		...drawn,
		notes: [...drawn.notes, ...notes]
	} : drawn;
}

export { sampleOfRecord as n, sampleOfBaseline as t };