import { n as retryAfterMs, r as statusOf, t as gitHubClient } from "./client2.js";

export { gitHubClient };