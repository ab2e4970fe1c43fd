/** The stories that explain an incident, as a workflow asks for them: log, result file, outputs, artifact, summary. */
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as core from "@actions/core";
import type { AttributeAsked, PostMortemAsked } from "../config/action-request.ts";
import type { Attribution } from "../domain/attribution.ts";
import { sumOfDollars } from "../domain/cost.ts";
import type { Spend } from "../domain/run.ts";
import { UserError } from "../errors.ts";
import { keepArtifact, openLog, runOf } from "../world/of-workflow.ts";
import type { Outside } from "../world/world.ts";
import { setAttributionOutputs } from "./attribution-outputs.ts";
import { openPostMortemIssue } from "./post-mortem-issue.ts";
import { reproduction } from "./reproduction.ts";

/** What a story of an incident leaves behind: files for the artifact, the first of them the result file. */
type Explained = {
  readonly attribution: Attribution;
  readonly log: string;
  readonly summary: string;
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** Of all that was replayed. */
  readonly spends: readonly (Spend | undefined)[];
  /** Path on the branch, and the text there. */
  readonly postMortem?: string;
  readonly markdown?: string;
};

/**
 * Attributes, or writes a post-mortem, and shows it wherever a workflow shows something. Any answer is one; only what could
 * not be asked at all fails the step.
 *
 * @throws UserError as the stories do
 */
export async function explainIncident(request: AttributeAsked | PostMortemAsked, outside: Outside): Promise<void> {
  const { runUrl, reproduce } = pointersOf(request, outside);
  const pointers = { ...(runUrl === undefined ? {} : { runUrl }), ...(reproduce === undefined ? {} : { reproduce }) };
  const explained =
    request.story === "attribute" ? await attributed(request, outside, pointers) : await written(request, outside);
  openLog(process.stdout).write(explained.log);
  const [result] = explained.files;
  const file = join(outside.environment["RUNNER_TEMP"] ?? tmpdir(), `eval-baseline-${result?.name ?? "result.json"}`);
  await writeFile(file, result?.text ?? "");
  setOutputs(explained, file);
  if (request.faces.artifact) await keep(explained, request, outside.environment);
  if (outside.environment["GITHUB_STEP_SUMMARY"]) await core.summary.addRaw(explained.summary).write();
  const { postMortem, markdown, attribution } = explained;
  if (request.faces.issue && postMortem !== undefined && markdown !== undefined)
    await openPostMortemIssue({ attribution, markdown, path: postMortem }, outside.hosted?.incidents);
  const { incomplete, metrics } = explained.attribution;
  // Without a replay there is no answer.
  if (incomplete !== undefined && metrics.length === 0) throw new UserError(incomplete.problem, incomplete.remedy);
}

type Shown = { readonly runUrl?: string; readonly reproduce?: string };

function pointersOf(request: AttributeAsked | PostMortemAsked, { environment }: Outside) {
  return { runUrl: runOf(environment).url, reproduce: reproduction(request, undefined) };
}

async function attributed({ suite, states }: AttributeAsked, outside: Outside, pointers: Shown): Promise<Explained> {
  const { startAttribute } = await import("../start/attribute.ts");
  const { attributionJson } = await import("../report/attribution-json.ts");
  const { attributionSummary, renderAttribution } = await import("../report/attribution-page.ts");
  const { traces, ...named } = states;
  const attribution = await startAttribute(
    { ...(suite === undefined ? {} : { suite }), ...named, ...(traces.length === 0 ? {} : { traces }) },
    outside,
  );
  const summary = attributionSummary(attribution, pointers);
  return {
    attribution,
    log: await renderAttribution(attribution, { colour: false, width: 100 }),
    spends: [attribution.spend],
    summary,
    files: [
      { name: "attribution.json", text: attributionJson(attribution) },
      { name: "summary.md", text: summary },
    ],
  };
}

async function written({ suite, states, incident }: PostMortemAsked, outside: Outside): Promise<Explained> {
  const { startPostMortem } = await import("../start/post-mortem.ts");
  const { renderAttribution } = await import("../report/attribution-page.ts");
  const { traces, metric } = states;
  const command = {
    ...(suite === undefined ? {} : { suite }),
    ...(incident === undefined ? {} : { incident }),
    ...(traces.length === 0 ? {} : { traces }),
    ...(metric === undefined ? {} : { metric }),
  };
  const { postMortem, markdown, json, place } = await startPostMortem(command, outside);
  const { attribution } = postMortem;
  return {
    attribution,
    log: `${await renderAttribution(attribution, { colour: false, width: 100 })}\nPost-mortem: ${place}\n`,
    spends: [postMortem.cost.attribution, postMortem.cost.reproduction],
    summary: markdown,
    files: [
      { name: "post-mortem.json", text: json },
      { name: "post-mortem.md", text: markdown },
    ],
    postMortem: place,
    markdown,
  };
}

function setOutputs({ attribution, postMortem, spends }: Explained, file: string): void {
  setAttributionOutputs(attribution);
  core.setOutput("post-mortem", postMortem ?? "");
  core.setOutput("result-file", file);
  core.setOutput("spend-usd", dollarsOfAll(spends)?.toString() ?? "");
}

/** Unknown where nothing was replayed, or a price of any of it is not known. */
function dollarsOfAll(spends: readonly (Spend | undefined)[]): number | undefined {
  const known = spends.flatMap((spend) => spend ?? []);
  const dollars = known.flatMap(({ usd }) => usd ?? []);
  if (known.length === 0 || dollars.length < known.length) return undefined;
  return sumOfDollars(dollars.reduce((sum, usd) => sum + usd, 0));
}

async function keep(
  { attribution, files }: Explained,
  { story }: AttributeAsked | PostMortemAsked,
  environment: Outside["environment"],
): Promise<void> {
  const { run, url } = runOf(environment);
  const outcome = await keepArtifact(
    { name: `eval-baseline-${story}-${attribution.suite}-${run.attempt}`, files },
    environment,
  );
  switch (outcome.status) {
    case "kept":
      if (url !== undefined) core.setOutput("artifact-url", `${url}/artifacts/${outcome.id}`);
      return;
    case "unavailable":
      return core.info(`No artifact was kept: ${outcome.why}. The output result-file has the result.`);
    case "failed":
      return core.warning(
        `The result could not be kept as an artifact: ${outcome.problem}. The output result-file has it.`,
      );
    default:
      return outcome satisfies never;
  }
}
