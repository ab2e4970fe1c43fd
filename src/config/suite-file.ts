import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
import { UserErrors } from "../errors.ts";
import { schemaProblems, type ValueProblem } from "./schema-problems.ts";
import { validateSuite } from "./suite-validator.js";

/** A suite file whose shape is right, and the way from a value back to its line. */
export type SuiteFile = {
  /** As written; its shape is that of schema/suite.json. */
  readonly value: { readonly [key: string]: unknown };
  /** "evals/suite.yml:12: …", one line per problem. */
  locate(problem: ValueProblem): string;
};

const REMEDY = "Mend the lines named above; schema/suite.json lists every key.";

/**
 * Reads the text of a suite file and holds it against the published schema.
 * @param path for messages, relative to the root of the tree
 * @throws UserErrors with every problem at once, each with its line
 */
export function readSuiteFile(text: string, path: string): SuiteFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    const problems = document.errors.map(
      (error) => `${path}:${lines.linePos(error.pos[0]).line}: ${oneLine(error.message)}`,
    );
    throw new UserErrors(`${path} is not valid YAML`, problems, "Mend the lines named above.");
  }
  const value: unknown = toPlain(document, path);
  const locate = ({ path: keys, problem }: ValueProblem) =>
    `${path}:${lineOf(document.contents, keys, lines)}: ${inWords(keys)}${problem}`;
  if (!validateSuite(value)) {
    throw suiteErrors(path, schemaProblems(validateSuite.errors ?? [], value).map(locate));
  }
  return { value: value as SuiteFile["value"], locate };
}

/** All that is wrong with one suite file, in the order of its lines. */
export function suiteErrors(path: string, problems: readonly string[]): UserErrors {
  const ordered = [...new Set(problems)].sort((a, b) => lineIn(a, path) - lineIn(b, path));
  return new UserErrors(
    `${path} has ${ordered.length === 1 ? "a problem" : `${ordered.length} problems`}`,
    ordered,
    REMEDY,
  );
}

function toPlain(document: ReturnType<typeof parseDocument>, path: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    throw new UserErrors(
      `${path} is not valid YAML`,
      [`${path}: ${oneLine(String((cause as Error).message))}`],
      "Use fewer aliases.",
      { cause },
    );
  }
}

/** The line of the deepest part of a path that the file has; of a key, where there is one. */
function lineOf(contents: unknown, keys: readonly (string | number)[], lines: LineCounter): number {
  let node = contents;
  let offset = rangeStart(contents);
  for (const key of keys) {
    const pair = isMap(node)
      ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
      : undefined;
    const next = pair?.value ?? (node as { get?: (key: unknown, keep: boolean) => unknown })?.get?.(key, true);
    if (pair === undefined && next === undefined) break;
    offset = rangeStart(pair?.key ?? next) ?? offset;
    node = next;
  }
  return lines.linePos(offset ?? 0).line;
}

function rangeStart(node: unknown): number | undefined {
  return (node as { range?: readonly number[] } | null | undefined)?.range?.[0];
}

/** `metrics[1].judge: ` before the sentence; nothing for the file as a whole. */
function inWords(keys: readonly (string | number)[]): string {
  const words = keys.reduce<string>(
    (text, key) => (typeof key === "number" ? `${text}[${key}]` : text === "" ? key : `${text}.${key}`),
    "",
  );
  return words === "" ? "" : `${words}: `;
}

function lineIn(problem: string, path: string): number {
  return Number(/^:(\d+)/.exec(problem.slice(path.length))?.[1] ?? 0);
}

function oneLine(message: string): string {
  return message.replace(/\s+/g, " ").trim();
}
