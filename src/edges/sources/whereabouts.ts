import type { FilePart } from "../../ports.ts";

/**
 * Where in the files a survey has met which traces, in little memory: whoever wants some of them reads only there. It
 * may name a place too many, and never one too few.
 */
export type Whereabouts = {
  /** The blocks of a file, in their order. @param canBeParted whether a part of it can be read by itself */
  file(path: string, canBeParted: boolean): FileWhereabouts;
  /**
   * The parts of a file that may hold one of these traces.
   * @returns "all" for a file that is not known, or has to be read whole
   */
  partsOf(path: string, ids: readonly string[]): readonly FilePart[] | "all";
};

export type FileWhereabouts = {
  /** A block of whole lines begins; what is met from now on is in it. */
  block(part: FilePart): void;
  /** The block ends where a line begins, and what was left of it is the next one. */
  cut(at: number): void;
  met(traceId: string): void;
  /** The block holds something whose traces are not known. */
  unsure(): void;
};

type Block = {
  readonly from: number;
  to: number;
  /** Its traces among all that were met. */
  readonly first: number;
  end: number;
  isUnsure: boolean;
};

type File = { readonly canBeParted: boolean; readonly blocks: Block[] };

/** 16 MB of memory; what comes after so many is read again. */
const MOST_TRACES = 1 << 22;

/** @param most traces that are remembered */
export function whereabouts(most: number = MOST_TRACES): Whereabouts {
  const files = new Map<string, File>();
  let hashes = new Uint32Array(Math.min(most, 1 << 12));
  let count = 0;
  function remember(hash: number): void {
    if (count === hashes.length) {
      const longer = new Uint32Array(Math.min(most, count * 2));
      longer.set(hashes);
      hashes = longer;
    }
    hashes[count++] = hash;
  }
  return {
    file(path, canBeParted) {
      const blocks: Block[] = [];
      files.set(path, { canBeParted, blocks });
      let last = "";
      let block: Block = { from: 0, to: 0, first: count, end: count, isUnsure: false };
      return {
        block({ from, to }) {
          last = "";
          if (blocks.length > 0 && isJoined(block, { from, to })) {
            block.to = to;
            return;
          }
          block = { from, to, first: count, end: count, isUnsure: false };
          blocks.push(block);
        },
        cut(at) {
          last = "";
          const { to } = block;
          block.to = at;
          block = { from: at, to, first: count, end: count, isUnsure: false };
          blocks.push(block);
        },
        met(traceId) {
          if (traceId === last) return;
          last = traceId;
          if (count === most) block.isUnsure = true;
          else {
            remember(hashOf(traceId));
            block.end = count;
          }
        },
        unsure() {
          block.isUnsure = true;
        },
      };
    },
    partsOf(path, ids) {
      const file = files.get(path);
      if (file === undefined) return "all";
      const wanted = new Set(ids.map(hashOf));
      const parts = file.blocks.filter((block) => mayHold(block, hashes, wanted));
      // A document has no end before the file's, and no part of it can be read by itself.
      const isWhole = !file.canBeParted || parts.some(({ to }) => to === Number.POSITIVE_INFINITY);
      return parts.length > 0 && isWhole ? "all" : joined(parts);
    },
  };
}

/** Between two pieces of a file lies a block of one line, which is not worth a place of its own. */
function isJoined(block: Block, { from, to }: FilePart): boolean {
  const isSmall = Math.min(block.to - block.from, to - from) < SMALL_BLOCK;
  return block.to === from && isSmall && to - block.from <= LARGEST_BLOCK && !block.isUnsure;
}

const SMALL_BLOCK = 1 << 16;
const LARGEST_BLOCK = 1 << 20;

function mayHold({ first, end, isUnsure }: Block, hashes: Uint32Array, wanted: ReadonlySet<number>): boolean {
  if (isUnsure) return true;
  for (let at = first; at < end; at++) if (wanted.has(hashes[at] as number)) return true;
  return false;
}

/** Neighbours as one part. */
function joined(parts: readonly FilePart[]): readonly FilePart[] {
  const found: FilePart[] = [];
  for (const { from, to } of parts) {
    const last = found.at(-1);
    if (last?.to === from) found[found.length - 1] = { from: last.from, to };
    else found.push({ from, to });
  }
  return found;
}

/** FNV-1a over the end of an id, which is where the ids of one application differ. */
function hashOf(id: string): number {
  let hash = 0x811c9dc5;
  for (let at = Math.max(0, id.length - 12); at < id.length; at++)
    hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
