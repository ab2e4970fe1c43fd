import { setTimeout } from "node:timers/promises";
import { type Baseline, type BaselineName, baselineName, baselinePath, byAge } from "../../domain/baseline.ts";
import { UserError } from "../../errors.ts";
import { parseBaseline, serialiseBaseline } from "../../formats/baseline.ts";
import { branchReadme } from "../../formats/branch-readme.ts";
import type { BaselineStore } from "../../ports.ts";
import { anchorOn, blessOn } from "./anchors.ts";
import type { Branch, BranchFile, Snapshot } from "./branch.ts";
import { incidentsOn, keepPostMortemOn, postMortemOn } from "./post-mortems.ts";
import { addProbeOn, probesOn } from "./probes.ts";
import { NO_TEXTS, type SampleTexts } from "./sample-texts.ts";

const TRIES = 10;

/**
 * The baselines on a branch. Whoever writes at the same time, no record is lost: a writer that finds the branch moved
 * starts again from its new head.
 *
 * @param options.wait what to do before try number `attempt` (2, 3, …); a growing, jittered pause unless given
 * @param options.texts whether the texts of samples are kept beside records; none unless given
 */
export function baselineStore(
  branch: Branch,
  {
    wait = pause,
    texts = NO_TEXTS,
  }: { readonly wait?: (attempt: number) => Promise<void>; readonly texts?: SampleTexts } = {},
): BaselineStore {
  // Records and readings never change, so an older look at the branch is good enough to read those that it already holds.
  let seen: Snapshot | undefined;
  const look = async () => {
    seen = await branch.snapshot();
    return seen;
  };
  /** Tries again on the branch as it is by then, as long as others have moved it. @param write undefined: it has moved */
  const untilWritten = async <T>(what: string, write: (snapshot: Snapshot) => Promise<T | undefined>): Promise<T> => {
    for (let attempt = 1; attempt <= TRIES; attempt += 1) {
      if (attempt > 1) await wait(attempt);
      const snapshot = await look();
      await refuseForeign(branch, snapshot);
      const written = await write(snapshot);
      // What this program has written it is to see.
      seen = undefined;
      if (written !== undefined) return written;
    }
    throw new UserError(
      `${branch.label} moved each of the ${TRIES} times ${what} was about to be written to it`,
      "Run this again when fewer others write to the branch.",
    );
  };
  return {
    label: branch.label,
    async list(suite) {
      return (await namesIn(await look(), suite)).toSorted(byAge);
    },
    async read({ path }) {
      const text = (await seen?.read(path)) ?? (await (await look()).read(path));
      if (text !== undefined) return parseBaseline(text, path);
      throw new UserError(
        `${path} is not on ${branch.label}`,
        "Take a record that is on the branch; git log on the branch says whether somebody deleted this one.",
      );
    },
    async checkWritable() {
      await texts.check();
      await refuseForeign(branch, seen ?? (await look()));
      await branch.checkWritable?.();
    },
    async readSample({ run }) {
      const known = seen && (await texts.read(run, seen));
      return known ?? texts.read(run, await look());
    },
    async anchor(suite) {
      return anchorOn(await look(), suite, branch.label);
    },
    async bless(anchor) {
      await untilWritten("an anchor", async (snapshot) => {
        return (await blessOn(branch, snapshot, anchor)) ? anchor : undefined;
      });
    },
    async probes(suite) {
      return probesOn(seen ?? (await look()), suite);
    },
    async addProbe(reading) {
      return untilWritten("a reading", (snapshot) => addProbeOn(branch, snapshot, reading));
    },
    async incidents() {
      return incidentsOn(await look());
    },
    async postMortem(incident) {
      return postMortemOn(await look(), incident);
    },
    async keepPostMortem(kept, replaces) {
      return untilWritten("a post-mortem", (snapshot) => keepPostMortemOn(branch, snapshot, kept, replaces));
    },
    async add(baseline, traces) {
      refuseIncomplete(baseline);
      const sample = traces && (await texts.file(baseline.run, traces));
      const others = new Set<string>();
      return untilWritten("a record", (snapshot) =>
        addOn(branch, { snapshot, baseline, others, ...(sample && { sample }) }),
      );
    },
  };
}

