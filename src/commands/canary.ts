import { type Command, InvalidArgumentError } from "commander";
import { LAYERS, type Layer } from "../domain/version.ts";
import type { LayerOverride } from "../ports.ts";
import type { Done } from "./exit-status.ts";
import { type CommonOptions, suiteOf, withModel } from "./options.ts";
import { tell } from "./tell.ts";

export function addCanary(program: Command, done: Done): void {
  withModel(program.command("canary"))
    .summary("compare production with production that has one layer replaced")
    .description(
      "Replays production and the canary on the same cases, taking turns, and compares them case by case, until the answer is clear (docs/looks.md).",
    )
    .requiredOption(
      "--layer <layer=value>",
      "what to replace: model=NAME?KEY=VALUE&…, or prompt, policy, tools, retrieval =FILE or REF:FILE; may be repeated",
      overrideOf,
    )
    .addHelpText(
      "after",
      `
Examples:
  eval-baseline canary --layer model=gpt-5-mini-2025-08-07
  eval-baseline canary --layer "model=gpt-5-mini?reasoning_effort=low&price.input=0.25&price.output=2"
  eval-baseline canary --layer prompt=drafts/support.md --layer model=gpt-5-mini-2025-08-07
  eval-baseline canary --layer prompt=git:v1.4.0
  eval-baseline canary --layer prompt=v1.4.0:prompts/support.md
  eval-baseline canary --layer "policy=text:Refunds within 60 days."
  eval-baseline canary --layer retrieval=https://search.example.com/query`,
    )
    .action(async (options: CommonOptions & { layer: readonly LayerOverride[] }) => {
      const { startCanary } = await import("../start/canary.ts");
      const request = { ...suiteOf(options), overrides: options.layer };
      done(await tell("canary", options, (outside) => startCanary(request, outside)));
    });
}

function overrideOf(text: string, earlier: readonly LayerOverride[] = []): readonly LayerOverride[] {
  const [, layer, value] = /^([^=]*)=(.+)$/s.exec(text) ?? [];
  if (layer === undefined || value === undefined || !LAYERS.includes(layer as Layer)) {
    throw new InvalidArgumentError(`Write LAYER=VALUE, where the layer is one of ${LAYERS.join(", ")}.`);
  }
  if (earlier.some((override) => override.layer === layer)) {
    throw new InvalidArgumentError(`The layer ${layer} is replaced twice.`);
  }
  return [...earlier, { layer: layer as Layer, value }];
}
