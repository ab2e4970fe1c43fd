import type { Attributes } from "../../domain/trace.ts";
import { CLOSE_OBJECT, COLON, JsonCursor, OPEN_OBJECT, QUOTE } from "../json-cursor.ts";
import type { Landmarks } from "../landmarks.ts";
import type { ScannedSpan } from "./scan.ts";
import { NO_ATTRIBUTES, type Wanted, wantedName } from "./scan-attributes.ts";
import { clearSpanScan, emptySpanScan, scanSpan, scanStart } from "./scan-span.ts";
import { outside, walkToSpan } from "./scan-surroundings.ts";
import { before, endsWith, SpanHead } from "./span-head.ts";

/** What is looked for besides names of attributes: keys of a span. */
export type Field = "traceId" | "status" | "traceState" | "startTimeUnixNano";

export type RecordScanOptions = {
  /** What each landmark is: the name of an attribute, a key, or both. */
  readonly marked: readonly { readonly text: string; readonly isName: boolean; readonly field: Field | undefined }[];
  readonly matters: (traceId: string) => boolean;
};

/** Reads one record after another; holds where it is in one, and what surrounds the spans there. */
export class RecordScan {
  private readonly marks: Landmarks;
  private readonly names: readonly Wanted[];
  private readonly isName: readonly boolean[];
  private readonly fields: readonly (Field | undefined)[];
  private readonly matters: (traceId: string) => boolean;
  private readonly cursor = new JsonCursor();
  private readonly head = new SpanHead();
  private readonly span = emptySpanScan();
  private around = outside();
  private bytes: Buffer = Buffer.alloc(0);
  private end = 0;
  private found: Pending[] = [];
  /** The span that is being passed: its brace, its trace, and from where to where it has to be walked through. */
  private brace = -1;
  private walkFrom = -1;
  private traceId = "";
  private until = -1;
  private hasStart = false;
  /** Nothing is wanted of its trace. */
  private isIgnored = false;
  /** The bytes before the first span of a record: those of one writer begin alike as a rule. */
  private beginning: Buffer = Buffer.alloc(0);
  private beginningShared: Attributes = NO_ATTRIBUTES;
  private beginningResource: Attributes = NO_ATTRIBUTES;

  constructor(marks: Landmarks, { marked, matters }: RecordScanOptions) {
    this.marks = marks;
    this.matters = matters;
    this.names = marked.filter(({ isName }) => isName).map(({ text }) => wantedName(text));
    this.isName = marked.map(({ isName }) => isName);
    this.fields = marked.map(({ field }) => field);
  }

  spans(bytes: Buffer, start: number, end: number): readonly ScannedSpan[] | undefined {
    const { marks } = this;
    if (bytes !== this.bytes) marks.of(bytes);
    this.bytes = bytes;
    this.end = end;
    this.found = [];
    this.brace = -1;
    this.until = -1;
    this.traceId = "";
    this.isIgnored = false;
    this.head.to(bytes);
    for (let from = start; marks.find(from, end); from = marks.next)
      if (!this.pass(marks.at, marks.which, start)) return undefined;
    if (this.brace < 0 || !this.leaveSpan("end", end)) return undefined;
    const scanned: ScannedSpan[] = [];
    for (const span of this.found) scanned.push(toScanned(span));
    return scanned;
  }

  /** Takes notice of a landmark. @returns false when it is not clear what it is */
  private pass(at: number, which: number, start: number): boolean {
    const field = this.fields[which];
    if (this.isIgnored && field !== "traceId") return true;
    if (this.isName[which] && this.isKeyOfAttribute(at)) {
      this.until = at;
      return true;
    }
    if (field === undefined) return true;
    // The value of most statuses is empty.
    if (field === "status" && this.bytes[at + 10] === CLOSE_OBJECT && this.bytes[at + 9] === OPEN_OBJECT) return true;
    this.cursor.to(this.bytes, at, this.end);
    // Not a key but a text somewhere.
    if (!this.cursor.key()) return true;
    switch (field) {
      case "traceId":
        return this.enterSpan(at, start);
      case "startTimeUnixNano":
        return this.passStart(at);
      case "status":
        if (this.mayBeFailure()) this.until = at;
        return true;
      case "traceState":
        if (this.cursor.peek() !== QUOTE || this.bytes[this.cursor.at + 1] !== QUOTE) this.until = at;
        return true;
      default:
        return field satisfies never;
    }
  }

  /** Whether a string is the name in `{"key": "name", …`; within such an entry no other key holds one. */
  private isKeyOfAttribute(at: number): boolean {
    const colon = before(this.bytes, at);
    return this.bytes[colon] === COLON && endsWith(this.bytes, before(this.bytes, colon) + 1, KEY);
  }

  private enterSpan(at: number, start: number): boolean {
    const { head } = this;
    if (!head.read(at, this.end)) return false;
    const next = head.isSibling ? "sibling" : "first";
    if (!(this.brace < 0 ? this.begin(start, head.brace) : this.leaveSpan(next, head.brace))) return false;
    this.brace = head.brace;
    this.walkFrom = head.end;
    if (head.traceId !== this.traceId) this.isIgnored = !this.matters(head.traceId);
    this.traceId = head.traceId;
    this.until = -1;
    this.hasStart = false;
    clearSpanScan(this.span);
    return true;
  }

