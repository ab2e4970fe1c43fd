import { i as __toESM } from "./rolldown-runtime.js";
import { i as sha256 } from "./digest.js";

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
	for (const unit of unitsOf(known.text)) {
		const next = branch.next.get(unit) ?? { next: /* @__PURE__ */ new Map() };
		branch.next.set(unit, next);
		branch = next;
	}
	branch.known ??= known;
}
/** Characters and white space, each as a pattern; letters whose case makes no difference are the same unit. */
function unitsOf(text) {
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

export { redactTraces as n, redactTexts as t };