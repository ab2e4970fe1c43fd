import { describe, expect, test } from "vitest";
import type { Suite } from "../../src/domain/suite.ts";
import { parsePostMortem, serialisePostMortem } from "../../src/formats/post-mortem.ts";
import type { ModelRequest, World } from "../../src/ports.ts";
import { readMarks } from "../../src/report/post-mortem/marks.ts";
import { type AttributeRequest, attributed } from "../../src/stories/attribute.ts";
import {
  draftPostMortem,
  type PostMortemRequest,
  postMortem,
  type WrittenPostMortem,
} from "../../src/stories/post-mortem.ts";
import { FIRST_TRIAL } from "../../src/stories/trial-numbers.ts";
import { aReply } from "../pipeline/scripted-models.ts";
import { anIncident, TRACES } from "./incident.ts";
import { aSuite, citesWhenTold, PRODUCTION } from "./memory-world.ts";

const TRIALS = 20;
const INCIDENT = "2026-11-02-desk-cites";

function asking(request: AttributeRequest, overrides: Partial<PostMortemRequest> = {}): PostMortemRequest {
  const [before = "", after = ""] = [request.before, request.after].map(({ standpoint }) => standpoint.baseline);
  return { attribute: request, asked: { before, after }, trials: TRIALS, keep: true, ...overrides };
}

function kept(outcome: WrittenPostMortem) {
  if (outcome.status !== "written") throw new Error(`nothing was written: ${JSON.stringify(outcome)}`);
  return { ...outcome.kept, path: outcome.path };
}

async function written(
  { suite, world, request }: { suite: Suite; world: World; request: AttributeRequest },
  overrides: Partial<PostMortemRequest> = {},
) {
  return kept(await postMortem(suite, asking(request, overrides), world));
}

/** Another branch for post-mortems alone. */
function postMortemsOf({ incidents, postMortem: read, keepPostMortem }: World["store"]) {
  return { incidents, postMortem: read, keepPostMortem };
}

