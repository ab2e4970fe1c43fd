/** What an attribute of ours holds. Structures are written as JSON text, which the conventions allow and all tools show. */
export type Written = string | number | boolean | readonly string[];

/** Attributes as OTLP's list of `{key, value}`, in the order given; what is undefined is left out. */
export function writeAttributes(attributes: { readonly [key: string]: Written | undefined }): readonly object[] {
  return Object.entries(attributes).flatMap(([key, value]) =>
    value === undefined ? [] : [{ key, value: writeAnyValue(value) }],
  );
}

function writeAnyValue(value: Written): object {
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  // Protobuf's JSON form has 64-bit whole numbers as text.
  if (typeof value === "number")
    return Number.isSafeInteger(value) ? { intValue: String(value) } : { doubleValue: value };
  return { arrayValue: { values: value.map(writeAnyValue) } };
}
