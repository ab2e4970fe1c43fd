// src/edges/http/bounded-body.ts
/**
* The text of an answer, or undefined when it is longer than the bound, in bytes after unpacking. What is too long is
* not read to its end, and its connection is closed.
*
* @throws what the connection throws when it breaks, or is given up
*/
async function boundedBody(response, mostBytes) {
	if (response.body === null) return "";
	const reader = response.body.getReader();
	const leave = () => void reader.cancel().catch(() => void 0);
	if (Number(response.headers.get("content-length")) > mostBytes) {
		leave();
		return;
	}
	const decoder = new TextDecoder();
	let bytes = 0;
	let text = "";
	for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
		bytes += piece.value.byteLength;
		if (bytes > mostBytes) {
			leave();
			return;
		}
		text += decoder.decode(piece.value, { stream: true });
	}
	return text + decoder.decode();
}
/** The beginning of an answer, at most this many bytes, and what came of it before the connection broke. */
async function beginningOf(response, mostBytes) {
	if (response.body === null) return "";
	const decoder = new TextDecoder();
	let bytes = 0;
	let text = "";
	try {
		for await (const piece of response.body) {
			text += decoder.decode(piece.subarray(0, mostBytes - bytes), { stream: true });
			bytes += piece.byteLength;
			if (bytes >= mostBytes) break;
		}
	} catch {}
	return text;
}

// src/edges/http/redirected-to.ts
/**
* Where an answer that redirects sends us, for people. The origin alone: a path or a query may hold a token.
*
* @param asked the URL that was asked
*/
function redirectedTo({ headers }, asked) {
	const location = headers.get("location");
	return location !== null && URL.canParse(location, asked) ? new URL(location, asked).origin : "an unknown place";
}

export { beginningOf as n, boundedBody as r, redirectedTo as t };