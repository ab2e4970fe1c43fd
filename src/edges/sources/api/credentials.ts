import { UserError } from "../../../errors.ts";
import { type EnvironmentVariables, keyIn } from "../../http/environment.ts";

/**
 * The values of these variables, without white space at their ends. A variable that is empty counts as unset, because
 * that is what a secret that is not there looks like in a workflow.
 *
 * @param place for people: "Langfuse at cloud.langfuse.com"
 * @returns values in the order of the names, each usable in a header
 * @throws UserError when one is not set, or holds what no header can; a value is never shown
 */
export function credentials(
  names: readonly string[],
  environment: EnvironmentVariables,
  place: string,
): readonly string[] {
  const unset = names.filter((name) => credential(name, environment, place) === undefined);
  if (unset.length > 0) {
    throw new UserError(
      `${place} asks for a key, and ${unset.join(" and ")} ${unset.length === 1 ? "is" : "are"} not set`,
      `Set ${unset.join(" and ")} in the environment; in a workflow, from a secret with env.`,
    );
  }
  return names.flatMap((name) => credential(name, environment, place) ?? []);
}

/** The same for one variable that may be unset. @returns undefined when it is not set */
export function credential(name: string, environment: EnvironmentVariables, place: string): string | undefined {
  const found = keyIn(environment, name);
  if (found.status === "unusable") {
    throw new UserError(
      `the key for ${place} in ${name} holds white space or characters outside ASCII`,
      `Copy the key into ${name} again, without anything around it.`,
    );
  }
  return found.status === "set" ? found.key : undefined;
}
