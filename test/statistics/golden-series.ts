/** What golden.json calls a series, a sequence or an attribution, by the name it has there: our answer to its input. */
// biome-ignore lint/suspicious/noExplicitAny: inputs differ by function; each entry reads its own
export const series: Record<string, (input: any) => Record<string, unknown>> = {};
