import { canonicalJson } from "../../domain/digest.ts";
import type { RawLog } from "./raw-span.ts";

/** The log records of some traces, gathered from many records. */
export type LogGathering = {
  /** Adds the logs of one record. What a sender sent again is there already; what one record holds twice is meant twice. */
  add(logs: readonly RawLog[]): void;
  of(traceId: string): readonly RawLog[];
};

export function logGathering(): LogGathering {
  const logs = new Map<string, RawLog[]>();
  const copies = new Map<string, number>();
  return {
    add(given) {
      const here = new Map<string, number>();
      for (const log of given) {
        const text = textOf(log);
        const count = (here.get(text) ?? 0) + 1;
        here.set(text, count);
        if (count <= (copies.get(text) ?? 0)) continue;
        copies.set(text, count);
        const known = logs.get(log.traceId);
        if (known === undefined) logs.set(log.traceId, [log]);
        else known.push(log);
      }
    },
    of: (traceId) => logs.get(traceId) ?? [],
  };
}

function textOf({ traceId, spanId, name, timeNs, attributes, body }: RawLog): string {
  return canonicalJson([traceId, spanId, name, String(timeNs), attributes, body]);
}
