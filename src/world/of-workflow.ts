/** What the runner of a workflow gives and takes, besides GitHub itself: its log, its secrets, its artifacts. */
import { type ArtifactFile, type ArtifactOutcome, keepArtifact as keep } from "../edges/artifact.ts";
import { type LogStream, runnerLog } from "../edges/runner-log.ts";
import { secretsByName, secretsOfSuite } from "../edges/secrets.ts";
import type { RunId } from "../ports.ts";
import type { Outside } from "./world.ts";

type Environment = Outside["environment"];

/** The log, for text that holds words of strangers. */
export function openLog(stream: LogStream): LogStream {
  return runnerLog(stream);
}

/** What no log may show: the token, and keys that can be known before a suite is read. */
export function secretsAtHand(token: string, environment: Environment): readonly string[] {
  return token === "" ? secretsByName(environment) : [token, ...secretsByName(environment)];
}

/** What no log may show once a suite is read. */
export function secretsNamedBy(suite: object, environment: Environment): readonly string[] {
  return secretsOfSuite(suite, environment);
}

/** Keeps files with the run of the workflow. */
export function keepArtifact(
  artifact: { readonly name: string; readonly files: readonly ArtifactFile[] },
  environment: Environment,
): Promise<ArtifactOutcome> {
  return keep(artifact, environment);
}

/** Which run of the workflow this is, and the address of its page where it has one. */
export function runOf({
  GITHUB_RUN_ID: id,
  GITHUB_RUN_ATTEMPT: attempt,
  GITHUB_SERVER_URL: server,
  GITHUB_REPOSITORY: repository,
}: Environment): { readonly run: RunId; readonly url?: string } {
  const run = { id: Number(id ?? 0), attempt: Number(attempt ?? 1) };
  return server && repository && id ? { run, url: `${server}/${repository}/actions/runs/${id}` } : { run };
}
