import { n as digestOf } from "./digest.js";

// src/domain/model-version.ts
/**
* The version of a model that was chosen in place of the suite's: its name, and `#` with eight hexadecimal digits of
* parameters, base URL and API where any of these differs from the suite's. Else a canary of a temperature alone would
* be a change of nothing.
*
* @param usual the suite's own
*/
function modelVersion(chosen, usual) {
	return {
		id: digestOf(calledBy(chosen)) !== digestOf(calledBy(usual)) ? `${chosen.name}${MARK}${digestOf(calledBy(chosen)).slice(0, 8)}` : chosen.name,
		source: "config"
	};
}
/** The version of a model once the provider has said which it served: that name, with the mark of what was asked. */
function servedModelVersion(asked, served) {
	const [, name = asked.id, mark = ""] = MARKED.exec(asked.id ?? "") ?? [];
	return name === served ? asked : {
		id: `${served}${mark}`,
		source: "native",
		from: `asked for ${asked.id}`
	};
}
const MARK = "#";
const MARKED = /^(.*)(#[0-9a-f]{8})$/s;
function calledBy({ parameters, baseUrl, api }) {
	return {
		parameters,
		baseUrl,
		api
	};
}

export { servedModelVersion as n, modelVersion as t };