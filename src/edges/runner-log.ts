/** A stream of lines that a workflow's runner reads. */
export type LogStream = { write(text: string): unknown };

/** Breaks a command, unseen by people. */
const BREAK = "\u200B";

/**
 * The log of a workflow for text that holds words of strangers. The runner takes a line that begins with `::`, or has `##[`
 * anywhere, for a command; here neither is one.
 *
 * Commands are broken rather than stopped: with `stop-commands` the warnings of ours that come between would be stopped too,
 * and a text that guesses or reads the token could start them again.
 */
export function runnerLog(stream: LogStream): LogStream {
  return {
    write: (text) =>
      stream.write(text.replace(/(^|[\n\r])([^\S\n\r]*):(?=:)/g, `$1$2:${BREAK}`).replace(/##(?=\[)/g, `##${BREAK}`)),
  };
}
