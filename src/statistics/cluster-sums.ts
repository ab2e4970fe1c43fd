/**
 * What the values of each cluster come to, in order of the clusters' first appearance.
 *
 * @param values any unit  @param clusters one name per value; a value without one is a cluster of its own
 */
export function clusterSums(values: readonly number[], clusters: readonly (string | number)[]): readonly number[] {
  const places = new Map<string | number, number>();
  const sums: number[] = [];
  for (let index = 0; index < values.length; index++) {
    const cluster = clusters[index] ?? index;
    const place = places.get(cluster) ?? sums.length;
    if (place === sums.length) places.set(cluster, place);
    sums[place] = (sums[place] ?? 0) + (values[index] ?? 0);
  }
  return sums;
}
