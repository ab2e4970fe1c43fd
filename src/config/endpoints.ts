import type { EndpointSpec, TargetSpec } from "../domain/suite.ts";
import { durationMs } from "./duration.ts";
import type { WrittenEndpoint, WrittenSuite } from "./written-suite.ts";

const ONE_MINUTE = 60_000;

/** An endpoint as written, its URL alone or with more, with its defaults: a minute for one request. */
export function endpointSpec(written: WrittenEndpoint): EndpointSpec {
  if (typeof written === "string") return { url: written, timeoutMs: ONE_MINUTE };
  const { url, timeout, price, "key-variable": keyVariable } = written;
  return {
    url,
    timeoutMs: timeout === undefined ? ONE_MINUTE : durationMs(timeout),
    ...(keyVariable === undefined ? {} : { keyVariable }),
    ...(price === undefined ? {} : { price }),
  };
}

/** What answers the cases; our own agent unless the suite says otherwise. */
export function targetOf(written: WrittenSuite["target"]): TargetSpec {
  if (written === undefined || written === "agent") return { kind: "agent" };
  if ("http" in written) return { kind: "http", ...endpointSpec(written.http) };
  const { run, workers = 4, timeout, price } = written.command;
  return {
    kind: "command",
    command: run,
    workers,
    timeoutMs: timeout === undefined ? ONE_MINUTE : durationMs(timeout),
    ...(price === undefined ? {} : { price }),
  };
}
