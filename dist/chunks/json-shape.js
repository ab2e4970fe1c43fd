// src/formats/json-shape.ts
/** Whether a JSON value holds lists or objects in one another more than so many times. Goes no deeper than that itself. */
function isDeeperThan(value, depth) {
	if (typeof value !== "object" || value === null) return false;
	return depth === 0 || Object.values(value).some((inner) => isDeeperThan(inner, depth - 1));
}
/** Whether a value is an object and neither null nor a list. */
function isObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** An object's own property, or undefined: never something inherited, whatever the name. */
function own(object, name) {
	return isObject(object) && Object.hasOwn(object, name) ? object[name] : void 0;
}
/** The first of an object's own properties that is there and not null. */
function firstOwn(object, names) {
	if (!isObject(object)) return void 0;
	for (const name of names) {
		const value = own(object, name);
		if (value !== void 0 && value !== null) return value;
	}
}
/**
* A number, or the number that a text writes; NaN for anything else. JavaScript's own conversion throws for an object
* that hides its `toString`, and JSON can hold one.
*/
function numberIn(value) {
	return typeof value === "number" || typeof value === "string" && value.trim() !== "" ? Number(value) : NaN;
}
/** A list, or no items for anything else. */
function items(value) {
	return Array.isArray(value) ? value : [];
}

export { numberIn as a, items as i, isDeeperThan as n, own as o, isObject as r, firstOwn as t };