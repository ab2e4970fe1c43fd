// node_modules/pbf/index.js
const SHIFT_LEFT_32 = 4294967296;
const TEXT_DECODER_MIN_LENGTH = 12;
const utf8TextDecoder = typeof TextDecoder === "undefined" ? null : new TextDecoder("utf-8");
const PBF_VARINT = 0;
const PBF_FIXED64 = 1;
const PBF_BYTES = 2;
const PBF_FIXED32 = 5;
var PbfReader = class {
	/**
	* @param {Uint8Array | ArrayBuffer} buf
	*/
	constructor(buf) {
		this.buf = ArrayBuffer.isView(buf) ? buf : new Uint8Array(buf);
		this.dataView = new DataView(this.buf.buffer, this.buf.byteOffset, this.buf.byteLength);
		this.pos = 0;
		this.type = 0;
		this._valueStart = -1;
		this.length = this.buf.length;
	}
	/**
	* @template T
	* @param {(tag: number, result: T, pbf: PbfReader) => void} readField
	* @param {T} result
	* @param {number} [end]
	*/
	readFields(readField, result, end = this.length) {
		let field;
		while (field = this.nextField(end)) readField(field, result, this);
		return result;
	}
	/**
	* @template T
	* @param {(tag: number, result: T, pbf: PbfReader) => void} readField
	* @param {T} result
	*/
	readMessage(readField, result) {
		return this.readFields(readField, result, this.readVarint() + this.pos);
	}
	readFixed32() {
		const val = this.dataView.getUint32(this.pos, true);
		this.pos += 4;
		return val;
	}
	readSFixed32() {
		const val = this.dataView.getInt32(this.pos, true);
		this.pos += 4;
		return val;
	}
	readFixed64() {
		const val = this.dataView.getUint32(this.pos, true) + this.dataView.getUint32(this.pos + 4, true) * SHIFT_LEFT_32;
		this.pos += 8;
		return val;
	}
	readSFixed64() {
		const val = this.dataView.getUint32(this.pos, true) + this.dataView.getInt32(this.pos + 4, true) * SHIFT_LEFT_32;
		this.pos += 8;
		return val;
	}
	readFloat() {
		const val = this.dataView.getFloat32(this.pos, true);
		this.pos += 4;
		return val;
	}
	readDouble() {
		const val = this.dataView.getFloat64(this.pos, true);
		this.pos += 8;
		return val;
	}
	/**
	* @param {boolean} [isSigned]
	*/
	readVarint(isSigned) {
		const buf = this.buf;
		const b0 = buf[this.pos++];
		if (b0 < 128) return b0;
		let val = b0 & 127, b;
		b = buf[this.pos++];
		val |= (b & 127) << 7;
		if (b < 128) return val;
		b = buf[this.pos++];
		val |= (b & 127) << 14;
		if (b < 128) return val;
		b = buf[this.pos++];
		val |= (b & 127) << 21;
		if (b < 128) return val;
		b = buf[this.pos];
		val |= (b & 15) << 28;
		return readVarintRemainder(val, isSigned, this);
	}
	readSVarint() {
		const num = this.readVarint();
		return num % 2 === 1 ? (num + 1) / -2 : num / 2;
	}
	readBoolean() {
		return Boolean(this.readVarint());
	}
	readString() {
		const end = this.readVarint() + this.pos;
		const pos = this.pos;
		this.pos = end;
		if (end - pos >= TEXT_DECODER_MIN_LENGTH && utf8TextDecoder) return utf8TextDecoder.decode(this.buf.subarray(pos, end));
		return readUtf8(this.buf, pos, end);
	}
	readBytes() {
		const end = this.readVarint() + this.pos, buffer = this.buf.subarray(this.pos, end);
		this.pos = end;
		return buffer;
	}
	/**
	* @param {number[]} [arr]
	* @param {boolean} [isSigned]
	*/
	readPackedVarint(arr = [], isSigned) {
		const end = this.readPackedEnd();
		while (this.pos < end) arr.push(this.readVarint(isSigned));
		return arr;
	}
	/** @param {number[]} [arr] */
	readPackedSVarint(arr = []) {
		const end = this.readPackedEnd();
		while (this.pos < end) arr.push(this.readSVarint());
		return arr;
	}
	/** @param {boolean[]} [arr] */
	readPackedBoolean(arr = []) {
		const end = this.readPackedEnd();
		while (this.pos < end) arr.push(this.readBoolean());
		return arr;
	}
	/** @param {number[]} [arr] */
	readPackedFloat(arr = []) {
		const end = this.readPackedEnd();
		while (this.pos < end) arr.push(this.readFloat());
		return arr;
	}
	/** @param {number[]} [arr] */
	readPackedDouble(arr = []) {
		const end = this.readPackedEnd();
		while (this.pos < end) arr.push(this.readDouble());
		return arr;
	}
	/** @param {number[]} [arr] */
	readPackedFixed32(arr = []) {
		const end = this.readPackedEnd();
		while (this.pos < end) arr.push(this.readFixed32());
		return arr;
	}
	/** @param {number[]} [arr] */
	readPackedSFixed32(arr = []) {
		const end = this.readPackedEnd();
		while (this.pos < end) arr.push(this.readSFixed32());
		return arr;
	}
	/** @param {number[]} [arr] */
	readPackedFixed64(arr = []) {
		const end = this.readPackedEnd();
		while (this.pos < end) arr.push(this.readFixed64());
		return arr;
	}
	/** @param {number[]} [arr] */
	readPackedSFixed64(arr = []) {
		const end = this.readPackedEnd();
		while (this.pos < end) arr.push(this.readSFixed64());
		return arr;
	}
	readPackedEnd() {
		return this.type === PBF_BYTES ? this.readVarint() + this.pos : this.pos + 1;
	}
	/**
	* Advance to the next field. Returns the field number, or 0 at end-of-message.
	* @param {number} [end]
	*/
	nextField(end = this.length) {
		if (this.pos === this._valueStart) this.skip(this.type);
		if (this.pos >= end) return 0;
		const tag = this.readVarint();
		this.type = tag & 7;
		this._valueStart = this.pos;
		return tag >>> 3;
	}
	/** @param {number} val */
	skip(val) {
		const type = val & 7;
		if (type === PBF_VARINT) while (this.buf[this.pos++] > 127);
		else if (type === PBF_BYTES) this.pos = this.readVarint() + this.pos;
		else if (type === PBF_FIXED32) this.pos += 4;
		else if (type === PBF_FIXED64) this.pos += 8;
		else throw new Error(`Unimplemented type: ${type}`);
	}
};
/**
* @param {number} l
* @param {boolean | undefined} s
* @param {PbfReader} p
*/
function readVarintRemainder(l, s, p) {
	const buf = p.buf;
	let h, b;
	b = buf[p.pos++];
	h = (b & 112) >> 4;
	if (b < 128) return toNum(l, h, s);
	b = buf[p.pos++];
	h |= (b & 127) << 3;
	if (b < 128) return toNum(l, h, s);
	b = buf[p.pos++];
	h |= (b & 127) << 10;
	if (b < 128) return toNum(l, h, s);
	b = buf[p.pos++];
	h |= (b & 127) << 17;
	if (b < 128) return toNum(l, h, s);
	b = buf[p.pos++];
	h |= (b & 127) << 24;
	if (b < 128) return toNum(l, h, s);
	b = buf[p.pos++];
	h |= (b & 1) << 31;
	if (b < 128) return toNum(l, h, s);
	throw new Error("Expected varint not more than 10 bytes");
}
/**
* @param {number} low
* @param {number} high
* @param {boolean} [isSigned]
*/
function toNum(low, high, isSigned) {
	return isSigned ? high * 4294967296 + (low >>> 0) : (high >>> 0) * 4294967296 + (low >>> 0);
}
/**
* @param {Uint8Array} buf
* @param {number} pos
* @param {number} end
*/
function readUtf8(buf, pos, end) {
	let str = "";
	let i = pos;
	while (i < end) {
		const b0 = buf[i];
		let c = null;
		let bytesPerSequence = b0 > 239 ? 4 : b0 > 223 ? 3 : b0 > 191 ? 2 : 1;
		if (i + bytesPerSequence > end) break;
		let b1, b2, b3;
		if (bytesPerSequence === 1) {
			if (b0 < 128) c = b0;
		} else if (bytesPerSequence === 2) {
			b1 = buf[i + 1];
			if ((b1 & 192) === 128) {
				c = (b0 & 31) << 6 | b1 & 63;
				if (c <= 127) c = null;
			}
		} else if (bytesPerSequence === 3) {
			b1 = buf[i + 1];
			b2 = buf[i + 2];
			if ((b1 & 192) === 128 && (b2 & 192) === 128) {
				c = (b0 & 15) << 12 | (b1 & 63) << 6 | b2 & 63;
				if (c <= 2047 || c >= 55296 && c <= 57343) c = null;
			}
		} else if (bytesPerSequence === 4) {
			b1 = buf[i + 1];
			b2 = buf[i + 2];
			b3 = buf[i + 3];
			if ((b1 & 192) === 128 && (b2 & 192) === 128 && (b3 & 192) === 128) {
				c = (b0 & 15) << 18 | (b1 & 63) << 12 | (b2 & 63) << 6 | b3 & 63;
				if (c <= 65535 || c >= 1114112) c = null;
			}
		}
		if (c === null) {
			c = 65533;
			bytesPerSequence = 1;
		} else if (c > 65535) {
			c -= 65536;
			str += String.fromCharCode(c >>> 10 & 1023 | 55296);
			c = 56320 | c & 1023;
		}
		str += String.fromCharCode(c);
		i += bytesPerSequence;
	}
	return str;
}

