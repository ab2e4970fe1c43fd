import { expect, test } from "vitest";
import type { Sample } from "../../src/domain/case.ts";
import type { CaseTrials, ScoredTrial } from "../../src/domain/case-answers.ts";
import type { RetrievalMeans, Variant } from "../../src/domain/variant.ts";
import { UNKNOWN_VERSION, type Version } from "../../src/domain/version.ts";
import { tag } from "../../src/pipeline/tag.ts";
import { aCase, aFailedTrial, aRecording, aSpend, aTrial, aTuple } from "../builders.ts";

const SEARCHING = aRecording({ traceId: "t1", retrievals: [{ query: "returns", documents: [] }] });
const CHAT = aRecording({ traceId: "t2" });
const URL_WITH_SECRET = "https://search:hunter2@kb.example:8443/find?key=s3cret";

const LIVE: RetrievalMeans = { kind: "endpoint", endpoint: { url: URL_WITH_SECRET, timeoutMs: 1000 } };

function retrievalOf(
  trials: readonly ScoredTrial[],
  stated: Version = UNKNOWN_VERSION,
  retrieval: RetrievalMeans = LIVE,
): Version {
  const variant: Variant = {
    label: "production",
    versions: aTuple({ retrieval: stated }),
    model: null,
    policy: "",
    retrieval,
  };
  const one = aCase({ recordings: [SEARCHING, CHAT] });
  const cases: readonly CaseTrials[] = [{ case: one, trials }];
  const sample: Sample = { cases: [one], seed: "1", traces: 2, strata: [], digest: "d", leftOut: {} };
  const measured = { metrics: [] };
  const run = tag({
    suite: "desk",
    target: "replay",
    variant,
    at: new Date(0),
    sample,
    cases,
    measured,
    trials: 1,
    spend: aSpend(),
  });
  return run.versions.retrieval;
}

const searched = (index?: string): ScoredTrial => ({
  row: aTrial({ trace: "t1" }),
  ...(index === undefined ? {} : { index }),
});

test("the index that a live endpoint names is the retrieval version", () => {
  expect(retrievalOf([searched("kb-7"), searched("kb-7")])).toEqual({
    id: "kb-7",
    source: "native",
    from: "endpoint kb.example:8443",
  });
});

test("an index that was changed in mid-run is unknown, with the counts", () => {
  expect(retrievalOf([searched("kb-7"), searched("kb-8"), searched("kb-7")])).toEqual({
    id: null,
    source: "unknown",
    from: "mixed: kb-7 (2), kb-8 (1)",
  });
  expect(retrievalOf([searched("kb-7"), searched()])).toMatchObject({ from: "mixed: kb-7 (1), unknown (1)" });
});

test("a trial that failed, or had nothing to search, says nothing about the index", () => {
  const others = [{ row: aFailedTrial({ trace: "t1" }) }, { row: aTrial({ trace: "t2" }) }];
  expect(retrievalOf([searched("kb-7"), ...others])).toMatchObject({ id: "kb-7" });
});

test("an endpoint that names no index leaves what the suite states, else an unknown without its credentials", () => {
  const stated: Version = { id: "kb-2026", source: "config" };
  expect(retrievalOf([searched()], stated)).toEqual(stated);
  expect(retrievalOf([searched()])).toEqual({
    id: null,
    source: "unknown",
    from: "endpoint kb.example:8443 names no index version",
  });
});

test("an application that searched another index than the one it was fed from ran another version of retrieval", () => {
  const fed: Version = { id: "kb-7", source: "mapped", from: "app.index" };
  const ran = (...trials: readonly ScoredTrial[]) => retrievalOf(trials, fed, { kind: "recorded" });
  expect(ran(searched("kb-9"), searched("kb-9"))).toEqual({
    id: "kb-9",
    source: "native",
    from: "the application's index_version",
  });
  expect(ran(searched("kb-9"), searched())).toMatchObject({ id: null, from: "mixed: kb-9 (1), kb-7 (1)" });
  expect(ran(searched("kb-7"), searched())).toEqual(fed);
  expect(ran({ row: aTrial({ trace: "t2" }) })).toEqual(fed);
});
