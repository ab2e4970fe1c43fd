import { FIELD_REMEDIES, type FieldRemedy } from "../domain/diagnosis.ts";
import type { Estimate, Fidelity, FidelityCause, FidelityUnknown, MetricFidelity } from "../domain/fidelity.ts";
import type { Hop } from "../domain/trace.ts";
import { count, list, number, object, oneOf, only, optional, type Reader, text, truth } from "./json-reader.ts";

type Measured = Extract<Fidelity, { status: "measured" }>;
type CauseOf<Kind> = Extract<FidelityCause, { kind: Kind }>;

/** Reads how like production a replay was. @throws ShapeError */
export const readFidelity: Reader<Fidelity> = (value, place) => {
  const { status } = object<{ status: Fidelity["status"] }>({ status: oneOf({ measured: true, unknown: true }) })(
    value,
    place,
  );
  return status === "measured" ? readMeasured(value, place) : readUnknown(value, place);
};

const readUnknown = object<Extract<Fidelity, { status: "unknown" }>>({
  status: only("unknown"),
  reason: oneOf<FidelityUnknown>({ "no-observed-answers": true, "nothing-scored": true }),
});

const readEstimate = object<Estimate>({ value: number, lower: optional(number), upper: optional(number) });

const readMetric = object<MetricFidelity>({
  metric: text,
  blocking: truth,
  cases: count,
  clusters: count,
  observedMean: number,
  replayMean: number,
  difference: readEstimate,
  agreement: readEstimate,
});

const readRemedy = oneOf(
  Object.fromEntries(FIELD_REMEDIES.map((remedy) => [remedy, true])) as { readonly [remedy in FieldRemedy]: true },
);

const CAUSES: { readonly [Kind in FidelityCause["kind"]]: Reader<CauseOf<Kind>> } = {
  "not-recorded": object<CauseOf<"not-recorded">>({
    kind: only("not-recorded"),
    hop: oneOf<Hop["kind"]>({ retrieval: true, assembly: true, model: true, tool: true, parse: true }),
    field: text,
    remedy: readRemedy,
    present: count,
    hops: count,
  }),
  "left-the-recording": object<CauseOf<"left-the-recording">>({
    kind: only("left-the-recording"),
    trials: count,
    of: count,
  }),
  chance: object<CauseOf<"chance">>({ kind: only("chance"), trials: count, amongTrials: optional(number) }),
};

const readCause: Reader<FidelityCause> = (value, place) => {
  const kinds = { "not-recorded": true, "left-the-recording": true, chance: true } as const;
  const { kind } = object<{ kind: FidelityCause["kind"] }>({ kind: oneOf(kinds) })(value, place);
  return CAUSES[kind](value, place);
};

const readMeasured = object<Measured>({
  status: only("measured"),
  confidence: number,
  metrics: list(readMetric),
  agreement: number,
  atLeast: number,
  leftOut: count,
  cause: optional(readCause),
});