// src/formats/otlp/protobuf-shapes.ts
const VALUES = {
	name: "values",
	kind: "message",
	repeated: true,
	shape: () => ANY_VALUE
};
const ARRAY = { fields: { 1: VALUES } };
const KEY_VALUE = { fields: {
	1: {
		name: "key",
		kind: "string"
	},
	2: {
		name: "value",
		kind: "message",
		shape: () => ANY_VALUE
	}
} };
const KEY_VALUES = { fields: { 1: {
	...VALUES,
	shape: () => KEY_VALUE
} } };
const ANY_VALUE = { fields: {
	1: {
		name: "stringValue",
		kind: "string"
	},
	2: {
		name: "boolValue",
		kind: "bool"
	},
	3: {
		name: "intValue",
		kind: "int64"
	},
	4: {
		name: "doubleValue",
		kind: "double"
	},
	5: {
		name: "arrayValue",
		kind: "message",
		shape: () => ARRAY
	},
	6: {
		name: "kvlistValue",
		kind: "message",
		shape: () => KEY_VALUES
	},
	7: {
		name: "bytesValue",
		kind: "base64"
	}
} };
const ATTRIBUTES = {
	name: "attributes",
	kind: "message",
	repeated: true,
	shape: () => KEY_VALUE
};
const RESOURCE = {
	name: "resource",
	kind: "message",
	shape: () => ({ fields: { 1: ATTRIBUTES } })
};
const SCOPE = {
	name: "scope",
	kind: "message",
	shape: () => ({ fields: {
		1: {
			name: "name",
			kind: "string"
		},
		2: {
			name: "version",
			kind: "string"
		},
		3: ATTRIBUTES
	} })
};
const STATUS = { fields: {
	2: {
		name: "message",
		kind: "string"
	},
	3: {
		name: "code",
		kind: "int"
	}
} };
const EVENT = { fields: {
	1: {
		name: "timeUnixNano",
		kind: "fixed64"
	},
	2: {
		name: "name",
		kind: "string"
	},
	3: ATTRIBUTES
} };
const SPAN = {
	fields: {
		1: {
			name: "traceId",
			kind: "hex"
		},
		2: {
			name: "spanId",
			kind: "hex"
		},
		3: {
			name: "traceState",
			kind: "string"
		},
		4: {
			name: "parentSpanId",
			kind: "hex"
		},
		5: {
			name: "name",
			kind: "string"
		},
		6: {
			name: "kind",
			kind: "int"
		},
		7: {
			name: "startTimeUnixNano",
			kind: "fixed64"
		},
		8: {
			name: "endTimeUnixNano",
			kind: "fixed64"
		},
		9: ATTRIBUTES,
		10: {
			name: "droppedAttributesCount",
			kind: "int"
		},
		11: {
			name: "events",
			kind: "message",
			repeated: true,
			shape: () => EVENT
		},
		12: {
			name: "droppedEventsCount",
			kind: "int"
		},
		15: {
			name: "status",
			kind: "message",
			shape: () => STATUS
		}
	},
	isOne: ({ traceId, spanId, startTimeUnixNano, endTimeUnixNano }) => startTimeUnixNano !== void 0 || endTimeUnixNano !== void 0 || String(traceId).length === 32 && String(spanId).length === 16
};
const LOG_RECORD = { fields: {
	1: {
		name: "timeUnixNano",
		kind: "fixed64"
	},
	2: {
		name: "severityNumber",
		kind: "int"
	},
	3: {
		name: "severityText",
		kind: "string"
	},
	5: {
		name: "body",
		kind: "message",
		shape: () => ANY_VALUE
	},
	6: ATTRIBUTES,
	9: {
		name: "traceId",
		kind: "hex"
	},
	10: {
		name: "spanId",
		kind: "hex"
	},
	11: {
		name: "observedTimeUnixNano",
		kind: "fixed64"
	},
	12: {
		name: "eventName",
		kind: "string"
	}
} };
const METRIC = { fields: {
	1: {
		name: "name",
		kind: "string"
	},
	3: {
		name: "unit",
		kind: "string"
	}
} };
/** The three things OTLP carries are built alike: resources, in them scopes, in them records. */
function dataOf(resources, scopes, records, record) {
	const scoped = { fields: {
		1: SCOPE,
		2: {
			name: records,
			kind: "message",
			repeated: true,
			shape: () => record
		}
	} };
	const inResource = { fields: {
		1: RESOURCE,
		2: {
			name: scopes,
			kind: "message",
			repeated: true,
			shape: () => scoped
		}
	} };
	return {
		fields: { 1: {
			name: resources,
			kind: "message",
			repeated: true,
			shape: () => inResource
		} },
		isOne: (read) => read[resources] !== void 0
	};
}
const TRACES_DATA = dataOf("resourceSpans", "scopeSpans", "spans", SPAN);
const LOGS_DATA = dataOf("resourceLogs", "scopeLogs", "logRecords", LOG_RECORD);
const METRICS_DATA = dataOf("resourceMetrics", "scopeMetrics", "metrics", METRIC);

