import { canonicalJson } from "../domain/digest.ts";
import type { TargetSpec } from "../domain/suite.ts";
import type { Variant } from "../domain/variant.ts";
import type { Layer } from "../domain/version.ts";
import { parsePrompt } from "../pipeline/assemble/prompt.ts";

/** A layer that differs between two variants and reaches no request, and why. */
export type UnreadLayer = { readonly layer: Layer; readonly why: string };

/**
 * The layers whose change a replay cannot show, because nothing of it is sent: both sides would ask the same and look
 * equal. A prompt file besides the template, and a policy that no template reads, are such changes.
 *
 * @param target an application is given the policy itself, whatever a template reads
 */
export async function unreadLayers(
  before: Variant,
  after: Variant,
  target: TargetSpec = { kind: "agent" },
): Promise<readonly UnreadLayer[]> {
  const differs = (layer: Layer) => before.versions[layer].id !== after.versions[layer].id;
  const unread: UnreadLayer[] = [];
  if (differs("prompt") && canonicalJson(before.template) === canonicalJson(after.template)) {
    const why =
      after.template === undefined ? "the suite names no prompt template" : "only files besides the template changed";
    unread.push({ layer: "prompt", why });
  }
  if (target.kind === "agent" && differs("policy") && !(await readsPolicy(before)) && !(await readsPolicy(after))) {
    unread.push({ layer: "policy", why: "the prompt template does not use {{ policy }}" });
  }
  return unread;
}

async function readsPolicy({ template }: Variant): Promise<boolean> {
  if (template === undefined) return false;
  const parsed = await parsePrompt(template);
  return parsed.status === "parsed" && parsed.uses("policy");
}
