import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { REDACTIONS, type RedactionSpec } from "../../src/domain/suite.ts";
import type { ModelHop, ToolHop } from "../../src/domain/trace.ts";
import { redactTexts, redactTraces } from "../../src/pipeline/redact.ts";
import { aTrace } from "../builders.ts";

const SPEC: RedactionSpec = { kinds: REDACTIONS, attributes: [], patterns: [] };
const HOP = {
  spanId: "1",
  parentId: null,
  name: "call dana@shop.example",
  synthesised: false,
  startNs: null,
  endNs: null,
  status: "ok",
} as const;

function aToolHop(overrides: Partial<ToolHop>): ToolHop {
  return { ...HOP, kind: "tool", tool: "orders", ...overrides };
}

/** What becomes of one text, as a tool's result. */
async function redacted(text: string, spec: Partial<RedactionSpec> = {}, attributes = {}): Promise<string | undefined> {
  const trace = aTrace({ attributes, hops: [aToolHop({ result: text })] });
  const [result] = (await redactTraces([trace], { ...SPEC, ...spec })).traces;
  const [hop] = result?.hops ?? [];
  return hop?.kind === "tool" ? hop.result : expect.unreachable();
}

describe("redacting traces", () => {
  const mail = "dana@shop.example";
  const full = aTrace({
    id: mail,
    conversation: mail,
    attributes: { [mail]: mail, nested: { list: [`to ${mail}`, 7, true, null] } },
    evaluations: [{ name: mail, label: `asked by ${mail}`, by: "human" }],
    versions: { ...aTrace().versions, prompt: { id: mail, source: "native" } },
    contradictions: [{ layer: "prompt", claims: [`app.prompt says ${mail}`, "the text says no"] }],
    hops: [
      { ...HOP, kind: "retrieval", query: mail, documents: [{ id: mail, text: mail, title: mail, score: 1 }] },
      {
        ...HOP,
        kind: "assembly",
        template: `Write to ${mail}`,
        variables: { user: mail },
        messages: [{ role: "system", text: mail }],
      },
      {
        ...HOP,
        kind: "model",
        status: "error",
        error: { type: mail, message: `no reply from ${mail}` },
        requestedModel: mail,
        parameters: { user: mail, temperature: 0 },
        input: [
          { role: "user", text: mail },
          { role: "assistant", text: "", toolCalls: [{ id: mail, name: mail, arguments: `{"to":"${mail}"}` }] },
          { role: "tool", text: `{"sent":"${mail}"}`, callId: mail, name: mail },
        ],
        output: { role: "assistant", text: `Sent to ${mail}.` },
        definitions: [{ name: mail, description: mail }],
      },
      aToolHop({ tool: mail, callId: mail, arguments: `{"to":"${mail}"}`, result: mail }),
      { ...HOP, kind: "parse", outcome: "parsed", error: { message: mail } },
    ],
  });

  test("replaces every text that is shown, sent or kept, and leaves ids of spans, names, versions and definitions", async () => {
    const name = "[email-0498]";
    const { traces, counts } = await redactTraces([full], SPEC);
    expect(traces).toEqual([
      {
        ...full,
        conversation: name,
        contradictions: [{ layer: "prompt", claims: [`app.prompt says ${name}`, "the text says no"] }],
        attributes: { [mail]: name, nested: { list: [`to ${name}`, 7, true, null] } },
        evaluations: [{ name: mail, label: `asked by ${name}`, by: "human" }],
        hops: [
          { ...full.hops[0], query: name, documents: [{ id: name, text: name, title: name, score: 1 }] },
          {
            ...full.hops[1],
            template: `Write to ${name}`,
            variables: { user: name },
            messages: [{ role: "system", text: name }],
          },
          {
            ...full.hops[2],
            error: { type: name, message: `no reply from ${name}` },
            parameters: { user: name, temperature: 0 },
            input: [
              { role: "user", text: name },
              { role: "assistant", text: "", toolCalls: [{ id: mail, name: mail, arguments: `{"to":"${name}"}` }] },
              { role: "tool", text: `{"sent":"${name}"}`, callId: mail, name: mail },
            ],
            output: { role: "assistant", text: `Sent to ${name}.` },
          },
          { ...full.hops[3], arguments: `{"to":"${name}"}`, result: name },
          { ...full.hops[4], error: { message: name } },
        ],
      },
    ]);
    expect(counts).toEqual({ email: 1 });
  });

  test("gives back the same objects where nothing was found", async () => {
    const clean = aTrace({ hops: [aToolHop({ arguments: '{"order": 17}', result: "sent" })], attributes: { a: "b" } });
    const { traces, counts } = await redactTraces([full, clean], SPEC);
    expect(traces[1]).toBe(clean);
    expect(counts).toEqual({ email: 1 });
    const dirty = { ...clean, conversation: mail };
    const [changed] = (await redactTraces([dirty], SPEC)).traces;
    expect(changed?.hops).toBe(clean.hops);
    expect(changed?.attributes).toBe(clean.attributes);
  });

  test("counts different values by kind, over all traces", async () => {
    const text = "a@shop.example, A@Shop.example, b@shop.example, 10.0.0.7";
    const traces = [aTrace({ conversation: text }), aTrace({ conversation: text })];
    expect((await redactTraces(traces, SPEC)).counts).toEqual({ email: 2, ip: 1 });
  });

  test("looks only for the kinds it is asked for", async () => {
    expect(await redacted(`${mail} from 10.0.0.7`, { kinds: ["ip"] })).toBe(`${mail} from [ip-2a99]`);
    expect(await redacted(`${mail} from 10.0.0.7`, { kinds: [] })).toBe(`${mail} from 10.0.0.7`);
  });

  test("gives a value one pseudonym, whatever its case and separators, in every trace", async () => {
    expect(await redacted("Dana@Shop.Example")).toBe(await redacted(mail));
    expect(await redacted("4111-1111-1111-1111")).toBe(await redacted("4111 1111 1111 1111"));
    expect(await redacted("0044 20 7946 0958")).toBe(await redacted("+44 (0)20 7946-0958"));
    expect(await redacted("de89 3704 0044 0532 0130 00")).toBe(await redacted("DE89370400440532013000"));
    expect(await redacted(mail)).not.toBe(await redacted("dora@shop.example"));
  });

  test("takes the longest of what overlaps", async () => {
    expect(await redacted("see https://dana:pw@shop.example/x")).toMatch(/^see \[secret-[0-9a-f]{4}\]\/x$/);
    const patterns = [{ name: "order", pattern: "order of [a-z@.]+" }];
    expect(await redacted(`the order of ${mail}`, { patterns })).toMatch(/^the \[order-[0-9a-f]{4}\]$/);
  });

  test("keeps tool calls equal to their recordings", async () => {
    const call = { id: "c1", name: "orders", arguments: `{"by": "${mail}"}` };
    const model: ModelHop = {
      ...HOP,
      kind: "model",
      parameters: {},
      output: { role: "assistant", text: "", toolCalls: [call] },
    };
    const { traces } = await redactTraces([aTrace({ hops: [model, aToolHop({ arguments: call.arguments })] })], SPEC);
    const [asked, made] = traces[0]?.hops ?? [];
    const sent = asked?.kind === "model" ? asked.output?.toolCalls?.[0]?.arguments : undefined;
    expect(sent).toMatch(/^\{"by": "\[email-[0-9a-f]{4}\]"\}$/);
    expect(made).toMatchObject({ arguments: sent });
  });
});

