import { type PostMortem, postMortemPath } from "../../domain/post-mortem.ts";
import type { World } from "../../ports.ts";
import { readMarks } from "../../report/post-mortem/marks.ts";
import { placesIn } from "../../report/post-mortem/places.ts";
import { notReadIn, standingIn } from "../../report/post-mortem/standing.ts";
import { renderPostMortem } from "../../report/post-mortem.ts";
import { isForPeople } from "../for-people.ts";
import type { PostMortemRequest, WrittenPostMortem } from "../post-mortem.ts";

/** Somebody may write at the same time; nobody writes so often. */
const TRIES = 4;

/**
 * Puts people's words from an earlier version into a post-mortem, and keeps it on the branch where it is to be kept. Where
 * people write at the same time, their words are read again.
 *
 * @throws UserError when the branch cannot be written, or what is there cannot be read
 */
export async function keptPostMortem(
  { postMortem, cases }: { readonly postMortem: PostMortem; readonly cases?: string },
  { keep, earlier }: Pick<PostMortemRequest, "keep" | "earlier">,
  world: World,
): Promise<WrittenPostMortem> {
  const { incident } = postMortem;
  const there = async () => (keep ? world.store.postMortem(incident) : earlier?.(incident));
  for (let attempt = 1; ; attempt += 1) {
    const before = await there();
    const marks = readMarks(before?.markdown ?? "", before === undefined ? [] : placesIn(before.postMortem));
    if (marks.status === "broken")
      return { status: "broken-marks", incident, line: marks.line, problem: marks.problem };
    const status = marks.words.get("status");
    const limits = [...notReadIn(status), ...postMortem.limits];
    const said = { ...postMortem, standing: standingIn(status), limits };
    const markdown = renderPostMortem(said, { words: marks.words, hasCases: cases !== undefined });
    const kept = { postMortem: said, markdown, ...(cases === undefined ? {} : { cases }) };
    if (!keep) return { status: "written", kept };
    try {
      await world.store.keepPostMortem(kept, before?.markdown);
      return { status: "written", kept, path: postMortemPath(incident) };
    } catch (error) {
      // Nobody changed it: the branch refuses for another reason.
      if (attempt === TRIES || !isForPeople(error) || (await there())?.markdown === before?.markdown) throw error;
    }
  }
}
