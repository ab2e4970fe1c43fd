/** The examples of webhook payloads that GitHub publishes, for what is read out of an event. */
import examples from "@octokit/webhooks-examples";

export type Payload = { readonly [key: string]: unknown };

/** A published example, by the name of its event and its action. @throws when there is none */
export function publishedEvent(name: string, action?: string): Payload {
  const found = (examples as unknown as readonly { readonly name: string; readonly examples: readonly Payload[] }[])
    .find((event) => event.name === name)
    ?.examples.find((example) => action === undefined || example["action"] === action);
  if (found === undefined) throw new Error(`no published example of ${name} ${action ?? ""}`);
  return found;
}

/** A copy with one value replaced, by a path of keys: "pull_request.head.repo". */
export function having(payload: Payload, path: string, value: unknown): Payload {
  const [key = "", ...rest] = path.split(".");
  const inner = payload[key];
  if (rest.length === 0) return { ...payload, [key]: value };
  return { ...payload, [key]: having((inner ?? {}) as Payload, rest.join("."), value) };
}
