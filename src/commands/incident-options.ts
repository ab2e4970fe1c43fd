import { Option } from "commander";
import type { LayerOverride } from "../ports.ts";
import { overrideOf } from "./option-values.ts";
import { type CommonOptions, suiteOf } from "./options.ts";

/** Options of the commands that look into an incident. */
export type IncidentOptions = CommonOptions & {
  readonly traces?: readonly string[];
  readonly metric?: string;
  readonly trials?: number;
  readonly usd?: number;
  readonly before?: readonly LayerOverride[];
  readonly after?: readonly LayerOverride[];
  readonly out?: string;
};

/** Where versions are that are not found by themselves. */
export function meansOptions(): readonly [before: Option, after: Option] {
  return [
    new Option(
      "--before <layer=value>",
      "where an earlier version is that is not found, as for canary --layer; may be repeated",
    ).argParser(overrideOf),
    new Option("--after <layer=value>", "the same for a later version").argParser(overrideOf),
  ];
}

/** What they ask for, without what was not said. */
export function incidentAsked(options: IncidentOptions) {
  const { traces, metric, trials, usd, out, before = [], after = [] } = options;
  const means = [
    ...before.map((override) => ({ side: "before" as const, override })),
    ...after.map((override) => ({ side: "after" as const, override })),
  ];
  return {
    ...suiteOf(options),
    ...(traces === undefined ? {} : { traces }),
    ...(metric === undefined ? {} : { metric }),
    ...(trials === undefined ? {} : { trials }),
    ...(usd === undefined ? {} : { usd }),
    ...(out === undefined ? {} : { out }),
    ...(means.length === 0 ? {} : { means }),
  };
}
