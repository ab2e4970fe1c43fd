import type { PromptTemplate } from "../domain/variant.ts";
import { UserErrors } from "../errors.ts";
import { readYaml, type YamlPlace } from "../yaml-file.ts";
import { isObject, own } from "./json-shape.ts";

type Messages = Extract<PromptTemplate, { kind: "messages" }>;
type Message = Messages["messages"][number];

const ROLES: readonly Message["role"][] = ["system", "user", "assistant"];
const REMEDY =
  "Write messages: as a list of { role: system | user | assistant, content: text }; docs/variants.md has an example.";

/** Whether a path is that of a prompt file with messages, by its ending. */
export function isPromptFile(path: string): boolean {
  return /\.prompt\.ya?ml$/i.test(path);
}

/**
 * The text of a `.prompt.yml` file → its messages. What else it may hold (name, description, model, modelParameters,
 * testData, evaluators, responseFormat, jsonSchema) is not read: model and metrics are the suite's.
 *
 * @throws UserErrors with every problem at once, each with its line
 */
export function parsePromptFile(text: string, path: string): Messages {
  const file = readYaml(text, path);
  const problems: string[] = [];
  const tell = (place: YamlPlace, problem: string) => void problems.push(file.locate(place, problem));
  const messages = messagesOf(file.value, tell);
  if (problems.length > 0) throw new UserErrors(`${path} is not a prompt file`, problems, REMEDY);
  return { kind: "messages", messages };
}

type Tell = (place: YamlPlace, problem: string) => void;

function messagesOf(value: unknown, tell: Tell): readonly Message[] {
  if (!isObject(value)) {
    tell([], "expected a mapping with messages");
    return [];
  }
  const messages = own(value, "messages");
  if (messages === undefined) tell([], '"messages" is missing');
  else if (!Array.isArray(messages)) tell(["messages"], "expected a list of messages");
  else if (messages.length === 0) tell(["messages"], "expected at least one message");
  else return messages.flatMap((message: unknown, index) => messageOf(message, index, tell));
  return [];
}

function messageOf(value: unknown, index: number, tell: Tell): readonly Message[] {
  const at = ["messages", index] as const;
  if (!isObject(value)) {
    tell(at, "expected a mapping with role and content");
    return [];
  }
  const written = own(value, "role");
  const role = ROLES.find((one) => one === written);
  const text = own(value, "content");
  if (written === undefined) tell(at, '"role" is missing');
  else if (role === undefined) tell([...at, "role"], `${shown(written)} is not a role; expected ${ROLES.join(", ")}`);
  if (text === undefined) tell(at, '"content" is missing');
  else if (typeof text !== "string") tell([...at, "content"], `expected text, not ${kindOf(text)}`);
  return role === undefined || typeof text !== "string" ? [] : [{ role, text }];
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}

function kindOf(value: unknown): string {
  if (value === null) return "nothing";
  return Array.isArray(value) ? "a list" : typeof value === "object" ? "a mapping" : `a ${typeof value}`;
}
