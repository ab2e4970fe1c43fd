import { o as own } from "./json-shape.js";
import { a as callOr, i as call, r as credentials, t as placeOf } from "./place.js";
import { t as pageFrom } from "./pages.js";

// src/edges/sources/langsmith-api.ts
/** Without a beginning the API gives the last day only. */
const BEGINNING = "1970-01-01T00:00:00.000Z";
/** A version that a server has not got, or has no longer. */
const NOT_THERE = [
	404,
	405,
	501
];
/**
* LangSmith's runs, by the second version of its API; by the first where a server has no second, as self-hosted ones
* before 0.16.
*
* @throws UserError when the base URL is none, or the key is not set
*/
function langsmithApi(origin, environment, patience) {
	const api = langsmith(origin, environment);
	let version;
	const ask = async (wanted, page) => {
		const at = {
			place: api.place,
			what: page.what
		};
		if (version !== 1) {
			const question = {
				what: page.what,
				path: "/api/v2/runs/query",
				body: secondVersion(origin, wanted, page)
			};
			const accepts = version === void 0 ? NOT_THERE : [];
			const answer = await callOr(api, {
				...question,
				accepts
			}, patience, page.signal);
			if (answer.kind === "answered") {
				version = 2;
				return pageFrom(own(answer.value, "items"), own(answer.value, "next_cursor"), at);
			}
		}
		const question = {
			what: page.what,
			path: "/api/v1/runs/query",
			body: firstVersion(origin, wanted, page)
		};
		const { value } = await call(api, question, patience, page.signal);
		version = 1;
		return pageFrom(own(value, "runs"), own(own(value, "cursors"), "next"), at);
	};
	return {
		place: api.place,
		items: "runs",
		mayHold: (id) => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(id),
		page: ({ since = BEGINNING, until }, at) => ask({
			since,
			until
		}, at),
		pageOfTrace: (trace, at) => ask({
			since: BEGINNING,
			trace
		}, at)
	};
}
function langsmith(origin, environment) {
	const { place, baseUrl } = placeOf("LangSmith", origin.baseUrl);
	const variables = [origin.keyVariable];
	const keys = credentials(variables, environment, place);
	return {
		place,
		baseUrl: baseUrl.replace(/\/api(?:\/v\d)?$/, ""),
		headers: { "x-api-key": keys.join("") },
		variables,
		secrets: keys
	};
}
/** Without `selects` it gives ids only. */
function secondVersion({ project }, { since, until, trace }, { cursor }) {
	return {
		project_ids: [project],
		min_start_time: since,
		...until === void 0 ? {} : { max_start_time: until },
		...trace === void 0 ? {} : { trace_id: trace },
		selects: (trace === void 0 ? FACTS : EVERYTHING).map((field) => field.toUpperCase()),
		page_size: trace === void 0 ? 1e3 : 100,
		...cursor === void 0 ? {} : { cursor }
	};
}
/** Its `end_time` is about the end of a run, which one that is under way has not got; so the window is left open. */
function firstVersion({ project }, { since, trace }, { cursor }) {
	const fields = trace === void 0 ? FACTS : EVERYTHING;
	return {
		session: [project],
		start_time: since,
		...trace === void 0 ? {} : { trace },
		select: fields.map((field) => OLD_NAMES.get(field) ?? field).filter((field) => !ONLY_NEW.has(field)),
		limit: 100,
		...cursor === void 0 ? {} : { cursor }
	};
}
/** Everything but inputs, outputs and errors, which hold texts; whether a run failed is its status. */
const FACTS = [
	"id",
	"trace_id",
	"parent_run_ids",
	"dotted_order",
	"name",
	"run_type",
	"status",
	"start_time",
	"end_time",
	"extra",
	"metadata",
	"tags",
	"thread_id",
	"project_id",
	"is_root",
	"feedback_stats"
];
const EVERYTHING = [
	...FACTS,
	"inputs",
	"outputs",
	"error",
	"events",
	"manifest",
	"prompt_tokens",
	"completion_tokens",
	"total_tokens",
	"prompt_token_details",
	"completion_token_details",
	"total_cost",
	"reference_example_id"
];
/** What the first version calls otherwise. */
const OLD_NAMES = /* @__PURE__ */ new Map([["parent_run_ids", "parent_run_id"], ["project_id", "session_id"]]);
/** What the first version refuses, or has elsewhere: metadata, threads among it, stand in `extra`. */
const ONLY_NEW = /* @__PURE__ */ new Set([
	"metadata",
	"thread_id",
	"is_root",
	"manifest",
	"prompt_token_details",
	"completion_token_details"
]);

export { langsmithApi };