import { describe, expect, test } from "vitest";
import { REDACTIONS } from "../../../src/domain/suite.ts";
import { redactTraces } from "../../../src/pipeline/redact.ts";
import { aTrace } from "../../builders.ts";

const PSEUDONYM = /\[([a-z]+)-[0-9a-f]{4}\]/g;

/** A text with each pseudonym shortened to its kind: "from <ip>". */
async function kindsIn(text: string): Promise<string> {
  const { traces } = await redactTraces([aTrace({ attributes: { text } })], {
    kinds: REDACTIONS,
    attributes: [],
    patterns: [],
  });
  return String(traces[0]?.attributes["text"]).replace(PSEUDONYM, "<$1>");
}

/** Cases in which the whole text is replaced. */
const WHOLE = {
  email: [
    "dana@shop.example", "Dana.O'Neil+orders@mail.shop.co.uk", "müller@bücher.example", "d_1@sub-domain.example.travel", "4711@qq.example",
  ],
  phone: [
    "+1 415 555 2671", "+1 (415) 555-2671", "(415) 555-2671", "415-555-2671", "415.555.2671", "415 555 2671", "1-800-555-0199", // North America
    "+44 20 7946 0958", "+44 (0)20 7946 0958", "020 7946 0958", "07700 900123", "07700900123", "0044 20 7946 0958", // Britain
    "+49 30 123456", "030 123456", "(030) 123456", "030/1234567", "030 - 1234567", "0171-1234567", "01701234567", "00491701234567", // Germany
    "+33 1 23 45 67 89", "01 23 45 67 89", "06.12.34.56.78", // France
    "+34 612 345 678", "+39 06 6982 1234", "06-12345678", "+31 6 12345678", "044 668 18 00", "+45 12 34 56 78", "+47 22 12 34 56", "+358 40 1234567", // Europe
    "+919876543210", "+91 98765 43210", "+81 3-1234-5678", "03-1234-5678", "090-1234-5678", "+86 138 0013 8000", // Asia
    "(11) 91234-5678", "+55 11 91234-5678", "0412 345 678", "(02) 9876 5432", "+27 82 123 4567", "+7 495 123-45-67", // and elsewhere
  ],
  card: [
    "4111 1111 1111 1111", "4111-1111-1111-1111", "4111111111111111", "5555 5555 5555 4444", "2223003122003222", "3782 822463 10005",
    "378282246310005", "6011111111111117", "3530111333300000", "30569309025904",
  ],
  iban: [
    "DE89 3704 0044 0532 0130 00", "DE89370400440532013000", "GB29 NWBK 6016 1331 9268 19", "FR14 2004 1010 0505 0001 3M02 606",
    "nl91 abna 0417 1643 00", "CH93 0076 2011 6238 5295 7", "NO93 8601 1117 947", "MT84MALT011000012345MTLCAST001S",
  ],
  ip: [
    "203.0.113.7", "10.1.2.3", "255.255.255.255", "2001:db8::8a2e:370:7334", "fe80::1", "2001:0db8:0000:0000:0000:ff00:0042:8329", "::1",
    "::ffff:192.0.2.128",
  ],
  secret: [
    "sk-abcdEFGH1234567890abcd", "sk-ant-api03-AbCdEf1234567890_-x", "sk-proj-AbCdEf1234567890", "sk-lf-12345678-1234-1234-1234-123456789012",
    "pk-lf-12345678-1234-1234-1234-123456789012", `ghp_${"a1B2".repeat(9)}`, `gho_${"a1B2".repeat(9)}`, "github_pat_11ABCDEFG0123456789_abcd",
    "glpat-abcdEFGH12345678", "xoxb-123456789012-abcdefGHIJ", "xoxp-1234567890-abc", "AKIAIOSFODNN7EXAMPLE", `AIza${"Sy1-_".repeat(7)}`,
    `npm_${"a1b2".repeat(9)}`, `hf_${"aB3".repeat(11)}`, `lsv2_pt_${"0a".repeat(16)}_0123456789`, `lsv2_sk_${"0a".repeat(16)}_0123456789`,
    "sk_live_a1b2c3d4e5f6g7h8", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.SflKxwRJSMeKKF2QT4fwpM", "https://dana:pa55@shop.example",
    "postgres://app:p@ss@db.example:5432", "-----BEGIN RSA PRIVATE KEY-----\nMIIEab+/=\nab\n-----END RSA PRIVATE KEY-----"
  ],
}; // biome-ignore format: one table

