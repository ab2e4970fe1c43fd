import type { Result } from "../domain/result.ts";
import type { GateAction } from "../domain/suite.ts";
import { verdictSentence } from "./sentence.ts";

/** A remark on one file of the change. Plain text; whoever prints it as a workflow command escapes it for that. */
export type Annotation = {
  /** Relative to the repository's root. */
  readonly file: string;
  readonly title: string;
  readonly message: string;
  readonly level: "error" | "warning" | "notice";
};

/** GitHub shows ten of a kind for each step. */
const MOST = 10;

/**
 * What to show beside the changed files of a check that regressed: the verdict, on each file of a changed layer. At
 * most ten, in the order of the layers; when there are more files, the message says how many. Empty for other verdicts.
 */
export function annotations(result: Result): readonly Annotation[] {
  if (result.verdict !== "regressed" || result.story !== "check") return [];
  const files = result.touched.flatMap(({ layer, files }) => files.map((file) => ({ layer, file })));
  const more = files.length > MOST ? ` The change touches ${files.length} files of a layer; ${MOST} are marked.` : "";
  return files.slice(0, MOST).map(({ layer, file }) => ({
    file,
    title: `${result.suite} regressed (${layer})`,
    message: `${verdictSentence(result)}${more}`,
    level: LEVEL[result.gate],
  }));
}

const LEVEL = { fail: "error", warn: "warning", pass: "notice" } as const satisfies Record<
  GateAction,
  Annotation["level"]
>;
