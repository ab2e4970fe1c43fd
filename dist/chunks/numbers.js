import { n as significantNumber, t as groupedNumber } from "./grouped-number.js";

// src/report/numbers.ts
/**
* Numbers for people. One rule each, everywhere:
*
* - a score: two decimals, a third when it is not 0 (0.91, 0.906), so that the means agree with their difference;
* - a difference of scores: points (hundredths), one decimal, always signed;
* - milliseconds: whole, one decimal below 10;
* - dollars: two decimals from $1 on; below, three significant digits, two for a difference;
* - shares: per cent, at most one decimal.
*
* Rounding is to the nearest, halves away from zero, and only here: verdicts are reached on unrounded numbers. What
* is not finite is "unknown", never 0.
*/
/** A mean in its own unit: "0.91", "1,240 ms", "$0.00128". */
function level(value, unit) {
	if (!Number.isFinite(value)) return "unknown";
	return `${sign(value, false)}${magnitude(Math.abs(value), unit, "level")}${SUFFIX[unit].level}`;
}
/** A difference with sign and unit: "−17.0 points", "+200 ms", "−$0.0012". */
function change(value, unit) {
	return Number.isFinite(value) ? `${signed(value, unit)}${SUFFIX[unit].change}` : "unknown";
}
/** The interval of a difference: "(95 % −21.4 to −12.6)". */
function interval(confidence, lower, upper, unit) {
	return `(${share(confidence)} ${bound(lower, unit)} to ${bound(upper, unit)})`;
}
/** A loss or gain without sign, and no more decimals than it needs: "10 points", "120 ms", "$0.01". */
function size(value, unit) {
	if (!Number.isFinite(value)) return "unknown";
	const digits = magnitude(Math.abs(value), unit, "size");
	return `${digits}${unit === "score" && digits === "1" ? " point" : SUFFIX[unit].change}`;
}
/** A share of 0…1 in per cent: "95 %", "2.5 %". */
function share(value) {
	return Number.isFinite(value) ? `${groupedNumber(value * 100, 0, 1)} %` : "unknown";
}
/** A whole number with its noun: "1 case", "12,345 cases". */
function count(value, noun, plural = `${noun}s`) {
	return `${groupedNumber(value)} ${value === 1 ? noun : plural}`;
}
/** A list in words: "a", "a and b", "a, b and c". */
function list(words) {
	return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
const SUFFIX = {
	score: {
		level: "",
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
function bound(value, unit) {
	return Number.isFinite(value) ? signed(value, unit) : "unknown";
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
			if (use === "level") return groupedNumber(value, 2, 3);
			return groupedNumber(value * 100, use === "change" ? 1 : 0, use === "change" ? 1 : 2);
		case "ms": return value < 10 ? groupedNumber(value, use === "change" ? 1 : 0, 1) : groupedNumber(value);
		case "usd": return value >= 1 ? `$${groupedNumber(value, 2)}` : `$${significantNumber(value, use === "change" ? 2 : 3)}`;
		default: return unit;
	}
}

export { list as a, level as i, count as n, share as o, interval as r, size as s, change as t };