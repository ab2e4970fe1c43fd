/** A step's log as the runner reads it: which of its lines it takes for commands. */

/** Lines that the runner of GitHub would act upon, old form and new, in order. */
export function commandsIn(log: string): readonly string[] {
  return log
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line.startsWith("::") || line.includes("##["));
}
