import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseBaseline } from "../../src/formats/baseline.ts";
import { runNode } from "../command-line.ts";
import { MODEL, type Question, SYSTEM } from "./questions.ts";
import { type Timed, timedRun } from "./timed.ts";

/** One way to ask all questions once, as a process of its own. */
export type Runner = {
  readonly name: string;
  /** @returns what it took, and how many questions were answered rightly */
  run(at: Place): Promise<Timed & { readonly right: number }>;
};

/** Where a runner is to run: the repository of the questions, and the model to ask. */
export type Place = {
  readonly root: string;
  readonly modelUrl: string;
  readonly concurrency: number;
  readonly questions: readonly Question[];
};

/** The program itself: a record without a commit, nothing of an earlier run reused. @param cli its command line @param folder for its files */
export function ourRunner(cli: string, folder: string): Runner {
  return {
    name: "eval-baseline record",
    async run({ root, modelUrl }) {
      const out = join(folder, "baseline.json");
      const args = ["record", "--no-commit", "--fresh", "--quiet", "--cache", join(folder, "cache"), "--out", out];
      const timed = await timedRun([cli, ...args], { cwd: root, env: { OPENAI_BASE_URL: `${modelUrl}/v1` } });
      const { run } = parseBaseline(await readFile(out, "utf8"), out);
      const scores = run.cases.flatMap(({ trials }) => trials.map((trial) => trial.scores["right"]));
      return { ...timed, right: scores.filter((score) => score?.status === "scored" && score.value === 1).length };
    },
  };
}

/** Bundled as the program is: loading a package from many small files would make the floor look slower than it is. */
export async function bareRunner(folder: string): Promise<Runner> {
  const project = join(import.meta.dirname, "../..");
  const bundler = join(project, "node_modules/rolldown/bin/cli.mjs");
  const args = ["evals/speed/bare-loop.ts", "--platform", "node", "--format", "esm", "-d", folder];
  const { status, stderr } = await runNode([bundler, ...args], { cwd: project });
  if (status !== 0) throw new Error(`the bare loop cannot be bundled: ${stderr}`);
  await writeFile(join(folder, "package.json"), '{ "type": "module" }\n');
  return {
    name: "bare openai + p-limit loop",
    async run({ root, modelUrl, concurrency }) {
      const script = join(folder, "bare-loop.js");
      const timed = await timedRun([script, "questions.json", String(concurrency)], {
        cwd: root,
        env: { OPENAI_BASE_URL: `${modelUrl}/v1` },
      });
      const { right } = JSON.parse(timed.stdout) as { readonly right: number };
      return { ...timed, right };
    },
  };
}

/** promptfoo with its cache, its telemetry and all that is remote turned off. @param installed the folder it is installed in */
export async function promptfooRunner(installed: string, folder: string): Promise<Runner> {
  const place = join(installed, "node_modules/promptfoo");
  const { version } = JSON.parse(await readFile(join(place, "package.json"), "utf8")) as { readonly version: string };
  return {
    name: `promptfoo ${version}`,
    async run({ modelUrl, concurrency, questions }) {
      const [config, out] = [join(folder, "promptfooconfig.json"), join(folder, "promptfoo.json")];
      await writeFile(config, JSON.stringify(promptfooConfig(questions, modelUrl)));
      const args = ["eval", "-c", config, "-o", out, "-j", String(concurrency), ...QUIET];
      // Its exit status is 100 when an assertion failed, which a fault may have brought about.
      const timed = await timedRun([join(place, "dist/src/entrypoint.js"), ...args], {
        cwd: folder,
        env: { ...OFFLINE, PROMPTFOO_CONFIG_DIR: join(folder, "promptfoo") },
        mayFail: true,
      });
      const { results } = JSON.parse(await readFile(out, "utf8")) as {
        readonly results: { readonly results: readonly { readonly success: boolean }[] };
      };
      return { ...timed, right: results.results.filter(({ success }) => success).length };
    },
  };
}

const QUIET = ["--no-cache", "--no-table", "--no-progress-bar", "--no-write", "--no-share"];
const OFFLINE = {
  OPENAI_API_KEY: "no-key-needed",
  PROMPTFOO_DISABLE_TELEMETRY: "1",
  PROMPTFOO_DISABLE_UPDATE: "1",
  PROMPTFOO_DISABLE_REMOTE_GENERATION: "1",
  PROMPTFOO_CACHE_ENABLED: "false",
};

function promptfooConfig(questions: readonly Question[], modelUrl: string): object {
  const messages = [
    { role: "system", content: SYSTEM },
    { role: "user", content: "{{question}}" },
  ];
  return {
    prompts: [JSON.stringify(messages)],
    providers: [{ id: `openai:chat:${MODEL}`, config: { apiBaseUrl: `${modelUrl}/v1`, temperature: 0 } }],
    tests: questions.map(({ text, expected }) => ({
      vars: { question: text },
      assert: [{ type: "icontains", value: expected }],
    })),
  };
}
