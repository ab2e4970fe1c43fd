/** Operations on issues, their labels and what happened to them. */
import { LONGEST_BODY, pageOf, problem, tooLong } from "./github-answer.ts";
import { eventAnswer, issueAnswer, labelAnswer } from "./github-answers.ts";
import { apiOf } from "./github-objects.ts";
import type { Call, Routes } from "./github-routes.ts";
import { nextId, nextNumber, replace, type StoredIssue, seen } from "./github-state.ts";

type IssueBody = {
  readonly title?: string;
  readonly body?: string;
  readonly labels?: readonly (string | { readonly name?: string })[];
  readonly state?: "open" | "closed";
  readonly state_reason?: string;
};

export const ISSUE_ROUTES: Routes = {
  "GET /repos/{owner}/{repo}/issues": ({ state, site, query }) => {
    const wanted = (query.get("labels") ?? "").split(",").filter(Boolean);
    const opened = query.get("state") ?? "open";
    const creator = query.get("creator");
    const since = query.get("since") ?? "";
    const all = seen(state)
      .issues.filter((issue) => opened === "all" || issue.state === opened)
      .filter((issue) => creator === null || issue.author === creator)
      .filter((issue) => wanted.every((label) => issue.labels.includes(label)) && issue.updatedAt >= since);
    const key = query.get("sort") === "updated" ? "updatedAt" : "createdAt";
    const sorted = all.toSorted((a, b) => b[key].localeCompare(a[key]) || b.number - a.number);
    if (query.get("direction") === "asc") sorted.reverse();
    const { entries, headers } = pageOf(sorted, `${apiOf(site)}/issues`, query);
    return { status: 200, body: entries.map((issue) => issueAnswer(state, issue)), headers };
  },

  "POST /repos/{owner}/{repo}/issues": ({ state, body }) => {
    const { title = "", body: text = "", labels = [] } = body as IssueBody;
    if (text.length > LONGEST_BODY) return tooLong("Issue");
    const at = state.clock.now();
    const issue: StoredIssue = {
      number: nextNumber(state),
      title,
      body: text,
      author: state.login,
      state: "open",
      labels: labels.map(nameOf),
      isPullRequest: false,
      createdAt: at,
      updatedAt: at,
    };
    state.issues.push(issue);
    const answer = issueAnswer(state, issue);
    return { status: 201, body: answer, headers: { location: String(answer["url"]) } };
  },

  "GET /repos/{owner}/{repo}/issues/{issue_number}": (call) => {
    const issue = issueOf(call);
    return issue === undefined ? problem(404, "Not Found") : { status: 200, body: issueAnswer(call.state, issue) };
  },

  "PATCH /repos/{owner}/{repo}/issues/{issue_number}": ({ state, parameters, body }) => {
    const { title, body: text, labels, state: to, state_reason: why } = body as IssueBody;
    if ((text ?? "").length > LONGEST_BODY) return tooLong("Issue");
    const number = Number(parameters["issue_number"]);
    const at = state.clock.now();
    const issue = replace(state.issues, (one) => one.number === number, {
      ...(title === undefined ? {} : { title }),
      ...(text === undefined ? {} : { body: text }),
      ...(labels === undefined ? {} : { labels: labels.map(nameOf) }),
      ...(to === undefined ? {} : { state: to, closedAt: to === "closed" ? at : undefined }),
      ...(to === "closed" ? { stateReason: why ?? "completed" } : {}),
      updatedAt: at,
    });
    if (issue === undefined) return problem(404, "Not Found");
    if (to !== undefined) {
      const event = to === "closed" ? "closed" : "reopened";
      state.events.push({ id: nextId(state), issue: number, event, actor: state.login, at });
    }
    return { status: 200, body: issueAnswer(state, issue) };
  },

  "GET /repos/{owner}/{repo}/issues/{issue_number}/labels": (call) => {
    const issue = issueOf(call);
    if (issue === undefined) return problem(404, "Not Found");
    const all = issue.labels.map((name) => labelAnswer(call.state, name));
    const { entries, headers } = pageOf(all, `${apiOf(call.site)}/issues/${issue.number}/labels`, call.query);
    return { status: 200, body: entries, headers };
  },

  "GET /repos/{owner}/{repo}/issues/{issue_number}/events": (call) => eventsOf(call, "events"),

  "GET /repos/{owner}/{repo}/issues/{issue_number}/timeline": (call) => eventsOf(call, "timeline"),
};

function eventsOf(call: Call, listing: "events" | "timeline") {
  const { state, site, query } = call;
  const issue = issueOf(call);
  if (issue === undefined) return problem(404, "Not Found");
  const all = seen(state).events.filter((event) => event.issue === issue.number);
  const { entries, headers } = pageOf(all, `${apiOf(site)}/issues/${issue.number}/${listing}`, query);
  return { status: 200, body: entries.map((event) => eventAnswer(state, event)), headers };
}

function issueOf({ state, parameters }: Call): StoredIssue | undefined {
  return seen(state).issues.find(({ number }) => number === Number(parameters["issue_number"]));
}

function nameOf(label: string | { readonly name?: string }): string {
  return typeof label === "string" ? label : (label.name ?? "");
}
