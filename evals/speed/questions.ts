import { sha256 } from "../../src/domain/digest.ts";

/** How the latencies of a run are spread: all the same, or a few many times as long as the rest. */
export const SHAPES = ["fixed", "long-tailed"] as const;
export type Shape = (typeof SHAPES)[number];

export const SYSTEM =
  "You answer questions about the stock of a shop. Answer in one line, with the number of the shelf.";
export const MODEL = "fixed-latency-1";

/** One question of the bench. Its text names it, so that the server knows it again. */
export type Question = { readonly id: string; readonly text: string; readonly expected: string };

/** @param cases how many; their ids sort as they are numbered */
export function questionsOf(cases: number): readonly Question[] {
  return Array.from({ length: cases }, (_, index) => {
    const id = `q${String(index).padStart(6, "0")}`;
    return {
      id,
      text: `Question ${id}: on which shelf is part ${sha256(id).slice(0, 12)}, and how many of it are left there?`,
      expected: expectedOf(id),
    };
  });
}

/** The id in the text of a question, or undefined. */
export function questionIn(text: string): string | undefined {
  return /\bq\d{6}\b/.exec(text)?.[0];
}

/** What a right answer to a question holds. */
export function expectedOf(id: string): string {
  return `shelf ${Number.parseInt(sha256(id).slice(0, 4), 16) % 100}`;
}

/**
 * How long the server takes for one question, in milliseconds. Long-tailed: log-normal with the given median, and one
 * answer in a hundred takes more than twenty times as long; the same question always takes the same.
 */
export function latencyOf(id: string, middleMs: number, shape: Shape): number {
  switch (shape) {
    case "fixed":
      return middleMs;
    case "long-tailed":
      return middleMs * Math.exp(SIGMA * normalOf(id));
    default:
      return shape satisfies never;
  }
}

/** 2.326 is the 99th percentile of the standard normal distribution. */
const SIGMA = Math.log(20) / 2.326;

/** A standard normal value that belongs to a text, by Box and Muller's method. */
function normalOf(text: string): number {
  const digest = sha256(text);
  const uniform = (from: number) => (Number.parseInt(digest.slice(from, from + 8), 16) + 1) / (2 ** 32 + 1);
  return Math.sqrt(-2 * Math.log(uniform(0))) * Math.cos(2 * Math.PI * uniform(8));
}

/**
 * The least time in which questions that are asked in this order can be answered with so many at once: each starts when
 * the first of those under way ends. Milliseconds.
 */
export function idealMs(latencies: readonly number[], concurrency: number): number {
  const lanes = new Array<number>(Math.max(1, concurrency)).fill(0);
  for (const latency of latencies) {
    const soonest = lanes.indexOf(Math.min(...lanes));
    lanes[soonest] = (lanes[soonest] ?? 0) + latency;
  }
  return Math.max(...lanes);
}