  /** A start that no closing brace divides from the ids is of the same span; another one has to be walked to. */
  private passStart(at: number): boolean {
    if (this.brace < 0 || this.hasStart) return false;
    this.hasStart = true;
    if (this.bytes.indexOf(CLOSE_OBJECT, this.walkFrom) < at) {
      this.until = at;
      return true;
    }
    if (!scanStart(this.cursor, this.span)) return false;
    if (this.until < 0) this.walkFrom = this.cursor.at;
    return true;
  }

  /** At a status that is neither empty nor says by its code alone that all is well. */
  private mayBeFailure(): boolean {
    const { cursor } = this;
    if (!cursor.take(OPEN_OBJECT)) return true;
    if (cursor.take(CLOSE_OBJECT)) return false;
    if (!cursor.key() || !cursor.is(CODE)) return true;
    const code = cursor.peek();
    cursor.at++;
    return !((code === 48 || code === 49) && cursor.take(CLOSE_OBJECT));
  }

  /** From the beginning of the record to its first span. */
  private begin(start: number, brace: number): boolean {
    if (this.names.length === 0) return true;
    this.around = outside();
    const { around, beginning } = this;
    if (brace - start === beginning.length && beginning.compare(this.bytes, start, brace) === 0) {
      around.level = "spans";
      around.met = { resources: true, scopes: true, spans: true };
      around.shared = this.beginningShared;
      around.resource = this.beginningResource;
      return true;
    }
    this.cursor.to(this.bytes, start, this.end);
    if (walkToSpan(this.cursor, around, this.names) !== "span" || this.cursor.at !== brace) return false;
    this.beginning = Buffer.from(this.bytes.subarray(start, brace));
    this.beginningShared = around.shared;
    this.beginningResource = around.resource;
    return true;
  }

  /**
   * Reads what is wanted of the span that ends here, and walks to what follows it where that may matter.
   *
   * @param next what follows: a span in the same list, the first of another list, or the record's end
   * @param place where it is
   */
  private leaveSpan(next: "sibling" | "first" | "end", place: number): boolean {
    const { cursor, span } = this;
    const walks = this.names.length > 0 && next === "first";
    if (!walks && this.until < 0) return this.add();
    // A start that was met may lie behind the last place that is walked to.
    const { startHigh, startLow } = span;
    cursor.to(this.bytes, this.walkFrom, this.end);
    if (!scanSpan(cursor, span, this.names, walks ? Number.POSITIVE_INFINITY : this.until)) return false;
    if (startHigh >= 0) {
      span.startHigh = startHigh;
      span.startLow = startLow;
    }
    this.add();
    const isBehind = span.end >= 0 && this.until > span.end;
    if (!walks && !isBehind) return true;
    // What matters may lie between this span and the next of the list: in one that does not begin with its id.
    if (next === "sibling" || this.names.length === 0) return false;
    cursor.at = span.end;
    const step = walkToSpan(cursor, this.around, this.names);
    return step === (next === "end" ? "end" : "span") && cursor.at === place;
  }

  /** Keeps what was read of a span: as a part of the one before, where they are of one trace and differ in nothing else. */
  private add(): true {
    if (this.isIgnored) return true;
    const { span, traceId } = this;
    const resource = this.names.length > 0 ? this.around.shared : NO_ATTRIBUTES;
    const last = this.found.at(-1);
    const isOne =
      last !== undefined &&
      last.traceId === traceId &&
      last.attributes === span.attributes &&
      last.resource === resource &&
      last.traceState === span.traceState;
    if (isOne) {
      last.failed ||= span.failed;
      if (span.startHigh >= 0 && isSooner(span, last)) {
        last.startHigh = span.startHigh;
        last.startLow = span.startLow;
      }
    } else {
      const { startHigh, startLow, failed, attributes, traceState } = span;
      this.found.push({ traceId, startHigh, startLow, failed, attributes, resource, traceState });
    }
    return true;
  }
}

const KEY = Buffer.from('"key"');
const CODE = Buffer.from("code");

type Pending = {
  readonly traceId: string;
  startHigh: number;
  startLow: number;
  failed: boolean;
  readonly attributes: Attributes;
  readonly resource: Attributes;
  readonly traceState: string;
};

type Start = Pick<Pending, "startHigh" | "startLow">;

function isSooner(one: Start, other: Start): boolean {
  if (other.startHigh < 0 || one.startHigh !== other.startHigh)
    return other.startHigh < 0 || one.startHigh < other.startHigh;
  return one.startLow < other.startLow;
}

function toScanned({ traceId, startHigh, startLow, failed, attributes, resource, traceState }: Pending): ScannedSpan {
  const startNs = startHigh < 0 ? null : BigInt(startHigh) * 1_000_000_000n + BigInt(startLow);
  const span = { traceId, startNs, status: failed ? ("error" as const) : ("unset" as const), attributes, resource };
  return traceState === "" ? span : { ...span, traceState };
}
