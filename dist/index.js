import { a as notice, c as setSecret, i as info, l as warning, n as error, o as setFailed, r as getInput, s as setOutput, u as summary } from "./chunks/core.js";
import { n as UserErrors, t as UserError } from "./chunks/errors2.js";
import { t as isCommitId } from "./chunks/commit-id.js";
import { t as LAYERS } from "./chunks/version.js";
import { a as sumOfDollars } from "./chunks/cost.js";
import { a as secretsNamedBy, i as secretsAtHand, n as openLog, r as runOf, t as keepArtifact } from "./chunks/of-workflow.js";
import { n as setAttributionOutputs, t as reproduction } from "./chunks/reproduction.js";
import { t as diskTree } from "./chunks/disk-tree.js";
import { i as progressOn, l as once } from "./chunks/world.js";
import { t as erroredResult } from "./chunks/errored-result.js";
import { readFile, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

// src/config/event-payload.ts
/** Reading what GitHub says of an event. Only what a value has itself counts, and only in the form it is to have. */
/** The value under a path of keys; undefined where any of them is missing. */
function at(value, ...path) {
	return path.reduce((inner, key) => typeof inner === "object" && inner !== null && Object.hasOwn(inner, key) ? inner[key] : void 0, value);
}
/** The text itself; "" for anything else. */
function text(value) {
	return typeof value === "string" ? value : "";
}
/** An id or a number of GitHub's: a whole number above 0; undefined for anything else. */
function wholeNumber(value) {
	return typeof value === "number" && Number.isSafeInteger(value) && value > 0 ? value : void 0;
}
/** The full id of a commit; undefined for anything else, and for the zeros that stand for no commit. */
function commitId(value) {
	const id = text(value).toLowerCase();
	return isCommitId(id) && !/^0+$/.test(id) ? id : void 0;
}

// src/config/action-change.ts
/**
* What is to be checked: the inputs, else what the event says.
*
* @param problems gets a sentence for each reason why that cannot be told
*/
function actionChange(input, event, problems) {
	if (input("pull-request") !== "") return ofNumber(input, event, problems);
	const [base, head] = [revision("base", input, problems), revision("head", input, problems)];
	if (event.name === "workflow_run" && base === "" && head === "") return ofRun(event, problems);
	const told = rangeOf(event);
	if (told.status === "nothing" && (base === "" || head === "")) {
		problems.push(told.why);
		return;
	}
	return {
		...told.status === "range" ? told.range : {
			kind: "range",
			base: "",
			head: ""
		},
		...base === "" ? {} : { base },
		...head === "" ? {} : { head }
	};
}
/** A pull request that a dispatch names. */
function ofNumber(input, { name }, problems) {
	const before = problems.length;
	const number = /^[1-9]\d{0,8}$/.test(input("pull-request")) ? Number(input("pull-request")) : void 0;
	const head = commitId(input("head"));
	if (!DISPATCHES.includes(name)) problems.push(`pull-request: only ${DISPATCHES.join(" and ")} may name one, because people with write access start them; this is ${name}`);
	if (number === void 0) problems.push(`pull-request: "${input("pull-request")}" is no number of a pull request, for instance 41`);
	if (input("head") !== "" && head === void 0) problems.push(`head: "${input("head")}" is no full commit id; with pull-request it is the 40 digits of the commit you have looked at`);
	if (input("base") !== "") problems.push("base: goes without pull-request; the base of a pull request is known, leave it out");
	if (number === void 0 || problems.length > before) return void 0;
	return {
		kind: "pull-request",
		number,
		...head === void 0 ? {} : { head }
	};
}
const DISPATCHES = ["workflow_dispatch", "repository_dispatch"];
/** A revision as somebody wrote it. One that begins with a hyphen would be an option to git. */
function revision(name, input, problems) {
	const written = input(name);
	if (/^-|[\s\p{Cc}]/u.test(written)) problems.push(`${name}: ${JSON.stringify(written)} is no revision; give a commit id, a branch or a tag`);
	return written;
}
/** The two commits that an event is about. */
function rangeOf(event) {
	if (event.name === "push") return ofPush(event.payload);
	const group = at(event.payload, "merge_group");
	if (group !== void 0) return range(at(group, "base_sha"), at(group, "head_sha"), queuedIn(group));
	const pullRequest = at(event.payload, "pull_request");
	return range(at(pullRequest, "base", "sha"), at(pullRequest, "head", "sha"), knownFrom(event.payload));
}
function range(from, to, more) {
	const [base, head] = [commitId(from), commitId(to)];
	if (base === void 0 || head === void 0) return {
		status: "nothing",
		why: "base, head: the event names no commits to compare; set both inputs"
	};
	return {
		status: "range",
		range: {
			kind: "range",
			base,
			head,
			...more
		}
	};
}
/** What was pushed, against what was there before; a new branch or a tag, against the default branch. */
function ofPush(payload) {
	const ref = text(at(payload, "ref"));
	const head = commitId(at(payload, "head_commit", "id")) ?? commitId(at(payload, "after"));
	if (head === void 0 || at(payload, "deleted") === true) return {
		status: "nothing",
		why: `base, head: the push deleted ${ref}, so there is nothing to check`
	};
	const before = commitId(at(payload, "before"));
	if (before !== void 0 && !ref.startsWith("refs/tags/")) return range(before, head, {});
	const branch = text(at(payload, "repository", "default_branch"));
	if (branch === "" || ref === `refs/heads/${branch}`) return {
		status: "nothing",
		why: `base, head: ${ref} is new, so there is nothing to compare it with`
	};
	return {
		status: "range",
		range: {
			kind: "range",
			base: branch,
			head
		}
	};
}
/** GitHub names the branch of a queued pull request itself: nobody else may push one of that name. */
function queuedIn(group) {
	const [, digits] = /^refs\/heads\/gh-readonly-queue\/.+\/pr-([1-9]\d{0,8})-[0-9a-f]+$/.exec(text(at(group, "head_ref"))) ?? [];
	return digits === void 0 ? {} : { queued: Number(digits) };
}
function knownFrom(payload) {
	const pullRequest = at(payload, "pull_request");
	const number = wholeNumber(at(pullRequest, "number"));
	const head = commitId(at(pullRequest, "head", "sha"));
	if (number === void 0 || head === void 0) return {};
	const headRepositoryId = wholeNumber(at(pullRequest, "head", "repo", "id"));
	return { pullRequest: {
		number,
		head,
		isFork: headRepositoryId === void 0 || headRepositoryId !== at(pullRequest, "base", "repo", "id"),
		author: text(at(pullRequest, "user", "login")),
		...headRepositoryId === void 0 ? {} : { headRepositoryId },
		...labelledIn(payload)
	} };
}
function labelledIn(payload) {
	const label = text(at(payload, "label", "name"));
	if (at(payload, "action") !== "labeled" || label === "") return {};
	return { labelled: {
		label,
		at: text(at(payload, "pull_request", "updated_at"))
	} };
}
/** The run of a first stage. Its list of pull requests is empty for forks, and its artifacts are a stranger's. */
function ofRun({ payload }, problems) {
	const run = at(payload, "workflow_run");
	const [event, head] = [text(at(run, "event")), commitId(at(run, "head_sha"))];
	if (event === "pull_request_target") {
		problems.push("mode: the first stage ran on pull_request_target, which is refused: its commit is not that of the pull request; use on: pull_request there");
		return;
	}
	if (event === "" || head === void 0) {
		problems.push("base, head: the event names no run that could be checked; set both inputs");
		return;
	}
	const headRepositoryId = wholeNumber(at(run, "head_repository", "id"));
	return {
		kind: "run",
		event,
		head,
		...headRepositoryId === void 0 ? {} : { headRepositoryId },
		isFork: headRepositoryId === void 0 || headRepositoryId !== at(payload, "repository", "id"),
		owner: text(at(run, "head_repository", "owner", "login")),
		branch: text(at(run, "head_branch"))
	};
}

// src/config/action-incident.ts
/**
* The inputs `before`, `after`, `traces` and `metric`.
*
* @param problems gets a sentence for each contradiction
*/
function incidentStates(input, problems) {
	const [before, after, metric] = [
		textOf(input, "before"),
		textOf(input, "after"),
		textOf(input, "metric")
	];
	const traces = input("traces").split(/[\s,]+/).filter((id) => id !== "");
	if (traces.length > 0 && (before ?? after) !== void 0) problems.push("traces: they carry their own versions; leave out before and after, or the traces");
	return {
		...before === void 0 ? {} : {
			before,
			after: after ?? "latest"
		},
		...before === void 0 && after !== void 0 ? { after } : {},
		traces: [...new Set(traces)],
		...metric === void 0 ? {} : { metric }
	};
}
/**
* What a post-mortem is of, as the command line calls it: the input `incident`, or `BEFORE..AFTER`, or one record; undefined
* for traces, and for the latest incident.
*/
function incidentAsked(input, states, problems) {
	const named = textOf(input, "incident");
	const { before, after, traces } = states;
	if (named === void 0) return before === void 0 ? after : `${before}..${after ?? ""}`;
	if ((before ?? after) !== void 0 || traces.length > 0) problems.push("incident: it names its states itself; leave out before, after and traces, or the incident");
	return named;
}
function textOf(input, name) {
	const text = input(name).trim();
	return text === "" ? void 0 : text;
}

// src/config/action-layers.ts
/**
* The input layers: one LAYER=VALUE a line, each layer once.
*
* @param problems gets a sentence for each line that is none
*/
function layerOverrides(lines, problems) {
	const replaced = /* @__PURE__ */ new Set();
	return lines.split("\n").map((line) => line.trim()).filter((line) => line !== "").flatMap((line) => {
		const [, layer = "", value = ""] = /^([^=]*)=(.+)$/.exec(line) ?? [];
		if (!isLayer(layer)) {
			problems.push(`layers: "${line}" is not LAYER=VALUE; the layers are ${LAYERS.join(", ")}`);
			return [];
		}
		if (replaced.has(layer)) problems.push(`layers: the layer ${layer} is replaced twice`);
		replaced.add(layer);
		return [{
			layer,
			value
		}];
	});
}
function isLayer(name) {
	return LAYERS.some((layer) => layer === name);
}

// src/config/action-story.ts
/**
* Which story an event stands for when the workflow does not say.
*
* @param problems gets a sentence when it stands for none
*/
function storyOf(event, input, problems) {
	switch (event) {
		case "schedule": return "record";
		case "pull_request":
		case "merge_group":
		case "push":
		case "workflow_run": return "check";
		case "workflow_dispatch": return storyOfDispatch(input);
		default:
			problems.push(`mode: the event ${event} stands for no story; set mode to record, check, canary, attribute or post-mortem`);
			return;
	}
}
/** A dispatch stands for what its inputs are about. */
function storyOfDispatch(input) {
	if ([
		"pull-request",
		"base",
		"head"
	].some((name) => input(name) !== "")) return "check";
	if (isSet(input, "incident")) return "post-mortem";
	if ([
		"before",
		"after",
		"traces"
	].some((name) => isSet(input, name))) return "attribute";
	return isSet(input, "layers") ? "canary" : "record";
}
/** A sentence for each input that the story would not look at: somebody expects something of it. */
function misplacedInputs(story, input) {
	return OWN_INPUTS.flatMap(([owners, names]) => owners.includes(story) ? [] : names.filter((name) => isSet(input, name)).map((name) => `${name}: ${story} does not look at it; it belongs to ${owners.join(" and ")}`));
}
function isSet(input, name) {
	return input(name).trim() !== "";
}
/** Inputs without a default in action.yml: whoever sets one wants that story. */
const OWN_INPUTS = [
	[["check"], [
		"base",
		"head",
		"pull-request"
	]],
	[["canary"], ["layers"]],
	[["anchor"], ["baseline", "why"]],
	[["attribute", "post-mortem"], [
		"before",
		"after",
		"traces",
		"metric"
	]],
	[["post-mortem"], ["incident"]]
];

// src/config/trusted-event.ts
/** The events that run on what is merged already, and that nobody without write access starts. */
const TRUSTED = [
	"schedule",
	"workflow_dispatch",
	"push",
	"repository_dispatch"
];
/** GitHub starts these of the default branch and of no other. */
const ALWAYS_DEFAULT = ["schedule", "repository_dispatch"];
/** GitHub starts these at a commit that has the change in it: its checkout, and the suite there, are the change's own. */
const OF_A_CHANGE = [
	"pull_request",
	"pull_request_review",
	"pull_request_review_comment",
	"merge_group"
];
const MERGED = "on: schedule or workflow_dispatch of the default branch";
/**
* Why the run of this event may not run what it finds in the checkout, whatever it keeps; undefined where it may. A check
* may: its suite is that of the merge base.
*/
function whyNoRun(story, event) {
	return OF_A_CHANGE.includes(event.name) ? `mode: ${story} is refused on ${event.name}, because the suite it would run is the change's own; use mode: check there, and ${story} in a workflow ${MERGED}` : void 0;
}
/**
* Why the run of this event may not keep a baseline: one sentence with the remedy; undefined where it may. What a pull
* request, a merge queue or a second stage brings is not merged yet, and would become what others are judged by.
*
* @param environment has GITHUB_REF
*/
function whyNoRecord(event, environment) {
	const why = whyNotMerged(event, environment);
	const dry = OF_A_CHANGE.includes(event.name) ? "" : "set commit: \"false\", or ";
	return why === void 0 ? void 0 : `commit: a baseline is kept ${why}; ${dry}record in a workflow ${MERGED}`;
}
/** Why the run of this event may not write a post-mortem; undefined where it may: as a record, it is kept on the branch. */
function whyNoPostMortem(event, environment) {
	const why = whyNotMerged(event, environment);
	return why === void 0 ? void 0 : `mode: a post-mortem is kept ${why}; write it in a workflow ${MERGED}`;
}
/** Why the run of this event may not move an anchor; undefined where it may: a person decides that, and nothing else. */
function whyNoAnchor(event, environment) {
	const why = event.name === "workflow_dispatch" ? offDefaultBranch(event, environment) : `only on workflow_dispatch, because a person decides it, and this is ${event.name || "no event"}`;
	return why === void 0 ? void 0 : `mode: an anchor is moved ${why}; dispatch the workflow on the default branch`;
}
/** Why the files of this event's run need not be what was merged. */
function whyNotMerged(event, environment) {
	return TRUSTED.includes(event.name) ? offDefaultBranch(event, environment) : `only on ${TRUSTED.join(", ")}, because on ${event.name || "no event"} the files need not be what was merged`;
}
function offDefaultBranch(event, environment) {
	if (ALWAYS_DEFAULT.includes(event.name)) return void 0;
	const ref = environment["GITHUB_REF"] || text(at(event.payload, "ref"));
	const branch = text(at(event.payload, "repository", "default_branch"));
	if (ref === "" || branch === "") return `only of the default branch, and this ${event.name} does not say which branch it is of`;
	return ref === `refs/heads/${branch}` ? void 0 : `only of the default branch ${branch}, and this ${event.name} is of ${ref}`;
}

// src/config/action-request.ts
/**
* The inputs of action.yml and the event → which story to run, on what.
*
* @param environment has GITHUB_REF: the branch that the run is of
* @throws UserErrors with every problem at once
*/
function actionRequest(input, event, environment = {}) {
	if (event.name === "pull_request_target") throw refusedTarget();
	const problems = [];
	const mode = oneOf("mode", input("mode") || "auto", MODES, problems);
	const story = mode === "auto" ? storyOf(event.name, input, problems) : mode;
	const settings = settingsOf(input, problems);
	const overrides = layerOverrides(input("layers"), problems);
	if (story !== void 0) problems.push(...misplacedInputs(story, input));
	const { target, commit, batch, onMissingSecrets, faces } = settings;
	const asked = {
		...input("suite") === "" ? {} : { suite: input("suite") },
		faces
	};
	const request = () => {
		switch (story) {
			case "record":
				tellIf(commit ? whyNoRecord(event, environment) : whyNoRun(story, event), problems);
				return {
					story,
					...asked,
					target,
					commit,
					batch
				};
			case "check": {
				const change = actionChange(input, event, problems);
				return change === void 0 ? void 0 : {
					story,
					...asked,
					change,
					onMissingSecrets
				};
			}
			case "canary":
				if (overrides.length === 0 && input("layers").trim() === "") problems.push(NO_LAYERS);
				tellIf(whyNoRun(story, event), problems);
				return {
					story,
					...asked,
					overrides
				};
			case "anchor":
				if (input("why").trim() === "") problems.push(NO_REASON);
				tellIf(whyNoAnchor(event, environment), problems);
				return {
					story,
					...asked,
					baseline: input("baseline") || "latest",
					why: input("why")
				};
			case "attribute":
				tellIf(whyNoRun(story, event), problems);
				return {
					story,
					...asked,
					states: incidentStates(input, problems)
				};
			case "post-mortem": {
				const states = incidentStates(input, problems);
				const incident = incidentAsked(input, states, problems);
				tellIf(whyNoPostMortem(event, environment), problems);
				return {
					story,
					...asked,
					states,
					...incident === void 0 ? {} : { incident }
				};
			}
			case void 0: return;
			default: return story;
		}
	};
	const validated = request();
	if (validated === void 0 || problems.length > 0) throw inputErrors(problems);
	return validated;
}
const MODES = [
	"auto",
	"record",
	"check",
	"canary",
	"anchor",
	"attribute",
	"post-mortem"
];
const NO_LAYERS = "layers: a canary replaces at least one layer, for instance \"model=gpt-5-mini-2025-08-07\"";
const NO_REASON = "why: an anchor needs a reason, in a sentence: it is kept with it";
/** The inputs that have a default, and so say nothing about which story is wanted. */
function settingsOf(input, problems) {
	const choose = (name, usual, ...others) => oneOf(name, input(name) || usual, [usual, ...others], problems) ?? usual;
	const isOn = (name) => choose(name, "true", "false") === "true";
	return {
		target: choose("target", "replay", "observed"),
		commit: isOn("commit"),
		batch: choose("batch", "false", "true") === "true",
		onMissingSecrets: choose("on-missing-secrets", "neutral", "fail"),
		faces: {
			comment: isOn("comment"),
			artifact: isOn("artifact"),
			status: choose("status", "auto", "false") === "auto",
			issue: isOn("issue")
		}
	};
}
function oneOf(name, value, allowed, problems) {
	const found = allowed.find((item) => item === value);
	if (found === void 0) problems.push(`${name}: "${value}" is not allowed; expected one of ${allowed.join(", ")}`);
	return found;
}
function tellIf(problem, problems) {
	if (problem !== void 0) problems.push(problem);
}
function inputErrors(problems) {
	return new UserErrors("the inputs of the action cannot be used", problems, "Correct them under with: in the workflow file, or where you dispatch it.");
}
/** It would run with secrets on behalf of whoever opened the pull request. */
function refusedTarget() {
	return new UserErrors("pull_request_target is refused", ["the event pull_request_target hands secrets to a run that a stranger started"], "Use on: pull_request; a change from a fork is checked by a maintainer, by workflow_dispatch.");
}

// src/world/on-github.ts
/** The repository that a workflow runs for, from the runner's variables; undefined outside a workflow or without a token. */
function gitHubPlace(environment, token) {
	const [owner, repo] = (environment["GITHUB_REPOSITORY"] ?? "").split("/");
	if (!owner || !repo || token === "") return void 0;
	return {
		owner,
		repo,
		token,
		environment,
		apiUrl: environment["GITHUB_API_URL"] ?? "https://api.github.com"
	};
}
/** The repository through GitHub's API, and what people said there: neither git nor a checkout is needed. */
async function openHosted(place, { directory, commit, pullRequest }, warn) {
	const [client, { gitHubRepository }] = await Promise.all([clientOf(place), import("./chunks/repository2.js")]);
	const asked = {
		client,
		owner: place.owner,
		repo: place.repo
	};
	const repository = gitHubRepository({
		...asked,
		head: commit,
		checkout: diskTree(directory),
		...pullRequest === void 0 ? {} : { pullRequest: pullRequest.number }
	});
	const acceptances = once(async () => {
		const { gitHubAcceptances } = await import("./chunks/acceptances.js");
		return gitHubAcceptances({
			...asked,
			...pullRequest === void 0 ? {} : { pullRequest }
		});
	});
	const incidents = once(async () => {
		const { gitHubIncidents } = await import("./chunks/incidents.js");
		return gitHubIncidents({
			...asked,
			warn
		});
	});
	return {
		repository,
		commit,
		acceptances: lazyAcceptances(acceptances),
		incidents: lazyIncidents(incidents)
	};
}
function lazyIncidents(open) {
	return {
		open: async (suite) => (await open()).open(suite),
		raise: async (incident) => (await open()).raise(incident),
		close: async (suite, words) => (await open()).close(suite, words)
	};
}
function lazyAcceptances(open) {
	return {
		ofPullRequest: async (label) => (await open()).ofPullRequest(label),
		merged: async (suite, range) => (await open()).merged(suite, range)
	};
}
/** The pull requests of the repository. */
async function openPullRequests(place, warn) {
	const { gitHubPullRequests } = await import("./chunks/pull-requests.js");
	return gitHubPullRequests({
		client: await clientOf(place),
		owner: place.owner,
		repo: place.repo,
		warn
	});
}
/** One client for all that is asked of a place: it keeps connections, and knows of limits. */
function clientOf(place) {
	const known = clients.get(place) ?? openClient(place);
	clients.set(place, known);
	return known;
}
const clients = /* @__PURE__ */ new WeakMap();
async function openClient({ token, apiUrl }) {
	const { gitHubClient } = await import("./chunks/client2.js");
	return gitHubClient({
		token,
		baseUrl: apiUrl
	});
}
/** The baseline branch through GitHub's API: commits are signed by GitHub, and no checkout is needed. */
async function openGitHubStore(place, suite, warn) {
	const { owner, repo, environment } = place;
	const [client, { baselineStore }, { gitHubBranch }, { sampleTexts }] = await Promise.all([
		clientOf(place),
		import("./chunks/baseline-store.js"),
		import("./chunks/github-branch.js"),
		import("./chunks/sample-texts.js")
	]);
	return baselineStore(gitHubBranch({
		client,
		owner,
		repo,
		branch: suite.store.branch,
		warn
	}), { texts: sampleTexts(suite.store, environment) });
}
/** The comments of a pull request. */
async function openComments(place, pullRequest, warn) {
	const { owner, repo } = place;
	const { gitHubComments } = await import("./chunks/comments.js");
	return gitHubComments({
		client: await clientOf(place),
		owner,
		repo,
		pullRequest,
		warn
	});
}

// src/faces/was-asked.ts
/**
* Whether a model was, or was to be, asked: only then is there something to look up later. A check is on everybody's way, and
* most changes touch no layer.
*/
function wasAsked({ verdict }) {
	return verdict !== "not-affected" && verdict !== "not-evaluated";
}

// src/faces/on-github.ts
/** The faces that others on GitHub see: the comment on a pull request, the status of its commit, the issue of an incident. */
/** Comment, status and issue, where this run has one to write and is not told to leave it. */
async function showOnGitHub(shown, pointers, face) {
	const { request, checked } = shown;
	if (request === void 0) return;
	const { faces } = request;
	if (checked?.pullRequest !== void 0) {
		const outcome = faces.comment ? await face("the comment", () => comment(shown, pointers)) : "not-wanted";
		if (shown.result.accepted !== void 0 && !holdsAcceptance(outcome)) warning(ACCEPTANCE_LOST);
	}
	if (faces.status && checked?.setsStatus === true) await face("the commit status", () => setStatus(shown));
	if (faces.issue) await face("the issue of the incident", () => tellIssue(shown, pointers));
}
async function comment({ result, checked, place, environment }, pointers) {
	if (place === void 0 || checked?.pullRequest === void 0) return void 0;
	const { renderComment } = await import("./chunks/comment.js");
	const isReadOnly = checked.from !== void 0 && !checked.setsStatus;
	const comments = await openComments(place, checked.pullRequest, isReadOnly ? info : warning);
	const key = `check/${getInput("suite") || "suite"}`;
	const written = {
		body: renderComment(result, pointers),
		create: wasAsked(result),
		...keptOf(result)
	};
	return comments.upsert(key, runOf(environment).run, written);
}
/** The comment is the only place where an acceptance waits for the record that comes after the merge. */
function holdsAcceptance(outcome) {
	switch (outcome) {
		case "created":
		case "updated":
		case "superseded-by-a-newer-run": return true;
		case "not-wanted":
		case "not-permitted":
		case "none-to-update":
		case void 0: return false;
		default: return outcome;
	}
}
const ACCEPTANCE_LOST = "The acceptance holds for this check and could not be kept, so the next record raises the regression again. It is kept in the comment on the pull request: leave the input comment at \"true\", and give the job \"pull-requests: write\".";
function keptOf({ suite, accepted }) {
	const acceptance = accepted?.[0];
	return acceptance === void 0 ? {} : { accepted: {
		suite,
		acceptance
	} };
}
async function setStatus({ result, checked, place, environment, suiteName }) {
	if (place === void 0 || checked === void 0) return;
	const { verdictSentence } = await import("./chunks/sentence2.js");
	const pullRequests = await openPullRequests(place, warning);
	const { url } = runOf(environment);
	const failed = result.verdict === "errored" ? "error" : "failure";
	await pullRequests.setStatus(checked.head, {
		context: `eval-baseline/${suiteName ?? (result.suite || "suite")}`,
		state: result.gate === "fail" ? failed : "success",
		description: verdictSentence(result),
		...url === void 0 ? {} : { url }
	});
}
/** Only a record that is kept knows of an incident. */
async function tellIssue({ result, hosted }, pointers) {
	const { incident, suite } = result;
	const incidents = hosted?.incidents;
	if (incident === void 0 || incidents === void 0) return;
	const { incidentOver, renderIncident } = await import("./chunks/incident.js");
	const { status, reference, since, metrics } = incident;
	switch (status) {
		case "begins":
		case "lasts":
			await incidents.raise({
				suite,
				reference,
				since,
				metrics,
				...renderIncident(result, pointers)
			});
			return;
		case "over":
			await incidents.close(suite, incidentOver(result, pointers));
			return;
		case "unclear": return;
		default: return status;
	}
}

// src/faces/everywhere.ts
/** Every place in GitHub where a result is shown, in order. The verdict stands, whichever of them fails. */
/** Result file, log, annotations, outputs, artifact, summary; then comment, status and issue. */
async function showEverywhere(shown) {
	const pointers = pointersOf(shown);
	const file = await face("the result file", () => writeResult(shown));
	await face("the report in the log", () => log(shown));
	await face("the annotations", () => annotate(shown));
	await face("the outputs", async () => setOutputs(shown, file ?? ""));
	if (facesOf(shown).artifact && wasAsked(shown.result)) await face("the artifact", () => keep(shown, pointers));
	await face("the job summary", () => summarize(shown, pointers));
	await showOnGitHub(shown, pointers, face);
}
const face = async (what, show) => {
	try {
		return await show();
	} catch (error) {
		if (error instanceof UserError) warning(`${error.message}. ${error.remedy}`);
		else warning(`${what} could not be written: ${error instanceof Error ? error.message : String(error)}. The verdict stands.`);
		return;
	}
};
/** Where a result may be shown; everywhere, when the inputs could not be used. */
function facesOf({ request }) {
	return request?.faces ?? {
		comment: true,
		artifact: true,
		status: true,
		issue: true
	};
}
function pointersOf({ environment, request, checked, branch }) {
	const { url } = runOf(environment);
	const reproduce = request === void 0 ? void 0 : reproduction(request, checked);
	return {
		...url === void 0 ? {} : { runUrl: url },
		...reproduce === void 0 ? {} : { reproduce },
		...branchUrlOf(environment, branch)
	};
}
function branchUrlOf({ GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository }, branch) {
	if (!server || !repository || branch === void 0) return {};
	return { branchUrl: `${server}/${repository}/blob/${branch.split("/").map(encodeURIComponent).join("/")}` };
}
/** @returns its path */
async function writeResult({ result, environment }) {
	const { resultJson } = await import("./chunks/result-json.js");
	const file = join(environment["RUNNER_TEMP"] ?? tmpdir(), "eval-baseline-result.json");
	await writeFile(file, resultJson(result));
	return file;
}
async function log({ result }) {
	const { renderTerminal } = await import("./chunks/terminal.js");
	openLog(process.stdout).write(await renderTerminal(result, {
		colour: false,
		width: 100
	}));
}
async function annotate({ result }) {
	const { annotations } = await import("./chunks/annotations.js");
	const write = {
		error,
		warning,
		notice
	};
	for (const { file, title, message, level, startLine, endLine } of annotations(result)) {
		const lines = startLine === void 0 ? {} : {
			startLine,
			endLine: endLine ?? startLine
		};
		write[level](message, {
			file,
			title,
			...lines
		});
	}
	if (result.verdict !== "not-evaluated") return;
	const { verdictSentence } = await import("./chunks/sentence2.js");
	notice(`${verdictSentence(result)} The job summary says more.`, { title: "Nothing was evaluated" });
}
async function setOutputs({ result, checked }, file) {
	const { metricsOutput } = await import("./chunks/metrics-output.js");
	const people = new Set((result.accepted ?? []).map(({ by }) => by));
	setOutput("verdict", result.verdict);
	setOutput("gate", result.gate);
	setOutput("baseline", result.baseline ?? "");
	setOutput("result-file", file);
	setOutput("spend-usd", dollarsSpent(result)?.toString() ?? "");
	setOutput("metrics", metricsOutput(result));
	setOutput("accepted", [...people].sort().join(", "));
	setOutput("pull-request", checked?.pullRequest?.toString() ?? "");
	setOutput("post-mortem", result.postMortem ?? "");
	setAttributionOutputs(result.attribution);
}
/**
* What the run took, with the attribution that it made by itself; one that an earlier record made was paid for then. Unknown
* where a price of any of it is.
*/
function dollarsSpent({ story, baseline, spend, attribution }) {
	const further = story === "check" || attribution?.after.baseline === baseline ? attribution?.spend : void 0;
	if (spend?.usd === void 0 || further === void 0) return spend?.usd;
	return further.usd === void 0 ? void 0 : sumOfDollars(spend.usd + further.usd);
}
/** The result and the summary; texts of answers are in them only where the suite lets them be shown. */
async function keep({ result, environment, suiteName }, pointers) {
	const { resultJson } = await import("./chunks/result-json.js");
	const { renderSummary } = await import("./chunks/comment.js");
	const { run, url } = runOf(environment);
	const files = [{
		name: "result.json",
		text: resultJson(result)
	}, {
		name: "summary.md",
		text: renderSummary(result, pointers)
	}];
	const name = `eval-baseline-${result.story}-${suiteName ?? (result.suite || "suite")}-${run.attempt}`;
	const outcome = await keepArtifact({
		name,
		files
	}, environment);
	switch (outcome.status) {
		case "kept":
			if (url !== void 0) setOutput("artifact-url", `${url}/artifacts/${outcome.id}`);
			return;
		case "unavailable": return info(`No artifact was kept: ${outcome.why}. The output result-file has the result.`);
		case "failed": throw new UserError(`the result could not be kept as an artifact: ${outcome.problem}`, "The output result-file has it for the steps that follow; artifact: false leaves the artifact out.");
		default: return outcome;
	}
}
async function summarize({ result, environment }, pointers) {
	if (!environment["GITHUB_STEP_SUMMARY"]) return;
	const { renderSummary } = await import("./chunks/comment.js");
	await summary.addRaw(renderSummary(result, pointers)).write();
}

// src/start/workflow-run.ts
/** What a story is given from outside when a workflow runs it, and what is known of the run afterwards. */
/**
* The run of a workflow. With a token the repository is asked through GitHub, and baselines are kept through it; without
* one there is the checkout alone.
*
* @param token "" for none
*/
function openRun(token) {
	const { env: environment } = process;
	const place = gitHubPlace(environment, token);
	const directory = environment["GITHUB_WORKSPACE"] ?? process.cwd();
	const commit = environment["GITHUB_SHA"];
	let [hosted, suite] = [void 0, void 0];
	const onSuite = (read) => {
		suite = read;
		for (const secret of secretsNamedBy(read, environment)) setSecret(secret);
	};
	const everywhere = {
		directory,
		environment,
		progress: progressOn(openLog(process.stdout), false),
		signal: cancellation(),
		clock: { now: () => /* @__PURE__ */ new Date() },
		fresh: false,
		onSuite
	};
	const outside = async (pullRequest) => {
		if (place === void 0) return everywhere;
		const store = (suite) => openGitHubStore(place, suite, warning);
		if (!commit) return {
			...everywhere,
			store
		};
		const about = {
			directory,
			commit,
			...pullRequest === void 0 ? {} : { pullRequest }
		};
		hosted = await openHosted(place, about, warning);
		return {
			...everywhere,
			store,
			hosted
		};
	};
	return {
		outside,
		async onGitHub() {
			if (place === void 0) return { outside };
			return {
				outside,
				pullRequests: await openPullRequests(place, warning)
			};
		},
		known: () => ({
			...place === void 0 ? {} : { place },
			...hosted === void 0 ? {} : { hosted },
			...suite === void 0 ? {} : {
				suiteName: suite.name,
				branch: suite.store.branch
			}
		})
	};
}
/** A workflow that is cancelled gets some seconds: calls under way finish, and what is paid for is kept. */
function cancellation() {
	const controller = new AbortController();
	for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => controller.abort());
	return controller.signal;
}

