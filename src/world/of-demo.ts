import type { DemoRepository } from "../edges/demo-repository.ts";
import type { SimulatedModelServer } from "../edges/simulated-model-server.ts";

/** The repository and the simulated model of the demonstration, until they are disposed of. @param example its suite */
export async function openDemo(
  example: string,
  { keep }: { readonly keep: boolean },
): Promise<AsyncDisposable & { readonly repository: DemoRepository; readonly model: SimulatedModelServer }> {
  const { createDemoRepository } = await import("../edges/demo-repository.ts");
  const { startSimulatedModel } = await import("../edges/simulated-model-server.ts");
  const repository = await createDemoRepository(example);
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
