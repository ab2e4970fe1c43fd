import type { Measured } from "./measure.ts";
import type { SliceCell } from "./slice-cells.ts";

/**
 * The first attribute all of whose slices moved the other way than the whole (Simpson's paradox), by their raw means.
 *
 * It takes two sides with different shares of the slices: pairs have the same cases on both sides, and what all slices
 * of them do the whole does too. So only samples without a common case are looked at.
 *
 * @param slices of one metric, those that were measured
 */
export function paradoxOf(
  total: Measured,
  slices: readonly { readonly slice: SliceCell; readonly measured: Measured }[],
): string | undefined {
  if (total.values.paired) return undefined;
  const whole = Math.sign(total.after - total.before);
  if (whole === 0) return undefined;
  const attributes = [...new Set(slices.map(({ slice }) => slice.attribute))];
  return attributes.find((attribute) => {
    const own = slices.filter(({ slice }) => slice.attribute === attribute);
    return own.length >= 2 && own.every(({ measured }) => Math.sign(measured.after - measured.before) === -whole);
  });
}
