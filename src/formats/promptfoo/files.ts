import { UserError } from "../../errors.ts";

/** The text of a file beside the configuration, or undefined when there is none. */
export type ReadText = (path: string) => Promise<string | undefined>;

/** The text of a file; a leading file:// is taken off. @throws UserError when there is none */
export async function textOfFile(named: string, read: ReadText): Promise<string> {
  const path = named.replace(/^file:\/\//, "").replace(/^\.\//, "");
  const text = await read(path);
  if (text !== undefined) return text.replace(/^\uFEFF/, "");
  throw new UserError(`there is no file ${path}`, "Correct the path in the configuration; it is relative to it.");
}

/** What a file of YAML or JSON says; a leading file:// is taken off. @throws UserError with the place of what is wrong */
export async function parsedFile(named: string, read: ReadText): Promise<unknown> {
  const text = await textOfFile(named, read);
  const { LineCounter, parseDocument } = await import("yaml");
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  const path = named.replace(/^file:\/\//, "");
  if (error !== undefined)
    throw new UserError(
      `${path}:${lines.linePos(error.pos[0]).line} is not valid YAML: ${error.message.split("\n")[0] ?? ""}`,
      "Mend that line.",
    );
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    throw new UserError(`${path} has too many aliases`, "Use fewer.", { cause });
  }
}
