import { r as __require, t as __commonJSMin } from "./rolldown-runtime.js";
import { n as UserErrors, t as UserError } from "./errors.js";
import { t as compileSchema } from "./json-schema.js";
import { n as patternProblem } from "./linear-pattern2.js";
import { t as canonicalJson } from "./digest.js";
import { a as withoutFilesOf, n as findGround, o as checkBaselinePlace, r as openBaselines, s as writeBaselineFile, t as buildWorld } from "./world.js";
import { posix, relative, resolve, sep } from "node:path";

// src/config/metric-files.ts
/**
* What each metric's scorer is asked to do, the files it names read.
* @param resolve turns a path of the suite file into one of the tree
* @returns a spec per metric, in order, and what was wrong; a spec with a problem is not to be used
*/
async function readScorerSpecs(metrics, resolve, read, modelSpec) {
	const problems = [];
	const specs = [];
	for (const [index, metric] of metrics.entries()) {
		const readNamed = async (key) => {
			const path = resolve(metric[key] ?? "");
			const text = path.startsWith("../") ? void 0 : await read(path);
			if (text === void 0) problems.push({
				path: [
					"metrics",
					index,
					key
				],
				problem: `there is no file ${path}`
			});
			return text ?? "";
		};
		specs.push(await specOf(metric, readNamed, modelSpec, (problem) => problems.push({
			path: [
				"metrics",
				index,
				"schema"
			],
			problem
		})));
	}
	return {
		specs,
		problems
	};
}
async function specOf(metric, readNamed, modelSpec, complain) {
	switch (metric.scorer) {
		case "equals":
		case "contains":
		case "icontains": return {
			scorer: metric.scorer,
			...metric.value === void 0 ? {} : { value: metric.value }
		};
		case "regex": return {
			scorer: "regex",
			pattern: metric.pattern ?? "",
			...metric.flags === void 0 ? {} : { flags: metric.flags }
		};
		case "json-schema": return {
			scorer: "json-schema",
			schema: await parseSchema(await readNamed("schema"), complain)
		};
		case "latency":
		case "cost": return { scorer: metric.scorer };
		case "llm-rubric": return {
			scorer: "llm-rubric",
			rubric: await readNamed("rubric"),
			judge: modelSpec(metric.judge?.model ?? { name: "" })
		};
		case "trace-attribute": return {
			scorer: "trace-attribute",
			attribute: metric.attribute ?? "",
			range: metric.range ?? [0, 1]
		};
		default: return metric.scorer;
	}
}
async function parseSchema(text, complain) {
	if (text === "") return {};
	try {
		const schema = JSON.parse(text);
		if (typeof schema !== "object" || schema === null || Array.isArray(schema)) {
			complain("the schema file does not hold a JSON object");
			return {};
		}
		const broken = await schemaProblem({ ...schema });
		if (broken !== void 0) complain(`the schema cannot be used: ${broken}`);
		return { ...schema };
	} catch (error) {
		complain(`the schema file is not JSON: ${error.message}`);
	}
	return {};
}
/** Why a JSON Schema does not compile, told before anything is paid for; undefined when it does. */
async function schemaProblem(schema) {
	return compileSchema(schema).then(() => void 0, (error) => error.message);
}

// src/domain/suite.ts
/** What redaction looks for by itself. */
const REDACTIONS = [
	"email",
	"phone",
	"card",
	"iban",
	"ip",
	"secret"
];

// src/config/redaction.ts
/** Everything that is known by itself is replaced unless the suite says otherwise. */
function redactionOf(written) {
	if (written === "none") return null;
	return {
		kinds: written?.kinds ?? REDACTIONS,
		attributes: written?.attributes ?? [],
		patterns: written?.patterns ?? []
	};
}
/** Patterns that the linear engine does not take; the engine is loaded only where there are patterns. */
async function redactionProblems(written) {
	const patterns = written === "none" ? [] : written?.patterns ?? [];
	return (await Promise.all(patterns.map(({ pattern }) => patternProblem(pattern)))).flatMap((problem, index) => problem === void 0 ? [] : [{
		path: [
			"traces",
			"redact",
			"patterns",
			index,
			"pattern"
		],
		problem: `${problem}; expected RE2 syntax`
	}]);
}

// src/config/share.ts
/** 0.02 or "2%" → 0.02. */
function shareOf(share) {
	return typeof share === "number" ? share : Number(share.slice(0, -1)) / 100;
}

// node_modules/yaml/dist/nodes/identity.js
var require_identity = /* @__PURE__ */ __commonJSMin(((exports) => {
	const ALIAS = Symbol.for("yaml.alias");
	const DOC = Symbol.for("yaml.document");
	const MAP = Symbol.for("yaml.map");
	const PAIR = Symbol.for("yaml.pair");
	const SCALAR = Symbol.for("yaml.scalar");
	const SEQ = Symbol.for("yaml.seq");
	const NODE_TYPE = Symbol.for("yaml.node.type");
	const isAlias = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === ALIAS;
	const isDocument = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === DOC;
	const isMap = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === MAP;
	const isPair = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === PAIR;
	const isScalar = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SCALAR;
	const isSeq = (node) => !!node && typeof node === "object" && node[NODE_TYPE] === SEQ;
	function isCollection(node) {
		if (node && typeof node === "object") switch (node[NODE_TYPE]) {
			case MAP:
			case SEQ: return true;
		}
		return false;
	}
	function isNode(node) {
		if (node && typeof node === "object") switch (node[NODE_TYPE]) {
			case ALIAS:
			case MAP:
			case SCALAR:
			case SEQ: return true;
		}
		return false;
	}
	const hasAnchor = (node) => (isScalar(node) || isCollection(node)) && !!node.anchor;
	exports.ALIAS = ALIAS;
	exports.DOC = DOC;
	exports.MAP = MAP;
	exports.NODE_TYPE = NODE_TYPE;
	exports.PAIR = PAIR;
	exports.SCALAR = SCALAR;
	exports.SEQ = SEQ;
	exports.hasAnchor = hasAnchor;
	exports.isAlias = isAlias;
	exports.isCollection = isCollection;
	exports.isDocument = isDocument;
	exports.isMap = isMap;
	exports.isNode = isNode;
	exports.isPair = isPair;
	exports.isScalar = isScalar;
	exports.isSeq = isSeq;
}));

// node_modules/yaml/dist/visit.js
var require_visit = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	const BREAK = Symbol("break visit");
	const SKIP = Symbol("skip children");
	const REMOVE = Symbol("remove node");
	/**
	* Apply a visitor to an AST node or document.
	*
	* Walks through the tree (depth-first) starting from `node`, calling a
	* `visitor` function with three arguments:
	*   - `key`: For sequence values and map `Pair`, the node's index in the
	*     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
	*     `null` for the root node.
	*   - `node`: The current node.
	*   - `path`: The ancestry of the current node.
	*
	* The return value of the visitor may be used to control the traversal:
	*   - `undefined` (default): Do nothing and continue
	*   - `visit.SKIP`: Do not visit the children of this node, continue with next
	*     sibling
	*   - `visit.BREAK`: Terminate traversal completely
	*   - `visit.REMOVE`: Remove the current node, then continue with the next one
	*   - `Node`: Replace the current node, then continue by visiting it
	*   - `number`: While iterating the items of a sequence or map, set the index
	*     of the next step. This is useful especially if the index of the current
	*     node has changed.
	*
	* If `visitor` is a single function, it will be called with all values
	* encountered in the tree, including e.g. `null` values. Alternatively,
	* separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
	* `Alias` and `Scalar` node. To define the same visitor function for more than
	* one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
	* and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
	* specific defined one will be used for each node.
	*/
	function visit(node, visitor) {
		const visitor_ = initVisitor(visitor);
		if (identity.isDocument(node)) {
			if (visit_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE) node.contents = null;
		} else visit_(null, node, visitor_, Object.freeze([]));
	}
	/** Terminate visit traversal completely */
	visit.BREAK = BREAK;
	/** Do not visit the children of the current node */
	visit.SKIP = SKIP;
	/** Remove the current node */
	visit.REMOVE = REMOVE;
	function visit_(key, node, visitor, path) {
		const ctrl = callVisitor(key, node, visitor, path);
		if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
			replaceNode(key, path, ctrl);
			return visit_(key, ctrl, visitor, path);
		}
		if (typeof ctrl !== "symbol") {
			if (identity.isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					const ci = visit_(i, node.items[i], visitor, path);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						node.items.splice(i, 1);
						i -= 1;
					}
				}
			} else if (identity.isPair(node)) {
				path = Object.freeze(path.concat(node));
				const ck = visit_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				else if (ck === REMOVE) node.key = null;
				const cv = visit_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				else if (cv === REMOVE) node.value = null;
			}
		}
		return ctrl;
	}
	/**
	* Apply an async visitor to an AST node or document.
	*
	* Walks through the tree (depth-first) starting from `node`, calling a
	* `visitor` function with three arguments:
	*   - `key`: For sequence values and map `Pair`, the node's index in the
	*     collection. Within a `Pair`, `'key'` or `'value'`, correspondingly.
	*     `null` for the root node.
	*   - `node`: The current node.
	*   - `path`: The ancestry of the current node.
	*
	* The return value of the visitor may be used to control the traversal:
	*   - `Promise`: Must resolve to one of the following values
	*   - `undefined` (default): Do nothing and continue
	*   - `visit.SKIP`: Do not visit the children of this node, continue with next
	*     sibling
	*   - `visit.BREAK`: Terminate traversal completely
	*   - `visit.REMOVE`: Remove the current node, then continue with the next one
	*   - `Node`: Replace the current node, then continue by visiting it
	*   - `number`: While iterating the items of a sequence or map, set the index
	*     of the next step. This is useful especially if the index of the current
	*     node has changed.
	*
	* If `visitor` is a single function, it will be called with all values
	* encountered in the tree, including e.g. `null` values. Alternatively,
	* separate visitor functions may be defined for each `Map`, `Pair`, `Seq`,
	* `Alias` and `Scalar` node. To define the same visitor function for more than
	* one node type, use the `Collection` (map and seq), `Value` (map, seq & scalar)
	* and `Node` (alias, map, seq & scalar) targets. Of all these, only the most
	* specific defined one will be used for each node.
	*/
	async function visitAsync(node, visitor) {
		const visitor_ = initVisitor(visitor);
		if (identity.isDocument(node)) {
			if (await visitAsync_(null, node.contents, visitor_, Object.freeze([node])) === REMOVE) node.contents = null;
		} else await visitAsync_(null, node, visitor_, Object.freeze([]));
	}
	/** Terminate visit traversal completely */
	visitAsync.BREAK = BREAK;
	/** Do not visit the children of the current node */
	visitAsync.SKIP = SKIP;
	/** Remove the current node */
	visitAsync.REMOVE = REMOVE;
	async function visitAsync_(key, node, visitor, path) {
		const ctrl = await callVisitor(key, node, visitor, path);
		if (identity.isNode(ctrl) || identity.isPair(ctrl)) {
			replaceNode(key, path, ctrl);
			return visitAsync_(key, ctrl, visitor, path);
		}
		if (typeof ctrl !== "symbol") {
			if (identity.isCollection(node)) {
				path = Object.freeze(path.concat(node));
				for (let i = 0; i < node.items.length; ++i) {
					const ci = await visitAsync_(i, node.items[i], visitor, path);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						node.items.splice(i, 1);
						i -= 1;
					}
				}
			} else if (identity.isPair(node)) {
				path = Object.freeze(path.concat(node));
				const ck = await visitAsync_("key", node.key, visitor, path);
				if (ck === BREAK) return BREAK;
				else if (ck === REMOVE) node.key = null;
				const cv = await visitAsync_("value", node.value, visitor, path);
				if (cv === BREAK) return BREAK;
				else if (cv === REMOVE) node.value = null;
			}
		}
		return ctrl;
	}
	function initVisitor(visitor) {
		if (typeof visitor === "object" && (visitor.Collection || visitor.Node || visitor.Value)) return Object.assign({
			Alias: visitor.Node,
			Map: visitor.Node,
			Scalar: visitor.Node,
			Seq: visitor.Node
		}, visitor.Value && {
			Map: visitor.Value,
			Scalar: visitor.Value,
			Seq: visitor.Value
		}, visitor.Collection && {
			Map: visitor.Collection,
			Seq: visitor.Collection
		}, visitor);
		return visitor;
	}
	function callVisitor(key, node, visitor, path) {
		if (typeof visitor === "function") return visitor(key, node, path);
		if (identity.isMap(node)) return visitor.Map?.(key, node, path);
		if (identity.isSeq(node)) return visitor.Seq?.(key, node, path);
		if (identity.isPair(node)) return visitor.Pair?.(key, node, path);
		if (identity.isScalar(node)) return visitor.Scalar?.(key, node, path);
		if (identity.isAlias(node)) return visitor.Alias?.(key, node, path);
	}
	function replaceNode(key, path, node) {
		const parent = path[path.length - 1];
		if (identity.isCollection(parent)) parent.items[key] = node;
		else if (identity.isPair(parent)) {
			if (key === "key") parent.key = node;
			else parent.value = node;
		} else if (identity.isDocument(parent)) parent.contents = node;
		else {
			const pt = identity.isAlias(parent) ? "alias" : "scalar";
			throw new Error(`Cannot replace node with ${pt} parent`);
		}
	}
	exports.visit = visit;
	exports.visitAsync = visitAsync;
}));

// node_modules/yaml/dist/doc/directives.js
var require_directives = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var visit = require_visit();
	const escapeChars = {
		"!": "%21",
		",": "%2C",
		"[": "%5B",
		"]": "%5D",
		"{": "%7B",
		"}": "%7D"
	};
	const escapeTagName = (tn) => tn.replace(/[!,[\]{}]/g, (ch) => escapeChars[ch]);
	var Directives = class Directives {
		constructor(yaml, tags) {
			/**
			* The directives-end/doc-start marker `---`. If `null`, a marker may still be
			* included in the document's stringified representation.
			*/
			this.docStart = null;
			/** The doc-end marker `...`.  */
			this.docEnd = false;
			this.yaml = Object.assign({}, Directives.defaultYaml, yaml);
			this.tags = Object.assign({}, Directives.defaultTags, tags);
		}
		clone() {
			const copy = new Directives(this.yaml, this.tags);
			copy.docStart = this.docStart;
			return copy;
		}
		/**
		* During parsing, get a Directives instance for the current document and
		* update the stream state according to the current version's spec.
		*/
		atDocument() {
			const res = new Directives(this.yaml, this.tags);
			switch (this.yaml.version) {
				case "1.1":
					this.atNextDocument = true;
					break;
				case "1.2":
					this.atNextDocument = false;
					this.yaml = {
						explicit: Directives.defaultYaml.explicit,
						version: "1.2"
					};
					this.tags = Object.assign({}, Directives.defaultTags);
			}
			return res;
		}
		/**
		* @param onError - May be called even if the action was successful
		* @returns `true` on success
		*/
		add(line, onError) {
			if (this.atNextDocument) {
				this.yaml = {
					explicit: Directives.defaultYaml.explicit,
					version: "1.1"
				};
				this.tags = Object.assign({}, Directives.defaultTags);
				this.atNextDocument = false;
			}
			const parts = line.trim().split(/[ \t]+/);
			const name = parts.shift();
			switch (name) {
				case "%TAG": {
					if (parts.length !== 2) {
						onError(0, "%TAG directive should contain exactly two parts");
						if (parts.length < 2) return false;
					}
					const [handle, prefix] = parts;
					this.tags[handle] = prefix;
					return true;
				}
				case "%YAML": {
					this.yaml.explicit = true;
					if (parts.length !== 1) {
						onError(0, "%YAML directive should contain exactly one part");
						return false;
					}
					const [version] = parts;
					if (version === "1.1" || version === "1.2") {
						this.yaml.version = version;
						return true;
					} else {
						const isValid = /^\d+\.\d+$/.test(version);
						onError(6, `Unsupported YAML version ${version}`, isValid);
						return false;
					}
				}
				default:
					onError(0, `Unknown directive ${name}`, true);
					return false;
			}
		}
		/**
		* Resolves a tag, matching handles to those defined in %TAG directives.
		*
		* @returns Resolved tag, which may also be the non-specific tag `'!'` or a
		*   `'!local'` tag, or `null` if unresolvable.
		*/
		tagName(source, onError) {
			if (source === "!") return "!";
			if (source[0] !== "!") {
				onError(`Not a valid tag: ${source}`);
				return null;
			}
			if (source[1] === "<") {
				const verbatim = source.slice(2, -1);
				if (verbatim === "!" || verbatim === "!!") {
					onError(`Verbatim tags aren't resolved, so ${source} is invalid.`);
					return null;
				}
				if (source[source.length - 1] !== ">") onError("Verbatim tags must end with a >");
				return verbatim;
			}
			const [, handle, suffix] = source.match(/^(.*!)([^!]*)$/s);
			if (!suffix) onError(`The ${source} tag has no suffix`);
			const prefix = this.tags[handle];
			if (prefix) try {
				return prefix + decodeURIComponent(suffix);
			} catch (error) {
				onError(String(error));
				return null;
			}
			if (handle === "!") return source;
			onError(`Could not resolve tag: ${source}`);
			return null;
		}
		/**
		* Given a fully resolved tag, returns its printable string form,
		* taking into account current tag prefixes and defaults.
		*/
		tagString(tag) {
			for (const [handle, prefix] of Object.entries(this.tags)) if (tag.startsWith(prefix)) return handle + escapeTagName(tag.substring(prefix.length));
			return tag[0] === "!" ? tag : `!<${tag}>`;
		}
		toString(doc) {
			const lines = this.yaml.explicit ? [`%YAML ${this.yaml.version || "1.2"}`] : [];
			const tagEntries = Object.entries(this.tags);
			let tagNames;
			if (doc && tagEntries.length > 0 && identity.isNode(doc.contents)) {
				const tags = {};
				visit.visit(doc.contents, (_key, node) => {
					if (identity.isNode(node) && node.tag) tags[node.tag] = true;
				});
				tagNames = Object.keys(tags);
			} else tagNames = [];
			for (const [handle, prefix] of tagEntries) {
				if (handle === "!!" && prefix === "tag:yaml.org,2002:") continue;
				if (!doc || tagNames.some((tn) => tn.startsWith(prefix))) lines.push(`%TAG ${handle} ${prefix}`);
			}
			return lines.join("\n");
		}
	};
	Directives.defaultYaml = {
		explicit: false,
		version: "1.2"
	};
	Directives.defaultTags = { "!!": "tag:yaml.org,2002:" };
	exports.Directives = Directives;
}));

// node_modules/yaml/dist/doc/anchors.js
var require_anchors = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var visit = require_visit();
	/**
	* Verify that the input string is a valid anchor.
	*
	* Will throw on errors.
	*/
	function anchorIsValid(anchor) {
		if (/[\x00-\x19\s,[\]{}]/.test(anchor)) {
			const msg = `Anchor must not contain whitespace or control characters: ${JSON.stringify(anchor)}`;
			throw new Error(msg);
		}
		return true;
	}
	function anchorNames(root) {
		const anchors = /* @__PURE__ */ new Set();
		visit.visit(root, { Value(_key, node) {
			if (node.anchor) anchors.add(node.anchor);
		} });
		return anchors;
	}
	/** Find a new anchor name with the given `prefix` and a one-indexed suffix. */
	function findNewAnchor(prefix, exclude) {
		for (let i = 1;; ++i) {
			const name = `${prefix}${i}`;
			if (!exclude.has(name)) return name;
		}
	}
	function createNodeAnchors(doc, prefix) {
		const aliasObjects = [];
		const sourceObjects = /* @__PURE__ */ new Map();
		let prevAnchors = null;
		return {
			onAnchor: (source) => {
				aliasObjects.push(source);
				prevAnchors ?? (prevAnchors = anchorNames(doc));
				const anchor = findNewAnchor(prefix, prevAnchors);
				prevAnchors.add(anchor);
				return anchor;
			},
			/**
			* With circular references, the source node is only resolved after all
			* of its child nodes are. This is why anchors are set only after all of
			* the nodes have been created.
			*/
			setAnchors: () => {
				for (const source of aliasObjects) {
					const ref = sourceObjects.get(source);
					if (typeof ref === "object" && ref.anchor && (identity.isScalar(ref.node) || identity.isCollection(ref.node))) ref.node.anchor = ref.anchor;
					else {
						const error = /* @__PURE__ */ new Error("Failed to resolve repeated object (this should not happen)");
						error.source = source;
						throw error;
					}
				}
			},
			sourceObjects
		};
	}
	exports.anchorIsValid = anchorIsValid;
	exports.anchorNames = anchorNames;
	exports.createNodeAnchors = createNodeAnchors;
	exports.findNewAnchor = findNewAnchor;
}));

// node_modules/yaml/dist/doc/applyReviver.js
var require_applyReviver = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Applies the JSON.parse reviver algorithm as defined in the ECMA-262 spec,
	* in section 24.5.1.1 "Runtime Semantics: InternalizeJSONProperty" of the
	* 2021 edition: https://tc39.es/ecma262/#sec-json.parse
	*
	* Includes extensions for handling Map and Set objects.
	*/
	function applyReviver(reviver, obj, key, val) {
		if (val && typeof val === "object") {
			if (Array.isArray(val)) for (let i = 0, len = val.length; i < len; ++i) {
				const v0 = val[i];
				const v1 = applyReviver(reviver, val, String(i), v0);
				if (v1 === void 0) delete val[i];
				else if (v1 !== v0) val[i] = v1;
			}
			else if (val instanceof Map) for (const k of Array.from(val.keys())) {
				const v0 = val.get(k);
				const v1 = applyReviver(reviver, val, k, v0);
				if (v1 === void 0) val.delete(k);
				else if (v1 !== v0) val.set(k, v1);
			}
			else if (val instanceof Set) for (const v0 of Array.from(val)) {
				const v1 = applyReviver(reviver, val, v0, v0);
				if (v1 === void 0) val.delete(v0);
				else if (v1 !== v0) {
					val.delete(v0);
					val.add(v1);
				}
			}
			else for (const [k, v0] of Object.entries(val)) {
				const v1 = applyReviver(reviver, val, k, v0);
				if (v1 === void 0) delete val[k];
				else if (v1 !== v0) val[k] = v1;
			}
		}
		return reviver.call(obj, key, val);
	}
	exports.applyReviver = applyReviver;
}));

// node_modules/yaml/dist/nodes/toJS.js
var require_toJS = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	/**
	* Recursively convert any node or its contents to native JavaScript
	*
	* @param value - The input value
	* @param arg - If `value` defines a `toJSON()` method, use this
	*   as its first argument
	* @param ctx - Conversion context, originally set in Document#toJS(). If
	*   `{ keep: true }` is not set, output should be suitable for JSON
	*   stringification.
	*/
	function toJS(value, arg, ctx) {
		if (Array.isArray(value)) return value.map((v, i) => toJS(v, String(i), ctx));
		if (value && typeof value.toJSON === "function") {
			if (!ctx || !identity.hasAnchor(value)) return value.toJSON(arg, ctx);
			const data = {
				aliasCount: 0,
				count: 1,
				res: void 0
			};
			ctx.anchors.set(value, data);
			ctx.onCreate = (res) => {
				data.res = res;
				delete ctx.onCreate;
			};
			const res = value.toJSON(arg, ctx);
			if (ctx.onCreate) ctx.onCreate(res);
			return res;
		}
		if (typeof value === "bigint" && !ctx?.keep) return Number(value);
		return value;
	}
	exports.toJS = toJS;
}));

// node_modules/yaml/dist/nodes/Node.js
var require_Node = /* @__PURE__ */ __commonJSMin(((exports) => {
	var applyReviver = require_applyReviver();
	var identity = require_identity();
	var toJS = require_toJS();
	var NodeBase = class {
		constructor(type) {
			Object.defineProperty(this, identity.NODE_TYPE, { value: type });
		}
		/** Create a copy of this node.  */
		clone() {
			const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		/** A plain JavaScript representation of this node. */
		toJS(doc, { mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			if (!identity.isDocument(doc)) throw new TypeError("A document argument is required");
			const ctx = {
				anchors: /* @__PURE__ */ new Map(),
				doc,
				keep: true,
				mapAsMap: mapAsMap === true,
				mapKeyWarned: false,
				maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
			};
			const res = toJS.toJS(this, "", ctx);
			if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
		}
	};
	exports.NodeBase = NodeBase;
}));

// node_modules/yaml/dist/nodes/Alias.js
var require_Alias = /* @__PURE__ */ __commonJSMin(((exports) => {
	var anchors = require_anchors();
	var visit = require_visit();
	var identity = require_identity();
	var Node = require_Node();
	var toJS = require_toJS();
	var Alias = class extends Node.NodeBase {
		constructor(source) {
			super(identity.ALIAS);
			this.source = source;
			Object.defineProperty(this, "tag", { set() {
				throw new Error("Alias nodes cannot have tags");
			} });
		}
		/**
		* Resolve the value of this alias within `doc`, finding the last
		* instance of the `source` anchor before this node.
		*/
		resolve(doc, ctx) {
			if (ctx?.maxAliasCount === 0) throw new ReferenceError("Alias resolution is disabled");
			let nodes;
			if (ctx?.aliasResolveCache) nodes = ctx.aliasResolveCache;
			else {
				nodes = [];
				visit.visit(doc, { Node: (_key, node) => {
					if (identity.isAlias(node) || identity.hasAnchor(node)) nodes.push(node);
				} });
				if (ctx) ctx.aliasResolveCache = nodes;
			}
			let found = void 0;
			for (const node of nodes) {
				if (node === this) break;
				if (node.anchor === this.source) found = node;
			}
			if (found && ctx) {
				const { anchors, doc, maxAliasCount } = ctx;
				let data = anchors.get(found);
				if (!data) {
					toJS.toJS(found, null, ctx);
					data = anchors.get(found);
				}
				/* istanbul ignore if */
				if (data?.res === void 0) throw new ReferenceError("This should not happen: Alias anchor was not resolved?");
				if (maxAliasCount >= 0) {
					data.count += 1;
					if (data.aliasCount === 0) data.aliasCount = getAliasCount(doc, found, anchors);
					if (data.count * data.aliasCount > maxAliasCount) throw new ReferenceError("Excessive alias count indicates a resource exhaustion attack");
				}
			}
			return found;
		}
		toJSON(_arg, ctx) {
			if (!ctx) return { source: this.source };
			const source = this.resolve(ctx.doc, ctx);
			if (!source) {
				const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
				throw new ReferenceError(msg);
			}
			return ctx.anchors.get(source).res;
		}
		toString(ctx, _onComment, _onChompKeep) {
			const src = `*${this.source}`;
			if (ctx) {
				anchors.anchorIsValid(this.source);
				if (ctx.options.verifyAliasOrder && !ctx.anchors.has(this.source)) {
					const msg = `Unresolved alias (the anchor must be set before the alias): ${this.source}`;
					throw new Error(msg);
				}
				if (ctx.implicitKey) return `${src} `;
			}
			return src;
		}
	};
	function getAliasCount(doc, node, anchors) {
		if (identity.isAlias(node)) {
			const source = node.resolve(doc);
			const anchor = anchors && source && anchors.get(source);
			return anchor ? anchor.count * anchor.aliasCount : 0;
		} else if (identity.isCollection(node)) {
			let count = 0;
			for (const item of node.items) {
				const c = getAliasCount(doc, item, anchors);
				if (c > count) count = c;
			}
			return count;
		} else if (identity.isPair(node)) {
			const kc = getAliasCount(doc, node.key, anchors);
			const vc = getAliasCount(doc, node.value, anchors);
			return Math.max(kc, vc);
		}
		return 1;
	}
	exports.Alias = Alias;
}));

// node_modules/yaml/dist/nodes/Scalar.js
var require_Scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Node = require_Node();
	var toJS = require_toJS();
	const isScalarValue = (value) => !value || typeof value !== "function" && typeof value !== "object";
	var Scalar = class extends Node.NodeBase {
		constructor(value) {
			super(identity.SCALAR);
			this.value = value;
		}
		toJSON(arg, ctx) {
			return ctx?.keep ? this.value : toJS.toJS(this.value, arg, ctx);
		}
		toString() {
			return String(this.value);
		}
	};
	Scalar.BLOCK_FOLDED = "BLOCK_FOLDED";
	Scalar.BLOCK_LITERAL = "BLOCK_LITERAL";
	Scalar.PLAIN = "PLAIN";
	Scalar.QUOTE_DOUBLE = "QUOTE_DOUBLE";
	Scalar.QUOTE_SINGLE = "QUOTE_SINGLE";
	exports.Scalar = Scalar;
	exports.isScalarValue = isScalarValue;
}));

// node_modules/yaml/dist/doc/createNode.js
var require_createNode = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var identity = require_identity();
	var Scalar = require_Scalar();
	const defaultTagPrefix = "tag:yaml.org,2002:";
	function findTagObject(value, tagName, tags) {
		if (tagName) {
			const match = tags.filter((t) => t.tag === tagName);
			const tagObj = match.find((t) => !t.format) ?? match[0];
			if (!tagObj) throw new Error(`Tag ${tagName} not found`);
			return tagObj;
		}
		return tags.find((t) => t.identify?.(value) && !t.format);
	}
	function createNode(value, tagName, ctx) {
		if (identity.isDocument(value)) value = value.contents;
		if (identity.isNode(value)) return value;
		if (identity.isPair(value)) {
			const map = ctx.schema[identity.MAP].createNode?.(ctx.schema, null, ctx);
			map.items.push(value);
			return map;
		}
		if (value instanceof String || value instanceof Number || value instanceof Boolean || typeof BigInt !== "undefined" && value instanceof BigInt) value = value.valueOf();
		const { aliasDuplicateObjects, onAnchor, onTagObj, schema, sourceObjects } = ctx;
		let ref = void 0;
		if (aliasDuplicateObjects && value && typeof value === "object") {
			ref = sourceObjects.get(value);
			if (ref) {
				ref.anchor ?? (ref.anchor = onAnchor(value));
				return new Alias.Alias(ref.anchor);
			} else {
				ref = {
					anchor: null,
					node: null
				};
				sourceObjects.set(value, ref);
			}
		}
		if (tagName?.startsWith("!!")) tagName = defaultTagPrefix + tagName.slice(2);
		let tagObj = findTagObject(value, tagName, schema.tags);
		if (!tagObj) {
			if (value && typeof value.toJSON === "function") value = value.toJSON();
			if (!value || typeof value !== "object") {
				const node = new Scalar.Scalar(value);
				if (ref) ref.node = node;
				return node;
			}
			tagObj = value instanceof Map ? schema[identity.MAP] : Symbol.iterator in Object(value) ? schema[identity.SEQ] : schema[identity.MAP];
		}
		if (onTagObj) {
			onTagObj(tagObj);
			delete ctx.onTagObj;
		}
		const node = tagObj?.createNode ? tagObj.createNode(ctx.schema, value, ctx) : typeof tagObj?.nodeClass?.from === "function" ? tagObj.nodeClass.from(ctx.schema, value, ctx) : new Scalar.Scalar(value);
		if (tagName) node.tag = tagName;
		else if (!tagObj.default) node.tag = tagObj.tag;
		if (ref) ref.node = node;
		return node;
	}
	exports.createNode = createNode;
}));

// node_modules/yaml/dist/nodes/Collection.js
var require_Collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var identity = require_identity();
	var Node = require_Node();
	function collectionFromPath(schema, path, value) {
		let v = value;
		for (let i = path.length - 1; i >= 0; --i) {
			const k = path[i];
			if (typeof k === "number" && Number.isInteger(k) && k >= 0) {
				const a = [];
				a[k] = v;
				v = a;
			} else v = /* @__PURE__ */ new Map([[k, v]]);
		}
		return createNode.createNode(v, void 0, {
			aliasDuplicateObjects: false,
			keepUndefined: false,
			onAnchor: () => {
				throw new Error("This should not happen, please report a bug.");
			},
			schema,
			sourceObjects: /* @__PURE__ */ new Map()
		});
	}
	const isEmptyPath = (path) => path == null || typeof path === "object" && !!path[Symbol.iterator]().next().done;
	var Collection = class extends Node.NodeBase {
		constructor(type, schema) {
			super(type);
			Object.defineProperty(this, "schema", {
				value: schema,
				configurable: true,
				enumerable: false,
				writable: true
			});
		}
		/**
		* Create a copy of this collection.
		*
		* @param schema - If defined, overwrites the original's schema
		*/
		clone(schema) {
			const copy = Object.create(Object.getPrototypeOf(this), Object.getOwnPropertyDescriptors(this));
			if (schema) copy.schema = schema;
			copy.items = copy.items.map((it) => identity.isNode(it) || identity.isPair(it) ? it.clone(schema) : it);
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		/**
		* Adds a value to the collection. For `!!map` and `!!omap` the value must
		* be a Pair instance or a `{ key, value }` object, which may not have a key
		* that already exists in the map.
		*/
		addIn(path, value) {
			if (isEmptyPath(path)) this.add(value);
			else {
				const [key, ...rest] = path;
				const node = this.get(key, true);
				if (identity.isCollection(node)) node.addIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
		/**
		* Removes a value from the collection.
		* @returns `true` if the item was found and removed.
		*/
		deleteIn(path) {
			const [key, ...rest] = path;
			if (rest.length === 0) return this.delete(key);
			const node = this.get(key, true);
			if (identity.isCollection(node)) return node.deleteIn(rest);
			else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
		}
		/**
		* Returns item at `key`, or `undefined` if not found. By default unwraps
		* scalar values from their surrounding node; to disable set `keepScalar` to
		* `true` (collections are always returned intact).
		*/
		getIn(path, keepScalar) {
			const [key, ...rest] = path;
			const node = this.get(key, true);
			if (rest.length === 0) return !keepScalar && identity.isScalar(node) ? node.value : node;
			else return identity.isCollection(node) ? node.getIn(rest, keepScalar) : void 0;
		}
		hasAllNullValues(allowScalar) {
			return this.items.every((node) => {
				if (!identity.isPair(node)) return false;
				const n = node.value;
				return n == null || allowScalar && identity.isScalar(n) && n.value == null && !n.commentBefore && !n.comment && !n.tag;
			});
		}
		/**
		* Checks if the collection includes a value with the key `key`.
		*/
		hasIn(path) {
			const [key, ...rest] = path;
			if (rest.length === 0) return this.has(key);
			const node = this.get(key, true);
			return identity.isCollection(node) ? node.hasIn(rest) : false;
		}
		/**
		* Sets a value in this collection. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*/
		setIn(path, value) {
			const [key, ...rest] = path;
			if (rest.length === 0) this.set(key, value);
			else {
				const node = this.get(key, true);
				if (identity.isCollection(node)) node.setIn(rest, value);
				else if (node === void 0 && this.schema) this.set(key, collectionFromPath(this.schema, rest, value));
				else throw new Error(`Expected YAML collection at ${key}. Remaining path: ${rest}`);
			}
		}
	};
	exports.Collection = Collection;
	exports.collectionFromPath = collectionFromPath;
	exports.isEmptyPath = isEmptyPath;
}));

// node_modules/yaml/dist/stringify/stringifyComment.js
var require_stringifyComment = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Stringifies a comment.
	*
	* Empty comment lines are left empty,
	* lines consisting of a single space are replaced by `#`,
	* and all other lines are prefixed with a `#`.
	*/
	const stringifyComment = (str) => str.replace(/^(?!$)(?: $)?/gm, "#");
	function indentComment(comment, indent) {
		if (/^\n+$/.test(comment)) return comment.substring(1);
		return indent ? comment.replace(/^(?! *$)/gm, indent) : comment;
	}
	const lineComment = (str, indent, comment) => str.endsWith("\n") ? indentComment(comment, indent) : comment.includes("\n") ? "\n" + indentComment(comment, indent) : (str.endsWith(" ") ? "" : " ") + comment;
	exports.indentComment = indentComment;
	exports.lineComment = lineComment;
	exports.stringifyComment = stringifyComment;
}));

// node_modules/yaml/dist/stringify/foldFlowLines.js
var require_foldFlowLines = /* @__PURE__ */ __commonJSMin(((exports) => {
	const FOLD_FLOW = "flow";
	const FOLD_BLOCK = "block";
	const FOLD_QUOTED = "quoted";
	/**
	* Tries to keep input at up to `lineWidth` characters, splitting only on spaces
	* not followed by newlines or spaces unless `mode` is `'quoted'`. Lines are
	* terminated with `\n` and started with `indent`.
	*/
	function foldFlowLines(text, indent, mode = "flow", { indentAtStart, lineWidth = 80, minContentWidth = 20, onFold, onOverflow } = {}) {
		if (!lineWidth || lineWidth < 0) return text;
		if (lineWidth < minContentWidth) minContentWidth = 0;
		const endStep = Math.max(1 + minContentWidth, 1 + lineWidth - indent.length);
		if (text.length <= endStep) return text;
		const folds = [];
		const escapedFolds = {};
		let end = lineWidth - indent.length;
		if (typeof indentAtStart === "number") {
			if (indentAtStart > lineWidth - Math.max(2, minContentWidth)) folds.push(0);
			else end = lineWidth - indentAtStart;
		}
		let split = void 0;
		let prev = void 0;
		let overflow = false;
		let i = -1;
		let escStart = -1;
		let escEnd = -1;
		if (mode === FOLD_BLOCK) {
			i = consumeMoreIndentedLines(text, i, indent.length);
			if (i !== -1) end = i + endStep;
		}
		for (let ch; ch = text[i += 1];) {
			if (mode === FOLD_QUOTED && ch === "\\") {
				escStart = i;
				switch (text[i + 1]) {
					case "x":
						i += 3;
						break;
					case "u":
						i += 5;
						break;
					case "U":
						i += 9;
						break;
					default: i += 1;
				}
				escEnd = i;
			}
			if (ch === "\n") {
				if (mode === FOLD_BLOCK) i = consumeMoreIndentedLines(text, i, indent.length);
				end = i + indent.length + endStep;
				split = void 0;
			} else {
				if (ch === " " && prev && prev !== " " && prev !== "\n" && prev !== "	") {
					const next = text[i + 1];
					if (next && next !== " " && next !== "\n" && next !== "	") split = i;
				}
				if (i >= end) {
					if (split) {
						folds.push(split);
						end = split + endStep;
						split = void 0;
					} else if (mode === FOLD_QUOTED) {
						while (prev === " " || prev === "	") {
							prev = ch;
							ch = text[i += 1];
							overflow = true;
						}
						const j = i > escEnd + 1 ? i - 2 : escStart - 1;
						if (escapedFolds[j]) return text;
						folds.push(j);
						escapedFolds[j] = true;
						end = j + endStep;
						split = void 0;
					} else overflow = true;
				}
			}
			prev = ch;
		}
		if (overflow && onOverflow) onOverflow();
		if (folds.length === 0) return text;
		if (onFold) onFold();
		let res = text.slice(0, folds[0]);
		for (let i = 0; i < folds.length; ++i) {
			const fold = folds[i];
			const end = folds[i + 1] || text.length;
			if (fold === 0) res = `\n${indent}${text.slice(0, end)}`;
			else {
				if (mode === FOLD_QUOTED && escapedFolds[fold]) res += `${text[fold]}\\`;
				res += `\n${indent}${text.slice(fold + 1, end)}`;
			}
		}
		return res;
	}
	/**
	* Presumes `i + 1` is at the start of a line
	* @returns index of last newline in more-indented block
	*/
	function consumeMoreIndentedLines(text, i, indent) {
		let end = i;
		let start = i + 1;
		let ch = text[start];
		while (ch === " " || ch === "	") if (i < start + indent) ch = text[++i];
		else {
			do
				ch = text[++i];
			while (ch && ch !== "\n");
			end = i;
			start = i + 1;
			ch = text[start];
		}
		return end;
	}
	exports.FOLD_BLOCK = FOLD_BLOCK;
	exports.FOLD_FLOW = FOLD_FLOW;
	exports.FOLD_QUOTED = FOLD_QUOTED;
	exports.foldFlowLines = foldFlowLines;
}));

// node_modules/yaml/dist/stringify/stringifyString.js
var require_stringifyString = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var foldFlowLines = require_foldFlowLines();
	const getFoldOptions = (ctx, isBlock) => ({
		indentAtStart: isBlock ? ctx.indent.length : ctx.indentAtStart,
		lineWidth: ctx.options.lineWidth,
		minContentWidth: ctx.options.minContentWidth
	});
	const containsDocumentMarker = (str) => /^(%|---|\.\.\.)/m.test(str);
	function lineLengthOverLimit(str, lineWidth, indentLength) {
		if (!lineWidth || lineWidth < 0) return false;
		const limit = lineWidth - indentLength;
		const strLen = str.length;
		if (strLen <= limit) return false;
		for (let i = 0, start = 0; i < strLen; ++i) if (str[i] === "\n") {
			if (i - start > limit) return true;
			start = i + 1;
			if (strLen - start <= limit) return false;
		}
		return true;
	}
	function doubleQuotedString(value, ctx) {
		const json = JSON.stringify(value);
		if (ctx.options.doubleQuotedAsJSON) return json;
		const { implicitKey } = ctx;
		const minMultiLineLength = ctx.options.doubleQuotedMinMultiLineLength;
		const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
		let str = "";
		let start = 0;
		for (let i = 0, ch = json[i]; ch; ch = json[++i]) {
			if (ch === " " && json[i + 1] === "\\" && json[i + 2] === "n") {
				str += json.slice(start, i) + "\\ ";
				i += 1;
				start = i;
				ch = "\\";
			}
			if (ch === "\\") switch (json[i + 1]) {
				case "u":
					{
						str += json.slice(start, i);
						const code = json.substr(i + 2, 4);
						switch (code) {
							case "0000":
								str += "\\0";
								break;
							case "0007":
								str += "\\a";
								break;
							case "000b":
								str += "\\v";
								break;
							case "001b":
								str += "\\e";
								break;
							case "0085":
								str += "\\N";
								break;
							case "00a0":
								str += "\\_";
								break;
							case "2028":
								str += "\\L";
								break;
							case "2029":
								str += "\\P";
								break;
							default: if (code.substr(0, 2) === "00") str += "\\x" + code.substr(2);
							else str += json.substr(i, 6);
						}
						i += 5;
						start = i + 1;
					}
					break;
				case "n":
					if (implicitKey || json[i + 2] === "\"" || json.length < minMultiLineLength) i += 1;
					else {
						str += json.slice(start, i) + "\n\n";
						while (json[i + 2] === "\\" && json[i + 3] === "n" && json[i + 4] !== "\"") {
							str += "\n";
							i += 2;
						}
						str += indent;
						if (json[i + 2] === " ") str += "\\";
						i += 1;
						start = i + 1;
					}
					break;
				default: i += 1;
			}
		}
		str = start ? str + json.slice(start) : json;
		return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_QUOTED, getFoldOptions(ctx, false));
	}
	function singleQuotedString(value, ctx) {
		if (ctx.options.singleQuote === false || ctx.implicitKey && value.includes("\n") || /[ \t]\n|\n[ \t]/.test(value)) return doubleQuotedString(value, ctx);
		const indent = ctx.indent || (containsDocumentMarker(value) ? "  " : "");
		const res = "'" + value.replace(/'/g, "''").replace(/\n+/g, `$&\n${indent}`) + "'";
		return ctx.implicitKey ? res : foldFlowLines.foldFlowLines(res, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
	}
	function quotedString(value, ctx) {
		const { singleQuote } = ctx.options;
		let qs;
		if (singleQuote === false) qs = doubleQuotedString;
		else {
			const hasDouble = value.includes("\"");
			const hasSingle = value.includes("'");
			if (hasDouble && !hasSingle) qs = singleQuotedString;
			else if (hasSingle && !hasDouble) qs = doubleQuotedString;
			else qs = singleQuote ? singleQuotedString : doubleQuotedString;
		}
		return qs(value, ctx);
	}
	let blockEndNewlines;
	try {
		blockEndNewlines = /* @__PURE__ */ new RegExp("(^|(?<!\n))\n+(?!\n|$)", "g");
	} catch {
		blockEndNewlines = /\n+(?!\n|$)/g;
	}
	function blockString({ comment, type, value }, ctx, onComment, onChompKeep) {
		const { blockQuote, commentString, lineWidth } = ctx.options;
		if (!blockQuote || /\n[\t ]+$/.test(value)) return quotedString(value, ctx);
		const indent = ctx.indent || (ctx.forceBlockIndent || containsDocumentMarker(value) ? "  " : "");
		const literal = blockQuote === "literal" ? true : blockQuote === "folded" || type === Scalar.Scalar.BLOCK_FOLDED ? false : type === Scalar.Scalar.BLOCK_LITERAL ? true : !lineLengthOverLimit(value, lineWidth, indent.length);
		if (!value) return literal ? "|\n" : ">\n";
		let chomp;
		let endStart;
		for (endStart = value.length; endStart > 0; --endStart) {
			const ch = value[endStart - 1];
			if (ch !== "\n" && ch !== "	" && ch !== " ") break;
		}
		let end = value.substring(endStart);
		const endNlPos = end.indexOf("\n");
		if (endNlPos === -1) chomp = "-";
		else if (value === end || endNlPos !== end.length - 1) {
			chomp = "+";
			if (onChompKeep) onChompKeep();
		} else chomp = "";
		if (end) {
			value = value.slice(0, -end.length);
			if (end[end.length - 1] === "\n") end = end.slice(0, -1);
			end = end.replace(blockEndNewlines, `$&${indent}`);
		}
		let startWithSpace = false;
		let startEnd;
		let startNlPos = -1;
		for (startEnd = 0; startEnd < value.length; ++startEnd) {
			const ch = value[startEnd];
			if (ch === " ") startWithSpace = true;
			else if (ch === "\n") startNlPos = startEnd;
			else break;
		}
		let start = value.substring(0, startNlPos < startEnd ? startNlPos + 1 : startEnd);
		if (start) {
			value = value.substring(start.length);
			start = start.replace(/\n+/g, `$&${indent}`);
		}
		let header = (startWithSpace ? indent ? "2" : "1" : "") + chomp;
		if (comment) {
			header += " " + commentString(comment.replace(/ ?[\r\n]+/g, " "));
			if (onComment) onComment();
		}
		if (!literal) {
			const foldedValue = value.replace(/\n+/g, "\n$&").replace(/(?:^|\n)([\t ].*)(?:([\n\t ]*)\n(?![\n\t ]))?/g, "$1$2").replace(/\n+/g, `$&${indent}`);
			let literalFallback = false;
			const foldOptions = getFoldOptions(ctx, true);
			if (blockQuote !== "folded" && type !== Scalar.Scalar.BLOCK_FOLDED) foldOptions.onOverflow = () => {
				literalFallback = true;
			};
			const body = foldFlowLines.foldFlowLines(`${start}${foldedValue}${end}`, indent, foldFlowLines.FOLD_BLOCK, foldOptions);
			if (!literalFallback) return `>${header}\n${indent}${body}`;
		}
		value = value.replace(/\n+/g, `$&${indent}`);
		return `|${header}\n${indent}${start}${value}${end}`;
	}
	function plainString(item, ctx, onComment, onChompKeep) {
		const { type, value } = item;
		const { actualString, implicitKey, indent, indentStep, inFlow } = ctx;
		if (implicitKey && value.includes("\n") || inFlow && /[[\]{},]/.test(value)) return quotedString(value, ctx);
		if (/^[\n\t ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-][ \t]|[\n:][ \t]|[ \t]\n|[\n\t ]#|[\n\t :]$/.test(value)) return implicitKey || inFlow || !value.includes("\n") ? quotedString(value, ctx) : blockString(item, ctx, onComment, onChompKeep);
		if (!implicitKey && !inFlow && type !== Scalar.Scalar.PLAIN && value.includes("\n")) return blockString(item, ctx, onComment, onChompKeep);
		if (containsDocumentMarker(value)) {
			if (indent === "") {
				ctx.forceBlockIndent = true;
				return blockString(item, ctx, onComment, onChompKeep);
			} else if (implicitKey && indent === indentStep) return quotedString(value, ctx);
		}
		const str = value.replace(/\n+/g, `$&\n${indent}`);
		if (actualString) {
			const test = (tag) => tag.default && tag.tag !== "tag:yaml.org,2002:str" && tag.test?.test(str);
			const { compat, tags } = ctx.doc.schema;
			if (tags.some(test) || compat?.some(test)) return quotedString(value, ctx);
		}
		return implicitKey ? str : foldFlowLines.foldFlowLines(str, indent, foldFlowLines.FOLD_FLOW, getFoldOptions(ctx, false));
	}
	function stringifyString(item, ctx, onComment, onChompKeep) {
		const { implicitKey, inFlow } = ctx;
		const ss = typeof item.value === "string" ? item : Object.assign({}, item, { value: String(item.value) });
		let { type } = item;
		if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
			if (/[\x00-\x08\x0b-\x1f\x7f-\x9f\u{D800}-\u{DFFF}]/u.test(ss.value)) type = Scalar.Scalar.QUOTE_DOUBLE;
		}
		const _stringify = (_type) => {
			switch (_type) {
				case Scalar.Scalar.BLOCK_FOLDED:
				case Scalar.Scalar.BLOCK_LITERAL: return implicitKey || inFlow ? quotedString(ss.value, ctx) : blockString(ss, ctx, onComment, onChompKeep);
				case Scalar.Scalar.QUOTE_DOUBLE: return doubleQuotedString(ss.value, ctx);
				case Scalar.Scalar.QUOTE_SINGLE: return singleQuotedString(ss.value, ctx);
				case Scalar.Scalar.PLAIN: return plainString(ss, ctx, onComment, onChompKeep);
				default: return null;
			}
		};
		let res = _stringify(type);
		if (res === null) {
			const { defaultKeyType, defaultStringType } = ctx.options;
			const t = implicitKey && defaultKeyType || defaultStringType;
			res = _stringify(t);
			if (res === null) throw new Error(`Unsupported default string type ${t}`);
		}
		return res;
	}
	exports.stringifyString = stringifyString;
}));

// node_modules/yaml/dist/stringify/stringify.js
var require_stringify = /* @__PURE__ */ __commonJSMin(((exports) => {
	var anchors = require_anchors();
	var identity = require_identity();
	var stringifyComment = require_stringifyComment();
	var stringifyString = require_stringifyString();
	function createStringifyContext(doc, options) {
		const opt = Object.assign({
			blockQuote: true,
			commentString: stringifyComment.stringifyComment,
			defaultKeyType: null,
			defaultStringType: "PLAIN",
			directives: null,
			doubleQuotedAsJSON: false,
			doubleQuotedMinMultiLineLength: 40,
			falseStr: "false",
			flowCollectionPadding: true,
			indentSeq: true,
			lineWidth: 80,
			minContentWidth: 20,
			nullStr: "null",
			simpleKeys: false,
			singleQuote: null,
			trailingComma: false,
			trueStr: "true",
			verifyAliasOrder: true
		}, doc.schema.toStringOptions, options);
		let inFlow;
		switch (opt.collectionStyle) {
			case "block":
				inFlow = false;
				break;
			case "flow":
				inFlow = true;
				break;
			default: inFlow = null;
		}
		return {
			anchors: /* @__PURE__ */ new Set(),
			doc,
			flowCollectionPadding: opt.flowCollectionPadding ? " " : "",
			indent: "",
			indentStep: typeof opt.indent === "number" ? " ".repeat(opt.indent) : "  ",
			inFlow,
			options: opt
		};
	}
	function getTagObject(tags, item) {
		if (item.tag) {
			const match = tags.filter((t) => t.tag === item.tag);
			if (match.length > 0) return match.find((t) => t.format === item.format) ?? match[0];
		}
		let tagObj = void 0;
		let obj;
		if (identity.isScalar(item)) {
			obj = item.value;
			let match = tags.filter((t) => t.identify?.(obj));
			if (match.length > 1) {
				const testMatch = match.filter((t) => t.test);
				if (testMatch.length > 0) match = testMatch;
			}
			tagObj = match.find((t) => t.format === item.format) ?? match.find((t) => !t.format);
		} else {
			obj = item;
			tagObj = tags.find((t) => t.nodeClass && obj instanceof t.nodeClass);
		}
		if (!tagObj) {
			const name = obj?.constructor?.name ?? (obj === null ? "null" : typeof obj);
			throw new Error(`Tag not resolved for ${name} value`);
		}
		return tagObj;
	}
	function stringifyProps(node, tagObj, { anchors: anchors$1, doc }) {
		if (!doc.directives) return "";
		const props = [];
		const anchor = (identity.isScalar(node) || identity.isCollection(node)) && node.anchor;
		if (anchor && anchors.anchorIsValid(anchor)) {
			anchors$1.add(anchor);
			props.push(`&${anchor}`);
		}
		const tag = node.tag ?? (tagObj.default ? null : tagObj.tag);
		if (tag) props.push(doc.directives.tagString(tag));
		return props.join(" ");
	}
	function stringify(item, ctx, onComment, onChompKeep) {
		if (identity.isPair(item)) return item.toString(ctx, onComment, onChompKeep);
		if (identity.isAlias(item)) {
			if (ctx.doc.directives) return item.toString(ctx);
			if (ctx.resolvedAliases?.has(item)) throw new TypeError(`Cannot stringify circular structure without alias nodes`);
			else {
				if (ctx.resolvedAliases) ctx.resolvedAliases.add(item);
				else ctx.resolvedAliases = /* @__PURE__ */ new Set([item]);
				item = item.resolve(ctx.doc);
			}
		}
		let tagObj = void 0;
		const node = identity.isNode(item) ? item : ctx.doc.createNode(item, { onTagObj: (o) => tagObj = o });
		tagObj ?? (tagObj = getTagObject(ctx.doc.schema.tags, node));
		const props = stringifyProps(node, tagObj, ctx);
		if (props.length > 0) ctx.indentAtStart = (ctx.indentAtStart ?? 0) + props.length + 1;
		const str = typeof tagObj.stringify === "function" ? tagObj.stringify(node, ctx, onComment, onChompKeep) : identity.isScalar(node) ? stringifyString.stringifyString(node, ctx, onComment, onChompKeep) : node.toString(ctx, onComment, onChompKeep);
		if (!props) return str;
		return identity.isScalar(node) || str[0] === "{" || str[0] === "[" ? `${props} ${str}` : `${props}\n${ctx.indent}${str}`;
	}
	exports.createStringifyContext = createStringifyContext;
	exports.stringify = stringify;
}));

// node_modules/yaml/dist/stringify/stringifyPair.js
var require_stringifyPair = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyPair({ key, value }, ctx, onComment, onChompKeep) {
		const { allNullValues, doc, indent, indentStep, options: { commentString, indentSeq, simpleKeys } } = ctx;
		let keyComment = identity.isNode(key) && key.comment || null;
		if (simpleKeys) {
			if (keyComment) throw new Error("With simple keys, key nodes cannot have comments");
			if (identity.isCollection(key) || !identity.isNode(key) && typeof key === "object") throw new Error("With simple keys, collection cannot be used as a key value");
		}
		let explicitKey = !simpleKeys && (!key || keyComment && value == null && !ctx.inFlow || identity.isCollection(key) || (identity.isScalar(key) ? key.type === Scalar.Scalar.BLOCK_FOLDED || key.type === Scalar.Scalar.BLOCK_LITERAL : typeof key === "object"));
		ctx = Object.assign({}, ctx, {
			allNullValues: false,
			implicitKey: !explicitKey && (simpleKeys || !allNullValues),
			indent: indent + indentStep
		});
		let keyCommentDone = false;
		let chompKeep = false;
		let str = stringify.stringify(key, ctx, () => keyCommentDone = true, () => chompKeep = true);
		if (!explicitKey && !ctx.inFlow && str.length > 1024) {
			if (simpleKeys) throw new Error("With simple keys, single line scalar must not span more than 1024 characters");
			explicitKey = true;
		}
		if (ctx.inFlow) {
			if (allNullValues || value == null) {
				if (keyCommentDone && onComment) onComment();
				return str === "" ? "?" : explicitKey ? `? ${str}` : str;
			}
		} else if (allNullValues && !simpleKeys || value == null && explicitKey) {
			str = `? ${str}`;
			if (keyComment && !keyCommentDone) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
			else if (chompKeep && onChompKeep) onChompKeep();
			return str;
		}
		if (keyCommentDone) keyComment = null;
		if (explicitKey) {
			if (keyComment) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
			str = `? ${str}\n${indent}:`;
		} else {
			str = `${str}:`;
			if (keyComment) str += stringifyComment.lineComment(str, ctx.indent, commentString(keyComment));
		}
		let vsb, vcb, valueComment;
		if (identity.isNode(value)) {
			vsb = !!value.spaceBefore;
			vcb = value.commentBefore;
			valueComment = value.comment;
		} else {
			vsb = false;
			vcb = null;
			valueComment = null;
			if (value && typeof value === "object") value = doc.createNode(value);
		}
		ctx.implicitKey = false;
		if (!explicitKey && !keyComment && identity.isScalar(value)) ctx.indentAtStart = str.length + 1;
		chompKeep = false;
		if (!indentSeq && indentStep.length >= 2 && !ctx.inFlow && !explicitKey && identity.isSeq(value) && !value.flow && !value.tag && !value.anchor) ctx.indent = ctx.indent.substring(2);
		let valueCommentDone = false;
		const valueStr = stringify.stringify(value, ctx, () => valueCommentDone = true, () => chompKeep = true);
		let ws = " ";
		if (keyComment || vsb || vcb) {
			ws = vsb ? "\n" : "";
			if (vcb) {
				const cs = commentString(vcb);
				ws += `\n${stringifyComment.indentComment(cs, ctx.indent)}`;
			}
			if (valueStr === "" && !ctx.inFlow) {
				if (ws === "\n" && valueComment) ws = "\n\n";
			} else ws += `\n${ctx.indent}`;
		} else if (!explicitKey && identity.isCollection(value)) {
			const vs0 = valueStr[0];
			const nl0 = valueStr.indexOf("\n");
			const hasNewline = nl0 !== -1;
			const flow = ctx.inFlow ?? value.flow ?? value.items.length === 0;
			if (hasNewline || !flow) {
				let hasPropsLine = false;
				if (hasNewline && (vs0 === "&" || vs0 === "!")) {
					let sp0 = valueStr.indexOf(" ");
					if (vs0 === "&" && sp0 !== -1 && sp0 < nl0 && valueStr[sp0 + 1] === "!") sp0 = valueStr.indexOf(" ", sp0 + 1);
					if (sp0 === -1 || nl0 < sp0) hasPropsLine = true;
				}
				if (!hasPropsLine) ws = `\n${ctx.indent}`;
			}
		} else if (valueStr === "" || valueStr[0] === "\n") ws = "";
		str += ws + valueStr;
		if (ctx.inFlow) {
			if (valueCommentDone && onComment) onComment();
		} else if (valueComment && !valueCommentDone) str += stringifyComment.lineComment(str, ctx.indent, commentString(valueComment));
		else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	exports.stringifyPair = stringifyPair;
}));

// node_modules/yaml/dist/log.js
var require_log = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = __require("process");
	function debug(logLevel, ...messages) {
		if (logLevel === "debug") console.log(...messages);
	}
	function warn(logLevel, warning) {
		if (logLevel === "debug" || logLevel === "warn") {
			if (typeof node_process.emitWarning === "function") node_process.emitWarning(warning);
			else console.warn(warning);
		}
	}
	exports.debug = debug;
	exports.warn = warn;
}));

// node_modules/yaml/dist/schema/yaml-1.1/merge.js
var require_merge = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	const MERGE_KEY = "<<";
	const merge = {
		identify: (value) => value === MERGE_KEY || typeof value === "symbol" && value.description === MERGE_KEY,
		default: "key",
		tag: "tag:yaml.org,2002:merge",
		test: /^<<$/,
		resolve: () => Object.assign(new Scalar.Scalar(Symbol(MERGE_KEY)), { addToJSMap: addMergeToJSMap }),
		stringify: () => MERGE_KEY
	};
	const isMergeKey = (ctx, key) => (merge.identify(key) || identity.isScalar(key) && (!key.type || key.type === Scalar.Scalar.PLAIN) && merge.identify(key.value)) && ctx?.doc.schema.tags.some((tag) => tag.tag === merge.tag && tag.default);
	function addMergeToJSMap(ctx, map, value) {
		const source = resolveAliasValue(ctx, value);
		if (identity.isSeq(source)) for (const it of source.items) mergeValue(ctx, map, it);
		else if (Array.isArray(source)) for (const it of source) mergeValue(ctx, map, it);
		else mergeValue(ctx, map, source);
	}
	function mergeValue(ctx, map, value) {
		const source = resolveAliasValue(ctx, value);
		if (!identity.isMap(source)) throw new Error("Merge sources must be maps or map aliases");
		const srcMap = source.toJSON(null, ctx, Map);
		for (const [key, value] of srcMap) if (map instanceof Map) {
			if (!map.has(key)) map.set(key, value);
		} else if (map instanceof Set) map.add(key);
		else if (!Object.prototype.hasOwnProperty.call(map, key)) Object.defineProperty(map, key, {
			value,
			writable: true,
			enumerable: true,
			configurable: true
		});
		return map;
	}
	function resolveAliasValue(ctx, value) {
		return ctx && identity.isAlias(value) ? value.resolve(ctx.doc, ctx) : value;
	}
	exports.addMergeToJSMap = addMergeToJSMap;
	exports.isMergeKey = isMergeKey;
	exports.merge = merge;
}));

// node_modules/yaml/dist/nodes/addPairToJSMap.js
var require_addPairToJSMap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var log = require_log();
	var merge = require_merge();
	var stringify = require_stringify();
	var identity = require_identity();
	var toJS = require_toJS();
	function addPairToJSMap(ctx, map, { key, value }) {
		if (identity.isNode(key) && key.addToJSMap) key.addToJSMap(ctx, map, value);
		else if (merge.isMergeKey(ctx, key)) merge.addMergeToJSMap(ctx, map, value);
		else {
			const jsKey = toJS.toJS(key, "", ctx);
			if (map instanceof Map) map.set(jsKey, toJS.toJS(value, jsKey, ctx));
			else if (map instanceof Set) map.add(jsKey);
			else {
				const stringKey = stringifyKey(key, jsKey, ctx);
				const jsValue = toJS.toJS(value, stringKey, ctx);
				if (stringKey in map) Object.defineProperty(map, stringKey, {
					value: jsValue,
					writable: true,
					enumerable: true,
					configurable: true
				});
				else map[stringKey] = jsValue;
			}
		}
		return map;
	}
	function stringifyKey(key, jsKey, ctx) {
		if (jsKey === null) return "";
		if (typeof jsKey !== "object") return String(jsKey);
		if (identity.isNode(key) && ctx?.doc) {
			const strCtx = stringify.createStringifyContext(ctx.doc, {});
			strCtx.anchors = /* @__PURE__ */ new Set();
			for (const node of ctx.anchors.keys()) strCtx.anchors.add(node.anchor);
			strCtx.inFlow = true;
			strCtx.inStringifyKey = true;
			const strKey = key.toString(strCtx);
			if (!ctx.mapKeyWarned) {
				let jsonStr = JSON.stringify(strKey);
				if (jsonStr.length > 40) jsonStr = jsonStr.substring(0, 36) + "...\"";
				log.warn(ctx.doc.options.logLevel, `Keys with collection values will be stringified due to JS Object restrictions: ${jsonStr}. Set mapAsMap: true to use object keys.`);
				ctx.mapKeyWarned = true;
			}
			return strKey;
		}
		return JSON.stringify(jsKey);
	}
	exports.addPairToJSMap = addPairToJSMap;
}));

// node_modules/yaml/dist/nodes/Pair.js
var require_Pair = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var stringifyPair = require_stringifyPair();
	var addPairToJSMap = require_addPairToJSMap();
	var identity = require_identity();
	function createPair(key, value, ctx) {
		const k = createNode.createNode(key, void 0, ctx);
		const v = createNode.createNode(value, void 0, ctx);
		return new Pair(k, v);
	}
	var Pair = class Pair {
		constructor(key, value = null) {
			Object.defineProperty(this, identity.NODE_TYPE, { value: identity.PAIR });
			this.key = key;
			this.value = value;
		}
		clone(schema) {
			let { key, value } = this;
			if (identity.isNode(key)) key = key.clone(schema);
			if (identity.isNode(value)) value = value.clone(schema);
			return new Pair(key, value);
		}
		toJSON(_, ctx) {
			const pair = ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
			return addPairToJSMap.addPairToJSMap(ctx, pair, this);
		}
		toString(ctx, onComment, onChompKeep) {
			return ctx?.doc ? stringifyPair.stringifyPair(this, ctx, onComment, onChompKeep) : JSON.stringify(this);
		}
	};
	exports.Pair = Pair;
	exports.createPair = createPair;
}));

// node_modules/yaml/dist/stringify/stringifyCollection.js
var require_stringifyCollection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyCollection(collection, ctx, options) {
		return (ctx.inFlow ?? collection.flow ? stringifyFlowCollection : stringifyBlockCollection)(collection, ctx, options);
	}
	function stringifyBlockCollection({ comment, items }, ctx, { blockItemPrefix, flowChars, itemIndent, onChompKeep, onComment }) {
		const { indent, options: { commentString } } = ctx;
		const itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			type: null
		});
		let chompKeep = false;
		const lines = [];
		for (let i = 0; i < items.length; ++i) {
			const item = items[i];
			let comment = null;
			if (identity.isNode(item)) {
				if (!chompKeep && item.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, item.commentBefore, chompKeep);
				if (item.comment) comment = item.comment;
			} else if (identity.isPair(item)) {
				const ik = identity.isNode(item.key) ? item.key : null;
				if (ik) {
					if (!chompKeep && ik.spaceBefore) lines.push("");
					addCommentBefore(ctx, lines, ik.commentBefore, chompKeep);
				}
			}
			chompKeep = false;
			let str = stringify.stringify(item, itemCtx, () => comment = null, () => chompKeep = true);
			if (comment) str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
			if (chompKeep && comment) chompKeep = false;
			lines.push(blockItemPrefix + str);
		}
		let str;
		if (lines.length === 0) str = flowChars.start + flowChars.end;
		else {
			str = lines[0];
			for (let i = 1; i < lines.length; ++i) {
				const line = lines[i];
				str += line ? `\n${indent}${line}` : "\n";
			}
		}
		if (comment) {
			str += "\n" + stringifyComment.indentComment(commentString(comment), indent);
			if (onComment) onComment();
		} else if (chompKeep && onChompKeep) onChompKeep();
		return str;
	}
	function stringifyFlowCollection({ items }, ctx, { flowChars, itemIndent }) {
		const { indent, indentStep, flowCollectionPadding: fcPadding, options: { commentString } } = ctx;
		itemIndent += indentStep;
		const itemCtx = Object.assign({}, ctx, {
			indent: itemIndent,
			inFlow: true,
			type: null
		});
		let reqNewline = false;
		let linesAtValue = 0;
		const lines = [];
		for (let i = 0; i < items.length; ++i) {
			const item = items[i];
			let comment = null;
			if (identity.isNode(item)) {
				if (item.spaceBefore) lines.push("");
				addCommentBefore(ctx, lines, item.commentBefore, false);
				if (item.comment) comment = item.comment;
			} else if (identity.isPair(item)) {
				const ik = identity.isNode(item.key) ? item.key : null;
				if (ik) {
					if (ik.spaceBefore) lines.push("");
					addCommentBefore(ctx, lines, ik.commentBefore, false);
					if (ik.comment) reqNewline = true;
				}
				const iv = identity.isNode(item.value) ? item.value : null;
				if (iv) {
					if (iv.comment) comment = iv.comment;
					if (iv.commentBefore) reqNewline = true;
				} else if (item.value == null && ik?.comment) comment = ik.comment;
			}
			if (comment) reqNewline = true;
			let str = stringify.stringify(item, itemCtx, () => comment = null);
			reqNewline || (reqNewline = lines.length > linesAtValue || str.includes("\n"));
			if (i < items.length - 1) str += ",";
			else if (ctx.options.trailingComma) {
				if (ctx.options.lineWidth > 0) reqNewline || (reqNewline = lines.reduce((sum, line) => sum + line.length + 2, 2) + (str.length + 2) > ctx.options.lineWidth);
				if (reqNewline) str += ",";
			}
			if (comment) str += stringifyComment.lineComment(str, itemIndent, commentString(comment));
			lines.push(str);
			linesAtValue = lines.length;
		}
		const { start, end } = flowChars;
		if (lines.length === 0) return start + end;
		else {
			if (!reqNewline) {
				const len = lines.reduce((sum, line) => sum + line.length + 2, 2);
				reqNewline = ctx.options.lineWidth > 0 && len > ctx.options.lineWidth;
			}
			if (reqNewline) {
				let str = start;
				for (const line of lines) str += line ? `\n${indentStep}${indent}${line}` : "\n";
				return `${str}\n${indent}${end}`;
			} else return `${start}${fcPadding}${lines.join(" ")}${fcPadding}${end}`;
		}
	}
	function addCommentBefore({ indent, options: { commentString } }, lines, comment, chompKeep) {
		if (comment && chompKeep) comment = comment.replace(/^\n+/, "");
		if (comment) {
			const ic = stringifyComment.indentComment(commentString(comment), indent);
			lines.push(ic.trimStart());
		}
	}
	exports.stringifyCollection = stringifyCollection;
}));

// node_modules/yaml/dist/nodes/YAMLMap.js
var require_YAMLMap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyCollection = require_stringifyCollection();
	var addPairToJSMap = require_addPairToJSMap();
	var Collection = require_Collection();
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	function findPair(items, key) {
		const k = identity.isScalar(key) ? key.value : key;
		for (const it of items) if (identity.isPair(it)) {
			if (it.key === key || it.key === k) return it;
			if (identity.isScalar(it.key) && it.key.value === k) return it;
		}
	}
	var YAMLMap = class extends Collection.Collection {
		static get tagName() {
			return "tag:yaml.org,2002:map";
		}
		constructor(schema) {
			super(identity.MAP, schema);
			this.items = [];
		}
		/**
		* A generic collection parsing method that can be extended
		* to other node classes that inherit from YAMLMap
		*/
		static from(schema, obj, ctx) {
			const { keepUndefined, replacer } = ctx;
			const map = new this(schema);
			const add = (key, value) => {
				if (typeof replacer === "function") value = replacer.call(obj, key, value);
				else if (Array.isArray(replacer) && !replacer.includes(key)) return;
				if (value !== void 0 || keepUndefined) map.items.push(Pair.createPair(key, value, ctx));
			};
			if (obj instanceof Map) for (const [key, value] of obj) add(key, value);
			else if (obj && typeof obj === "object") for (const key of Object.keys(obj)) add(key, obj[key]);
			if (typeof schema.sortMapEntries === "function") map.items.sort(schema.sortMapEntries);
			return map;
		}
		/**
		* Adds a value to the collection.
		*
		* @param overwrite - If not set `true`, using a key that is already in the
		*   collection will throw. Otherwise, overwrites the previous value.
		*/
		add(pair, overwrite) {
			let _pair;
			if (identity.isPair(pair)) _pair = pair;
			else if (!pair || typeof pair !== "object" || !("key" in pair)) _pair = new Pair.Pair(pair, pair?.value);
			else _pair = new Pair.Pair(pair.key, pair.value);
			const prev = findPair(this.items, _pair.key);
			const sortEntries = this.schema?.sortMapEntries;
			if (prev) {
				if (!overwrite) throw new Error(`Key ${_pair.key} already set`);
				if (identity.isScalar(prev.value) && Scalar.isScalarValue(_pair.value)) prev.value.value = _pair.value;
				else prev.value = _pair.value;
			} else if (sortEntries) {
				const i = this.items.findIndex((item) => sortEntries(_pair, item) < 0);
				if (i === -1) this.items.push(_pair);
				else this.items.splice(i, 0, _pair);
			} else this.items.push(_pair);
		}
		delete(key) {
			const it = findPair(this.items, key);
			if (!it) return false;
			return this.items.splice(this.items.indexOf(it), 1).length > 0;
		}
		get(key, keepScalar) {
			const node = findPair(this.items, key)?.value;
			return (!keepScalar && identity.isScalar(node) ? node.value : node) ?? void 0;
		}
		has(key) {
			return !!findPair(this.items, key);
		}
		set(key, value) {
			this.add(new Pair.Pair(key, value), true);
		}
		/**
		* @param ctx - Conversion context, originally set in Document#toJS()
		* @param {Class} Type - If set, forces the returned collection type
		* @returns Instance of Type, Map, or Object
		*/
		toJSON(_, ctx, Type) {
			const map = Type ? new Type() : ctx?.mapAsMap ? /* @__PURE__ */ new Map() : {};
			if (ctx?.onCreate) ctx.onCreate(map);
			for (const item of this.items) addPairToJSMap.addPairToJSMap(ctx, map, item);
			return map;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			for (const item of this.items) if (!identity.isPair(item)) throw new Error(`Map items must all be pairs; found ${JSON.stringify(item)} instead`);
			if (!ctx.allNullValues && this.hasAllNullValues(false)) ctx = Object.assign({}, ctx, { allNullValues: true });
			return stringifyCollection.stringifyCollection(this, ctx, {
				blockItemPrefix: "",
				flowChars: {
					start: "{",
					end: "}"
				},
				itemIndent: ctx.indent || "",
				onChompKeep,
				onComment
			});
		}
	};
	exports.YAMLMap = YAMLMap;
	exports.findPair = findPair;
}));

// node_modules/yaml/dist/schema/common/map.js
var require_map = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var YAMLMap = require_YAMLMap();
	const map = {
		collection: "map",
		default: true,
		nodeClass: YAMLMap.YAMLMap,
		tag: "tag:yaml.org,2002:map",
		resolve(map, onError) {
			if (!identity.isMap(map)) onError("Expected a mapping for this tag");
			return map;
		},
		createNode: (schema, obj, ctx) => YAMLMap.YAMLMap.from(schema, obj, ctx)
	};
	exports.map = map;
}));

// node_modules/yaml/dist/nodes/YAMLSeq.js
var require_YAMLSeq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var createNode = require_createNode();
	var stringifyCollection = require_stringifyCollection();
	var Collection = require_Collection();
	var identity = require_identity();
	var Scalar = require_Scalar();
	var toJS = require_toJS();
	var YAMLSeq = class extends Collection.Collection {
		static get tagName() {
			return "tag:yaml.org,2002:seq";
		}
		constructor(schema) {
			super(identity.SEQ, schema);
			this.items = [];
		}
		add(value) {
			this.items.push(value);
		}
		/**
		* Removes a value from the collection.
		*
		* `key` must contain a representation of an integer for this to succeed.
		* It may be wrapped in a `Scalar`.
		*
		* @returns `true` if the item was found and removed.
		*/
		delete(key) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") return false;
			return this.items.splice(idx, 1).length > 0;
		}
		get(key, keepScalar) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") return void 0;
			const it = this.items[idx];
			return !keepScalar && identity.isScalar(it) ? it.value : it;
		}
		/**
		* Checks if the collection includes a value with the key `key`.
		*
		* `key` must contain a representation of an integer for this to succeed.
		* It may be wrapped in a `Scalar`.
		*/
		has(key) {
			const idx = asItemIndex(key);
			return typeof idx === "number" && idx < this.items.length;
		}
		/**
		* Sets a value in this collection. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*
		* If `key` does not contain a representation of an integer, this will throw.
		* It may be wrapped in a `Scalar`.
		*/
		set(key, value) {
			const idx = asItemIndex(key);
			if (typeof idx !== "number") throw new Error(`Expected a valid index, not ${key}.`);
			const prev = this.items[idx];
			if (identity.isScalar(prev) && Scalar.isScalarValue(value)) prev.value = value;
			else this.items[idx] = value;
		}
		toJSON(_, ctx) {
			const seq = [];
			if (ctx?.onCreate) ctx.onCreate(seq);
			let i = 0;
			for (const item of this.items) seq.push(toJS.toJS(item, String(i++), ctx));
			return seq;
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			return stringifyCollection.stringifyCollection(this, ctx, {
				blockItemPrefix: "- ",
				flowChars: {
					start: "[",
					end: "]"
				},
				itemIndent: (ctx.indent || "") + "  ",
				onChompKeep,
				onComment
			});
		}
		static from(schema, obj, ctx) {
			const { replacer } = ctx;
			const seq = new this(schema);
			if (obj && Symbol.iterator in Object(obj)) {
				let i = 0;
				for (let it of obj) {
					if (typeof replacer === "function") {
						const key = obj instanceof Set ? it : String(i++);
						it = replacer.call(obj, key, it);
					}
					seq.items.push(createNode.createNode(it, void 0, ctx));
				}
			}
			return seq;
		}
	};
	function asItemIndex(key) {
		let idx = identity.isScalar(key) ? key.value : key;
		if (idx && typeof idx === "string") idx = Number(idx);
		return typeof idx === "number" && Number.isInteger(idx) && idx >= 0 ? idx : null;
	}
	exports.YAMLSeq = YAMLSeq;
}));

// node_modules/yaml/dist/schema/common/seq.js
var require_seq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var YAMLSeq = require_YAMLSeq();
	const seq = {
		collection: "seq",
		default: true,
		nodeClass: YAMLSeq.YAMLSeq,
		tag: "tag:yaml.org,2002:seq",
		resolve(seq, onError) {
			if (!identity.isSeq(seq)) onError("Expected a sequence for this tag");
			return seq;
		},
		createNode: (schema, obj, ctx) => YAMLSeq.YAMLSeq.from(schema, obj, ctx)
	};
	exports.seq = seq;
}));

// node_modules/yaml/dist/schema/common/string.js
var require_string = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyString = require_stringifyString();
	const string = {
		identify: (value) => typeof value === "string",
		default: true,
		tag: "tag:yaml.org,2002:str",
		resolve: (str) => str,
		stringify(item, ctx, onComment, onChompKeep) {
			ctx = Object.assign({ actualString: true }, ctx);
			return stringifyString.stringifyString(item, ctx, onComment, onChompKeep);
		}
	};
	exports.string = string;
}));

// node_modules/yaml/dist/schema/common/null.js
var require_null = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	const nullTag = {
		identify: (value) => value == null,
		createNode: () => new Scalar.Scalar(null),
		default: true,
		tag: "tag:yaml.org,2002:null",
		test: /^(?:~|[Nn]ull|NULL)?$/,
		resolve: () => new Scalar.Scalar(null),
		stringify: ({ source }, ctx) => typeof source === "string" && nullTag.test.test(source) ? source : ctx.options.nullStr
	};
	exports.nullTag = nullTag;
}));

// node_modules/yaml/dist/schema/core/bool.js
var require_bool$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	const boolTag = {
		identify: (value) => typeof value === "boolean",
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:[Tt]rue|TRUE|[Ff]alse|FALSE)$/,
		resolve: (str) => new Scalar.Scalar(str[0] === "t" || str[0] === "T"),
		stringify({ source, value }, ctx) {
			if (source && boolTag.test.test(source)) {
				if (value === (source[0] === "t" || source[0] === "T")) return source;
			}
			return value ? ctx.options.trueStr : ctx.options.falseStr;
		}
	};
	exports.boolTag = boolTag;
}));

// node_modules/yaml/dist/stringify/stringifyNumber.js
var require_stringifyNumber = /* @__PURE__ */ __commonJSMin(((exports) => {
	function stringifyNumber({ format, minFractionDigits, tag, value }) {
		if (typeof value === "bigint") return String(value);
		const num = typeof value === "number" ? value : Number(value);
		if (!isFinite(num)) return isNaN(num) ? ".nan" : num < 0 ? "-.inf" : ".inf";
		let n = Object.is(value, -0) ? "-0" : JSON.stringify(value);
		if (!format && minFractionDigits && (!tag || tag === "tag:yaml.org,2002:float") && /^-?\d/.test(n) && !n.includes("e")) {
			let i = n.indexOf(".");
			if (i < 0) {
				i = n.length;
				n += ".";
			}
			let d = minFractionDigits - (n.length - i - 1);
			while (d-- > 0) n += "0";
		}
		return n;
	}
	exports.stringifyNumber = stringifyNumber;
}));

// node_modules/yaml/dist/schema/core/float.js
var require_float$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var stringifyNumber = require_stringifyNumber();
	const floatNaN = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
		stringify: stringifyNumber.stringifyNumber
	};
	const floatExp = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str),
		stringify(node) {
			const num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
		}
	};
	const float = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:\.[0-9]+|[0-9]+\.[0-9]*)$/,
		resolve(str) {
			const node = new Scalar.Scalar(parseFloat(str));
			const dot = str.indexOf(".");
			if (dot !== -1 && str[str.length - 1] === "0") node.minFractionDigits = str.length - dot - 1;
			return node;
		},
		stringify: stringifyNumber.stringifyNumber
	};
	exports.float = float;
	exports.floatExp = floatExp;
	exports.floatNaN = floatNaN;
}));

// node_modules/yaml/dist/schema/core/int.js
var require_int$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	const intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
	const intResolve = (str, offset, radix, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str.substring(offset), radix);
	function intStringify(node, radix, prefix) {
		const { value } = node;
		if (intIdentify(value) && value >= 0) return prefix + value.toString(radix);
		return stringifyNumber.stringifyNumber(node);
	}
	const intOct = {
		identify: (value) => intIdentify(value) && value >= 0,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^0o[0-7]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 8, opt),
		stringify: (node) => intStringify(node, 8, "0o")
	};
	const int = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber.stringifyNumber
	};
	const intHex = {
		identify: (value) => intIdentify(value) && value >= 0,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^0x[0-9a-fA-F]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	};
	exports.int = int;
	exports.intHex = intHex;
	exports.intOct = intOct;
}));

// node_modules/yaml/dist/schema/core/schema.js
var require_schema$2 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var bool = require_bool$1();
	var float = require_float$1();
	var int = require_int$1();
	const schema = [
		map.map,
		seq.seq,
		string.string,
		_null.nullTag,
		bool.boolTag,
		int.intOct,
		int.int,
		int.intHex,
		float.floatNaN,
		float.floatExp,
		float.float
	];
	exports.schema = schema;
}));

// node_modules/yaml/dist/schema/json/schema.js
var require_schema$1 = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var map = require_map();
	var seq = require_seq();
	function intIdentify(value) {
		return typeof value === "bigint" || Number.isInteger(value);
	}
	const stringifyJSON = ({ value }) => JSON.stringify(value);
	const jsonScalars = [
		{
			identify: (value) => typeof value === "string",
			default: true,
			tag: "tag:yaml.org,2002:str",
			resolve: (str) => str,
			stringify: stringifyJSON
		},
		{
			identify: (value) => value == null,
			createNode: () => new Scalar.Scalar(null),
			default: true,
			tag: "tag:yaml.org,2002:null",
			test: /^null$/,
			resolve: () => null,
			stringify: stringifyJSON
		},
		{
			identify: (value) => typeof value === "boolean",
			default: true,
			tag: "tag:yaml.org,2002:bool",
			test: /^true$|^false$/,
			resolve: (str) => str === "true",
			stringify: stringifyJSON
		},
		{
			identify: intIdentify,
			default: true,
			tag: "tag:yaml.org,2002:int",
			test: /^-?(?:0|[1-9][0-9]*)$/,
			resolve: (str, _onError, { intAsBigInt }) => intAsBigInt ? BigInt(str) : parseInt(str, 10),
			stringify: ({ value }) => intIdentify(value) ? value.toString() : JSON.stringify(value)
		},
		{
			identify: (value) => typeof value === "number",
			default: true,
			tag: "tag:yaml.org,2002:float",
			test: /^-?(?:0|[1-9][0-9]*)(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?$/,
			resolve: (str) => parseFloat(str),
			stringify: stringifyJSON
		}
	];
	const schema = [map.map, seq.seq].concat(jsonScalars, {
		default: true,
		tag: "",
		test: /^/,
		resolve(str, onError) {
			onError(`Unresolved plain scalar ${JSON.stringify(str)}`);
			return str;
		}
	});
	exports.schema = schema;
}));

// node_modules/yaml/dist/schema/yaml-1.1/binary.js
var require_binary = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_buffer = __require("buffer");
	var Scalar = require_Scalar();
	var stringifyString = require_stringifyString();
	const binary = {
		identify: (value) => value instanceof Uint8Array,
		default: false,
		tag: "tag:yaml.org,2002:binary",
		/**
		* Returns a Buffer in node and an Uint8Array in browsers
		*
		* To use the resulting buffer as an image, you'll want to do something like:
		*
		*   const blob = new Blob([buffer], { type: 'image/jpeg' })
		*   document.querySelector('#photo').src = URL.createObjectURL(blob)
		*/
		resolve(src, onError) {
			if (typeof node_buffer.Buffer === "function") return node_buffer.Buffer.from(src, "base64");
			else if (typeof atob === "function") {
				const str = atob(src.replace(/[\n\r]/g, ""));
				const buffer = new Uint8Array(str.length);
				for (let i = 0; i < str.length; ++i) buffer[i] = str.charCodeAt(i);
				return buffer;
			} else {
				onError("This environment does not support reading binary tags; either Buffer or atob is required");
				return src;
			}
		},
		stringify({ comment, type, value }, ctx, onComment, onChompKeep) {
			if (!value) return "";
			const buf = value;
			let str;
			if (typeof node_buffer.Buffer === "function") str = buf instanceof node_buffer.Buffer ? buf.toString("base64") : node_buffer.Buffer.from(buf.buffer).toString("base64");
			else if (typeof btoa === "function") {
				let s = "";
				for (let i = 0; i < buf.length; ++i) s += String.fromCharCode(buf[i]);
				str = btoa(s);
			} else throw new Error("This environment does not support writing binary tags; either Buffer or btoa is required");
			type ?? (type = Scalar.Scalar.BLOCK_LITERAL);
			if (type !== Scalar.Scalar.QUOTE_DOUBLE) {
				const lineWidth = Math.max(ctx.options.lineWidth - ctx.indent.length, ctx.options.minContentWidth);
				const n = Math.ceil(str.length / lineWidth);
				const lines = new Array(n);
				for (let i = 0, o = 0; i < n; ++i, o += lineWidth) lines[i] = str.substr(o, lineWidth);
				str = lines.join(type === Scalar.Scalar.BLOCK_LITERAL ? "\n" : " ");
			}
			return stringifyString.stringifyString({
				comment,
				type,
				value: str
			}, ctx, onComment, onChompKeep);
		}
	};
	exports.binary = binary;
}));

// node_modules/yaml/dist/schema/yaml-1.1/pairs.js
var require_pairs = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	var YAMLSeq = require_YAMLSeq();
	function resolvePairs(seq, onError) {
		if (identity.isSeq(seq)) for (let i = 0; i < seq.items.length; ++i) {
			let item = seq.items[i];
			if (identity.isPair(item)) continue;
			else if (identity.isMap(item)) {
				if (item.items.length > 1) onError("Each pair must have its own sequence indicator");
				const pair = item.items[0] || new Pair.Pair(new Scalar.Scalar(null));
				if (item.commentBefore) pair.key.commentBefore = pair.key.commentBefore ? `${item.commentBefore}\n${pair.key.commentBefore}` : item.commentBefore;
				if (item.comment) {
					const cn = pair.value ?? pair.key;
					cn.comment = cn.comment ? `${item.comment}\n${cn.comment}` : item.comment;
				}
				item = pair;
			}
			seq.items[i] = identity.isPair(item) ? item : new Pair.Pair(item);
		}
		else onError("Expected a sequence for this tag");
		return seq;
	}
	function createPairs(schema, iterable, ctx) {
		const { replacer } = ctx;
		const pairs = new YAMLSeq.YAMLSeq(schema);
		pairs.tag = "tag:yaml.org,2002:pairs";
		let i = 0;
		if (iterable && Symbol.iterator in Object(iterable)) for (let it of iterable) {
			if (typeof replacer === "function") it = replacer.call(iterable, String(i++), it);
			let key, value;
			if (Array.isArray(it)) {
				if (it.length === 2) {
					key = it[0];
					value = it[1];
				} else throw new TypeError(`Expected [key, value] tuple: ${it}`);
			} else if (it && it instanceof Object) {
				const keys = Object.keys(it);
				if (keys.length === 1) {
					key = keys[0];
					value = it[key];
				} else throw new TypeError(`Expected tuple with one key, not ${keys.length} keys`);
			} else key = it;
			pairs.items.push(Pair.createPair(key, value, ctx));
		}
		return pairs;
	}
	const pairs = {
		collection: "seq",
		default: false,
		tag: "tag:yaml.org,2002:pairs",
		resolve: resolvePairs,
		createNode: createPairs
	};
	exports.createPairs = createPairs;
	exports.pairs = pairs;
	exports.resolvePairs = resolvePairs;
}));

// node_modules/yaml/dist/schema/yaml-1.1/omap.js
var require_omap = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var toJS = require_toJS();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var pairs = require_pairs();
	var YAMLOMap = class YAMLOMap extends YAMLSeq.YAMLSeq {
		constructor() {
			super();
			this.add = YAMLMap.YAMLMap.prototype.add.bind(this);
			this.delete = YAMLMap.YAMLMap.prototype.delete.bind(this);
			this.get = YAMLMap.YAMLMap.prototype.get.bind(this);
			this.has = YAMLMap.YAMLMap.prototype.has.bind(this);
			this.set = YAMLMap.YAMLMap.prototype.set.bind(this);
			this.tag = YAMLOMap.tag;
		}
		/**
		* If `ctx` is given, the return type is actually `Map<unknown, unknown>`,
		* but TypeScript won't allow widening the signature of a child method.
		*/
		toJSON(_, ctx) {
			if (!ctx) return super.toJSON(_);
			const map = /* @__PURE__ */ new Map();
			if (ctx?.onCreate) ctx.onCreate(map);
			for (const pair of this.items) {
				let key, value;
				if (identity.isPair(pair)) {
					key = toJS.toJS(pair.key, "", ctx);
					value = toJS.toJS(pair.value, key, ctx);
				} else key = toJS.toJS(pair, "", ctx);
				if (map.has(key)) throw new Error("Ordered maps must not include duplicate keys");
				map.set(key, value);
			}
			return map;
		}
		static from(schema, iterable, ctx) {
			const pairs$1 = pairs.createPairs(schema, iterable, ctx);
			const omap = new this();
			omap.items = pairs$1.items;
			return omap;
		}
	};
	YAMLOMap.tag = "tag:yaml.org,2002:omap";
	const omap = {
		collection: "seq",
		identify: (value) => value instanceof Map,
		nodeClass: YAMLOMap,
		default: false,
		tag: "tag:yaml.org,2002:omap",
		resolve(seq, onError) {
			const pairs$1 = pairs.resolvePairs(seq, onError);
			const seenKeys = [];
			for (const { key } of pairs$1.items) if (identity.isScalar(key)) {
				if (seenKeys.includes(key.value)) onError(`Ordered maps must not include duplicate keys: ${key.value}`);
				else seenKeys.push(key.value);
			}
			return Object.assign(new YAMLOMap(), pairs$1);
		},
		createNode: (schema, iterable, ctx) => YAMLOMap.from(schema, iterable, ctx)
	};
	exports.YAMLOMap = YAMLOMap;
	exports.omap = omap;
}));

// node_modules/yaml/dist/schema/yaml-1.1/bool.js
var require_bool = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	function boolStringify({ value, source }, ctx) {
		if (source && (value ? trueTag : falseTag).test.test(source)) return source;
		return value ? ctx.options.trueStr : ctx.options.falseStr;
	}
	const trueTag = {
		identify: (value) => value === true,
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:Y|y|[Yy]es|YES|[Tt]rue|TRUE|[Oo]n|ON)$/,
		resolve: () => new Scalar.Scalar(true),
		stringify: boolStringify
	};
	const falseTag = {
		identify: (value) => value === false,
		default: true,
		tag: "tag:yaml.org,2002:bool",
		test: /^(?:N|n|[Nn]o|NO|[Ff]alse|FALSE|[Oo]ff|OFF)$/,
		resolve: () => new Scalar.Scalar(false),
		stringify: boolStringify
	};
	exports.falseTag = falseTag;
	exports.trueTag = trueTag;
}));

// node_modules/yaml/dist/schema/yaml-1.1/float.js
var require_float = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var stringifyNumber = require_stringifyNumber();
	const floatNaN = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^(?:[-+]?\.(?:inf|Inf|INF)|\.nan|\.NaN|\.NAN)$/,
		resolve: (str) => str.slice(-3).toLowerCase() === "nan" ? NaN : str[0] === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
		stringify: stringifyNumber.stringifyNumber
	};
	const floatExp = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "EXP",
		test: /^[-+]?(?:[0-9][0-9_]*)?(?:\.[0-9_]*)?[eE][-+]?[0-9]+$/,
		resolve: (str) => parseFloat(str.replace(/_/g, "")),
		stringify(node) {
			const num = Number(node.value);
			return isFinite(num) ? num.toExponential() : stringifyNumber.stringifyNumber(node);
		}
	};
	const float = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		test: /^[-+]?(?:[0-9][0-9_]*)?\.[0-9_]*$/,
		resolve(str) {
			const node = new Scalar.Scalar(parseFloat(str.replace(/_/g, "")));
			const dot = str.indexOf(".");
			if (dot !== -1) {
				const f = str.substring(dot + 1).replace(/_/g, "");
				if (f[f.length - 1] === "0") node.minFractionDigits = f.length;
			}
			return node;
		},
		stringify: stringifyNumber.stringifyNumber
	};
	exports.float = float;
	exports.floatExp = floatExp;
	exports.floatNaN = floatNaN;
}));

// node_modules/yaml/dist/schema/yaml-1.1/int.js
var require_int = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	const intIdentify = (value) => typeof value === "bigint" || Number.isInteger(value);
	function intResolve(str, offset, radix, { intAsBigInt }) {
		const sign = str[0];
		if (sign === "-" || sign === "+") offset += 1;
		str = str.substring(offset).replace(/_/g, "");
		if (intAsBigInt) {
			switch (radix) {
				case 2:
					str = `0b${str}`;
					break;
				case 8:
					str = `0o${str}`;
					break;
				case 16: str = `0x${str}`;
			}
			const n = BigInt(str);
			return sign === "-" ? BigInt(-1) * n : n;
		}
		const n = parseInt(str, radix);
		return sign === "-" ? -1 * n : n;
	}
	function intStringify(node, radix, prefix) {
		const { value } = node;
		if (intIdentify(value)) {
			const str = value.toString(radix);
			return value < 0 ? "-" + prefix + str.substr(1) : prefix + str;
		}
		return stringifyNumber.stringifyNumber(node);
	}
	const intBin = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "BIN",
		test: /^[-+]?0b[0-1_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 2, opt),
		stringify: (node) => intStringify(node, 2, "0b")
	};
	const intOct = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "OCT",
		test: /^[-+]?0[0-7_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 1, 8, opt),
		stringify: (node) => intStringify(node, 8, "0")
	};
	const int = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		test: /^[-+]?[0-9][0-9_]*$/,
		resolve: (str, _onError, opt) => intResolve(str, 0, 10, opt),
		stringify: stringifyNumber.stringifyNumber
	};
	const intHex = {
		identify: intIdentify,
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "HEX",
		test: /^[-+]?0x[0-9a-fA-F_]+$/,
		resolve: (str, _onError, opt) => intResolve(str, 2, 16, opt),
		stringify: (node) => intStringify(node, 16, "0x")
	};
	exports.int = int;
	exports.intBin = intBin;
	exports.intHex = intHex;
	exports.intOct = intOct;
}));

// node_modules/yaml/dist/schema/yaml-1.1/set.js
var require_set = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var YAMLSet = class YAMLSet extends YAMLMap.YAMLMap {
		constructor(schema) {
			super(schema);
			this.tag = YAMLSet.tag;
		}
		add(key) {
			let pair;
			if (identity.isPair(key)) pair = key;
			else if (key && typeof key === "object" && "key" in key && "value" in key && key.value === null) pair = new Pair.Pair(key.key, null);
			else pair = new Pair.Pair(key, null);
			if (!YAMLMap.findPair(this.items, pair.key)) this.items.push(pair);
		}
		/**
		* If `keepPair` is `true`, returns the Pair matching `key`.
		* Otherwise, returns the value of that Pair's key.
		*/
		get(key, keepPair) {
			const pair = YAMLMap.findPair(this.items, key);
			return !keepPair && identity.isPair(pair) ? identity.isScalar(pair.key) ? pair.key.value : pair.key : pair;
		}
		set(key, value) {
			if (typeof value !== "boolean") throw new Error(`Expected boolean value for set(key, value) in a YAML set, not ${typeof value}`);
			const prev = YAMLMap.findPair(this.items, key);
			if (prev && !value) this.items.splice(this.items.indexOf(prev), 1);
			else if (!prev && value) this.items.push(new Pair.Pair(key));
		}
		toJSON(_, ctx) {
			return super.toJSON(_, ctx, Set);
		}
		toString(ctx, onComment, onChompKeep) {
			if (!ctx) return JSON.stringify(this);
			if (this.hasAllNullValues(true)) return super.toString(Object.assign({}, ctx, { allNullValues: true }), onComment, onChompKeep);
			else throw new Error("Set items must all have null values");
		}
		static from(schema, iterable, ctx) {
			const { replacer } = ctx;
			const set = new this(schema);
			if (iterable && Symbol.iterator in Object(iterable)) for (let value of iterable) {
				if (typeof replacer === "function") value = replacer.call(iterable, value, value);
				set.items.push(Pair.createPair(value, null, ctx));
			}
			return set;
		}
	};
	YAMLSet.tag = "tag:yaml.org,2002:set";
	const set = {
		collection: "map",
		identify: (value) => value instanceof Set,
		nodeClass: YAMLSet,
		default: false,
		tag: "tag:yaml.org,2002:set",
		createNode: (schema, iterable, ctx) => YAMLSet.from(schema, iterable, ctx),
		resolve(map, onError) {
			if (identity.isMap(map)) {
				if (map.hasAllNullValues(true)) return Object.assign(new YAMLSet(), map);
				else onError("Set items must all have null values");
			} else onError("Expected a mapping for this tag");
			return map;
		}
	};
	exports.YAMLSet = YAMLSet;
	exports.set = set;
}));

// node_modules/yaml/dist/schema/yaml-1.1/timestamp.js
var require_timestamp = /* @__PURE__ */ __commonJSMin(((exports) => {
	var stringifyNumber = require_stringifyNumber();
	/** Internal types handle bigint as number, because TS can't figure it out. */
	function parseSexagesimal(str, asBigInt) {
		const sign = str[0];
		const parts = sign === "-" || sign === "+" ? str.substring(1) : str;
		const num = (n) => asBigInt ? BigInt(n) : Number(n);
		const res = parts.replace(/_/g, "").split(":").reduce((res, p) => res * num(60) + num(p), num(0));
		return sign === "-" ? num(-1) * res : res;
	}
	/**
	* hhhh:mm:ss.sss
	*
	* Internal types handle bigint as number, because TS can't figure it out.
	*/
	function stringifySexagesimal(node) {
		let { value } = node;
		let num = (n) => n;
		if (typeof value === "bigint") num = (n) => BigInt(n);
		else if (isNaN(value) || !isFinite(value)) return stringifyNumber.stringifyNumber(node);
		let sign = "";
		if (value < 0) {
			sign = "-";
			value *= num(-1);
		}
		const _60 = num(60);
		const parts = [value % _60];
		if (value < 60) parts.unshift(0);
		else {
			value = (value - parts[0]) / _60;
			parts.unshift(value % _60);
			if (value >= 60) {
				value = (value - parts[0]) / _60;
				parts.unshift(value);
			}
		}
		return sign + parts.map((n) => String(n).padStart(2, "0")).join(":").replace(/000000\d*$/, "");
	}
	const intTime = {
		identify: (value) => typeof value === "bigint" || Number.isInteger(value),
		default: true,
		tag: "tag:yaml.org,2002:int",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+$/,
		resolve: (str, _onError, { intAsBigInt }) => parseSexagesimal(str, intAsBigInt),
		stringify: stringifySexagesimal
	};
	const floatTime = {
		identify: (value) => typeof value === "number",
		default: true,
		tag: "tag:yaml.org,2002:float",
		format: "TIME",
		test: /^[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*$/,
		resolve: (str) => parseSexagesimal(str, false),
		stringify: stringifySexagesimal
	};
	const timestamp = {
		identify: (value) => value instanceof Date,
		default: true,
		tag: "tag:yaml.org,2002:timestamp",
		test: RegExp("^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?:(?:t|T|[ \\t]+)([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2}(\\.[0-9]+)?)(?:[ \\t]*(Z|[-+][012]?[0-9](?::[0-9]{2})?))?)?$"),
		resolve(str) {
			const match = str.match(timestamp.test);
			if (!match) throw new Error("!!timestamp expects a date, starting with yyyy-mm-dd");
			const [, year, month, day, hour, minute, second] = match.map(Number);
			const millisec = match[7] ? Number((match[7] + "00").substr(1, 3)) : 0;
			let date = Date.UTC(year, month - 1, day, hour || 0, minute || 0, second || 0, millisec);
			const tz = match[8];
			if (tz && tz !== "Z") {
				let d = parseSexagesimal(tz, false);
				if (Math.abs(d) < 30) d *= 60;
				date -= 6e4 * d;
			}
			return new Date(date);
		},
		stringify: ({ value }) => value?.toISOString().replace(/(T00:00:00)?\.000Z$/, "") ?? ""
	};
	exports.floatTime = floatTime;
	exports.intTime = intTime;
	exports.timestamp = timestamp;
}));

// node_modules/yaml/dist/schema/yaml-1.1/schema.js
var require_schema = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var binary = require_binary();
	var bool = require_bool();
	var float = require_float();
	var int = require_int();
	var merge = require_merge();
	var omap = require_omap();
	var pairs = require_pairs();
	var set = require_set();
	var timestamp = require_timestamp();
	const schema = [
		map.map,
		seq.seq,
		string.string,
		_null.nullTag,
		bool.trueTag,
		bool.falseTag,
		int.intBin,
		int.intOct,
		int.int,
		int.intHex,
		float.floatNaN,
		float.floatExp,
		float.float,
		binary.binary,
		merge.merge,
		omap.omap,
		pairs.pairs,
		set.set,
		timestamp.intTime,
		timestamp.floatTime,
		timestamp.timestamp
	];
	exports.schema = schema;
}));

// node_modules/yaml/dist/schema/tags.js
var require_tags = /* @__PURE__ */ __commonJSMin(((exports) => {
	var map = require_map();
	var _null = require_null();
	var seq = require_seq();
	var string = require_string();
	var bool = require_bool$1();
	var float = require_float$1();
	var int = require_int$1();
	var schema = require_schema$2();
	var schema$1 = require_schema$1();
	var binary = require_binary();
	var merge = require_merge();
	var omap = require_omap();
	var pairs = require_pairs();
	var schema$2 = require_schema();
	var set = require_set();
	var timestamp = require_timestamp();
	const schemas = /* @__PURE__ */ new Map([
		["core", schema.schema],
		["failsafe", [
			map.map,
			seq.seq,
			string.string
		]],
		["json", schema$1.schema],
		["yaml11", schema$2.schema],
		["yaml-1.1", schema$2.schema]
	]);
	const tagsByName = {
		binary: binary.binary,
		bool: bool.boolTag,
		float: float.float,
		floatExp: float.floatExp,
		floatNaN: float.floatNaN,
		floatTime: timestamp.floatTime,
		int: int.int,
		intHex: int.intHex,
		intOct: int.intOct,
		intTime: timestamp.intTime,
		map: map.map,
		merge: merge.merge,
		null: _null.nullTag,
		omap: omap.omap,
		pairs: pairs.pairs,
		seq: seq.seq,
		set: set.set,
		timestamp: timestamp.timestamp
	};
	const coreKnownTags = {
		"tag:yaml.org,2002:binary": binary.binary,
		"tag:yaml.org,2002:merge": merge.merge,
		"tag:yaml.org,2002:omap": omap.omap,
		"tag:yaml.org,2002:pairs": pairs.pairs,
		"tag:yaml.org,2002:set": set.set,
		"tag:yaml.org,2002:timestamp": timestamp.timestamp
	};
	function getTags(customTags, schemaName, addMergeTag) {
		const schemaTags = schemas.get(schemaName);
		if (schemaTags && !customTags) return addMergeTag && !schemaTags.includes(merge.merge) ? schemaTags.concat(merge.merge) : schemaTags.slice();
		let tags = schemaTags;
		if (!tags) {
			if (Array.isArray(customTags)) tags = [];
			else {
				const keys = Array.from(schemas.keys()).filter((key) => key !== "yaml11").map((key) => JSON.stringify(key)).join(", ");
				throw new Error(`Unknown schema "${schemaName}"; use one of ${keys} or define customTags array`);
			}
		}
		if (Array.isArray(customTags)) for (const tag of customTags) tags = tags.concat(tag);
		else if (typeof customTags === "function") tags = customTags(tags.slice());
		if (addMergeTag) tags = tags.concat(merge.merge);
		return tags.reduce((tags, tag) => {
			const tagObj = typeof tag === "string" ? tagsByName[tag] : tag;
			if (!tagObj) {
				const tagName = JSON.stringify(tag);
				const keys = Object.keys(tagsByName).map((key) => JSON.stringify(key)).join(", ");
				throw new Error(`Unknown custom tag ${tagName}; use one of ${keys}`);
			}
			if (!tags.includes(tagObj)) tags.push(tagObj);
			return tags;
		}, []);
	}
	exports.coreKnownTags = coreKnownTags;
	exports.getTags = getTags;
}));

// node_modules/yaml/dist/schema/Schema.js
var require_Schema = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var map = require_map();
	var seq = require_seq();
	var string = require_string();
	var tags = require_tags();
	const sortMapEntriesByKey = (a, b) => a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
	var Schema = class Schema {
		constructor({ compat, customTags, merge, resolveKnownTags, schema, sortMapEntries, toStringDefaults }) {
			this.compat = Array.isArray(compat) ? tags.getTags(compat, "compat") : compat ? tags.getTags(null, compat) : null;
			this.name = typeof schema === "string" && schema || "core";
			this.knownTags = resolveKnownTags ? tags.coreKnownTags : {};
			this.tags = tags.getTags(customTags, this.name, merge);
			this.toStringOptions = toStringDefaults ?? null;
			Object.defineProperty(this, identity.MAP, { value: map.map });
			Object.defineProperty(this, identity.SCALAR, { value: string.string });
			Object.defineProperty(this, identity.SEQ, { value: seq.seq });
			this.sortMapEntries = typeof sortMapEntries === "function" ? sortMapEntries : sortMapEntries === true ? sortMapEntriesByKey : null;
		}
		clone() {
			const copy = Object.create(Schema.prototype, Object.getOwnPropertyDescriptors(this));
			copy.tags = this.tags.slice();
			return copy;
		}
	};
	exports.Schema = Schema;
}));

// node_modules/yaml/dist/stringify/stringifyDocument.js
var require_stringifyDocument = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var stringify = require_stringify();
	var stringifyComment = require_stringifyComment();
	function stringifyDocument(doc, options) {
		const lines = [];
		let hasDirectives = options.directives === true;
		if (options.directives !== false && doc.directives) {
			const dir = doc.directives.toString(doc);
			if (dir) {
				lines.push(dir);
				hasDirectives = true;
			} else if (doc.directives.docStart) hasDirectives = true;
		}
		if (hasDirectives) lines.push("---");
		const ctx = stringify.createStringifyContext(doc, options);
		const { commentString } = ctx.options;
		if (doc.commentBefore) {
			if (lines.length !== 1) lines.unshift("");
			const cs = commentString(doc.commentBefore);
			lines.unshift(stringifyComment.indentComment(cs, ""));
		}
		let chompKeep = false;
		let contentComment = null;
		if (doc.contents) {
			if (identity.isNode(doc.contents)) {
				if (doc.contents.spaceBefore && hasDirectives) lines.push("");
				if (doc.contents.commentBefore) {
					const cs = commentString(doc.contents.commentBefore);
					lines.push(stringifyComment.indentComment(cs, ""));
				}
				ctx.forceBlockIndent = !!doc.comment;
				contentComment = doc.contents.comment;
			}
			const onChompKeep = contentComment ? void 0 : () => chompKeep = true;
			let body = stringify.stringify(doc.contents, ctx, () => contentComment = null, onChompKeep);
			if (contentComment) body += stringifyComment.lineComment(body, "", commentString(contentComment));
			if ((body[0] === "|" || body[0] === ">") && lines[lines.length - 1] === "---") lines[lines.length - 1] = `--- ${body}`;
			else lines.push(body);
		} else lines.push(stringify.stringify(doc.contents, ctx));
		if (doc.directives?.docEnd) {
			if (doc.comment) {
				const cs = commentString(doc.comment);
				if (cs.includes("\n")) {
					lines.push("...");
					lines.push(stringifyComment.indentComment(cs, ""));
				} else lines.push(`... ${cs}`);
			} else lines.push("...");
		} else {
			let dc = doc.comment;
			if (dc && chompKeep) dc = dc.replace(/^\n+/, "");
			if (dc) {
				if ((!chompKeep || contentComment) && lines[lines.length - 1] !== "") lines.push("");
				lines.push(stringifyComment.indentComment(commentString(dc), ""));
			}
		}
		return lines.join("\n") + "\n";
	}
	exports.stringifyDocument = stringifyDocument;
}));

// node_modules/yaml/dist/doc/Document.js
var require_Document = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var Collection = require_Collection();
	var identity = require_identity();
	var Pair = require_Pair();
	var toJS = require_toJS();
	var Schema = require_Schema();
	var stringifyDocument = require_stringifyDocument();
	var anchors = require_anchors();
	var applyReviver = require_applyReviver();
	var createNode = require_createNode();
	var directives = require_directives();
	var Document = class Document {
		constructor(value, replacer, options) {
			/** A comment before this Document */
			this.commentBefore = null;
			/** A comment immediately after this Document */
			this.comment = null;
			/** Errors encountered during parsing. */
			this.errors = [];
			/** Warnings encountered during parsing. */
			this.warnings = [];
			Object.defineProperty(this, identity.NODE_TYPE, { value: identity.DOC });
			let _replacer = null;
			if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
			else if (options === void 0 && replacer) {
				options = replacer;
				replacer = void 0;
			}
			const opt = Object.assign({
				intAsBigInt: false,
				keepSourceTokens: false,
				logLevel: "warn",
				prettyErrors: true,
				strict: true,
				stringKeys: false,
				uniqueKeys: true,
				version: "1.2"
			}, options);
			this.options = opt;
			let { version } = opt;
			if (options?._directives) {
				this.directives = options._directives.atDocument();
				if (this.directives.yaml.explicit) version = this.directives.yaml.version;
			} else this.directives = new directives.Directives({ version });
			this.setSchema(version, options);
			this.contents = value === void 0 ? null : this.createNode(value, _replacer, options);
		}
		/**
		* Create a deep copy of this Document and its contents.
		*
		* Custom Node values that inherit from `Object` still refer to their original instances.
		*/
		clone() {
			const copy = Object.create(Document.prototype, { [identity.NODE_TYPE]: { value: identity.DOC } });
			copy.commentBefore = this.commentBefore;
			copy.comment = this.comment;
			copy.errors = this.errors.slice();
			copy.warnings = this.warnings.slice();
			copy.options = Object.assign({}, this.options);
			if (this.directives) copy.directives = this.directives.clone();
			copy.schema = this.schema.clone();
			copy.contents = identity.isNode(this.contents) ? this.contents.clone(copy.schema) : this.contents;
			if (this.range) copy.range = this.range.slice();
			return copy;
		}
		/** Adds a value to the document. */
		add(value) {
			if (assertCollection(this.contents)) this.contents.add(value);
		}
		/** Adds a value to the document. */
		addIn(path, value) {
			if (assertCollection(this.contents)) this.contents.addIn(path, value);
		}
		/**
		* Create a new `Alias` node, ensuring that the target `node` has the required anchor.
		*
		* If `node` already has an anchor, `name` is ignored.
		* Otherwise, the `node.anchor` value will be set to `name`,
		* or if an anchor with that name is already present in the document,
		* `name` will be used as a prefix for a new unique anchor.
		* If `name` is undefined, the generated anchor will use 'a' as a prefix.
		*/
		createAlias(node, name) {
			if (!node.anchor) {
				const prev = anchors.anchorNames(this);
				node.anchor = !name || prev.has(name) ? anchors.findNewAnchor(name || "a", prev) : name;
			}
			return new Alias.Alias(node.anchor);
		}
		createNode(value, replacer, options) {
			let _replacer = void 0;
			if (typeof replacer === "function") {
				value = replacer.call({ "": value }, "", value);
				_replacer = replacer;
			} else if (Array.isArray(replacer)) {
				const keyToStr = (v) => typeof v === "number" || v instanceof String || v instanceof Number;
				const asStr = replacer.filter(keyToStr).map(String);
				if (asStr.length > 0) replacer = replacer.concat(asStr);
				_replacer = replacer;
			} else if (options === void 0 && replacer) {
				options = replacer;
				replacer = void 0;
			}
			const { aliasDuplicateObjects, anchorPrefix, flow, keepUndefined, onTagObj, tag } = options ?? {};
			const { onAnchor, setAnchors, sourceObjects } = anchors.createNodeAnchors(this, anchorPrefix || "a");
			const ctx = {
				aliasDuplicateObjects: aliasDuplicateObjects ?? true,
				keepUndefined: keepUndefined ?? false,
				onAnchor,
				onTagObj,
				replacer: _replacer,
				schema: this.schema,
				sourceObjects
			};
			const node = createNode.createNode(value, tag, ctx);
			if (flow && identity.isCollection(node)) node.flow = true;
			setAnchors();
			return node;
		}
		/**
		* Convert a key and a value into a `Pair` using the current schema,
		* recursively wrapping all values as `Scalar` or `Collection` nodes.
		*/
		createPair(key, value, options = {}) {
			const k = this.createNode(key, null, options);
			const v = this.createNode(value, null, options);
			return new Pair.Pair(k, v);
		}
		/**
		* Removes a value from the document.
		* @returns `true` if the item was found and removed.
		*/
		delete(key) {
			return assertCollection(this.contents) ? this.contents.delete(key) : false;
		}
		/**
		* Removes a value from the document.
		* @returns `true` if the item was found and removed.
		*/
		deleteIn(path) {
			if (Collection.isEmptyPath(path)) {
				if (this.contents == null) return false;
				this.contents = null;
				return true;
			}
			return assertCollection(this.contents) ? this.contents.deleteIn(path) : false;
		}
		/**
		* Returns item at `key`, or `undefined` if not found. By default unwraps
		* scalar values from their surrounding node; to disable set `keepScalar` to
		* `true` (collections are always returned intact).
		*/
		get(key, keepScalar) {
			return identity.isCollection(this.contents) ? this.contents.get(key, keepScalar) : void 0;
		}
		/**
		* Returns item at `path`, or `undefined` if not found. By default unwraps
		* scalar values from their surrounding node; to disable set `keepScalar` to
		* `true` (collections are always returned intact).
		*/
		getIn(path, keepScalar) {
			if (Collection.isEmptyPath(path)) return !keepScalar && identity.isScalar(this.contents) ? this.contents.value : this.contents;
			return identity.isCollection(this.contents) ? this.contents.getIn(path, keepScalar) : void 0;
		}
		/**
		* Checks if the document includes a value with the key `key`.
		*/
		has(key) {
			return identity.isCollection(this.contents) ? this.contents.has(key) : false;
		}
		/**
		* Checks if the document includes a value at `path`.
		*/
		hasIn(path) {
			if (Collection.isEmptyPath(path)) return this.contents !== void 0;
			return identity.isCollection(this.contents) ? this.contents.hasIn(path) : false;
		}
		/**
		* Sets a value in this document. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*/
		set(key, value) {
			if (this.contents == null) this.contents = Collection.collectionFromPath(this.schema, [key], value);
			else if (assertCollection(this.contents)) this.contents.set(key, value);
		}
		/**
		* Sets a value in this document. For `!!set`, `value` needs to be a
		* boolean to add/remove the item from the set.
		*/
		setIn(path, value) {
			if (Collection.isEmptyPath(path)) this.contents = value;
			else if (this.contents == null) this.contents = Collection.collectionFromPath(this.schema, Array.from(path), value);
			else if (assertCollection(this.contents)) this.contents.setIn(path, value);
		}
		/**
		* Change the YAML version and schema used by the document.
		* A `null` version disables support for directives, explicit tags, anchors, and aliases.
		* It also requires the `schema` option to be given as a `Schema` instance value.
		*
		* Overrides all previously set schema options.
		*/
		setSchema(version, options = {}) {
			if (typeof version === "number") version = String(version);
			let opt;
			switch (version) {
				case "1.1":
					if (this.directives) this.directives.yaml.version = "1.1";
					else this.directives = new directives.Directives({ version: "1.1" });
					opt = {
						resolveKnownTags: false,
						schema: "yaml-1.1"
					};
					break;
				case "1.2":
				case "next":
					if (this.directives) this.directives.yaml.version = version;
					else this.directives = new directives.Directives({ version });
					opt = {
						resolveKnownTags: true,
						schema: "core"
					};
					break;
				case null:
					if (this.directives) delete this.directives;
					opt = null;
					break;
				default: {
					const sv = JSON.stringify(version);
					throw new Error(`Expected '1.1', '1.2' or null as first argument, but found: ${sv}`);
				}
			}
			if (options.schema instanceof Object) this.schema = options.schema;
			else if (opt) this.schema = new Schema.Schema(Object.assign(opt, options));
			else throw new Error(`With a null YAML version, the { schema: Schema } option is required`);
		}
		toJS({ json, jsonArg, mapAsMap, maxAliasCount, onAnchor, reviver } = {}) {
			const ctx = {
				anchors: /* @__PURE__ */ new Map(),
				doc: this,
				keep: !json,
				mapAsMap: mapAsMap === true,
				mapKeyWarned: false,
				maxAliasCount: typeof maxAliasCount === "number" ? maxAliasCount : 100
			};
			const res = toJS.toJS(this.contents, jsonArg ?? "", ctx);
			if (typeof onAnchor === "function") for (const { count, res } of ctx.anchors.values()) onAnchor(res, count);
			return typeof reviver === "function" ? applyReviver.applyReviver(reviver, { "": res }, "", res) : res;
		}
		/**
		* A JSON representation of the document `contents`.
		*
		* @param jsonArg Used by `JSON.stringify` to indicate the array index or
		*   property name.
		*/
		toJSON(jsonArg, onAnchor) {
			return this.toJS({
				json: true,
				jsonArg,
				mapAsMap: false,
				onAnchor
			});
		}
		/** A YAML representation of the document. */
		toString(options = {}) {
			if (this.errors.length > 0) throw new Error("Document with errors cannot be stringified");
			if ("indent" in options && (!Number.isInteger(options.indent) || Number(options.indent) <= 0)) {
				const s = JSON.stringify(options.indent);
				throw new Error(`"indent" option must be a positive integer, not ${s}`);
			}
			return stringifyDocument.stringifyDocument(this, options);
		}
	};
	function assertCollection(contents) {
		if (identity.isCollection(contents)) return true;
		throw new Error("Expected a YAML collection as document contents");
	}
	exports.Document = Document;
}));

// node_modules/yaml/dist/errors.js
var require_errors = /* @__PURE__ */ __commonJSMin(((exports) => {
	var YAMLError = class extends Error {
		constructor(name, pos, code, message) {
			super();
			this.name = name;
			this.code = code;
			this.message = message;
			this.pos = pos;
		}
	};
	var YAMLParseError = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLParseError", pos, code, message);
		}
	};
	var YAMLWarning = class extends YAMLError {
		constructor(pos, code, message) {
			super("YAMLWarning", pos, code, message);
		}
	};
	const prettifyError = (src, lc) => (error) => {
		if (error.pos[0] === -1) return;
		error.linePos = error.pos.map((pos) => lc.linePos(pos));
		const { line, col } = error.linePos[0];
		error.message += ` at line ${line}, column ${col}`;
		let ci = col - 1;
		let lineStr = src.substring(lc.lineStarts[line - 1], lc.lineStarts[line]).replace(/[\n\r]+$/, "");
		if (ci >= 60 && lineStr.length > 80) {
			const trimStart = Math.min(ci - 39, lineStr.length - 79);
			lineStr = "…" + lineStr.substring(trimStart);
			ci -= trimStart - 1;
		}
		if (lineStr.length > 80) lineStr = lineStr.substring(0, 79) + "…";
		if (line > 1 && /^ *$/.test(lineStr.substring(0, ci))) {
			let prev = src.substring(lc.lineStarts[line - 2], lc.lineStarts[line - 1]);
			if (prev.length > 80) prev = prev.substring(0, 79) + "…\n";
			lineStr = prev + lineStr;
		}
		if (/[^ ]/.test(lineStr)) {
			let count = 1;
			const end = error.linePos[1];
			if (end?.line === line && end.col > col) count = Math.max(1, Math.min(end.col - col, 80 - ci));
			const pointer = " ".repeat(ci) + "^".repeat(count);
			error.message += `:\n\n${lineStr}\n${pointer}\n`;
		}
	};
	exports.YAMLError = YAMLError;
	exports.YAMLParseError = YAMLParseError;
	exports.YAMLWarning = YAMLWarning;
	exports.prettifyError = prettifyError;
}));

// node_modules/yaml/dist/compose/resolve-props.js
var require_resolve_props = /* @__PURE__ */ __commonJSMin(((exports) => {
	function resolveProps(tokens, { flow, indicator, next, offset, onError, parentIndent, startOnNewline }) {
		let spaceBefore = false;
		let atNewline = startOnNewline;
		let hasSpace = startOnNewline;
		let comment = "";
		let commentSep = "";
		let hasNewline = false;
		let reqSpace = false;
		let tab = null;
		let anchor = null;
		let tag = null;
		let newlineAfterProp = null;
		let comma = null;
		let found = null;
		let start = null;
		for (const token of tokens) {
			if (reqSpace) {
				if (token.type !== "space" && token.type !== "newline" && token.type !== "comma") onError(token.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
				reqSpace = false;
			}
			if (tab) {
				if (atNewline && token.type !== "comment" && token.type !== "newline") onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
				tab = null;
			}
			switch (token.type) {
				case "space":
					if (!flow && (indicator !== "doc-start" || next?.type !== "flow-collection") && token.source.includes("	")) tab = token;
					hasSpace = true;
					break;
				case "comment": {
					if (!hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					const cb = token.source.substring(1) || " ";
					if (!comment) comment = cb;
					else comment += commentSep + cb;
					commentSep = "";
					atNewline = false;
					break;
				}
				case "newline":
					if (atNewline) {
						if (comment) comment += token.source;
						else if (!found || indicator !== "seq-item-ind") spaceBefore = true;
					} else commentSep += token.source;
					atNewline = true;
					hasNewline = true;
					if (anchor || tag) newlineAfterProp = token;
					hasSpace = true;
					break;
				case "anchor":
					if (anchor) onError(token, "MULTIPLE_ANCHORS", "A node can have at most one anchor");
					if (token.source.endsWith(":")) onError(token.offset + token.source.length - 1, "BAD_ALIAS", "Anchor ending in : is ambiguous", true);
					anchor = token;
					start ?? (start = token.offset);
					atNewline = false;
					hasSpace = false;
					reqSpace = true;
					break;
				case "tag":
					if (tag) onError(token, "MULTIPLE_TAGS", "A node can have at most one tag");
					tag = token;
					start ?? (start = token.offset);
					atNewline = false;
					hasSpace = false;
					reqSpace = true;
					break;
				case indicator:
					if (anchor || tag) onError(token, "BAD_PROP_ORDER", `Anchors and tags must be after the ${token.source} indicator`);
					if (found) onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.source} in ${flow ?? "collection"}`);
					found = token;
					atNewline = indicator === "seq-item-ind" || indicator === "explicit-key-ind";
					hasSpace = false;
					break;
				case "comma": if (flow) {
					if (comma) onError(token, "UNEXPECTED_TOKEN", `Unexpected , in ${flow}`);
					comma = token;
					atNewline = false;
					hasSpace = false;
					break;
				}
				default:
					onError(token, "UNEXPECTED_TOKEN", `Unexpected ${token.type} token`);
					atNewline = false;
					hasSpace = false;
			}
		}
		const last = tokens[tokens.length - 1];
		const end = last ? last.offset + last.source.length : offset;
		if (reqSpace && next && next.type !== "space" && next.type !== "newline" && next.type !== "comma" && (next.type !== "scalar" || next.source !== "")) onError(next.offset, "MISSING_CHAR", "Tags and anchors must be separated from the next token by white space");
		if (tab && (atNewline && tab.indent <= parentIndent || next?.type === "block-map" || next?.type === "block-seq")) onError(tab, "TAB_AS_INDENT", "Tabs are not allowed as indentation");
		return {
			comma,
			found,
			spaceBefore,
			comment,
			hasNewline,
			anchor,
			tag,
			newlineAfterProp,
			end,
			start: start ?? end
		};
	}
	exports.resolveProps = resolveProps;
}));

// node_modules/yaml/dist/compose/util-contains-newline.js
var require_util_contains_newline = /* @__PURE__ */ __commonJSMin(((exports) => {
	function containsNewline(key) {
		if (!key) return null;
		switch (key.type) {
			case "alias":
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				if (key.source.includes("\n")) return true;
				if (key.end) {
					for (const st of key.end) if (st.type === "newline") return true;
				}
				return false;
			case "flow-collection":
				for (const it of key.items) {
					for (const st of it.start) if (st.type === "newline") return true;
					if (it.sep) {
						for (const st of it.sep) if (st.type === "newline") return true;
					}
					if (containsNewline(it.key) || containsNewline(it.value)) return true;
				}
				return false;
			default: return true;
		}
	}
	exports.containsNewline = containsNewline;
}));

// node_modules/yaml/dist/compose/util-flow-indent-check.js
var require_util_flow_indent_check = /* @__PURE__ */ __commonJSMin(((exports) => {
	var utilContainsNewline = require_util_contains_newline();
	function flowIndentCheck(indent, fc, onError) {
		if (fc?.type === "flow-collection") {
			const end = fc.end[0];
			if (end.indent === indent && (end.source === "]" || end.source === "}") && utilContainsNewline.containsNewline(fc)) onError(end, "BAD_INDENT", "Flow end indicator should be more indented than parent", true);
		}
	}
	exports.flowIndentCheck = flowIndentCheck;
}));

// node_modules/yaml/dist/compose/util-map-includes.js
var require_util_map_includes = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	function mapIncludes(ctx, items, search) {
		const { uniqueKeys } = ctx.options;
		if (uniqueKeys === false) return false;
		const isEqual = typeof uniqueKeys === "function" ? uniqueKeys : (a, b) => a === b || identity.isScalar(a) && identity.isScalar(b) && a.value === b.value;
		return items.some((pair) => isEqual(pair.key, search));
	}
	exports.mapIncludes = mapIncludes;
}));

// node_modules/yaml/dist/compose/resolve-block-map.js
var require_resolve_block_map = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var resolveProps = require_resolve_props();
	var utilContainsNewline = require_util_contains_newline();
	var utilFlowIndentCheck = require_util_flow_indent_check();
	var utilMapIncludes = require_util_map_includes();
	const startColMsg = "All mapping items must start at the same column";
	function resolveBlockMap({ composeNode, composeEmptyNode }, ctx, bm, onError, tag) {
		const map = new ((tag?.nodeClass) ?? YAMLMap.YAMLMap)(ctx.schema);
		if (ctx.atRoot) ctx.atRoot = false;
		let offset = bm.offset;
		let commentEnd = null;
		for (const collItem of bm.items) {
			const { start, key, sep, value } = collItem;
			const keyProps = resolveProps.resolveProps(start, {
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: bm.indent,
				startOnNewline: true
			});
			const implicitKey = !keyProps.found;
			if (implicitKey) {
				if (key) {
					if (key.type === "block-seq") onError(offset, "BLOCK_AS_IMPLICIT_KEY", "A block sequence may not be used as an implicit map key");
					else if ("indent" in key && key.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
				}
				if (!keyProps.anchor && !keyProps.tag && !sep) {
					commentEnd = keyProps.end;
					if (keyProps.comment) {
						if (map.comment) map.comment += "\n" + keyProps.comment;
						else map.comment = keyProps.comment;
					}
					continue;
				}
				if (keyProps.newlineAfterProp || utilContainsNewline.containsNewline(key)) onError(key ?? start[start.length - 1], "MULTILINE_IMPLICIT_KEY", "Implicit keys need to be on a single line");
			} else if (keyProps.found?.indent !== bm.indent) onError(offset, "BAD_INDENT", startColMsg);
			ctx.atKey = true;
			const keyStart = keyProps.end;
			const keyNode = key ? composeNode(ctx, key, keyProps, onError) : composeEmptyNode(ctx, keyStart, start, null, keyProps, onError);
			if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bm.indent, key, onError);
			ctx.atKey = false;
			if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
			const valueProps = resolveProps.resolveProps(sep ?? [], {
				indicator: "map-value-ind",
				next: value,
				offset: keyNode.range[2],
				onError,
				parentIndent: bm.indent,
				startOnNewline: !key || key.type === "block-scalar"
			});
			offset = valueProps.end;
			if (valueProps.found) {
				if (implicitKey) {
					if (value?.type === "block-map" && !valueProps.hasNewline) onError(offset, "BLOCK_AS_IMPLICIT_KEY", "Nested mappings are not allowed in compact mappings");
					if (ctx.options.strict && keyProps.start < valueProps.found.offset - 1024) onError(keyNode.range, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit block mapping key");
				}
				const valueNode = value ? composeNode(ctx, value, valueProps, onError) : composeEmptyNode(ctx, offset, sep, null, valueProps, onError);
				if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bm.indent, value, onError);
				offset = valueNode.range[2];
				const pair = new Pair.Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				map.items.push(pair);
			} else {
				if (implicitKey) onError(keyNode.range, "MISSING_CHAR", "Implicit map keys need to be followed by map values");
				if (valueProps.comment) {
					if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
					else keyNode.comment = valueProps.comment;
				}
				const pair = new Pair.Pair(keyNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				map.items.push(pair);
			}
		}
		if (commentEnd && commentEnd < offset) onError(commentEnd, "IMPOSSIBLE", "Map comment with trailing content");
		map.range = [
			bm.offset,
			offset,
			commentEnd ?? offset
		];
		return map;
	}
	exports.resolveBlockMap = resolveBlockMap;
}));

// node_modules/yaml/dist/compose/resolve-block-seq.js
var require_resolve_block_seq = /* @__PURE__ */ __commonJSMin(((exports) => {
	var YAMLSeq = require_YAMLSeq();
	var resolveProps = require_resolve_props();
	var utilFlowIndentCheck = require_util_flow_indent_check();
	function resolveBlockSeq({ composeNode, composeEmptyNode }, ctx, bs, onError, tag) {
		const seq = new ((tag?.nodeClass) ?? YAMLSeq.YAMLSeq)(ctx.schema);
		if (ctx.atRoot) ctx.atRoot = false;
		if (ctx.atKey) ctx.atKey = false;
		let offset = bs.offset;
		let commentEnd = null;
		for (const { start, value } of bs.items) {
			const props = resolveProps.resolveProps(start, {
				indicator: "seq-item-ind",
				next: value,
				offset,
				onError,
				parentIndent: bs.indent,
				startOnNewline: true
			});
			if (!props.found) {
				if (props.anchor || props.tag || value) {
					if (value?.type === "block-seq") onError(props.end, "BAD_INDENT", "All sequence items must start at the same column");
					else onError(offset, "MISSING_CHAR", "Sequence item without - indicator");
				} else {
					commentEnd = props.end;
					if (props.comment) seq.comment = props.comment;
					continue;
				}
			}
			const node = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, start, null, props, onError);
			if (ctx.schema.compat) utilFlowIndentCheck.flowIndentCheck(bs.indent, value, onError);
			offset = node.range[2];
			seq.items.push(node);
		}
		seq.range = [
			bs.offset,
			offset,
			commentEnd ?? offset
		];
		return seq;
	}
	exports.resolveBlockSeq = resolveBlockSeq;
}));

// node_modules/yaml/dist/compose/resolve-end.js
var require_resolve_end = /* @__PURE__ */ __commonJSMin(((exports) => {
	function resolveEnd(end, offset, reqSpace, onError) {
		let comment = "";
		if (end) {
			let hasSpace = false;
			let sep = "";
			for (const token of end) {
				const { source, type } = token;
				switch (type) {
					case "space":
						hasSpace = true;
						break;
					case "comment": {
						if (reqSpace && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
						const cb = source.substring(1) || " ";
						if (!comment) comment = cb;
						else comment += sep + cb;
						sep = "";
						break;
					}
					case "newline":
						if (comment) sep += source;
						hasSpace = true;
						break;
					default: onError(token, "UNEXPECTED_TOKEN", `Unexpected ${type} at node end`);
				}
				offset += source.length;
			}
		}
		return {
			comment,
			offset
		};
	}
	exports.resolveEnd = resolveEnd;
}));

// node_modules/yaml/dist/compose/resolve-flow-collection.js
var require_resolve_flow_collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Pair = require_Pair();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var resolveEnd = require_resolve_end();
	var resolveProps = require_resolve_props();
	var utilContainsNewline = require_util_contains_newline();
	var utilMapIncludes = require_util_map_includes();
	const blockMsg = "Block collections are not allowed within flow collections";
	const isBlock = (token) => token && (token.type === "block-map" || token.type === "block-seq");
	function resolveFlowCollection({ composeNode, composeEmptyNode }, ctx, fc, onError, tag) {
		const isMap = fc.start.source === "{";
		const fcName = isMap ? "flow map" : "flow sequence";
		const coll = new ((tag?.nodeClass) ?? (isMap ? YAMLMap.YAMLMap : YAMLSeq.YAMLSeq))(ctx.schema);
		coll.flow = true;
		const atRoot = ctx.atRoot;
		if (atRoot) ctx.atRoot = false;
		if (ctx.atKey) ctx.atKey = false;
		let offset = fc.offset + fc.start.source.length;
		for (let i = 0; i < fc.items.length; ++i) {
			const collItem = fc.items[i];
			const { start, key, sep, value } = collItem;
			const props = resolveProps.resolveProps(start, {
				flow: fcName,
				indicator: "explicit-key-ind",
				next: key ?? sep?.[0],
				offset,
				onError,
				parentIndent: fc.indent,
				startOnNewline: false
			});
			if (!props.found) {
				if (!props.anchor && !props.tag && !sep && !value) {
					if (i === 0 && props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
					else if (i < fc.items.length - 1) onError(props.start, "UNEXPECTED_TOKEN", `Unexpected empty item in ${fcName}`);
					if (props.comment) {
						if (coll.comment) coll.comment += "\n" + props.comment;
						else coll.comment = props.comment;
					}
					offset = props.end;
					continue;
				}
				if (!isMap && ctx.options.strict && utilContainsNewline.containsNewline(key)) onError(key, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
			}
			if (i === 0) {
				if (props.comma) onError(props.comma, "UNEXPECTED_TOKEN", `Unexpected , in ${fcName}`);
			} else {
				if (!props.comma) onError(props.start, "MISSING_CHAR", `Missing , between ${fcName} items`);
				if (props.comment) {
					let prevItemComment = "";
					loop: for (const st of start) switch (st.type) {
						case "comma":
						case "space": break;
						case "comment":
							prevItemComment = st.source.substring(1);
							break loop;
						default: break loop;
					}
					if (prevItemComment) {
						let prev = coll.items[coll.items.length - 1];
						if (identity.isPair(prev)) prev = prev.value ?? prev.key;
						if (prev.comment) prev.comment += "\n" + prevItemComment;
						else prev.comment = prevItemComment;
						props.comment = props.comment.substring(prevItemComment.length + 1);
					}
				}
			}
			if (!isMap && !sep && !props.found) {
				const valueNode = value ? composeNode(ctx, value, props, onError) : composeEmptyNode(ctx, props.end, sep, null, props, onError);
				coll.items.push(valueNode);
				offset = valueNode.range[2];
				if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
			} else {
				ctx.atKey = true;
				const keyStart = props.end;
				const keyNode = key ? composeNode(ctx, key, props, onError) : composeEmptyNode(ctx, keyStart, start, null, props, onError);
				if (isBlock(key)) onError(keyNode.range, "BLOCK_IN_FLOW", blockMsg);
				ctx.atKey = false;
				const valueProps = resolveProps.resolveProps(sep ?? [], {
					flow: fcName,
					indicator: "map-value-ind",
					next: value,
					offset: keyNode.range[2],
					onError,
					parentIndent: fc.indent,
					startOnNewline: false
				});
				if (valueProps.found) {
					if (!isMap && !props.found && ctx.options.strict) {
						if (sep) for (const st of sep) {
							if (st === valueProps.found) break;
							if (st.type === "newline") {
								onError(st, "MULTILINE_IMPLICIT_KEY", "Implicit keys of flow sequence pairs need to be on a single line");
								break;
							}
						}
						if (props.start < valueProps.found.offset - 1024) onError(valueProps.found, "KEY_OVER_1024_CHARS", "The : indicator must be at most 1024 chars after the start of an implicit flow sequence key");
					}
				} else if (value) {
					if ("source" in value && value.source?.[0] === ":") onError(value, "MISSING_CHAR", `Missing space after : in ${fcName}`);
					else onError(valueProps.start, "MISSING_CHAR", `Missing , or : between ${fcName} items`);
				}
				const valueNode = value ? composeNode(ctx, value, valueProps, onError) : valueProps.found ? composeEmptyNode(ctx, valueProps.end, sep, null, valueProps, onError) : null;
				if (valueNode) {
					if (isBlock(value)) onError(valueNode.range, "BLOCK_IN_FLOW", blockMsg);
				} else if (valueProps.comment) {
					if (keyNode.comment) keyNode.comment += "\n" + valueProps.comment;
					else keyNode.comment = valueProps.comment;
				}
				const pair = new Pair.Pair(keyNode, valueNode);
				if (ctx.options.keepSourceTokens) pair.srcToken = collItem;
				if (isMap) {
					const map = coll;
					if (utilMapIncludes.mapIncludes(ctx, map.items, keyNode)) onError(keyStart, "DUPLICATE_KEY", "Map keys must be unique");
					map.items.push(pair);
				} else {
					const map = new YAMLMap.YAMLMap(ctx.schema);
					map.flow = true;
					map.items.push(pair);
					const endRange = (valueNode ?? keyNode).range;
					map.range = [
						keyNode.range[0],
						endRange[1],
						endRange[2]
					];
					coll.items.push(map);
				}
				offset = valueNode ? valueNode.range[2] : valueProps.end;
			}
		}
		const expectedEnd = isMap ? "}" : "]";
		const [ce, ...ee] = fc.end;
		let cePos = offset;
		if (ce?.source === expectedEnd) cePos = ce.offset + ce.source.length;
		else {
			const name = fcName[0].toUpperCase() + fcName.substring(1);
			const msg = atRoot ? `${name} must end with a ${expectedEnd}` : `${name} in block collection must be sufficiently indented and end with a ${expectedEnd}`;
			onError(offset, atRoot ? "MISSING_CHAR" : "BAD_INDENT", msg);
			if (ce && ce.source.length !== 1) ee.unshift(ce);
		}
		if (ee.length > 0) {
			const end = resolveEnd.resolveEnd(ee, cePos, ctx.options.strict, onError);
			if (end.comment) {
				if (coll.comment) coll.comment += "\n" + end.comment;
				else coll.comment = end.comment;
			}
			coll.range = [
				fc.offset,
				cePos,
				end.offset
			];
		} else coll.range = [
			fc.offset,
			cePos,
			cePos
		];
		return coll;
	}
	exports.resolveFlowCollection = resolveFlowCollection;
}));

// node_modules/yaml/dist/compose/compose-collection.js
var require_compose_collection = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var resolveBlockMap = require_resolve_block_map();
	var resolveBlockSeq = require_resolve_block_seq();
	var resolveFlowCollection = require_resolve_flow_collection();
	function resolveCollection(CN, ctx, token, onError, tagName, tag) {
		const coll = token.type === "block-map" ? resolveBlockMap.resolveBlockMap(CN, ctx, token, onError, tag) : token.type === "block-seq" ? resolveBlockSeq.resolveBlockSeq(CN, ctx, token, onError, tag) : resolveFlowCollection.resolveFlowCollection(CN, ctx, token, onError, tag);
		const Coll = coll.constructor;
		if (tagName === "!" || tagName === Coll.tagName) {
			coll.tag = Coll.tagName;
			return coll;
		}
		if (tagName) coll.tag = tagName;
		return coll;
	}
	function composeCollection(CN, ctx, token, props, onError) {
		const tagToken = props.tag;
		const tagName = !tagToken ? null : ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg));
		if (token.type === "block-seq") {
			const { anchor, newlineAfterProp: nl } = props;
			const lastProp = anchor && tagToken ? anchor.offset > tagToken.offset ? anchor : tagToken : anchor ?? tagToken;
			if (lastProp && (!nl || nl.offset < lastProp.offset)) onError(lastProp, "MISSING_CHAR", "Missing newline after block sequence props");
		}
		const expType = token.type === "block-map" ? "map" : token.type === "block-seq" ? "seq" : token.start.source === "{" ? "map" : "seq";
		if (!tagToken || !tagName || tagName === "!" || tagName === YAMLMap.YAMLMap.tagName && expType === "map" || tagName === YAMLSeq.YAMLSeq.tagName && expType === "seq") return resolveCollection(CN, ctx, token, onError, tagName);
		let tag = ctx.schema.tags.find((t) => t.tag === tagName && t.collection === expType);
		if (!tag) {
			const kt = ctx.schema.knownTags[tagName];
			if (kt?.collection === expType) {
				ctx.schema.tags.push(Object.assign({}, kt, { default: false }));
				tag = kt;
			} else {
				if (kt) onError(tagToken, "BAD_COLLECTION_TYPE", `${kt.tag} used for ${expType} collection, but expects ${kt.collection ?? "scalar"}`, true);
				else onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, true);
				return resolveCollection(CN, ctx, token, onError, tagName);
			}
		}
		const coll = resolveCollection(CN, ctx, token, onError, tagName, tag);
		const res = tag.resolve?.(coll, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg), ctx.options) ?? coll;
		const node = identity.isNode(res) ? res : new Scalar.Scalar(res);
		node.range = coll.range;
		node.tag = tagName;
		if (tag?.format) node.format = tag.format;
		return node;
	}
	exports.composeCollection = composeCollection;
}));

// node_modules/yaml/dist/compose/resolve-block-scalar.js
var require_resolve_block_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	function resolveBlockScalar(ctx, scalar, onError) {
		const start = scalar.offset;
		const header = parseBlockScalarHeader(scalar, ctx.options.strict, onError);
		if (!header) return {
			value: "",
			type: null,
			comment: "",
			range: [
				start,
				start,
				start
			]
		};
		const type = header.mode === ">" ? Scalar.Scalar.BLOCK_FOLDED : Scalar.Scalar.BLOCK_LITERAL;
		const lines = scalar.source ? splitLines(scalar.source) : [];
		let chompStart = lines.length;
		for (let i = lines.length - 1; i >= 0; --i) {
			const content = lines[i][1];
			if (content === "" || content === "\r") chompStart = i;
			else break;
		}
		if (chompStart === 0) {
			const value = header.chomp === "+" && lines.length > 0 ? "\n".repeat(Math.max(1, lines.length - 1)) : "";
			let end = start + header.length;
			if (scalar.source) end += scalar.source.length;
			return {
				value,
				type,
				comment: header.comment,
				range: [
					start,
					end,
					end
				]
			};
		}
		let trimIndent = scalar.indent + header.indent;
		let offset = scalar.offset + header.length;
		let contentStart = 0;
		for (let i = 0; i < chompStart; ++i) {
			const [indent, content] = lines[i];
			if (content === "" || content === "\r") {
				if (header.indent === 0 && indent.length > trimIndent) trimIndent = indent.length;
			} else {
				if (indent.length < trimIndent) onError(offset + indent.length, "MISSING_CHAR", "Block scalars with more-indented leading empty lines must use an explicit indentation indicator");
				if (header.indent === 0) trimIndent = indent.length;
				contentStart = i;
				if (trimIndent === 0 && !ctx.atRoot) onError(offset, "BAD_INDENT", "Block scalar values in collections must be indented");
				break;
			}
			offset += indent.length + content.length + 1;
		}
		for (let i = lines.length - 1; i >= chompStart; --i) if (lines[i][0].length > trimIndent) chompStart = i + 1;
		let value = "";
		let sep = "";
		let prevMoreIndented = false;
		for (let i = 0; i < contentStart; ++i) value += lines[i][0].slice(trimIndent) + "\n";
		for (let i = contentStart; i < chompStart; ++i) {
			let [indent, content] = lines[i];
			offset += indent.length + content.length + 1;
			const crlf = content[content.length - 1] === "\r";
			if (crlf) content = content.slice(0, -1);
			/* istanbul ignore if already caught in lexer */
			if (content && indent.length < trimIndent) {
				const message = `Block scalar lines must not be less indented than their ${header.indent ? "explicit indentation indicator" : "first line"}`;
				onError(offset - content.length - (crlf ? 2 : 1), "BAD_INDENT", message);
				indent = "";
			}
			if (type === Scalar.Scalar.BLOCK_LITERAL) {
				value += sep + indent.slice(trimIndent) + content;
				sep = "\n";
			} else if (indent.length > trimIndent || content[0] === "	") {
				if (sep === " ") sep = "\n";
				else if (!prevMoreIndented && sep === "\n") sep = "\n\n";
				value += sep + indent.slice(trimIndent) + content;
				sep = "\n";
				prevMoreIndented = true;
			} else if (content === "") {
				if (sep === "\n") value += "\n";
				else sep = "\n";
			} else {
				value += sep + content;
				sep = " ";
				prevMoreIndented = false;
			}
		}
		switch (header.chomp) {
			case "-": break;
			case "+":
				for (let i = chompStart; i < lines.length; ++i) value += "\n" + lines[i][0].slice(trimIndent);
				if (value[value.length - 1] !== "\n") value += "\n";
				break;
			default: value += "\n";
		}
		const end = start + header.length + scalar.source.length;
		return {
			value,
			type,
			comment: header.comment,
			range: [
				start,
				end,
				end
			]
		};
	}
	function parseBlockScalarHeader({ offset, props }, strict, onError) {
		/* istanbul ignore if should not happen */
		if (props[0].type !== "block-scalar-header") {
			onError(props[0], "IMPOSSIBLE", "Block scalar header not found");
			return null;
		}
		const { source } = props[0];
		const mode = source[0];
		let indent = 0;
		let chomp = "";
		let error = -1;
		for (let i = 1; i < source.length; ++i) {
			const ch = source[i];
			if (!chomp && (ch === "-" || ch === "+")) chomp = ch;
			else {
				const n = Number(ch);
				if (!indent && n) indent = n;
				else if (error === -1) error = offset + i;
			}
		}
		if (error !== -1) onError(error, "UNEXPECTED_TOKEN", `Block scalar header includes extra characters: ${source}`);
		let hasSpace = false;
		let comment = "";
		let length = source.length;
		for (let i = 1; i < props.length; ++i) {
			const token = props[i];
			switch (token.type) {
				case "space": hasSpace = true;
				case "newline":
					length += token.source.length;
					break;
				case "comment":
					if (strict && !hasSpace) onError(token, "MISSING_CHAR", "Comments must be separated from other tokens by white space characters");
					length += token.source.length;
					comment = token.source.substring(1);
					break;
				case "error":
					onError(token, "UNEXPECTED_TOKEN", token.message);
					length += token.source.length;
					break;
				/* istanbul ignore next should not happen */
				default: {
					onError(token, "UNEXPECTED_TOKEN", `Unexpected token in block scalar header: ${token.type}`);
					const ts = token.source;
					if (ts && typeof ts === "string") length += ts.length;
				}
			}
		}
		return {
			mode,
			indent,
			chomp,
			comment,
			length
		};
	}
	/** @returns Array of lines split up as `[indent, content]` */
	function splitLines(source) {
		const split = source.split(/\n( *)/);
		const first = split[0];
		const m = first.match(/^( *)/);
		const lines = [m?.[1] ? [m[1], first.slice(m[1].length)] : ["", first]];
		for (let i = 1; i < split.length; i += 2) lines.push([split[i], split[i + 1]]);
		return lines;
	}
	exports.resolveBlockScalar = resolveBlockScalar;
}));

// node_modules/yaml/dist/compose/resolve-flow-scalar.js
var require_resolve_flow_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Scalar = require_Scalar();
	var resolveEnd = require_resolve_end();
	function resolveFlowScalar(scalar, strict, onError) {
		const { offset, type, source, end } = scalar;
		let _type;
		let value;
		const _onError = (rel, code, msg) => onError(offset + rel, code, msg);
		switch (type) {
			case "scalar":
				_type = Scalar.Scalar.PLAIN;
				value = plainValue(source, _onError);
				break;
			case "single-quoted-scalar":
				_type = Scalar.Scalar.QUOTE_SINGLE;
				value = singleQuotedValue(source, _onError);
				break;
			case "double-quoted-scalar":
				_type = Scalar.Scalar.QUOTE_DOUBLE;
				value = doubleQuotedValue(source, _onError);
				break;
			/* istanbul ignore next should not happen */
			default:
				onError(scalar, "UNEXPECTED_TOKEN", `Expected a flow scalar value, but found: ${type}`);
				return {
					value: "",
					type: null,
					comment: "",
					range: [
						offset,
						offset + source.length,
						offset + source.length
					]
				};
		}
		const valueEnd = offset + source.length;
		const re = resolveEnd.resolveEnd(end, valueEnd, strict, onError);
		return {
			value,
			type: _type,
			comment: re.comment,
			range: [
				offset,
				valueEnd,
				re.offset
			]
		};
	}
	function plainValue(source, onError) {
		let badChar = "";
		switch (source[0]) {
			/* istanbul ignore next should not happen */
			case "	":
				badChar = "a tab character";
				break;
			case ",":
				badChar = "flow indicator character ,";
				break;
			case "%":
				badChar = "directive indicator character %";
				break;
			case "|":
			case ">":
				badChar = `block scalar indicator ${source[0]}`;
				break;
			case "@":
			case "`": badChar = `reserved character ${source[0]}`;
		}
		if (badChar) onError(0, "BAD_SCALAR_START", `Plain value cannot start with ${badChar}`);
		return unfoldLines(source);
	}
	function singleQuotedValue(source, onError) {
		if (source[source.length - 1] !== "'" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing 'quote");
		return unfoldLines(source.slice(1, -1)).replace(/''/g, "'");
	}
	function unfoldLines(source) {
		const line = /(.*?)\r?\n/sy;
		let match = line.exec(source);
		if (!match) return source;
		/**
		* The negative lookbehinds in these RegExps are to
		* prevent causing a polynomial search time in certain cases.
		*
		* The try-catch is for Safari < 16.4 and other old browsers:
		* https://caniuse.com/js-regexp-lookbehind
		*/
		let trimEnd, trimBoth;
		try {
			trimEnd = /* @__PURE__ */ new RegExp("(?<![ 	])[ 	]+$");
			trimBoth = /* @__PURE__ */ new RegExp("^[ 	]+|(?<![ 	])[ 	]+$", "g");
		} catch {
			trimEnd = /[ \t]+$/;
			trimBoth = /^[ \t]+|[ \t]+$/g;
		}
		let res = match[1].replace(trimEnd, "");
		let sep = " ";
		let pos = line.lastIndex;
		while (match = line.exec(source)) {
			const lm = match[1].replace(trimBoth, "");
			if (lm === "") {
				if (sep === "\n") res += sep;
				else sep = "\n";
			} else {
				res += sep + lm;
				sep = " ";
			}
			pos = line.lastIndex;
		}
		const last = /[ \t]*(.*)/sy;
		last.lastIndex = pos;
		match = last.exec(source);
		return res + sep + (match?.[1] ?? "");
	}
	function doubleQuotedValue(source, onError) {
		let res = "";
		for (let i = 1; i < source.length - 1; ++i) {
			const ch = source[i];
			if (ch === "\r" && source[i + 1] === "\n") continue;
			if (ch === "\n") {
				const { fold, offset } = foldNewline(source, i);
				res += fold;
				i = offset;
			} else if (ch === "\\") {
				let next = source[++i];
				const cc = escapeCodes[next];
				if (cc) res += cc;
				else if (next === "\n") {
					next = source[i + 1];
					while (next === " " || next === "	") next = source[++i + 1];
				} else if (next === "\r" && source[i + 1] === "\n") {
					next = source[++i + 1];
					while (next === " " || next === "	") next = source[++i + 1];
				} else if (next === "x" || next === "u" || next === "U") {
					const length = next === "x" ? 2 : next === "u" ? 4 : 8;
					res += parseCharCode(source, i + 1, length, onError);
					i += length;
				} else {
					const raw = source.substr(i - 1, 2);
					onError(i - 1, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
					res += raw;
				}
			} else if (ch === " " || ch === "	") {
				const wsStart = i;
				let next = source[i + 1];
				while (next === " " || next === "	") next = source[++i + 1];
				if (next !== "\n" && !(next === "\r" && source[i + 2] === "\n")) res += i > wsStart ? source.slice(wsStart, i + 1) : ch;
			} else res += ch;
		}
		if (source[source.length - 1] !== "\"" || source.length === 1) onError(source.length, "MISSING_CHAR", "Missing closing \"quote");
		return res;
	}
	/**
	* Fold a single newline into a space, multiple newlines to N - 1 newlines.
	* Presumes `source[offset] === '\n'`
	*/
	function foldNewline(source, offset) {
		let fold = "";
		let ch = source[offset + 1];
		while (ch === " " || ch === "	" || ch === "\n" || ch === "\r") {
			if (ch === "\r" && source[offset + 2] !== "\n") break;
			if (ch === "\n") fold += "\n";
			offset += 1;
			ch = source[offset + 1];
		}
		if (!fold) fold = " ";
		return {
			fold,
			offset
		};
	}
	const escapeCodes = {
		"0": "\0",
		a: "\x07",
		b: "\b",
		e: "\x1B",
		f: "\f",
		n: "\n",
		r: "\r",
		t: "	",
		v: "\v",
		N: "",
		_: "\xA0",
		L: "\u2028",
		P: "\u2029",
		" ": " ",
		"\"": "\"",
		"/": "/",
		"\\": "\\",
		"	": "	"
	};
	function parseCharCode(source, offset, length, onError) {
		const cc = source.substr(offset, length);
		const code = cc.length === length && /^[0-9a-fA-F]+$/.test(cc) ? parseInt(cc, 16) : NaN;
		try {
			return String.fromCodePoint(code);
		} catch {
			const raw = source.substr(offset - 2, length + 2);
			onError(offset - 2, "BAD_DQ_ESCAPE", `Invalid escape sequence ${raw}`);
			return raw;
		}
	}
	exports.resolveFlowScalar = resolveFlowScalar;
}));

// node_modules/yaml/dist/compose/compose-scalar.js
var require_compose_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var identity = require_identity();
	var Scalar = require_Scalar();
	var resolveBlockScalar = require_resolve_block_scalar();
	var resolveFlowScalar = require_resolve_flow_scalar();
	function composeScalar(ctx, token, tagToken, onError) {
		const { value, type, comment, range } = token.type === "block-scalar" ? resolveBlockScalar.resolveBlockScalar(ctx, token, onError) : resolveFlowScalar.resolveFlowScalar(token, ctx.options.strict, onError);
		const tagName = tagToken ? ctx.directives.tagName(tagToken.source, (msg) => onError(tagToken, "TAG_RESOLVE_FAILED", msg)) : null;
		let tag;
		if (ctx.options.stringKeys && ctx.atKey) tag = ctx.schema[identity.SCALAR];
		else if (tagName) tag = findScalarTagByName(ctx.schema, value, tagName, tagToken, onError);
		else if (token.type === "scalar") tag = findScalarTagByTest(ctx, value, token, onError);
		else tag = ctx.schema[identity.SCALAR];
		let scalar;
		try {
			const res = tag.resolve(value, (msg) => onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg), ctx.options);
			scalar = identity.isScalar(res) ? res : new Scalar.Scalar(res);
		} catch (error) {
			const msg = error instanceof Error ? error.message : String(error);
			onError(tagToken ?? token, "TAG_RESOLVE_FAILED", msg);
			scalar = new Scalar.Scalar(value);
		}
		scalar.range = range;
		scalar.source = value;
		if (type) scalar.type = type;
		if (tagName) scalar.tag = tagName;
		if (tag.format) scalar.format = tag.format;
		if (comment) scalar.comment = comment;
		return scalar;
	}
	function findScalarTagByName(schema, value, tagName, tagToken, onError) {
		if (tagName === "!") return schema[identity.SCALAR];
		const matchWithTest = [];
		for (const tag of schema.tags) if (!tag.collection && tag.tag === tagName) {
			if (tag.default && tag.test) matchWithTest.push(tag);
			else return tag;
		}
		for (const tag of matchWithTest) if (tag.test?.test(value)) return tag;
		const kt = schema.knownTags[tagName];
		if (kt && !kt.collection) {
			schema.tags.push(Object.assign({}, kt, {
				default: false,
				test: void 0
			}));
			return kt;
		}
		onError(tagToken, "TAG_RESOLVE_FAILED", `Unresolved tag: ${tagName}`, tagName !== "tag:yaml.org,2002:str");
		return schema[identity.SCALAR];
	}
	function findScalarTagByTest({ atKey, directives, schema }, value, token, onError) {
		const tag = schema.tags.find((tag) => (tag.default === true || atKey && tag.default === "key") && tag.test?.test(value)) || schema[identity.SCALAR];
		if (schema.compat) {
			const compat = schema.compat.find((tag) => tag.default && tag.test?.test(value)) ?? schema[identity.SCALAR];
			if (tag.tag !== compat.tag) onError(token, "TAG_RESOLVE_FAILED", `Value may be parsed as either ${directives.tagString(tag.tag)} or ${directives.tagString(compat.tag)}`, true);
		}
		return tag;
	}
	exports.composeScalar = composeScalar;
}));

// node_modules/yaml/dist/compose/util-empty-scalar-position.js
var require_util_empty_scalar_position = /* @__PURE__ */ __commonJSMin(((exports) => {
	function emptyScalarPosition(offset, before, pos) {
		if (before) {
			pos ?? (pos = before.length);
			for (let i = pos - 1; i >= 0; --i) {
				let st = before[i];
				switch (st.type) {
					case "space":
					case "comment":
					case "newline":
						offset -= st.source.length;
						continue;
				}
				st = before[++i];
				while (st?.type === "space") {
					offset += st.source.length;
					st = before[++i];
				}
				break;
			}
		}
		return offset;
	}
	exports.emptyScalarPosition = emptyScalarPosition;
}));

// node_modules/yaml/dist/compose/compose-node.js
var require_compose_node = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Alias = require_Alias();
	var identity = require_identity();
	var composeCollection = require_compose_collection();
	var composeScalar = require_compose_scalar();
	var resolveEnd = require_resolve_end();
	var utilEmptyScalarPosition = require_util_empty_scalar_position();
	const CN = {
		composeNode,
		composeEmptyNode
	};
	function composeNode(ctx, token, props, onError) {
		const atKey = ctx.atKey;
		const { spaceBefore, comment, anchor, tag } = props;
		let node;
		let isSrcToken = true;
		switch (token.type) {
			case "alias":
				node = composeAlias(ctx, token, onError);
				if (anchor || tag) onError(token, "ALIAS_PROPS", "An alias node must not specify any properties");
				break;
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "block-scalar":
				node = composeScalar.composeScalar(ctx, token, tag, onError);
				if (anchor) node.anchor = anchor.source.substring(1);
				break;
			case "block-map":
			case "block-seq":
			case "flow-collection":
				try {
					node = composeCollection.composeCollection(CN, ctx, token, props, onError);
					if (anchor) node.anchor = anchor.source.substring(1);
				} catch (error) {
					onError(token, "RESOURCE_EXHAUSTION", error instanceof Error ? error.message : String(error));
				}
				break;
			default:
				onError(token, "UNEXPECTED_TOKEN", token.type === "error" ? token.message : `Unsupported token (type: ${token.type})`);
				isSrcToken = false;
		}
		node ?? (node = composeEmptyNode(ctx, token.offset, void 0, null, props, onError));
		if (anchor && node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
		if (atKey && ctx.options.stringKeys && (!identity.isScalar(node) || typeof node.value !== "string" || node.tag && node.tag !== "tag:yaml.org,2002:str")) onError(tag ?? token, "NON_STRING_KEY", "With stringKeys, all keys must be strings");
		if (spaceBefore) node.spaceBefore = true;
		if (comment) {
			if (token.type === "scalar" && token.source === "") node.comment = comment;
			else node.commentBefore = comment;
		}
		if (ctx.options.keepSourceTokens && isSrcToken) node.srcToken = token;
		return node;
	}
	function composeEmptyNode(ctx, offset, before, pos, { spaceBefore, comment, anchor, tag, end }, onError) {
		const token = {
			type: "scalar",
			offset: utilEmptyScalarPosition.emptyScalarPosition(offset, before, pos),
			indent: -1,
			source: ""
		};
		const node = composeScalar.composeScalar(ctx, token, tag, onError);
		if (anchor) {
			node.anchor = anchor.source.substring(1);
			if (node.anchor === "") onError(anchor, "BAD_ALIAS", "Anchor cannot be an empty string");
		}
		if (spaceBefore) node.spaceBefore = true;
		if (comment) {
			node.comment = comment;
			node.range[2] = end;
		}
		return node;
	}
	function composeAlias({ options }, { offset, source, end }, onError) {
		const alias = new Alias.Alias(source.substring(1));
		if (alias.source === "") onError(offset, "BAD_ALIAS", "Alias cannot be an empty string");
		if (alias.source.endsWith(":")) onError(offset + source.length - 1, "BAD_ALIAS", "Alias ending in : is ambiguous", true);
		const valueEnd = offset + source.length;
		const re = resolveEnd.resolveEnd(end, valueEnd, options.strict, onError);
		alias.range = [
			offset,
			valueEnd,
			re.offset
		];
		if (re.comment) alias.comment = re.comment;
		return alias;
	}
	exports.composeEmptyNode = composeEmptyNode;
	exports.composeNode = composeNode;
}));

// node_modules/yaml/dist/compose/compose-doc.js
var require_compose_doc = /* @__PURE__ */ __commonJSMin(((exports) => {
	var Document = require_Document();
	var composeNode = require_compose_node();
	var resolveEnd = require_resolve_end();
	var resolveProps = require_resolve_props();
	function composeDoc(options, directives, { offset, start, value, end }, onError) {
		const opts = Object.assign({ _directives: directives }, options);
		const doc = new Document.Document(void 0, opts);
		const ctx = {
			atKey: false,
			atRoot: true,
			directives: doc.directives,
			options: doc.options,
			schema: doc.schema
		};
		const props = resolveProps.resolveProps(start, {
			indicator: "doc-start",
			next: value ?? end?.[0],
			offset,
			onError,
			parentIndent: 0,
			startOnNewline: true
		});
		if (props.found) {
			doc.directives.docStart = true;
			if (value && (value.type === "block-map" || value.type === "block-seq") && !props.hasNewline) onError(props.end, "MISSING_CHAR", "Block collection cannot start on same line with directives-end marker");
		}
		doc.contents = value ? composeNode.composeNode(ctx, value, props, onError) : composeNode.composeEmptyNode(ctx, props.end, start, null, props, onError);
		const contentEnd = doc.contents.range[2];
		const re = resolveEnd.resolveEnd(end, contentEnd, false, onError);
		if (re.comment) doc.comment = re.comment;
		doc.range = [
			offset,
			contentEnd,
			re.offset
		];
		return doc;
	}
	exports.composeDoc = composeDoc;
}));

// node_modules/yaml/dist/compose/composer.js
var require_composer = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = __require("process");
	var directives = require_directives();
	var Document = require_Document();
	var errors = require_errors();
	var identity = require_identity();
	var composeDoc = require_compose_doc();
	var resolveEnd = require_resolve_end();
	function getErrorPos(src) {
		if (typeof src === "number") return [src, src + 1];
		if (Array.isArray(src)) return src.length === 2 ? src : [src[0], src[1]];
		const { offset, source } = src;
		return [offset, offset + (typeof source === "string" ? source.length : 1)];
	}
	function parsePrelude(prelude) {
		let comment = "";
		let atComment = false;
		let afterEmptyLine = false;
		for (let i = 0; i < prelude.length; ++i) {
			const source = prelude[i];
			switch (source[0]) {
				case "#":
					comment += (comment === "" ? "" : afterEmptyLine ? "\n\n" : "\n") + (source.substring(1) || " ");
					atComment = true;
					afterEmptyLine = false;
					break;
				case "%":
					if (prelude[i + 1]?.[0] !== "#") i += 1;
					atComment = false;
					break;
				default:
					if (!atComment) afterEmptyLine = true;
					atComment = false;
			}
		}
		return {
			comment,
			afterEmptyLine
		};
	}
	/**
	* Compose a stream of CST nodes into a stream of YAML Documents.
	*
	* ```ts
	* import { Composer, Parser } from 'yaml'
	*
	* const src: string = ...
	* const tokens = new Parser().parse(src)
	* const docs = new Composer().compose(tokens)
	* ```
	*/
	var Composer = class {
		constructor(options = {}) {
			this.doc = null;
			this.atDirectives = false;
			this.prelude = [];
			this.errors = [];
			this.warnings = [];
			this.onError = (source, code, message, warning) => {
				const pos = getErrorPos(source);
				if (warning) this.warnings.push(new errors.YAMLWarning(pos, code, message));
				else this.errors.push(new errors.YAMLParseError(pos, code, message));
			};
			this.directives = new directives.Directives({ version: options.version || "1.2" });
			this.options = options;
		}
		decorate(doc, afterDoc) {
			const { comment, afterEmptyLine } = parsePrelude(this.prelude);
			if (comment) {
				const dc = doc.contents;
				if (afterDoc) doc.comment = doc.comment ? `${doc.comment}\n${comment}` : comment;
				else if (afterEmptyLine || doc.directives.docStart || !dc) doc.commentBefore = comment;
				else if (identity.isCollection(dc) && !dc.flow && dc.items.length > 0) {
					let it = dc.items[0];
					if (identity.isPair(it)) it = it.key;
					const cb = it.commentBefore;
					it.commentBefore = cb ? `${comment}\n${cb}` : comment;
				} else {
					const cb = dc.commentBefore;
					dc.commentBefore = cb ? `${comment}\n${cb}` : comment;
				}
			}
			if (afterDoc) {
				for (let i = 0; i < this.errors.length; ++i) doc.errors.push(this.errors[i]);
				for (let i = 0; i < this.warnings.length; ++i) doc.warnings.push(this.warnings[i]);
			} else {
				doc.errors = this.errors;
				doc.warnings = this.warnings;
			}
			this.prelude = [];
			this.errors = [];
			this.warnings = [];
		}
		/**
		* Current stream status information.
		*
		* Mostly useful at the end of input for an empty stream.
		*/
		streamInfo() {
			return {
				comment: parsePrelude(this.prelude).comment,
				directives: this.directives,
				errors: this.errors,
				warnings: this.warnings
			};
		}
		/**
		* Compose tokens into documents.
		*
		* @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
		* @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
		*/
		*compose(tokens, forceDoc = false, endOffset = -1) {
			for (const token of tokens) yield* this.next(token);
			yield* this.end(forceDoc, endOffset);
		}
		/** Advance the composer by one CST token. */
		*next(token) {
			if (node_process.env.LOG_STREAM) console.dir(token, { depth: null });
			switch (token.type) {
				case "directive":
					this.directives.add(token.source, (offset, message, warning) => {
						const pos = getErrorPos(token);
						pos[0] += offset;
						this.onError(pos, "BAD_DIRECTIVE", message, warning);
					});
					this.prelude.push(token.source);
					this.atDirectives = true;
					break;
				case "document": {
					const doc = composeDoc.composeDoc(this.options, this.directives, token, this.onError);
					if (this.atDirectives && !doc.directives.docStart) this.onError(token, "MISSING_CHAR", "Missing directives-end/doc-start indicator line");
					this.decorate(doc, false);
					if (this.doc) yield this.doc;
					this.doc = doc;
					this.atDirectives = false;
					break;
				}
				case "byte-order-mark":
				case "space": break;
				case "comment":
				case "newline":
					this.prelude.push(token.source);
					break;
				case "error": {
					const msg = token.source ? `${token.message}: ${JSON.stringify(token.source)}` : token.message;
					const error = new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", msg);
					if (this.atDirectives || !this.doc) this.errors.push(error);
					else this.doc.errors.push(error);
					break;
				}
				case "doc-end": {
					if (!this.doc) {
						this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", "Unexpected doc-end without preceding document"));
						break;
					}
					this.doc.directives.docEnd = true;
					const end = resolveEnd.resolveEnd(token.end, token.offset + token.source.length, this.doc.options.strict, this.onError);
					this.decorate(this.doc, true);
					if (end.comment) {
						const dc = this.doc.comment;
						this.doc.comment = dc ? `${dc}\n${end.comment}` : end.comment;
					}
					this.doc.range[2] = end.offset;
					break;
				}
				default: this.errors.push(new errors.YAMLParseError(getErrorPos(token), "UNEXPECTED_TOKEN", `Unsupported token ${token.type}`));
			}
		}
		/**
		* Call at end of input to yield any remaining document.
		*
		* @param forceDoc - If the stream contains no document, still emit a final document including any comments and directives that would be applied to a subsequent document.
		* @param endOffset - Should be set if `forceDoc` is also set, to set the document range end and to indicate errors correctly.
		*/
		*end(forceDoc = false, endOffset = -1) {
			if (this.doc) {
				this.decorate(this.doc, true);
				yield this.doc;
				this.doc = null;
			} else if (forceDoc) {
				const opts = Object.assign({ _directives: this.directives }, this.options);
				const doc = new Document.Document(void 0, opts);
				if (this.atDirectives) this.onError(endOffset, "MISSING_CHAR", "Missing directives-end indicator line");
				doc.range = [
					0,
					endOffset,
					endOffset
				];
				this.decorate(doc, false);
				yield doc;
			}
		}
	};
	exports.Composer = Composer;
}));

// node_modules/yaml/dist/parse/cst-scalar.js
var require_cst_scalar = /* @__PURE__ */ __commonJSMin(((exports) => {
	var resolveBlockScalar = require_resolve_block_scalar();
	var resolveFlowScalar = require_resolve_flow_scalar();
	var errors = require_errors();
	var stringifyString = require_stringifyString();
	function resolveAsScalar(token, strict = true, onError) {
		if (token) {
			const _onError = (pos, code, message) => {
				const offset = typeof pos === "number" ? pos : Array.isArray(pos) ? pos[0] : pos.offset;
				if (onError) onError(offset, code, message);
				else throw new errors.YAMLParseError([offset, offset + 1], code, message);
			};
			switch (token.type) {
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return resolveFlowScalar.resolveFlowScalar(token, strict, _onError);
				case "block-scalar": return resolveBlockScalar.resolveBlockScalar({ options: { strict } }, token, _onError);
			}
		}
		return null;
	}
	/**
	* Create a new scalar token with `value`
	*
	* Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
	* as this function does not support any schema operations and won't check for such conflicts.
	*
	* @param value The string representation of the value, which will have its content properly indented.
	* @param context.end Comments and whitespace after the end of the value, or after the block scalar header. If undefined, a newline will be added.
	* @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
	* @param context.indent The indent level of the token.
	* @param context.inFlow Is this scalar within a flow collection? This may affect the resolved type of the token's value.
	* @param context.offset The offset position of the token.
	* @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
	*/
	function createScalarToken(value, context) {
		const { implicitKey = false, indent, inFlow = false, offset = -1, type = "PLAIN" } = context;
		const source = stringifyString.stringifyString({
			type,
			value
		}, {
			implicitKey,
			indent: indent > 0 ? " ".repeat(indent) : "",
			inFlow,
			options: {
				blockQuote: true,
				lineWidth: -1
			}
		});
		const end = context.end ?? [{
			type: "newline",
			offset: -1,
			indent,
			source: "\n"
		}];
		switch (source[0]) {
			case "|":
			case ">": {
				const he = source.indexOf("\n");
				const head = source.substring(0, he);
				const body = source.substring(he + 1) + "\n";
				const props = [{
					type: "block-scalar-header",
					offset,
					indent,
					source: head
				}];
				if (!addEndtoBlockProps(props, end)) props.push({
					type: "newline",
					offset: -1,
					indent,
					source: "\n"
				});
				return {
					type: "block-scalar",
					offset,
					indent,
					props,
					source: body
				};
			}
			case "\"": return {
				type: "double-quoted-scalar",
				offset,
				indent,
				source,
				end
			};
			case "'": return {
				type: "single-quoted-scalar",
				offset,
				indent,
				source,
				end
			};
			default: return {
				type: "scalar",
				offset,
				indent,
				source,
				end
			};
		}
	}
	/**
	* Set the value of `token` to the given string `value`, overwriting any previous contents and type that it may have.
	*
	* Best efforts are made to retain any comments previously associated with the `token`,
	* though all contents within a collection's `items` will be overwritten.
	*
	* Values that represent an actual string but may be parsed as a different type should use a `type` other than `'PLAIN'`,
	* as this function does not support any schema operations and won't check for such conflicts.
	*
	* @param token Any token. If it does not include an `indent` value, the value will be stringified as if it were an implicit key.
	* @param value The string representation of the value, which will have its content properly indented.
	* @param context.afterKey In most cases, values after a key should have an additional level of indentation.
	* @param context.implicitKey Being within an implicit key may affect the resolved type of the token's value.
	* @param context.inFlow Being within a flow collection may affect the resolved type of the token's value.
	* @param context.type The preferred type of the scalar token. If undefined, the previous type of the `token` will be used, defaulting to `'PLAIN'`.
	*/
	function setScalarValue(token, value, context = {}) {
		let { afterKey = false, implicitKey = false, inFlow = false, type } = context;
		let indent = "indent" in token ? token.indent : null;
		if (afterKey && typeof indent === "number") indent += 2;
		if (!type) switch (token.type) {
			case "single-quoted-scalar":
				type = "QUOTE_SINGLE";
				break;
			case "double-quoted-scalar":
				type = "QUOTE_DOUBLE";
				break;
			case "block-scalar": {
				const header = token.props[0];
				if (header.type !== "block-scalar-header") throw new Error("Invalid block scalar header");
				type = header.source[0] === ">" ? "BLOCK_FOLDED" : "BLOCK_LITERAL";
				break;
			}
			default: type = "PLAIN";
		}
		const source = stringifyString.stringifyString({
			type,
			value
		}, {
			implicitKey: implicitKey || indent === null,
			indent: indent !== null && indent > 0 ? " ".repeat(indent) : "",
			inFlow,
			options: {
				blockQuote: true,
				lineWidth: -1
			}
		});
		switch (source[0]) {
			case "|":
			case ">":
				setBlockScalarValue(token, source);
				break;
			case "\"":
				setFlowScalarValue(token, source, "double-quoted-scalar");
				break;
			case "'":
				setFlowScalarValue(token, source, "single-quoted-scalar");
				break;
			default: setFlowScalarValue(token, source, "scalar");
		}
	}
	function setBlockScalarValue(token, source) {
		const he = source.indexOf("\n");
		const head = source.substring(0, he);
		const body = source.substring(he + 1) + "\n";
		if (token.type === "block-scalar") {
			const header = token.props[0];
			if (header.type !== "block-scalar-header") throw new Error("Invalid block scalar header");
			header.source = head;
			token.source = body;
		} else {
			const { offset } = token;
			const indent = "indent" in token ? token.indent : -1;
			const props = [{
				type: "block-scalar-header",
				offset,
				indent,
				source: head
			}];
			if (!addEndtoBlockProps(props, "end" in token ? token.end : void 0)) props.push({
				type: "newline",
				offset: -1,
				indent,
				source: "\n"
			});
			for (const key of Object.keys(token)) if (key !== "type" && key !== "offset") delete token[key];
			Object.assign(token, {
				type: "block-scalar",
				indent,
				props,
				source: body
			});
		}
	}
	/** @returns `true` if last token is a newline */
	function addEndtoBlockProps(props, end) {
		if (end) for (const st of end) switch (st.type) {
			case "space":
			case "comment":
				props.push(st);
				break;
			case "newline":
				props.push(st);
				return true;
		}
		return false;
	}
	function setFlowScalarValue(token, source, type) {
		switch (token.type) {
			case "scalar":
			case "double-quoted-scalar":
			case "single-quoted-scalar":
				token.type = type;
				token.source = source;
				break;
			case "block-scalar": {
				const end = token.props.slice(1);
				let oa = source.length;
				if (token.props[0].type === "block-scalar-header") oa -= token.props[0].source.length;
				for (const tok of end) tok.offset += oa;
				delete token.props;
				Object.assign(token, {
					type,
					source,
					end
				});
				break;
			}
			case "block-map":
			case "block-seq": {
				const nl = {
					type: "newline",
					offset: token.offset + source.length,
					indent: token.indent,
					source: "\n"
				};
				delete token.items;
				Object.assign(token, {
					type,
					source,
					end: [nl]
				});
				break;
			}
			default: {
				const indent = "indent" in token ? token.indent : -1;
				const end = "end" in token && Array.isArray(token.end) ? token.end.filter((st) => st.type === "space" || st.type === "comment" || st.type === "newline") : [];
				for (const key of Object.keys(token)) if (key !== "type" && key !== "offset") delete token[key];
				Object.assign(token, {
					type,
					indent,
					source,
					end
				});
			}
		}
	}
	exports.createScalarToken = createScalarToken;
	exports.resolveAsScalar = resolveAsScalar;
	exports.setScalarValue = setScalarValue;
}));

// node_modules/yaml/dist/parse/cst-stringify.js
var require_cst_stringify = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Stringify a CST document, token, or collection item
	*
	* Fair warning: This applies no validation whatsoever, and
	* simply concatenates the sources in their logical order.
	*/
	const stringify = (cst) => "type" in cst ? stringifyToken(cst) : stringifyItem(cst);
	function stringifyToken(token) {
		switch (token.type) {
			case "block-scalar": {
				let res = "";
				for (const tok of token.props) res += stringifyToken(tok);
				return res + token.source;
			}
			case "block-map":
			case "block-seq": {
				let res = "";
				for (const item of token.items) res += stringifyItem(item);
				return res;
			}
			case "flow-collection": {
				let res = token.start.source;
				for (const item of token.items) res += stringifyItem(item);
				for (const st of token.end) res += st.source;
				return res;
			}
			case "document": {
				let res = stringifyItem(token);
				if (token.end) for (const st of token.end) res += st.source;
				return res;
			}
			default: {
				let res = token.source;
				if ("end" in token && token.end) for (const st of token.end) res += st.source;
				return res;
			}
		}
	}
	function stringifyItem({ start, key, sep, value }) {
		let res = "";
		for (const st of start) res += st.source;
		if (key) res += stringifyToken(key);
		if (sep) for (const st of sep) res += st.source;
		if (value) res += stringifyToken(value);
		return res;
	}
	exports.stringify = stringify;
}));

// node_modules/yaml/dist/parse/cst-visit.js
var require_cst_visit = /* @__PURE__ */ __commonJSMin(((exports) => {
	const BREAK = Symbol("break visit");
	const SKIP = Symbol("skip children");
	const REMOVE = Symbol("remove item");
	/**
	* Apply a visitor to a CST document or item.
	*
	* Walks through the tree (depth-first) starting from the root, calling a
	* `visitor` function with two arguments when entering each item:
	*   - `item`: The current item, which included the following members:
	*     - `start: SourceToken[]` – Source tokens before the key or value,
	*       possibly including its anchor or tag.
	*     - `key?: Token | null` – Set for pair values. May then be `null`, if
	*       the key before the `:` separator is empty.
	*     - `sep?: SourceToken[]` – Source tokens between the key and the value,
	*       which should include the `:` map value indicator if `value` is set.
	*     - `value?: Token` – The value of a sequence item, or of a map pair.
	*   - `path`: The steps from the root to the current node, as an array of
	*     `['key' | 'value', number]` tuples.
	*
	* The return value of the visitor may be used to control the traversal:
	*   - `undefined` (default): Do nothing and continue
	*   - `visit.SKIP`: Do not visit the children of this token, continue with
	*      next sibling
	*   - `visit.BREAK`: Terminate traversal completely
	*   - `visit.REMOVE`: Remove the current item, then continue with the next one
	*   - `number`: Set the index of the next step. This is useful especially if
	*     the index of the current token has changed.
	*   - `function`: Define the next visitor for this item. After the original
	*     visitor is called on item entry, next visitors are called after handling
	*     a non-empty `key` and when exiting the item.
	*/
	function visit(cst, visitor) {
		if ("type" in cst && cst.type === "document") cst = {
			start: cst.start,
			value: cst.value
		};
		_visit(Object.freeze([]), cst, visitor);
	}
	/** Terminate visit traversal completely */
	visit.BREAK = BREAK;
	/** Do not visit the children of the current item */
	visit.SKIP = SKIP;
	/** Remove the current item */
	visit.REMOVE = REMOVE;
	/** Find the item at `path` from `cst` as the root */
	visit.itemAtPath = (cst, path) => {
		let item = cst;
		for (const [field, index] of path) {
			const tok = item?.[field];
			if (tok && "items" in tok) item = tok.items[index];
			else return void 0;
		}
		return item;
	};
	/**
	* Get the immediate parent collection of the item at `path` from `cst` as the root.
	*
	* Throws an error if the collection is not found, which should never happen if the item itself exists.
	*/
	visit.parentCollection = (cst, path) => {
		const parent = visit.itemAtPath(cst, path.slice(0, -1));
		const field = path[path.length - 1][0];
		const coll = parent?.[field];
		if (coll && "items" in coll) return coll;
		throw new Error("Parent collection not found");
	};
	function _visit(path, item, visitor) {
		let ctrl = visitor(item, path);
		if (typeof ctrl === "symbol") return ctrl;
		for (const field of ["key", "value"]) {
			const token = item[field];
			if (token && "items" in token) {
				for (let i = 0; i < token.items.length; ++i) {
					const ci = _visit(Object.freeze(path.concat([[field, i]])), token.items[i], visitor);
					if (typeof ci === "number") i = ci - 1;
					else if (ci === BREAK) return BREAK;
					else if (ci === REMOVE) {
						token.items.splice(i, 1);
						i -= 1;
					}
				}
				if (typeof ctrl === "function" && field === "key") ctrl = ctrl(item, path);
			}
		}
		return typeof ctrl === "function" ? ctrl(item, path) : ctrl;
	}
	exports.visit = visit;
}));

// node_modules/yaml/dist/parse/cst.js
var require_cst = /* @__PURE__ */ __commonJSMin(((exports) => {
	var cstScalar = require_cst_scalar();
	var cstStringify = require_cst_stringify();
	var cstVisit = require_cst_visit();
	/** The byte order mark */
	const BOM = "﻿";
	/** Start of doc-mode */
	const DOCUMENT = "";
	/** Unexpected end of flow-mode */
	const FLOW_END = "";
	/** Next token is a scalar value */
	const SCALAR = "";
	/** @returns `true` if `token` is a flow or block collection */
	const isCollection = (token) => !!token && "items" in token;
	/** @returns `true` if `token` is a flow or block scalar; not an alias */
	const isScalar = (token) => !!token && (token.type === "scalar" || token.type === "single-quoted-scalar" || token.type === "double-quoted-scalar" || token.type === "block-scalar");
	/* istanbul ignore next */
	/** Get a printable representation of a lexer token */
	function prettyToken(token) {
		switch (token) {
			case BOM: return "<BOM>";
			case DOCUMENT: return "<DOC>";
			case FLOW_END: return "<FLOW_END>";
			case SCALAR: return "<SCALAR>";
			default: return JSON.stringify(token);
		}
	}
	/** Identify the type of a lexer token. May return `null` for unknown tokens. */
	function tokenType(source) {
		switch (source) {
			case BOM: return "byte-order-mark";
			case DOCUMENT: return "doc-mode";
			case FLOW_END: return "flow-error-end";
			case SCALAR: return "scalar";
			case "---": return "doc-start";
			case "...": return "doc-end";
			case "":
			case "\n":
			case "\r\n": return "newline";
			case "-": return "seq-item-ind";
			case "?": return "explicit-key-ind";
			case ":": return "map-value-ind";
			case "{": return "flow-map-start";
			case "}": return "flow-map-end";
			case "[": return "flow-seq-start";
			case "]": return "flow-seq-end";
			case ",": return "comma";
		}
		switch (source[0]) {
			case " ":
			case "	": return "space";
			case "#": return "comment";
			case "%": return "directive-line";
			case "*": return "alias";
			case "&": return "anchor";
			case "!": return "tag";
			case "'": return "single-quoted-scalar";
			case "\"": return "double-quoted-scalar";
			case "|":
			case ">": return "block-scalar-header";
		}
		return null;
	}
	exports.createScalarToken = cstScalar.createScalarToken;
	exports.resolveAsScalar = cstScalar.resolveAsScalar;
	exports.setScalarValue = cstScalar.setScalarValue;
	exports.stringify = cstStringify.stringify;
	exports.visit = cstVisit.visit;
	exports.BOM = BOM;
	exports.DOCUMENT = DOCUMENT;
	exports.FLOW_END = FLOW_END;
	exports.SCALAR = SCALAR;
	exports.isCollection = isCollection;
	exports.isScalar = isScalar;
	exports.prettyToken = prettyToken;
	exports.tokenType = tokenType;
}));

// node_modules/yaml/dist/parse/lexer.js
var require_lexer = /* @__PURE__ */ __commonJSMin(((exports) => {
	var cst = require_cst();
	function isEmpty(ch) {
		switch (ch) {
			case void 0:
			case " ":
			case "\n":
			case "\r":
			case "	": return true;
			default: return false;
		}
	}
	const hexDigits = /* @__PURE__ */ new Set("0123456789ABCDEFabcdef");
	const tagChars = /* @__PURE__ */ new Set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-#;/?:@&=+$_.!~*'()");
	const flowIndicatorChars = /* @__PURE__ */ new Set(",[]{}");
	const invalidAnchorChars = /* @__PURE__ */ new Set(" ,[]{}\n\r	");
	const isNotAnchorChar = (ch) => !ch || invalidAnchorChars.has(ch);
	/**
	* Splits an input string into lexical tokens, i.e. smaller strings that are
	* easily identifiable by `tokens.tokenType()`.
	*
	* Lexing starts always in a "stream" context. Incomplete input may be buffered
	* until a complete token can be emitted.
	*
	* In addition to slices of the original input, the following control characters
	* may also be emitted:
	*
	* - `\x02` (Start of Text): A document starts with the next token
	* - `\x18` (Cancel): Unexpected end of flow-mode (indicates an error)
	* - `\x1f` (Unit Separator): Next token is a scalar value
	* - `\u{FEFF}` (Byte order mark): Emitted separately outside documents
	*/
	var Lexer = class {
		constructor() {
			/**
			* Flag indicating whether the end of the current buffer marks the end of
			* all input
			*/
			this.atEnd = false;
			/**
			* Explicit indent set in block scalar header, as an offset from the current
			* minimum indent, so e.g. set to 1 from a header `|2+`. Set to -1 if not
			* explicitly set.
			*/
			this.blockScalarIndent = -1;
			/**
			* Block scalars that include a + (keep) chomping indicator in their header
			* include trailing empty lines, which are otherwise excluded from the
			* scalar's contents.
			*/
			this.blockScalarKeep = false;
			/** Current input */
			this.buffer = "";
			/**
			* Flag noting whether the map value indicator : can immediately follow this
			* node within a flow context.
			*/
			this.flowKey = false;
			/** Count of surrounding flow collection levels. */
			this.flowLevel = 0;
			/**
			* Minimum level of indentation required for next lines to be parsed as a
			* part of the current scalar value.
			*/
			this.indentNext = 0;
			/** Indentation level of the current line. */
			this.indentValue = 0;
			/** Position of the next \n character. */
			this.lineEndPos = null;
			/** Stores the state of the lexer if reaching the end of incpomplete input */
			this.next = null;
			/** A pointer to `buffer`; the current position of the lexer. */
			this.pos = 0;
		}
		/**
		* Generate YAML tokens from the `source` string. If `incomplete`,
		* a part of the last line may be left as a buffer for the next call.
		*
		* @returns A generator of lexical tokens
		*/
		*lex(source, incomplete = false) {
			if (source) {
				if (typeof source !== "string") throw TypeError("source is not a string");
				this.buffer = this.buffer ? this.buffer + source : source;
				this.lineEndPos = null;
			}
			this.atEnd = !incomplete;
			let next = this.next ?? "stream";
			while (next && (incomplete || this.hasChars(1))) next = yield* this.parseNext(next);
		}
		atLineEnd() {
			let i = this.pos;
			let ch = this.buffer[i];
			while (ch === " " || ch === "	") ch = this.buffer[++i];
			if (!ch || ch === "#" || ch === "\n") return true;
			if (ch === "\r") return this.buffer[i + 1] === "\n";
			return false;
		}
		charAt(n) {
			return this.buffer[this.pos + n];
		}
		continueScalar(offset) {
			let ch = this.buffer[offset];
			if (this.indentNext > 0) {
				let indent = 0;
				while (ch === " ") ch = this.buffer[++indent + offset];
				if (ch === "\r") {
					const next = this.buffer[indent + offset + 1];
					if (next === "\n" || !next && !this.atEnd) return offset + indent + 1;
				}
				return ch === "\n" || indent >= this.indentNext || !ch && !this.atEnd ? offset + indent : -1;
			}
			if (ch === "-" || ch === ".") {
				const dt = this.buffer.substr(offset, 3);
				if ((dt === "---" || dt === "...") && isEmpty(this.buffer[offset + 3])) return -1;
			}
			return offset;
		}
		getLine() {
			let end = this.lineEndPos;
			if (typeof end !== "number" || end !== -1 && end < this.pos) {
				end = this.buffer.indexOf("\n", this.pos);
				this.lineEndPos = end;
			}
			if (end === -1) return this.atEnd ? this.buffer.substring(this.pos) : null;
			if (this.buffer[end - 1] === "\r") end -= 1;
			return this.buffer.substring(this.pos, end);
		}
		hasChars(n) {
			return this.pos + n <= this.buffer.length;
		}
		setNext(state) {
			this.buffer = this.buffer.substring(this.pos);
			this.pos = 0;
			this.lineEndPos = null;
			this.next = state;
			return null;
		}
		peek(n) {
			return this.buffer.substr(this.pos, n);
		}
		*parseNext(next) {
			switch (next) {
				case "stream": return yield* this.parseStream();
				case "line-start": return yield* this.parseLineStart();
				case "block-start": return yield* this.parseBlockStart();
				case "doc": return yield* this.parseDocument();
				case "flow": return yield* this.parseFlowCollection();
				case "quoted-scalar": return yield* this.parseQuotedScalar();
				case "block-scalar": return yield* this.parseBlockScalar();
				case "plain-scalar": return yield* this.parsePlainScalar();
			}
		}
		*parseStream() {
			let line = this.getLine();
			if (line === null) return this.setNext("stream");
			if (line[0] === cst.BOM) {
				yield* this.pushCount(1);
				line = line.substring(1);
			}
			if (line[0] === "%") {
				let dirEnd = line.length;
				let cs = line.indexOf("#");
				while (cs !== -1) {
					const ch = line[cs - 1];
					if (ch === " " || ch === "	") {
						dirEnd = cs - 1;
						break;
					} else cs = line.indexOf("#", cs + 1);
				}
				while (true) {
					const ch = line[dirEnd - 1];
					if (ch === " " || ch === "	") dirEnd -= 1;
					else break;
				}
				const n = (yield* this.pushCount(dirEnd)) + (yield* this.pushSpaces(true));
				yield* this.pushCount(line.length - n);
				this.pushNewline();
				return "stream";
			}
			if (this.atLineEnd()) {
				const sp = yield* this.pushSpaces(true);
				yield* this.pushCount(line.length - sp);
				yield* this.pushNewline();
				return "stream";
			}
			yield cst.DOCUMENT;
			return yield* this.parseLineStart();
		}
		*parseLineStart() {
			const ch = this.charAt(0);
			if (!ch && !this.atEnd) return this.setNext("line-start");
			if (ch === "-" || ch === ".") {
				if (!this.atEnd && !this.hasChars(4)) return this.setNext("line-start");
				const s = this.peek(3);
				if ((s === "---" || s === "...") && isEmpty(this.charAt(3))) {
					yield* this.pushCount(3);
					this.indentValue = 0;
					this.indentNext = 0;
					return s === "---" ? "doc" : "stream";
				}
			}
			this.indentValue = yield* this.pushSpaces(false);
			if (this.indentNext > this.indentValue && !isEmpty(this.charAt(1))) this.indentNext = this.indentValue;
			return yield* this.parseBlockStart();
		}
		*parseBlockStart() {
			const [ch0, ch1] = this.peek(2);
			if (!ch1 && !this.atEnd) return this.setNext("block-start");
			if ((ch0 === "-" || ch0 === "?" || ch0 === ":") && isEmpty(ch1)) {
				const n = (yield* this.pushCount(1)) + (yield* this.pushSpaces(true));
				this.indentNext = this.indentValue + 1;
				this.indentValue += n;
				return "block-start";
			}
			return "doc";
		}
		*parseDocument() {
			yield* this.pushSpaces(true);
			const line = this.getLine();
			if (line === null) return this.setNext("doc");
			let n = yield* this.pushIndicators();
			switch (line[n]) {
				case "#": yield* this.pushCount(line.length - n);
				case void 0:
					yield* this.pushNewline();
					return yield* this.parseLineStart();
				case "{":
				case "[":
					yield* this.pushCount(1);
					this.flowKey = false;
					this.flowLevel = 1;
					return "flow";
				case "}":
				case "]":
					yield* this.pushCount(1);
					return "doc";
				case "*":
					yield* this.pushUntil(isNotAnchorChar);
					return "doc";
				case "\"":
				case "'": return yield* this.parseQuotedScalar();
				case "|":
				case ">":
					n += yield* this.parseBlockScalarHeader();
					n += yield* this.pushSpaces(true);
					yield* this.pushCount(line.length - n);
					yield* this.pushNewline();
					return yield* this.parseBlockScalar();
				default: return yield* this.parsePlainScalar();
			}
		}
		*parseFlowCollection() {
			let nl, sp;
			let indent = -1;
			do {
				nl = yield* this.pushNewline();
				if (nl > 0) {
					sp = yield* this.pushSpaces(false);
					this.indentValue = indent = sp;
				} else sp = 0;
				sp += yield* this.pushSpaces(true);
			} while (nl + sp > 0);
			const line = this.getLine();
			if (line === null) return this.setNext("flow");
			if (indent !== -1 && indent < this.indentNext && line[0] !== "#" || indent === 0 && (line.startsWith("---") || line.startsWith("...")) && isEmpty(line[3])) {
				if (!(indent === this.indentNext - 1 && this.flowLevel === 1 && (line[0] === "]" || line[0] === "}"))) {
					this.flowLevel = 0;
					yield cst.FLOW_END;
					return yield* this.parseLineStart();
				}
			}
			let n = 0;
			while (line[n] === ",") {
				n += yield* this.pushCount(1);
				n += yield* this.pushSpaces(true);
				this.flowKey = false;
			}
			n += yield* this.pushIndicators();
			switch (line[n]) {
				case void 0: return "flow";
				case "#":
					yield* this.pushCount(line.length - n);
					return "flow";
				case "{":
				case "[":
					yield* this.pushCount(1);
					this.flowKey = false;
					this.flowLevel += 1;
					return "flow";
				case "}":
				case "]":
					yield* this.pushCount(1);
					this.flowKey = true;
					this.flowLevel -= 1;
					return this.flowLevel ? "flow" : "doc";
				case "*":
					yield* this.pushUntil(isNotAnchorChar);
					return "flow";
				case "\"":
				case "'":
					this.flowKey = true;
					return yield* this.parseQuotedScalar();
				case ":": {
					const next = this.charAt(1);
					if (this.flowKey || isEmpty(next) || next === ",") {
						this.flowKey = false;
						yield* this.pushCount(1);
						yield* this.pushSpaces(true);
						return "flow";
					}
				}
				default:
					this.flowKey = false;
					return yield* this.parsePlainScalar();
			}
		}
		*parseQuotedScalar() {
			const quote = this.charAt(0);
			let end = this.buffer.indexOf(quote, this.pos + 1);
			if (quote === "'") while (end !== -1 && this.buffer[end + 1] === "'") end = this.buffer.indexOf("'", end + 2);
			else while (end !== -1) {
				let n = 0;
				while (this.buffer[end - 1 - n] === "\\") n += 1;
				if (n % 2 === 0) break;
				end = this.buffer.indexOf("\"", end + 1);
			}
			const qb = this.buffer.substring(0, end);
			let nl = qb.indexOf("\n", this.pos);
			if (nl !== -1) {
				while (nl !== -1) {
					const cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = qb.indexOf("\n", cs);
				}
				if (nl !== -1) end = nl - (qb[nl - 1] === "\r" ? 2 : 1);
			}
			if (end === -1) {
				if (!this.atEnd) return this.setNext("quoted-scalar");
				end = this.buffer.length;
			}
			yield* this.pushToIndex(end + 1, false);
			return this.flowLevel ? "flow" : "doc";
		}
		*parseBlockScalarHeader() {
			this.blockScalarIndent = -1;
			this.blockScalarKeep = false;
			let i = this.pos;
			while (true) {
				const ch = this.buffer[++i];
				if (ch === "+") this.blockScalarKeep = true;
				else if (ch > "0" && ch <= "9") this.blockScalarIndent = Number(ch) - 1;
				else if (ch !== "-") break;
			}
			return yield* this.pushUntil((ch) => isEmpty(ch) || ch === "#");
		}
		*parseBlockScalar() {
			let nl = this.pos - 1;
			let indent = 0;
			let ch;
			loop: for (let i = this.pos; ch = this.buffer[i]; ++i) switch (ch) {
				case " ":
					indent += 1;
					break;
				case "\n":
					nl = i;
					indent = 0;
					break;
				case "\r": {
					const next = this.buffer[i + 1];
					if (!next && !this.atEnd) return this.setNext("block-scalar");
					if (next === "\n") break;
				}
				default: break loop;
			}
			if (!ch && !this.atEnd) return this.setNext("block-scalar");
			if (indent >= this.indentNext) {
				if (this.blockScalarIndent === -1) this.indentNext = indent;
				else this.indentNext = this.blockScalarIndent + (this.indentNext === 0 ? 1 : this.indentNext);
				do {
					const cs = this.continueScalar(nl + 1);
					if (cs === -1) break;
					nl = this.buffer.indexOf("\n", cs);
				} while (nl !== -1);
				if (nl === -1) {
					if (!this.atEnd) return this.setNext("block-scalar");
					nl = this.buffer.length;
				}
			}
			let i = nl + 1;
			ch = this.buffer[i];
			while (ch === " ") ch = this.buffer[++i];
			if (ch === "	") {
				while (ch === "	" || ch === " " || ch === "\r" || ch === "\n") ch = this.buffer[++i];
				nl = i - 1;
			} else if (!this.blockScalarKeep) do {
				let i = nl - 1;
				let ch = this.buffer[i];
				if (ch === "\r") ch = this.buffer[--i];
				const lastChar = i;
				while (ch === " ") ch = this.buffer[--i];
				if (ch === "\n" && i >= this.pos && i + 1 + indent > lastChar) nl = i;
				else break;
			} while (true);
			yield cst.SCALAR;
			yield* this.pushToIndex(nl + 1, true);
			return yield* this.parseLineStart();
		}
		*parsePlainScalar() {
			const inFlow = this.flowLevel > 0;
			let end = this.pos - 1;
			let i = this.pos - 1;
			let ch;
			while (ch = this.buffer[++i]) if (ch === ":") {
				const next = this.buffer[i + 1];
				if (isEmpty(next) || inFlow && flowIndicatorChars.has(next)) break;
				end = i;
			} else if (isEmpty(ch)) {
				let next = this.buffer[i + 1];
				if (ch === "\r") {
					if (next === "\n") {
						i += 1;
						ch = "\n";
						next = this.buffer[i + 1];
					} else end = i;
				}
				if (next === "#" || inFlow && flowIndicatorChars.has(next)) break;
				if (ch === "\n") {
					const cs = this.continueScalar(i + 1);
					if (cs === -1) break;
					i = Math.max(i, cs - 2);
				}
			} else {
				if (inFlow && flowIndicatorChars.has(ch)) break;
				end = i;
			}
			if (!ch && !this.atEnd) return this.setNext("plain-scalar");
			yield cst.SCALAR;
			yield* this.pushToIndex(end + 1, true);
			return inFlow ? "flow" : "doc";
		}
		*pushCount(n) {
			if (n > 0) {
				yield this.buffer.substr(this.pos, n);
				this.pos += n;
				return n;
			}
			return 0;
		}
		*pushToIndex(i, allowEmpty) {
			const s = this.buffer.slice(this.pos, i);
			if (s) {
				yield s;
				this.pos += s.length;
				return s.length;
			} else if (allowEmpty) yield "";
			return 0;
		}
		*pushIndicators() {
			let n = 0;
			loop: while (true) {
				switch (this.charAt(0)) {
					case "!":
						n += yield* this.pushTag();
						n += yield* this.pushSpaces(true);
						continue loop;
					case "&":
						n += yield* this.pushUntil(isNotAnchorChar);
						n += yield* this.pushSpaces(true);
						continue loop;
					case "-":
					case "?":
					case ":": {
						const inFlow = this.flowLevel > 0;
						const ch1 = this.charAt(1);
						if (isEmpty(ch1) || inFlow && flowIndicatorChars.has(ch1)) {
							if (!inFlow) this.indentNext = this.indentValue + 1;
							else if (this.flowKey) this.flowKey = false;
							n += yield* this.pushCount(1);
							n += yield* this.pushSpaces(true);
							continue loop;
						}
					}
				}
				break loop;
			}
			return n;
		}
		*pushTag() {
			if (this.charAt(1) === "<") {
				let i = this.pos + 2;
				let ch = this.buffer[i];
				while (!isEmpty(ch) && ch !== ">") ch = this.buffer[++i];
				return yield* this.pushToIndex(ch === ">" ? i + 1 : i, false);
			} else {
				let i = this.pos + 1;
				let ch = this.buffer[i];
				while (ch) if (tagChars.has(ch)) ch = this.buffer[++i];
				else if (ch === "%" && hexDigits.has(this.buffer[i + 1]) && hexDigits.has(this.buffer[i + 2])) ch = this.buffer[i += 3];
				else break;
				return yield* this.pushToIndex(i, false);
			}
		}
		*pushNewline() {
			const ch = this.buffer[this.pos];
			if (ch === "\n") return yield* this.pushCount(1);
			else if (ch === "\r" && this.charAt(1) === "\n") return yield* this.pushCount(2);
			else return 0;
		}
		*pushSpaces(allowTabs) {
			let i = this.pos - 1;
			let ch;
			do
				ch = this.buffer[++i];
			while (ch === " " || allowTabs && ch === "	");
			const n = i - this.pos;
			if (n > 0) {
				yield this.buffer.substr(this.pos, n);
				this.pos = i;
			}
			return n;
		}
		*pushUntil(test) {
			let i = this.pos;
			let ch = this.buffer[i];
			while (!test(ch)) ch = this.buffer[++i];
			return yield* this.pushToIndex(i, false);
		}
	};
	exports.Lexer = Lexer;
}));

// node_modules/yaml/dist/parse/line-counter.js
var require_line_counter = /* @__PURE__ */ __commonJSMin(((exports) => {
	/**
	* Tracks newlines during parsing in order to provide an efficient API for
	* determining the one-indexed `{ line, col }` position for any offset
	* within the input.
	*/
	var LineCounter = class {
		constructor() {
			this.lineStarts = [];
			/**
			* Should be called in ascending order. Otherwise, call
			* `lineCounter.lineStarts.sort()` before calling `linePos()`.
			*/
			this.addNewLine = (offset) => this.lineStarts.push(offset);
			/**
			* Performs a binary search and returns the 1-indexed { line, col }
			* position of `offset`. If `line === 0`, `addNewLine` has never been
			* called or `offset` is before the first known newline.
			*/
			this.linePos = (offset) => {
				let low = 0;
				let high = this.lineStarts.length;
				while (low < high) {
					const mid = low + high >> 1;
					if (this.lineStarts[mid] < offset) low = mid + 1;
					else high = mid;
				}
				if (this.lineStarts[low] === offset) return {
					line: low + 1,
					col: 1
				};
				if (low === 0) return {
					line: 0,
					col: offset
				};
				const start = this.lineStarts[low - 1];
				return {
					line: low,
					col: offset - start + 1
				};
			};
		}
	};
	exports.LineCounter = LineCounter;
}));

// node_modules/yaml/dist/parse/parser.js
var require_parser = /* @__PURE__ */ __commonJSMin(((exports) => {
	var node_process = __require("process");
	var cst = require_cst();
	var lexer = require_lexer();
	function includesToken(list, type) {
		for (let i = 0; i < list.length; ++i) if (list[i].type === type) return true;
		return false;
	}
	function findNonEmptyIndex(list) {
		for (let i = 0; i < list.length; ++i) switch (list[i].type) {
			case "space":
			case "comment":
			case "newline": break;
			default: return i;
		}
		return -1;
	}
	function isFlowToken(token) {
		switch (token?.type) {
			case "alias":
			case "scalar":
			case "single-quoted-scalar":
			case "double-quoted-scalar":
			case "flow-collection": return true;
			default: return false;
		}
	}
	function getPrevProps(parent) {
		switch (parent.type) {
			case "document": return parent.start;
			case "block-map": {
				const it = parent.items[parent.items.length - 1];
				return it.sep ?? it.start;
			}
			case "block-seq": return parent.items[parent.items.length - 1].start;
			/* istanbul ignore next should not happen */
			default: return [];
		}
	}
	/** Note: May modify input array */
	function getFirstKeyStartProps(prev) {
		if (prev.length === 0) return [];
		let i = prev.length;
		loop: while (--i >= 0) switch (prev[i].type) {
			case "doc-start":
			case "explicit-key-ind":
			case "map-value-ind":
			case "seq-item-ind":
			case "newline": break loop;
		}
		while (prev[++i]?.type === "space");
		return prev.splice(i, prev.length);
	}
	function arrayPushArray(target, source) {
		if (source.length < 1e5) Array.prototype.push.apply(target, source);
		else for (let i = 0; i < source.length; ++i) target.push(source[i]);
	}
	function fixFlowSeqItems(fc) {
		if (fc.start.type === "flow-seq-start") {
			for (const it of fc.items) if (it.sep && !it.value && !includesToken(it.start, "explicit-key-ind") && !includesToken(it.sep, "map-value-ind")) {
				if (it.key) it.value = it.key;
				delete it.key;
				if (isFlowToken(it.value)) {
					if (it.value.end) arrayPushArray(it.value.end, it.sep);
					else it.value.end = it.sep;
				} else arrayPushArray(it.start, it.sep);
				delete it.sep;
			}
		}
	}
	/**
	* A YAML concrete syntax tree (CST) parser
	*
	* ```ts
	* const src: string = ...
	* for (const token of new Parser().parse(src)) {
	*   // token: Token
	* }
	* ```
	*
	* To use the parser with a user-provided lexer:
	*
	* ```ts
	* function* parse(source: string, lexer: Lexer) {
	*   const parser = new Parser()
	*   for (const lexeme of lexer.lex(source))
	*     yield* parser.next(lexeme)
	*   yield* parser.end()
	* }
	*
	* const src: string = ...
	* const lexer = new Lexer()
	* for (const token of parse(src, lexer)) {
	*   // token: Token
	* }
	* ```
	*/
	var Parser = class {
		/**
		* @param onNewLine - If defined, called separately with the start position of
		*   each new line (in `parse()`, including the start of input).
		*/
		constructor(onNewLine) {
			/** If true, space and sequence indicators count as indentation */
			this.atNewLine = true;
			/** If true, next token is a scalar value */
			this.atScalar = false;
			/** Current indentation level */
			this.indent = 0;
			/** Current offset since the start of parsing */
			this.offset = 0;
			/** On the same line with a block map key */
			this.onKeyLine = false;
			/** Top indicates the node that's currently being built */
			this.stack = [];
			/** The source of the current token, set in parse() */
			this.source = "";
			/** The type of the current token, set in parse() */
			this.type = "";
			this.lexer = new lexer.Lexer();
			this.onNewLine = onNewLine;
		}
		/**
		* Parse `source` as a YAML stream.
		* If `incomplete`, a part of the last line may be left as a buffer for the next call.
		*
		* Errors are not thrown, but yielded as `{ type: 'error', message }` tokens.
		*
		* @returns A generator of tokens representing each directive, document, and other structure.
		*/
		*parse(source, incomplete = false) {
			if (this.onNewLine && this.offset === 0) this.onNewLine(0);
			for (const lexeme of this.lexer.lex(source, incomplete)) yield* this.next(lexeme);
			if (!incomplete) yield* this.end();
		}
		/**
		* Advance the parser by the `source` of one lexical token.
		*/
		*next(source) {
			this.source = source;
			if (node_process.env.LOG_TOKENS) console.log("|", cst.prettyToken(source));
			if (this.atScalar) {
				this.atScalar = false;
				yield* this.step();
				this.offset += source.length;
				return;
			}
			const type = cst.tokenType(source);
			if (!type) {
				const message = `Not a YAML token: ${source}`;
				yield* this.pop({
					type: "error",
					offset: this.offset,
					message,
					source
				});
				this.offset += source.length;
			} else if (type === "scalar") {
				this.atNewLine = false;
				this.atScalar = true;
				this.type = "scalar";
			} else {
				this.type = type;
				yield* this.step();
				switch (type) {
					case "newline":
						this.atNewLine = true;
						this.indent = 0;
						if (this.onNewLine) this.onNewLine(this.offset + source.length);
						break;
					case "space":
						if (this.atNewLine && source[0] === " ") this.indent += source.length;
						break;
					case "explicit-key-ind":
					case "map-value-ind":
					case "seq-item-ind":
						if (this.atNewLine) this.indent += source.length;
						break;
					case "doc-mode":
					case "flow-error-end": return;
					default: this.atNewLine = false;
				}
				this.offset += source.length;
			}
		}
		/** Call at end of input to push out any remaining constructions */
		*end() {
			while (this.stack.length > 0) yield* this.pop();
		}
		get sourceToken() {
			return {
				type: this.type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		*step() {
			const top = this.peek(1);
			if (this.type === "doc-end" && top?.type !== "doc-end") {
				while (this.stack.length > 0) yield* this.pop();
				this.stack.push({
					type: "doc-end",
					offset: this.offset,
					source: this.source
				});
				return;
			}
			if (!top) return yield* this.stream();
			switch (top.type) {
				case "document": return yield* this.document(top);
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return yield* this.scalar(top);
				case "block-scalar": return yield* this.blockScalar(top);
				case "block-map": return yield* this.blockMap(top);
				case "block-seq": return yield* this.blockSequence(top);
				case "flow-collection": return yield* this.flowCollection(top);
				case "doc-end": return yield* this.documentEnd(top);
			}
			/* istanbul ignore next should not happen */
			yield* this.pop();
		}
		peek(n) {
			return this.stack[this.stack.length - n];
		}
		*pop(error) {
			const token = error ?? this.stack.pop();
			/* istanbul ignore if should not happen */
			if (!token) yield {
				type: "error",
				offset: this.offset,
				source: "",
				message: "Tried to pop an empty stack"
			};
			else if (this.stack.length === 0) yield token;
			else {
				const top = this.peek(1);
				if (token.type === "block-scalar") token.indent = "indent" in top ? top.indent : 0;
				else if (token.type === "flow-collection" && top.type === "document") token.indent = 0;
				if (token.type === "flow-collection") fixFlowSeqItems(token);
				switch (top.type) {
					case "document":
						top.value = token;
						break;
					case "block-scalar":
						top.props.push(token);
						break;
					case "block-map": {
						const it = top.items[top.items.length - 1];
						if (it.value) {
							top.items.push({
								start: [],
								key: token,
								sep: []
							});
							this.onKeyLine = true;
							return;
						} else if (it.sep) it.value = token;
						else {
							Object.assign(it, {
								key: token,
								sep: []
							});
							this.onKeyLine = !it.explicitKey;
							return;
						}
						break;
					}
					case "block-seq": {
						const it = top.items[top.items.length - 1];
						if (it.value) top.items.push({
							start: [],
							value: token
						});
						else it.value = token;
						break;
					}
					case "flow-collection": {
						const it = top.items[top.items.length - 1];
						if (!it || it.value) top.items.push({
							start: [],
							key: token,
							sep: []
						});
						else if (it.sep) it.value = token;
						else Object.assign(it, {
							key: token,
							sep: []
						});
						return;
					}
					/* istanbul ignore next should not happen */
					default:
						yield* this.pop();
						yield* this.pop(token);
				}
				if ((top.type === "document" || top.type === "block-map" || top.type === "block-seq") && (token.type === "block-map" || token.type === "block-seq")) {
					const last = token.items[token.items.length - 1];
					if (last && !last.sep && !last.value && last.start.length > 0 && findNonEmptyIndex(last.start) === -1 && (token.indent === 0 || last.start.every((st) => st.type !== "comment" || st.indent < token.indent))) {
						if (top.type === "document") top.end = last.start;
						else top.items.push({ start: last.start });
						token.items.splice(-1, 1);
					}
				}
			}
		}
		*stream() {
			switch (this.type) {
				case "directive-line":
					yield {
						type: "directive",
						offset: this.offset,
						source: this.source
					};
					return;
				case "byte-order-mark":
				case "space":
				case "comment":
				case "newline":
					yield this.sourceToken;
					return;
				case "doc-mode":
				case "doc-start": {
					const doc = {
						type: "document",
						offset: this.offset,
						start: []
					};
					if (this.type === "doc-start") doc.start.push(this.sourceToken);
					this.stack.push(doc);
					return;
				}
			}
			yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML stream`,
				source: this.source
			};
		}
		*document(doc) {
			if (doc.value) return yield* this.lineEnd(doc);
			switch (this.type) {
				case "doc-start":
					if (findNonEmptyIndex(doc.start) !== -1) {
						yield* this.pop();
						yield* this.step();
					} else doc.start.push(this.sourceToken);
					return;
				case "anchor":
				case "tag":
				case "space":
				case "comment":
				case "newline":
					doc.start.push(this.sourceToken);
					return;
			}
			const bv = this.startBlockValue(doc);
			if (bv) this.stack.push(bv);
			else yield {
				type: "error",
				offset: this.offset,
				message: `Unexpected ${this.type} token in YAML document`,
				source: this.source
			};
		}
		*scalar(scalar) {
			if (this.type === "map-value-ind") {
				const start = getFirstKeyStartProps(getPrevProps(this.peek(2)));
				let sep;
				if (scalar.end) {
					sep = scalar.end;
					sep.push(this.sourceToken);
					delete scalar.end;
				} else sep = [this.sourceToken];
				const map = {
					type: "block-map",
					offset: scalar.offset,
					indent: scalar.indent,
					items: [{
						start,
						key: scalar,
						sep
					}]
				};
				this.onKeyLine = true;
				this.stack[this.stack.length - 1] = map;
			} else yield* this.lineEnd(scalar);
		}
		*blockScalar(scalar) {
			switch (this.type) {
				case "space":
				case "comment":
				case "newline":
					scalar.props.push(this.sourceToken);
					return;
				case "scalar":
					scalar.source = this.source;
					this.atNewLine = true;
					this.indent = 0;
					if (this.onNewLine) {
						let nl = this.source.indexOf("\n") + 1;
						while (nl !== 0) {
							this.onNewLine(this.offset + nl);
							nl = this.source.indexOf("\n", nl) + 1;
						}
					}
					yield* this.pop();
					break;
				/* istanbul ignore next should not happen */
				default:
					yield* this.pop();
					yield* this.step();
			}
		}
		*blockMap(map) {
			const it = map.items[map.items.length - 1];
			switch (this.type) {
				case "newline":
					this.onKeyLine = false;
					if (it.value) {
						const end = "end" in it.value ? it.value.end : void 0;
						if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
						else map.items.push({ start: [this.sourceToken] });
					} else if (it.sep) it.sep.push(this.sourceToken);
					else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) map.items.push({ start: [this.sourceToken] });
					else if (it.sep) it.sep.push(this.sourceToken);
					else {
						if (this.atIndentedComment(it.start, map.indent)) {
							const end = map.items[map.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start);
								end.push(this.sourceToken);
								map.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
			}
			if (this.indent >= map.indent) {
				const atMapIndent = !this.onKeyLine && this.indent === map.indent;
				const atNextItem = atMapIndent && (it.sep || it.explicitKey) && this.type !== "seq-item-ind";
				let start = [];
				if (atNextItem && it.sep && !it.value) {
					const nl = [];
					for (let i = 0; i < it.sep.length; ++i) {
						const st = it.sep[i];
						switch (st.type) {
							case "newline":
								nl.push(i);
								break;
							case "space": break;
							case "comment":
								if (st.indent > map.indent) nl.length = 0;
								break;
							default: nl.length = 0;
						}
					}
					if (nl.length >= 2) start = it.sep.splice(nl[1]);
				}
				switch (this.type) {
					case "anchor":
					case "tag":
						if (atNextItem || it.value) {
							start.push(this.sourceToken);
							map.items.push({ start });
							this.onKeyLine = true;
						} else if (it.sep) it.sep.push(this.sourceToken);
						else it.start.push(this.sourceToken);
						return;
					case "explicit-key-ind":
						if (!it.sep && !it.explicitKey) {
							it.start.push(this.sourceToken);
							it.explicitKey = true;
						} else if (atNextItem || it.value) {
							start.push(this.sourceToken);
							map.items.push({
								start,
								explicitKey: true
							});
						} else this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [this.sourceToken],
								explicitKey: true
							}]
						});
						this.onKeyLine = true;
						return;
					case "map-value-ind":
						if (it.explicitKey) {
							if (!it.sep) {
								if (includesToken(it.start, "newline")) Object.assign(it, {
									key: null,
									sep: [this.sourceToken]
								});
								else {
									const start = getFirstKeyStartProps(it.start);
									this.stack.push({
										type: "block-map",
										offset: this.offset,
										indent: this.indent,
										items: [{
											start,
											key: null,
											sep: [this.sourceToken]
										}]
									});
								}
							} else if (it.value) map.items.push({
								start: [],
								key: null,
								sep: [this.sourceToken]
							});
							else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
								type: "block-map",
								offset: this.offset,
								indent: this.indent,
								items: [{
									start,
									key: null,
									sep: [this.sourceToken]
								}]
							});
							else if (isFlowToken(it.key) && !includesToken(it.sep, "newline")) {
								const start = getFirstKeyStartProps(it.start);
								const key = it.key;
								const sep = it.sep;
								sep.push(this.sourceToken);
								delete it.key;
								delete it.sep;
								this.stack.push({
									type: "block-map",
									offset: this.offset,
									indent: this.indent,
									items: [{
										start,
										key,
										sep
									}]
								});
							} else if (start.length > 0) it.sep = it.sep.concat(start, this.sourceToken);
							else it.sep.push(this.sourceToken);
						} else if (!it.sep) Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						else if (it.value || atNextItem) map.items.push({
							start,
							key: null,
							sep: [this.sourceToken]
						});
						else if (includesToken(it.sep, "map-value-ind")) this.stack.push({
							type: "block-map",
							offset: this.offset,
							indent: this.indent,
							items: [{
								start: [],
								key: null,
								sep: [this.sourceToken]
							}]
						});
						else it.sep.push(this.sourceToken);
						this.onKeyLine = true;
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						const fs = this.flowScalar(this.type);
						if (atNextItem || it.value) {
							map.items.push({
								start,
								key: fs,
								sep: []
							});
							this.onKeyLine = true;
						} else if (it.sep) this.stack.push(fs);
						else {
							Object.assign(it, {
								key: fs,
								sep: []
							});
							this.onKeyLine = true;
						}
						return;
					}
					default: {
						const bv = this.startBlockValue(map);
						if (bv) {
							if (bv.type === "block-seq") {
								if (!it.explicitKey && it.sep && !includesToken(it.sep, "newline")) {
									yield* this.pop({
										type: "error",
										offset: this.offset,
										message: "Unexpected block-seq-ind on same line with key",
										source: this.source
									});
									return;
								}
							} else if (atMapIndent) map.items.push({ start });
							this.stack.push(bv);
							return;
						}
					}
				}
			}
			yield* this.pop();
			yield* this.step();
		}
		*blockSequence(seq) {
			const it = seq.items[seq.items.length - 1];
			switch (this.type) {
				case "newline":
					if (it.value) {
						const end = "end" in it.value ? it.value.end : void 0;
						if ((Array.isArray(end) ? end[end.length - 1] : void 0)?.type === "comment") end?.push(this.sourceToken);
						else seq.items.push({ start: [this.sourceToken] });
					} else it.start.push(this.sourceToken);
					return;
				case "space":
				case "comment":
					if (it.value) seq.items.push({ start: [this.sourceToken] });
					else {
						if (this.atIndentedComment(it.start, seq.indent)) {
							const end = seq.items[seq.items.length - 2]?.value?.end;
							if (Array.isArray(end)) {
								arrayPushArray(end, it.start);
								end.push(this.sourceToken);
								seq.items.pop();
								return;
							}
						}
						it.start.push(this.sourceToken);
					}
					return;
				case "anchor":
				case "tag":
					if (it.value || this.indent <= seq.indent) break;
					it.start.push(this.sourceToken);
					return;
				case "seq-item-ind":
					if (this.indent !== seq.indent) break;
					if (it.value || includesToken(it.start, "seq-item-ind")) seq.items.push({ start: [this.sourceToken] });
					else it.start.push(this.sourceToken);
					return;
			}
			if (this.indent > seq.indent) {
				const bv = this.startBlockValue(seq);
				if (bv) {
					this.stack.push(bv);
					return;
				}
			}
			yield* this.pop();
			yield* this.step();
		}
		*flowCollection(fc) {
			const it = fc.items[fc.items.length - 1];
			if (this.type === "flow-error-end") {
				let top;
				do {
					yield* this.pop();
					top = this.peek(1);
				} while (top?.type === "flow-collection");
			} else if (fc.end.length === 0) {
				switch (this.type) {
					case "comma":
					case "explicit-key-ind":
						if (!it || it.sep) fc.items.push({ start: [this.sourceToken] });
						else it.start.push(this.sourceToken);
						return;
					case "map-value-ind":
						if (!it || it.value) fc.items.push({
							start: [],
							key: null,
							sep: [this.sourceToken]
						});
						else if (it.sep) it.sep.push(this.sourceToken);
						else Object.assign(it, {
							key: null,
							sep: [this.sourceToken]
						});
						return;
					case "space":
					case "comment":
					case "newline":
					case "anchor":
					case "tag":
						if (!it || it.value) fc.items.push({ start: [this.sourceToken] });
						else if (it.sep) it.sep.push(this.sourceToken);
						else it.start.push(this.sourceToken);
						return;
					case "alias":
					case "scalar":
					case "single-quoted-scalar":
					case "double-quoted-scalar": {
						const fs = this.flowScalar(this.type);
						if (!it || it.value) fc.items.push({
							start: [],
							key: fs,
							sep: []
						});
						else if (it.sep) this.stack.push(fs);
						else Object.assign(it, {
							key: fs,
							sep: []
						});
						return;
					}
					case "flow-map-end":
					case "flow-seq-end":
						fc.end.push(this.sourceToken);
						return;
				}
				const bv = this.startBlockValue(fc);
				/* istanbul ignore else should not happen */
				if (bv) this.stack.push(bv);
				else {
					yield* this.pop();
					yield* this.step();
				}
			} else {
				const parent = this.peek(2);
				if (parent.type === "block-map" && (this.type === "map-value-ind" && parent.indent === fc.indent || this.type === "newline" && !parent.items[parent.items.length - 1].sep)) {
					yield* this.pop();
					yield* this.step();
				} else if (this.type === "map-value-ind" && parent.type !== "flow-collection") {
					const start = getFirstKeyStartProps(getPrevProps(parent));
					fixFlowSeqItems(fc);
					const sep = fc.end.splice(1, fc.end.length);
					sep.push(this.sourceToken);
					const map = {
						type: "block-map",
						offset: fc.offset,
						indent: fc.indent,
						items: [{
							start,
							key: fc,
							sep
						}]
					};
					this.onKeyLine = true;
					this.stack[this.stack.length - 1] = map;
				} else yield* this.lineEnd(fc);
			}
		}
		flowScalar(type) {
			if (this.onNewLine) {
				let nl = this.source.indexOf("\n") + 1;
				while (nl !== 0) {
					this.onNewLine(this.offset + nl);
					nl = this.source.indexOf("\n", nl) + 1;
				}
			}
			return {
				type,
				offset: this.offset,
				indent: this.indent,
				source: this.source
			};
		}
		startBlockValue(parent) {
			switch (this.type) {
				case "alias":
				case "scalar":
				case "single-quoted-scalar":
				case "double-quoted-scalar": return this.flowScalar(this.type);
				case "block-scalar-header": return {
					type: "block-scalar",
					offset: this.offset,
					indent: this.indent,
					props: [this.sourceToken],
					source: ""
				};
				case "flow-map-start":
				case "flow-seq-start": return {
					type: "flow-collection",
					offset: this.offset,
					indent: this.indent,
					start: this.sourceToken,
					items: [],
					end: []
				};
				case "seq-item-ind": return {
					type: "block-seq",
					offset: this.offset,
					indent: this.indent,
					items: [{ start: [this.sourceToken] }]
				};
				case "explicit-key-ind": {
					this.onKeyLine = true;
					const start = getFirstKeyStartProps(getPrevProps(parent));
					start.push(this.sourceToken);
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							explicitKey: true
						}]
					};
				}
				case "map-value-ind": {
					this.onKeyLine = true;
					const start = getFirstKeyStartProps(getPrevProps(parent));
					return {
						type: "block-map",
						offset: this.offset,
						indent: this.indent,
						items: [{
							start,
							key: null,
							sep: [this.sourceToken]
						}]
					};
				}
			}
			return null;
		}
		atIndentedComment(start, indent) {
			if (this.type !== "comment") return false;
			if (this.indent <= indent) return false;
			return start.every((st) => st.type === "newline" || st.type === "space");
		}
		*documentEnd(docEnd) {
			if (this.type !== "doc-mode") {
				if (docEnd.end) docEnd.end.push(this.sourceToken);
				else docEnd.end = [this.sourceToken];
				if (this.type === "newline") yield* this.pop();
			}
		}
		*lineEnd(token) {
			switch (this.type) {
				case "comma":
				case "doc-start":
				case "doc-end":
				case "flow-seq-end":
				case "flow-map-end":
				case "map-value-ind":
					yield* this.pop();
					yield* this.step();
					break;
				case "newline": this.onKeyLine = false;
				default:
					if (token.end) token.end.push(this.sourceToken);
					else token.end = [this.sourceToken];
					if (this.type === "newline") yield* this.pop();
			}
		}
	};
	exports.Parser = Parser;
}));

// node_modules/yaml/dist/public-api.js
var require_public_api = /* @__PURE__ */ __commonJSMin(((exports) => {
	var composer = require_composer();
	var Document = require_Document();
	var errors = require_errors();
	var log = require_log();
	var identity = require_identity();
	var lineCounter = require_line_counter();
	var parser = require_parser();
	function parseOptions(options) {
		const prettyErrors = options.prettyErrors !== false;
		return {
			lineCounter: options.lineCounter || prettyErrors && new lineCounter.LineCounter() || null,
			prettyErrors
		};
	}
	/**
	* Parse the input as a stream of YAML documents.
	*
	* Documents should be separated from each other by `...` or `---` marker lines.
	*
	* @returns If an empty `docs` array is returned, it will be of type
	*   EmptyStream and contain additional stream information. In
	*   TypeScript, you should use `'empty' in docs` as a type guard for it.
	*/
	function parseAllDocuments(source, options = {}) {
		const { lineCounter, prettyErrors } = parseOptions(options);
		const parser$1 = new parser.Parser(lineCounter?.addNewLine);
		const composer$1 = new composer.Composer(options);
		const docs = Array.from(composer$1.compose(parser$1.parse(source)));
		if (prettyErrors && lineCounter) for (const doc of docs) {
			doc.errors.forEach(errors.prettifyError(source, lineCounter));
			doc.warnings.forEach(errors.prettifyError(source, lineCounter));
		}
		if (docs.length > 0) return docs;
		return Object.assign([], { empty: true }, composer$1.streamInfo());
	}
	/** Parse an input string into a single YAML.Document */
	function parseDocument(source, options = {}) {
		const { lineCounter, prettyErrors } = parseOptions(options);
		const parser$1 = new parser.Parser(lineCounter?.addNewLine);
		const composer$1 = new composer.Composer(options);
		let doc = null;
		for (const _doc of composer$1.compose(parser$1.parse(source), true, source.length)) if (!doc) doc = _doc;
		else if (doc.options.logLevel !== "silent") {
			doc.errors.push(new errors.YAMLParseError(_doc.range.slice(0, 2), "MULTIPLE_DOCS", "Source contains multiple documents; please use YAML.parseAllDocuments()"));
			break;
		}
		if (prettyErrors && lineCounter) {
			doc.errors.forEach(errors.prettifyError(source, lineCounter));
			doc.warnings.forEach(errors.prettifyError(source, lineCounter));
		}
		return doc;
	}
	function parse(src, reviver, options) {
		let _reviver = void 0;
		if (typeof reviver === "function") _reviver = reviver;
		else if (options === void 0 && reviver && typeof reviver === "object") options = reviver;
		const doc = parseDocument(src, options);
		if (!doc) return null;
		doc.warnings.forEach((warning) => log.warn(doc.options.logLevel, warning));
		if (doc.errors.length > 0) {
			if (doc.options.logLevel !== "silent") throw doc.errors[0];
			else doc.errors = [];
		}
		return doc.toJS(Object.assign({ reviver: _reviver }, options));
	}
	function stringify(value, replacer, options) {
		let _replacer = null;
		if (typeof replacer === "function" || Array.isArray(replacer)) _replacer = replacer;
		else if (options === void 0 && replacer) options = replacer;
		if (typeof options === "string") options = options.length;
		if (typeof options === "number") {
			const indent = Math.round(options);
			options = indent < 1 ? void 0 : indent > 8 ? { indent: 8 } : { indent };
		}
		if (value === void 0) {
			const { keepUndefined } = options ?? replacer ?? {};
			if (!keepUndefined) return void 0;
		}
		if (identity.isDocument(value) && !_replacer) return value.toString(options);
		return new Document.Document(value, _replacer, options).toString(options);
	}
	exports.parse = parse;
	exports.parseAllDocuments = parseAllDocuments;
	exports.parseDocument = parseDocument;
	exports.stringify = stringify;
}));

// node_modules/yaml/dist/index.js
var require_dist = /* @__PURE__ */ __commonJSMin(((exports) => {
	var composer = require_composer();
	var Document = require_Document();
	var Schema = require_Schema();
	var errors = require_errors();
	var Alias = require_Alias();
	var identity = require_identity();
	var Pair = require_Pair();
	var Scalar = require_Scalar();
	var YAMLMap = require_YAMLMap();
	var YAMLSeq = require_YAMLSeq();
	var cst = require_cst();
	var lexer = require_lexer();
	var lineCounter = require_line_counter();
	var parser = require_parser();
	var publicApi = require_public_api();
	var visit = require_visit();
	exports.Composer = composer.Composer;
	exports.Document = Document.Document;
	exports.Schema = Schema.Schema;
	exports.YAMLError = errors.YAMLError;
	exports.YAMLParseError = errors.YAMLParseError;
	exports.YAMLWarning = errors.YAMLWarning;
	exports.Alias = Alias.Alias;
	exports.isAlias = identity.isAlias;
	exports.isCollection = identity.isCollection;
	exports.isDocument = identity.isDocument;
	exports.isMap = identity.isMap;
	exports.isNode = identity.isNode;
	exports.isPair = identity.isPair;
	exports.isScalar = identity.isScalar;
	exports.isSeq = identity.isSeq;
	exports.Pair = Pair.Pair;
	exports.Scalar = Scalar.Scalar;
	exports.YAMLMap = YAMLMap.YAMLMap;
	exports.YAMLSeq = YAMLSeq.YAMLSeq;
	exports.Lexer = lexer.Lexer;
	exports.LineCounter = lineCounter.LineCounter;
	exports.Parser = parser.Parser;
	exports.parse = publicApi.parse;
	exports.parseAllDocuments = publicApi.parseAllDocuments;
	exports.parseDocument = publicApi.parseDocument;
	exports.stringify = publicApi.stringify;
	exports.visit = visit.visit;
	exports.visitAsync = visit.visitAsync;
}));

// node_modules/fastest-levenshtein/mod.js
var require_fastest_levenshtein = /* @__PURE__ */ __commonJSMin(((exports) => {
	exports.__esModule = true;
	exports.distance = exports.closest = void 0;
	var peq = /* @__PURE__ */ new Uint32Array(65536);
	var myers_32 = function(a, b) {
		var n = a.length;
		var m = b.length;
		var lst = 1 << n - 1;
		var pv = -1;
		var mv = 0;
		var sc = n;
		var i = n;
		while (i--) peq[a.charCodeAt(i)] |= 1 << i;
		for (i = 0; i < m; i++) {
			var eq = peq[b.charCodeAt(i)];
			var xv = eq | mv;
			eq |= (eq & pv) + pv ^ pv;
			mv |= ~(eq | pv);
			pv &= eq;
			if (mv & lst) sc++;
			if (pv & lst) sc--;
			mv = mv << 1 | 1;
			pv = pv << 1 | ~(xv | mv);
			mv &= xv;
		}
		i = n;
		while (i--) peq[a.charCodeAt(i)] = 0;
		return sc;
	};
	var myers_x = function(b, a) {
		var n = a.length;
		var m = b.length;
		var mhc = [];
		var phc = [];
		var hsize = Math.ceil(n / 32);
		var vsize = Math.ceil(m / 32);
		for (var i = 0; i < hsize; i++) {
			phc[i] = -1;
			mhc[i] = 0;
		}
		var j = 0;
		for (; j < vsize - 1; j++) {
			var mv_1 = 0;
			var pv_1 = -1;
			var start_1 = j * 32;
			var vlen_1 = Math.min(32, m) + start_1;
			for (var k = start_1; k < vlen_1; k++) peq[b.charCodeAt(k)] |= 1 << k;
			for (var i = 0; i < n; i++) {
				var eq = peq[a.charCodeAt(i)];
				var pb = phc[i / 32 | 0] >>> i & 1;
				var mb = mhc[i / 32 | 0] >>> i & 1;
				var xv = eq | mv_1;
				var xh = ((eq | mb) & pv_1) + pv_1 ^ pv_1 | eq | mb;
				var ph = mv_1 | ~(xh | pv_1);
				var mh = pv_1 & xh;
				if (ph >>> 31 ^ pb) phc[i / 32 | 0] ^= 1 << i;
				if (mh >>> 31 ^ mb) mhc[i / 32 | 0] ^= 1 << i;
				ph = ph << 1 | pb;
				mh = mh << 1 | mb;
				pv_1 = mh | ~(xv | ph);
				mv_1 = ph & xv;
			}
			for (var k = start_1; k < vlen_1; k++) peq[b.charCodeAt(k)] = 0;
		}
		var mv = 0;
		var pv = -1;
		var start = j * 32;
		var vlen = Math.min(32, m - start) + start;
		for (var k = start; k < vlen; k++) peq[b.charCodeAt(k)] |= 1 << k;
		var score = m;
		for (var i = 0; i < n; i++) {
			var eq = peq[a.charCodeAt(i)];
			var pb = phc[i / 32 | 0] >>> i & 1;
			var mb = mhc[i / 32 | 0] >>> i & 1;
			var xv = eq | mv;
			var xh = ((eq | mb) & pv) + pv ^ pv | eq | mb;
			var ph = mv | ~(xh | pv);
			var mh = pv & xh;
			score += ph >>> m - 1 & 1;
			score -= mh >>> m - 1 & 1;
			if (ph >>> 31 ^ pb) phc[i / 32 | 0] ^= 1 << i;
			if (mh >>> 31 ^ mb) mhc[i / 32 | 0] ^= 1 << i;
			ph = ph << 1 | pb;
			mh = mh << 1 | mb;
			pv = mh | ~(xv | ph);
			mv = ph & xv;
		}
		for (var k = start; k < vlen; k++) peq[b.charCodeAt(k)] = 0;
		return score;
	};
	var distance = function(a, b) {
		if (a.length < b.length) {
			var tmp = b;
			b = a;
			a = tmp;
		}
		if (b.length === 0) return a.length;
		if (a.length <= 32) return myers_32(a, b);
		return myers_x(a, b);
	};
	exports.distance = distance;
	var closest = function(str, arr) {
		var min_distance = Infinity;
		var min_index = 0;
		for (var i = 0; i < arr.length; i++) {
			var dist = distance(str, arr[i]);
			if (dist < min_distance) {
				min_distance = dist;
				min_index = i;
			}
		}
		return arr[min_index];
	};
	exports.closest = closest;
}));

// src/config/schema-problems.ts
var import_dist = require_dist();
var import_fastest_levenshtein = require_fastest_levenshtein();
/** The schema's complaints in words: what is there, what was expected, and the nearest valid name. */
function schemaProblems(errors, suite) {
	return errors.flatMap((error) => {
		const path = pathOf(error.instancePath);
		const problem = sentence(error, valueAt(suite, path));
		return problem === void 0 ? [] : [{
			path: placeOf(error, path),
			problem
		}];
	});
}
/** `; did you mean "sample"?` when one of the names is close enough to be meant, else nothing. */
function nearest(name, names) {
	if (names.length === 0) return "";
	const candidate = (0, import_fastest_levenshtein.closest)(name, [...names]);
	return (0, import_fastest_levenshtein.distance)(name, candidate) <= Math.max(2, name.length / 3) ? `; did you mean "${candidate}"?` : "";
}
function sentence({ keyword, params, parentSchema }, value) {
	switch (keyword) {
		case "additionalProperties": {
			const known = Object.keys(parentSchema?.properties ?? {});
			const key = String(params["additionalProperty"]);
			return `unknown key "${key}"; expected one of ${known.join(", ")}${nearest(key, known)}`;
		}
		case "required": return `"${params["missingProperty"]}" is missing`;
		case "enum": {
			const allowed = params["allowedValues"].map(String);
			return `${show(value)} is not allowed; expected one of ${allowed.join(", ")}${nearest(String(value), allowed)}`;
		}
		case "const": return `${show(value)} is not allowed; expected ${String(params["allowedValue"])}, or a mapping${nearest(String(value), [String(params["allowedValue"])])}`;
		case "type": return `${show(value)} is not allowed; expected ${String(params["type"]).replaceAll(",", " or ")}`;
		case "pattern": return `${show(value)} is not allowed; expected text like ${PATTERNS[String(params["pattern"])] ?? params["pattern"]}`;
		case "minimum": return `${show(value)} is too small; expected at least ${params["limit"]}`;
		case "maximum": return `${show(value)} is too large; expected at most ${params["limit"]}`;
		case "minItems": return `${show(value)} is too short; expected at least ${params["limit"]}`;
		case "maxItems": return `${show(value)} is too long; expected at most ${params["limit"]}`;
		case "if": return;
		default: return `${show(value)} is not allowed (${keyword})`;
	}
}
/** The schema's patterns as examples; a pattern without one is shown as it is. */
const PATTERNS = {
	"^[a-z0-9][a-z0-9-]{0,63}$": "support-desk (lower-case letters, digits, hyphens)",
	"^[a-z0-9][a-z0-9_-]{0,63}$": "answers (lower-case letters, digits, hyphens)",
	"^[0-9]+(\\.[0-9]+)?%$": "5%",
	"^[1-9][0-9]*[mhdw]$": "7d (minutes m, hours h, days d, weeks w)",
	"^https?://": "https://api.example.com/v1",
	"^[imsu]*$": "i (of i, m, s, u)",
	"^[A-Za-z_][A-Za-z0-9_]*$": "OPENAI_API_KEY",
	"^[A-Za-z0-9][A-Za-z0-9._/-]*$": "eval-baselines",
	"\\S": "a name (it is empty)"
};
function show(value) {
	const text = JSON.stringify(value) ?? "nothing";
	return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
/** A missing or unknown key is shown where it belongs: at the unknown key itself, at the mapping that lacks one. */
function placeOf({ keyword, params }, path) {
	return keyword === "additionalProperties" ? [...path, String(params["additionalProperty"])] : path;
}
function pathOf(pointer) {
	return pointer.split("/").slice(1).map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~")).map((part) => /^\d+$/.test(part) ? Number(part) : part);
}
function valueAt(value, path) {
	return path.reduce((inner, key) => inner?.[key], value);
}

// src/config/suite-validator.js
const validateSuite = validate21;
const schema6 = {
	"$schema": "http://json-schema.org/draft-07/schema#",
	"title": "eval-baseline suite",
	"description": "Where traces come from, the layers, the metrics and their gates. Paths are relative to the suite file.",
	"type": "object",
	"additionalProperties": false,
	"required": [
		"suite",
		"traces",
		"layers",
		"metrics"
	],
	"properties": {
		"suite": {
			"description": "The suite's name: lower-case letters, digits and hyphens. Baselines are kept under it.",
			"type": "string",
			"pattern": "^[a-z0-9][a-z0-9-]{0,63}$"
		},
		"traces": { "$ref": "#/definitions/traces" },
		"sample": { "$ref": "#/definitions/sample" },
		"layers": { "$ref": "#/definitions/layers" },
		"metrics": {
			"description": "What is measured about every answer. At least one.",
			"type": "array",
			"minItems": 1,
			"items": { "$ref": "#/definitions/metric" }
		},
		"trials": {
			"description": "How often each case is asked. More trials separate a flaky answer from a changed one.",
			"type": "integer",
			"minimum": 1,
			"maximum": 100,
			"default": 3
		},
		"gate": { "$ref": "#/definitions/gate" },
		"budget": { "$ref": "#/definitions/budget" },
		"store": { "$ref": "#/definitions/store" },
		"concurrency": {
			"description": "Model calls under way at one time.",
			"type": "integer",
			"minimum": 1,
			"maximum": 256,
			"default": 8
		}
	},
	"definitions": {
		"paths": {
			"description": "A glob, or a list of globs.",
			"type": ["string", "array"],
			"minItems": 1,
			"items": { "type": "string" }
		},
		"share": {
			"description": "A share of one: 2% or 0.02.",
			"if": { "type": "string" },
			"then": { "pattern": "^[0-9]+(\\.[0-9]+)?%$" },
			"else": {
				"type": "number",
				"minimum": 0,
				"maximum": 1
			}
		},
		"traces": {
			"description": "Where production traces are, and what their attributes mean.",
			"type": "object",
			"additionalProperties": false,
			"required": ["from"],
			"properties": {
				"from": {
					"description": "Sources, read together.",
					"type": "array",
					"minItems": 1,
					"items": {
						"description": "One source: exactly one of files, otlp, langfuse, phoenix, langsmith, command; and perhaps a rate.",
						"type": "object",
						"additionalProperties": false,
						"properties": {
							"files": {
								"description": "Trace files of any known format, plain, gzip or zstd; the content decides.",
								"$ref": "#/definitions/paths"
							},
							"otlp": {
								"description": "The same as files, for those who like to say that theirs are OpenTelemetry's.",
								"$ref": "#/definitions/paths"
							},
							"langfuse": {
								"description": "Langfuse, through its public API.",
								"type": "object",
								"additionalProperties": false,
								"properties": {
									"base-url": {
										"description": "Where Langfuse is.",
										"type": "string",
										"pattern": "^https?://",
										"default": "https://cloud.langfuse.com"
									},
									"public-key-variable": {
										"description": "The environment variable that holds the public key.",
										"type": "string",
										"pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
										"default": "LANGFUSE_PUBLIC_KEY"
									},
									"secret-key-variable": {
										"description": "The environment variable that holds the secret key.",
										"type": "string",
										"pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
										"default": "LANGFUSE_SECRET_KEY"
									},
									"environment": {
										"description": "Langfuse's environment; without it all.",
										"type": "string"
									}
								}
							},
							"phoenix": {
								"description": "Arize Phoenix, through its REST API.",
								"type": "object",
								"additionalProperties": false,
								"required": ["base-url", "project"],
								"properties": {
									"base-url": {
										"description": "Where Phoenix is.",
										"type": "string",
										"pattern": "^https?://"
									},
									"project": {
										"description": "The project's name or id.",
										"type": "string",
										"pattern": "\\S"
									},
									"key-variable": {
										"description": "The environment variable that holds the API key, where one is needed.",
										"type": "string",
										"pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
										"default": "PHOENIX_API_KEY"
									}
								}
							},
							"langsmith": {
								"description": "LangSmith, through its API.",
								"type": "object",
								"additionalProperties": false,
								"required": ["project"],
								"properties": {
									"base-url": {
										"description": "Where LangSmith is.",
										"type": "string",
										"pattern": "^https?://",
										"default": "https://api.smith.langchain.com"
									},
									"project": {
										"description": "The project's id.",
										"type": "string",
										"pattern": "\\S"
									},
									"key-variable": {
										"description": "The environment variable that holds the API key.",
										"type": "string",
										"pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
										"default": "LANGSMITH_API_KEY"
									}
								}
							},
							"command": {
								"description": "A program and its arguments, without a shell. It prints trace records as JSON lines.",
								"type": "array",
								"minItems": 1,
								"items": { "type": "string" }
							},
							"rate": {
								"description": "The share of requests that the application's tracing keeps there, where the traces do not say.",
								"$ref": "#/definitions/share"
							}
						}
					}
				},
				"window": {
					"description": "How far back to read, from now: 90m, 24h, 7d, 2w. Without it everything is read.",
					"type": "string",
					"pattern": "^[1-9][0-9]*[mhdw]$"
				},
				"where": {
					"description": "What a trace's attributes must be: a value, a list of values, or not.",
					"type": "object",
					"additionalProperties": { "$ref": "#/definitions/condition" }
				},
				"versions": {
					"description": "Which attribute carries a layer's version id, where it has no standard name.",
					"type": "object",
					"additionalProperties": false,
					"properties": {
						"model": { "type": "string" },
						"prompt": { "type": "string" },
						"policy": { "type": "string" },
						"retrieval": { "type": "string" },
						"tools": { "type": "string" }
					}
				},
				"slices": {
					"description": "Attributes that cut the traffic into slices.",
					"type": "array",
					"items": { "type": "string" }
				},
				"expected": {
					"description": "The attribute that holds the right answer, where it is known.",
					"type": "string"
				},
				"feedback": {
					"description": "The attribute that says how satisfied the user was; sample.keep.negative-feedback goes by it.",
					"type": "string"
				},
				"redact": {
					"description": "What is replaced in texts before anything is kept, sent or shown; none turns it off.",
					"if": { "type": "string" },
					"then": { "const": "none" },
					"else": {
						"type": "object",
						"additionalProperties": false,
						"properties": {
							"kinds": {
								"description": "What is looked for. Without it all kinds.",
								"type": "array",
								"items": { "enum": [
									"email",
									"phone",
									"card",
									"iban",
									"ip",
									"secret"
								] }
							},
							"attributes": {
								"description": "Attributes whose values are replaced wherever they occur in the same trace.",
								"type": "array",
								"items": { "type": "string" }
							},
							"patterns": {
								"description": "Patterns of your own, in RE2 syntax.",
								"type": "array",
								"items": {
									"type": "object",
									"additionalProperties": false,
									"required": ["name", "pattern"],
									"properties": {
										"name": {
											"description": "What stands in the text's place.",
											"type": "string",
											"pattern": "^[a-z][a-z0-9-]{0,31}$"
										},
										"pattern": {
											"description": "RE2 syntax: no look-around, no back-references.",
											"type": "string",
											"pattern": "\\S"
										}
									}
								}
							}
						}
					}
				}
			}
		},
		"sample": {
			"description": "How many traces are drawn, and how.",
			"type": "object",
			"additionalProperties": false,
			"properties": {
				"size": {
					"description": "Traces to draw.",
					"type": "integer",
					"minimum": 1,
					"default": 200
				},
				"rate": {
					"description": "The share of traces to draw, in place of a size.",
					"$ref": "#/definitions/share"
				},
				"fixed": {
					"description": "Places for cases that the latest baseline's sample had, so that weeks pair. Without it half of the size.",
					"type": "integer",
					"minimum": 0
				},
				"turns": {
					"description": "any: traces one by one. one: of each conversation at most one. all: whole conversations.",
					"enum": [
						"any",
						"one",
						"all"
					],
					"default": "any"
				},
				"near-duplicates": {
					"description": "drop: of cases that ask nearly the same, one is kept.",
					"enum": ["keep", "drop"],
					"default": "keep"
				},
				"stratify": {
					"description": "The attribute whose values each get their share of the sample.",
					"type": "string"
				},
				"keep": {
					"description": "Traces that are drawn before all others.",
					"type": "object",
					"additionalProperties": false,
					"properties": {
						"errors": {
							"description": "Traces with an error.",
							"type": "integer",
							"minimum": 0
						},
						"negative-feedback": {
							"description": "Traces the user disliked.",
							"type": "integer",
							"minimum": 0
						}
					}
				},
				"seed": {
					"description": "Another seed draws another sample.",
					"type": ["integer", "string"],
					"default": 0
				},
				"key": {
					"description": "The attribute that names a case. Without it a case is the digest of its input.",
					"type": "string"
				}
			}
		},
		"model": {
			"description": "A model and how to call it.",
			"type": "object",
			"additionalProperties": false,
			"required": ["name"],
			"properties": {
				"name": {
					"description": "As the provider knows it. A dated name is better than an alias that moves.",
					"type": "string",
					"pattern": "\\S"
				},
				"base-url": {
					"description": "An OpenAI-compatible base URL. Without it OPENAI_BASE_URL, else the provider's own.",
					"type": "string",
					"pattern": "^https?://"
				},
				"key-variable": {
					"description": "The environment variable that holds the key.",
					"type": "string",
					"pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
					"default": "OPENAI_API_KEY"
				},
				"parameters": {
					"description": "Sent with every call: temperature, max_tokens, …",
					"type": "object"
				},
				"price": {
					"description": "Dollars per million tokens.",
					"type": "object",
					"additionalProperties": false,
					"required": ["input", "output"],
					"properties": {
						"input": {
							"type": "number",
							"minimum": 0
						},
						"output": {
							"type": "number",
							"minimum": 0
						},
						"cached-input": {
							"type": "number",
							"minimum": 0
						}
					}
				}
			}
		},
		"layers": {
			"description": "The five layers. A layer the application has not got is: none.",
			"type": "object",
			"additionalProperties": false,
			"required": [
				"model",
				"prompt",
				"policy",
				"retrieval",
				"tools"
			],
			"properties": {
				"model": {
					"if": { "type": "string" },
					"then": { "const": "none" },
					"else": { "$ref": "#/definitions/model" }
				},
				"prompt": {
					"description": "The files that make the prompt. Their content is the prompt's version.",
					"if": { "type": "string" },
					"then": { "const": "none" },
					"else": {
						"type": "object",
						"additionalProperties": false,
						"required": ["files"],
						"properties": {
							"template": {
								"description": "The Liquid template of the system text; without it the recorded system text is replayed.",
								"type": "string"
							},
							"files": { "$ref": "#/definitions/paths" }
						}
					}
				},
				"policy": {
					"description": "The files that make the policy; the template gets them as {{ policy }}.",
					"if": { "type": "string" },
					"then": { "const": "none" },
					"else": {
						"type": "object",
						"additionalProperties": false,
						"required": ["files"],
						"properties": { "files": { "$ref": "#/definitions/paths" } }
					}
				},
				"retrieval": {
					"description": "Where a replay's documents come from.",
					"if": { "type": "string" },
					"then": { "const": "none" },
					"else": {
						"type": "object",
						"additionalProperties": false,
						"properties": {
							"documents": {
								"description": "recorded: as in the trace. Or a snapshot file.",
								"if": { "type": "string" },
								"then": { "const": "recorded" },
								"else": {
									"type": "object",
									"additionalProperties": false,
									"required": ["snapshot"],
									"properties": { "snapshot": { "type": "string" } }
								}
							},
							"version": {
								"description": "The index version, where neither traces nor a snapshot say it.",
								"type": "string",
								"pattern": "\\S"
							}
						}
					}
				},
				"tools": {
					"description": "Tool definitions, and where a replay's tool results come from.",
					"if": { "type": "string" },
					"then": { "const": "none" },
					"else": {
						"type": "object",
						"additionalProperties": false,
						"required": ["definitions"],
						"properties": {
							"definitions": { "$ref": "#/definitions/paths" },
							"results": { "enum": ["recorded"] }
						}
					}
				}
			}
		},
		"metric": {
			"description": "One thing measured about every answer.",
			"type": "object",
			"additionalProperties": false,
			"required": ["name", "scorer"],
			"properties": {
				"name": {
					"type": "string",
					"pattern": "^[a-z0-9][a-z0-9_-]{0,63}$"
				},
				"scorer": { "enum": [
					"equals",
					"contains",
					"icontains",
					"regex",
					"json-schema",
					"latency",
					"cost",
					"llm-rubric",
					"trace-attribute"
				] },
				"value": {
					"description": "equals, contains, icontains: the text; without it the case's expected value.",
					"type": "string"
				},
				"pattern": {
					"description": "regex: a JavaScript regular expression.",
					"type": "string",
					"pattern": "\\S"
				},
				"flags": {
					"description": "regex: flags, for instance i.",
					"type": "string",
					"pattern": "^[imsu]*$"
				},
				"schema": {
					"description": "json-schema: the schema's file.",
					"type": "string"
				},
				"rubric": {
					"description": "llm-rubric: the rubric's file.",
					"type": "string"
				},
				"judge": {
					"description": "llm-rubric: who judges.",
					"type": "object",
					"additionalProperties": false,
					"required": ["model"],
					"properties": { "model": { "$ref": "#/definitions/model" } }
				},
				"attribute": {
					"description": "trace-attribute: what production recorded.",
					"type": "string"
				},
				"range": {
					"description": "trace-attribute: the attribute's worst and best value.",
					"type": "array",
					"minItems": 2,
					"maxItems": 2,
					"items": { "type": "number" }
				},
				"max-drop": {
					"description": "The loss that is accepted, in the metric's unit or as a share: 0.05 or 5%.",
					"$ref": "#/definitions/margin"
				},
				"max-increase": {
					"description": "latency, cost: the increase that is accepted, in ms or dollars, or as a share: 25%.",
					"$ref": "#/definitions/margin"
				},
				"informs": {
					"description": "true: shown, and never decides.",
					"type": "boolean",
					"default": false
				}
			},
			"allOf": [
				{
					"if": { "properties": { "scorer": { "const": "regex" } } },
					"then": { "required": ["pattern"] }
				},
				{
					"if": { "properties": { "scorer": { "const": "json-schema" } } },
					"then": { "required": ["schema"] }
				},
				{
					"if": { "properties": { "scorer": { "const": "llm-rubric" } } },
					"then": { "required": ["rubric", "judge"] }
				},
				{
					"if": { "properties": { "scorer": { "const": "trace-attribute" } } },
					"then": { "required": ["attribute", "range"] }
				}
			]
		},
		"margin": {
			"if": { "type": "string" },
			"then": { "pattern": "^[0-9]+(\\.[0-9]+)?%$" },
			"else": {
				"type": "number",
				"minimum": 0
			}
		},
		"action": { "enum": [
			"fail",
			"warn",
			"pass"
		] },
		"gate": {
			"description": "What a verdict does to the exit status.",
			"type": "object",
			"additionalProperties": false,
			"properties": {
				"on-regressed": {
					"$ref": "#/definitions/action",
					"default": "fail"
				},
				"on-inconclusive": {
					"$ref": "#/definitions/action",
					"default": "warn"
				},
				"on-not-comparable": {
					"$ref": "#/definitions/action",
					"default": "fail"
				},
				"confidence": {
					"description": "Of the intervals: 0.95 leaves 2.5 % on either side.",
					"type": "number",
					"minimum": .5,
					"maximum": .999,
					"default": .95
				},
				"looks": {
					"description": "At most this many looks at a growing number of trials. This version takes one.",
					"type": "integer",
					"minimum": 1,
					"maximum": 3
				}
			}
		},
		"budget": {
			"description": "Caps on one run, checked before every call.",
			"type": "object",
			"additionalProperties": false,
			"properties": {
				"usd": {
					"description": "Dollars; needs layers.model.price.",
					"type": "number",
					"minimum": 0
				},
				"tokens": {
					"type": "integer",
					"minimum": 0
				},
				"calls": {
					"type": "integer",
					"minimum": 0
				},
				"errors": {
					"description": "The share of trials that may fail: 2%.",
					"$ref": "#/definitions/share",
					"default": "2%"
				}
			}
		},
		"store": {
			"description": "Where baselines are kept.",
			"type": "object",
			"additionalProperties": false,
			"properties": {
				"branch": {
					"type": "string",
					"pattern": "^[A-Za-z0-9][A-Za-z0-9._/-]*$",
					"default": "eval-baselines"
				},
				"text": {
					"description": "Whether the sample's texts are kept beside the baseline, after redaction: sealed needs a key.",
					"enum": [
						"none",
						"sealed",
						"plain"
					],
					"default": "none"
				},
				"key-variable": {
					"description": "The environment variable that holds the key of sealed texts.",
					"type": "string",
					"pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
					"default": "EVAL_BASELINE_KEY"
				}
			}
		},
		"condition": {
			"description": "A value, a list of values of which one must fit, or { not: … }.",
			"if": { "type": "object" },
			"then": {
				"additionalProperties": false,
				"required": ["not"],
				"properties": { "not": { "$ref": "#/definitions/values" } }
			},
			"else": { "$ref": "#/definitions/values" }
		},
		"values": {
			"description": "A value or a list of values.",
			"if": { "type": "array" },
			"then": {
				"minItems": 1,
				"items": { "type": [
					"string",
					"number",
					"boolean"
				] }
			},
			"else": { "type": [
				"string",
				"number",
				"boolean"
			] }
		}
	}
};
const func2 = Object.prototype.hasOwnProperty;
const pattern0 = /* @__PURE__ */ new RegExp("^[a-z0-9][a-z0-9-]{0,63}$", "u");
const schema7 = {
	"description": "Where production traces are, and what their attributes mean.",
	"type": "object",
	"additionalProperties": false,
	"required": ["from"],
	"properties": {
		"from": {
			"description": "Sources, read together.",
			"type": "array",
			"minItems": 1,
			"items": {
				"description": "One source: exactly one of files, otlp, langfuse, phoenix, langsmith, command; and perhaps a rate.",
				"type": "object",
				"additionalProperties": false,
				"properties": {
					"files": {
						"description": "Trace files of any known format, plain, gzip or zstd; the content decides.",
						"$ref": "#/definitions/paths"
					},
					"otlp": {
						"description": "The same as files, for those who like to say that theirs are OpenTelemetry's.",
						"$ref": "#/definitions/paths"
					},
					"langfuse": {
						"description": "Langfuse, through its public API.",
						"type": "object",
						"additionalProperties": false,
						"properties": {
							"base-url": {
								"description": "Where Langfuse is.",
								"type": "string",
								"pattern": "^https?://",
								"default": "https://cloud.langfuse.com"
							},
							"public-key-variable": {
								"description": "The environment variable that holds the public key.",
								"type": "string",
								"pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
								"default": "LANGFUSE_PUBLIC_KEY"
							},
							"secret-key-variable": {
								"description": "The environment variable that holds the secret key.",
								"type": "string",
								"pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
								"default": "LANGFUSE_SECRET_KEY"
							},
							"environment": {
								"description": "Langfuse's environment; without it all.",
								"type": "string"
							}
						}
					},
					"phoenix": {
						"description": "Arize Phoenix, through its REST API.",
						"type": "object",
						"additionalProperties": false,
						"required": ["base-url", "project"],
						"properties": {
							"base-url": {
								"description": "Where Phoenix is.",
								"type": "string",
								"pattern": "^https?://"
							},
							"project": {
								"description": "The project's name or id.",
								"type": "string",
								"pattern": "\\S"
							},
							"key-variable": {
								"description": "The environment variable that holds the API key, where one is needed.",
								"type": "string",
								"pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
								"default": "PHOENIX_API_KEY"
							}
						}
					},
					"langsmith": {
						"description": "LangSmith, through its API.",
						"type": "object",
						"additionalProperties": false,
						"required": ["project"],
						"properties": {
							"base-url": {
								"description": "Where LangSmith is.",
								"type": "string",
								"pattern": "^https?://",
								"default": "https://api.smith.langchain.com"
							},
							"project": {
								"description": "The project's id.",
								"type": "string",
								"pattern": "\\S"
							},
							"key-variable": {
								"description": "The environment variable that holds the API key.",
								"type": "string",
								"pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
								"default": "LANGSMITH_API_KEY"
							}
						}
					},
					"command": {
						"description": "A program and its arguments, without a shell. It prints trace records as JSON lines.",
						"type": "array",
						"minItems": 1,
						"items": { "type": "string" }
					},
					"rate": {
						"description": "The share of requests that the application's tracing keeps there, where the traces do not say.",
						"$ref": "#/definitions/share"
					}
				}
			}
		},
		"window": {
			"description": "How far back to read, from now: 90m, 24h, 7d, 2w. Without it everything is read.",
			"type": "string",
			"pattern": "^[1-9][0-9]*[mhdw]$"
		},
		"where": {
			"description": "What a trace's attributes must be: a value, a list of values, or not.",
			"type": "object",
			"additionalProperties": { "$ref": "#/definitions/condition" }
		},
		"versions": {
			"description": "Which attribute carries a layer's version id, where it has no standard name.",
			"type": "object",
			"additionalProperties": false,
			"properties": {
				"model": { "type": "string" },
				"prompt": { "type": "string" },
				"policy": { "type": "string" },
				"retrieval": { "type": "string" },
				"tools": { "type": "string" }
			}
		},
		"slices": {
			"description": "Attributes that cut the traffic into slices.",
			"type": "array",
			"items": { "type": "string" }
		},
		"expected": {
			"description": "The attribute that holds the right answer, where it is known.",
			"type": "string"
		},
		"feedback": {
			"description": "The attribute that says how satisfied the user was; sample.keep.negative-feedback goes by it.",
			"type": "string"
		},
		"redact": {
			"description": "What is replaced in texts before anything is kept, sent or shown; none turns it off.",
			"if": { "type": "string" },
			"then": { "const": "none" },
			"else": {
				"type": "object",
				"additionalProperties": false,
				"properties": {
					"kinds": {
						"description": "What is looked for. Without it all kinds.",
						"type": "array",
						"items": { "enum": [
							"email",
							"phone",
							"card",
							"iban",
							"ip",
							"secret"
						] }
					},
					"attributes": {
						"description": "Attributes whose values are replaced wherever they occur in the same trace.",
						"type": "array",
						"items": { "type": "string" }
					},
					"patterns": {
						"description": "Patterns of your own, in RE2 syntax.",
						"type": "array",
						"items": {
							"type": "object",
							"additionalProperties": false,
							"required": ["name", "pattern"],
							"properties": {
								"name": {
									"description": "What stands in the text's place.",
									"type": "string",
									"pattern": "^[a-z][a-z0-9-]{0,31}$"
								},
								"pattern": {
									"description": "RE2 syntax: no look-around, no back-references.",
									"type": "string",
									"pattern": "\\S"
								}
							}
						}
					}
				}
			}
		}
	}
};
const schema8 = {
	"description": "A glob, or a list of globs.",
	"type": ["string", "array"],
	"minItems": 1,
	"items": { "type": "string" }
};
function validate23(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (typeof data !== "string" && !Array.isArray(data)) {
		const err0 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: schema8.type },
			message: "must be string,array",
			schema: schema8.type,
			parentSchema: schema8,
			data
		};
		if (vErrors === null) vErrors = [err0];
		else vErrors.push(err0);
		errors++;
	}
	if (Array.isArray(data)) {
		if (data.length < 1) {
			const err1 = {
				instancePath,
				schemaPath: "#/minItems",
				keyword: "minItems",
				params: { limit: 1 },
				message: "must NOT have fewer than 1 items",
				schema: 1,
				parentSchema: schema8,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		const len0 = data.length;
		for (let i0 = 0; i0 < len0; i0++) {
			let data0 = data[i0];
			if (typeof data0 !== "string") {
				const err2 = {
					instancePath: instancePath + "/" + i0,
					schemaPath: "#/items/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema8.items.type,
					parentSchema: schema8.items,
					data: data0
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
		}
	}
	validate23.errors = vErrors;
	return errors === 0;
}
const schema9 = {
	"description": "A share of one: 2% or 0.02.",
	"if": { "type": "string" },
	"then": { "pattern": "^[0-9]+(\\.[0-9]+)?%$" },
	"else": {
		"type": "number",
		"minimum": 0,
		"maximum": 1
	}
};
const pattern10 = /* @__PURE__ */ new RegExp("^[0-9]+(\\.[0-9]+)?%$", "u");
function validate26(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	const _errs0 = errors;
	let valid0 = true;
	const _errs1 = errors;
	if (typeof data !== "string") {
		const err0 = {};
		if (vErrors === null) vErrors = [err0];
		else vErrors.push(err0);
		errors++;
	}
	var _valid0 = _errs1 === errors;
	errors = _errs0;
	if (vErrors !== null) {
		if (_errs0) vErrors.length = _errs0;
		else vErrors = null;
	}
	let ifClause0;
	if (_valid0) {
		const _errs3 = errors;
		if (typeof data === "string") {
			if (!pattern10.test(data)) {
				const err1 = {
					instancePath,
					schemaPath: "#/then/pattern",
					keyword: "pattern",
					params: { pattern: "^[0-9]+(\\.[0-9]+)?%$" },
					message: "must match pattern \"^[0-9]+(\\.[0-9]+)?%$\"",
					schema: "^[0-9]+(\\.[0-9]+)?%$",
					parentSchema: schema9.then,
					data
				};
				if (vErrors === null) vErrors = [err1];
				else vErrors.push(err1);
				errors++;
			}
		}
		var _valid0 = _errs3 === errors;
		valid0 = _valid0;
		ifClause0 = "then";
	} else {
		const _errs4 = errors;
		if (typeof data == "number" && isFinite(data)) {
			if (data > 1 || isNaN(data)) {
				const err2 = {
					instancePath,
					schemaPath: "#/else/maximum",
					keyword: "maximum",
					params: {
						comparison: "<=",
						limit: 1
					},
					message: "must be <= 1",
					schema: 1,
					parentSchema: schema9.else,
					data
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
			if (data < 0 || isNaN(data)) {
				const err3 = {
					instancePath,
					schemaPath: "#/else/minimum",
					keyword: "minimum",
					params: {
						comparison: ">=",
						limit: 0
					},
					message: "must be >= 0",
					schema: 0,
					parentSchema: schema9.else,
					data
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
		} else {
			const err4 = {
				instancePath,
				schemaPath: "#/else/type",
				keyword: "type",
				params: { type: "number" },
				message: "must be number",
				schema: schema9.else.type,
				parentSchema: schema9.else,
				data
			};
			if (vErrors === null) vErrors = [err4];
			else vErrors.push(err4);
			errors++;
		}
		var _valid0 = _errs4 === errors;
		valid0 = _valid0;
		ifClause0 = "else";
	}
	if (!valid0) {
		const err5 = {
			instancePath,
			schemaPath: "#/if",
			keyword: "if",
			params: { failingKeyword: ifClause0 },
			message: "must match \"" + ifClause0 + "\" schema",
			schema: schema9.if,
			parentSchema: schema9,
			data
		};
		if (vErrors === null) vErrors = [err5];
		else vErrors.push(err5);
		errors++;
	}
	validate26.errors = vErrors;
	return errors === 0;
}
const schema10 = {
	"description": "A value, a list of values of which one must fit, or { not: … }.",
	"if": { "type": "object" },
	"then": {
		"additionalProperties": false,
		"required": ["not"],
		"properties": { "not": { "$ref": "#/definitions/values" } }
	},
	"else": { "$ref": "#/definitions/values" }
};
const schema11 = {
	"description": "A value or a list of values.",
	"if": { "type": "array" },
	"then": {
		"minItems": 1,
		"items": { "type": [
			"string",
			"number",
			"boolean"
		] }
	},
	"else": { "type": [
		"string",
		"number",
		"boolean"
	] }
};
function validate29(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	const _errs0 = errors;
	let valid0 = true;
	const _errs1 = errors;
	if (!Array.isArray(data)) {
		const err0 = {};
		if (vErrors === null) vErrors = [err0];
		else vErrors.push(err0);
		errors++;
	}
	var _valid0 = _errs1 === errors;
	errors = _errs0;
	if (vErrors !== null) {
		if (_errs0) vErrors.length = _errs0;
		else vErrors = null;
	}
	let ifClause0;
	if (_valid0) {
		const _errs3 = errors;
		if (Array.isArray(data)) {
			if (data.length < 1) {
				const err1 = {
					instancePath,
					schemaPath: "#/then/minItems",
					keyword: "minItems",
					params: { limit: 1 },
					message: "must NOT have fewer than 1 items",
					schema: 1,
					parentSchema: schema11.then,
					data
				};
				if (vErrors === null) vErrors = [err1];
				else vErrors.push(err1);
				errors++;
			}
			const len0 = data.length;
			for (let i0 = 0; i0 < len0; i0++) {
				let data0 = data[i0];
				if (typeof data0 !== "string" && !(typeof data0 == "number" && isFinite(data0)) && typeof data0 !== "boolean") {
					const err2 = {
						instancePath: instancePath + "/" + i0,
						schemaPath: "#/then/items/type",
						keyword: "type",
						params: { type: schema11.then.items.type },
						message: "must be string,number,boolean",
						schema: schema11.then.items.type,
						parentSchema: schema11.then.items,
						data: data0
					};
					if (vErrors === null) vErrors = [err2];
					else vErrors.push(err2);
					errors++;
				}
			}
		}
		var _valid0 = _errs3 === errors;
		valid0 = _valid0;
		ifClause0 = "then";
	} else {
		const _errs6 = errors;
		if (typeof data !== "string" && !(typeof data == "number" && isFinite(data)) && typeof data !== "boolean") {
			const err3 = {
				instancePath,
				schemaPath: "#/else/type",
				keyword: "type",
				params: { type: schema11.else.type },
				message: "must be string,number,boolean",
				schema: schema11.else.type,
				parentSchema: schema11.else,
				data
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		var _valid0 = _errs6 === errors;
		valid0 = _valid0;
		ifClause0 = "else";
	}
	if (!valid0) {
		const err4 = {
			instancePath,
			schemaPath: "#/if",
			keyword: "if",
			params: { failingKeyword: ifClause0 },
			message: "must match \"" + ifClause0 + "\" schema",
			schema: schema11.if,
			parentSchema: schema11,
			data
		};
		if (vErrors === null) vErrors = [err4];
		else vErrors.push(err4);
		errors++;
	}
	validate29.errors = vErrors;
	return errors === 0;
}
function validate28(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	const _errs0 = errors;
	let valid0 = true;
	const _errs1 = errors;
	if (!(data && typeof data == "object" && !Array.isArray(data))) {
		const err0 = {};
		if (vErrors === null) vErrors = [err0];
		else vErrors.push(err0);
		errors++;
	}
	var _valid0 = _errs1 === errors;
	errors = _errs0;
	if (vErrors !== null) {
		if (_errs0) vErrors.length = _errs0;
		else vErrors = null;
	}
	let ifClause0;
	if (_valid0) {
		const _errs3 = errors;
		if (data && typeof data == "object" && !Array.isArray(data)) {
			if (data.not === void 0) {
				const err1 = {
					instancePath,
					schemaPath: "#/then/required",
					keyword: "required",
					params: { missingProperty: "not" },
					message: "must have required property 'not'",
					schema: schema10.then.required,
					parentSchema: schema10.then,
					data
				};
				if (vErrors === null) vErrors = [err1];
				else vErrors.push(err1);
				errors++;
			}
			for (const key0 in data) if (!(key0 === "not")) {
				const err2 = {
					instancePath,
					schemaPath: "#/then/additionalProperties",
					keyword: "additionalProperties",
					params: { additionalProperty: key0 },
					message: "must NOT have additional properties",
					schema: false,
					parentSchema: schema10.then,
					data
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
			if (data.not !== void 0) {
				if (!validate29(data.not, {
					instancePath: instancePath + "/not",
					parentData: data,
					parentDataProperty: "not",
					rootData
				})) {
					vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
					errors = vErrors.length;
				}
			}
		}
		var _valid0 = _errs3 === errors;
		valid0 = _valid0;
		ifClause0 = "then";
	} else {
		const _errs6 = errors;
		if (!validate29(data, {
			instancePath,
			parentData,
			parentDataProperty,
			rootData
		})) {
			vErrors = vErrors === null ? validate29.errors : vErrors.concat(validate29.errors);
			errors = vErrors.length;
		}
		var _valid0 = _errs6 === errors;
		valid0 = _valid0;
		ifClause0 = "else";
	}
	if (!valid0) {
		const err3 = {
			instancePath,
			schemaPath: "#/if",
			keyword: "if",
			params: { failingKeyword: ifClause0 },
			message: "must match \"" + ifClause0 + "\" schema",
			schema: schema10.if,
			parentSchema: schema10,
			data
		};
		if (vErrors === null) vErrors = [err3];
		else vErrors.push(err3);
		errors++;
	}
	validate28.errors = vErrors;
	return errors === 0;
}
const pattern1 = /* @__PURE__ */ new RegExp("^https?://", "u");
const pattern2 = /* @__PURE__ */ new RegExp("^[A-Za-z_][A-Za-z0-9_]*$", "u");
const pattern5 = /* @__PURE__ */ new RegExp("\\S", "u");
const pattern11 = /* @__PURE__ */ new RegExp("^[1-9][0-9]*[mhdw]$", "u");
const pattern12 = /* @__PURE__ */ new RegExp("^[a-z][a-z0-9-]{0,31}$", "u");
function validate22(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.from === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "from" },
				message: "must have required property 'from'",
				schema: schema7.required,
				parentSchema: schema7,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "from" || key0 === "window" || key0 === "where" || key0 === "versions" || key0 === "slices" || key0 === "expected" || key0 === "feedback" || key0 === "redact")) {
			const err1 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties",
				schema: false,
				parentSchema: schema7,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.from !== void 0) {
			let data0 = data.from;
			if (Array.isArray(data0)) {
				if (data0.length < 1) {
					const err2 = {
						instancePath: instancePath + "/from",
						schemaPath: "#/properties/from/minItems",
						keyword: "minItems",
						params: { limit: 1 },
						message: "must NOT have fewer than 1 items",
						schema: 1,
						parentSchema: schema7.properties.from,
						data: data0
					};
					if (vErrors === null) vErrors = [err2];
					else vErrors.push(err2);
					errors++;
				}
				const len0 = data0.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data1 = data0[i0];
					if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
						for (const key1 in data1) if (!(key1 === "files" || key1 === "otlp" || key1 === "langfuse" || key1 === "phoenix" || key1 === "langsmith" || key1 === "command" || key1 === "rate")) {
							const err3 = {
								instancePath: instancePath + "/from/" + i0,
								schemaPath: "#/properties/from/items/additionalProperties",
								keyword: "additionalProperties",
								params: { additionalProperty: key1 },
								message: "must NOT have additional properties",
								schema: false,
								parentSchema: schema7.properties.from.items,
								data: data1
							};
							if (vErrors === null) vErrors = [err3];
							else vErrors.push(err3);
							errors++;
						}
						if (data1.files !== void 0) {
							if (!validate23(data1.files, {
								instancePath: instancePath + "/from/" + i0 + "/files",
								parentData: data1,
								parentDataProperty: "files",
								rootData
							})) {
								vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
								errors = vErrors.length;
							}
						}
						if (data1.otlp !== void 0) {
							if (!validate23(data1.otlp, {
								instancePath: instancePath + "/from/" + i0 + "/otlp",
								parentData: data1,
								parentDataProperty: "otlp",
								rootData
							})) {
								vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
								errors = vErrors.length;
							}
						}
						if (data1.langfuse !== void 0) {
							let data4 = data1.langfuse;
							if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
								for (const key2 in data4) if (!(key2 === "base-url" || key2 === "public-key-variable" || key2 === "secret-key-variable" || key2 === "environment")) {
									const err4 = {
										instancePath: instancePath + "/from/" + i0 + "/langfuse",
										schemaPath: "#/properties/from/items/properties/langfuse/additionalProperties",
										keyword: "additionalProperties",
										params: { additionalProperty: key2 },
										message: "must NOT have additional properties",
										schema: false,
										parentSchema: schema7.properties.from.items.properties.langfuse,
										data: data4
									};
									if (vErrors === null) vErrors = [err4];
									else vErrors.push(err4);
									errors++;
								}
								if (data4["base-url"] !== void 0) {
									let data5 = data4["base-url"];
									if (typeof data5 === "string") {
										if (!pattern1.test(data5)) {
											const err5 = {
												instancePath: instancePath + "/from/" + i0 + "/langfuse/base-url",
												schemaPath: "#/properties/from/items/properties/langfuse/properties/base-url/pattern",
												keyword: "pattern",
												params: { pattern: "^https?://" },
												message: "must match pattern \"^https?://\"",
												schema: "^https?://",
												parentSchema: schema7.properties.from.items.properties.langfuse.properties["base-url"],
												data: data5
											};
											if (vErrors === null) vErrors = [err5];
											else vErrors.push(err5);
											errors++;
										}
									} else {
										const err6 = {
											instancePath: instancePath + "/from/" + i0 + "/langfuse/base-url",
											schemaPath: "#/properties/from/items/properties/langfuse/properties/base-url/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string",
											schema: schema7.properties.from.items.properties.langfuse.properties["base-url"].type,
											parentSchema: schema7.properties.from.items.properties.langfuse.properties["base-url"],
											data: data5
										};
										if (vErrors === null) vErrors = [err6];
										else vErrors.push(err6);
										errors++;
									}
								}
								if (data4["public-key-variable"] !== void 0) {
									let data6 = data4["public-key-variable"];
									if (typeof data6 === "string") {
										if (!pattern2.test(data6)) {
											const err7 = {
												instancePath: instancePath + "/from/" + i0 + "/langfuse/public-key-variable",
												schemaPath: "#/properties/from/items/properties/langfuse/properties/public-key-variable/pattern",
												keyword: "pattern",
												params: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" },
												message: "must match pattern \"^[A-Za-z_][A-Za-z0-9_]*$\"",
												schema: "^[A-Za-z_][A-Za-z0-9_]*$",
												parentSchema: schema7.properties.from.items.properties.langfuse.properties["public-key-variable"],
												data: data6
											};
											if (vErrors === null) vErrors = [err7];
											else vErrors.push(err7);
											errors++;
										}
									} else {
										const err8 = {
											instancePath: instancePath + "/from/" + i0 + "/langfuse/public-key-variable",
											schemaPath: "#/properties/from/items/properties/langfuse/properties/public-key-variable/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string",
											schema: schema7.properties.from.items.properties.langfuse.properties["public-key-variable"].type,
											parentSchema: schema7.properties.from.items.properties.langfuse.properties["public-key-variable"],
											data: data6
										};
										if (vErrors === null) vErrors = [err8];
										else vErrors.push(err8);
										errors++;
									}
								}
								if (data4["secret-key-variable"] !== void 0) {
									let data7 = data4["secret-key-variable"];
									if (typeof data7 === "string") {
										if (!pattern2.test(data7)) {
											const err9 = {
												instancePath: instancePath + "/from/" + i0 + "/langfuse/secret-key-variable",
												schemaPath: "#/properties/from/items/properties/langfuse/properties/secret-key-variable/pattern",
												keyword: "pattern",
												params: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" },
												message: "must match pattern \"^[A-Za-z_][A-Za-z0-9_]*$\"",
												schema: "^[A-Za-z_][A-Za-z0-9_]*$",
												parentSchema: schema7.properties.from.items.properties.langfuse.properties["secret-key-variable"],
												data: data7
											};
											if (vErrors === null) vErrors = [err9];
											else vErrors.push(err9);
											errors++;
										}
									} else {
										const err10 = {
											instancePath: instancePath + "/from/" + i0 + "/langfuse/secret-key-variable",
											schemaPath: "#/properties/from/items/properties/langfuse/properties/secret-key-variable/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string",
											schema: schema7.properties.from.items.properties.langfuse.properties["secret-key-variable"].type,
											parentSchema: schema7.properties.from.items.properties.langfuse.properties["secret-key-variable"],
											data: data7
										};
										if (vErrors === null) vErrors = [err10];
										else vErrors.push(err10);
										errors++;
									}
								}
								if (data4.environment !== void 0) {
									let data8 = data4.environment;
									if (typeof data8 !== "string") {
										const err11 = {
											instancePath: instancePath + "/from/" + i0 + "/langfuse/environment",
											schemaPath: "#/properties/from/items/properties/langfuse/properties/environment/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string",
											schema: schema7.properties.from.items.properties.langfuse.properties.environment.type,
											parentSchema: schema7.properties.from.items.properties.langfuse.properties.environment,
											data: data8
										};
										if (vErrors === null) vErrors = [err11];
										else vErrors.push(err11);
										errors++;
									}
								}
							} else {
								const err12 = {
									instancePath: instancePath + "/from/" + i0 + "/langfuse",
									schemaPath: "#/properties/from/items/properties/langfuse/type",
									keyword: "type",
									params: { type: "object" },
									message: "must be object",
									schema: schema7.properties.from.items.properties.langfuse.type,
									parentSchema: schema7.properties.from.items.properties.langfuse,
									data: data4
								};
								if (vErrors === null) vErrors = [err12];
								else vErrors.push(err12);
								errors++;
							}
						}
						if (data1.phoenix !== void 0) {
							let data9 = data1.phoenix;
							if (data9 && typeof data9 == "object" && !Array.isArray(data9)) {
								if (data9["base-url"] === void 0) {
									const err13 = {
										instancePath: instancePath + "/from/" + i0 + "/phoenix",
										schemaPath: "#/properties/from/items/properties/phoenix/required",
										keyword: "required",
										params: { missingProperty: "base-url" },
										message: "must have required property 'base-url'",
										schema: schema7.properties.from.items.properties.phoenix.required,
										parentSchema: schema7.properties.from.items.properties.phoenix,
										data: data9
									};
									if (vErrors === null) vErrors = [err13];
									else vErrors.push(err13);
									errors++;
								}
								if (data9.project === void 0) {
									const err14 = {
										instancePath: instancePath + "/from/" + i0 + "/phoenix",
										schemaPath: "#/properties/from/items/properties/phoenix/required",
										keyword: "required",
										params: { missingProperty: "project" },
										message: "must have required property 'project'",
										schema: schema7.properties.from.items.properties.phoenix.required,
										parentSchema: schema7.properties.from.items.properties.phoenix,
										data: data9
									};
									if (vErrors === null) vErrors = [err14];
									else vErrors.push(err14);
									errors++;
								}
								for (const key3 in data9) if (!(key3 === "base-url" || key3 === "project" || key3 === "key-variable")) {
									const err15 = {
										instancePath: instancePath + "/from/" + i0 + "/phoenix",
										schemaPath: "#/properties/from/items/properties/phoenix/additionalProperties",
										keyword: "additionalProperties",
										params: { additionalProperty: key3 },
										message: "must NOT have additional properties",
										schema: false,
										parentSchema: schema7.properties.from.items.properties.phoenix,
										data: data9
									};
									if (vErrors === null) vErrors = [err15];
									else vErrors.push(err15);
									errors++;
								}
								if (data9["base-url"] !== void 0) {
									let data10 = data9["base-url"];
									if (typeof data10 === "string") {
										if (!pattern1.test(data10)) {
											const err16 = {
												instancePath: instancePath + "/from/" + i0 + "/phoenix/base-url",
												schemaPath: "#/properties/from/items/properties/phoenix/properties/base-url/pattern",
												keyword: "pattern",
												params: { pattern: "^https?://" },
												message: "must match pattern \"^https?://\"",
												schema: "^https?://",
												parentSchema: schema7.properties.from.items.properties.phoenix.properties["base-url"],
												data: data10
											};
											if (vErrors === null) vErrors = [err16];
											else vErrors.push(err16);
											errors++;
										}
									} else {
										const err17 = {
											instancePath: instancePath + "/from/" + i0 + "/phoenix/base-url",
											schemaPath: "#/properties/from/items/properties/phoenix/properties/base-url/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string",
											schema: schema7.properties.from.items.properties.phoenix.properties["base-url"].type,
											parentSchema: schema7.properties.from.items.properties.phoenix.properties["base-url"],
											data: data10
										};
										if (vErrors === null) vErrors = [err17];
										else vErrors.push(err17);
										errors++;
									}
								}
								if (data9.project !== void 0) {
									let data11 = data9.project;
									if (typeof data11 === "string") {
										if (!pattern5.test(data11)) {
											const err18 = {
												instancePath: instancePath + "/from/" + i0 + "/phoenix/project",
												schemaPath: "#/properties/from/items/properties/phoenix/properties/project/pattern",
												keyword: "pattern",
												params: { pattern: "\\S" },
												message: "must match pattern \"\\S\"",
												schema: "\\S",
												parentSchema: schema7.properties.from.items.properties.phoenix.properties.project,
												data: data11
											};
											if (vErrors === null) vErrors = [err18];
											else vErrors.push(err18);
											errors++;
										}
									} else {
										const err19 = {
											instancePath: instancePath + "/from/" + i0 + "/phoenix/project",
											schemaPath: "#/properties/from/items/properties/phoenix/properties/project/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string",
											schema: schema7.properties.from.items.properties.phoenix.properties.project.type,
											parentSchema: schema7.properties.from.items.properties.phoenix.properties.project,
											data: data11
										};
										if (vErrors === null) vErrors = [err19];
										else vErrors.push(err19);
										errors++;
									}
								}
								if (data9["key-variable"] !== void 0) {
									let data12 = data9["key-variable"];
									if (typeof data12 === "string") {
										if (!pattern2.test(data12)) {
											const err20 = {
												instancePath: instancePath + "/from/" + i0 + "/phoenix/key-variable",
												schemaPath: "#/properties/from/items/properties/phoenix/properties/key-variable/pattern",
												keyword: "pattern",
												params: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" },
												message: "must match pattern \"^[A-Za-z_][A-Za-z0-9_]*$\"",
												schema: "^[A-Za-z_][A-Za-z0-9_]*$",
												parentSchema: schema7.properties.from.items.properties.phoenix.properties["key-variable"],
												data: data12
											};
											if (vErrors === null) vErrors = [err20];
											else vErrors.push(err20);
											errors++;
										}
									} else {
										const err21 = {
											instancePath: instancePath + "/from/" + i0 + "/phoenix/key-variable",
											schemaPath: "#/properties/from/items/properties/phoenix/properties/key-variable/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string",
											schema: schema7.properties.from.items.properties.phoenix.properties["key-variable"].type,
											parentSchema: schema7.properties.from.items.properties.phoenix.properties["key-variable"],
											data: data12
										};
										if (vErrors === null) vErrors = [err21];
										else vErrors.push(err21);
										errors++;
									}
								}
							} else {
								const err22 = {
									instancePath: instancePath + "/from/" + i0 + "/phoenix",
									schemaPath: "#/properties/from/items/properties/phoenix/type",
									keyword: "type",
									params: { type: "object" },
									message: "must be object",
									schema: schema7.properties.from.items.properties.phoenix.type,
									parentSchema: schema7.properties.from.items.properties.phoenix,
									data: data9
								};
								if (vErrors === null) vErrors = [err22];
								else vErrors.push(err22);
								errors++;
							}
						}
						if (data1.langsmith !== void 0) {
							let data13 = data1.langsmith;
							if (data13 && typeof data13 == "object" && !Array.isArray(data13)) {
								if (data13.project === void 0) {
									const err23 = {
										instancePath: instancePath + "/from/" + i0 + "/langsmith",
										schemaPath: "#/properties/from/items/properties/langsmith/required",
										keyword: "required",
										params: { missingProperty: "project" },
										message: "must have required property 'project'",
										schema: schema7.properties.from.items.properties.langsmith.required,
										parentSchema: schema7.properties.from.items.properties.langsmith,
										data: data13
									};
									if (vErrors === null) vErrors = [err23];
									else vErrors.push(err23);
									errors++;
								}
								for (const key4 in data13) if (!(key4 === "base-url" || key4 === "project" || key4 === "key-variable")) {
									const err24 = {
										instancePath: instancePath + "/from/" + i0 + "/langsmith",
										schemaPath: "#/properties/from/items/properties/langsmith/additionalProperties",
										keyword: "additionalProperties",
										params: { additionalProperty: key4 },
										message: "must NOT have additional properties",
										schema: false,
										parentSchema: schema7.properties.from.items.properties.langsmith,
										data: data13
									};
									if (vErrors === null) vErrors = [err24];
									else vErrors.push(err24);
									errors++;
								}
								if (data13["base-url"] !== void 0) {
									let data14 = data13["base-url"];
									if (typeof data14 === "string") {
										if (!pattern1.test(data14)) {
											const err25 = {
												instancePath: instancePath + "/from/" + i0 + "/langsmith/base-url",
												schemaPath: "#/properties/from/items/properties/langsmith/properties/base-url/pattern",
												keyword: "pattern",
												params: { pattern: "^https?://" },
												message: "must match pattern \"^https?://\"",
												schema: "^https?://",
												parentSchema: schema7.properties.from.items.properties.langsmith.properties["base-url"],
												data: data14
											};
											if (vErrors === null) vErrors = [err25];
											else vErrors.push(err25);
											errors++;
										}
									} else {
										const err26 = {
											instancePath: instancePath + "/from/" + i0 + "/langsmith/base-url",
											schemaPath: "#/properties/from/items/properties/langsmith/properties/base-url/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string",
											schema: schema7.properties.from.items.properties.langsmith.properties["base-url"].type,
											parentSchema: schema7.properties.from.items.properties.langsmith.properties["base-url"],
											data: data14
										};
										if (vErrors === null) vErrors = [err26];
										else vErrors.push(err26);
										errors++;
									}
								}
								if (data13.project !== void 0) {
									let data15 = data13.project;
									if (typeof data15 === "string") {
										if (!pattern5.test(data15)) {
											const err27 = {
												instancePath: instancePath + "/from/" + i0 + "/langsmith/project",
												schemaPath: "#/properties/from/items/properties/langsmith/properties/project/pattern",
												keyword: "pattern",
												params: { pattern: "\\S" },
												message: "must match pattern \"\\S\"",
												schema: "\\S",
												parentSchema: schema7.properties.from.items.properties.langsmith.properties.project,
												data: data15
											};
											if (vErrors === null) vErrors = [err27];
											else vErrors.push(err27);
											errors++;
										}
									} else {
										const err28 = {
											instancePath: instancePath + "/from/" + i0 + "/langsmith/project",
											schemaPath: "#/properties/from/items/properties/langsmith/properties/project/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string",
											schema: schema7.properties.from.items.properties.langsmith.properties.project.type,
											parentSchema: schema7.properties.from.items.properties.langsmith.properties.project,
											data: data15
										};
										if (vErrors === null) vErrors = [err28];
										else vErrors.push(err28);
										errors++;
									}
								}
								if (data13["key-variable"] !== void 0) {
									let data16 = data13["key-variable"];
									if (typeof data16 === "string") {
										if (!pattern2.test(data16)) {
											const err29 = {
												instancePath: instancePath + "/from/" + i0 + "/langsmith/key-variable",
												schemaPath: "#/properties/from/items/properties/langsmith/properties/key-variable/pattern",
												keyword: "pattern",
												params: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" },
												message: "must match pattern \"^[A-Za-z_][A-Za-z0-9_]*$\"",
												schema: "^[A-Za-z_][A-Za-z0-9_]*$",
												parentSchema: schema7.properties.from.items.properties.langsmith.properties["key-variable"],
												data: data16
											};
											if (vErrors === null) vErrors = [err29];
											else vErrors.push(err29);
											errors++;
										}
									} else {
										const err30 = {
											instancePath: instancePath + "/from/" + i0 + "/langsmith/key-variable",
											schemaPath: "#/properties/from/items/properties/langsmith/properties/key-variable/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string",
											schema: schema7.properties.from.items.properties.langsmith.properties["key-variable"].type,
											parentSchema: schema7.properties.from.items.properties.langsmith.properties["key-variable"],
											data: data16
										};
										if (vErrors === null) vErrors = [err30];
										else vErrors.push(err30);
										errors++;
									}
								}
							} else {
								const err31 = {
									instancePath: instancePath + "/from/" + i0 + "/langsmith",
									schemaPath: "#/properties/from/items/properties/langsmith/type",
									keyword: "type",
									params: { type: "object" },
									message: "must be object",
									schema: schema7.properties.from.items.properties.langsmith.type,
									parentSchema: schema7.properties.from.items.properties.langsmith,
									data: data13
								};
								if (vErrors === null) vErrors = [err31];
								else vErrors.push(err31);
								errors++;
							}
						}
						if (data1.command !== void 0) {
							let data17 = data1.command;
							if (Array.isArray(data17)) {
								if (data17.length < 1) {
									const err32 = {
										instancePath: instancePath + "/from/" + i0 + "/command",
										schemaPath: "#/properties/from/items/properties/command/minItems",
										keyword: "minItems",
										params: { limit: 1 },
										message: "must NOT have fewer than 1 items",
										schema: 1,
										parentSchema: schema7.properties.from.items.properties.command,
										data: data17
									};
									if (vErrors === null) vErrors = [err32];
									else vErrors.push(err32);
									errors++;
								}
								const len1 = data17.length;
								for (let i1 = 0; i1 < len1; i1++) {
									let data18 = data17[i1];
									if (typeof data18 !== "string") {
										const err33 = {
											instancePath: instancePath + "/from/" + i0 + "/command/" + i1,
											schemaPath: "#/properties/from/items/properties/command/items/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string",
											schema: schema7.properties.from.items.properties.command.items.type,
											parentSchema: schema7.properties.from.items.properties.command.items,
											data: data18
										};
										if (vErrors === null) vErrors = [err33];
										else vErrors.push(err33);
										errors++;
									}
								}
							} else {
								const err34 = {
									instancePath: instancePath + "/from/" + i0 + "/command",
									schemaPath: "#/properties/from/items/properties/command/type",
									keyword: "type",
									params: { type: "array" },
									message: "must be array",
									schema: schema7.properties.from.items.properties.command.type,
									parentSchema: schema7.properties.from.items.properties.command,
									data: data17
								};
								if (vErrors === null) vErrors = [err34];
								else vErrors.push(err34);
								errors++;
							}
						}
						if (data1.rate !== void 0) {
							if (!validate26(data1.rate, {
								instancePath: instancePath + "/from/" + i0 + "/rate",
								parentData: data1,
								parentDataProperty: "rate",
								rootData
							})) {
								vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
								errors = vErrors.length;
							}
						}
					} else {
						const err35 = {
							instancePath: instancePath + "/from/" + i0,
							schemaPath: "#/properties/from/items/type",
							keyword: "type",
							params: { type: "object" },
							message: "must be object",
							schema: schema7.properties.from.items.type,
							parentSchema: schema7.properties.from.items,
							data: data1
						};
						if (vErrors === null) vErrors = [err35];
						else vErrors.push(err35);
						errors++;
					}
				}
			} else {
				const err36 = {
					instancePath: instancePath + "/from",
					schemaPath: "#/properties/from/type",
					keyword: "type",
					params: { type: "array" },
					message: "must be array",
					schema: schema7.properties.from.type,
					parentSchema: schema7.properties.from,
					data: data0
				};
				if (vErrors === null) vErrors = [err36];
				else vErrors.push(err36);
				errors++;
			}
		}
		if (data.window !== void 0) {
			let data20 = data.window;
			if (typeof data20 === "string") {
				if (!pattern11.test(data20)) {
					const err37 = {
						instancePath: instancePath + "/window",
						schemaPath: "#/properties/window/pattern",
						keyword: "pattern",
						params: { pattern: "^[1-9][0-9]*[mhdw]$" },
						message: "must match pattern \"^[1-9][0-9]*[mhdw]$\"",
						schema: "^[1-9][0-9]*[mhdw]$",
						parentSchema: schema7.properties.window,
						data: data20
					};
					if (vErrors === null) vErrors = [err37];
					else vErrors.push(err37);
					errors++;
				}
			} else {
				const err38 = {
					instancePath: instancePath + "/window",
					schemaPath: "#/properties/window/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema7.properties.window.type,
					parentSchema: schema7.properties.window,
					data: data20
				};
				if (vErrors === null) vErrors = [err38];
				else vErrors.push(err38);
				errors++;
			}
		}
		if (data.where !== void 0) {
			let data21 = data.where;
			if (data21 && typeof data21 == "object" && !Array.isArray(data21)) {
				for (const key5 in data21) if (!validate28(data21[key5], {
					instancePath: instancePath + "/where/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),
					parentData: data21,
					parentDataProperty: key5,
					rootData
				})) {
					vErrors = vErrors === null ? validate28.errors : vErrors.concat(validate28.errors);
					errors = vErrors.length;
				}
			} else {
				const err39 = {
					instancePath: instancePath + "/where",
					schemaPath: "#/properties/where/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object",
					schema: schema7.properties.where.type,
					parentSchema: schema7.properties.where,
					data: data21
				};
				if (vErrors === null) vErrors = [err39];
				else vErrors.push(err39);
				errors++;
			}
		}
		if (data.versions !== void 0) {
			let data23 = data.versions;
			if (data23 && typeof data23 == "object" && !Array.isArray(data23)) {
				for (const key6 in data23) if (!(key6 === "model" || key6 === "prompt" || key6 === "policy" || key6 === "retrieval" || key6 === "tools")) {
					const err40 = {
						instancePath: instancePath + "/versions",
						schemaPath: "#/properties/versions/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key6 },
						message: "must NOT have additional properties",
						schema: false,
						parentSchema: schema7.properties.versions,
						data: data23
					};
					if (vErrors === null) vErrors = [err40];
					else vErrors.push(err40);
					errors++;
				}
				if (data23.model !== void 0) {
					let data24 = data23.model;
					if (typeof data24 !== "string") {
						const err41 = {
							instancePath: instancePath + "/versions/model",
							schemaPath: "#/properties/versions/properties/model/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string",
							schema: schema7.properties.versions.properties.model.type,
							parentSchema: schema7.properties.versions.properties.model,
							data: data24
						};
						if (vErrors === null) vErrors = [err41];
						else vErrors.push(err41);
						errors++;
					}
				}
				if (data23.prompt !== void 0) {
					let data25 = data23.prompt;
					if (typeof data25 !== "string") {
						const err42 = {
							instancePath: instancePath + "/versions/prompt",
							schemaPath: "#/properties/versions/properties/prompt/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string",
							schema: schema7.properties.versions.properties.prompt.type,
							parentSchema: schema7.properties.versions.properties.prompt,
							data: data25
						};
						if (vErrors === null) vErrors = [err42];
						else vErrors.push(err42);
						errors++;
					}
				}
				if (data23.policy !== void 0) {
					let data26 = data23.policy;
					if (typeof data26 !== "string") {
						const err43 = {
							instancePath: instancePath + "/versions/policy",
							schemaPath: "#/properties/versions/properties/policy/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string",
							schema: schema7.properties.versions.properties.policy.type,
							parentSchema: schema7.properties.versions.properties.policy,
							data: data26
						};
						if (vErrors === null) vErrors = [err43];
						else vErrors.push(err43);
						errors++;
					}
				}
				if (data23.retrieval !== void 0) {
					let data27 = data23.retrieval;
					if (typeof data27 !== "string") {
						const err44 = {
							instancePath: instancePath + "/versions/retrieval",
							schemaPath: "#/properties/versions/properties/retrieval/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string",
							schema: schema7.properties.versions.properties.retrieval.type,
							parentSchema: schema7.properties.versions.properties.retrieval,
							data: data27
						};
						if (vErrors === null) vErrors = [err44];
						else vErrors.push(err44);
						errors++;
					}
				}
				if (data23.tools !== void 0) {
					let data28 = data23.tools;
					if (typeof data28 !== "string") {
						const err45 = {
							instancePath: instancePath + "/versions/tools",
							schemaPath: "#/properties/versions/properties/tools/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string",
							schema: schema7.properties.versions.properties.tools.type,
							parentSchema: schema7.properties.versions.properties.tools,
							data: data28
						};
						if (vErrors === null) vErrors = [err45];
						else vErrors.push(err45);
						errors++;
					}
				}
			} else {
				const err46 = {
					instancePath: instancePath + "/versions",
					schemaPath: "#/properties/versions/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object",
					schema: schema7.properties.versions.type,
					parentSchema: schema7.properties.versions,
					data: data23
				};
				if (vErrors === null) vErrors = [err46];
				else vErrors.push(err46);
				errors++;
			}
		}
		if (data.slices !== void 0) {
			let data29 = data.slices;
			if (Array.isArray(data29)) {
				const len2 = data29.length;
				for (let i2 = 0; i2 < len2; i2++) {
					let data30 = data29[i2];
					if (typeof data30 !== "string") {
						const err47 = {
							instancePath: instancePath + "/slices/" + i2,
							schemaPath: "#/properties/slices/items/type",
							keyword: "type",
							params: { type: "string" },
							message: "must be string",
							schema: schema7.properties.slices.items.type,
							parentSchema: schema7.properties.slices.items,
							data: data30
						};
						if (vErrors === null) vErrors = [err47];
						else vErrors.push(err47);
						errors++;
					}
				}
			} else {
				const err48 = {
					instancePath: instancePath + "/slices",
					schemaPath: "#/properties/slices/type",
					keyword: "type",
					params: { type: "array" },
					message: "must be array",
					schema: schema7.properties.slices.type,
					parentSchema: schema7.properties.slices,
					data: data29
				};
				if (vErrors === null) vErrors = [err48];
				else vErrors.push(err48);
				errors++;
			}
		}
		if (data.expected !== void 0) {
			let data31 = data.expected;
			if (typeof data31 !== "string") {
				const err49 = {
					instancePath: instancePath + "/expected",
					schemaPath: "#/properties/expected/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema7.properties.expected.type,
					parentSchema: schema7.properties.expected,
					data: data31
				};
				if (vErrors === null) vErrors = [err49];
				else vErrors.push(err49);
				errors++;
			}
		}
		if (data.feedback !== void 0) {
			let data32 = data.feedback;
			if (typeof data32 !== "string") {
				const err50 = {
					instancePath: instancePath + "/feedback",
					schemaPath: "#/properties/feedback/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema7.properties.feedback.type,
					parentSchema: schema7.properties.feedback,
					data: data32
				};
				if (vErrors === null) vErrors = [err50];
				else vErrors.push(err50);
				errors++;
			}
		}
		if (data.redact !== void 0) {
			let data33 = data.redact;
			const _errs71 = errors;
			let valid13 = true;
			const _errs72 = errors;
			if (typeof data33 !== "string") {
				const err51 = {};
				if (vErrors === null) vErrors = [err51];
				else vErrors.push(err51);
				errors++;
			}
			var _valid0 = _errs72 === errors;
			errors = _errs71;
			if (vErrors !== null) {
				if (_errs71) vErrors.length = _errs71;
				else vErrors = null;
			}
			let ifClause0;
			if (_valid0) {
				const _errs74 = errors;
				if ("none" !== data33) {
					const err52 = {
						instancePath: instancePath + "/redact",
						schemaPath: "#/properties/redact/then/const",
						keyword: "const",
						params: { allowedValue: "none" },
						message: "must be equal to constant",
						schema: "none",
						parentSchema: schema7.properties.redact.then,
						data: data33
					};
					if (vErrors === null) vErrors = [err52];
					else vErrors.push(err52);
					errors++;
				}
				var _valid0 = _errs74 === errors;
				valid13 = _valid0;
				ifClause0 = "then";
			} else {
				const _errs75 = errors;
				if (data33 && typeof data33 == "object" && !Array.isArray(data33)) {
					for (const key7 in data33) if (!(key7 === "kinds" || key7 === "attributes" || key7 === "patterns")) {
						const err53 = {
							instancePath: instancePath + "/redact",
							schemaPath: "#/properties/redact/else/additionalProperties",
							keyword: "additionalProperties",
							params: { additionalProperty: key7 },
							message: "must NOT have additional properties",
							schema: false,
							parentSchema: schema7.properties.redact.else,
							data: data33
						};
						if (vErrors === null) vErrors = [err53];
						else vErrors.push(err53);
						errors++;
					}
					if (data33.kinds !== void 0) {
						let data34 = data33.kinds;
						if (Array.isArray(data34)) {
							const len3 = data34.length;
							for (let i3 = 0; i3 < len3; i3++) {
								let data35 = data34[i3];
								if (!(data35 === "email" || data35 === "phone" || data35 === "card" || data35 === "iban" || data35 === "ip" || data35 === "secret")) {
									const err54 = {
										instancePath: instancePath + "/redact/kinds/" + i3,
										schemaPath: "#/properties/redact/else/properties/kinds/items/enum",
										keyword: "enum",
										params: { allowedValues: schema7.properties.redact.else.properties.kinds.items.enum },
										message: "must be equal to one of the allowed values",
										schema: schema7.properties.redact.else.properties.kinds.items.enum,
										parentSchema: schema7.properties.redact.else.properties.kinds.items,
										data: data35
									};
									if (vErrors === null) vErrors = [err54];
									else vErrors.push(err54);
									errors++;
								}
							}
						} else {
							const err55 = {
								instancePath: instancePath + "/redact/kinds",
								schemaPath: "#/properties/redact/else/properties/kinds/type",
								keyword: "type",
								params: { type: "array" },
								message: "must be array",
								schema: schema7.properties.redact.else.properties.kinds.type,
								parentSchema: schema7.properties.redact.else.properties.kinds,
								data: data34
							};
							if (vErrors === null) vErrors = [err55];
							else vErrors.push(err55);
							errors++;
						}
					}
					if (data33.attributes !== void 0) {
						let data36 = data33.attributes;
						if (Array.isArray(data36)) {
							const len4 = data36.length;
							for (let i4 = 0; i4 < len4; i4++) {
								let data37 = data36[i4];
								if (typeof data37 !== "string") {
									const err56 = {
										instancePath: instancePath + "/redact/attributes/" + i4,
										schemaPath: "#/properties/redact/else/properties/attributes/items/type",
										keyword: "type",
										params: { type: "string" },
										message: "must be string",
										schema: schema7.properties.redact.else.properties.attributes.items.type,
										parentSchema: schema7.properties.redact.else.properties.attributes.items,
										data: data37
									};
									if (vErrors === null) vErrors = [err56];
									else vErrors.push(err56);
									errors++;
								}
							}
						} else {
							const err57 = {
								instancePath: instancePath + "/redact/attributes",
								schemaPath: "#/properties/redact/else/properties/attributes/type",
								keyword: "type",
								params: { type: "array" },
								message: "must be array",
								schema: schema7.properties.redact.else.properties.attributes.type,
								parentSchema: schema7.properties.redact.else.properties.attributes,
								data: data36
							};
							if (vErrors === null) vErrors = [err57];
							else vErrors.push(err57);
							errors++;
						}
					}
					if (data33.patterns !== void 0) {
						let data38 = data33.patterns;
						if (Array.isArray(data38)) {
							const len5 = data38.length;
							for (let i5 = 0; i5 < len5; i5++) {
								let data39 = data38[i5];
								if (data39 && typeof data39 == "object" && !Array.isArray(data39)) {
									if (data39.name === void 0) {
										const err58 = {
											instancePath: instancePath + "/redact/patterns/" + i5,
											schemaPath: "#/properties/redact/else/properties/patterns/items/required",
											keyword: "required",
											params: { missingProperty: "name" },
											message: "must have required property 'name'",
											schema: schema7.properties.redact.else.properties.patterns.items.required,
											parentSchema: schema7.properties.redact.else.properties.patterns.items,
											data: data39
										};
										if (vErrors === null) vErrors = [err58];
										else vErrors.push(err58);
										errors++;
									}
									if (data39.pattern === void 0) {
										const err59 = {
											instancePath: instancePath + "/redact/patterns/" + i5,
											schemaPath: "#/properties/redact/else/properties/patterns/items/required",
											keyword: "required",
											params: { missingProperty: "pattern" },
											message: "must have required property 'pattern'",
											schema: schema7.properties.redact.else.properties.patterns.items.required,
											parentSchema: schema7.properties.redact.else.properties.patterns.items,
											data: data39
										};
										if (vErrors === null) vErrors = [err59];
										else vErrors.push(err59);
										errors++;
									}
									for (const key8 in data39) if (!(key8 === "name" || key8 === "pattern")) {
										const err60 = {
											instancePath: instancePath + "/redact/patterns/" + i5,
											schemaPath: "#/properties/redact/else/properties/patterns/items/additionalProperties",
											keyword: "additionalProperties",
											params: { additionalProperty: key8 },
											message: "must NOT have additional properties",
											schema: false,
											parentSchema: schema7.properties.redact.else.properties.patterns.items,
											data: data39
										};
										if (vErrors === null) vErrors = [err60];
										else vErrors.push(err60);
										errors++;
									}
									if (data39.name !== void 0) {
										let data40 = data39.name;
										if (typeof data40 === "string") {
											if (!pattern12.test(data40)) {
												const err61 = {
													instancePath: instancePath + "/redact/patterns/" + i5 + "/name",
													schemaPath: "#/properties/redact/else/properties/patterns/items/properties/name/pattern",
													keyword: "pattern",
													params: { pattern: "^[a-z][a-z0-9-]{0,31}$" },
													message: "must match pattern \"^[a-z][a-z0-9-]{0,31}$\"",
													schema: "^[a-z][a-z0-9-]{0,31}$",
													parentSchema: schema7.properties.redact.else.properties.patterns.items.properties.name,
													data: data40
												};
												if (vErrors === null) vErrors = [err61];
												else vErrors.push(err61);
												errors++;
											}
										} else {
											const err62 = {
												instancePath: instancePath + "/redact/patterns/" + i5 + "/name",
												schemaPath: "#/properties/redact/else/properties/patterns/items/properties/name/type",
												keyword: "type",
												params: { type: "string" },
												message: "must be string",
												schema: schema7.properties.redact.else.properties.patterns.items.properties.name.type,
												parentSchema: schema7.properties.redact.else.properties.patterns.items.properties.name,
												data: data40
											};
											if (vErrors === null) vErrors = [err62];
											else vErrors.push(err62);
											errors++;
										}
									}
									if (data39.pattern !== void 0) {
										let data41 = data39.pattern;
										if (typeof data41 === "string") {
											if (!pattern5.test(data41)) {
												const err63 = {
													instancePath: instancePath + "/redact/patterns/" + i5 + "/pattern",
													schemaPath: "#/properties/redact/else/properties/patterns/items/properties/pattern/pattern",
													keyword: "pattern",
													params: { pattern: "\\S" },
													message: "must match pattern \"\\S\"",
													schema: "\\S",
													parentSchema: schema7.properties.redact.else.properties.patterns.items.properties.pattern,
													data: data41
												};
												if (vErrors === null) vErrors = [err63];
												else vErrors.push(err63);
												errors++;
											}
										} else {
											const err64 = {
												instancePath: instancePath + "/redact/patterns/" + i5 + "/pattern",
												schemaPath: "#/properties/redact/else/properties/patterns/items/properties/pattern/type",
												keyword: "type",
												params: { type: "string" },
												message: "must be string",
												schema: schema7.properties.redact.else.properties.patterns.items.properties.pattern.type,
												parentSchema: schema7.properties.redact.else.properties.patterns.items.properties.pattern,
												data: data41
											};
											if (vErrors === null) vErrors = [err64];
											else vErrors.push(err64);
											errors++;
										}
									}
								} else {
									const err65 = {
										instancePath: instancePath + "/redact/patterns/" + i5,
										schemaPath: "#/properties/redact/else/properties/patterns/items/type",
										keyword: "type",
										params: { type: "object" },
										message: "must be object",
										schema: schema7.properties.redact.else.properties.patterns.items.type,
										parentSchema: schema7.properties.redact.else.properties.patterns.items,
										data: data39
									};
									if (vErrors === null) vErrors = [err65];
									else vErrors.push(err65);
									errors++;
								}
							}
						} else {
							const err66 = {
								instancePath: instancePath + "/redact/patterns",
								schemaPath: "#/properties/redact/else/properties/patterns/type",
								keyword: "type",
								params: { type: "array" },
								message: "must be array",
								schema: schema7.properties.redact.else.properties.patterns.type,
								parentSchema: schema7.properties.redact.else.properties.patterns,
								data: data38
							};
							if (vErrors === null) vErrors = [err66];
							else vErrors.push(err66);
							errors++;
						}
					}
				} else {
					const err67 = {
						instancePath: instancePath + "/redact",
						schemaPath: "#/properties/redact/else/type",
						keyword: "type",
						params: { type: "object" },
						message: "must be object",
						schema: schema7.properties.redact.else.type,
						parentSchema: schema7.properties.redact.else,
						data: data33
					};
					if (vErrors === null) vErrors = [err67];
					else vErrors.push(err67);
					errors++;
				}
				var _valid0 = _errs75 === errors;
				valid13 = _valid0;
				ifClause0 = "else";
			}
			if (!valid13) {
				const err68 = {
					instancePath: instancePath + "/redact",
					schemaPath: "#/properties/redact/if",
					keyword: "if",
					params: { failingKeyword: ifClause0 },
					message: "must match \"" + ifClause0 + "\" schema",
					schema: schema7.properties.redact.if,
					parentSchema: schema7.properties.redact,
					data: data33
				};
				if (vErrors === null) vErrors = [err68];
				else vErrors.push(err68);
				errors++;
			}
		}
	} else {
		const err69 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object",
			schema: schema7.type,
			parentSchema: schema7,
			data
		};
		if (vErrors === null) vErrors = [err69];
		else vErrors.push(err69);
		errors++;
	}
	validate22.errors = vErrors;
	return errors === 0;
}
const schema12 = {
	"description": "How many traces are drawn, and how.",
	"type": "object",
	"additionalProperties": false,
	"properties": {
		"size": {
			"description": "Traces to draw.",
			"type": "integer",
			"minimum": 1,
			"default": 200
		},
		"rate": {
			"description": "The share of traces to draw, in place of a size.",
			"$ref": "#/definitions/share"
		},
		"fixed": {
			"description": "Places for cases that the latest baseline's sample had, so that weeks pair. Without it half of the size.",
			"type": "integer",
			"minimum": 0
		},
		"turns": {
			"description": "any: traces one by one. one: of each conversation at most one. all: whole conversations.",
			"enum": [
				"any",
				"one",
				"all"
			],
			"default": "any"
		},
		"near-duplicates": {
			"description": "drop: of cases that ask nearly the same, one is kept.",
			"enum": ["keep", "drop"],
			"default": "keep"
		},
		"stratify": {
			"description": "The attribute whose values each get their share of the sample.",
			"type": "string"
		},
		"keep": {
			"description": "Traces that are drawn before all others.",
			"type": "object",
			"additionalProperties": false,
			"properties": {
				"errors": {
					"description": "Traces with an error.",
					"type": "integer",
					"minimum": 0
				},
				"negative-feedback": {
					"description": "Traces the user disliked.",
					"type": "integer",
					"minimum": 0
				}
			}
		},
		"seed": {
			"description": "Another seed draws another sample.",
			"type": ["integer", "string"],
			"default": 0
		},
		"key": {
			"description": "The attribute that names a case. Without it a case is the digest of its input.",
			"type": "string"
		}
	}
};
function validate34(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		for (const key0 in data) if (!func2.call(schema12.properties, key0)) {
			const err0 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties",
				schema: false,
				parentSchema: schema12,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.size !== void 0) {
			let data0 = data.size;
			if (!(typeof data0 == "number" && !(data0 % 1) && !isNaN(data0) && isFinite(data0))) {
				const err1 = {
					instancePath: instancePath + "/size",
					schemaPath: "#/properties/size/type",
					keyword: "type",
					params: { type: "integer" },
					message: "must be integer",
					schema: schema12.properties.size.type,
					parentSchema: schema12.properties.size,
					data: data0
				};
				if (vErrors === null) vErrors = [err1];
				else vErrors.push(err1);
				errors++;
			}
			if (typeof data0 == "number" && isFinite(data0)) {
				if (data0 < 1 || isNaN(data0)) {
					const err2 = {
						instancePath: instancePath + "/size",
						schemaPath: "#/properties/size/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 1
						},
						message: "must be >= 1",
						schema: 1,
						parentSchema: schema12.properties.size,
						data: data0
					};
					if (vErrors === null) vErrors = [err2];
					else vErrors.push(err2);
					errors++;
				}
			}
		}
		if (data.rate !== void 0) {
			if (!validate26(data.rate, {
				instancePath: instancePath + "/rate",
				parentData: data,
				parentDataProperty: "rate",
				rootData
			})) {
				vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
				errors = vErrors.length;
			}
		}
		if (data.fixed !== void 0) {
			let data2 = data.fixed;
			if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2))) {
				const err3 = {
					instancePath: instancePath + "/fixed",
					schemaPath: "#/properties/fixed/type",
					keyword: "type",
					params: { type: "integer" },
					message: "must be integer",
					schema: schema12.properties.fixed.type,
					parentSchema: schema12.properties.fixed,
					data: data2
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
			if (typeof data2 == "number" && isFinite(data2)) {
				if (data2 < 0 || isNaN(data2)) {
					const err4 = {
						instancePath: instancePath + "/fixed",
						schemaPath: "#/properties/fixed/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 0
						},
						message: "must be >= 0",
						schema: 0,
						parentSchema: schema12.properties.fixed,
						data: data2
					};
					if (vErrors === null) vErrors = [err4];
					else vErrors.push(err4);
					errors++;
				}
			}
		}
		if (data.turns !== void 0) {
			let data3 = data.turns;
			if (!(data3 === "any" || data3 === "one" || data3 === "all")) {
				const err5 = {
					instancePath: instancePath + "/turns",
					schemaPath: "#/properties/turns/enum",
					keyword: "enum",
					params: { allowedValues: schema12.properties.turns.enum },
					message: "must be equal to one of the allowed values",
					schema: schema12.properties.turns.enum,
					parentSchema: schema12.properties.turns,
					data: data3
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
		}
		if (data["near-duplicates"] !== void 0) {
			let data4 = data["near-duplicates"];
			if (!(data4 === "keep" || data4 === "drop")) {
				const err6 = {
					instancePath: instancePath + "/near-duplicates",
					schemaPath: "#/properties/near-duplicates/enum",
					keyword: "enum",
					params: { allowedValues: schema12.properties["near-duplicates"].enum },
					message: "must be equal to one of the allowed values",
					schema: schema12.properties["near-duplicates"].enum,
					parentSchema: schema12.properties["near-duplicates"],
					data: data4
				};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			}
		}
		if (data.stratify !== void 0) {
			let data5 = data.stratify;
			if (typeof data5 !== "string") {
				const err7 = {
					instancePath: instancePath + "/stratify",
					schemaPath: "#/properties/stratify/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema12.properties.stratify.type,
					parentSchema: schema12.properties.stratify,
					data: data5
				};
				if (vErrors === null) vErrors = [err7];
				else vErrors.push(err7);
				errors++;
			}
		}
		if (data.keep !== void 0) {
			let data6 = data.keep;
			if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
				for (const key1 in data6) if (!(key1 === "errors" || key1 === "negative-feedback")) {
					const err8 = {
						instancePath: instancePath + "/keep",
						schemaPath: "#/properties/keep/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key1 },
						message: "must NOT have additional properties",
						schema: false,
						parentSchema: schema12.properties.keep,
						data: data6
					};
					if (vErrors === null) vErrors = [err8];
					else vErrors.push(err8);
					errors++;
				}
				if (data6.errors !== void 0) {
					let data7 = data6.errors;
					if (!(typeof data7 == "number" && !(data7 % 1) && !isNaN(data7) && isFinite(data7))) {
						const err9 = {
							instancePath: instancePath + "/keep/errors",
							schemaPath: "#/properties/keep/properties/errors/type",
							keyword: "type",
							params: { type: "integer" },
							message: "must be integer",
							schema: schema12.properties.keep.properties.errors.type,
							parentSchema: schema12.properties.keep.properties.errors,
							data: data7
						};
						if (vErrors === null) vErrors = [err9];
						else vErrors.push(err9);
						errors++;
					}
					if (typeof data7 == "number" && isFinite(data7)) {
						if (data7 < 0 || isNaN(data7)) {
							const err10 = {
								instancePath: instancePath + "/keep/errors",
								schemaPath: "#/properties/keep/properties/errors/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 0
								},
								message: "must be >= 0",
								schema: 0,
								parentSchema: schema12.properties.keep.properties.errors,
								data: data7
							};
							if (vErrors === null) vErrors = [err10];
							else vErrors.push(err10);
							errors++;
						}
					}
				}
				if (data6["negative-feedback"] !== void 0) {
					let data8 = data6["negative-feedback"];
					if (!(typeof data8 == "number" && !(data8 % 1) && !isNaN(data8) && isFinite(data8))) {
						const err11 = {
							instancePath: instancePath + "/keep/negative-feedback",
							schemaPath: "#/properties/keep/properties/negative-feedback/type",
							keyword: "type",
							params: { type: "integer" },
							message: "must be integer",
							schema: schema12.properties.keep.properties["negative-feedback"].type,
							parentSchema: schema12.properties.keep.properties["negative-feedback"],
							data: data8
						};
						if (vErrors === null) vErrors = [err11];
						else vErrors.push(err11);
						errors++;
					}
					if (typeof data8 == "number" && isFinite(data8)) {
						if (data8 < 0 || isNaN(data8)) {
							const err12 = {
								instancePath: instancePath + "/keep/negative-feedback",
								schemaPath: "#/properties/keep/properties/negative-feedback/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 0
								},
								message: "must be >= 0",
								schema: 0,
								parentSchema: schema12.properties.keep.properties["negative-feedback"],
								data: data8
							};
							if (vErrors === null) vErrors = [err12];
							else vErrors.push(err12);
							errors++;
						}
					}
				}
			} else {
				const err13 = {
					instancePath: instancePath + "/keep",
					schemaPath: "#/properties/keep/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object",
					schema: schema12.properties.keep.type,
					parentSchema: schema12.properties.keep,
					data: data6
				};
				if (vErrors === null) vErrors = [err13];
				else vErrors.push(err13);
				errors++;
			}
		}
		if (data.seed !== void 0) {
			let data9 = data.seed;
			if (!(typeof data9 == "number" && !(data9 % 1) && !isNaN(data9) && isFinite(data9)) && typeof data9 !== "string") {
				const err14 = {
					instancePath: instancePath + "/seed",
					schemaPath: "#/properties/seed/type",
					keyword: "type",
					params: { type: schema12.properties.seed.type },
					message: "must be integer,string",
					schema: schema12.properties.seed.type,
					parentSchema: schema12.properties.seed,
					data: data9
				};
				if (vErrors === null) vErrors = [err14];
				else vErrors.push(err14);
				errors++;
			}
		}
		if (data.key !== void 0) {
			let data10 = data.key;
			if (typeof data10 !== "string") {
				const err15 = {
					instancePath: instancePath + "/key",
					schemaPath: "#/properties/key/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema12.properties.key.type,
					parentSchema: schema12.properties.key,
					data: data10
				};
				if (vErrors === null) vErrors = [err15];
				else vErrors.push(err15);
				errors++;
			}
		}
	} else {
		const err16 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object",
			schema: schema12.type,
			parentSchema: schema12,
			data
		};
		if (vErrors === null) vErrors = [err16];
		else vErrors.push(err16);
		errors++;
	}
	validate34.errors = vErrors;
	return errors === 0;
}
const schema13 = {
	"description": "The five layers. A layer the application has not got is: none.",
	"type": "object",
	"additionalProperties": false,
	"required": [
		"model",
		"prompt",
		"policy",
		"retrieval",
		"tools"
	],
	"properties": {
		"model": {
			"if": { "type": "string" },
			"then": { "const": "none" },
			"else": { "$ref": "#/definitions/model" }
		},
		"prompt": {
			"description": "The files that make the prompt. Their content is the prompt's version.",
			"if": { "type": "string" },
			"then": { "const": "none" },
			"else": {
				"type": "object",
				"additionalProperties": false,
				"required": ["files"],
				"properties": {
					"template": {
						"description": "The Liquid template of the system text; without it the recorded system text is replayed.",
						"type": "string"
					},
					"files": { "$ref": "#/definitions/paths" }
				}
			}
		},
		"policy": {
			"description": "The files that make the policy; the template gets them as {{ policy }}.",
			"if": { "type": "string" },
			"then": { "const": "none" },
			"else": {
				"type": "object",
				"additionalProperties": false,
				"required": ["files"],
				"properties": { "files": { "$ref": "#/definitions/paths" } }
			}
		},
		"retrieval": {
			"description": "Where a replay's documents come from.",
			"if": { "type": "string" },
			"then": { "const": "none" },
			"else": {
				"type": "object",
				"additionalProperties": false,
				"properties": {
					"documents": {
						"description": "recorded: as in the trace. Or a snapshot file.",
						"if": { "type": "string" },
						"then": { "const": "recorded" },
						"else": {
							"type": "object",
							"additionalProperties": false,
							"required": ["snapshot"],
							"properties": { "snapshot": { "type": "string" } }
						}
					},
					"version": {
						"description": "The index version, where neither traces nor a snapshot say it.",
						"type": "string",
						"pattern": "\\S"
					}
				}
			}
		},
		"tools": {
			"description": "Tool definitions, and where a replay's tool results come from.",
			"if": { "type": "string" },
			"then": { "const": "none" },
			"else": {
				"type": "object",
				"additionalProperties": false,
				"required": ["definitions"],
				"properties": {
					"definitions": { "$ref": "#/definitions/paths" },
					"results": { "enum": ["recorded"] }
				}
			}
		}
	}
};
const schema14 = {
	"description": "A model and how to call it.",
	"type": "object",
	"additionalProperties": false,
	"required": ["name"],
	"properties": {
		"name": {
			"description": "As the provider knows it. A dated name is better than an alias that moves.",
			"type": "string",
			"pattern": "\\S"
		},
		"base-url": {
			"description": "An OpenAI-compatible base URL. Without it OPENAI_BASE_URL, else the provider's own.",
			"type": "string",
			"pattern": "^https?://"
		},
		"key-variable": {
			"description": "The environment variable that holds the key.",
			"type": "string",
			"pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
			"default": "OPENAI_API_KEY"
		},
		"parameters": {
			"description": "Sent with every call: temperature, max_tokens, …",
			"type": "object"
		},
		"price": {
			"description": "Dollars per million tokens.",
			"type": "object",
			"additionalProperties": false,
			"required": ["input", "output"],
			"properties": {
				"input": {
					"type": "number",
					"minimum": 0
				},
				"output": {
					"type": "number",
					"minimum": 0
				},
				"cached-input": {
					"type": "number",
					"minimum": 0
				}
			}
		}
	}
};
function validate38(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.name === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "name" },
				message: "must have required property 'name'",
				schema: schema14.required,
				parentSchema: schema14,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "name" || key0 === "base-url" || key0 === "key-variable" || key0 === "parameters" || key0 === "price")) {
			const err1 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties",
				schema: false,
				parentSchema: schema14,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.name !== void 0) {
			let data0 = data.name;
			if (typeof data0 === "string") {
				if (!pattern5.test(data0)) {
					const err2 = {
						instancePath: instancePath + "/name",
						schemaPath: "#/properties/name/pattern",
						keyword: "pattern",
						params: { pattern: "\\S" },
						message: "must match pattern \"\\S\"",
						schema: "\\S",
						parentSchema: schema14.properties.name,
						data: data0
					};
					if (vErrors === null) vErrors = [err2];
					else vErrors.push(err2);
					errors++;
				}
			} else {
				const err3 = {
					instancePath: instancePath + "/name",
					schemaPath: "#/properties/name/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema14.properties.name.type,
					parentSchema: schema14.properties.name,
					data: data0
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
		}
		if (data["base-url"] !== void 0) {
			let data1 = data["base-url"];
			if (typeof data1 === "string") {
				if (!pattern1.test(data1)) {
					const err4 = {
						instancePath: instancePath + "/base-url",
						schemaPath: "#/properties/base-url/pattern",
						keyword: "pattern",
						params: { pattern: "^https?://" },
						message: "must match pattern \"^https?://\"",
						schema: "^https?://",
						parentSchema: schema14.properties["base-url"],
						data: data1
					};
					if (vErrors === null) vErrors = [err4];
					else vErrors.push(err4);
					errors++;
				}
			} else {
				const err5 = {
					instancePath: instancePath + "/base-url",
					schemaPath: "#/properties/base-url/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema14.properties["base-url"].type,
					parentSchema: schema14.properties["base-url"],
					data: data1
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
		}
		if (data["key-variable"] !== void 0) {
			let data2 = data["key-variable"];
			if (typeof data2 === "string") {
				if (!pattern2.test(data2)) {
					const err6 = {
						instancePath: instancePath + "/key-variable",
						schemaPath: "#/properties/key-variable/pattern",
						keyword: "pattern",
						params: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" },
						message: "must match pattern \"^[A-Za-z_][A-Za-z0-9_]*$\"",
						schema: "^[A-Za-z_][A-Za-z0-9_]*$",
						parentSchema: schema14.properties["key-variable"],
						data: data2
					};
					if (vErrors === null) vErrors = [err6];
					else vErrors.push(err6);
					errors++;
				}
			} else {
				const err7 = {
					instancePath: instancePath + "/key-variable",
					schemaPath: "#/properties/key-variable/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema14.properties["key-variable"].type,
					parentSchema: schema14.properties["key-variable"],
					data: data2
				};
				if (vErrors === null) vErrors = [err7];
				else vErrors.push(err7);
				errors++;
			}
		}
		if (data.parameters !== void 0) {
			let data3 = data.parameters;
			if (!(data3 && typeof data3 == "object" && !Array.isArray(data3))) {
				const err8 = {
					instancePath: instancePath + "/parameters",
					schemaPath: "#/properties/parameters/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object",
					schema: schema14.properties.parameters.type,
					parentSchema: schema14.properties.parameters,
					data: data3
				};
				if (vErrors === null) vErrors = [err8];
				else vErrors.push(err8);
				errors++;
			}
		}
		if (data.price !== void 0) {
			let data4 = data.price;
			if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
				if (data4.input === void 0) {
					const err9 = {
						instancePath: instancePath + "/price",
						schemaPath: "#/properties/price/required",
						keyword: "required",
						params: { missingProperty: "input" },
						message: "must have required property 'input'",
						schema: schema14.properties.price.required,
						parentSchema: schema14.properties.price,
						data: data4
					};
					if (vErrors === null) vErrors = [err9];
					else vErrors.push(err9);
					errors++;
				}
				if (data4.output === void 0) {
					const err10 = {
						instancePath: instancePath + "/price",
						schemaPath: "#/properties/price/required",
						keyword: "required",
						params: { missingProperty: "output" },
						message: "must have required property 'output'",
						schema: schema14.properties.price.required,
						parentSchema: schema14.properties.price,
						data: data4
					};
					if (vErrors === null) vErrors = [err10];
					else vErrors.push(err10);
					errors++;
				}
				for (const key1 in data4) if (!(key1 === "input" || key1 === "output" || key1 === "cached-input")) {
					const err11 = {
						instancePath: instancePath + "/price",
						schemaPath: "#/properties/price/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key1 },
						message: "must NOT have additional properties",
						schema: false,
						parentSchema: schema14.properties.price,
						data: data4
					};
					if (vErrors === null) vErrors = [err11];
					else vErrors.push(err11);
					errors++;
				}
				if (data4.input !== void 0) {
					let data5 = data4.input;
					if (typeof data5 == "number" && isFinite(data5)) {
						if (data5 < 0 || isNaN(data5)) {
							const err12 = {
								instancePath: instancePath + "/price/input",
								schemaPath: "#/properties/price/properties/input/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 0
								},
								message: "must be >= 0",
								schema: 0,
								parentSchema: schema14.properties.price.properties.input,
								data: data5
							};
							if (vErrors === null) vErrors = [err12];
							else vErrors.push(err12);
							errors++;
						}
					} else {
						const err13 = {
							instancePath: instancePath + "/price/input",
							schemaPath: "#/properties/price/properties/input/type",
							keyword: "type",
							params: { type: "number" },
							message: "must be number",
							schema: schema14.properties.price.properties.input.type,
							parentSchema: schema14.properties.price.properties.input,
							data: data5
						};
						if (vErrors === null) vErrors = [err13];
						else vErrors.push(err13);
						errors++;
					}
				}
				if (data4.output !== void 0) {
					let data6 = data4.output;
					if (typeof data6 == "number" && isFinite(data6)) {
						if (data6 < 0 || isNaN(data6)) {
							const err14 = {
								instancePath: instancePath + "/price/output",
								schemaPath: "#/properties/price/properties/output/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 0
								},
								message: "must be >= 0",
								schema: 0,
								parentSchema: schema14.properties.price.properties.output,
								data: data6
							};
							if (vErrors === null) vErrors = [err14];
							else vErrors.push(err14);
							errors++;
						}
					} else {
						const err15 = {
							instancePath: instancePath + "/price/output",
							schemaPath: "#/properties/price/properties/output/type",
							keyword: "type",
							params: { type: "number" },
							message: "must be number",
							schema: schema14.properties.price.properties.output.type,
							parentSchema: schema14.properties.price.properties.output,
							data: data6
						};
						if (vErrors === null) vErrors = [err15];
						else vErrors.push(err15);
						errors++;
					}
				}
				if (data4["cached-input"] !== void 0) {
					let data7 = data4["cached-input"];
					if (typeof data7 == "number" && isFinite(data7)) {
						if (data7 < 0 || isNaN(data7)) {
							const err16 = {
								instancePath: instancePath + "/price/cached-input",
								schemaPath: "#/properties/price/properties/cached-input/minimum",
								keyword: "minimum",
								params: {
									comparison: ">=",
									limit: 0
								},
								message: "must be >= 0",
								schema: 0,
								parentSchema: schema14.properties.price.properties["cached-input"],
								data: data7
							};
							if (vErrors === null) vErrors = [err16];
							else vErrors.push(err16);
							errors++;
						}
					} else {
						const err17 = {
							instancePath: instancePath + "/price/cached-input",
							schemaPath: "#/properties/price/properties/cached-input/type",
							keyword: "type",
							params: { type: "number" },
							message: "must be number",
							schema: schema14.properties.price.properties["cached-input"].type,
							parentSchema: schema14.properties.price.properties["cached-input"],
							data: data7
						};
						if (vErrors === null) vErrors = [err17];
						else vErrors.push(err17);
						errors++;
					}
				}
			} else {
				const err18 = {
					instancePath: instancePath + "/price",
					schemaPath: "#/properties/price/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object",
					schema: schema14.properties.price.type,
					parentSchema: schema14.properties.price,
					data: data4
				};
				if (vErrors === null) vErrors = [err18];
				else vErrors.push(err18);
				errors++;
			}
		}
	} else {
		const err19 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object",
			schema: schema14.type,
			parentSchema: schema14,
			data
		};
		if (vErrors === null) vErrors = [err19];
		else vErrors.push(err19);
		errors++;
	}
	validate38.errors = vErrors;
	return errors === 0;
}
function validate37(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.model === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "model" },
				message: "must have required property 'model'",
				schema: schema13.required,
				parentSchema: schema13,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.prompt === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "prompt" },
				message: "must have required property 'prompt'",
				schema: schema13.required,
				parentSchema: schema13,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.policy === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "policy" },
				message: "must have required property 'policy'",
				schema: schema13.required,
				parentSchema: schema13,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.retrieval === void 0) {
			const err3 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "retrieval" },
				message: "must have required property 'retrieval'",
				schema: schema13.required,
				parentSchema: schema13,
				data
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		if (data.tools === void 0) {
			const err4 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "tools" },
				message: "must have required property 'tools'",
				schema: schema13.required,
				parentSchema: schema13,
				data
			};
			if (vErrors === null) vErrors = [err4];
			else vErrors.push(err4);
			errors++;
		}
		for (const key0 in data) if (!(key0 === "model" || key0 === "prompt" || key0 === "policy" || key0 === "retrieval" || key0 === "tools")) {
			const err5 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties",
				schema: false,
				parentSchema: schema13,
				data
			};
			if (vErrors === null) vErrors = [err5];
			else vErrors.push(err5);
			errors++;
		}
		if (data.model !== void 0) {
			let data0 = data.model;
			const _errs3 = errors;
			let valid1 = true;
			const _errs4 = errors;
			if (typeof data0 !== "string") {
				const err6 = {};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			}
			var _valid0 = _errs4 === errors;
			errors = _errs3;
			if (vErrors !== null) {
				if (_errs3) vErrors.length = _errs3;
				else vErrors = null;
			}
			let ifClause0;
			if (_valid0) {
				const _errs6 = errors;
				if ("none" !== data0) {
					const err7 = {
						instancePath: instancePath + "/model",
						schemaPath: "#/properties/model/then/const",
						keyword: "const",
						params: { allowedValue: "none" },
						message: "must be equal to constant",
						schema: "none",
						parentSchema: schema13.properties.model.then,
						data: data0
					};
					if (vErrors === null) vErrors = [err7];
					else vErrors.push(err7);
					errors++;
				}
				var _valid0 = _errs6 === errors;
				valid1 = _valid0;
				ifClause0 = "then";
			} else {
				const _errs7 = errors;
				if (!validate38(data0, {
					instancePath: instancePath + "/model",
					parentData: data,
					parentDataProperty: "model",
					rootData
				})) {
					vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
					errors = vErrors.length;
				}
				var _valid0 = _errs7 === errors;
				valid1 = _valid0;
				ifClause0 = "else";
			}
			if (!valid1) {
				const err8 = {
					instancePath: instancePath + "/model",
					schemaPath: "#/properties/model/if",
					keyword: "if",
					params: { failingKeyword: ifClause0 },
					message: "must match \"" + ifClause0 + "\" schema",
					schema: schema13.properties.model.if,
					parentSchema: schema13.properties.model,
					data: data0
				};
				if (vErrors === null) vErrors = [err8];
				else vErrors.push(err8);
				errors++;
			}
		}
		if (data.prompt !== void 0) {
			let data1 = data.prompt;
			const _errs9 = errors;
			let valid2 = true;
			const _errs10 = errors;
			if (typeof data1 !== "string") {
				const err9 = {};
				if (vErrors === null) vErrors = [err9];
				else vErrors.push(err9);
				errors++;
			}
			var _valid1 = _errs10 === errors;
			errors = _errs9;
			if (vErrors !== null) {
				if (_errs9) vErrors.length = _errs9;
				else vErrors = null;
			}
			let ifClause1;
			if (_valid1) {
				const _errs12 = errors;
				if ("none" !== data1) {
					const err10 = {
						instancePath: instancePath + "/prompt",
						schemaPath: "#/properties/prompt/then/const",
						keyword: "const",
						params: { allowedValue: "none" },
						message: "must be equal to constant",
						schema: "none",
						parentSchema: schema13.properties.prompt.then,
						data: data1
					};
					if (vErrors === null) vErrors = [err10];
					else vErrors.push(err10);
					errors++;
				}
				var _valid1 = _errs12 === errors;
				valid2 = _valid1;
				ifClause1 = "then";
			} else {
				const _errs13 = errors;
				if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
					if (data1.files === void 0) {
						const err11 = {
							instancePath: instancePath + "/prompt",
							schemaPath: "#/properties/prompt/else/required",
							keyword: "required",
							params: { missingProperty: "files" },
							message: "must have required property 'files'",
							schema: schema13.properties.prompt.else.required,
							parentSchema: schema13.properties.prompt.else,
							data: data1
						};
						if (vErrors === null) vErrors = [err11];
						else vErrors.push(err11);
						errors++;
					}
					for (const key1 in data1) if (!(key1 === "template" || key1 === "files")) {
						const err12 = {
							instancePath: instancePath + "/prompt",
							schemaPath: "#/properties/prompt/else/additionalProperties",
							keyword: "additionalProperties",
							params: { additionalProperty: key1 },
							message: "must NOT have additional properties",
							schema: false,
							parentSchema: schema13.properties.prompt.else,
							data: data1
						};
						if (vErrors === null) vErrors = [err12];
						else vErrors.push(err12);
						errors++;
					}
					if (data1.template !== void 0) {
						let data2 = data1.template;
						if (typeof data2 !== "string") {
							const err13 = {
								instancePath: instancePath + "/prompt/template",
								schemaPath: "#/properties/prompt/else/properties/template/type",
								keyword: "type",
								params: { type: "string" },
								message: "must be string",
								schema: schema13.properties.prompt.else.properties.template.type,
								parentSchema: schema13.properties.prompt.else.properties.template,
								data: data2
							};
							if (vErrors === null) vErrors = [err13];
							else vErrors.push(err13);
							errors++;
						}
					}
					if (data1.files !== void 0) {
						if (!validate23(data1.files, {
							instancePath: instancePath + "/prompt/files",
							parentData: data1,
							parentDataProperty: "files",
							rootData
						})) {
							vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
							errors = vErrors.length;
						}
					}
				} else {
					const err14 = {
						instancePath: instancePath + "/prompt",
						schemaPath: "#/properties/prompt/else/type",
						keyword: "type",
						params: { type: "object" },
						message: "must be object",
						schema: schema13.properties.prompt.else.type,
						parentSchema: schema13.properties.prompt.else,
						data: data1
					};
					if (vErrors === null) vErrors = [err14];
					else vErrors.push(err14);
					errors++;
				}
				var _valid1 = _errs13 === errors;
				valid2 = _valid1;
				ifClause1 = "else";
			}
			if (!valid2) {
				const err15 = {
					instancePath: instancePath + "/prompt",
					schemaPath: "#/properties/prompt/if",
					keyword: "if",
					params: { failingKeyword: ifClause1 },
					message: "must match \"" + ifClause1 + "\" schema",
					schema: schema13.properties.prompt.if,
					parentSchema: schema13.properties.prompt,
					data: data1
				};
				if (vErrors === null) vErrors = [err15];
				else vErrors.push(err15);
				errors++;
			}
		}
		if (data.policy !== void 0) {
			let data4 = data.policy;
			const _errs20 = errors;
			let valid4 = true;
			const _errs21 = errors;
			if (typeof data4 !== "string") {
				const err16 = {};
				if (vErrors === null) vErrors = [err16];
				else vErrors.push(err16);
				errors++;
			}
			var _valid2 = _errs21 === errors;
			errors = _errs20;
			if (vErrors !== null) {
				if (_errs20) vErrors.length = _errs20;
				else vErrors = null;
			}
			let ifClause2;
			if (_valid2) {
				const _errs23 = errors;
				if ("none" !== data4) {
					const err17 = {
						instancePath: instancePath + "/policy",
						schemaPath: "#/properties/policy/then/const",
						keyword: "const",
						params: { allowedValue: "none" },
						message: "must be equal to constant",
						schema: "none",
						parentSchema: schema13.properties.policy.then,
						data: data4
					};
					if (vErrors === null) vErrors = [err17];
					else vErrors.push(err17);
					errors++;
				}
				var _valid2 = _errs23 === errors;
				valid4 = _valid2;
				ifClause2 = "then";
			} else {
				const _errs24 = errors;
				if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
					if (data4.files === void 0) {
						const err18 = {
							instancePath: instancePath + "/policy",
							schemaPath: "#/properties/policy/else/required",
							keyword: "required",
							params: { missingProperty: "files" },
							message: "must have required property 'files'",
							schema: schema13.properties.policy.else.required,
							parentSchema: schema13.properties.policy.else,
							data: data4
						};
						if (vErrors === null) vErrors = [err18];
						else vErrors.push(err18);
						errors++;
					}
					for (const key2 in data4) if (!(key2 === "files")) {
						const err19 = {
							instancePath: instancePath + "/policy",
							schemaPath: "#/properties/policy/else/additionalProperties",
							keyword: "additionalProperties",
							params: { additionalProperty: key2 },
							message: "must NOT have additional properties",
							schema: false,
							parentSchema: schema13.properties.policy.else,
							data: data4
						};
						if (vErrors === null) vErrors = [err19];
						else vErrors.push(err19);
						errors++;
					}
					if (data4.files !== void 0) {
						if (!validate23(data4.files, {
							instancePath: instancePath + "/policy/files",
							parentData: data4,
							parentDataProperty: "files",
							rootData
						})) {
							vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
							errors = vErrors.length;
						}
					}
				} else {
					const err20 = {
						instancePath: instancePath + "/policy",
						schemaPath: "#/properties/policy/else/type",
						keyword: "type",
						params: { type: "object" },
						message: "must be object",
						schema: schema13.properties.policy.else.type,
						parentSchema: schema13.properties.policy.else,
						data: data4
					};
					if (vErrors === null) vErrors = [err20];
					else vErrors.push(err20);
					errors++;
				}
				var _valid2 = _errs24 === errors;
				valid4 = _valid2;
				ifClause2 = "else";
			}
			if (!valid4) {
				const err21 = {
					instancePath: instancePath + "/policy",
					schemaPath: "#/properties/policy/if",
					keyword: "if",
					params: { failingKeyword: ifClause2 },
					message: "must match \"" + ifClause2 + "\" schema",
					schema: schema13.properties.policy.if,
					parentSchema: schema13.properties.policy,
					data: data4
				};
				if (vErrors === null) vErrors = [err21];
				else vErrors.push(err21);
				errors++;
			}
		}
		if (data.retrieval !== void 0) {
			let data6 = data.retrieval;
			const _errs29 = errors;
			let valid6 = true;
			const _errs30 = errors;
			if (typeof data6 !== "string") {
				const err22 = {};
				if (vErrors === null) vErrors = [err22];
				else vErrors.push(err22);
				errors++;
			}
			var _valid3 = _errs30 === errors;
			errors = _errs29;
			if (vErrors !== null) {
				if (_errs29) vErrors.length = _errs29;
				else vErrors = null;
			}
			let ifClause3;
			if (_valid3) {
				const _errs32 = errors;
				if ("none" !== data6) {
					const err23 = {
						instancePath: instancePath + "/retrieval",
						schemaPath: "#/properties/retrieval/then/const",
						keyword: "const",
						params: { allowedValue: "none" },
						message: "must be equal to constant",
						schema: "none",
						parentSchema: schema13.properties.retrieval.then,
						data: data6
					};
					if (vErrors === null) vErrors = [err23];
					else vErrors.push(err23);
					errors++;
				}
				var _valid3 = _errs32 === errors;
				valid6 = _valid3;
				ifClause3 = "then";
			} else {
				const _errs33 = errors;
				if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
					for (const key3 in data6) if (!(key3 === "documents" || key3 === "version")) {
						const err24 = {
							instancePath: instancePath + "/retrieval",
							schemaPath: "#/properties/retrieval/else/additionalProperties",
							keyword: "additionalProperties",
							params: { additionalProperty: key3 },
							message: "must NOT have additional properties",
							schema: false,
							parentSchema: schema13.properties.retrieval.else,
							data: data6
						};
						if (vErrors === null) vErrors = [err24];
						else vErrors.push(err24);
						errors++;
					}
					if (data6.documents !== void 0) {
						let data7 = data6.documents;
						const _errs37 = errors;
						let valid8 = true;
						const _errs38 = errors;
						if (typeof data7 !== "string") {
							const err25 = {};
							if (vErrors === null) vErrors = [err25];
							else vErrors.push(err25);
							errors++;
						}
						var _valid4 = _errs38 === errors;
						errors = _errs37;
						if (vErrors !== null) {
							if (_errs37) vErrors.length = _errs37;
							else vErrors = null;
						}
						let ifClause4;
						if (_valid4) {
							const _errs40 = errors;
							if ("recorded" !== data7) {
								const err26 = {
									instancePath: instancePath + "/retrieval/documents",
									schemaPath: "#/properties/retrieval/else/properties/documents/then/const",
									keyword: "const",
									params: { allowedValue: "recorded" },
									message: "must be equal to constant",
									schema: "recorded",
									parentSchema: schema13.properties.retrieval.else.properties.documents.then,
									data: data7
								};
								if (vErrors === null) vErrors = [err26];
								else vErrors.push(err26);
								errors++;
							}
							var _valid4 = _errs40 === errors;
							valid8 = _valid4;
							ifClause4 = "then";
						} else {
							const _errs41 = errors;
							if (data7 && typeof data7 == "object" && !Array.isArray(data7)) {
								if (data7.snapshot === void 0) {
									const err27 = {
										instancePath: instancePath + "/retrieval/documents",
										schemaPath: "#/properties/retrieval/else/properties/documents/else/required",
										keyword: "required",
										params: { missingProperty: "snapshot" },
										message: "must have required property 'snapshot'",
										schema: schema13.properties.retrieval.else.properties.documents.else.required,
										parentSchema: schema13.properties.retrieval.else.properties.documents.else,
										data: data7
									};
									if (vErrors === null) vErrors = [err27];
									else vErrors.push(err27);
									errors++;
								}
								for (const key4 in data7) if (!(key4 === "snapshot")) {
									const err28 = {
										instancePath: instancePath + "/retrieval/documents",
										schemaPath: "#/properties/retrieval/else/properties/documents/else/additionalProperties",
										keyword: "additionalProperties",
										params: { additionalProperty: key4 },
										message: "must NOT have additional properties",
										schema: false,
										parentSchema: schema13.properties.retrieval.else.properties.documents.else,
										data: data7
									};
									if (vErrors === null) vErrors = [err28];
									else vErrors.push(err28);
									errors++;
								}
								if (data7.snapshot !== void 0) {
									let data8 = data7.snapshot;
									if (typeof data8 !== "string") {
										const err29 = {
											instancePath: instancePath + "/retrieval/documents/snapshot",
											schemaPath: "#/properties/retrieval/else/properties/documents/else/properties/snapshot/type",
											keyword: "type",
											params: { type: "string" },
											message: "must be string",
											schema: schema13.properties.retrieval.else.properties.documents.else.properties.snapshot.type,
											parentSchema: schema13.properties.retrieval.else.properties.documents.else.properties.snapshot,
											data: data8
										};
										if (vErrors === null) vErrors = [err29];
										else vErrors.push(err29);
										errors++;
									}
								}
							} else {
								const err30 = {
									instancePath: instancePath + "/retrieval/documents",
									schemaPath: "#/properties/retrieval/else/properties/documents/else/type",
									keyword: "type",
									params: { type: "object" },
									message: "must be object",
									schema: schema13.properties.retrieval.else.properties.documents.else.type,
									parentSchema: schema13.properties.retrieval.else.properties.documents.else,
									data: data7
								};
								if (vErrors === null) vErrors = [err30];
								else vErrors.push(err30);
								errors++;
							}
							var _valid4 = _errs41 === errors;
							valid8 = _valid4;
							ifClause4 = "else";
						}
						if (!valid8) {
							const err31 = {
								instancePath: instancePath + "/retrieval/documents",
								schemaPath: "#/properties/retrieval/else/properties/documents/if",
								keyword: "if",
								params: { failingKeyword: ifClause4 },
								message: "must match \"" + ifClause4 + "\" schema",
								schema: schema13.properties.retrieval.else.properties.documents.if,
								parentSchema: schema13.properties.retrieval.else.properties.documents,
								data: data7
							};
							if (vErrors === null) vErrors = [err31];
							else vErrors.push(err31);
							errors++;
						}
					}
					if (data6.version !== void 0) {
						let data9 = data6.version;
						if (typeof data9 === "string") {
							if (!pattern5.test(data9)) {
								const err32 = {
									instancePath: instancePath + "/retrieval/version",
									schemaPath: "#/properties/retrieval/else/properties/version/pattern",
									keyword: "pattern",
									params: { pattern: "\\S" },
									message: "must match pattern \"\\S\"",
									schema: "\\S",
									parentSchema: schema13.properties.retrieval.else.properties.version,
									data: data9
								};
								if (vErrors === null) vErrors = [err32];
								else vErrors.push(err32);
								errors++;
							}
						} else {
							const err33 = {
								instancePath: instancePath + "/retrieval/version",
								schemaPath: "#/properties/retrieval/else/properties/version/type",
								keyword: "type",
								params: { type: "string" },
								message: "must be string",
								schema: schema13.properties.retrieval.else.properties.version.type,
								parentSchema: schema13.properties.retrieval.else.properties.version,
								data: data9
							};
							if (vErrors === null) vErrors = [err33];
							else vErrors.push(err33);
							errors++;
						}
					}
				} else {
					const err34 = {
						instancePath: instancePath + "/retrieval",
						schemaPath: "#/properties/retrieval/else/type",
						keyword: "type",
						params: { type: "object" },
						message: "must be object",
						schema: schema13.properties.retrieval.else.type,
						parentSchema: schema13.properties.retrieval.else,
						data: data6
					};
					if (vErrors === null) vErrors = [err34];
					else vErrors.push(err34);
					errors++;
				}
				var _valid3 = _errs33 === errors;
				valid6 = _valid3;
				ifClause3 = "else";
			}
			if (!valid6) {
				const err35 = {
					instancePath: instancePath + "/retrieval",
					schemaPath: "#/properties/retrieval/if",
					keyword: "if",
					params: { failingKeyword: ifClause3 },
					message: "must match \"" + ifClause3 + "\" schema",
					schema: schema13.properties.retrieval.if,
					parentSchema: schema13.properties.retrieval,
					data: data6
				};
				if (vErrors === null) vErrors = [err35];
				else vErrors.push(err35);
				errors++;
			}
		}
		if (data.tools !== void 0) {
			let data10 = data.tools;
			const _errs49 = errors;
			let valid10 = true;
			const _errs50 = errors;
			if (typeof data10 !== "string") {
				const err36 = {};
				if (vErrors === null) vErrors = [err36];
				else vErrors.push(err36);
				errors++;
			}
			var _valid5 = _errs50 === errors;
			errors = _errs49;
			if (vErrors !== null) {
				if (_errs49) vErrors.length = _errs49;
				else vErrors = null;
			}
			let ifClause5;
			if (_valid5) {
				const _errs52 = errors;
				if ("none" !== data10) {
					const err37 = {
						instancePath: instancePath + "/tools",
						schemaPath: "#/properties/tools/then/const",
						keyword: "const",
						params: { allowedValue: "none" },
						message: "must be equal to constant",
						schema: "none",
						parentSchema: schema13.properties.tools.then,
						data: data10
					};
					if (vErrors === null) vErrors = [err37];
					else vErrors.push(err37);
					errors++;
				}
				var _valid5 = _errs52 === errors;
				valid10 = _valid5;
				ifClause5 = "then";
			} else {
				const _errs53 = errors;
				if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
					if (data10.definitions === void 0) {
						const err38 = {
							instancePath: instancePath + "/tools",
							schemaPath: "#/properties/tools/else/required",
							keyword: "required",
							params: { missingProperty: "definitions" },
							message: "must have required property 'definitions'",
							schema: schema13.properties.tools.else.required,
							parentSchema: schema13.properties.tools.else,
							data: data10
						};
						if (vErrors === null) vErrors = [err38];
						else vErrors.push(err38);
						errors++;
					}
					for (const key5 in data10) if (!(key5 === "definitions" || key5 === "results")) {
						const err39 = {
							instancePath: instancePath + "/tools",
							schemaPath: "#/properties/tools/else/additionalProperties",
							keyword: "additionalProperties",
							params: { additionalProperty: key5 },
							message: "must NOT have additional properties",
							schema: false,
							parentSchema: schema13.properties.tools.else,
							data: data10
						};
						if (vErrors === null) vErrors = [err39];
						else vErrors.push(err39);
						errors++;
					}
					if (data10.definitions !== void 0) {
						if (!validate23(data10.definitions, {
							instancePath: instancePath + "/tools/definitions",
							parentData: data10,
							parentDataProperty: "definitions",
							rootData
						})) {
							vErrors = vErrors === null ? validate23.errors : vErrors.concat(validate23.errors);
							errors = vErrors.length;
						}
					}
					if (data10.results !== void 0) {
						let data12 = data10.results;
						if (!(data12 === "recorded")) {
							const err40 = {
								instancePath: instancePath + "/tools/results",
								schemaPath: "#/properties/tools/else/properties/results/enum",
								keyword: "enum",
								params: { allowedValues: schema13.properties.tools.else.properties.results.enum },
								message: "must be equal to one of the allowed values",
								schema: schema13.properties.tools.else.properties.results.enum,
								parentSchema: schema13.properties.tools.else.properties.results,
								data: data12
							};
							if (vErrors === null) vErrors = [err40];
							else vErrors.push(err40);
							errors++;
						}
					}
				} else {
					const err41 = {
						instancePath: instancePath + "/tools",
						schemaPath: "#/properties/tools/else/type",
						keyword: "type",
						params: { type: "object" },
						message: "must be object",
						schema: schema13.properties.tools.else.type,
						parentSchema: schema13.properties.tools.else,
						data: data10
					};
					if (vErrors === null) vErrors = [err41];
					else vErrors.push(err41);
					errors++;
				}
				var _valid5 = _errs53 === errors;
				valid10 = _valid5;
				ifClause5 = "else";
			}
			if (!valid10) {
				const err42 = {
					instancePath: instancePath + "/tools",
					schemaPath: "#/properties/tools/if",
					keyword: "if",
					params: { failingKeyword: ifClause5 },
					message: "must match \"" + ifClause5 + "\" schema",
					schema: schema13.properties.tools.if,
					parentSchema: schema13.properties.tools,
					data: data10
				};
				if (vErrors === null) vErrors = [err42];
				else vErrors.push(err42);
				errors++;
			}
		}
	} else {
		const err43 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object",
			schema: schema13.type,
			parentSchema: schema13,
			data
		};
		if (vErrors === null) vErrors = [err43];
		else vErrors.push(err43);
		errors++;
	}
	validate37.errors = vErrors;
	return errors === 0;
}
const schema15 = {
	"description": "One thing measured about every answer.",
	"type": "object",
	"additionalProperties": false,
	"required": ["name", "scorer"],
	"properties": {
		"name": {
			"type": "string",
			"pattern": "^[a-z0-9][a-z0-9_-]{0,63}$"
		},
		"scorer": { "enum": [
			"equals",
			"contains",
			"icontains",
			"regex",
			"json-schema",
			"latency",
			"cost",
			"llm-rubric",
			"trace-attribute"
		] },
		"value": {
			"description": "equals, contains, icontains: the text; without it the case's expected value.",
			"type": "string"
		},
		"pattern": {
			"description": "regex: a JavaScript regular expression.",
			"type": "string",
			"pattern": "\\S"
		},
		"flags": {
			"description": "regex: flags, for instance i.",
			"type": "string",
			"pattern": "^[imsu]*$"
		},
		"schema": {
			"description": "json-schema: the schema's file.",
			"type": "string"
		},
		"rubric": {
			"description": "llm-rubric: the rubric's file.",
			"type": "string"
		},
		"judge": {
			"description": "llm-rubric: who judges.",
			"type": "object",
			"additionalProperties": false,
			"required": ["model"],
			"properties": { "model": { "$ref": "#/definitions/model" } }
		},
		"attribute": {
			"description": "trace-attribute: what production recorded.",
			"type": "string"
		},
		"range": {
			"description": "trace-attribute: the attribute's worst and best value.",
			"type": "array",
			"minItems": 2,
			"maxItems": 2,
			"items": { "type": "number" }
		},
		"max-drop": {
			"description": "The loss that is accepted, in the metric's unit or as a share: 0.05 or 5%.",
			"$ref": "#/definitions/margin"
		},
		"max-increase": {
			"description": "latency, cost: the increase that is accepted, in ms or dollars, or as a share: 25%.",
			"$ref": "#/definitions/margin"
		},
		"informs": {
			"description": "true: shown, and never decides.",
			"type": "boolean",
			"default": false
		}
	},
	"allOf": [
		{
			"if": { "properties": { "scorer": { "const": "regex" } } },
			"then": { "required": ["pattern"] }
		},
		{
			"if": { "properties": { "scorer": { "const": "json-schema" } } },
			"then": { "required": ["schema"] }
		},
		{
			"if": { "properties": { "scorer": { "const": "llm-rubric" } } },
			"then": { "required": ["rubric", "judge"] }
		},
		{
			"if": { "properties": { "scorer": { "const": "trace-attribute" } } },
			"then": { "required": ["attribute", "range"] }
		}
	]
};
const pattern18 = /* @__PURE__ */ new RegExp("^[a-z0-9][a-z0-9_-]{0,63}$", "u");
const pattern20 = /* @__PURE__ */ new RegExp("^[imsu]*$", "u");
const schema16 = {
	"if": { "type": "string" },
	"then": { "pattern": "^[0-9]+(\\.[0-9]+)?%$" },
	"else": {
		"type": "number",
		"minimum": 0
	}
};
function validate46(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	const _errs0 = errors;
	let valid0 = true;
	const _errs1 = errors;
	if (typeof data !== "string") {
		const err0 = {};
		if (vErrors === null) vErrors = [err0];
		else vErrors.push(err0);
		errors++;
	}
	var _valid0 = _errs1 === errors;
	errors = _errs0;
	if (vErrors !== null) {
		if (_errs0) vErrors.length = _errs0;
		else vErrors = null;
	}
	let ifClause0;
	if (_valid0) {
		const _errs3 = errors;
		if (typeof data === "string") {
			if (!pattern10.test(data)) {
				const err1 = {
					instancePath,
					schemaPath: "#/then/pattern",
					keyword: "pattern",
					params: { pattern: "^[0-9]+(\\.[0-9]+)?%$" },
					message: "must match pattern \"^[0-9]+(\\.[0-9]+)?%$\"",
					schema: "^[0-9]+(\\.[0-9]+)?%$",
					parentSchema: schema16.then,
					data
				};
				if (vErrors === null) vErrors = [err1];
				else vErrors.push(err1);
				errors++;
			}
		}
		var _valid0 = _errs3 === errors;
		valid0 = _valid0;
		ifClause0 = "then";
	} else {
		const _errs4 = errors;
		if (typeof data == "number" && isFinite(data)) {
			if (data < 0 || isNaN(data)) {
				const err2 = {
					instancePath,
					schemaPath: "#/else/minimum",
					keyword: "minimum",
					params: {
						comparison: ">=",
						limit: 0
					},
					message: "must be >= 0",
					schema: 0,
					parentSchema: schema16.else,
					data
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
		} else {
			const err3 = {
				instancePath,
				schemaPath: "#/else/type",
				keyword: "type",
				params: { type: "number" },
				message: "must be number",
				schema: schema16.else.type,
				parentSchema: schema16.else,
				data
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		var _valid0 = _errs4 === errors;
		valid0 = _valid0;
		ifClause0 = "else";
	}
	if (!valid0) {
		const err4 = {
			instancePath,
			schemaPath: "#/if",
			keyword: "if",
			params: { failingKeyword: ifClause0 },
			message: "must match \"" + ifClause0 + "\" schema",
			schema: schema16.if,
			parentSchema: schema16,
			data
		};
		if (vErrors === null) vErrors = [err4];
		else vErrors.push(err4);
		errors++;
	}
	validate46.errors = vErrors;
	return errors === 0;
}
function validate44(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	const _errs2 = errors;
	let valid1 = true;
	const _errs3 = errors;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.scorer !== void 0) {
			if ("regex" !== data.scorer) {
				const err0 = {};
				if (vErrors === null) vErrors = [err0];
				else vErrors.push(err0);
				errors++;
			}
		}
	}
	var _valid0 = _errs3 === errors;
	errors = _errs2;
	if (vErrors !== null) {
		if (_errs2) vErrors.length = _errs2;
		else vErrors = null;
	}
	if (_valid0) {
		const _errs5 = errors;
		if (data && typeof data == "object" && !Array.isArray(data)) {
			if (data.pattern === void 0) {
				const err1 = {
					instancePath,
					schemaPath: "#/allOf/0/then/required",
					keyword: "required",
					params: { missingProperty: "pattern" },
					message: "must have required property 'pattern'",
					schema: schema15.allOf[0].then.required,
					parentSchema: schema15.allOf[0].then,
					data
				};
				if (vErrors === null) vErrors = [err1];
				else vErrors.push(err1);
				errors++;
			}
		}
		var _valid0 = _errs5 === errors;
		valid1 = _valid0;
	}
	if (!valid1) {
		const err2 = {
			instancePath,
			schemaPath: "#/allOf/0/if",
			keyword: "if",
			params: { failingKeyword: "then" },
			message: "must match \"then\" schema",
			schema: schema15.allOf[0].if,
			parentSchema: schema15.allOf[0],
			data
		};
		if (vErrors === null) vErrors = [err2];
		else vErrors.push(err2);
		errors++;
	}
	const _errs7 = errors;
	let valid3 = true;
	const _errs8 = errors;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.scorer !== void 0) {
			if ("json-schema" !== data.scorer) {
				const err3 = {};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
		}
	}
	var _valid1 = _errs8 === errors;
	errors = _errs7;
	if (vErrors !== null) {
		if (_errs7) vErrors.length = _errs7;
		else vErrors = null;
	}
	if (_valid1) {
		const _errs10 = errors;
		if (data && typeof data == "object" && !Array.isArray(data)) {
			if (data.schema === void 0) {
				const err4 = {
					instancePath,
					schemaPath: "#/allOf/1/then/required",
					keyword: "required",
					params: { missingProperty: "schema" },
					message: "must have required property 'schema'",
					schema: schema15.allOf[1].then.required,
					parentSchema: schema15.allOf[1].then,
					data
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
		}
		var _valid1 = _errs10 === errors;
		valid3 = _valid1;
	}
	if (!valid3) {
		const err5 = {
			instancePath,
			schemaPath: "#/allOf/1/if",
			keyword: "if",
			params: { failingKeyword: "then" },
			message: "must match \"then\" schema",
			schema: schema15.allOf[1].if,
			parentSchema: schema15.allOf[1],
			data
		};
		if (vErrors === null) vErrors = [err5];
		else vErrors.push(err5);
		errors++;
	}
	const _errs12 = errors;
	let valid5 = true;
	const _errs13 = errors;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.scorer !== void 0) {
			if ("llm-rubric" !== data.scorer) {
				const err6 = {};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			}
		}
	}
	var _valid2 = _errs13 === errors;
	errors = _errs12;
	if (vErrors !== null) {
		if (_errs12) vErrors.length = _errs12;
		else vErrors = null;
	}
	if (_valid2) {
		const _errs15 = errors;
		if (data && typeof data == "object" && !Array.isArray(data)) {
			if (data.rubric === void 0) {
				const err7 = {
					instancePath,
					schemaPath: "#/allOf/2/then/required",
					keyword: "required",
					params: { missingProperty: "rubric" },
					message: "must have required property 'rubric'",
					schema: schema15.allOf[2].then.required,
					parentSchema: schema15.allOf[2].then,
					data
				};
				if (vErrors === null) vErrors = [err7];
				else vErrors.push(err7);
				errors++;
			}
			if (data.judge === void 0) {
				const err8 = {
					instancePath,
					schemaPath: "#/allOf/2/then/required",
					keyword: "required",
					params: { missingProperty: "judge" },
					message: "must have required property 'judge'",
					schema: schema15.allOf[2].then.required,
					parentSchema: schema15.allOf[2].then,
					data
				};
				if (vErrors === null) vErrors = [err8];
				else vErrors.push(err8);
				errors++;
			}
		}
		var _valid2 = _errs15 === errors;
		valid5 = _valid2;
	}
	if (!valid5) {
		const err9 = {
			instancePath,
			schemaPath: "#/allOf/2/if",
			keyword: "if",
			params: { failingKeyword: "then" },
			message: "must match \"then\" schema",
			schema: schema15.allOf[2].if,
			parentSchema: schema15.allOf[2],
			data
		};
		if (vErrors === null) vErrors = [err9];
		else vErrors.push(err9);
		errors++;
	}
	const _errs17 = errors;
	let valid7 = true;
	const _errs18 = errors;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.scorer !== void 0) {
			if ("trace-attribute" !== data.scorer) {
				const err10 = {};
				if (vErrors === null) vErrors = [err10];
				else vErrors.push(err10);
				errors++;
			}
		}
	}
	var _valid3 = _errs18 === errors;
	errors = _errs17;
	if (vErrors !== null) {
		if (_errs17) vErrors.length = _errs17;
		else vErrors = null;
	}
	if (_valid3) {
		const _errs20 = errors;
		if (data && typeof data == "object" && !Array.isArray(data)) {
			if (data.attribute === void 0) {
				const err11 = {
					instancePath,
					schemaPath: "#/allOf/3/then/required",
					keyword: "required",
					params: { missingProperty: "attribute" },
					message: "must have required property 'attribute'",
					schema: schema15.allOf[3].then.required,
					parentSchema: schema15.allOf[3].then,
					data
				};
				if (vErrors === null) vErrors = [err11];
				else vErrors.push(err11);
				errors++;
			}
			if (data.range === void 0) {
				const err12 = {
					instancePath,
					schemaPath: "#/allOf/3/then/required",
					keyword: "required",
					params: { missingProperty: "range" },
					message: "must have required property 'range'",
					schema: schema15.allOf[3].then.required,
					parentSchema: schema15.allOf[3].then,
					data
				};
				if (vErrors === null) vErrors = [err12];
				else vErrors.push(err12);
				errors++;
			}
		}
		var _valid3 = _errs20 === errors;
		valid7 = _valid3;
	}
	if (!valid7) {
		const err13 = {
			instancePath,
			schemaPath: "#/allOf/3/if",
			keyword: "if",
			params: { failingKeyword: "then" },
			message: "must match \"then\" schema",
			schema: schema15.allOf[3].if,
			parentSchema: schema15.allOf[3],
			data
		};
		if (vErrors === null) vErrors = [err13];
		else vErrors.push(err13);
		errors++;
	}
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.name === void 0) {
			const err14 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "name" },
				message: "must have required property 'name'",
				schema: schema15.required,
				parentSchema: schema15,
				data
			};
			if (vErrors === null) vErrors = [err14];
			else vErrors.push(err14);
			errors++;
		}
		if (data.scorer === void 0) {
			const err15 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "scorer" },
				message: "must have required property 'scorer'",
				schema: schema15.required,
				parentSchema: schema15,
				data
			};
			if (vErrors === null) vErrors = [err15];
			else vErrors.push(err15);
			errors++;
		}
		for (const key0 in data) if (!func2.call(schema15.properties, key0)) {
			const err16 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties",
				schema: false,
				parentSchema: schema15,
				data
			};
			if (vErrors === null) vErrors = [err16];
			else vErrors.push(err16);
			errors++;
		}
		if (data.name !== void 0) {
			let data4 = data.name;
			if (typeof data4 === "string") {
				if (!pattern18.test(data4)) {
					const err17 = {
						instancePath: instancePath + "/name",
						schemaPath: "#/properties/name/pattern",
						keyword: "pattern",
						params: { pattern: "^[a-z0-9][a-z0-9_-]{0,63}$" },
						message: "must match pattern \"^[a-z0-9][a-z0-9_-]{0,63}$\"",
						schema: "^[a-z0-9][a-z0-9_-]{0,63}$",
						parentSchema: schema15.properties.name,
						data: data4
					};
					if (vErrors === null) vErrors = [err17];
					else vErrors.push(err17);
					errors++;
				}
			} else {
				const err18 = {
					instancePath: instancePath + "/name",
					schemaPath: "#/properties/name/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema15.properties.name.type,
					parentSchema: schema15.properties.name,
					data: data4
				};
				if (vErrors === null) vErrors = [err18];
				else vErrors.push(err18);
				errors++;
			}
		}
		if (data.scorer !== void 0) {
			let data5 = data.scorer;
			if (!(data5 === "equals" || data5 === "contains" || data5 === "icontains" || data5 === "regex" || data5 === "json-schema" || data5 === "latency" || data5 === "cost" || data5 === "llm-rubric" || data5 === "trace-attribute")) {
				const err19 = {
					instancePath: instancePath + "/scorer",
					schemaPath: "#/properties/scorer/enum",
					keyword: "enum",
					params: { allowedValues: schema15.properties.scorer.enum },
					message: "must be equal to one of the allowed values",
					schema: schema15.properties.scorer.enum,
					parentSchema: schema15.properties.scorer,
					data: data5
				};
				if (vErrors === null) vErrors = [err19];
				else vErrors.push(err19);
				errors++;
			}
		}
		if (data.value !== void 0) {
			let data6 = data.value;
			if (typeof data6 !== "string") {
				const err20 = {
					instancePath: instancePath + "/value",
					schemaPath: "#/properties/value/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema15.properties.value.type,
					parentSchema: schema15.properties.value,
					data: data6
				};
				if (vErrors === null) vErrors = [err20];
				else vErrors.push(err20);
				errors++;
			}
		}
		if (data.pattern !== void 0) {
			let data7 = data.pattern;
			if (typeof data7 === "string") {
				if (!pattern5.test(data7)) {
					const err21 = {
						instancePath: instancePath + "/pattern",
						schemaPath: "#/properties/pattern/pattern",
						keyword: "pattern",
						params: { pattern: "\\S" },
						message: "must match pattern \"\\S\"",
						schema: "\\S",
						parentSchema: schema15.properties.pattern,
						data: data7
					};
					if (vErrors === null) vErrors = [err21];
					else vErrors.push(err21);
					errors++;
				}
			} else {
				const err22 = {
					instancePath: instancePath + "/pattern",
					schemaPath: "#/properties/pattern/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema15.properties.pattern.type,
					parentSchema: schema15.properties.pattern,
					data: data7
				};
				if (vErrors === null) vErrors = [err22];
				else vErrors.push(err22);
				errors++;
			}
		}
		if (data.flags !== void 0) {
			let data8 = data.flags;
			if (typeof data8 === "string") {
				if (!pattern20.test(data8)) {
					const err23 = {
						instancePath: instancePath + "/flags",
						schemaPath: "#/properties/flags/pattern",
						keyword: "pattern",
						params: { pattern: "^[imsu]*$" },
						message: "must match pattern \"^[imsu]*$\"",
						schema: "^[imsu]*$",
						parentSchema: schema15.properties.flags,
						data: data8
					};
					if (vErrors === null) vErrors = [err23];
					else vErrors.push(err23);
					errors++;
				}
			} else {
				const err24 = {
					instancePath: instancePath + "/flags",
					schemaPath: "#/properties/flags/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema15.properties.flags.type,
					parentSchema: schema15.properties.flags,
					data: data8
				};
				if (vErrors === null) vErrors = [err24];
				else vErrors.push(err24);
				errors++;
			}
		}
		if (data.schema !== void 0) {
			let data9 = data.schema;
			if (typeof data9 !== "string") {
				const err25 = {
					instancePath: instancePath + "/schema",
					schemaPath: "#/properties/schema/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema15.properties.schema.type,
					parentSchema: schema15.properties.schema,
					data: data9
				};
				if (vErrors === null) vErrors = [err25];
				else vErrors.push(err25);
				errors++;
			}
		}
		if (data.rubric !== void 0) {
			let data10 = data.rubric;
			if (typeof data10 !== "string") {
				const err26 = {
					instancePath: instancePath + "/rubric",
					schemaPath: "#/properties/rubric/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema15.properties.rubric.type,
					parentSchema: schema15.properties.rubric,
					data: data10
				};
				if (vErrors === null) vErrors = [err26];
				else vErrors.push(err26);
				errors++;
			}
		}
		if (data.judge !== void 0) {
			let data11 = data.judge;
			if (data11 && typeof data11 == "object" && !Array.isArray(data11)) {
				if (data11.model === void 0) {
					const err27 = {
						instancePath: instancePath + "/judge",
						schemaPath: "#/properties/judge/required",
						keyword: "required",
						params: { missingProperty: "model" },
						message: "must have required property 'model'",
						schema: schema15.properties.judge.required,
						parentSchema: schema15.properties.judge,
						data: data11
					};
					if (vErrors === null) vErrors = [err27];
					else vErrors.push(err27);
					errors++;
				}
				for (const key1 in data11) if (!(key1 === "model")) {
					const err28 = {
						instancePath: instancePath + "/judge",
						schemaPath: "#/properties/judge/additionalProperties",
						keyword: "additionalProperties",
						params: { additionalProperty: key1 },
						message: "must NOT have additional properties",
						schema: false,
						parentSchema: schema15.properties.judge,
						data: data11
					};
					if (vErrors === null) vErrors = [err28];
					else vErrors.push(err28);
					errors++;
				}
				if (data11.model !== void 0) {
					if (!validate38(data11.model, {
						instancePath: instancePath + "/judge/model",
						parentData: data11,
						parentDataProperty: "model",
						rootData
					})) {
						vErrors = vErrors === null ? validate38.errors : vErrors.concat(validate38.errors);
						errors = vErrors.length;
					}
				}
			} else {
				const err29 = {
					instancePath: instancePath + "/judge",
					schemaPath: "#/properties/judge/type",
					keyword: "type",
					params: { type: "object" },
					message: "must be object",
					schema: schema15.properties.judge.type,
					parentSchema: schema15.properties.judge,
					data: data11
				};
				if (vErrors === null) vErrors = [err29];
				else vErrors.push(err29);
				errors++;
			}
		}
		if (data.attribute !== void 0) {
			let data13 = data.attribute;
			if (typeof data13 !== "string") {
				const err30 = {
					instancePath: instancePath + "/attribute",
					schemaPath: "#/properties/attribute/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema15.properties.attribute.type,
					parentSchema: schema15.properties.attribute,
					data: data13
				};
				if (vErrors === null) vErrors = [err30];
				else vErrors.push(err30);
				errors++;
			}
		}
		if (data.range !== void 0) {
			let data14 = data.range;
			if (Array.isArray(data14)) {
				if (data14.length > 2) {
					const err31 = {
						instancePath: instancePath + "/range",
						schemaPath: "#/properties/range/maxItems",
						keyword: "maxItems",
						params: { limit: 2 },
						message: "must NOT have more than 2 items",
						schema: 2,
						parentSchema: schema15.properties.range,
						data: data14
					};
					if (vErrors === null) vErrors = [err31];
					else vErrors.push(err31);
					errors++;
				}
				if (data14.length < 2) {
					const err32 = {
						instancePath: instancePath + "/range",
						schemaPath: "#/properties/range/minItems",
						keyword: "minItems",
						params: { limit: 2 },
						message: "must NOT have fewer than 2 items",
						schema: 2,
						parentSchema: schema15.properties.range,
						data: data14
					};
					if (vErrors === null) vErrors = [err32];
					else vErrors.push(err32);
					errors++;
				}
				const len0 = data14.length;
				for (let i0 = 0; i0 < len0; i0++) {
					let data15 = data14[i0];
					if (!(typeof data15 == "number" && isFinite(data15))) {
						const err33 = {
							instancePath: instancePath + "/range/" + i0,
							schemaPath: "#/properties/range/items/type",
							keyword: "type",
							params: { type: "number" },
							message: "must be number",
							schema: schema15.properties.range.items.type,
							parentSchema: schema15.properties.range.items,
							data: data15
						};
						if (vErrors === null) vErrors = [err33];
						else vErrors.push(err33);
						errors++;
					}
				}
			} else {
				const err34 = {
					instancePath: instancePath + "/range",
					schemaPath: "#/properties/range/type",
					keyword: "type",
					params: { type: "array" },
					message: "must be array",
					schema: schema15.properties.range.type,
					parentSchema: schema15.properties.range,
					data: data14
				};
				if (vErrors === null) vErrors = [err34];
				else vErrors.push(err34);
				errors++;
			}
		}
		if (data["max-drop"] !== void 0) {
			if (!validate46(data["max-drop"], {
				instancePath: instancePath + "/max-drop",
				parentData: data,
				parentDataProperty: "max-drop",
				rootData
			})) {
				vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors);
				errors = vErrors.length;
			}
		}
		if (data["max-increase"] !== void 0) {
			if (!validate46(data["max-increase"], {
				instancePath: instancePath + "/max-increase",
				parentData: data,
				parentDataProperty: "max-increase",
				rootData
			})) {
				vErrors = vErrors === null ? validate46.errors : vErrors.concat(validate46.errors);
				errors = vErrors.length;
			}
		}
		if (data.informs !== void 0) {
			let data18 = data.informs;
			if (typeof data18 !== "boolean") {
				const err35 = {
					instancePath: instancePath + "/informs",
					schemaPath: "#/properties/informs/type",
					keyword: "type",
					params: { type: "boolean" },
					message: "must be boolean",
					schema: schema15.properties.informs.type,
					parentSchema: schema15.properties.informs,
					data: data18
				};
				if (vErrors === null) vErrors = [err35];
				else vErrors.push(err35);
				errors++;
			}
		}
	} else {
		const err36 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object",
			schema: schema15.type,
			parentSchema: schema15,
			data
		};
		if (vErrors === null) vErrors = [err36];
		else vErrors.push(err36);
		errors++;
	}
	validate44.errors = vErrors;
	return errors === 0;
}
const schema17 = {
	"description": "What a verdict does to the exit status.",
	"type": "object",
	"additionalProperties": false,
	"properties": {
		"on-regressed": {
			"$ref": "#/definitions/action",
			"default": "fail"
		},
		"on-inconclusive": {
			"$ref": "#/definitions/action",
			"default": "warn"
		},
		"on-not-comparable": {
			"$ref": "#/definitions/action",
			"default": "fail"
		},
		"confidence": {
			"description": "Of the intervals: 0.95 leaves 2.5 % on either side.",
			"type": "number",
			"minimum": .5,
			"maximum": .999,
			"default": .95
		},
		"looks": {
			"description": "At most this many looks at a growing number of trials. This version takes one.",
			"type": "integer",
			"minimum": 1,
			"maximum": 3
		}
	}
};
const schema18 = { "enum": [
	"fail",
	"warn",
	"pass"
] };
function validate51(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (!(data === "fail" || data === "warn" || data === "pass")) {
		const err0 = {
			instancePath,
			schemaPath: "#/enum",
			keyword: "enum",
			params: { allowedValues: schema18.enum },
			message: "must be equal to one of the allowed values",
			schema: schema18.enum,
			parentSchema: schema18,
			data
		};
		if (vErrors === null) vErrors = [err0];
		else vErrors.push(err0);
		errors++;
	}
	validate51.errors = vErrors;
	return errors === 0;
}
function validate50(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		for (const key0 in data) if (!(key0 === "on-regressed" || key0 === "on-inconclusive" || key0 === "on-not-comparable" || key0 === "confidence" || key0 === "looks")) {
			const err0 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties",
				schema: false,
				parentSchema: schema17,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data["on-regressed"] !== void 0) {
			if (!validate51(data["on-regressed"], {
				instancePath: instancePath + "/on-regressed",
				parentData: data,
				parentDataProperty: "on-regressed",
				rootData
			})) {
				vErrors = vErrors === null ? validate51.errors : vErrors.concat(validate51.errors);
				errors = vErrors.length;
			}
		}
		if (data["on-inconclusive"] !== void 0) {
			if (!validate51(data["on-inconclusive"], {
				instancePath: instancePath + "/on-inconclusive",
				parentData: data,
				parentDataProperty: "on-inconclusive",
				rootData
			})) {
				vErrors = vErrors === null ? validate51.errors : vErrors.concat(validate51.errors);
				errors = vErrors.length;
			}
		}
		if (data["on-not-comparable"] !== void 0) {
			if (!validate51(data["on-not-comparable"], {
				instancePath: instancePath + "/on-not-comparable",
				parentData: data,
				parentDataProperty: "on-not-comparable",
				rootData
			})) {
				vErrors = vErrors === null ? validate51.errors : vErrors.concat(validate51.errors);
				errors = vErrors.length;
			}
		}
		if (data.confidence !== void 0) {
			let data3 = data.confidence;
			if (typeof data3 == "number" && isFinite(data3)) {
				if (data3 > .999 || isNaN(data3)) {
					const err1 = {
						instancePath: instancePath + "/confidence",
						schemaPath: "#/properties/confidence/maximum",
						keyword: "maximum",
						params: {
							comparison: "<=",
							limit: .999
						},
						message: "must be <= 0.999",
						schema: .999,
						parentSchema: schema17.properties.confidence,
						data: data3
					};
					if (vErrors === null) vErrors = [err1];
					else vErrors.push(err1);
					errors++;
				}
				if (data3 < .5 || isNaN(data3)) {
					const err2 = {
						instancePath: instancePath + "/confidence",
						schemaPath: "#/properties/confidence/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: .5
						},
						message: "must be >= 0.5",
						schema: .5,
						parentSchema: schema17.properties.confidence,
						data: data3
					};
					if (vErrors === null) vErrors = [err2];
					else vErrors.push(err2);
					errors++;
				}
			} else {
				const err3 = {
					instancePath: instancePath + "/confidence",
					schemaPath: "#/properties/confidence/type",
					keyword: "type",
					params: { type: "number" },
					message: "must be number",
					schema: schema17.properties.confidence.type,
					parentSchema: schema17.properties.confidence,
					data: data3
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
		}
		if (data.looks !== void 0) {
			let data4 = data.looks;
			if (!(typeof data4 == "number" && !(data4 % 1) && !isNaN(data4) && isFinite(data4))) {
				const err4 = {
					instancePath: instancePath + "/looks",
					schemaPath: "#/properties/looks/type",
					keyword: "type",
					params: { type: "integer" },
					message: "must be integer",
					schema: schema17.properties.looks.type,
					parentSchema: schema17.properties.looks,
					data: data4
				};
				if (vErrors === null) vErrors = [err4];
				else vErrors.push(err4);
				errors++;
			}
			if (typeof data4 == "number" && isFinite(data4)) {
				if (data4 > 3 || isNaN(data4)) {
					const err5 = {
						instancePath: instancePath + "/looks",
						schemaPath: "#/properties/looks/maximum",
						keyword: "maximum",
						params: {
							comparison: "<=",
							limit: 3
						},
						message: "must be <= 3",
						schema: 3,
						parentSchema: schema17.properties.looks,
						data: data4
					};
					if (vErrors === null) vErrors = [err5];
					else vErrors.push(err5);
					errors++;
				}
				if (data4 < 1 || isNaN(data4)) {
					const err6 = {
						instancePath: instancePath + "/looks",
						schemaPath: "#/properties/looks/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 1
						},
						message: "must be >= 1",
						schema: 1,
						parentSchema: schema17.properties.looks,
						data: data4
					};
					if (vErrors === null) vErrors = [err6];
					else vErrors.push(err6);
					errors++;
				}
			}
		}
	} else {
		const err7 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object",
			schema: schema17.type,
			parentSchema: schema17,
			data
		};
		if (vErrors === null) vErrors = [err7];
		else vErrors.push(err7);
		errors++;
	}
	validate50.errors = vErrors;
	return errors === 0;
}
const schema19 = {
	"description": "Caps on one run, checked before every call.",
	"type": "object",
	"additionalProperties": false,
	"properties": {
		"usd": {
			"description": "Dollars; needs layers.model.price.",
			"type": "number",
			"minimum": 0
		},
		"tokens": {
			"type": "integer",
			"minimum": 0
		},
		"calls": {
			"type": "integer",
			"minimum": 0
		},
		"errors": {
			"description": "The share of trials that may fail: 2%.",
			"$ref": "#/definitions/share",
			"default": "2%"
		}
	}
};
function validate56(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		for (const key0 in data) if (!(key0 === "usd" || key0 === "tokens" || key0 === "calls" || key0 === "errors")) {
			const err0 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties",
				schema: false,
				parentSchema: schema19,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.usd !== void 0) {
			let data0 = data.usd;
			if (typeof data0 == "number" && isFinite(data0)) {
				if (data0 < 0 || isNaN(data0)) {
					const err1 = {
						instancePath: instancePath + "/usd",
						schemaPath: "#/properties/usd/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 0
						},
						message: "must be >= 0",
						schema: 0,
						parentSchema: schema19.properties.usd,
						data: data0
					};
					if (vErrors === null) vErrors = [err1];
					else vErrors.push(err1);
					errors++;
				}
			} else {
				const err2 = {
					instancePath: instancePath + "/usd",
					schemaPath: "#/properties/usd/type",
					keyword: "type",
					params: { type: "number" },
					message: "must be number",
					schema: schema19.properties.usd.type,
					parentSchema: schema19.properties.usd,
					data: data0
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
		}
		if (data.tokens !== void 0) {
			let data1 = data.tokens;
			if (!(typeof data1 == "number" && !(data1 % 1) && !isNaN(data1) && isFinite(data1))) {
				const err3 = {
					instancePath: instancePath + "/tokens",
					schemaPath: "#/properties/tokens/type",
					keyword: "type",
					params: { type: "integer" },
					message: "must be integer",
					schema: schema19.properties.tokens.type,
					parentSchema: schema19.properties.tokens,
					data: data1
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
			if (typeof data1 == "number" && isFinite(data1)) {
				if (data1 < 0 || isNaN(data1)) {
					const err4 = {
						instancePath: instancePath + "/tokens",
						schemaPath: "#/properties/tokens/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 0
						},
						message: "must be >= 0",
						schema: 0,
						parentSchema: schema19.properties.tokens,
						data: data1
					};
					if (vErrors === null) vErrors = [err4];
					else vErrors.push(err4);
					errors++;
				}
			}
		}
		if (data.calls !== void 0) {
			let data2 = data.calls;
			if (!(typeof data2 == "number" && !(data2 % 1) && !isNaN(data2) && isFinite(data2))) {
				const err5 = {
					instancePath: instancePath + "/calls",
					schemaPath: "#/properties/calls/type",
					keyword: "type",
					params: { type: "integer" },
					message: "must be integer",
					schema: schema19.properties.calls.type,
					parentSchema: schema19.properties.calls,
					data: data2
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
			if (typeof data2 == "number" && isFinite(data2)) {
				if (data2 < 0 || isNaN(data2)) {
					const err6 = {
						instancePath: instancePath + "/calls",
						schemaPath: "#/properties/calls/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 0
						},
						message: "must be >= 0",
						schema: 0,
						parentSchema: schema19.properties.calls,
						data: data2
					};
					if (vErrors === null) vErrors = [err6];
					else vErrors.push(err6);
					errors++;
				}
			}
		}
		if (data.errors !== void 0) {
			if (!validate26(data.errors, {
				instancePath: instancePath + "/errors",
				parentData: data,
				parentDataProperty: "errors",
				rootData
			})) {
				vErrors = vErrors === null ? validate26.errors : vErrors.concat(validate26.errors);
				errors = vErrors.length;
			}
		}
	} else {
		const err7 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object",
			schema: schema19.type,
			parentSchema: schema19,
			data
		};
		if (vErrors === null) vErrors = [err7];
		else vErrors.push(err7);
		errors++;
	}
	validate56.errors = vErrors;
	return errors === 0;
}
const schema20 = {
	"description": "Where baselines are kept.",
	"type": "object",
	"additionalProperties": false,
	"properties": {
		"branch": {
			"type": "string",
			"pattern": "^[A-Za-z0-9][A-Za-z0-9._/-]*$",
			"default": "eval-baselines"
		},
		"text": {
			"description": "Whether the sample's texts are kept beside the baseline, after redaction: sealed needs a key.",
			"enum": [
				"none",
				"sealed",
				"plain"
			],
			"default": "none"
		},
		"key-variable": {
			"description": "The environment variable that holds the key of sealed texts.",
			"type": "string",
			"pattern": "^[A-Za-z_][A-Za-z0-9_]*$",
			"default": "EVAL_BASELINE_KEY"
		}
	}
};
const pattern22 = /* @__PURE__ */ new RegExp("^[A-Za-z0-9][A-Za-z0-9._/-]*$", "u");
function validate59(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		for (const key0 in data) if (!(key0 === "branch" || key0 === "text" || key0 === "key-variable")) {
			const err0 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties",
				schema: false,
				parentSchema: schema20,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.branch !== void 0) {
			let data0 = data.branch;
			if (typeof data0 === "string") {
				if (!pattern22.test(data0)) {
					const err1 = {
						instancePath: instancePath + "/branch",
						schemaPath: "#/properties/branch/pattern",
						keyword: "pattern",
						params: { pattern: "^[A-Za-z0-9][A-Za-z0-9._/-]*$" },
						message: "must match pattern \"^[A-Za-z0-9][A-Za-z0-9._/-]*$\"",
						schema: "^[A-Za-z0-9][A-Za-z0-9._/-]*$",
						parentSchema: schema20.properties.branch,
						data: data0
					};
					if (vErrors === null) vErrors = [err1];
					else vErrors.push(err1);
					errors++;
				}
			} else {
				const err2 = {
					instancePath: instancePath + "/branch",
					schemaPath: "#/properties/branch/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema20.properties.branch.type,
					parentSchema: schema20.properties.branch,
					data: data0
				};
				if (vErrors === null) vErrors = [err2];
				else vErrors.push(err2);
				errors++;
			}
		}
		if (data.text !== void 0) {
			let data1 = data.text;
			if (!(data1 === "none" || data1 === "sealed" || data1 === "plain")) {
				const err3 = {
					instancePath: instancePath + "/text",
					schemaPath: "#/properties/text/enum",
					keyword: "enum",
					params: { allowedValues: schema20.properties.text.enum },
					message: "must be equal to one of the allowed values",
					schema: schema20.properties.text.enum,
					parentSchema: schema20.properties.text,
					data: data1
				};
				if (vErrors === null) vErrors = [err3];
				else vErrors.push(err3);
				errors++;
			}
		}
		if (data["key-variable"] !== void 0) {
			let data2 = data["key-variable"];
			if (typeof data2 === "string") {
				if (!pattern2.test(data2)) {
					const err4 = {
						instancePath: instancePath + "/key-variable",
						schemaPath: "#/properties/key-variable/pattern",
						keyword: "pattern",
						params: { pattern: "^[A-Za-z_][A-Za-z0-9_]*$" },
						message: "must match pattern \"^[A-Za-z_][A-Za-z0-9_]*$\"",
						schema: "^[A-Za-z_][A-Za-z0-9_]*$",
						parentSchema: schema20.properties["key-variable"],
						data: data2
					};
					if (vErrors === null) vErrors = [err4];
					else vErrors.push(err4);
					errors++;
				}
			} else {
				const err5 = {
					instancePath: instancePath + "/key-variable",
					schemaPath: "#/properties/key-variable/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema20.properties["key-variable"].type,
					parentSchema: schema20.properties["key-variable"],
					data: data2
				};
				if (vErrors === null) vErrors = [err5];
				else vErrors.push(err5);
				errors++;
			}
		}
	} else {
		const err6 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object",
			schema: schema20.type,
			parentSchema: schema20,
			data
		};
		if (vErrors === null) vErrors = [err6];
		else vErrors.push(err6);
		errors++;
	}
	validate59.errors = vErrors;
	return errors === 0;
}
function validate21(data, { instancePath = "", parentData, parentDataProperty, rootData = data } = {}) {
	let vErrors = null;
	let errors = 0;
	if (data && typeof data == "object" && !Array.isArray(data)) {
		if (data.suite === void 0) {
			const err0 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "suite" },
				message: "must have required property 'suite'",
				schema: schema6.required,
				parentSchema: schema6,
				data
			};
			if (vErrors === null) vErrors = [err0];
			else vErrors.push(err0);
			errors++;
		}
		if (data.traces === void 0) {
			const err1 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "traces" },
				message: "must have required property 'traces'",
				schema: schema6.required,
				parentSchema: schema6,
				data
			};
			if (vErrors === null) vErrors = [err1];
			else vErrors.push(err1);
			errors++;
		}
		if (data.layers === void 0) {
			const err2 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "layers" },
				message: "must have required property 'layers'",
				schema: schema6.required,
				parentSchema: schema6,
				data
			};
			if (vErrors === null) vErrors = [err2];
			else vErrors.push(err2);
			errors++;
		}
		if (data.metrics === void 0) {
			const err3 = {
				instancePath,
				schemaPath: "#/required",
				keyword: "required",
				params: { missingProperty: "metrics" },
				message: "must have required property 'metrics'",
				schema: schema6.required,
				parentSchema: schema6,
				data
			};
			if (vErrors === null) vErrors = [err3];
			else vErrors.push(err3);
			errors++;
		}
		for (const key0 in data) if (!func2.call(schema6.properties, key0)) {
			const err4 = {
				instancePath,
				schemaPath: "#/additionalProperties",
				keyword: "additionalProperties",
				params: { additionalProperty: key0 },
				message: "must NOT have additional properties",
				schema: false,
				parentSchema: schema6,
				data
			};
			if (vErrors === null) vErrors = [err4];
			else vErrors.push(err4);
			errors++;
		}
		if (data.suite !== void 0) {
			let data0 = data.suite;
			if (typeof data0 === "string") {
				if (!pattern0.test(data0)) {
					const err5 = {
						instancePath: instancePath + "/suite",
						schemaPath: "#/properties/suite/pattern",
						keyword: "pattern",
						params: { pattern: "^[a-z0-9][a-z0-9-]{0,63}$" },
						message: "must match pattern \"^[a-z0-9][a-z0-9-]{0,63}$\"",
						schema: "^[a-z0-9][a-z0-9-]{0,63}$",
						parentSchema: schema6.properties.suite,
						data: data0
					};
					if (vErrors === null) vErrors = [err5];
					else vErrors.push(err5);
					errors++;
				}
			} else {
				const err6 = {
					instancePath: instancePath + "/suite",
					schemaPath: "#/properties/suite/type",
					keyword: "type",
					params: { type: "string" },
					message: "must be string",
					schema: schema6.properties.suite.type,
					parentSchema: schema6.properties.suite,
					data: data0
				};
				if (vErrors === null) vErrors = [err6];
				else vErrors.push(err6);
				errors++;
			}
		}
		if (data.traces !== void 0) {
			if (!validate22(data.traces, {
				instancePath: instancePath + "/traces",
				parentData: data,
				parentDataProperty: "traces",
				rootData
			})) {
				vErrors = vErrors === null ? validate22.errors : vErrors.concat(validate22.errors);
				errors = vErrors.length;
			}
		}
		if (data.sample !== void 0) {
			if (!validate34(data.sample, {
				instancePath: instancePath + "/sample",
				parentData: data,
				parentDataProperty: "sample",
				rootData
			})) {
				vErrors = vErrors === null ? validate34.errors : vErrors.concat(validate34.errors);
				errors = vErrors.length;
			}
		}
		if (data.layers !== void 0) {
			if (!validate37(data.layers, {
				instancePath: instancePath + "/layers",
				parentData: data,
				parentDataProperty: "layers",
				rootData
			})) {
				vErrors = vErrors === null ? validate37.errors : vErrors.concat(validate37.errors);
				errors = vErrors.length;
			}
		}
		if (data.metrics !== void 0) {
			let data4 = data.metrics;
			if (Array.isArray(data4)) {
				if (data4.length < 1) {
					const err7 = {
						instancePath: instancePath + "/metrics",
						schemaPath: "#/properties/metrics/minItems",
						keyword: "minItems",
						params: { limit: 1 },
						message: "must NOT have fewer than 1 items",
						schema: 1,
						parentSchema: schema6.properties.metrics,
						data: data4
					};
					if (vErrors === null) vErrors = [err7];
					else vErrors.push(err7);
					errors++;
				}
				const len0 = data4.length;
				for (let i0 = 0; i0 < len0; i0++) if (!validate44(data4[i0], {
					instancePath: instancePath + "/metrics/" + i0,
					parentData: data4,
					parentDataProperty: i0,
					rootData
				})) {
					vErrors = vErrors === null ? validate44.errors : vErrors.concat(validate44.errors);
					errors = vErrors.length;
				}
			} else {
				const err8 = {
					instancePath: instancePath + "/metrics",
					schemaPath: "#/properties/metrics/type",
					keyword: "type",
					params: { type: "array" },
					message: "must be array",
					schema: schema6.properties.metrics.type,
					parentSchema: schema6.properties.metrics,
					data: data4
				};
				if (vErrors === null) vErrors = [err8];
				else vErrors.push(err8);
				errors++;
			}
		}
		if (data.trials !== void 0) {
			let data6 = data.trials;
			if (!(typeof data6 == "number" && !(data6 % 1) && !isNaN(data6) && isFinite(data6))) {
				const err9 = {
					instancePath: instancePath + "/trials",
					schemaPath: "#/properties/trials/type",
					keyword: "type",
					params: { type: "integer" },
					message: "must be integer",
					schema: schema6.properties.trials.type,
					parentSchema: schema6.properties.trials,
					data: data6
				};
				if (vErrors === null) vErrors = [err9];
				else vErrors.push(err9);
				errors++;
			}
			if (typeof data6 == "number" && isFinite(data6)) {
				if (data6 > 100 || isNaN(data6)) {
					const err10 = {
						instancePath: instancePath + "/trials",
						schemaPath: "#/properties/trials/maximum",
						keyword: "maximum",
						params: {
							comparison: "<=",
							limit: 100
						},
						message: "must be <= 100",
						schema: 100,
						parentSchema: schema6.properties.trials,
						data: data6
					};
					if (vErrors === null) vErrors = [err10];
					else vErrors.push(err10);
					errors++;
				}
				if (data6 < 1 || isNaN(data6)) {
					const err11 = {
						instancePath: instancePath + "/trials",
						schemaPath: "#/properties/trials/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 1
						},
						message: "must be >= 1",
						schema: 1,
						parentSchema: schema6.properties.trials,
						data: data6
					};
					if (vErrors === null) vErrors = [err11];
					else vErrors.push(err11);
					errors++;
				}
			}
		}
		if (data.gate !== void 0) {
			if (!validate50(data.gate, {
				instancePath: instancePath + "/gate",
				parentData: data,
				parentDataProperty: "gate",
				rootData
			})) {
				vErrors = vErrors === null ? validate50.errors : vErrors.concat(validate50.errors);
				errors = vErrors.length;
			}
		}
		if (data.budget !== void 0) {
			if (!validate56(data.budget, {
				instancePath: instancePath + "/budget",
				parentData: data,
				parentDataProperty: "budget",
				rootData
			})) {
				vErrors = vErrors === null ? validate56.errors : vErrors.concat(validate56.errors);
				errors = vErrors.length;
			}
		}
		if (data.store !== void 0) {
			if (!validate59(data.store, {
				instancePath: instancePath + "/store",
				parentData: data,
				parentDataProperty: "store",
				rootData
			})) {
				vErrors = vErrors === null ? validate59.errors : vErrors.concat(validate59.errors);
				errors = vErrors.length;
			}
		}
		if (data.concurrency !== void 0) {
			let data10 = data.concurrency;
			if (!(typeof data10 == "number" && !(data10 % 1) && !isNaN(data10) && isFinite(data10))) {
				const err12 = {
					instancePath: instancePath + "/concurrency",
					schemaPath: "#/properties/concurrency/type",
					keyword: "type",
					params: { type: "integer" },
					message: "must be integer",
					schema: schema6.properties.concurrency.type,
					parentSchema: schema6.properties.concurrency,
					data: data10
				};
				if (vErrors === null) vErrors = [err12];
				else vErrors.push(err12);
				errors++;
			}
			if (typeof data10 == "number" && isFinite(data10)) {
				if (data10 > 256 || isNaN(data10)) {
					const err13 = {
						instancePath: instancePath + "/concurrency",
						schemaPath: "#/properties/concurrency/maximum",
						keyword: "maximum",
						params: {
							comparison: "<=",
							limit: 256
						},
						message: "must be <= 256",
						schema: 256,
						parentSchema: schema6.properties.concurrency,
						data: data10
					};
					if (vErrors === null) vErrors = [err13];
					else vErrors.push(err13);
					errors++;
				}
				if (data10 < 1 || isNaN(data10)) {
					const err14 = {
						instancePath: instancePath + "/concurrency",
						schemaPath: "#/properties/concurrency/minimum",
						keyword: "minimum",
						params: {
							comparison: ">=",
							limit: 1
						},
						message: "must be >= 1",
						schema: 1,
						parentSchema: schema6.properties.concurrency,
						data: data10
					};
					if (vErrors === null) vErrors = [err14];
					else vErrors.push(err14);
					errors++;
				}
			}
		}
	} else {
		const err15 = {
			instancePath,
			schemaPath: "#/type",
			keyword: "type",
			params: { type: "object" },
			message: "must be object",
			schema: schema6.type,
			parentSchema: schema6,
			data
		};
		if (vErrors === null) vErrors = [err15];
		else vErrors.push(err15);
		errors++;
	}
	validate21.errors = vErrors;
	return errors === 0;
}

// src/config/suite-file.ts
const REMEDY = "Mend the lines named above; schema/suite.json lists every key.";
/**
* Reads the text of a suite file and holds it against the published schema.
* @param path for messages, relative to the root of the tree
* @throws UserErrors with every problem at once, each with its line
*/
function readSuiteFile(text, path) {
	const lines = new import_dist.LineCounter();
	const document = (0, import_dist.parseDocument)(text, {
		lineCounter: lines,
		prettyErrors: false
	});
	if (document.errors.length > 0) {
		const problems = document.errors.map((error) => `${path}:${lines.linePos(error.pos[0]).line}: ${oneLine(error.message)}`);
		throw new UserErrors(`${path} is not valid YAML`, problems, "Mend the lines named above.");
	}
	const value = toPlain(document, path);
	const locate = ({ path: keys, problem }) => `${path}:${lineOf(document.contents, keys, lines)}: ${inWords(keys)}${problem}`;
	if (!validateSuite(value)) throw suiteErrors(path, schemaProblems(validateSuite.errors ?? [], value).map(locate));
	return {
		value,
		locate
	};
}
/** All that is wrong with one suite file, in the order of its lines. */
function suiteErrors(path, problems) {
	const ordered = [...new Set(problems)].sort((a, b) => lineIn(a, path) - lineIn(b, path));
	return new UserErrors(`${path} has ${ordered.length === 1 ? "a problem" : `${ordered.length} problems`}`, ordered, REMEDY);
}
function toPlain(document, path) {
	try {
		return document.toJS({ maxAliasCount: 100 });
	} catch (cause) {
		throw new UserErrors(`${path} is not valid YAML`, [`${path}: ${oneLine(String(cause.message))}`], "Use fewer aliases.", { cause });
	}
}
/** The line of the deepest part of a path that the file has; of a key, where there is one. */
function lineOf(contents, keys, lines) {
	let node = contents;
	let offset = rangeStart(contents);
	for (const key of keys) {
		const pair = (0, import_dist.isMap)(node) ? node.items.find((item) => (0, import_dist.isScalar)(item.key) && String(item.key.value) === String(key)) : void 0;
		const next = pair?.value ?? node?.get?.(key, true);
		if (pair === void 0 && next === void 0) break;
		offset = rangeStart(pair?.key ?? next) ?? offset;
		node = next;
	}
	return lines.linePos(offset ?? 0).line;
}
function rangeStart(node) {
	return node?.range?.[0];
}
/** `metrics[1].judge: ` before the sentence; nothing for the file as a whole. */
function inWords(keys) {
	const words = keys.reduce((text, key) => typeof key === "number" ? `${text}[${key}]` : text === "" ? key : `${text}.${key}`, "");
	return words === "" ? "" : `${words}: `;
}
function lineIn(problem, path) {
	return Number(/^:(\d+)/.exec(problem.slice(path.length))?.[1] ?? 0);
}
function oneLine(message) {
	return message.replace(/\s+/g, " ").trim();
}

// src/config/trace-origins.ts
const KINDS = [
	"files",
	"otlp",
	"langfuse",
	"phoenix",
	"langsmith",
	"command"
];
/** Every source must be of exactly one kind. */
function originProblems({ traces }) {
	return traces.from.flatMap((origin, index) => {
		const named = KINDS.filter((kind) => origin[kind] !== void 0);
		if (named.length === 1) return [];
		const found = named.length === 0 ? "does not say where it is" : `is ${named.join(" and ")} at once`;
		return [{
			path: [
				"traces",
				"from",
				index
			],
			problem: `the source ${found}; expected one of ${KINDS.join(", ")}`
		}];
	});
}
/** A source with its defaults. @param globs resolves the globs of the suite file */
function originOf(written, globs) {
	const rate = written.rate === void 0 ? {} : { rate: shareOf(written.rate) };
	const { langfuse, phoenix, langsmith, command } = written;
	if (langfuse !== void 0) return {
		kind: "langfuse",
		baseUrl: langfuse["base-url"] ?? "https://cloud.langfuse.com",
		publicKeyVariable: langfuse["public-key-variable"] ?? "LANGFUSE_PUBLIC_KEY",
		secretKeyVariable: langfuse["secret-key-variable"] ?? "LANGFUSE_SECRET_KEY",
		...langfuse.environment === void 0 ? {} : { environment: langfuse.environment },
		...rate
	};
	if (phoenix !== void 0) {
		const { project } = phoenix;
		const keyVariable = phoenix["key-variable"] ?? "PHOENIX_API_KEY";
		return {
			kind: "phoenix",
			baseUrl: phoenix["base-url"],
			project,
			keyVariable,
			...rate
		};
	}
	if (langsmith !== void 0) {
		const baseUrl = langsmith["base-url"] ?? "https://api.smith.langchain.com";
		const keyVariable = langsmith["key-variable"] ?? "LANGSMITH_API_KEY";
		return {
			kind: "langsmith",
			baseUrl,
			project: langsmith.project,
			keyVariable,
			...rate
		};
	}
	if (command !== void 0) return {
		kind: "command",
		command,
		...rate
	};
	return {
		kind: "files",
		globs: globs(written.files ?? written.otlp ?? []),
		...rate
	};
}
/** The globs of a source of files, as written. */
function writtenGlobs({ files, otlp }) {
	return files ?? otlp;
}
function conditionsOf(where) {
	return Object.entries(where).map(([attribute, wanted]) => typeof wanted === "object" && "not" in wanted ? {
		attribute,
		isNot: textsOf(wanted.not)
	} : {
		attribute,
		is: textsOf(wanted)
	});
}
function textsOf(values) {
	return [values].flat().map(String);
}

// src/config/suite-rules.ts
/** Everything a schema cannot say about a suite; each rule returns the problems it finds. */
function brokenRules(suite) {
	return [
		originProblems,
		sizeOrRate,
		metricNamesDiffer,
		optionsFitTheScorer,
		marginsFitTheUnit,
		patternsCompile,
		rangesSpread,
		expectationsAreKnown,
		dollarsNeedAPrice
	].flatMap((rule) => rule(suite));
}
const sizeOrRate = ({ sample }) => sample?.size === void 0 || sample.rate === void 0 ? [] : [{
	path: ["sample", "rate"],
	problem: "a sample has a size or a rate, not both; leave one out"
}];
const metricNamesDiffer = ({ metrics }) => metrics.flatMap(({ name }, index) => metrics.findIndex((metric) => metric.name === name) < index ? [{
	path: [
		"metrics",
		index,
		"name"
	],
	problem: `a metric named "${name}" is there already`
}] : []);
const OPTIONS = {
	equals: ["value"],
	contains: ["value"],
	icontains: ["value"],
	regex: ["pattern", "flags"],
	"json-schema": ["schema"],
	latency: [],
	cost: [],
	"llm-rubric": ["rubric", "judge"],
	"trace-attribute": ["attribute", "range"]
};
const COMMON = [
	"name",
	"scorer",
	"max-drop",
	"max-increase",
	"informs"
];
const optionsFitTheScorer = ({ metrics }) => metrics.flatMap((metric, index) => {
	const allowed = [...OPTIONS[metric.scorer], ...COMMON];
	return Object.keys(metric).filter((key) => !allowed.includes(key)).map((key) => ({
		path: [
			"metrics",
			index,
			key
		],
		problem: `"${key}" means nothing to the scorer ${metric.scorer}; it knows ${allowed.slice(0, -COMMON.length).join(", ") || "no options"}${nearest(key, allowed)}`
	}));
});
const marginsFitTheUnit = ({ metrics }) => metrics.flatMap((metric, index) => {
	const wrong = isOperational(metric) ? "max-drop" : "max-increase";
	const right = isOperational(metric) ? "max-increase" : "max-drop";
	if (metric[wrong] !== void 0) return [{
		path: [
			"metrics",
			index,
			wrong
		],
		problem: `"${wrong}" does not fit ${metric.scorer}; write ${right}`
	}];
	const margin = metric[right];
	if (!isOperational(metric) && typeof margin === "number" && margin > 1) return [{
		path: [
			"metrics",
			index,
			right
		],
		problem: `${margin} is more than a score can drop; expected 0 to 1, or a share like 5%`
	}];
	return [];
});
/** Latency and cost are better when lower and have a unit; every other metric is a score from 0 to 1. */
function isOperational({ scorer }) {
	return scorer === "latency" || scorer === "cost";
}
const patternsCompile = ({ metrics }) => metrics.flatMap(({ pattern, flags }, index) => {
	if (pattern === void 0) return [];
	try {
		new RegExp(pattern, flags);
		return [];
	} catch (error) {
		return [{
			path: [
				"metrics",
				index,
				"pattern"
			],
			problem: error.message
		}];
	}
});
const rangesSpread = ({ metrics }) => metrics.flatMap(({ range }, index) => range !== void 0 && range[0] === range[1] ? [{
	path: [
		"metrics",
		index,
		"range"
	],
	problem: "worst and best value are equal; expected for instance [0, 1]"
}] : []);
const expectationsAreKnown = ({ metrics, traces }) => metrics.flatMap(({ scorer, value }, index) => [
	"equals",
	"contains",
	"icontains"
].includes(scorer) && value === void 0 && traces.expected === void 0 ? [{
	path: ["metrics", index],
	problem: `${scorer} has nothing to look for; give it a value, or name the attribute of the right answer under traces.expected`
}] : []);
const dollarsNeedAPrice = ({ budget, layers, metrics }) => {
	if (budget?.usd === void 0) return [];
	const problem = "budget.usd is a cap in dollars, so the price is needed: price: { input: …, output: … } per million tokens";
	const unpriced = metrics.flatMap(({ judge }, index) => judge !== void 0 && judge.model.price === void 0 ? [{
		path: [
			"metrics",
			index,
			"judge",
			"model"
		],
		problem
	}] : []);
	return [...layers.model !== "none" && layers.model.price === void 0 ? [{
		path: ["layers", "model"],
		problem
	}] : [], ...unpriced];
};

// src/config/parse-suite.ts
/**
* The text of a suite file → the validated suite, its defaults filled in, the files its metrics name read.
*
* @param path of the file, relative to the root of the tree, forward slashes
* @param read gives the text of a file of the same tree, or undefined
* @throws UserErrors with every problem at once, each as "path:line: place: what is wrong; what was expected"
*/
async function parseSuite(text, path, read) {
	const file = readSuiteFile(text, path);
	const written = file.value;
	const { specs, problems } = await readScorerSpecs(written.metrics, (name) => resolvePath(path, name), read, modelSpec);
	const all = [
		...brokenRules(written),
		...escapingPaths(written, path),
		...await redactionProblems(written.traces.redact),
		...problems
	];
	if (all.length > 0) throw suiteErrors(path, all.map((problem) => file.locate(problem)));
	return suiteOf(written, path, specs);
}
function suiteOf(written, path, specs) {
	const { traces, sample, gate, budget, store } = written;
	const globs = (paths) => [paths].flat().map((glob) => resolvePath(path, glob));
	return {
		name: written.suite,
		path,
		traces: {
			from: traces.from.map((origin) => originOf(origin, globs)),
			...traces.window === void 0 ? {} : { windowMs: durationMs(traces.window) },
			where: conditionsOf(traces.where ?? {}),
			redact: redactionOf(traces.redact),
			versions: traces.versions ?? {},
			slices: traces.slices ?? [],
			...traces.expected === void 0 ? {} : { expected: traces.expected },
			...traces.feedback === void 0 ? {} : { feedback: traces.feedback }
		},
		sample: {
			size: sample?.rate === void 0 ? sample?.size ?? 200 : { rate: shareOf(sample.rate) },
			...sample?.fixed === void 0 ? {} : { fixed: sample.fixed },
			turns: sample?.turns ?? "any",
			nearDuplicates: sample?.["near-duplicates"] !== "drop",
			keep: {
				errors: sample?.keep?.errors ?? 0,
				negativeFeedback: sample?.keep?.["negative-feedback"] ?? 0
			},
			seed: String(sample?.seed ?? 0),
			...sample?.stratify === void 0 ? {} : { stratify: sample.stratify },
			...sample?.key === void 0 ? {} : { key: sample.key }
		},
		layers: layerSpecs(written.layers, (name) => resolvePath(path, name), globs),
		metrics: written.metrics.map((metric, index) => metricOf(metric, specs[index])),
		trials: written.trials ?? 3,
		gate: {
			onRegressed: gate?.["on-regressed"] ?? "fail",
			onInconclusive: gate?.["on-inconclusive"] ?? "warn",
			onNotComparable: gate?.["on-not-comparable"] ?? "fail",
			confidence: gate?.confidence ?? .95,
			looks: gate?.looks ?? 1
		},
		budget: {
			...budget?.usd === void 0 ? {} : { usd: budget.usd },
			...budget?.tokens === void 0 ? {} : { tokens: budget.tokens },
			...budget?.calls === void 0 ? {} : { calls: budget.calls },
			errors: shareOf(budget?.errors ?? .02)
		},
		store: {
			branch: store?.branch ?? "eval-baselines",
			text: store?.text ?? "none",
			keyVariable: store?.["key-variable"] ?? "EVAL_BASELINE_KEY"
		},
		concurrency: written.concurrency ?? 8
	};
}
function layerSpecs(layers, resolve, globs) {
	const { model, prompt, policy, retrieval, tools } = layers;
	return {
		model: model === "none" ? null : modelSpec(model),
		prompt: prompt === "none" ? null : {
			files: globs(prompt.files),
			...prompt.template === void 0 ? {} : { template: resolve(prompt.template) }
		},
		policy: policy === "none" ? null : { files: globs(policy.files) },
		retrieval: retrieval === "none" ? null : retrievalSpec(retrieval, resolve),
		tools: tools === "none" ? null : {
			definitions: globs(tools.definitions),
			results: "recorded"
		}
	};
}
function retrievalSpec(retrieval, resolve) {
	const { documents = "recorded", version } = retrieval;
	return {
		documents: documents === "recorded" ? documents : { snapshot: resolve(documents.snapshot) },
		...version === void 0 ? {} : { version }
	};
}
/** A model as written, with its defaults. */
function modelSpec(written) {
	const { name, price } = written;
	return {
		name,
		keyVariable: written["key-variable"] ?? "OPENAI_API_KEY",
		parameters: written.parameters ?? {},
		...written["base-url"] === void 0 ? {} : { baseUrl: written["base-url"] },
		...price === void 0 ? {} : { price: {
			input: price.input,
			output: price.output,
			...price["cached-input"] === void 0 ? {} : { cachedInput: price["cached-input"] }
		} }
	};
}
function metricOf(written, spec) {
	const operational = isOperational(written);
	const margin = operational ? written["max-increase"] ?? "25%" : written["max-drop"] ?? .05;
	return {
		name: written.name,
		spec,
		direction: operational ? "lower-is-better" : "higher-is-better",
		unit: written.scorer === "latency" ? "ms" : written.scorer === "cost" ? "usd" : "score",
		margin: marginOf(margin),
		blocking: !(written.informs ?? false)
	};
}
function marginOf(margin) {
	return typeof margin === "number" ? {
		kind: "absolute",
		value: margin
	} : {
		kind: "relative",
		share: shareOf(margin)
	};
}
const UNIT_MS = {
	m: 6e4,
	h: 36e5,
	d: 864e5,
	w: 6048e5
};
/** "7d" → milliseconds. */
function durationMs(text) {
	return Number(text.slice(0, -1)) * UNIT_MS[text.slice(-1)];
}
/** Paths that lead out of the tree: a suite reads what is versioned with it, and nothing else. */
function escapingPaths({ traces, layers }, suitePath) {
	return [
		...traces.from.map((origin, index) => [[
			"traces",
			"from",
			index
		], writtenGlobs(origin)]),
		[[
			"layers",
			"prompt",
			"template"
		], layers.prompt === "none" ? void 0 : layers.prompt.template],
		[[
			"layers",
			"prompt",
			"files"
		], layers.prompt === "none" ? void 0 : layers.prompt.files],
		[[
			"layers",
			"policy",
			"files"
		], layers.policy === "none" ? void 0 : layers.policy.files],
		[[
			"layers",
			"tools",
			"definitions"
		], layers.tools === "none" ? void 0 : layers.tools.definitions],
		[[
			"layers",
			"retrieval",
			"documents",
			"snapshot"
		], snapshotOf(layers.retrieval)]
	].flatMap(([path, paths]) => [paths ?? []].flat().flatMap((glob) => {
		return /^!?\//.test(glob) || /^!?\.\.\//.test(resolvePath(suitePath, glob)) ? [{
			path,
			problem: `${glob} leads out of the repository; expected a path inside it`
		}] : [];
	}));
}
function snapshotOf(retrieval) {
	if (retrieval === "none" || typeof retrieval.documents !== "object") return void 0;
	return retrieval.documents.snapshot;
}
/** A path or glob of the suite file as one of the tree; what a glob leaves out, it still leaves out. */
function resolvePath(suitePath, path) {
	if (path.startsWith("!") && path[1] !== "(") return `!${resolvePath(suitePath, path.slice(1))}`;
	return posix.normalize(posix.join(posix.dirname(suitePath), path));
}

// src/config/load-suite.ts
/** Where a suite is looked for when none is named, in this order. */
const USUAL_PLACES = [
	"suite.yml",
	"evals/suite.yml",
	".github/evals/suite.yml"
];
/**
* The path of the suite file: the one that is named, else the one in a usual place, else the only suite.yml there is.
* @param named relative to the root of the tree
* @throws UserError when there is none, or more than one to choose from
*/
async function findSuite(tree, named) {
	if (named !== void 0) return posix.normalize(named);
	const found = (await tree.match([...USUAL_PLACES, "**/suite.yml"])).filter((path) => !path.includes("node_modules/"));
	const usual = USUAL_PLACES.find((place) => found.includes(place));
	if (usual !== void 0) return usual;
	const [only] = found;
	if (only !== void 0 && found.length === 1) return only;
	if (found.length > 1) throw new UserError(`there are ${found.length} suites in ${tree.label}: ${found.join(", ")}`, "Name one: --suite FILE.");
	throw new UserError(`there is no suite file in ${tree.label}: looked for ${USUAL_PLACES.join(", ")} and any suite.yml`, "Write one (the README shows its twelve lines), or name it: --suite FILE.");
}
/** Reads and validates a suite. @throws UserError when there is no such file, UserErrors with every problem in it */
async function loadSuite(tree, path) {
	const text = await tree.read(path);
	if (text !== void 0) return parseSuite(text, path, (name) => tree.read(name));
	const others = (await tree.match(["**/suite.yml", "**/*.suite.yml"])).filter((name) => !name.includes("node_modules/"));
	const hint = others.length === 0 ? "" : ` Suites there: ${others.slice(0, 5).join(", ")}.`;
	throw new UserError(`there is no suite file ${path} in ${tree.label}`, `Correct the path: --suite FILE.${hint}`);
}

// src/start-story.ts
/** From what a user asks for to a story that runs: finds the suite, builds the world. Both entries start here. */
async function startRecord(request, outside) {
	const { ground, suite: found } = await suiteOfCheckout(request.suite, outside);
	const suite = request.size === void 0 ? found : {
		...found,
		sample: {
			...found.sample,
			size: request.size
		}
	};
	if (request.commit && !ground.inRepository && outside.store === void 0) throw new UserError(`${ground.root} is in no git repository, so there is no branch to keep a baseline on`, "Run it in a repository, or write a file: --no-commit --out FILE.");
	const out = request.out === void 0 ? void 0 : resolve(outside.directory, request.out);
	if (out !== void 0) await checkBaselinePlace(out);
	const { record } = await import("./record2.js");
	const { result, baseline } = await record(suite, request, buildWorld(ground, suite, outside, { occasion: sinceLatest }));
	if (out !== void 0 && baseline !== void 0) await writeBaselineFile(out, baseline);
	return result;
}
/** A canary is the same occasion while both of its sides hold the same texts. */
async function contentOf(overrides, world) {
	const production = await world.variants.at(world.checkout, "production");
	const sides = [production];
	for (const override of overrides) sides.push(await world.variants.override(production, world.checkout, override));
	return `canary ${canonicalJson({
		overrides,
		versions: sides.map(({ versions }) => versions)
	})}`;
}
/** One occasion lasts until a record is kept: the next record asks anew, one that was stopped goes on. */
async function sinceLatest(store, suite) {
	return `record after ${(await store.list(suite.name)).at(-1)?.path ?? "none"}`;
}
/** @param request.base, request.head revisions; the change is judged against their merge base */
async function startCheck(request, outside) {
	const ground = await findGround(outside.directory);
	const { repository } = ground;
	const resolving = repository.resolve(request.head);
	resolving.catch(() => void 0);
	const base = await repository.mergeBase(request.base, request.head);
	const head = await resolving;
	const [before, after] = [repository.at(base), repository.at(head)];
	const named = pathInTree(request.suite, ground, outside.directory);
	const path = await suiteIn(before, named);
	if (path === void 0) {
		const proposed = await suiteIn(after, named);
		if (proposed !== void 0) return newSuite(proposed);
	}
	const loading = findSuite(before, path ?? named).then((found) => loadSuite(before, found));
	const [suite, changed] = await Promise.all([loading, repository.changedFiles(base, head)]);
	const keepsSuite = !changed.includes(suite.path) || await after.read(suite.path) !== void 0;
	const { check } = await import("./check.js");
	const world = buildWorld(ground, suite, outside, {
		occasion: async () => `check ${base}..${head}`,
		traces: [before, withoutFilesOf(ground.checkout, after)],
		commit: base
	});
	return check(suite, {
		base,
		head,
		changed,
		keepsSuite
	}, world);
}
/** The suite file that a commit holds, or undefined: none, or none that could be meant. */
async function suiteIn(tree, named) {
	try {
		const path = await findSuite(tree, named);
		return await tree.read(path) === void 0 ? void 0 : path;
	} catch (error) {
		if (error instanceof UserError) return void 0;
		throw error;
	}
}
/** @param request.overrides at least one */
async function startCanary(request, outside) {
	const { ground, suite } = await suiteOfCheckout(request.suite, outside);
	const { canary } = await import("./canary.js");
	const world = buildWorld(ground, suite, outside, { occasion: () => contentOf(request.overrides, world) });
	return canary(suite, request.overrides, world);
}
/** @param request.before, request.after files, or names on the branch; only names need a suite */
async function startCompare(request, outside) {
	const { compareBaselines } = await import("./compare.js");
	const found = await suiteOfCheckout(request.suite, outside).catch((error) => {
		if (request.suite !== void 0 || !(error instanceof UserError)) throw error;
		return error;
	});
	const baselines = openBaselines(outside, () => {
		if (found instanceof UserError) throw found;
		return found;
	});
	return compareBaselines(request, found instanceof UserError ? USUAL_GATE : found.suite.gate, baselines);
}
/** @param request.since a revision to compare the checkout with */
async function startVersions(request, outside) {
	const { ground, suite } = await suiteOfCheckout(request.suite, outside);
	const { versions } = await import("./versions.js");
	const world = buildWorld(ground, suite, outside, { occasion: async () => "versions" });
	return versions(suite, request.since, world);
}
/** What the traces of the suite hold and lack, and the names the suite has for versions. */
async function startDoctor(request, outside) {
	const { ground, suite } = await suiteOfCheckout(request.suite, outside);
	const { doctor } = await import("./doctor.js");
	return {
		examined: await doctor(suite, buildWorld(ground, suite, outside, { occasion: async () => "doctor" })),
		attributes: suite.traces.versions
	};
}
/** The gate of a comparison of files where no suite says otherwise. */
const USUAL_GATE = {
	onRegressed: "fail",
	onInconclusive: "warn",
	onNotComparable: "fail",
	confidence: .95,
	looks: 1
};
async function suiteOfCheckout(named, outside) {
	const ground = await findGround(outside.directory);
	const path = await findSuite(ground.checkout, pathInTree(named, ground, outside.directory));
	return {
		ground,
		suite: await loadSuite(ground.checkout, path)
	};
}
/** A path as typed → a path of the tree. @throws UserError when it leads out of the tree */
function pathInTree(named, ground, directory) {
	if (named === void 0) return void 0;
	const path = relative(ground.root, resolve(directory, named)).split(sep).join("/");
	if (path === ".." || path.startsWith("../")) throw new UserError(`the suite ${named} is not in ${ground.root}`, "Name a file inside it.");
	return path;
}
function newSuite(path) {
	return {
		story: "check",
		suite: path,
		verdict: "not-affected",
		gate: "pass",
		touched: [],
		notes: [`The suite ${path} is new here: it takes effect after the merge, and nothing is checked by it before.`]
	};
}

export { startRecord as a, startDoctor as i, startCheck as n, startVersions as o, startCompare as r, startCanary as t };