import { t as jsonText } from "./json-text2.js";
import { t as UserError } from "./errors2.js";
import { a as number, c as only, d as truth, l as optional, n as count, o as object, r as list, s as oneOf, t as ShapeError, u as text } from "./json-reader.js";
import { a as readSpent, i as readSpend, o as readTime, r as readIncomplete } from "./baseline.js";
import { n as readVersion, r as readVersions, t as readLayer } from "./version-shape.js";
import { t as GAP_CODES } from "./detection-gap.js";

// src/formats/own-file.ts
/**
* What a file of format 1 says.
*
* @throws UserError when the text is not JSON, is not what it should be, or is of a newer format
*/
function readOwnFile(content, read, file) {
	try {
		const json = parseJson(content);
		refuseNewer(json, file);
		return read(json, "");
	} catch (cause) {
		if (!(cause instanceof ShapeError)) throw cause;
		throw new UserError(`${file.place} is not ${file.what}: ${cause.message}`, file.remedy, { cause });
	}
}
/** @throws UserError when it is of a newer format, and for nothing else */
function refuseNewer(json, { place, what }) {
	if (typeof json !== "object" || json === null || !Object.hasOwn(json, "format")) return;
	const { format } = json;
	if (typeof format !== "number" || format <= 1) return;
	throw new UserError(`${place} is ${what} of format ${format}, and this version reads format 1`, "Use a newer version of eval-baseline.");
}
function parseJson(content) {
	try {
		return JSON.parse(content);
	} catch {
		throw new ShapeError("it is not JSON");
	}
}

