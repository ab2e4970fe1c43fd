// src/domain/trace.ts
/** Whose words a trace is written in; what is missing is told in the same words. */
const STACKS = [
	"otel",
	"openinference",
	"openllmetry",
	"vercel",
	"langfuse",
	"langsmith",
	"openai",
	"datadog",
	"braintrust",
	"native"
];
/**
* What is wrong with a recording. `missing-parent`: a span names a parent that is nowhere in the input.
* `backward-clock`: a span ends before it starts. `repeated-span-id`: two different spans have one id. `truncated`:
* text was cut off. `unreadable-record`: a record that mentions this trace could not be read.
*/
const FLAWS = [
	"missing-parent",
	"backward-clock",
	"repeated-span-id",
	"truncated",
	"unreadable-record"
];

export { STACKS as n, FLAWS as t };