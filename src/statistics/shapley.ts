/** What each of several players has to do with a loss. Losses are positive. */
export type Contributions = {
  /** v(∅) − v(all). */
  readonly total: number;
  /** One per player, in order. They sum to the total. */
  readonly shapley: readonly number[];
  /** What taking this one out alone gives back: v(all but i) − v(all). */
  readonly necessity: readonly number[];
  /** What this one alone costs: v(∅) − v({i}). */
  readonly sufficiency: readonly number[];
  /** Per pair: above 0 they need each other, below 0 each is enough. */
  readonly interaction: readonly { readonly players: readonly [number, number]; readonly value: number }[];
};

/**
 * Shares out a loss among players by Shapley's rule, from the value of every set of them.
 *
 * Answers: how much of the loss is each player's part, on average over all orders in which they could have come in? A
 * share of the loss, not the probability of being its cause. φ_i = Σ_{S∌i} [v(S) − v(S∪i)] / (k·C(k−1, |S|));
 * J_ij = Σ_{S∌i,j} [v(S∪i) + v(S∪j) − v(S) − v(S∪ij)] / ((k−1)·C(k−2, |S|)). Source: Shapley 1953; Grabisch and Roubens
 * 1999 for the interaction; Budhathoki et al. 2021 for replacing old mechanisms by new ones.
 *
 * @param players k, 1 to about 10: all 2^k sets are needed
 * @param worth v of a set of players, bit i standing for player i; higher is better
 */
export function shapley(players: number, worth: (set: number) => number): Contributions {
  const all = 2 ** players - 1;
  const values = Array.from({ length: all + 1 }, (_, set) => worth(set));
  const value = (set: number): number => values[set] ?? 0;
  const each = Array.from({ length: players }, (_, player) => player);
  const pairs = each.flatMap((i) => each.slice(i + 1).map((j): readonly [number, number] => [i, j]));
  return {
    total: value(0) - value(all),
    shapley: each.map((i) => over(players, 1 << i, players, players - 1, (set) => value(set) - value(set | (1 << i)))),
    necessity: each.map((i) => value(all & ~(1 << i)) - value(all)),
    sufficiency: each.map((i) => value(0) - value(1 << i)),
    interaction: pairs.map(([i, j]) => {
      const [first, second] = [1 << i, 1 << j];
      const gain = (set: number): number =>
        value(set | first) + value(set | second) - value(set) - value(set | first | second);
      return { players: [i, j], value: over(players, first | second, players - 1, players - 2, gain) };
    }),
  };
}

/** Σ over the sets without some players of f(S) / (factor · C(size, |S|)). */
function over(players: number, without: number, factor: number, size: number, f: (set: number) => number): number {
  let sum = 0;
  for (let set = 0; set < 2 ** players; set++)
    if ((set & without) === 0) sum += f(set) / (factor * choose(size, sizeOf(set)));
  return sum;
}

function sizeOf(set: number): number {
  let count = 0;
  for (let rest = set; rest > 0; rest &= rest - 1) count++;
  return count;
}

function choose(n: number, k: number): number {
  let result = 1;
  for (let i = 1; i <= k; i++) result = (result * (n - k + i)) / i;
  return result;
}
