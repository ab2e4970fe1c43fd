import { a as PAUSE, i as statusOf, n as mayHaveArrived, o as lookFor } from "./client.js";
import { n as viewerLogin, t as isBy } from "./own-words.js";
import { a as wordsOf, i as refusalOf, n as gitHubProblem, r as missingPermission, t as IN_THE_SUMMARY } from "./refusal.js";

// src/edges/github/incident-marker.ts
/**
* The first line of an issue, unseen by readers: which suite's incident it is, and what its end is measured against. Whether
* the issue is ours is for the caller to see, by its author.
*/
function incidentMarker(suite, { reference, since, metrics }) {
	const named = metrics.map(encodeURIComponent).join(",");
	return `<!-- eval-baseline incident ${encodeURIComponent(suite)} reference=${encodeURIComponent(reference)} since=${encodeURIComponent(since)} metrics=${named} -->`;
}
/** The incident of this suite that an issue is about; undefined for any other text. */
function markedIncident(body, suite) {
	const first = body.split("\n", 1)[0] ?? "";
	const [, name, reference, since, metrics] = /^<!-- eval-baseline incident (\S+) reference=(\S+) since=(\S+) metrics=(\S*) -->\r?$/.exec(first) ?? [];
	if (name !== encodeURIComponent(suite) || reference === void 0 || since === void 0) return void 0;
	try {
		return {
			reference: decodeURIComponent(reference),
			since: decodeURIComponent(since),
			metrics: (metrics ?? "").split(",").filter(Boolean).map(decodeURIComponent)
		};
	} catch (error) {
		if (error instanceof URIError) return void 0;
		throw error;
	}
}

// src/edges/github/own-issues.ts
/** Pages of a hundred, where GitHub does not find what an author wrote. */
const MOST_PAGES = 10;
/** Our open issues about the incident of a suite, the oldest first. @throws as the client does */
async function openIssues(place, suite) {
	const { client, owner, repo } = place;
	const login = await viewerLogin(client);
	const open = {
		owner,
		repo,
		state: "open",
		per_page: 100
	};
	const own = incidentsIn(await client.paginate(client.rest.issues.listForRepo, {
		...open,
		creator: login
	}), suite, login);
	if (own.length > 0) return own;
	return incidentsIn(await newestIssues(place, open), suite, login);
}
function incidentsIn(issues, suite, login) {
	return issues.flatMap((issue) => {
		const incident = markedIncident(issue.body ?? "", suite);
		const ours = isBy(login, issue) && issue.pull_request === void 0;
		return incident !== void 0 && ours ? [{
			...incident,
			issue: issue.number
		}] : [];
	}).toSorted((a, b) => a.issue - b.issue);
}
/** An incident that lasts is written to by each record, so that it is among what was changed last. */
async function newestIssues({ client }, open) {
	const found = [];
	let page = 0;
	for await (const { data } of client.paginate.iterator(client.rest.issues.listForRepo, {
		...open,
		sort: "updated"
	})) {
		found.push(...data);
		page += 1;
		if (page === MOST_PAGES) break;
	}
	return found;
}
/** @returns the number of the new issue */
async function createIssue({ client, owner, repo }, text) {
	return (await client.rest.issues.create({
		owner,
		repo,
		...text
	})).data.number;
}
/** False when somebody has deleted or moved the issue meanwhile. */
async function updateIssue({ client, owner, repo }, issue, text) {
	try {
		await client.rest.issues.update({
			owner,
			repo,
			issue_number: issue,
			...text
		});
		return true;
	} catch (error) {
		const status = statusOf(error);
		if (status === 404 || status === 410 || status === 301) return false;
		throw error;
	}
}
async function commentOn({ client, owner, repo }, issue, body) {
	await client.rest.issues.createComment({
		owner,
		repo,
		issue_number: issue,
		body
	});
}
/** @param how.reason that GitHub shows: done, or not to be done here  @param how.body what it says from now on */
async function closeIssue({ client, owner, repo }, issue, { reason, ...text }) {
	const change = {
		state: "closed",
		state_reason: reason,
		...text
	};
	await client.rest.issues.update({
		owner,
		repo,
		issue_number: issue,
		...change
	});
}

