/** Post-mortems in which a stranger chose every word that a stranger can choose. */
import type { PostMortem } from "../../src/domain/post-mortem.ts";
import { readPostMortem } from "../../src/formats/post-mortem-shape.ts";
import { aTuple, aVersion } from "../builders.ts";
import { ATTRIBUTIONS, anAttribution } from "../report/attributions.ts";
import { aPostMortem, NOT_REPRODUCED } from "../report/post-mortems.ts";

const AT = "2026-11-01T06:00:00.000Z";
const SLICE = { attribute: "app.intent", value: "refund" };
const VERSION = aVersion("v2", { from: "app.version" });

const GAPS: PostMortem["gaps"] = [
  { code: "cadence", firstBad: AT, began: AT, prevention: [{ kind: "record-every", hours: 24 }] },
  {
    code: "other-tuple",
    run: "r.json",
    differences: [{ layer: "prompt", before: aVersion("v1"), after: VERSION, difference: "changed" }],
    prevention: [{ kind: "align-suite", layers: ["prompt"] }],
  },
  {
    code: "unversioned",
    layers: ["tools"],
    changePoint: "r.json",
    prevention: [{ kind: "stamp-version", layer: "tools", attribute: "a" }],
  },
  {
    code: "no-case-in-slice",
    slice: SLICE,
    share: 0.05,
    needed: 59,
    prevention: [{ kind: "slice-quota", slice: SLICE, cases: 12 }],
  },
  {
    code: "novel-queries",
    queries: 30,
    novel: 20,
    p: 0.005,
    prevention: [{ kind: "add-cases", cases: ["a"], traces: ["t"], slice: SLICE }],
  },
  { code: "underpowered-slice", slice: SLICE, cases: 4, detectable: 0.7, loss: 0.6, needed: 12, prevention: [] },
  {
    code: "blind-metric",
    metric: "m",
    confirmed: 20,
    seen: 2,
    upper: 0.3,
    prevention: [{ kind: "calibrate-judge", metric: "m", labels: 100 }],
  },
  {
    code: "margin-too-wide",
    metric: "m",
    loss: 0.03,
    margin: 0.1,
    share: 0.05,
    prevention: [{ kind: "narrow-margin", metric: "m", margin: 0.03, slice: SLICE }],
  },
  { code: "alert-ignored", alerts: [{ at: AT, what: "regressed", gate: "warn" }], prevention: [] },
];

const FULL = aPostMortem({
  gaps: GAPS,
  asked: { before: "a", after: "b", traces: ["t"], means: [{ side: "before", layer: "retrieval", value: "old.json" }] },
  incomplete: { reason: "no-cases", problem: "too few", remedy: "Name more." },
  versionState: { ...aPostMortem().versionState, atIncident: aTuple({ tools: VERSION, model: VERSION }) },
  attribution: anAttribution({
    notes: ["a note"],
    probe: {
      model: "m",
      state: "changed",
      kind: "border",
      readings: 3,
      reference: AT,
      latest: AT,
      onset: AT,
      distance: 0.5,
      p: 0.01,
      excess: 0.4,
      newNames: ["fp_1"],
      why: "why",
    },
    trafficMix: { before: 30, after: 40, slices: { attribute: "app.intent", distance: 0.3, p: 0.01 }, moved: true },
    bisection: {
      layer: "prompt",
      versions: [
        { id: "v1", at: AT, probability: 0, runs: 3, failures: 0 },
        { id: "v2", commit: "c2", at: AT, probability: 0.97, runs: 3, failures: 3 },
      ],
      runs: 6,
      found: 1,
      hunks: { list: [{ file: "prompts/a.md", from: 1, lines: 2, probability: 0.97 }], runs: 3, found: 0 },
      notes: ["a note"],
    },
  }),
});

const USUAL: readonly PostMortem[] = [
  FULL,
  NOT_REPRODUCED,
  ...Object.values(ATTRIBUTIONS).map((attribution) => aPostMortem({ attribution })),
];

/** Post-mortems of all kinds, with this word wherever their format takes any text. */
export function postMortemsOf(word: string): readonly PostMortem[] {
  return USUAL.map((one) =>
    readPostMortem(
      FREE.get(one)?.reduce((value, path) => put(value, path, word), one as unknown),
      "",
    ),
  );
}

type Path = readonly (string | number)[];

/** Not the names that we give ourselves: folders on the branch, keys of actions. */
const OURS: readonly (string | number | undefined)[] = ["incident", "key"];

const FREE: ReadonlyMap<PostMortem, readonly Path[]> = new Map(
  USUAL.map((one) => [one, textsIn(one).filter((path) => !OURS.includes(path.at(-1)) && takesAny(one, path))]),
);

function takesAny(one: PostMortem, path: Path): boolean {
  try {
    readPostMortem(put(one, path, "any text"), "");
    return true;
  } catch {
    return false;
  }
}

function textsIn(value: unknown, path: Path = []): readonly Path[] {
  if (typeof value === "string") return [path];
  if (Array.isArray(value)) return value.flatMap((item, index) => textsIn(item, [...path, index]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => textsIn(item, [...path, key]));
}

function put(value: unknown, [first, ...rest]: Path, word: string): unknown {
  if (first === undefined) return word;
  if (Array.isArray(value)) return value.map((item, index) => (index === first ? put(item, rest, word) : item));
  const fields = value as { readonly [key: string]: unknown };
  return { ...fields, [first]: put(fields[first], rest, word) };
}
