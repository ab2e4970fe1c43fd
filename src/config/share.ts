/** 0.02 or "2%" → 0.02. */
export function shareOf(share: number | string): number {
  return typeof share === "number" ? share : Number(share.slice(0, -1)) / 100;
}
