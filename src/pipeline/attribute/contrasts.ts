import { type Contributions, shapley } from "../../statistics/shapley.ts";

/** What each player has to do with the loss, case by case: the lists of a player have one value per case. Losses are positive. */
export type Contrasts = {
  readonly total: readonly number[];
  readonly players: readonly {
    readonly part: readonly number[];
    readonly necessity: readonly number[];
    readonly sufficiency: readonly number[];
  }[];
  readonly pairs: readonly { readonly players: readonly [number, number]; readonly value: readonly number[] }[];
};

/**
 * Total, parts, necessities, sufficiencies and interactions of every case. All are linear in what the sets are worth, so
 * the mean over cases of each is that of the whole.
 *
 * In both directions only the sets are known that have none, one, all but one or all of the players. The part of a player
 * is then half of its necessity and its sufficiency, which is Shapley's as long as no three interact; nothing is known of pairs.
 *
 * @param players k ≥ 1  @param cases how many  @param worth of a set of players, bit i standing for player i; higher is better
 */
export function contrastsOf(
  design: "factorial" | "both-directions",
  { players, cases }: { readonly players: number; readonly cases: number },
  worth: (set: number, place: number) => number,
): Contrasts {
  const contributions = design === "factorial" ? shapley : fromBothDirections;
  const each = Array.from({ length: cases }, (_, place) => contributions(players, (set) => worth(set, place)));
  const first = each[0];
  return {
    total: each.map(({ total }) => total),
    players: Array.from({ length: players }, (_, player) => ({
      part: each.map((one) => one.shapley[player] ?? 0),
      necessity: each.map((one) => one.necessity[player] ?? 0),
      sufficiency: each.map((one) => one.sufficiency[player] ?? 0),
    })),
    pairs: (first?.interaction ?? []).map((pair, place) => ({
      players: pair.players,
      value: each.map((one) => one.interaction[place]?.value ?? 0),
    })),
  };
}

function fromBothDirections(players: number, worth: (set: number) => number): Contributions {
  const all = 2 ** players - 1;
  const each = Array.from({ length: players }, (_, player) => 1 << player);
  const necessity = each.map((one) => worth(all - one) - worth(all));
  const sufficiency = each.map((one) => worth(0) - worth(one));
  return {
    total: worth(0) - worth(all),
    shapley: necessity.map((value, player) => (value + (sufficiency[player] ?? 0)) / 2),
    necessity,
    sufficiency,
    interaction: [],
  };
}
