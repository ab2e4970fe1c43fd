/** A server that is asked for JSON, and the right to ask it. */
export type Api = {
  /** For people: "Langfuse at cloud.langfuse.com". */
  readonly place: string;
  /** Without a slash at its end, a user name, a query or a fragment. */
  readonly baseUrl: string;
  readonly headers: { readonly [name: string]: string };
  /** The environment variables that hold the credentials. */
  readonly variables: readonly string[];
  /** What no message may show. */
  readonly secrets: readonly string[];
};
