import { describe, expect, test } from "vitest";
import { staleDocuments } from "../../evals/support-desk/generator/knowledge-base.ts";
import { askAll, citedShare, exampleLayers, rightShare } from "./support-desk.ts";

const layers = await exampleLayers();
const production = await askAll(layers);

/** A text with one part replaced; fails when the part is not there. */
function replaced(text: string, part: string, by: string): string {
  expect(text).toContain(part);
  return text.replace(part, by);
}

const CITATION_LINE = "- Cite the document that a sentence comes from by its id in square brackets, like [d7].\n";

describe("the simulated model on the example suite", () => {
  test("answers nearly every question rightly under the production layers", () => {
    expect(rightShare(production)).toBeGreaterThan(0.96);
    expect(citedShare(production)).toBeGreaterThan(0.55);
  });

  test("gives the same answers again for the same seed", async () => {
    expect(await askAll(layers)).toEqual(production);
  });

  test("cites nothing once the prompt no longer asks for citations", async () => {
    const answers = await askAll({ ...layers, template: replaced(layers.template, CITATION_LINE, "") });
    expect(citedShare(answers)).toBe(0);
    expect(rightShare(answers)).toBeGreaterThan(rightShare(production) - 0.02);
  });

  test("keeps both metrics within two points when the prompt is only worded differently", async () => {
    const reworded = layers.template
      .replace(
        "Answer only from the documents below and from what the tools tell you.",
        "Use nothing but the documents below and the results of the tools.",
      )
      .replace(
        "Cite the document that a sentence comes from by its id in square brackets, like [d7].",
        "Put the id of the source document behind each sentence, like [d7].",
      )
      .replace("Answer in at most two sentences.", "Keep it to two sentences.");
    expect(reworded).not.toBe(layers.template);
    const answers = await askAll({ ...layers, template: reworded });
    expect(Math.abs(citedShare(answers) - citedShare(production))).toBeLessThan(0.02);
    expect(Math.abs(rightShare(answers) - rightShare(production))).toBeLessThan(0.02);
  });

  test("stops refusing what a removed rule of the policy forbade", async () => {
    const rules = layers.policy.split("\n").filter((line) => !line.startsWith("Refuse"));
    const answers = await askAll({ ...layers, policy: rules.join("\n") });
    const refusals = answers.filter(({ answer = "" }) => answer.includes("cannot help with that"));
    expect(refusals).toEqual([]);
    expect(rightShare(answers, "privacy")).toBeLessThan(0.25);
    expect(rightShare(answers, "returns")).toBeGreaterThan(0.95);
  });

  test("answers worse from the older index, and only where documents matter", async () => {
    const answers = await askAll({ ...layers, documents: staleDocuments(layers.documents) });
    expect(rightShare(answers)).toBeLessThan(rightShare(production) - 0.15);
    expect(rightShare(answers, "orders")).toBeGreaterThan(0.95);
  });

  test("leaves the known tools when one is renamed", async () => {
    const tools = layers.tools.map((tool) => (tool.name === "order_status" ? { ...tool, name: "find_order" } : tool));
    const answers = await askAll({ ...layers, tools });
    expect(rightShare(answers, "orders")).toBeLessThan(0.4);
    expect(answers.some(({ answer }) => answer === undefined)).toBe(true);
  });

  test("no longer finds a tool whose parameter fits nothing in the question", async () => {
    const tools = layers.tools.map((tool) => ({
      ...tool,
      parameters: { type: "object", properties: { account: {} } },
    }));
    const answers = await askAll({ ...layers, tools });
    expect(rightShare(answers, "orders")).toBeLessThan(0.1);
    expect(answers.every(({ answer }) => answer !== undefined)).toBe(true);
  });

  test("is somewhat worse, and not broken, as a smaller model", async () => {
    const answers = await askAll({ ...layers, model: "sim-small-2026-08-01" });
    expect(rightShare(answers)).toBeLessThan(rightShare(production) - 0.02);
    expect(rightShare(answers)).toBeGreaterThan(0.75);
    expect(citedShare(answers)).toBeLessThan(citedShare(production));
  });

  test("answers as well and cites half as often as the successor model", async () => {
    const answers = await askAll({ ...layers, model: "sim-large-2026-10-15" });
    expect(Math.abs(rightShare(answers) - rightShare(production))).toBeLessThan(0.03);
    expect(citedShare(answers)).toBeLessThan(citedShare(production) - 0.2);
  });
});
