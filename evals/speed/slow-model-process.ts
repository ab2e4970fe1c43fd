import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { createInterface } from "node:readline";
import type { Fault } from "./faults.ts";
import type { Shape } from "./questions.ts";

/** What the server saw since it was last asked. `spanMs`: from the first request's arrival to the last answer's end. */
export type Seen = { readonly requests: number; readonly questions: number; readonly spanMs: number };

export type SlowModel = { readonly url: string; seen(): Promise<Seen>; stop(): void };

/** Starts slow-model.ts as a process of its own. */
export async function startSlowModel(latencyMs: number, shape: Shape, fault: Fault): Promise<SlowModel> {
  const script = join(import.meta.dirname, "slow-model.ts");
  const args = [script, String(latencyMs), shape, fault];
  const child = spawn(process.execPath, args, { stdio: ["pipe", "pipe", "inherit"] });
  const [url] = (await once(createInterface(child.stdout), "line")) as [string];
  return {
    url,
    seen: async () => (await (await fetch(`${url}/measured`)).json()) as Seen,
    stop: () => child.kill(),
  };
}
