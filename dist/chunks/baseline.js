import { t as LAYERS } from "./version.js";
import { t as UserError } from "./errors2.js";
import { n as readAcceptance, t as acceptanceRecord } from "./acceptance.js";
import { t as FIELD_REMEDIES } from "./diagnosis.js";
import { a as number, c as only, d as truth, i as map, l as optional, n as count, o as object, r as list, s as oneOf, t as ShapeError, u as text } from "./json-reader.js";
import { r as readVersions } from "./version-shape.js";

// src/formats/fidelity-shape.ts
/** Reads how like production a replay was. @throws ShapeError */
const readFidelity = (value, place) => {
	const { status } = object({ status: oneOf({
		measured: true,
		unknown: true
	}) })(value, place);
	return status === "measured" ? readMeasured(value, place) : readUnknown(value, place);
};
const readUnknown = object({
	status: only("unknown"),
	reason: oneOf({
		"no-observed-answers": true,
		"nothing-scored": true
	})
});
const readEstimate = object({
	value: number,
	lower: optional(number),
	upper: optional(number)
});
const readMetric$1 = object({
	metric: text,
	blocking: truth,
	cases: count,
	clusters: count,
	observedMean: number,
	replayMean: number,
	difference: readEstimate,
	agreement: readEstimate
});
const readRemedy = oneOf(Object.fromEntries(FIELD_REMEDIES.map((remedy) => [remedy, true])));
const CAUSES = {
	"not-recorded": object({
		kind: only("not-recorded"),
		hop: oneOf({
			retrieval: true,
			assembly: true,
			model: true,
			tool: true,
			parse: true
		}),
		field: text,
		remedy: readRemedy,
		present: count,
		hops: count
	}),
	"left-the-recording": object({
		kind: only("left-the-recording"),
		trials: count,
		of: count
	}),
	chance: object({
		kind: only("chance"),
		trials: count,
		amongTrials: optional(number)
	})
};
const readCause = (value, place) => {
	const { kind } = object({ kind: oneOf({
		"not-recorded": true,
		"left-the-recording": true,
		chance: true
	}) })(value, place);
	return CAUSES[kind](value, place);
};
const readMeasured = object({
	status: only("measured"),
	confidence: number,
	metrics: list(readMetric$1),
	agreement: number,
	atLeast: number,
	leftOut: count,
	cause: optional(readCause)
});

