import {
  callsCell,
  HALF_PROMISED,
  looksCell,
  promisedCallsCell,
  replayedCell,
  VERDICTS,
  verdictCell,
} from "./calls-cells.ts";
import { type CheckWay, countChecks } from "./calls-counts.ts";
import { type CheckTruth, isPossible } from "./calls-truth.ts";
import { BETA, BIMODAL, RARE } from "./score-models.ts";
import type { CalibrationTable, Counts } from "./table.ts";

const FULL: CheckWay = { name: "full", kind: "full" };
const LOOKS: CheckWay = { name: "looks", kind: "looks" };
/** The default share of the control. */
const STORED: CheckWay = { name: "stored", kind: "looks", control: 0.2 };

const MODELS = [BIMODAL, BETA, RARE] as const;
const EFFECTS = [0, -0.03, -0.05, -0.1, -0.2, 0.05] as const;

const PLAIN = { metrics: 1, margin: 0.05, effect: 0, way: "everywhere a little", drift: 0 } as const;

const LABELS = ["scores", "margin", "cases", "trials", "effect"] as const;

/** Of each row, unless the command line says otherwise. */
const RUNS = 250;

type Truths = readonly CheckTruth[];

const GRID: Truths = MODELS.flatMap((model) =>
  [100, 200, 500].flatMap((cases) =>
    [
      { margin: 0.05, trials: 3 },
      { margin: 0.05, trials: 5 },
      { margin: 0.1, trials: 3 },
    ].flatMap((size) => EFFECTS.map((effect) => ({ ...PLAIN, model, cases, ...size, effect }))),
  ),
);

const READING = `Each row checks the same simulated answers in several ways. *Full*: both sides replayed in full, one look. *Looks*: up to
three, both sides replayed. *Stored*: up to three, a stored baseline for the base and a control of 20 %. Verdicts are shares
in per cent: regressed / improved / unchanged / inconclusive; at confidence 0.95 each kind of error may be 2.5. Calls are
a share of those of the full check in per cent: mean / what nine of ten checks stay within.`;

/** What early stopping and a stored base save, and that errors stay what they were. */
export const CALLS: CalibrationTable = {
  ...lookTable(GRID),
  name: "calls",
  title: "Calls used: one metric, no drift",
  explanation: `${READING}

A loss takes the same share of every case's passes. Marked are errors beyond their level, and more than half of the calls
where the effect is large (−20, −10) or nil and a baseline is stored. Calls are not halved where the full check itself often
ends inconclusive (the margin is too tight for so few cases), and where a loss is confirmed at the second look only: both
sides have then been asked for more than half.

A loss smaller than the margin may be called regressed or unchanged; neither is an error. Early looks call it regressed
more often, since they can tell that it is a loss before they can tell that it is smaller than the margin: rows −3 and −5
with a margin of 10.`,
  runs: RUNS,
};

/** The same with five metrics. */
export const CALLS_METRICS: CalibrationTable = {
  ...lookTable(
    MODELS.flatMap((model) =>
      EFFECTS.map((effect) => ({ ...PLAIN, model, cases: 200, trials: 3, effect, metrics: 5 })),
    ),
  ),
  name: "calls-metrics",
  title: "Calls used: five metrics",
  explanation: `${READING} Five blocking metrics; the effect is in the first, nothing changes in the others. The verdict is that of
the run.`,
  runs: RUNS,
};

/** Losses that come from a few cases that break. */
export const CALLS_BREAKING: CalibrationTable = {
  ...lookTable(
    MODELS.flatMap((model) =>
      [0.05, 0.1].flatMap((margin) =>
        [-0.03, -0.05, -0.1, -0.2].map((effect) => ({
          ...PLAIN,
          model,
          cases: 200,
          trials: 3,
          margin,
          effect,
          way: "some cases break" as const,
        })),
      ),
    ),
  ),
  name: "calls-breaking",
  title: "Calls used: some cases break",
  explanation: `${READING} The loss comes from a few cases that always fail.`,
  runs: RUNS,
};

