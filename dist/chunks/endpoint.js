import { t as keyIn } from "./environment.js";

// src/edges/models/endpoint.ts
/**
* The endpoint of a model: its own base URL, else OPENAI_BASE_URL, else the provider's. A variable that is empty counts
* as unset, because that is what a secret that is not there looks like in a workflow.
*/
function endpointOf(model, environment) {
	const url = model.baseUrl || environment["OPENAI_BASE_URL"]?.trim() || "https://api.openai.com/v1";
	const parsed = URL.canParse(url) ? new URL(url) : void 0;
	if (parsed === void 0 || !/^https?:$/.test(parsed.protocol)) return {
		status: "unusable",
		reason: "unreachable",
		detail: `the base URL of ${model.name} is not an http or https URL`
	};
	const place = `${parsed.origin}${parsed.pathname}`.replace(/\/+$/, "");
	if (parsed.username !== "" || parsed.password !== "") return {
		status: "unusable",
		reason: "unauthorised",
		detail: `the base URL ${place} holds a user name or a password; the key belongs in ${model.keyVariable}`
	};
	const found = keyIn(environment, model.keyVariable);
	if (found.status === "unset" && !isLoopback(parsed.hostname)) return {
		status: "unusable",
		reason: "unauthorised",
		detail: `${model.keyVariable} is not set`
	};
	if (found.status === "unusable") return {
		status: "unusable",
		reason: "unauthorised",
		detail: `the key in ${model.keyVariable} holds white space or characters outside ASCII`
	};
	return {
		status: "usable",
		url,
		place,
		key: found.status === "set" ? found.key : "no-key-needed"
	};
}
function isLoopback(host) {
	return host === "localhost" || host.endsWith(".localhost") || host === "[::1]" || /^127(\.\d+){3}$/.test(host);
}

export { endpointOf as t };