// src/formats/baseline-shape.ts
/** Reads the JSON of a record of format 2; schema/baseline.json says the same. @throws ShapeError */
const readBaseline = (value, place) => object({
	format: only(2),
	commit: optional(text),
	accepted: optional(list(readAcceptance)),
	run: readRun
})(value, place);
const readUnscored = oneOf({
	"no-answer": true,
	"no-expected-value": true,
	"not-recorded": true,
	"out-of-range": true,
	"took-too-long": true,
	"judge-refused": true,
	"judge-failed": true,
	"judge-malformed": true,
	"scorer-failed": true,
	"embedding-failed": true,
	"cut-off": true
});
const readFailure = oneOf({
	unreachable: true,
	unauthorised: true,
	"rate-limited": true,
	"server-error": true,
	"connection-reset": true,
	"timed-out": true,
	"refused-request": true,
	"malformed-answer": true,
	"empty-answer": true,
	"left-the-recording": true,
	"too-many-steps": true,
	"not-replayable": true,
	"production-error": true,
	"application-error": true,
	"answer-too-large": true,
	"cut-off": true
});
const readTime = (value, place) => {
	const read = text(value, place);
	if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z$/.test(read)) return read;
	throw new ShapeError(`${place} must be a time in UTC, such as 2026-11-02T06:00:00Z`);
};
const readScore = (value, place) => {
	if (typeof value === "number") return {
		status: "scored",
		value
	};
	if (typeof value !== "object" || value === null) throw new ShapeError(`${place} must be a number, { "unscored": reason } or { "value": number, "flipped": true }`);
	if (Object.hasOwn(value, "flipped")) return {
		status: "scored",
		...object({
			value: number,
			flipped: only(true)
		})(value, place)
	};
	return {
		status: "unscored",
		reason: object({ unscored: readUnscored })(value, place).unscored
	};
};
const readTrial = object({
	trace: text,
	status: oneOf({
		answered: true,
		failed: true
	}),
	reason: optional(readFailure),
	latencyMs: optional(number),
	inputTokens: optional(number),
	outputTokens: optional(number),
	usd: optional(number),
	leftRecording: optional(count),
	scores: map(readScore)
});
const readAmount = (value, place) => {
	const read = number(value, place);
	if (read >= 0) return read;
	throw new ShapeError(`${place} must be 0 or more`);
};
const readCase = object({
	id: text,
	cluster: text,
	slices: map(text),
	part: optional(only("fixed")),
	represents: optional(readAmount),
	weight: optional(readAmount),
	index: optional(text),
	trials: list(readTrial)
});
const readMargin = (value, place) => {
	const { kind } = object({ kind: oneOf({
		absolute: true,
		relative: true
	}) })(value, place);
	if (kind === "absolute") return object({
		kind: only("absolute"),
		value: number
	})(value, place);
	return object({
		kind: only("relative"),
		share: number
	})(value, place);
};
const readMetric = object({
	name: text,
	direction: oneOf({
		"higher-is-better": true,
		"lower-is-better": true
	}),
	unit: oneOf({
		score: true,
		ms: true,
		usd: true
	}),
	definition: text,
	judge: optional(text),
	margin: readMargin,
	blocking: truth,
	code: text
});
const readEnvironment = object({
	requestedModels: map(count),
	resolvedModels: map(count),
	fingerprints: map(count)
});
const readDesign = object({
	stratify: optional(text),
	turns: oneOf({
		any: true,
		one: true,
		all: true
	}),
	keep: object({
		errors: count,
		negativeFeedback: count
	})
});
const readSample = object({
	digest: text,
	seed: text,
	design: optional(readDesign),
	traces: count,
	cases: count,
	fixed: optional(object({
		from: text,
		cases: count
	})),
	strata: list(object({
		name: text,
		traces: count,
		estimated: optional(only(true)),
		drawn: count
	})),
	leftOut: map(count),
	redacted: optional(map(count))
});
const SPEND = {
	calls: count,
	cachedCalls: count,
	inputTokens: count,
	outputTokens: count,
	usd: optional(number)
};
const readSpend = object(SPEND);
const readSpent = object({
	...SPEND,
	elapsedMs: optional(number)
});
const readIncomplete = object({
	reason: oneOf({
		"error-budget": true,
		"money-budget": true,
		"cut-off": true,
		"mixed-models": true,
		"no-cases": true,
		"broken-layer": true,
		"not-kept": true,
		"could-not-start": true
	}),
	problem: text,
	remedy: text
});
const readRun = (value, place) => object({
	suite: text,
	label: text,
	target: oneOf({
		replay: true,
		observed: true
	}),
	at: readTime,
	versions: readVersions,
	environment: readEnvironment,
	sample: readSample,
	metrics: list(readMetric),
	trials: count,
	cases: list(readCase),
	spend: readSpend,
	fidelity: optional(readFidelity),
	incomplete: optional(readIncomplete)
})(value, place);

// src/formats/migrate-baseline.ts
/** The format that records are written in. */
const BASELINE_FORMAT = 2;
/**
* The JSON of a record as the format of today has it. Records are never rewritten: an old one is migrated each time it is
* read, one step per version.
*
* @returns the JSON itself when it is of today's format or a newer one, or has none: its reader says what is missing
* @throws ShapeError when its format is none there ever was
*/
function migrateBaseline(json) {
	const format = formatOf(json);
	if (format === void 0) return json;
	if (typeof format !== "number" || !Number.isInteger(format) || format < 1) throw new ShapeError(`format must be a whole number from 1 to ${2}`);
	return STEPS.slice(format - 1).reduce((record, step) => step(record), json);
}
/** What a record says of its format; undefined where it says nothing. */
function formatOf(json) {
	return typeof json === "object" && json !== null && Object.hasOwn(json, "format") ? json.format : void 0;
}
/** Step number n makes format n + 1 of format n. */
const STEPS = [toFormat2];
/** Format 2 also says by which rule the sample was drawn (`run.sample.design`). Format 1 does not know: it stays absent. */
function toFormat2(record) {
	return typeof record === "object" ? {
		...record,
		format: 2
	} : record;
}

