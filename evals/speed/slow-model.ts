/**
 * A server that speaks OpenAI's Chat Completions and takes its time: the bench runs it as a process of its own, so that
 * it takes no turns from what is measured. Prints its base URL when it listens. GET /measured gives the number of
 * requests and the milliseconds from the first one's arrival to the last answer's end, and starts to count anew.
 *
 *     node evals/speed/slow-model.ts <milliseconds> <fixed | long-tailed>
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { expectedOf, latencyOf, MODEL, questionIn, SHAPES } from "./questions.ts";

const middleMs = Number(process.argv[2]);
const shape = SHAPES.find((known) => known === process.argv[3]) ?? "fixed";

let requests = 0;
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
  const content = `It is on ${expectedOf(id)}, and there are enough of it left.`;
  await wait(Math.max(0, arrivedMs + latencyOf(id, middleMs, shape) - performance.now()));
  response.writeHead(200, JSON_TYPE).end(
    JSON.stringify({
      id: `chatcmpl-${requests}`,
      object: "chat.completion",
      created: 0,
      model: MODEL,
      choices: [{ index: 0, message: { role: "assistant", content }, finish_reason: "stop" }],
      usage: { prompt_tokens: 60, completion_tokens: 14, total_tokens: 74 },
    }),
  );
  lastMs = performance.now();
}

const JSON_TYPE = { "content-type": "application/json" };

async function measured(response: ServerResponse): Promise<void> {
  response.writeHead(200, JSON_TYPE).end(JSON.stringify({ requests, spanMs: requests === 0 ? 0 : lastMs - firstMs }));
  requests = 0;
  firstMs = Number.POSITIVE_INFINITY;
  lastMs = 0;
}
