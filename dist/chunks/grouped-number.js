// src/domain/grouped-number.ts
/**
* A number for people, in English: "1,240", "0.906". As `toLocaleString("en-US")` writes it, which takes a fiftieth of
* a second to load its tables the first time. Rounded to the nearest, halves away from zero, from the shortest decimal
* that means this number: 1.005 with two decimals is 1.01.
*
* @param least decimals that are always written, 0 or more
* @param most decimals that are written where they are not zeros at the end, at least `least`
* @returns "unknown" for what is not finite
*/
function groupedNumber(value, least = 0, most = least) {
	if (!Number.isFinite(value)) return "unknown";
	const digits = scaled(Math.abs(value), most).padStart(most + 1, "0");
	const whole = digits.slice(0, digits.length - most).replace(/\B(?=(?:\d{3})+$)/g, ",");
	const fraction = digits.slice(digits.length - most);
	const kept = fraction.slice(0, least) + fraction.slice(least).replace(/0+$/, "");
	return `${value < 0 && /[1-9]/.test(digits) ? "-" : ""}${whole}${kept === "" ? "" : `.${kept}`}`;
}
/** The same with so many digits that count, at least 1, whatever their place: "0.00128". Zeros at the end are left out. */
function significantNumber(value, digits) {
	return groupedNumber(value, 0, Number.isFinite(value) ? Math.max(0, digits - 1 - partsOf(value).exponent) : 0);
}
/** value × 10^decimals, rounded, in digits. */
function scaled(value, decimals) {
	const { digits, exponent } = partsOf(value);
	const kept = exponent + 1 + decimals;
	if (kept < 0) return "0";
	const roundsUp = Number(digits[kept] ?? 0) >= 5;
	return String(BigInt(digits.slice(0, kept).padEnd(kept, "0")) + (roundsUp ? 1n : 0n));
}
/** The shortest digits that mean this number, the first of them before the point, and the power of ten they stand for. */
function partsOf(value) {
	const [digits = "", exponent] = Math.abs(value).toExponential().split("e");
	return {
		digits: digits.replace(".", ""),
		exponent: Number(exponent)
	};
}

export { significantNumber as n, groupedNumber as t };