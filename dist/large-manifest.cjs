const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_columns = require("./columns.cjs"), require_gate = require("./gate.cjs");
let node_buffer = require("node:buffer");
// src/manifests/byte-cursor.ts
var ByteCursor = class {
	at;
	bytes;
	#end;
	#start = 0;
	#stop = 0;
	#isAscii = !0;
	constructor(bytes, at) {
		this.bytes = bytes, this.at = at, this.#end = bytes.length;
	}
	literal(expected) {
		let { bytes, at } = this;
		for (let i = 0; i < expected.length; i++) if (bytes[at + i] !== expected[i]) return !1;
		return this.at = at + expected.length, !0;
	}
	byte(expected) {
		return this.bytes[this.at] === expected && (this.at++, !0);
	}
	hex(count) {
		let { bytes, at } = this;
		if (at + count > this.#end) return !1;
		for (let i = at; i < at + count; i++) if (IS_HEX[bytes[i] ?? 0] !== 1) return !1;
		return this.at = at + count, !0;
	}
	wholeNumber() {
		let { bytes, at } = this, value = 0, i = at;
		for (; i - at < 16; i++) {
			let digit = (bytes[i] ?? 0) - ZERO;
			if (!(digit >= 0 && digit <= 9)) break;
			value = value * 10 + digit;
		}
		let hasLeadingZero = i > at + 1 && bytes[at] === ZERO;
		if (i !== at && !hasLeadingZero && Number.isSafeInteger(value)) return this.at = i, value;
	}
	isAscending = !0;
	path(stop) {
		let [before, beforeEnd, wasAscii] = [
			this.#start,
			this.#stop,
			this.#isAscii
		], end = this.#endOfPath(stop);
		return end < 0 || (this.#start = this.at, this.#stop = end, !this.#isAscii && !this.#isUnchanged()) ? !1 : (this.at = end, this.isAscending = before === beforeEnd || (wasAscii && this.#isAscii ? this.#isGreater(before, beforeEnd) : this.#text(before, beforeEnd) < this.#text(this.#start, end)), !0);
	}
	#endOfPath(stop) {
		let { bytes } = this, end = this.#end, segment = this.at, isAscii = !0;
		for (let i = this.at; i < end; i++) {
			let byte = bytes[i] ?? 0;
			if (byte === stop || byte === SLASH) {
				let length = i - segment, isDots = bytes[segment] === DOT && (length === 1 || length === 2 && bytes[segment + 1] === DOT);
				if (length === 0 || isDots || byte === stop && length === 1 && segment === this.at && bytes[segment] === DASH) return -1;
				if (byte === stop) return this.#isAscii = isAscii, i - this.at <= MAX_PATH_BYTES ? i : -1;
				segment = i + 1;
			} else if (byte < 32 || byte === BACKSLASH || byte === QUOTE$1 || byte === COLON || byte === 127) return -1;
			else byte >= 128 && (isAscii = !1);
		}
		return -1;
	}
	#isUnchanged() {
		if (!(0, node_buffer.isUtf8)(this.bytes.subarray(this.#start, this.#stop))) return !1;
		let path = this.#text(this.#start, this.#stop);
		return require_gate.pathProblem(path) === void 0 && require_gate.plainPath(path) === path && require_gate.toForm(path, "NFC") === path;
	}
	#text(from, to) {
		return this.bytes.toString("utf8", from, to);
	}
	#isGreater(before, beforeEnd) {
		let { bytes } = this, start = this.#start, shorter = Math.min(beforeEnd - before, this.#stop - start);
		for (let i = 0; i < shorter; i++) {
			let difference = (bytes[start + i] ?? 0) - (bytes[before + i] ?? 0);
			if (difference !== 0) return difference > 0;
		}
		return this.#stop - start > beforeEnd - before;
	}
};
const MAX_PATH_BYTES = 4096, ZERO = 48, SLASH = 47, DOT = 46, DASH = 45, COLON = 58, BACKSLASH = 92, QUOTE$1 = 34, IS_HEX = /* @__PURE__ */ new Uint8Array(256);
for (let digit of Buffer.from("0123456789abcdef")) IS_HEX[digit] = 1;
var PathTable = class {
	#columns;
	#room;
	#slots;
	#steps = 0;
	constructor(columns, room) {
		this.#columns = columns, this.#room = room;
	}
	takesLast(isAscending) {
		let last = this.#columns.length - 1;
		if (this.#slots !== void 0) return this.#add(this.#slots, last);
		if (isAscending) return !0;
		this.#slots = new Uint32Array(2 ** Math.ceil(Math.log2(this.#room * 2)));
		for (let index = 0; index <= last; index++) if (!this.#add(this.#slots, index)) return !1;
		return !0;
	}
	#add(slots, index) {
		let mask = slots.length - 1;
		for (let slot = this.#columns.pathHash(index) & mask;; slot = slot + 1 & mask) {
			let known = slots[slot] ?? 0;
			if (known === 0) return slots[slot] = index + 1, !0;
			if (++this.#steps > 8 * slots.length || this.#columns.isSamePath(known - 1, index)) return !1;
		}
	}
};
async function readGnuColumns(bytes, isGnu, options) {
	let { maxEntries = Infinity, fileName = "" } = options, { buffer } = bytes;
	if (!(buffer instanceof SharedArrayBuffer) || bytes[64] !== 32 || require_gate.foreignAlgorithm(fileName) !== void 0 || !(isGnu || await looksLikeGnu(bytes, fileName))) return;
	let room = Math.ceil(bytes.length / 68), seals = require_columns.SealColumns.over(buffer, room, 1), paths = new PathTable(seals, room), cursor = new ByteCursor(bytes, 0);
	for (; cursor.at < bytes.length;) if (!readEntry$1(cursor, seals) || !paths.takesLast(cursor.isAscending)) return;
	if (!(seals.length === 0 || seals.length > maxEntries)) return {
		format: "gnu",
		seals,
		problems: [],
		notices: [],
		...require_gate.statesAlgorithm(fileName, "sha256") ? {} : { assumed: ["sha256"] }
	};
}
async function looksLikeGnu(bytes, fileName) {
	let first = bytes.toString("utf8", 0, 65536), text = first.slice(0, first.lastIndexOf("\n") + 1), { findFormat } = await Promise.resolve().then(() => require("./list-formats.cjs")).then((n) => n.find_format_exports);
	return (await findFormat({
		text,
		bytewise: !1,
		file: !0,
		fileName
	}, "auto"))?.name === "gnu";
}
function readEntry$1(cursor, seals) {
	let sha256At = cursor.at;
	if (!cursor.hex(64) || !cursor.byte(32) || !(cursor.byte(32) || cursor.byte(42))) return !1;
	let pathAt = cursor.at;
	return cursor.path(10) ? (seals.push({
		pathAt,
		pathEnd: cursor.at,
		sha256At,
		gitAt: require_columns.NOWHERE
	}, void 0, require_columns.NO_FACTS), cursor.byte(10)) : !1;
}
// src/manifests/native-columns.ts
const ascii = (text) => new Uint8Array(Buffer.from(text, "latin1")), FILE = ascii("{\"path\": \""), SHA256 = ascii("\", \"sha256\": \""), BYTES = ascii("\", \"bytes\": "), TEXT = ascii(", \"text\": \""), EOL = ascii(", \"eol\": \""), BOM = ascii(", \"bom\": true"), GIT = ascii(", \"git\": \""), END_OF_TEXT = ascii("\""), NEXT = ascii("},\n"), LAST = ascii("}\n]\n}\n"), TEXT_WORDS = require_gate.TEXTS.map((word) => [word, ascii(`${word}"`)]), EOL_WORDS = require_gate.EOLS.map((word) => [word, ascii(`${word}"`)]);
function readNativeColumns(bytes, { maxEntries = Infinity }) {
	let { buffer } = bytes, head = require_gate.readHead(bytes.toString("utf8", 0, 1048576));
	if (head === void 0 || !(buffer instanceof SharedArrayBuffer)) return;
	let start = Buffer.byteLength(head.text);
	if (!(0, node_buffer.isUtf8)(bytes.subarray(0, start))) return;
	let room = Math.ceil(bytes.length / 105), seals = require_columns.SealColumns.over(buffer, room, head.line), paths = new PathTable(seals, room), cursor = new ByteCursor(bytes, start);
	do
		if (!readEntry(cursor, seals) || !paths.takesLast(cursor.isAscending)) return;
	while (cursor.literal(NEXT));
	return cursor.literal(LAST) && cursor.at === bytes.length && seals.length <= maxEntries ? {
		...head.more,
		format: "native",
		seals,
		problems: [],
		notices: []
	} : void 0;
}
function readEntry(cursor, seals) {
	if (!cursor.literal(FILE)) return !1;
	let pathAt = cursor.at;
	if (!cursor.path(34)) return !1;
	let pathEnd = cursor.at;
	if (!cursor.literal(SHA256)) return !1;
	let sha256At = cursor.at;
	if (!cursor.hex(64) || !cursor.literal(BYTES)) return !1;
	let length = cursor.wholeNumber();
	if (length === void 0) return !1;
	let text = cursor.literal(TEXT) ? wordOf(cursor, TEXT_WORDS) : void 0, eol = cursor.literal(EOL) ? wordOf(cursor, EOL_WORDS) : void 0;
	if (text === null || eol === null) return !1;
	let bom = cursor.literal(BOM), gitAt = require_columns.NOWHERE;
	if (cursor.literal(GIT) && (gitAt = cursor.at, !(cursor.hex(64) || cursor.hex(40)) || !cursor.literal(END_OF_TEXT))) return !1;
	let facts = text !== void 0 || eol !== void 0 || bom ? {
		...text !== void 0 && { text },
		...eol !== void 0 && { eol },
		...bom && { bom }
	} : require_columns.NO_FACTS;
	return seals.push({
		pathAt,
		pathEnd,
		sha256At,
		gitAt
	}, length, facts), !0;
}
function wordOf(cursor, words) {
	for (let [word, bytes] of words) if (cursor.literal(bytes)) return word;
	return null;
}
// src/manifests/large-manifest.ts
var large_manifest_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ readLargeManifest: () => readLargeManifest });
async function readLargeManifest(bytes, format, options) {
	let { buffer } = bytes;
	if (!(buffer instanceof SharedArrayBuffer) || bytes.length !== buffer.byteLength) return;
	let isAuto = format === "auto" && options.inBag !== !0, native = isAuto || format === "native" ? readNativeColumns(bytes, options) : void 0;
	return native !== void 0 || !(isAuto || format === "gnu") ? native : readGnuColumns(bytes, format === "gnu", options);
}
exports.large_manifest_exports = large_manifest_exports;
