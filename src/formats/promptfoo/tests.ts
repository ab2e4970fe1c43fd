import { UserError } from "../../errors.ts";
import { firstOwn, isObject, items, type JsonObject, own } from "../json-shape.ts";
import { parsedFile, type ReadText, textOfFile } from "./files.ts";
import { filledIn } from "./fill-in.ts";
import { assertionOf } from "./shorthand.ts";

/** One test case: its variables, and what its answer must be like. */
export type PromptfooTest = {
  readonly description?: string;
  readonly variables: JsonObject;
  readonly assertions: readonly Assertion[];
};

/** An assertion as promptfoo's users write it. */
export type Assertion = {
  /** Without `not-`. */
  readonly type: string;
  readonly negated: boolean;
  readonly value?: unknown;
  readonly threshold?: number;
  /** The user's own name for what is measured. */
  readonly metric?: string;
  /** Its value is made by a program, or by more of a template than a variable. */
  readonly unusable?: true;
};

const MOST_TESTS = 20_000;

/**
 * All tests of a configuration, those of files included, each with the default's variables and assertions. A variable
 * that is a list stands for one test per element.
 * @throws UserError that names the file or the test
 */
export async function readTests(
  written: unknown,
  defaultTest: JsonObject,
  read: ReadText,
): Promise<readonly PromptfooTest[]> {
  const tests: PromptfooTest[] = [];
  const defaults = {
    variables: await variablesOf(defaultTest, read),
    assertions: await assertionsOf(defaultTest, read),
  };
  for (const row of await rowsOf(written, read)) {
    const description = own(row, "description");
    const asked = [...defaults.assertions, ...(await assertionsOf(row, read))];
    for (const variables of expanded({ ...defaults.variables, ...(await variablesOf(row, read)) })) {
      const assertions = asked.map((assertion) => withVariables(assertion, variables));
      tests.push({ ...(typeof description === "string" && { description }), variables, assertions });
    }
    if (tests.length > MOST_TESTS)
      throw new UserError(`the configuration has more than ${MOST_TESTS} tests`, "Import a part of them.");
  }
  return tests;
}

async function rowsOf(written: unknown, read: ReadText): Promise<readonly JsonObject[]> {
  if (typeof written === "string") return rowsOfFile(written, read);
  if (!Array.isArray(written))
    throw new UserError("tests is neither a list nor a file", "Write a list, or file://PATH.");
  const rows: JsonObject[] = [];
  for (const [index, one] of written.entries()) {
    if (typeof one === "string") rows.push(...(await rowsOfFile(one, read)));
    else if (isObject(one)) rows.push(one);
    else throw new UserError(`tests[${index}] is no test case`, "Write vars and assert, or file://PATH.");
  }
  return rows;
}