// src/formats/attribution-shape.ts
const readUnit = oneOf({
	score: true,
	ms: true,
	usd: true
});
const readLoss = object({
	value: number,
	lower: number,
	upper: number
});
const readFailureRate = object({
	failures: count,
	trials: count,
	rate: number,
	lower: number,
	upper: number
});
const readStandpoint = object({
	label: text,
	versions: readVersions,
	at: optional(readTime),
	commit: optional(text),
	baseline: optional(text)
});
const readDifference = object({
	layer: readLayer,
	before: readVersion,
	after: readVersion,
	difference: oneOf({
		same: true,
		changed: true,
		"cannot-tell": true
	})
});
const readRole = oneOf({
	proximate: true,
	joint: true,
	contributing: true,
	exonerated: true,
	undetermined: true
});
const readMeasured = object({
	part: readLoss,
	share: optional(readLoss),
	necessity: readLoss,
	sufficiency: readLoss,
	p: number
});
const readEffect = object({
	layer: readLayer,
	before: readVersion,
	after: readVersion,
	role: readRole,
	measured: optional(readMeasured),
	protective: optional(only(true)),
	joint: optional(object({
		with: list(readLayer),
		kind: oneOf({
			and: true,
			or: true
		})
	})),
	notReplayed: optional(text),
	casesToExonerate: optional(count)
});
const readPair = (value, place) => {
	const [first, second, ...others] = list(readLayer)(value, place);
	if (first !== void 0 && second !== void 0 && others.length === 0) return [first, second];
	throw new ShapeError(`${place} must be two layers`);
};
const readMetric = object({
	metric: text,
	direction: oneOf({
		"higher-is-better": true,
		"lower-is-better": true
	}),
	unit: readUnit,
	scale: oneOf({
		difference: true,
		ratio: true
	}),
	total: readLoss,
	equivalence: number,
	margin: number,
	confidence: number,
	reproduced: oneOf({
		reproduced: true,
		"not-reproduced": true,
		equivalent: true
	}),
	configurations: list(object({
		after: list(readLayer),
		mean: number,
		failures: optional(readFailureRate),
		loss: optional(readLoss)
	})),
	layers: list(readEffect),
	interactions: list(object({
		layers: readPair,
		value: readLoss,
		p: number
	})),
	cases: count,
	clusters: count
});
const readDesign = object({
	kind: oneOf({
		factorial: true,
		"both-directions": true,
		single: true
	}),
	configurations: count,
	cases: count,
	trials: count,
	lost: count,
	of: count,
	reduced: list(text),
	cannotSee: list(text)
});
const readCause = oneOf({
	"silent-model-change": true,
	"unversioned-layer": true,
	traffic: true,
	infrastructure: true,
	unknown: true
});
const readStatus = oneOf({
	attributed: true,
	"not-version-attributable": true,
	"not-reproduced": true,
	undetermined: true
});
const readOutcome = (value, place) => {
	const { status } = object({ status: readStatus })(value, place);
	if (status !== "not-version-attributable") return { status };
	return {
		status,
		...object({ cause: readCause })(value, place)
	};
};
const readModel = object({
	isAdmissible: truth,
	reason: oneOf({
		"others-accounted-for": true,
		"silent-change": true,
		"not-blamed": true,
		exonerated: true,
		"model-unchanged": true,
		"not-replayed": true,
		"others-not-ruled-out": true,
		"probe-stable": true,
		"probe-silent": true,
		"reference-did-not-move": true,
		"open-question": true
	})
});
const readQuestion = object({
	key: oneOf({
		"every-layer-versioned": true,
		"retrieval-changed": true,
		"reproduces-with-frozen-retrieval": true,
		"prompt-or-policy-changed": true,
		"gone-with-earlier-prompt-and-policy": true,
		"tools-changed": true,
		"gone-with-earlier-tools": true,
		"model-changed": true,
		"gone-with-earlier-model": true,
		"probe-changed": true,
		"traffic-changed": true,
		"infrastructure-changed": true
	}),
	answer: oneOf({
		yes: true,
		no: true,
		unknown: true
	}),
	evidence: list(text),
	by: oneOf({
		machine: true,
		human: true
	}),
	blocks: truth
});
const readBlame = object({
	group: oneOf({
		model: true,
		"retrieval and context": true,
		"prompt and policy": true,
		"orchestration and tooling": true
	}),
	layers: list(readLayer),
	share: optional(number),
	role: readRole
});
const readProbeStanding = object({
	model: text,
	state: oneOf({
		stable: true,
		suspect: true,
		changed: true,
		unstable: true,
		unavailable: true
	}),
	kind: optional(oneOf({
		border: true,
		completions: true
	})),
	readings: count,
	reference: optional(readTime),
	latest: optional(readTime),
	onset: optional(readTime),
	distance: optional(number),
	p: optional(number),
	excess: optional(number),
	newNames: list(text),
	why: optional(text)
});
const readTrafficMix = object({
	before: count,
	after: count,
	slices: optional(object({
		attribute: text,
		distance: number,
		p: number
	})),
	texts: optional(object({
		mmd: number,
		p: number
	})),
	moved: truth
});
const readBisection = object({
	layer: readLayer,
	versions: list(object({
		id: text,
		commit: optional(text),
		at: optional(readTime),
		probability: number,
		runs: count,
		failures: count
	})),
	runs: count,
	found: optional(count),
	hunks: optional(object({
		list: list(object({
			file: text,
			from: count,
			lines: count,
			probability: number
		})),
		runs: count,
		found: optional(count)
	})),
	spend: optional(readSpend),
	notes: list(text)
});
/** Reads the JSON of an attribution, as it stands in a post-mortem; schema/post-mortem.json says the same. @throws ShapeError */
const readAttribution = object({
	suite: text,
	at: readTime,
	before: readStandpoint,
	after: readStandpoint,
	differences: list(readDifference),
	outcome: readOutcome,
	metrics: list(readMetric),
	blame: list(readBlame),
	model: readModel,
	checklist: list(readQuestion),
	design: optional(readDesign),
	probe: optional(readProbeStanding),
	thenMinusNow: optional(readLoss),
	trafficMix: optional(readTrafficMix),
	bisection: optional(readBisection),
	spend: optional(readSpent),
	incomplete: optional(readIncomplete),
	notes: list(text)
});