test("a value that a key gives away is replaced in all of its trace, so that a call is still what was asked for", async () => {
  const asked = { role: "user", text: "Reach me at 4155552671, my pass is hunter2 and order 4155552672." } as const;
  const model: ModelHop = { ...HOP, kind: "model", parameters: {}, input: [asked] };
  const call = aToolHop({ arguments: '{"phone":"4155552671","password":"hunter2"}' });
  const { traces, counts } = await redactTraces([aTrace({ hops: [model, call] }), aTrace({ hops: [model] })], SPEC);
  const [said, made] = traces[0]?.hops ?? [];
  const { phone, password } = JSON.parse(made?.kind === "tool" ? (made.arguments ?? "") : "");
  expect(said).toMatchObject({
    input: [{ text: `Reach me at ${phone}, my pass is ${password} and order 4155552672.` }],
  });
  expect([phone, password, counts]).toEqual(["[phone-7526]", "[secret-fed8]", { phone: 1, secret: 1 }]);
  expect(traces[1]?.hops).toEqual([model]);
});

test("texts that stand in no trace are redacted like its attributes", async () => {
  const texts = ["dana@shop.example", "billing"];
  expect(await redactTexts(texts, "app.desk", SPEC)).toEqual(["[email-0498]", "billing"]);
  expect(await redactTexts(texts, "app.desk", { ...SPEC, attributes: ["app.desk"] })).toEqual([
    expect.stringMatching(/^\[desk-[0-9a-f]{4}\]$/),
    expect.stringMatching(/^\[desk-[0-9a-f]{4}\]$/),
  ]);
});

