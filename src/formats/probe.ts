import type { ProbeReading } from "../domain/probe.ts";
import { UserError } from "../errors.ts";

/** The text of a reading: JSON (schema/probe.json). */
export function serialiseProbe(reading: ProbeReading): string {
  return `${JSON.stringify(reading, null, 2)}\n`;
}

/** The reading in a text. @param path for the error  @throws UserError when it is none */
export function parseProbe(content: string, path: string): ProbeReading {
  try {
    return JSON.parse(content) as ProbeReading;
  } catch (cause) {
    throw new UserError(`${path} is no reading: it is not JSON`, "Restore it from the branch's history.", { cause });
  }
}
