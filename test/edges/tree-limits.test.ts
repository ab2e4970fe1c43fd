import { describe, expect, test } from "vitest";
import type { Suite } from "../../src/domain/suite.ts";
import { gitRepository } from "../../src/edges/git/repository.ts";
import { layerFiles } from "../../src/edges/layer-files.ts";
import type { FileTree } from "../../src/ports.ts";
import { aSuite } from "../stories/memory-world.ts";
import { scratchRepository } from "./git/scratch.ts";

const PROMPTS: Suite = {
  ...aSuite(),
  path: "suite.yml",
  layers: {
    model: null,
    prompt: null,
    policy: { files: ["policies/**"] },
    retrieval: { documents: { snapshot: "kb.json" } },
    tools: null,
  },
};
const SNAPSHOT = JSON.stringify({ index: "kb-1", results: [] });

async function read(files: { readonly [path: string]: string }) {
  using repository = scratchRepository();
  const commit = repository.commit({ "kb.json": SNAPSHOT, ...files });
  const tree = gitRepository(repository.path).at(commit);
  return { label: tree.label, ...(await ofTree(tree)) };
}

async function ofTree(tree: FileTree) {
  return layerFiles(PROMPTS)
    .at(tree, "head")
    .then(
      (variant) => ({ variant }),
      ({ name, message, remedy }) => ({ name, message, remedy }),
    );
}

const manyPolicies = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`policies/${index + 1000}.md`, "p"]));

describe("a layer of a commit", () => {
  test("may have 1,000 files of 1 MB", async () => {
    expect(await read({ ...manyPolicies(999), "policies/large.md": "x".repeat(1_000_000) })).toHaveProperty("variant");
  });

  test("is refused with one file more, and told which", async () => {
    const { label, ...told } = await read(manyPolicies(1_001));
    expect(told).toEqual({
      name: "UserError",
      message: `suite.yml: layers.policy: policies/2000.md in ${label} is one file too many: 1001 match, and a layer has at most 1000`,
      remedy: "Write narrower globs, or join the files.",
    });
  });

  test("is refused with a file of one byte more, and told which", async () => {
    const { label, ...told } = await read({ "policies/large.md": "x".repeat(1_000_001) });
    expect(told).toEqual({
      name: "UserError",
      message: `policies/large.md in ${label} is larger than 1 MB, the most that is read of a text`,
      remedy: "Make the file smaller, or correct the path or glob that leads to it.",
    });
  });

  test("counts bytes, not characters", async () => {
    expect(await read({ "policies/large.md": "€".repeat(400_000) })).toMatchObject({
      message: expect.stringContaining("larger than 1 MB"),
    });
  });

  test("may hold a retrieval snapshot larger than 1 MB: it has the documents in it", async () => {
    const documents = [{ id: "d1", text: "x".repeat(1_500_000) }];
    const snapshot = JSON.stringify({ index: "kb-2", results: [{ query: "q", documents }] });
    expect(await read({ "policies/a.md": "p", "kb.json": snapshot })).toMatchObject({
      variant: { versions: { retrieval: { id: "kb-2" } } },
    });
  });

  test.each([
    ["a tab", "policies/a\tb.md", "policies/a b.md"],
    ["an escape", "policies/\u001b[2Jb.md", "policies/b.md"],
    ["a turn of direction", "policies/a\u202eb.md", "policies/ab.md"],
  ])("is refused where a path holds %s, and the path is told without it", async (_, path, plain) => {
    const { label, ...told } = await read({ [path]: "p" });
    expect(told).toEqual({
      name: "UserError",
      message: `suite.yml: layers.policy: the path of ${plain} in ${label} holds a control character`,
      remedy: "Rename the file; a layer takes no file whose path steers what shows it.",
    });
  });

  test("takes names in any script", async () => {
    expect(await read({ "policies/Rücksendung – 返品.md": "p" })).toHaveProperty("variant");
  });
});

test("a file of a commit that is too large for one question is read for another that allows more", async () => {
  using repository = scratchRepository();
  const tree = gitRepository(repository.path).at(repository.commit({ "kb.json": SNAPSHOT }));
  await expect(tree.read("kb.json", 10)).rejects.toMatchObject({ name: "UserError" });
  expect(await tree.read("kb.json", 1000)).toBe(SNAPSHOT);
});
