// src/domain/players.ts
/** The combination's arm: every played layer from one of the two states. */
function variantOfCell({ before, after }, layers) {
	const from = (layer) => layers.includes(layer) ? after : before;
	const { template } = from("prompt");
	const { tools } = from("tools");
	return {
		label: layers.length === 0 ? before.label : `with ${layers.join(", ")} of ${after.label}`,
		versions: {
			model: from("model").versions.model,
			prompt: from("prompt").versions.prompt,
			policy: from("policy").versions.policy,
			retrieval: from("retrieval").versions.retrieval,
			tools: from("tools").versions.tools
		},
		model: from("model").model,
		policy: from("policy").policy,
		retrieval: from("retrieval").retrieval,
		...template === void 0 ? {} : { template },
		...tools === void 0 ? {} : { tools }
	};
}
/**
* The sets of layers that a design replays at the version of the incident, each in the order of `played`: none of them first,
* all of them last.
*/
function combinationsOf(kind, played) {
	switch (kind) {
		case "single": return [[]];
		case "factorial": return subsetsOf(played);
		case "both-directions": return subsetsOf(played).filter(({ length }) => [
			0,
			1,
			played.length - 1,
			played.length
		].includes(length));
		default: return kind;
	}
}
function subsetsOf(played) {
	return played.reduce((found, layer) => found.concat(found.map((set) => [...set, layer])), [[]]);
}

// src/domain/failing.ts
/** Whether a score fails: it is below one half, or above it where less is better. Times and prices know no failures. */
function isFailing(score, { direction }) {
	return direction === "higher-is-better" ? score < HALF : score > HALF;
}
const HALF = .5;

// src/stories/trial-numbers.ts
/**
* The number of the first trial of each experiment on an incident; records and checks count from 0.
*
* A paid answer is known by the number of its trial. What is said of an incident rests on answers of its own: on none that a
* record was made of, and on none by which the questions, the layer or the trace were chosen.
*/
const FIRST_TRIAL = {
	attribution: 1e3,
	versions: 2e3,
	hunks: 3e3,
	reproduction: 1e5
};

export { variantOfCell as i, isFailing as n, combinationsOf as r, FIRST_TRIAL as t };