import type { Answer } from "../domain/answer.ts";
import { roughInputTokens, roughTokens } from "../domain/cost.ts";
import type { ModelSpec } from "../domain/model-spec.ts";
import type { Spend } from "../domain/run.ts";
import type { Budget, EndpointSpec } from "../domain/suite.ts";
import type { Application, EmbedRequest, ModelRequest, Models, Services, World } from "../ports.ts";
import { type Book, type Offer, type Outcome, openBook } from "./meter/book.ts";

export type Meter = {
  /** To be used in place of the ones that were handed in. */
  readonly models: Models;
  readonly services: Services;
  readonly application?: Application;
  /**
   * What was used so far: calls of models, of endpoints and of the application. Cached calls count as calls, and cost
   * neither tokens nor dollars.
   */
  spend(): Spend;
  /** Which cap ended the spending and where it stood; undefined while there is room. */
  overBudget(): string | undefined;
};

export type MeterOptions = {
  /** Dollars for one answer of the application that does not say what it cost. */
  readonly applicationPrice?: number;
  /** Requests are gathered into batches: no call goes ahead of the others to show how long answers are. */
  readonly batched?: boolean;
};

/**
 * Adds up what a run costs and stops before a cap of the budget is passed: from then on every call answers `cut-off`,
 * and nothing is sent. While calls are under way their largest likely size is held back, and a call that would not fit
 * beside them waits for them; and until a model without a limit has answered once, its calls go one by one. So a cap is
 * passed by no more than what the calls under way exceed twice the longest answer seen. A dollar cap binds only calls
 * that have a price.
 */
export function meter(
  { models, services, application }: Pick<World, "models" | "services" | "application">,
  budget: Budget,
  { applicationPrice, batched = false }: MeterOptions = {},
): Meter {
  const book = openBook(budget, batched);
  return {
    models: {
      ask: (request, signal) => metered(book, offerOfModel(request), () => models.ask(request, signal), outcomeOfModel),
      embed: (request, signal) =>
        metered(book, offerOfEmbedding(request), () => models.embed(request, signal), outcomeOfModel),
    },
    services: {
      search: (request, signal) =>
        metered(book, offerOfEndpoint(request.endpoint), () => services.search(request, signal), outcomeOfService),
      callTool: (request, signal) =>
        metered(book, offerOfEndpoint(request.endpoint), () => services.callTool(request, signal), outcomeOfService),
    },
    ...(application === undefined ? {} : { application: meteredApplication(application, book, applicationPrice) }),
    spend: book.spend,
    overBudget: book.over,
  };
}

type CutOff = { readonly status: "failed"; readonly reason: "cut-off"; readonly detail: string };

async function metered<Reply>(
  book: Book,
  offer: Offer,
  call: () => Promise<Reply>,
  outcomeOf: (reply: Reply) => Outcome,
): Promise<Reply | CutOff> {
  const held = await book.admit(offer);
  if (held === undefined) return { status: "failed", reason: "cut-off", detail: book.over() ?? "over budget" };
  let outcome: Outcome = { status: "failed" };
  try {
    const reply = await call();
    outcome = outcomeOf(reply);
    return reply;
  } finally {
    book.settle(offer, held, outcome);
  }
}

function offerOfModel({ model, messages, tools }: ModelRequest): Offer {
  return { input: roughInputTokens(messages, tools), writer: writerOf(model), ...priceOf(model) };
}

function writerOf({ name, parameters }: ModelSpec): NonNullable<Offer["writer"]> {
  const limit = parameters["max_completion_tokens"] ?? parameters["max_output_tokens"] ?? parameters["max_tokens"];
  return { name, ...(typeof limit === "number" ? { limit } : {}) };
}

/** A vector is paid for by what it is made from. */
function offerOfEmbedding({ model, texts }: EmbedRequest): Offer {
  return { input: texts.reduce((sum, text) => sum + roughTokens(text), 0), ...priceOf(model) };
}

function priceOf({ price }: ModelSpec): Pick<Offer, "price"> {
  return price === undefined ? {} : { price };
}

function offerOfEndpoint({ price }: EndpointSpec): Offer {
  return { input: 0, ...(price === undefined ? {} : { perCall: price }) };
}

type AnyReply = Awaited<ReturnType<Models["ask"]>> | Awaited<ReturnType<Models["embed"]>>;

function outcomeOfModel(reply: AnyReply): Outcome {
  const outcome = outcomeOf(reply);
  return "wasted" in reply && reply.wasted !== undefined ? { ...outcome, wasted: reply.wasted } : outcome;
}

function outcomeOf(reply: AnyReply): Outcome {
  if (reply.status === "failed") return { status: "failed" };
  const { usage } = reply;
  const isText = reply.status === "replied";
  const written = isText ? { written: usage?.output ?? roughTokens(reply.text) } : {};
  if (reply.cached) return { status: "cached", ...written };
  const batched = isText && reply.batched === true;
  return { status: "paid", ...written, batched, ...(usage === undefined ? {} : { usage }) };
}

type ServiceReply = Awaited<ReturnType<Services["search"]>> | Awaited<ReturnType<Services["callTool"]>>;

/** Nothing was written that is paid by its length: no tokens, which is known. */
function outcomeOfService(reply: ServiceReply): Outcome {
  if (reply.status === "failed") return { status: "failed" };
  return reply.cached ? { status: "cached" } : { status: "paid", usage: { input: 0, output: 0 } };
}

function meteredApplication(application: Application, book: Book, price: number | undefined): Application {
  const perCall = price === undefined ? {} : { perCall: price };
  const offer: Offer = { input: 0, writer: { name: "the application" }, ...perCall };
  return {
    answer: (variant, asked, signal) =>
      metered(book, offer, () => application.answer(variant, asked, signal), outcomeOfApplication),
    close: () => application.close(),
  };
}

/** One that tells no usage is not charged for a guess at it. */
function outcomeOfApplication(answer: Answer): Outcome {
  if (answer.status === "failed") return { status: "failed" };
  const { usage = { input: 0, output: 0 }, usd } = answer;
  const written = usage.input + usage.output;
  if (answer.cached) return { status: "cached", written };
  return { status: "paid", written, usage, ...(usd === undefined ? {} : { usd }) };
}
