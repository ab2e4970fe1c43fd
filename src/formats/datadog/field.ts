import { own } from "../json-shape.ts";

/** A property of a span, in whichever of its two forms: the exported one is flat, the sent one has it in `meta`. */
export function field(span: unknown, name: string): unknown {
  return own(span, name) ?? own(own(span, "meta"), name);
}

/** The same, where it is text with something in it. */
export function textField(span: unknown, name: string): string | undefined {
  const value = field(span, name);
  return typeof value === "string" && value !== "" ? value : undefined;
}