describe("the post-mortem of an incident between two records", () => {
  test("says what happened, which layer did it, and what resolves it", async () => {
    const incident = await anIncident();
    const { postMortem: record, path } = await written(incident);
    expect(path).toBe(`incidents/${INCIDENT}/post-mortem.md`);
    expect(record.title).toBe("cites of desk got worse between 2026-10-26 and 2026-11-02");
    expect(record.failureKinds).toEqual(["wrong-answer"]);
    expect(record.impact).toMatchObject({
      metric: "cites",
      rates: {
        from: "records",
        of: "questions",
        before: { failures: 0, trials: 30 },
        during: { failures: 30, trials: 30 },
      },
      volume: { value: 30, unit: "traces" },
    });
    expect(record.versionState.reference).toMatchObject({ hoursBefore: 168, asked: 48 });
    expect(record.timeline.map(({ event }) => event)).toEqual(
      expect.arrayContaining(["last-good-record", "first-bad-record"]),
    );
    expect(record.findings.map(({ layer }) => layer)).toEqual(["prompt", "policy"]);
    expect(record.actions[0]).toMatchObject({ key: "fix-prompt", role: "owner of the prompt" });
    for (const { verifiedBy } of record.actions) expect(verifiedBy.length).toBeGreaterThan(0);
  });

  test("replays one trace afresh so many times in the incident's state and with what resolves it", async () => {
    const incident = await anIncident();
    const { reproduction } = (await written(incident)).postMortem;
    expect(reproduction).toMatchObject({
      from: "fresh",
      metric: "cites",
      atIncident: { failures: TRIALS, trials: TRIALS, rate: 1, upper: 1 },
      overrides: [{ layers: [{ layer: "prompt" }], failures: { failures: 0, trials: TRIALS }, resolves: true }],
    });
    const trials = incident.requests().map(({ trial }) => trial);
    expect(trials.filter((trial) => trial >= 100_000)).toHaveLength(2 * TRIALS);
    expect(new Set(trials.filter((trial) => trial >= 100_000)).size).toBe(TRIALS);
  });

  test.each(["between attribution and reproduction", "in the reproduction"])(
    "is not written where the run is stopped %s",
    async (when) => {
      const stop = new AbortController();
      const model = (request: ModelRequest) => {
        if (request.trial >= FIRST_TRIAL.reproduction) stop.abort();
        return citesWhenTold(request);
      };
      const { suite, world, request } = await anIncident({ model });
      const say = (line: string) => {
        if (when.startsWith("between") && line.startsWith("Spent: ")) stop.abort();
      };
      const stopped = { ...world, signal: stop.signal, progress: { ...world.progress, say } };
      const outcome = await postMortem(suite, asking(request), stopped);
      expect(outcome).toMatchObject({ status: "unanswered", incomplete: { reason: "cut-off" } });
      expect(await world.store.incidents()).toEqual([]);
    },
  );

  test("counts those replays alone that could be scored: a provider's bad moment ends none of it", async () => {
    const outage = { status: "failed", reason: "server-error", detail: "503 from http://x/v1" } as const;
    const model = (request: ModelRequest) =>
      request.trial === FIRST_TRIAL.reproduction + 3 ? outage : citesWhenTold(request);
    const { postMortem: record } = await written(await anIncident({ model }));
    expect(record.reproduction?.atIncident).toMatchObject({ failures: TRIALS - 1, trials: TRIALS - 1 });
    expect(record.reproduction?.overrides).toMatchObject([
      { failures: { failures: 0, trials: TRIALS - 1 }, resolves: true },
    ]);
    expect(record.reproduction?.incomplete).toBeUndefined();
  });

  test("does not say that anything got worse where neither records nor replays show a loss", async () => {
    const { postMortem: record } = await written(await anIncident({ after: PRODUCTION }));
    expect(record.title).toBe("cites of desk compared between 2026-10-26 and 2026-11-02");
  });

  test("does not say that it got worse where the loss did not come again", async () => {
    // By the time of the replay either state cites as often as not.
    const text = (n: number) => ((n * 7_919) % 13 < 6 ? "Within 30 days [d1]." : "Within 30 days.");
    const passing = await anIncident({
      model: (request, n) => (request.trial < 1_000 ? citesWhenTold(request) : aReply({ text: text(n) })),
    });
    const { postMortem: record } = await written(passing);
    expect(record.attribution.outcome.status).toBe("not-reproduced");
    expect(record.title).toBe("cites of desk compared between 2026-10-26 and 2026-11-02");
  });

  test("says of an incident that does not come again 0 of n with an upper bound, and blames nothing", async () => {
    // Whatever made the record fail has passed by the time it is replayed.
    const passes = await anIncident({
      model: (request) => (request.trial < 1_000 ? citesWhenTold(request) : aReply({ text: "Within 30 days [d1]." })),
    });
    const { postMortem: record, markdown } = await written(passes);
    expect(record.attribution.outcome.status).not.toBe("attributed");
    expect(record.reproduction?.atIncident).toMatchObject({ failures: 0, trials: TRIALS });
    expect(record.reproduction?.atIncident.upper).toBeCloseTo(0.161, 3);
    expect(record.actions.filter(({ type }) => type === "fix")).toEqual([]);
    expect(record.confidence.level).toBe("low");
    expect(markdown).toContain("0 of 20, upper bound 17 %");
  });

  test("keeps what people wrote when it is written anew, and reads its standing from it", async () => {
    const incident = await anIncident();
    const first = await written(incident);
    const edited = first.markdown
      .replace(
        "_Nothing written yet._\n<!-- /yours -->",
        "We shipped on a Friday.\r\n<b>Never again</b>\n<!-- /yours -->",
      )
      .replace("- status: draft", "- status: confirmed")
      .replace("- severity: unknown", "- severity: S2");
    await incident.world.store.keepPostMortem({ ...first, markdown: edited }, first.markdown);
    const again = await written(incident, { incident: INCIDENT });
    expect(again.markdown).toContain(
      "<!-- yours: summary -->\nWe shipped on a Friday.\r\n<b>Never again</b>\n<!-- /yours -->",
    );
    expect(again.postMortem.standing).toEqual({ status: "confirmed", kind: "incident", severity: "S2" });
    expect((await incident.world.store.postMortem(INCIDENT))?.markdown).toBe(again.markdown);
  });

  test("has one name, whichever metric led when it was written first", async () => {
    const incident = await anIncident();
    const first = await written(incident);
    const other = { ...first.postMortem, incident: "2026-11-02-desk-valid" };
    const { store } = (await anIncident()).world;
    await store.keepPostMortem({ ...first, postMortem: other }, undefined);
    const world = { ...incident.world, store: { ...incident.world.store, ...postMortemsOf(store) } };
    expect((await written({ ...incident, world })).path).toBe("incidents/2026-11-02-desk-valid/post-mortem.md");
    const named = { ...incident, world, request: { ...incident.request, metric: "cites" } };
    expect((await written(named)).path).toBe(`incidents/${INCIDENT}/post-mortem.md`);
  });

  test("writes nothing over a mark that people broke, and names its line", async () => {
    const incident = await anIncident();
    const first = await written(incident);
    const broken = first.markdown.replace("<!-- /yours -->\n", "");
    await incident.world.store.keepPostMortem({ ...first, markdown: broken }, first.markdown);
    const outcome = await postMortem(incident.suite, asking(incident.request), incident.world);
    const line = broken.split("\n").indexOf("<!-- yours: status -->") + 1;
    expect(outcome).toMatchObject({ status: "broken-marks", incident: INCIDENT, line });
    expect((await incident.world.store.postMortem(INCIDENT))?.markdown).toBe(broken);
  });

  test("reads people's words again when they write while it is being written", async () => {
    const incident = await anIncident();
    const first = await written(incident);
    const { store } = incident.world;
    let races = 1;
    const world: World = {
      ...incident.world,
      store: {
        ...store,
        async keepPostMortem(one, replaces) {
          if (races-- > 0) {
            const markdown = first.markdown.replace("_Nothing written yet._", "Written in between.");
            await store.keepPostMortem({ ...first, markdown }, first.markdown);
          }
          return store.keepPostMortem(one, replaces);
        },
      },
    };
    const again = await written({ ...incident, world });
    expect(again.markdown).toContain("<!-- yours: summary -->\nWritten in between.\n<!-- /yours -->");
    expect((await store.postMortem(INCIDENT))?.markdown).toBe(again.markdown);
  });

  test("gives up where somebody writes each time, and says what the branch said", async () => {
    const incident = await anIncident();
    const first = await written(incident);
    const { store } = incident.world;
    let tries = 0;
    const world: World = {
      ...incident.world,
      store: {
        ...store,
        postMortem: async () => ({ ...first, markdown: first.markdown.replace("_Nothing", `_${tries} times nothing`) }),
        async keepPostMortem() {
          if (++tries > 20) throw new Error("it would try for ever");
          throw Object.assign(new Error("another page is there"), { remedy: "Again." });
        },
      },
    };
    await expect(written({ ...incident, world })).rejects.toThrow("another page is there");
    expect(tries).toBe(4);
  });

  test("holds only what can be read again, and only marks that fit together", async () => {
    const { postMortem: record, markdown } = await written(await anIncident());
    expect(parsePostMortem(serialisePostMortem(record), "a file")).toEqual(record);
    expect(readMarks(markdown).status).toBe("read");
  });

  test("writes nothing where the experiment could not be made, and says why", async () => {
    const incident = await anIncident();
    const { attribution } = incident.suite;
    const suite = aSuite({ attribution: { ...attribution, usd: 0.000001 } });
    const outcome = await postMortem(suite, asking(incident.request), incident.world);
    expect(outcome).toMatchObject({ status: "unanswered", incomplete: { reason: "money-budget" } });
    expect(await incident.world.store.incidents()).toEqual([]);
  });
});

