import type { History } from "../domain/history.ts";
import type { Target } from "../domain/run.ts";
import { UserError } from "../errors.ts";
import type { Outside } from "../world/world.ts";
import { inWorld } from "./in-world.ts";
import { suiteOfCheckout } from "./suite-of-checkout.ts";

export type HistoryCommand = {
  /** Path of the suite file, relative to where the program was started. */
  readonly suite?: string;
  readonly target?: Target;
  /** Only the series of this metric. */
  readonly metric?: string;
};

/** The weekly series of a suite. @throws UserError when a record cannot be read, or no series has this name */
export async function startHistory(
  { suite: named, target, metric }: HistoryCommand,
  outside: Outside,
): Promise<History> {
  const { ground, suite } = await suiteOfCheckout(named, outside);
  const { history } = await import("../stories/history.ts");
  const purpose = { occasion: async () => "history" };
  const told = await inWorld({ ground, suite, outside, purpose }, (world) => history(suite, target, world));
  if (told.status === "stopped") {
    throw new UserError("the run was stopped before all records were read", "Run it again.");
  }
  return metric === undefined ? told.history : onlyMetric(told.history, metric);
}

function onlyMetric(history: History, metric: string): History {
  const metrics = history.metrics.filter((series) => series.metric === metric);
  if (metrics.length > 0 || history.records === 0) return { ...history, metrics };
  const names = history.metrics.map((series) => series.metric).join(", ");
  throw new UserError(
    `the newest record of ${history.suite} has no metric ${metric}`,
    names === "" ? "It has no metrics at all." : `Name one it has: ${names}.`,
  );
}
