// src/domain/override-label.ts
const MOST_TEXT = 40;
/**
* A layer and what replaces it, for people: "model=gpt-5-mini", "prompt=text:You are…". A text is cut to 40 characters
* on one line; a URL loses its query, and user name and password, where keys are put by some.
*/
function overrideLabel({ layer, value }) {
	return `${layer}=${(layer === "model" ? shownModel(value) : shownPlace(value)).replace(/(https?:\/\/)[^/?#&\s]*@/gi, "$1")}`;
}
function shownModel(value) {
	return value.split("&").map((part) => part.replace(/((?:^|\?)base-url=[^?#]*?)(?:[?#]|%3f|%23).*$/is, "$1")).join("&");
}
function shownPlace(value) {
	if (/^https?:\/\//i.test(value)) return value.replace(/[?#].*$/s, "");
	if (!value.startsWith("text:")) return value;
	const line = value.replace(/\s+/g, " ").trim();
	return line.length <= MOST_TEXT ? line : `${line.slice(0, 39)}…`;
}

export { overrideLabel as t };