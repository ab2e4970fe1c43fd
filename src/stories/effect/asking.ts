import { type Run, trialCount } from "../../domain/run.ts";
import type { Effort } from "../../domain/verdict.ts";
import type { PlannedAsk } from "../../pipeline/looks.ts";
import type { Arm } from "../../pipeline/replay/replay.ts";
import type { OpenVariants } from "../run-variants.ts";

/** Base and head, asked look by look. */
export type Asking = {
  /** Asks the head, and the base of the control along with it, in turns. */
  next(asks: readonly PlannedAsk[], label: string): Promise<void>;
  /** Asks the base for all that only the head was asked; from then on both are asked everything. */
  catchUp(): Promise<void>;
  /** As they stand: the base of now, and the head. */
  sides(): readonly [Run, Run];
  effort(): Omit<Effort, "base">;
};

/**
 * @param all what the looks ask of one side
 * @param control cases whose base is asked along; all of them where no stored scores stand in for it
 */
export function openAsking(replaying: OpenVariants, all: readonly PlannedAsk[], control: ReadonlySet<string>): Asking {
  const [base, head] = replaying.arms as readonly [Arm, Arm];
  const byId = new Map(replaying.cases.map((one) => [one.id, one]));
  const asked: PlannedAsk[] = [];
  let isControlOnly = true;
  const isOfBase = ({ id }: PlannedAsk) => !isControlOnly || control.has(id);
  const ask = async (asks: readonly PlannedAsk[], label: string, armsOf: (ask: PlannedAsk) => readonly Arm[]) => {
    const total = all.length + all.filter(isOfBase).length;
    const asksOfCases = asks.flatMap((one) => {
      const own = byId.get(one.id);
      return own === undefined ? [] : [{ case: own, trial: one.trial, arms: armsOf(one) }];
    });
    await replaying.ask({ asks: asksOfCases, total, label });
  };
  const sides = () => replaying.runs() as readonly [Run, Run];
  return {
    sides,
    async next(asks, label) {
      asked.push(...asks);
      await ask(asks, label, (one) => (isOfBase(one) ? [base, head] : [head]));
    },
    async catchUp() {
      const missing = asked.filter((one) => !isOfBase(one));
      isControlOnly = false;
      await ask(missing, "replay the base", () => [base]);
    },
    effort() {
      const [before, after] = sides();
      return {
        control: before.cases.length,
        cases: after.cases.length,
        answers: trialCount(before) + trialCount(after),
        planned: 2 * all.length,
      };
    },
  };
}
