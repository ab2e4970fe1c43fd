/**
 * Compiles a user's JSON Schema: draft 2020-12, or draft 7 where the schema says so. The compiler is large and loaded
 * only here, when a suite has such a metric.
 *
 * @param within runs the compiler, or gives it up: for a schema of somebody else
 * @returns says whether a value follows the schema, which a schema or a value may make endless
 * @throws Error in the compiler's words when the schema cannot be used
 */
export async function compileSchema(
  schema: { readonly [key: string]: unknown },
  within: <T>(work: () => T) => T | undefined = (work) => work(),
): Promise<(value: unknown) => boolean> {
  if ("$async" in schema) throw new Error("asynchronous schemas are not supported");
  const { default: addFormats } = await import("ajv-formats");
  const options = { strict: false, logger: false, ownProperties: true } as const;
  const ajv = String(schema["$schema"]).includes("draft-07")
    ? new (await import("ajv")).Ajv(options)
    : new (await import("ajv/dist/2020.js")).Ajv2020(options);
  addFormats.default(ajv);
  const validate = within(() => ajv.compile(schema));
  if (validate === undefined) throw new Error("it takes too long to compile");
  return (value) => validate(value) === true;
}
