import type { ModelSpec } from "../../domain/model-spec.ts";
import { modelVersion } from "../../domain/model-version.ts";
import { NO_SUCH_LAYER, type Version } from "../../domain/version.ts";
import type { FileTree } from "../../ports.ts";
import { type FoundVersion, type Wanted, withoutLayer } from "./found-version.ts";
import { shownVersion } from "./shown-version.ts";
import type { VersionSearch } from "./version-search.ts";

/**
 * Finds a model by its name, with the parameters that a suite file asked it with: that of the state's commit, today's, or
 * one of history; without any, with today's. What was asked for may be an alias that stands for another model now: where
 * both states asked by one name, each is asked by the name that was served.
 *
 * @param other the model's version in the other state
 */
export async function versionOfModel(search: VersionSearch, wanted: Wanted, other: Version): Promise<FoundVersion> {
  const { version } = wanted;
  if (version.id === null) return { status: "not-found", why: `its version is ${shownVersion(version)}` };
  if (version.id === NO_SUCH_LAYER && other.id !== NO_SUCH_LAYER)
    return { status: "not-found", why: "it had no model, and without one there is nothing to ask" };
  if (version.id === NO_SUCH_LAYER) return { status: "found", variant: withoutLayer(search.base, "model") };
  const asked = partsOf(askedFor(version));
  const spec = await specOf(search, wanted, asked);
  if (spec === undefined) return { status: "not-found", why: whyNone(search, version, asked) };
  const name = askedFor(version) === askedFor(other) ? partsOf(version.id).name : asked.name;
  return { status: "found", variant: withModel(search, { ...spec, name }) };
}

/** The base with this model, at the price of today's where its own is not known: a cap in dollars is to bind. */
export function withModel(
  { base, suite }: Pick<VersionSearch, "base" | "suite">,
  spec: ModelSpec,
): VersionSearch["base"] {
  const usual = suite.layers.model ?? spec;
  const price = spec.price ?? usual.price;
  const model = price === undefined ? spec : { ...spec, price };
  return { ...base, model, versions: { ...base.versions, model: modelVersion(model, usual) } };
}

/** The name that was asked for; what a provider served for it is the version. */
export function askedFor({ id, from }: Version): string {
  return /^asked for (.+)$/s.exec(from ?? "")?.[1] ?? id ?? "";
}

type Parts = { readonly name: string; readonly mark?: string };

/** A name, and the mark of parameters that were not the suite's. */
export function partsOf(id: string): Parts {
  const [, name = id, mark] = /^(.*)#([0-9a-f]{8})$/s.exec(id) ?? [];
  return mark === undefined ? { name } : { name, mark };
}

async function specOf(search: VersionSearch, wanted: Wanted, asked: Parts): Promise<ModelSpec | undefined> {
  const { suite } = search;
  const usual = suite.layers.model;
  const own = search.commitOf(wanted.standpoint);
  const inTree = async (tree: FileTree) => (await modelsOf(search, tree)).find((spec) => isAsked(spec, asked));
  const ofOwn = own === undefined ? undefined : await inTree(search.tree(own));
  if (ofOwn !== undefined) return ofOwn;
  if (usual !== null && isAsked(usual, asked)) return usual;
  const history = (await search.history("model")).map(({ id }) => id);
  for (const commit of new Set([...search.commits, ...history])) {
    const found = await inTree(search.tree(commit));
    if (found !== undefined) return found;
  }
  if (usual === null || asked.mark !== undefined) return undefined;
  if (!isServedFor(asked.name, usual.name))
    search.say(`No suite file that is here names the model ${asked.name}: it is asked with today's parameters.`);
  return { ...usual, name: asked.name };
}

/** What the tree's own suite file names first: today's is the same in every tree. */
async function modelsOf(search: VersionSearch, tree: FileTree): Promise<readonly ModelSpec[]> {
  const own = await search.ownVariants(tree);
  const found = await search.contents(tree, "model");
  return (own === undefined ? found : found.toReversed()).flatMap(({ model }) => model ?? []);
}

/** A marked id says with which parameters; one without a mark says nothing of them. */
function isAsked(spec: ModelSpec, { name, mark }: Parts): boolean {
  if (spec.name !== name) return false;
  return mark === undefined || partsOf(modelVersion(spec, NOBODYS).id ?? "").mark === mark;
}

/** A model that no suite has: beside it every other one is marked. */
const NOBODYS: ModelSpec = { name: "", keyVariable: "", parameters: { "": "" } };

/** Whether a name is a dated one of an alias: "gpt-4.1-2025-04-14" of "gpt-4.1". */
function isServedFor(name: string, alias: string): boolean {
  return name.startsWith(`${alias}-`);
}

function whyNone({ suite }: VersionSearch, version: Version, { name, mark }: Parts): string {
  if (mark !== undefined)
    return `of the parameters of ${shownVersion(version)} only a digest is known, and no suite file that is here asks ${shownVersion({ ...version, id: name } as Version)} with such`;
  return `${suite.path} names no model that says how ${shownVersion(version)} is to be asked`;
}
