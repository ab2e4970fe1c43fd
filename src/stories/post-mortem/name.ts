import type { PostMortem } from "../../domain/post-mortem.ts";
import type { BaselineStore } from "../../ports.ts";
import { orUndefined } from "../for-people.ts";

type Asked = PostMortem["asked"];

/**
 * What an incident is called on the branch: as it is called there already, whichever metric led when it was written, so that
 * a draft and what is written after it are one; else its usual name, with a number where another incident of the day has that.
 *
 * @param wanted.usual "2026-11-02-support-desk-answers"  @param wanted.metric a person's choice of one, which has a name of its own
 */
export async function nameOnBranch(
  { asked, usual, metric }: { readonly asked: Asked; readonly usual: string; readonly metric: string | undefined },
  store: Pick<BaselineStore, "incidents" | "postMortem">,
): Promise<string> {
  const day = usual.slice(0, "yyyy-mm-dd".length);
  const taken = new Set<string>();
  for (const name of (await store.incidents()).filter((one) => one.startsWith(day))) {
    // One that cannot be read is not this one; who writes it anew is told.
    const there = (await orUndefined(() => store.postMortem(name)))?.postMortem;
    if (there === undefined) continue;
    if (isSame(there.asked, asked) && (metric === undefined || isNumbered(name, usual))) return name;
    taken.add(name);
  }
  let name = usual;
  for (let number = 2; taken.has(name); number += 1) name = `${usual}-${number}`;
  return name;
}

function isSame(one: Asked, other: Asked): boolean {
  const traces = ({ traces: ids = [] }: Asked) => JSON.stringify(ids.toSorted());
  return one.before === other.before && one.after === other.after && traces(one) === traces(other);
}

function isNumbered(name: string, usual: string): boolean {
  return name.startsWith(usual) && /^(-\d+)?$/.test(name.slice(usual.length));
}
