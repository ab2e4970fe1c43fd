import { describe, expect, test } from "vitest";
import type { Recording } from "../../../src/domain/case.ts";
import type { Variant } from "../../../src/domain/variant.ts";
import { createAssembler } from "../../../src/pipeline/assemble/assemble.ts";
import type { SearchReply, SearchRequest, Services } from "../../../src/ports.ts";
import { aRecording, aTuple } from "../../builders.ts";
import { aModelSpec } from "../scripted-models.ts";

function aVariant(overrides: Partial<Variant> = {}): Variant {
  return {
    label: "production",
    versions: aTuple(),
    model: aModelSpec(),
    policy: "",
    retrieval: { kind: "recorded" },
    ...overrides,
  };
}

const ASKED = { trial: 0, signal: new AbortController().signal };

/** Services that find what a script says, and what they were asked. */
function scriptedSearch(script: (request: SearchRequest, n: number) => SearchReply | Promise<SearchReply>) {
  const requests: SearchRequest[] = [];
  const services: Services = {
    search: async (request) => script(request, requests.push(request) - 1),
    callTool: async () => ({ status: "failed", reason: "unreachable", detail: "no tool is called here" }),
  };
  return { services, requests };
}

const NOBODY = scriptedSearch(() => ({ status: "failed", reason: "unreachable", detail: "nobody is asked here" }));

async function assemble(variant: Partial<Variant>, recording: Partial<Recording> = {}) {
  return (await createAssembler(aVariant(variant), NOBODY.services))(aRecording(recording), ASKED);
}

function system(text: string) {
  return { kind: "system", text } as const;
}

async function systemText(template: string, recording: Partial<Recording> = {}, variant: Partial<Variant> = {}) {
  const assembled = await assemble({ template: system(template), ...variant }, recording);
  return assembled.status === "assembled" ? assembled.messages[0]?.text : assembled.detail;
}

const FOUND = [
  { query: "Returns?", documents: [{ id: "a", title: "Returns", text: "30 days.", score: 0.9 }] },
  {
    query: "Refunds?",
    documents: [
      { id: "a", text: "other" },
      { id: "b", text: "14 days." },
    ],
  },
];

describe("without a template", () => {
  test("the recorded system text goes before the recorded turns", async () => {
    expect(await assemble({})).toEqual({
      status: "assembled",
      messages: [
        { role: "system", text: "You are a helpful support agent." },
        { role: "user", text: "Can I return my order?" },
      ],
    });
  });

  test("a trace without system text is asked without one", async () => {
    const { system: _none, ...recording } = aRecording();
    const assembled = await (await createAssembler(aVariant(), NOBODY.services))(recording, ASKED);
    expect(assembled).toEqual({ status: "assembled", messages: recording.turns });
  });
});

