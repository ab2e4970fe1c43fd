import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { diskTree } from "../../../src/edges/disk-tree.ts";
import { type TraceFilesOptions, traceFiles } from "../../../src/edges/sources/trace-files.ts";
import { UserError } from "../../../src/errors.ts";
import type { FileTree, SpanFacts, SurveyReport, SurveyRequest, TraceSource } from "../../../src/ports.ts";
import { type SpanText, tracesData } from "../../formats/otlp/otlp.ts";

export type Folder = AsyncDisposable & { readonly root: string; readonly tree: FileTree };

/** Files of a temporary directory. */
export async function folder(files: { readonly [path: string]: string | Uint8Array }): Promise<Folder> {
  const root = await mkdtemp(join(tmpdir(), "traces-"));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), content);
  }
  return { root, tree: diskTree(root), [Symbol.asyncDispose]: () => rm(root, { recursive: true }) };
}

/** The traces of its folder `traces`. */
export function source(tree: FileTree, options: Partial<TraceFilesOptions> = {}): TraceSource {
  return traceFiles({ tree, globs: ["traces/**"], versions: {}, errorBudget: 0, ...options });
}

/** All that a survey brings. */
export async function surveyed(
  tree: FileTree,
  options: Partial<TraceFilesOptions> = {},
  attributes: readonly string[] = [],
): Promise<{ readonly facts: readonly SpanFacts[]; readonly report: SurveyReport }> {
  const facts: SpanFacts[] = [];
  const report = await source(tree, options).survey(wanting(attributes), (fact) => facts.push(fact));
  return { facts, report };
}

export function wanting(attributes: readonly string[]): SurveyRequest {
  return { attributes, conversations: true, counts: true, seed: "1", size: 100 };
}

/** What a UserError says. @throws Error when there is none */
export async function problemOf(
  promise: Promise<unknown>,
): Promise<{ readonly problem: string; readonly remedy: string }> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof UserError) return { problem: error.message, remedy: error.remedy };
    throw error;
  }
  throw new Error("no error");
}

/** A line of OTLP of one resource. */
export function line(...spans: readonly SpanText[]): string {
  return `${JSON.stringify(tracesData(spans, { env: "production" }))}\n`;
}
