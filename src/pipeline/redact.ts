import type { Redaction, RedactionSpec } from "../domain/suite.ts";
import type { Trace } from "../domain/trace.ts";
import { findAssignedSecrets } from "./redact/assigned-secrets.ts";
import { cardFinder } from "./redact/cards.ts";
import { type Checks, loadChecks } from "./redact/checks.ts";
import { emailFinder } from "./redact/emails.ts";
import type { Finder, Found } from "./redact/finding.ts";
import { ibanFinder } from "./redact/ibans.ts";
import { ipFinder } from "./redact/ips.ts";
import { type KnownValue, knownValueFinder } from "./redact/known-values.ts";
import { lookedOnce } from "./redact/looked-once.ts";
import { namedValueFinder } from "./redact/named-values.ts";
import { ownFinders } from "./redact/own-patterns.ts";
import { findPhones } from "./redact/phones.ts";
import { findSecrets } from "./redact/secrets.ts";
import { textRedactor } from "./redact/text-redactor.ts";
import { redactTrace } from "./redact/trace-texts.ts";

/** @property counts how many different values were replaced, by kind; kinds in alphabetical order, none at zero */
export type Redacted = {
  readonly traces: readonly Trace[];
  readonly counts: { readonly [kind: string]: number };
};

/**
 * Replaces personal data and secrets in every text of the traces by pseudonyms, before anything is kept, sent or shown.
 * The same value becomes the same pseudonym everywhere. The time is linear in the texts, whatever they are.
 *
 * @returns traces in which nothing was found are the same objects; redacting again changes nothing
 * @throws UserError when one of the user's patterns cannot be used
 */
export async function redactTraces(traces: readonly Trace[], spec: RedactionSpec): Promise<Redacted> {
  const general = await generalFinders(spec);
  const find = lookedOnce(general);
  const values = new Map<string, Set<string>>();
  const seen = ({ kind, value }: Found): void => {
    const known = values.get(kind);
    if (known === undefined) values.set(kind, new Set([value]));
    else known.add(value);
  };
  const redacted = traces.map((trace) => {
    const finders = [namedValueFinder(trace.attributes, spec.attributes), find];
    const told: KnownValue[] = [];
    const looked = redactTrace(
      trace,
      textRedactor(finders, (found, written) => {
        seen(found);
        if (isToldByItsPlace(found, written, general)) told.push({ ...found, text: written });
      }),
      spec.attributes,
    );
    if (told.length === 0) return looked;
    return redactTrace(trace, textRedactor([...finders, knownValueFinder(told)], seen), spec.attributes);
  });
  const kinds = [...values.keys()].sort();
  return { traces: redacted, counts: Object.fromEntries(kinds.map((kind) => [kind, values.get(kind)?.size ?? 0])) };
}

/** Values of one attribute that stand in no trace, redacted as they would be there. @throws UserError as `redactTraces` */
export async function redactTexts(
  texts: readonly string[],
  attribute: string | undefined,
  spec: RedactionSpec,
): Promise<readonly string[]> {
  const finders = [namedValueFinder({}, spec.attributes), ...(await generalFinders(spec))];
  const redact = textRedactor(finders, () => {});
  return texts.map((text) => redact(text, attribute));
}

async function generalFinders({ patterns, kinds }: RedactionSpec): Promise<readonly Finder[]> {
  return [...(await ownFinders(patterns)), ...builtInFinders(kinds, await loadChecks())];
}

/**
 * Whether only the word before a value, or its key, told what it is: ten digits in a question are the `phone` of a tool's
 * arguments. Were they replaced there alone, a replay would call the tool with what no recording holds.
 */
function isToldByItsPlace({ kind }: Found, written: string, finders: readonly Finder[]): boolean {
  if ((kind !== "phone" && kind !== "secret") || written.length < 6 || !/\d/.test(written)) return false;
  return !finders.some((find) => find(written).some(({ start, end }) => start === 0 && end === written.length));
}

/** Of matches that are equally long, the earlier finder's counts: what says more about itself comes first. */
function builtInFinders(kinds: readonly Redaction[], checks: Checks): readonly Finder[] {
  const finders: { readonly [kind in Redaction]: readonly Finder[] } = {
    secret: [findSecrets, findAssignedSecrets],
    iban: [ibanFinder(checks)],
    card: [cardFinder(checks)],
    email: [emailFinder(checks)],
    phone: [findPhones],
    ip: [ipFinder(checks)],
  };
  return Object.entries(finders).flatMap(([kind, list]) => (kinds.some((wanted) => wanted === kind) ? list : []));
}
