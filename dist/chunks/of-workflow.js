import { t as keyIn } from "./environment.js";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";

// src/edges/artifact.ts
/** Jobs of one matrix may keep artifacts of one name; more than this do not want the same one. */
const MOST_OF_A_NAME = 20;
const LONGEST_NAME = 120;
/** The service is asked five times with growing pauses; a job does not stand still for longer than this. */
const LONGEST_MS = 12e4;
/**
* Keeps files as an artifact of the workflow's run, for as long as the repository keeps artifacts. A name that is taken
* gets a number: "eval-baseline-check-support-1-2".
*
* @param artifact.name any text; what no file system takes is replaced
*/
async function keepArtifact$1(artifact, environment) {
	const why = whyUnavailable(environment);
	if (why !== void 0) return {
		status: "unavailable",
		why
	};
	const folder = await mkdtemp(join(environment["RUNNER_TEMP"] ?? tmpdir(), "eval-baseline-artifact-"));
	const late = new AbortController();
	try {
		const paths = artifact.files.map(({ name }) => join(folder, name));
		for (const [index, { text }] of artifact.files.entries()) await writeFile(paths[index] ?? "", text);
		const timeout = setTimeout(LONGEST_MS, void 0, { signal: late.signal }).then(() => {
			throw new Error(`the artifact service took longer than ${LONGEST_MS / 1e3} seconds`);
		});
		return await Promise.race([upload(nameOf(artifact.name), paths, folder), timeout]);
	} catch (error) {
		return {
			status: "failed",
			problem: error instanceof Error ? error.message : String(error)
		};
	} finally {
		late.abort();
		await rm(folder, {
			recursive: true,
			force: true
		});
	}
}
async function upload(name, paths, folder) {
	const { DefaultArtifactClient } = await import("./artifact.js");
	const client = new DefaultArtifactClient();
	for (let number = 1;; number += 1) {
		const numbered = number === 1 ? name : `${name}-${number}`;
		try {
			const { id } = await client.uploadArtifact(numbered, [...paths], folder);
			if (id === void 0) return {
				status: "failed",
				problem: "the artifact service gave the artifact no number"
			};
			return {
				status: "kept",
				name: numbered,
				id
			};
		} catch (error) {
			if (number === MOST_OF_A_NAME || !/\b409\b|already exists/i.test(String(error))) throw error;
		}
	}
}
/** Why no artifact can be kept; undefined where one can. */
function whyUnavailable(environment) {
	if (isEnterpriseServer(environment["GITHUB_SERVER_URL"])) return "GitHub Enterprise Server has no service for it";
	if (!environment["ACTIONS_RUNTIME_TOKEN"] || !environment["ACTIONS_RESULTS_URL"]) return "the runner offers no service for it";
}
/** As the client of the service tells it: data residency is no Enterprise Server. */
function isEnterpriseServer(server) {
	const host = URL.canParse(server ?? "") ? new URL(server ?? "").hostname.toLowerCase() : "github.com";
	return host !== "github.com" && !/\.(ghe\.com|localhost)$/.test(host);
}
function nameOf(text) {
	return text.replace(/[^\w.-]+/g, "_").slice(0, LONGEST_NAME) || "eval-baseline";
}

// src/edges/runner-log.ts
/** Breaks a command, unseen by people. */
const BREAK = "​";
/**
* The log of a workflow for text that holds words of strangers. The runner takes a line that begins with `::`, or has `##[`
* anywhere, for a command; here neither is one.
*
* Commands are broken rather than stopped: with `stop-commands` the warnings of ours that come between would be stopped too,
* and a text that guesses or reads the token could start them again.
*/
function runnerLog(stream) {
	return { write: (text) => stream.write(text.replace(/(^|[\n\r])([^\S\n\r]*):(?=:)/g, `$1$2:${BREAK}`).replace(/##(?=\[)/g, `##${BREAK}`)) };
}

// src/edges/secrets.ts
/** What is shorter is no key, and to mask it would blacken half the log. */
const SHORTEST_SECRET = 6;
/** Variables that hold keys by their names, whatever a suite says. */
const KEY_NAMES = /(^EVAL_BASELINE_KEY|_API_KEY|_SECRET_KEY|_ACCESS_TOKEN)$/;
/** The secrets of an environment that can be known by the names of their variables, each once. */
function secretsByName(environment) {
	return secretsOf(Object.keys(environment).filter((name) => KEY_NAMES.test(name)), environment);
}
/** The secrets in the variables that a suite names, wherever it names them, each once. */
function secretsOfSuite(suite, environment) {
	return secretsOf(keyVariablesIn(suite), environment);
}
function secretsOf(names, environment) {
	const values = names.flatMap((name) => {
		const key = keyIn(environment, name);
		if (key.status === "unset") return [];
		return key.status === "set" ? [key.key] : [environment[name]?.trim() ?? ""];
	});
	return [...new Set(values.filter((value) => value.length >= SHORTEST_SECRET))];
}
/** In a suite a key is always named by the property `keyVariable`, or one that ends so: `secretKeyVariable`. */
function keyVariablesIn(value) {
	if (typeof value !== "object" || value === null) return [];
	return Object.entries(value).flatMap(([name, inner]) => /^keyVariable$|KeyVariable$/.test(name) && typeof inner === "string" ? [inner] : keyVariablesIn(inner));
}

// src/world/of-workflow.ts
/** What the runner of a workflow gives and takes, besides GitHub itself: its log, its secrets, its artifacts. */
/** The log, for text that holds words of strangers. */
function openLog(stream) {
	return runnerLog(stream);
}
/** What no log may show: the token, and keys that can be known before a suite is read. */
function secretsAtHand(token, environment) {
	return token === "" ? secretsByName(environment) : [token, ...secretsByName(environment)];
}
/** What no log may show once a suite is read. */
function secretsNamedBy(suite, environment) {
	return secretsOfSuite(suite, environment);
}
/** Keeps files with the run of the workflow. */
function keepArtifact(artifact, environment) {
	return keepArtifact$1(artifact, environment);
}
/** Which run of the workflow this is, and the address of its page where it has one. */
function runOf({ GITHUB_RUN_ID: id, GITHUB_RUN_ATTEMPT: attempt, GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository }) {
	const run = {
		id: Number(id ?? 0),
		attempt: Number(attempt ?? 1)
	};
	return server && repository && id ? {
		run,
		url: `${server}/${repository}/actions/runs/${id}`
	} : { run };
}

export { secretsNamedBy as a, secretsAtHand as i, openLog as n, runOf as r, keepArtifact as t };