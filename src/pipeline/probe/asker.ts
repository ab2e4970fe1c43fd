import pLimit from "p-limit";
import type { ModelSpec } from "../../domain/model-spec.ts";
import type { ProbeInput, ProbeReading } from "../../domain/probe.ts";
import type { ModelReply, Models } from "../../ports.ts";

/** What the probe sets beside the model's own parameters. */
export type ProbeParameters = { readonly [name: string]: number };

/** What one call came to. `nothing`: an answer without text. `refused`: the request itself, with the parameter if it is told. */
export type Said =
  | { readonly status: "said"; readonly text: string }
  | { readonly status: "nothing" }
  | { readonly status: "refused"; readonly parameter?: string; readonly why: string }
  | { readonly status: "failed"; readonly why: string };

/** Trials from one number on: an answer is known by its number, so that no stage gets another's. */
export type Trials = { readonly from: number; readonly calls: number };

/** What several inputs were answered, in their order; or why too many calls came to nothing. */
export type Tallied =
  | { readonly status: "tallied"; readonly inputs: readonly ProbeInput[] }
  | Extract<Said, { status: "refused" | "failed" }>;

/** Asks a model the inputs of a probe, and keeps count of all that it was asked. */
export type Asker = {
  ask(input: string, trial: number, parameters: ProbeParameters): Promise<Said>;
  tally(inputs: readonly string[], trials: Trials, parameters: ProbeParameters): Promise<Tallied>;
  /** Of all calls so far. */
  seen(): Pick<ProbeReading, "calls" | "fingerprints" | "served">;
};

export type AskerOptions = {
  readonly model: ModelSpec;
  readonly models: Models;
  /** Calls under way at once, at least 1. */
  readonly concurrency: number;
  readonly signal: AbortSignal;
};

/** Nothing is asked yet. */
export function openAsker({ model, models, concurrency, signal }: AskerOptions): Asker {
  const fingerprints = new Map<string, number>();
  const served = new Map<string, number>();
  let calls = 0;
  const ask: Asker["ask"] = async (input, trial, parameters) => {
    const asked = { ...model, parameters: { ...ownParameters(model, parameters), ...parameters } };
    calls += 1;
    const reply = await models.ask({ model: asked, messages: [{ role: "user", text: input }], trial }, signal);
    if (reply.status === "replied") {
      count(fingerprints, reply.fingerprint);
      count(served, reply.resolvedModel);
    }
    return saidIn(reply);
  };
  return {
    ask,
    tally: (inputs, trials, parameters) =>
      tallyWith((input, trial) => ask(input, trial, parameters), concurrency, inputs, trials),
    seen: () => ({ calls, fingerprints: Object.fromEntries(fingerprints), served: Object.fromEntries(served) }),
  };
}

/** Of every name of the limit on what is written one is allowed. */
export const LIMITS = ["max_tokens", "max_completion_tokens", "max_output_tokens"] as const;

/** These shape the text, where nothing but the model is to be seen; and a fixed seed would hide what wavers. */
const SHAPING = new Set(["response_format", "text", "stop", "seed", "tools", "tool_choice", "logit_bias"]);

function ownParameters({ parameters: own }: ModelSpec, set: ProbeParameters): ModelSpec["parameters"] {
  const isLimited = LIMITS.some((name) => Object.hasOwn(set, name));
  const isOurs = (name: string) => SHAPING.has(name) || (isLimited && LIMITS.some((limit) => limit === name));
  return Object.fromEntries(Object.entries(own).filter(([name]) => !isOurs(name)));
}

/** Characters of an answer that are kept: no token is as long, and no short line need be. */
const LONGEST = 60;

function saidIn(reply: ModelReply): Said {
  if (reply.status === "replied") {
    const text = [...reply.text].slice(0, LONGEST).join("");
    return text.trim() === "" ? { status: "nothing" } : { status: "said", text };
  }
  const { reason, detail } = reply;
  if (reason === "empty-answer") return { status: "nothing" };
  if (reason !== "refused-request") return { status: "failed", why: detail };
  const parameter = ["temperature", ...LIMITS].find((name) => detail.includes(name));
  return { status: "refused", why: detail, ...(parameter === undefined ? {} : { parameter }) };
}

/** The share of calls that may come to nothing. */
const MOST_FAILED = 0.1;

async function tallyWith(
  ask: (input: string, trial: number) => Promise<Said>,
  concurrency: number,
  inputs: readonly string[],
  { from, calls }: Trials,
): Promise<Tallied> {
  const limit = pLimit(concurrency);
  const failures: Extract<Said, { status: "refused" | "failed" }>[] = [];
  const most = inputs.length * calls * MOST_FAILED;
  const outputs = inputs.map(() => new Map<string, number>());
  const one = async (place: number, trial: number) => {
    // What is lost already is not paid for any further.
    if (failures.length > most) return;
    const said = await ask(inputs[place] ?? "", trial);
    if (said.status === "refused" || said.status === "failed") failures.push(said);
    else count(outputs[place] ?? new Map(), said.status === "said" ? said.text : "");
  };
  // Trial by trial, so that what wavers with the hour wavers for all inputs alike.
  await Promise.all(
    Array.from({ length: calls }, (_, trial) =>
      inputs.map((__, place) => limit(() => one(place, from + trial))),
    ).flat(),
  );
  const [first] = failures;
  if (first !== undefined && failures.length > most) return first;
  return {
    status: "tallied",
    inputs: inputs.map((input, place) => ({ input, outputs: Object.fromEntries(outputs[place] ?? []) })),
  };
}

function count(counts: Map<string, number>, name: string | undefined): void {
  if (name !== undefined) counts.set(name, (counts.get(name) ?? 0) + 1);
}
