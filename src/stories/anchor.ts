import { type Anchor, anchorPath, type ShownAnchor } from "../domain/anchor.ts";
import { baselineCalled, newestNames } from "../domain/baseline.ts";
import type { Suite } from "../domain/suite.ts";
import type { World } from "../ports.ts";
import { isForPeople } from "./for-people.ts";

/** What a person asks for who blesses a baseline. Its words are lines that are plain already. */
export type Blessing = {
  /** A record as people call it: "latest", a date, the beginning of a tuple, a path of the branch. */
  readonly baseline: string;
  readonly by: string;
  readonly why: string;
};

/** The anchor that was shown or moved, or why it was not. */
export type Anchoring =
  | { readonly status: "done"; readonly shown: ShownAnchor }
  | { readonly status: "refused"; readonly problem: string; readonly remedy: string };

/** The anchor as it is. Nothing is written. */
export async function showAnchor({ name }: Suite, { store }: Pick<World, "store">): Promise<ShownAnchor> {
  const anchor = await store.anchor(name);
  if (anchor === undefined) return { suite: name, status: "none", notes: [] };
  return { status: "shown", ...(await withRecord(anchor, store)) };
}

/**
 * Makes a record the anchor. This is the only place where an anchor moves, and it is reached by one command, which a
 * person types; no story that records or compares comes here.
 */
export async function blessBaseline(
  { name: suite }: Suite,
  { baseline: reference, by, why }: Blessing,
  { store, clock }: Pick<World, "store" | "clock">,
): Promise<Anchoring> {
  const names = await store.list(suite);
  const name = baselineCalled(reference, names);
  if (name === undefined) {
    return {
      status: "refused",
      problem: `${reference} is no record of suite ${suite} on ${store.label}, so it cannot be blessed`,
      remedy:
        names.length === 0
          ? "Only a record of the branch can be blessed, and it holds none yet: eval-baseline record."
          : `Only a record of the branch can be blessed, not a file. There are latest, ${newestNames(names).join(", ")}.`,
    };
  }
  const { previous, notes } = await anchorBefore(suite, store);
  if (previous?.baseline === name.path && previous.why === why) {
    return { status: "done", shown: { status: "already-blessed", ...(await withRecord(previous, store)) } };
  }
  const anchor: Anchor = { format: 1, suite, baseline: name.path, by, at: clock.now().toISOString(), why };
  // A record that cannot be read is found out here, and not by the next run that is paid for.
  const shown = await withRecord(anchor, store);
  await store.bless(anchor);
  return {
    status: "done",
    shown: {
      ...shown,
      status: "blessed",
      ...(previous === undefined ? {} : { previous }),
      notes: [...notes, ...shown.notes],
    },
  };
}

/** The anchor that is to be replaced. One that cannot be read may be: this is how it is mended. */
async function anchorBefore(
  suite: string,
  store: World["store"],
): Promise<{ readonly previous?: Anchor; readonly notes: readonly string[] }> {
  try {
    const previous = await store.anchor(suite);
    return { ...(previous === undefined ? {} : { previous }), notes: [] };
  } catch (error) {
    if (!isForPeople(error)) throw error;
    return { notes: [`${anchorPath(suite)} was of no use before: ${error.message}.`] };
  }
}

async function withRecord(anchor: Anchor, store: World["store"]): Promise<Omit<ShownAnchor, "status">> {
  const name = baselineCalled(anchor.baseline, await store.list(anchor.suite));
  if (name === undefined) return { suite: anchor.suite, anchor, notes: [] };
  const { at, target, cases, versions } = (await store.read(name)).run;
  const record = { at, target, cases: cases.length, versions };
  return { suite: anchor.suite, anchor, record, notes: target === "observed" ? [ONLY_OBSERVED] : [] };
}

const ONLY_OBSERVED =
  "It holds what production answered, so only records of observed answers (--target observed) are compared with it: a replay differs from them by more than time.";
