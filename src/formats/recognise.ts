import { braintrustEvents } from "./braintrust/record.ts";
import { datadogSpans } from "./datadog/record.ts";
import { langfuseObservations } from "./langfuse/record.ts";
import { langsmithRuns } from "./langsmith/record.ts";
import { nativeTraces } from "./native/record.ts";
import { storedCompletions } from "./openai-stored/record.ts";
import { otlpRecords } from "./otlp/record.ts";
import { phoenixSpans } from "./phoenix/spans.ts";
import type { RecordFormat } from "./spans/raw-span.ts";
import { sdkSpans } from "./vercel/sdk-spans.ts";

/** All trace formats, the one with the most telling shape first: the first that recognises a value reads it. */
export const FORMATS: readonly RecordFormat[] = [
  otlpRecords,
  nativeTraces,
  storedCompletions,
  phoenixSpans,
  sdkSpans,
  langfuseObservations,
  langsmithRuns,
  braintrustEvents,
  datadogSpans,
];

/** The format of a JSON value, or undefined when it is a record of none. Never throws. */
export function recordReader(value: unknown): RecordFormat | undefined {
  return FORMATS.find((format) => format.recognises(value));
}
