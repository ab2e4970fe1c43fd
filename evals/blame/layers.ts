import { LAYERS, type Layer } from "../../src/domain/version.ts";
import type { ModelRequest } from "../../src/ports.ts";
import type { Desk, Files } from "./desk.ts";

/** The models of the two states. */
export const MODEL_BEFORE = "sim-large-2026-08-01";
export const MODEL_AFTER = "sim-large-2026-11-01";

/** What a layer's later version says, and its earlier one does not: by this the simulation knows it. */
const MARKS = {
  prompt: "Keep every answer short.",
  policy: "Promise nothing that is not asked for.",
  retrieval: "(From the archive.)",
  tools: "Superseded.",
} as const;

/** The files of a state in which some layers are at their later version. A model is no file. */
export function filesOfState({ files, suite, snapshot }: Desk, later: readonly Layer[]): Files {
  const changed: Record<string, string> = { ...files };
  const template = suite.layers.prompt?.template ?? "";
  const [policy = ""] = Object.keys(files).filter((path) => path.includes("/policies/"));
  const [tools = ""] = Object.keys(files).filter((path) => path.includes("/tools/"));
  if (later.includes("prompt")) changed[template] = `${files[template]}\n- ${MARKS.prompt}\n`;
  if (later.includes("policy")) changed[policy] = `${files[policy]}\n${MARKS.policy}\n`;
  if (later.includes("tools")) changed[tools] = (files[tools] ?? "").replace(/"description": "/, `$&${MARKS.tools} `);
  if (later.includes("retrieval")) changed[snapshot] = archived(files[snapshot] ?? "");
  return changed;
}

function archived(snapshot: string): string {
  const { index, results } = JSON.parse(snapshot) as SnapshotFile;
  const moved = results.map((result) => ({
    ...result,
    documents: result.documents.map((document) => ({ ...document, text: `${document.text} ${MARKS.retrieval}` })),
  }));
  return JSON.stringify({ index: `${index}-rebuilt`, results: moved });
}

type SnapshotFile = {
  readonly index: string;
  readonly results: readonly { readonly documents: readonly { readonly text: string }[] }[];
};

/** The layers that are at their later version, by what is sent. */
export function laterIn({ model, messages, tools }: ModelRequest): readonly Layer[] {
  const system = messages.find(({ role }) => role === "system")?.text ?? "";
  const sent: { readonly [layer in Layer]: boolean } = {
    model: model.name === MODEL_AFTER,
    prompt: system.includes(MARKS.prompt),
    policy: system.includes(MARKS.policy),
    retrieval: system.includes(MARKS.retrieval),
    tools: JSON.stringify(tools ?? []).includes(MARKS.tools),
  };
  return LAYERS.filter((layer) => sent[layer]);
}
