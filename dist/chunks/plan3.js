// src/domain/plan.ts
/** For want of data: a score of 0 or 1 that is 1 nine times in ten, whichever the case. */
const ASSUMED_MEAN = .9;
/** The variance of one trial of it. */
const ASSUMED_WITHIN = ASSUMED_MEAN * .09999999999999998;
/** For want of two runs to compare: true differences between cases of about 0.14, a seventh of the way. */
const ASSUMED_BETWEEN = .02;

export { ASSUMED_MEAN as n, ASSUMED_WITHIN as r, ASSUMED_BETWEEN as t };