import { afterAll, describe, expect, test } from "vitest";
import type { Suite } from "../../../src/domain/suite.ts";
import { diskTree } from "../../../src/edges/disk-tree.ts";
import { gitRepository } from "../../../src/edges/git/repository.ts";
import { layerFiles } from "../../../src/edges/layer-files.ts";
import { UserError } from "../../../src/errors.ts";
import type { LayerOverride } from "../../../src/ports.ts";
import { aSuite } from "../../stories/memory-world.ts";
import { scratchRepository } from "../git/scratch.ts";

const snapshot = (index: string) => JSON.stringify({ index, results: [] });
const tool = (name: string) => JSON.stringify({ name, parameters: { type: "object" } });

const repository = scratchRepository();
afterAll(() => repository[Symbol.dispose]());
const released = repository.commit({
  "prompts/desk.md": "Released.\n",
  "policies/a.md": "Old a.",
  "policies/b.md": "Old b.",
  "tools/a.json": tool("old_a"),
  "kb.json": snapshot("kb-old"),
});
repository.git("tag", "v1.4.0");
repository.commit({
  "prompts/desk.md": "Now.\n",
  "prompts/note.txt": "A note.",
  "policies/a.md": "New a.",
  "policies/b.md": "New b.",
  "tools/a.json": tool("new_a"),
  "tools/b.json": tool("new_b"),
  "kb.json": snapshot("kb-new"),
  "drafts/desk.prompt.yml": "messages: [{ role: user, content: 'Q: {{input}}' }]\n",
  "drafts/renamed.prompt.yml": "name: other\nmessages:\n  - { content: 'Q: {{input}}', role: user }\n",
  "models/small.yml": "name: small-1\nprice: { input: 1, output: 2 }\n",
  "v1.4.0:prompts/desk.md": "A file with an odd name.",
});

const BASE = aSuite();
const SUITE: Suite = {
  ...BASE,
  path: "suite.yml",
  layers: {
    ...BASE.layers,
    prompt: { template: "prompts/desk.md", files: ["prompts/*"] },
    policy: { files: ["policies/*.md"] },
    retrieval: { documents: { snapshot: "kb.json" } },
    tools: BASE.layers.tools === null ? null : { ...BASE.layers.tools, definitions: ["tools/*.json"] },
  },
};

const checkout = diskTree(repository.path);

async function variants(suite = SUITE, git: Parameters<typeof layerFiles>[1] = gitRepository(repository.path)) {
  const made = layerFiles(suite, git);
  const production = await made.at(checkout, "production");
  const replaced = (layer: LayerOverride["layer"], value: string) =>
    made.override(production, checkout, { layer, value });
  return { production, replaced };
}

async function refusal(layer: LayerOverride["layer"], value: string, suite?: Suite) {
  const { replaced } = await variants(suite);
  const error = await replaced(layer, value).then(
    () => new Error("was taken"),
    (reason: unknown) => reason,
  );
  if (error instanceof UserError) return { message: error.message, remedy: error.remedy };
  throw error;
}

describe("a whole layer of a commit", () => {
  test("is what the suite's own paths hold there", async () => {
    const { production, replaced } = await variants();
    const old = await layerFiles(SUITE).at(gitRepository(repository.path).at(released), "old");
    const prompt = await replaced("prompt", "git:v1.4.0");
    expect(prompt).toMatchObject({ template: { kind: "system", text: "Released.\n" }, label: "prompt=git:v1.4.0" });
    expect(prompt.versions).toEqual({ ...production.versions, prompt: old.versions.prompt });
    expect(await replaced("policy", "git:v1.4.0")).toMatchObject({ policy: "Old a.\n\nOld b." });
    expect((await replaced("tools", `git:${released}`)).tools).toEqual(old.tools);
    expect(await replaced("retrieval", "git:HEAD~1")).toMatchObject({
      retrieval: { snapshot: { index: "kb-old" } },
      versions: { retrieval: { id: "kb-old" } },
    });
  });

  test("leaves the variant without a template where the suite names none", async () => {
    const { replaced } = await variants({
      ...SUITE,
      layers: { ...SUITE.layers, prompt: { files: ["prompts/*"] } },
    });
    expect(await replaced("prompt", "git:v1.4.0")).not.toHaveProperty("template");
    expect(await replaced("policy", "text:Be kind.")).not.toHaveProperty("template");
    expect(await replaced("prompt", "text:Be kind.")).toMatchObject({ template: { text: "Be kind." } });
  });

  test("that is the same is the same version", async () => {
    const { production, replaced } = await variants();
    expect((await replaced("prompt", "git:HEAD")).versions.prompt.id).toBe(production.versions.prompt.id);
    expect((await replaced("tools", "git:HEAD")).versions).toEqual(production.versions);
  });
});

