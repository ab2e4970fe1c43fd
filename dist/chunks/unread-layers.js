import { t as canonicalJson } from "./digest.js";
import { o as parsePrompt } from "./too-dear.js";

// src/stories/unread-layers.ts
/**
* The layers whose change a replay cannot show, because nothing of it is sent: both sides would ask the same and look
* equal. A prompt file besides the template, and a policy that no template reads, are such changes.
*
* @param target an application is given the policy itself, whatever a template reads
*/
async function unreadLayers(before, after, target = { kind: "agent" }) {
	const differs = (layer) => before.versions[layer].id !== after.versions[layer].id;
	const unread = [];
	if (differs("prompt") && canonicalJson(before.template) === canonicalJson(after.template)) {
		const why = after.template === void 0 ? "the suite names no prompt template" : "only files besides the template changed";
		unread.push({
			layer: "prompt",
			why
		});
	}
	if (target.kind === "agent" && differs("policy") && !await readsPolicy(before) && !await readsPolicy(after)) unread.push({
		layer: "policy",
		why: "the prompt template does not use {{ policy }}"
	});
	return unread;
}
async function readsPolicy({ template }) {
	if (template === void 0) return false;
	const parsed = await parsePrompt(template);
	return parsed.status === "parsed" && parsed.uses("policy");
}

export { unreadLayers as t };