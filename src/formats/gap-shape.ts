import {
  type DetectionGap,
  GAP_CODES,
  type GapCode,
  type GapEvidence,
  type Prevention,
  type SliceName,
} from "../domain/detection-gap.ts";
import { readDifference } from "./attribution-shape.ts";
import { readTime } from "./baseline-shape.ts";
import { count, list, number, object, oneOf, only, optional, type Reader, ShapeError, text } from "./json-reader.ts";
import { readLayer } from "./version-shape.ts";

export const readSlice = object<SliceName>({ attribute: text, value: text });

export const readGapCode: Reader<GapCode> = (value, place) => {
  const read = text(value, place);
  const code = GAP_CODES.find((one) => one === read);
  if (code !== undefined) return code;
  throw new ShapeError(`${place} must be one of ${GAP_CODES.join(", ")}`);
};

type Evidence<Code extends GapCode> = Extract<GapEvidence, { code: Code }>;
type Alert = Evidence<"alert-ignored">["alerts"][number];

/** One reader for each code, so that the compiler asks for every one. */
const EVIDENCE: { readonly [Code in GapCode]: Reader<Evidence<Code>> } = {
  "no-case-in-slice": object<Evidence<"no-case-in-slice">>({
    code: only("no-case-in-slice"),
    slice: readSlice,
    share: number,
    needed: count,
  }),
  "underpowered-slice": object<Evidence<"underpowered-slice">>({
    code: only("underpowered-slice"),
    slice: readSlice,
    cases: count,
    detectable: number,
    loss: number,
    needed: count,
  }),
  "blind-metric": object<Evidence<"blind-metric">>({
    code: only("blind-metric"),
    metric: text,
    confirmed: count,
    seen: count,
    upper: number,
  }),
  "margin-too-wide": object<Evidence<"margin-too-wide">>({
    code: only("margin-too-wide"),
    metric: text,
    loss: number,
    margin: number,
    share: number,
  }),
  cadence: object<Evidence<"cadence">>({
    code: only("cadence"),
    firstBad: readTime,
    began: readTime,
    last: optional(readTime),
    everyHours: optional(number),
  }),
  unversioned: object<Evidence<"unversioned">>({
    code: only("unversioned"),
    layers: list(readLayer),
    changePoint: optional(text),
  }),
  "other-tuple": object<Evidence<"other-tuple">>({
    code: only("other-tuple"),
    run: text,
    differences: list(readDifference),
  }),
  "alert-ignored": object<Evidence<"alert-ignored">>({
    code: only("alert-ignored"),
    alerts: list(object<Alert>({ at: readTime, what: oneOf({ regressed: true, "probe-changed": true }), gate: text })),
  }),
  "canary-too-small": object<Evidence<"canary-too-small">>({
    code: only("canary-too-small"),
    cases: count,
    needed: count,
    chance: number,
  }),
  "novel-queries": object<Evidence<"novel-queries">>({
    code: only("novel-queries"),
    queries: count,
    novel: count,
    p: optional(number),
  }),
};

type Measure<Kind extends Prevention["kind"]> = Extract<Prevention, { kind: Kind }>;

const PREVENTION: { readonly [Kind in Prevention["kind"]]: Reader<Measure<Kind>> } = {
  "add-cases": object<Measure<"add-cases">>({
    kind: only("add-cases"),
    cases: list(text),
    traces: list(text),
    slice: optional(readSlice),
  }),
  "slice-quota": object<Measure<"slice-quota">>({ kind: only("slice-quota"), slice: readSlice, cases: count }),
  "stamp-version": object<Measure<"stamp-version">>({ kind: only("stamp-version"), layer: readLayer, attribute: text }),
  "calibrate-judge": object<Measure<"calibrate-judge">>({ kind: only("calibrate-judge"), metric: text, labels: count }),
  "narrow-margin": object<Measure<"narrow-margin">>({
    kind: only("narrow-margin"),
    metric: text,
    margin: number,
    slice: optional(readSlice),
  }),
  "record-every": object<Measure<"record-every">>({ kind: only("record-every"), hours: number }),
  "align-suite": object<Measure<"align-suite">>({ kind: only("align-suite"), layers: list(readLayer) }),
  "fail-on-regressed": object<Measure<"fail-on-regressed">>({ kind: only("fail-on-regressed") }),
  "canary-size": object<Measure<"canary-size">>({ kind: only("canary-size"), cases: count }),
};

const readPrevention: Reader<Prevention> = (value, place) => {
  const { kind } = object<{ kind: string }>({ kind: text })(value, place);
  if (Object.hasOwn(PREVENTION, kind)) return PREVENTION[kind as Prevention["kind"]](value, place);
  throw new ShapeError(`${place}.kind must be one of ${Object.keys(PREVENTION).join(", ")}`);
};

/** Reads a gap of detection with what prevents it. @throws ShapeError */
export const readGap: Reader<DetectionGap> = (value, place) => {
  const { code, prevention } = object<{ code: GapCode; prevention: readonly Prevention[] }>({
    code: readGapCode,
    prevention: list(readPrevention),
  })(value, place);
  return { ...EVIDENCE[code](value, place), prevention };
};
