/** Somebody whose answers have a length that is known only afterwards. */
export type Writer = {
  readonly name: string;
  /** Tokens of one answer at most, where the request sets a bound. */
  readonly limit?: number;
};

/** What is known of the answers' sizes, in tokens. */
export type OutputSizes = {
  /** Whether the request sets a bound, or an answer of this writer has been seen. */
  isBounded(writer: Writer): boolean;
  /** A bound where the request sets one; else generous at first, and four times the largest once some were seen. */
  most(writer: Writer): number;
  likely(writer: Writer): number;
  see(writer: Writer, output: number): void;
};

const UNSEEN_LIKELY = 300;
const UNSEEN_MOST = 4096;
const ENOUGH_SEEN = 8;

/** Learns, writer by writer, how long answers are. */
export function outputSizes(): OutputSizes {
  const seen = new Map<string, { replies: number; largest: number }>();
  const most = ({ name, limit }: Writer): number => {
    if (limit !== undefined) return limit;
    const { replies, largest } = seen.get(name) ?? { replies: 0, largest: 0 };
    return replies < ENOUGH_SEEN
      ? Math.max(UNSEEN_MOST, 2 * largest)
      : Math.max(largest, Math.min(4 * largest, UNSEEN_MOST));
  };
  return {
    isBounded: ({ name, limit }) => seen.has(name) || limit !== undefined,
    most,
    likely: (writer) => Math.min(seen.get(writer.name)?.largest ?? UNSEEN_LIKELY, most(writer)),
    see({ name }, output) {
      const before = seen.get(name) ?? { replies: 0, largest: 0 };
      seen.set(name, { replies: before.replies + 1, largest: Math.max(before.largest, output) });
    },
  };
}
