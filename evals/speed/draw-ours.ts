/**
 * What a record does before it asks any model: a survey of the files, a draw of 200, and the traces drawn.
 *
 *     node draw-ours.js <folder> survey|plain|strata
 */
import { diskTree } from "../../src/edges/disk-tree.ts";
import { traceFiles } from "../../src/edges/sources/trace-files.ts";
import { createDraw, type DrawOptions } from "../../src/pipeline/draw.ts";
import { FIRST_MS } from "./draw-lines.ts";

const SIZE = 200;

const [, , folder = "", mode = "plain"] = process.argv;
const source = traceFiles({
  tree: diskTree(folder),
  globs: ["*.jsonl"],
  versions: {},
  errorBudget: 0,
  ...(mode === "strata" && { feedback: "app.feedback" }),
});
if (mode === "survey") {
  let facts = 0;
  await source.survey(requestFor(plainDraw()), () => {
    facts += 1;
  });
  console.log(`${facts} facts`);
} else {
  const options = mode === "strata" ? stratifiedDraw() : plainDraw();
  const drawing = createDraw(options);
  const { attributes, matters } = drawing;
  await source.survey({ ...requestFor(options), attributes, matters }, drawing.add);
  const { ids, traces, strata } = drawing.result();
  const fetched = await source.fetch(ids);
  if (fetched.length !== SIZE) throw new Error(`${fetched.length} traces were drawn`);
  console.log(`${fetched.length} of ${traces} traces from ${strata.length} strata`);
}

function plainDraw(): DrawOptions {
  const sample = { size: SIZE, fixed: 0, turns: "any", nearDuplicates: true, seed: "7" } as const;
  return { sample: { ...sample, keep: { errors: 0, negativeFeedback: 0 } }, where: [] };
}

/** Strata, both quotas, a filter, and a window that leaves out the first thousand traces. */
function stratifiedDraw(): DrawOptions {
  return {
    sample: { ...plainDraw().sample, stratify: "app.intent", keep: { errors: 20, negativeFeedback: 20 } },
    where: [{ attribute: "deployment.environment.name", is: ["production"] }],
    since: BigInt(FIRST_MS + 1_000_000) * 1_000_000n,
  };
}

/** As the story of a record asks. */
function requestFor({ sample, since }: DrawOptions) {
  return {
    attributes: [],
    conversations: false,
    counts: true,
    ...(sample.keep.errors === 0 && { errors: false as const }),
    seed: sample.seed,
    size: sample.size,
    ...(since !== undefined && { since }),
  };
}
