import { existsSync, readFileSync } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";

/** Whether a process is there, after it had a moment to be cleared away. */
export async function isRunning(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 200; tries += 1) {
    try {
      process.kill(pid, 0);
    } catch {
      return false;
    }
    // One that has ended and was not yet collected by its parent still has its number.
    if (isZombie(pid)) return false;
    await delay(10);
  }
  return true;
}

function isZombie(pid: number): boolean {
  const file = `/proc/${pid}/stat`;
  return existsSync(file) && (readFileSync(file, "utf8").split(") ")[1] ?? "").startsWith("Z");
}

/** The process that wrote its number into a file, as soon as it has. */
export async function pidIn(file: string): Promise<number> {
  while (!existsSync(file) || readFileSync(file, "utf8") === "") await delay(10);
  return Number(readFileSync(file, "utf8"));
}

/** Waits until a child of this process has ended and was collected, so that its end is known here. */
export async function collected(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await delay(10);
  }
}
