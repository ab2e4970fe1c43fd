import { deflateSync, inflateSync } from "node:zlib";
import type { Run } from "../../domain/run.ts";
import type { Suite } from "../../domain/suite.ts";
import type { Trace } from "../../domain/trace.ts";
import type { BranchFile, Snapshot } from "./branch.ts";

/** Whether and how the texts of samples are kept on the branch. */
export type SampleTexts = {
  /** @throws UserError when texts are sealed and the key is missing or none */
  check(): Promise<void>;
  /** The file that holds the texts of a run's traces; undefined when none are kept. @throws UserError as `check` does */
  file(run: Run, traces: readonly Trace[]): Promise<BranchFile | undefined>;
  /**
   * The texts of a run's traces; undefined when none are kept, or none of this run.
   * @throws UserError when they are there and cannot be read: damaged, sealed under another key, no key
   */
  read(run: Run, snapshot: Snapshot): Promise<readonly Trace[] | undefined>;
};

export const NO_TEXTS: SampleTexts = {
  check: async () => {},
  file: async () => undefined,
  read: async () => undefined,
};

/**
 * What the suite says about texts. Files in the other form, from before the suite was changed, are still read.
 *
 * @param environment holds the key, which is looked at only when something sealed is written or read
 */
export function sampleTexts(
  { text, keyVariable }: Suite["store"],
  environment: { readonly [name: string]: string | undefined },
): SampleTexts {
  if (text === "none") return NO_TEXTS;
  const sample = () => import("../../formats/stored-sample.ts");
  const seal = async () => (await import("../../formats/sealed.ts")).openSeal(environment[keyVariable], keyVariable);
  return {
    async check() {
      if (text === "sealed") await seal();
    },
    async file(run, traces) {
      const { samplePath, serialiseSample, tracesOfRun } = await sample();
      const ids = new Set(tracesOfRun(run));
      const plain = serialiseSample(traces.filter(({ id }) => ids.has(id)));
      const path = samplePath(run, text);
      // Git cannot pack sealed text any more. The zlib form has no header that names the machine.
      return { path, text: text === "plain" ? plain : (await seal()).seal(deflateSync(plain)) };
    },
    async read(run, snapshot) {
      const { parseSample, samplePath } = await sample();
      const [plainPath, sealedPath] = [samplePath(run, "plain"), samplePath(run, "sealed")];
      const sealed = await snapshot.read(sealedPath);
      if (sealed !== undefined)
        return parseSample(inflateSync((await seal()).unseal(sealed, sealedPath)).toString("utf8"), sealedPath);
      const plain = await snapshot.read(plainPath);
      return plain === undefined ? undefined : parseSample(plain, plainPath);
    },
  };
}
