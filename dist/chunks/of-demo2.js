// src/world/of-demo.ts
/**
* The repository and the simulated model of the demonstration, until they are disposed of.
*
* @param example its suite
* @param stage.now the day it is there
*/
async function openDemo(example, { keep, now }) {
	const { createDemoRepository } = await import("./demo-repository.js");
	const { startSimulatedModel } = await import("./simulated-model-server.js");
	const repository = await createDemoRepository(example, now);
	const model = await startSimulatedModel();
	const dispose = async () => {
		await model.close();
		if (!keep) await repository.remove();
	};
	return {
		repository,
		model,
		[Symbol.asyncDispose]: dispose
	};
}
/** The simulated model alone, for a workflow that has no other. */
async function openSimulatedModel(port = 0) {
	const { startSimulatedModel } = await import("./simulated-model-server.js");
	return startSimulatedModel({ port });
}

export { openSimulatedModel as n, openDemo as t };