type Addition = {
  readonly snapshot: Snapshot;
  readonly baseline: Baseline;
  /** Paths of records seen to be other ones in an earlier try; they never change, so nobody need read them again. */
  readonly others: Set<string>;
  /** The texts of its sample. */
  readonly sample?: BranchFile;
};

/** The name of the record, already there or added on this snapshot; undefined when the branch has moved since. */
async function addOn(
  branch: Branch,
  { snapshot, baseline, others, sample }: Addition,
): Promise<BaselineName | undefined> {
  const text = serialiseBaseline(baseline);
  const siblings = await siblingsOf(snapshot, baseline);
  for (const sibling of siblings) {
    if (others.has(sibling.path)) continue;
    if ((await snapshot.read(sibling.path)) === text) return sibling;
    others.add(sibling.path);
  }

  const ordinal = 1 + Math.max(0, ...siblings.map((sibling) => sibling.ordinal));
  const name = named(baselinePath(baseline, ordinal));
  const files: BranchFile[] = [{ path: name.path, text }];
  if ((await snapshot.read("README.md")) === undefined) files.push({ path: "README.md", text: branchReadme() });
  // Texts that are there stay as they are: other records go by them.
  if (sample !== undefined && !(await snapshot.list(sample.path)).includes(sample.path)) files.push(sample);
  const message = `Record ${name.suite} of ${name.date}, versions ${name.tuple}`;
  const outcome = await branch.commit({ expectedHead: snapshot.head, files, message });
  return outcome.status === "committed" ? name : undefined;
}

/** What may lie on a baseline branch. Code does not: a record on top of it would be a commit nobody asked for. */
const OURS = /^(README\.md|index\.html|(baselines|samples|anchors|probes|incidents)\/)/;

async function refuseForeign(branch: Branch, snapshot: Snapshot): Promise<void> {
  const foreign = (await snapshot.list("")).find((path) => !OURS.test(path));
  if (foreign === undefined) return;
  throw new UserError(
    `${branch.label} holds other things, ${foreign} for one, so it is no branch of baselines`,
    "Name a branch of its own under store.branch in the suite file.",
  );
}

/** The records of the same suite and day. */
async function siblingsOf(snapshot: Snapshot, baseline: Baseline): Promise<readonly BaselineName[]> {
  const first = named(baselinePath(baseline, 1));
  const names = await namesIn(snapshot, first.suite);
  return names.filter(({ date }) => date === first.date);
}

async function namesIn(snapshot: Snapshot, suite: string): Promise<readonly BaselineName[]> {
  const paths = await snapshot.list(`baselines/${suite}/`);
  return paths.flatMap((path) => {
    const name = baselineName(path);
    return name?.suite === suite ? [name] : [];
  });
}

function named(path: string): BaselineName {
  const name = baselineName(path);
  if (name !== undefined) return name;
  throw new UserError(
    `${path} cannot be the path of a record`,
    "Give the suite a name without slashes, and the run a date of four-digit years.",
  );
}

function refuseIncomplete({ run }: Baseline): void {
  if (run.incomplete === undefined) return;
  throw new UserError(`an incomplete run cannot become a baseline: ${run.incomplete.problem}`, run.incomplete.remedy);
}

/**
 * Anything up to 0.8 s, doubled with each try up to 15 s. Drawn from the whole range: of 20 writers at once the last
 * then needs half the tries and a third of the time it needs when only part of the pause is left to chance.
 */
async function pause(attempt: number): Promise<void> {
  await setTimeout(Math.random() * Math.min(200 * 2 ** attempt, 15_000));
}
