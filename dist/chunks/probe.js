import { n as xoroshiro128plus } from "./incomparability.js";

// src/statistics/mmd-hamming.ts
/**
* How different two sets of texts are, by where their characters agree: the squared maximum mean discrepancy.
*
* Answers: were these completions drawn from one distribution, prompt by prompt? k(x, y) = share of equal positions of
* two texts for one prompt, cut or padded to a length; MMD² = mean k(X, X′) − 2·mean k(X, Y) + mean k(Y, Y′), a text never
* with itself. About 0 for equal distributions, and may be below. Source: Gao, Liang and Guestrin, arXiv 2410.20247.
*
* @param left, right texts, and the prompt that each answers; at least two texts for one prompt on either side
* @param length in code points; pads count as equal
*/
function mmdHamming(left, right, length) {
	const [x, y] = [left, right].map((texts) => texts.map((text) => ({
		...text,
		points: padded(text.text, length)
	})));
	return { mmd: meanKernel(x ?? [], x ?? []) - 2 * meanKernel(x ?? [], y ?? []) + meanKernel(y ?? [], y ?? []) };
}
function padded(text, length) {
	const points = Array.from(text, (character) => character.codePointAt(0) ?? -1).slice(0, length);
	return [...points, ...new Array(length - points.length).fill(-1)];
}
function meanKernel(left, right) {
	let sum = 0;
	let pairs = 0;
	for (const a of left) for (const b of right) {
		if (a === b || a.prompt !== b.prompt) continue;
		sum += a.points.filter((point, position) => point === b.points[position]).length / a.points.length;
		pairs++;
	}
	return sum / pairs;
}

// src/statistics/permuted-discrepancy.ts
/**
* The permutation test of the mean discrepancy of two sets of texts. The distance is the root of half of its square
* (mmd-hamming.ts), and 0 where that is below 0: then 1 means that no text of one set is like any of the other.
*
* Answers: if it did not matter which texts of a prompt came then and which now, how often would the two sets be as far
* apart as they are? The labels are dealt anew within each prompt: across prompts, as the authors deal them, sets of
* unequal size would differ by their prompts alone. p = (1 + #{T′ ≥ T})/(B + 1). Assumes that the texts of one prompt are
* independent draws of one distribution where nothing differs. Source: Gao, Liang and Guestrin, arXiv 2410.20247.
*
* @param before, now texts, and the prompt that each answers; at least two of each for one prompt
* @param options.length in code points  @param options.resamples B ≥ 1  @param options.seed a whole number
* @returns all three 0…1
*/
function permutedDiscrepancy(before, now, { length, resamples, seed }) {
	const distance = distanceOf$1(mmdHamming(before, now, length).mmd);
	const pools = [...new Set([...before, ...now].map(({ prompt }) => prompt))].map((prompt) => poolOf$1(before.filter(of(prompt)), now.filter(of(prompt)), length));
	const pairs = pairsIn(pools);
	const chance = xoroshiro128plus(seed);
	const below = (end) => Math.floor((chance.next() >>> 0) * (end / 2 ** 32));
	let [sum, asFar] = [0, 1];
	for (let draw = 0; draw < resamples; draw++) {
		const drawn = distanceOf$1(dealtDiscrepancy(pools, pairs, below));
		sum += drawn;
		if (drawn >= distance - 1e-12) asFar++;
	}
	return {
		distance,
		expected: sum / resamples,
		p: asFar / (resamples + 1)
	};
}
/** On the scale of a total variation distance: a square tells little of half a change. */
function distanceOf$1(squared) {
	return Math.sqrt(Math.max(0, squared) / 2);
}
function of(prompt) {
	return (text) => text.prompt === prompt;
}
function poolOf$1(before, now, length) {
	const points = [...now, ...before].map(({ text }) => {
		const known = Array.from(text, (character) => character.codePointAt(0) ?? -1).slice(0, length);
		return Int32Array.from({ length }, (_, place) => known[place] ?? -1);
	});
	const size = points.length;
	const alike = new Float64Array(size * size);
	points.forEach((a, row) => {
		points.forEach((b, column) => {
			alike[row * size + column] = a.reduce((sum, point, place) => sum + (point === b[place] ? 1 : 0), 0) / length;
		});
	});
	return {
		size,
		now: now.length,
		alike,
		order: Int32Array.from({ length: size }, (_, index) => index)
	};
}
function pairsIn(pools) {
	const total = (of) => pools.reduce((sum, pool) => sum + of(pool), 0);
	return {
		before: total(({ size, now }) => (size - now) * (size - now - 1)),
		now: total(({ now }) => now * (now - 1)),
		across: total(({ size, now }) => (size - now) * now)
	};
}
function dealtDiscrepancy(pools, pairs, below) {
	let [before, now, across] = [
		0,
		0,
		0
	];
	for (const { size, now: wanted, alike, order } of pools) {
		for (let at = 0; at < wanted; at++) {
			const from = at + below(size - at);
			const text = order[from] ?? 0;
			order[from] = order[at] ?? 0;
			order[at] = text;
		}
		for (let i = 0; i < size; i++) for (let j = i + 1; j < size; j++) {
			const value = alike[(order[i] ?? 0) * size + (order[j] ?? 0)] ?? 0;
			if (j < wanted) now += 2 * value;
			else if (i < wanted) across += value;
			else before += 2 * value;
		}
	}
	return before / pairs.before - 2 * across / pairs.across + now / pairs.now;
}

