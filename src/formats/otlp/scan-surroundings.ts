import type { Attributes } from "../../domain/trace.ts";
import { CLOSE_LIST, CLOSE_OBJECT, COMMA, type JsonCursor, OPEN_LIST, OPEN_OBJECT } from "../json-cursor.ts";
import { NO_ATTRIBUTES, scanAttributes, type Wanted } from "./scan-attributes.ts";

/**
 * What surrounds the spans of a record: resources and scopes, whose attributes count for every span in them. A walk
 * through it stands behind something: the last member read of an object, the last element read of a list.
 */
export type Surroundings = {
  level: "outside" | "record" | "resources" | "resource" | "scopes" | "scope" | "spans";
  /** Attributes of the resource and, over them, of the scope. */
  shared: Attributes;
  resource: Attributes;
  /** What was met already: attributes that come after the spans they count for are not clear without parsing. */
  met: { resources: boolean; scopes: boolean; spans: boolean };
};

export function outside(): Surroundings {
  return {
    level: "outside",
    shared: NO_ATTRIBUTES,
    resource: NO_ATTRIBUTES,
    met: { resources: false, scopes: false, spans: false },
  };
}

/** "on": to be walked on. Undefined: not what writers of OTLP make of a record, or not clear without parsing it. */
type Step = "on" | "span" | "end" | undefined;

/**
 * Walks on from the cursor, which is at a record's beginning or behind a span, to the next span or the record's end.
 *
 * @returns "span" with the cursor at its brace, "end" with the cursor behind the record; undefined when it is not clear
 */
export function walkToSpan(
  cursor: JsonCursor,
  around: Surroundings,
  names: readonly Wanted[],
): "span" | "end" | undefined {
  for (;;) {
    const step = walkOn(cursor, around, names);
    if (step !== "on") return step;
  }
}

function walkOn(cursor: JsonCursor, around: Surroundings, names: readonly Wanted[]): Step {
  switch (around.level) {
    case "outside":
      around.level = "record";
      return cursor.take(OPEN_OBJECT) ? member(cursor, around, names) : undefined;
    case "record":
    case "resource":
    case "scope":
      if (cursor.take(COMMA)) return member(cursor, around, names);
      return cursor.take(CLOSE_OBJECT) ? leave(around) : undefined;
    case "resources":
    case "scopes":
    case "spans":
      if (cursor.take(COMMA)) return element(cursor, around, names);
      return cursor.take(CLOSE_LIST) ? leave(around) : undefined;
    default:
      return around.level satisfies never;
  }
}

function leave(around: Surroundings): Step {
  const above = ABOVE[around.level];
  if (above === undefined) return "end";
  around.level = above;
  return "on";
}

const ABOVE: { readonly [level in Surroundings["level"]]?: Surroundings["level"] } = {
  spans: "scope",
  scope: "scopes",
  scopes: "resource",
  resource: "resources",
  resources: "record",
};

function element(cursor: JsonCursor, around: Surroundings, names: readonly Wanted[]): Step {
  if (cursor.peek() !== OPEN_OBJECT) return undefined;
  if (around.level === "spans") return "span";
  cursor.at++;
  if (around.level === "resources") {
    around.level = "resource";
    around.resource = NO_ATTRIBUTES;
    around.met.scopes = false;
  } else {
    around.level = "scope";
    around.met.spans = false;
  }
  around.shared = around.resource;
  return cursor.take(CLOSE_OBJECT) ? leave(around) : member(cursor, around, names);
}

function member(cursor: JsonCursor, around: Surroundings, names: readonly Wanted[]): Step {
  if (!cursor.key() || cursor.isEscaped()) return undefined;
  const { met } = around;
  if (around.level === "record" && cursor.is(RESOURCE_SPANS)) {
    if (met.resources) return undefined;
    met.resources = true;
    return list(cursor, around, "resources", names);
  }
  if (around.level === "resource" && (cursor.is(SCOPE_SPANS) || cursor.is(LIBRARY_SPANS))) {
    if (met.scopes) return undefined;
    met.scopes = true;
    return list(cursor, around, "scopes", names);
  }
  if (around.level === "scope" && cursor.is(SPANS)) {
    if (met.spans) return undefined;
    met.spans = true;
    return list(cursor, around, "spans", names);
  }
  if (around.level === "resource" && cursor.is(RESOURCE)) {
    const attributes = met.scopes ? undefined : holder(cursor, names);
    if (attributes === undefined) return undefined;
    around.resource = attributes;
    around.shared = attributes;
    return "on";
  }
  if (around.level === "scope" && cursor.is(SCOPE)) {
    const attributes = met.spans ? undefined : holder(cursor, names);
    if (attributes === undefined) return undefined;
    around.shared = attributes === NO_ATTRIBUTES ? around.resource : { ...around.resource, ...attributes };
    return "on";
  }
  return cursor.skip() ? "on" : undefined;
}

const RESOURCE_SPANS = Buffer.from("resourceSpans");
const RESOURCE = Buffer.from("resource");
const SCOPE_SPANS = Buffer.from("scopeSpans");
/** The same before OTLP 0.15. */
const LIBRARY_SPANS = Buffer.from("instrumentationLibrarySpans");
const SCOPE = Buffer.from("scope");
const SPANS = Buffer.from("spans");

/** Goes into a list, and to its first element. */
function list(
  cursor: JsonCursor,
  around: Surroundings,
  level: "resources" | "scopes" | "spans",
  names: readonly Wanted[],
): Step {
  if (!cursor.take(OPEN_LIST)) return undefined;
  if (cursor.take(CLOSE_LIST)) return "on";
  around.level = level;
  return element(cursor, around, names);
}

/** The attributes of a resource or scope object. */
function holder(cursor: JsonCursor, names: readonly Wanted[]): Attributes | undefined {
  if (!cursor.take(OPEN_OBJECT)) return undefined;
  if (cursor.take(CLOSE_OBJECT)) return NO_ATTRIBUTES;
  let found: Attributes | undefined;
  do {
    if (!cursor.key() || cursor.isEscaped()) return undefined;
    if (!cursor.is(ATTRIBUTES)) {
      if (!cursor.skip()) return undefined;
    } else {
      found = found === undefined ? scanAttributes(cursor, names, Number.POSITIVE_INFINITY) : undefined;
      if (found === undefined) return undefined;
    }
  } while (cursor.take(COMMA));
  return cursor.take(CLOSE_OBJECT) ? (found ?? NO_ATTRIBUTES) : undefined;
}

const ATTRIBUTES = Buffer.from("attributes");
