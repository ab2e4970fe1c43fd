import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { runCli } from "./cli.ts";

const run = (...args: readonly string[]) => runCli(args, { directory: tmpdir() });
const COMMON = ["--suite <file>", "--json", "--quiet", "--cache <folder>", "--fresh"];

test.concurrent.each([
  [
    "init",
    [
      ...["--suite <file>", "--yes", "--name <name>", "--prompt <glob>", "--template <file>", "--policy <glob>"],
      ...["--tools <glob>", "--traces <glob>", "--model <name>", "--key-variable <name>", "--judge <model>"],
      ...["--accept-label <label>", "--branch <branch>", "--action <place>", "--forks", "--no-workflows"],
      ...["--dry-run", "--json"],
    ],
  ],
  ["record", [...COMMON, "--target <target>", "--size <number>", "--rate <share>", "--no-commit", "--out <file>"]],
  ["check", [...COMMON, "--base <revision>", "--head <revision>"]],
  ["canary", [...COMMON, "--layer <layer=value>"]],
  ["compare", ["--suite <file>", "--json", "--quiet", "--anytime", "before", "after"]],
  [
    "attribute",
    [
      ...COMMON,
      ...["--traces <ids>", "--metric <name>", "--cases <number>", "--trials <number>", "--usd <amount>"],
      ...["--before <layer=value>", "--after <layer=value>", "--out <file>", "before", "after"],
    ],
  ],
  [
    "post-mortem",
    [
      ...COMMON,
      ...["--incident <what>", "--traces <ids>", "--metric <name>", "--trials <number>", "--usd <amount>"],
      ...["--before <layer=value>", "--after <layer=value>", "--out <folder>"],
    ],
  ],
  ["history", ["--suite <file>", "--json", "--quiet", "--target <target>", "--metric <name>", "--last <number>"]],
  ["anchor", ["--suite <file>", "--json", "--quiet", "--why <text>", "--by <name>", "baseline"]],
  ["doctor", ["--suite <file>", "--json", "--quiet", "--fail-under <share>"]],
  ["plan", ["--suite <file>", "--json", "--quiet"]],
  ["versions", ["--suite <file>", "--diff <revision>", "--json", "--shell", "--otel"]],
  ["demo", ["--keep"]],
])("the help of %s names each of its options", async (verb, options) => {
  const { status, stdout, stderr } = await run(verb, "--help");
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
  for (const option of options) expect(stdout).toMatch(new RegExp(`^ {2}${option} {2,}\\S`, "m"));
  expect(stdout).not.toContain("default: []");
});

test.concurrent("the help of the program names its verbs and its exit statuses", async () => {
  const { status, stdout } = await run("--help");
  expect(status).toBe(0);
  for (const verb of [
    "init",
    "record",
    "check",
    "canary",
    "compare",
    "attribute",
    "post-mortem",
    "history",
    "anchor",
    "doctor",
    "plan",
    "versions",
    "demo",
  ])
    expect(stdout).toMatch(new RegExp(`^ {2}${verb} .*\\S {2,}\\S`, "m"));
  expect(stdout).toContain("Exit status: 0 the gate passed or warned, 1 the gate failed, 2 it could not run.");
});

test.concurrent("the version is printed alone", async () => {
  expect(await run("--version")).toEqual({ status: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/), stderr: "" });
});

test.concurrent.each([
  [["recrod"], "eval-baseline: unknown command 'recrod'\n(Did you mean record?)\n"],
  [["record", "--fersh"], "eval-baseline: unknown option '--fersh'\n(Did you mean --fresh?)\n"],
  [
    ["record", "--target", "live"],
    "eval-baseline: option '--target <target>' argument 'live' is invalid. Allowed choices are replay, observed.\n",
  ],
  [
    ["record", "--size", "none"],
    "eval-baseline: option '--size <number>' argument 'none' is invalid. Write a whole number, 1 or more.\n",
  ],
  [
    ["record", "--size", "5", "--rate", "2%"],
    "eval-baseline: option '--rate <share>' cannot be used with option '--size <number>'\n",
  ],
  [
    ["history", "--last", "0"],
    "eval-baseline: option '--last <number>' argument '0' is invalid. Write a whole number, 1 or more.\n",
  ],
  [
    ["doctor", "--fail-under", "180%"],
    "eval-baseline: option '--fail-under <share>' argument '180%' is invalid. Write a share: 80% or 0.8.\n",
  ],
  [["check"], "eval-baseline: required option '--base <revision>' not specified\n"],
  [["compare", "latest"], "eval-baseline: missing required argument 'after'\n"],
  [
    ["compare", "a", "b", "c"],
    "eval-baseline: too many arguments for 'compare'. Expected 2 arguments but got 3: a, b, c.\n",
  ],
])("%j is refused with what is wrong with it", async (args, message) => {
  expect(await run(...args)).toEqual({ status: 2, stdout: "", stderr: message });
});

test("whoever stops reading early is shown no bug", async () => {
  const outcome = await runCli(["attribute", "--help"], { directory: tmpdir(), unread: true });
  expect(outcome).toEqual({ status: 0, stdout: "", stderr: "" });
});
