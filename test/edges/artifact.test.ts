import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { keepArtifact } from "../../src/edges/artifact.ts";
import { type ArtifactService, startArtifacts } from "../servers/artifacts.ts";

const FILES = [
  { name: "result.json", text: '{"verdict":"unchanged"}\n' },
  { name: "summary.md", text: "**Unchanged**\n" },
];

let runner = "";
beforeEach(() => {
  runner = mkdtempSync(join(tmpdir(), "eval-baseline-test-"));
  // The service's client says in the log what it does.
  vi.spyOn(process.stdout, "write").mockReturnValue(true);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  rmSync(runner, { recursive: true, force: true });
});

/** The variables of the runner; the service's client reads them from the process. */
function environmentOf(service: ArtifactService, server = "https://github.com") {
  const environment = { ...service.environment, RUNNER_TEMP: runner, GITHUB_SERVER_URL: server };
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  return environment;
}

describe("an artifact", () => {
  test("is kept with both files, and nothing is left behind in the runner's folder", async () => {
    await using service = await startArtifacts();
    const environment = environmentOf(service);
    const outcome = await keepArtifact({ name: "eval-baseline-check-support-1", files: FILES }, environment);
    expect(outcome).toEqual({ status: "kept", name: "eval-baseline-check-support-1", id: 1 });
    expect(service.artifacts.map(({ name }) => name)).toEqual(["eval-baseline-check-support-1"]);
    const archive = service.artifacts[0]?.content.toString("latin1") ?? "";
    expect(archive).toContain("result.json");
    expect(archive).toContain("summary.md");
    expect(readdirSync(runner)).toEqual([]);
  });

  test("gets a number when another job of the run has taken its name", async () => {
    await using service = await startArtifacts();
    const environment = environmentOf(service);
    const names: string[] = [];
    for (let job = 1; job <= 3; job += 1) {
      const outcome = await keepArtifact({ name: "eval", files: FILES }, environment);
      if (outcome.status === "kept") names.push(outcome.name);
    }
    expect(names).toEqual(["eval", "eval-2", "eval-3"]);
  });

  test("is named by what every file system takes", async () => {
    await using service = await startArtifacts();
    const environment = environmentOf(service);
    const outcome = await keepArtifact(
      { name: `ev:al/..\\sui"te\n\u202E${"x".repeat(200)}`, files: FILES },
      environment,
    );
    expect(outcome).toMatchObject({ status: "kept", name: expect.stringMatching(/^ev_al_\.\._sui_te_x{104}$/) });
  });

  test("that the service refuses is told, and nothing is thrown", async () => {
    await using service = await startArtifacts();
    const environment = environmentOf(service);
    service.failWith = 403;
    expect(await keepArtifact({ name: "eval", files: FILES }, environment)).toEqual({
      status: "failed",
      problem: expect.stringMatching(/^Failed to CreateArtifact: .*\(403\)/),
    });
  });

  test("is not tried on an Enterprise Server, nor where the runner offers no service", async () => {
    await using service = await startArtifacts();
    const environment = environmentOf(service, "https://github.example");
    expect(await keepArtifact({ name: "eval", files: FILES }, environment)).toEqual({
      status: "unavailable",
      why: "GitHub Enterprise Server has no service for it",
    });
    const { ACTIONS_RUNTIME_TOKEN: _, ...without } = { ...environment, GITHUB_SERVER_URL: "https://acme.ghe.com" };
    expect(await keepArtifact({ name: "eval", files: FILES }, without)).toEqual({
      status: "unavailable",
      why: "the runner offers no service for it",
    });
    expect(service.requests).toEqual([]);
  });
});
