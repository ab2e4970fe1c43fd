import { relative, resolve, sep } from "node:path";
import type { Suite } from "../domain/suite.ts";
import { UserError } from "../errors.ts";
import { findGround, type Ground, type Outside, withoutCheckout } from "../world/world.ts";

/** The suite of the checkout, and where it is. @throws UserError when there is none, or it cannot be read */
export async function suiteOfCheckout(
  named: string | undefined,
  outside: Outside,
): Promise<{ readonly ground: Ground; readonly suite: Suite }> {
  const [found, { findSuite, loadSuite }] = await Promise.all([findGround(outside), import("../config/load-suite.ts")]);
  const inTree = pathInTree(named, found, outside.directory);
  const ground = await groundOfSuite(found, inTree, outside);
  return { ground, suite: await loadSuite(ground.checkout, await findSuite(ground.checkout, inTree)) };
}

/** On GitHub the disk may hold files that are no checkout: traces that an earlier step brought, a checkout elsewhere. */
async function groundOfSuite(ground: Ground, named: string | undefined, outside: Outside): Promise<Ground> {
  const { hosted, progress } = outside;
  if (hosted === undefined || ground.commit !== undefined) return ground;
  const { heldSuite } = await import("../config/load-suite.ts");
  if ((await heldSuite(ground.checkout, named)) !== undefined) return ground;
  const other = withoutCheckout(ground, hosted);
  if ((await heldSuite(other.checkout, named)) === undefined) return ground;
  progress.say(`The checkout holds no suite, so its files are those of ${other.checkout.label}.`);
  return other;
}

/** A path as typed → a path of the tree. @throws UserError when it leads out of the tree */
export function pathInTree(named: string | undefined, ground: Ground, directory: string): string | undefined {
  if (named === undefined) return undefined;
  const path = relative(ground.root, resolve(directory, named)).split(sep).join("/");
  if (path === ".." || path.startsWith("../"))
    throw new UserError(`the suite ${named} is not in ${ground.root}`, "Name a file inside it.");
  return path;
}