// src/formats/baseline.ts
const RESTORE = "Restore the file from the branch's history, or delete it and record a new baseline.";
/**
* The text of a record: JSON (schema/baseline.json), one case per line, keys always in the same order, maps sorted by
* key. Equal baselines give equal bytes. A scored value is a number, an unscored one `{ "unscored": reason }`,
* and one whose judge changed its mind `{ "value": 0.5, "flipped": true }`.
*/
function serialiseBaseline(baseline) {
	const { cases, ...run } = runRecord(baseline.run);
	const head = Object.entries({
		format: baseline.format,
		commit: baseline.commit,
		accepted: baseline.accepted?.map(acceptanceRecord)
	}).filter(([, value]) => value !== void 0).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`);
	const fields = Object.entries(run).filter(([, value]) => value !== void 0).map(([key, value]) => `    ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`);
	const rows = cases.map((row) => `\n      ${JSON.stringify(row)}`);
	const closed = rows.length === 0 ? "[]" : `[${rows.join(",")}\n    ]`;
	return `{\n${head.join("")}  "run": {\n${fields.join("")}    "cases": ${closed}\n  }\n}\n`;
}
/**
* The baseline in a text. A record of an older format is migrated; what it does not hold stays absent.
*
* @param path where the text lies on the branch or disk, for the error
* @throws UserError when the text is not JSON, is not a baseline, or is one of a newer format
*/
function parseBaseline(text, path) {
	const json = parseJson(text, path);
	const format = formatOf(json);
	if (typeof format === "number" && format > 2) throw new UserError(`${path} is a baseline of format ${format}, and this version reads formats up to ${2}`, "Use a newer version of eval-baseline.");
	try {
		const baseline = readBaseline(migrateBaseline(json), "");
		refuseImpossibleScores(baseline);
		return baseline;
	} catch (cause) {
		if (!(cause instanceof ShapeError)) throw cause;
		throw new UserError(`${path} is not a baseline: ${cause.message}`, RESTORE, { cause });
	}
}
/** A score is from 0 to 1, a time or a price 0 or more: anything else was not written by this program. */
function refuseImpossibleScores({ run }) {
	const most = new Map(run.metrics.map(({ name, unit }) => [name, unit === "score" ? 1 : Number.POSITIVE_INFINITY]));
	for (const { id, trials } of run.cases) for (const [name, score] of trials.flatMap(({ scores }) => Object.entries(scores))) {
		const limit = most.get(name);
		if (limit === void 0 || score.status !== "scored") continue;
		if (!(score.value >= 0 && score.value <= limit)) throw new ShapeError(`case ${id} has ${score.value} for ${name}`);
	}
}
function parseJson(text, path) {
	try {
		return JSON.parse(text);
	} catch (cause) {
		throw new UserError(`${path} is not JSON: ${cause instanceof Error ? cause.message : String(cause)}`, RESTORE, { cause });
	}
}
function runRecord(run) {
	return {
		suite: run.suite,
		label: run.label,
		target: run.target,
		at: run.at,
		versions: tupleRecord(run.versions),
		environment: environmentRecord(run.environment),
		sample: sampleRecord(run.sample),
		metrics: run.metrics.map(metricRecord),
		trials: run.trials,
		spend: {
			calls: run.spend.calls,
			cachedCalls: run.spend.cachedCalls,
			inputTokens: run.spend.inputTokens,
			outputTokens: run.spend.outputTokens,
			usd: run.spend.usd
		},
		fidelity: run.fidelity && fidelityRecord(run.fidelity),
		incomplete: run.incomplete && {
			reason: run.incomplete.reason,
			problem: run.incomplete.problem,
			remedy: run.incomplete.remedy
		},
		cases: run.cases.map(caseRecord)
	};
}
function fidelityRecord(fidelity) {
	if (fidelity.status === "unknown") return {
		status: fidelity.status,
		reason: fidelity.reason
	};
	return {
		status: fidelity.status,
		confidence: fidelity.confidence,
		agreement: fidelity.agreement,
		atLeast: fidelity.atLeast,
		leftOut: fidelity.leftOut,
		cause: fidelity.cause && sorted({ ...fidelity.cause }),
		metrics: fidelity.metrics.map((one) => ({
			metric: one.metric,
			blocking: one.blocking,
			cases: one.cases,
			clusters: one.clusters,
			observedMean: one.observedMean,
			replayMean: one.replayMean,
			difference: estimateRecord(one.difference),
			agreement: estimateRecord(one.agreement)
		}))
	};
}
function estimateRecord({ value, lower, upper }) {
	return {
		value,
		lower,
		upper
	};
}
function tupleRecord(versions) {
	return Object.fromEntries(LAYERS.map((layer) => [layer, versionRecord(versions[layer])]));
}
function versionRecord(version) {
	if (version.id === null) return {
		id: null,
		source: version.source,
		from: version.from
	};
	return {
		id: version.id,
		source: version.source,
		partial: version.partial,
		from: version.from
	};
}
function environmentRecord(environment) {
	return {
		requestedModels: sorted(environment.requestedModels),
		resolvedModels: sorted(environment.resolvedModels),
		fingerprints: sorted(environment.fingerprints)
	};
}
function sampleRecord(sample) {
	return {
		digest: sample.digest,
		seed: sample.seed,
		design: sample.design && designRecord(sample.design),
		traces: sample.traces,
		cases: sample.cases,
		fixed: sample.fixed && {
			from: sample.fixed.from,
			cases: sample.fixed.cases
		},
		strata: sample.strata.map(({ name, traces, estimated, drawn }) => ({
			name,
			traces,
			estimated,
			drawn
		})),
		leftOut: sorted(sample.leftOut),
		redacted: sample.redacted && sorted(sample.redacted)
	};
}
function designRecord({ stratify, turns, keep }) {
	return {
		stratify,
		turns,
		keep: {
			errors: keep.errors,
			negativeFeedback: keep.negativeFeedback
		}
	};
}
function metricRecord(metric) {
	const { margin } = metric;
	return {
		name: metric.name,
		direction: metric.direction,
		unit: metric.unit,
		definition: metric.definition,
		judge: metric.judge,
		margin: margin.kind === "absolute" ? {
			kind: margin.kind,
			value: margin.value
		} : {
			kind: margin.kind,
			share: margin.share
		},
		blocking: metric.blocking,
		code: metric.code
	};
}
function caseRecord(row) {
	return {
		id: row.id,
		cluster: row.cluster,
		slices: sorted(row.slices),
		part: row.part,
		represents: row.represents,
		weight: row.weight,
		index: row.index,
		trials: row.trials.map(trialRecord)
	};
}
function trialRecord(trial) {
	return {
		trace: trial.trace,
		status: trial.status,
		reason: trial.reason,
		latencyMs: trial.latencyMs,
		inputTokens: trial.inputTokens,
		outputTokens: trial.outputTokens,
		usd: trial.usd,
		leftRecording: trial.leftRecording,
		scores: sorted(Object.fromEntries(Object.entries(trial.scores).map(([name, score]) => [name, scoreRecord(score)])))
	};
}
function scoreRecord(score) {
	if (score.status === "unscored") return { unscored: score.reason };
	if (!Number.isFinite(score.value)) throw new RangeError(`a score must be a finite number, not ${score.value}`);
	return score.flipped ? {
		value: score.value,
		flipped: true
	} : score.value;
}
function sorted(entries) {
	return Object.fromEntries(Object.entries(entries).sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0));
}

export { readSpent as a, readSpend as i, serialiseBaseline as n, readTime as o, readIncomplete as r, parseBaseline as t };