// src/stories/not-found-out.ts
/** Why an attribution that nobody asked for was not made. A record and a verdict are worth more, whatever is wrong with it. */
function notFoundOut(error) {
	const { message, remedy } = error;
	const help = typeof remedy === "string" ? ` ${remedy}` : "";
	return `Which layer did it was not found out: ${String(message ?? error)}.${help}`;
}

export { notFoundOut as t };