import { UserError } from "../../errors.ts";

/** What git says, and what that means for a person. First match wins. */
const KNOWN: readonly {
  readonly says: RegExp;
  readonly problem: (cwd: string) => string;
  readonly remedy: (cwd: string) => string;
}[] = [
  {
    says: /not a git repository/,
    problem: (cwd) => `${cwd} is not in a git repository`,
    remedy: () => "Run this inside a clone of your repository; in a workflow, put actions/checkout before it.",
  },
  {
    says: /dubious ownership/,
    problem: (cwd) => `git does not trust ${cwd}, because another user owns it`,
    remedy: (cwd) => `Run git config --global --add safe.directory ${cwd} and try again.`,
  },
  {
    says: /does not appear to be a git repository|No such remote/,
    problem: (cwd) => `${cwd} has no such remote, or there is no repository behind it`,
    remedy: () => "Look at git remote -v, and name a remote that exists.",
  },
  {
    says: /Authentication failed|could not read (Username|Password)|Permission denied|error: 403|Invalid username/,
    problem: () => "the remote refused our credentials",
    remedy: () => "Sign git in to the remote with the right to write; in a workflow, give the job contents: write.",
  },
  {
    says: /Could not resolve host|unable to access|Could not read from remote|Connection (refused|timed out)/,
    problem: () => "the remote cannot be reached",
    remedy: () => "Check the network and the remote's URL, then run this again.",
  },
];

/** The error for a git command that failed: a known cause with its remedy, or git's own words. No credentials in it. */
export function gitFailure(cwd: string, args: readonly string[], stderr: string): UserError {
  const known = KNOWN.find(({ says }) => says.test(stderr));
  const words = `git ${commandOf(args)}: ${masked(lastWords(stderr))}`;
  if (known !== undefined) return new UserError(`${known.problem(cwd)} (${words})`, known.remedy(cwd));
  return new UserError(`git failed in ${cwd} (${words})`, "Put right what git says, then run this again.");
}

/** A text with the user part of every URL replaced: "https://***@example.org/". */
export function masked(text: string): string {
  return text.replace(/([a-z][a-z0-9+.-]{0,20}:\/\/)[^\s/]+@/gi, "$1***@");
}

function commandOf(args: readonly string[]): string {
  const first = args.findIndex((arg, index) => !arg.startsWith("-") && args[index - 1] !== "-c");
  return args[first] ?? "";
}

/** The first line that says what is fatal; git puts hints before and after it. */
function lastWords(stderr: string): string {
  const lines = stderr.split("\n").filter((line) => line.trim() !== "");
  const fatal = lines.find((line) => /^(fatal|error|! |remote: error)/.test(line));
  return (fatal ?? lines.at(-1) ?? "no message").replace(/^(fatal|error): /, "");
}
