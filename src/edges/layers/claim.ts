import { overrideLabel } from "../../domain/override-label.ts";
import type { Variant } from "../../domain/variant.ts";
import type { Version } from "../../domain/version.ts";
import { UserError } from "../../errors.ts";
import type { LayerClaim, LayerOverride } from "../../ports.ts";

/**
 * The variant of an override that is said to bring a version which a state had. What is not known, a hash of a part, and a
 * name beside a hash contradict nothing.
 *
 * @throws UserError when it brings another version, which names both; and what the override throws, under its own option
 */
export async function asClaimed(
  { version, option, of }: LayerClaim,
  override: LayerOverride,
  overridden: () => Promise<Variant>,
): Promise<Variant> {
  const variant = await underOption(option, overridden);
  const brought = variant.versions[override.layer];
  if (!contradicts(brought, version, override.layer)) return variant;
  throw new UserError(
    `${option} ${overrideLabel(override)} brings ${brought.id}, and ${of} had ${version.id}`,
    "Name where that version is, or leave the option out.",
  );
}

async function underOption(option: string, overridden: () => Promise<Variant>): Promise<Variant> {
  try {
    return await overridden();
  } catch (cause) {
    if (!(cause instanceof UserError) || !cause.message.startsWith("--layer ")) throw cause;
    throw new UserError(cause.message.replace("--layer", option), cause.remedy, { cause });
  }
}

function contradicts(brought: Version, stated: Version, layer: LayerOverride["layer"]): boolean {
  if (brought.id === null || stated.id === null || brought.id === stated.id) return false;
  if (stated.partial || brought.partial) return false;
  if (layer === "model") return !namesOf(stated).includes(nameOf(brought.id));
  return isHash(brought) === isHash(stated);
}

/** The name that was served, and the one that was asked for. */
function namesOf({ id, from = "" }: Version): readonly string[] {
  const [, asked] = /^asked for (.+)$/s.exec(from) ?? [];
  return [id ?? "", ...(asked === undefined ? [] : [asked])].map(nameOf);
}

/** Without the mark of parameters. */
function nameOf(id: string): string {
  return id.replace(/#[0-9a-f]{8}$/, "");
}

function isHash({ id, source }: Version): boolean {
  return source === "hash" || /^sha256:[0-9a-f]{64}$/.test(id ?? "");
}
