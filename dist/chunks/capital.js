// src/domain/capital.ts
/** Words as the beginning of a sentence. */
function capital(words) {
	return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

export { capital as t };