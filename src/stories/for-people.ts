/**
 * Whether an error is meant for people: a UserError by its shape, since stories know the ports, and not who throws
 * behind them. Everything else is a bug and goes on.
 */
export function isForPeople(error: unknown): error is Error & { readonly remedy: string } {
  return error instanceof Error && "remedy" in error && typeof error.remedy === "string";
}

/** What some work brings, or undefined where it cannot be had for a reason that people could be told. */
export async function orUndefined<T>(work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (isForPeople(error)) return undefined;
    throw error;
  }
}
