import type { IncidentOutcome, Incidents, OpenIncident } from "../../ports.ts";
import { mayHaveArrived, statusOf } from "./client.ts";
import { incidentMarker } from "./incident-marker.ts";
import { lookFor, PAUSE, type Wait } from "./look-again.ts";
import { closeIssue, commentOn, createIssue, openIssues, updateIssue } from "./own-issues.ts";
import { gitHubProblem, IN_THE_SUMMARY, missingPermission, refusalOf, wordsOf } from "./refusal.ts";
import type { RepositoryPlace } from "./repository-place.ts";

export type GitHubIncidentsOptions = RepositoryPlace & {
  /** Told what keeps issues from being read or written. */
  readonly warn: (line: string) => void;
  /** What to do before looking again; a pause of this many milliseconds unless given. */
  readonly wait?: Wait;
};

type Raised = Parameters<Incidents["raise"]>[0];

/**
 * The issues of incidents: one for each suite, found by its first line and its author. Many runs may write at the same
 * time, and GitHub has no compare-and-swap for issues: who opened one looks until it sees it, and closes it again where
 * there is an older one. So the oldest stays.
 */
export function gitHubIncidents(options: GitHubIncidentsOptions): Incidents {
  const { owner, repo, warn } = options;
  const tell = async (what: string, act: () => Promise<IncidentOutcome>): Promise<IncidentOutcome> => {
    try {
      return await act();
    } catch (error) {
      const closed = whyClosed(error, `${owner}/${repo}`, what);
      if (closed === undefined) throw problem(options, what, error);
      warn(closed);
      return "not-permitted";
    }
  };
  return {
    async open(suite) {
      try {
        return (await openIssues(options, suite))[0];
      } catch (error) {
        // Where there are no issues there is no incident, and one that begins says so.
        if (isDisabled(error)) return undefined;
        const closed = whyClosed(error, `${owner}/${repo}`, "read the issues");
        if (closed === undefined) throw problem(options, "read the issues", error);
        warn(closed);
        return undefined;
      }
    },
    raise: (incident) => tell("open an issue", () => raise(options, incident)),
    close: (suite, words) => tell("close an issue", () => close(options, suite, words)),
  };
}

async function raise(options: GitHubIncidentsOptions, incident: Raised): Promise<IncidentOutcome> {
  const text = {
    title: asTitle(incident.title),
    body: `${incidentMarker(incident.suite, incident)}\n${incident.body}`,
  };
  const [kept, ...others] = await openIssues(options, incident.suite);
  for (const { issue } of others) await closeDuplicate(options, issue, kept?.issue ?? issue);
  const isSame = String(kept?.metrics) === String(incident.metrics);
  // People may have given it a title of their own.
  if (kept !== undefined && (await updateIssue(options, kept.issue, isSame ? { body: text.body } : text))) {
    if (!isSame) await commentOn(options, kept.issue, nowWorse(incident, kept));
    return "updated";
  }
  const mine = await createOnce(options, incident.suite, text);
  const older = await olderThan(options, incident.suite, mine);
  if (older === undefined) return "opened";
  await closeDuplicate(options, mine, older);
  return "updated";
}

async function close(options: GitHubIncidentsOptions, suite: string, words: string): Promise<IncidentOutcome> {
  const [kept, ...others] = await openIssues(options, suite);
  if (kept === undefined) return "none-to-close";
  for (const { issue } of others) await closeDuplicate(options, issue, kept.issue);
  await closeIssue(options, kept.issue, { reason: "completed" });
  try {
    await commentOn(options, kept.issue, words);
  } catch (error) {
    if (refusalOf(error) === undefined) throw error;
    options.warn(
      `Issue ${kept.issue} is closed, but GitHub did not take the comment that says why: ${wordsOf(error)}.`,
    );
  }
  return "closed";
}

/** Milliseconds before each further try. */
const TRY_AGAIN = [1000, 4000, 16_000];

/**
 * Opens the issue. Only the record that an incident begins with opens it, so what GitHub does not answer to is tried again;
 * where the answer alone was lost the issue is there.
 *
 * @returns its number
 */
async function createOnce(
  options: GitHubIncidentsOptions,
  suite: string,
  text: Parameters<typeof createIssue>[1],
  [pause, ...later]: readonly number[] = TRY_AGAIN,
): Promise<number> {
  const { wait = PAUSE } = options;
  try {
    return await createIssue(options, text);
  } catch (error) {
    if (pause === undefined || !mayHaveArrived(error)) throw error;
    await wait(pause);
    const [found] = await openIssues(options, suite);
    return found?.issue ?? createOnce(options, suite, text, later);
  }
}

/** Milliseconds before each further look at a listing that lacks the issue that was just opened. */
const PAUSES = [500, 1000, 2000, 4000, 8000, 16_000];

/** The oldest open issue of the suite, where it is older than ours. A listing that shows ours shows all that are older. */
async function olderThan(options: GitHubIncidentsOptions, suite: string, mine: number): Promise<number | undefined> {
  const { wait = PAUSE } = options;
  const isAsOld = ({ issue }: OpenIncident) => issue <= mine;
  const { seen } = await lookFor(() => openIssues(options, suite), isAsOld, { pauses: PAUSES, wait });
  return seen.map(({ issue }) => issue).find((issue) => issue < mine);
}

/** All in one request, so that several runs may do it at once: each leaves the same. */
async function closeDuplicate(place: RepositoryPlace, issue: number, kept: number): Promise<void> {
  const body = `Duplicate of #${kept}: records write to one issue of a suite, the oldest that is open.`;
  await closeIssue(place, issue, { reason: "not_planned", body });
}

function nowWorse({ metrics }: Raised, before: OpenIncident): string {
  const added = metrics.filter((metric) => !before.metrics.includes(metric));
  const count = added.length === 1 ? "One more metric has" : `${added.length} more metrics have`;
  return added.length === 0
    ? "What has regressed is another set of metrics now; see above."
    : `${count} regressed; see above.`;
}

/** GitHub takes 256 characters. */
const LONGEST_TITLE = 255;

function asTitle(title: string): string {
  const characters = [...title.replaceAll(/\s+/g, " ").trim()];
  return characters.length <= LONGEST_TITLE
    ? characters.join("")
    : `${characters.slice(0, LONGEST_TITLE - 1).join("")}…`;
}

function isDisabled(error: unknown): boolean {
  return statusOf(error) === 410;
}

/** Why issues cannot be had here at all; undefined for any other error. */
function whyClosed(error: unknown, repository: string, what: string): string | undefined {
  if (isDisabled(error)) {
    return `Issues are disabled in ${repository}, so no issue tells of the incident; the job summary does. Enable them under Settings, General, Features.`;
  }
  if (refusalOf(error) !== "forbidden") return undefined;
  return missingPermission(error, `${what} of ${repository}`, "issues: write");
}

function problem({ owner, repo }: RepositoryPlace, what: string, error: unknown): unknown {
  return gitHubProblem(error, {
    repository: `${owner}/${repo}`,
    what,
    permission: "issues: write",
    remedy: IN_THE_SUMMARY,
  });
}