async function rowsOfFile(named: string, read: ReadText): Promise<readonly JsonObject[]> {
  const path = named.replace(/^file:\/\//, "");
  if (/\.csv$/i.test(path)) return rowsOfCsv(await textOfFile(path, read), path);
  if (/\.jsonl$/i.test(path)) return rowsOfLines(await textOfFile(path, read), path);
  if (!/\.(ya?ml|json)$/i.test(path))
    throw new UserError(
      `the tests ${named} cannot be read`,
      "An import reads YAML, JSON, JSON lines and CSV files; export the others to one of these.",
    );
  return rowsOf(await parsedFile(path, read), read);
}

function rowsOfLines(text: string, path: string): readonly JsonObject[] {
  return text.split("\n").flatMap((line, index) => {
    if (line.trim() === "") return [];
    try {
      const row: unknown = JSON.parse(line);
      if (isObject(row)) return [row];
    } catch {
      // Told below, with the line.
    }
    throw new UserError(`${path}:${index + 1} is no JSON object`, "Write one test case a line.");
  });
}

/** Columns are variables, but for those that begin with two underscores. */
async function rowsOfCsv(text: string, path: string): Promise<readonly JsonObject[]> {
  const { parse } = await import("csv-parse/sync");
  let rows: readonly { readonly [column: string]: string }[];
  try {
    rows = parse(text, { columns: true, skip_empty_lines: true, trim: true });
  } catch (error) {
    throw new UserError(`${path} is not valid CSV: ${(error as Error).message}`, "Mend that line.");
  }
  return rows.map((row) => {
    const columns = Object.entries(row);
    const expected = columns.filter(([name, value]) => /^__expected\d*$/.test(name) && value !== "");
    const description = own(row, "__description");
    return {
      ...(typeof description === "string" && description !== "" && { description }),
      vars: Object.fromEntries(columns.filter(([name]) => !name.startsWith("__"))),
      assert: expected.map(([, value]) => value),
    };
  });
}

async function variablesOf(test: JsonObject, read: ReadText): Promise<JsonObject> {
  const written = own(test, "vars");
  const variables = typeof written === "string" ? await parsedFile(written, read) : written;
  if (!isObject(variables)) return {};
  const entries = Object.entries(variables).map(async ([name, value]) => {
    const isFile = typeof value === "string" && value.startsWith("file://");
    return [name, isFile ? await textOfFile(value, read) : value] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

async function assertionsOf(test: JsonObject, read: ReadText): Promise<readonly Assertion[]> {
  const written = firstOwn(test, ["assert", "asserts"]);
  if (!Array.isArray(written)) return [];
  return Promise.all(written.flatMap(assertionsIn).map((assertion) => withItsFile(assertion, read)));
}

function assertionsIn(written: unknown): readonly Assertion[] {
  if (typeof written === "string") return [assertionOf(written)];
  if (!isObject(written)) return [];
  const type = own(written, "type");
  // A set of assertions is one score of several; each of them is a metric of its own here.
  if (type === "assert-set") return items(firstOwn(written, ["assert", "asserts"])).flatMap(assertionsIn);
  if (typeof type !== "string") return [{ type: Object.keys(written)[0] ?? "none", negated: false, unusable: true }];
  const [threshold, metric, value] = ["threshold", "metric", "value"].map((key) => own(written, key));
  return [
    {
      type: type.replace(/^not-/, ""),
      negated: type.startsWith("not-"),
      ...(value === undefined || value === null ? {} : { value }),
      ...(typeof threshold === "number" && { threshold }),
      ...(typeof metric === "string" && { metric }),
    },
  ];
}

/** The value of an assertion may stand in a file: a text, or JSON or YAML. A program is not run. */
async function withItsFile(assertion: Assertion, read: ReadText): Promise<Assertion> {
  const { value } = assertion;
  if (typeof value !== "string" || !value.startsWith("file://")) return assertion;
  if (/\.(?:[cm]?[jt]s|py|rb)(?::\w+)?$/.test(value)) return { ...assertion, unusable: true };
  const isData = /\.(?:json|ya?ml)$/i.test(value);
  return { ...assertion, value: await (isData ? parsedFile(value, read) : textOfFile(value, read)) };
}

function withVariables(assertion: Assertion, variables: JsonObject): Assertion {
  if (assertion.value === undefined) return assertion;
  const value = filledIn(assertion.value, assertion.type === "javascript" ? {} : variables);
  return value === undefined ? { ...assertion, unusable: true } : { ...assertion, value };
}

/** A list of values stands for a test of each; several lists for every combination. */
function expanded(variables: JsonObject): readonly JsonObject[] {
  let all: JsonObject[] = [{}];
  for (const [name, value] of Object.entries(variables)) {
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (all.length * values.length > MOST_TESTS)
      throw new UserError(
        `a test stands for more than ${MOST_TESTS} combinations of its variables`,
        "Use shorter lists.",
      );
    all = all.flatMap((one) => values.map((each) => ({ ...one, [name]: each })));
  }
  return all;
}
