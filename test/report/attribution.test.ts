import { describe, expect, test } from "vitest";
import type { Attribution, LayerEffect, MetricAttribution } from "../../src/domain/attribution.ts";
import { CHECKLIST_KEYS, type ModelReason } from "../../src/domain/checklist.ts";
import type { ProbeState } from "../../src/domain/probe.ts";
import { aroundWords, probeSentence } from "../../src/report/attribution/around-words.ts";
import { checklistQuestion, checklistRows } from "../../src/report/attribution/checklist-words.ts";
import { sharesSentence } from "../../src/report/attribution/loss-sentences.ts";
import { modelSentence } from "../../src/report/attribution/model-words.ts";
import { nextWords } from "../../src/report/attribution/next-words.ts";
import { attributionSentence } from "../../src/report/attribution.ts";
import {
  attributionSection,
  attributionSummary,
  briefAttribution,
  renderAttribution,
} from "../../src/report/attribution-page.ts";
import { MARKDOWN, PLAIN } from "../../src/report/markup.ts";
import { ATTRIBUTIONS, aMetricAttribution, anAttribution } from "./attributions.ts";

const NAMES = Object.keys(ATTRIBUTIONS);

function of(name: string): Attribution {
  const found = ATTRIBUTIONS[name];
  if (found === undefined) throw new Error(`no attribution ${name}`);
  return found;
}

describe.each(NAMES)("the attribution %s", (name) => {
  test("reads on a terminal as its golden file", async () => {
    await expect(await renderAttribution(of(name), { colour: false, width: 100 })).toMatchFileSnapshot(
      `../golden/attribution-${name}.txt`,
    );
  });

  test("reads in a job's summary as its golden file", async () => {
    const summary = attributionSummary(of(name), { runUrl: "https://github.example/acme/desk/actions/runs/42" });
    await expect(summary).toMatchFileSnapshot(`../golden/attribution-${name}.md`);
  });

  test.each([40, 80, 100])("has no line over %i columns", async (width) => {
    const lines = (await renderAttribution(of(name), { colour: false, width })).split("\n");
    expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(width);
  });
});

describe("the one sentence", () => {
  test("names the layer, its share with the interval, both versions, and what becomes of the model", () => {
    expect(attributionSentence(of("retrieval"))).toBe(
      "Retrieval did it (92 % of the loss in answers, 78 to 100 %): kb-2026-09-01 → kb-2026-06-01. The model is exonerated.",
    );
  });

  test("says how often it did not come again, with an upper limit that is not rounded down", () => {
    expect(attributionSentence(of("not-reproduced"))).toBe(
      "It did not come again: 0 of 180 answers fail, at most 1.7 %.",
    );
  });

  test("tells layers that did it only together from layers of which each is enough", () => {
    expect(attributionSentence(of("and"))).toMatch(/^The prompt and retrieval did it, only together: prompt /);
    expect(attributionSentence(of("or"))).toMatch(
      /^The prompt and retrieval did it, and each alone would have done it: prompt /,
    );
  });

  test("tells the rate of a state that fails now and then, and that of before beside it", () => {
    const [gone] = of("not-reproduced").metrics;
    const failing = { failures: 12, trials: 180, rate: 12 / 180, lower: 0.038, upper: 0.113 };
    const metric = aMetricAttribution({
      ...gone,
      configurations: [
        { after: [], mean: 0.94, failures: { ...failing, failures: 11 } },
        { after: ["model", "retrieval"], mean: 0.93, failures: failing },
      ],
    });
    expect(attributionSentence({ ...of("not-reproduced"), metrics: [metric] })).toBe(
      "It did not come again: 12 of 180 answers fail (3.8 % to 11.3 %), and 11 of 180 under the versions of before; the loss is −1.2 to 2 points.",
    );
  });

  test("does not fall back on the model where nothing was replayed", () => {
    expect(attributionSentence(of("cannot-run"))).toBe(
      "Nothing may be blamed yet: the smallest design would take at least $4.10, and attribution.usd allows $0.50.",
    );
  });

  test("shows foreign words as text", () => {
    const hostile = { id: "kb|1 <b>@octocat</b>", source: "mapped" } as const;
    const [metric] = of("retrieval").metrics;
    const layers = metric?.layers.map((effect) => ({ ...effect, before: hostile })) ?? [];
    const sentence = attributionSentence(anAttribution({ metrics: [aMetricAttribution({ layers })] }), MARKDOWN);
    expect(sentence).not.toMatch(/\||<b>|@octocat/);
  });
});

test("every reason of the model verdict has a sentence of its own, and only two admit the model", () => {
  const reasons: { readonly [reason in ModelReason]: boolean } = {
    "others-accounted-for": true,
    "silent-change": true,
    "not-blamed": false,
    exonerated: false,
    "model-unchanged": false,
    "not-replayed": false,
    "others-not-ruled-out": false,
    "probe-stable": false,
    "probe-silent": false,
    "reference-did-not-move": false,
    "open-question": false,
  };
  const sentences = Object.keys(reasons).map((reason) =>
    modelSentence({ model: { isAdmissible: false, reason: reason as ModelReason } }),
  );
  expect(new Set(sentences).size).toBe(sentences.length);
  const naming = sentences.filter((sentence) => sentence.startsWith("The model may be named"));
  expect(naming.length).toBe(Object.values(reasons).filter(Boolean).length);
});

