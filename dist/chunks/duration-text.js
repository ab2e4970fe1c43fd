// src/domain/duration-text.ts
const UNITS = [
	["day", 864e5],
	["hour", 36e5],
	["minute", 6e4],
	["second", 1e3],
	["millisecond", 1]
];
/** "7 days", "90 seconds": milliseconds, in the largest unit that leaves nothing over. */
function durationText(milliseconds) {
	const [name, length] = UNITS.find(([, unit]) => milliseconds >= unit && milliseconds % unit === 0) ?? UNITS[4];
	const count = milliseconds / length;
	return `${count} ${name}${count === 1 ? "" : "s"}`;
}

export { durationText as t };