import { UserError } from "../../errors.ts";
import { acceptanceMemo } from "../../formats/acceptance-memo.ts";
import type { Comments } from "../../ports.ts";
import { commentMarker, memoLine } from "./comment-marker.ts";
import { PAUSE, type Wait } from "./look-again.ts";
import { writeOne } from "./one-comment.ts";
import { viewerLogin } from "./own-words.ts";
import { gitHubProblem, IN_THE_SUMMARY, missingPermission, refusalOf } from "./refusal.ts";
import type { RepositoryPlace } from "./repository-place.ts";

export type GitHubCommentsOptions = RepositoryPlace & {
  readonly pullRequest: number;
  /** Told what permission is missing when the comment cannot be written. */
  readonly warn: (line: string) => void;
  /** What to do before looking again; a pause of this many milliseconds unless given. */
  readonly wait?: Wait;
};

/** GitHub takes no more characters in a comment, marker and memo included. */
const LONGEST_BODY = 65_536;

/** The comments of a pull request: of each key one, the newest run's. */
export function gitHubComments(options: GitHubCommentsOptions): Comments {
  const { client, owner, repo, pullRequest, warn, wait = PAUSE } = options;
  const what = `comment on pull request ${pullRequest}`;
  return {
    async upsert(key, run, { body, create, accepted }) {
      const memo = accepted === undefined ? [] : [memoLine(acceptanceMemo(accepted))];
      const text = [commentMarker(key, run), ...memo, body].join("\n");
      refuseTooLong(text, `${what} of ${owner}/${repo}`);
      try {
        const place = { client, owner, repo, pullRequest, login: await viewerLogin(client), key };
        return await writeOne({ place, run, create, text, wait });
      } catch (error) {
        const permission = "pull-requests: write";
        if (refusalOf(error) !== "forbidden")
          throw gitHubProblem(error, { repository: `${owner}/${repo}`, what, permission, remedy: IN_THE_SUMMARY });
        warn(missingPermission(error, what, permission));
        return "not-permitted";
      }
    },
  };
}

function refuseTooLong(text: string, what: string): void {
  if (text.length <= LONGEST_BODY) return;
  throw new UserError(
    `cannot ${what}: it would have ${text.length} characters, and GitHub takes ${LONGEST_BODY}`,
    "Read the report in the job summary.",
  );
}
