import type { LabelledAnswer } from "../domain/calibration.ts";
import type { RetrievedDocument } from "../domain/message.ts";
import { UserError, UserErrors } from "../errors.ts";
import { list, object, optional, type Reader, ShapeError, text } from "./json-reader.ts";

/**
 * The text of a file of labels, one JSON object a line → the labelled answers. Empty lines are passed over. A document is
 * an object with an id and a text, or a text alone, which is then numbered.
 * @throws UserError when there is none; UserErrors with every line that cannot be read
 */
export function parseLabels(content: string, path: string): readonly LabelledAnswer[] {
  const labels: LabelledAnswer[] = [];
  const problems: string[] = [];
  for (const [index, line] of content
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .entries()) {
    if (line.trim() === "") continue;
    try {
      labels.push({ line: index + 1, ...labelled(JSON.parse(line), "") });
    } catch (cause) {
      if (!(cause instanceof ShapeError || cause instanceof SyntaxError)) throw cause;
      problems.push(`${path}:${index + 1}: ${cause instanceof SyntaxError ? "it is not JSON" : cause.message}`);
    }
  }
  if (problems.length > 0) throw new UserErrors(`${path} cannot be used`, shownOf(problems), FORM);
  if (labels.length === 0) throw new UserError(`${path} holds no label`, FORM);
  return labels;
}

const FORM =
  'Write one JSON object a line: { "question": "…", "answer": "…", "label": true }, and where there are any "expected", "documents": [{ "id": "…", "text": "…" }] and "judge": 0.75.';

const MOST_SHOWN = 50;

function shownOf(problems: readonly string[]): readonly string[] {
  const more = problems.length - MOST_SHOWN;
  return more <= 0 ? problems : [...problems.slice(0, MOST_SHOWN), `and ${more} more lines`];
}

const share: Reader<number> = (value, place) => {
  if (typeof value === "number" && value >= 0 && value <= 1) return value;
  throw new ShapeError(`${place} must be a number from 0 to 1`);
};

const LABELS: { readonly [word: string]: number } = { true: 1, pass: 1, false: 0, fail: 0 };

const label: Reader<number> = (value, place) => {
  if (value === undefined) throw new ShapeError(`${place} is missing`);
  const word = typeof value === "boolean" || typeof value === "string" ? String(value).toLowerCase() : "";
  if (Object.hasOwn(LABELS, word)) return LABELS[word] ?? 0;
  if (typeof value === "number" && value >= 0 && value <= 1) return value;
  throw new ShapeError(`${place} must be true, false, "pass", "fail" or a number from 0 to 1`);
};

const writtenDocument = object<Omit<RetrievedDocument, "score">>({
  id: text,
  text: optional(text),
  title: optional(text),
});
const documentOrText: Reader<RetrievedDocument | string> = (value, place) =>
  typeof value === "string" ? value : writtenDocument(value, place);

const documents: Reader<readonly RetrievedDocument[]> = (value, place) =>
  list(documentOrText)(value, place).map((one, index) =>
    typeof one === "string" ? { id: `${index + 1}`, text: one } : one,
  );

const KEYS = {
  question: text,
  answer: text,
  expected: optional(text),
  documents: optional(documents),
  label,
  judge: optional(share),
};
const known = object<Omit<LabelledAnswer, "line">>(KEYS);

/** A key that is misspelt would otherwise be passed over: an expected value that never reaches the judge. */
const labelled: Reader<Omit<LabelledAnswer, "line">> = (value, place) => {
  const read = known(value, place);
  const unknown = Object.keys(value as object).find((key) => !Object.hasOwn(KEYS, key));
  if (unknown !== undefined) throw new ShapeError(`it has a key that is none of ${Object.keys(KEYS).join(", ")}`);
  return read;
};
