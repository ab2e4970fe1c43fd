import type { Standpoint } from "../../domain/attribution.ts";
import type { Case, Sample } from "../../domain/case.ts";
import type { TargetSpec } from "../../domain/suite.ts";
import type { Variant } from "../../domain/variant.ts";
import type { LayerDifference, Version } from "../../domain/version.ts";
import { parsePrompt } from "../../pipeline/assemble/prompt.ts";
import { type Coverage, coverageOf, isEnough } from "./covered-cases.ts";
import { documentsOfKind, droppedNote, tooFew, tooFewOfBoth, whyNone } from "./documents-words.ts";
import { calledAs, withLayerOf } from "./found-version.ts";
import { unlikeVersions } from "./shown-version.ts";
import type { MeansHad, Side } from "./version-means.ts";
import { type DocumentMeans, documentsOf, searchedCases, waysOfVariant } from "./version-of-documents.ts";
import type { VersionSearch } from "./version-search.ts";

type Sides = { readonly [side in Side]: Variant };

/** The two sides with their documents, and the cases that both have documents for. */
export type FoundDocuments = Sides & {
  readonly missing: readonly { readonly layer: "retrieval"; readonly why: string }[];
  readonly cases: readonly Case[];
};

type Asked = {
  readonly difference: LayerDifference;
  readonly states: { readonly [side in Side]: Standpoint };
  readonly had: MeansHad;
  /** The sides without their documents. */
  readonly chosen: Sides;
  readonly sample: Sample;
  readonly earlier: Sample | undefined;
};

/** The best way to the documents of one version, and how much of the sample it answers. */
type Way = { readonly way: DocumentMeans; readonly coverage: Coverage };

/**
 * Gives both sides the documents of their index, and drops the questions that one of them cannot answer. An index that
 * cannot be had for half of the questions is not played: then both sides are fed the same.
 */
export async function findDocuments(search: VersionSearch, asked: Asked): Promise<FoundDocuments> {
  const { difference, chosen, sample, states } = asked;
  const ways = { after: await wayOf(search, asked, "after"), before: await wayOf(search, asked, "before") };
  if (difference.difference !== "changed" || ways.before === undefined || ways.after === undefined) {
    const gone = (["before", "after"] as const).filter((side) => ways[side] === undefined);
    return held(
      search,
      asked,
      ways,
      gone.map((side) => `${states[side].label}: ${whyNone(search.suite, difference[side])}`).join("; "),
    );
  }
  const unread = await whyUnread(chosen, search.suite.target);
  if (unread !== undefined) return held(search, asked, ways, unread);
  const short = [ways.before, ways.after].find(({ coverage }) => !isEnough(coverage, sample.cases));
  if (short !== undefined) return held(search, asked, ways, tooFew(short.way, short.coverage));
  const both = await coverageOf(sample.cases, [ways.before.way, ways.after.way]);
  if (!isEnough(both, sample.cases)) return held(search, asked, ways, tooFewOfBoth(both));
  sayDropped(search, sample.cases, both);
  return {
    before: fed(chosen.before, ways.before.way, difference.before),
    after: fed(chosen.after, ways.after.way, difference.after),
    missing: [],
    cases: both.cases,
  };
}

/** Of all ways the one that answers most; the first that answers all is not looked beyond. */
async function wayOf(search: VersionSearch, asked: Asked, side: Side): Promise<Way | undefined> {
  const { difference, states, had, sample, earlier } = asked;
  const wanted = { layer: "retrieval", version: difference[side], standpoint: states[side] } as const;
  const named = had[side].get("retrieval");
  const recorded = { sample, ...(earlier === undefined ? {} : { earlier }) };
  const own = side === "after" ? sample : earlier;
  const ways = named === undefined ? documentsOf(search, wanted, recorded, own) : waysOfVariant(search, named);
  let best: Way | undefined;
  for await (const way of ways) {
    const coverage = await coverageOf(sample.cases, [way]);
    if (best === undefined || coverage.cases.length > best.coverage.cases.length) best = { way, coverage };
    if (coverage.cases.length === sample.cases.length) break;
  }
  return best;
}

/** Both sides fed the same: what the later state had, else the earlier one, else what production recorded. */
async function held(
  search: VersionSearch,
  { difference, chosen, sample, states }: Asked,
  ways: { readonly [side in Side]: Way | undefined },
  why: string,
): Promise<FoundDocuments> {
  const unread = (await whyUnread(chosen, search.suite.target)) !== undefined;
  const side = (["after", "before"] as const).find((one) => {
    const way = ways[one];
    return way !== undefined && isEnough(way.coverage, sample.cases) && !(unread && needsPrompt(way.way));
  });
  const isSame = difference.difference === "same";
  const missing = isSame ? [] : [{ layer: "retrieval" as const, why: why || unlikeVersions(difference) }];
  const way = side === undefined ? undefined : ways[side];
  if (side === undefined || way === undefined) {
    const { base, say } = search;
    const other =
      base.retrieval.kind === "snapshot" && unread ? { ...base, retrieval: { kind: "recorded" } as const } : base;
    if (searchedCases(sample.cases).length > 0 && base.retrieval.kind !== "none")
      say(`The documents are ${documentsOfKind(other)} in all that was replayed.`);
    const stood = calledAs(other, "retrieval", isSame ? difference.after : other.versions.retrieval);
    return { ...bothWith(chosen, stood), missing, cases: sample.cases };
  }
  if (!isSame) search.say(`The documents are those of ${states[side].label} in all that was replayed.`);
  sayDropped(search, sample.cases, way.coverage);
  return { ...bothWith(chosen, fed(chosen.after, way.way, difference[side])), missing, cases: way.coverage.cases };
}

function bothWith({ before, after }: Sides, variant: Variant): Sides {
  return { before: withLayerOf(before, variant, "retrieval"), after: withLayerOf(after, variant, "retrieval") };
}

function fed(variant: Variant, { means }: DocumentMeans, version: Version): Variant {
  return calledAs({ ...variant, retrieval: means }, "retrieval", version);
}

/** Snapshots and endpoints go through the prompt; what was recorded is in the messages where no template reads it. */
function needsPrompt({ means }: DocumentMeans): boolean {
  return means.kind === "snapshot" || means.kind === "endpoint";
}

/** Why other documents would reach no request; an application is given them as they are. */
async function whyUnread({ before, after }: Sides, target: TargetSpec): Promise<string | undefined> {
  if (target.kind !== "agent") return undefined;
  for (const { template } of [before, after]) {
    if (template === undefined) return "the suite names no prompt template that other documents could go into";
    const parsed = await parsePrompt(template);
    if (parsed.status === "parsed" && !parsed.uses("documents"))
      return "the prompt template does not use documents, so another index cannot change anything";
  }
  return undefined;
}

function sayDropped({ say }: VersionSearch, of: readonly Case[], { cases }: Coverage): void {
  if (cases.length < of.length) say(droppedNote(of.length - cases.length, of.length));
}
