/** The edges of a world that are loaded, opened or started only when a story first asks for them. */
import { homedir } from "node:os";
import { join } from "node:path";
import { sha256 } from "../domain/digest.ts";
import type { Suite } from "../domain/suite.ts";
import type { AnswerCache } from "../edges/models/answer-cache.ts";
import type {
  Application,
  BaselineStore,
  Models,
  Repository,
  Services,
  TraceSource,
  TrialLog,
  Variants,
} from "../ports.ts";
import type { Ground, Home, Outside, Purpose } from "./world.ts";

/** A function that opens something once, at its first call. */
export function once<T>(open: () => Promise<T>): () => Promise<T> {
  let opened: Promise<T> | undefined;
  return () => {
    opened ??= open();
    return opened;
  };
}

export function lazyStore(label: string, open: () => Promise<BaselineStore>): BaselineStore {
  const store = once(open);
  return {
    label,
    list: async (suite) => (await store()).list(suite),
    read: async (name) => (await store()).read(name),
    add: async (baseline, traces) => (await store()).add(baseline, traces),
    readSample: async (baseline) => (await store()).readSample(baseline),
    checkWritable: async () => (await store()).checkWritable(),
    anchor: async (suite) => (await store()).anchor(suite),
    bless: async (anchor) => (await store()).bless(anchor),
    probes: async (suite) => (await store()).probes(suite),
    addProbe: async (reading) => (await store()).addProbe(reading),
    incidents: async () => (await store()).incidents(),
    postMortem: async (incident) => (await store()).postMortem(incident),
    keepPostMortem: async (kept, replaces) => (await store()).keepPostMortem(kept, replaces),
  };
}

/** Readers of traces are loaded, and servers are spoken to, when the first trace is asked for. */
export function lazyTraces(
  ground: Ground,
  suite: Suite,
  outside: Outside,
  { traces, home }: { readonly traces: Purpose["traces"] | undefined; readonly home: Home | undefined },
): TraceSource {
  const source = once(async () => {
    const { openSource } = await import("../edges/sources/open-source.ts");
    const { environment, clock, progress, signal } = outside;
    const at = {
      root: ground.root,
      trees: traces ?? ([ground.checkout, ...(ground.beside === undefined ? [] : [ground.beside])] as const),
      environment,
      clock,
      progress,
      signal,
    };
    return openSource(suite, { ...at, ...home });
  });
  return {
    survey: async (request, visit) => (await source()).survey(request, visit),
    fetch: async (ids) => (await source()).fetch(ids),
  };
}

/** Readers of layer files are loaded when a layer is read: a change that touches none needs none. */
export function lazyVariants(suite: Suite, repository: Repository): Variants {
  const variants = once(async () => {
    const { layerFiles } = await import("../edges/layer-files.ts");
    return layerFiles(suite, repository);
  });
  return {
    at: async (tree, label) => (await variants()).at(tree, label),
    override: async (variant, tree, override, claim) => (await variants()).override(variant, tree, override, claim),
    withLayer: async (variant, tree, layer) => {
      const { withLayer } = await import("../edges/layers/one-layer.ts");
      return withLayer(suite, { variant, tree, layer });
    },
    async asOf(tree) {
      const { suiteHeldBy } = await import("../config/suite-held-by.ts");
      const then = await suiteHeldBy(tree, suite.path);
      return then === undefined ? undefined : lazyVariants(then, repository);
    },
  };
}

/** What was paid for, kept by who gave it. @param kind names the journal */
export type Answers = <Kept>(kind: "models" | "services" | "application") => Promise<AnswerCache<Kept>>;

/** Journals of one occasion, in the folder of the user's cache directory that is its own. */
export function answersOf(outside: Outside, occasion: () => Promise<string>): Answers {
  const { cacheFolder, environment, clock, fresh, progress } = outside;
  const folder = once(async () =>
    join(cacheFolder ?? usualCacheFolder(environment), sha256(await occasion()).slice(0, 16)),
  );
  return async (kind) => {
    const { diskCache } = await import("../edges/models/answer-cache.ts");
    const place = kind === "models" ? await folder() : `${await folder()}-${kind}`;
    return diskCache(place, { clock, warn: (line) => progress.say(line), ...(fresh ? { since: clock.now() } : {}) });
  };
}

function usualCacheFolder(environment: Outside["environment"]): string {
  // Empty is unset, as for every variable of a workflow.
  const base = environment["RUNNER_TEMP"] || environment["XDG_CACHE_HOME"] || join(homedir(), ".cache");
  return environment["EVAL_BASELINE_CACHE"] || join(base, "eval-baseline");
}

/** What asks models is loaded by a run that asks one. */
export function lazyModels(given: {
  readonly outside: Outside;
  readonly answers: Answers;
  /** The same on every machine. */
  readonly occasion: () => Promise<string>;
  readonly concurrency: number;
  readonly batch: boolean;
}): Models {
  const { outside, answers, occasion, concurrency, batch } = given;
  const { environment, clock, fresh, progress } = outside;
  const models = once(async (): Promise<Models> => {
    const { openAiModels } = await import("../edges/models/openai-models.ts");
    const cache: AnswerCache = await answers("models");
    const say = (line: string) => progress.say(line);
    const direct = openAiModels({ environment, cache, say, ...(batch ? {} : { concurrency }) });
    if (!batch) return direct;
    const { batchModels } = await import("../edges/batches/batch-models.ts");
    return batchModels({ direct, environment, cache, occasion: sha256(await occasion()), fresh, clock, say });
  });
  return {
    ask: async (request, signal) => (await models()).ask(request, signal),
    embed: async (request, signal) => (await models()).embed(request, signal),
  };
}

export function lazyServices(outside: Outside, answers: Answers): Services {
  const services = once(async () => {
    const { httpServices } = await import("../edges/services/http-services.ts");
    return httpServices({ environment: outside.environment, cache: await answers("services") });
  });
  return {
    search: async (request, signal) => (await services()).search(request, signal),
    callTool: async (request, signal) => (await services()).callTool(request, signal),
  };
}

/** The user's application, where the suite has it answer the cases. */
export function applicationOf(
  { target }: Suite,
  at: {
    readonly ground: Ground;
    readonly outside: Outside;
    readonly answers: Answers;
    readonly home: Home | undefined;
  },
): Application | undefined {
  if (target.kind === "agent") return undefined;
  const { ground, outside, answers, home } = at;
  const application = once(async () => {
    const { openApplication } = await import("../edges/applications/open-application.ts");
    return openApplication(target, {
      folder: ground.root,
      environment: outside.environment,
      cache: await answers("application"),
      ...home,
    });
  });
  let started = false;
  return {
    async answer(variant, asked, signal) {
      started = true;
      return (await application()).answer(variant, asked, signal);
    },
    async close() {
      if (started) await (await application()).close();
    },
  };
}

export function lazyTrialLog(path: string, { clock }: Outside): TrialLog {
  let started = false;
  const log = once(async () => {
    const { openTrialLog } = await import("../edges/trial-log.ts");
    return openTrialLog(path, { clock });
  });
  return {
    async write(run, trial) {
      started = true;
      await (await log()).write(run, trial);
    },
    async close() {
      if (started) await (await log()).close();
    },
  };
}
