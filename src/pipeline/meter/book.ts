import { dollarsPaid, sumOfDollars } from "../../domain/cost.ts";
import type { Price } from "../../domain/model-spec.ts";
import type { Spend } from "../../domain/run.ts";
import type { Budget } from "../../domain/suite.ts";
import type { Usage } from "../../domain/trace.ts";
import { outputSizes, type Writer } from "./output-sizes.ts";

/** A call that may be paid for, as far as that is known before it is made. */
export type Offer = {
  /** Tokens that are sent, roughly. */
  readonly input: number;
  /** Absent where nothing is written that is paid by its length. */
  readonly writer?: Writer;
  /** Of tokens; absent where nobody said, or the call is paid by the piece. */
  readonly price?: Price;
  /** Dollars for the call as a whole. */
  readonly perCall?: number;
};

/** What became of it, and what answers took that were of no use and are paid for as well. */
export type Outcome = { readonly wasted?: Usage } & (
  | { readonly status: "failed" }
  /** @property written tokens, which show how long answers are */
  | { readonly status: "cached"; readonly written?: number }
  | {
      readonly status: "paid";
      readonly written?: number;
      /** Absent where it was not told. */
      readonly usage?: Usage;
      readonly batched?: boolean;
      /** Dollars, where whoever was called says so and nothing else tells. */
      readonly usd?: number;
    }
);

export type Book = {
  /** Holds back an amount for a call, as soon as it fits; undefined once it never will. */
  admit(offer: Offer): Promise<Amount | undefined>;
  /** Gives back what was held and enters what the call came to. */
  settle(offer: Offer, hold: Amount, outcome: Outcome): void;
  spend(): Spend;
  /** Which cap ended the spending and where it stood; undefined while there is room. */
  over(): string | undefined;
};

/** What a cap is compared with. */
export type Amount = { readonly calls: number; readonly tokens: number; readonly usd: number };
const NOTHING: Amount = { calls: 0, tokens: 0, usd: 0 };

/** @param together true where calls are gathered before any is made, so that none can go ahead of the others */
export function openBook(budget: Budget, together: boolean): Book {
  let paid = NOTHING;
  let held = NOTHING;
  let underWay = 0;
  let spend: Spend = { calls: 0, cachedCalls: 0, inputTokens: 0, outputTokens: 0, usd: 0 };
  let over: string | undefined;
  let waiting: (() => void)[] = [];
  const sizes = outputSizes();
  const likelyOf = ({ writer }: Offer) => (writer === undefined ? 0 : sizes.likely(writer));
  const mostOf = ({ writer }: Offer) => (writer === undefined ? 0 : sizes.most(writer));
  const room = () => new Promise<void>((resolve) => waiting.push(resolve));

  async function admit(offer: Offer): Promise<Amount | undefined> {
    const likely = amountOf(offer, likelyOf(offer));
    while (over === undefined) {
      const unknown = offer.writer !== undefined && !sizes.isBounded(offer.writer);
      if (unknown && underWay > 0 && !together && capsText(budget)) {
        // How long these answers are nobody knows yet: one call goes ahead and shows it.
        await room();
        continue;
      }
      // A call on its own has nobody to collide with: its likely size is enough to let it go.
      const hold = underWay === 0 ? likely : amountOf(offer, mostOf(offer));
      if (capPassed(budget, sum(sum(paid, held), hold)) === undefined) {
        held = sum(held, hold);
        underWay += 1;
        return hold;
      }
      const cap = capPassed(budget, sum(paid, likely));
      if (cap !== undefined) over = `${cap} would be passed after ${paid.calls} paid calls`;
      else await room();
    }
    wakeAll();
    return undefined;
  }

  function settle(offer: Offer, hold: Amount, outcome: Outcome): void {
    held = sum(held, { calls: -hold.calls, tokens: -hold.tokens, usd: -hold.usd });
    underWay -= 1;
    spend = { ...spend, calls: spend.calls + 1 };
    if (offer.writer !== undefined && outcome.status !== "failed" && outcome.written !== undefined)
      sizes.see(offer.writer, outcome.written);
    if (outcome.status === "cached") spend = { ...spend, cachedCalls: spend.cachedCalls + 1 };
    else if (outcome.status === "paid") pay(offer, outcome);
    else paid = sum(paid, { ...NOTHING, calls: 1 });
    if (outcome.wasted !== undefined) payFor(outcome.wasted, dollarsPaid(outcome.wasted, offer.price, false), 0);
    wakeAll();
  }

  /** A usage that is not told is charged as estimated, so that a cap still holds; the dollars are then unknown. */
  function pay(offer: Offer, outcome: Extract<Outcome, { status: "paid" }>): void {
    const { usage: told, batched } = outcome;
    const usage = told ?? { input: offer.input, output: likelyOf(offer) };
    const usd = outcome.usd ?? offer.perCall ?? dollarsPaid(told, offer.price, batched);
    payFor(usage, usd, 1, usd ?? dollarsPaid(usage, offer.price, batched));
  }

  /** @param charged dollars against the caps, where they are not those that are known to be paid */
  function payFor(usage: Usage, usd: number | undefined, calls: number, charged: number | undefined = usd): void {
    const { usd: before, ...rest } = spend;
    spend = {
      ...rest,
      inputTokens: spend.inputTokens + usage.input,
      outputTokens: spend.outputTokens + usage.output,
      ...(before === undefined || usd === undefined ? {} : { usd: before + usd }),
    };
    paid = sum(paid, { calls, tokens: usage.input + usage.output, usd: charged ?? 0 });
  }

  function wakeAll(): void {
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  }

  return { admit, settle, spend: () => told(spend), over: () => over };
}

function told(spend: Spend): Spend {
  return spend.usd === undefined ? spend : { ...spend, usd: sumOfDollars(spend.usd) };
}

/** Which cap an amount passes, for people; undefined when it fits. */
function capPassed(budget: Budget, { calls, tokens, usd }: Amount): string | undefined {
  if (budget.usd !== undefined && usd > budget.usd) return `budget.usd of ${budget.usd}`;
  if (budget.tokens !== undefined && tokens > budget.tokens) return `budget.tokens of ${budget.tokens}`;
  if (budget.calls !== undefined && calls > budget.calls) return `budget.calls of ${budget.calls}`;
  return undefined;
}

/** Whether a cap depends on how long an answer is. */
function capsText({ usd, tokens }: Budget): boolean {
  return usd !== undefined || tokens !== undefined;
}

function sum(a: Amount, b: Amount): Amount {
  return { calls: a.calls + b.calls, tokens: a.tokens + b.tokens, usd: a.usd + b.usd };
}

function amountOf({ input, price, perCall }: Offer, output: number): Amount {
  const usd = perCall ?? dollarsPaid({ input, output }, price, false) ?? 0;
  return { calls: 1, tokens: input + output, usd };
}
