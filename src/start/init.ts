/** Makes a first suite and its workflows by looking at a repository. */
import { posix } from "node:path";
import type { FirstSuite, Lacking, NewFile, SuiteWishes } from "../domain/first-suite.ts";
import { UserError, UserErrors } from "../errors.ts";
import type { FileTree } from "../ports.ts";
import type { InitReport } from "../report/init.ts";
import { type Guesses, guesses } from "../stories/init/guesses.ts";
import { proposal } from "../stories/init.ts";
import { openInit, refuseFilesInTheWay, writeFirstFiles } from "../world/of-init.ts";
import type { Outside } from "../world/world.ts";
import { PATTERNS } from "./init-patterns.ts";

export type InitRequest = {
  /** Paths and globs relative to where the program was started. */
  readonly wishes: SuiteWishes;
  readonly dryRun: boolean;
  /** Absolute path of the folder that this program is shipped in. */
  readonly home: string;
  /** Asks a person, who may leave: then undefined. Absent where nobody is there to be asked. */
  readonly ask?: (
    guessed: Guesses,
    wishes: SuiteWishes,
    problemsIn: (wishes: SuiteWishes) => Promise<readonly string[]>,
  ) => Promise<SuiteWishes | undefined>;
  /** Asks whether to write; absent as above. */
  readonly confirm?: (files: readonly NewFile[]) => Promise<boolean>;
};

/**
 * Looks, guesses, asks where somebody is there to be asked, and writes what is not there yet.
 *
 * @returns undefined when the person left: then nothing was written
 * @throws UserErrors that name every option that is wrong, or has to be given; UserError for a file that is in the way
 */
export async function startInit(
  request: InitRequest,
  outside: Pick<Outside, "directory" | "environment">,
): Promise<InitReport | undefined> {
  const { root, folder, tree, finds } = await openInit(outside.directory, request.home);
  const said = fromRoot(request.wishes, folder);
  const problems = await problemsIn(said, tree);
  if (problems.length > 0)
    throw new UserErrors("the options of init cannot be used", problems, "Correct them. Nothing was written.");
  // Before anything is asked.
  if (!request.dryRun) await refuseFilesInTheWay(root, [said.suite]);
  const { ask } = request;
  const wishes =
    ask === undefined ? said : await ask(guesses(finds, said), said, (answered) => problemsIn(answered, tree));
  if (wishes === undefined) return undefined;
  const proposed = proposal(finds, wishes);
  if (proposed.status === "lacking") throw lackingOptions(proposed.lacking);
  const suite = await withFreeNames(proposed.suite, tree);
  const files = await filesOf(suite, tree);
  if (!request.dryRun) {
    if (request.confirm !== undefined && !(await request.confirm(files))) return undefined;
    await writeFirstFiles(root, files);
  }
  const { initAdvice } = await import("../stories/init/advice.ts");
  const { keyVariablesOf } = await import("../report/suite-file.ts");
  const keys = keyVariablesOf(suite);
  const keysAreSet = keys.every((name) => (outside.environment[name] ?? "") !== "");
  const fromHere = (path: string) => posix.relative(folder, path);
  const advice = initAdvice(finds, suite, { keys, keysAreSet, fromHere });
  return { files, written: !request.dryRun, toCheck: toCheckIn(suite), ...advice };
}

/** Workflows of another suite, or of another program, keep their names: then all of ours bear the suite's. */
async function withFreeNames(suite: FirstSuite, tree: FileTree): Promise<FirstSuite> {
  const { workflows } = suite;
  if (workflows === null) return suite;
  const { workflowPaths } = await import("../report/workflow-files.ts");
  const taken = await tree.match(workflowPaths(workflows.forks));
  return taken.length === 0 ? suite : { ...suite, workflows: { ...workflows, named: true } };
}

/** Suite and workflows; the suite is read as every later run will read it. */
async function filesOf(suite: FirstSuite, tree: FileTree): Promise<readonly NewFile[]> {
  const { suiteFiles } = await import("../report/suite-file.ts");
  const { workflowFiles } = await import("../report/workflow-files.ts");
  const { parseSuite } = await import("../config/parse-suite.ts");
  const written = suiteFiles(suite);
  const [file] = written;
  if (file !== undefined)
    await parseSuite(file.text, file.path, async (path) => {
      const fresh = written.find((one) => one.path === path);
      return fresh === undefined ? tree.read(path) : fresh.text;
    });
  return [...written, ...workflowFiles(suite)];
}

function toCheckIn(suite: FirstSuite): InitReport["toCheck"] {
  const { traces, model, keyVariable, prompt, template, policy, searches: retrieval, tools } = suite;
  const settings = { traces, prompt, template, policy, retrieval, tools, model, "key-variable": keyVariable };
  return Object.entries(settings).flatMap(([setting, { why, isSure }]) => (isSure ? [] : [{ setting, why }]));
}

/** Every option that is wrong, at once. What is written into workflows is held against a pattern. */
async function problemsIn(wishes: SuiteWishes, tree: FileTree): Promise<readonly string[]> {
  const { template } = wishes;
  const problems = Object.entries(PATTERNS).flatMap(([setting, { option, allowed, expected }]) => {
    const said = wishes[setting as keyof SuiteWishes];
    return typeof said !== "string" || allowed.test(said) ? [] : [`${option}: "${said}" is not ${expected}`];
  });
  if (template !== undefined && template !== "none" && (await tree.read(template)) === undefined)
    problems.push(`--template: there is no file ${template}`);
  for (const option of ["prompt", "policy", "tools"] as const) {
    const globs = wishes[option] ?? [];
    if (globs.length > 0 && globs.join() !== "none" && (await tree.match(globs)).length === 0)
      problems.push(`--${option}: no file matches ${globs.join(", ")}`);
  }
  return problems;
}

function lackingOptions(lacking: readonly Lacking[]): UserErrors {
  return new UserErrors(
    "not everything can be told from the repository",
    lacking.map(({ option, what }) => `${option}: ${what}`),
    "Give these options, or run it on a terminal without --yes, which asks. Nothing was written.",
  );
}

/** Paths and globs as typed → as the repository has them. @param folder where the program was started, "" for the root */
function fromRoot(wishes: SuiteWishes, folder: string): SuiteWishes {
  const moved = (path: string) => (path === "none" ? path : movedTo(folder, path));
  const { suite, prompt, template, policy, tools, traces } = wishes;
  return {
    ...wishes,
    suite: moved(suite),
    ...(prompt === undefined ? {} : { prompt: prompt.map(moved) }),
    ...(template === undefined ? {} : { template: moved(template) }),
    ...(policy === undefined ? {} : { policy: policy.map(moved) }),
    ...(tools === undefined ? {} : { tools: tools.map(moved) }),
    ...(traces === undefined ? {} : { traces: traces.map(moved) }),
  };
}

function movedTo(folder: string, path: string): string {
  const joined = posix.join(folder, path);
  if (joined === ".." || joined.startsWith("../"))
    throw new UserError(`${path} leads out of the repository`, "Name files inside it.");
  if (posix.isAbsolute(path)) throw new UserError(`${path} is absolute`, "Name files as they are seen from here.");
  return joined;
}
