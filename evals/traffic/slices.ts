import { incidentSlice } from "../../src/pipeline/gaps/incident-slice.ts";
import { chanceOf } from "../calibration/chance.ts";

/** Questions, the values of their one attribute, and which share of them loses in the first of these and elsewhere. */
const ROWS = [
  { questions: 60, values: 6, inside: 0.3, outside: 0.3 },
  { questions: 200, values: 10, inside: 0.3, outside: 0.3 },
  { questions: 60, values: 6, inside: 0.6, outside: 0.1 },
  { questions: 60, values: 6, inside: 0.8, outside: 0.05 },
  { questions: 200, values: 20, inside: 0.6, outside: 0.1 },
  { questions: 200, values: 10, inside: 0.6, outside: 0.1 },
] as const;

/** How often some slice is said to hold the loss, and how often the right one; in per cent. */
export function sliceRows(samples: number, seed: string, done: () => void): readonly (readonly string[])[] {
  return ROWS.map(({ questions, values, inside, outside }) => {
    const chance = chanceOf("slices", seed, questions, values, inside, outside);
    let [some, right] = [0, 0];
    for (let sample = 0; sample < samples; sample += 1) {
      const losses = Array.from({ length: questions }, (_, place) => {
        const value = Math.floor(values * chance());
        const loss = chance() < (value === 0 ? inside : outside) ? 1 : 0;
        return { case: `q${place}`, cluster: `q${place}`, slices: { intent: `v${value}` }, loss, weight: 1 };
      });
      const found = incidentSlice(losses, ["intent"], `${seed} ${sample}`)?.slice.value;
      if (found !== undefined) some += 1;
      if (found === "v0") right += 1;
    }
    done();
    const percent = (count: number) => ((100 * count) / samples).toFixed(1);
    const shares = `${Math.round(100 * inside)} / ${Math.round(100 * outside)} %`;
    return [`${questions}, ${values} values, ${shares}`, percent(some), inside === outside ? "–" : percent(right)];
  });
}
