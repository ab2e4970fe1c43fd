/** Shows or moves the anchor of a suite: who asks for it, and whether a person does. */
import { asOneLine, LONGEST_LINE, type ShownAnchor } from "../domain/anchor.ts";
import { UserError } from "../errors.ts";
import { type Outside, personAt } from "../world/world.ts";
import { inWorld } from "./in-world.ts";
import { suiteOfCheckout } from "./suite-of-checkout.ts";

export type AnchorRequest = {
  /** Path of the suite file, relative to where the program was started. */
  readonly suite?: string;
  /** The record to bless; absent: the anchor is only shown. */
  readonly baseline?: string;
  readonly why?: string;
  /** Who blesses; the actor of the workflow, or who git knows, unless given. */
  readonly by?: string;
};

/**
 * The anchor as it is, or as it was just moved.
 *
 * @throws UserError when it cannot be read or written, there is no such record, nobody says why or who, or no person
 *   started the run
 */
export async function startAnchor(request: AnchorRequest, outside: Outside): Promise<ShownAnchor> {
  const { baseline } = request;
  if (baseline === undefined) refuseWordsWithoutBaseline(request);
  else refuseUnattended(outside.environment);
  const why = baseline === undefined ? "" : reasonIn(request.why);
  const { ground, suite } = await suiteOfCheckout(request.suite, outside);
  const by = baseline === undefined ? "" : await whoBlesses(request.by, ground.root, outside.environment);
  const { blessBaseline, showAnchor } = await import("../stories/anchor.ts");
  const purpose = { occasion: async () => "anchor" };
  return inWorld({ ground, suite, outside, purpose }, async (world) => {
    if (baseline === undefined) return showAnchor(suite, world);
    const anchoring = await blessBaseline(suite, { baseline, by, why }, world);
    if (anchoring.status === "refused") throw new UserError(anchoring.problem, anchoring.remedy);
    return anchoring.shown;
  });
}

function refuseWordsWithoutBaseline({ why, by }: AnchorRequest): void {
  if (why === undefined && by === undefined) return;
  throw new UserError(
    `${why === undefined ? "--by" : "--why"} is given, and no baseline to bless`,
    "Name the baseline: eval-baseline anchor BASELINE --why TEXT. Without one the anchor is only shown.",
  );
}

type Environment = Outside["environment"];

const BY_HAND =
  "Bless on the command line, or in a workflow that a person starts by hand (on: workflow_dispatch) with nothing else in it that starts it.";

/** In a workflow only what a person dispatched may move an anchor: one that moves by itself is no reference. */
function refuseUnattended(environment: Environment): void {
  const event = environment["GITHUB_EVENT_NAME"] ?? "";
  if (environment["GITHUB_ACTIONS"] !== "true" && event === "") return;
  if (event !== "workflow_dispatch") {
    const started = event === "" ? "an unknown event" : `the event ${asOneLine(event)}`;
    throw new UserError(`only a person moves an anchor, and this run was started by ${started}`, BY_HAND);
  }
  const actors = [environment["GITHUB_ACTOR"], environment["GITHUB_TRIGGERING_ACTOR"]];
  const bot = actors.find((actor) => actor?.endsWith("[bot]"));
  if (bot !== undefined)
    throw new UserError(`only a person moves an anchor, and this run was started by ${asOneLine(bot)}`, BY_HAND);
}

/** The reason on one line. @throws UserError when there is none, or more than one line can hold */
function reasonIn(why: string | undefined): string {
  const remedy = `Say in one line of at most ${LONGEST_LINE} characters why this baseline is good: --why "reviewed 40 answers after the move to the new index".`;
  if (why === undefined) throw new UserError("a baseline is not blessed without a reason", remedy);
  if ([...why].length > LONGEST_LINE) throw new UserError(`--why is longer than ${LONGEST_LINE} characters`, remedy);
  const line = asOneLine(why);
  if ((line.match(/[\p{L}\p{N}]/gu) ?? []).length < 3) throw new UserError("--why says nothing", remedy);
  return line;
}

async function whoBlesses(by: string | undefined, root: string, environment: Environment): Promise<string> {
  if (by !== undefined) {
    const named = asOneLine(by);
    if (named === "") throw new UserError("--by names nobody", 'Name a person: --by "Ada <ada@example.org>".');
    return named;
  }
  const person = asOneLine(environment["GITHUB_ACTOR"] || ((await personAt(root)) ?? ""));
  if (person !== "") return person;
  throw new UserError(
    "nobody knows who blesses this baseline",
    'Say who you are: --by "Ada <ada@example.org>", or git config user.name and user.email.',
  );
}
