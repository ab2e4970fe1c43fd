import { describe, expect, test } from "vitest";
import { brokenTemplate } from "../../src/stories/broken-template.ts";
import { differingLayers } from "../../src/stories/differing-layers.ts";
import { unreadLayers } from "../../src/stories/unread-layers.ts";
import { aTuple } from "../builders.ts";
import { aSuite } from "./memory-world.ts";
import { aVariant } from "./variants.ts";

const system = (text: string) => ({ kind: "system", text }) as const;
const messages = (text: string) => ({ kind: "messages", messages: [{ role: "user", text }] }) as const;

describe("a layer that differs and reaches no request", () => {
  const other = { versions: aTuple({ prompt: "other" }) };

  test("is a prompt whose template is the same by content", async () => {
    const before = aVariant({ template: messages("{{input}}") });
    expect(await unreadLayers(before, aVariant({ ...other, template: messages("{{input}}") }))).toEqual([
      { layer: "prompt", why: "only files besides the template changed" },
    ]);
    expect(await unreadLayers(before, aVariant({ ...other, template: messages("{{input}}!") }))).toEqual([]);
    expect(await unreadLayers(before, aVariant({ ...other, template: system("{{input}}") }))).toEqual([]);
    expect(await unreadLayers(aVariant(), aVariant(other))).toEqual([
      { layer: "prompt", why: "the suite names no prompt template" },
    ]);
  });

  test("is a policy that neither template reads, whichever message could", async () => {
    const changed = (template: ReturnType<typeof messages>) => [
      aVariant({ template }),
      aVariant({ template, versions: aTuple({ policy: "other" }) }),
    ];
    const [before, after] = changed(messages("{{ input }}"));
    expect(before && after && (await unreadLayers(before, after))).toEqual([
      { layer: "policy", why: "the prompt template does not use {{ policy }}" },
    ]);
    const application = { kind: "http", url: "http://127.0.0.1:9", timeoutMs: 1 } as const;
    expect(before && after && (await unreadLayers(before, after, application))).toEqual([]);
    const [reads, readsToo] = changed(messages("{{ policy }} {{ input }}"));
    expect(reads && readsToo && (await unreadLayers(reads, readsToo))).toEqual([]);
  });
});

describe("the layers that differ", () => {
  const endpoint = (url: string) => ({ kind: "endpoint", endpoint: { url, timeoutMs: 1 } }) as const;
  const unknown = aTuple({ retrieval: { id: null, source: "unknown" } });

  test("go by their versions", () => {
    expect(differingLayers(aVariant(), aVariant())).toEqual([]);
    expect(differingLayers(aVariant(), aVariant({ versions: aTuple({ tools: "t", model: "m" }) }))).toEqual([
      "model",
      "tools",
    ]);
  });

  test("have retrieval among them where it comes from elsewhere, though no index has a name yet", () => {
    const recorded = aVariant({ versions: unknown });
    const asked = aVariant({ versions: unknown, retrieval: endpoint("https://a.example.com") });
    const elsewhere = aVariant({ versions: unknown, retrieval: endpoint("https://b.example.com") });
    expect(differingLayers(recorded, asked)).toEqual(["retrieval"]);
    expect(differingLayers(asked, elsewhere)).toEqual(["retrieval"]);
    expect(differingLayers(asked, { ...asked })).toEqual([]);
  });
});

test("a prompt file with a message that does not parse is told before anything is asked", async () => {
  const broken = aVariant({ label: "canary prompt=a.prompt.yml", template: messages("{% if x %}") });
  expect(await brokenTemplate(aSuite(), [aVariant(), aVariant({ template: messages("{{ x }}") })])).toBeUndefined();
  expect(await brokenTemplate(aSuite(), [aVariant(), broken])).toEqual({
    reason: "broken-layer",
    problem:
      "the prompt template of canary prompt=a.prompt.yml does not parse, so no case can be replayed: message 1: tag {% if x %} not closed, line:1, col:1",
    remedy: "Mend evals/prompts/support.md, or the file that takes its place, and run the same command again.",
  });
  const target = { kind: "http", url: "http://127.0.0.1:9", timeoutMs: 1 } as const;
  expect(await brokenTemplate(aSuite({ target }), [broken])).toBeUndefined();
});
