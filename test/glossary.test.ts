import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const ROOT = new URL("../", import.meta.url);
const GLOSSARY = readFileSync(new URL("GLOSSARY.md", ROOT), "utf8");

/** Names of the exported types of a folder of domain files. */
function exportedTypes(): readonly string[] {
  const folder = new URL("src/domain/", ROOT);
  return readdirSync(folder)
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => [...readFileSync(new URL(file, folder), "utf8").matchAll(/^export type (\w+)/gm)])
    .map(([, name]) => name ?? "");
}

const explained = [...GLOSSARY.matchAll(/^- \*\*.+$/gm)].flatMap(([line]) =>
  [...line.matchAll(/`([A-Z]\w+)`/g)].map(([, name]) => name),
);

test("every exported type of the domain has a line in the glossary", () => {
  expect(exportedTypes().length).toBeGreaterThan(50);
  expect(exportedTypes().filter((name) => !explained.includes(name))).toEqual([]);
});

test("the glossary names no type that is not there", () => {
  expect(explained.filter((name) => !exportedTypes().includes(name ?? ""))).toEqual([]);
});

test("no word and no type is explained twice", () => {
  const words = [...GLOSSARY.matchAll(/^- \*\*(.+?)\*\*/gm)].map(([, word]) => word);
  expect(new Set(words).size).toBe(words.length);
  expect(new Set(explained).size).toBe(explained.length);
});
