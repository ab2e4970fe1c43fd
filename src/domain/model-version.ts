import { digestOf } from "./digest.ts";
import type { ModelSpec } from "./model-spec.ts";
import type { Version } from "./version.ts";

/**
 * The version of a model that was chosen in place of the suite's: its name, and `#` with eight hexadecimal digits of
 * parameters, base URL and API where any of these differs from the suite's. Else a canary of a temperature alone would
 * be a change of nothing.
 *
 * @param usual the suite's own
 */
export function modelVersion(chosen: ModelSpec, usual: ModelSpec): Version {
  const differs = digestOf(calledBy(chosen)) !== digestOf(calledBy(usual));
  const id = differs ? `${chosen.name}${MARK}${digestOf(calledBy(chosen)).slice(0, 8)}` : chosen.name;
  return { id, source: "config" };
}

/** The version of a model once the provider has said which it served: that name, with the mark of what was asked. */
export function servedModelVersion(asked: Version, served: string): Version {
  const [, name = asked.id, mark = ""] = MARKED.exec(asked.id ?? "") ?? [];
  return name === served ? asked : { id: `${served}${mark}`, source: "native", from: `asked for ${asked.id}` };
}

const MARK = "#";
const MARKED = /^(.*)(#[0-9a-f]{8})$/s;

function calledBy({ parameters, baseUrl, api }: ModelSpec): object {
  return { parameters, baseUrl, api };
}
