/** An answer of the loopback GitHub, and its pages. */

export type Answer = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: { readonly [name: string]: string };
};

export const DOCUMENTATION = "https://docs.github.com/rest";

/** An error as GitHub words it. */
export function problem(status: number, message: string): Answer {
  return { status, body: { message, documentation_url: DOCUMENTATION, status: String(status) } };
}

/** Longer than this GitHub takes no body of a comment or an issue. */
export const LONGEST_BODY = 65_536;

/** GitHub's answer to a body that is too long. @param resource "IssueComment" or "Issue" */
export function tooLong(resource: string): Answer {
  const message = "body is too long (maximum is 65536 characters)";
  const error = { resource, code: "unprocessable", field: "data", message };
  return { status: 422, body: { message: "Validation Failed", errors: [error], documentation_url: DOCUMENTATION } };
}

/**
 * A page of a listing, thirty entries unless asked for more, a hundred at most, with GitHub's Link header.
 *
 * @param path with the address, without the query
 */
export function pageOf<T>(all: readonly T[], path: string, query: URLSearchParams) {
  const size = Math.max(1, Math.min(Number(query.get("per_page") ?? 30), 100));
  const page = Math.max(1, Number(query.get("page") ?? 1));
  const pages = Math.max(1, Math.ceil(all.length / size));
  const address = (number: number) => {
    const others = new URLSearchParams(query);
    others.delete("page");
    others.set("per_page", String(size));
    return `<${path}?${others}&page=${number}>`;
  };
  const links = [
    ...(page > 1 ? [`${address(page - 1)}; rel="prev"`, `${address(1)}; rel="first"`] : []),
    ...(page < pages ? [`${address(page + 1)}; rel="next"`, `${address(pages)}; rel="last"`] : []),
  ];
  return {
    entries: all.slice((page - 1) * size, page * size),
    headers: links.length === 0 ? {} : { link: links.join(", ") },
  };
}
