import type { ProbeReading } from "../../domain/probe.ts";
import { parseProbe, serialiseProbe } from "../../formats/probe.ts";
import type { StoredProbe } from "../../ports.ts";
import type { Branch, Snapshot } from "./branch.ts";

/** More than a year of weekly readings: those before tell nothing of today, and each is a request where GitHub is asked. */
const NEWEST = 60;

/**
 * The newest readings of a suite, at most 60, and the references that they name; oldest first.
 * @throws UserError when one of them cannot be read
 */
export async function probesOn(snapshot: Snapshot, suite: string): Promise<readonly StoredProbe[]> {
  const paths = (await snapshot.list(`probes/${suite}/`)).filter((path) => NAME.test(path)).sort(byAge);
  const newest = await readingsAt(snapshot, paths.slice(-NEWEST));
  const read = new Set(newest.map(({ path }) => path));
  const named = new Set(newest.flatMap(({ reading: { reference } }) => (reference === undefined ? [] : [reference])));
  const references = await readingsAt(
    snapshot,
    paths.filter((path) => named.has(path) && !read.has(path)),
  );
  return [...references, ...newest].toSorted((a, b) => (a.reading.at < b.reading.at ? -1 : 1));
}

/**
 * Puts a reading on top of a snapshot, in one commit; several of one day are numbered.
 * @returns its path, or undefined when the branch has moved since
 */
export async function addProbeOn(
  branch: Branch,
  snapshot: Snapshot,
  reading: ProbeReading,
): Promise<string | undefined> {
  const stem = `probes/${reading.suite}/${reading.at.slice(0, 10)}`;
  const text = serialiseProbe(reading);
  const sameDay = (await snapshot.list(stem)).filter((path) => NAME.test(path));
  for (const path of sameDay) if ((await snapshot.read(path)) === text) return path;
  const number = 1 + Math.max(0, ...sameDay.map(numberOf));
  const path = `${stem}${number === 1 ? "" : `-${number}`}.json`;
  const message = `Probe ${reading.model} for ${reading.suite}`;
  const outcome = await branch.commit({ expectedHead: snapshot.head, files: [{ path, text }], message });
  return outcome.status === "committed" ? path : undefined;
}

const NAME = /\/(\d{4}-\d{2}-\d{2})(?:-(\d+))?\.json$/;

function numberOf(path: string): number {
  return Number(NAME.exec(path)?.[2] ?? 1);
}

function byAge(a: string, b: string): number {
  const [dayA = "", dayB = ""] = [NAME.exec(a)?.[1], NAME.exec(b)?.[1]];
  if (dayA !== dayB) return dayA < dayB ? -1 : 1;
  return numberOf(a) - numberOf(b);
}

function readingsAt(snapshot: Snapshot, paths: readonly string[]): Promise<readonly StoredProbe[]> {
  return Promise.all(
    paths.map(async (path) => ({ path, reading: parseProbe((await snapshot.read(path)) ?? "", path) })),
  );
}
