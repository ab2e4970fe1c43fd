/** Whose model a name is. */
export type Provider = {
  /** How the variables that hold its keys begin. */
  readonly keys: string;
  /** Where it speaks OpenAI's API itself; absent for OpenAI, and for whoever's address a person has to write. */
  readonly baseUrl?: string;
};

/** By how the names of its models begin; OpenAI unless they say otherwise. */
export function providerOf(model = ""): Provider {
  return PROVIDERS.find(({ models }) => model.startsWith(models)) ?? { keys: "OPENAI" };
}

const PROVIDERS: readonly (Provider & { readonly models: string })[] = [
  { models: "claude-", keys: "ANTHROPIC", baseUrl: "https://api.anthropic.com/v1" },
  { models: "gemini-", keys: "GEMINI", baseUrl: "https://generativelanguage.googleapis.com/v1beta/openai" },
  { models: "mistral-", keys: "MISTRAL", baseUrl: "https://api.mistral.ai/v1" },
  { models: "deepseek-", keys: "DEEPSEEK", baseUrl: "https://api.deepseek.com/v1" },
];
