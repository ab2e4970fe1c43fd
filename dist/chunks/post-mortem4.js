// src/domain/post-mortem.ts
const INCIDENT_STATUSES = [
	"draft",
	"confirmed",
	"disputed",
	"closed"
];
const SEVERITIES = [
	"S1",
	"S2",
	"S3",
	"S4"
];
const INCIDENT_KINDS = [
	"incident",
	"near-miss",
	"false-positive"
];
/** Where it lies on the branch. */
function postMortemPath(incident) {
	return `incidents/${incident}/post-mortem.md`;
}
/** The name of an incident: the day of the later state, the suite, and the metric that lost most. */
function incidentName(at, suite, metric) {
	return `${at.slice(0, 10)}-${slug(suite)}-${slug(metric ?? "traffic")}`;
}
/** As a part of a path: letters, digits and dashes. */
function slug(text) {
	return text.toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, LONGEST_SLUG) || "unnamed";
}
const LONGEST_SLUG = 60;

export { postMortemPath as a, incidentName as i, INCIDENT_STATUSES as n, SEVERITIES as r, INCIDENT_KINDS as t };