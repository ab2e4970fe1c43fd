/** Markdown as GitHub shows it: parsed, rendered and cleaned as there, then looked through for what GitHub links by itself. */
import rehypeRaw from "rehype-raw";
import rehypeSanitize from "rehype-sanitize";
import remarkGfm from "remark-gfm";
import { remarkAlert } from "remark-github-blockquote-alert";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";

/** A node of the rendered tree, as much of it as is looked at here. */
type Node = {
  readonly type: string;
  readonly tagName?: string;
  readonly properties?: { readonly [name: string]: unknown };
  readonly value?: string;
  readonly children?: readonly Node[];
};

export type Rendered = {
  /** Elements with their attributes and comments, text left out: "p", "a[href=https://…]". Nested by brackets. */
  readonly skeleton: string;
  /** What a reader sees, blocks apart. */
  readonly text: string;
  /** What GitHub makes of the text afterwards: mentions, references, emoji, formulas with commands in them. */
  readonly linked: readonly string[];
};

const PIPELINE = unified()
  .use(remarkParse)
  .use(remarkGfm)
  .use(remarkAlert)
  .use(remarkRehype, { allowDangerousHtml: true })
  .use(rehypeRaw);
/** GitHub's own rules of what may stand in a comment are the default of this cleaner. */
const CLEANED = unified().use(rehypeSanitize);

/** @param markdown a comment, a summary or the body of an issue */
export function asGitHubRenders(markdown: string): Rendered {
  // Before the cleaning: what it takes away was let through by us.
  const raw = PIPELINE.runSync(PIPELINE.parse(markdown)) as Node;
  const cleaned = CLEANED.runSync(raw as never) as Node;
  const texts = textsOf(cleaned);
  return {
    skeleton: skeletonOf(raw),
    text: texts.join("\n"),
    linked: texts.flatMap((text) => [...text.matchAll(LINKED)].map(([found]) => found.trim())),
  };
}

/** A filter of GitHub's looks at each text that stands outside code and links. */
const LINKED = new RegExp(
  [
    /(?<![\w/])@[a-z\d][a-z\d-]*/, // mention of a person or a team
    /(?<![\w/])[\w.-]+\/[\w.-]+@[\da-f]{7,40}/, // commit of another repository
    /(?<!\w)(?:[\w-]+(?:\/[\w.-]+)?)?#\d+/, // issue, pull request, here or elsewhere
    /\bGH-\d+/,
    /:[\w+-]+:/, // emoji
    /https?:\/\/\S+|www\.[\w-]+\.\S+|[\w.+-]+@[\w-]+\.[\w.-]+/,
    /\$[^$]*\\[a-z{][^$]*\$/, // a formula with a command: it can move, colour and enlarge
  ]
    .map(({ source }) => source)
    .join("|"),
  "giu",
);

function skeletonOf(node: Node): string {
  if (node.type === "text") return "";
  if (node.type === "comment" || node.type === "raw") return `<!--${node.value}-->`;
  const inner = (node.children ?? []).map(skeletonOf).join("");
  return node.type === "element" ? `${node.tagName}${attributesOf(node)}(${inner})` : inner;
}

function attributesOf({ properties = {} }: Node): string {
  const shown = Object.entries(properties).map(([name, value]) => `[${name}=${String(value)}]`);
  return shown.join("");
}

/** Texts outside code and links, neighbours joined. */
function textsOf(node: Node): readonly string[] {
  if (node.type === "text") return [node.value ?? ""];
  if (["code", "pre", "a"].includes(node.tagName ?? "")) return [];
  return (node.children ?? []).flatMap(textsOf);
}
