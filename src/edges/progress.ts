import { plainLine } from "../domain/plain-line.ts";
import type { Progress } from "../ports.ts";

/** Where progress is written: the terminal's error stream, as a rule, so that results can be piped. */
export type ProgressStream = { write(text: string): unknown; readonly isTTY?: boolean; readonly columns?: number };

/**
 * Progress for a person: on a terminal one line that is rewritten, elsewhere a line at every quarter.
 * Silent progress says nothing at all. Names of files and words of servers stand in what is said, so each is made one plain
 * line: a log of a workflow has commands in it.
 */
export function streamProgress(stream: ProgressStream, options: { readonly silent?: boolean } = {}): Progress {
  if (options.silent) return SILENT;
  return stream.isTTY === true ? rewriting(stream) : occasional(stream);
}

const SILENT: Progress = { start: () => {}, advance: () => {}, end: () => {}, say: () => {} };

const ERASE_LINE = "\r\u001B[2K";
const BAR_WIDTH = 24;

function rewriting(stream: ProgressStream): Progress {
  let line = { label: "", total: 0, open: false };
  return {
    start(label, total) {
      line = { label: plainLine(label), total, open: total > 0 };
    },
    advance(done, detail = "") {
      if (!line.open) return;
      const filled = Math.round((BAR_WIDTH * done) / line.total);
      const bar = "█".repeat(filled) + "░".repeat(BAR_WIDTH - filled);
      const text = `  ${line.label} ${bar} ${done}/${line.total} ${plainLine(detail)}`;
      stream.write(`${ERASE_LINE}${text.slice(0, (stream.columns ?? 80) - 1)}`);
    },
    end() {
      if (line.open) stream.write(ERASE_LINE);
      line = { ...line, open: false };
    },
    say(text) {
      stream.write(`${line.open ? ERASE_LINE : ""}${plainLine(text)}\n`);
    },
  };
}

function occasional(stream: ProgressStream): Progress {
  let line = { label: "", total: 0, quarter: 0 };
  return {
    start(label, total) {
      line = { label: plainLine(label), total, quarter: 0 };
    },
    advance(done, detail = "") {
      const quarter = Math.floor((4 * done) / Math.max(1, line.total));
      if (quarter <= line.quarter) return;
      line = { ...line, quarter };
      stream.write(`${line.label}: ${done} of ${line.total}${detail === "" ? "" : `, ${plainLine(detail)}`}\n`);
    },
    end() {},
    say(text) {
      stream.write(`${plainLine(text)}\n`);
    },
  };
}
