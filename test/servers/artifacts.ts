/** The service that keeps a run's artifacts, on the loopback interface, as @actions/artifact speaks to it. */
import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/** An artifact that was uploaded and finished. */
export type StoredArtifact = {
  readonly name: string;
  /** What was uploaded: a ZIP archive, unless the client sent a single file as it is. */
  readonly content: Buffer;
  readonly mimeType: string;
};

export type ArtifactService = AsyncDisposable & {
  /** For ACTIONS_RESULTS_URL and ACTIONS_RUNTIME_TOKEN. */
  readonly environment: { readonly ACTIONS_RESULTS_URL: string; readonly ACTIONS_RUNTIME_TOKEN: string };
  readonly artifacts: readonly StoredArtifact[];
  /** What was asked for, in order: "CreateArtifact", "PUT block", "PUT blocklist", "FinalizeArtifact". */
  readonly requests: readonly string[];
  /** Every request is refused with this status. */
  failWith: number | undefined;
};

const RUN = "ce7f54c7-61c7-4aae-887f-30da475f5f1a";
const JOB = "ca395085-040a-526b-2ce8-bdc85f692774";
const SERVICE = "/twirp/github.actions.results.api.v1.ArtifactService/";

/** Disposing stops the service and throws if anything that was sent is not as the service takes it. */
export async function startArtifacts(): Promise<ArtifactService> {
  const artifacts: StoredArtifact[] = [];
  const requests: string[] = [];
  const wrong: string[] = [];
  const uploads = new Map<string, Upload>();
  const token = runtimeToken();
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const service: ArtifactService = {
    environment: { ACTIONS_RESULTS_URL: `${url}/`, ACTIONS_RUNTIME_TOKEN: token },
    artifacts,
    requests,
    failWith: undefined,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      if (wrong.length > 0) throw new Error(`not as the artifact service takes it:\n${wrong.join("\n")}`);
    },
  };
  server.on("request", async (request: IncomingMessage, response) => {
    const body = await buffer(request);
    const answer =
      service.failWith === undefined
        ? answerTo(request, body, { url, token, artifacts, requests, wrong, uploads })
        : { status: service.failWith, body: { code: "unavailable", msg: "out of order" } };
    response.writeHead(answer.status, { "content-type": "application/json", ...answer.headers });
    response.end(answer.body === undefined ? undefined : JSON.stringify(answer.body));
  });
  return service;
}

type Upload = { readonly mimeType: string; readonly blocks: Map<string, Buffer>; content?: Buffer };
type Kept = {
  readonly url: string;
  readonly token: string;
  readonly artifacts: StoredArtifact[];
  readonly requests: string[];
  readonly wrong: string[];
  readonly uploads: Map<string, Upload>;
};
type ServiceAnswer = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: { [name: string]: string };
};

function answerTo(request: IncomingMessage, body: Buffer, kept: Kept): ServiceAnswer {
  const { pathname, searchParams } = new URL(request.url ?? "/", kept.url);
  if (pathname.startsWith(SERVICE)) {
    const method = pathname.slice(SERVICE.length);
    kept.requests.push(method);
    if (request.headers.authorization !== `Bearer ${kept.token}`)
      return { status: 401, body: { code: "unauthenticated", msg: "bad token" } };
    return call(method, JSON.parse(body.toString("utf8")), kept);
  }
  return put(decodeURIComponent(pathname.slice("/upload/".length)), searchParams, body, kept);
}

/** Twirp: the names of protocol buffers in JSON. */
function call(method: string, sent: { readonly [key: string]: unknown }, kept: Kept): ServiceAnswer {
  const name = String(sent["name"]);
  if (sent["workflow_run_backend_id"] !== RUN || sent["workflow_job_run_backend_id"] !== JOB)
    kept.wrong.push(`${method}: of another run: ${JSON.stringify(sent)}`);
  const found = kept.uploads.get(name);
  switch (method) {
    case "CreateArtifact": {
      if (found !== undefined)
        return { status: 409, body: { code: "already_exists", msg: `${name} is there already` } };
      kept.uploads.set(name, { mimeType: String(sent["mime_type"] ?? "application/zip"), blocks: new Map() });
      const address = `${kept.url}/upload/${encodeURIComponent(name)}?sig=signature-of-the-test`;
      return { status: 200, body: { ok: true, signed_upload_url: address } };
    }
    case "FinalizeArtifact": {
      const { content, mimeType } = found ?? {};
      if (content === undefined || mimeType === undefined)
        return { status: 404, body: { code: "not_found", msg: name } };
      if (Number(sent["size"]) !== content.length) kept.wrong.push(`${name}: ${sent["size"]} bytes were announced`);
      const hash = `sha256:${createHash("sha256").update(content).digest("hex")}`;
      if (sent["hash"] !== undefined && sent["hash"] !== hash) kept.wrong.push(`${name}: another hash was announced`);
      kept.artifacts.push({ name, content, mimeType });
      return { status: 200, body: { ok: true, artifact_id: String(kept.artifacts.length) } };
    }
    default:
      kept.wrong.push(`${method}: no such method`);
      return { status: 404, body: { code: "bad_route", msg: method } };
  }
}

/** Azure's block blobs: blocks and then their list, or a small blob at once. */
function put(name: string, query: URLSearchParams, body: Buffer, kept: Kept): ServiceAnswer {
  const upload = kept.uploads.get(name);
  if (upload === undefined || query.get("sig") !== "signature-of-the-test") return { status: 403 };
  const part = query.get("comp");
  kept.requests.push(part === null ? "PUT blob" : `PUT ${part}`);
  const headers = { etag: '"0x1"', "last-modified": "Mon, 02 Nov 2026 06:00:00 GMT", "x-ms-request-id": "1" };
  if (part === "block") upload.blocks.set(query.get("blockid") ?? "", body);
  else if (part === "blocklist") {
    const ids = [...body.toString("utf8").matchAll(/<(?:Latest|Uncommitted)>([^<]+)</g)].map(([, id]) => id ?? "");
    upload.content = Buffer.concat(ids.map((id) => upload.blocks.get(id) ?? Buffer.alloc(0)));
  } else upload.content = body;
  return { status: 201, headers };
}

/** Of the shape the runner hands out; nobody checks its signature. */
function runtimeToken(): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  return [{ alg: "none", typ: "JWT" }, { scp: `Actions.ExampleScope Actions.Results:${RUN}:${JOB}` }]
    .map(part)
    .concat("signature")
    .join(".");
}
