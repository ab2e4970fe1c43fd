/** A stretch of a text that is to be replaced: from `start` up to `end`, in code units. */
export type Found = {
  readonly start: number;
  readonly end: number;
  /** What the pseudonym says it is: "email", or the name of a user's pattern. */
  readonly kind: string;
  /** The value in the form in which equal values are equal, whatever their case or separators. */
  readonly value: string;
};

/**
 * Finds one kind of thing in a text, in order, without overlaps, in time linear in the text's length.
 *
 * @param key the JSON key or attribute whose whole value the text is
 */
export type Finder = (text: string, key?: string) => readonly Found[];
