/**
 * What GitHub itself says a request and an answer look like: the operations we use, taken from its OpenAPI description
 * when the tests run, and its GraphQL schema.
 */
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { schema as published } from "@octokit/graphql-schema";
import { Ajv, type ValidateFunction } from "ajv";
import addFormats from "ajv-formats";
import { buildSchema, type GraphQLSchema } from "graphql";

type Json = { readonly [key: string]: unknown };

/** One operation of the REST API: "GET /repos/{owner}/{repo}/git/trees/{tree_sha}". */
export type OperationName = `${"GET" | "POST" | "PATCH" | "PUT" | "DELETE"} /${string}`;

export type RestContract = {
  /** What is wrong with a request; empty when nothing is. */
  request(operation: OperationName, query: URLSearchParams, body: unknown): readonly string[];
  /** What is wrong with an answer of ours; empty when nothing is. */
  response(operation: OperationName, status: number, body: unknown): readonly string[];
};

/** What GitHub answers although its description of one operation forgets it: a fork may be deleted. */
const FORGOTTEN = ["body/head/repo must be object"];

/** GraphQL as GitHub publishes it. */
export function graphQlSchema(): GraphQLSchema {
  return buildSchema(published.idl, { assumeValid: true });
}

/** @throws when the description has no such operation: a route of the test server that GitHub has not got */
export function restContract(operations: readonly OperationName[]): RestContract {
  const description = publishedDescription();
  const parts = new Map(operations.map((name) => [name, operationOf(description, name)]));
  const compile = compiler(description);
  const compiled = new Map<string, ValidateFunction | undefined>();
  const check = (key: string, schema: unknown, value: unknown): readonly string[] => {
    if (!compiled.has(key)) compiled.set(key, schema === undefined ? undefined : compile(schema));
    const validate = compiled.get(key);
    if (validate === undefined) return value === undefined ? [] : [`${key}: a body where there should be none`];
    if (validate(value)) return [];
    return (validate.errors ?? []).map(({ instancePath, message }) => `${key}: body${instancePath} ${message}`);
  };
  return {
    request(name, query, body) {
      const operation = known(parts.get(name), name);
      const given = [...query].flatMap(([key, value]) => {
        const schema = operation.query.get(key);
        if (schema === undefined) return [`${name}: no query parameter ${key}`];
        return check(`${name} ?${key}`, schema, asTyped(value, schema));
      });
      return [...given, ...check(`${name} request`, operation.body, body)];
    },
    response(name, status, body) {
      const { responses } = known(parts.get(name), name);
      const error = status >= 400 ? { $ref: "#/components/schemas/basic-error" } : undefined;
      if (!responses.has(String(status)) && error === undefined) return [`${name}: no answer ${status}`];
      const found = check(`${name} ${status}`, responses.get(String(status)) ?? error, body);
      return found.filter((wrong) => !FORGOTTEN.some((known) => wrong.endsWith(known)));
    },
  };
}

/** What is wrong with the payload of an event, named as in GitHub's description: "pull-request-labeled". */
export function wrongInPayload(name: string, payload: unknown): readonly string[] {
  const description = publishedDescription();
  const event = known(at(description, "x-webhooks", name, "post"), name);
  const validate = payloads.get(name) ?? compiler(description)(jsonSchema(at(event, "requestBody")));
  payloads.set(name, validate);
  if (validate(payload)) return [];
  return (validate.errors ?? []).map(({ instancePath, message }) => `${name}: payload${instancePath} ${message}`);
}
const payloads = new Map<string, ValidateFunction>();

/** What GitHub's description gives as an example under this name: "pull-request". */
export function publishedExample(name: string): unknown {
  return structuredClone(
    known(at(publishedDescription(), "components", "examples", name, "value"), `with the example ${name}`),
  );
}

function publishedDescription(): Json {
  description ??= JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve("@octokit/openapi/generated/api.github.com.json"), "utf8"),
  ) as Json;
  return description;
}
let description: Json | undefined;

type Operation = {
  /** The schema of each parameter. */
  readonly query: ReadonlyMap<string, unknown>;
  readonly body: unknown;
  readonly responses: ReadonlyMap<string, unknown>;
};

function operationOf(description: Json, name: OperationName): Operation {
  const [method = "", path = ""] = name.split(" ");
  const operation = known(at(description, "paths", path, method.toLowerCase()), name);
  const resolve = (node: unknown) => resolved(description, node);
  const parameters = Object.values(at(operation, "parameters") ?? {}).map(resolve);
  const responses = Object.entries(at(operation, "responses") ?? {}).map(
    ([status, response]) => [status, jsonSchema(resolve(response))] as const,
  );
  return {
    query: new Map(
      parameters
        .filter((item) => at(item, "in") === "query")
        .map((item) => [String(at(item, "name")), at(item, "schema")] as const),
    ),
    body: jsonSchema(at(operation, "requestBody")),
    responses: new Map(responses),
  };
}

/** What a parameter's text stands for: a number where one is described, and the text itself where it is none. */
function asTyped(value: string, schema: unknown): unknown {
  const isNumber = ["integer", "number"].includes(String(at(schema, "type")));
  return isNumber && /^-?\d+$/.test(value) ? Number(value) : value;
}

function jsonSchema(message: unknown): unknown {
  return at(message, "content", "application/json", "schema");
}

/** Compiles a schema of the description, with the components it refers to. */
function compiler(description: Json): (schema: unknown) => ValidateFunction {
  const ajv = new Ajv({ strict: false, allErrors: true, validateSchema: false, logger: false });
  addFormats.default(ajv);
  const components: Record<string, unknown> = {};
  const take = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const reference = at(node, "$ref");
    const name = typeof reference === "string" ? /^#\/components\/schemas\/(.+)$/.exec(reference)?.[1] : undefined;
    if (name !== undefined && !(name in components)) {
      components[name] = withNull(at(description, "components", "schemas", name));
      take(components[name]);
    }
    for (const inner of Object.values(node)) take(inner);
  };
  return (schema) => {
    take(schema);
    return ajv.compile({ ...(withNull(schema) as object), components: { schemas: components } });
  };
}

/** `nullable` of OpenAPI 3.0 without a type beside it is nothing JSON Schema knows; a choice with null is. */
function withNull(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withNull);
  if (typeof node !== "object" || node === null) return node;
  const { nullable, ...rest } = Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => key !== "example" && key !== "examples")
      .map(([key, inner]) => [key, withNull(inner)]),
  );
  if (nullable !== true) return rest;
  if (Array.isArray(rest["enum"])) return { anyOf: [{ type: "null" }, rest] };
  return "type" in rest ? { ...rest, nullable } : { anyOf: [{ type: "null" }, rest] };
}

function resolved(description: Json, node: unknown): unknown {
  const reference = at(node, "$ref");
  return typeof reference === "string" ? at(description, ...reference.slice(2).split("/")) : node;
}

function at(node: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (inner, key) => (typeof inner === "object" && inner !== null ? (inner as Json)[key] : undefined),
    node,
  );
}

function known<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`GitHub describes no operation ${name}`);
  return value;
}
