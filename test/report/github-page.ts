/** Our Markdown as a reader on GitHub sees it: GitHub's dialect, GitHub's allowed HTML, GitHub's style sheet, in a browser. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Browser, Page } from "playwright-core";
import rehypeRaw from "rehype-raw";
import rehypeSanitize, { defaultSchema } from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import remarkGfm from "remark-gfm";
import { remarkAlert } from "remark-github-blockquote-alert";
import remarkParse from "remark-parse";
import remarkRehype from "remark-rehype";
import { unified } from "unified";

/** Columns of a comment on GitHub, in pixels, with the margins that the page has. */
export const WIDTH = 900;

/** What GitHub lets through, and the classes of alerts, which it makes itself. */
const SCHEMA = {
  ...defaultSchema,
  tagNames: [...(defaultSchema.tagNames ?? []), "svg", "path"],
  attributes: {
    ...defaultSchema.attributes,
    "*": [...(defaultSchema.attributes?.["*"] ?? []), "dir"],
    div: [...(defaultSchema.attributes?.["div"] ?? []), ["className", /^markdown-alert/] as [string, RegExp]],
    p: [...(defaultSchema.attributes?.["p"] ?? []), ["className", /^markdown-alert/] as [string, RegExp]],
    svg: [["className", "octicon"] as [string, string], "viewBox", "width", "height", "ariaHidden"],
    path: ["d"],
  },
};

const STYLE = ["github-markdown-css/github-markdown-light.css", "remark-github-blockquote-alert/alert.css"]
  .map((sheet) => readFileSync(fileURLToPath(import.meta.resolve(sheet)), "utf8"))
  .join("\n");

/** The body of a comment as HTML. */
export async function asGitHubRenders(markdown: string): Promise<string> {
  const html = await unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkAlert)
    .use(remarkRehype, { allowDangerousHtml: true })
    .use(rehypeRaw)
    .use(rehypeSanitize, SCHEMA)
    .use(rehypeStringify)
    .process(markdown);
  return String(html);
}

/** Shows Markdown, every fold open, in place of what the page showed before. */
export async function show(page: Page, markdown: string): Promise<void> {
  const html = await asGitHubRenders(markdown);
  await page.setContent(
    `<!doctype html><meta charset="utf-8"><style>${STYLE}
body { margin: 0; } .markdown-body { box-sizing: border-box; padding: 24px; font-family: sans-serif; }</style>
<article class="markdown-body">${html.replaceAll("<details>", "<details open>")}</article>`,
  );
}

/** The browser of the tests with one page, which is shown one report after another; what was printed where it cannot start. */
export async function startBrowser(): Promise<
  | { readonly status: "started"; readonly browser: Browser; readonly page: Page }
  | { readonly status: "cannot-start"; readonly why: string }
> {
  try {
    const { default: chromium } = await import("@sparticuz/chromium");
    const { chromium: playwright } = await import("playwright-core");
    const browser = await playwright.launch({
      args: chromium.args,
      executablePath: await chromium.executablePath(),
      headless: true,
    });
    // This build runs in one process, which ends with its first page.
    return { status: "started", browser, page: await browser.newPage({ viewport: { width: WIDTH, height: 700 } }) };
  } catch (error) {
    return { status: "cannot-start", why: error instanceof Error ? error.message : String(error) };
  }
}
