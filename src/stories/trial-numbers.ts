/**
 * The number of the first trial of each experiment on an incident; records and checks count from 0.
 *
 * A paid answer is known by the number of its trial. What is said of an incident rests on answers of its own: on none that a
 * record was made of, and on none by which the questions, the layer or the trace were chosen.
 */
export const FIRST_TRIAL = { attribution: 1_000, versions: 2_000, hunks: 3_000, reproduction: 100_000 } as const;
