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
  const stranger = request.stranger === undefined ? {} : { stranger: request.stranger };
  const purpose: Purpose = {
    occasion: async () => `check ${base}..${head}`,
    traces: [before, withoutFilesOf(ground.checkout, after)],
    commit: base,
  };
  return inWorld({ ground, suite, outside, purpose }, (world) =>
    check(suite, { base, head, changed, suiteEdit: edit, ...stranger }, world),
  );
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
