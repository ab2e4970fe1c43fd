import type { Result, StoryName } from "../domain/result.ts";
import { UserError } from "../errors.ts";
import { erroredResult } from "../start/errored-result.ts";
import type { Outside } from "../world/world.ts";
import { COULD_NOT_RUN, GATE_FAILED, PASSED } from "./exit-status.ts";
import { type CommonOptions, colourOn, columnsOf, outsideOf } from "./options.ts";

/** Runs a story and shows what it found. Under --json a story that cannot start is a result too. */
export async function tell(
  story: StoryName,
  options: CommonOptions,
  start: (outside: Outside) => Promise<Result>,
): Promise<number> {
  const result = await start(outsideOf(options)).catch((error: unknown) => {
    if (options.json !== true || !(error instanceof UserError)) throw error;
    return erroredResult(story, options.suite ?? "", error);
  });
  return show(result, options);
}

async function show(result: Result, { json }: CommonOptions): Promise<number> {
  if (json === true) {
    const { resultJson } = await import("../report/result-json.ts");
    process.stdout.write(resultJson(result));
  } else {
    const { renderTerminal } = await import("../report/terminal.ts");
    process.stdout.write(await renderTerminal(result, { colour: colourOn(), width: columnsOf(process.stdout) }));
  }
  if (result.verdict === "errored") return COULD_NOT_RUN;
  return result.gate === "fail" ? GATE_FAILED : PASSED;
}