// src/edges/github/incidents.ts
/**
* The issues of incidents: one for each suite, found by its first line and its author. Many runs may write at the same
* time, and GitHub has no compare-and-swap for issues: who opened one looks until it sees it, and closes it again where
* there is an older one. So the oldest stays.
*/
function gitHubIncidents(options) {
	const { owner, repo, warn } = options;
	const tell = async (what, act) => {
		try {
			return await act();
		} catch (error) {
			const closed = whyClosed(error, `${owner}/${repo}`, what);
			if (closed === void 0) throw problem(options, what, error);
			warn(closed);
			return "not-permitted";
		}
	};
	return {
		async open(suite) {
			try {
				return (await openIssues(options, suite))[0];
			} catch (error) {
				if (isDisabled(error)) return void 0;
				const closed = whyClosed(error, `${owner}/${repo}`, "read the issues");
				if (closed === void 0) throw problem(options, "read the issues", error);
				warn(closed);
				return;
			}
		},
		raise: (incident) => tell("open an issue", () => raise(options, incident)),
		close: (suite, words) => tell("close an issue", () => close(options, suite, words))
	};
}
async function raise(options, incident) {
	const text = {
		title: asTitle(incident.title),
		body: `${incidentMarker(incident.suite, incident)}\n${incident.body}`
	};
	const [kept, ...others] = await openIssues(options, incident.suite);
	for (const { issue } of others) await closeDuplicate(options, issue, kept?.issue ?? issue);
	const isSame = String(kept?.metrics) === String(incident.metrics);
	if (kept !== void 0 && await updateIssue(options, kept.issue, isSame ? { body: text.body } : text)) {
		if (!isSame) await commentOn(options, kept.issue, nowWorse(incident, kept));
		return "updated";
	}
	const mine = await createOnce(options, incident.suite, text);
	const older = await olderThan(options, incident.suite, mine);
	if (older === void 0) return "opened";
	await closeDuplicate(options, mine, older);
	return "updated";
}
async function close(options, suite, words) {
	const [kept, ...others] = await openIssues(options, suite);
	if (kept === void 0) return "none-to-close";
	for (const { issue } of others) await closeDuplicate(options, issue, kept.issue);
	await closeIssue(options, kept.issue, { reason: "completed" });
	try {
		await commentOn(options, kept.issue, words);
	} catch (error) {
		if (refusalOf(error) === void 0) throw error;
		options.warn(`Issue ${kept.issue} is closed, but GitHub did not take the comment that says why: ${wordsOf(error)}.`);
	}
	return "closed";
}
/** Milliseconds before each further try. */
const TRY_AGAIN = [
	1e3,
	4e3,
	16e3
];
/**
* Opens the issue. Only the record that an incident begins with opens it, so what GitHub does not answer to is tried again;
* where the answer alone was lost the issue is there.
*
* @returns its number
*/
async function createOnce(options, suite, text, [pause, ...later] = TRY_AGAIN) {
	const { wait = PAUSE } = options;
	try {
		return await createIssue(options, text);
	} catch (error) {
		if (pause === void 0 || !mayHaveArrived(error)) throw error;
		await wait(pause);
		const [found] = await openIssues(options, suite);
		return found?.issue ?? createOnce(options, suite, text, later);
	}
}
/** Milliseconds before each further look at a listing that lacks the issue that was just opened. */
const PAUSES = [
	500,
	1e3,
	2e3,
	4e3,
	8e3,
	16e3
];
/** The oldest open issue of the suite, where it is older than ours. A listing that shows ours shows all that are older. */
async function olderThan(options, suite, mine) {
	const { wait = PAUSE } = options;
	const isAsOld = ({ issue }) => issue <= mine;
	const { seen } = await lookFor(() => openIssues(options, suite), isAsOld, {
		pauses: PAUSES,
		wait
	});
	return seen.map(({ issue }) => issue).find((issue) => issue < mine);
}
/** All in one request, so that several runs may do it at once: each leaves the same. */
async function closeDuplicate(place, issue, kept) {
	const body = `Duplicate of #${kept}: records write to one issue of a suite, the oldest that is open.`;
	await closeIssue(place, issue, {
		reason: "not_planned",
		body
	});
}
function nowWorse({ metrics }, before) {
	const added = metrics.filter((metric) => !before.metrics.includes(metric));
	const count = added.length === 1 ? "One more metric has" : `${added.length} more metrics have`;
	return added.length === 0 ? "What has regressed is another set of metrics now; see above." : `${count} regressed; see above.`;
}
/** GitHub takes 256 characters. */
const LONGEST_TITLE = 255;
function asTitle(title) {
	const characters = [...title.replaceAll(/\s+/g, " ").trim()];
	return characters.length <= LONGEST_TITLE ? characters.join("") : `${characters.slice(0, 254).join("")}…`;
}
function isDisabled(error) {
	return statusOf(error) === 410;
}
/** Why issues cannot be had here at all; undefined for any other error. */
function whyClosed(error, repository, what) {
	if (isDisabled(error)) return `Issues are disabled in ${repository}, so no issue tells of the incident; the job summary does. Enable them under Settings, General, Features.`;
	if (refusalOf(error) !== "forbidden") return void 0;
	return missingPermission(error, `${what} of ${repository}`, "issues: write");
}
function problem({ owner, repo }, what, error) {
	return gitHubProblem(error, {
		repository: `${owner}/${repo}`,
		what,
		permission: "issues: write",
		remedy: IN_THE_SUMMARY
	});
}

export { gitHubIncidents };