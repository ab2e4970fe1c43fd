import { basename } from "node:path";
import type { RepositoryFinds } from "../domain/first-suite.ts";
import { isObject, own } from "../formats/json-shape.ts";
import { readToolDefinitions } from "../formats/spans/tool-definitions.ts";
import type { FileTree } from "../ports.ts";
import { foundTraces } from "./found-traces.ts";
import { mentionsIn } from "./mentions.ts";

/**
 * Looks at a repository for what a first suite can be made of. Everything in it is read as data, a part of each file at
 * most; a file that holds secrets (`.env`) is not opened, and one whose name holds control characters is passed over.
 *
 * @param tree one that opens parts of files
 * @param root absolute path of the tree's root
 * @param folder where the person is, "" for the root: one that holds prompts is an application, and is looked at alone
 */
export async function repositoryFinds(
  tree: FileTree,
  root: string,
  folder = "",
): Promise<Omit<RepositoryFinds, "action">> {
  const all = await tree.match([...EVERYTHING, ...LEFT_OUT]);
  const known = all.filter((path) => !isForTests(path) && !/\p{Cc}/u.test(path));
  const inside = known.filter((path) => folder !== "" && path.startsWith(`${folder}/`));
  const isApplication = inside.some(looksLikePrompt);
  const paths = (isApplication ? inside : known).slice(0, MOST_FILES);
  const tools = await toolFiles(tree, paths);
  const policies = paths.filter(looksLikePolicy);
  const prompts = paths.filter((path) => looksLikePrompt(path) && !policies.includes(path)).slice(0, MOST_PROMPTS);
  const taken = new Set([...tools, ...policies, ...prompts]);
  const traces = await foundTraces(
    tree,
    paths.filter((path) => !taken.has(path)),
  );
  return {
    name: basename(isApplication ? folder : root),
    prompts: await Promise.all(prompts.map(async (path) => ({ path, text: await beginningOf(tree, path) }))),
    policies,
    tools,
    traces,
    ...(await mentionsIn(paths, (path) => beginningOf(tree, path))),
    promptfoo: paths.filter((path) => /(^|\/)promptfooconfig\.(ya?ml|json)$/.test(path)),
    suites: known.filter((path) => /(^|\/)suite\.yml$/.test(path)),
  };
}

// A glob asks for names that begin with a dot by beginning with one.
const EVERYTHING = ["**/*", "**/.env.*"];
const LEFT_OUT = ["dist", "build", "out", "vendor", "target", "venv", "coverage", "__pycache__", "site-packages"].map(
  (folder) => `!**/${folder}/**`,
);
const MOST_FILES = 20_000;
const MOST_PROMPTS = 200;
const MOST_TOOL_FILES = 500;
const BEGINNING = 256 * 1024;

function isForTests(path: string): boolean {
  return /(^|\/)(tests?|__tests__|spec|fixtures?|__fixtures__|examples?)\//.test(path);
}

const WORDS = /\.(md|txt|liquid|prompt|j2|jinja2?|hbs|mustache|tmpl)$/i;

function looksLikePolicy(path: string): boolean {
  return WORDS.test(path) && (/(^|\/)(policy|policies|guardrails?)\//i.test(path) || /\.policy\.\w+$/i.test(path));
}

function looksLikePrompt(path: string): boolean {
  if (/(^|\/)(readme|changelog|contributing)\b[^/]*$/i.test(path) || /^(\.github|docs?)\//.test(path)) return false;
  if (/\.prompt(\.\w+)?$|\.liquid$/i.test(path)) return !/\.prompt\.(ts|js|py|json)$/i.test(path);
  return WORDS.test(path) && (/(^|\/)prompts?\//i.test(path) || /prompt[^/]*$/i.test(path));
}

async function toolFiles(tree: FileTree, paths: readonly string[]): Promise<readonly string[]> {
  const candidates = paths.filter((path) => path.endsWith(".json")).slice(0, MOST_TOOL_FILES);
  const found: string[] = [];
  for (const path of candidates) if (holdsTools(await beginningOf(tree, path))) found.push(path);
  return found;
}

/** A definition, or a list of nothing else. Much JSON has a name; a tool has parameters, or is a function. */
function holdsTools(text: string): boolean {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return false;
  }
  const items: readonly unknown[] = Array.isArray(value) ? value : [value];
  return items.length > 0 && items.every(isTool) && (readToolDefinitions(items) ?? []).length === items.length;
}

function isTool(value: unknown): boolean {
  if (!isObject(value)) return false;
  const inner = own(value, "function");
  const tool = isObject(inner) ? inner : value;
  const parameters = ["parameters", "input_schema", "inputSchema"].some((key) => isObject(own(tool, key)));
  return typeof own(tool, "name") === "string" && parameters;
}

async function beginningOf(tree: FileTree, path: string): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of tree.open(path, [{ from: 0, to: BEGINNING }])) pieces.push(Buffer.from(piece));
  return Buffer.concat(pieces).toString("utf8");
}
