// src/statistics/slice-sample-size.ts
/**
* How large a sample must be to hold a request of a rare kind.
*
* A kind with share p of the traffic is missed by n requests with chance (1 − p)^n; n ≥ ln(1 − confidence)/ln(1 − p) is
* enough. Assumes a random sample.
*
* @param prevalence p, 0…1 without the ends  @param confidence 0…1 without the ends
* @returns a whole number of requests
*/
function sliceSampleSize(prevalence, confidence) {
	return Math.ceil(Math.log(1 - confidence) / Math.log1p(-prevalence));
}
/** The chance that n requests hold none of a kind with this share of the traffic. @returns 0…1 */
function missProbability(prevalence, n) {
	return (1 - prevalence) ** n;
}

export { sliceSampleSize as n, missProbability as t };