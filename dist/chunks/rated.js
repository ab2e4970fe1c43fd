// src/edges/sources/rated.ts
/**
* A source whose application keeps a share of its requests, where the traces do not say so themselves. What was kept
* because of what happened in it has another share, which nobody knows.
*
* @param rate 0 < rate ≤ 1
*/
function ratedSource(source, rate) {
	const count = 1 / rate;
	return {
		survey: (request, visit) => source.survey(request, (facts) => visit(facts.tail || facts.count !== void 0 || !request.counts ? facts : {
			...facts,
			count
		})),
		async fetch(ids) {
			return (await source.fetch(ids)).map((trace) => trace.upstream.tail || trace.upstream.count !== void 0 ? trace : {
				...trace,
				upstream: {
					...trace.upstream,
					count
				}
			});
		}
	};
}

export { ratedSource as t };