describe("a file", () => {
  test("is read from the checkout, or from a commit", async () => {
    const { production, replaced } = await variants();
    expect(await replaced("prompt", "prompts/note.txt")).toMatchObject({ template: { text: "A note." } });
    expect(await replaced("policy", "v1.4.0:policies/b.md")).toMatchObject({ policy: "Old b." });
    expect(await replaced("tools", "git:v1.4.0:tools/a.json")).toMatchObject({ tools: [{ name: "old_a" }] });
    expect(await replaced("retrieval", "v1.4.0:kb.json")).toMatchObject({ versions: { retrieval: { id: "kb-old" } } });
    const same = await replaced("prompt", "prompts/desk.md");
    expect(same.versions.prompt.id).toBe(production.versions.prompt.id);
  });

  test("of the checkout with exactly that name is meant before anything else", async () => {
    const { replaced } = await variants();
    expect(await replaced("prompt", "v1.4.0:prompts/desk.md")).toMatchObject({
      template: { text: "A file with an odd name." },
    });
    expect(await replaced("prompt", "git:v1.4.0:prompts/desk.md")).toMatchObject({ template: { text: "Released.\n" } });
  });

  test("of several is a glob, for policy and tools", async () => {
    const { production, replaced } = await variants();
    expect((await replaced("policy", "policies/{a,b}.md")).versions.policy.id).toBe(production.versions.policy.id);
    expect(await replaced("tools", "tools/[b].json")).toMatchObject({ tools: [{ name: "new_b" }] });
  });

  test("of a prompt with messages is known by what is sent of it", async () => {
    const { replaced } = await variants();
    const one = await replaced("prompt", "drafts/desk.prompt.yml");
    const other = await replaced("prompt", "drafts/renamed.prompt.yml");
    expect(one.template).toEqual({ kind: "messages", messages: [{ role: "user", text: "Q: {{input}}" }] });
    expect(other.versions.prompt.id).toBe(one.versions.prompt.id);
  });
});

test("a text is itself the prompt or the policy, whatever it looks like and however long it is", async () => {
  const { replaced } = await variants();
  const text = `Be kind: ${"very ".repeat(1000)}\n{{ policy }} a:b`;
  expect(await replaced("prompt", `text:${text}`)).toMatchObject({ template: { kind: "system", text } });
  expect((await replaced("prompt", `text:${text}`)).label).toBe(`prompt=text:Be kind: very very very very very …`);
  expect(await replaced("policy", "text:No refunds.\n")).toMatchObject({ policy: "No refunds." });
});

describe("retrieval", () => {
  const endpoint = { url: "https://search.example.com/q", keyVariable: "SEARCH_KEY", timeoutMs: 5, price: 0.01 };
  const withEndpoint: Suite = {
    ...SUITE,
    layers: { ...SUITE.layers, retrieval: { documents: { endpoint }, version: "kb-9" } },
  };

  test("may be what was recorded", async () => {
    const { replaced } = await variants();
    expect(await replaced("retrieval", "recorded")).toMatchObject({
      retrieval: { kind: "recorded" },
      versions: { retrieval: { id: null } },
    });
  });

  test("may be an endpoint, whose index is not known before it is asked", async () => {
    const { replaced } = await variants();
    const variant = await replaced("retrieval", "http://127.0.0.1:9/search");
    expect(variant.retrieval).toEqual({
      kind: "endpoint",
      endpoint: { url: "http://127.0.0.1:9/search", timeoutMs: 60_000 },
    });
    expect(variant.versions.retrieval).toMatchObject({ id: null, source: "unknown" });
  });

  test("that is the suite's endpoint has what the suite says of it, and another one its key, time and price", async () => {
    const { production, replaced } = await variants(withEndpoint);
    expect(production).toMatchObject({
      retrieval: { kind: "endpoint", endpoint },
      versions: { retrieval: { id: "kb-9", source: "config" } },
    });
    const same = await replaced("retrieval", endpoint.url);
    expect([same.retrieval, same.versions]).toEqual([production.retrieval, production.versions]);
    const other = await replaced("retrieval", "https://canary.example.com/q?tenant=desk");
    expect(other).toMatchObject({
      label: "retrieval=https://canary.example.com/q",
      retrieval: { endpoint: { ...endpoint, url: "https://canary.example.com/q?tenant=desk" } },
      versions: { retrieval: { id: null } },
    });
  });

  test.each(["https://me:secret@search.example.com", "https://", "http:search"])(
    "at %s is refused, and the address is not shown",
    async (url) => {
      expect(await refusal("retrieval", url)).toEqual({
        message: "--layer retrieval=https://… is not a URL without a user name and password",
        remedy: "Write http://… or https://…; a key goes into an environment variable that the suite names.",
      });
    },
  );

  test("has no snapshot in a commit where the suite names none", async () => {
    expect(await refusal("retrieval", "git:v1.4.0", withEndpoint)).toEqual({
      message: "--layer retrieval=git:v1.4.0: suite.yml names no snapshot that a commit could hold",
      remedy: "Name the file in it: retrieval=REF:PATH.",
    });
  });
});

