import { describe, expect, test } from "vitest";
import { normalQuantile } from "../../../src/statistics/distributions.ts";
import { metricOf, repeat, runOf, seeded } from "./runs.ts";

const Z = normalQuantile(0.975) + normalQuantile(0.8);

/** Answers that vary by chance alone, asked so often. */
function chance(cases: number, trials: number, seed: number, p = 0.8) {
  const random = seeded(seed);
  return runOf(Array.from({ length: cases }, () => Array.from({ length: trials }, () => (random() < p ? 1 : 0))));
}

describe("what would settle an open question", () => {
  test("are the cases that a variance like this one needs, in all", () => {
    const { verdict, evidence } = metricOf(chance(60, 1, 1), chance(60, 1, 2));
    expect(verdict).toBe("inconclusive");
    const { settle, lower = 0, upper = 0, cases = 0 } = evidence ?? {};
    // Tango's interval is about as wide as one by the normal distribution.
    const standardError = (upper - lower) / (2 * normalQuantile(0.975));
    const needed = cases * ((Z * standardError) / 0.05) ** 2;
    expect(settle?.cases).toBeGreaterThan(0.9 * needed);
    expect(settle?.cases).toBeLessThan(1.1 * needed);
    expect(settle).toEqual({ cases: settle?.cases });
  });

  test("are trials, too, where there are two on each side", () => {
    const { evidence } = metricOf(chance(200, 3, 3), chance(200, 3, 4));
    const { settle } = evidence ?? {};
    expect(evidence?.trialsBefore).toBe(600);
    // 200 cases, σ² = .16 on both sides: K = 2σ²/(n·m²/Z²).
    expect(settle?.trials).toBeGreaterThan(3);
    expect(settle?.trials).toBeLessThan((1.6 * (2 * 0.16 * Z ** 2)) / (200 * 0.05 ** 2));
  });

  test("are no trials where cases truly differ by too much: only more cases help", () => {
    const flat = (score: (at: number) => number) => runOf([...Array(60).keys()].map((at) => [score(at), score(at)]));
    const { verdict, evidence } = metricOf(
      flat((at) => at % 2),
      flat((at) => Math.floor(at / 2) % 2),
    );
    expect(verdict).toBe("inconclusive");
    expect(evidence?.settle?.trials).toBeNull();
    expect(evidence?.settle?.cases).toBeGreaterThan(60);
  });

  test("cost what the answers of both sides cost", () => {
    const { evidence } = metricOf(chance(200, 3, 3), chance(200, 3, 4), { usdPerAnswer: 0.01 });
    const { cases = 0, trials, casesUsd, trialsUsd } = evidence?.settle ?? {};
    expect(casesUsd).toBeCloseTo(cases * 6 * 0.01, 9);
    expect(trialsUsd).toBeCloseTo(200 * 2 * (trials ?? 0) * 0.01, 9);
  });

  test("is what rules out a case that was not met, where nothing varies", () => {
    const { evidence } = metricOf(runOf(repeat(40, 0.5)), runOf(repeat(40, 0.5)));
    expect(evidence?.settle).toEqual({ cases: Math.ceil(Math.log(0.025) / Math.log(0.95)) });
    const so = evidence?.settle?.cases ?? 0;
    expect(metricOf(runOf(repeat(so, 0.5)), runOf(repeat(so, 0.5))).verdict).toBe("unchanged");
    expect(metricOf(runOf(repeat(so - 1, 0.5)), runOf(repeat(so - 1, 0.5))).verdict).toBe("inconclusive");
  });

  test("counts conversations as what is independent", () => {
    const row = (at: number) => ({ cluster: `c${at % 20}` });
    const { evidence } = metricOf(runOf(repeat(40, 0.5), { row }), runOf(repeat(40, 0.5), { row }));
    expect(evidence?.settle?.cases).toBe(2 * Math.ceil(Math.log(0.025) / Math.log(0.95)));
  });

  test("is more than there is, always: what is there has not settled it", () => {
    for (let seed = 0; seed < 60; seed++) {
      const { kind, evidence } = metricOf(chance(250, 2, seed, 0.9), chance(250, 2, 1000 + seed, 0.87));
      if (kind === "wide-interval") expect(evidence?.settle?.cases).toBeGreaterThan(250);
      else expect(evidence?.settle).toBeUndefined();
    }
  });

  test("would settle it four times in five, were nothing changed", () => {
    const { verdict: open, evidence } = metricOf(chance(100, 2, 13), chance(100, 2, 14));
    expect(open).toBe("inconclusive");
    const { cases = 0, trials } = evidence?.settle ?? {};
    const settled = (count: number, asked: number) =>
      [...Array(60).keys()].filter((seed) => {
        const { verdict } = metricOf(chance(count, asked, 2000 + seed), chance(count, asked, 3000 + seed), {
          crossCheck: false,
        });
        return verdict === "unchanged" || verdict === "improved";
      }).length / 60;
    // 80 %, less the error of 60 tries and of the variance that was guessed from 100 cases.
    expect(settled(cases, 2)).toBeGreaterThan(0.6);
    expect(settled(100, trials ?? 0)).toBeGreaterThan(0.6);
  });

  test("are no trials where conversations truly differ by too much, though their turns seem to by chance", () => {
    const random = seeded(5);
    const shift = Array.from({ length: 40 }, (_, at) => (at % 2 === 0 ? 0.2 : -0.2));
    const turns = (p: (at: number) => number) =>
      runOf(
        Array.from({ length: 200 }, (_, at) => Array.from({ length: 3 }, () => (random() < p(at) ? 1 : 0))),
        { row: (at) => ({ cluster: `c${Math.floor(at / 5)}` }) },
      );
    const { kind, evidence } = metricOf(
      turns(() => 0.7),
      turns((at) => 0.7 + (shift[Math.floor(at / 5)] ?? 0)),
    );
    expect(kind).toBe("wide-interval");
    expect(evidence?.settle?.trials).toBeNull();
  });

  test("is told of ratios as of differences", () => {
    const metric = { unit: "ms", direction: "lower-is-better", margin: { kind: "relative", share: 0.05 } } as const;
    const normal = (random: () => number) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const run = (cases: number, trials: number, seed: number) => {
      const random = seeded(seed);
      return runOf(
        Array.from({ length: cases }, () => Array.from({ length: trials }, () => 600 * Math.exp(0.4 * normal(random)))),
        { metric },
      );
    };
    const { kind, evidence } = metricOf(run(200, 2, 1), run(200, 2, 2));
    expect(kind).toBe("wide-interval");
    const { cases = 0, trials } = evidence?.settle ?? {};
    // σ² = .16 on both sides: n = 2σ²/K · Z²/ln(1.05)², and so for K.
    const needed = (2 * 0.16 * Z ** 2) / Math.log(1.05) ** 2;
    expect(Math.abs(cases / (needed / 2) - 1)).toBeLessThan(0.3);
    expect(Math.abs((trials ?? 0) / (needed / 200) - 1)).toBeLessThan(0.4);
    const settled = [...Array(60).keys()].filter((seed) => {
      const found = metricOf(run(cases, 2, 4000 + seed), run(cases, 2, 5000 + seed), { crossCheck: false });
      return found.verdict === "unchanged" || found.verdict === "improved";
    });
    expect(settled.length / 60).toBeGreaterThan(0.6);
  });

  test("is as many as it takes and no more where nothing varies, however it is compared", () => {
    const apart = (count: number) => {
      const { cases, ...run } = runOf(repeat(count, 1));
      return { ...run, cases: cases.map((row) => ({ ...row, id: `o${row.id}`, cluster: `o${row.id}` })) };
    };
    const paired = (count: number, ...trials: number[]) =>
      metricOf(runOf(repeat(count, ...trials)), runOf(repeat(count, ...trials)));
    const compared = [
      (cases: number) => paired(cases, 1),
      (cases: number) => paired(cases, 1, 1),
      (cases: number) => metricOf(runOf(repeat(Math.floor(cases / 2), 1)), apart(Math.floor(cases / 2))),
    ];
    for (const of of compared) {
      const { cases = 0 } = of(40).evidence?.settle ?? {};
      expect(of(cases).verdict).toBe("unchanged");
      expect(of(cases - 1).verdict).toBe("inconclusive");
    }
  });

  test("is nothing for a margin of 0", () => {
    const metric = { margin: { kind: "absolute", value: 0 } } as const;
    const run = runOf(repeat(100, 1), { metric });
    const { verdict, evidence } = metricOf(run, run);
    expect(verdict).toBe("inconclusive");
    expect(evidence).toBeDefined();
    expect(evidence?.settle).toBeUndefined();
  });
});