test("a layer that did more together with another than apart is not said to do nothing alone", () => {
  for (const [name, claim] of [
    ["and", "only together"],
    ["or", "would have done it"],
  ] as const) {
    const whole = of(name);
    const layers = (whole.metrics[0]?.layers ?? []).map((effect): LayerEffect => {
      const { measured } = effect;
      if (measured === undefined) return effect;
      const half = { value: measured.part.value, lower: measured.part.lower, upper: measured.part.upper };
      return { ...effect, measured: { ...measured, sufficiency: half, necessity: half } };
    });
    const partly = { ...whole, metrics: [{ ...(whole.metrics[0] as MetricAttribution), layers }] };
    expect(attributionSentence(whole)).toContain(claim);
    expect(attributionSentence(partly)).not.toContain(claim);
  }
});

test("a loss that is there under the versions of before as well is not said to have passed", () => {
  const gone = of("not-reproduced");
  expect(attributionSentence(gone)).toMatch(/^It did not come again: /);
  const moved = { ...gone, thenMinusNow: { value: 0.5, lower: 0.31, upper: 0.69 } };
  expect(attributionSentence(moved)).toMatch(/^It came again, under the versions of before as well: /);
  expect(nextWords(gone, PLAIN)[0]).toContain("chance");
  expect(nextWords(moved, PLAIN)[0]).not.toContain("chance");
});

test("a model that only contributes may be named for its own part, and for no more", () => {
  const model = { isAdmissible: true, reason: "others-accounted-for" } as const;
  const [effect] = of("retrieval").metrics[0]?.layers ?? [];
  if (effect?.measured === undefined) throw new Error("nothing was measured");
  const share = { value: 0.04, lower: 0.01, upper: 0.07 };
  const small = { ...effect, layer: "model" as const, role: "contributing" as const };
  const metrics = [aMetricAttribution({ layers: [{ ...small, measured: { ...effect.measured, share } }] })];
  expect(modelSentence({ model, metrics })).toMatch(
    /^The model may be named, for its own part alone \(4 %\): every other/,
  );
  expect(modelSentence({ model })).toMatch(/^The model may be named: every other/);
});

test("that the model did not change is not said beside a probe that shows that it did", () => {
  const probe = { model: "sim-large", state: "changed", readings: 2, newNames: [] } as const;
  const model = { isAdmissible: false, reason: "model-unchanged" } as const;
  expect(modelSentence({ model })).toBe("The model did not change.");
  expect(modelSentence({ model, probe })).toMatch(/^The model may not be named: its version did not change/);
});

test("every state of the probe has a sentence of its own", () => {
  const states: readonly ProbeState[] = ["stable", "suspect", "changed", "unstable", "unavailable"];
  const sentences = states.map((state) =>
    probeSentence({ model: "sim-large", state, readings: 2, newNames: [], why: "no single tokens" }, PLAIN),
  );
  expect(new Set(sentences).size).toBe(states.length);
});

test("the evidence of a question is short and reads as sentences", () => {
  const evidence = [
    `Prompt: sha256:${"0123456789ab".padEnd(64, "c")} in both states.`,
    "Policy: the same.",
    "a, b",
    "c",
  ];
  const [, row] = checklistRows(
    [{ key: "tools-changed", answer: "no", evidence, by: "machine", blocks: false }],
    PLAIN,
  );
  expect(row?.[2]).toBe("Prompt: 0123456789ab in both states. Policy: the same. a, b; c");
});

test("what could not run says what helps right after why, and asks nothing else", async () => {
  const attribution = of("cannot-run");
  const text = await renderAttribution(attribution, { colour: false, width: 100 });
  expect(text.split("\n\n")[1]).toMatch(/^Next: /);
  expect(text).not.toContain("Checklist");
  expect(attributionSection(attribution)).toContain(attribution.incomplete?.remedy);
});

test("a state of before that answers as it did is not called worse, and the only change is not called searched", () => {
  const thenMinusNow = { value: -0.006, lower: -0.072, upper: 0.036 };
  const version = { id: "d81f6e07a24c", probability: 1, runs: 0, failures: 0 };
  const bisection = { layer: "prompt", versions: [version, version], found: 0, runs: 0, notes: [] } as const;
  const words = aroundWords(anAttribution({ thenMinusNow, bisection }), PLAIN);
  expect(words[0]).toBe("Inside prompt: version d81f6e07a24c brought it (100 %, the only change between the two).");
  expect(words[1]).toBe(
    "The versions of before, asked again today, are not surely worse than when they were recorded (worse by −7.2 to 3.6 points).",
  );
});

test("what is written down next is named by its two records, and what has no records is not taken for the latest", () => {
  const { before, after, ...rest } = anAttribution();
  const { baseline: _, ...traces } = after;
  expect(nextWords({ ...rest, before, after }, PLAIN)[0]).toMatch(/ --incident \S+\.\.\S+\.$/);
  expect(nextWords({ ...rest, before, after: traces }, PLAIN)[0]).toMatch(
    /eval-baseline post-mortem of the same states\.$/,
  );
});

test("a share above all of the loss is explained, and no other is", () => {
  const metric = aMetricAttribution();
  expect(sharesSentence(metric)).toBeUndefined();
  const layers = metric.layers.map((effect, place) => {
    const { measured } = effect;
    if (measured?.share === undefined) return effect;
    return { ...effect, measured: { ...measured, share: { ...measured.share, value: place === 0 ? 1.01 : -0.01 } } };
  });
  expect(sharesSentence({ ...metric, layers })).toMatch(/^Shares add up to 100 %: /);
});

test("every question of the checklist is a question", () => {
  for (const key of CHECKLIST_KEYS) expect(checklistQuestion(key)).toMatch(/^[A-Z].*\?$/);
});

test("the brief form has the table and no fold", () => {
  expect(briefAttribution(of("retrieval"))).toMatch(
    /\n\| \*\*retrieval\*\* \| .* \| 92 %<br>78 to 100 % \| \*\*proximate\*\* \|/,
  );
  expect(briefAttribution(of("retrieval"))).not.toContain("<details>");
});
