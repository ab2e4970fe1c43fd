/**
 * The patterns that candidates are found by; what they find is then looked at more closely in code. JavaScript's own
 * engine runs them: where a pattern begins rarely, it passes over 10 MB of ordinary text in 3 ms, and RE2 in 500. It
 * backtracks, so each pattern here has only a bounded number of ways to match at one place: a test counts them. The
 * time is then linear in the text, whatever the text. Users' own patterns are not bounded and run in RE2.
 */

/** In an address, and in one that stands in an address of the web. */
export const AT = /@|%40/g;
/** What may stand before and after the @ of an address, letters of any language included. */
export const LOCAL_PART = /[\p{L}\p{N}_%+-][\p{L}\p{N}._%+'-]{0,63}$/u;
export const DOMAIN = /^[\p{L}\p{N}][\p{L}\p{N}.-]{0,253}/u;

export const IP_4 = /(?<![\w.])\d{1,3}\.\d{1,3}\.\d{1,3}\.\d{1,3}(?!\w|\.\d)/g;
export const IP_6 = /(?<![\w:.])[0-9A-Fa-f]{0,4}:[0-9A-Fa-f:.]{1,42}(?!\w)/g;
/** Four numbers with dots that are no address: Chrome/120.0.0.0, version 1.2.3.4. */
export const VERSION_BEFORE =
  /(?:[A-Za-z]\/|(?<![A-Za-z])(?:version|release|build|firmware|section|chapter|ver|rev|v)[.:]? ?)$/i;

export const IBAN_HEAD = /(?<![A-Za-z0-9])[A-Za-z]{2}\d{2}(?=[ \u00a0-]?[A-Za-z0-9])/g;

export const DIGITS = /\d{1,40}/g;
/** What may stand between the groups of one number, written together. */
export const GROUP_GAP = /^(?: ?[-./\u2010-\u2013] ?|[ \u00a0\u202f]|[ -]?\(|\)[ /-]?)$/;
export const CARD_GAP = /^[ \u00a0\u202f-]$/;
/** Lengths of a card number's groups, as cards are printed and typed. */
export const CARD_GROUPS = /^(?:1[3-9]|4 4 4 [1-4]|4 4 4 4 3|4 6 [45]|8 8)$/;

/** +1 415 555 2671, (415) 555-2671, 415.555.2671 */
export const NORTH_AMERICAN = /^(?:\+?1[ .-]?)?(?:\([2-9]\d{2}\)[ -]?|[2-9]\d{2}[ .-])[2-9]\d{2}[ .-]\d{4}$/;
/** 07700900123 and 01701234567: mobile numbers that are written in one piece. */
export const MOBILE = /^0(?:7\d{9}|1[5-7]\d{8,9})$/;
/** Lengths of the groups of a number with its trunk zero: 020 7946 0958, 01 23 45 67 89, (030) 123456. */
export const TRUNK_GROUPS = /^[2-5](?: [2-8]){1,5}$/;
export const AREA_IN_BRACKETS = /^\((?!(?:19|20)\d\d\))\d{2,5}\)/;
/** The codes that the ITU has given out. */
export const COUNTRY_CODE =
  /^(?:1|7|2[07]|2[1-69]\d|3[0-469]|3[578]\d|4[013-9]|42\d|5[1-8]|5[09]\d|6[0-6]|6[7-9]\d|8[1246]|8[058]\d|9[0-58]|9[679]\d)/;
/** A group of four digits, or what is left of a number that began with some, before a group. */
export const FOUR_BEFORE = /(?:(?<!\d)\d{4}|\[(?:card|iban|phone)-[0-9a-f]{4}\])[ \u00a0]$/;
export const DATE_INSIDE =
  /(?<!\d)(?:\d{1,2} ?[-./] ?\d{1,2} ?[-./] ?(?:19|20)\d{2}|(?:19|20)\d{2}[-./]\d{1,2}[-./]\d{1,2})(?!\d)/;
/** Words after which any seven digits are a telephone number. */
export const PHONE_BEFORE =
  /(?:phone|telephone|tel|mobile|cell|whatsapp|fax|sms|msisdn|handy|telefon|telefonnummer|téléphone|tél|portable|teléfono|telefono|telefone|celular|móvil|cellulare|call (?:me|us|them|him|her))(?: (?:number|no|nr|nummer|is|at|on|under)){0,2}["']?[ \u00a0\u202f.:=]{0,4}["'(]?$/i;
export const PHONE_KEY =
  /(?:phone|mobile|tel|telefon|telefono|telefone|teléfono|móvil|celular|fax|msisdn|whatsapp|cell)(?:[_-]?(?:number|no|nr))?$/i;

/** How keys and tokens of known makers begin. */
export const SECRET_HEAD =
  /(?<![A-Za-z0-9_])(?:sk-|[rps]k_live_|[rps]k_test_|pk-lf-|whsec_|gh[oprsu]_|github_pat_|glpat-|glrt-|xox[abeoprs]-|xapp-|AKIA|ASIA|AIza|ya29\.|npm_|pypi-|hf_|lsv2_|gsk_|r8_|pplx-|tvly-|xai-|dop_v1_|SG\.|eyJ)/g;
export const BEARER = /(?<![A-Za-z0-9_])bearer[ \t]{1,4}(?=[\w.~+/-])/gi;
export const URL_SCHEME = /[A-Za-z][A-Za-z0-9+.-]{1,20}$/;
export const AUTHORITY = /^[^\s/"'<>?#]{1,640}/;
export const PRIVATE_KEY = /-----(BEGIN|END) [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g;
export const KEY_BODY = /[A-Za-z0-9+/=\s\\]{0,65536}/y;

/** A word that says what follows is a secret, up to where the value begins: `password=`, `"api_key": "`. */
export const ASSIGNMENT =
  /(password|passwd|passphrase|passwort|kennwort|contraseña|wachtwoord|senha|mot de passe|mdp|pwd|(?:api|access|account|auth|private|secret|signing|subscription)[_ -]?key|secret|token|authorization|cookie|signature)(\\?["'])?(?:\s{0,3}(=|:)=?|\s{1,3}(is|was):?\s)\s{0,3}(\\?["'])?/gi;
/** What may stand before the value in a header. */
export const SCHEME = /^(?:basic|bearer|apikey|digest|token) {1,3}(?=\S{8})/i;
/** The same words where they are the name of a field. */
export const SECRET_KEY =
  /(?:(password|passwd|passphrase|passwort|kennwort|contraseña|wachtwoord|senha|mot[ _-]de[ _-]passe|mdp|pwd|(?:api|access|account|auth|private|secret|signing|subscription)[_-]?key)|secret|token|authorization|cookie|signature)$/i;
/** What stands where a value will be, or is hidden already. */
export const PLACEHOLDER =
  /^(?:[$<{%]|\*{2}|x{3}|\.{3}|process\.env|os\.environ|env\.|(?:null|none|nil|true|false|undefined|redacted|filtered|masked|hidden|api_key|your|required|optional|string)(?![A-Za-z0-9]))/i;

export const PSEUDONYM = /\[[a-z][a-z0-9-]{0,31}-[0-9a-f]{4}\]/g;
