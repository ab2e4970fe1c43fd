import { a as openComments, c as openSimulatedModel, d as checkBaselinePlace, f as writeBaselineFile, i as openBaselines, l as progressOn, n as findGround, o as openDemo, r as gitHubPlace, s as openGitHubStore, t as buildWorld, u as withoutFilesOf } from "./world.js";

export { openSimulatedModel };