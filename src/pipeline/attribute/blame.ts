import {
  type Attribution,
  BLAME_GROUPS,
  blameGroupOf,
  type LayerEffect,
  type LayerRole,
  type MetricAttribution,
} from "../../domain/attribution.ts";

/**
 * What one metric says of the four layers of blame: only those with a layer that differs or may differ, in their order.
 *
 * A group's share is the sum of what its replayed layers have, absent where none has one. Its role is the gravest of its
 * layers'; one layer that is not ruled out keeps the group from being exonerated.
 */
export function blameOf({ layers }: Pick<MetricAttribution, "layers">): Attribution["blame"] {
  return BLAME_GROUPS.flatMap((group) => {
    const members = layers.filter(({ layer }) => blameGroupOf(layer) === group);
    if (members.length === 0) return [];
    const share = shareOf(members);
    return [
      {
        group,
        layers: members.map(({ layer }) => layer),
        ...(share !== undefined && { share }),
        role: gravest(members),
      },
    ];
  });
}

function shareOf(members: readonly LayerEffect[]): number | undefined {
  const shares = members.flatMap(({ measured }) => measured?.share?.value ?? []);
  return shares.length === 0 ? undefined : shares.reduce((sum, share) => sum + share, 0);
}

const GRAVEST_FIRST: readonly LayerRole[] = ["proximate", "joint", "contributing", "undetermined", "exonerated"];

function gravest(members: readonly LayerEffect[]): LayerRole {
  return GRAVEST_FIRST.find((role) => members.some((member) => member.role === role)) ?? "undetermined";
}