describe("a post-mortem names no person", () => {
  const LOGIN = "ada-lovelace";
  const EMAIL = "ada@example.org";
  const people = TRACES.map((trace) => ({
    ...trace,
    attributes: { ...trace.attributes, "enduser.id": LOGIN, "user.email": EMAIL },
  }));

  test("not those of its traces, nor those of the repository's history", async () => {
    const incident = await anIncident({ traces: people });
    const { repository } = incident.world;
    const world: World = {
      ...incident.world,
      repository: {
        ...repository,
        // Whatever else a commit is given to say.
        history: async (...args) =>
          (await repository.history(...args)).map((one) => ({ ...one, author: LOGIN, email: EMAIL, subject: LOGIN })),
      },
    };
    const { postMortem: record, markdown } = await written({ ...incident, world });
    for (const text of [serialisePostMortem(record), markdown]) {
      expect(text).not.toContain(LOGIN);
      expect(text).not.toContain(EMAIL);
    }
  });
});

describe("texts in a post-mortem", () => {
  test("are kept out unless the suite lets answers be shown", async () => {
    const quiet = await anIncident();
    const told = await anIncident({ suite: aSuite({ report: { answers: "shown" } }) });
    const [without, withText] = [await written(quiet), await written(told)];
    expect(without.postMortem.reproduction?.question).toBeUndefined();
    expect(without.markdown).not.toContain("Question 1");
    expect(withText.postMortem.reproduction?.question).toMatch(/^Question \d+$/);
    expect(withText.markdown).toMatch(/^> Question \d+$/m);
  });
});

