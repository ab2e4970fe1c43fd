// src/report/slice-name.ts
/** A slice for people: "refunds (app.intent)". Both are words of the traces. */
function sliceName({ attribute, value }, markup) {
	return `${markup.word(value, LONGEST)} (${markup.word(attribute, LONGEST)})`;
}
/** Values of attributes may be whole texts; enough is shown to know one. */
const LONGEST = 40;

export { sliceName as t };