import { isMap, isScalar, LineCounter, parseDocument } from "yaml";
import { UserErrors } from "./errors.ts";

/** Where a value stands in a file: keys and indexes. */
export type YamlPlace = readonly (string | number)[];

/** A YAML file as plain values, and the way from a value back to its line. */
export type YamlFile = {
  readonly value: unknown;
  /** "prompts/a.prompt.yml:12: messages[1].role: …" for a problem of the value there. */
  locate(place: YamlPlace, problem: string): string;
};

/**
 * The text of a YAML file → plain values. Aliases are bounded, so that a small file cannot become a large one.
 * @throws UserErrors with every fault of its syntax at once, each with its line
 */
export function readYaml(text: string, path: string): YamlFile {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    const problems = document.errors.map(
      ({ pos, message }) => `${path}:${lines.linePos(pos[0]).line}: ${oneLine(message)}`,
    );
    throw new UserErrors(`${path} is not valid YAML`, problems, "Mend the lines named above.");
  }
  return {
    value: plainOf(document, path),
    locate: (place, problem) => `${path}:${lineOf(document.contents, place, lines)}: ${inWords(place)}${problem}`,
  };
}

function plainOf(document: ReturnType<typeof parseDocument>, path: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    const problem = `${path}: ${oneLine((cause as Error).message)}`;
    throw new UserErrors(`${path} is not valid YAML`, [problem], "Use fewer aliases.", { cause });
  }
}

/** The line of the deepest part of a place that the file has; of a key, where there is one. */
function lineOf(contents: unknown, place: YamlPlace, lines: LineCounter): number {
  let node = contents;
  let offset = startOf(contents);
  for (const key of place) {
    const pair = isMap(node)
      ? node.items.find((item) => isScalar(item.key) && String(item.key.value) === String(key))
      : undefined;
    const next = pair?.value ?? (node as { get?: (key: unknown, keep: boolean) => unknown } | null)?.get?.(key, true);
    if (pair === undefined && next === undefined) break;
    offset = startOf(pair?.key ?? next) ?? offset;
    node = next;
  }
  return lines.linePos(offset ?? 0).line;
}

function startOf(node: unknown): number | undefined {
  return (node as { range?: readonly number[] } | null | undefined)?.range?.[0];
}

/** `messages[1].role: ` before the sentence; nothing for the file as a whole. */
function inWords(place: YamlPlace): string {
  const words = place.reduce<string>(
    (text, key) => (typeof key === "number" ? `${text}[${key}]` : text === "" ? key : `${text}.${key}`),
    "",
  );
  return words === "" ? "" : `${words}: `;
}

function oneLine(message: string): string {
  return message.replace(/\s+/g, " ").trim();
}
