import { randomBytes } from "node:crypto";
import type { OpenAI } from "openai";
import type { Batch as ListedBatch } from "openai/resources/batches";
import type { EnvironmentVariables } from "../http/environment.ts";
import type { Wait } from "../http/wait.ts";
import { withTimelyErrors } from "../models/error-bodies.ts";
import { type FailedCall, failedCall, stopped } from "../models/failed-call.ts";
import { linesOf } from "../sources/lines.ts";
import type { Batch } from "./batch.ts";
import type { BatchPart } from "./batch-parts.ts";
import { type BatchResult, parseBatchResult } from "./batch-result.ts";

/** Where batches are handed in. Every function throws a FailedCall, once no patience has helped. */
export type BatchProvider = {
  /** The batches of an occasion, newest first. @param since milliseconds since the epoch */
  find(occasion: string, since: number, signal: AbortSignal): Promise<readonly Batch[]>;
  /** Hands a batch in, once: where it is not known whether that worked, it is looked for first. */
  submit(part: BatchPart, occasion: string, signal: AbortSignal): Promise<Batch>;
  /** The batch as it stands now. */
  look(batch: Batch, signal: AbortSignal): Promise<Batch>;
  /** Shows all results of a batch that is over. A download that breaks begins again, and shows some of them twice. */
  read(batch: Batch, see: (result: BatchResult) => Promise<void>, signal: AbortSignal): Promise<void>;
  /** What the error of a single request means. */
  failureOf(result: Extract<BatchResult, { status: "refused" }>): FailedCall;
};

export type BatchProviderOptions = {
  readonly environment: EnvironmentVariables;
  readonly sleep: Wait;
  /** Attempts of one call, the first included. */
  readonly attempts: number;
};

/** The Files and Batches APIs of an endpoint. @param endpoint.place its URL without credentials */
export async function openBatchProvider(
  { url, place, key }: { readonly url: string; readonly place: string; readonly key: string },
  { environment, sleep, attempts }: BatchProviderOptions,
): Promise<BatchProvider> {
  const openai = await import("openai");
  const client = new openai.OpenAI({
    baseURL: url,
    apiKey: key,
    adminAPIKey: null,
    organization: environment["OPENAI_ORG_ID"] || null,
    project: environment["OPENAI_PROJECT_ID"] || null,
    fetch: withTimelyErrors(fetch, TEN_MINUTES),
    timeout: TEN_MINUTES,
    maxRetries: 0,
    logLevel: "off",
  });
  const limits = { place: `the Batch API of ${place}`, timeoutMs: TEN_MINUTES };

  async function patiently<T>(signal: AbortSignal, call: (attempt: number) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await call(attempt);
      } catch (error) {
        const failure = signal.aborted ? stopped(place) : failedCall(error, limits, openai);
        if (failure.patience === "never" || attempt >= attempts) throw failure;
        const ownWait = Math.min(500 * 2 ** (attempt - 1), THIRTY_SECONDS);
        await sleep(Math.min(failure.retryAfterMs ?? ownWait, ONE_MINUTE), signal);
      }
    }
  }

  return {
    find: (occasion, since, signal) =>
      patiently(signal, async () =>
        (await listed(client, since, signal)).filter(({ metadata }) => metadata?.[OCCASION] === occasion).map(batchOf),
      ),

    async submit(part, occasion, signal) {
      const lines = part.requests.map(({ line }) => line);
      const file = new File(lines, "eval-baseline.jsonl");
      const uploaded = await patiently(signal, () => client.files.create({ file, purpose: "batch" }, { signal }));
      const metadata = { [OCCASION]: occasion, part: `${part.digest}-${randomBytes(8).toString("hex")}` };
      const asked = Date.now();
      return patiently(signal, async (attempt) => {
        const recent = attempt === 1 ? [] : await listed(client, asked - ONE_DAY, signal);
        const own = recent.find((batch) => batch.metadata?.["part"] === metadata.part);
        const request = {
          input_file_id: uploaded.id,
          endpoint: part.path,
          completion_window: "24h",
          metadata,
        } as const;
        return batchOf(own ?? (await client.batches.create(request, { signal })));
      });
    },

    look: ({ id }, signal) => patiently(signal, async () => batchOf(await client.batches.retrieve(id, { signal }))),

    async read({ files }, see, signal) {
      for (const file of files) await patiently(signal, () => readFile(client, file, see, signal));
    },

    failureOf: ({ httpStatus, body }) =>
      failedCall(openai.APIError.generate(httpStatus, Object(body), undefined, new Headers()), limits, openai),
  };
}

const THIRTY_SECONDS = 30_000;
const ONE_MINUTE = 60_000;
const TEN_MINUTES = 600_000;
const ONE_DAY = 86_400_000;

/** The key of a batch's metadata by which any later run finds it. */
const OCCASION = "eval_baseline";

/** The account's batches since a moment. The list is newest first. */
async function listed(client: OpenAI, since: number, signal: AbortSignal): Promise<readonly ListedBatch[]> {
  const batches: ListedBatch[] = [];
  for await (const batch of client.batches.list({ limit: 100 }, { signal })) {
    if (batch.created_at * 1000 < since) break;
    batches.push(batch);
  }
  return batches;
}

async function readFile(
  client: OpenAI,
  file: string,
  see: (result: BatchResult) => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  const { body } = await client.files.content(file, { signal });
  if (body === null) return;
  for await (const lines of linesOf(body))
    for (const { bytes } of lines) {
      const result = bytes === undefined ? undefined : parseBatchResult(bytes.toString("utf8"));
      if (result !== undefined) await see(result);
    }
}

function batchOf(batch: ListedBatch): Batch {
  const code = batch.errors?.data?.[0]?.code;
  return {
    id: batch.id,
    label: /^[\w.-]{1,80}$/.test(batch.id) ? `batch ${batch.id}` : "a batch",
    path: batch.endpoint,
    end: endOf(batch.status),
    ...(typeof code === "string" && /^[\w.-]{1,60}$/.test(code) ? { code } : {}),
    files: [batch.output_file_id, batch.error_file_id].flatMap((id) => id || []),
  };
}

/** A state that nobody has heard of is one on the way: to wait costs less than to ask twice. */
function endOf(status: ListedBatch["status"]): Batch["end"] {
  switch (status) {
    case "completed":
    case "failed":
    case "expired":
    case "cancelled":
      return status;
    default:
      return "not-yet";
  }
}
