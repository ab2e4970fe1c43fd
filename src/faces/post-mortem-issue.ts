import * as core from "@actions/core";
import type { Attribution } from "../domain/attribution.ts";
import type { Incidents } from "../ports.ts";

/** GitHub refuses more than 65,536 characters, and the marker needs room. */
const LONGEST_BODY = 60_000;

/**
 * Opens the issue of the incident with its post-mortem as the text, or writes it into the one that is open. Only what lies
 * between two records has one: the first of them is what the issue is closed by. That it could not be written is a warning.
 */
export async function openPostMortemIssue(
  written: { readonly attribution: Attribution; readonly markdown: string; readonly path: string },
  incidents: Incidents | undefined,
): Promise<void> {
  const { suite, before, after, metrics } = written.attribution;
  if (incidents === undefined || before.baseline === undefined || after.at === undefined) return;
  const lost = metrics.filter(({ reproduced }) => reproduced === "reproduced").map(({ metric }) => metric);
  // A loss that did not come again begins no incident; one that is open stays as it is.
  if (lost.length === 0) return;
  const { PLAIN, MARKDOWN } = await import("../report/markup.ts");
  const { metricNames } = await import("../report/incident-words.ts");
  const { briefAttribution } = await import("../report/attribution-page.ts");
  const open = await incidents.open(suite);
  const {
    reference,
    since,
    metrics: names,
  } = open ?? {
    reference: before.baseline,
    since: after.at,
    metrics: [...lost].sort(),
  };
  const place = `It lies on the branch of baselines as ${MARKDOWN.code(MARKDOWN.word(written.path))}: what you write between its marks stays.`;
  const whole = `${written.markdown}\n${place}`;
  const body =
    whole.length <= LONGEST_BODY
      ? whole
      : `${briefAttribution(written.attribution)}\n\nThe post-mortem is too long for an issue. ${place}`;
  const title = `${PLAIN.word(suite, 60)} got worse since ${since.slice(0, 10)}: ${metricNames({ metrics: names }, PLAIN)}`;
  try {
    await incidents.raise({ suite, reference, since, metrics: names, title, body });
  } catch (error) {
    core.warning(`The issue could not be written: ${error instanceof Error ? error.message : String(error)}`);
  }
}
