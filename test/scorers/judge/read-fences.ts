export type ReadBlock = { readonly name: string; readonly text: string };

/**
 * Reads a message of fenced texts line by line, by its own lights: a line of tildes and a name opens a block, the first
 * line that begins with as many tildes closes it. Anything outside a block but empty lines is an error.
 */
export function readFences(message: string): readonly ReadBlock[] {
  const blocks: ReadBlock[] = [];
  let open: { fence: string; name: string; lines: string[] } | undefined;
  for (const line of message.split("\n")) {
    if (open === undefined) {
      const [, fence, name] = /^(~{5,}) (.+)$/.exec(line) ?? [];
      if (fence !== undefined && name !== undefined) open = { fence, name, lines: [] };
      else if (line !== "") throw new Error(`outside every fence: ${line.slice(0, 80)}`);
    } else if (line.startsWith(open.fence)) {
      if (!line.startsWith(`${open.fence} end of ${open.name}`)) throw new Error(`closed by: ${line.slice(0, 80)}`);
      blocks.push({ name: open.name, text: open.lines.join("\n") });
      open = undefined;
    } else open.lines.push(line);
  }
  if (open !== undefined) throw new Error(`never closed: ${open.name}`);
  return blocks;
}