// src/formats/gap-shape.ts
const readSlice = object({
	attribute: text,
	value: text
});
const readGapCode = (value, place) => {
	const read = text(value, place);
	const code = GAP_CODES.find((one) => one === read);
	if (code !== void 0) return code;
	throw new ShapeError(`${place} must be one of ${GAP_CODES.join(", ")}`);
};
/** One reader for each code, so that the compiler asks for every one. */
const EVIDENCE = {
	"no-case-in-slice": object({
		code: only("no-case-in-slice"),
		slice: readSlice,
		share: number,
		needed: count
	}),
	"underpowered-slice": object({
		code: only("underpowered-slice"),
		slice: readSlice,
		cases: count,
		detectable: number,
		loss: number,
		needed: count
	}),
	"blind-metric": object({
		code: only("blind-metric"),
		metric: text,
		confirmed: count,
		seen: count,
		upper: number
	}),
	"margin-too-wide": object({
		code: only("margin-too-wide"),
		metric: text,
		loss: number,
		margin: number,
		share: number
	}),
	cadence: object({
		code: only("cadence"),
		firstBad: readTime,
		began: readTime,
		last: optional(readTime),
		everyHours: optional(number)
	}),
	unversioned: object({
		code: only("unversioned"),
		layers: list(readLayer),
		changePoint: optional(text)
	}),
	"other-tuple": object({
		code: only("other-tuple"),
		run: text,
		differences: list(readDifference)
	}),
	"alert-ignored": object({
		code: only("alert-ignored"),
		alerts: list(object({
			at: readTime,
			what: oneOf({
				regressed: true,
				"probe-changed": true
			}),
			gate: text
		}))
	}),
	"canary-too-small": object({
		code: only("canary-too-small"),
		cases: count,
		needed: count,
		chance: number
	}),
	"novel-queries": object({
		code: only("novel-queries"),
		queries: count,
		novel: count,
		p: optional(number)
	})
};
const PREVENTION = {
	"add-cases": object({
		kind: only("add-cases"),
		cases: list(text),
		traces: list(text),
		slice: optional(readSlice)
	}),
	"slice-quota": object({
		kind: only("slice-quota"),
		slice: readSlice,
		cases: count
	}),
	"stamp-version": object({
		kind: only("stamp-version"),
		layer: readLayer,
		attribute: text
	}),
	"calibrate-judge": object({
		kind: only("calibrate-judge"),
		metric: text,
		labels: count
	}),
	"narrow-margin": object({
		kind: only("narrow-margin"),
		metric: text,
		margin: number,
		slice: optional(readSlice)
	}),
	"record-every": object({
		kind: only("record-every"),
		hours: number
	}),
	"align-suite": object({
		kind: only("align-suite"),
		layers: list(readLayer)
	}),
	"fail-on-regressed": object({ kind: only("fail-on-regressed") }),
	"canary-size": object({
		kind: only("canary-size"),
		cases: count
	})
};
const readPrevention = (value, place) => {
	const { kind } = object({ kind: text })(value, place);
	if (Object.hasOwn(PREVENTION, kind)) return PREVENTION[kind](value, place);
	throw new ShapeError(`${place}.kind must be one of ${Object.keys(PREVENTION).join(", ")}`);
};
/** Reads a gap of detection with what prevents it. @throws ShapeError */
const readGap = (value, place) => {
	const { code, prevention } = object({
		code: readGapCode,
		prevention: list(readPrevention)
	})(value, place);
	return {
		...EVIDENCE[code](value, place),
		prevention
	};
};

