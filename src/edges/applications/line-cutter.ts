const LINE_FEED = 10;

/** Cuts what a program prints into lines, one answer after another. */
export type LineCutter = {
  /**
   * The lines that end in this piece, without their ends and without blank ones.
   * @returns undefined once a line is longer than the bound; nothing more is kept then
   */
  push(piece: Buffer): readonly string[] | undefined;
};

/** @param mostBytes of one line */
export function lineCutter(mostBytes: number): LineCutter {
  let pending: Buffer[] = [];
  let size = 0;
  return {
    push(piece) {
      const lines: string[] = [];
      let start = 0;
      for (let end = piece.indexOf(LINE_FEED); end >= 0; end = piece.indexOf(LINE_FEED, start)) {
        if (size + end - start > mostBytes) return undefined;
        const line = Buffer.concat([...pending, piece.subarray(start, end)])
          .toString("utf8")
          .trim();
        if (line !== "") lines.push(line);
        pending = [];
        size = 0;
        start = end + 1;
      }
      pending.push(piece.subarray(start));
      size += piece.length - start;
      if (size <= mostBytes) return lines;
      pending = [];
      return undefined;
    },
  };
}
