import { mmdCosine } from "../../statistics/mmd-cosine.ts";
import { noveltyBeside } from "../../statistics/novelty.ts";
import { seedOf } from "../../statistics/seed-of.ts";
import { addedCases } from "./added-cases.ts";
import { type GapFacts, type Looked, lookAt, type Queries } from "./facts.ts";

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
 */
export function novelQueries({ queries, candidates, seed }: GapFacts): Looked {
  return lookAt("novel-queries", queries, (known) => {
    const { incident, suite } = known;
    const others = incident.filter(({ isAsked }) => !isAsked);
    if (others.length === 0 || 2 * others.length <= incident.length) return undefined;
    const noveltyOf = noveltyBeside(suite.map(({ text }) => text));
    const novel = new Set(others.filter(({ text }) => noveltyOf(text).p <= NOVEL).map((one) => one.case));
    const p = pOfSet({ incident: others, suite }, seed);
    if ((p === undefined || p > SET_LEVEL) && 2 * novel.size < incident.length) return undefined;
    const only = novel.size > 0 ? novel : new Set(others.map((one) => one.case));
    return {
      code: "novel-queries",
      queries: incident.length,
      novel: novel.size,
      ...(p === undefined ? {} : { p }),
      prevention: addedCases(candidates, { novel: only, only }),
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

function pOfSet({ incident, suite }: Queries, seed: string): number | undefined {
  const unitsOf = (texts: readonly { readonly cluster: string; readonly text: string }[]) =>
    texts.map(({ cluster, text }) => ({ unit: cluster, text }));
  const isSmall = new Set(incident.map(({ cluster }) => cluster)).size < FEWEST_IN_SET;
  if (isSmall || new Set(suite.map(({ cluster }) => cluster)).size < FEWEST_IN_SET) return undefined;
  const options = { permutations: PERMUTATIONS, seed: seedOf(seed) };
  return mmdCosine(unitsOf(suite), unitsOf(incident), options).p;
}
