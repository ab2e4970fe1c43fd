import type { ProbeReading } from "../../domain/probe.ts";
import { parseProbe, serialiseProbe } from "../../formats/probe.ts";
import type { StoredProbe } from "../../ports.ts";
import type { Branch, Snapshot } from "./branch.ts";

/** The readings of a suite, oldest first. @throws UserError when one cannot be read */
export async function probesOn(snapshot: Snapshot, suite: string): Promise<readonly StoredProbe[]> {
  const paths = (await snapshot.list(`probes/${suite}/`)).filter((path) => path.endsWith(".json"));
  const stored = await Promise.all(
    paths.map(async (path) => ({ path, reading: parseProbe((await snapshot.read(path)) ?? "", path) })),
  );
  return stored.toSorted((a, b) => a.reading.at.localeCompare(b.reading.at));
}

/** Puts a reading on top of a snapshot, in one commit. @returns its path, or undefined when the branch has moved since */
export async function addProbeOn(
  branch: Branch,
  snapshot: Snapshot,
  reading: ProbeReading,
): Promise<string | undefined> {
  const date = reading.at.slice(0, 10);
  const taken = await snapshot.list(`probes/${reading.suite}/${date}`);
  const path = `probes/${reading.suite}/${date}${taken.length === 0 ? "" : `-${taken.length + 1}`}.json`;
  const files = [{ path, text: serialiseProbe(reading) }];
  const message = `Probe ${reading.model} for ${reading.suite}`;
  const outcome = await branch.commit({ expectedHead: snapshot.head, files, message });
  return outcome.status === "committed" ? path : undefined;
}
