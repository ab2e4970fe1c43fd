/**
 * A server that speaks OpenAI's Chat Completions and takes its time: the bench runs it as a process of its own, so that
 * it takes no turns from what is measured. Prints its base URL when it listens. GET /measured gives the number of
 * requests, the number of different questions and the milliseconds from the first request's arrival to the last answer's
 * end, and starts to count anew.
 *
 *     node evals/speed/slow-model.ts <milliseconds> <fixed | long-tailed> [none | server-errors | resets | malformed]
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { FAULTS, isUnlucky } from "./faults.ts";
import { expectedOf, latencyOf, MODEL, questionIn, SHAPES } from "./questions.ts";

const middleMs = Number(process.argv[2]);
const shape = SHAPES.find((known) => known === process.argv[3]) ?? "fixed";
const fault = FAULTS.find((known) => known === process.argv[4]) ?? "none";

let requests = 0;
let asked = new Set<string>();
let firstMs = Number.POSITIVE_INFINITY;
let lastMs = 0;

const server = createServer((request, response) => {
  const reply = request.url === "/measured" ? measured(response) : answer(request, response);
  reply.catch((error: unknown) => response.writeHead(500).end(String(error)));
});
server.listen(0, "127.0.0.1", () => {
  const address = server.address();
  if (typeof address === "object" && address !== null) console.log(`http://127.0.0.1:${address.port}`);
});
// Nobody is left to measure for.
process.stdin.on("end", () => process.exit()).resume();

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const arrivedMs = performance.now();
  firstMs = Math.min(firstMs, arrivedMs);
  requests += 1;
  const id = questionIn(await text(request));
  if (id === undefined) {
    response.writeHead(400, JSON_TYPE).end('{"error":{"message":"the request holds no question of the bench"}}');
    return;
  }
  const isFirst = !asked.has(id);
  asked.add(id);
  await wait(Math.max(0, arrivedMs + latencyOf(id, middleMs, shape) - performance.now()));
  if (isFirst && fault !== "none" && isUnlucky(id)) goWrong(response);
  else response.writeHead(200, JSON_TYPE).end(JSON.stringify(completionFor(id)));
  lastMs = performance.now();
}

const JSON_TYPE = { "content-type": "application/json" };

function goWrong(response: ServerResponse): void {
  if (fault === "resets") response.destroy();
  else if (fault === "malformed") response.writeHead(200, JSON_TYPE).end('{"choices":[{"message":{"ro');
  else response.writeHead(500, JSON_TYPE).end('{"error":{"message":"an error of the server","type":"server_error"}}');
}

function completionFor(id: string): object {
  const content = `It is on ${expectedOf(id)}, and there are enough of it left.`;
  return {
    id: `chatcmpl-${requests}`,
    object: "chat.completion",
    created: 0,
    model: MODEL,
    choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }],
    usage: { prompt_tokens: 60, completion_tokens: 14, total_tokens: 74 },
  };
}

async function measured(response: ServerResponse): Promise<void> {
  const spanMs = requests === 0 ? 0 : lastMs - firstMs;
  response.writeHead(200, JSON_TYPE).end(JSON.stringify({ requests, questions: asked.size, spanMs }));
  requests = 0;
  asked = new Set();
  firstMs = Number.POSITIVE_INFINITY;
  lastMs = 0;
}
