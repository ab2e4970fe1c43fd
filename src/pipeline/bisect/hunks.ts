import { diffArrays } from "diff";

/** Texts by path. */
export type Texts = { readonly [path: string]: string };

/** Lines of one file that differ, with nothing equal between them. Counted in the later text, from 1. */
export type Hunk = {
  readonly file: string;
  /** The first of its lines; where it only takes lines away, the one before which they stood. */
  readonly from: number;
  /** How many lines of the later text it is; 0 where it only takes lines away. */
  readonly lines: number;
};

/** A change of several files as hunks in the order of paths and lines, and what the files are with only some of them. */
export type Hunks = {
  readonly list: readonly Hunk[];
  /** The texts with the first hunks taken over; all of them make the later texts. @param count 0 to all */
  withFirst(count: number): Texts;
};

/** Cuts a change into hunks. A file that comes or goes is one hunk. */
export function hunksOf(before: Texts, after: Texts): Hunks {
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].toSorted();
  const pieces = paths.flatMap((path) => piecesOf(path, textAt(before, path), textAt(after, path)));
  const changed = pieces.filter(({ hunk }) => hunk !== undefined);
  const places = new Map(changed.map((piece, place) => [piece, place]));
  return {
    list: changed.flatMap(({ hunk }) => (hunk === undefined ? [] : [hunk])),
    withFirst(count) {
      const texts = new Map<string, string>();
      for (const piece of pieces) {
        const chosen = (places.get(piece) ?? 0) < count ? piece.after : piece.before;
        if (chosen !== undefined) texts.set(piece.path, (texts.get(piece.path) ?? "") + chosen);
      }
      return Object.fromEntries(texts);
    },
  };
}

/** A stretch of a file: equal on both sides, or a hunk. A side without the file is undefined. */
type Piece = {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
  readonly hunk?: Hunk;
};

function piecesOf(path: string, before: string | undefined, after: string | undefined): readonly Piece[] {
  if (before === undefined || after === undefined) {
    const lines = after === undefined ? 0 : linesOf(after).length;
    return [{ path, before, after, hunk: { file: path, from: 1, lines } }];
  }
  const pieces: Piece[] = [];
  let line = 1;
  for (const { before: gone, after: come } of stretches(linesOf(before), linesOf(after))) {
    const isEqual = gone === come;
    const lines = linesOf(come).length;
    const hunk = { file: path, from: line, lines };
    pieces.push({ path, before: gone, after: come, ...(isEqual ? {} : { hunk }) });
    line += lines;
  }
  return pieces.length === 0 ? [{ path, before, after }] : pieces;
}

/** What is gone and what came in its place are one stretch. */
function stretches(before: string[], after: string[]): readonly { readonly before: string; readonly after: string }[] {
  const found: { before: string; after: string; isEqual: boolean }[] = [];
  for (const { value, added, removed } of diffArrays(before, after)) {
    const text = value.join("");
    const isEqual = !added && !removed;
    const last = found.at(-1);
    const own = last !== undefined && !last.isEqual && !isEqual ? last : { before: "", after: "", isEqual };
    if (own !== last) found.push(own);
    if (!added) own.before += text;
    if (!removed) own.after += text;
  }
  return found;
}

/** With their ends, so that joined they are the text. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function textAt(texts: Texts, path: string): string | undefined {
  return Object.hasOwn(texts, path) ? texts[path] : undefined;
}
