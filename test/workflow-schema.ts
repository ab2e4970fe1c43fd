import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { rolldown } from "rolldown";

/** GitHub's own reader of workflow and action files, with its current schemas. */
export type WorkflowSchema = {
  /** All that is wrong with a workflow file: shape, keys, expressions, events. */
  workflowProblems(path: string, text: string): Promise<readonly string[]>;
  /** The same for an action.yml. */
  actionProblems(path: string, text: string): readonly string[];
};

type Context = { readonly errors: { getErrors(): readonly { readonly message: string }[] } };
type Parsed = { readonly context: Context; readonly value: unknown };
type Parse = (file: { readonly name: string; readonly content: string }, trace: unknown) => Parsed;
type Parser = {
  readonly parseWorkflow: Parse;
  readonly parseAction: Parse;
  readonly NoOperationTraceWriter: new () => unknown;
  convertWorkflowTemplate(
    context: Context,
    value: unknown,
  ): Promise<{ readonly errors?: readonly { Message: string }[] }>;
};

const PACKAGE = fileURLToPath(new URL("../node_modules/@actions/workflow-parser/dist/", import.meta.url));

/**
 * Loads @actions/workflow-parser. It imports JSON without saying so, which plain Node refuses, so it is bundled into a
 * temporary file first.
 */
export async function loadWorkflowSchema(): Promise<WorkflowSchema> {
  const folder = mkdtempSync(join(tmpdir(), "workflow-schema-"));
  try {
    const { parseWorkflow, parseAction, convertWorkflowTemplate, NoOperationTraceWriter } = await bundled(folder);
    const trace = new NoOperationTraceWriter();
    return {
      async workflowProblems(name, content) {
        const { context, value } = parseWorkflow({ name, content }, trace);
        const problems = messagesOf(context);
        if (problems.length > 0 || value === undefined) return problems;
        const { errors = [] } = await convertWorkflowTemplate(context, value);
        return [...new Set([...messagesOf(context), ...errors.map(({ Message }) => Message)])];
      },
      actionProblems: (name, content) => messagesOf(parseAction({ name, content }, trace).context),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function bundled(folder: string): Promise<Parser> {
  const entry = join(folder, "entry.mjs");
  const from = (file: string) => JSON.stringify(join(PACKAGE, file));
  writeFileSync(
    entry,
    `export * from ${from("index.js")};\nexport { parseAction } from ${from("actions/action-parser.js")};\n`,
  );
  const bundle = await rolldown({ input: entry, platform: "node", logLevel: "silent" });
  const file = join(folder, "bundle.mjs");
  await bundle.write({ file, format: "esm", codeSplitting: false });
  await bundle.close();
  return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Parser;
}

function messagesOf({ errors }: Context): readonly string[] {
  return errors.getErrors().map(({ message }) => message);
}
