// src/domain/detection-gap.ts
/** In the order they are told: not run right, not covered, not seen, seen and not acted on. */
const GAP_CODES = [
	"cadence",
	"other-tuple",
	"unversioned",
	"no-case-in-slice",
	"novel-queries",
	"underpowered-slice",
	"blind-metric",
	"margin-too-wide",
	"canary-too-small",
	"alert-ignored"
];

export { GAP_CODES as t };