// src/formats/otlp/protobuf.ts
/**
* A TracesData, LogsData or MetricsData message of OTLP's binary form in the shape of its JSON form: identifiers as
* hexadecimal, 64-bit integers as decimal text, bytes as base64. The requests that exporters send have the same form.
* The binary form does not say which of the three it is, so they are tried in turn: each has fields that the others
* cannot have. Unknown fields are skipped, and so are values nested too deeply; of metrics only the names are read.
*
* This file loads a package: import it where it is needed.
*
* @returns undefined for what is none of the three, cut off, damaged or empty; never throws
*/
function otlpFromProtobuf(message) {
	return read(message, TRACES_DATA) ?? read(message, LOGS_DATA) ?? read(message, METRICS_DATA);
}
function read(message, shape) {
	try {
		return readMessage(new PbfReader(message), message.length, shape, MAX_LEVELS);
	} catch {
		return;
	}
}
/** From the data to an attribute's value there are six messages, and each level of a value is three more. */
const MAX_LEVELS = 6 + 3 * 64;
function readMessage(pbf, end, shape, levels) {
	if (end > pbf.length) throw new Error("a message ends after the bytes do");
	const values = /* @__PURE__ */ new Map();
	const lists = /* @__PURE__ */ new Map();
	for (let number = pbf.nextField(end); number > 0; number = pbf.nextField(end)) {
		const field = shape.fields[number];
		const value = field === void 0 ? pbf.skip(pbf.type) : readField(pbf, field, levels);
		if (pbf.pos > end) throw new Error("a field ends after its message does");
		if (field?.repeated) append(lists, field.name, value);
		else if (field !== void 0) values.set(field.name, value);
	}
	const json = Object.fromEntries([...values, ...lists]);
	if (shape.isOne?.(json) === false) throw new Error("a message of another kind");
	return json;
}
function append(lists, name, value) {
	const list = lists.get(name);
	if (list === void 0) lists.set(name, [value]);
	else list.push(value);
}
function readField(pbf, field, levels) {
	if (pbf.type !== WIRE_TYPES[field.kind]) throw new Error(`${field.name} is written as something else`);
	if (field.kind !== "message") return READERS[field.kind](pbf);
	if (levels === 0) {
		pbf.skip(pbf.type);
		return {};
	}
	const length = pbf.readVarint();
	return readMessage(pbf, pbf.pos + length, field.shape(), levels - 1);
}
/** How each kind lies in the bytes: 0 a varint, 1 eight bytes, 2 a length and that many bytes. */
const WIRE_TYPES = {
	string: 2,
	hex: 2,
	base64: 2,
	message: 2,
	bool: 0,
	int: 0,
	int64: 0,
	fixed64: 1,
	double: 1
};
/** The package's own reader drops a byte-order mark at the beginning of a long text. */
const UTF_8 = new TextDecoder("utf-8", { ignoreBOM: true });
const READERS = {
	string: (pbf) => UTF_8.decode(pbf.readBytes()),
	hex: (pbf) => Buffer.from(pbf.readBytes()).toString("hex"),
	base64: (pbf) => Buffer.from(pbf.readBytes()).toString("base64"),
	bool: (pbf) => pbf.readBoolean(),
	int: (pbf) => pbf.readVarint(),
	int64: (pbf) => BigInt.asIntN(64, readVarint(pbf)).toString(),
	fixed64: (pbf) => (BigInt(pbf.readFixed32()) + (BigInt(pbf.readFixed32()) << 32n)).toString(),
	double: (pbf) => jsonNumber(pbf.readDouble())
};
/** The package's own reader gives a double, which is not exact beyond 2⁵³. */
function readVarint(pbf) {
	let value = 0n;
	for (let shift = 0n; shift < 70n; shift += 7n) {
		const byte = pbf.buf[pbf.pos++] ?? 0;
		value |= BigInt(byte & 127) << shift;
		if (byte < 128) break;
	}
	return value;
}
function jsonNumber(value) {
	return Number.isFinite(value) ? value : String(value);
}

export { otlpFromProtobuf };