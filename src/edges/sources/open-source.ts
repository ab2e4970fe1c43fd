import type { Suite, TraceOrigin } from "../../domain/suite.ts";
import type { Clock, FileTree, Progress, TraceSource } from "../../ports.ts";
import type { EnvironmentVariables } from "../http/environment.ts";
import type { Patience } from "../http/patience.ts";
import type { PagedApi } from "./paged.ts";
import { ratedSource } from "./rated.ts";
import { severalSources } from "./several.ts";
import { suiteAttributes } from "./suite-attributes.ts";

/** What sources are opened in. */
export type Surroundings = {
  /** The repository's root, where commands run. */
  readonly root: string;
  /** Commands run in the files of this commit instead: those of the work tree may come from a stranger. */
  readonly commit?: string;
  /** The files of that commit, where there is no git to have them from. */
  readonly files?: FileTree;
  /** Where files are looked for: the first tree that holds any. */
  readonly trees: readonly [FileTree, ...FileTree[]];
  readonly environment: EnvironmentVariables;
  readonly clock: Clock;
  readonly progress: Pick<Progress, "say">;
  readonly signal: AbortSignal;
};

type Origin<Kind extends TraceOrigin["kind"]> = Extract<TraceOrigin, { kind: Kind }>;

/**
 * The traces of a suite, from wherever it says they are, read as one. Nothing is asked of a server before the survey.
 *
 * @throws UserError when a base URL is none, or a key is not set
 */
export async function openSource(suite: Suite, surroundings: Surroundings): Promise<TraceSource> {
  const sources: TraceSource[] = [];
  for (const origin of joined(suite.traces.from)) sources.push(await openOne(origin, suite, surroundings));
  return severalSources(sources);
}

/** All files with one rate are one source: a trace may be spread over any of them. */
function joined(origins: readonly TraceOrigin[]): readonly TraceOrigin[] {
  const files = origins.filter((origin) => origin.kind === "files");
  return origins.flatMap((origin): readonly TraceOrigin[] => {
    if (origin.kind !== "files") return [origin];
    const beside = files.filter(({ rate }) => rate === origin.rate);
    return beside[0] === origin ? [{ ...origin, globs: beside.flatMap(({ globs }) => globs) }] : [];
  });
}

async function openOne(origin: TraceOrigin, suite: Suite, surroundings: Surroundings): Promise<TraceSource> {
  const source = await openUnrated(origin, suite, surroundings);
  return origin.rate === undefined ? source : ratedSource(source, origin.rate);
}

async function openUnrated(origin: TraceOrigin, suite: Suite, surroundings: Surroundings): Promise<TraceSource> {
  switch (origin.kind) {
    case "files":
      return openFiles(origin, suite, surroundings);
    case "command": {
      const { commandSource } = await import("./command.ts");
      const { trees: _trees, clock: _clock, progress: _progress, ...rest } = surroundings;
      return commandSource({ ...reading(suite), ...rest, command: origin.command, sample: suite.sample });
    }
    case "langfuse": {
      const { langfuseApi } = await import("./langfuse-api.ts");
      const attributes = suiteAttributes(suite);
      return openPaged(suite, surroundings, (patience) =>
        langfuseApi(origin, attributes, surroundings.environment, patience),
      );
    }
    case "phoenix": {
      const { phoenixApi } = await import("./phoenix-api.ts");
      return openPaged(suite, surroundings, (patience) => phoenixApi(origin, surroundings.environment, patience));
    }
    case "langsmith": {
      const { langsmithApi } = await import("./langsmith-api.ts");
      return openPaged(suite, surroundings, (patience) => langsmithApi(origin, surroundings.environment, patience));
    }
    default:
      return origin satisfies never;
  }
}

/** What every source is told about the suite. */
function reading({ traces: { versions, feedback }, budget }: Suite) {
  return { versions, errorBudget: budget.errors, ...(feedback === undefined ? {} : { feedback }) };
}

async function openFiles(origin: Origin<"files">, suite: Suite, { trees }: Surroundings): Promise<TraceSource> {
  const { traceFiles } = await import("./trace-files.ts");
  const { globs } = origin;
  return traceFiles({ ...reading(suite), tree: await firstWith(globs, trees), globs });
}

/** The first tree that has a file of these globs, else the last, whose reader says that there is none. */
async function firstWith(globs: readonly string[], trees: readonly [FileTree, ...FileTree[]]): Promise<FileTree> {
  const [first, second, ...others] = trees;
  if (second === undefined || (await first.match(globs)).length > 0) return first;
  return firstWith(globs, [second, ...others]);
}

async function openPaged(
  suite: Suite,
  { clock, progress, signal }: Surroundings,
  open: (patience: Patience) => PagedApi,
): Promise<TraceSource> {
  const { pagedSource } = await import("./paged.ts");
  const { waitOrAbort } = await import("../http/wait.ts");
  const api = open({ wait: waitOrAbort, random: Math.random });
  return pagedSource(api, { ...reading(suite), clock, progress, signal });
}
