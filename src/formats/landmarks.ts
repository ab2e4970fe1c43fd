/**
 * Finds any of several texts in bytes, faster than the bytes could be looked at one by one: it looks at four bytes in
 * every few, which is enough to meet each text once, and compares the text only where they could be part of it.
 */
export type Landmarks = {
  /** Turns to other bytes. */
  of(bytes: Buffer): void;
  /**
   * Goes to the next occurrence, in order of place.
   * @param from where to look on: a start, or `next` of the occurrence before
   * @param end occurrences end here at the latest
   * @returns false when there is none
   */
  find(from: number, end: number): boolean;
  /** Of the occurrence found: where it begins, which text it is, and where to look on. */
  at: number;
  which: number;
  next: number;
};

/**
 * @param texts none is part of another; the shortest sets the speed
 * @returns undefined when there is one of fewer than four bytes, or there are too many
 */
export function landmarks(texts: readonly string[]): Landmarks | undefined {
  const patterns = texts.map((text) => Buffer.from(text));
  const shortest = Math.min(...patterns.map(({ length }) => length));
  if (shortest < GRAM) return undefined;
  const stride = Math.min(shortest - GRAM + 1, MAX_STRIDE);
  const table = candidateTable(patterns, stride);
  return table === undefined ? undefined : finder(patterns, stride, table);
}

/** Bytes that are looked at together. */
const GRAM = 4;
const MAX_STRIDE = 8;
const SLOTS = 1 << 14;

/**
 * For each slot the number of a list of candidates, 0 for none. List n goes from `starts[n]` to `starts[n + 1]`; a
 * candidate is a pattern, and where in it the four bytes are.
 */
type CandidateTable = {
  readonly slots: Uint8Array;
  readonly starts: Int32Array;
  readonly which: Int32Array;
  readonly offset: Int32Array;
};

function slotOf(gram: number): number {
  return Math.imul(gram, 0x9e3779b1) >>> 18;
}

/**
 * As many neighbouring places of each pattern as the stride is long: exactly one of them is looked at in every
 * occurrence. The middle of a name tells it better than its ends, which many names share.
 */
function candidateTable(patterns: readonly Buffer[], stride: number): CandidateTable | undefined {
  const bySlot = new Map<number, { readonly which: number; readonly offset: number }[]>();
  for (const [which, pattern] of patterns.entries()) {
    const first = (pattern.length - GRAM + 1 - stride) >> 1;
    for (let offset = first; offset < first + stride; offset++) {
      const slot = slotOf(pattern.readInt32LE(offset));
      bySlot.set(slot, [...(bySlot.get(slot) ?? []), { which, offset }]);
    }
  }
  const lists = [...bySlot];
  if (lists.length > 255) return undefined;
  const slots = new Uint8Array(SLOTS);
  const starts = new Int32Array(lists.length + 2);
  for (const [index, [slot, list]] of lists.entries()) {
    slots[slot] = index + 1;
    starts[index + 2] = (starts[index + 1] as number) + list.length;
  }
  const inOrder = lists.flatMap(([, list]) => list);
  return {
    slots,
    starts,
    which: Int32Array.from(inOrder, ({ which }) => which),
    offset: Int32Array.from(inOrder, ({ offset }) => offset),
  };
}

function finder(patterns: readonly Buffer[], stride: number, table: CandidateTable): Landmarks {
  const { slots, starts, which, offset } = table;
  let bytes: Buffer = Buffer.alloc(0);
  let view: DataView = new DataView(new ArrayBuffer(0));
  /** Whether one of the candidates of a slot is there. */
  const confirm = (list: number, place: number, end: number): boolean => {
    for (let index = starts[list] as number; index < (starts[list + 1] as number); index++) {
      const at = place - (offset[index] as number);
      const pattern = patterns[which[index] as number] as Buffer;
      if (at < 0 || at + pattern.length > end || !isAt(bytes, at, pattern)) continue;
      found.at = at;
      found.which = which[index] as number;
      found.next = place + stride;
      return true;
    }
    return false;
  };
  const found: Landmarks = {
    at: -1,
    which: -1,
    next: 0,
    of(other) {
      bytes = other;
      view = new DataView(other.buffer, other.byteOffset, other.byteLength);
    },
    find(from, end) {
      const last = end - GRAM;
      let place = from;
      // Four at a time cost one branch; where one of them matters, the slower loop below tells which.
      for (;;) {
        place = passBy(view, slots, stride, place, last);
        for (const stop = Math.min(place + 4 * stride, last + 1); place < stop; place += stride) {
          const list = slots[slotOf(view.getInt32(place, true))] as number;
          if (list !== 0 && confirm(list, place, end)) return true;
        }
        if (place > last) return false;
      }
    },
  };
  return found;
}

/** Passes by whatever can be part of none. @returns a place of which, or of the three after it, this is not sure */
function passBy(view: DataView, slots: Uint8Array, stride: number, from: number, last: number): number {
  const four = 4 * stride;
  const lastOfFour = last - 3 * stride;
  let place = from;
  while (
    place <= lastOfFour &&
    ((slots[slotOf(view.getInt32(place, true))] as number) |
      (slots[slotOf(view.getInt32(place + stride, true))] as number) |
      (slots[slotOf(view.getInt32(place + 2 * stride, true))] as number) |
      (slots[slotOf(view.getInt32(place + 3 * stride, true))] as number)) ===
      0
  )
    place += four;
  return place;
}

function isAt(bytes: Buffer, at: number, pattern: Buffer): boolean {
  for (let index = 0; index < pattern.length; index++) if (bytes[at + index] !== pattern[index]) return false;
  return true;
}
