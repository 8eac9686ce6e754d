const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_drift = require("./drift.cjs"), require_archive = require("./archive.cjs"), require_normal_forms = require("./normal-forms.cjs");
let node_buffer = require("node:buffer");
// src/drift/parts/elf.ts
var elf_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ compareElf: () => compareElf });
const METADATA$1 = /^\.(?:debug|zdebug|gnu_debug|note\.gnu\.build-id$|note\.gnu\.gold-version$|note\.go\.buildid$|comment$|symtab$|strtab$|shstrtab$|stab|gnu\.warning)/, compareElf = (sealed, found) => require_drift.comparedParts(partsOf$4(sealed), partsOf$4(found));
function partsOf$4(bytes) {
	if (bytes.length < 64) throw new require_drift.MalformedError("its header is cut off");
	let reader = new Reader(bytes), parts = /* @__PURE__ */ new Map();
	parts.set("ELF header", {
		role: "content",
		value: reader.header()
	}), parts.set("program headers", {
		role: "content",
		value: reader.segments()
	});
	let sections = reader.sections(), names = sections[reader.namesIndex()];
	for (let section of sections) {
		if (section.type === 0) continue;
		let name = names === void 0 ? "" : reader.text(names, section.name), role = METADATA$1.test(name) && (!reader.isLoaded(section) || isSmallNote(section)) ? "metadata" : "content", content = section.type === 8 ? `${section.size}` : require_drift.digestedValue(reader.content(section)), id = name === ".note.gnu.build-id" ? buildId(reader.content(section), reader.isLittle) : void 0, value = `${section.type} ${section.flags} ${role === "content" ? section.address : ""} ${content}`;
		require_drift.addPart(parts, id === void 0 ? `section ${name}` : "build id", {
			role,
			value,
			...id !== void 0 && { shown: id }
		});
	}
	let rest = sections.length === 0 ? bytes.subarray(64) : reader.outside(sections);
	return rest.length > 0 && parts.set("bytes outside of the sections", {
		role: "content",
		value: require_drift.digestedValue(rest)
	}), parts;
}
function isSmallNote({ type, size }) {
	return type === 7 && size <= 128;
}
function buildId(note, isLittle) {
	if (note.length < 16) return;
	let [nameBytes, idBytes, type] = [
		0,
		4,
		8
	].map((at) => isLittle ? note.readUInt32LE(at) : note.readUInt32BE(at)), start = 12 + Math.ceil(nameBytes / 4) * 4;
	if (!(type !== 3 || start + idBytes > note.length || idBytes > 64)) return note.toString("hex", start, start + idBytes);
}
var Reader = class {
	isLittle;
	#bytes;
	#isWide;
	#loaded = [];
	constructor(bytes) {
		if (this.#bytes = bytes, this.#isWide = bytes[4] === 2, this.isLittle = bytes[5] === 1, bytes[4] !== 1 && bytes[4] !== 2 || bytes[5] !== 1 && bytes[5] !== 2) throw new require_drift.MalformedError("its class is unknown");
	}
	header() {
		let flags = this.#isWide ? 48 : 36;
		return [
			this.#bytes.toString("hex", 4, 16),
			this.#short(16),
			this.#short(18),
			this.#word(24),
			this.#int(flags)
		].join(" ");
	}
	segments() {
		let [offset, size, count] = [
			this.#word(this.#isWide ? 32 : 28),
			this.#short(this.#isWide ? 54 : 42),
			this.#short(this.#isWide ? 56 : 44)
		];
		if (count > 0 && size !== (this.#isWide ? 56 : 32)) throw new require_drift.MalformedError("its program headers have another size");
		if (offset + count * size > this.#bytes.length) throw new require_drift.MalformedError("its program headers are cut off");
		for (let at = offset; at < offset + count * size; at += size) {
			if (this.#int(at) !== 1) continue;
			let [from, length] = this.#isWide ? [this.#word(at + 8), this.#word(at + 32)] : [this.#word(at + 4), this.#word(at + 16)];
			this.#loaded.push([from, from + length]);
		}
		return this.#bytes.toString("hex", offset, offset + count * size);
	}
	isLoaded({ offset, size, type }) {
		return type !== 8 && this.#loaded.some(([from, to]) => offset < to && offset + size > from);
	}
	namesIndex() {
		return this.#short(this.#isWide ? 62 : 50);
	}
	sections() {
		let [offset, size, count] = [
			this.#word(this.#isWide ? 40 : 32),
			this.#short(this.#isWide ? 58 : 46),
			this.#short(this.#isWide ? 60 : 48)
		];
		if (offset !== 0 && (count === 0 || count > 65280)) throw new require_drift.MalformedError("it has too many sections");
		if (offset !== 0 && size !== (this.#isWide ? 64 : 40)) throw new require_drift.MalformedError("its section headers have another size");
		return Array.from({ length: offset === 0 ? 0 : count }, (_, n) => {
			let at = offset + n * size;
			if (at + (this.#isWide ? 64 : 40) > this.#bytes.length) throw new require_drift.MalformedError("its section headers are cut off");
			let [flags, address, place, length] = this.#isWide ? [
				8,
				16,
				24,
				32
			] : [
				8,
				12,
				16,
				20
			];
			return {
				name: this.#int(at),
				type: this.#int(at + 4),
				flags: String(this.#word(at + (flags ?? 0))),
				address: String(this.#word(at + (address ?? 0))),
				offset: this.#word(at + (place ?? 0)),
				size: this.#word(at + (length ?? 0))
			};
		});
	}
	content({ offset, size }) {
		if (offset + size > this.#bytes.length) throw new require_drift.MalformedError("a section of it is cut off");
		return this.#bytes.subarray(offset, offset + size);
	}
	outside(sections) {
		let [own, table] = [this.#isWide ? 64 : 52, this.#word(this.#isWide ? 40 : 32)], segments = this.#word(this.#isWide ? 32 : 28), taken = [
			[0, own],
			[segments, segments + this.#short(this.#isWide ? 54 : 42) * this.#short(this.#isWide ? 56 : 44)],
			[table, table + this.#short(this.#isWide ? 58 : 46) * sections.length],
			...sections.filter(({ type }) => type !== 8 && type !== 0).map(({ offset, size }) => [offset, offset + size])
		], gaps = [], at = 0;
		for (let [from, to] of taken.sort(([a], [b]) => a - b)) from > at && gaps.push(this.#bytes.subarray(at, from)), at = Math.max(at, to);
		return gaps.push(this.#bytes.subarray(at)), node_buffer.Buffer.concat(gaps.filter((gap) => gap.some((byte) => byte !== 0)));
	}
	text(table, at) {
		let names = this.content(table), end = names.indexOf(0, at);
		return at >= names.length ? "" : names.toString("latin1", at, end < 0 ? names.length : end);
	}
	#short(at) {
		return this.isLittle ? this.#bytes.readUInt16LE(at) : this.#bytes.readUInt16BE(at);
	}
	#int(at) {
		return this.isLittle ? this.#bytes.readUInt32LE(at) : this.#bytes.readUInt32BE(at);
	}
	#word(at) {
		return this.#isWide ? Number(this.isLittle ? this.#bytes.readBigUInt64LE(at) : this.#bytes.readBigUInt64BE(at)) : this.#int(at);
	}
}, notebook_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ compareNotebooks: () => compareNotebooks });
const compareNotebooks = (sealed, found) => require_drift.comparedParts(partsOf$3(sealed), partsOf$3(found));
function partsOf$3(bytes) {
	let text = require_drift.utf8Of(bytes, 8388608);
	if (require_normal_forms.canonicalJson(new require_drift.Content(bytes), !1) === void 0) throw new require_drift.MalformedError("it is not JSON that all readers read alike");
	let notebook = JSON.parse(text);
	if (!isRecord(notebook) || !Array.isArray(notebook.cells)) throw new require_drift.MalformedError("it has no cells");
	let { cells, metadata, ...rest } = notebook, parts = /* @__PURE__ */ new Map(), add = (name, role, value) => {
		let json = JSON.stringify(value);
		json !== void 0 && require_drift.addPart(parts, name, {
			role,
			value: json,
			...typeof value == "number" && { shown: String(value) }
		});
	};
	for (let [at, cell] of cells.entries()) {
		if (!isRecord(cell)) throw new require_drift.MalformedError("a cell of it is not an object");
		let { cell_type: type, source, attachments, outputs, execution_count: count, ...others } = cell;
		add(`cell ${at + 1}: source`, "content", [type, isLines(source) ? source.join("") : source]), add(`cell ${at + 1}: attachments`, "content", attachments), add(`cell ${at + 1}: outputs`, "metadata", outputs), add(`cell ${at + 1}: execution count`, "metadata", count), add(`cell ${at + 1}: metadata`, "metadata", others);
	}
	for (let [key, value] of Object.entries(isRecord(metadata) ? metadata : {})) add(/^(?:kernelspec|language_info)$/.test(key) ? `notebook: ${key}` : "notebook: other metadata", "metadata", value);
	for (let [key, value] of Object.entries(rest)) add(/^nbformat(?:_minor)?$/.test(key) ? key : "notebook: other keys", "metadata", value);
	return parts;
}
function isLines(value) {
	return Array.isArray(value) && value.every((line) => typeof line == "string");
}
function isRecord(value) {
	return typeof value == "object" && !!value && !Array.isArray(value);
}
// src/drift/parts/pdf.ts
var pdf_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ comparePdf: () => comparePdf });
const MAX_OBJECTS = 2e5, MAX_EXPANDED_BYTES = 67108864, OBJECT = /(?<![0-9])(\d{1,10}) (\d{1,5}) obj\b/g, INFO_KEYS = [
	"Title",
	"Author",
	"Subject",
	"Keywords",
	"Creator",
	"Producer",
	"CreationDate",
	"ModDate",
	"Trapped"
], comparePdf = (sealed, found) => require_drift.comparedParts(partsOf$2(sealed), partsOf$2(found));
function partsOf$2(bytes) {
	let { objects, outside } = objectsOf(bytes.toString("latin1")), { trailers, rest: between } = trailersOf(outside), all = withStreamed(objects), shown = shownIds([
		...trailers,
		between,
		...all.map(({ text }) => text)
	]), isAmbiguous = new Set(all.map(({ id }) => id)).size < all.length, isHidden = (id) => shown !== void 0 && !shown.has(id), streams = isAmbiguous ? [] : objects.filter(({ id, text }) => isHidden(id) && /\/Type\s*\/XRef\b/.test(dictionaryOf(text))), dictionaries = [...trailers, ...streams.map(({ text }) => dictionaryOf(text))], info = dictionaries.map((text) => /\/Info\s+([1-9]\d{0,9} \d{1,5}) R\b/.exec(text)?.[1]).find((id) => id !== void 0), isOffsets = new Set(streams), parts = /* @__PURE__ */ new Map();
	for (let object of all) isOffsets.has(object) || (object.id === info && isHidden(info) ? addInfo(object.text, parts) : addObject(object, parts, isHidden(object.id)));
	for (let dictionary of dictionaries) require_drift.addPart(parts, "trailer: /ID", {
		role: "metadata",
		value: /\/ID\s*\[[^\]]*\]/.exec(dictionary)?.[0] ?? ""
	});
	let rest = dictionaries.map((text) => text.replace(/\/ID\s*\[[^\]]*\]|\/(?:Prev|XRefStm|Size|Length|W|Index)\s*(?:\[[^\]]*\]|\d+)/g, "").trim());
	return parts.set("trailer", {
		role: "content",
		value: rest.join("\n")
	}), parts.set("bytes outside of objects", {
		role: "content",
		value: isAmbiguous ? between : withoutOffsets(between)
	}), parts;
}
const REFERENCE = /(\/(?:Info|Metadata)[\s\0]+)?(?<!\d)(\d{1,10})[\s\0]+(\d{1,5})[\s\0]+R\b/g, DIVIDED = /[\r\n][ \t\0\f]*(?:R\b|\d{1,5}[ \t\0\f]+R\b|\d{1,5}[ \t\0\f]*%)/;
function shownIds(texts) {
	if (texts.some((text) => text.includes("%") && DIVIDED.test(text))) return;
	let ids = /* @__PURE__ */ new Set();
	for (let text of texts) for (let [, use, number, generation] of text.matchAll(REFERENCE)) use === void 0 && ids.add(`${Number(number)} ${Number(generation)}`);
	return ids;
}
function objectsOf(latin1) {
	let objects = [], outside = [], from = 0;
	for (OBJECT.lastIndex = 0;;) {
		let start = OBJECT.exec(latin1);
		if (start === null) break;
		if (objects.length >= MAX_OBJECTS) throw new require_drift.MalformedError(`it has over ${MAX_OBJECTS} objects`);
		let begin = start.index + start[0].length, end = endOf$1(latin1, begin);
		outside.push(latin1.slice(from, start.index)), objects.push({
			id: `${Number(start[1])} ${Number(start[2])}`,
			text: latin1.slice(begin, end)
		}), from = end + 6, OBJECT.lastIndex = from;
	}
	if (objects.length === 0) throw new require_drift.MalformedError("it has no objects");
	return outside.push(latin1.slice(from)), {
		objects,
		outside: outside.join("")
	};
}
function endOf$1(latin1, begin) {
	let end = latin1.indexOf("endobj", begin);
	if (end < 0) throw new require_drift.MalformedError("an object of it does not end");
	let within = latin1.slice(begin, end).indexOf("stream");
	if (within < 0) return end;
	let stream = begin + within, length = /\/Length\s+(\d{1,10})(?!\s+\d+\s+R)\b/.exec(latin1.slice(begin, stream))?.[1], after = length === void 0 ? stream : stream + Number(length), close = latin1.indexOf("endstream", after), last = close < 0 ? -1 : latin1.indexOf("endobj", close);
	if (last < 0) throw new require_drift.MalformedError("a stream of it does not end");
	return last;
}
function trailersOf(outside) {
	let trailers = [], rest = [], from = 0;
	for (let at = outside.indexOf("trailer"); at >= 0; at = outside.indexOf("trailer", from)) {
		let end = outside.indexOf("startxref", at);
		rest.push(outside.slice(from, at)), trailers.push(outside.slice(at + 7, end < 0 ? outside.length : end)), from = end < 0 ? outside.length : end;
	}
	return {
		trailers,
		rest: [...rest, outside.slice(from)].join("")
	};
}
function dictionaryOf(text) {
	return text.slice(0, streamStart(text) ?? text.length);
}
function streamStart(text) {
	let at = /\bstream\r?\n/.exec(text);
	return at === null ? void 0 : at.index;
}
function withStreamed(objects) {
	let left = MAX_EXPANDED_BYTES;
	return objects.flatMap((object) => {
		if (!/\/Type\s*\/ObjStm\b/.test(dictionaryOf(object.text))) return [object];
		let content = expandedStream(object.text, left);
		return content === void 0 ? [object] : (left -= content.length, packedObjects(content, object));
	});
}
function packedObjects(content, object) {
	let [count, first] = [/\/N\s+(\d{1,6})\b/, /\/First\s+(\d{1,8})\b/].map((key) => Number(key.exec(dictionaryOf(object.text))?.[1])), latin1 = content.toString("latin1"), numbers = latin1.slice(0, first).trim().split(/\s+/).map(Number);
	return !(count > 0) || numbers.length < 2 * count || numbers.some((number) => !Number.isSafeInteger(number)) ? [object] : Array.from({ length: count }, (_, n) => {
		let next = n + 1 < count ? first + (numbers[2 * n + 3] ?? 0) : latin1.length;
		return {
			id: `${numbers[2 * n]} 0`,
			text: latin1.slice(first + (numbers[2 * n + 1] ?? 0), next)
		};
	});
}
function expandedStream(text, maxOutputLength) {
	let start = streamStart(text), dictionary = text.slice(0, start), isFlate = /\/Filter\s*(?:\[\s*)?\/FlateDecode\s*(?:\]|\/|>>)/.test(dictionary) && !/\/(?:DecodeParms|F)\b/.test(dictionary);
	if (start === void 0 || !isFlate) return;
	let packed = node_buffer.Buffer.from(text.slice(text.indexOf("\n", start) + 1, text.lastIndexOf("endstream")).replace(/\r?\n$/, ""), "latin1"), found = require_drift.inflated(packed, maxOutputLength);
	return found?.bytesRead === packed.length ? found.content : void 0;
}
function addInfo(text, parts) {
	let rest = text;
	for (let key of INFO_KEYS) {
		let [whole, value = ""] = RegExp(`/${key}\\s*(\\((?:[^()\\\\]|\\\\[\\s\\S])*\\)|<[0-9A-Fa-f\\s]*>|/\\w+)`).exec(text) ?? [];
		if (whole === void 0) continue;
		rest = rest.replace(whole, "");
		let [, date] = /^\(D:(\d{14}(?:Z|[+-]\d\d'\d\d'?)?)\)$/.exec(value) ?? [];
		parts.set(`document information: ${key}`, {
			role: "metadata",
			value,
			...date !== void 0 && { shown: date }
		});
	}
	parts.set("document information: other keys", {
		role: "content",
		value: rest.trim()
	});
}
function addObject({ id, text }, parts, isHidden) {
	let start = streamStart(text), dictionary = dictionaryOf(text), type = /\/Type\s*\/([A-Za-z]{1,30})\b/.exec(dictionary)?.[1], role = type === "Metadata" && isHidden ? "metadata" : "content", name = `object ${id}${type === void 0 ? "" : ` (${type})`}`;
	if (start === void 0) {
		require_drift.addPart(parts, name, {
			role,
			value: require_drift.digestedValue(node_buffer.Buffer.from(text.trim(), "latin1"))
		});
		return;
	}
	let plain = expandedStream(text, MAX_EXPANDED_BYTES) ?? node_buffer.Buffer.from(text.slice(start), "latin1");
	require_drift.addPart(parts, `${name}: stream`, {
		role,
		value: require_drift.digestedValue(plain)
	}), require_drift.addPart(parts, name, {
		role,
		value: dictionary.replace(/\/Length\s+\d+(?:\s+\d+\s+R)?/, "").trim()
	});
}
function withoutOffsets(outside) {
	return outside.replace(/\bxref\s+(?:\d+ \d+\s+(?:\d{10} \d{5} [fn]\s*)*)*/g, "").replace(/\bstartxref\s+\d+\s*/g, "").replace(/\s+/g, " ");
}
// src/drift/parts/png.ts
var png_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ comparePng: () => comparePng });
const METADATA = /* @__PURE__ */ new Set([
	"tEXt",
	"zTXt",
	"iTXt",
	"tIME",
	"pHYs",
	"eXIf",
	"hIST",
	"sPLT"
]), CHANNELS = {
	0: 1,
	2: 3,
	3: 1,
	4: 2,
	6: 4
}, KEYWORD = /^(?:Title|Author|Description|Copyright|Creation Time|Software|Disclaimer|Warning|Source|Comment|XML:com\.adobe\.xmp|date:[a-z]+|Raw profile type [a-z0-9]+)$/, comparePng = (sealed, found) => {
	let [was, is] = [partsOf$1(sealed), partsOf$1(found)];
	if (sortedOrder(was) !== sortedOrder(is)) for (let parts of [was, is]) parts.delete(ORDER);
	return require_drift.comparedParts(was, is);
}, ORDER = "order of the chunks";
function sortedOrder(parts) {
	return parts.get(ORDER)?.value.split(",").sort().join();
}
function partsOf$1(bytes) {
	let parts = /* @__PURE__ */ new Map(), data = [], order = [], header = node_buffer.Buffer.alloc(0), at = 8;
	for (let type = "", last = ""; type !== "IEND";) {
		if (at + 12 > bytes.length || parts.size > 1e5) throw new require_drift.MalformedError("its chunks do not end");
		let length = bytes.readUInt32BE(at);
		if (type = bytes.toString("latin1", at + 4, at + 8), at + 12 + length > bytes.length || !/^[A-Za-z]{4}$/.test(type)) throw new require_drift.MalformedError("a chunk of it is cut off");
		let content = bytes.subarray(at + 8, at + 8 + length);
		if (require_archive.crc32(bytes.subarray(at + 4, at + 8 + length)) !== bytes.readUInt32BE(at + 8 + length)) throw new require_drift.MalformedError("the checksum of a chunk is wrong");
		if (type === "IDAT") {
			if (data.length > 0 && last !== "IDAT") throw new require_drift.MalformedError("its pixels are interrupted");
			data.push(content);
		} else (type !== "IEND" || length > 0) && require_drift.addPart(parts, nameOf(type, content), partOf(type, content));
		!METADATA.has(type) && type !== order.at(-1) && order.push(type), last = type, type === "IHDR" && (header = content), at += 12 + length;
	}
	at < bytes.length && parts.set("bytes after the image", {
		role: "content",
		value: require_drift.digestedValue(bytes.subarray(at))
	}), parts.set(ORDER, {
		role: "content",
		value: order.join()
	});
	let packed = node_buffer.Buffer.concat(data), { name, pixels, after } = pixelsOf(header, packed);
	return parts.set(name, {
		role: "content",
		value: require_drift.digestedValue(pixels)
	}), after.length > 0 && parts.set("bytes after the pixels", {
		role: "content",
		value: require_drift.digestedValue(after)
	}), parts.set("compression of the pixels", {
		role: "metadata",
		value: require_drift.digestedValue(packed)
	}), parts;
}
function nameOf(type, content) {
	if (![
		"tEXt",
		"zTXt",
		"iTXt"
	].includes(type)) return `chunk ${type}`;
	let keyword = content.toString("latin1", 0, Math.max(content.indexOf(0), 0));
	return KEYWORD.test(keyword) ? `chunk ${type} "${keyword}"` : `chunk ${type}`;
}
function partOf(type, content) {
	let shown = type === "tIME" && content.length === 7 ? timeOf(content) : void 0;
	return {
		role: METADATA.has(type) ? "metadata" : "content",
		value: require_drift.digestedValue(content),
		...shown !== void 0 && { shown }
	};
}
function timeOf(content) {
	let [month = 0, day = 0, hour = 0, minute = 0, second = 0] = [...content.subarray(2)].map((number) => String(number).padStart(2, "0"));
	return `${content.readUInt16BE(0)}-${month}-${day} ${hour}:${minute}:${second}`;
}
function pixelsOf(header, packed) {
	if (header.length !== 13) throw new require_drift.MalformedError("it has no header");
	let { content: raw, bytesRead } = require_drift.inflated(packed, 67108864) ?? {};
	if (raw === void 0) throw new require_drift.MalformedError("its pixels are damaged, or too many");
	let after = packed.subarray(bytesRead), [width, height, depth, color, interlace] = [
		header.readUInt32BE(0),
		header.readUInt32BE(4),
		...header.subarray(8, 10),
		header[12]
	], bits = (CHANNELS[color ?? 0] ?? 1) * (depth ?? 8), line = Math.ceil(width * bits / 8);
	return interlace === 0 && raw.length === height * (line + 1) ? {
		name: "pixels",
		pixels: unfiltered(raw, line, Math.max(1, bits >> 3)),
		after
	} : {
		name: "filtered pixels",
		pixels: raw,
		after
	};
}
function unfiltered(raw, line, step) {
	let pixels = node_buffer.Buffer.alloc(raw.length / (line + 1) * line);
	for (let from = 0, to = 0; from < raw.length; from += line + 1, to += line) {
		let filter = raw[from] ?? 0;
		if (filter > 4) throw new require_drift.MalformedError("a line of it has an unknown filter");
		for (let n = 0; n < line; n++) {
			let left = n >= step ? pixels[to + n - step] ?? 0 : 0, up = to > 0 ? pixels[to + n - line] ?? 0 : 0, corner = n >= step && to > 0 ? pixels[to + n - line - step] ?? 0 : 0, predicted = filter === 1 ? left : filter === 2 ? up : filter === 3 ? left + up >> 1 : filter === 4 ? paeth(left, up, corner) : 0;
			pixels[to + n] = (raw[from + 1 + n] ?? 0) + predicted;
		}
	}
	return pixels;
}
function paeth(left, up, corner) {
	let sum = left + up - corner, [a, b, c] = [
		Math.abs(sum - left),
		Math.abs(sum - up),
		Math.abs(sum - corner)
	];
	return a <= b && a <= c ? left : b <= c ? up : corner;
}
// src/drift/parts/sqlite-pages.ts
const MAX_PAYLOAD_BYTES = 16777216;
var SqlitePages = class {
	header;
	usable;
	encoding;
	#bytes;
	#size;
	#seen = /* @__PURE__ */ new Set();
	constructor(bytes) {
		if (bytes.length < 100) throw new require_drift.MalformedError("its header is cut off");
		let size = bytes.readUInt16BE(16);
		if (this.#bytes = bytes, this.#size = size === 1 ? 65536 : size, this.usable = this.#size - bytes.readUInt8(20), this.#size < 512 || this.#size & this.#size - 1 || this.usable < 480) throw new require_drift.MalformedError("the size of its pages is wrong");
		let encoding = bytes.readUInt32BE(56);
		this.encoding = encoding === 2 ? "utf16le" : encoding === 3 ? "utf16be" : "utf8", this.header = /* @__PURE__ */ new Map([
			["change counter", bytes.readUInt32BE(24)],
			["version of SQLite", bytes.readUInt32BE(96)],
			["schema cookie", bytes.readUInt32BE(40)],
			["page size", this.#size],
			["text encoding", encoding],
			["user version", bytes.readUInt32BE(60)],
			["application id", bytes.readUInt32BE(68)]
		]);
	}
	page(number) {
		let from = (number - 1) * this.#size;
		if (number < 1 || from + this.#size > this.#bytes.length) throw new require_drift.MalformedError("it refers to a page that does not exist");
		if (this.#seen.has(number)) throw new require_drift.MalformedError("two parts of it share a page");
		return this.#seen.add(number), this.#bytes.subarray(from, from + this.#size);
	}
};
function* readTable(pages, root) {
	let open = [root];
	for (let number = open.pop(); number !== void 0; number = open.pop()) {
		let page = pages.page(number), start = number === 1 ? 100 : 0, kind = page[start] ?? 0, isInterior = kind === 5 || kind === 2;
		if (!isInterior && kind !== 13 && kind !== 10) throw new require_drift.MalformedError("a page of it is of an unknown kind");
		let count = page.readUInt16BE(start + 3), cells = start + (isInterior ? 12 : 8);
		if (cells + 2 * count > page.length) throw new require_drift.MalformedError("a page of it has too many cells");
		isInterior && open.push(page.readUInt32BE(start + 8));
		for (let n = 0; n < count; n++) {
			let at = page.readUInt16BE(cells + 2 * n);
			isInterior && open.push(inside(page, at, 4).readUInt32BE(0)), kind !== 5 && (isInterior && (at += 4), yield rowAt(pages, page, at, kind === 13));
		}
	}
}
function rowAt(pages, page, start, hasRowid) {
	let [length, afterLength] = varint(page, start), [rowid, at] = hasRowid ? varint(page, afterLength) : [void 0, afterLength], bytes = Number(length);
	if (bytes > MAX_PAYLOAD_BYTES) throw new require_drift.MalformedError(`a row of it has over ${MAX_PAYLOAD_BYTES} bytes`);
	let { usable } = pages, most = hasRowid ? usable - 35 : Math.floor((usable - 12) * 64 / 255) - 23, least = Math.floor((usable - 12) * 32 / 255) - 23, share = least + (bytes - least) % (usable - 4), local = bytes <= most ? bytes : share <= most ? share : least, parts = [inside(page, at, local)], left = bytes - local;
	for (let next = left > 0 ? inside(page, at + local, 4).readUInt32BE(0) : 0; left > 0;) {
		let overflow = pages.page(next), part = overflow.subarray(4, 4 + Math.min(left, usable - 4));
		parts.push(part), left -= part.length, next = overflow.readUInt32BE(0);
	}
	return {
		payload: parts.length === 1 ? parts[0] ?? node_buffer.Buffer.alloc(0) : node_buffer.Buffer.concat(parts),
		...rowid !== void 0 && { rowid: String(rowid) }
	};
}
function valuesOf(payload) {
	let [header, first] = varint(payload, 0), values = [], content = Number(header);
	for (let at = first; at < Number(header);) {
		let [type, next] = varint(payload, at);
		at = next;
		let code = Number(type), length = code >= 12 ? (code - 12 - code % 2) / 2 : [
			0,
			1,
			2,
			3,
			4,
			6,
			8,
			8
		][code] ?? 0, bytes = inside(payload, content, length);
		content += length, code >= 12 ? values.push(bytes) : code >= 1 && code <= 5 ? values.push(bytes.readIntBE(0, length)) : values.push(code === 8 ? 0 : code === 9 ? 1 : void 0);
	}
	return values;
}
function textOf(value, { encoding }) {
	return value instanceof Uint8Array ? encoding === "utf16be" ? node_buffer.Buffer.from(value.subarray(0, value.length & -2)).swap16().toString("utf16le") : value.toString(encoding) : "";
}
function varint(bytes, start) {
	let value = 0n;
	for (let n = 0; n < 9; n++) {
		let byte = bytes[start + n];
		if (byte === void 0) throw new require_drift.MalformedError("a number of it is cut off");
		if (n === 8) return [BigInt.asIntN(64, value << 8n | BigInt(byte)), start + 9];
		if (value = value << 7n | BigInt(byte & 127), byte < 128) return [value, start + n + 1];
	}
	return [value, start + 9];
}
function inside(bytes, from, length) {
	if (length < 0 || from + length > bytes.length) throw new require_drift.MalformedError("a part of it is outside of its page");
	return bytes.subarray(from, from + length);
}
// src/drift/parts/sqlite.ts
var sqlite_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ compareSqlite: () => compareSqlite });
const MAX_ROWS = 5e5, compareSqlite = (sealed, found) => {
	let [was, is] = [databaseOf(sealed), databaseOf(found)], differences = [];
	for (let [name, sql] of was.schema) {
		let now = is.schema.get(name);
		now === void 0 ? differences.push({
			part: name,
			what: "removed",
			role: "content"
		}) : now !== sql && differences.push({
			part: name,
			what: "changed",
			role: "content",
			detail: "its definition"
		});
	}
	for (let name of is.schema.keys()) was.schema.has(name) || differences.push({
		part: name,
		what: "added",
		role: "content"
	});
	for (let [name, rows] of was.tables) {
		let now = is.tables.get(name), detail = now === void 0 ? void 0 : rowsText(rows, now);
		detail !== void 0 && differences.push({
			part: `rows of ${name}`,
			what: "changed",
			role: "content",
			detail
		});
	}
	for (let [name, value] of was.header) {
		let now = is.header.get(name) ?? 0, role = name === "user version" || name === "application id" || name === "text encoding" ? "content" : "metadata";
		now !== value && differences.push({
			part: name,
			what: "changed",
			role,
			detail: `${value} became ${now}`
		});
	}
	return differences.every(({ role }) => role === "metadata") && differences.push({
		part: "layout of pages",
		what: "changed",
		role: "metadata"
	}), require_drift.listed(differences);
};
function databaseOf(bytes) {
	let pages = new SqlitePages(bytes), schema = /* @__PURE__ */ new Map(), tables = /* @__PURE__ */ new Map(), rowsLeft = MAX_ROWS;
	for (let { payload } of readTable(pages, 1)) {
		let [type, name, , root, sql] = valuesOf(payload), title = `${textOf(type, pages)} ${textOf(name, pages)}`;
		if (title.includes("�")) throw new require_drift.MalformedError("a name in it is not in its encoding");
		if (schema.has(title)) throw new require_drift.MalformedError("two objects of it have one name");
		if (schema.set(title, sql instanceof Uint8Array ? require_drift.digestedValue(sql) : ""), textOf(type, pages) !== "table" || typeof root != "number" || root === 0) continue;
		let rows = /* @__PURE__ */ new Map();
		for (let row of readTable(pages, root)) {
			if (--rowsLeft < 0) throw new require_drift.MalformedError(`it has over ${MAX_ROWS} rows`);
			let value = require_drift.digestedValue(row.payload), key = row.rowid ?? value;
			if (rows.has(key)) throw new require_drift.MalformedError("two rows of it have one key");
			rows.set(key, value);
		}
		tables.set(title, rows);
	}
	return {
		header: pages.header,
		schema,
		tables
	};
}
function rowsText(was, is) {
	let removed = [...was.keys()].filter((key) => !is.has(key)).length, added = [...is.keys()].filter((key) => !was.has(key)).length, changed = [...was].filter(([key, row]) => is.has(key) && is.get(key) !== row).length, text = [
		[added, "added"],
		[removed, "removed"],
		[changed, "changed"]
	].filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
	return text.length === 0 ? void 0 : text.join(", ");
}
// src/drift/parts/xml-parts.ts
var xml_parts_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ xmlReader: () => xmlReader });
const TAG = /^<[^\s/>]+(?:\s+[^\s=/>"']+\s*=\s*(?:"[^"]*"|'[^']*'))*\s*\/?>$/, REVISION = /^w:rsid/, PROPERTIES = /^(?:(?:cp|dc|dcterms|meta):|Properties\/|coreProperties\/)/, xmlReader = (sealed, found) => require_drift.comparedParts(partsOf(sealed), partsOf(found));
function partsOf(bytes) {
	let xml = require_drift.utf8Of(bytes, 16777216);
	if (/^\ufeff?<\?xml[^>]*encoding\s*=\s*["'](?!utf-8["'])/i.test(xml)) throw new require_drift.MalformedError("it states another encoding than UTF-8");
	let parts = /* @__PURE__ */ new Map(), document = {
		name: "",
		path: "",
		counts: /* @__PURE__ */ new Map(),
		text: ""
	}, open = [document], from = 0;
	for (let at = xml.indexOf("<"); at >= 0; at = xml.indexOf("<", from)) {
		let top = open.at(-1);
		top.text += xml.slice(from, at);
		let end = endOf(xml, at), tag = xml.slice(at, end);
		if (from = end, tag.startsWith("<!") || tag.startsWith("<?")) {
			if (tag.startsWith("<!DOCTYPE")) throw new require_drift.MalformedError("it has a document type");
			tag.startsWith("<![CDATA[") ? top.text += tag.slice(9, -3) : tag.startsWith("<?") && !tag.startsWith("<?xml ") && (top.text += tag);
		} else if (tag.startsWith("</")) {
			if (open.length < 2) throw new require_drift.MalformedError("it closes more elements than it opens");
			if (tag.slice(2, -1).trimEnd() !== top.name) throw new require_drift.MalformedError("it closes another element than it opened");
			closeElement(open.pop(), parts);
		} else openElement(tag, top, open, parts);
	}
	if (open.length !== 1) throw new require_drift.MalformedError("an element of it is not closed");
	let outside = `${document.text}${xml.slice(from)}`.replace(/\s+/g, " ").trim();
	return parts.set("outside of the elements", {
		role: "content",
		value: outside
	}), parts;
}
function openElement(tag, top, open, parts) {
	if (parts.size > 2e5 || open.length > 512) throw new require_drift.MalformedError("it has too many elements");
	let name = /^<([^\s/>]+)/.exec(tag)?.[1] ?? "";
	top.text += `\0${name}`;
	let count = (top.counts.get(name) ?? 0) + 1;
	top.counts.set(name, count);
	let path = `${top.path}${top.path === "" ? "" : "/"}${name}${count === 1 ? "" : `[${count}]`}`;
	if (path.length > 1024) throw new require_drift.MalformedError("an element of it has too long a path");
	let attributes = [...tag.matchAll(/\s([^\s=/>]+)\s*=\s*("[^"]*"|'[^']*')/g)].map(([, key = "", value = ""]) => [key, value.slice(1, -1)]);
	if (!TAG.test(tag)) throw new require_drift.MalformedError("an element of it is not well-formed");
	let own = attributes.filter(([key]) => !REVISION.test(key));
	own.length > 0 && parts.set(`${path} attributes`, {
		role: roleOf(path),
		value: JSON.stringify([...own].sort())
	});
	let revisions = attributes.filter(([key]) => REVISION.test(key));
	revisions.length > 0 && parts.set(`${path} revision numbers`, {
		role: "metadata",
		value: JSON.stringify(revisions)
	});
	let element = {
		name,
		path,
		counts: /* @__PURE__ */ new Map(),
		text: ""
	};
	tag.endsWith("/>") ? closeElement(element, parts) : open.push(element);
}
function closeElement({ path, text }, parts) {
	let role = REVISION.test(path.slice(path.lastIndexOf("/") + 1)) ? "metadata" : roleOf(path);
	parts.set(path, {
		role,
		value: text,
		...isDate(text) && { shown: text }
	});
}
function roleOf(path) {
	return PROPERTIES.test(path) || path === "Properties" || path.startsWith("office:document-meta") ? "metadata" : "content";
}
function isDate(text) {
	return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z?$/.test(text);
}
function endOf(xml, at) {
	let [close, length] = xml.startsWith("<!--", at) ? ["-->", 3] : xml.startsWith("<![CDATA[", at) ? ["]]>", 3] : xml.startsWith("<?", at) ? ["?>", 2] : [">", 1], end = xml.indexOf(close, at);
	if (end < 0) throw new require_drift.MalformedError("its markup does not end");
	return end + length;
}
exports.elf_exports = elf_exports, exports.notebook_exports = notebook_exports, exports.pdf_exports = pdf_exports, exports.png_exports = png_exports, exports.sqlite_exports = sqlite_exports, exports.xml_parts_exports = xml_parts_exports;
