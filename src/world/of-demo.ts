import type { DemoRepository } from "../edges/demo-repository.ts";
import type { SimulatedModelServer } from "../edges/simulated-model-server.ts";

/**
 * The repository and the simulated model of the demonstration, until they are disposed of.
 *
 * @param example its suite
 * @param stage.now the day it is there
 */
export async function openDemo(
  example: string,
  { keep, now }: { readonly keep: boolean; readonly now: () => Date },
): Promise<AsyncDisposable & { readonly repository: DemoRepository; readonly model: SimulatedModelServer }> {
  const { createDemoRepository } = await import("../edges/demo-repository.ts");
  const { startSimulatedModel } = await import("../edges/simulated-model-server.ts");
  const repository = await createDemoRepository(example, now);
  const model = await startSimulatedModel();
  const dispose = async () => {
    await model.close();
    if (!keep) await repository.remove();
  };
  return { repository, model, [Symbol.asyncDispose]: dispose };
}

/** The simulated model alone, for a workflow that has no other. */
export async function openSimulatedModel(port = 0): Promise<SimulatedModelServer> {
  const { startSimulatedModel } = await import("../edges/simulated-model-server.ts");
  return startSimulatedModel({ port });
}
