import { trafficMix } from "../../src/pipeline/traffic-mix.ts";
import { chanceOf } from "../calibration/chance.ts";
import { simulatedRequests } from "./requests.ts";

const EVEN = [0.25, 0.25, 0.25, 0.25];
const MORE = [0.45, 0.55 / 3, 0.55 / 3, 0.55 / 3];
const MOST = [0.7, 0.1, 0.1, 0.1];

/** Requests before and after, and what moved. */
const ROWS = [
  { name: "50 / 50, nothing", sizes: [50, 50], shares: EVEN },
  { name: "100 / 20, nothing", sizes: [100, 20], shares: EVEN },
  { name: "200 / 10, nothing", sizes: [200, 10], shares: EVEN },
  { name: "50 / 50, one intent from 25 to 45 %", sizes: [50, 50], shares: MORE },
  { name: "100 / 100, one intent from 25 to 45 %", sizes: [100, 100], shares: MORE },
  { name: "100 / 20, one intent from 25 to 70 %", sizes: [100, 20], shares: MOST },
  { name: "50 / 50, one intent from 25 to 70 %", sizes: [50, 50], shares: MOST },
] as const;

/** How often the mix is said to have moved, by either test and by each; in per cent. */
export function mixRows(samples: number, seed: string, done: () => void): readonly (readonly string[])[] {
  return ROWS.map(({ name, sizes: [early, late], shares }) => {
    const chance = chanceOf("traffic", seed, name);
    let [moved, slices, texts] = [0, 0, 0];
    for (let sample = 0; sample < samples; sample += 1) {
      const before = simulatedRequests(early, EVEN, "a", chance);
      const after = simulatedRequests(late, shares, "b", chance);
      const mix = trafficMix({ before, after, attributes: ["intent", "region"], seed: `${seed} ${sample}` });
      if (mix.moved) moved += 1;
      if ((mix.slices?.p ?? 1) <= LEVEL_OF_EACH) slices += 1;
      if ((mix.texts?.p ?? 1) <= LEVEL_OF_EACH) texts += 1;
    }
    done();
    const percent = (count: number) => ((100 * count) / samples).toFixed(1);
    return [name, percent(moved), `${percent(slices)} / ${percent(texts)}`];
  });
}

/** As the program has it: both together err in at most 5 %. */
const LEVEL_OF_EACH = 0.025;
