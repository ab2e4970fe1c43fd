/**
 * Cuts the pieces of a zstd file where a frame ends. Node's decompressor stops at the end of the first frame in what it
 * is given, and would lose the rest of that piece.
 *
 * The format is RFC 8878, section 3. Bytes that are no frame are passed on: whoever unpacks them says what is wrong.
 */
export async function* frameByFrame(packed: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const walk = new FrameWalk();
  for await (const piece of packed) {
    let start = 0;
    for (let at = 0; at < piece.length; ) {
      at = walk.over(piece, at);
      if (!walk.isAtEnd && at < piece.length) continue;
      if (at > start) yield piece.subarray(start, at);
      start = at;
    }
  }
}

/** Follows a frame from one length to the next. */
class FrameWalk {
  /** True when the byte passed last was the last one of a frame. */
  isAtEnd = false;
  private step: "magic" | "skippable" | "descriptor" | "header" | "block" | "content" | "checksum" = "magic";
  /** Bytes that are still to be passed before the next step, and those of a number that is being read. */
  private left = 4;
  private number = 0;
  private place = 0;
  private hasChecksum = false;
  private isLast = false;

  /** Passes over some bytes. @returns where it stands then: a step's end, or the piece's */
  over(piece: Uint8Array, from: number): number {
    this.isAtEnd = false;
    const to = Math.min(piece.length, from + this.left);
    if (this.step !== "content" && this.step !== "header" && this.step !== "checksum")
      for (let at = from; at < to; at++) this.number += (piece[at] as number) * 256 ** this.place++;
    this.left -= to - from;
    while (this.left === 0 && !this.isAtEnd) this.next();
    return to;
  }

  private next(): void {
    const { number } = this;
    switch (this.step) {
      case "magic":
        // 0x184D2A50 to 0x184D2A5F begin a frame that holds nothing for us.
        if (number >>> 4 === 0x184d2a5) this.go("skippable", 4);
        else if (number === 0xfd2fb528) this.go("descriptor", 1);
        else this.go("content", Number.POSITIVE_INFINITY);
        return;
      case "skippable":
        this.isLast = true;
        this.hasChecksum = false;
        this.go("content", number);
        return;
      case "descriptor": {
        const isSingle = (number & 0x20) !== 0;
        const dictionary = [0, 1, 2, 4][number & 3] as number;
        const size = [isSingle ? 1 : 0, 2, 4, 8][number >> 6] as number;
        this.hasChecksum = (number & 4) !== 0;
        this.go("header", (isSingle ? 0 : 1) + dictionary + size);
        return;
      }
      case "header":
        this.go("block", 3);
        return;
      case "block":
        this.isLast = (number & 1) === 1;
        this.go("content", ((number >> 1) & 3) === 1 ? 1 : number >> 3);
        return;
      case "content":
        if (!this.isLast) this.go("block", 3);
        else if (this.hasChecksum) this.go("checksum", 4);
        else this.end();
        return;
      case "checksum":
        this.end();
        return;
      default:
        this.step satisfies never;
    }
  }

  private go(step: FrameWalk["step"], left: number): void {
    this.step = step;
    this.left = left;
    this.number = 0;
    this.place = 0;
  }

  private end(): void {
    this.isAtEnd = true;
    this.go("magic", 4);
  }
}
