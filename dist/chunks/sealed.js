import { i as sha256 } from "./digest.js";
import { t as UserError } from "./errors2.js";
import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from "node:crypto";

// src/formats/sealed.ts
const RESTORE = "Restore the file from the branch's history, or delete it and record a new baseline.";
/**
* AES-256-GCM with a key from the environment. Its parts are derived (HKDF), so that encryption, the choice of the IV and
* the key's name have each a key of their own.
*
* The IV is an HMAC of the text, not a random number: a replayed run then writes the same bytes, and a file that is there
* already is the one that would be written. The price is that equal texts are seen to be equal. Different texts share an
* IV with a chance of one in 2^96 per pair, which is below that of random IVs repeating.
*
* @param value 32 bytes in base64 or hexadecimal; undefined or empty when the variable is not set
* @param variable the name of the environment variable, for the errors
* @throws UserError when there is no key, or the value is none; it never shows the value
*/
function openSeal(value, variable) {
	const key = keyOf(value, variable);
	const part = (purpose) => Buffer.from(hkdfSync("sha256", key, "", `eval-baseline/1 ${purpose}`, 32));
	const [encryption, synthesis] = [part("encryption"), part("iv")];
	const keyId = part("key id").toString("hex").slice(0, 16);
	const header = `${FORMAT} aes-256-gcm ${keyId}`;
	return {
		keyId,
		seal(bytes) {
			const iv = createHmac("sha256", synthesis).update(bytes).digest().subarray(0, IV_BYTES);
			const cipher = createCipheriv("aes-256-gcm", encryption, iv).setAAD(Buffer.from(header));
			const sealed = Buffer.concat([
				iv,
				cipher.update(bytes),
				cipher.final(),
				cipher.getAuthTag()
			]);
			const body = `${[header, ...linesOf(sealed.toString("base64"))].join("\n")}\n`;
			return `${body}${CHECKSUM}${sha256(body)}\n`;
		},
		unseal(text, path) {
			const { body, sealed } = partsOf(text, path);
			const written = headerOf(body, path);
			if (written.keyId !== keyId) throw new UserError(`${path} was sealed under the key ${written.keyId}, and ${variable} holds the key ${keyId}`, `Give ${variable} the key that the file was sealed under, or record a new baseline under the new one.`);
			return decrypt(sealed, encryption, header, path);
		}
	};
}
const FORMAT = "eval-baseline-sealed/1";
const CHECKSUM = "sha256 ";
const IV_BYTES = 12;
const TAG_BYTES = 16;
function keyOf(value, variable) {
	const written = value?.trim() ?? "";
	if (written === "") throw new UserError(`${variable} is not set, and it is to hold the key of sealed texts`, `Make a key with "openssl rand -base64 32", keep it as a secret, and hand it to this step as ${variable}.`);
	if (/^[0-9a-f]{64}$/i.test(written)) return Buffer.from(written, "hex");
	if (/^[A-Za-z0-9+/_-]{43}=?$/.test(written)) return Buffer.from(written, "base64");
	throw new UserError(`${variable} is no key: it is not 32 bytes in base64 or hexadecimal`, `Make one with "openssl rand -base64 32", and hand the whole line to this step as ${variable}.`);
}
function linesOf(base64) {
	return base64.match(/.{1,76}/g) ?? [];
}
/**
* The checksum is looked at before the key: it is what tells a damaged file, whose key's name may be damaged too, from
* one that was sealed under another key. Whoever changes a file on purpose is found out by the tag.
*/
function partsOf(text, path) {
	const end = text.lastIndexOf(CHECKSUM);
	const body = text.slice(0, Math.max(0, end));
	if (end < 0 || text.slice(end) !== `${CHECKSUM}${sha256(body)}\n`) throw damaged(path, "its checksum does not fit");
	const base64 = body.slice(body.indexOf("\n") + 1);
	return {
		body,
		sealed: Buffer.from(base64, "base64")
	};
}
function headerOf(body, path) {
	const [, version, rest = ""] = /^eval-baseline-sealed\/(\d{1,6}) ([^\n]{0,200})\n/.exec(body) ?? [];
	if (version === void 0) throw damaged(path, "its first line is not that of a sealed file");
	if (version !== "1") throw new UserError(`${path} is a sealed file of format ${version}, and this version reads format 1`, "Use a newer version of eval-baseline.");
	const keyId = /^aes-256-gcm ([0-9a-f]{16})$/.exec(rest)?.[1];
	if (keyId === void 0) throw damaged(path, "its first line is not that of a sealed file");
	return { keyId };
}
function decrypt(sealed, key, header, path) {
	if (sealed.length < 28) throw damaged(path, "it is cut off");
	const decipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
	decipher.setAAD(Buffer.from(header)).setAuthTag(sealed.subarray(-16));
	try {
		return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES, -16)), decipher.final()]);
	} catch (cause) {
		throw new UserError(`${path} is damaged: its content is not what was sealed`, RESTORE, { cause });
	}
}
function damaged(path, how) {
	return new UserError(`${path} is damaged: ${how}`, RESTORE);
}

export { openSeal };