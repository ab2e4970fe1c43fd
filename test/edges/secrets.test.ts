import { describe, expect, test } from "vitest";
import { secretsByName, secretsOfSuite } from "../../src/edges/secrets.ts";

const ENVIRONMENT = {
  OPENAI_API_KEY: " sk-of-the-test\n",
  LANGFUSE_SECRET_KEY: "sk-lf-of-the-test",
  EVAL_BASELINE_KEY: "sealing key of the test",
  OUR_MODEL: "hidden-of-the-test",
  OUR_TRACES: "traces-of-the-test",
  PRIMARY_KEY: "customer_id",
  EMPTY_API_KEY: "",
  SHORT_API_KEY: "true",
  PATH: "/usr/bin",
};

describe("the secrets of an environment", () => {
  test("are known by the names of their variables, without blanks at their ends; what is too short is none", () => {
    expect(secretsByName(ENVIRONMENT)).toEqual(["sk-of-the-test", "sk-lf-of-the-test", "sealing key of the test"]);
  });

  test("are known by a suite that names their variables, wherever it does", () => {
    const suite = {
      layers: { model: { keyVariable: "OUR_MODEL" }, tools: { results: { endpoint: { keyVariable: "UNSET" } } } },
      metrics: [
        { spec: { judge: { keyVariable: "OPENAI_API_KEY" } } },
        { spec: { judge: { keyVariable: "OUR_MODEL" } } },
      ],
      store: { keyVariable: "constructor" },
      traces: { from: [{ kind: "langfuse", publicKeyVariable: "UNSET", secretKeyVariable: "OUR_TRACES" }] },
    };
    expect(secretsOfSuite(suite, ENVIRONMENT)).toEqual(["hidden-of-the-test", "sk-of-the-test", "traces-of-the-test"]);
  });
});
