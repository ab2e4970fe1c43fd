import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import type { EnvironmentVariables } from "./http/environment.ts";

export type ArtifactFile = { readonly name: string; readonly text: string };

/** What became of an artifact. `unavailable`: there is nothing to keep it, so nothing was tried. */
export type ArtifactOutcome =
  | { readonly status: "kept"; readonly name: string; readonly id: number }
  | { readonly status: "unavailable"; readonly why: string }
  | { readonly status: "failed"; readonly problem: string };

/** Jobs of one matrix may keep artifacts of one name; more than this do not want the same one. */
const MOST_OF_A_NAME = 20;
const LONGEST_NAME = 120;
/** The service is asked five times with growing pauses; a job does not stand still for longer than this. */
const LONGEST_MS = 120_000;

/**
 * Keeps files as an artifact of the workflow's run, for as long as the repository keeps artifacts. A name that is taken
 * gets a number: "eval-baseline-check-support-1-2".
 *
 * @param artifact.name any text; what no file system takes is replaced
 */
export async function keepArtifact(
  artifact: { readonly name: string; readonly files: readonly ArtifactFile[] },
  environment: EnvironmentVariables,
): Promise<ArtifactOutcome> {
  const why = whyUnavailable(environment);
  if (why !== undefined) return { status: "unavailable", why };
  const folder = await mkdtemp(join(environment["RUNNER_TEMP"] ?? tmpdir(), "eval-baseline-artifact-"));
  const late = new AbortController();
  try {
    const paths = artifact.files.map(({ name }) => join(folder, name));
    for (const [index, { text }] of artifact.files.entries()) await writeFile(paths[index] ?? "", text);
    const timeout = setTimeout(LONGEST_MS, undefined, { signal: late.signal }).then(() => {
      throw new Error(`the artifact service took longer than ${LONGEST_MS / 1000} seconds`);
    });
    return await Promise.race([upload(nameOf(artifact.name), paths, folder), timeout]);
  } catch (error) {
    // Whatever the service and its client come up with: the result does not hang on it.
    return { status: "failed", problem: error instanceof Error ? error.message : String(error) };
  } finally {
    late.abort();
    await rm(folder, { recursive: true, force: true });
  }
}

async function upload(name: string, paths: readonly string[], folder: string): Promise<ArtifactOutcome> {
  // Larger than all the rest of the program: loaded only to be used.
  const { DefaultArtifactClient } = await import("@actions/artifact");
  const client = new DefaultArtifactClient();
  for (let number = 1; ; number += 1) {
    const numbered = number === 1 ? name : `${name}-${number}`;
    try {
      const { id } = await client.uploadArtifact(numbered, [...paths], folder);
      if (id === undefined) return { status: "failed", problem: "the artifact service gave the artifact no number" };
      return { status: "kept", name: numbered, id };
    } catch (error) {
      if (number === MOST_OF_A_NAME || !/\b409\b|already exists/i.test(String(error))) throw error;
    }
  }
}

/** Why no artifact can be kept; undefined where one can. */
function whyUnavailable(environment: EnvironmentVariables): string | undefined {
  if (isEnterpriseServer(environment["GITHUB_SERVER_URL"])) return "GitHub Enterprise Server has no service for it";
  if (!environment["ACTIONS_RUNTIME_TOKEN"] || !environment["ACTIONS_RESULTS_URL"])
    return "the runner offers no service for it";
  return undefined;
}

/** As the client of the service tells it: data residency is no Enterprise Server. */
function isEnterpriseServer(server: string | undefined): boolean {
  const host = URL.canParse(server ?? "") ? new URL(server ?? "").hostname.toLowerCase() : "github.com";
  return host !== "github.com" && !/\.(ghe\.com|localhost)$/.test(host);
}

function nameOf(text: string): string {
  return text.replace(/[^\w.-]+/g, "_").slice(0, LONGEST_NAME) || "eval-baseline";
}