describe.each(Object.entries(WHOLE))("%s", (kind, texts) => {
  test.each(texts)("%s is found, also in a sentence, in brackets and at its end", async (text) => {
    expect(await kindsIn(text)).toBe(`<${kind}>`);
    expect(await kindsIn(`we have ${text} here`)).toBe(`we have <${kind}> here`);
    expect(await kindsIn(`that one ("${text}"), or ${text}.`)).toBe(`that one ("<${kind}>"), or <${kind}>.`);
  });
});

test.each([
  ["Order 1234 4111111111111111 exp 12/27", "Order 1234 <card> exp 12/27"],
  ["cards 4111 1111 1111 1111 5555 5555 5555 4444", "cards <card> <card>"],
  ["<dana@shop.example>;mailto:dora@shop.example", "<<email>>;mailto:<email>"],
  ["from 10.1.2.3:8080, [2001:db8::1]:443", "from <ip>:8080, [<ip>]:443"],
  ["http://192.168.0.1/admin", "http://<ip>/admin"],
  ["my phone number is 4155552671, or call me at 612345678.", "my phone number is <phone>, or call me at <phone>."],
  ["tel:4155552671 Handy: 612 345 678", "tel:<phone> Handy: <phone>"],
  [
    "Téléphone : 0612345678, tél. 0612345679, telefone: 11912345678",
    "Téléphone : <phone>, tél. <phone>, telefone: <phone>",
  ],
  ["/reset?email=dana%40shop.example&page=1", "/reset?email=<email>&page=1"],
  ["020 7946 0958 / 07700 900123", "<phone> / <phone>"],
  ["Authorization: Bearer abc123def456", "Authorization: Bearer <secret>"],
  ["Authorization: Basic dXNlcjpwYXNz", "Authorization: Basic <secret>"],
  ["curl -H 'authorization: bearer a1b2c3d4e5'", "curl -H 'authorization: bearer <secret>'"],
  ["password=hunter2&x=1", "password=<secret>&x=1"],
  ["Password: hunter2.", "Password: <secret>."],
  ["my password is hunter2!", "my password is <secret>!"],
  ["Mein Passwort: geheim99", "Mein Passwort: <secret>"],
  ["mot de passe : hunter2, mdp: hunter3, senha: hunter4", "mot de passe : <secret>, mdp: <secret>, senha: <secret>"],
  ['{"api_key": "abcd1234efgh", "cut', '{"api_key": "<secret>", "cut'],
  ['"password": "two words"', '"password": "<secret>"'],
  ["api_key: abcd1234", "api_key: <secret>"],
  ["-----BEGIN PRIVATE KEY-----\nMIIEabc\nab - cut off", "<secret> - cut off"],
  ["DB_PASSWORD=correct-horse", "DB_PASSWORD=<secret>"],
  ["/f?token=a1b2c3d4e5f6&page=1", "/f?token=<secret>&page=1"],
  ["client_secret: zYx987654321,", "client_secret: <secret>,"],
  [`token=${"a".repeat(3000)} and so on`, "token=<secret> and so on"],
])("of %j what is personal or secret is replaced, and the rest stays", async (text, expected) => {
  const kinds = await kindsIn(text);
  expect(kinds).toBe(expected);
});

