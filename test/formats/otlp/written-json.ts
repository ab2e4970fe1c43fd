import fc from "fast-check";

/** How a writer of JSON puts down what it has to say. */
export type Hand = {
  readonly afterColon: string;
  readonly beforeColon: string;
  readonly afterComma: string;
  readonly inBraces: string;
  readonly escapes: "fewest" | "ascii" | "html" | "slashes" | "letters";
};

export const HANDS: fc.Arbitrary<Hand> = fc.oneof(
  {
    arbitrary: fc.constant<Hand>({ afterColon: "", beforeColon: "", afterComma: "", inBraces: "", escapes: "fewest" }),
    weight: 2,
  },
  fc.record({
    afterColon: fc.constantFrom("", " ", "\t"),
    beforeColon: fc.constantFrom("", " "),
    afterComma: fc.constantFrom("", " ", "  "),
    inBraces: fc.constantFrom("", " ", "\t"),
    escapes: fc.constantFrom("fewest", "ascii", "html", "slashes", "letters"),
  }),
);

/** JSON text on one line, in a hand. */
export function written(value: unknown, hand: Hand): string {
  const { inBraces: pad } = hand;
  if (Array.isArray(value))
    return `[${pad}${value.map((item) => written(item, hand)).join(`,${hand.afterComma}`)}${pad}]`;
  if (typeof value === "object" && value !== null) {
    const members = Object.entries(value).map(
      ([key, item]) => `${text(key, hand)}${hand.beforeColon}:${hand.afterColon}${written(item, hand)}`,
    );
    return `{${pad}${members.join(`,${hand.afterComma}`)}${pad}}`;
  }
  return typeof value === "string" ? text(value, hand) : JSON.stringify(value);
}

function text(value: string, { escapes }: Hand): string {
  const plain = JSON.stringify(value);
  switch (escapes) {
    case "fewest":
      return plain;
    case "ascii":
      return plain.replace(/[\u0080-\uFFFF]/g, code);
    case "html":
      return plain.replace(/[<>&'+`]/g, code);
    case "slashes":
      return plain.replaceAll("/", "\\/");
    case "letters":
      return plain.replace(/[d.](?=[A-Za-z])/g, code);
    default:
      return escapes satisfies never;
  }
}

function code(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
