/** What is sent, as far as it is looked at here. */
type Sent = { readonly url: string; request?: { readonly [option: string]: unknown } };

/** What came back. */
type Received = { readonly status: number; readonly data: unknown };

/**
 * Sends a request, once. What comes back and is no answer fails as if GitHub had said 502: JSON that was cut short, the web
 * page of something in between, and GraphQL's word for an error of its own, which has the status 200.
 *
 * @param mostMs until the answer is there, and where it is read as a stream, until it begins
 */
export async function answerTo<Request extends Sent, Answer extends Received>(
  send: (request: Request) => Answer | Promise<Answer>,
  request: Request,
  mostMs: number,
): Promise<Answer> {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(noAnswer(`no answer in ${mostMs / 1000} seconds`)), mostMs);
  // In place: the client's own hooks drop what another one hands them instead.
  request.request = { ...request.request, signal: late.signal };
  try {
    const answer = await send(request);
    if (late.signal.aborted) throw late.signal.reason;
    const why = whyNone(request, answer);
    if (why !== undefined) throw noAnswer(why);
    return answer;
  } finally {
    clearTimeout(timer);
  }
}

/** An error that tells that GitHub did not say what became of a request. */
export function noAnswer(why: string, options?: ErrorOptions): Error {
  return Object.assign(new Error(why, options), { status: 502 });
}

/** Why that is no answer; undefined where it is one. */
function whyNone(request: Sent, { status, data }: Received): string | undefined {
  if (status === 204 || request.request?.["parseSuccessResponseBody"] === false) return undefined;
  if (typeof data !== "object" || data === null) return "its answer was cut short, or is no JSON";
  return request.url.endsWith("/graphql") ? apologyIn(data) : undefined;
}

/** What GraphQL says when it fails for a reason of its own; it can be asked again. */
function apologyIn(data: object): string | undefined {
  const errors: readonly unknown[] = "errors" in data && Array.isArray(data.errors) ? data.errors : [];
  const said = errors.map((error) =>
    typeof error === "object" && error !== null && "message" in error ? String(error.message) : "",
  );
  return said.find((words) => /^(Something went wrong while|We couldn't respond to your request in time)/.test(words));
}
