import { jsonText } from "../domain/json-text.ts";
import { plainLine } from "../domain/plain-line.ts";

/** What an import came to: paths relative to the folder, which is relative to where the program was started. */
export type ImportReport = {
  readonly folder: string;
  readonly files: readonly { readonly path: string }[];
  readonly cases: number;
  readonly metrics: readonly string[];
  readonly notes: readonly string[];
};

/** What was written, what was not carried over, and what to do next. */
export function importTerminal({ folder, files, cases, metrics, notes }: ImportReport): string {
  const left = notes.length === 0 ? [] : ["", "Not as it was:", ...notes.map((note) => `  ${plainLine(note)}`)];
  return [
    `${cases} ${cases === 1 ? "case" : "cases"} and ${metrics.length} ${metrics.length === 1 ? "metric" : "metrics"} (${metrics.join(", ")}) written to ${folder}:`,
    ...files.map(({ path }) => `  ${path}`),
    ...left,
    "",
    `Next: eval-baseline record --suite ${folder}/suite.yml --no-commit`,
    "",
  ].join("\n");
}

/** The same as JSON, indented by two spaces. */
export function importJson({ folder, files, cases, metrics, notes }: ImportReport): string {
  return jsonText({ folder, files: files.map(({ path }) => path), cases, metrics, notes });
}
