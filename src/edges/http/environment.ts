export type EnvironmentVariables = { readonly [name: string]: string | undefined };

/** A key as a header can carry it; none where its variable is not set. */
export type Key = { readonly status: "set"; readonly key: string } | { readonly status: "unset" | "unusable" };

/**
 * The key in an environment variable, without white space at its ends. A variable that is empty counts as unset,
 * because that is what a secret that is not there looks like in a workflow. Unusable is what holds white space or
 * characters outside ASCII: it could not be sent as a header, and the client's complaint would quote it.
 */
export function keyIn(environment: EnvironmentVariables, name: string): Key {
  // Own properties alone: a variable may be named like something that every object has.
  const key = (Object.hasOwn(environment, name) ? environment[name] : undefined)?.trim() ?? "";
  if (key === "") return { status: "unset" };
  return /^[\x21-\x7e]+$/.test(key) ? { status: "set", key } : { status: "unusable" };
}