// src/statistics/total-variation.ts
/**
* The total variation distance of two distributions that were counted: ½Σ|p − q|.
*
* Answers: of all that is seen, what share would have to change for the two to be alike? Of small counts it is above 0
* even where nothing differs.
*
* @param left, right at least one count above 0 each  @returns 0…1
*/
function totalVariation(left, right) {
	const [l, r] = [totalOf(left), totalOf(right)];
	return [.../* @__PURE__ */ new Set([...Object.keys(left), ...Object.keys(right)])].reduce((sum, value) => sum + Math.abs(countOf$1(left, value) / l - countOf$1(right, value) / r), 0) / 2;
}
function totalOf(counts) {
	return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
function countOf$1(counts, value) {
	return Object.hasOwn(counts, value) ? counts[value] ?? 0 : 0;
}

// src/statistics/permuted-variation.ts
/**
* The permutation test of a mean total variation distance.
*
* Answers: if it did not matter which values of an input were seen then and which now, how often would the two be as far
* apart as they are? The labels "then" and "now" are dealt anew within each input, since inputs differ from one another
* whatever the time; the mean is over inputs. p = (1 + #{T′ ≥ T})/(B + 1), which is never 0. Assumes that the values of
* one input are independent draws of one distribution where nothing differs. Source: B3IT, arXiv 2602.11083.
*
* @param pairs at least one  @param options.resamples B ≥ 1  @param options.seed a whole number
* @returns all three 0…1
*/
function permutedVariation(pairs, { resamples, seed }) {
	const distance = pairs.reduce((sum, { before, now }) => sum + totalVariation(before, now), 0) / pairs.length;
	const pools = pairs.map(poolOf);
	const chance = xoroshiro128plus(seed);
	const below = (end) => Math.floor((chance.next() >>> 0) * (end / 2 ** 32));
	let [sum, asFar] = [0, 1];
	for (let draw = 0; draw < resamples; draw++) {
		const drawn = pools.reduce((total, pool) => total + dealtVariation(pool, below), 0) / pools.length;
		sum += drawn;
		if (drawn >= distance - 1e-12) asFar++;
	}
	return {
		distance,
		expected: sum / resamples,
		p: asFar / (resamples + 1)
	};
}
function poolOf({ before, now }) {
	const names = [.../* @__PURE__ */ new Set([...Object.keys(before), ...Object.keys(now)])];
	const counts = Int32Array.from(names, (name) => countOf(before, name) + countOf(now, name));
	return {
		values: Int32Array.from(names.flatMap((_, index) => new Array(counts[index] ?? 0).fill(index))),
		counts,
		now: names.reduce((sum, name) => sum + countOf(now, name), 0)
	};
}
/** Draws those of "now" anew: the rest is "then". The order that is left behind is as good as the one before. */
function dealtVariation({ values, counts, now }, below) {
	const dealt = new Int32Array(counts.length);
	for (let at = 0; at < now; at++) {
		const from = at + below(values.length - at);
		const value = values[from] ?? 0;
		values[from] = values[at] ?? 0;
		values[at] = value;
		dealt[value] = (dealt[value] ?? 0) + 1;
	}
	const then = values.length - now;
	return dealt.reduce((sum, mine, value) => sum + Math.abs(mine / now - ((counts[value] ?? 0) - mine) / then), 0) / 2;
}
function countOf(counts, value) {
	return Object.hasOwn(counts, value) ? counts[value] ?? 0 : 0;
}

// src/pipeline/probe/compare-readings.ts
/** Both must hold: of many readings some are unlikely, and a small distance that is certain is a matter of the serving. */
const MOST_P = .01;
const LEAST_EXCESS = .2;
const DEALS = {
	resamples: 999,
	seed: 1
};
/** Undefined where a reading has nothing in common with its reference that could be compared. */
function deviationOf(reference, reading) {
	const known = new Map(reference.inputs.map(({ input, outputs }) => [input, outputs]));
	const shared = reading.inputs.flatMap(({ input, outputs }) => {
		const before = known.get(input);
		return before === void 0 || seen(before) === 0 || seen(outputs) === 0 ? [] : [{
			input,
			before,
			now: outputs
		}];
	});
	const compared = reference.kind === reading.kind ? distanceOf(reference.kind, shared) : void 0;
	if (compared === void 0) return void 0;
	const { distance, expected, p } = compared;
	const excess = distance - expected;
	return {
		distance,
		p,
		excess,
		deviates: p <= MOST_P && excess > LEAST_EXCESS
	};
}
function distanceOf(kind, shared) {
	switch (kind) {
		case "border": return shared.length === 0 ? void 0 : permutedVariation(shared, DEALS);
		case "completions": return discrepancyOf(shared);
		default: return kind;
	}
}
function discrepancyOf(shared) {
	const several = shared.filter(({ before, now }) => seen(before) > 1 && seen(now) > 1);
	if (several.length === 0) return void 0;
	const textsOf = (outputs) => several.flatMap((one) => Object.entries(outputs(one)).flatMap(([text, times]) => new Array(times).fill({
		prompt: one.input,
		text
	})));
	const [before, now] = [textsOf((one) => one.before), textsOf((one) => one.now)];
	const length = Math.max(1, ...[...before, ...now].map(({ text }) => [...text].length));
	return permutedDiscrepancy(before, now, {
		...DEALS,
		length
	});
}
function seen(outputs) {
	return Object.values(outputs).reduce((sum, times) => sum + times, 0);
}

// src/pipeline/probe.ts
/**
* What the readings of one model add up to. One deviating reading is `suspect`, two or more in a row are `changed`, dated
* at the first of them; a model that goes back and forth is `unstable`, and nothing is said of it. Only readings beside
* the newest reference count.
*
* @param readings of a suite, in any order; for a moment in the past, those up to it
* @param model its version id: the name that was asked, or the one that was served
* @param since ISO instant: a reading before it says nothing of a change that came later, and so cannot call a model stable
*/
function standingOf(readings, model, { since } = {}) {
	const { any, reference, beside, known } = besideReference(readings, model);
	const silent = {
		model,
		state: "unavailable",
		readings: 0,
		newNames: []
	};
	if (reference === void 0) return {
		...silent,
		why: any ? "the reference of its readings is not on the branch" : "it was never probed"
	};
	const { kind, at } = reference.reading;
	const newest = known.at(-1);
	if (newest === void 0) return {
		...silent,
		kind,
		reference: at,
		why: `there is only the reference of ${at.slice(0, 10)} so far`
	};
	const { distance, p, excess } = newest.deviation;
	const found = stateOf(known);
	const { at: latest } = newest.reading;
	if (found.state === "stable" && since !== void 0 && latest < since) return {
		...silent,
		kind,
		reference: at,
		latest,
		why: `its newest reading, of ${latest.slice(0, 10)}, is older than this`
	};
	return {
		model,
		...found,
		kind,
		readings: beside.length,
		reference: at,
		latest,
		distance,
		p,
		excess,
		newNames: namesBeside(reference.reading, newest.reading)
	};
}
/**
* The reading that later ones of a model are held against, or undefined where there is none; and how many of the newest
* beside it deviate in a row.
*/
function referenceOf(readings, model) {
	const { reference, known } = besideReference(readings, model);
	return reference && {
		reference,
		deviating: deviatingRow(known).length
	};
}
/** Whether a reading is of a model: by the name that was asked, or the one that was served. */
function isOfModel({ reading }, model) {
	return reading.model === model || Object.hasOwn(reading.served, model);
}
function besideReference(readings, model) {
	const mine = readings.filter((one) => isOfModel(one, model)).toSorted((a, b) => a.reading.at < b.reading.at ? -1 : a.reading.at > b.reading.at ? 1 : 0);
	const reference = mine.findLast(({ reading }) => reading.reference === void 0);
	const beside = mine.flatMap(({ reading }) => reference !== void 0 && reading.reference === reference.path ? [reading] : []);
	const known = reference === void 0 ? [] : newestCompared(reference.reading, beside);
	return {
		any: mine.length > 0,
		reference,
		beside,
		known
	};
}
/** Readings that tell whether a model goes back and forth. */
const LOOKED_AT = 8;
/** A swap turns once, and a swap that is taken back twice. */
const MOST_TURNS = 2;
/** The newest readings, oldest first: so many as tell of turns, and those before them that deviate in the same row. */
function newestCompared(reference, beside) {
	const found = [];
	for (const reading of beside.toReversed()) {
		if (found.length >= LOOKED_AT && found.some(({ deviation }) => !deviation.deviates)) break;
		const deviation = deviationOf(reference, reading);
		if (deviation !== void 0) found.push({
			reading,
			deviation
		});
	}
	return found.reverse();
}
function stateOf(known) {
	const looked = known.slice(-8).map(({ deviation }) => deviation.deviates);
	const turns = looked.filter((deviates, index) => index > 0 && deviates !== looked[index - 1]).length;
	const row = deviatingRow(known);
	const onset = row[0] === void 0 ? {} : { onset: row[0].reading.at };
	if (turns > MOST_TURNS) return {
		state: "unstable",
		...onset
	};
	if (row.length === 0) return { state: "stable" };
	return {
		state: row.length === 1 ? "suspect" : "changed",
		...onset
	};
}
/** The newest readings that deviate in a row, oldest first. */
function deviatingRow(known) {
	return known.slice(known.findLastIndex(({ deviation }) => !deviation.deviates) + 1);
}
function namesBeside(reference, reading) {
	const names = ({ fingerprints, served }) => [...Object.keys(served), ...Object.keys(fingerprints)];
	const known = new Set(names(reference));
	return [...new Set(names(reading))].filter((name) => !known.has(name)).sort();
}

export { referenceOf as n, standingOf as r, isOfModel as t };