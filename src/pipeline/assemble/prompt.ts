import type { Recording } from "../../domain/case.ts";
import type { Message } from "../../domain/message.ts";
import type { PromptTemplate } from "../../domain/variant.ts";
import { parseTemplate, type Template, type TemplateInputs } from "./template.ts";

/** What every template may read besides the variables. */
export type PromptInputs = {
  readonly documents: readonly object[];
  readonly policy: string;
  readonly variables: Recording["variables"];
  readonly time: string | undefined;
};

export type Composed =
  | { readonly status: "composed"; readonly messages: readonly Message[] }
  | { readonly status: "failed"; readonly problem: string };

/** A variable that a prompt reads: its name in a trace, and how the prompt writes it. */
export type ReadVariable = { readonly name: string; readonly written: string };

export type Prompt =
  | {
      readonly status: "parsed";
      /** Whether it reads this input anywhere. */
      uses(input: keyof PromptInputs): boolean;
      /** The first of each name, in the order of the text. */
      readonly variables: readonly ReadVariable[];
      compose(inputs: PromptInputs, turns: readonly Message[]): Composed;
    }
  | { readonly status: "broken"; readonly problem: string };

const RESERVED: readonly string[] = ["documents", "policy", "variables", "time"] satisfies (keyof PromptInputs)[];

/**
 * A prompt, ready to be put together with what was asked. The text of a system prompt goes before the recorded turns.
 * Of messages, the system's come first, then the others of the file, then the recorded turns; the file's question
 * stands in place of the last of these.
 */
export async function parsePrompt(template: PromptTemplate): Promise<Prompt> {
  return template.kind === "system" ? systemPrompt(template.text) : messagesPrompt(template.messages);
}

async function systemPrompt(text: string): Promise<Prompt> {
  const parsed = await parseTemplate(text);
  if (parsed.status === "broken") return parsed;
  return {
    ...parsed,
    uses: (input) => parsed.reads.some(([first]) => first === input),
    variables: firstOfEachName(parsed.reads.flatMap(underVariables)),
    compose(inputs, turns) {
      const rendered = parsed.render(inputs);
      return rendered.status === "failed"
        ? rendered
        : { status: "composed", messages: [...systemMessage(rendered.text), ...turns] };
    },
  };
}

type WrittenMessage = Extract<PromptTemplate, { kind: "messages" }>["messages"][number];
type ParsedMessage = {
  readonly role: WrittenMessage["role"];
  /** "message 2", as it stands in the file. */
  readonly place: string;
  readonly template: ParsedTemplate;
};
type ParsedTemplate = Extract<Template, { status: "parsed" }>;

async function messagesPrompt(written: readonly WrittenMessage[]): Promise<Prompt> {
  const messages: ParsedMessage[] = [];
  for (const [index, { role, text }] of written.entries()) {
    const place = `message ${index + 1}`;
    const template = await parseTemplate(text);
    if (template.status === "broken") return { status: "broken", problem: `${place}: ${template.problem}` };
    messages.push({ role, place, template });
  }
  const system = messages.filter(({ role }) => role === "system");
  const spoken = messages.filter(({ role }) => role !== "system");
  const question = questionOf(spoken);
  const at = question === undefined ? spoken.length : spoken.indexOf(question);
  const reads = messages.flatMap(({ template }) => template.reads);
  return {
    status: "parsed",
    uses: (input) => reads.some(([first]) => first === input),
    variables: firstOfEachName(reads.flatMap((path) => [...underVariables(path), ...atTopLevel(path)])),
    compose: (inputs, turns) => {
      const last = turns.at(-1);
      const before = turns.slice(0, -1);
      const given = inputsOf(inputs, last);
      return joined([
        renderedAll(system, given, (text) => text.trim() !== ""),
        renderedAll(spoken.slice(0, at), given),
        { status: "composed", messages: question === undefined ? turns : before },
        question === undefined ? NOTHING : renderedQuestion(question, given),
        renderedAll(spoken.slice(at + 1), given),
      ]);
    },
  };
}

/**
 * The message that puts the question: the last one of the user, where it reads `input`, or reads a variable and ends
 * the file. One that is followed by an answer and does not read `input` is an example.
 */
function questionOf(spoken: readonly ParsedMessage[]): ParsedMessage | undefined {
  const last = spoken.findLast(({ role }) => role === "user");
  if (last === undefined) return undefined;
  const { reads } = last.template;
  const readsInput = reads.some(([first]) => first === INPUT);
  const readsVariable = reads.some(([first = ""]) => first === "variables" || !RESERVED.includes(first));
  return readsInput || (readsVariable && last === spoken.at(-1)) ? last : undefined;
}

const INPUT = "input";
const NOTHING: Composed = { status: "composed", messages: [] };

/** Variables stand beside the usual inputs, which no variable hides. A recorded `input` is what production filled in. */
function inputsOf(inputs: PromptInputs, last: Message | undefined): TemplateInputs {
  return { [INPUT]: last?.text ?? "", ...inputs.variables, ...inputs };
}

function renderedAll(
  messages: readonly ParsedMessage[],
  inputs: TemplateInputs,
  isKept: (text: string) => boolean = () => true,
): Composed {
  return joined(
    messages.map(({ role, place, template }) => {
      const rendered = template.render(inputs);
      if (rendered.status === "failed") return { status: "failed", problem: `${place}: ${rendered.problem}` };
      return { status: "composed", messages: isKept(rendered.text) ? [{ role, text: rendered.text }] : [] };
    }),
  );
}

function renderedQuestion(question: ParsedMessage, inputs: TemplateInputs): Composed {
  const composed = renderedAll([question], inputs);
  const isEmpty = composed.status === "composed" && composed.messages.every(({ text }) => text.trim() === "");
  return isEmpty ? { status: "failed", problem: "its last user message is empty for this trace" } : composed;
}

/** The first failure, or all messages in order. */
function joined(parts: readonly Composed[]): Composed {
  const messages: Message[] = [];
  for (const part of parts) {
    if (part.status === "failed") return part;
    messages.push(...part.messages);
  }
  return { status: "composed", messages };
}

function systemMessage(text: string): readonly Message[] {
  return text.trim() === "" ? [] : [{ role: "system", text }];
}

function underVariables([first, name]: readonly string[]): readonly ReadVariable[] {
  return first === "variables" && name !== undefined ? [{ name, written: `variables.${name}` }] : [];
}

function atTopLevel([name]: readonly string[]): readonly ReadVariable[] {
  return name === undefined || name === INPUT || RESERVED.includes(name) ? [] : [{ name, written: name }];
}

function firstOfEachName(variables: readonly ReadVariable[]): readonly ReadVariable[] {
  const byName = new Map<string, ReadVariable>();
  for (const one of variables) if (!byName.has(one.name)) byName.set(one.name, one);
  return [...byName.values()];
}
