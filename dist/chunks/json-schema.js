import { i as __toESM } from "./rolldown-runtime.js";

// src/json-schema.ts
/**
* Compiles a user's JSON Schema: draft 2020-12, or draft 7 where the schema says so. The compiler is large and loaded
* only here, when a suite has such a metric.
*
* @param within runs the compiler, or gives it up: for a schema of somebody else
* @returns says whether a value follows the schema, which a schema or a value may make endless
* @throws Error in the compiler's words when the schema cannot be used
*/
async function compileSchema(schema, within = (work) => work()) {
	if ("$async" in schema) throw new Error("asynchronous schemas are not supported");
	const { default: addFormats } = await import("./dist2.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1));
	const options = {
		strict: false,
		logger: false,
		ownProperties: true
	};
	const ajv = String(schema["$schema"]).includes("draft-07") ? new (await (import("./ajv2.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1)))).Ajv(options) : new (await (import("./2020.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1)))).Ajv2020(options);
	addFormats.default(ajv);
	const validate = within(() => ajv.compile(schema));
	if (validate === void 0) throw new Error("it takes too long to compile");
	return (value) => validate(value) === true;
}

export { compileSchema as t };