import { describe, expect, test } from "vitest";
import type { ModelSpec } from "../../src/domain/model-spec.ts";
import type { Suite } from "../../src/domain/suite.ts";
import { missingKeys } from "../../src/edges/missing-keys.ts";
import { aSuite } from "../stories/memory-world.ts";

const { layers, traces } = aSuite();
const asking = (model: Partial<ModelSpec>): Suite["layers"] => ({
  ...layers,
  model: { name: "m", parameters: {}, keyVariable: "OUR_MODEL", ...model },
});
const from = (...origins: Suite["traces"]["from"]): Suite["traces"] => ({ ...traces, from: origins });

describe("the keys that a suite asks with and that are not set", () => {
  test("are the model's, unless it is on this machine", () => {
    expect(missingKeys(aSuite({ layers: asking({}) }), { OUR_MODEL: " " })).toEqual(["OUR_MODEL"]);
    expect(missingKeys(aSuite({ layers: asking({}) }), { OUR_MODEL: "key" })).toEqual([]);
    expect(missingKeys(aSuite({ layers: asking({ baseUrl: "http://127.0.0.1:9" }) }), {})).toEqual([]);
  });

  test("are those of the servers that hold the traces, each once, save of one that may be open to all", () => {
    const suite = aSuite({
      layers: asking({ baseUrl: "http://127.0.0.1:9" }),
      traces: from(
        { kind: "langfuse", baseUrl: "https://l.test", publicKeyVariable: "PUBLIC", secretKeyVariable: "SECRET" },
        { kind: "langsmith", baseUrl: "https://s.test", project: "p", keyVariable: "SECRET" },
        { kind: "phoenix", baseUrl: "https://p.test", project: "p", keyVariable: "PHOENIX" },
        { kind: "files", globs: ["traces/*.jsonl"] },
      ),
    });
    expect(missingKeys(suite, {})).toEqual(["PUBLIC", "SECRET"]);
    expect(missingKeys(suite, { PUBLIC: "pk", SECRET: "sk" })).toEqual([]);
  });

  test("are those of endpoints that answer, search and call tools, where they have any", () => {
    const endpoint = (keyVariable?: string) => ({
      url: "https://e.test",
      ...(keyVariable === undefined ? {} : { keyVariable }),
    });
    const suite = aSuite({
      layers: { ...layers, model: null, retrieval: { documents: { endpoint: endpoint("SEARCH") as never } } },
      target: { kind: "http", ...endpoint("APPLICATION") } as never,
    });
    expect(missingKeys(suite, {})).toEqual(["APPLICATION", "SEARCH"]);
  });
});
