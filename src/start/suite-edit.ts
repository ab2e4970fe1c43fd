/** What a change makes of the suite that it is checked by. The suite of the head is read as data, and run by nobody. */
import { loadSuite } from "../config/load-suite.ts";
import { canonicalJson, sha256 } from "../domain/digest.ts";
import type { ModelSpec } from "../domain/model-spec.ts";
import { withoutControls } from "../domain/plain-line.ts";
import type { Metric, Suite } from "../domain/suite.ts";
import { LAYERS } from "../domain/version.ts";
import { UserError, UserErrors } from "../errors.ts";
import type { ChangedFiles, FileTree } from "../ports.ts";
import type { SuiteEdit } from "../stories/check.ts";

/** A change, and the trees of its merge base and of its head. */
export type Change = { readonly before: FileTree; readonly after: FileTree; readonly changed: ChangedFiles };

/**
 * Says what becomes of the suite, and which metrics will measure something else, so that the next record cannot be
 * compared with those before it.
 *
 * @param suite of the base
 */
export async function suiteEdit(suite: Suite, change: Change): Promise<SuiteEdit> {
  const edited = await editedFiles(suite, change);
  if (edited.length === 0) return { keepsSuite: true, sentences: [] };
  const { path } = suite;
  if (edited.includes(path) && (await textOf(change.after, path)) === undefined) {
    return {
      keepsSuite: false,
      sentences: [`${path} is gone or moved here: nothing is checked by it after the merge.`],
    };
  }
  const proposed = await proposedSuite(path, change.after);
  if (typeof proposed === "string") return { keepsSuite: false, sentences: [brokenSentence(edited, proposed)] };
  const current = await loadSuite(asData(change.before), path);
  const sentences = [
    editSentence(edited, !isSame(current.layers.model, proposed.layers.model)),
    ...layersElsewhere(current, proposed),
    ...news(current, proposed),
  ];
  return { keepsSuite: true, sentences };
}

/** Which of the suite file and the files of its metrics the change touches. */
async function editedFiles(suite: Suite, { before, after, changed }: Change): Promise<readonly string[]> {
  const own = [suite.path, ...suite.metricFiles];
  if (changed.isWhole) return own.filter((path) => changed.paths.includes(path));
  const differs = await Promise.all(
    own.map(async (path) => (await textOf(before, path)) !== (await textOf(after, path))),
  );
  return own.filter((_, index) => differs[index]);
}

/** What is too large to be read is there. */
async function textOf(tree: FileTree, path: string): Promise<string | undefined> {
  return tree.read(path).catch((error: unknown) => {
    if (error instanceof UserError) return error.message;
    throw error;
  });
}

/** The suite of the head, or the first thing that is wrong with it. */
async function proposedSuite(path: string, after: FileTree): Promise<Suite | string> {
  try {
    return await loadSuite(asData(after), path);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    const [first] = error instanceof UserErrors ? error.problems : [];
    return withoutControls(first ?? error.message).slice(0, MOST_CHARACTERS);
  }
}
const MOST_CHARACTERS = 300;

/** A tree whose JSON files stand for what they hold and are nothing that could be compiled: a schema may be a stranger's. */
function asData(tree: FileTree): FileTree {
  return {
    ...tree,
    async read(path) {
      const text = await tree.read(path);
      return text !== undefined && isJsonObject(text) ? JSON.stringify({ const: sha256(text) }) : text;
    },
  };
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

function brokenSentence(edited: readonly string[], problem: string): string {
  return `${listed(edited)} ${edited.length === 1 ? "changes" : "change"} here, and the suite that is proposed cannot be used: ${problem}. This check goes by the one of the base.`;
}

function editSentence(edited: readonly string[], changesModel: boolean): string {
  const [what, one, other] =
    edited.length === 1
      ? ["changes here", "the one of the base", "the new one takes effect"]
      : ["change here", "those of the base", "the new ones take effect"];
  const model = changesModel ? " The model that it changes is not compared here: run a canary." : "";
  return `${listed(edited)} ${what}: this check goes by ${one}; ${other} after the merge.${model}`;
}

/** Layers that the proposed suite takes from elsewhere: whatever it names, the check looked at what the base's suite names. */
function layersElsewhere(current: Suite, proposed: Suite): readonly string[] {
  const other = LAYERS.filter((layer) => layer !== "model" && !isSame(current.layers[layer], proposed.layers[layer]));
  if (other.length === 0) return [];
  return [`What it says anew of ${listed(other)} is not compared here: only what the base's suite names is.`];
}

/** Metrics that measure something else, in sentences. */
function news(current: Suite, proposed: Suite): readonly string[] {
  const named = (suite: Suite, name: string) => suite.metrics.find((metric) => metric.name === name);
  const kept = proposed.metrics.filter(({ name }) => named(current, name) !== undefined);
  const other = kept.filter((metric) => !isSame(measured(metric), measured(named(current, metric.name))));
  const added = proposed.metrics.filter(({ name }) => named(current, name) === undefined);
  const dropped = current.metrics.filter(({ name }) => named(proposed, name) === undefined);
  return [
    ...sentenceOf(
      other,
      (names) =>
        `The next record after the merge starts a new comparability key for ${names}: what is measured by that name changes.`,
    ),
    ...sentenceOf(added, (names) => `The next record after the merge measures ${names} for the first time.`),
    ...sentenceOf(dropped, (names) => `No record after the merge measures ${names}.`),
  ];
}

/** What of a metric makes its scores comparable; its margin and what it decides do not. */
function measured(metric: Metric | undefined): unknown {
  if (metric === undefined) return undefined;
  const { spec, negated, expected, direction, unit } = metric;
  return { spec: scoring(spec), negated, expected, direction, unit };
}

/** Where a model is reached, with which key and at what price does not change how it scores; nor does a file's name. */
function scoring(spec: Metric["spec"]): object {
  const { judge, model, path: _path, ...rest } = { judge: undefined, model: undefined, path: undefined, ...spec };
  const named = (asked: ModelSpec | undefined) => asked && { name: asked.name, parameters: asked.parameters };
  return { ...rest, judge: named(judge), model: named(model) };
}

function isSame(one: unknown, other: unknown): boolean {
  return canonicalJson(one) === canonicalJson(other);
}

function sentenceOf(metrics: readonly Metric[], say: (names: string) => string): readonly string[] {
  return metrics.length === 0 ? [] : [say(listed(metrics.map(({ name }) => name)))];
}

function listed(names: readonly string[]): string {
  const shown = names.map(withoutControls);
  return shown.length < 2 ? (shown[0] ?? "") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}
