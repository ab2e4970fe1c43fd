// src/domain/cost.ts
/** Dollars that a usage costs at a price; undefined where either is unknown, which is not the same as free. */
function dollarsOf(usage, price) {
	if (usage === void 0 || price === void 0) return void 0;
	const cached = Math.min(usage.cachedInput ?? 0, usage.input);
	return ((usage.input - cached) * price.input + cached * (price.cachedInput ?? price.input) + usage.output * price.output) / 1e6;
}
/**
* A sum of dollars as it is shown and recorded. The last digits of a float tell in which order its parts were added, and equal
* runs are to be equal bytes; no price has so many decimals.
*/
function sumOfDollars(sum) {
	return Number(sum.toFixed(10));
}
/** Two usages together. */
function sumOfUsages(a, b) {
	const cachedInput = (a.cachedInput ?? 0) + (b.cachedInput ?? 0);
	const told = a.cachedInput !== void 0 || b.cachedInput !== void 0;
	return {
		input: a.input + b.input,
		output: a.output + b.output,
		...told ? { cachedInput } : {}
	};
}
/** What the providers' Batch APIs ask of the usual price. */
const BATCH_SHARE = .5;
/**
* Dollars that are paid for a reply: half of the price where it came by a batch. For the spend of a run; what an answer
* costs the application is `dollarsOf`, however a replay came by it.
*/
function dollarsPaid(usage, price, batched) {
	const usd = dollarsOf(usage, price);
	return usd === void 0 ? void 0 : usd * (batched === true ? BATCH_SHARE : 1);
}
/** The tokens of a text by the rule of thumb of four characters each: for estimates, never for a record. */
function roughTokens(text) {
	return Math.ceil(text.length / 4);
}
/** The input tokens that a request would have, by the same rule of thumb: its messages and its tool definitions. */
function roughInputTokens(messages, tools = []) {
	const text = messages.reduce((sum, message) => sum + roughTokens(message.text) + roughTokens(callsOf(message)), 0);
	return tools.reduce((sum, tool) => sum + roughTokens(JSON.stringify(tool)), text);
}
function callsOf(message) {
	if (message.role !== "assistant") return "";
	return (message.toolCalls ?? []).map((call) => call.name + call.arguments).join("");
}

export { sumOfDollars as a, roughTokens as i, dollarsPaid as n, sumOfUsages as o, roughInputTokens as r, dollarsOf as t };