import type { Api } from "../../http/api.ts";
import { type ApiRequest, type Attempt, attempt } from "../../http/attempt.ts";
import { type Patience, patiently } from "../../http/patience.ts";
import { refusal } from "./refusal.ts";

type Answered = Extract<Attempt, { kind: "answered" }>;

/** One question to an API. @property what for people: "page 3 of the observations" */
export type Question = ApiRequest & { readonly what: string };

/**
 * Asks an API, again where that may help.
 *
 * @throws UserError when no answer is to be had, or the signal is aborted
 */
export async function call(api: Api, question: Question, patience: Patience, signal: AbortSignal): Promise<Answered> {
  const { last, attempts } = await patiently(() => attempt(api, question, signal), patience, signal);
  if (last.kind !== "answered") throw refusal(api, question.what, last, attempts);
  return last;
}

/** The same, where a refusal with one of the accepted statuses is an answer too. */
export async function callOr(
  api: Api,
  { accepts, ...question }: Question & { readonly accepts: readonly number[] },
  patience: Patience,
  signal: AbortSignal,
): Promise<Answered | { readonly kind: "refused" }> {
  const { last, attempts } = await patiently(() => attempt(api, question, signal), patience, signal);
  if (last.kind === "answered") return last;
  if (last.kind === "refused" && accepts.includes(last.status)) return { kind: "refused" };
  throw refusal(api, question.what, last, attempts);
}
