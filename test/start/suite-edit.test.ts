import { describe, expect, test } from "vitest";
import { loadSuite } from "../../src/config/load-suite.ts";
import { gitRepository } from "../../src/edges/git/repository.ts";
import { suiteEdit } from "../../src/start/suite-edit.ts";
import { scratchRepository } from "../edges/git/scratch.ts";

const SUITE = `suite: desk
traces: { from: [{ otlp: "traces/*.jsonl" }] }
layers:
  model: { name: desk-1 }
  prompt: none
  policy: { files: "policies/*.md" }
  retrieval: none
  tools: none
metrics:
  - { name: cites, scorer: regex, pattern: '\\[d\\d+\\]', max-drop: 0.2 }
  - { name: shape, scorer: json-schema, schema: shape.json }
  - { name: kind, scorer: llm-rubric, rubric: kind.md, judge: { model: { name: judge-1 } }, informs: true }
trials: 1
`;
const FILES = { "suite.yml": SUITE, "shape.json": '{ "type": "object" }', "kind.md": "Is it kind?\n" };
const GOES_BY =
  "suite.yml changes here: this check goes by the one of the base; the new one takes effect after the merge.";

/** What is told of a change to these files; null takes one away. */
async function edit(files: { readonly [path: string]: string | null }, isWhole = true) {
  using repository = scratchRepository();
  const base = repository.commit(FILES);
  for (const [path, text] of Object.entries(files)) if (text === null) repository.git("rm", "--quiet", path);
  const head = repository.commit(
    Object.fromEntries(Object.entries(files).filter((file): file is [string, string] => file[1] !== null)),
  );
  const git = gitRepository(repository.path);
  const [before, after] = [git.at(base), git.at(head)];
  const { paths } = await git.changedFiles(base, head);
  const changed = isWhole ? { paths, isWhole } : { paths: [], isWhole };
  return await suiteEdit(await loadSuite(before, "suite.yml"), { before, after, changed });
}

const edited = (from: string, to: string) => {
  if (!SUITE.includes(from)) throw new Error(`the suite holds no ${from}`);
  return { "suite.yml": SUITE.replace(from, to) };
};

describe("a change", () => {
  test("that leaves the suite and the files of its metrics alone has nothing told of it", async () => {
    expect(await edit({ "policies/a.md": "Be kind." })).toEqual({ keepsSuite: true, sentences: [] });
  });

  test.each([
    ["a margin", edited("max-drop: 0.2", "max-drop: 0.1")],
    ["where the judge is", edited("{ name: judge-1 }", "{ name: judge-1, key-variable: OTHER_KEY }")],
    ["nothing that counts", edited("trials: 1", "trials: 2")],
  ])("to %s has the suite of the base hold, and compares as before", async (_, files) => {
    expect(await edit(files)).toEqual({ keepsSuite: true, sentences: [GOES_BY] });
  });

  test("to the model is compared by a canary", async () => {
    expect((await edit(edited("desk-1", "desk-2"))).sentences).toEqual([
      `${GOES_BY} The model that it changes is not compared here: run a canary.`,
    ]);
  });

  test("to where a layer is says that what is there is not compared", async () => {
    const files = { ...edited("policies/*.md", "rules/*.md"), "rules/a.md": "Refund anything." };
    expect((await edit(files)).sentences).toEqual([
      GOES_BY,
      "What it says anew of policy is not compared here: only what the base's suite names is.",
    ]);
  });

  test.each([
    ["the options of a metric", edited("d\\d+", "s\\d+"), "cites"],
    ["the judge of a metric", edited("judge-1", "judge-2"), "kind"],
    ["the scorer of a metric", edited("scorer: regex, pattern: '\\[d\\d+\\]'", "scorer: contains, value: d"), "cites"],
  ])("to %s starts a new comparability key for it", async (_, files, metric) => {
    expect((await edit(files)).sentences).toEqual([
      GOES_BY,
      `The next record after the merge starts a new comparability key for ${metric}: what is measured by that name changes.`,
    ]);
  });

  test("to files that metrics name starts a new comparability key for those metrics", async () => {
    expect(await edit({ "kind.md": "Is it very kind?\n", "shape.json": '{ "type": "array" }' })).toEqual({
      keepsSuite: true,
      sentences: [
        "shape.json and kind.md change here: this check goes by those of the base; the new ones take effect after the merge.",
        "The next record after the merge starts a new comparability key for shape and kind: what is measured by that name changes.",
      ],
    });
  });

  test("to which metrics there are says which are new and which are gone", async () => {
    expect((await edit(edited("name: cites", "name: quotes"))).sentences).toEqual([
      GOES_BY,
      "The next record after the merge measures quotes for the first time.",
      "No record after the merge measures cites.",
    ]);
  });

  test("that takes the suite away leaves nothing to check by", async () => {
    expect(await edit({ "suite.yml": null })).toEqual({
      keepsSuite: false,
      sentences: ["suite.yml is gone or moved here: nothing is checked by it after the merge."],
    });
  });

  test("that breaks the suite is told with the first problem", async () => {
    expect(await edit(edited("trials: 1", "trails: 1\nsuit: x"))).toEqual({
      keepsSuite: false,
      sentences: [
        expect.stringMatching(
          /^suite\.yml changes here, and the suite that is proposed cannot be used: suite\.yml:\d+: .*trails.*\. This check goes by the one of the base\.$/,
        ),
      ],
    });
  });

  test("that takes a file of a metric away breaks the suite", async () => {
    expect((await edit({ "kind.md": null })).sentences[0]).toContain("there is no file kind.md");
  });

  test("whose suite is too large to be read is told so", async () => {
    expect((await edit({ "suite.yml": `${SUITE}#${"x".repeat(1_000_001)}\n` })).sentences[0]).toContain(
      "cannot be used: suite.yml in commit ",
    );
  });

  test("whose problem is long or steers a terminal is told shortly and plainly", async () => {
    const { sentences } = await edit(edited("name: cites", `name: "\u001b[2J${"x".repeat(500)}"`));
    expect(sentences.join()).not.toContain("\u001b");
    expect(Math.max(...sentences.map(({ length }) => length))).toBeLessThan(700);
  });

  test("of which not all files are known is looked up file by file", async () => {
    expect((await edit({ "kind.md": "Is it very kind?\n" }, false)).sentences[0]).toMatch(/^kind\.md changes here/);
    expect((await edit({ "policies/a.md": "p" }, false)).sentences).toEqual([]);
  });

  test("never has a schema that a stranger proposes compiled", async () => {
    const broken = '{ "type": "no such type", "pattern": "(" }';
    expect((await edit({ "shape.json": broken })).sentences).toEqual([
      "shape.json changes here: this check goes by the one of the base; the new one takes effect after the merge.",
      "The next record after the merge starts a new comparability key for shape: what is measured by that name changes.",
    ]);
  });
});
