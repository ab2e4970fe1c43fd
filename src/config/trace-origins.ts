import type { Condition, TraceOrigin } from "../domain/suite.ts";
import type { ValueProblem } from "./schema-problems.ts";
import { shareOf } from "./share.ts";
import type { WrittenOrigin, WrittenPaths, WrittenSuite, WrittenValues } from "./written-suite.ts";

const KINDS = ["files", "otlp", "langfuse", "phoenix", "langsmith", "command"] as const;

/** Every source must be of exactly one kind. */
export function originProblems({ traces }: WrittenSuite): readonly ValueProblem[] {
  return traces.from.flatMap((origin, index) => {
    const named = KINDS.filter((kind) => origin[kind] !== undefined);
    if (named.length === 1) return [];
    const found = named.length === 0 ? "does not say where it is" : `is ${named.join(" and ")} at once`;
    return [{ path: ["traces", "from", index], problem: `the source ${found}; expected one of ${KINDS.join(", ")}` }];
  });
}

/** A source with its defaults. @param globs resolves the globs of the suite file */
export function originOf(written: WrittenOrigin, globs: (paths: WrittenPaths) => readonly string[]): TraceOrigin {
  const rate = written.rate === undefined ? {} : { rate: shareOf(written.rate) };
  const { langfuse, phoenix, langsmith, command } = written;
  if (langfuse !== undefined) {
    return {
      kind: "langfuse",
      baseUrl: langfuse["base-url"] ?? "https://cloud.langfuse.com",
      publicKeyVariable: langfuse["public-key-variable"] ?? "LANGFUSE_PUBLIC_KEY",
      secretKeyVariable: langfuse["secret-key-variable"] ?? "LANGFUSE_SECRET_KEY",
      ...(langfuse.environment === undefined ? {} : { environment: langfuse.environment }),
      ...rate,
    };
  }
  if (phoenix !== undefined) {
    const { project } = phoenix;
    const keyVariable = phoenix["key-variable"] ?? "PHOENIX_API_KEY";
    return { kind: "phoenix", baseUrl: phoenix["base-url"], project, keyVariable, ...rate };
  }
  if (langsmith !== undefined) {
    const baseUrl = langsmith["base-url"] ?? "https://api.smith.langchain.com";
    const keyVariable = langsmith["key-variable"] ?? "LANGSMITH_API_KEY";
    return { kind: "langsmith", baseUrl, project: langsmith.project, keyVariable, ...rate };
  }
  if (command !== undefined) return { kind: "command", command, ...rate };
  return { kind: "files", globs: globs(written.files ?? written.otlp ?? []), ...rate };
}

/** The globs of a source of files, as written. */
export function writtenGlobs({ files, otlp }: WrittenOrigin): WrittenPaths | undefined {
  return files ?? otlp;
}

export function conditionsOf(where: NonNullable<WrittenSuite["traces"]["where"]>): readonly Condition[] {
  return Object.entries(where).map(([attribute, wanted]) =>
    typeof wanted === "object" && "not" in wanted
      ? { attribute, isNot: textsOf(wanted.not) }
      : { attribute, is: textsOf(wanted) },
  );
}

function textsOf(values: WrittenValues): readonly string[] {
  return [values].flat().map(String);
}
