import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { postMortemFolder } from "../../src/edges/post-mortem-files.ts";
import { serialisePostMortem } from "../../src/formats/post-mortem.ts";
import { aPostMortem } from "../report/post-mortems.ts";
import { scratchDirectory } from "./git/scratch.ts";

const POST_MORTEM = aPostMortem();
const { incident } = POST_MORTEM;
const KEPT = { postMortem: POST_MORTEM, markdown: "# Mine\r\n" };

describe("a folder for a post-mortem", () => {
  test("is made when it is written, and holds the files of the branch", async () => {
    using scratch = scratchDirectory();
    const path = join(scratch.path, "new", "folder");
    const folder = await postMortemFolder(path, "new/folder");
    expect(await folder.earlier(incident)).toBeUndefined();
    expect(existsSync(path)).toBe(false);
    expect(await folder.write({ ...KEPT, cases: "{}\n" })).toBe(join(path, "post-mortem.md"));
    expect(readFileSync(join(path, "post-mortem.json"), "utf8")).toBe(serialisePostMortem(POST_MORTEM));
    expect(readFileSync(join(path, "cases.jsonl"), "utf8")).toBe("{}\n");
    expect(await folder.earlier(incident)).toEqual(KEPT);
  });

  test("is not made to hold cases where there are none", async () => {
    using scratch = scratchDirectory();
    await (await postMortemFolder(scratch.path, ".")).write(KEPT);
    expect(existsSync(join(scratch.path, "cases.jsonl"))).toBe(false);
  });

  test("that holds another incident's is left as it is", async () => {
    using scratch = scratchDirectory();
    const folder = await postMortemFolder(scratch.path, "out");
    await folder.write(KEPT);
    await expect(folder.earlier("2026-11-09-desk-cites")).rejects.toMatchObject({
      message: `out holds the post-mortem of ${incident}, and this is the one of 2026-11-09-desk-cites`,
      remedy: "Name another folder: nothing is overwritten.",
    });
  });

  test.each([
    ["post-mortem.md", "post-mortem.md without post-mortem.json"],
    ["post-mortem.json", "post-mortem.json without post-mortem.md"],
  ])("with %s alone is refused", async (file, words) => {
    using scratch = scratchDirectory();
    writeFileSync(join(scratch.path, file), "mine");
    const folder = await postMortemFolder(scratch.path, "out");
    await expect(folder.earlier(incident)).rejects.toMatchObject({
      message: `out holds ${words}`,
      remedy: "Name another folder, or put back the file that is gone.",
    });
  });

  test("that cannot be one is refused before anything is paid for", async () => {
    using scratch = scratchDirectory();
    const file = join(scratch.path, "file");
    writeFileSync(file, "");
    await expect(postMortemFolder(file, "file")).rejects.toThrow(`${file} is a file`);
    mkdirSync(join(scratch.path, "post-mortem.md"));
    await expect(postMortemFolder(scratch.path, ".")).rejects.toThrow(
      "post-mortem.md cannot be written: it is a folder",
    );
  });
});
