import type { Variant } from "../../src/domain/variant.ts";
import { aTuple } from "../builders.ts";
import { aModelSpec } from "../pipeline/scripted-models.ts";

/** Production: the recorded system text and documents, no policy. */
export function aVariant(overrides: Partial<Variant> = {}): Variant {
  return {
    label: "production",
    versions: aTuple(),
    model: aModelSpec(),
    policy: "",
    retrieval: { kind: "recorded" },
    ...overrides,
  };
}
