import { deflateSync, inflateSync } from "node:zlib";

// src/edges/store/sample-texts.ts
const NO_TEXTS = {
	check: async () => {},
	file: async () => void 0,
	read: async () => void 0
};
/**
* What the suite says about texts. Files in the other form, from before the suite was changed, are still read.
*
* @param environment holds the key, which is looked at only when something sealed is written or read
*/
function sampleTexts({ text, keyVariable }, environment) {
	if (text === "none") return NO_TEXTS;
	const sample = () => import("./stored-sample.js");
	const seal = async () => (await import("./sealed.js")).openSeal(environment[keyVariable], keyVariable);
	return {
		async check() {
			if (text === "sealed") await seal();
		},
		async file(run, traces) {
			const { samplePath, serialiseSample, tracesOfRun } = await sample();
			const ids = new Set(tracesOfRun(run));
			const plain = serialiseSample(traces.filter(({ id }) => ids.has(id)));
			return {
				path: samplePath(run, text),
				text: text === "plain" ? plain : (await seal()).seal(deflateSync(plain))
			};
		},
		async read(run, snapshot) {
			const { parseSample, samplePath } = await sample();
			const [plainPath, sealedPath] = [samplePath(run, "plain"), samplePath(run, "sealed")];
			const sealed = await snapshot.read(sealedPath);
			if (sealed !== void 0) return parseSample(inflateSync((await seal()).unseal(sealed, sealedPath)).toString("utf8"), sealedPath);
			const plain = await snapshot.read(plainPath);
			return plain === void 0 ? void 0 : parseSample(plain, plainPath);
		}
	};
}

export { sampleTexts as n, NO_TEXTS as t };