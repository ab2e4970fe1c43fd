import { i as statusOf, n as mayHaveArrived, r as retryAfterMs, t as gitHubClient } from "./client2.js";

export { gitHubClient };