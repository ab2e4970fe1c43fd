// src/formats/native/hand-written.ts
/** What a trace of this form says `format` is. */
const NATIVE_FORMAT = "eval-baseline-trace/1";

export { NATIVE_FORMAT as t };