import { describe, expect, test } from "vitest";
import { suiteHeldBy } from "../../../src/config/suite-held-by.ts";
import { gitRepository } from "../../../src/edges/git/repository.ts";
import { layerFiles } from "../../../src/edges/layer-files.ts";
import { suiteText } from "../../stories/find-players/desk.ts";
import { aSuite, PRODUCTION } from "../../stories/memory-world.ts";
import { type ScratchRepository, scratchRepository } from "../git/scratch.ts";

const OTHER = {
  "evals/prompts/support.md": "Another prompt.",
  "evals/policies/refunds.md": "Another policy.",
  "evals/tools/orders.json": '{"name":"cancel_order","parameters":{"type":"object"}}',
};

async function variants(scratch: ScratchRepository, commit: string) {
  const repository = gitRepository(scratch.path);
  const tree = repository.at(commit);
  const found = layerFiles(aSuite(), repository);
  if (found.withLayer === undefined) throw new Error("no layer can be had alone");
  return { tree, at: found.at, withLayer: found.withLayer };
}

describe("one layer of a commit", () => {
  test.each(["prompt", "policy", "tools"] as const)("is that of the commit, and the others stay: %s", async (layer) => {
    using scratch = scratchRepository();
    const first = scratch.commit(PRODUCTION);
    const second = scratch.commit(OTHER);
    const { at, tree } = await variants(scratch, first);
    const production = await at(tree, "production");
    const later = await variants(scratch, second);
    const whole = await later.at(later.tree, "later");
    const mixed = await later.withLayer(production, later.tree, layer);
    expect(mixed.versions).toEqual({ ...production.versions, [layer]: whole.versions[layer] });
    const part = layer === "prompt" ? "template" : layer;
    expect(mixed).toEqual({ ...production, [part]: whole[part], versions: mixed.versions });
  });

  test("is had where another layer is broken, and is an error where it is itself", async () => {
    using scratch = scratchRepository();
    const first = scratch.commit(PRODUCTION);
    const broken = scratch.commit({ "evals/tools/orders.json": "no JSON" });
    const { at, tree } = await variants(scratch, first);
    const production = await at(tree, "production");
    const later = await variants(scratch, broken);
    expect(await later.withLayer(production, later.tree, "prompt")).toEqual(production);
    await expect(later.withLayer(production, later.tree, "tools")).rejects.toMatchObject({ name: "UserError" });
  });

  test("is the suite's own model, which lies in no layer file", async () => {
    using scratch = scratchRepository();
    const { tree, at, withLayer } = await variants(scratch, scratch.commit(PRODUCTION));
    const production = await at(tree, "production");
    const other = {
      ...production,
      model: null,
      versions: { ...production.versions, model: { id: "x", source: "config" } },
    };
    expect(await withLayer(other as typeof production, tree, "model")).toEqual(production);
  });
});

describe("the suite that a commit holds", () => {
  test("is read by today's rules; one that these refuse, or that is not there, is none", async () => {
    using scratch = scratchRepository();
    const repository = gitRepository(scratch.path);
    const held = scratch.commit({ "suite.yml": suiteText() });
    const old = scratch.commit({ "suite.yml": "suite: desk\nlayer: of another day\n" });
    scratch.git("rm", "--quiet", "suite.yml");
    const none = scratch.commit({ "a.md": "1" });
    expect((await suiteHeldBy(repository.at(held), "suite.yml"))?.layers.model?.name).toBe("gpt-4.1");
    expect(await suiteHeldBy(repository.at(old), "suite.yml")).toBeUndefined();
    expect(await suiteHeldBy(repository.at(none), "suite.yml")).toBeUndefined();
  });
});
