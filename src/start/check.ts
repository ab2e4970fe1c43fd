import { withoutControls } from "../domain/plain-line.ts";
import type { Result } from "../domain/result.ts";
import { UserError } from "../errors.ts";
import type { FileTree } from "../ports.ts";
import type { Stranger } from "../stories/not-evaluated.ts";
import { findGround, type Outside, type Purpose, repositoryOf, withoutFilesOf } from "../world/world.ts";
import { inWorld } from "./in-world.ts";
import { pathInTree } from "./suite-of-checkout.ts";

export type CheckRequest = {
  /** Path of the suite file, relative to where the program was started. */
  readonly suite?: string;
  /** Revisions; the change is judged against their merge base. */
  readonly base: string;
  readonly head: string;
  /** Present where GitHub gives the run no secrets, because of whose change it is. */
  readonly stranger?: Stranger;
};

/** What a change does to the answers, by the suite of its merge base. @throws UserError when base, head or suite is not there */
export async function startCheck(request: CheckRequest, outside: Outside): Promise<Result> {
  // The reader of suites is loaded while git or GitHub looks for all of this.
  const [ground, { base, head }, { findSuite, heldSuite, loadSuite }] = await Promise.all([
    findGround(outside),
    repositoryOf(outside).changeOf(request.base, request.head),
    import("../config/load-suite.ts"),
  ]);
  const { repository } = ground;
  const [before, after] = [repository.at(base), repository.at(head)];
  const named = pathInTree(request.suite, ground, outside.directory);
  const path = await heldSuite(before, named);
  if (path === undefined) {
    const tip = repository.at(await repository.resolve(request.base));
    if ((await heldSuite(tip, named)) !== undefined) throw begunBeforeSuite(before, tip);
    const proposed = await heldSuite(after, named);
    if (proposed !== undefined) return newSuite(proposed);
  }
  // Without a path this says what was looked for, and where.
  const loading = findSuite(before, path ?? named).then((found) => loadSuite(before, found));
  const [suite, changed] = await Promise.all([loading, repository.changedFiles(base, head)]);
  const { check } = await import("../stories/check.ts");
  const { suiteEdit } = await import("./suite-edit.ts");
  const edit = await suiteEdit(suite, { before, after, changed });
  const mayFindAnother = named === undefined && changed.paths.some((other) => isAnotherSuite(suite.path, other));
  const found = mayFindAnother ? await heldSuite(after, named).catch(noneMeant) : suite.path;
  const sentences = found === suite.path ? edit.sentences : [...edit.sentences, foundNext(found)];
  const stranger = request.stranger === undefined ? {} : { stranger: request.stranger };
  const purpose: Purpose = {
    occasion: async () => `check ${base}..${head}`,
    traces: [before, withoutFilesOf(ground.checkout, after)],
    commit: base,
  };
  return inWorld({ ground, suite, outside, purpose }, (world) =>
    check(suite, { base, head, changed, suiteEdit: { ...edit, sentences }, ...stranger }, world),
  );
}

function isAnotherSuite(path: string, other: string): boolean {
  return other !== path && /(?:^|\/)suite\.yml$/.test(other);
}

function noneMeant(error: unknown): undefined {
  if (!(error instanceof UserError)) throw error;
}

/** A suite that is laid where one is looked for first takes the place of the one that judges here. */
function foundNext(path: string | undefined): string {
  return path === undefined
    ? "After the merge it cannot be told which suite is meant: name it where this is run."
    : `After the merge ${withoutControls(path)} is the suite that is found, because none is named where this is run.`;
}

/** Else whoever begins a change at an old commit would be judged by nothing. */
function begunBeforeSuite(before: FileTree, tip: FileTree): UserError {
  return new UserError(
    `the change began at ${before.label}, which has no suite yet, and its base ${tip.label} has one`,
    "Rebase the branch, or merge its base into it: then there is a suite to judge it by.",
  );
}

function newSuite(path: string): Result {
  return {
    story: "check",
    suite: path,
    verdict: "not-affected",
    gate: "pass",
    touched: [],
    notes: [`The suite ${path} is new here: it takes effect after the merge, and nothing is checked by it before.`],
  };
}
