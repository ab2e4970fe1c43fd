import type { ChecklistKey } from "../../domain/checklist.ts";
import type { PostMortem } from "../../domain/post-mortem.ts";
import { type PeoplesWords, place } from "./marks.ts";

/** What stands in a place until somebody writes there. */
export const UNWRITTEN = "_Nothing written yet._\n";

/** The places of one text: each is filled with what people wrote, and what has no place any more is kept at the end. */
export type Places = {
  /** @param key unique in the text  @param unwritten what stands there until somebody writes; ends in a line break */
  place(key: string, unwritten?: string): string;
  /** What was written in places that were not asked for, as a section; undefined where there is none. To be called last. */
  leftOver(): string | undefined;
};

/** @param earlier what people wrote in an earlier version */
export function placesOf(earlier: PeoplesWords): Places {
  const used = new Map<string, string>();
  return {
    place(key, unwritten = UNWRITTEN) {
      used.set(key, unwritten);
      return place(key, earlier.get(key) ?? unwritten);
    },
    leftOver() {
      const rest = [...earlier].filter(([key, text]) => !used.has(key) && isWritten(text));
      if (rest.length === 0) return undefined;
      const kept = rest.map(([key, text]) => `From ${key}:\n\n${place(key, text)}`);
      return `## Kept from earlier versions\n\nWhat was written in places that this version no longer has.\n\n${kept.join("\n\n")}`;
    },
  };
}

/** Whether somebody wrote more than what stands in an empty place. */
export function isWritten(text: string): boolean {
  const said = text.trim();
  return said !== "" && !UNWRITTEN_TEXTS.has(said);
}

/**
 * The places that the page of a post-mortem has, by its record: where the marks of one are gone, nobody can tell what was
 * written there.
 */
export function placesIn({ attribution, actions }: Pick<PostMortem, "attribution" | "actions">): readonly string[] {
  const open = attribution.checklist.filter(({ answer }) => answer === "unknown");
  return [...ALWAYS, ...open.map(({ key }) => checklistPlace(key)), ...actions.map(({ key }) => actionPlace(key))];
}

const ALWAYS = ["summary", "status", "timeline", "factors", "lessons"] as const;

export function checklistPlace(key: ChecklistKey): string {
  return `checklist.${key}`;
}

export function actionPlace(key: string): string {
  return `action.${key}`;
}

/** The words with which actions wait for an owner. */
export const UNOWNED = "_Owner and date: not set yet._\n";

const UNWRITTEN_TEXTS: ReadonlySet<string> = new Set([UNWRITTEN.trim(), UNOWNED.trim()]);
