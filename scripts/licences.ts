import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

type Bundle = { readonly [file: string]: { readonly moduleIds?: readonly string[] } };
type Emit = (file: { readonly type: "asset"; readonly fileName: string; readonly source: string }) => unknown;

/** A bundler plugin that writes the licence texts of every package whose code is in the bundle. */
export function licences() {
  return {
    name: "licences",
    generateBundle(this: { emitFile: Emit }, _options: unknown, bundle: Bundle) {
      const modules = Object.values(bundle).flatMap(({ moduleIds }) => moduleIds ?? []);
      const packages = [...new Set(modules.flatMap((id) => packageRoot(id) ?? []))].map(describe);
      const titlesByText = Map.groupBy(packages, ({ text }) => text.trim());
      const sections = [...titlesByText].map(([text, sharing]) => {
        const titles = [...new Set(sharing.map(({ title }) => title))].sort();
        return `${titles.join("\n")}\n\n${text}\n`;
      });
      const source = sections.sort().join(`\n${"-".repeat(80)}\n\n`);
      this.emitFile({ type: "asset", fileName: "licences.txt", source });
    },
  };
}

/** The folder of the package that a module belongs to; undefined for our own. */
function packageRoot(moduleId: string): string | undefined {
  if (!moduleId.includes("/node_modules/")) return undefined;
  let folder = dirname(moduleId.replace(/^\0/, "").replace(/\?.*$/, ""));
  while (!isPackage(folder) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/** A package.json without a name only says how its folder is to be read. */
function isPackage(folder: string): boolean {
  const file = join(folder, "package.json");
  return existsSync(file) && "name" in JSON.parse(readFileSync(file, "utf8"));
}

function describe(folder: string): { readonly title: string; readonly text: string } {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? "(the package has no licence file)" : readFileSync(join(folder, file), "utf8");
  return { title: `${name} ${version} (${typeof license === "string" ? license : "see below"})`, text };
}
