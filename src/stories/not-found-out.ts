/** Why an attribution that nobody asked for was not made. A record and a verdict are worth more, whatever is wrong with it. */
export function notFoundOut(error: unknown): string {
  const { message, remedy } = error as { readonly message?: unknown; readonly remedy?: unknown };
  const help = typeof remedy === "string" ? ` ${remedy}` : "";
  return `Which layer did it was not found out: ${String(message ?? error)}.${help}`;
}
