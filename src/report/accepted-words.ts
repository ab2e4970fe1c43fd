/** Who took a regression on purpose, when, and which losses. */
import type { Acceptance, AcceptedLoss } from "../domain/acceptance.ts";
import type { Result } from "../domain/result.ts";
import type { Comparison, MetricComparison } from "../domain/verdict.ts";
import type { Markup } from "./markup.ts";
import { change, count, factor, list } from "./numbers.ts";
import { sliceName } from "./slice-name.ts";

/** "octocat accepted this.", behind the verdict; empty where nobody did. */
export function acceptedAside({ accepted = [], story }: Result, markup: Markup): readonly string[] {
  if (accepted.length === 0) return [];
  const names = [...new Set(accepted.map(({ by }) => loginWord(by, markup)))];
  const shown = names.slice(0, SPELT_OUT);
  const who = list(names.length > shown.length ? [...shown, `${names.length - shown.length} more`] : shown);
  return [story === "record" ? `${who} accepted losses that it shows` : `${who} accepted this`];
}

/** A line for each acceptance: who, when, by which label, of which commit, which losses. At most twenty are told. */
export function acceptedWords(result: Result, markup: Markup): readonly string[] {
  const { accepted = [] } = result;
  const lines = accepted.slice(0, MOST).map((acceptance) => acceptanceWords(acceptance, result, markup));
  const rest = accepted.length - lines.length;
  return rest === 0 ? lines : [...lines, `and ${count(rest, "more acceptance")}; the result file has them.`];
}

const MOST = 20;
const SPELT_OUT = 3;

function acceptanceWords(acceptance: Acceptance, result: Result, markup: Markup): string {
  const { by, at, label, head, pullRequest, losses } = acceptance;
  const shown = losses.slice(0, MOST).map((loss) => lossWords(loss, result, markup));
  const rest = losses.length - shown.length;
  const what = list(rest === 0 ? shown : [...shown, `${rest} more`]);
  const when = `${markup.word(at.slice(0, 10))} ${markup.word(at.slice(11, 16))} UTC`;
  const where = `pull request ${pullRequest} at ${markup.code(markup.word(head.slice(0, 7)))}`;
  const named = markup.code(markup.word(label, 60));
  return `${markup.strong("Accepted on purpose")} by ${loginWord(by, markup)} on ${when}, with the label ${named} on ${where}: ${what === "" ? "no loss of a metric" : what}.`;
}

/** In code, so that nobody is called. */
function loginWord(login: string, markup: Markup): string {
  return markup.code(markup.word(login, 60));
}

/** "cites −17.0 points"; the name alone where no comparison of this result says what its unit is. */
function lossWords({ metric, slice, scale, difference }: AcceptedLoss, result: Result, markup: Markup): string {
  const name = slice === undefined ? markup.word(metric) : `${markup.word(metric)} of ${sliceName(slice, markup)}`;
  const compared = metricOf(metric, result);
  if (compared === undefined) return name;
  const asMeasured = compared.direction === "higher-is-better" ? difference : -difference;
  return `${name} ${scale === "ratio" ? factor(Math.exp(asMeasured)) : change(asMeasured, compared.unit)}`;
}

function metricOf(name: string, { comparison, anchored, incident }: Result): MetricComparison | undefined {
  const comparisons: readonly (Comparison | undefined)[] = [comparison, anchored?.comparison, incident?.comparison];
  return comparisons.flatMap((one) => one?.metrics ?? []).find(({ metric }) => metric === name);
}
