// src/domain/stamp.ts
/** The attribute names that every reader of traces knows without being told; a deploy stamps its requests with them. */
const STAMP_PREFIX = "eval_baseline.version.";

export { STAMP_PREFIX as t };