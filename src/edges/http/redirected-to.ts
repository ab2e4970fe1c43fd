/**
 * Where an answer that redirects sends us, for people. The origin alone: a path or a query may hold a token.
 *
 * @param asked the URL that was asked
 */
export function redirectedTo({ headers }: Response, asked: string): string {
  const location = headers.get("location");
  return location !== null && URL.canParse(location, asked) ? new URL(location, asked).origin : "an unknown place";
}
