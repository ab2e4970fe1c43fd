import { dollarsOf, roughInputTokens, roughTokens } from "../domain/cost.ts";
import type { Spend } from "../domain/run.ts";
import type { Budget } from "../domain/suite.ts";
import type { Usage } from "../domain/trace.ts";
import type { Application, ModelReply, ModelRequest, Models, Services, World } from "../ports.ts";

export type Meter = {
  /** To be used in place of the ones that were handed in. */
  readonly models: Models;
  readonly services: Services;
  readonly application?: Application;
  /** What was used so far. Cached calls count as calls, and cost neither tokens nor dollars. */
  spend(): Spend;
  /** Which cap ended the spending and where it stood; undefined while there is room. */
  overBudget(): string | undefined;
};

/**
 * Adds up what models cost and stops before a cap of the budget is passed: from then on every call answers
 * `cut-off`, and nothing is sent. While calls are under way their largest likely size is held back, and a call that
 * would not fit beside them waits for them; and until a model
 * without a limit has answered once, its calls go one by one. So a cap is passed by no more than what the calls under
 * way exceed twice the longest answer seen. A dollar cap binds only calls to models that have a price.
 */
export function meter(
  { models, services, application }: Pick<World, "models" | "services" | "application">,
  budget: Budget,
): Meter {
  const book = openBook(budget);
  return {
    services,
    ...(application === undefined ? {} : { application }),
    models: {
      async ask(request, signal) {
        const held = await book.admit(request);
        if (held === undefined) return { status: "failed", reason: "cut-off", detail: book.over() ?? "over budget" };
        let reply: ModelReply | undefined;
        try {
          reply = await models.ask(request, signal);
          return reply;
        } finally {
          book.settle(request, held, reply);
        }
      },
      embed: (request, signal) => models.embed(request, signal),
    },
    spend: book.spend,
    overBudget: book.over,
  };
}

/** What a cap is compared with. */
type Amount = { readonly calls: number; readonly tokens: number; readonly usd: number };
const NOTHING: Amount = { calls: 0, tokens: 0, usd: 0 };

function openBook(budget: Budget) {
  let paid = NOTHING;
  let held = NOTHING;
  let underWay = 0;
  let spend: Spend = { calls: 0, cachedCalls: 0, inputTokens: 0, outputTokens: 0, usd: 0 };
  let over: string | undefined;
  let waiting: (() => void)[] = [];
  const sizes = outputSizes();

  /** Holds back an amount for a call, as soon as it fits; undefined once it never will. */
  async function admit(request: ModelRequest): Promise<Amount | undefined> {
    const input = roughInputTokens(request.messages, request.tools);
    const likely = amountOf(request, { input, output: sizes.likely(request) });
    while (over === undefined) {
      if (underWay > 0 && capsText(budget) && !sizes.isBounded(request)) {
        // How long this model's answers are nobody knows yet: one call goes ahead and shows it.
        await new Promise<void>((resolve) => waiting.push(resolve));
        continue;
      }
      const most = amountOf(request, { input, output: sizes.most(request) });
      // A call on its own has nobody to collide with: its likely size is enough to let it go.
      const hold = underWay === 0 ? likely : most;
      if (capPassed(budget, sum(sum(paid, held), hold)) === undefined) {
        held = sum(held, hold);
        underWay += 1;
        return hold;
      }
      const cap = capPassed(budget, sum(paid, likely));
      if (cap !== undefined) over = `${cap} would be passed after ${paid.calls} paid calls`;
      else await new Promise<void>((resolve) => waiting.push(resolve));
    }
    wakeAll();
    return undefined;
  }

  function settle(request: ModelRequest, hold: Amount, reply: ModelReply | undefined): void {
    held = sum(held, { calls: -hold.calls, tokens: -hold.tokens, usd: -hold.usd });
    underWay -= 1;
    if (reply?.status === "replied") sizes.see(request, reply.usage?.output ?? roughTokens(reply.text));
    if (reply?.status === "replied" && reply.cached) {
      spend = { ...spend, calls: spend.calls + 1, cachedCalls: spend.cachedCalls + 1 };
    } else if (reply?.status === "replied") {
      pay(request, reply.usage);
    } else {
      spend = { ...spend, calls: spend.calls + 1 };
      paid = sum(paid, { ...NOTHING, calls: 1 });
    }
    wakeAll();
  }

  /** A usage that is not told is charged as estimated, so that a cap still holds; the dollars are then unknown. */
  function pay(request: ModelRequest, told: Usage | undefined): void {
    const guessed = () => ({ input: roughInputTokens(request.messages, request.tools), output: sizes.likely(request) });
    const usage = told ?? guessed();
    const usd = dollarsOf(told, request.model.price);
    const { usd: before, ...rest } = spend;
    spend = {
      ...rest,
      calls: spend.calls + 1,
      inputTokens: spend.inputTokens + usage.input,
      outputTokens: spend.outputTokens + usage.output,
      ...(before === undefined || usd === undefined ? {} : { usd: before + usd }),
    };
    paid = sum(paid, { calls: 1, tokens: usage.input + usage.output, usd: dollarsOf(usage, request.model.price) ?? 0 });
  }

  function wakeAll(): void {
    const woken = waiting;
    waiting = [];
    for (const wake of woken) wake();
  }

  return { admit, settle, spend: () => spend, over: () => over };
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

function amountOf(request: ModelRequest, usage: Usage): Amount {
  return { calls: 1, tokens: usage.input + usage.output, usd: dollarsOf(usage, request.model.price) ?? 0 };
}

const UNSEEN_LIKELY = 300;
const UNSEEN_MOST = 4096;
const ENOUGH_SEEN = 8;

function limitOf(parameters: ModelRequest["model"]["parameters"]): number | undefined {
  const limit = parameters["max_completion_tokens"] ?? parameters["max_tokens"];
  return typeof limit === "number" ? limit : undefined;
}

/** What is known of the output sizes of each model, in tokens. */
function outputSizes() {
  const seen = new Map<string, { replies: number; largest: number }>();
  const most = ({ model }: ModelRequest): number => {
    const limit = limitOf(model.parameters);
    if (limit !== undefined) return limit;
    const { replies, largest } = seen.get(model.name) ?? { replies: 0, largest: 0 };
    return replies < ENOUGH_SEEN
      ? Math.max(UNSEEN_MOST, 2 * largest)
      : Math.max(largest, Math.min(4 * largest, UNSEEN_MOST));
  };
  return {
    /** Whether the request sets a bound, or an answer of its model has been seen. */
    isBounded: ({ model }: ModelRequest): boolean => seen.has(model.name) || limitOf(model.parameters) !== undefined,
    /** A bound where the request sets one; else generous at first, and four times the largest once some were seen. */
    most,
    likely: (request: ModelRequest): number =>
      Math.min(seen.get(request.model.name)?.largest ?? UNSEEN_LIKELY, most(request)),
    see({ model }: ModelRequest, output: number): void {
      const before = seen.get(model.name) ?? { replies: 0, largest: 0 };
      seen.set(model.name, { replies: before.replies + 1, largest: Math.max(before.largest, output) });
    },
  };
}
