import { t as metricDifference } from "./metric-difference.js";

// src/statistics/effective-number.ts
/**
* As many values of equal weight as say as much: (Σw)²/Σw² (Kish 1965).
*
* @param weights ≥ 0, not all 0  @returns 1 to the number of weights; equal weights give their number
*/
function effectiveNumber(weights) {
	let [sum, squares] = [0, 0];
	for (const weight of weights) {
		sum += weight;
		squares += weight ** 2;
	}
	return sum ** 2 / squares;
}

// node_modules/pure-rand/lib/esm/generator/xoroshiro128plus.js
const jumps = [
	3639956645,
	3750757012,
	1261568508,
	386426335
];
var XoroShiro128Plus = class XoroShiro128Plus {
	constructor(s01, s00, s11, s10) {
		this.s01 = s01;
		this.s00 = s00;
		this.s11 = s11;
		this.s10 = s10;
	}
	clone() {
		return new XoroShiro128Plus(this.s01, this.s00, this.s11, this.s10);
	}
	next() {
		const out = this.s00 + this.s10 | 0;
		const a0 = this.s10 ^ this.s00;
		const a1 = this.s11 ^ this.s01;
		const s00 = this.s00;
		const s01 = this.s01;
		this.s00 = s00 << 24 ^ s01 >>> 8 ^ a0 ^ a0 << 16;
		this.s01 = s01 << 24 ^ s00 >>> 8 ^ a1 ^ (a1 << 16 | a0 >>> 16);
		this.s10 = a1 << 5 ^ a0 >>> 27;
		this.s11 = a0 << 5 ^ a1 >>> 27;
		return out;
	}
	jump() {
		let ns01 = 0;
		let ns00 = 0;
		let ns11 = 0;
		let ns10 = 0;
		let s01 = this.s01;
		let s00 = this.s00;
		let s11 = this.s11;
		let s10 = this.s10;
		for (let i = 0; i !== 4; ++i) {
			const ji = jumps[i];
			for (let mask = 1; mask; mask <<= 1) {
				if (ji & mask) {
					ns01 ^= s01;
					ns00 ^= s00;
					ns11 ^= s11;
					ns10 ^= s10;
				}
				const a0 = s10 ^ s00;
				const a1 = s11 ^ s01;
				const s00_ = s00;
				const s01_ = s01;
				s00 = s00_ << 24 ^ s01_ >>> 8 ^ a0 ^ a0 << 16;
				s01 = s01_ << 24 ^ s00_ >>> 8 ^ a1 ^ (a1 << 16 | a0 >>> 16);
				s10 = a1 << 5 ^ a0 >>> 27;
				s11 = a0 << 5 ^ a1 >>> 27;
			}
		}
		this.s01 = ns01;
		this.s00 = ns00;
		this.s11 = ns11;
		this.s10 = ns10;
	}
	getState() {
		return [
			this.s01,
			this.s00,
			this.s11,
			this.s10
		];
	}
};
function xoroshiro128plus(seed) {
	return new XoroShiro128Plus(-1, ~seed, seed | 0, 0);
}

// src/pipeline/compare/incomparability.ts
/**
* What keeps two runs from being compared by a metric, or undefined when nothing does. A difference in what is
* measured, in the judge or in the scoring code would show as a difference of the system, which it is not.
*/
function incomparability(metric, before, after) {
	if (before.suite !== after.suite) return {
		kind: "suite-differs",
		reason: `the runs are of different suites, ${before.suite} and ${after.suite}`
	};
	if (before.target !== after.target) return {
		kind: "target-differs",
		reason: `the runs measure different things, ${before.target} answers and ${after.target} answers`
	};
	const earlier = before.metrics.find(({ name }) => name === metric.name);
	const later = after.metrics.find(({ name }) => name === metric.name);
	if (earlier === void 0 || later === void 0) return {
		kind: "on-one-side-only",
		reason: `${earlier === void 0 ? before.label : after.label} has no metric ${metric.name}`
	};
	return metricDifference(earlier, later);
}

export { xoroshiro128plus as n, effectiveNumber as r, incomparability as t };