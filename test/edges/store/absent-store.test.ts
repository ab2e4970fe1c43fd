import { expect, test } from "vitest";
import { absentStore } from "../../../src/edges/store/absent-store.ts";

test("a directory without a repository says that it can keep no post-mortem before one is paid for", async () => {
  await expect(absentStore("/desk").checkWritable()).rejects.toMatchObject({
    message: "/desk is in no git repository, so there is no branch to keep a post-mortem on",
    remedy: "Run it in a repository, or write files: --out FOLDER.",
  });
});
