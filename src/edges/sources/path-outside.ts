import { realpath } from "node:fs/promises";
import { delimiter, sep } from "node:path";

/**
 * The search path for programs without the places inside a folder: `npm run` puts `node_modules/.bin` of the work tree
 * before all others, and what a pull request has put there would run in place of the program that is meant.
 */
export async function pathOutside(folder: string, path: string | undefined): Promise<string | undefined> {
  if (path === undefined) return undefined;
  const inside = await realpath(folder);
  const places = await Promise.all(
    path.split(delimiter).map(async (place) => ({ place, real: await realpath(place).catch(() => place) })),
  );
  return places
    .filter(({ real }) => real !== inside && !real.startsWith(inside + sep))
    .map(({ place }) => place)
    .join(delimiter);
}
