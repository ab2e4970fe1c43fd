import { UserError } from "../../errors.ts";
import { parsePostMortem, serialisePostMortem } from "../../formats/post-mortem.ts";
import type { KeptPostMortem } from "../../ports.ts";
import type { Branch, Snapshot } from "./branch.ts";

/** Names of the incidents that have a post-mortem, sorted; a folder with another name than we give is none. */
export async function incidentsOn(snapshot: Snapshot): Promise<readonly string[]> {
  const paths = await snapshot.list("incidents/");
  return paths.flatMap((path) => /^incidents\/([a-z0-9-]+)\/post-mortem\.json$/.exec(path)?.[1] ?? []).toSorted();
}

/**
 * The post-mortem of an incident, or undefined when there is none.
 *
 * @throws UserError when it cannot be read, or one of its two files is gone: what people wrote must not be written over
 */
export async function postMortemOn(snapshot: Snapshot, incident: string): Promise<KeptPostMortem | undefined> {
  const path = `incidents/${incident}/post-mortem`;
  const [json, markdown, cases] = await Promise.all([
    snapshot.read(`${path}.json`),
    snapshot.read(`${path}.md`),
    snapshot.read(`incidents/${incident}/cases.jsonl`),
  ]);
  if (json === undefined && markdown === undefined) return undefined;
  if (json === undefined) throw halfGone(`${path}.json`, `${path}.md`);
  if (markdown === undefined) throw halfGone(`${path}.md`, `${path}.json`);
  const postMortem = parsePostMortem(json, `${path}.json`);
  return { postMortem, markdown, ...(cases === undefined ? {} : { cases }) };
}

function halfGone(gone: string, there: string): UserError {
  return new UserError(
    `${gone} is gone, and ${there} is there`,
    "Restore it from the branch's history, or delete the folder of the incident to write it anew.",
  );
}

/**
 * Two suites and their metrics may come to one name, "desk" with "eu-cites" and "desk-eu" with "cites": the first one stays.
 *
 * @returns its folder, or undefined when the branch has moved since
 * @throws UserError when people wrote in it meanwhile, or it is of another suite
 */
export async function keepPostMortemOn(
  branch: Branch,
  snapshot: Snapshot,
  { postMortem, markdown, cases }: KeptPostMortem,
  replaces: string | undefined,
): Promise<string | undefined> {
  const folder = `incidents/${postMortem.incident}`;
  const there = await postMortemOn(snapshot, postMortem.incident);
  if (there !== undefined && there.postMortem.suite !== postMortem.suite)
    throw new UserError(
      `${folder} of ${branch.label} is an incident of suite ${there.postMortem.suite}, and this one is of ${postMortem.suite}`,
      "Write it to a folder: eval-baseline post-mortem --out FOLDER.",
    );
  if (there !== undefined && there.markdown !== replaces)
    throw new UserError(
      `${folder}/post-mortem.md of ${branch.label} was changed meanwhile`,
      "Run this again: it keeps what people wrote.",
    );
  const files = [
    { path: `${folder}/post-mortem.json`, text: serialisePostMortem(postMortem) },
    { path: `${folder}/post-mortem.md`, text: markdown },
    ...(cases === undefined ? [] : [{ path: `${folder}/cases.jsonl`, text: cases }]),
  ];
  const message = `Write the post-mortem of ${postMortem.incident}`;
  const outcome = await branch.commit({ expectedHead: snapshot.head, files, message });
  return outcome.status === "committed" ? folder : undefined;
}