const DRIFTED: Truths = [BIMODAL, BETA].flatMap((model) =>
  [100, 200, 500].flatMap((cases) =>
    [0, -0.05, -0.1].flatMap((effect) =>
      [-0.05, -0.02, 0, 0.02, 0.05].map((drift) => ({ ...PLAIN, model, cases, trials: 3, effect, drift })),
    ),
  ),
);

const RULED_OUT: CheckWay = { name: "ruled out", kind: "looks", control: 0.2, isHiddenLossRuledOut: true };

/** What a drift between the stored baseline and now does to the verdicts of changes. */
export const CALLS_DRIFT: CalibrationTable = {
  name: "calls-drift",
  title: "Drift between the stored baseline and now",
  explanation: `The base of now differs from the stored baseline by *drift*, the head from the base of now by *effect*; margin 5
points, 3 trials. *Full* compares base and head of now, which no drift can reach. *Stored*: up to three looks, a stored
baseline and a control of 20 %. *Replayed*: how often the base was replayed after all, for a drift that was seen / to
confirm. Verdicts: regressed / improved / unchanged / inconclusive.

A change is not blamed for a drift, nor praised for one: both are said of base and head of now only. What a drift upwards
can do is hide a loss: the head is as good as the stored baseline was, the base has got better since, and the control
was too small to show it. How often is in the rows where effect is −5 and drift +2 or +5. *Ruled out* is what it would
cost to be safer: stored scores pass a change only where the control rules out, at 10 %, a drift of the margin.`,
  runs: RUNS,
  labels: ["scores", "cases", "effect", "drift"],
  columns: [
    `full: ${VERDICTS}`,
    ...["stored", "ruled out"].flatMap((way) => [`${way}: ${VERDICTS}`, `${way}: calls`, `${way}: replayed`]),
  ],
  rows: DRIFTED.filter(isPossible).map((truth) => ({
    labels: [truth.model.name, String(truth.cases), signed(truth.effect), signed(truth.drift)],
    simulate: (chance) => ({ ...countChecks(truth, [FULL, STORED, RULED_OUT], chance), ...promiseOf(truth) }),
  })),
  cells: (counts, runs) => [
    verdictCell(counts, FULL, runs),
    ...[STORED, RULED_OUT].flatMap((way) => [
      verdictCell(counts, way, runs),
      promisedCallsCell(counts, way, runs),
      replayedCell(counts, way, runs),
    ]),
  ],
};

export const CALLS_TABLES: readonly CalibrationTable[] = [CALLS, CALLS_METRICS, CALLS_BREAKING, CALLS_DRIFT];

function lookTable(truths: Truths): Pick<CalibrationTable, "labels" | "columns" | "rows" | "cells"> {
  return {
    labels: LABELS,
    columns: [
      `full: ${VERDICTS}`,
      `looks: ${VERDICTS}`,
      "looks: calls",
      `stored: ${VERDICTS}`,
      "stored: calls",
      "stored: ended at look 1 / 2 / 3",
      "stored: replayed",
    ],
    rows: truths.filter(isPossible).map((truth) => ({
      labels: [
        truth.model.name,
        String(100 * truth.margin),
        String(truth.cases),
        String(truth.trials),
        signed(truth.effect),
      ],
      simulate: (chance) => ({ ...countChecks(truth, [FULL, LOOKS, STORED], chance), ...promiseOf(truth) }),
    })),
    cells: (counts, runs) => {
      return [
        verdictCell(counts, FULL, runs),
        verdictCell(counts, LOOKS, runs),
        callsCell(counts, LOOKS, runs),
        verdictCell(counts, STORED, runs),
        promisedCallsCell(counts, STORED, runs),
        looksCell(counts, STORED, runs),
        replayedCell(counts, STORED, runs),
      ];
    },
  };
}

/** At most half of the calls is promised where the effect is large or nil, and the stored baseline still holds. */
function promiseOf({ effect, drift }: CheckTruth): Counts {
  return drift === 0 && (effect === 0 || effect <= -0.1) ? { [HALF_PROMISED]: 1 } : {};
}

/** "−10", in points. */
function signed(difference: number): string {
  const points = Math.round(100 * Math.abs(difference));
  return points === 0 ? "0" : `${difference < 0 ? "−" : "+"}${points}`;
}
