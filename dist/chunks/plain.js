import { stripVTControlCharacters } from "node:util";

// src/edges/sources/plain.ts
/** What another program said, on one line, without colours and other characters that steer a terminal. */
function plain(text) {
	return stripVTControlCharacters(text).replace(/\s+/g, " ").replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}]/gu, "").trim();
}

export { plain as t };