// src/action.ts
try {
	await main();
} catch (error) {
	setFailed(error instanceof Error ? error.stack ?? error.message : String(error));
}
process.stdout.write("", () => process.exit());
async function main() {
	for (const secret of secretsAtHand(getInput("token"), process.env)) setSecret(secret);
	const asked = await attempt(async () => actionRequest(getInput, await readEvent(), process.env));
	const run = openRun(getInput("token"));
	if (asked.status === "failed" && isOfIncident(getInput("mode"))) return setFailed(failureWords(asked.error));
	if (asked.status === "failed") return show({ result: erroredResult(storyAskedFor(), suiteInput(), asked.error) }, run);
	const request = asked.value;
	if (request.story === "anchor") {
		const { blessInWorkflow } = await import("./chunks/anchor-in-workflow.js");
		const moved = await attempt(async () => blessInWorkflow(request, await run.outside()));
		if (moved.status === "failed") setFailed(failureWords(moved.error));
		return;
	}
	if (request.story === "attribute" || request.story === "post-mortem") {
		const { explainIncident } = await import("./chunks/incident-stories.js");
		const explained = await attempt(async () => explainIncident(request, await run.outside()));
		if (explained.status === "failed") setFailed(failureWords(explained.error));
		return;
	}
	const told = await attempt(() => tell(request, run));
	await show({
		...told.status === "done" ? told.value : { result: erroredResult(request.story, suiteInput(), told.error) },
		request
	}, run);
}
/** Runs the story that was asked for. */
async function tell(request, run) {
	switch (request.story) {
		case "record": {
			const { startRecord } = await import("./chunks/record2.js");
			return { result: await startRecord({
				...request,
				issue: request.faces.issue
			}, await run.outside()) };
		}
		case "check": {
			const { startCheckOnGitHub } = await import("./chunks/check-on-github.js");
			const checked = await startCheckOnGitHub(request, await run.onGitHub());
			return {
				result: checked.result,
				checked
			};
		}
		case "canary": {
			const { startCanary } = await import("./chunks/canary.js");
			return { result: await startCanary(request, await run.outside()) };
		}
		default: return request;
	}
}
async function show(told, run) {
	await showEverywhere({
		...told,
		...run.known(),
		environment: process.env
	});
	if (told.result.gate === "fail") {
		const { verdictSentence } = await import("./chunks/sentence2.js");
		setFailed(verdictSentence(told.result));
	}
}
/** What somebody meant to run whose inputs cannot be used. */
function storyAskedFor() {
	const named = [
		"record",
		"check",
		"canary"
	].find((story) => story === getInput("mode"));
	const isCheck = /^(pull_request|merge_group|push|workflow_run)/.test(process.env["GITHUB_EVENT_NAME"] ?? "");
	return named ?? (isCheck ? "check" : "record");
}
function isOfIncident(mode) {
	return ["attribute", "post-mortem"].some((story) => story === mode);
}
function failureWords(error) {
	const problems = error instanceof UserErrors ? `: ${error.problems.join("; ")}` : "";
	return `${error.message}${problems}. ${error.remedy}`;
}
function suiteInput() {
	return getInput("suite");
}
/** @throws UserError when the runner's file is not there or cannot be read */
async function readEvent() {
	const { GITHUB_EVENT_PATH: path, GITHUB_EVENT_NAME: name = "" } = process.env;
	if (path === void 0) return {
		name,
		payload: {}
	};
	try {
		return {
			name,
			payload: JSON.parse(await readFile(path, "utf8"))
		};
	} catch (error) {
		throw new UserError(`the event file ${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`, "GITHUB_EVENT_PATH names a file of the runner: run this as a step of a workflow, and leave the variable alone.", { cause: error });
	}
}
/** What a person can mend is a value here, so that it reaches every face; anything else is a bug and goes on. */
async function attempt(action) {
	try {
		return {
			status: "done",
			value: await action()
		};
	} catch (error) {
		if (error instanceof UserError) return {
			status: "failed",
			error
		};
		throw error;
	}
}

export {  };