import type { ModelSpec } from "../../domain/model-spec.ts";
import type { ProbeInput, ProbeReading } from "../../domain/probe.ts";
import type { Asker, ProbeParameters, Said, Trials } from "./asker.ts";
import { candidateInputs, SHORT_QUESTIONS } from "./candidates.ts";

/** What a model is to be asked at every reading, and what it was answered often enough to be a reference. */
export type Found =
  | ({ readonly status: "found"; readonly parameters: ProbeParameters } & Pick<ProbeReading, "kind" | "inputs">)
  | { readonly status: "unavailable"; readonly why: string };

/** Fewer inputs than these tell too little. */
const FEWEST = 3;
/** Inputs that are tried at once, and calls of each. */
const WAVE = 40;
const TRIED: Trials = { from: 1, calls: 3 };
/** Of the inputs that waver twice as many as are wanted are asked again, and the most balanced ones kept. */
const SPARE = 2;
const SCREENED: Trials = { from: 101, calls: 10 };
/** Enough that a lucky draw of the reference does not colour a year of readings (STATISTICS.md). */
const REFERENCE: Trials = { from: 1001, calls: 50 };
/** Texts tell more than tokens, and cost more. */
const COMPLETIONS: Trials = { from: 1001, calls: 20 };

/**
 * Looks for inputs on the edge between two single tokens, and asks those that waver most so often that later readings can
 * be held against it. A model that gives no single tokens, or does not waver, is asked short questions in their place.
 *
 * @param wanted inputs, at least 3
 */
export async function findInputs(asker: Asker, model: ModelSpec, wanted: number): Promise<Found> {
  const shape = await singleTokens(asker, model);
  if (shape.status === "failed") return unavailable(shape.why);
  if (shape.status === "none") return byCompletions(asker, wanted);
  const { parameters } = shape;
  const wavering = await waveringInputs(asker, parameters, wanted * SPARE);
  if ("why" in wavering) return unavailable(wavering.why);
  const screened = await asker.tally(wavering, SCREENED, parameters);
  if (screened.status !== "tallied") return unavailable(screened.why);
  const best = mostBalanced(screened.inputs).slice(0, wanted);
  if (best.length < FEWEST) return byCompletions(asker, wanted);
  const reference = await asker.tally(best, REFERENCE, parameters);
  if (reference.status !== "tallied") return unavailable(reference.why);
  return { status: "found", kind: "border", parameters, inputs: reference.inputs };
}

/** Calls that a search and its reference take: where the first inputs waver, and where one in sixteen does, or none. */
export function callsToFind(wanted: number): { readonly low: number; readonly likely: number; readonly high: number } {
  const waves = Math.ceil(candidateInputs().length / WAVE);
  const after = (count: number) =>
    1 + Math.min(count, waves) * WAVE * TRIED.calls + wanted * (SPARE * SCREENED.calls + REFERENCE.calls);
  return { low: after(1), likely: after(Math.ceil((wanted * SPARE * 16) / WAVE)), high: after(waves) };
}

type Shape =
  | { readonly status: "single"; readonly parameters: ProbeParameters }
  | { readonly status: "none" }
  | { readonly status: "failed"; readonly why: string };

/** A token is no longer than this; what is longer was not limited. */
const LONGEST_TOKEN = 24;

/** The parameters under which the model answers with one token, if it does under any: which are refused is found out. */
async function singleTokens(asker: Asker, model: ModelSpec): Promise<Shape> {
  const refused = new Set<string>();
  for (const parameters of shapesOf(model)) {
    if (Object.keys(parameters).some((name) => refused.has(name))) continue;
    const said = await firstSaid(asker, parameters);
    if (said.status === "failed") return said;
    if (said.status === "said" && [...said.text].length <= LONGEST_TOKEN) return { status: "single", parameters };
    if (said.status !== "refused") return { status: "none" };
    if (said.parameter !== undefined) refused.add(said.parameter);
  }
  return { status: "none" };
}

function shapesOf({ api, parameters }: ModelSpec): readonly ProbeParameters[] {
  const usual = Object.hasOwn(parameters, "max_completion_tokens")
    ? (["max_completion_tokens", "max_tokens"] as const)
    : (["max_tokens", "max_completion_tokens"] as const);
  const names = api === "responses" ? (["max_output_tokens"] as const) : usual;
  return [
    ...names.map((name) => ({ temperature: 0, [name]: 1 })),
    // At its own temperature a model wavers as well.
    ...names.map((name) => ({ [name]: 1 })),
  ];
}

/** What the first of a few inputs brings: one of them may have no answer by chance. */
async function firstSaid(asker: Asker, parameters: ProbeParameters): Promise<Said> {
  let said: Said = { status: "nothing" };
  for (const input of candidateInputs().slice(0, FEWEST)) {
    said = await asker.ask(input, 0, parameters);
    if (said.status !== "nothing") return said;
  }
  return said;
}

async function waveringInputs(
  asker: Asker,
  parameters: ProbeParameters,
  wanted: number,
): Promise<readonly string[] | { readonly why: string }> {
  const candidates = candidateInputs();
  const found: string[] = [];
  for (let start = 0; start < candidates.length && found.length < wanted; start += WAVE) {
    const wave = await asker.tally(candidates.slice(start, start + WAVE), TRIED, parameters);
    if (wave.status !== "tallied") return { why: wave.why };
    found.push(...wave.inputs.filter(({ outputs }) => tokensOf(outputs).length > 1).map(({ input }) => input));
  }
  return found.slice(0, wanted);
}

/** Inputs that wavered again, by how near the second token comes to the first. */
function mostBalanced(inputs: readonly ProbeInput[]): readonly string[] {
  return inputs
    .map(({ input, outputs }) => {
      const [first = 0, second = 0] = tokensOf(outputs)
        .map(([, times]) => times)
        .sort((a, b) => b - a);
      return { input, balance: first === 0 ? 0 : second / first };
    })
    .filter(({ balance }) => balance > 0)
    .sort((a, b) => b.balance - a.balance)
    .map(({ input }) => input);
}

function tokensOf(outputs: ProbeInput["outputs"]): readonly (readonly [string, number])[] {
  return Object.entries(outputs).filter(([token]) => token !== "");
}

async function byCompletions(asker: Asker, wanted: number): Promise<Found> {
  const reference = await asker.tally(SHORT_QUESTIONS.slice(0, wanted), COMPLETIONS, {});
  if (reference.status !== "tallied") return unavailable(reference.why);
  const answered = reference.inputs.filter(({ outputs }) => tokensOf(outputs).length > 0);
  if (answered.length < FEWEST) return unavailable("the model answered no short question with a text");
  return { status: "found", kind: "completions", parameters: {}, inputs: answered };
}

function unavailable(why: string): Found {
  return { status: "unavailable", why };
}
