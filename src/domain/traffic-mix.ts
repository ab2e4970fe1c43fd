/** How the requests of two times differ, whatever was done to them. */
export type TrafficMix = {
  /** Requests of the time before and after. */
  readonly before: number;
  readonly after: number;
  /** The slice attribute whose shares moved most; absent where the suite declares none. */
  readonly slices?: {
    readonly attribute: string;
    /** Jensen–Shannon distance with logarithms of base 2, 0…1. */
    readonly distance: number;
    /** By permutation, adjusted by Holm over the attributes. */
    readonly p: number;
  };
  /** Of the questions' texts; absent where texts of one side are not at hand. */
  readonly texts?: { readonly mmd: number; readonly p: number };
  /** One of them is significant. */
  readonly moved: boolean;
};
