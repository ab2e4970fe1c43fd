import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { aDeskWithRemote, citesWhenAsked, type Desk, deskModel, KEY } from "./desk.ts";

/** Everything a run leaves behind that holds this text: its answers, the file beside the branch, git's own store. */
function traceOf(text: string, desk: Desk & { readonly remote: string }): readonly string[] {
  const files = [desk.cache, desk.remote, join(desk.path, ".git")].flatMap(filesIn);
  const blobs = desk
    .git("cat-file", "--batch-check=%(objectname)", "--batch-all-objects")
    .split("\n")
    .filter((object) => desk.git("cat-file", "-p", object).includes(text));
  return [...[...files, desk.out].filter((path) => readFileSync(path).includes(text)), ...blobs];
}

function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

test.concurrent("the key is sent to the model and is found nowhere else", async () => {
  using desk = aDeskWithRemote();
  await using model = await deskModel();

  const outcome = await desk.run(["record", "--out", desk.out], model);

  expect(outcome.status).toBe(0);
  expect(model.requests.every(({ headers }) => headers.authorization === `Bearer ${KEY}`)).toBe(true);
  expect(outcome.stdout + outcome.stderr).not.toContain(KEY);
  expect(traceOf(KEY, desk)).toEqual([]);
  // The search sees what is there: answers in the cache, the baseline in its file and on the branch.
  expect(traceOf("Yes, within 30 days", desk).filter((path) => path.startsWith(desk.cache))).not.toEqual([]);
  const baseline = desk.git(
    "rev-parse",
    `origin/eval-baselines:${desk.baselines().find((path) => path !== "README.md")}`,
  );
  expect(traceOf('"suite": "desk"', desk)).toEqual([desk.out, baseline]);
});

test.concurrent.each([
  ["in the words of a refusal", { message: `Incorrect API key provided: ${KEY}`, code: "invalid_api_key" }],
  ["in the code of a refusal", { message: "no", code: KEY }],
  ["in the type and the parameter of a refusal", { message: "no", type: KEY, param: KEY }],
])("a server that quotes the key %s is not quoted", async (_, error) => {
  using desk = aDeskWithRemote();
  await using model = await deskModel(() => ({ kind: "status", status: 401, error }));

  const outcome = await desk.run(["record"], model);

  expect(outcome.status).toBe(2);
  expect(outcome.stdout + outcome.stderr).not.toContain(KEY);
});

test.concurrent("a key that ended up in the base URL is not repeated", async () => {
  using desk = aDeskWithRemote();
  await using model = await deskModel(citesWhenAsked);
  const url = model.url.replace("http://", `http://user:${KEY}@`);

  const outcome = await desk.run(["record"], { url });

  expect(outcome.status).toBe(2);
  expect(outcome.stdout).toContain("holds a user name or a password");
  expect(outcome.stdout + outcome.stderr).not.toContain(KEY);
  expect(model.requests).toHaveLength(0);
});

test.concurrent("credentials in the address of a remote are not repeated", async () => {
  using desk = aDeskWithRemote();
  await using model = await deskModel(citesWhenAsked);
  desk.git("remote", "set-url", "origin", `http://user:${KEY}@127.0.0.1:9/desk.git`);

  const outcome = await desk.run(["record"], model);

  expect(outcome.status).toBe(2);
  expect(outcome.stderr).toMatch(
    /^eval-baseline: the remote cannot be reached \(git ls-remote: .+\)\.\nCheck the network and the remote's URL, then run this again\.\n$/,
  );
  expect(outcome.stdout + outcome.stderr).not.toContain(KEY);
});
