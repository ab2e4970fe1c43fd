import { UserError } from "../../errors.ts";
import { readYaml } from "../../yaml-file.ts";

/** The text of a file beside the configuration, or undefined when there is none. */
export type ReadText = (path: string) => Promise<string | undefined>;

/** The text of a file; a leading file:// is taken off. @throws UserError when there is none */
export async function textOfFile(named: string, read: ReadText): Promise<string> {
  const path = named.replace(/^file:\/\//, "").replace(/^\.\//, "");
  const text = await read(path);
  if (text !== undefined) return text.replace(/^\uFEFF/, "");
  throw new UserError(`there is no file ${path}`, "Correct the path in the configuration; it is relative to it.");
}

/** What a file of YAML or JSON says; a leading file:// is taken off. @throws UserError when there is none, or it is no YAML */
export async function parsedFile(named: string, read: ReadText): Promise<unknown> {
  const text = await textOfFile(named, read);
  return readYaml(text, named.replace(/^file:\/\//, "")).value;
}
