import { type EnvironmentVariables, keyIn } from "./http/environment.ts";

/** What is shorter is no key, and to mask it would blacken half the log. */
const SHORTEST_SECRET = 6;

/** Variables that hold keys by their names, whatever a suite says. */
const KEY_NAMES = /(^EVAL_BASELINE_KEY|_API_KEY|_SECRET_KEY|_ACCESS_TOKEN)$/;

/** The secrets of an environment that can be known by the names of their variables, each once. */
export function secretsByName(environment: EnvironmentVariables): readonly string[] {
  return secretsOf(
    Object.keys(environment).filter((name) => KEY_NAMES.test(name)),
    environment,
  );
}

/** The secrets in the variables that a suite names, wherever it names them, each once. */
export function secretsOfSuite(suite: object, environment: EnvironmentVariables): readonly string[] {
  return secretsOf(keyVariablesIn(suite), environment);
}

function secretsOf(names: readonly string[], environment: EnvironmentVariables): readonly string[] {
  const values = names.flatMap((name) => {
    const key = keyIn(environment, name);
    if (key.status === "unset") return [];
    return key.status === "set" ? [key.key] : [environment[name]?.trim() ?? ""];
  });
  return [...new Set(values.filter((value) => value.length >= SHORTEST_SECRET))];
}

/** In a suite a key is always named by the property `keyVariable`, or one that ends so: `secretKeyVariable`. */
function keyVariablesIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) =>
    /^keyVariable$|KeyVariable$/.test(name) && typeof inner === "string" ? [inner] : keyVariablesIn(inner),
  );
}
