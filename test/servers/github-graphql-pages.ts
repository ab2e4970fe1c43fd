/** Connections of GraphQL: pages with cursors, in an order. */
import { GraphQLError } from "graphql";

export type Page = {
  readonly first?: number;
  readonly last?: number;
  readonly after?: string;
  readonly before?: string;
};

export type Order = { readonly field: "CREATED_AT" | "UPDATED_AT"; readonly direction: "ASC" | "DESC" };

/** A page of a connection, cut as GitHub does; without first or last GitHub refuses. */
export function connection<T>(all: readonly T[], { first, last, after, before }: Page) {
  if (first === undefined && last === undefined)
    throw new GraphQLError("You must provide a `first` or `last` value to properly paginate the connection.", {
      extensions: { type: "MISSING_PAGINATION_BOUNDARIES" },
    });
  if ((first ?? last ?? 0) > 100)
    throw new GraphQLError(`Requesting ${first ?? last} records on the connection exceeds the limit of 100 records.`, {
      extensions: { type: "EXCESSIVE_PAGINATION" },
    });
  const from = after === undefined ? 0 : Number(after) + 1;
  const to = before === undefined ? all.length : Number(before);
  const start = first === undefined ? Math.max(from, to - (last ?? 0)) : from;
  const end = first === undefined ? to : Math.min(to, from + first);
  const nodes = all.slice(start, end);
  return {
    nodes,
    edges: nodes.map((node, index) => ({ node, cursor: String(start + index) })),
    totalCount: all.length,
    pageInfo: {
      hasNextPage: end < all.length,
      hasPreviousPage: start > 0,
      startCursor: nodes.length === 0 ? null : String(start),
      endCursor: nodes.length === 0 ? null : String(end - 1),
    },
  };
}

/** As the query asks; as they are unless it does. */
export function ordered<T extends { readonly createdAt: string; readonly updatedAt: string }>(
  all: readonly T[],
  order: Order | undefined,
): readonly T[] {
  if (order === undefined) return all;
  const key = order.field === "UPDATED_AT" ? "updatedAt" : "createdAt";
  const sorted = all.toSorted((a, b) => a[key].localeCompare(b[key]));
  return order.direction === "DESC" ? sorted.reverse() : sorted;
}
