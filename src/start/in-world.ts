import type { Suite } from "../domain/suite.ts";
import type { World } from "../ports.ts";
import { buildWorld, type Ground, type Outside, type Purpose } from "../world/world.ts";

/** Runs a story in the world of a suite, and leaves the world whatever comes of it. */
export async function inWorld<T>(
  { ground, suite, outside, purpose }: InWorld,
  story: (world: World) => Promise<T>,
): Promise<T> {
  const { world, leave } = buildWorld(ground, suite, outside, purpose);
  try {
    return await story(world);
  } finally {
    await leave();
  }
}

type InWorld = {
  readonly ground: Ground;
  readonly suite: Suite;
  readonly outside: Outside;
  readonly purpose: Purpose;
};