describe("the post-mortem of a few traces that failed", () => {
  test("reproduces one of them, gives no layer a role, and says how many more are needed", async () => {
    const incident = await anIncident();
    const traces = TRACES.slice(3, 6).map(({ id }) => id);
    const { postMortem: record, markdown } = await written(
      { ...incident, request: { ...incident.request, traces } },
      { asked: { traces } },
    );
    expect(record.incident).toBe(INCIDENT);
    expect(record.asked).toEqual({ traces });
    expect(record.detection).toEqual({ method: "review", source: traces[0] });
    expect(record.attribution.metrics).toEqual([]);
    expect(record.incomplete?.remedy).toMatch(/\b7 or more further\b/);
    expect(traces).toContain(record.reproduction?.trace);
    expect(record.reproduction).toMatchObject({
      atIncident: { failures: TRIALS },
      overrides: [{ layers: [{ layer: "prompt" }, { layer: "policy" }], failures: { failures: 0 }, resolves: true }],
    });
    expect(record.confidence.level).toBe("low");
    expect(markdown).toContain("Which of its layers did it is not said by that.");
  });
});

describe("the questions to add", () => {
  const plain = aSuite();

  /** Only refunds got worse, and hardly any question was about them. */
  async function aRareIncident(text: Suite["store"]["text"]) {
    const traces = TRACES.map((trace, index) => ({
      ...trace,
      attributes: { ...trace.attributes, "app.intent": index < 4 ? "refunds" : "other" },
    }));
    const suite = aSuite({ traces: { ...plain.traces, slices: ["app.intent"] }, store: { ...plain.store, text } });
    return anIncident({
      suite,
      traces,
      model: (request) =>
        /Question [0-3]$/.test(request.messages.at(-1)?.text ?? "")
          ? citesWhenTold(request)
          : aReply({ text: "Within 30 days [d1]." }),
    });
  }

  test.each(["none", "plain"] as const)("lie on the branch only where texts may (%s)", async (text) => {
    const incident = await aRareIncident(text);
    const { postMortem: record, markdown } = await written(incident);
    expect(record.gaps.map(({ code }) => code)).toContain("underpowered-slice");
    const added = record.actions.find(({ key }) => key === "add-cases");
    expect(added).toMatchObject({ type: "test", gap: "underpowered-slice" });
    expect(added?.verifiedBy).toHaveLength(4);
    const there = await incident.world.store.postMortem(record.incident);
    expect(there?.cases === undefined).toBe(text === "none");
    expect(markdown.includes("--out incident")).toBe(text === "none");
    expect(markdown).not.toContain("Question 1");
    expect(markdown).toContain("It is concentrated in refunds (app.intent)");
  });

  test("are given to a folder, whatever the branch may hold", async () => {
    const { cases, markdown } = await written(await aRareIncident("none"), { keep: false });
    expect(cases?.trim().split("\n")).toHaveLength(4);
    expect(cases).toContain("Question 1");
    expect(markdown).not.toContain("Question 1");
  });
});

describe("the draft of a record", () => {
  test("asks no model anything more, and takes its rates from the configurations", async () => {
    const { suite, world, request, requests } = await anIncident();
    const found = await attributed(suite, request, world);
    const asked = requests().length;
    const draft = await draftPostMortem(suite, { request, attributed: found }, world);
    expect(draft).toEqual({ path: `incidents/${INCIDENT}/post-mortem.md`, notes: [] });
    expect(requests().length).toBe(asked);
    const there = await world.store.postMortem(INCIDENT);
    expect(there?.postMortem.reproduction).toMatchObject({
      from: "configurations",
      atIncident: { failures: 90, trials: 90 },
      overrides: [{ layers: [{ layer: "prompt" }], failures: { failures: 0, trials: 90 }, resolves: true }],
    });
  });

  test("that cannot be kept is a note", async () => {
    const { suite, world, request } = await anIncident();
    const found = await attributed(suite, request, world);
    const store = {
      ...world.store,
      keepPostMortem: async () => {
        throw new Error("the branch is protected");
      },
    };
    expect(await draftPostMortem(suite, { request, attributed: found }, { ...world, store })).toEqual({
      notes: ["No draft of a post-mortem was kept: the branch is protected."],
    });
  });

  test("leaves one with a broken mark as it is", async () => {
    const { suite, world, request } = await anIncident();
    const found = await attributed(suite, request, world);
    await draftPostMortem(suite, { request, attributed: found }, world);
    const there = await world.store.postMortem(INCIDENT);
    if (there === undefined) throw new Error("no draft was kept");
    const markdown = there.markdown.replace("<!-- yours: lessons -->\n", "");
    await world.store.keepPostMortem({ ...there, markdown }, there.markdown);
    const { notes, path } = await draftPostMortem(suite, { request, attributed: found }, world);
    expect(path).toBeUndefined();
    expect(notes[0]).toMatch(
      /^No draft of a post-mortem was kept: in line \d+ of that of 2026-11-02-desk-cites a place ends here that has no beginning\.$/,
    );
  });
});
