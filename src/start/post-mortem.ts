import type { PostMortem } from "../domain/post-mortem.ts";
import type { Outside } from "../world/world.ts";

export type PostMortemCommand = {
  /** Path of the suite file, relative to where the program was started. */
  readonly suite?: string;
  /** The name of an incident on the branch, `A..B`, one record, or "latest"; the latest unless given. */
  readonly incident?: string;
  /** Ids of traces that failed, in place of records. */
  readonly traces?: readonly string[];
  readonly metric?: string;
  /** Fresh replays of the one trace under each state; 20 unless given. */
  readonly trials?: number;
  /** A folder that it is written to in place of the branch, relative to where the program was started. */
  readonly out?: string;
};

/** @property place path on the branch, or of the file  @property cases where the ready cases lie, if they were written */
export type PostMortemTold = {
  readonly postMortem: PostMortem;
  readonly markdown: string;
  readonly place: string;
  readonly cases?: string;
};

/** Writes the post-mortem of an incident. @throws UserError when it could not be written, or a mark in it is broken */
export async function startPostMortem(_command: PostMortemCommand, _outside: Outside): Promise<PostMortemTold> {
  throw new Error("not there yet");
}