describe("listed attributes", () => {
  const attributes = ["app.customer.name"];

  test("have their values replaced wherever they occur in the same trace, as whole words, in any case", async () => {
    const trace = { "app.customer.name": "Ann Lee" };
    expect(await redacted("Ann Lee, ann  lee and ANN\nLEE met Joann Lee and Ann Leeds.", { attributes }, trace)).toBe(
      "[name-de54], [name-de54] and [name-de54] met Joann Lee and Ann Leeds.",
    );
    expect(await redacted("Ann Lee", { attributes }, { other: "Ann Lee" })).toBe("Ann Lee");
  });

  test("are replaced themselves, however short or long, numbers too", async () => {
    for (const value of ["Jo", 12345, "x ".repeat(300)]) {
      const trace = aTrace({ attributes: { "app.customer.name": value, id: 12345 } });
      const [result] = (await redactTraces([trace], { ...SPEC, attributes })).traces;
      expect(result?.attributes).toEqual({
        "app.customer.name": expect.stringMatching(/^\[name-[0-9a-f]{4}\]$/),
        id: 12345,
      });
    }
    expect(await redacted("order 12345 of Jo", { attributes }, { "app.customer.name": [12345, "Jo"] })).toMatch(
      /^order \[name-[0-9a-f]{4}\] of Jo$/,
    );
  });

  test("give the longest value first", async () => {
    const trace = { "app.customer.name": ["Ann", "Ann Lee"] };
    expect(await redacted("Ann Lee or Ann?", { attributes }, trace)).toBe("[name-de54] or [name-22c1]?");
  });

  test("may hold any characters", async () => {
    const trace = { "app.customer.name": "(.*)+$ [x]" };
    expect(await redacted("is (.*)+$ [x] a name", { attributes }, trace)).toMatch(/^is \[name-[0-9a-f]{4}\] a name$/);
    const odd = "Anne-Marie O'Neil/{x}|^&~!#%=:;,<>@`\"_.-\\";
    expect(await redacted(`for ${odd}`, { attributes }, { "app.customer.name": odd })).toMatch(
      /^for \[name-[0-9a-f]{4}\]$/,
    );
  });

  test("are found in linear time, however many and long they are", async () => {
    const values = Array.from({ length: 100 }, (_, index) => `${"- ".repeat(95)}${index}`);
    const text = "- ".repeat(200_000);
    expect(await redacted(text, { attributes }, { "app.customer.name": values })).toBe(text);
  });

  test("never read what an object inherits", async () => {
    expect(await redacted("x", { attributes: ["constructor", "__proto__"] })).toBe("x");
  });
});

