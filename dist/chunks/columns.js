import { i as __toESM } from "./rolldown-runtime.js";

// src/report/columns.ts
/** The width of a line on a terminal: longer ones are hard to read, and shorter ones would be ragged whatever we did. */
function lineWidth(columns) {
	return Math.max(40, Math.min(100, columns));
}
/** A layout of lines for a terminal of so many columns. Loads the table library at the first use. */
async function layoutOf(terminal) {
	const { default: Table } = await import("./cli-table3.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const width = lineWidth(terminal);
	const longWord = new RegExp(`\\S{${width}}(?=\\S)`, "gu");
	const paragraph = (text) => {
		const table = new Table({
			...BARE,
			wordWrap: true,
			colWidths: [width]
		});
		table.push([text.replace(longWord, "$& ")]);
		return trimmed(table.toString());
	};
	const columns = (rows) => {
		const natural = tableOf(rows, []);
		const text = natural.toString();
		const widths = fitted(natural.options.colWidths.map((columnWidth) => columnWidth ?? 0), width);
		if (widths === "natural") return trimmed(text);
		if (widths === "impossible") return rows.slice(1).map((row) => paragraph(rowWords(rows[0] ?? [], row))).join("\n");
		return trimmed(tableOf(rows, widths).toString());
	};
	const tableOf = ([head = [], ...rows], widths) => {
		const style = {
			...BARE.style,
			"padding-right": GAP
		};
		const table = new Table({
			...BARE,
			style,
			head: [...head],
			wordWrap: true,
			colWidths: [...widths]
		});
		for (const row of rows) table.push(row.map((cell, place) => broken(cell, (widths[place] ?? Infinity) - GAP)));
		return table;
	};
	return {
		paragraph,
		columns
	};
}
/** The library would cut a word that is wider than its column, and two long model names would look alike. */
function broken(cell, width) {
	return cell.length <= width || cell.includes("\x1B") ? cell : cell.replace(new RegExp(`\\S{${width}}(?=\\S)`, "gu"), "$& ");
}
const GAP = 2;
const BARE = {
	chars: {
		top: "",
		"top-mid": "",
		"top-left": "",
		"top-right": "",
		bottom: "",
		"bottom-mid": "",
		"bottom-left": "",
		"bottom-right": "",
		left: "",
		"left-mid": "",
		mid: "",
		"mid-mid": "",
		right: "",
		"right-mid": "",
		middle: ""
	},
	style: {
		"padding-left": 0,
		"padding-right": 0,
		head: [],
		border: []
	}
};
/** A column that gives way stays at least this wide: no number and its unit is ever cut. */
const NARROWEST_COLUMN = 20;
/** Column widths, gaps included, that fit: the widest gives way first, a column at a time. */
function fitted(natural, width) {
	const room = width + GAP;
	const widths = [...natural];
	let total = widths.reduce((sum, columnWidth) => sum + columnWidth, 0);
	if (total <= room) return "natural";
	for (; total > room; total -= 1) {
		const widest = widths.indexOf(Math.max(...widths));
		widths[widest] = (widths[widest] ?? 0) - 1;
	}
	return widths.every((columnWidth, index) => columnWidth >= Math.min(NARROWEST_COLUMN, natural[index] ?? 0)) ? widths : "impossible";
}
/** "cites: allowed 10, 1 trial 13.3, 2: 9.9": what has no cell is left out, what has no head stands alone. */
function rowWords(head, [first = "", ...rest]) {
	return `${first}: ${rest.flatMap((cell, index) => {
		if (cell === "") return [];
		const name = (head[index + 1] ?? "").toLowerCase();
		if (name === "") return [cell];
		return [`${name}${/^\d+$/.test(name) ? ":" : ""} ${cell}`];
	}).join(", ")}`;
}
/** Lines are broken anew here, and a runner takes one that begins with :: for a command. */
function trimmed(text) {
	return text.split("\n").map((line) => line.trimEnd().replace(/^(\s*):(?=:)/, `$1:${"​"}`)).join("\n");
}

export { lineWidth as n, layoutOf as t };