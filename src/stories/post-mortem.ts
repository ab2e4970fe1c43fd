import type { Suite } from "../domain/suite.ts";
import type { KeptPostMortem, World } from "../ports.ts";
import type { Attributed, AttributeRequest } from "./attribute.ts";

/** What a post-mortem is to be of, and where it goes. */
export type PostMortemRequest = {
  readonly attribute: AttributeRequest;
  /** What the states were called, so that it can be written anew from its own record. */
  readonly asked: { readonly before?: string; readonly after?: string; readonly traces?: readonly string[] };
  /** Its name on the branch, where it is one that is there already. */
  readonly incident?: string;
  /** Fresh replays of the one trace, under each state. */
  readonly trials: number;
  /** False: nothing is written to the branch, and people's words are those of `earlier`. */
  readonly keep: boolean;
  /** The Markdown that people may have written in, where it is not the branch's. */
  readonly earlier?: string;
};

/**
 * What came of it. `broken-marks`: people broke a mark in the Markdown that is there, and nothing was written.
 * @property path where the Markdown lies on the branch; absent where it was not to be kept
 */
export type WrittenPostMortem =
  | { readonly status: "written"; readonly kept: KeptPostMortem; readonly path?: string }
  | { readonly status: "broken-marks"; readonly incident: string; readonly line: number; readonly problem: string };

/** Attributes a loss, reproduces it, says why it was not caught, and writes all of it down. */
export async function postMortem(
  _suite: Suite,
  _request: PostMortemRequest,
  _world: World,
): Promise<WrittenPostMortem> {
  throw new Error("not there yet");
}

/**
 * The draft that a record keeps on the branch after it was attributed: no model is asked anything more. Whatever goes wrong
 * is a note, and never an error.
 */
export async function draftPostMortem(
  _suite: Suite,
  _found: { readonly request: AttributeRequest; readonly attributed: Attributed },
  _world: World,
): Promise<{ readonly path?: string; readonly notes: readonly string[] }> {
  throw new Error("not there yet");
}
