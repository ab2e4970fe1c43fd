/** What a probe says of a model whose name did not change. */
export type ProbeState = "stable" | "suspect" | "changed" | "unstable" | "unavailable";

/** One reading: a few cheap calls that show whether the same model still answers. */
export type ProbeReading = {
  readonly format: 1;
  readonly suite: string;
  /** ISO instant. */
  readonly at: string;
  /** Version id of the model that was asked: its name, and the mark of its parameters where they are not the suite's. */
  readonly model: string;
  /** `border`: inputs on the edge between two single tokens. `completions`: short texts, for models without single tokens. */
  readonly kind: "border" | "completions";
  /** Path of the reading that found the inputs and is the reference; absent in that reading itself. */
  readonly reference?: string;
  readonly inputs: readonly ProbeInput[];
  /** How often each fingerprint was seen: a hint, no evidence. */
  readonly fingerprints: { readonly [fingerprint: string]: number };
  /** How often each served model's name was seen. */
  readonly served: { readonly [model: string]: number };
  readonly calls: number;
  /** What the probe set beside the model's own parameters: a limit of one token, a temperature. Refused ones are left out. */
  readonly parameters?: { readonly [name: string]: number };
  /** Eight hexadecimal digits of how the model is called: where another way is asked, a reading is no reference for it. */
  readonly called?: string;
};

/** One input, and how often each output was seen. */
export type ProbeInput = { readonly input: string; readonly outputs: { readonly [output: string]: number } };

/** What the readings of one model add up to. */
export type ProbeStanding = {
  readonly model: string;
  readonly state: ProbeState;
  readonly kind?: "border" | "completions";
  /** Readings beside the reference. */
  readonly readings: number;
  /** ISO instants of the reference, of the newest reading, and of the first of the deviating ones in a row. */
  readonly reference?: string;
  readonly latest?: string;
  readonly onset?: string;
  /** Of the newest reading: total variation distance to the reference, or the mean discrepancy of texts; 0…1. */
  readonly distance?: number;
  /** By permutation, and how far the distance is above what chance gives. */
  readonly p?: number;
  readonly excess?: number;
  /** A fingerprint or a served name that the reference has not: weak evidence, decides nothing. */
  readonly newNames: readonly string[];
  /** Why it is unavailable, one sentence without a full stop. */
  readonly why?: string;
};
