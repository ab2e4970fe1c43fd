import { createServer, type RequestListener } from "node:http";
import { expect, test } from "vitest";
import { withTimelyErrors } from "../../../src/edges/models/error-bodies.ts";

async function aServer(listener: RequestListener): Promise<AsyncDisposable & { readonly url: string }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the server has no port");
  return {
    url: `http://127.0.0.1:${address.port}/`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

test("an error answer whose body does not end keeps its status, its body is cut off and its connection closed", async () => {
  let closed: Promise<unknown> = Promise.resolve();
  await using server = await aServer((request, response) => {
    closed = new Promise((resolve) => request.socket.on("close", resolve));
    response.writeHead(503, { "retry-after": "7" }).write('{"error":');
  });
  const response = await withTimelyErrors(fetch, 50)(server.url);
  expect([response.status, response.headers.get("retry-after")]).toEqual([503, "7"]);
  await expect(response.text()).rejects.toMatchObject({ name: "TimeoutError" });
  await closed;
});

test("an error answer that ends is whole", async () => {
  await using server = await aServer(
    (_request, response) => void response.writeHead(400).end('{"error":{"code":"x"}}'),
  );
  const response = await withTimelyErrors(fetch, 60_000)(server.url);
  expect([response.status, await response.text()]).toEqual([400, '{"error":{"code":"x"}}']);
});

test("an error answer without a body is passed on", async () => {
  await using server = await aServer((_request, response) => void response.writeHead(304).end());
  const response = await withTimelyErrors(fetch, 60_000)(server.url);
  expect([response.status, response.body]).toEqual([304, null]);
});

test("an error answer without end is read no further than its head, and its connection is closed", async () => {
  let closed: Promise<unknown> = Promise.resolve();
  await using server = await aServer((request, response) => {
    closed = new Promise((resolve) => request.socket.on("close", resolve));
    response.writeHead(500);
    const pour = () => {
      while (!response.destroyed && response.write("x".repeat(10_000)));
    };
    response.on("drain", pour);
    pour();
  });
  const response = await withTimelyErrors(fetch, 60_000)(server.url);
  expect([response.status, (await response.text()).length <= 65_536]).toEqual([500, true]);
  await closed;
});
