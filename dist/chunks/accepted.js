// src/pipeline/accepted.ts
/**
* What is given up where the regression of a comparison is accepted: the loss of every blocking metric that regressed, and
* of the slices alone where those decided. A metric whose scores went missing has no loss that anybody could know, so it
* is never accepted.
*/
function lossesOf({ metrics }) {
	return metrics.filter(isRegressed).flatMap((metric) => measuredLosses(metric).map(({ slice, evidence: { scale, difference } }) => ({
		metric: metric.metric,
		...slice === void 0 ? {} : { slice },
		scale,
		difference
	})));
}
/** The blocking metrics of a comparison that regressed by more than was accepted, sorted. */
function notAccepted({ metrics }, acceptances) {
	const accepted = acceptances.flatMap(({ losses }) => losses);
	return metrics.filter((metric) => isRegressed(metric) && !isCovered(metric, accepted)).map(({ metric }) => metric).toSorted();
}
function isRegressed({ blocking, verdict }) {
	return blocking && verdict === "regressed";
}
function isCovered(metric, accepted) {
	const losses = measuredLosses(metric);
	return losses.length > 0 && losses.every((loss) => isLossCovered(metric.metric, loss, accepted));
}
/** Where slices decided, the whole did not fall far enough to say so: only they count. */
function measuredLosses({ kind, evidence, slices = [] }) {
	if (kind !== "slice-regressed") return evidence === void 0 ? [] : [{ evidence }];
	return slices.flatMap(({ attribute, value, verdict, evidence: found }) => verdict === "regressed" && found !== void 0 ? [{
		slice: {
			attribute,
			value
		},
		evidence: found
	}] : []);
}
/**
* Losses of one metric that were accepted one after another add up. An accepted loss of the whole stands for each of its
* slices as well; that of a slice says nothing of the whole. Nothing is known of a loss on another scale.
*
* The check measured with an error, and so does the record: what is a little larger is still what was accepted. It is
* raised when the loss is larger by the margin, and the interval leaves no smaller one.
*/
function isLossCovered(metric, { slice, evidence }, accepted) {
	const same = accepted.filter((loss) => loss.metric === metric && loss.scale === evidence.scale && (loss.slice === void 0 || loss.slice.attribute === slice?.attribute && loss.slice.value === slice.value));
	if (same.length === 0) return false;
	const sum = same.reduce((total, { difference }) => total + difference, 0);
	return !(evidence.difference <= sum - evidence.margin && evidence.upper < sum);
}

export { notAccepted as n, lossesOf as t };