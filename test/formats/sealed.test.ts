import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { openSeal } from "../../src/formats/sealed.ts";

const KEY = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=";
const HEX = Buffer.from(KEY, "base64").toString("hex");
const OTHER = Buffer.alloc(32, 7).toString("base64");
const PATH = "samples/desk/1.jsonl.sealed";
const seal = openSeal(KEY, "KEY");
const bytes = (text: string) => new TextEncoder().encode(text);

function problemOf(act: () => unknown): UserError {
  try {
    act();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  return expect.unreachable();
}

describe("a sealed text", () => {
  test("is given back by the key that sealed it, in whichever form the key is written", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 3000 }), (plain) => {
        const text = seal.seal(plain);
        expect(text).toMatch(/^[\x20-\x7e\n]*\n$/);
        for (const key of [KEY, HEX, HEX.toUpperCase(), ` ${KEY}\n`, KEY.replace("=", "")])
          expect(Buffer.from(openSeal(key, "KEY").unseal(text, PATH)).equals(Buffer.from(plain))).toBe(true);
      }),
    );
  });

  test("is the same text for the same bytes and key, and another for others", () => {
    expect(seal.seal(bytes("a"))).toBe(openSeal(HEX, "OTHER_NAME").seal(bytes("a")));
    expect(seal.seal(bytes("a"))).not.toBe(seal.seal(bytes("b")));
    expect(seal.seal(bytes("a"))).not.toBe(openSeal(OTHER, "KEY").seal(bytes("a")));
  });

  test("shows nothing of what it seals", () => {
    const plain = "the customer wrote ".repeat(20);
    const text = seal.seal(bytes(plain));
    const body = Buffer.from(text.split("\n").slice(1, -2).join(""), "base64").toString("latin1");
    expect(text).not.toContain("customer");
    expect(body).not.toContain("customer");
  });

  test("is damaged when any byte of it is another one", () => {
    const text = seal.seal(bytes("Can I return my order?"));
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.integer({ min: 1, max: 127 }), (at, change) => {
        const other = String.fromCharCode(text.charCodeAt(at) ^ change);
        const flipped = text.slice(0, at) + other + text.slice(at + 1);
        expect(problemOf(() => seal.unseal(flipped, PATH)).message).toBe(
          `${PATH} is damaged: its checksum does not fit`,
        );
      }),
      { numRuns: 1000 },
    );
  });

  test("is damaged when it is cut off anywhere, or is no sealed text at all", () => {
    const text = seal.seal(bytes("Can I return my order?"));
    for (let length = 0; length < text.length; length += 1)
      expect(problemOf(() => seal.unseal(text.slice(0, length), PATH))).toMatchObject({
        message: `${PATH} is damaged: its checksum does not fit`,
        remedy: "Restore the file from the branch's history, or delete it and record a new baseline.",
      });
  });

  test("that somebody changed with care, checksum and all, is still found out", async () => {
    const { sha256 } = await import("../../src/domain/digest.ts");
    const signed = (body: string) => `${body}sha256 ${sha256(body)}\n`;
    const body = seal.seal(bytes("Can I return my order?")).replace(/sha256 .*\n$/, "");
    const [header = "", line = ""] = body.split("\n");
    const content = Buffer.from(line, "base64");
    for (let at = 0; at < content.length; at += 1) {
      const changed = Buffer.from(content);
      changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
      const text = signed(`${header}\n${changed.toString("base64")}\n`);
      expect(problemOf(() => seal.unseal(text, PATH)).message).toBe(
        `${PATH} is damaged: its content is not what was sealed`,
      );
    }
    expect(problemOf(() => seal.unseal(signed(`${header}\nQUJD\n`), PATH)).message).toBe(
      `${PATH} is damaged: it is cut off`,
    );
    for (const first of ["hello\n", `${header}0\n`, header.replace("gcm", "cbc")])
      expect(problemOf(() => seal.unseal(signed(`${first}\n${line}\n`), PATH)).message).toBe(
        `${PATH} is damaged: its first line is not that of a sealed file`,
      );
    expect(problemOf(() => seal.unseal(signed(body.replace("sealed/1", "sealed/2")), PATH))).toMatchObject({
      message: `${PATH} is a sealed file of format 2, and this version reads format 1`,
      remedy: "Use a newer version of eval-baseline.",
    });
  });

  test("is not opened by another key, and the error names both by their ids", () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (raw) => {
        const other = openSeal(Buffer.from(raw).toString("base64"), "KEY");
        expect(problemOf(() => other.unseal(seal.seal(bytes("x")), PATH))).toMatchObject({
          message: `${PATH} was sealed under the key ${seal.keyId}, and KEY holds the key ${other.keyId}`,
          remedy: "Give KEY the key that the file was sealed under, or record a new baseline under the new one.",
        });
      }),
    );
  });
});

describe("a key", () => {
  test.each([undefined, "", " \n"])("that is not there (%j) is missing", (value) => {
    expect(problemOf(() => openSeal(value, "EVAL_BASELINE_KEY"))).toMatchObject({
      message: "EVAL_BASELINE_KEY is not set, and it is to hold the key of sealed texts",
      remedy:
        'Make a key with "openssl rand -base64 32", keep it as a secret, and hand it to this step as EVAL_BASELINE_KEY.',
    });
  });

  test.each(["correct horse battery staple", KEY.slice(1), `${KEY}A`, HEX.slice(2), `${HEX}0`, "g".repeat(64)])(
    "that has not 32 bytes is none, and is not shown: case %#",
    (value) => {
      const error = problemOf(() => openSeal(value, "EVAL_BASELINE_KEY"));
      expect(error).toMatchObject({
        message: "EVAL_BASELINE_KEY is no key: it is not 32 bytes in base64 or hexadecimal",
        remedy: 'Make one with "openssl rand -base64 32", and hand the whole line to this step as EVAL_BASELINE_KEY.',
      });
      expect(JSON.stringify([error.message, error.remedy, error.stack])).not.toContain(value);
    },
  );

  test("is in nothing that is written or thrown, and in no property of the seal", () => {
    const key = randomBytes(32);
    const own = openSeal(key.toString("base64"), "KEY");
    const text = own.seal(bytes("a"));
    const errors = [problemOf(() => own.unseal(`${text}x`, PATH)), problemOf(() => seal.unseal(text, PATH))].map(
      (error) => `${error.message} ${error.remedy} ${error.stack}`,
    );
    const shown = [text, JSON.stringify(own), Object.values(own).map(String).join(), ...errors].join("\n");
    for (const form of [key.toString("base64"), key.toString("hex"), key.toString("latin1")])
      expect(shown.includes(form)).toBe(false);
    expect(own.keyId).toMatch(/^[0-9a-f]{16}$/);
  });
});
