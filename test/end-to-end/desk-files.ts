import { PROMPT, suiteText } from "./desk.ts";
import { traceLines } from "./traces.ts";

/** The label by which people accept a loss of the desk. */
export const LABEL = "loss-accepted";

/** The help desk as it lies on GitHub, with a label that accepts its losses. */
export const DESK_FILES = {
  "suite.yml": suiteText(["trials: 1\n", `trials: 1\ngate: { accept-label: ${LABEL} }\n`]),
  "prompts/desk.md": PROMPT,
  "policies/returns.md": "Whatever is unused may come back.\n",
  "tools/look-up.json": JSON.stringify({
    name: "look_up",
    description: "Looks up an article.",
    parameters: { type: "object", properties: {} },
  }),
  "traces/monday.jsonl": `${traceLines(24).join("\n")}\n`,
};

/** A change that loses every citation, and one that no layer notices. */
export const UNCITED = { "prompts/desk.md": PROMPT.replace("Cite your document.\n", "") };
export const ELSEWHERE = { "README.md": "A help desk.\n" };
