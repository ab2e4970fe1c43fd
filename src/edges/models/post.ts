import type { OpenAI } from "openai";
import { FailedCall, failedCall, outOfTime, stopped } from "./failed-call.ts";
import { readBody } from "./read-body.ts";

/** The client of one endpoint, and the package it is from. */
export type Client = { readonly client: OpenAI; readonly openai: typeof import("openai") };

export type PostLimits = {
  /** The endpoint, for people. */
  readonly place: string;
  /** Milliseconds that the attempt may take, its body included. */
  readonly timeoutMs: number;
  /** Bytes of the answer. */
  readonly mostBytes: number;
  /** Aborted when the attempt is to be given up. */
  readonly end: AbortSignal;
};

/**
 * Sends one request, and reads the JSON of its answer.
 * @throws FailedCall for whatever comes instead
 */
export async function post(
  { client, openai }: Client,
  { path, body }: { readonly path: string; readonly body: unknown },
  limits: PostLimits,
): Promise<unknown> {
  const { place, timeoutMs, mostBytes, end } = limits;
  const start = performance.now();
  try {
    const response = await client.post<unknown>(path, { body, signal: end }).asResponse();
    const withinMs = Math.max(0, timeoutMs - (performance.now() - start));
    const read = await readBody(response, { mostBytes, withinMs });
    switch (read.status) {
      case "whole":
        return jsonOf(read.text, response.headers, place);
      case "too-large":
        throw new FailedCall(
          "answer-too-large",
          `the answer of ${place} is larger than ${megabytes(mostBytes)}`,
          "never",
        );
      case "too-slow":
        throw outOfTime(place, timeoutMs);
      default:
        return read satisfies never;
    }
  } catch (error) {
    if (error instanceof FailedCall) throw error;
    throw end.aborted ? stopped(place) : failedCall(error, limits, openai);
  }
}

/** The type is named, because a page of a gateway or of a login is the commonest thing that comes instead. */
function jsonOf(text: string, headers: Headers, place: string): unknown {
  const type = headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
  const named = /^[\w.+-]{1,40}\/[\w.+-]{1,40}$/.test(type) ? type : "of no known type";
  const malformed = (what: string) => new FailedCall("malformed-answer", `the answer of ${place} ${what}`, "always");
  if (!type.includes("application/json") && !type.endsWith("+json")) throw malformed(`is not JSON but ${named}`);
  if (text === "") throw malformed("is empty");
  try {
    return JSON.parse(text);
  } catch {
    throw malformed("is broken JSON");
  }
}

function megabytes(bytes: number): string {
  return `${Number((bytes / 1_000_000).toPrecision(2))} MB`;
}
