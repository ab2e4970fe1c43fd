import { o as own } from "./json-shape.js";
import { i as call, r as credentials, t as placeOf } from "./place.js";
import { t as pageFrom } from "./pages.js";

// src/edges/sources/langfuse-api.ts
/** Everything but inputs and outputs, which are most of an observation. */
const FACTS = "core,basic,time,metadata,model,prompt,trace_context";
const EVERYTHING = "core,basic,time,io,metadata,model,usage,prompt,metrics,trace_context";
/** As many as the API gives; with texts, as many as fit in one answer. */
const FACTS_PER_PAGE = "1000";
const OBSERVATIONS_PER_PAGE = "100";
/**
* Langfuse's observations, by the second version of its API. The first is gone from Langfuse Cloud, and is not asked.
*
* @param attributes every attribute that the suite names
* @throws UserError when the base URL is none, or a key is not set
*/
function langfuseApi(origin, attributes, environment, patience) {
	const api = langfuse(origin, environment);
	const expanded = [["expandMetadata", expandedMetadata(attributes)]];
	const ask = async (query, { cursor, what, signal }) => {
		const from = cursor === void 0 ? [] : [["cursor", cursor]];
		const question = {
			what,
			path: "/api/public/v2/observations",
			query: [
				...query,
				...expanded,
				...from
			]
		};
		const { value } = await call(api, question, patience, signal);
		return pageFrom(own(value, "data"), own(own(value, "meta"), "cursor"), {
			place: api.place,
			what
		});
	};
	const environments = origin.environment === void 0 ? [] : [["environment", origin.environment]];
	return {
		place: api.place,
		items: "observations",
		mayHold: () => true,
		page: ({ since, until }, at) => {
			const from = since === void 0 ? [] : [["fromStartTime", since]];
			return ask([
				...[
					["fields", FACTS],
					["limit", FACTS_PER_PAGE],
					["toStartTime", until]
				],
				...from,
				...environments
			], at);
		},
		pageOfTrace: (id, at) => ask([
			["fields", EVERYTHING],
			["limit", OBSERVATIONS_PER_PAGE],
			["traceId", id]
		], at)
	};
}
function langfuse(origin, environment) {
	const { place, baseUrl } = placeOf("Langfuse", origin.baseUrl);
	const variables = [origin.publicKeyVariable, origin.secretKeyVariable];
	const keys = credentials(variables, environment, place);
	const basic = Buffer.from(keys.join(":")).toString("base64");
	return {
		place,
		baseUrl,
		headers: { authorization: `Basic ${basic}` },
		variables,
		secrets: [...keys, basic]
	};
}
/**
* The metadata whose values are wanted whole: Langfuse cuts all others at 200 characters. It keeps what came through
* OpenTelemetry under names of its own, and LangChain's callback the arguments of a tool.
*/
function expandedMetadata(attributes) {
	const keys = [
		"attributes",
		"resourceAttributes",
		"scope",
		"inputs",
		...attributes.flatMap(metadataKeys)
	];
	return [...new Set(keys)].filter((key) => key !== "" && !key.includes(",")).join(",");
}
/** Where an attribute may stand: under its own name, or deeper under the beginning of it. */
function metadataKeys(attribute) {
	const segments = attribute.replace(/^metadata\./, "").split(".");
	return segments.map((_, index) => segments.slice(0, index + 1).join("."));
}

export { langfuseApi };