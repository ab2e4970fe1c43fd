import { n as metricNames, r as sinceIncident, t as incidentWords } from "./incident-words2.js";

export { metricNames };