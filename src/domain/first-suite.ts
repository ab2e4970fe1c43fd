/** Something that a repository speaks of, and the files that do: a model's name, the variable that holds a key. */
export type Mention = { readonly name: string; readonly places: readonly string[] };

/** What a few traces of a repository show. Values of attributes are told where they are few. */
export type FoundTraces = {
  readonly files: readonly string[];
  /** For people: "OTLP". */
  readonly format: string;
  readonly attributes: readonly { readonly name: string; readonly values: readonly string[] }[];
  /** Models that production asked, the most frequent first. */
  readonly models: readonly string[];
  /** Whether tools were called in any of them. */
  readonly callsTools: boolean;
  /** Whether documents were searched for in any of them. */
  readonly searches: boolean;
};

/**
 * What a look at a repository finds that a first suite can be made of. Paths are relative to its root, with forward
 * slashes; the most telling of a kind comes first.
 */
export type RepositoryFinds = {
  /** What the repository is called, or the folder in it that was looked at. */
  readonly name: string;
  readonly prompts: readonly { readonly path: string; readonly text: string }[];
  readonly policies: readonly string[];
  /** JSON files that hold tool definitions and nothing else. */
  readonly tools: readonly string[];
  readonly traces: FoundTraces | null;
  readonly models: readonly Mention[];
  /** Environment variables that hold keys. */
  readonly keyVariables: readonly Mention[];
  /** Configurations of promptfoo. */
  readonly promptfoo: readonly string[];
  /** Suite files that are there already. */
  readonly suites: readonly string[];
  /** Where the program runs from, as a workflow would use it: "owner/repository@commit"; null where that is not known. */
  readonly action: string | null;
};

/** What a person may say beforehand about a first suite; what is absent is guessed. Paths and globs as in the finds. */
export type SuiteWishes = {
  readonly suite: string;
  readonly name?: string;
  /** Globs, as in the next. */
  readonly prompt?: readonly string[];
  /** "none": what was recorded is replayed. */
  readonly template?: string;
  /** This and the next: "none" alone where the application has no such layer. */
  readonly policy?: readonly string[];
  readonly tools?: readonly string[];
  readonly traces?: readonly string[];
  readonly model?: string;
  readonly keyVariable?: string;
  /** A model that judges answers; without one nobody does. */
  readonly judge?: string;
  readonly branch?: string;
  readonly acceptLabel?: string;
  readonly action?: string;
  readonly workflows: boolean;
  /** A second stage for the pull requests of forks. */
  readonly forks: boolean;
};

/** A setting of a first suite, why it is so, and whether a person should look at it. */
export type Guess<T> = { readonly value: T; readonly why: string; readonly isSure: boolean };

/** A setting that nobody said and nothing in the repository tells. */
export type Lacking = { readonly option: string; readonly what: string };

/** A suite as it is to be written, with the workflows that run it. Paths and globs are relative to the repository's root. */
export type FirstSuite = {
  readonly path: string;
  readonly name: Guess<string>;
  readonly traces: Guess<{ readonly files: readonly string[] } | "langfuse">;
  readonly model: Guess<string>;
  /** Absent where the provider's own address is meant. */
  readonly baseUrl?: string;
  readonly keyVariable: Guess<string>;
  readonly prompt: Guess<readonly string[]>;
  readonly template: Guess<string | null>;
  readonly policy: Guess<readonly string[] | null>;
  readonly tools: Guess<readonly string[] | null>;
  /** Names of attributes, by what they mean. */
  readonly attributes: {
    readonly production?: string;
    readonly versions: { readonly [layer: string]: string };
    readonly slice?: string;
    readonly expected?: string;
    readonly feedback?: string;
  };
  readonly callsTools: boolean;
  /** Whether answers rest on documents that were searched for. */
  readonly searches: Guess<boolean>;
  /** Another maker's than the model has an address and a key of its own. */
  readonly judge: { readonly name: string; readonly baseUrl?: string; readonly keyVariable: string } | null;
  readonly branch: string;
  readonly acceptLabel: string | null;
  /** Null: no workflows are wanted. Named: their files bear the suite's name, because others have the plain ones. */
  readonly workflows: { readonly action: string; readonly forks: boolean; readonly named?: true } | null;
};

/** A file that is to be written. */
export type NewFile = { readonly path: string; readonly text: string };
