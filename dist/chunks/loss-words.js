import { n as significantNumber, t as groupedNumber } from "./grouped-number.js";
import { h as roughSize } from "./numbers.js";

// src/report/attribution/loss-words.ts
/** A loss without its limits: "41 points", "120 ms", "a factor of 1.30". A gain has a minus. */
function lossSize(value, metric) {
	return withUnit(bareLoss(value, metric), metric, Math.abs(value) === .01);
}
/** One loss beside the whole: "38 of 41 points", "a factor of 1.20 of 1.31". */
function lossOf(value, whole, metric) {
	return withUnit(`${bareLoss(value, metric)} of ${bareLoss(whole, metric)}`, metric, false);
}
/** The limits of a loss: "33 to 48 points", "a factor of 1.10 to 1.35". */
function lossRange(loss, metric) {
	return withUnit(lossLimits(loss, metric), metric, false);
}
/** The same where its unit was said just before: "33 to 48". */
function lossLimits({ lower, upper }, metric) {
	return `${bareLoss(lower, metric)} to ${bareLoss(upper, metric)}`;
}
/** A share of the loss in whole per cent, without the sign of per cent: "92", "−3". */
function percent(share) {
	if (!Number.isFinite(share)) return "unknown";
	const whole = Math.round(share * 100);
	return `${whole < 0 ? "−" : ""}${groupedNumber(Math.abs(whole))}`;
}
/** The limits of a share: "78 to 100 %"; undefined where they are the share itself, as far as whole per cent show. */
function shareLimits({ value, lower, upper }) {
	const limits = [percent(lower), percent(upper)];
	return limits.every((limit) => limit === percent(value)) ? void 0 : `${limits.join(" to ")} %`;
}
function withUnit(words, { unit, scale }, isOne) {
	if (scale === "ratio") return `a factor of ${words}`;
	switch (unit) {
		case "score": return `${words} ${isOne ? "point" : "points"}`;
		case "ms": return `${words} ms`;
		case "usd": return words;
		default: return unit;
	}
}
function bareLoss(value, { unit, scale }) {
	if (!Number.isFinite(value)) return "unknown";
	if (scale === "ratio") return bareFactor(Math.exp(value));
	const rounded = unit === "score" ? roundedPoints(value) : value;
	const digits = roughSize(rounded, unit).replace(/ (?:points?|ms)$/, "");
	return rounded < 0 && /[1-9]/.test(digits) ? `−${digits}` : digits;
}
function bareFactor(value) {
	return value < .1 ? significantNumber(value, 2) : groupedNumber(value, value < 100 ? 2 : 0);
}
/** Whole points where there are many, tenths where there are few: a tired person reads no more. */
function roundedPoints(value) {
	const at = Math.abs(value) >= .1 ? 100 : 1e3;
	return Math.round(value * at) / at;
}

export { percent as a, lossSize as i, lossOf as n, shareLimits as o, lossRange as r, lossLimits as t };