// src/domain/negative-feedback.ts
/**
* Whether feedback is bad: a number of 0 or less, "false", or one of the usual words. 0 counts as bad because the scale
* of most feedback is thumbs, 0 or 1; on a scale of −1, 0, 1 it draws neutral feedback too, which costs a few places of
* the quota and hides nothing.
*/
function isNegative(feedback) {
	if (feedback === void 0 || feedback.trim() === "") return false;
	return Number(feedback) <= 0 || NEGATIVE.has(feedback.trim().toLowerCase());
}
const NEGATIVE = /* @__PURE__ */ new Set([
	"false",
	"negative",
	"down",
	"thumbs_down",
	"thumbs-down",
	"thumbsdown",
	"bad",
	"dislike"
]);

export { isNegative as t };