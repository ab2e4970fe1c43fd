import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { scratchDirectory } from "../edges/git/scratch.ts";
import { type ArtifactService, startArtifacts } from "./artifacts.ts";

const PACKAGE = fileURLToPath(import.meta.resolve("@actions/artifact"));

/** Uploads one file with GitHub's own client, in a process of its own, and gives what it printed. */
async function upload(service: ArtifactService, path: string): Promise<string> {
  const script = `
    import { DefaultArtifactClient } from ${JSON.stringify(PACKAGE)};
    const [path, root] = process.argv.slice(1);
    const made = await new DefaultArtifactClient().uploadArtifact("result", [path], root).catch(String);
    console.log(JSON.stringify(made));`;
  const child = spawn(process.execPath, ["--input-type=module", "-e", script, path, join(path, "..")], {
    env: { ...service.environment, PATH: process.env["PATH"], GITHUB_SERVER_URL: "https://github.com" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  return text(child.stdout);
}

describe("the loopback artifact service", () => {
  test("takes what GitHub's own client uploads", async () => {
    await using service = await startArtifacts();
    using directory = scratchDirectory();
    const path = join(directory.path, "result.json");
    writeFileSync(path, "{}\n");
    expect(await upload(service, path)).toContain('"id":1');
    expect(service.artifacts.map(({ name }) => name)).toEqual(["result"]);
    expect(service.artifacts[0]?.content.subarray(0, 2).toString()).toBe("PK");
    expect(service.artifacts[0]?.content.includes("result.json")).toBe(true);
    expect(service.requests.at(0)).toBe("CreateArtifact");
    expect(service.requests.at(-1)).toBe("FinalizeArtifact");
  });

  test("refuses on demand", async () => {
    await using service = await startArtifacts();
    service.failWith = 403;
    using directory = scratchDirectory();
    const path = join(directory.path, "result.json");
    writeFileSync(path, "{}\n");
    expect(await upload(service, path)).toContain("Failed to CreateArtifact: Received non-retryable error");
    expect(service.artifacts).toEqual([]);
  });
});
