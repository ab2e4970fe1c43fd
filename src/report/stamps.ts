import { jsonText } from "../domain/json-text.ts";
import type { Stamp, Stamps } from "../domain/stamp.ts";
import type { Version } from "../domain/version.ts";
import { layoutOf } from "./columns.ts";
import { layerSentence } from "./layer-sentence.ts";
import { PLAIN } from "./markup.ts";
import { list } from "./numbers.ts";
import { briefVersion, versionWords } from "./version-words.ts";

/** JSON with stable key order, for programs. */
export function stampsJson({ suite, stamps, since }: Stamps): string {
  const versions = Object.fromEntries(
    stamps.map(({ layer, attribute, version }) => [layer, { ...version, attribute }] as const),
  );
  return jsonText({ suite, versions, ...(since === undefined ? {} : { since }) });
}

/**
 * Lines of NAME=value, for a shell's eval and for GitHub's environment file alike: ids that a shell would take apart are
 * quoted. A layer whose version is unknown is left out: an empty value would be a claim.
 */
export function stampsShell({ stamps }: Stamps): string {
  return known(stamps)
    .map(({ layer, version }) => `EVAL_BASELINE_VERSION_${layer.toUpperCase()}=${shellWord(version.id)}\n`)
    .join("");
}

/** One line that sets OTEL_RESOURCE_ATTRIBUTES, values percent-encoded as the OpenTelemetry specification says. */
export function stampsOtel({ stamps }: Stamps): string {
  const pairs = known(stamps).map(({ attribute, version }) => `${attribute}=${attributeValue(version.id)}`);
  return `OTEL_RESOURCE_ATTRIBUTES=${shellWord(pairs.join(","))}\n`;
}

/** For people. @param width columns there are; lines take at most 100 of them */
export async function stampsTerminal({ suite, stamps, since }: Stamps, width: number): Promise<string> {
  const { paragraph, columns } = await layoutOf(width);
  const rows = stamps.map(({ layer, attribute, version }) => [layer, versionWords(version, PLAIN), attribute]);
  const unknown = stamps.filter(({ version }) => version.id === null).map(({ layer }) => layer);
  const blocks = [
    columns([["Layer", `Version in the checkout`, "Stamp it as"], ...rows]),
    ...(unknown.length === 0 ? [] : [paragraph(unknownWords(unknown))]),
    ...(since === undefined ? [] : [sinceText(since, paragraph, columns)]),
  ];
  return `${PLAIN.word(suite)}\n\n${blocks.join("\n\n")}\n`;
}

function sinceText(
  { revision, layers }: NonNullable<Stamps["since"]>,
  paragraph: (text: string) => string,
  columns: (rows: readonly (readonly string[])[]) => string,
): string {
  const head = paragraph(`Since ${PLAIN.word(revision)}: ${layerSentence(layers)}.`);
  const changed = layers.filter(({ difference, files }) => difference !== "same" || files.length > 0);
  if (changed.length === 0) return head;
  const rows = changed.map(({ layer, before, after, files }) => [
    layer,
    briefVersion(before, PLAIN),
    briefVersion(after, PLAIN),
    files.length === 0 ? "–" : list(files.map((file) => PLAIN.word(file))),
  ]);
  return `${head}\n\n${columns([["Layer", "Before", "Now", "Files"], ...rows])}`;
}

function unknownWords(layers: readonly string[]): string {
  const why = layers.includes("retrieval")
    ? " The index version is known to the application that asks the index: let it report the version with each request, or state layers.retrieval.version in the suite file."
    : "";
  return `The version of ${list(layers)} cannot be told from the checkout, so it is not stamped.${why}`;
}

type KnownStamp = Stamp & { readonly version: Extract<Version, { id: string }> };

function known(stamps: readonly Stamp[]): readonly KnownStamp[] {
  return stamps.filter((stamp): stamp is KnownStamp => stamp.version.id !== null);
}

/** Everything but what neither the list nor a shell takes for something else. */
function attributeValue(text: string): string {
  const encoded = encodeURIComponent(text).replaceAll("%3A", ":").replaceAll("%2F", "/");
  return encoded.replace(/[!'()*~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function shellWord(text: string): string {
  return /^[\w@%+=:,./-]*$/.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
