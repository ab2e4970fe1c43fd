import { groupedNumber } from "../../domain/grouped-number.ts";
import type { Run } from "../../domain/run.ts";
import type { Suite } from "../../domain/suite.ts";
import type { Comparison, Effort } from "../../domain/verdict.ts";
import { trialVariances } from "../../pipeline/looks/trial-variances.ts";
import { controlOf, DRIFT_CONFIDENCE, driftSeen, nextStep, type PlannedAsk, planLooks } from "../../pipeline/looks.ts";
import type { World } from "../../ports.ts";
import type { OpenVariants, PlannedAsks } from "../run-variants.ts";
import { type Asking, openAsking } from "./asking.ts";
import { driftIn, effectIn, type Standing } from "./judged.ts";

/** Looks that were planned, before anything was asked. */
export type PlannedLooks = {
  /** What base and head are asked at the most, and at the first look: the least that can settle anything. */
  readonly asks: PlannedAsks;
  /** Looks until the question is settled. @param usdPerAnswer with its scores, where that is known */
  take(usdPerAnswer: number | undefined): Promise<Looked>;
};

/** What came of the looks; no comparison where the replay was cut short, and no drift without a baseline. */
export type Looked = {
  /** The base as far as it was asked, and the head. */
  readonly sides: readonly [Run, Run];
  readonly effort: Effort;
  readonly comparison?: Comparison;
  readonly drift?: Comparison;
};

/**
 * Looks at a growing number of answers until every blocking metric is settled, or one has regressed.
 *
 * Where stored scores stand in for the base, it is asked for a share of the cases along with the head, to see whether
 * they still hold. If they do not, or would be used to blame or to praise the head, the base is asked for all that the head
 * was.
 *
 * @param latest the newest replayed baseline, whose sample the cases are
 * @param stored the same, where its scores can stand in for a replay of the base
 */
export function planEffect(
  suite: Suite,
  replaying: OpenVariants,
  { latest, stored }: Pick<Standing, "latest" | "stored">,
  world: World,
): PlannedLooks {
  const { gate, metrics, trials } = suite;
  const { seed } = suite.sample;
  const cases = replaying.cases.map(({ id }) => id);
  const looks = world.batched === true ? 1 : gate.looks;
  const deciding = metrics.filter(({ blocking }) => blocking);
  const variances = latest === undefined || looks === 1 ? undefined : trialVariances(latest.cases, deciding);
  const input = { cases, trials, looks, seed, ...(variances === undefined ? {} : { variances }) };
  const plan = planLooks(input);
  // The same is asked. How much an early look knows of it is another matter where the other side is there already.
  const withStored = stored === undefined ? plan : planLooks({ ...input, storedTrials: stored.trials });
  const control = stored === undefined ? new Set(cases) : controlOf(cases, gate.control, seed);
  const first = plan.looks[0] ?? [];
  const standingOf: StandingOf = (sides, isStored, at, usdPerAnswer) => ({
    suite,
    sides,
    latest,
    stored: isStored ? stored : undefined,
    look: { fractions: (isStored ? withStored : plan).fractions, at },
    usdPerAnswer,
  });
  const all = plan.looks.flat();
  return {
    asks: { all: [all, all], least: [first.filter(({ id }) => control.has(id)), first] },
    take: (usdPerAnswer) => {
      const asking = openAsking(replaying, all, control);
      const base = stored === undefined ? "replayed" : "stored";
      return take(plan.looks, { asking, base, replaying, standingOf, usdPerAnswer }, world);
    },
  };
}

type StandingOf = (
  sides: readonly [Run, Run],
  isStored: boolean,
  at: number,
  usdPerAnswer: number | undefined,
) => Standing;

type Taking = {
  readonly asking: Asking;
  readonly base: "replayed" | "stored";
  readonly replaying: OpenVariants;
  readonly standingOf: StandingOf;
  readonly usdPerAnswer: number | undefined;
};

async function take(
  looks: readonly (readonly PlannedAsk[])[],
  { asking, replaying, standingOf, usdPerAnswer, ...taking }: Taking,
  { progress }: World,
): Promise<Looked> {
  let base: Effort["base"] = taking.base;
  const looked = (): Looked => ({ sides: asking.sides(), effort: { base, ...asking.effort() } });
  for (const [at, asks] of looks.entries()) {
    const name = looks.length === 1 ? undefined : `look ${at + 1} of ${looks.length}`;
    const say = (line: string) => progress.say(name === undefined ? line : `${name}: ${line}`);
    const standing = () => standingOf(asking.sides(), base === "stored", at, usdPerAnswer);
    await asking.next(asks, name === undefined ? "replay" : `replay, ${name}`);
    if (replaying.incomplete() !== undefined) return looked();
    let found = judged(standing());
    if (found.step === "replay-base") {
      base = found.isDrifted ? "drifted" : "confirmed";
      say(WHY_REPLAYED[base]);
      await asking.catchUp();
      if (replaying.incomplete() !== undefined) return looked();
      found = judged(standing());
    }
    if (found.step === "done") return { ...looked(), ...concluded(standing()) };
    const { answers, planned } = looked().effort;
    say(`undecided so far, ${groupedNumber(answers)} of ${groupedNumber(planned)} answers`);
  }
  return looked();
}

const WHY_REPLAYED = {
  drifted: "the base may not be what its stored scores say any more, so it is replayed too",
  confirmed: "stored scores alone blame and praise nobody, so the base is replayed too",
};

function judged(standing: Standing) {
  const { fractions, at } = standing.look;
  const isStored = standing.stored !== undefined;
  const comparison = effectIn(standing, { crossCheck: false });
  const drift = isStored ? driftIn(standing, { confidence: DRIFT_CONFIDENCE, crossCheck: false }) : undefined;
  const base = isStored ? ("stored" as const) : ("replayed" as const);
  const step = nextStep({ comparison, ...(drift === undefined ? {} : { drift }), base, fraction: fractions[at] ?? 1 });
  return { step, isDrifted: drift !== undefined && driftSeen(drift) };
}

function concluded(standing: Standing): Pick<Looked, "comparison" | "drift"> {
  const { confidence } = standing.suite.gate;
  const drift = driftIn(standing, { confidence, crossCheck: true });
  return { comparison: effectIn(standing, { crossCheck: true }), ...(drift === undefined ? {} : { drift }) };
}
