import { t as diffArrays } from "./libesm.js";

// src/pipeline/changed-lines.ts
/** Texts that differ in more lines than this are another text; which lines they are says nothing. */
const MOST_EDITS = 2e3;
/**
* The lines of a file that the head has and the base has not, in order. Where lines are only gone, the line before them
* stands for them. Line ends make no difference.
*
* @returns from 1, both included; none where the head has no line, and where the texts have little in common
*/
function changedLines(file, base, head) {
	const [before, after] = [linesOf(base), linesOf(head)];
	const parts = after.length === 0 ? [] : diffArrays(before, after, { maxEditLength: MOST_EDITS }) ?? [];
	let line = 1;
	return parts.flatMap(({ added, removed, count }, place) => {
		const from = line;
		if (!removed) line += count;
		if (added) return [{
			file,
			from,
			to: from + count - 1
		}];
		if (!removed || parts[place + 1]?.added) return [];
		const last = Math.max(1, from - 1);
		return [{
			file,
			from: last,
			to: last
		}];
	});
}
function linesOf(text) {
	const lines = text.split(/\r?\n/);
	return lines.at(-1) === "" ? lines.slice(0, -1) : lines;
}

export { changedLines };