// src/formats/post-mortem-shape.ts
const readStanding = object({
	status: oneOf({
		draft: true,
		confirmed: true,
		disputed: true,
		closed: true
	}),
	kind: oneOf({
		incident: true,
		"near-miss": true,
		"false-positive": true
	}),
	severity: optional(oneOf({
		S1: true,
		S2: true,
		S3: true,
		S4: true
	}))
});
const readFailureKind = oneOf({
	"wrong-answer": true,
	"unsupported-claim": true,
	"tool-call": true,
	"output-format": true,
	latency: true,
	cost: true,
	"policy-refusal": true,
	other: true
});
const readImpact = object({
	metric: optional(text),
	rates: optional(object({
		from: oneOf({
			records: true,
			replays: true
		}),
		of: oneOf({
			questions: true,
			trials: true
		}),
		before: readFailureRate,
		during: readFailureRate
	})),
	means: optional(object({
		unit: readUnit,
		before: number,
		during: number
	})),
	slices: list(object({
		attribute: text,
		value: text,
		loss: readLoss,
		scale: oneOf({
			difference: true,
			ratio: true
		}),
		cases: count
	})),
	volume: optional(object({
		value: number,
		unit: oneOf({
			requests: true,
			traces: true
		})
	}))
});
const readVersionState = object({
	atIncident: readVersions,
	reference: optional(object({
		versions: readVersions,
		at: readTime,
		baseline: text,
		hoursBefore: number,
		asked: number
	})),
	unversioned: list(readLayer),
	judges: list(object({
		metric: text,
		judge: text,
		isSame: truth
	}))
});
const readEntry = object({
	at: readTime,
	event: oneOf({
		"last-good-record": true,
		"change-committed": true,
		"change-deployed": true,
		"first-failing-trace": true,
		"probe-deviated": true,
		"first-bad-record": true,
		recovered: true
	}),
	layer: optional(readLayer),
	evidence: text
});
const readReproduction = object({
	trace: text,
	case: text,
	question: optional(text),
	metric: text,
	from: oneOf({
		fresh: true,
		configurations: true
	}),
	confidence: number,
	atIncident: readFailureRate,
	overrides: list(object({
		layers: list(object({
			layer: readLayer,
			to: readVersion
		})),
		failures: readFailureRate,
		resolves: truth
	})),
	incomplete: optional(readIncomplete)
});
const readAction = object({
	key: text,
	type: oneOf({
		fix: true,
		test: true,
		monitor: true,
		process: true
	}),
	text,
	role: text,
	verifiedBy: list(text),
	gap: optional(readGapCode)
});
const readAsked = object({
	before: optional(text),
	after: optional(text),
	traces: optional(list(text)),
	means: optional(list(object({
		side: oneOf({
			before: true,
			after: true
		}),
		layer: readLayer,
		value: text
	})))
});
/** Reads the JSON of a post-mortem; schema/post-mortem.json says the same. @throws ShapeError */
const readPostMortem = object({
	format: only(1),
	incident: text,
	suite: text,
	at: readTime,
	title: text,
	asked: readAsked,
	standing: readStanding,
	failureKinds: list(readFailureKind),
	window: object({
		lastGood: optional(readTime),
		firstBad: optional(readTime),
		end: optional(readTime)
	}),
	detection: object({
		method: oneOf({
			weekly: true,
			review: true,
			unknown: true
		}),
		at: optional(readTime),
		source: optional(text)
	}),
	impact: readImpact,
	versionState: readVersionState,
	timeline: list(readEntry),
	durations: object({
		toDetect: optional(number),
		toRecover: optional(number)
	}),
	reproduction: optional(readReproduction),
	attribution: readAttribution,
	findings: list(object({
		layer: readLayer,
		for: list(text),
		against: list(text)
	})),
	gaps: list(readGap),
	notLookedAt: list(object({
		code: readGapCode,
		why: text
	})),
	actions: list(readAction),
	confidence: object({
		level: oneOf({
			high: true,
			medium: true,
			low: true
		}),
		because: list(text)
	}),
	limits: list(text),
	cost: object({
		attribution: optional(readSpent),
		reproduction: optional(readSpent)
	}),
	references: list(text),
	incomplete: optional(readIncomplete)
});

// src/formats/post-mortem.ts
const RESTORE = "Restore the file from the branch's history, or delete its folder and write the post-mortem again.";
/**
* The text of a post-mortem: JSON (schema/post-mortem.json), keys always in the same order: equal ones give equal bytes, and
* only what can be read again is written.
*/
function serialisePostMortem(postMortem) {
	return jsonText(readPostMortem(postMortem, ""));
}
/**
* The post-mortem in a text.
*
* @param path where it lies, for the error
* @throws UserError when the text is not JSON, is no post-mortem, or is one of a newer format
*/
function parsePostMortem(content, path) {
	return readOwnFile(content, readPostMortem, {
		place: path,
		what: "a post-mortem",
		remedy: RESTORE
	});
}

export { refuseNewer as i, serialisePostMortem as n, readOwnFile as r, parsePostMortem as t };