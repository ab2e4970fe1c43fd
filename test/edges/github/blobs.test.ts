import { once } from "node:events";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, test } from "vitest";
import { openBlobs } from "../../../src/edges/github/blobs.ts";
import { gitHubClient } from "../../../src/edges/github/client.ts";

/** Blobs of a server that answers at once, and how it was asked. */
async function blobsOf(answer: (response: ServerResponse) => void) {
  const accepted: string[] = [];
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    accepted.push(request.headers.accept ?? "");
    answer(response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const client = await gitHubClient({ token: "t", baseUrl, wait: async () => {} });
  return {
    blobs: openBlobs({ client, owner: "acme", repo: "support" }),
    accepted,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** As GitHub answers where only JSON is known. */
function asJson(bytes: Buffer) {
  return (response: ServerResponse) => {
    response.writeHead(200, { "content-type": "application/json; charset=utf-8" });
    response.end(JSON.stringify({ content: bytes.toString("base64"), encoding: "base64" }));
  };
}

async function gathered(pieces: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const piece of pieces) all.push(piece);
  return Buffer.concat(all);
}

const BYTES = Buffer.from([0, 255, 10, 13, 0xef, 0xbb, 0xbf, 128]);

test("pieces are the bytes themselves, as GitHub sends them raw", async () => {
  await using there = await blobsOf((response) => {
    response.writeHead(200, { "content-type": "application/vnd.github.raw+json; charset=utf-8" });
    response.write(BYTES.subarray(0, 3));
    response.end(BYTES.subarray(3));
  });
  expect(await gathered(there.blobs.pieces("1".repeat(40)))).toEqual(BYTES);
  expect(there.accepted).toEqual(["application/vnd.github.raw+json"]);
});

test("pieces are the same bytes from a server that knows JSON alone", async () => {
  await using there = await blobsOf(asJson(BYTES));
  expect(await gathered(there.blobs.pieces("1".repeat(40)))).toEqual(BYTES);
});

test.each<[string, (response: ServerResponse) => void, string]>([
  [
    "a connection that breaks",
    (response) => {
      response.writeHead(200, { "content-type": "application/vnd.github.raw+json", "content-length": "9" });
      response.write(BYTES);
      setTimeout(() => response.destroy(), 10);
    },
    "its answer was cut short",
  ],
  ["JSON that is cut short", (response) => response.end('{"content":'), "its answer was cut short"],
  ["a web page", (response) => response.end("<html>Sign in</html>"), "it sent a web page"],
])("pieces that end in %s are told as an answer that did not come", async (what, answer, message) => {
  await using there = await blobsOf((response) => {
    response.setHeader("content-type", what === "a web page" ? "text/html" : "application/json");
    answer(response);
  });
  await expect(gathered(there.blobs.pieces("1"))).rejects.toMatchObject({ status: 502, message });
});

test("a text is fetched once, also by those who ask while it is under way", async () => {
  await using there = await blobsOf(asJson(Buffer.from("ü")));
  const { blobs } = there;
  expect(await Promise.all([blobs.text("1"), blobs.text("1")])).toEqual(["ü", "ü"]);
  expect(await blobs.text("1")).toBe("ü");
  expect(there.accepted).toHaveLength(1);
});

test("no more than 1,000 are fetched by one run", async () => {
  await using there = await blobsOf(asJson(Buffer.from("a")));
  const { blobs } = there;
  for (let blob = 0; blob < 1_000; blob += 1) await blobs.text(String(blob));
  const told = {
    name: "UserError",
    message: "more than 1000 files of acme/support are needed that the checkout does not hold",
    remedy: "Put actions/checkout before the action: what the checkout holds need not be fetched.",
  };
  await expect(blobs.text("one more")).rejects.toMatchObject(told);
  await expect(gathered(blobs.pieces("one more"))).rejects.toMatchObject(told);
  expect(await blobs.text("7")).toBe("a");
});
