import { a as renderAttribution, i as briefAttribution, n as attributionSection, r as attributionSummary, t as attributionRows } from "./attribution-page.js";

export { attributionRows, attributionSummary, briefAttribution, renderAttribution };