import { mmdCosine, type UnitText } from "../../statistics/mmd-cosine.ts";
import { noveltyBeside } from "../../statistics/novelty.ts";
import { seedOf } from "../../statistics/seed-of.ts";
import { addedCases, isIn } from "./added-cases.ts";
import { type GapFacts, type Looked, lookAt, type Queries, type SliceCoverage } from "./facts.ts";

/** A query is novel when so few of the suite's are as far from the others. */
const NOVEL = 0.1;
/** Queries are novel as a set at this level. */
const SET_LEVEL = 0.01;
const PERMUTATIONS = 199;
/** A smaller set is seldom told from another. */
const FEWEST_IN_SET = 5;
/** With fewer questions in the suite no query can come to a p of 0.1. */
const FEWEST_IN_SUITE = 9;

/**
 * G10: the incident's queries are unlike those that are asked, one by one or as a set. What was asked word for word is not
 * novel, and where most of it was, the set is not either.
 *
 * Questions that failed are no random draw: where they are of one slice, they are of one kind, and as a set they differ from
 * a suite of many kinds however well that covers theirs. So the set is held against the suite's questions of that slice, and
 * is novel only if at least one of its queries is.
 */
export function novelQueries({ queries, slice, candidates, seed }: GapFacts): Looked {
  return lookAt("novel-queries", queries, ({ incident, suite }) => {
    const others = incident.filter(({ isAsked }) => !isAsked);
    if (2 * others.length <= incident.length) return undefined;
    const noveltyOf = noveltyBeside(suite.map(({ text }) => text));
    const novel = new Set(others.filter(({ text }) => noveltyOf(text).p <= NOVEL).map((one) => one.case));
    if (novel.size === 0) return undefined;
    const p = pOfSet({ incident: others, suite }, "known" in slice ? slice.known : undefined, seed);
    if ((p === undefined || p > SET_LEVEL) && 2 * novel.size < incident.length) return undefined;
    return {
      code: "novel-queries",
      queries: incident.length,
      novel: novel.size,
      ...(p === undefined ? {} : { p }),
      prevention: addedCases(candidates, { novel, only: novel }),
    };
  });
}

/** Whether there are enough questions to tell. @returns why not, or undefined */
export function tooFewToCompare({ incident, suite }: Queries): string | undefined {
  if (incident.length === 0) return "no question of the incident has a text at hand";
  if (suite.length < FEWEST_IN_SUITE)
    return `the sample before has ${suite.length} questions with a text at hand, and ${FEWEST_IN_SUITE} are needed`;
  return undefined;
}

function pOfSet({ incident, suite }: Queries, covered: SliceCoverage | undefined, seed: string): number | undefined {
  const ofSlice = (texts: Queries["suite"]) =>
    texts
      .filter((one) => covered === undefined || isIn(one, covered.slice))
      .map(({ cluster, text }) => ({ unit: cluster, text }));
  const [own, failed] = [ofSlice(suite), ofSlice(incident)];
  const isSmall = (texts: readonly UnitText[]) => new Set(texts.map(({ unit }) => unit)).size < FEWEST_IN_SET;
  if (isSmall(own) || isSmall(failed)) return undefined;
  return mmdCosine(own, failed, { permutations: PERMUTATIONS, seed: seedOf(seed) }).p;
}
