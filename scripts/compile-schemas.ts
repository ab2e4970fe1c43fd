/**
 * Writes the suite validator as plain code, so that no start of the program pays for compiling a schema.
 * `npm run schemas`; the tests check that what is committed is what this writes.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import standalone from "ajv/dist/standalone/index.js";

const root = new URL("../", import.meta.url);

/** The validator of schema/suite.json as the text of a module. */
export function suiteValidatorCode(): string {
  const schema = JSON.parse(readFileSync(new URL("schema/suite.json", root), "utf8"));
  const ajv = new Ajv({
    allErrors: true,
    inlineRefs: false,
    verbose: true,
    strict: true,
    allowUnionTypes: true,
    strictRequired: false,
    strictTypes: false,
    code: { source: true, esm: true, lines: true },
  });
  const code = standalone.default(ajv, { validateSuite: ajv.addSchema(schema, "suite") && "suite" });
  // Node runs the source as it is, and knows no require there: ask for lengths by a pattern.
  if (code.includes("require(")) throw new Error("the validator of schema/suite.json needs a package at run time");
  return `// Generated from schema/suite.json by scripts/compile-schemas.ts. Do not edit.\n${code}\n`;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL("src/config/suite-validator.js", root), suiteValidatorCode());
}
