/** Why a check asked no model although the change touches a layer. Nothing fails by it. */
export type NotEvaluated = {
  /**
   * `no-secrets`: the run of a fork or of Dependabot has no key to ask a model with. `checked-by-its-own-run`: the second
   * stage has nothing to do, because the first one had the keys. `moved-on`: the pull request has another head by now, or is
   * closed; its newest run is the one that counts.
   */
  readonly reason: "no-secrets" | "checked-by-its-own-run" | "moved-on";
  readonly from: "fork" | "dependabot" | "repository";
  readonly pullRequest?: number;
  /** Full id of the commit that was not evaluated. */
  readonly head: string;
  /** Environment variables that would hold the missing keys. */
  readonly missing: readonly string[];
};
