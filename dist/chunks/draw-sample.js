import { i as __toESM } from "./rolldown-runtime.js";
import { t as attributeText } from "./attribute-text.js";
import { i as sha256, n as digestOf, t as canonicalJson } from "./digest.js";
import { t as durationText } from "./duration-text.js";
import { t as groupedNumber } from "./grouped-number.js";
import { t as LAYERS } from "./version.js";

// src/pipeline/redact/patterns.ts
/**
* The patterns that candidates are found by; what they find is then looked at more closely in code. JavaScript's own
* engine runs them: where a pattern begins rarely, it passes over 10 MB of ordinary text in 3 ms, and RE2 in 500. It
* backtracks, so each pattern here has only a bounded number of ways to match at one place: a test counts them. The
* time is then linear in the text, whatever the text. Users' own patterns are not bounded and run in RE2.
*/
/** In an address, and in one that stands in an address of the web. */
const AT = /@|%40/g;
/** What may stand before and after the @ of an address, letters of any language included. */
const LOCAL_PART = /[\p{L}\p{N}_%+-][\p{L}\p{N}._%+'-]{0,63}$/u;
const DOMAIN = /^[\p{L}\p{N}][\p{L}\p{N}.-]{0,253}/u;
const IP_4 = /(?<![\w.])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?!\w|\.\d)/g;
const IP_6 = /(?<![\w:.])[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]{1,42}(?!\w)/g;
/** Four numbers with dots that are no address: Chrome/120.0.0.0, version 1.2.3.4. */
const VERSION_BEFORE = /(?:[A-Za-z]\/|(?<![A-Za-z])(?:version|release|build|firmware|section|chapter|ver|rev|v)[.:]? ?)$/i;
const IBAN_HEAD = /(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?=[ \u00a0-]?[A-Za-z0-9])/g;
const DIGITS = /\d{1,40}/g;
/** What may stand between the groups of one number, written together. */
const GROUP_GAP = /^(?: ?[-./\u2010-\u2013] ?|[ \u00a0\u202f]|[ -]?\(|\)[ /-]?)$/;
const CARD_GAP = /^[ \u00a0\u202f-]$/;
/** Lengths of a card number's groups, as cards are printed and typed. */
const CARD_GROUPS = /^(?:1[3-9]|4 4 4 [1-4]|4 4 4 4 3|4 6 [45]|8 8)$/;
/** +1 415 555 2671, (415) 555-2671, 415.555.2671 */
const NORTH_AMERICAN = /^(?:\+?1[ .-]?)?(?:\([2-9]\d{2}\)[ -]?|[2-9]\d{2}[ .-])[2-9]\d{2}[ .-]\d{4}$/;
/** 07700900123 and 01701234567: mobile numbers that are written in one piece. */
const MOBILE = /^0(?:7\d{9}|1[5-7]\d{8,9})$/;
/** Lengths of the groups of a number with its trunk zero: 020 7946 0958, 01 23 45 67 89, (030) 123456. */
const TRUNK_GROUPS = /^[2-5](?: [2-8]){1,5}$/;
const AREA_IN_BRACKETS = /^\((?!(?:19|20)\d\d\))\d{2,5}\)/;
/** The codes that the ITU has given out. */
const COUNTRY_CODE = /^(?:1|7|2[07]|2[1-69]\d|3[0-469]|3[578]\d|4[013-9]|42\d|5[1-8]|5[09]\d|6[0-6]|6[7-9]\d|8[1246]|8[058]\d|9[0-58]|9[679]\d)/;
/** A group of four digits, or what is left of a number that began with some, before a group. */
const FOUR_BEFORE = /(?:(?<!\d)\d{4}|\[(?:card|iban|phone)-[0-9a-f]{4}\])[ \u00a0]$/;
const DATE_INSIDE = /(?<!\d)(?:\d{1,2} ?[-./] ?\d{1,2} ?[-./] ?(?:19|20)\d{2}|(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2})(?!\d)/;
/** Words after which any seven digits are a telephone number. */
const PHONE_BEFORE = /(?:phone|telephone|tel|mobile|cell|whatsapp|fax|sms|msisdn|handy|telefon|telefonnummer|téléphone|tél|portable|teléfono|telefono|telefone|celular|móvil|cellulare|call (?:me|us|them|him|her))(?: (?:number|no|nr|nummer|is|at|on|under)){0,2}["']?[ \u00a0\u202f.:=]{0,4}["'(]?$/i;
const PHONE_KEY = /(?:phone|mobile|tel|telefon|telefono|telefone|teléfono|móvil|celular|fax|msisdn|whatsapp|cell)(?:[_-]?(?:number|no|nr))?$/i;
/** How keys and tokens of known makers begin. */
const SECRET_HEAD = /(?<![A-Za-z0-9_])(?:sk-|[rps]k_live_|[rps]k_test_|pk-lf-|whsec_|gh[oprsu]_|github_pat_|glpat-|glrt-|xox[abeoprs]-|xapp-|AKIA|ASIA|AIza|ya29\.|npm_|pypi-|hf_|lsv2_|gsk_|r8_|pplx-|tvly-|xai-|dop_v1_|SG\.|eyJ)/g;
const BEARER = /(?<![A-Za-z0-9_])bearer[ \t]{1,4}(?=[\w.~+/-])/gi;
const URL_SCHEME = /[A-Za-z][A-Za-z0-9+.-]{1,20}$/;
const AUTHORITY = /^[^\s/"'<>?#]{1,640}/;
const PRIVATE_KEY = /-----(BEGIN|END) [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;
const KEY_BODY = /[A-Za-z0-9+/=\s\\]{0,65536}/y;
/** A word that says what follows is a secret, up to where the value begins: `password=`, `"api_key": "`. */
const ASSIGNMENT = /(password|passwd|passphrase|passwort|kennwort|contraseña|wachtwoord|senha|mot de passe|mdp|pwd|(?:api|access|account|auth|private|secret|signing|subscription)[_ -]?key|secret|token|authorization|cookie|signature)(\\?["'])?(?:\s{0,3}(=|:)=?|\s{1,3}(is|was):?\s)\s{0,3}(\\?["'])?/gi;
/** What may stand before the value in a header. */
const SCHEME = /^(?:basic|bearer|apikey|digest|token) {1,3}(?=\S{8})/i;
/** The same words where they are the name of a field. */
const SECRET_KEY = /(?:(password|passwd|passphrase|passwort|kennwort|contraseña|wachtwoord|senha|mot[ _-]de[ _-]passe|mdp|pwd|(?:api|access|account|auth|private|secret|signing|subscription)[_-]?key)|secret|token|authorization|cookie|signature)$/i;
/** What stands where a value will be, or is hidden already. */
const PLACEHOLDER = /^(?:[$<{%]|\*{2}|x{3}|\.{3}|process\.env|os\.environ|env\.|(?:null|none|nil|true|false|undefined|redacted|filtered|masked|hidden|api_key|your|required|optional|string)(?![A-Za-z0-9]))/i;
const PSEUDONYM = /\[[a-z][a-z0-9-]{0,31}-[0-9a-f]{4}\]/g;

// src/pipeline/redact/secrets.ts
/**
* Keys and tokens that are known by their own form: those of known makers, JSON web tokens, bearer tokens, names and
* passwords in addresses, private keys.
*/
const findSecrets = (text) => [
	...makersKeys(text),
	...bearerTokens(text),
	...addressesWithPasswords(text),
	...privateKeys(text)
];
function makersKeys(text) {
	const found = [];
	const seen = /* @__PURE__ */ new Map();
	for (const { 0: head, index } of text.matchAll(SECRET_HEAD)) {
		const character = /^(?:eyJ|SG\.|ya29\.)$/.test(head) ? DOTTED : PLAIN;
		if (index < (seen.get(character) ?? 0)) continue;
		const end = runEnd(text, index + head.length, character);
		seen.set(character, end);
		if (isKey(head, text.slice(index + head.length, end))) found.push(secret(text, index, end));
	}
	return found;
}
/** A name such as sk-learn has no digit in it; a key has. */
function isKey(head, tail) {
	if (head === "eyJ") return tail.length >= 20 && tail.split(".").length >= 3;
	if (head === "AKIA" || head === "ASIA") return /^[A-Z0-9]{16}$/.test(tail);
	return tail.length >= 16 ? /\d/.test(tail) : tail.length >= 10 && /^(?:xox|[rps]k_)/.test(head);
}
function bearerTokens(text) {
	return [...text.matchAll(BEARER)].flatMap(({ 0: head, index }) => {
		const start = index + head.length;
		const end = runEnd(text, start, TOKEN);
		return looksRandom(text.slice(start, end)) ? [secret(text, start, end)] : [];
	});
}
/** Whether a word is more likely a secret than a word: with a digit, or longer than words are. */
function looksRandom(word) {
	return word.length >= 8 && /\d/.test(word) || word.length >= 24;
}
/** The whole of `scheme://name:password@host`, so that no part of it is left to look like an e-mail address. */
function addressesWithPasswords(text) {
	const found = [];
	for (let at = text.indexOf("://"); at >= 0; at = text.indexOf("://", at + 3)) {
		const authority = AUTHORITY.exec(text.slice(at + 3, at + 643))?.[0].replace(/[.,;:!)\]}]{1,8}$/, "") ?? "";
		const scheme = authority.slice(0, Math.max(0, authority.lastIndexOf("@"))).includes(":") ? URL_SCHEME.exec(text.slice(Math.max(0, at - 21), at))?.[0] : void 0;
		if (scheme === void 0) continue;
		found.push(secret(text, at - scheme.length, at + 3 + authority.length));
	}
	return found;
}
/** From BEGIN to END; a key that was cut off, up to where its letters end. */
function privateKeys(text) {
	const marks = [...text.matchAll(PRIVATE_KEY)];
	return marks.flatMap((mark, place) => {
		if (mark[1] !== "BEGIN") return [];
		const next = marks[place + 1];
		const end = next?.[1] === "END" ? next.index + next[0].length : keyBodyEnd(text, mark.index + mark[0].length);
		return [secret(text, mark.index, end)];
	});
}
function keyBodyEnd(text, from) {
	KEY_BODY.lastIndex = from;
	return from + (KEY_BODY.exec(text)?.[0].trimEnd().length ?? 0);
}
const PLAIN = /[\w-]/;
const DOTTED = /[\w.-]/;
const TOKEN = /[\w.~+/=-]/;
/** Where a run of such characters ends, the stop of a sentence not counted. */
function runEnd(text, from, character) {
	let end = from;
	while (end < text.length && character.test(text.charAt(end))) end += 1;
	while (end > from && text.charAt(end - 1) === ".") end -= 1;
	return end;
}
function secret(text, start, end) {
	return {
		start,
		end,
		kind: "secret",
		value: text.slice(start, end)
	};
}

// src/pipeline/redact/assigned-secrets.ts
/** What is looked at to tell whether a value is a secret; where it is, all of it goes. */
const WINDOW = 1024;
/**
* Values that a word says are secret: `password=hunter2`, `"api_key": "…"`, "my password is hunter2", and whole values
* of fields with such names. The value goes, the word stays.
*/
const findAssignedSecrets = (text, key) => {
	const field = key === void 0 ? null : SECRET_KEY.exec(key);
	if (field !== null && isSecret(text, {
		named: field[1] !== void 0 || SCHEME.test(text),
		certain: true
	})) return [{
		start: 0,
		end: text.length,
		kind: "secret",
		value: text
	}];
	const found = [];
	for (const match of text.matchAll(ASSIGNMENT)) {
		const [head, word = "", , sign, , quote] = match;
		const scheme = SCHEME.exec(text.slice(match.index + head.length, match.index + head.length + 24))?.[0];
		const start = match.index + head.length + (scheme?.length ?? 0);
		if (start < (found.at(-1)?.end ?? 0)) continue;
		const value = valueAt(text, start, quote);
		if (!isSecret(value, {
			named: scheme !== void 0 || SECRET_KEY.exec(word)?.[1] !== void 0,
			certain: scheme !== void 0 || sign === "=" || quote !== void 0
		})) continue;
		const end = value.length < WINDOW ? start + value.length : wordEnd(text, start + WINDOW);
		found.push({
			start,
			end,
			kind: "secret",
			value: text.slice(start, end)
		});
	}
	return found;
};
/** Up to the quote that closes it; without quotes up to white space, less what ends a sentence or a clause. */
function valueAt(text, start, quote) {
	const rest = text.slice(start, start + WINDOW);
	if (quote !== void 0) {
		const end = rest.indexOf(quote);
		const line = rest.search(/[\r\n]/);
		if (end >= 0 && (line < 0 || end < line)) return rest.slice(0, end);
	}
	const end = rest.search(DELIMITER);
	const word = end < 0 ? rest : rest.slice(0, end);
	let length = word.length;
	while (length > 0 && ".,;:!?)]}\\".includes(word.charAt(length - 1))) length -= 1;
	return word.slice(0, length);
}
const DELIMITER = /[\s"'`,;&<>]/;
function wordEnd(text, from) {
	let end = from;
	while (end < text.length && !DELIMITER.test(text.charAt(end))) end += 1;
	return end;
}
/**
* Whether a value is a secret and not the next word of a sentence.
*
* @param clues.named by a word that means nothing else, as "password" does and "token" does not
* @param clues.certain that it is a value: after an equals sign, in quotes, or after "Basic"
*/
function isSecret(value, clues) {
	if (PLACEHOLDER.test(value)) return false;
	if (!clues.named) return !/\s/.test(value.replace(/^\w{1,16}[ =]/, "")) && looksRandom(value);
	if (clues.certain) return value.length >= 4 && !/\(\)?$/.test(value);
	return value.length >= 6 && /[^A-Za-zÀ-ɏ'’-]/.test(value);
}

// src/pipeline/redact/digit-runs.ts
/**
* The groups of digits in a text, those that one number may be written in together.
*
* @param joins whether what stands between two groups, at most five characters, may stand inside a number
*/
function digitRuns(text, joins) {
	const runs = [];
	for (const { 0: digits, index } of text.matchAll(DIGITS)) {
		const group = {
			start: index,
			end: index + digits.length,
			digits
		};
		const run = runs.at(-1);
		const last = run?.at(-1);
		const gap = last === void 0 ? void 0 : text.slice(last.end, index);
		if (run !== void 0 && gap !== void 0 && gap.length <= 5 && joins(gap)) run.push(group);
		else runs.push([group]);
	}
	return runs;
}
/**
* Looks at every stretch of at most so many neighbouring groups with so many digits, the longest from each place first,
* and goes on behind the first that is accepted.
*/
function firstStretches(run, size, accept) {
	const accepted = [];
	for (let from = 0; from < run.length; from += 1) {
		let to = from;
		let length = 0;
		for (const group of run.slice(from, from + size.groups)) {
			if (length + group.digits.length > size.most) break;
			length += group.digits.length;
			to += 1;
		}
		for (; length >= size.least; to -= 1) {
			const [first, last] = [run[from], run[to - 1]];
			const result = first && last && accept(first, last, run.slice(from, to));
			if (result !== void 0) {
				accepted.push(result);
				from = to - 1;
				break;
			}
			length -= last?.digits.length ?? length;
		}
	}
	return accepted;
}

// src/pipeline/redact/cards.ts
/** Payment cards: 13 to 19 digits of a known brand, grouped as cards are, with the right check digit. */
function cardFinder({ isCard }) {
	return (text) => digitRuns(text, (gap) => CARD_GAP.test(gap)).flatMap((run) => firstStretches(run, {
		groups: 5,
		least: 13,
		most: 19
	}, ({ start }, { end }, groups) => {
		if (!CARD_GROUPS.test(groups.map(({ digits }) => digits.length).join(" "))) return void 0;
		if (/[\w.]/.test(text.charAt(start - 1)) || /^(?:\w|\.\d)/.test(text.slice(end, end + 2))) return void 0;
		const value = groups.map(({ digits }) => digits).join("");
		return isCard(value) ? {
			start,
			end,
			kind: "card",
			value
		} : void 0;
	}));
}

// src/pipeline/redact/checks.ts
/** The checks of a well-kept library, loaded only where something is redacted. */
async function loadChecks() {
	const [email, card, iban, ip] = await Promise.all([
		import("./isEmail.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1)),
		import("./isCreditCard.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1)),
		import("./isIBAN.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1)),
		import("./isIP.js").then((m) => /* @__PURE__ */ __toESM(m.default, 1))
	]);
	const [isEmail, isCard, isIban, isIp] = [
		functionOf(email.default),
		functionOf(card.default),
		functionOf(iban.default),
		functionOf(ip.default)
	];
	return {
		isEmail: (text) => isEmail(text),
		isCard: (digits) => isCard(digits),
		isIban: (compact) => isIban(compact),
		isIp: (text, version) => isIp(text, version)
	};
}
/** Node, bundlers and test runners do not agree on what the default export of a CommonJS module is. */
function functionOf(exported) {
	return typeof exported === "object" && exported !== null && "default" in exported ? exported.default : exported;
}

// src/pipeline/redact/emails.ts
/** E-mail addresses, in any language's letters; case does not tell two apart. */
function emailFinder({ isEmail }) {
	return (text) => {
		const found = [];
		for (const { 0: sign, index: at } of text.matchAll(AT)) {
			const from = at + sign.length;
			const local = LOCAL_PART.exec(text.slice(Math.max(0, at - 64), at))?.[0];
			const domain = local && DOMAIN.exec(text.slice(from, from + 254))?.[0];
			if (!local || !domain) continue;
			const valid = domainsOf(domain).find((name) => isEmail(`${local}@${name}`));
			if (valid === void 0) continue;
			const value = `${local}@${valid}`.toLowerCase();
			found.push({
				start: at - local.length,
				end: from + valid.length,
				kind: "email",
				value
			});
		}
		return found;
	};
}
/** The domain as it stands, then without the last one or two labels: a sentence may go on without a space. */
function domainsOf(text) {
	const labels = text.split(".").slice(0, 20);
	while (labels.length > 0 && (labels.at(-1) === "" || labels.at(-1)?.endsWith("-"))) labels.pop();
	return [
		0,
		1,
		2
	].map((dropped) => labels.slice(0, labels.length - dropped).join(".")).filter((name) => name !== "");
}

// src/pipeline/redact/ibans.ts
const SHORTEST$1 = 15;
const LONGEST$1 = 34;
/** International bank account numbers, in one piece or in groups; the check digits must be right. */
function ibanFinder({ isIban }) {
	return (text) => {
		const found = [];
		for (const { index } of text.matchAll(IBAN_HEAD)) {
			if (index < (found.at(-1)?.end ?? 0)) continue;
			const match = ibanAt(text, index, isIban);
			if (match !== void 0) found.push(match);
		}
		return found;
	};
}
/** The longest account number that starts here and ends where a word does. */
function ibanAt(text, start, isIban) {
	let compact = "";
	let best;
	for (let at = start; at < text.length && compact.length < LONGEST$1; at += 1) {
		const character = text.charAt(at);
		const next = text.charAt(at + 1);
		if (isAlphanumeric(character)) compact += character;
		else if (!" \xA0-".includes(character) || !isAlphanumeric(next)) break;
		if (compact.length >= SHORTEST$1 && isAlphanumeric(character) && !isAlphanumeric(next) && isIban(compact)) best = {
			start,
			end: at + 1,
			kind: "iban",
			value: compact.toUpperCase()
		};
	}
	return best;
}
function isAlphanumeric(character) {
	return /^[A-Za-z0-9]$/.test(character);
}

// src/pipeline/redact/ips.ts
/** Internet addresses of both versions. Version numbers of four parts are told apart by the word before them. */
function ipFinder({ isIp }) {
	return (text) => {
		const found = [];
		if (text.includes(".")) {
			for (const { 0: address, index } of text.matchAll(IP_4)) if (isIp(address, 4) && !VERSION_BEFORE.test(text.slice(Math.max(0, index - 12), index))) found.push({
				start: index,
				end: index + address.length,
				kind: "ip",
				value: address
			});
		}
		if (text.includes(":")) for (const { 0: candidate, index } of text.matchAll(IP_6)) {
			const address = ipv6In(candidate, isIp);
			if (address !== void 0) found.push({
				start: index,
				end: index + address.length,
				kind: "ip",
				value: address.toLowerCase()
			});
		}
		return found.toSorted((a, b) => a.start - b.start);
	};
}
/** The address a candidate holds, less the stop of a sentence. `a::b` without any digit is a name in some language. */
function ipv6In(candidate, isIp) {
	const trimmed = /[.:]$/.test(candidate) && !candidate.endsWith("::") ? candidate.slice(0, -1) : candidate;
	return /\d/.test(trimmed) && trimmed.split(":").length > 2 && isIp(trimmed, 6) ? trimmed : void 0;
}

// src/pipeline/redact/known-values.ts
/**
* Shorter ones stand in too many other words. Longer ones, and those beyond the hundred longest, are not looked for: it
* would take too long.
*/
const SHORTEST = 3;
const LONGEST = 200;
const MOST = 100;
/** Finds values that are known, as whole words, in any case; where one has white space, a line may break. */
function knownValueFinder(values) {
	const sought = values.filter(({ text }) => text.length >= SHORTEST && text.length <= LONGEST).toSorted((a, b) => b.text.length - a.text.length || (a.text < b.text ? -1 : 1)).slice(0, MOST);
	if (sought.length === 0) return () => [];
	const root = { next: /* @__PURE__ */ new Map() };
	for (const known of sought) plant(root, known);
	const inOrder = [];
	const pattern = new RegExp(`(?<![\\p{L}\\p{N}_])${sourceOf(root, inOrder)}(?![\\p{L}\\p{N}_])`, "giu");
	return (text) => [...text.matchAll(pattern)].flatMap((match) => {
		const known = inOrder[match.findIndex((value, place) => place > 0 && value !== void 0) - 1];
		if (known === void 0) return [];
		return [{
			start: match.index,
			end: match.index + match[0].length,
			kind: known.kind,
			value: known.value
		}];
	});
}
function plant(root, known) {
	let branch = root;
	for (const unit of unitsOf$1(known.text)) {
		const next = branch.next.get(unit) ?? { next: /* @__PURE__ */ new Map() };
		branch.next.set(unit, next);
		branch = next;
	}
	branch.known ??= known;
}
/** Characters and white space, each as a pattern; letters whose case makes no difference are the same unit. */
function unitsOf$1(text) {
	return [...text.replace(/\s+/g, " ")].map((character) => {
		if (character === " ") return "\\s{1,3}";
		const small = character.toLowerCase();
		return ([...small].length === 1 ? small : character).replace(/[\\^$.*+?()[\]{}|/]/, "\\$&");
	});
}
/** Longer values come first. An empty group marks the end of each, in the order of `inOrder`. */
function sourceOf({ next, known }, inOrder) {
	const ways = [...next].map(([unit, branch]) => unit + sourceOf(branch, inOrder));
	if (known !== void 0) {
		inOrder.push(known);
		ways.push("()");
	}
	const source = ways.join("|");
	return ways.length === 1 ? source : `(?:${source})`;
}
function normalised(text) {
	return text.trim().replace(/\s+/g, " ").toLowerCase();
}

// src/pipeline/redact/looked-once.ts
/** Characters of texts that are remembered; what comes later is looked at every time. */
const MOST_CHARACTERS = 4e6;
/**
* All finders as one that looks once at a text in which there is nothing to find: traces of one application have their
* system text and many an attribute in common.
*/
function lookedOnce(finders) {
	const clean = /* @__PURE__ */ new Set();
	let characters = 0;
	return (text, key) => {
		const name = `${key ?? ""}\0${text}`;
		if (clean.has(name)) return [];
		const found = finders.flatMap((find) => find(text, key));
		if (found.length === 0 && characters + name.length <= MOST_CHARACTERS) {
			clean.add(name);
			characters += name.length;
		}
		return found;
	};
}

// src/pipeline/redact/named-values.ts
/**
* Values of listed attributes (a customer's name), wherever they occur in the same trace as whole words, in any case.
*
* @param listed names of attributes; the last part of a name becomes the pseudonym's kind
*/
function namedValueFinder(attributes, listed) {
	const find = knownValueFinder(listed.flatMap((name) => Object.hasOwn(attributes, name) ? leavesOf(attributes[name], kindOf(name)) : []));
	return (text, key) => key !== void 0 && listed.includes(key) && text !== "" ? [{
		start: 0,
		end: text.length,
		kind: kindOf(key),
		value: normalised(text)
	}] : find(text);
}
/** "app.customer.name" → "name", in the letters that a pseudonym may have. */
function kindOf(attribute) {
	return (attribute.split(".").at(-1) ?? "").toLowerCase().replace(/[^a-z0-9]/g, "-").replace(/^[^a-z]*/, "").slice(0, 32) || "value";
}
function leavesOf(value, kind) {
	if (typeof value === "object" && value !== null) return Object.values(value).flatMap((inner) => leavesOf(inner, kind));
	if (typeof value !== "string" && typeof value !== "number") return [];
	return [{
		text: String(value).trim(),
		kind,
		value: normalised(String(value))
	}];
}

// src/pipeline/redact/own-patterns.ts
/**
* A finder for each of the user's own patterns. They run in RE2, in linear time, whatever pattern and text are.
*
* @throws Error in the compiler's words when one cannot be used; the suite file's reader asks `patternProblem` before
*/
async function ownFinders(patterns) {
	if (patterns.length === 0) return [];
	const { compileLinear } = await import("./linear-pattern.js");
	return Promise.all(patterns.map(async ({ name, pattern }) => {
		const spans = await compileLinear(pattern, `traces.redact.patterns: ${name}`);
		return (text) => spans(text).map(({ start, end }) => ({
			start,
			end,
			kind: name,
			value: text.slice(start, end)
		}));
	}));
}

// src/pipeline/redact/phones.ts
/**
* Telephone numbers: with a country code, as North America writes them, with a trunk zero and groups, with the area in
* brackets, and any digits after a word like "phone". Other digits in one piece are taken for what they mostly are: the
* number of an order.
*/
const findPhones = (text, key) => digitRuns(text, (gap) => GROUP_GAP.test(gap)).flatMap((run) => firstStretches(run, {
	groups: 8,
	least: 7,
	most: 17
}, (first, last, groups) => {
	const { end } = last;
	const start = withMark(text, first.start, end);
	if (end - start > 40 || standsInAWord(text, start, end)) return void 0;
	const written = text.slice(start, end);
	const digits = written.replace("(0)", "").replace(/\D/g, "");
	return !isLaterGroup(text, start, first) && (isInternational(written, digits) || isNational(written, digits, groups)) || isSaidToBeOne(text, start, end, key) && !DATE_INSIDE.test(written) && digits.length <= 15 ? {
		start,
		end,
		kind: "phone",
		value: digits.replace(/^00/, "")
	} : void 0;
}));
/** Where the number begins with the plus sign, and with a bracket that closes inside it, before its first group. */
function withMark(text, start, end) {
	const marks = /(?:\+\(|\(\+|[+(])$/.exec(text.slice(Math.max(0, start - 2), start))?.[0] ?? "";
	if (!marks.includes("(") || text.slice(start, end).includes(")")) return start - marks.length;
	return marks.endsWith("+") ? start - 1 : start;
}
/** Letters, or a dash or dot or slash without a space, make it a part of something else: A-10023, 1.2.3, /orders/17. */
function standsInAWord(text, start, end) {
	const before = text.charAt(start - 1);
	return /[\w\-.,/#@+$€£]/.test(before) || /^(?:\w|[-./,:@]\w)/.test(text.slice(end, end + 2));
}
function isInternational(written, digits) {
	const plus = /^\(?\+/.test(written);
	if (!plus && !/^\(?00/.test(written)) return false;
	const number = plus ? digits : digits.slice(2);
	if (!COUNTRY_CODE.test(number) || number.endsWith("000000")) return false;
	if (/^[17]/.test(number)) return number.length === 11;
	return number.length >= (plus ? 9 : 10) && number.length <= 15;
}
/** Fours of digits after fours of digits are the middle of a card or an account, not the beginning of a telephone. */
function isLaterGroup(text, start, first) {
	return first.digits.length === 4 && FOUR_BEFORE.test(text.slice(Math.max(0, start - 16), start));
}
function isNational(written, digits, groups) {
	if (NORTH_AMERICAN.test(written)) return true;
	if (digits.length < 9 || digits.length > 12 || DATE_INSIDE.test(written)) return false;
	if (AREA_IN_BRACKETS.test(written)) return true;
	if (!/^\(?0[1-9]/.test(written)) return false;
	return MOBILE.test(written) || TRUNK_GROUPS.test(groups.map((group) => group.digits.length).join(" "));
}
function isSaidToBeOne(text, start, end, key) {
	if (key !== void 0 && start === 0 && end === text.length) return PHONE_KEY.test(key);
	let at = start - 1;
	while (at >= 0 && at > start - 8 && " \"'.:=(".includes(text.charAt(at))) at -= 1;
	return /\p{L}/u.test(text.charAt(at)) && PHONE_BEFORE.test(text.slice(Math.max(0, start - 48), start));
}

// src/pipeline/redact/json-leaves.ts
/**
* JSON text with its strings, numbers and keys replaced where `leaf` gives something else. All the rest stays as it is
* written: the order of keys, white space, numbers longer than JavaScript can hold. A number that is replaced becomes a
* string.
*
* @param text valid JSON
* @param leaf is given a string's content or a number as written, and the key it stands under, through arrays; a key
*   itself is given without one
* @returns valid JSON; the same text when nothing is replaced
*/
function mapJsonLeaves(text, leaf) {
	const pieces = [];
	const keys = [];
	let copied = 0;
	for (const { token, start } of tokensOf(text)) if (token === "[" || token === "{") keys.push(token === "[" ? keys.at(-1) : void 0);
	else if (token === "]" || token === "}") keys.pop();
	else {
		const end = start + token.length;
		const isString = token.startsWith("\"");
		const isKey = isString && /^\s*:/.test(text.slice(end, end + 64));
		const value = isString ? String(JSON.parse(token)) : token;
		const replaced = leaf(value, isKey ? void 0 : keys.at(-1));
		if (isKey) keys[keys.length - 1] = value;
		if (replaced === value) continue;
		pieces.push(text.slice(copied, start), JSON.stringify(replaced));
		copied = end;
	}
	return pieces.length === 0 ? text : pieces.join("") + text.slice(copied);
}
/** Brackets, strings and numbers. A string's end is looked for by hand: a pattern's stack is too small for a long one. */
function* tokensOf(text) {
	const tokens = /["[\]{}]|-?\d[\d.eE+-]*/g;
	for (let match = tokens.exec(text); match !== null; match = tokens.exec(text)) {
		const { 0: first, index: start } = match;
		if (first === "\"") tokens.lastIndex = stringEnd(text, start);
		yield {
			token: text.slice(start, tokens.lastIndex),
			start
		};
	}
}
/** Behind the quote that closes the string: the next one with an even number of backslashes before it. */
function stringEnd(text, start) {
	for (let quote = text.indexOf("\"", start + 1); quote >= 0; quote = text.indexOf("\"", quote + 1)) {
		let slashes = 0;
		while (text.charAt(quote - 1 - slashes) === "\\") slashes += 1;
		if (slashes % 2 === 0) return quote + 1;
	}
	return text.length;
}

// src/pipeline/redact/pseudonym.ts
/**
* What stands in a value's place: `[email-3fa9]`, the kind and the first four hexadecimal digits of a SHA-256 over kind
* and value. No chance and no key is in it, so a value is the same pseudonym in every trace of every week: a replayed
* tool call still finds its recording, and a case keeps its id.
*
* 16 bits are meant to be few. Each pseudonym stands for one in 65,536 of all possible values, so nobody gets an address
* or a key back out of it. It does not hide a value from those who have a short list it must be on: of a thousand
* customers a pseudonym names one. And two of the values of a sample share one with a chance of 1 in 65,536 per pair.
*
* @param kind a lower-case letter, then letters, digits and dashes, at most 32
* @param value normalised: equal values must be equal texts
*/
function pseudonym(kind, value) {
	return `[${kind}-${sha256(`${kind}\0${value}`).slice(0, 4)}]`;
}

// src/pipeline/redact/replace-found.ts
/** What is left of a text after one look may look like something new; each look leaves less that can. */
const LOOKS = 8;
/**
* A text with everything the finders find replaced by pseudonyms: of what overlaps, the longest, of equals the first
* finder's. Pseudonyms that are there already stay, so redacting again changes nothing.
*
* @param seen is told of everything that was replaced, and how it was written
* @returns the same text when nothing is found
*/
function replaceFound(text, key, finders, seen) {
	let current = text;
	for (let look = 1; look <= LOOKS; look += 1) {
		const found = finders.flatMap((find) => find(current, key));
		const replaced = found.length === 0 ? [] : withoutOverlaps(outsidePseudonyms(current, found), current.length);
		if (replaced.length === 0) break;
		for (const one of replaced) seen(one, current.slice(one.start, one.end));
		current = replace(current, replaced);
	}
	return current;
}
/** What lies in a pseudonym is none of ours to find; what reaches into one takes it in whole. */
function outsidePseudonyms(text, found) {
	const present = text.includes("[") ? [...text.matchAll(PSEUDONYM)] : [];
	if (present.length === 0) return found;
	const owner = /* @__PURE__ */ new Map();
	for (const { 0: name, index } of present) for (let at = index; at < index + name.length; at += 1) owner.set(at, {
		start: index,
		end: index + name.length
	});
	return found.flatMap((one) => {
		const first = owner.get(one.start);
		const last = owner.get(one.end - 1);
		if (first !== void 0 && one.end <= first.end) return [];
		return [{
			...one,
			start: first?.start ?? one.start,
			end: last?.end ?? one.end
		}];
	});
}
/** The longest first; one that begins or ends in a longer one is dropped. In order of place. */
function withoutOverlaps(found, length) {
	const taken = new Uint8Array(length);
	return found.toSorted((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start).filter(({ start, end }) => {
		if (taken[start] === 1 || taken[end - 1] === 1) return false;
		taken.fill(1, start, end);
		return true;
	}).sort((a, b) => a.start - b.start);
}
function replace(text, found) {
	const pieces = [];
	let copied = 0;
	for (const { start, end, kind, value } of found) {
		pieces.push(text.slice(copied, start), pseudonym(kind, value));
		copied = end;
	}
	return pieces.join("") + text.slice(copied);
}

// src/pipeline/redact/text-redactor.ts
/** JSON in JSON in JSON is read this deep; what lies deeper is redacted as text. */
const DEEPEST = 4;
/** @param seen is told of everything that was replaced, once for each text */
function textRedactor(finders, seen) {
	const known = /* @__PURE__ */ new Map();
	const redact = (text, key, depth) => {
		if (text === "") return text;
		if (depth < DEEPEST && isStructure(text)) return mapJsonLeaves(text, (value, inner) => redact(value, inner, depth + 1));
		return replaceFound(text, key, finders, seen);
	};
	return (text, key) => {
		const name = `${key ?? ""}\0${text}`;
		const before = known.get(name);
		if (before !== void 0) return before;
		const redacted = redact(text, key, 0);
		known.set(name, redacted);
		return redacted;
	};
}
/** Whether a text is a JSON object or array. */
function isStructure(text) {
	if (!/^\s{0,64}[[{]/.test(text)) return false;
	try {
		JSON.parse(text);
		return true;
	} catch {
		return false;
	}
}

// src/pipeline/redact/trace-texts.ts
/**
* A trace with every text in it redacted that may be shown, sent or kept. Ids of traces and spans, names of hops, tools
* and models, versions and definitions stay: they are what a trace is found and compared by.
*
* @param listed attributes whose numbers are replaced too
* @returns the same object when no text changes, and the same parts where none of theirs does
*/
function redactTrace(trace, redact, listed) {
	const attributes = (map) => redactAttributes(map, redact, listed);
	return withChanges(trace, {
		hops: redactAll(trace.hops, (hop) => redactHop(hop, redact, attributes)),
		attributes: attributes(trace.attributes),
		evaluations: redactAll(trace.evaluations, (evaluation) => redactFields(evaluation, ["label"], redact)),
		contradictions: redactAll(trace.contradictions, (found) => withChanges(found, { claims: redactAll(found.claims, (claim) => redact(claim)) })),
		...trace.conversation !== void 0 && { conversation: redact(trace.conversation) }
	});
}
function redactHop(hop, redact, attributes) {
	const messages = (list) => redactAll(list, (message) => redactMessage(message, redact));
	const failed = hop.error && { error: redactFields(hop.error, ["type", "message"], redact) };
	switch (hop.kind) {
		case "retrieval": return withChanges(hop, {
			...failed,
			...hop.query !== void 0 && { query: redact(hop.query) },
			...hop.documents && { documents: redactAll(hop.documents, (document) => redactFields(document, [
				"id",
				"text",
				"title"
			], redact)) }
		});
		case "assembly": return withChanges(hop, {
			...failed,
			...hop.template !== void 0 && { template: redact(hop.template) },
			...hop.variables && { variables: attributes(hop.variables) },
			...hop.messages && { messages: messages(hop.messages) }
		});
		case "model": return withChanges(hop, {
			...failed,
			parameters: attributes(hop.parameters),
			...hop.input && { input: messages(hop.input) },
			...hop.output && { output: redactMessage(hop.output, redact) }
		});
		case "tool": return withChanges(hop, {
			...failed,
			...hop.arguments !== void 0 && { arguments: redact(hop.arguments) },
			...hop.result !== void 0 && { result: redact(hop.result) }
		});
		case "parse": return withChanges(hop, { ...failed });
		default: return hop;
	}
}
/** An object with some of its texts redacted; those it has not got stay away. */
function redactFields(original, names, redact) {
	const texts = names.flatMap((name) => typeof original[name] === "string" ? [[name, redact(original[name])]] : []);
	return withChanges(original, Object.fromEntries(texts));
}
function redactMessage(message, redact) {
	const text = { text: redact(message.text) };
	if (message.role !== "assistant" || message.toolCalls === void 0) return withChanges(message, text);
	const toolCalls = redactAll(message.toolCalls, (call) => withChanges(call, { arguments: redact(call.arguments) }));
	return withChanges(message, {
		...text,
		toolCalls
	});
}
function redactAttributes(attributes, redact, listed) {
	const entries = Object.entries(attributes);
	const changed = entries.map(([name, value]) => redactValue(value, name, redact, listed));
	if (changed.every((value, place) => value === entries[place]?.[1])) return attributes;
	return Object.fromEntries(entries.map(([name, value], place) => [name, changed[place] ?? value]));
}
function redactValue(value, key, redact, listed) {
	if (typeof value === "string") return redact(value, key);
	if (typeof value === "number") return listed.includes(key) ? redact(String(value), key) : value;
	if (typeof value !== "object" || value === null) return value;
	if (isList(value)) return redactAll(value, (item) => redactValue(item, key, redact, listed));
	return redactAttributes(value, redact, listed);
}
function isList(value) {
	return Array.isArray(value);
}
/** The same list when no item changes. */
function redactAll(list, redact) {
	const changed = list.map(redact);
	return changed.every((item, place) => item === list[place]) ? list : changed;
}
/** The same object when the changes are what it has already. */
function withChanges(original, changes) {
	return Object.keys(changes).every((name) => changes[name] === original[name]) ? original : {
		...original,
		...changes
	};
}

// src/pipeline/redact.ts
/**
* Replaces personal data and secrets in every text of the traces by pseudonyms, before anything is kept, sent or shown.
* The same value becomes the same pseudonym everywhere. The time is linear in the texts, whatever they are.
*
* @returns traces in which nothing was found are the same objects; redacting again changes nothing
* @throws UserError when one of the user's patterns cannot be used
*/
async function redactTraces(traces, spec) {
	const general = await generalFinders(spec);
	const find = lookedOnce(general);
	const values = /* @__PURE__ */ new Map();
	const seen = ({ kind, value }) => {
		const known = values.get(kind);
		if (known === void 0) values.set(kind, /* @__PURE__ */ new Set([value]));
		else known.add(value);
	};
	const redacted = traces.map((trace) => {
		const finders = [namedValueFinder(trace.attributes, spec.attributes), find];
		const told = [];
		const looked = redactTrace(trace, textRedactor(finders, (found, written) => {
			seen(found);
			if (isToldByItsPlace(found, written, general)) told.push({
				...found,
				text: written
			});
		}), spec.attributes);
		if (told.length === 0) return looked;
		return redactTrace(trace, textRedactor([...finders, knownValueFinder(told)], seen), spec.attributes);
	});
	const kinds = [...values.keys()].sort();
	return {
		traces: redacted,
		counts: Object.fromEntries(kinds.map((kind) => [kind, values.get(kind)?.size ?? 0]))
	};
}
/** Values of one attribute that stand in no trace, redacted as they would be there. @throws UserError as `redactTraces` */
async function redactTexts(texts, attribute, spec) {
	const finders = [namedValueFinder({}, spec.attributes), ...await generalFinders(spec)];
	const redact = textRedactor(finders, () => {});
	return texts.map((text) => redact(text, attribute));
}
async function generalFinders({ patterns, kinds }) {
	return [...await ownFinders(patterns), ...builtInFinders(kinds, await loadChecks())];
}
/**
* Whether only the word before a value, or its key, told what it is: ten digits in a question are the `phone` of a tool's
* arguments. Were they replaced there alone, a replay would call the tool with what no recording holds.
*/
function isToldByItsPlace({ kind }, written, finders) {
	if (kind !== "phone" && kind !== "secret" || written.length < 6 || !/\d/.test(written)) return false;
	return !finders.some((find) => find(written).some(({ start, end }) => start === 0 && end === written.length));
}
/** Of matches that are equally long, the earlier finder's counts: what says more about itself comes first. */
function builtInFinders(kinds, checks) {
	const finders = {
		secret: [findSecrets, findAssignedSecrets],
		iban: [ibanFinder(checks)],
		card: [cardFinder(checks)],
		email: [emailFinder(checks)],
		phone: [findPhones],
		ip: [ipFinder(checks)]
	};
	return Object.entries(finders).flatMap(([kind, list]) => kinds.some((wanted) => wanted === kind) ? list : []);
}

// src/pipeline/build-cases/near-duplicates.ts
/** From this share of common shingles on, two texts are nearly the same. */
const NEARLY = .9;
/** Shingles kept of one text, so that a long text costs no more than a page does. */
const KEPT = 256;
/** The form in which turns are compared; undefined where the user's last turn has no text. */
function askedIn(turns) {
	const texts = turns.flatMap(({ role, text }) => role === "user" ? [text] : []);
	const last = sketchOf(texts.at(-1) ?? "");
	return last.text === "" ? void 0 : {
		last,
		before: sketchOf(texts.slice(0, -1).join("\n"))
	};
}
/**
* Finds what was asked before. Two cases are nearly the same when the user's last turns are, and those before: equal but
* for case, white space and numbers, or with nine tenths of their three-word shingles in common (Jaccard).
*
* Not every two are compared: two sets that share nine tenths share one of their few smallest hashes, and only those
* are looked up (prefix filtering: Bayardo, Ma and Srikant, Scaling Up All Pairs Similarity Search, 2007).
*/
function nearDuplicates() {
	const known = [];
	const byHash = /* @__PURE__ */ new Map();
	return {
		find(asked) {
			const places = new Set(prefix(asked.last).flatMap((hash) => byHash.get(hash) ?? []));
			for (const place of places) {
				const one = known[place];
				if (one !== void 0 && isNear(one.asked.last, asked.last) && isNear(one.asked.before, asked.before)) return one.name;
			}
		},
		add(name, asked) {
			for (const hash of prefix(asked.last)) {
				const places = byHash.get(hash);
				if (places === void 0) byHash.set(hash, [known.length]);
				else places.push(known.length);
			}
			known.push({
				name,
				asked
			});
		}
	};
}
function prefix({ hashes }) {
	return [...hashes.subarray(0, hashes.length - Math.ceil(NEARLY * hashes.length) + 1)];
}
function sketchOf(written) {
	const text = written.toLowerCase().replace(/\p{Nd}+/gu, "0").replace(/\s+/gu, " ").trim();
	const words = text.split(" ");
	const shingles = Math.max(1, words.length - 2);
	const hashes = Uint32Array.from({ length: shingles }, (_, at) => hashOf(words.slice(at, at + 3).join(" "))).sort();
	return {
		text,
		hashes: hashes.filter((hash, at) => hash !== hashes[at - 1]).slice(0, KEPT)
	};
}
/** The share of the smallest hashes of both together that both have. */
function isNear(a, b) {
	if (a.text === b.text) return true;
	let [atA, atB, all, common] = [
		0,
		0,
		0,
		0
	];
	while (all < KEPT && (atA < a.hashes.length || atB < b.hashes.length)) {
		const [hashA = Number.POSITIVE_INFINITY, hashB = Number.POSITIVE_INFINITY] = [a.hashes[atA], b.hashes[atB]];
		all++;
		if (hashA === hashB) common++;
		if (hashA <= hashB) atA++;
		if (hashB <= hashA) atB++;
	}
	return common >= NEARLY * all;
}
/** 32 bits of a text: FNV-1a, its bits then mixed as in MurmurHash3, because the order of hashes must tell nothing. */
function hashOf(text) {
	let hash = 2166136261;
	for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 16777619);
	hash = Math.imul(hash ^ hash >>> 16, 2246822507);
	hash = Math.imul(hash ^ hash >>> 13, 3266489909);
	return (hash ^ hash >>> 16) >>> 0;
}

// src/pipeline/build-cases/choose-traces.ts
/**
* Chooses the traces that make the sample: the fixed part first, then units in the order of the draw until all places
* are taken. A unit takes no place when all of it asks nearly what an earlier case asks; a trace that asks exactly the
* same is one more recording of that case. A fixed unit whose traces are gone leaves its place to the fresh part.
*
* @param byTrace the traces that are there and can be recordings
* @param options.dropNear whether near-duplicates fall out
* @param options.isPlaced whether the fixed part takes places of a size; a rate has none
*/
function chooseTraces(byTrace, { units, reserve, fixed }, options) {
	const found = [];
	const cases = /* @__PURE__ */ new Set();
	const asked = nearDuplicates();
	const standIns = /* @__PURE__ */ new Map();
	/** Whether the trace is in the sample now. */
	function take(one, mayDrop) {
		const text = options.dropNear ? askedIn(one.recording.turns) : void 0;
		if (!cases.has(one.id) && text !== void 0) {
			const standIn = mayDrop ? asked.find(text) : void 0;
			if (standIn !== void 0) {
				standIns.set(one.trace.id, standIn);
				return false;
			}
			asked.add(one.id, text);
		}
		cases.add(one.id);
		found.push(one);
		return true;
	}
	const foundIn = (ids) => ids.map((id) => byTrace.get(id)).filter((one) => one !== void 0);
	const kept = fixed?.units.filter((ids) => foundIn(ids).map((one) => take(one, false)).length > 0) ?? [];
	const gone = (fixed?.units.length ?? 0) - kept.length;
	let places = units.length + (options.isPlaced ? gone : 0);
	const examined = [];
	for (const unit of [...units, ...reserve]) {
		if (places === 0) break;
		examined.push(unit);
		const taken = foundIn(unit.ids).map((one) => take(one, true));
		if (taken.length === 0 || taken.includes(true)) places--;
	}
	return {
		found,
		looked: new Set([...fixed?.units ?? [], ...examined.map(({ ids }) => ids)].flat()),
		examined,
		standIns
	};
}

// src/pipeline/build-cases/observed-answer.ts
/**
* What production answered, from its model calls.
*
* @param calls all, in order of time
* @param last the last of them: the one that answered
* @param after the messages of its input that came after the user's last turn
*/
function observedAnswer(calls, last, after) {
	if (last.status === "error") return {
		status: "failed",
		reason: "production-error",
		detail: `production recorded an error${last.error?.type === void 0 ? "" : `: ${last.error.type}`}`
	};
	if (last.output === void 0) return empty("the content of production's answer was not recorded");
	const thisTurn = callsOfTurn(calls, last);
	const agent = thisTurn.filter((call) => call.input === void 0 || users(call).length === users(last).length);
	const toolCalls = toolCallsOf(agent, last, after);
	if (last.output.text === "" && (last.output.toolCalls ?? []).length === 0) return empty("production recorded an answer without text");
	const latencyMs = sum(thisTurn.map(durationMs));
	const usage = totalUsage(thisTurn);
	return {
		status: "answered",
		text: last.output.text,
		toolCalls,
		finish: last.finish ?? "other",
		...latencyMs !== void 0 && { latencyMs },
		...usage !== void 0 && { usage },
		...last.resolvedModel !== void 0 && { resolvedModel: last.resolvedModel },
		...last.fingerprint !== void 0 && { fingerprint: last.fingerprint },
		modelCalls: agent.length
	};
}
function empty(detail) {
	return {
		status: "failed",
		reason: "empty-answer",
		detail
	};
}
/**
* The model calls of the last turn: of the agent that answered, and of others that worked for it. A trace may hold a whole
* conversation; a call of an earlier turn saw what the user had said until then, and no more.
*/
function callsOfTurn(calls, last) {
	const said = users(last);
	return calls.filter((call) => {
		const seen = users(call);
		const isEarlier = seen.length < said.length && seen.every((text, index) => text === said[index]);
		return call.input === void 0 || !isEarlier;
	});
}
/**
* The tool calls of a turn. Where earlier outputs were not recorded, the last input still quotes them: whichever record
* holds more is the whole one.
*/
function toolCallsOf(calls, last, after) {
	const fromHops = calls.flatMap(({ output }) => output?.toolCalls ?? []);
	const fromInput = [...after.flatMap((message) => message.role === "assistant" ? message.toolCalls ?? [] : []), ...last.output?.toolCalls ?? []];
	return fromInput.length > fromHops.length ? fromInput : fromHops;
}
/** What the user had said when a call was made. */
function users({ input = [] }) {
	return input.filter(({ role }) => role === "user").map(({ text }) => text);
}
function durationMs({ startNs, endNs }) {
	return startNs === null || endNs === null || endNs < startNs ? void 0 : Number(endNs - startNs) / 1e6;
}
/** A sum of what is all known; one unknown part makes the whole unknown. */
function sum(parts) {
	const known = parts.filter((part) => part !== void 0);
	return known.length === parts.length ? known.reduce((total, part) => total + part, 0) : void 0;
}
function totalUsage(calls) {
	const input = sum(calls.map(({ usage }) => usage?.input));
	const output = sum(calls.map(({ usage }) => usage?.output));
	const cachedInput = sum(calls.map(({ usage }) => usage?.cachedInput));
	if (input === void 0 || output === void 0) return void 0;
	return {
		input,
		output,
		...cachedInput !== void 0 && { cachedInput }
	};
}

// src/pipeline/build-cases/tool-results.ts
/**
* The results that tools gave production, in the order in which a replay asks for them: those after the user's last
* turn, from tool hops and, where no hop has recorded the call, from the tool messages. A trace may hold a whole
* conversation: of a call that was made in earlier turns only, its latest result follows, because nothing newer is known.
*
* @param turns the last model hop's input up to the user's last message, without system text
* @param after the rest of that input
*/
function recordedToolResults(hops, turns, after) {
	const start = hops.findLastIndex((hop) => hop.kind === "model" && isEarlier$1(hop.input ?? [], turns)) + 1;
	const now = resultsOfTurn(executedIn(hops.slice(start)), answeredCalls(after));
	const known = new Set(now.map(callKey));
	const before = executedIn(hops.slice(0, start)).flatMap((hop) => toResult(hop));
	const latest = new Map(before.map((result) => [callKey(result), result]));
	return [...now, ...[...latest].flatMap(([key, result]) => known.has(key) ? [] : [result])];
}
/** Whether a model was asked before the user's last turn: what it was shown is how that conversation began. */
function isEarlier$1(input, turns) {
	const shown = input.filter(({ role }) => role !== "system");
	if (shown.length === 0 || shown.length >= turns.length) return false;
	return shown.every(({ role, text }, index) => role === turns[index]?.role && text === turns[index].text);
}
function executedIn(hops) {
	return hops.filter((hop) => hop.kind === "tool").filter((hop) => hop.result !== void 0 || hop.status === "error");
}
/**
* What a hop recorded as the result; of a tool that failed without one, what the model was told, else the error.
* @param answered the call as messages tell of it
*/
function toResult(hop, answered) {
	const { tool, arguments: given, status, error } = hop;
	const result = hop.result ?? answered?.result ?? error?.message ?? error?.type;
	if (result === void 0) return [];
	const failed = status === "error" ? { error: true } : {};
	return [{
		tool,
		arguments: given ?? answered?.call.arguments ?? "",
		result,
		...failed
	}];
}
/** Hops in order of time, with the calls that only messages tell of in their places between them. */
function resultsOfTurn(hops, answered) {
	const left = [...hops];
	const found = answered.toReversed().map(({ call }) => {
		const index = left.findLastIndex((hop) => isSame(hop, call));
		return index < 0 ? void 0 : left.splice(index, 1)[0];
	});
	const results = [];
	for (const { call, result } of answered) {
		const hop = found.pop();
		while (hop !== void 0 && left[0] !== void 0 && hops.indexOf(left[0]) < hops.indexOf(hop)) results.push(...left.splice(0, 1).flatMap((one) => toResult(one)));
		if (hop === void 0) results.push({
			tool: call.name,
			arguments: call.arguments,
			result
		});
		else results.push(...toResult(hop, {
			call,
			result
		}));
	}
	return [...results, ...left.flatMap((hop) => toResult(hop))];
}
/** Whether a tool hop executed this call. Ids repeat within a trace, so equal ids need an equal tool as well. */
function isSame(hop, call) {
	if (hop.tool !== call.name) return false;
	if (hop.arguments !== void 0) return canonical(hop.arguments) === canonical(call.arguments);
	return hop.callId === void 0 || hop.callId === call.id;
}
function callKey({ tool, arguments: given }) {
	return JSON.stringify([tool, canonical(given)]);
}
function canonical(text) {
	try {
		return canonicalJson(JSON.parse(text));
	} catch {
		return text;
	}
}
/** Pairs each result with the nearest earlier unanswered call of its id; without ids the reader has paired by order. */
function answeredCalls(messages) {
	const unanswered = [];
	return messages.flatMap((message) => {
		if (message.role === "assistant") unanswered.push(...message.toolCalls ?? []);
		if (message.role !== "tool") return [];
		const index = unanswered.findLastIndex(({ id }) => id === message.callId);
		const [call] = index < 0 ? [] : unanswered.splice(index, 1);
		if (call !== void 0) return [{
			call,
			result: message.text
		}];
		return message.name === void 0 ? [] : [{
			call: {
				id: message.callId,
				name: message.name,
				arguments: ""
			},
			result: message.text
		}];
	});
}

// src/pipeline/build-cases/recording.ts
/**
* What a replay needs of a trace. The last model hop is the one that answered: what it was given, up to the user's last
* turn, is asked again.
*
* @returns undefined for a trace without a model hop
*/
function toRecording(trace) {
	const calls = trace.hops.filter((hop) => hop.kind === "model");
	const last = calls.at(-1);
	if (last === void 0) return void 0;
	const { system, turns, after } = splitInput(last);
	return {
		traceId: trace.id,
		turns,
		...system !== void 0 && { system },
		variables: variablesOf(trace),
		...trace.startNs !== null && { time: new Date(Number(trace.startNs / 1000000n)).toISOString() },
		retrievals: trace.hops.flatMap((hop) => hop.kind === "retrieval" && hop.documents !== void 0 ? [{
			...hop.query !== void 0 && { query: hop.query },
			documents: hop.documents
		}] : []),
		toolResults: recordedToolResults(trace.hops, turns, after),
		observed: observedAnswer(calls, last, after),
		attributes: trace.attributes,
		evaluations: trace.evaluations,
		versions: trace.versions
	};
}
/** System text from the head of the input; the turns up to the user's last; and what the agent did after that. */
function splitInput({ input = [] }) {
	const firstTurn = input.findIndex(({ role }) => role !== "system");
	const head = firstTurn < 0 ? input : input.slice(0, firstTurn);
	const lastUser = input.findLastIndex(({ role }) => role === "user");
	return {
		...head.length > 0 && { system: head.map(({ text }) => text).join("\n\n") },
		turns: lastUser < 0 ? [] : input.slice(head.length, lastUser + 1),
		after: input.slice(Math.max(lastUser + 1, head.length))
	};
}
const VARIABLE = "gen_ai.prompt.variable.";
/** Variables of the last assembly that has any; those that only an outer span carries are added. */
function variablesOf({ hops, attributes }) {
	const assembled = hops.flatMap((hop) => hop.kind === "assembly" && hop.variables ? [hop.variables] : []).at(-1);
	const outer = Object.entries(attributes).filter(([name]) => name.startsWith(VARIABLE));
	return {
		...Object.fromEntries(outer.map(([name, value]) => [name.slice(23), value])),
		...assembled
	};
}

// src/pipeline/build-cases/weights.ts
/**
* What each case stands for: of a kind of which n units were drawn from N, each unit stands for N / n. Quotas make kinds
* of their own, so that what they add to the sample is taken back here (post-stratification). A near-duplicate that was
* dropped counts for the case that stands for it: the sum over all cases is what there was to draw from.
*
* @param traces those of the sample, and those that were dropped
*/
function weights(traces, { found, examined, standIns }, { kinds }) {
	const drawn = /* @__PURE__ */ new Map();
	for (const { kind } of examined) drawn.set(kind, (drawn.get(kind) ?? 0) + 1);
	const shares = new Map(examined.flatMap(({ ids, kind }) => {
		const each = (kinds.get(kind) ?? 0) / (drawn.get(kind) ?? 1);
		return ids.map((id) => [id, each]);
	}));
	const caseOf = new Map([...standIns, ...found.map(({ trace, id }) => [trace.id, id])]);
	const sums = /* @__PURE__ */ new Map();
	for (const { id, upstream } of [...traces].sort((a, b) => a.id < b.id ? -1 : 1)) {
		const [name, each] = [caseOf.get(id), shares.get(id)];
		if (name === void 0 || each === void 0) continue;
		const { represents, weight } = sums.get(name) ?? {
			represents: 0,
			weight: 0
		};
		const count = upstream.tail ? void 0 : upstream.count;
		const isKnown = weight !== void 0 && count !== void 0;
		sums.set(name, {
			represents: represents + each,
			weight: isKnown ? weight + count * each : void 0
		});
	}
	return (id) => {
		const { represents, weight } = sums.get(id) ?? {};
		return {
			...represents !== void 0 && { represents },
			...weight !== void 0 && { weight }
		};
	};
}

// src/pipeline/build-cases.ts
/**
* The cases behind drawn traces. A case is named by the suite's key attribute, else by the digest of what was asked,
* else, where content was not recorded, by its trace; traces with one name are recordings of one case. Traces without a
* model hop ask nothing and are left out. Traces without recorded input are cases that cannot be replayed: they are
* counted under "no recorded input" and stay.
*/
function buildCases(traces, options) {
	const { sample, draw, drawn } = options;
	const byTrace = new Map(traces.flatMap((trace) => {
		const recording = toRecording(trace);
		return recording === void 0 ? [] : [[trace.id, {
			trace,
			recording,
			id: caseId(recording, sample.key)
		}]];
	}));
	const dropNear = !sample.nearDuplicates && drawn !== void 0;
	const isPlaced = typeof sample.size === "number";
	const chosen = chooseTraces(byTrace, drawn ?? allOf(traces), {
		dropNear,
		isPlaced
	});
	const fixed = new Set(drawn?.fixed?.units.flat());
	const weightOf = weights(traces, chosen, drawn ?? allOf(traces));
	const cases = [...grouped$1(chosen.found)].map(([id, found]) => ({
		...toCase(id, found, fixed, options),
		...drawn === void 0 ? {} : weightOf(id)
	})).sort((a, b) => a.id < b.id ? -1 : 1);
	return {
		cases,
		seed: draw.seed,
		...draw.design === void 0 ? {} : { design: draw.design },
		traces: draw.traces,
		...drawn?.fixed !== void 0 && { fixed: {
			from: drawn.fixed.from,
			cases: cases.filter(({ part }) => part === "fixed").length
		} },
		strata: drawn === void 0 ? draw.strata : draw.strata.map((stratum) => drawnOf(stratum, chosen.examined)),
		digest: digestOf(cases.map(({ id }) => id)),
		leftOut: {
			...draw.leftOut,
			...leftOut$1(traces, byTrace, chosen)
		}
	};
}
function allOf(traces) {
	return {
		units: traces.map(({ id }) => ({
			ids: [id],
			stratum: "",
			kind: ""
		})),
		reserve: [],
		kinds: /* @__PURE__ */ new Map()
	};
}
function grouped$1(all) {
	const groups = /* @__PURE__ */ new Map();
	for (const found of [...all].sort(byTraceId)) {
		const group = groups.get(found.id);
		if (group === void 0) groups.set(found.id, [found]);
		else group.push(found);
	}
	return groups;
}
function byTraceId(a, b) {
	return a.trace.id < b.trace.id ? -1 : 1;
}
function drawnOf(stratum, examined) {
	return {
		...stratum,
		drawn: examined.filter((unit) => unit.stratum === stratum.name).length
	};
}
function leftOut$1(traces, byTrace, { found, looked, standIns }) {
	const withoutModel = traces.filter(({ id }) => looked.has(id) && !byTrace.has(id)).length;
	const withoutInput = found.filter(({ recording }) => recording.turns.length === 0).length;
	return {
		...withoutModel > 0 && { "no model hop": withoutModel },
		...withoutInput > 0 && { "no recorded input": withoutInput },
		...standIns.size > 0 && { "nearly the same as another": standIns.size }
	};
}
function caseId({ traceId, turns, variables, attributes }, key) {
	const named = key === void 0 ? void 0 : attributeText(attributes, key);
	if (named !== void 0) return named;
	return turns.length > 0 || Object.keys(variables).length > 0 ? digestOf({
		turns,
		variables
	}).slice(0, 16) : traceId;
}
function toCase(id, found, fixed, { sample, slices, expected }) {
	const [first, ...others] = found;
	const conversation = found.map(({ trace }) => trace.conversation).find((known) => known !== void 0);
	const value = (name) => found.map(({ trace }) => attributeText(trace.attributes, name)).find((text) => text !== void 0);
	const answer = expected === void 0 ? void 0 : value(expected);
	return {
		id,
		cluster: conversation ?? (sample.key === void 0 ? first.trace.id : id),
		slices: Object.fromEntries(slices.flatMap((name) => {
			const text = value(name);
			return text === void 0 ? [] : [[name, text]];
		})),
		...answer !== void 0 && { expected: answer },
		part: found.some(({ trace }) => fixed.has(trace.id)) ? "fixed" : "fresh",
		recordings: [first.recording, ...others.map(({ recording }) => recording)]
	};
}

// src/statistics/apportion.ts
/**
* Shares out places among groups in proportion to their sizes, at least one each as far as they reach (the largest
* groups first), and never more than a group's size.
*
* Every place goes to the group with the highest size / (2 · places it has + 1): the method of Sainte-Laguë. Unlike
* largest remainders it never takes a place away from a group when there are more places to give (the Alabama
* paradox), so a smaller draw is always a part of a larger one. See Balinski and Young, Fair Representation, 1982.
*
* @param sizes by group, whole numbers of at least 1
* @param places whole number of at least 0
* @returns places by group; a group without any is absent. They sum to the smaller of `places` and all sizes together.
*/
function apportion(sizes, places) {
	const groups = [...sizes].sort(([a, sizeA], [b, sizeB]) => sizeB - sizeA || (a < b ? -1 : 1));
	const given = new Map(groups.slice(0, places).map(([name]) => [name, 1]));
	for (let left = places - given.size; left > 0; left--) {
		const next = neediest(groups, given);
		if (next === void 0) break;
		given.set(next, (given.get(next) ?? 0) + 1);
	}
	return given;
}
function neediest(groups, given) {
	let best;
	let highest = 0;
	for (const [name, size] of groups) {
		const has = given.get(name) ?? 0;
		const claim = has < size ? size / (2 * has + 1) : 0;
		if (claim > highest) [best, highest] = [name, claim];
	}
	return best;
}

// src/pipeline/draw/u.ts
/** One more than the largest u. */
const U_RANGE = 2n ** 56n;
/**
* A unit's place in the draw: the first 14 hexadecimal digits of sha256(seed 0x00 id) as a number, 0…2⁵⁶ − 1. The largest
* are drawn first. It depends on nothing else, so machines, shards and data warehouses agree on the order.
*
* @param id of a trace, or of a conversation where those are drawn
*/
function uOf(seed, id) {
	return BigInt(`0x${uDigits(seed, id)}`);
}
/** The same as 14 hexadecimal digits, which compare as texts like the numbers they write, and cost less to make. */
function uDigits(seed, id) {
	return sha256(`${seed}\u0000${id}`).slice(0, 14);
}
/** A number of the range as its 14 digits. */
function digitsOf(u) {
	return u.toString(16).padStart(14, "0");
}
/**
* The smallest u that is drawn at a rate. A smaller rate draws a part of what a larger one draws, and traces that come
* later evict none.
*
* @param rate the share of units to draw, 0…1
*/
function leastU(rate) {
	return BigInt(Math.round((1 - rate) * 2 ** 56));
}

// src/pipeline/draw/units.ts
/** The units that traces make, in the order of their first trace. */
function toUnits(traces, sample) {
	if (sample.turns !== "all") {
		const groupOf = ({ id, conversation }) => sample.turns === "one" ? conversation ?? id : id;
		return traces.map((trace) => toUnit([trace.id], trace, trace.u, groupOf(trace), sample));
	}
	const conversations = /* @__PURE__ */ new Map();
	for (const trace of traces) {
		const id = trace.conversation ?? trace.id;
		const known = conversations.get(id);
		if (known === void 0) conversations.set(id, [trace]);
		else known.push(trace);
	}
	return [...conversations].map(([id, turns]) => {
		return toUnit(turns.map((turn) => turn.id).sort(), factsOf(turns), uOf(sample.seed, id), id, sample);
	});
}
/** What is true of any turn is true of the conversation; its first turn names the stratum. */
function factsOf(turns) {
	const [first] = turns.filter(({ stratum }) => stratum !== void 0).sort(byStart);
	return {
		error: turns.some(({ error }) => error),
		negative: turns.some(({ negative }) => negative),
		tail: turns.some(({ tail }) => tail),
		stratum: first?.stratum
	};
}
function byStart(a, b) {
	if (a.startNs !== b.startNs) {
		if (a.startNs === null) return 1;
		if (b.startNs === null || a.startNs < b.startNs) return -1;
		return 1;
	}
	return a.id < b.id ? -1 : 1;
}
function toUnit(ids, { error, negative, tail, stratum }, u, group, { stratify, keep }) {
	const value = stratify === void 0 ? "all" : stratum ?? "(none)";
	const name = tail ? `${value}, tail-sampled` : value;
	return {
		u,
		ids,
		group,
		stratum: name,
		kind: `${name}\n${keep.errors > 0 && error}\n${keep.negativeFeedback > 0 && negative}`,
		error,
		negative
	};
}
/** The largest u first. */
function byU(a, b) {
	if (a.u !== b.u) return a.u > b.u ? -1 : 1;
	return (a.ids[0] ?? "") < (b.ids[0] ?? "") ? -1 : 1;
}
/** The units with the largest u, best first. Most are ruled out before any is sorted: there may be very many. */
function largest(units, size) {
	if (size <= 0) return [];
	const sorted = BigUint64Array.from(units, ({ u }) => u).sort();
	const last = sorted[Math.max(0, sorted.length - size)] ?? 0n;
	return units.filter(({ u }) => u >= last).sort(byU).slice(0, size);
}
/** Of each group the unit with the largest u. */
function onePerGroup(units) {
	const best = /* @__PURE__ */ new Map();
	for (const unit of units) {
		const known = best.get(unit.group);
		if (known === void 0 || byU(unit, known) < 0) best.set(unit.group, unit);
	}
	return best.size === units.length ? units : [...best.values()];
}

// src/pipeline/draw/choose.ts
/**
* Chooses among units: quotas first, then the rest by strata, in proportion to what is left in each, or all with a large
* enough u where a rate is asked for. More places, or a larger rate, choose all that fewer do, and others.
*
* @param places how many are to be drawn, a whole number, or the share of all, 0…1
* @param spare how many more the reserve is to hold, at most
*/
function choose(units, sample, places, spare) {
	const candidates = grouped(units, sample);
	const take = (times) => typeof places === "number" ? bySize(candidates, times === 1 ? places : places + spare) : byRate(candidates, Math.min(1, times * places.rate));
	const drawn = take(1);
	if (spare === 0) return {
		drawn,
		reserve: []
	};
	const more = take(2);
	const isDrawn = new Set(drawn);
	return {
		drawn,
		reserve: more.filter((unit) => !isDrawn.has(unit)).slice(0, spare)
	};
}
/** Where a group has one place, a quota's unit has it before one with a larger u. */
function grouped(units, { keep, turns }) {
	const placed = turns === "one" ? onePerGroup : (all) => all;
	const errors = largest(placed(units.filter(({ error }) => error)), keep.errors);
	const negatives = largest(placed(units.filter(({ negative }) => negative)), keep.negativeFeedback);
	const quotas = placed([.../* @__PURE__ */ new Set([...errors, ...negatives])]);
	const taken = new Set(quotas.map(({ group }) => group));
	return {
		quotas,
		rest: placed(taken.size === 0 ? units : units.filter(({ group }) => !taken.has(group)))
	};
}
function byRate({ quotas, rest }, rate) {
	const least = leastU(rate);
	return [...quotas, ...rest.filter(({ u }) => u >= least)].sort(byU);
}
function bySize({ quotas, rest }, places) {
	const kept = largest(quotas, places);
	const strata = byStratum(rest);
	const sizes = new Map([...strata].map(([name, units]) => [name, units.length]));
	const given = apportion(sizes, Math.max(0, places - kept.length));
	return [...kept, ...[...strata].flatMap(([name, units]) => largest(units, given.get(name) ?? 0))].sort(byU);
}
function byStratum(units) {
	const strata = /* @__PURE__ */ new Map();
	for (const unit of units) {
		const stratum = strata.get(unit.stratum);
		if (stratum === void 0) strata.set(unit.stratum, [unit]);
		else stratum.push(unit);
	}
	return strata;
}

// src/pipeline/draw/draw-from.ts
/**
* The draw from what is kept of all traces.
*
* @param fixed trace ids of units that have places already
*/
function drawFrom({ traces, scale, threshold }, { sample, since }, fixed) {
	const fitting = traces.filter(({ unmet, ruledOut }) => unmet.length === 0 && !ruledOut);
	const eligible = fitting.filter(({ startNs }) => since === void 0 || startNs !== null && startNs >= since);
	const withoutTime = since === void 0 ? 0 : fitting.filter(({ startNs }) => startNs === null).length;
	const units = toUnits(eligible, sample);
	const { drawn, reserve } = choose(withoutFixed(units, fixed), sample, placesOf$1(sample, fixed.length), spareOf(sample, fixed.length));
	const about = (count) => Math.round(count * scale);
	const beyond = typeof sample.size === "number" ? 0 : beyondReach(sample.size.rate, threshold, units.length * scale);
	return {
		ids: drawn.flatMap(({ ids }) => ids).sort(),
		units: drawn.map(toDrawn),
		reserve: reserve.map(toDrawn),
		kinds: new Map([...countsOf(units, "kind")].map(([kind, count]) => [kind, count * scale])),
		traces: about(eligible.length),
		...scale === 1 ? {} : { estimated: true },
		strata: strataOf(units, drawn, about, scale !== 1),
		seed: sample.seed,
		leftOut: {
			...withoutTime > 0 && { "no start time": about(withoutTime) },
			...beyond > 0 && { "more than can be drawn": beyond }
		}
	};
}
/** A rate draws the fresh part; how many places a fixed part would take from it is known only afterwards. */
function placesOf$1({ size }, fixed) {
	return typeof size === "number" ? Math.max(0, size - fixed) : size;
}
/** As many again where near-duplicates fall out; else enough for fixed places whose traces are gone. */
function spareOf({ size, nearDuplicates }, fixed) {
	if (typeof size !== "number") return nearDuplicates ? 0 : Number.POSITIVE_INFINITY;
	return nearDuplicates ? Math.min(fixed, size) : size;
}
/** A unit goes when one of its traces is fixed, and so do all of its group. */
function withoutFixed(units, fixed) {
	if (fixed.length === 0) return units;
	const ids = new Set(fixed.flat());
	const groups = new Set(units.flatMap((unit) => unit.ids.some((id) => ids.has(id)) ? [unit.group] : []));
	return units.filter(({ group }) => !groups.has(group));
}
/** About how many units a rate asks for that are no longer known, each with its u under the threshold. */
function beyondReach(rate, threshold, units) {
	const least = leastU(rate);
	return least > threshold ? 0 : Math.round(Number(threshold - least + 1n) / 2 ** 56 * units);
}
function strataOf(units, drawn, about, estimated) {
	const places = countsOf(drawn, "stratum");
	return [...countsOf(units, "stratum")].map(([name, count]) => ({
		name,
		traces: about(count),
		...estimated && { estimated: true },
		drawn: places.get(name) ?? 0
	})).sort((a, b) => a.name < b.name ? -1 : 1);
}
function countsOf(units, key) {
	const counts = /* @__PURE__ */ new Map();
	for (const unit of units) counts.set(unit[key], (counts.get(unit[key]) ?? 0) + 1);
	return counts;
}
function toDrawn({ ids, stratum, kind }) {
	return {
		ids,
		stratum,
		kind
	};
}

// src/pipeline/draw/trace-facts.ts
function gathering(where, stratify) {
	return {
		where,
		stratify,
		unmet: where.flatMap((condition, place) => "is" in condition ? [place] : [])
	};
}
function newTrace(id, u, { unmet }) {
	return {
		id,
		u,
		unmet,
		ruledOut: false,
		error: false,
		negative: false,
		tail: false,
		startNs: null,
		stratum: void 0,
		stratumNs: null,
		conversation: void 0
	};
}
/** Adds what one span says. The order of spans does not matter, and a span may be added twice. */
function addSpan(trace, span, { where, stratify }) {
	const textOf = (name) => Object.hasOwn(span.attributes, name) ? span.attributes[name] : void 0;
	for (const [place, condition] of where.entries()) {
		const value = textOf(condition.attribute);
		if (value === void 0) continue;
		if ("isNot" in condition) trace.ruledOut ||= condition.isNot.includes(value);
		else if (condition.is.includes(value) && trace.unmet.includes(place)) trace.unmet = trace.unmet.filter((one) => one !== place);
	}
	trace.error ||= span.error;
	trace.negative ||= span.negativeFeedback;
	trace.tail ||= span.tail;
	trace.startNs = earlier(trace.startNs, span.startNs);
	if (stratify !== void 0) nameStratum(trace, textOf(stratify), span.startNs);
	trace.conversation = smaller(trace.conversation, span.conversation);
}
/** Adds what another shard knows of the same trace. */
function addFacts(trace, other) {
	trace.unmet = trace.unmet.filter((place) => other.unmet.includes(place));
	trace.ruledOut ||= other.ruledOut;
	trace.error ||= other.error;
	trace.negative ||= other.negative;
	trace.tail ||= other.tail;
	trace.startNs = earlier(trace.startNs, other.startNs);
	nameStratum(trace, other.stratum, other.stratumNs);
	trace.conversation = smaller(trace.conversation, other.conversation);
}
/** The earliest span speaks for the trace, as it is the root's place; among equals the smaller text, for any order. */
function nameStratum(trace, name, startNs) {
	if (name === void 0) return;
	if (!(trace.stratum === void 0 || isEarlier(startNs, trace.stratumNs)) && !(startNs === trace.stratumNs && name < (trace.stratum ?? name))) return;
	trace.stratum = name;
	trace.stratumNs = startNs;
}
function isEarlier(a, b) {
	return a !== null && (b === null || a < b);
}
function earlier(a, b) {
	return isEarlier(b, a) ? b : a;
}
/** Spans of one trace agree on its conversation; where they do not, any rule does that ignores their order. */
function smaller(a, b) {
	return a === void 0 || b !== void 0 && b < a ? b : a;
}

// src/pipeline/draw/kept-traces.ts
/**
* Keeps facts of at most so many traces, those with the largest u. Which these are depends on the set of all traces
* alone, not on their order, nor on the shards in which they came: u has to be larger than the largest that has no
* place. From that threshold τ the number of all is estimated as places / (1 − τ), which is right on average
* (the bottom-k sketch: Cohen and Kaplan, Summarizing Data Using Bottom-k Sketches, 2007).
*/
function keptTraces(seed, capacity, rules) {
	const traces = /* @__PURE__ */ new Map();
	let threshold = -1n;
	let thresholdDigits = "";
	/** Some more than there is place for are let in, because finding the smallest is worth it only for many. */
	const most = Math.ceil(capacity * 1.25);
	function shrink() {
		if (traces.size <= capacity) return;
		const sorted = BigUint64Array.from(traces.values(), ({ u }) => u).sort();
		raiseTo(sorted[sorted.length - 1 - capacity] ?? threshold);
	}
	function raiseTo(u) {
		threshold = u;
		thresholdDigits = digitsOf(u);
		for (const [id, { u }] of traces) if (u <= threshold) traces.delete(id);
	}
	function admit(id, u) {
		if (u <= threshold) return void 0;
		if (traces.size > most) {
			shrink();
			if (u <= threshold) return void 0;
		}
		const trace = newTrace(id, u, rules);
		traces.set(id, trace);
		return trace;
	}
	function settled() {
		shrink();
		const scale = threshold < 0n ? 1 : Number(U_RANGE) / Number(U_RANGE - threshold);
		return {
			traces: [...traces.values()],
			scale,
			threshold
		};
	}
	/** Of very many traces hardly any is kept: once there is a threshold, its digits rule out all others at least cost. */
	function find(id) {
		if (threshold < 0n) return traces.get(id) ?? admit(id, uOf(seed, id));
		const digits = uDigits(seed, id);
		if (digits <= thresholdDigits) return void 0;
		return traces.get(id) ?? admit(id, BigInt(`0x${digits}`));
	}
	return {
		find,
		absorb(other) {
			const given = other.settled();
			if (given.threshold > threshold) raiseTo(given.threshold);
			for (const facts of given.traces) {
				const trace = traces.get(facts.id) ?? admit(facts.id, facts.u);
				if (trace !== void 0) addFacts(trace, facts);
			}
		},
		settled
	};
}

// src/pipeline/draw.ts
/**
* Draws whole traces, or whole conversations, by a hash of the seed and the id: the same seed and traces give the same
* draw on every machine, a smaller size gives a part of a larger one, and traces that come later evict no more than
* their share. Quotas come first, then the rest of the size by strata, in proportion to what is left in each.
*
* Memory is bounded: of more traces than the capacity, those with the largest hashes are known, which is where a draw
* takes its traces from; their number is then an estimate.
*/
function createDraw(options) {
	const { sample, where, capacity = capacityFor(sample) } = options;
	const rules = gathering(where, sample.stratify);
	const kept = keptTraces(sample.seed, capacity, rules);
	let lastId;
	let last;
	const factsOf = (id) => {
		if (id !== lastId) {
			lastId = id;
			last = kept.find(id);
		}
		return last;
	};
	return {
		attributes: [.../* @__PURE__ */ new Set([...where.map(({ attribute }) => attribute), ...sample.stratify === void 0 ? [] : [sample.stratify]])],
		add(fact) {
			const trace = factsOf(fact.traceId);
			if (trace !== void 0) addSpan(trace, fact, rules);
		},
		matters: (traceId) => factsOf(traceId) !== void 0,
		result: (fixed = []) => drawFrom(kept.settled(), options, fixed),
		kept,
		options
	};
}
/** Estimates of numbers are then right to one per cent, and the facts take five megabytes. */
const CAPACITY = 16384;
/** A rate must find all that it draws among them; a conversation is whole only while every trace is known: 160 MB. */
function capacityFor({ size, turns }) {
	if (turns === "all") return 32 * CAPACITY;
	return typeof size === "number" ? Math.max(CAPACITY, 64 * size) : 8 * CAPACITY;
}

// src/stories/fixed-part.ts
/**
* The part of a baseline's sample that is asked again, so that the two pair: those of its cases that the anchor has too,
* then those with the largest u; or of its conversations where those are drawn. As neither changes, they stay from week to
* week until their traces are gone or others come before them.
*
* An anchor that was blessed long after it was recorded has few cases in the latest sample. Where its texts are kept, its
* own cases come back, until they have half of the part.
*
* @returns undefined when the suite keeps none
*/
function fixedPart(sample, { latest, anchor, anchorTexts }) {
	const places = placesOf(sample);
	if (places === 0) return void 0;
	const inAnchor = new Map(anchor === void 0 ? [] : rankedUnits(anchor, sample));
	const inLatest = new Map(rankedUnits(latest, sample));
	const both = [...inLatest].filter(([key]) => inAnchor.has(key));
	const back = anchorTexts === true ? [...inAnchor].filter(([key]) => !inLatest.has(key)) : [];
	const others = [...inLatest].filter(([key]) => !inAnchor.has(key));
	const lacking = Math.max(0, Math.floor(places / 2) - both.length);
	const units = [
		...both,
		...back.slice(0, lacking),
		...others
	].slice(0, places);
	return {
		from: latest.name.path,
		units: units.map(([, ids]) => ids)
	};
}
/** Whether the anchor has fewer cases in the latest sample than its half of the fixed part. */
function lacksAnchor(sample, { latest, anchor }) {
	if (anchor === void 0) return false;
	const inLatest = unitsOf(latest, sample);
	return [...unitsOf(anchor, sample).keys()].filter((key) => inLatest.has(key)).length < Math.floor(placesOf(sample) / 2);
}
/** Cases or conversations with their trace ids, those with the largest u first. */
function rankedUnits(stored, sample) {
	const { seed, turns } = sample;
	const uOfUnit = (key, ids) => turns === "all" ? uOf(seed, key) : [...ids].map((id) => uOf(seed, id)).reduce((a, b) => a > b ? a : b, -1n);
	return [...unitsOf(stored, sample)].map(([key, ids]) => ({
		key,
		ids: [...ids].sort(),
		u: uOfUnit(key, ids)
	})).sort(byRank).map(({ key, ids }) => [key, ids]);
}
/** Trace ids by case, or by conversation where those are drawn. */
function unitsOf({ baseline }, { turns }) {
	const units = /* @__PURE__ */ new Map();
	for (const row of baseline.run.cases) {
		const key = turns === "all" ? row.cluster : row.id;
		units.set(key, /* @__PURE__ */ new Set([...units.get(key) ?? [], ...row.trials.map(({ trace }) => trace)]));
	}
	return units;
}
function byRank(a, b) {
	if (a.u !== b.u) return a.u > b.u ? -1 : 1;
	return a.key < b.key ? -1 : 1;
}
function placesOf({ fixed, size }) {
	if (typeof size !== "number") return fixed ?? 0;
	return Math.min(fixed ?? Math.floor(size / 2), size);
}

// src/stories/no-cases.ts
/** No trace is in the window and fits the filters. */
function noneLeft({ path, traces }, leftOut) {
	const filters = [...traces.where.map(inWords), ...traces.windowMs === void 0 ? [] : [`the last ${durationText(traces.windowMs).replace(/^1 /, "")}`]];
	if (filters.length === 0 && Object.keys(leftOut).length === 0) return {
		reason: "no-cases",
		problem: `${path}: traces.from: there is no trace`,
		remedy: "See to it that traces are there, or correct traces.from in the suite file."
	};
	return {
		reason: "no-cases",
		problem: `${path}: traces: none of the traces is left${filters.length === 0 ? "" : ` after ${filters.join(", ")}`}${reasons(leftOut)}`,
		remedy: "Widen traces.window or traces.where in the suite file, or point traces.from at newer traces."
	};
}
/** There are traces, and the rate is so small that it reaches none. */
function noneDrawn({ path, sample }, there) {
	return {
		reason: "no-cases",
		problem: `${path}: sample.${typeof sample.size === "number" ? `size: ${sample.size}` : `rate: ${sample.size.rate}`} draws none of ${groupedNumber(there)} traces`,
		remedy: "Raise sample.rate, or write sample.size in its place."
	};
}
/** @param drawn how many traces were drawn */
function noneUsable({ path }, drawn, leftOut) {
	if (Object.keys(leftOut).length === 0) return {
		reason: "no-cases",
		problem: `${path}: traces: not one of the ${drawn} traces drawn could be fetched`,
		remedy: "See to it that the source gives each trace that it lists; a command is run twice and must print them again."
	};
	return {
		reason: "no-cases",
		problem: `${path}: traces: not one of the ${drawn} traces drawn can be used${reasons(leftOut)}`,
		remedy: "Record the model calls with their messages; docs/traces.md says how, for each tracing stack."
	};
}
/** @param there about how many traces */
function tooManyForConversations({ path }, there) {
	return {
		reason: "no-cases",
		problem: `${path}: sample.turns: all cannot tell which traces make a conversation among about ${groupedNumber(there)}`,
		remedy: "Narrow traces.window, or write sample.turns: one in the suite file."
	};
}
function inWords(condition) {
	return "is" in condition ? `${condition.attribute} = ${condition.is.join(" or ")}` : `${condition.attribute} other than ${condition.isNot.join(", ")}`;
}
function reasons(leftOut) {
	const counts = Object.entries(leftOut).map(([reason, count]) => `${count} × ${reason}`);
	return counts.length === 0 ? "" : `: ${counts.join(", ")}`;
}

// src/stories/sample-notes.ts
/** What people are told about the records of a survey that were no traces. */
function skippedRecords({ records, badRecords, firstProblems }) {
	const first = firstProblems[0];
	if (badRecords === 0 || first === void 0) return [];
	return [`${badRecords} of ${records} records of the traces were skipped; the first is ${first.place}: ${first.problem}.`];
}
/** @param ids of the traces drawn  @param fetched those that are there, others among them */
function tracesGone(ids, fetched) {
	const there = new Set(fetched.map(({ id }) => id));
	const gone = ids.filter((id) => !there.has(id)).length;
	return gone === 0 ? [] : [`${gone} of the ${ids.length} traces drawn are no longer where traces are read from.`];
}
/** What people are told about a fixed part of which traces are gone. */
function fixedGone(fixed, fetched, { turns, size }) {
	if (fixed === void 0) return [];
	const there = new Set(fetched.map(({ id }) => id));
	const gone = fixed.units.filter((ids) => !ids.some((id) => there.has(id))).length;
	const units = turns === "all" ? "conversations" : "cases";
	const instead = typeof size === "number" ? "; new ones take their places" : "";
	return gone === 0 ? [] : [`${gone} of the ${fixed.units.length} ${units} kept from ${fixed.from} are gone${instead}. Keep traces longer, or their texts beside the baseline: store.text.`];
}
/** What people are told about the traces of a sample: what was left out, what they contradict, what was replaced. */
function notesOn(sample, traces) {
	return [
		...leftOut(sample),
		...cutShort(traces),
		...contradictions(traces),
		...redacted(sample)
	];
}
function leftOut(sample) {
	return Object.entries(sample.leftOut).map(([reason, count]) => reason === "no recorded input" ? `${counted(count, "trace")} without recorded input: a replay cannot ask ${count === 1 ? "it" : "them"}.` : `${counted(count, "trace")} left out: ${reason}.`);
}
/** Of all flaws, those by which a replay asks less than production did. */
const CUTS = {
	truncated: "text cut off",
	"unreadable-record": "a record that cannot be read"
};
function cutShort(traces) {
	const cut = traces.filter(({ flaws }) => flaws.some((flaw) => CUTS[flaw] !== void 0));
	if (cut.length === 0) return [];
	const kinds = Object.entries(CUTS).flatMap(([flaw, words]) => {
		const count = cut.filter(({ flaws }) => flaws.some((one) => one === flaw)).length;
		return count === 0 ? [] : [`${words} in ${count}`];
	});
	return [`${counted(cut.length, "trace")} not whole (${kinds.join(", ")}): a replay may ask less than production did.`];
}
function contradictions(traces) {
	return LAYERS.flatMap((layer) => {
		const found = traces.filter((trace) => trace.contradictions.some((one) => one.layer === layer));
		const first = found[0]?.contradictions.find((one) => one.layer === layer);
		if (first === void 0) return [];
		return [`${counted(found.length, "trace")} ${contradicted(layer, found.length)}: ${first.claims.join(", ")}.`];
	});
}
function contradicted(layer, count) {
	if (layer === "model") return `${count === 1 ? "claims" : "claim"} one model and ${count === 1 ? "was" : "were"} answered by another`;
	return `${count === 1 ? "says" : "say"} two things about the ${layer}`;
}
/** The kinds that are known by themselves, for one and for many; the user's own have names of their own. */
const KINDS = /* @__PURE__ */ new Map([
	["email", ["e-mail address", "e-mail addresses"]],
	["phone", ["phone number", "phone numbers"]],
	["card", ["card number", "card numbers"]],
	["iban", ["IBAN", "IBANs"]],
	["ip", ["IP address", "IP addresses"]],
	["secret", ["secret", "secrets"]]
]);
function redacted(sample) {
	const kinds = Object.entries(sample.redacted ?? {}).flatMap(([kind, count]) => {
		const [one, many] = KINDS.get(kind) ?? [kind, kind];
		return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`];
	});
	return kinds.length === 0 ? [] : [`Redacted: ${kinds.join(", ")}.`];
}
function counted(count, noun) {
	return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

// src/stories/draw-sample.ts
/**
* Surveys all traces, draws from them, and turns what was drawn into cases.
*
* @param world its traces are those kept beside the latest baseline too, where a fixed part is to outlive its source
* @param from the baseline whose sample gives the fixed part, and the anchor, whose cases are kept before others; without
*   them everything is drawn anew
*/
async function drawSample(suite, world, from) {
	const { sample, traces } = suite;
	const now = world.clock.now().getTime();
	const since = traces.windowMs === void 0 ? {} : { since: BigInt(now - traces.windowMs) * 1000000n };
	const drawing = createDraw({
		sample,
		where: traces.where,
		...since
	});
	const { attributes, matters } = drawing;
	const request = {
		...requestFor(suite),
		attributes,
		matters,
		...since
	};
	const report = await world.traces.survey(request, drawing.add);
	const fixed = from === void 0 ? void 0 : fixedPart(sample, from);
	const draw = drawing.result(fixed?.units);
	if (draw.traces === 0) return {
		status: "empty",
		incomplete: noneLeft(suite, draw.leftOut)
	};
	if (sample.turns === "all" && draw.estimated) return {
		status: "empty",
		incomplete: tooManyForConversations(suite, draw.traces)
	};
	if (draw.ids.length === 0 && fixed === void 0) return {
		status: "empty",
		incomplete: noneDrawn(suite, draw.traces)
	};
	const ids = [...draw.ids, ...fixed?.units.flat() ?? []];
	const spare = draw.reserve.flatMap((unit) => unit.ids);
	const fetched = await world.traces.fetch([...ids, ...spare].toSorted());
	const drawn = {
		...draw,
		...fixed === void 0 ? {} : { fixed }
	};
	const notes = [
		...skippedRecords(report),
		...tracesGone(draw.ids, fetched),
		...fixedGone(fixed, fetched, sample)
	];
	return casesOf({
		ids,
		fetched,
		draw: {
			...draw,
			design: designOf(sample)
		},
		drawn,
		notes
	}, suite);
}
function designOf({ stratify, turns, keep }) {
	return {
		...stratify === void 0 ? {} : { stratify },
		turns,
		keep
	};
}
/** What is asked of the sources. One that draws by itself has to bring enough for what may fall out. */
function requestFor({ sample }) {
	const { size, seed, turns, nearDuplicates, keep } = sample;
	const times = nearDuplicates ? 1 : 2;
	return {
		conversations: turns !== "any",
		counts: true,
		...keep.errors === 0 && { errors: false },
		seed,
		size: typeof size === "number" ? times * size : { rate: Math.min(1, times * size.rate) }
	};
}
/** The cases of traces that an earlier run drew, so that both ask the same questions. Traces that are gone are named. */
async function sampleAgain(ids, earlier, suite, world) {
	const fetched = ids.length === 0 ? [] : await world.traces.fetch(ids.toSorted());
	return casesOf({
		ids,
		fetched,
		draw: earlier,
		notes: tracesGone(ids, fetched)
	}, suite);
}
async function casesOf({ ids, fetched, notes, ...drawn }, suite) {
	const { expected, slices } = suite.traces;
	const redacted = await redact(fetched, suite);
	const options = {
		sample: suite.sample,
		slices,
		...expected === void 0 ? {} : { expected },
		...drawn
	};
	const sample = buildCases(redacted.traces, options);
	if (sample.cases.length === 0) return {
		status: "empty",
		incomplete: noneUsable(suite, ids.length, sample.leftOut)
	};
	const wanted = new Set(ids);
	const used = new Set(sample.cases.flatMap(({ recordings }) => recordings.map(({ traceId }) => traceId)));
	const isDrawn = ({ id, hops }) => used.has(id) || wanted.has(id) && !hops.some(({ kind }) => kind === "model");
	const traces = redacted.traces.filter(isDrawn);
	const counts = traces.length === fetched.length ? redacted.counts : (await redact(fetched.filter(isDrawn), suite)).counts;
	const strata = await redactStrata(sample.strata, suite);
	const found = {
		...sample,
		strata,
		...counts === void 0 ? {} : { redacted: counts }
	};
	return {
		status: "drawn",
		sample: found,
		traces,
		notes: [...notes, ...notesOn(found, traces)]
	};
}
async function redact(traces, suite) {
	return suite.traces.redact === null ? { traces } : redactTraces(traces, suite.traces.redact);
}
/** The names of strata are values of an attribute, as the survey met them. */
async function redactStrata(strata, { sample, traces }) {
	if (sample.stratify === void 0 || traces.redact === null) return strata;
	const names = await redactTexts(strata.map(({ name }) => name), sample.stratify, traces.redact);
	return strata.map((stratum, place) => ({
		...stratum,
		name: names[place] ?? stratum.name
	}));
}

export { redactTexts as i, sampleAgain as n, lacksAnchor as r, drawSample as t };