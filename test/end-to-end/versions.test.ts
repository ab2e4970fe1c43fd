import { execFileSync } from "node:child_process";
import { expect, test } from "vitest";
import { aDesk, deskModel, PROMPT, suiteText } from "./desk.ts";
import { validResult } from "./result-schema.ts";

test.concurrent("versions prints the very ids that a record keeps", async () => {
  using desk = aDesk();
  await using model = await deskModel();

  const versions = JSON.parse((await desk.run(["versions", "--json"])).stdout).versions;
  const { tuple } = validResult(await desk.run(["record", "--json"], model));

  for (const layer of ["prompt", "policy", "tools"] as const) expect(versions[layer].id).toBe(tuple?.[layer].id);
  expect(versions.model.id).toBe("desk-1");
  expect(versions.retrieval).toMatchObject({ id: null, attribute: "app.retrieval.index_version" });
});

test.concurrent("an application started with the resource attributes has them in its environment", async () => {
  using desk = aDesk();
  const { stdout } = await desk.run(["versions", "--otel"]);
  const script = `export "$(cat)"; printf %s "$OTEL_RESOURCE_ATTRIBUTES"`;
  const attributes = execFileSync("sh", ["-c", script], { input: stdout, encoding: "utf8" });
  expect(attributes).toMatch(
    /^eval_baseline\.version\.model=desk-1,eval_baseline\.version\.prompt=sha256:[0-9a-f]{64},/,
  );
});

test.concurrent("versions --diff says which layers changed since a commit, and in which files", async () => {
  using desk = aDesk();
  desk.write({ "prompts/desk.md": `${PROMPT}\nBe brief.`, "prompts/new.md": "More." });
  const { status, stdout } = await desk.run(["versions", "--diff", "HEAD"]);
  expect(status).toBe(0);
  expect(stdout).toContain("The one layer known to have changed is prompt");
  expect(stdout).toMatch(/^prompt .*prompts\/desk\.md and prompts\/new\.md$/m);
});

test.concurrent("versions of a checkout without a layer's file says which file is missing", async () => {
  using desk = aDesk({ "prompts/desk.md": null });
  const { status, stderr } = await desk.run(["versions"]);
  expect(status).toBe(2);
  expect(stderr).toContain("eval-baseline: suite.yml: layers.prompt: prompts/** matches no file in the checkout.");
});

test.concurrent("versions --diff with a commit that is not there says so", async () => {
  using desk = aDesk();
  const { status, stderr } = await desk.run(["versions", "--diff", "nowhere"]);
  expect(status).toBe(2);
  expect(stderr).toContain("eval-baseline: there is no commit nowhere in this repository.");
});

test.concurrent.each(["--shell", "--otel"])(
  "a comparison with a commit has no place in what %s prints",
  async (form) => {
    using desk = aDesk();
    const { status, stderr } = await desk.run(["versions", form, "--diff", "HEAD"]);
    expect(status).toBe(2);
    expect(stderr).toContain(`option '${form}' cannot be used with option '--diff <revision>'`);
  },
);

test.concurrent("versions of layers that the application has not got are none", async () => {
  using desk = aDesk({ "suite.yml": suiteText(['policy: { files: "policies/*.md" }', "policy: none"]) });
  expect((await desk.run(["versions", "--shell"])).stdout).toContain("EVAL_BASELINE_VERSION_POLICY=none\n");
});