describe("the user's own patterns", () => {
  test("are replaced under their name", async () => {
    const patterns = [{ name: "customer", pattern: "(?i)\\bcust-[0-9]{6}\\b" }];
    expect(await redacted("for CUST-004711 and cust-12", { patterns })).toMatch(
      /^for \[customer-[0-9a-f]{4}\] and cust-12$/,
    );
  });

  test("that match nothing are passed over", async () => {
    expect(await redacted("plain", { patterns: [{ name: "x", pattern: "q*" }] })).toBe("plain");
  });

  test("that cannot be used are named", async () => {
    await expect(redacted("x", { patterns: [{ name: "customer", pattern: "(?=a)" }] })).rejects.toMatchObject({
      name: "UserError",
      message: expect.stringMatching(/^traces\.redact\.patterns: customer: "\(\?=a\)" cannot be used: /),
      remedy: "Write it in RE2 syntax, which has no look-around and no back-references.",
    });
  });

  test("end on texts that make other engines hang", async () => {
    const patterns = [{ name: "x", pattern: "(a+)+b" }];
    const text = "a".repeat(200_000);
    expect(await redacted(text, { patterns })).toBe(text);
  });
});

const FRAGMENTS = [
  "dana@shop.example", "+44 20 7946 0958", "020 7946 0958", "4111 1111 1111 1111", "0123", "0044", "1111 ", "DE89 3704 0044 0532 0130 00",
  "10.0.0.7", "2001:db8::1", "sk-abcdEFGH1234567890", "Bearer a1b2c3d4e5", "password: hunter2", "password=", "token: ", "[email-0498]",
  "[card-1234]", "[secret-", "-0a1b]", "Ann Lee", "Ann", "cust-123456", "https://a:b@", "phone: ", " is ", " ", ".", "@", "\"", "{", "[", ":", ",", "\n", "x",
]; // biome-ignore format: one table

describe("redacting", () => {
  const spec = { ...SPEC, attributes: ["name"], patterns: [{ name: "customer", pattern: "cust-\\d{6}|p.{0,9}\\]" }] };
  const texts = fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 12 }).map((parts) => parts.join(""));

  test("twice is redacting once", async () => {
    await fc.assert(
      fc.asyncProperty(texts, async (text) => {
        const once = await redacted(text, spec, { name: "Ann Lee" });
        expect(await redacted(once ?? "", spec, { name: "Ann Lee" })).toBe(once);
      }),
      { numRuns: 500 },
    );
  });

  test("keeps JSON valid and of the same shape", async () => {
    const values = fc.letrec((tie) => ({
      any: fc.oneof(texts, fc.integer(), fc.constantFrom(4111111111111111, null, true), fc.array(tie("any")), fc.dictionary(fc.string(), tie("any"))),
    })).any; // biome-ignore format: one line
    await fc.assert(
      fc.asyncProperty(fc.array(values, { minLength: 1 }), async (value) => {
        const once = (await redacted(JSON.stringify(value), spec)) ?? "";
        expect(JSON.stringify(shape(JSON.parse(once)))).toBe(JSON.stringify(shape(value)));
        expect(await redacted(once, spec)).toBe(once);
      }),
    );
  });

  const hostile = [
    "a", "1", "1 ", "01 23 ", "(0", "1-1-", "a@", "a@a.", "1.1.1.1.", "1:", "eyJ", "eyJ.", "sk-", "bearer a", "a://b:", "a://b:c@", "DE89 ",
    "-----BEGIN PRIVATE KEY-----", "password=", "password:$", "token='a ", "+49 ", "phone:1 ", "[email-abcd]x", "Ann ", '"', "\\", '{"a":', "[",
  ]; // biome-ignore format: one table
  test.each(hostile)("ends on a megabyte of %j, as text and inside JSON", async (piece) => {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
    const once = await redacted(text, { attributes: ["name"] }, { name: "Ann Lee" });
    expect(once?.length).toBeLessThanOrEqual(text.length + 20);
    const inside = await redacted(JSON.stringify({ text: text.slice(0, 100_000) }));
    expect(typeof JSON.parse(inside ?? "").text).toBe("string");
  });
});

function shape(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shape);
  if (typeof value === "object" && value !== null) return Object.values(value).map(shape);
  return value === null || typeof value === "boolean" ? value : "leaf";
}
