import type { Answer } from "../domain/answer.ts";
import { groupedNumber } from "../domain/grouped-number.ts";
import { type Run, trialCount } from "../domain/run.ts";
import type { ToolsSpec } from "../domain/suite.ts";

/**
 * Calls of tools in an answer that the recording did not hold, and that got another result in its place; undefined where
 * there were none, and where results are not taken from the recording.
 */
export function callsOffTheRecording(answer: Answer, tools: ToolsSpec | null): number | undefined {
  if (answer.status === "failed" || tools?.results !== "recorded") return undefined;
  const results = (answer.steps ?? []).flatMap((step) => step.results);
  return results.filter(({ from }) => from !== "recording").length || undefined;
}

/** How many trials of a run left the recording, in a sentence; undefined where none did. @param withFailed counts those that failed for it */
export function leftRecordingNote(run: Run, { withFailed }: { readonly withFailed: boolean }): string | undefined {
  const trials = run.cases.flatMap((row) => row.trials);
  const ended = withFailed ? trials.filter(({ reason }) => reason === "left-the-recording").length : 0;
  const wentOn = trials.filter(({ leftRecording = 0 }) => leftRecording > 0).length;
  if (ended + wentOn === 0) return undefined;
  const parts = [
    ...(wentOn === 0 ? [] : [`${groupedNumber(wentOn)} went on with another result`]),
    ...(ended === 0 ? [] : [`${groupedNumber(ended)} failed`]),
  ];
  return `${run.label}: ${groupedNumber(ended + wentOn)} of ${groupedNumber(trialCount(run))} trials asked for something that the recording does not hold; ${parts.join(", ")}.`;
}
