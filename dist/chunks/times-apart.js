// src/domain/times-apart.ts
/**
* Two instants of UTC, as short as they still differ: days, else minutes, else seconds. Equal ones are days.
*
* @param one an ISO instant
*/
function timesApart(one, other) {
	return [
		DAY,
		MINUTE,
		SECOND
	].map((length) => [cut(one, length), cut(other, length)]).find(([a, b]) => a !== b) ?? [cut(one, DAY), cut(other, DAY)];
}
/** Characters of an ISO instant. */
const [DAY, MINUTE, SECOND] = [
	10,
	16,
	19
];
function cut(at, length) {
	return at.slice(0, length).replace("T", " ");
}

export { timesApart as t };