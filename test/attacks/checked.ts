/** A check of a desk's newest commit, by the program's own start, with nothing of this machine around it. */
import type { Result } from "../../src/domain/result.ts";
import { startCheck } from "../../src/start/check.ts";
import type { Outside } from "../../src/world/world.ts";
import type { Desk } from "../end-to-end/desk.ts";
import { heardProgress } from "../pipeline/scripted-models.ts";
import type { ModelServer } from "../servers/model.ts";

export const MODEL_KEY = "key-that-nobody-may-see";

/** @param model the one that the maintainer's environment names */
export function checked(
  desk: Desk,
  model: Pick<ModelServer, "url">,
  more: { readonly environment?: Outside["environment"]; readonly stranger?: true } = {},
): Promise<Result> {
  const head = desk.git("rev-parse", "HEAD");
  const stranger = { from: "fork", pullRequest: 7, onMissingSecrets: "neutral" } as const;
  return startCheck(
    { base: desk.git("rev-parse", "HEAD~1"), head, ...(more.stranger === undefined ? {} : { stranger }) },
    {
      directory: desk.path,
      environment: {
        PATH: process.env["PATH"],
        OPENAI_BASE_URL: model.url,
        OPENAI_API_KEY: MODEL_KEY,
        ...more.environment,
      },
      progress: heardProgress().progress,
      signal: new AbortController().signal,
      clock: { now: () => new Date("2026-11-03T09:00:00Z") },
      cacheFolder: desk.cache,
      fresh: false,
    },
  );
}
