import type { Acceptance } from "../domain/acceptance.ts";
import { byAge } from "../domain/baseline.ts";
import type { Suite } from "../domain/suite.ts";
import type { World } from "../ports.ts";
import { isForPeople } from "./for-people.ts";
import type { StoredBaseline } from "./latest-baseline.ts";
import { readRecords } from "./read-records.ts";

/** What people accepted since each of some records, by the record's path; and what could not be asked. */
export type AcceptedSince = {
  readonly since: ReadonlyMap<string, readonly Acceptance[]>;
  readonly notes: readonly string[];
};

/**
 * The regressions that people accepted since each of these records: of the pull requests that were merged since, and those
 * that later records hold.
 *
 * @param references each of a different path
 * @param options.commit that is recorded now; without one it is not known what was merged
 */
export async function acceptedSince(
  suite: Suite,
  references: readonly StoredBaseline[],
  { commit, world }: { readonly commit: string | undefined; readonly world: World },
): Promise<AcceptedSince> {
  const since = new Map<string, readonly Acceptance[]>();
  try {
    for (const reference of references) {
      const merged = await mergedSince(suite, reference, commit, world);
      since.set(reference.name.path, onceEach([...merged, ...(await keptSince(suite, reference, world))]));
    }
    return { since, notes: isAskable(suite, world) && !areKnown(references, commit) ? [NO_COMMIT] : [] };
  } catch (error) {
    if (!isForPeople(error)) throw error;
    const note = `Whether people accepted the regression is not known: ${error.message}. ${error.remedy}`;
    return { since, notes: [note] };
  }
}

const NO_COMMIT =
  "Whether people accepted the regression is not known: this record or the one before it names no commit, since its answers were observed or its layers are not those of the commit.";

function isAskable({ gate }: Suite, { acceptances }: World): boolean {
  return acceptances !== undefined && gate.acceptLabel !== undefined;
}

function areKnown(references: readonly StoredBaseline[], commit: string | undefined): boolean {
  return references.every(({ baseline }) => baseline.commit !== undefined && commit !== undefined);
}

async function mergedSince(
  { name, gate }: Suite,
  { baseline }: StoredBaseline,
  upTo: string | undefined,
  { acceptances }: World,
): Promise<readonly Acceptance[]> {
  const { commit: after, run } = baseline;
  const label = gate.acceptLabel;
  if (acceptances === undefined || label === undefined || after === undefined || upTo === undefined) return [];
  return after === upTo ? [] : acceptances.merged(name, { after, upTo, since: run.at, label });
}

/** Nothing is younger than the latest record, so nothing is read for it. */
async function keptSince(suite: Suite, { name }: StoredBaseline, world: World): Promise<readonly Acceptance[]> {
  const later = (await world.store.list(suite.name)).filter((other) => byAge(other, name) > 0);
  const records = later.length === 0 ? [] : await readRecords(later, world);
  return (records ?? []).flatMap(({ baseline }) => baseline.accepted ?? []);
}

/** Two records at once keep the same acceptance; its losses count once. */
function onceEach(all: readonly Acceptance[]): readonly Acceptance[] {
  const numbers = all.map(({ pullRequest }) => pullRequest);
  return all.filter(({ pullRequest }, place) => numbers.indexOf(pullRequest) === place);
}
