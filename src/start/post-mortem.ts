import { join, resolve } from "node:path";
import type { PostMortem } from "../domain/post-mortem.ts";
import type { Suite } from "../domain/suite.ts";
import { UserError } from "../errors.ts";
import type { LayerOverride, World } from "../ports.ts";
import type { KnownState, KnownStates } from "../stories/known-state.ts";
import { filesFrom } from "../world/named-files.ts";
import { openPostMortemFolder, postMortemJson } from "../world/post-mortem-files.ts";
import type { Ground, Outside } from "../world/world.ts";
import { inWorld } from "./in-world.ts";
import { incidentCalled } from "./incident-called.ts";
import { meansWritten, writtenMeans } from "./incident-means.ts";
import { stateFinder } from "./state-finder.ts";
import { suiteOfCheckout } from "./suite-of-checkout.ts";

export type PostMortemCommand = {
  /** Path of the suite file, relative to where the program was started. */
  readonly suite?: string;
  /** The name of an incident on the branch, `A..B`, one record, or "latest"; the latest unless given. */
  readonly incident?: string;
  /** Ids of traces that failed, in place of records. */
  readonly traces?: readonly string[];
  readonly metric?: string;
  /** Cap in dollars, in place of the suite's. */
  readonly usd?: number;
  /** Where versions are to be had that are not found. */
  readonly means?: readonly { readonly side: "before" | "after"; readonly override: LayerOverride }[];
  /** Fresh replays of the one trace under each state; 20 unless given. */
  readonly trials?: number;
  /** A folder that it is written to in place of the branch, relative to where the program was started. */
  readonly out?: string;
};

/**
 * @property json the text of post-mortem.json
 * @property place path on the branch, or of the file
 * @property cases where the ready questions lie, if they were written
 */
export type PostMortemTold = {
  readonly postMortem: PostMortem;
  readonly markdown: string;
  readonly json: string;
  readonly place: string;
  readonly cases?: string;
};

const USUAL_TRIALS = 20;

/** Writes the post-mortem of an incident. @throws UserError when it could not be written, or a mark in it is broken */
export async function startPostMortem(command: PostMortemCommand, outside: Outside): Promise<PostMortemTold> {
  if (command.traces !== undefined && command.incident !== undefined)
    throw new UserError("--traces goes without --incident", "Name the traces that failed, or an incident.");
  const { ground, suite } = await suiteOfCheckout(command.suite, outside);
  const { out } = command;
  const folder = out === undefined ? undefined : await openPostMortemFolder(resolve(outside.directory, out), out);
  const { postMortem } = await import("../stories/post-mortem.ts");
  const { attributionOccasion } = await import("../stories/known-state.ts");
  let occasion = "attribute";
  const purpose = { occasion: async () => occasion };
  return inWorld({ ground, suite, outside, purpose }, async (world) => {
    if (folder === undefined) await world.store.checkWritable();
    const asked = await statesOf(command, { ground, suite, outside, world });
    occasion = attributionOccasion(asked.states);
    const earlier = async (name: string) => (await folder?.earlier(name)) ?? world.store.postMortem(name);
    const request = { ...requestOf(command, asked), keep: folder === undefined, earlier };
    const written = await postMortem(suite, request, world);
    if (written.status === "unanswered") throw new UserError(written.incomplete.problem, written.incomplete.remedy);
    if (written.status === "broken-marks") throw brokenMarks(written, out);
    const { kept } = written;
    const place = (await folder?.write(kept)) ?? written.path ?? "";
    return {
      postMortem: kept.postMortem,
      markdown: kept.markdown,
      json: await postMortemJson(kept.postMortem),
      place,
      ...(kept.cases === undefined ? {} : { cases: join(place, "..", "cases.jsonl") }),
    };
  });
}

/** What the story is asked; an incident that is written anew is asked as it was before. */
function requestOf(
  { metric, usd, trials = USUAL_TRIALS, ...command }: PostMortemCommand,
  { states, asked, incident, earlier }: Asked,
) {
  const { traces } = asked;
  const means = command.means ?? (earlier === undefined ? [] : meansWritten(earlier));
  const { written, notes } = writtenMeans(means);
  const attribute = {
    ...states,
    notes: [...states.notes, ...notes],
    ...(traces === undefined ? {} : { traces }),
    ...(metric === undefined ? {} : { metric }),
    ...(usd === undefined ? {} : { usd }),
    ...(means.length === 0 ? {} : { means }),
  };
  return {
    attribute,
    asked: { ...asked, ...(written.length === 0 ? {} : { means: written }) },
    ...(incident === undefined ? {} : { incident }),
    trials,
  };
}

type Asking = {
  readonly ground: Ground;
  readonly suite: Suite;
  readonly outside: Outside;
  readonly world: World;
};

type Asked = {
  readonly states: KnownStates;
  /** By the names that will find them again, without means. */
  readonly asked: PostMortem["asked"];
  /** The name on the branch and what lies there, where it is written anew. */
  readonly incident?: string;
  readonly earlier?: PostMortem;
};

async function statesOf({ incident, traces }: PostMortemCommand, asking: Asking): Promise<Asked> {
  if (traces !== undefined) return found({ traces }, asking);
  const { store } = asking.world;
  const written = incident === undefined ? [] : await store.incidents();
  const called = incidentCalled(incident, written, await filesFrom(asking.outside.directory));
  if (called.kind === "records") {
    const { kind: _, ...names } = called;
    return found(names, asking);
  }
  const earlier = (await store.postMortem(called.incident))?.postMortem;
  const asked = await found(earlier?.asked ?? { after: called.incident }, asking);
  return { ...asked, incident: called.incident, ...(earlier === undefined ? {} : { earlier }) };
}

async function found(asked: PostMortem["asked"], { ground, suite, outside, world }: Asking): Promise<Asked> {
  const { findStandpoints } = await import("../stories/standpoints.ts");
  const find = await stateFinder({ ground, suite }, outside);
  const { before, after, traces } = asked;
  const wanted =
    traces === undefined
      ? {
          kind: "records" as const,
          ...(before === undefined ? {} : { before }),
          ...(after === undefined || (after === "latest" && before === undefined) ? {} : { after }),
        }
      : { kind: "traces" as const, ids: traces };
  const states = await findStandpoints(suite, wanted, find, world);
  if (states.status === "none") throw new UserError(states.problem, states.remedy);
  if (traces !== undefined) return { states, asked: { traces } };
  const name = ({ standpoint }: KnownState, typed: string | undefined) => standpoint.baseline ?? typed;
  const [earlier, later] = [name(states.before, before), name(states.after, after)];
  return {
    states,
    asked: {
      ...(earlier === undefined ? {} : { before: earlier }),
      ...(later === undefined ? {} : { after: later }),
    },
  };
}

function brokenMarks(
  { incident, line, problem }: { readonly incident: string; readonly line: number; readonly problem: string },
  out: string | undefined,
): UserError {
  const place = out === undefined ? `incidents/${incident}/post-mortem.md` : `the post-mortem of ${incident}`;
  return new UserError(
    `${place}, line ${line}: ${problem}`,
    "Put the marks back as they were, each on a line of its own: <!-- yours: KEY --> and <!-- /yours -->. Nothing was written.",
  );
}
