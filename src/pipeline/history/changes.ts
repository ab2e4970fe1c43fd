import { FEWEST_POINTS, type HistoryPoint, type MetricChange, type MetricHistory } from "../../domain/history.ts";
import { diffTuples } from "../../domain/version.ts";
import { type ChangePoint, changePoints } from "../../statistics/change-points.ts";
import { mean } from "../../statistics/mean.ts";

/** Of series without a change fewer than one in a hundred has one found; at 0.01 changes are found sooner, and one in ten of a year's. */
const MAX_P = 0.001;
/** A year of weekly records is looked at in two halves that overlap. */
const WINDOW = 50;

/** Where a series changed for good, and which layers did; none while it is too short. */
export function changesOf(series: Omit<MetricHistory, "changes" | "since">): readonly MetricChange[] {
  const { points, scale } = series;
  if (points.length < FEWEST_POINTS) return [];
  const values = points.map(({ mean }) => (scale === "ratio" ? Math.log(mean) : mean));
  const found = changePoints(values, {
    windowLength: WINDOW,
    maxP: MAX_P,
    minMagnitude: leastChange(series, values),
    leastVariance: leastVariance(series),
  });
  return found.flatMap((change) => metricChange(series, change));
}

/**
 * Half of the accepted loss: a loss of all of it, met twice in halves, is still found, and an estimate of all of it
 * seldom falls short of half. Nobody need look at less.
 */
function leastChange({ scale, margin }: Pick<MetricHistory, "scale" | "margin">, values: readonly number[]): number {
  const level = mean(values);
  if (scale === "difference") return (margin.kind === "absolute" ? margin.value : margin.share * Math.abs(level)) / 2;
  return Math.log1p(margin.kind === "relative" ? margin.share : margin.value / Math.exp(level)) / 2;
}

/**
 * What two records of one system differ by at least, squared: a few means that lie close together by chance, or were all
 * 1, are no proof that the next one may not differ. The first point has none before it.
 */
function leastVariance({ points, scale }: Pick<MetricHistory, "points" | "scale">): number {
  return mean(points.slice(1).map((point) => (scale === "ratio" ? point.noise / point.mean : point.noise) ** 2));
}

function metricChange(
  { points, scale, metric, unit, direction }: Omit<MetricHistory, "changes" | "since">,
  { index, p, before, after }: ChangePoint,
): readonly MetricChange[] {
  const [last, first]: readonly (HistoryPoint | undefined)[] = [points[index - 1], points[index]];
  if (last === undefined || first === undefined) return [];
  const layers = diffTuples(last.versions, first.versions);
  const inUnit = (value: number): number => (scale === "ratio" ? Math.exp(value) : value);
  return [
    {
      metric,
      unit,
      direction,
      at: first.at,
      baseline: first.baseline,
      previous: last.baseline,
      before: inUnit(before),
      after: inUnit(after),
      p,
      layers,
      unversioned: layers.every(({ difference }) => difference === "same"),
    },
  ];
}