describe("a template", () => {
  test("is rendered with documents, policy, variables and the trace's time", async () => {
    const template =
      "{{ policy }}|{{ variables.name }}|{{ time }}|{% for d in documents %}{{ d.id }}:{{ d.title }}:{{ d.text }}:{{ d.score }};{% endfor %}";
    expect(await systemText(template, { retrievals: FOUND, variables: { name: "Ada" } }, { policy: "Be kind." })).toBe(
      "Be kind.|Ada|2026-11-02T06:00:00.000Z|a:Returns:30 days.:0.9;b::14 days.:;",
    );
  });

  test("without anything to fill in is sent as it is, and uses no documents", async () => {
    const plain = "Be kind. { not: liquid } }} %} \u00e9\n";
    expect(await systemText(plain)).toBe(plain);
    const retrieval = { kind: "snapshot", snapshot: { index: "kb-2", results: [] } } as const;
    expect(await systemText(plain, {}, { retrieval })).toBe(
      "the prompt template does not use documents, so a snapshot cannot change anything",
    );
    expect(await systemText("{{ policy")).toMatch(/^the prompt template cannot be parsed: /);
    expect(await systemText("x".repeat(1_000_001))).toMatch(
      /^the prompt template cannot be parsed: parse length limit/,
    );
  });

  test("that renders to nothing sends no system text", async () => {
    expect(await assemble({ template: system(" {{ variables.nothing }}\n") })).toEqual({
      status: "assembled",
      messages: aRecording().turns,
    });
  });

  test("meets the trace's time when it asks for now, in UTC and in English", async () => {
    expect(await systemText('{{ "now" | date: "%A %d %B %Y %H:%M" }}')).toBe("Monday 02 November 2026 06:00");
    expect(await systemText('{{ "today" | date_to_xmlschema }}')).toBe("2026-11-02T06:00:00+00:00");
    const { time: _none, ...timeless } = aRecording();
    const variant = aVariant({ template: system('[{{ "now" | date: "%Y" }}]') });
    const assembled = await (await createAssembler(variant, NOBODY.services))(timeless, ASKED);
    expect(assembled).toMatchObject({ messages: [{ text: "[]" }, {}] });
  });

  test.each([
    [
      "a filter that is not there",
      "{{ policy | shout }}",
      "the prompt template cannot be parsed: undefined filter: shout, line:1, col:1",
    ],
    [
      "a filter that draws at random",
      "{{ documents | sample }}",
      "the prompt template cannot be parsed: undefined filter: sample, line:1, col:1",
    ],
    [
      "a tag that is not closed",
      "one\n{% if policy %}",
      "the prompt template cannot be parsed: tag {% if policy %} not closed, line:2, col:1",
    ],
  ])("with %s fails every recording and says where", async (_name, template, detail) => {
    expect(await assemble({ template: system(template) })).toEqual({
      status: "failed",
      reason: "not-replayable",
      detail,
    });
  });

  test("cannot read a file", async () => {
    const assembled = await assemble({ template: system('{% include "package.json" %}') });
    expect(assembled).toMatchObject({ status: "failed", reason: "not-replayable" });
    expect(assembled.status === "failed" && assembled.detail).toContain("cannot be");
  });

  test("sees no property of a prototype", async () => {
    expect(
      await systemText("[{{ variables.constructor }}{{ policy.constructor.name }}{{ documents.__proto__ }}]"),
    ).toBe("[]");
  });

  test("that would never end is stopped", async () => {
    const endless = "{% for a in (1..100000) %}{% for b in (1..100000) %}x{% endfor %}{% endfor %}";
    const assembled = await assemble({ template: system(endless) });
    expect(assembled).toMatchObject({ status: "failed", reason: "not-replayable" });
    expect(assembled.status === "failed" && assembled.detail).toMatch(
      /^the prompt template cannot be rendered: .*limit/,
    );
  });

  test("that reads a document's text is not rendered with a hole where none was recorded", async () => {
    const retrievals = [{ documents: [{ id: "a", title: "Returns" }] }];
    expect(
      await assemble({ template: system("{% for d in documents %}{{ d.text }}{% endfor %}") }, { retrievals }),
    ).toEqual({
      status: "failed",
      reason: "not-replayable",
      detail: "the trace records documents without their text, and the prompt template reads it",
    });
    expect(await systemText("{% for d in documents %}{{ d.title }}{% endfor %}", { retrievals })).toBe("Returns");
  });
});

test("a trace without input messages is not replayable", async () => {
  expect(await assemble({}, { turns: [] })).toEqual({
    status: "failed",
    reason: "not-replayable",
    detail: "the trace holds no input messages",
  });
});

describe("a snapshot", () => {
  const snapshot = {
    index: "kb-2026-11",
    results: [
      { query: "  RETURNS?", documents: [{ id: "n", text: "60 days." }] },
      {
        query: "refunds?\n",
        documents: [
          { id: "n", text: "60 days." },
          { id: "m", text: "Never." },
        ],
      },
    ],
  };
  const retrieval = { kind: "snapshot", snapshot } as const;
  const template = "{% for d in documents %}{{ d.id }} {{ d.text }};{% endfor %}";

  test("answers the recorded searches, whatever their case and white space", async () => {
    expect(await systemText(template, { retrievals: FOUND }, { retrieval })).toBe("n 60 days.;m Never.;");
  });

  test("that lacks a search is named, and the search is not repeated", async () => {
    expect(
      await assemble(
        { template: system(template), retrieval },
        { retrievals: [{ query: "Warranty?", documents: [] }] },
      ),
    ).toEqual({
      status: "failed",
      reason: "left-the-recording",
      detail: "the snapshot of index kb-2026-11 cannot answer: a search of the trace is not in it",
    });
    expect(
      await assemble({ template: system(template), retrieval }, { retrievals: [{ documents: [] }] }),
    ).toMatchObject({
      detail: "the snapshot of index kb-2026-11 cannot answer: the trace holds a search without its query",
    });
  });

  test("whose documents could reach no prompt is refused, or a changed index would look harmless", async () => {
    expect(await assemble({ retrieval }, { retrievals: FOUND })).toMatchObject({
      reason: "not-replayable",
      detail: "the suite names no prompt template that a snapshot's documents could go into",
    });
    expect(await assemble({ retrieval, template: system("{{ policy }}") }, { retrievals: FOUND })).toMatchObject({
      reason: "not-replayable",
      detail: "the prompt template does not use documents, so a snapshot cannot change anything",
    });
  });
});

test("an application without retrieval gets no documents", async () => {
  const retrieval = { kind: "none" } as const;
  expect(await systemText("[{{ documents | size }}]", { retrievals: FOUND }, { retrieval })).toBe("[0]");
});

