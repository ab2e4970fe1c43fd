import { sha256 } from "../../../src/domain/digest.ts";
import type { Chance } from "../../../src/simulation/chance.ts";
import { QUESTIONS, type Question } from "./questions.ts";

/** One request that production received. */
export type Visit = {
  readonly traceId: string;
  readonly conversation: string;
  readonly question: Question;
  /** Milliseconds since the epoch. */
  readonly atMs: number;
  /** Which generation of the GenAI conventions the client that answered it still writes. */
  readonly form: "new" | "old";
  /** What the provider failed with, for the few requests that got no answer. */
  readonly failure?: string;
};

const WEEK_MS = 7 * 24 * 3_600_000;
const VISITS = 160;
const FAILURES: readonly string[] = ["429", "timeout", "500", "timeout"];

/** Which week of production. @property name tells the ids of its visits from those of another week; "" for the first */
export type Week = { readonly name: string; readonly startMs: number };

/** A week of visits, in order of time: every question once, and some again by other customers. */
export function visits(chance: Chance, week: Week): readonly Visit[] {
  const visit = (question: Question, label: string) => visitOf(question, `${week.name}${label}`, { chance, week });
  const openers = QUESTIONS.filter(({ follows }) => follows === undefined);
  const again = Array.from({ length: VISITS - QUESTIONS.length }, (_, index) => {
    const pick = openers[Math.floor(chance(`again ${index}`) * openers.length)];
    if (pick === undefined) throw new Error("there are no questions");
    return pick;
  });
  const first = openers.map((question, index) => visit(question, `${index}`));
  const repeated = again.map((question, index) => visit(question, `again ${index}`));
  const followUps = QUESTIONS.flatMap((question) => {
    const opener = first.find(({ question: { text } }) => text === question.follows);
    if (opener === undefined) return [];
    const gap = 40_000 + Math.floor(chance(`gap ${question.text}`) * 50_000);
    return [
      {
        ...visit(question, `follow ${question.text}`),
        conversation: opener.conversation,
        atMs: opener.atMs + gap,
      },
    ];
  });
  return [...withFailures(first), ...repeated.map(withOldForm), ...followUps].sort(
    (a, b) => a.atMs - b.atMs || (a.traceId < b.traceId ? -1 : 1),
  );
}

function visitOf(
  question: Question,
  label: string,
  { chance, week }: { readonly chance: Chance; readonly week: Week },
): Visit {
  // The last hour stays free, so that a follow-up is in the same week.
  const atMs = week.startMs + Math.floor(chance(`time ${label}`) * (WEEK_MS - 3_600_000));
  return {
    traceId: sha256(`support-desk trace ${label}`).slice(0, 32),
    conversation: `conv-${sha256(`support-desk conversation ${label}`).slice(0, 10)}`,
    question,
    atMs,
    form: "new",
  };
}

/** Spreads the failures over the questions. */
function withFailures(asked: readonly Visit[]): readonly Visit[] {
  const step = Math.floor(asked.length / FAILURES.length);
  return asked.map((one, index) => {
    const failure = index % step === 12 ? FAILURES[Math.floor(index / step)] : undefined;
    return failure === undefined ? one : { ...one, failure };
  });
}

/** One client in eight had not been upgraded that week. */
function withOldForm(one: Visit, index: number): Visit {
  return index % 8 === 3 ? { ...one, form: "old" } : one;
}
