import { chmodSync, existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { resultOf } from "./cli.ts";
import { aDesk, CASES, deskModel, PROMPT, suiteText } from "./desk.ts";
import { refusal } from "./refusal.ts";
import { traceLines } from "./traces.ts";

const FROM_COMMAND = suiteText(['{ otlp: "traces/*.jsonl" }', "{ command: [scripts/export.sh, desk] }"]);
const EXPORT = "#!/bin/sh\ncat exported.jsonl\n";

function aDeskWithCommand(script = EXPORT) {
  const desk = aDesk({
    "suite.yml": FROM_COMMAND,
    "traces/monday.jsonl": null,
    "exported.jsonl": `${traceLines(CASES).join("\n")}\n`,
    "scripts/export.sh": script,
  });
  chmodSync(join(desk.path, "scripts/export.sh"), 0o755);
  desk.git("commit", "--quiet", "--all", "--message", "Let it run");
  return desk;
}

test.concurrent("a record reads the traces that a command prints", async () => {
  using desk = aDeskWithCommand();
  await using model = await deskModel();
  const outcome = await desk.run(["record", "--json"], model);
  expect(outcome.status, outcome.stderr).toBe(0);
  expect(model.requests).toHaveLength(CASES);
});

test.concurrent("a check runs the command of the base, and not what the pull request has made of it", async () => {
  using desk = aDeskWithCommand();
  await using model = await deskModel();
  const harm = join(dirname(desk.path), "harm");
  desk.commit({
    "prompts/desk.md": PROMPT.replace("You answer", "You kindly answer"),
    "scripts/export.sh": `#!/bin/sh\ntouch ${harm}\ncat exported.jsonl\n`,
    "exported.jsonl": "",
  });

  const outcome = await desk.run(["check", "--base", "HEAD~1", "--json"], model);

  expect(outcome.status, outcome.stderr).toBe(0);
  expect(resultOf(outcome)).toMatchObject({ verdict: "unchanged" });
  expect(model.requests).toHaveLength(2 * CASES);
  expect(existsSync(harm)).toBe(false);
});

test.concurrent("a command that fails is told with what it said", async () => {
  using desk = aDeskWithCommand("#!/bin/sh\necho the warehouse is closed >&2\nexit 3\n");
  expect(await refusal(desk)).toBe(
    "eval-baseline: the command scripts/export.sh desk failed with status 3: the warehouse is closed.\n" +
      "Run it by hand in the repository's root, without a shell, and put right what it says.\n",
  );
});

test.concurrent("a key that is not set is told by the name of its variable", async () => {
  const langfuse = ['{ otlp: "traces/*.jsonl" }', '{ langfuse: { base-url: "http://127.0.0.1:9" } }'] as const;
  using desk = aDesk({ "suite.yml": suiteText(langfuse) });
  expect(await refusal(desk)).toBe(
    "eval-baseline: Langfuse at 127.0.0.1:9 asks for a key, and LANGFUSE_PUBLIC_KEY and LANGFUSE_SECRET_KEY are not set.\n" +
      "Set LANGFUSE_PUBLIC_KEY and LANGFUSE_SECRET_KEY in the environment; in a workflow, from a secret with env.\n",
  );
});
