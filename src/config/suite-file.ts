import { UserErrors } from "../errors.ts";
import { readYaml } from "../yaml-file.ts";
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
  const { value, locate: locatePlace } = readYaml(text, path);
  const locate = ({ path: place, problem }: ValueProblem) => locatePlace(place, problem);
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

function lineIn(problem: string, path: string): number {
  return Number(/^:(\d+)/.exec(problem.slice(path.length))?.[1] ?? 0);
}
