/** Dollars per million tokens. */
export type Price = { readonly input: number; readonly output: number; readonly cachedInput?: number };

/** A model and how to call it. The key is read from the environment variable `keyVariable` and is never a value here. */
export type ModelSpec = {
  readonly name: string;
  /** An OpenAI-compatible base URL; absent means the environment's OPENAI_BASE_URL, else the provider's own. */
  readonly baseUrl?: string;
  readonly keyVariable: string;
  readonly parameters: { readonly [name: string]: unknown };
  readonly price?: Price;
  /** Which of the two APIs is spoken there; absent means Chat Completions. */
  readonly api?: "responses";
};
