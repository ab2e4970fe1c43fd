import { describe, expect, test } from "vitest";
import { BLAMED } from "../../src/domain/attribution.ts";
import type { Layer } from "../../src/domain/version.ts";
import { attribution, rolesOf } from "./attribute/cells.ts";
import { seeded } from "./compare/runs.ts";

/**
 * Three layers, 40 questions of three trials, answers right with chances from Beta(8, 2) of which the cause takes 70 %
 * (STATISTICS.md, "Attribution", has the table of 600 runs). The seed is fixed, so a count is the same every time; the
 * bands are those that a true rate leaves with three standard errors.
 */
const RUNS = 80;
const THREE = ["model", "prompt", "retrieval"] as const;

type Truth = {
  readonly name: string;
  /** What the layers of the incident take of every chance. */
  readonly takes: (after: ReadonlySet<Layer>) => number;
  readonly roles: { readonly [layer in Layer]?: string };
  /** Of runs with exactly these roles, at 600 runs. */
  readonly exact: number;
};

const TRUTHS: readonly Truth[] = [
  {
    name: "a single cause",
    takes: (after) => (after.has("retrieval") ? 0.7 : 0),
    roles: { retrieval: "proximate" },
    exact: 0.95,
  },
  {
    name: "two that add up",
    takes: (after) => (after.has("retrieval") ? 0.45 : 0) + (after.has("prompt") ? 0.25 : 0),
    roles: { retrieval: "proximate", prompt: "contributing" },
    exact: 0.92,
  },
  {
    name: "two that need each other",
    takes: (after) => (after.has("prompt") && after.has("retrieval") ? 0.7 : 0),
    roles: { prompt: "joint and", retrieval: "joint and" },
    exact: 0.94,
  },
  {
    name: "two of which each is enough",
    takes: (after) => (after.has("prompt") || after.has("retrieval") ? 0.7 : 0),
    roles: { prompt: "joint or", retrieval: "joint or" },
    exact: 0.95,
  },
];

describe("over many incidents", () => {
  test.each(TRUTHS)("$name is found, and the model that did nothing is hardly ever blamed", (truth) => {
    const found = incidents(truth.takes, truth.name.length);
    const exact = found.filter((roles) => isEqual(blamedOf(roles), truth.roles)).length;
    const wronged = found.filter((roles) => blamedOf(roles).model !== undefined).length;
    expect(exact).toBeGreaterThanOrEqual(
      RUNS * (truth.exact - 3 * Math.sqrt((truth.exact * (1 - truth.exact)) / RUNS)),
    );
    expect(wronged).toBeLessThanOrEqual(RUNS * (0.05 + 3 * Math.sqrt((0.05 * 0.95) / RUNS)));
  });

  test("without a cause hardly any layer is blamed", () => {
    const found = incidents(() => 0, 5);
    const wronged = found.filter((roles) => Object.keys(blamedOf(roles)).length > 0).length;
    expect(wronged).toBeLessThanOrEqual(RUNS * (0.02 + 3 * Math.sqrt((0.02 * 0.98) / RUNS)));
  });
});

type Roles = { readonly [layer in Layer]?: string };

function incidents(takes: Truth["takes"], seed: number): readonly Roles[] {
  const chance = seeded(seed);
  return Array.from({ length: RUNS }, () => {
    const chances = Array.from({ length: 40 }, () => betaOf(8, 2, chance));
    const found = attribution(THREE, (after, question) => {
      const right = (chances[question] ?? 0) * (1 - takes(after));
      return [0, 1, 2].map(() => (chance() < right ? 1 : 0));
    });
    return rolesOf(found);
  });
}

function blamedOf(roles: Roles): Roles {
  return Object.fromEntries(
    Object.entries(roles).filter(([, role]) => BLAMED.some((blamed) => role.startsWith(blamed))),
  );
}

function isEqual(one: Roles, other: Roles): boolean {
  const text = (roles: Roles) => JSON.stringify(Object.entries(roles).sort());
  return text(one) === text(other);
}

/** Of two sums of exponentials; both parameters are whole numbers. */
function betaOf(a: number, b: number, chance: () => number): number {
  const sum = (count: number) =>
    Array.from({ length: count }, () => -Math.log1p(-chance())).reduce((total, one) => total + one, 0);
  const [first, second] = [sum(a), sum(b)];
  return first / (first + second);
}