describe("the documents of a replay", () => {
  const documents = [FOUND[0]?.documents[0], { id: "b", text: "14 days." }];

  test("are told whether or not the prompt shows them", async () => {
    expect(await assemble({}, { retrievals: FOUND })).toMatchObject({ documents });
    expect(await assemble({ template: system("Hello.") }, { retrievals: FOUND })).toMatchObject({ documents });
    expect(await assemble({}, { retrievals: [{ query: "Returns?", documents: [] }] })).toMatchObject({ documents: [] });
  });

  test("are not known where the trace holds no search, and there are none where there is no retrieval", async () => {
    expect(await assemble({})).not.toHaveProperty("documents");
    expect(await assemble({ retrieval: { kind: "none" } }, { retrievals: FOUND })).not.toHaveProperty("documents");
  });
});

describe("a retrieval endpoint", () => {
  const endpoint = { url: "https://search.example.com/query", timeoutMs: 1000 };
  const retrieval = { kind: "endpoint", endpoint } as const;
  const template = system("{% for d in documents %}{{ d.id }} {{ d.text }};{% endfor %}");
  const answering = (index?: (n: number) => string | undefined) =>
    scriptedSearch(async ({ query }, n) => {
      // The first search is answered last.
      if (n === 0) await new Promise((resolve) => setImmediate(resolve));
      const name = index?.(n);
      const found = [
        { id: query, text: "found" },
        { id: "both", text: `by ${query}` },
      ];
      return { status: "found", documents: found, cached: false, ...(name === undefined ? {} : { index: name }) };
    });

  async function asked({ services }: { readonly services: Services }, recording: Partial<Recording>, trial = 0) {
    const assemble = await createAssembler(aVariant({ retrieval, template }), services);
    return assemble(aRecording(recording), { ...ASKED, trial });
  }

  test("is asked every recorded search anew, and what it finds stands in the order of the searches", async () => {
    const search = answering(() => "kb-7");
    const assembled = await asked(search, { retrievals: FOUND, variables: { tier: "gold" } }, 2);
    expect(search.requests).toEqual([
      { endpoint, query: "Returns?", variables: { tier: "gold" }, trial: 2 },
      { endpoint, query: "Refunds?", variables: { tier: "gold" }, trial: 2 },
    ]);
    expect(assembled).toEqual({
      status: "assembled",
      messages: [
        { role: "system", text: "Returns? found;both by Returns?;Refunds? found;" },
        { role: "user", text: "Can I return my order?" },
      ],
      documents: [
        { id: "Returns?", text: "found" },
        { id: "both", text: "by Returns?" },
        { id: "Refunds?", text: "found" },
      ],
      index: "kb-7",
    });
  });

  test("has the names of both indexes where it changed between two searches, and none where it names none", async () => {
    expect(
      await asked(
        answering((n) => `kb-${n + 1}`),
        { retrievals: FOUND },
      ),
    ).toMatchObject({ index: "kb-1 and kb-2" });
    expect(
      await asked(
        answering((n) => (n === 0 ? "kb-1" : undefined)),
        { retrievals: FOUND },
      ),
    ).toMatchObject({
      index: "kb-1 and unknown",
    });
    expect(await asked(answering(), { retrievals: FOUND })).not.toHaveProperty("index");
  });

  test("is not asked for a trace without a search", async () => {
    const search = answering();
    const assembled = await asked(search, {});
    expect(assembled).toEqual({ status: "assembled", messages: aRecording().turns });
    expect(search.requests).toEqual([]);
  });

  test("is not asked where the query of a search was not recorded", async () => {
    const search = answering();
    expect(await asked(search, { retrievals: [...FOUND, { documents: [] }] })).toEqual({
      status: "failed",
      reason: "left-the-recording",
      detail: "the retrieval endpoint cannot be asked: the trace holds a search without its query",
    });
    expect(search.requests).toEqual([]);
  });

  test("that fails is why there is no answer", async () => {
    const failed = { status: "failed", reason: "timed-out", detail: "no answer within 1 s" } as const;
    const search = scriptedSearch((_, n) => (n === 1 ? failed : { status: "found", documents: [], cached: false }));
    expect(await asked(search, { retrievals: FOUND })).toEqual(failed);
  });

  test("whose documents could reach no prompt is not asked, or another index would look harmless", async () => {
    const search = answering();
    const detailOf = async (variant: Partial<Variant>) => {
      const assemble = await createAssembler(aVariant({ retrieval, ...variant }), search.services);
      return assemble(aRecording({ retrievals: FOUND }), ASKED);
    };
    expect(await detailOf({})).toMatchObject({
      reason: "not-replayable",
      detail: "the suite names no prompt template that a retrieval endpoint's documents could go into",
    });
    expect(await detailOf({ template: system("{{ policy }}") })).toMatchObject({
      reason: "not-replayable",
      detail: "the prompt template does not use documents, so a retrieval endpoint cannot change anything",
    });
    expect(search.requests).toEqual([]);
  });
});
