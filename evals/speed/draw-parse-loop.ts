/**
 * The loop that everyone writes first: every line of the files parsed, a trace kept by its id.
 *
 *     node draw-parse-loop.ts <folder>
 */
import { createReadStream, readdirSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";

type Line = {
  readonly resourceSpans: readonly {
    readonly scopeSpans: readonly { readonly spans: readonly { readonly traceId: string }[] }[];
  }[];
};

const [, , folder = ""] = process.argv;
let spans = 0;
for (const name of readdirSync(folder)) {
  const lines = createInterface({ input: createReadStream(join(folder, name)), crlfDelay: Number.POSITIVE_INFINITY });
  for await (const line of lines)
    for (const { scopeSpans } of (JSON.parse(line) as Line).resourceSpans)
      for (const scope of scopeSpans) spans += scope.spans.length;
}
console.log(spans);
