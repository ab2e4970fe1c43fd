/** A step's log as the runner reads it: which of its lines it takes for commands. */

/** Lines that the runner of GitHub would act upon, old form and new, in order. */
export function commandsIn(log: string): readonly string[] {
  return log
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line.startsWith("::") || line.includes("##["));
}

/** The outputs in a file of the runner's: `name=value`, or `name<<delimiter`, lines, delimiter. */
export function outputsIn(file: string): { readonly [name: string]: string } {
  const outputs: Record<string, string> = Object.create(null) as Record<string, string>;
  const lines = file.split("\n");
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? "";
    const [, name = "", delimiter] = /^(.*?)<<(.+)$/.exec(line) ?? [];
    if (delimiter === undefined) {
      const [, plain = "", value = ""] = /^(.*?)=(.*)$/.exec(line) ?? [];
      if (plain !== "") outputs[plain] = value;
      continue;
    }
    const end = lines.indexOf(delimiter, at + 1);
    outputs[name] = lines.slice(at + 1, end).join("\n");
    at = end;
  }
  return outputs;
}
