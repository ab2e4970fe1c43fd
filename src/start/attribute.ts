import { resolve } from "node:path";
import type { Attribution } from "../domain/attribution.ts";
import { UserError } from "../errors.ts";
import type { LayerOverride } from "../ports.ts";
import { attributionJson } from "../report/attribution-json.ts";
import { openTextFile } from "../world/named-files.ts";
import type { Outside } from "../world/world.ts";
import { inWorld } from "./in-world.ts";
import { stateFinder } from "./state-finder.ts";
import { suiteOfCheckout } from "./suite-of-checkout.ts";

export type AttributeCommand = {
  /** Path of the suite file, relative to where the program was started. */
  readonly suite?: string;
  /** Names of records, files of them, or files that `versions --json` printed. One is the later one; none: the latest. */
  readonly before?: string;
  readonly after?: string;
  /** Ids of traces that failed, in place of two states. */
  readonly traces?: readonly string[];
  readonly metric?: string;
  /** In place of what the suite says under `attribution`. */
  readonly cases?: number;
  readonly trials?: number;
  readonly usd?: number;
  /** Where versions are to be had that are not found. */
  readonly means?: readonly { readonly side: "before" | "after"; readonly override: LayerOverride }[];
  /** A file for the attribution as JSON. */
  readonly out?: string;
};

/** Which layer broke first. @throws UserError when there is no suite, or no two states to compare */
export async function startAttribute(command: AttributeCommand, outside: Outside): Promise<Attribution> {
  const { before, after, traces } = command;
  if (traces !== undefined && (before ?? after) !== undefined) {
    throw new UserError(
      "--traces goes without the names of two states",
      "Name the traces that failed, or two records; --before LAYER=VALUE says where an earlier version is.",
    );
  }
  const { ground, suite } = await suiteOfCheckout(command.suite, outside);
  const out = command.out === undefined ? undefined : await openTextFile(resolve(outside.directory, command.out));
  const { attributionOccasion } = await import("../stories/known-state.ts");
  const find = await stateFinder({ ground, suite }, outside);
  const { findStandpoints } = await import("../stories/standpoints.ts");
  const { attribute } = await import("../stories/attribute.ts");
  let occasion = "attribute";
  const attribution = await inWorld(
    { ground, suite, outside, purpose: { occasion: async () => occasion } },
    async (world) => {
      const asked =
        traces === undefined
          ? { kind: "records" as const, ...named(command) }
          : { kind: "traces" as const, ids: traces };
      const states = await findStandpoints(suite, asked, find, world);
      if (states.status === "none") throw new UserError(states.problem, states.remedy);
      occasion = attributionOccasion(states);
      const { metric, cases, trials, usd, means } = command;
      return attribute(suite, { ...states, ...defined({ traces, metric, cases, trials, usd, means }) }, world);
    },
  );
  await out?.write(attributionJson(attribution));
  return attribution;
}

function named({ before, after }: AttributeCommand) {
  return defined({ before, after });
}

type Defined<T> = { readonly [K in keyof T]?: Exclude<T[K], undefined> };

/** Without what is not there. */
function defined<T extends object>(options: T): Defined<T> {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as Defined<T>;
}
