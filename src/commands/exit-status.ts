/** Exit statuses: the gate passed (or only warned), the gate failed, it could not run. */
export const PASSED = 0;
export const GATE_FAILED = 1;
export const COULD_NOT_RUN = 2;

/** Takes the exit status of a command that has run. */
export type Done = (status: number) => void;
