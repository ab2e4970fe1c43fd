import { i as statusOf, n as mayHaveArrived, r as retryAfterMs, t as gitHubClient } from "./client.js";

export { gitHubClient };