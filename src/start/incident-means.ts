import type { PostMortem } from "../domain/post-mortem.ts";
import { UserError } from "../errors.ts";
import type { LayerOverride } from "../ports.ts";

/** Where somebody said that a version is to be had. */
type Means = { readonly side: "before" | "after"; readonly override: LayerOverride };

/**
 * The means that a record of an incident holds, which others read: what the repository holds, and models by name. An address
 * may have a key in it, and a text was written for nobody else.
 *
 * @returns notes that name what is left out, sentences
 */
export function writtenMeans(means: readonly Means[]): {
  readonly written: NonNullable<PostMortem["asked"]["means"]>;
  readonly notes: readonly string[];
} {
  const written = means.filter(({ override }) => isOfRepository(override));
  const left = means.filter((one) => !written.includes(one));
  return {
    written: written.map(({ side, override }) => ({ side, ...override })),
    notes: left.map(
      ({ side, override: { layer } }) =>
        `Where the ${layer} of ${side} is was said by somebody and is not kept here: say it again with --${side} ${layer}=… when this is written anew.`,
    ),
  };
}

/**
 * The means that a record names, to be used again.
 *
 * @throws UserError when one of them is none that we write: who edits a record does not say where a key goes
 */
export function meansWritten({
  incident,
  asked: { means = [] },
}: Pick<PostMortem, "incident" | "asked">): readonly Means[] {
  const read = means.map(({ side, ...override }) => ({ side, override }));
  const foreign = read.find(({ override }) => !isOfRepository(override));
  if (foreign === undefined) return read;
  const { side, override } = foreign;
  throw new UserError(
    `incidents/${incident}/post-mortem.json names a place of the ${override.layer} that is not of this repository`,
    `Look at asked.means there, and say it yourself: --${side} ${override.layer}=…`,
  );
}

function isOfRepository({ layer, value }: LayerOverride): boolean {
  return layer === "model"
    ? !value.startsWith("@") && !/[?&](base-url|key-variable)=/.test(value)
    : !/^(text:|[a-z][a-z\d+.-]*:\/\/)/i.test(value);
}
