import { type PostMortem, postMortemPath } from "../domain/post-mortem.ts";
import { MARKDOWN } from "./markup.ts";
import { actionsSection } from "./post-mortem/actions.ts";
import { attributionSection, checklistSection, detectionSection } from "./post-mortem/analysis.ts";
import { aroundSection, costSection, limitsSection, referencesSection } from "./post-mortem/around.ts";
import { impactSection, reproductionSection, timelineSection, versionsSection } from "./post-mortem/facts.ts";
import type { PeoplesWords } from "./post-mortem/marks.ts";
import { type Places, placesOf } from "./post-mortem/places.ts";
import { FIRST_STANDING } from "./post-mortem/standing.ts";
import { summaryLines } from "./post-mortem/summary.ts";
import { joinSections, type Section, type Step } from "./sections.ts";

/** What people wrote comes on top. */
const LONGEST = 60_000;

/**
 * The post-mortem as Markdown: seven lines for somebody who is tired, then everything with its evidence. What people wrote in
 * an earlier version stands where it stood, byte for byte. Beyond 60,000 characters of ours the references go, then most of the
 * timeline, then the cost; nothing else does, so that it may be longer all the same.
 *
 * @param options.words of an earlier version; none for a first one
 * @param options.hasCases whether ready questions are kept beside it
 */
export function renderPostMortem(
  postMortem: PostMortem,
  { words = new Map(), hasCases }: { readonly words?: PeoplesWords; readonly hasCases: boolean },
): string {
  const places = placesOf(words);
  const sections = sectionsOf(postMortem, places, hasCases);
  const leftOver = places.leftOver();
  const peoples = [...words.values()].reduce((sum, text) => sum + text.length, 0);
  return joinSections([...sections, ...(leftOver === undefined ? [] : [{ name: "left over", text: leftOver }])], {
    limit: LONGEST + peoples,
    size: (text) => text.length,
    steps: STEPS,
    where: "post-mortem.json has them.",
  });
}

/** In this order, after the summary (docs/post-mortem.md). */
function sectionsOf(postMortem: PostMortem, places: Places, hasCases: boolean): readonly Section[] {
  const named = [
    ["title", `# Post-mortem: ${MARKDOWN.word(postMortem.title)}`],
    ["about", aboutWords(postMortem)],
    ["summary", `## Summary\n\n${summaryLines(postMortem)}\n\n${places.place("summary")}`],
    ["status", `## Status\n\n${places.place("status", FIRST_STANDING)}`],
    ["impact", impactSection(postMortem)],
    ["versions", versionsSection(postMortem)],
    ["timeline", timelineSection(postMortem, places), timelineSection(postMortem, places, FEW)],
    ["reproduction", reproductionSection(postMortem)],
    ["which layer", attributionSection(postMortem)],
    [
      "factors",
      `## Further factors\n\nWhat no experiment shows: of the system, of the situation, of what was known.\n\n${places.place("factors")}`,
    ],
    ["checklist", checklistSection(postMortem, places)],
    ["why it was not caught", detectionSection(postMortem)],
    ["around", aroundSection(postMortem)],
    ["actions", actionsSection(postMortem, places, hasCases)],
    ["lessons", `## Lessons\n\n${places.place("lessons")}`],
    ["cost", costSection(postMortem)],
    ["limits", limitsSection(postMortem)],
    ["references", referencesSection(postMortem)],
  ] as const;
  return named.flatMap(([name, text, shorter]) =>
    text === undefined ? [] : [{ name, text, ...(shorter === undefined ? {} : { shorter }) }],
  );
}

/** Rows of a timeline that has to be shorter. */
const FEW = 10;

/** Sections that hold places for people are never dropped. */
const STEPS: readonly Step[] = [{ drop: "references" }, { shorten: "timeline" }, { drop: "cost" }];

function aboutWords({ incident, at }: PostMortem): string {
  const path = MARKDOWN.code(MARKDOWN.word(postMortemPath(incident)));
  return `Written by eval-baseline on ${MARKDOWN.word(at.slice(0, 10))} (${path}). It names layers and roles, never persons. What you write between two marks (${MARKDOWN.code("&lt;!-- yours: … --&gt;")}, seen when you edit) stays when it is written anew; all else is replaced.`;
}
