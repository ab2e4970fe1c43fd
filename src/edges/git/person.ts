import { tryGit } from "./run.ts";

/**
 * Who git says is at work in a directory: "name <address>", or the one of the two it knows. Undefined when it knows
 * neither: a name that git makes up from the machine is nobody's.
 */
export async function personOf(directory: string): Promise<string | undefined> {
  const [name, address] = await Promise.all(["user.name", "user.email"].map((key) => configured(directory, key)));
  if (address === undefined) return name;
  return name === undefined ? address : `${name} <${address}>`;
}

async function configured(directory: string, key: string): Promise<string | undefined> {
  const { status, stdout } = await tryGit(directory, ["config", "--get", key]);
  const value = stdout.trim();
  return status === 0 && value !== "" ? value : undefined;
}
