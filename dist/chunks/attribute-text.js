import { t as canonicalJson } from "./digest.js";

// src/domain/attribute-text.ts
/**
* An attribute as text, the one form in which filters, strata, slices, keys and versions compare it.
*
* @returns text as it is, numbers and booleans as JavaScript prints them, structures as canonical JSON; undefined when
* the attribute is absent, null or an empty text
*/
function attributeText(attributes, name) {
	if (!Object.hasOwn(attributes, name)) return void 0;
	const value = attributes[name];
	if (value === null || value === void 0 || value === "") return void 0;
	if (typeof value === "object") return canonicalJson(value);
	return String(value);
}

export { attributeText as t };