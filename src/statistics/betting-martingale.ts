/**
 * Stakes that grow a gambler's capital fast whatever the mean is, each from what came before it alone.
 *
 * λ_t = √(2 ln(1/α)/(t·ln(1+t)·σ̂²_{t−1})) with μ̂_t = min(1, (½ + Σx)/(t + 1)), σ̂²_t = (¼ + Σ(x_i − μ̂_i)²)/(t + 1) and
 * σ̂²_0 = ¼. Source: Waudby-Smith and Ramdas, arXiv 2010.09686 (predictable plug-in); values as in confseq.
 *
 * @param observations 0…1 each  @param alpha 0…1
 * @returns one stake per observation, > 0, before any cut
 */
export function bettingBets(observations: readonly number[], alpha: number): readonly number[] {
  let sum = 0;
  let squares = 0;
  return observations.map((value, index) => {
    const time = index + 1;
    const variance = (0.25 + squares) / time;
    sum += value;
    const mean = Math.min(1, (0.5 + sum) / (time + 1));
    squares += (value - mean) ** 2;
    return Math.sqrt((2 * Math.log(1 / alpha)) / (time * Math.log1p(time) * variance));
  });
}

/**
 * What betting against a mean has made of 1, after each observation.
 *
 * Answers: is the mean of values between 0 and 1 this, looked at after every one of them, with no other assumption than
 * that each has this mean given those before it? If it is, the capital ever reaches 1/α with probability at most α.
 * K_t = Π(1 + λ_s(x_s − μ)) with stakes cut at truncation/μ; for both sides the larger of θ·K⁺ and (1 − θ)·K⁻, K⁻ with −λ cut
 * at truncation/(1 − μ). Source: Waudby-Smith and Ramdas, arXiv 2010.09686.
 *
 * @param observations 0…1 each
 * @param options.nullMean μ, 0…1
 * @param options.alpha level of the whole test, 0…1; each side of two bets at half of it
 * @param options.theta 1: against a mean of μ or less. 0: against μ or more. ½: against μ
 * @param options.truncation share of the capital that may be lost at once, 0…1
 */
export function bettingMartingale(
  observations: readonly number[],
  options: {
    readonly nullMean: number;
    readonly alpha: number;
    readonly theta: number;
    readonly truncation?: number;
  },
): readonly number[] {
  const { nullMean, alpha, theta, truncation = 0.5 } = options;
  const stakes = bettingBets(observations, theta > 0 && theta < 1 ? alpha / 2 : alpha);
  let above = 1;
  let below = 1;
  return observations.map((value, index) => {
    const stake = stakes[index] ?? 0;
    above *= 1 + Math.min(stake, truncation / nullMean) * (value - nullMean);
    below *= 1 - Math.min(stake, truncation / (1 - nullMean)) * (value - nullMean);
    return Math.max(theta * above, (1 - theta) * below);
  });
}
