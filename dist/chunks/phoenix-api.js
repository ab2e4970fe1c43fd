import { o as own } from "./json-shape.js";
import { i as call, n as credential, t as placeOf } from "./place.js";
import { t as pageFrom } from "./pages.js";

// src/edges/sources/phoenix-api.ts
/** It gives a thousand, always with their texts: so many fit in one answer. */
const SPANS_PER_PAGE = "200";
/**
* Phoenix's spans. Its API cannot leave texts out. A server without authentication needs no key.
*
* @throws UserError when the base URL is none, or the key cannot be sent
*/
function phoenixApi(origin, environment, patience) {
	const api = phoenix(origin, environment);
	const path = `/v1/projects/${encodeURIComponent(origin.project)}/spans`;
	const ask = async (query, { cursor, what, signal }) => {
		const from = cursor === void 0 ? [] : [["cursor", cursor]];
		const question = {
			what,
			path,
			query: [
				["limit", SPANS_PER_PAGE],
				...query,
				...from
			]
		};
		const { value } = await call(api, question, patience, signal);
		return pageFrom(own(value, "data"), own(value, "next_cursor"), {
			place: api.place,
			what
		});
	};
	return {
		place: api.place,
		items: "spans",
		mayHold: () => true,
		page: ({ since, until }, at) => {
			return ask([...since === void 0 ? [] : [["start_time", since]], ["end_time", until]], at);
		},
		pageOfTrace: (id, at) => ask([["trace_id", id]], at)
	};
}
function phoenix(origin, environment) {
	const { place, baseUrl } = placeOf("Phoenix", origin.baseUrl);
	const variables = [origin.keyVariable];
	const key = credential(origin.keyVariable, environment, place);
	return key === void 0 ? {
		place,
		baseUrl,
		headers: {},
		variables,
		secrets: []
	} : {
		place,
		baseUrl,
		headers: { authorization: `Bearer ${key}` },
		variables,
		secrets: [key]
	};
}

export { phoenixApi };