test.each([
  "order A-10023 of 2026-11-02", "order number 1000234567", "Order 10023", "#0123456789", "SKU 0123-456", "/orders/0123 456789", "12345678",
  "tracking 1Z999AA10123456784", "ISBN 978-3-16-148410-0", "ISBN 0-306-40615-2", "EAN 4006381333931",
  "2026-11-02T06:00:00Z", "2026-11-02 06:00:00.123", "02/03/2026 10:30", "01.02.2026 14", "05 - 10 - 2026", "10:30-11:45", "9:00 - 17:30", "12:30:45",
  "2025-2026", "1700000000", "1700000000000000000", "3-5 business days", "24/7",
  "EUR 12.99", "1,299.00", "1 299 000", "100.000.000 EUR", "+10 000 000 visits", "+200 000 000", "0.99 1.99", "lat 52.5200, 13.4050", "temperature 0.2", "50%",
  "0.0553131103515625", "0.01 234 5678",
  "version 1.2.3", "v1.2.3.4", "version 1.2.3.4", "firmware 1.0.0.12", "Chrome/120.0.0.0", "10.0.19041.1", "1.2.3.4.5", "256.1.1.1", "react@18.2.0",
  "4bf92f3577b34da6a3ce929d0e0e4736", "550e8400-e29b-41d4-a716-446655440000", "00000000-0000-4000-8000-000000000000", "3f1c09a",
  "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b", "00:1A:2B:3C:4D:5E", "std::vector", "Ad::Face", "a::b", "::",
  "4111 1111 1111 1112", "1234 5678 9012 3456", "411111111111111", "DE89 3704 0044 0532 0130 01", "DE00", "XX89 3704 0044 0532 0130 00",
  "@scope/name", "user@localhost", "a @ b.example", "@dana", "5 @ 3.20",
  "sk-learn-something-very-long", "task-12345678901234567890", "desk-00000000000000000000", "eyJ.eyJ.eyJ", "AKIA", "Bearer of good news", "the bearer token",
  "password: must be at least 8", "Forgot my password: what now?", "the password is wrong", "password = getPassword()", '"password": "********"',
  "api_key: $API_KEY", "api_key=API_KEY", '"api_key": "FILTERED"', "password=<your password>", "max_tokens=4096", "tokens: 1234", "token: hello", "secret: santa", "a signature: yes", "the cookie is good",
])("%j is left as it is", async (text) => {
  expect(await kindsIn(text)).toBe(text);
}); // biome-ignore format: one table

test.each([
  ['{"phone": 4155552671, "order": 4155552672}', '{"phone": "<phone>", "order": 4155552672}'],
  ['{"mobile_number":"612345678","n":"612345679"}', '{"mobile_number":"<phone>","n":"612345679"}'],
  ['{"phones": [1], "tel": ["612345678", {"x": "612345679"}]}', '{"phones": [1], "tel": ["<phone>", {"x": "612345679"}]}'],
  ['[4111111111111111, -4.5, 12345678901234567890]', '["<card>", -4.5, 12345678901234567890]'],
  ['{"password":"two words","api_key":"abcdefgh","token":"Hel","tokens":3}', '{"password":"<secret>","api_key":"<secret>","token":"Hel","tokens":3}'],
  ['{"headers":{"Authorization":"Basic dXNlcjpwYXNzMQ==","cookie":"sid=a1b2c3d4e5"}}', '{"headers":{"Authorization":"<secret>","cookie":"<secret>"}}'],
  ['{"dana@shop.example": {"n": 1}}', '{"<email>": {"n": 1}}'],
  ['{"body": "{\\"to\\": \\"dana@shop.example\\"}"}', '{"body": "{\\"to\\": \\"<email>\\"}"}'],
  ['{"a": "\\"dana@shop.example\\" \\\\", "b" : "dana@shop.example"}', '{"a": "\\"<email>\\" \\\\", "b" : "<email>"}'],
  ['{"__proto__": "dana@shop.example"}', '{"__proto__": "<email>"}'],
])("in the JSON %s only leaves and keys change", async (text, expected) => {
  expect(await kindsIn(text)).toBe(expected);
}); // biome-ignore format: one table
