import type { FilterImplOptions, Liquid } from "liquidjs";

/** What a template is rendered with; own properties only are visible to it. Its dates read `time`. */
export type TemplateInputs = { readonly time: string | undefined; readonly [input: string]: unknown };

export type Rendered =
  | { readonly status: "rendered"; readonly text: string }
  | { readonly status: "failed"; readonly problem: string };

export type Template =
  | {
      readonly status: "parsed";
      /** What it reads of its inputs: `variables.customer.name` is ["variables", "customer", "name"]. */
      readonly reads: readonly (readonly string[])[];
      render(inputs: TemplateInputs): Rendered;
    }
  | { readonly status: "broken"; readonly problem: string };

// Far above any prompt, far below what could hold up a run: a template may come from a stranger's pull request.
const MOST_CHARACTERS = 1_000_000;
const MOST_PARTS = 200_000;
const MOST_MEMORY = 20_000_000;
const MOST_MILLISECONDS = 2_000;

/**
 * Parses a Liquid template. It sees its inputs and nothing else: no files, no clock but the trace's time, no chance, no
 * property of a prototype. Dates are written in UTC and in English, so that a prompt is the same on every machine.
 */
export async function parseTemplate(text: string): Promise<Template> {
  if (isPlain(text)) return { status: "parsed", reads: [], render: () => ({ status: "rendered", text }) };
  const { Liquid } = await import("liquidjs");
  const engine = new Liquid({
    templates: {},
    ownPropertyOnly: true,
    strictFilters: true,
    timezoneOffset: 0,
    locale: "en-US",
    parseLimit: MOST_CHARACTERS,
    memoryLimit: MOST_MEMORY,
    renderLimit: MOST_MILLISECONDS,
  });
  removeChanceAndClock(engine);
  try {
    const parsed = engine.parse(text);
    return {
      status: "parsed",
      reads: engine.globalVariableSegmentsSync(parsed).map(knownPart),
      render(inputs) {
        try {
          // Synchronous, so that the time limit counts this template's work and not its neighbours'.
          return { status: "rendered", text: String(engine.renderSync(parsed, inputs, { templateLimit: MOST_PARTS })) };
        } catch (error) {
          return { status: "failed", problem: problemOf(error) };
        }
      },
    };
  } catch (error) {
    return { status: "broken", problem: problemOf(error) };
  }
}

/** A path up to where it depends on a value: of `variables[name].x` that is `variables`. */
function knownPart(segments: readonly unknown[]): readonly string[] {
  const dynamic = segments.findIndex((segment) => Array.isArray(segment));
  return (dynamic < 0 ? segments : segments.slice(0, dynamic)).map(String);
}

/** A text with nothing to fill in is its own rendering, and loading the engine takes a while. */
function isPlain(text: string): boolean {
  return text.length <= MOST_CHARACTERS && !text.includes("{{") && !text.includes("{%");
}

const DATE_FILTERS = ["date", "date_to_xmlschema", "date_to_rfc822", "date_to_string", "date_to_long_string"];

/** `"now" | date` means the time of the trace, and the filter that draws at random is unknown. */
function removeChanceAndClock(engine: Liquid): void {
  delete engine.filters["sample"];
  for (const name of DATE_FILTERS) {
    const original = handlerOf(engine.filters[name]);
    if (original === undefined) continue;
    engine.registerFilter(name, function (value: unknown, ...options: unknown[]) {
      const isNow = value === "now" || value === "today";
      return original.call(this, isNow ? (this.context.getSync(["time"]) ?? "") : value, ...options);
    });
  }
}

function handlerOf(filter: FilterImplOptions | undefined) {
  return typeof filter === "function" ? filter : filter?.handler;
}

/** The engine's complaint without the excerpt that follows it. */
function problemOf(error: unknown): string {
  return error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
}
