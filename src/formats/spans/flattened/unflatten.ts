import { isObject, type JsonObject, MAX_DEPTH } from "../../json-shape.ts";
import { decoded } from "../../json-text.ts";

/** No conversation has more messages; of a longer list those with the lowest indices are read. */
const MAX_ELEMENTS = 10_000;

/**
 * What attributes have under a name, whether spread over flattened names ("llm.tools.0.tool.name") or whole, as a
 * structure or as JSON text. Names that are all numbers make a list, in the order of the numbers, gaps closed: streams
 * are counted from anywhere.
 *
 * @param attributes flat names of a span; in lists of objects the inner names may be flat too
 * @returns undefined when there is nothing
 */
export function gathered(attributes: JsonObject, name: string): unknown {
  const prefix = `${name}.`;
  const spread = Object.keys(attributes).filter((key) => key.startsWith(prefix));
  // Beside `gen_ai.prompt.0.role` stands `gen_ai.prompt.name`, which is about something else.
  const listed = spread.filter((key) => BEGINS_WITH_INDEX.test(key.slice(prefix.length)));
  const keys = listed.length > 0 ? listed : spread;
  if (keys.length > 0) return nested(keys.map((key) => [key.slice(prefix.length), attributes[key]]));
  const whole = decoded(Object.hasOwn(attributes, name) ? attributes[name] : undefined);
  return Array.isArray(whole) ? whole.slice(0, MAX_ELEMENTS).map((item) => unflattened(decoded(item))) : whole;
}

/**
 * Whether a list that is spread over flattened names lacks some of its elements: a limit on the number of attributes
 * may drop the oldest, so that a long stream begins in the middle.
 */
export function hasGaps(attributes: JsonObject, name: string): boolean {
  const indices = new Set(
    Object.keys(attributes).flatMap((key) => {
      const rest = key.startsWith(`${name}.`) ? key.slice(name.length + 1) : "";
      return BEGINS_WITH_INDEX.test(rest) ? [Number.parseInt(rest, 10)] : [];
    }),
  );
  return [...indices].some((index) => index >= indices.size);
}

function unflattened(item: unknown): unknown {
  return isObject(item) && Object.keys(item).some((key) => key.includes(".")) ? nested(Object.entries(item)) : item;
}

type Node = { value: unknown; readonly children: Map<string, Node> };

function nested(entries: readonly (readonly [path: string, value: unknown])[]): unknown {
  const root: Node = { value: undefined, children: new Map() };
  for (const [path, value] of entries) {
    const names = path.split(".", MAX_DEPTH);
    let node = root;
    for (const name of names) {
      const child: Node = node.children.get(name) ?? { value: undefined, children: new Map() };
      node.children.set(name, child);
      node = child;
    }
    node.value ??= value;
  }
  return structureOf(root);
}

function structureOf({ value, children }: Node): unknown {
  // A name that has a value of its own and names below it was written by two writers; the value is whole.
  if (value !== undefined && value !== null) return value;
  if (children.size === 0) return null;
  const named = [...children];
  if (!named.every(([name]) => INDEX.test(name)))
    return Object.fromEntries(named.map(([name, child]) => [name, structureOf(child)]));
  const ordered = named.sort(([a], [b]) => Number(a) - Number(b)).slice(0, MAX_ELEMENTS);
  return ordered.map(([, child]) => structureOf(child));
}

const BEGINS_WITH_INDEX = /^\d+(?:\.|$)/;
const INDEX = /^\d{1,15}$/;
