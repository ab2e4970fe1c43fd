import { expect, test } from "vitest";
import { modelVersion, servedModelVersion } from "../../src/domain/model-version.ts";
import { aModelSpec } from "../pipeline/scripted-models.ts";

const usual = aModelSpec({ parameters: { temperature: 0.7 } });

test("a model that is called as the suite's is known by its name", () => {
  expect(modelVersion({ ...usual, name: "gpt-5", price: { input: 1, output: 1 } }, usual)).toEqual({
    id: "gpt-5",
    source: "config",
  });
  expect(modelVersion(usual, usual).id).toBe(usual.name);
});

test("other parameters, another base URL or another API are another version of the same name", () => {
  const ids = [
    { ...usual, parameters: { temperature: 0 } },
    { ...usual, parameters: {} },
    { ...usual, baseUrl: "https://other.example.com/v1" },
    { ...usual, api: "responses" as const },
  ].map((chosen) => modelVersion(chosen, usual).id);
  for (const id of ids) expect(id).toMatch(/^gpt-4\.1#[0-9a-f]{8}$/);
  expect(new Set(ids).size).toBe(ids.length);
});

test("the name that was served keeps the mark of what was asked", () => {
  const asked = modelVersion({ ...usual, parameters: {} }, usual);
  const mark = asked.id?.slice(-9);
  expect(servedModelVersion(asked, "gpt-4.1")).toBe(asked);
  expect(servedModelVersion(asked, "gpt-4.1-2025-04-14")).toEqual({
    id: `gpt-4.1-2025-04-14${mark}`,
    source: "native",
    from: `asked for ${asked.id}`,
  });
  const plain = { id: "gpt-4.1", source: "config" } as const;
  expect(servedModelVersion(plain, "gpt-4.1")).toBe(plain);
  expect(servedModelVersion(plain, "gpt-4.1-2025-04-14")).toMatchObject({ id: "gpt-4.1-2025-04-14", source: "native" });
});