describe("a model", () => {
  test("under another name is another version, and so are other parameters", async () => {
    const { production, replaced } = await variants();
    expect((await replaced("model", "small-1")).versions.model).toEqual({ id: "small-1", source: "config" });
    const cold = await replaced("model", "?temperature=0");
    expect(cold).toMatchObject({ model: { name: "gpt-4.1", parameters: { temperature: 0 } } });
    expect(cold.versions.model.id).toMatch(/^gpt-4\.1#[0-9a-f]{8}$/);
    expect((await replaced("model", "gpt-4.1")).versions).toEqual(production.versions);
  });

  test("may stand in a file, of the checkout or of a commit", async () => {
    const { replaced } = await variants();
    expect(await replaced("model", "@models/small.yml")).toMatchObject({
      label: "model=@models/small.yml",
      model: { name: "small-1", price: { input: 1, output: 2 } },
    });
    expect(await replaced("model", "@HEAD:models/small.yml")).toMatchObject({ model: { name: "small-1" } });
    expect(await refusal("model", "@git:HEAD")).toEqual({
      message: "--layer model=@git:HEAD: a model is no layer of files that a commit could hold",
      remedy: "Name the file in it: model=@REF:PATH.",
    });
  });

  test("with a slip is told with the option", async () => {
    expect(await refusal("model", "small-1?temprature=0")).toMatchObject({
      message: "--layer model=small-1?temprature=0 is no model",
    });
  });
});

describe("an override that cannot be had", () => {
  const PATH = "Give the path of a file, relative to the root of the repository";

  test.each([
    [
      "prompt",
      "drafts/nope.md",
      "--layer prompt=drafts/nope.md: there is no file drafts/nope.md in the checkout",
      `${PATH}; or REF:PATH, git:REF or text:….`,
    ],
    [
      "policy",
      "rules/*.md",
      "--layer policy=rules/*.md: rules/*.md matches no file in the checkout",
      `${PATH}, or a glob; or REF:PATH, git:REF or text:….`,
    ],
    [
      "tools",
      "text:[]",
      "--layer tools=text:[]: only prompt and policy take a text",
      `${PATH}, or a glob; or REF:PATH or git:REF.`,
    ],
    [
      "retrieval",
      "ftp://search.example.com",
      "--layer retrieval=ftp://search.example.com: only retrieval takes an address, with http or https",
      `${PATH}; or REF:PATH, git:REF, recorded, or the https://… of an endpoint.`,
    ],
    [
      "policy",
      "text: \n",
      "--layer policy=text:: the text is empty",
      `${PATH}, or a glob; or REF:PATH, git:REF or text:….`,
    ],
    [
      "tools",
      "v1.4.0:tools/b.json",
      `--layer tools=v1.4.0:tools/b.json: there is no file tools/b.json in commit ${released.slice(0, 7)}`,
      `${PATH}, or a glob; or REF:PATH or git:REF.`,
    ],
    [
      "retrieval",
      "kb-2.json",
      "--layer retrieval=kb-2.json: there is no file kb-2.json in the checkout",
      `${PATH}; or REF:PATH, git:REF, recorded, or the https://… of an endpoint.`,
    ],
    ["model", "@m.yml", "--layer model=@m.yml: there is no file m.yml in the checkout", `${PATH}; or REF:PATH.`],
    [
      "prompt",
      "git:v9",
      "--layer prompt=git:v9: there is no commit v9 in this repository",
      "Check its spelling, and fetch the branch or tag it is on.",
    ],
    [
      "prompt",
      "--upload-pack=x:a.md",
      "--layer prompt=--upload-pack=x:a.md: there is no commit --upload-pack=x in this repository",
      "Check its spelling, and fetch the branch or tag it is on.",
    ],
  ] as const)("%s=%s is told with its place and the forms there are", async (layer, value, message, remedy) => {
    expect(await refusal(layer, value)).toEqual({ message, remedy });
  });

  test("because the application has no such layer is told with the suite", async () => {
    const none: Suite = { ...SUITE, layers: { ...SUITE.layers, policy: null } };
    expect(await refusal("policy", "text:a", none)).toEqual({
      message: "suite.yml says that the application has no policy",
      remedy: "Describe it under layers.policy to override it.",
    });
  });

  test("because there is no repository to look in says so", async () => {
    const made = layerFiles(SUITE);
    const production = await made.at(checkout, "production");
    await expect(made.override(production, checkout, { layer: "prompt", value: "git:v1.4.0" })).rejects.toThrow(
      "--layer prompt=git:v1.4.0: there is no repository here",
    );
  });
});
