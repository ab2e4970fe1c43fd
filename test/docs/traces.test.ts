import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { ALIASES } from "../../src/formats/spans/aliases.ts";

const DOCUMENT = readFileSync(new URL("../../docs/traces.md", import.meta.url), "utf8");

test.each(Object.entries(ALIASES))(
  "docs/traces.md lists the attributes of %s in the order they are tried",
  (_, names) => {
    const rows = DOCUMENT.split("\n").filter((line) => line.startsWith("| "));
    expect(rows.some((row) => row.includes(names.map((name) => `\`${name}\``).join(", ")))).toBe(true);
  },
);
