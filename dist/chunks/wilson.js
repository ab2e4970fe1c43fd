import { i as normalQuantile } from "./distributions.js";

// src/statistics/wilson.ts
/**
* A share with Wilson's score interval.
*
* Answers: which true shares are compatible with this many successes among independent trials?
* (p̂ + z²/2n ∓ z·√(p̂(1−p̂)/n + z²/4n²)) / (1 + z²/n). Source: Wilson 1927. Exactly 0 at no success and 1
* at no failure.
*
* @param successes 0…n
* @param n at least 1
* @param confidence 0…1, both sides together
*/
function wilson(successes, n, confidence) {
	const z2 = normalQuantile((1 + confidence) / 2) ** 2;
	const share = successes / n;
	const centre = share + z2 / (2 * n);
	const half = Math.sqrt(z2 * (share * (1 - share) / n + z2 / (4 * n * n)));
	return {
		share,
		lower: successes === 0 ? 0 : (centre - half) / (1 + z2 / n),
		upper: successes === n ? 1 : (centre + half) / (1 + z2 / n)
	};
}

export { wilson as t };