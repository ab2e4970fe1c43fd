import { chanceOf } from "./chance.ts";

/** How a simulated model behaves. Shares are 0…1. */
export type Traits = {
  /** How often it follows an instruction of each kind. */
  readonly follows: {
    readonly cite: number;
    readonly brief: number;
    readonly documentsOnly: number;
    readonly refuse: number;
    readonly json: number;
    readonly tools: number;
  };
  /** Words that a sentence must share with the question before it dares to use it. */
  readonly needs: number;
  /** How often it overlooks the best sentence. */
  readonly slips: number;
  /** Sentences it writes when nobody asks it to be brief. */
  readonly talkative: number;
  /** How often it judges as its rule says; else it is one level off. */
  readonly judges: number;
  /** Its speed: a factor on the server's latency. */
  readonly slowness: number;
};

export type SimulatedModel = { readonly name: string; readonly traits: Traits };

// It never forgets a tool: a week of its traces then holds every tool result that a replay will ask for.
const LARGE: Traits = {
  follows: { cite: 0.985, brief: 0.98, documentsOnly: 0.98, refuse: 0.985, json: 0.99, tools: 1 },
  needs: 1.5,
  slips: 0.015,
  talkative: 3,
  judges: 0.95,
  slowness: 1,
};

/** Every simulated model with a character of its own. */
export const SIMULATED_MODELS: readonly SimulatedModel[] = [
  { name: "sim-large-2026-08-01", traits: LARGE },
  // The successor answers as well and forgets its manners: the upgrade that looks harmless.
  {
    name: "sim-large-2026-10-15",
    traits: { ...LARGE, follows: { ...LARGE.follows, cite: 0.5, brief: 0.8 }, talkative: 5, slowness: 0.8 },
  },
  // The one after that minds its manners again: whoever blames it has to prove it.
  { name: "sim-large-2026-11-01", traits: { ...LARGE, slowness: 0.9 } },
  {
    name: "sim-small-2026-08-01",
    traits: {
      follows: { cite: 0.93, brief: 0.93, documentsOnly: 0.9, refuse: 0.9, json: 0.95, tools: 0.94 },
      needs: 2,
      slips: 0.07,
      talkative: 2,
      judges: 0.9,
      slowness: 0.4,
    },
  },
];

/** An undated name is served by the model it points to, as providers do. */
const ALIASES: { readonly [alias: string]: string } = {
  "sim-large": "sim-large-2026-08-01",
  "sim-small": "sim-small-2026-08-01",
};

/** The model behind a name. A name that is in no table gets traits of its own, always the same ones. */
export function simulatedModel(name: string): SimulatedModel {
  const served = Object.hasOwn(ALIASES, name) ? ALIASES[name] : name;
  return SIMULATED_MODELS.find((model) => model.name === served) ?? { name, traits: traitsOf(name) };
}

function traitsOf(name: string): Traits {
  const chance = chanceOf("traits", name);
  const between = (label: string, low: number, high: number) => low + (high - low) * chance(label);
  const often = (label: string) => between(label, 0.8, 1);
  return {
    follows: {
      cite: often("cite"),
      brief: often("brief"),
      documentsOnly: often("documentsOnly"),
      refuse: often("refuse"),
      json: often("json"),
      tools: often("tools"),
    },
    needs: chance("needs") < 0.5 ? 1.5 : 2,
    slips: between("slips", 0, 0.1),
    talkative: Math.round(between("talkative", 2, 5)),
    judges: often("judges"),
    slowness: between("slowness", 0.3, 1.5),
  };
}
