import { setMaxListeners } from "node:events";

/**
 * For each signal that stops new work, the signal that ends work under way: aborted so much later. One for all calls,
 * because a signal for each is a tenth of what a short call costs.
 *
 * @param graceMs milliseconds
 */
export function endAfterGrace(graceMs: number): (stop: AbortSignal) => AbortSignal {
  const ends = new WeakMap<AbortSignal, AbortSignal>();
  return (stop) => {
    const known = ends.get(stop);
    if (known !== undefined) return known;
    const controller = new AbortController();
    // Every call under way listens, and Node 20 warns of more than ten.
    setMaxListeners(0, controller.signal);
    // A call that hangs keeps the process, and so the timer, alive; nothing else has to wait for it.
    const onStop = () => setTimeout(() => controller.abort(), graceMs).unref();
    if (stop.aborted) onStop();
    else stop.addEventListener("abort", onStop, { once: true });
    ends.set(stop, controller.signal);
    return controller.signal;
  };
}
