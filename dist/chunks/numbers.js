import { n as significantNumber, t as groupedNumber } from "./grouped-number.js";

// src/report/numbers.ts
/**
* Numbers for people. One rule each, everywhere:
*
* - a score: per cent, a decimal when it is not 0 (91 %, 90.6 %), so that the means agree with their difference;
* - a difference of scores: points (hundredths), one decimal, always signed; its limits end at 100 points either way;
* - milliseconds: whole, one decimal below 10;
* - dollars: two decimals from $1 on; below, three significant digits, two for a difference;
* - ratios: two decimals, "1.22 times"; none from 100 times on;
* - shares: per cent, at most one decimal; a confidence beyond 99.99 % is said to be that;
* - p-values: two digits that count, and "< 0.001".
*
* Rounding is to the nearest, halves away from zero, and only here: verdicts are reached on unrounded numbers. What
* is not finite is "unknown", never 0.
*/
/** A mean in its own unit: "91 %", "1,240 ms", "$0.00128". */
function level(value, unit) {
	if (!Number.isFinite(value)) return "unknown";
	return `${sign(value, false)}${magnitude(Math.abs(value), unit, "level")}${SUFFIX[unit].level}`;
}
/** A difference with sign and unit: "−17.0 points", "+200 ms", "−$0.0012". */
function change(value, unit) {
	return Number.isFinite(value) ? `${signed(value, unit)}${SUFFIX[unit].change}` : "unknown";
}
/** The interval of a difference: "(95 %: −21.4 to −12.6)"; without the confidence where that is said elsewhere. */
function interval(confidence, lower, upper, unit) {
	return `(${at(confidence)}${bound(lower, unit)} to ${bound(upper, unit)})`;
}
/** The limits of a difference alone: "−9.4 to +3.4 points". */
function range(lower, upper, unit) {
	return `${bound(lower, unit)} to ${bound(upper, unit)}${SUFFIX[unit].change}`;
}
/** After ÷ before with its interval: "1.22 times (95 %: 1.10 to 1.35)". */
function factorInterval(confidence, { value, lower, upper }) {
	return `${factor(value)} (${at(confidence)}${bareFactor(lower)} to ${bareFactor(upper)})`;
}
/** The limits of a ratio alone: "0.97 to 1.40 times". */
function factorRange(lower, upper) {
	return `${bareFactor(lower)} to ${bareFactor(upper)} times`;
}
/** After ÷ before: "1.22 times". */
function factor(value) {
	return Number.isFinite(value) ? `${bareFactor(value)} times` : "unknown";
}
/** A loss or gain without sign, and no more decimals than it needs: "10 points", "120 ms", "$0.01". */
function size(value, unit) {
	if (!Number.isFinite(value)) return "unknown";
	const digits = magnitude(Math.abs(value), unit, "size");
	return `${digits}${unit === "score" && digits === "1" ? " point" : SUFFIX[unit].change}`;
}
/** A loss that was planned with or could have been seen: as `size`, but a tenth of a point is all it knows. */
function roughSize(value, unit) {
	return size(unit === "score" ? Math.round(value * 1e3) / 1e3 : value, unit);
}
/** What something costs or did: "$4.10", "$0.0042". */
function price(usd) {
	return Number.isFinite(usd) ? `$${groupedNumber(usd, usd > 0 && usd < .1 ? 4 : 2)}` : "unknown";
}
/** A `size` where "points" was said just before: "10", "120 ms", "$0.01". */
function briefSize(value, unit) {
	return unit === "score" && Number.isFinite(value) ? magnitude(Math.abs(value), unit, "size") : size(value, unit);
}
/** How long something took, in milliseconds, by its two largest units: "under a second", "48 s", "4 min 12 s", "2 h 5 min". */
function lapse(milliseconds) {
	if (!Number.isFinite(milliseconds)) return "unknown";
	if (milliseconds < 1e3) return "under a second";
	const seconds = Math.round(milliseconds / 1e3);
	if (seconds < 60) return `${seconds} s`;
	const minutes = Math.floor(seconds / 60);
	return minutes < 60 ? `${minutes} min ${seconds % 60} s` : `${groupedNumber(Math.floor(minutes / 60))} h ${minutes % 60} min`;
}
/** A share of 0…1 in per cent: "95 %", "2.5 %". */
function share(value) {
	return Number.isFinite(value) ? `${groupedNumber(value * 100, 0, 1)} %` : "unknown";
}
/** The confidence of an interval, 0…1, never rounded to certainty: "95 %", "99.98 %", "over 99.99 %". */
function certainty(confidence) {
	if (confidence <= .999 || confidence >= 1) return share(confidence);
	if (confidence > .9999) return "over 99.99 %";
	return `${groupedNumber(Math.floor(confidence * 1e4) / 100, 0, 2)} %`;
}
/** A p-value: "0.031", "below 0.001". */
function probability(p) {
	if (!Number.isFinite(p)) return "unknown";
	return p < .001 ? "below 0.001" : significantNumber(p, 2);
}
/** How often something was done: "once", "twice", "seven times", "12 times". */
function times(value) {
	return TIMES[value] ?? `${groupedNumber(value)} times`;
}
/** A whole number with its noun: "1 case", "12,345 cases". */
function count(value, noun, plural = `${noun}s`) {
	return `${groupedNumber(value)} ${value === 1 ? noun : plural}`;
}
/** A list in words: "a", "a and b", "a, b and c". */
function list(words) {
	return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
const TIMES = {
	1: "once",
	2: "twice",
	3: "three times",
	4: "four times",
	5: "five times",
	6: "six times",
	7: "seven times",
	8: "eight times",
	9: "nine times"
};
const SUFFIX = {
	score: {
		level: " %",
		change: " points"
	},
	ms: {
		level: " ms",
		change: " ms"
	},
	usd: {
		level: "",
		change: ""
	}
};
function at(confidence) {
	return confidence === void 0 ? "" : `${certainty(confidence)}: `;
}
function bareFactor(value) {
	if (!Number.isFinite(value)) return "unknown";
	if (value < .1) return significantNumber(value, 2);
	return groupedNumber(value, value < 100 ? 2 : 0);
}
/** Limits that reach beyond what scores can differ by say no more than that they can. */
function bound(value, unit) {
	if (!Number.isFinite(value)) return "unknown";
	return signed(unit === "score" ? Math.max(-1, Math.min(1, value)) : value, unit);
}
function signed(value, unit) {
	const digits = magnitude(Math.abs(value), unit, "change");
	return `${/[1-9]/.test(digits) ? sign(value, true) : ""}${digits}`;
}
function sign(value, plus) {
	if (value < 0) return "−";
	return plus ? "+" : "";
}
function magnitude(value, unit, use) {
	switch (unit) {
		case "score":
			if (use === "level") return groupedNumber(value * 100, 0, 1);
			return groupedNumber(value * 100, use === "change" ? 1 : 0, use === "change" ? 1 : 2);
		case "ms": return value < 10 ? groupedNumber(value, use === "change" ? 1 : 0, 1) : groupedNumber(value);
		case "usd": return value >= 1 ? `$${groupedNumber(value, 2)}` : `$${significantNumber(value, use === "change" ? 2 : 3)}`;
		default: return unit;
	}
}

export { size as _, factor as a, interval as c, list as d, price as f, share as g, roughSize as h, count as i, lapse as l, range as m, certainty as n, factorInterval as o, probability as p, change as r, factorRange as s, briefSize as t, level as u, times as v };