const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs");
let node_path = require("node:path"), node_fs = require("node:fs"), node_crypto = require("node:crypto"), node_zlib = require("node:zlib");
node_zlib = require_rolldown_runtime.__toESM(node_zlib, 1);
let node_stream = require("node:stream"), node_v8 = require("node:v8");
// src/archive/crc32.ts
const native = node_zlib.crc32;
let table;
function crc32(bytes, before = 0) {
	return native === void 0 ? crc32ByTable(bytes, before) : native(bytes, before);
}
function crc32ByTable(bytes, before = 0) {
	table ??= Uint32Array.from({ length: 256 }, (_, byte) => {
		let rest = byte;
		for (let bit = 0; bit < 8; bit++) rest = rest & 1 ? 3988292384 ^ rest >>> 1 : rest >>> 1;
		return rest;
	});
	let crc = ~before;
	for (let byte of bytes) crc = (table[(crc ^ byte) & 255] ?? 0) ^ crc >>> 8;
	return ~crc >>> 0;
}
// src/archive/byte-source.ts
const MAX_PIECE_BYTES = 1048576;
function sourceOf(bytes) {
	return {
		size: bytes.length,
		read: (offset, length) => (checkRange(bytes.length, offset, length), bytes.subarray(offset, offset + length))
	};
}
function partOf(source, start, size) {
	return checkRange(source.size, start, size), {
		size,
		read: (offset, length, into) => (checkRange(size, offset, length), source.read(start + offset, length, into))
	};
}
function* piecesOf(source, start, end) {
	for (let at = start; at < end; at += MAX_PIECE_BYTES) yield source.read(at, Math.min(MAX_PIECE_BYTES, end - at));
}
function* passingPieces(source, start = 0, end = source.size) {
	let into = Buffer.allocUnsafeSlow(Math.min(MAX_PIECE_BYTES, end - start));
	for (let at = start; at < end; at += MAX_PIECE_BYTES) yield source.read(at, Math.min(MAX_PIECE_BYTES, end - at), into);
}
function checkRange(size, offset, length) {
	if (!Number.isSafeInteger(offset) || !Number.isSafeInteger(length) || offset < 0 || length < 0 || offset + length > size) throw RangeError(`bytes ${offset} to ${offset + length} are not within ${size}`);
}
// src/archive/problem.ts
var ArchiveRefusal = class extends Error {
	problem;
	constructor(code, reason, member) {
		super(reason), this.problem = {
			code,
			reason,
			...member !== void 0 && { member }
		};
	}
}, Problems = class {
	list = [];
	add(code, reason, member) {
		this.list.length < 100 && this.list.push({
			code,
			reason,
			...member !== void 0 && { member }
		});
	}
	keep(error) {
		if (!(error instanceof ArchiveRefusal)) throw error;
		let { code, reason, member } = error.problem;
		this.add(code, reason, member);
	}
};
// src/archive/limits.ts
const MAX_MEMBERS = 1e6, MAX_EXPANDED_BYTES = 64 * 1024 ** 3, MAX_UNWEIGHED_BYTES = 256 * 1024 ** 2, MAX_INNER_BYTES = 256 * 1024 ** 2, MAX_NAME_BYTES = 32767;
var Expansion = class {
	#packedBytes;
	#bytes = 0;
	#members = 0;
	constructor(packedBytes) {
		this.#packedBytes = Math.max(packedBytes, 1);
	}
	addMember() {
		if (++this.#members > 1e6) throw new ArchiveRefusal("archive-too-large", `it has over ${MAX_MEMBERS} members`);
	}
	addBytes(count) {
		if (this.#bytes += count, this.#bytes > MAX_EXPANDED_BYTES) throw new ArchiveRefusal("archive-too-large", `it expands to over ${MAX_EXPANDED_BYTES} bytes`);
		if (this.#bytes > MAX_UNWEIGHED_BYTES && this.#bytes / this.#packedBytes > 250) throw new ArchiveRefusal("archive-too-large", `its ${this.#packedBytes} bytes expand to over ${this.#bytes}, more than 250 for each`);
	}
};
// src/archive/member-path.ts
const NOT_ASCII = /[\x80-\xff]/g;
function memberPath(name) {
	let text = Buffer.from(name.buffer, name.byteOffset, name.length).toString("latin1");
	if (require_gate.isPlainAsciiPath(text)) return { path: text };
	let segments = text.split("/").filter((segment) => segment !== "" && segment !== "."), named = shown(Buffer.from(segments.join("/"), "latin1")), reason = problemOf(text, segments);
	if (reason !== void 0) {
		let { path } = shown(Buffer.from(text.slice(0, MAX_NAME_BYTES), "latin1"));
		return {
			...named,
			problem: {
				code: "archive-path-unsafe",
				reason,
				member: path
			}
		};
	}
	return segments.length === 0 ? {
		path: "",
		isRoot: !0
	} : named;
}
function shown(raw) {
	let bytes = Buffer.from(raw.buffer, raw.byteOffset, raw.length), path = bytes.toString("utf8");
	return Buffer.from(path, "utf8").equals(bytes) ? { path } : {
		path: bytes.toString("latin1").replace(NOT_ASCII, (c) => `\\x${c.charCodeAt(0).toString(16)}`),
		rawPath: bytes
	};
}
function problemOf(text, segments) {
	if (text === "") return "a member has no name";
	if (text.length > 32767) return `its name has over ${MAX_NAME_BYTES} bytes`;
	if (text.includes("\0")) return "its name has a NUL character, at which some readers cut it";
	if (text.startsWith("/")) return "its path is absolute";
	if (segments.includes("..")) return "its path has a \"..\" segment and could leave the folder of extraction";
	if (text.includes("\\")) return "its path has a backslash, which separates folders on Windows";
	if (/^[A-Za-z]:/.test(segments[0] ?? "")) return "its path starts with a drive letter";
}
// src/archive/ar.ts
const AR_MAGIC = Buffer.from("!<arch>\n", "latin1");
function readAr(source, visitor, expansion, problems) {
	for (let at = AR_MAGIC.length; at < source.size;) {
		if (source.size - at < 60) throw new ArchiveRefusal("archive-damaged", "its last header is cut off");
		let header = Buffer.from(source.read(at, 60)).toString("latin1");
		if (header.slice(58) !== "`\n") throw new ArchiveRefusal("archive-damaged", `there is no ar header at byte ${at}`);
		let number = (from, to, radix) => numberOf(header.slice(from, to), radix, at), stored = number(48, 58, 10);
		if (at + 60 + stored > source.size) throw new ArchiveRefusal("archive-damaged", "its last member is cut off");
		let { name, skipped } = nameAt(source, header.slice(0, 16).trimEnd(), at + 60, stored), dataOffset = at + 60 + skipped, bytes = stored - skipped;
		expansion.addMember();
		let { problem, isRoot, ...named } = memberPath(name);
		if (problem !== void 0 || isRoot === !0) problems.add("archive-path-unsafe", problem?.reason ?? "a member has no name", problem?.member);
		else {
			let entry = {
				format: "ar",
				offset: at,
				dataOffset,
				mtime: number(16, 28, 10),
				uid: number(28, 34, 10),
				gid: number(34, 40, 10)
			}, sink = visitor.visit({
				...named,
				kind: "file",
				bytes,
				mode: number(40, 48, 8) & 4095
			}, entry);
			for (let piece of passingPieces(source, dataOffset, dataOffset + bytes)) expansion.addBytes(piece.length), sink?.data(piece);
			sink?.end();
		}
		at = paddedEnd(source, at + 60 + stored);
	}
}
function paddedEnd(source, end) {
	if (end % 2 == 0 || end === source.size) return end;
	if (source.read(end, 1)[0] !== 10) throw new ArchiveRefusal("archive-ambiguous", `there is a byte between two members, at ${end}`);
	return end + 1;
}
function nameAt(source, field, offset, stored) {
	let bsd = /^#1\/([1-9][0-9]*)$/.exec(field)?.[1];
	if (bsd !== void 0) {
		let skipped = Number(bsd);
		if (skipped > stored || skipped > 4096) throw new ArchiveRefusal("archive-damaged", "a long name is longer than its member");
		let name = Buffer.from(source.read(offset, skipped)), end = name.indexOf(0);
		if (end >= 0 && name.subarray(end).some((byte) => byte !== 0)) throw new ArchiveRefusal("archive-ambiguous", "a long name goes on after its NUL");
		return {
			name: end < 0 ? name : name.subarray(0, end),
			skipped
		};
	}
	if (field.startsWith("/") || field.startsWith("__.SYMDEF")) throw new ArchiveRefusal("archive-unsupported", "it is a library of object files, with a table of symbols or of long names");
	return {
		name: Buffer.from(field.endsWith("/") ? field.slice(0, -1) : field, "latin1"),
		skipped: 0
	};
}
function numberOf(field, radix, at) {
	let digits = field.trimEnd();
	if (!(radix === 8 ? /^[0-7]*$/ : /^[0-9]*$/).test(digits)) throw new ArchiveRefusal("archive-damaged", `a number in the ar header at byte ${at} is malformed`);
	return digits === "" ? 0 : Number.parseInt(digits, radix);
}
// src/archive/gzip.ts
const MAX_HEADER_BYTES$1 = 262144;
function gzipHeader(source, offset) {
	let bytes = Buffer.from(source.read(offset, Math.min(MAX_HEADER_BYTES$1, source.size - offset)));
	if (bytes.length < 10) throw damaged("a gzip header is cut off");
	if (bytes.readUInt16BE(0) !== 8075 || bytes[2] !== 8) throw damaged("a gzip header does not start with 1f 8b 08");
	let flags = bytes.readUInt8(3);
	if (flags & 224) throw damaged("a gzip header has reserved flags");
	let at = 10, take = (end) => {
		if (end < at || end > bytes.length) throw damaged(`a gzip header is cut off, or has over ${MAX_HEADER_BYTES$1} bytes`);
		let part = bytes.subarray(at, end);
		return at = end, part;
	}, zeroTerminated = () => take(bytes.indexOf(0, at) + 1).subarray(0, -1), number = () => Buffer.from(take(at + 2)).readUInt16LE(0), extra = flags & 4 ? ((bytes) => take(at + bytes))(number()) : void 0, name = flags & 8 ? zeroTerminated() : void 0, comment = flags & 16 ? zeroTerminated() : void 0;
	if (flags & 2) {
		let expected = crc32(bytes.subarray(0, at)) & 65535;
		if (number() !== expected) throw damaged("the checksum of a gzip header is wrong");
	}
	return {
		offset,
		flags,
		mtime: bytes.readUInt32LE(4),
		xfl: bytes.readUInt8(8),
		os: bytes.readUInt8(9),
		...extra && { extra },
		...name && { name },
		...comment && { comment },
		dataOffset: offset + at
	};
}
function checkGzipTrailer(source, dataEnd, crc, bytes) {
	if (source.size - dataEnd < 8) throw damaged("a gzip trailer is cut off");
	let trailer = Buffer.from(source.read(dataEnd, 8));
	if (trailer.readUInt32LE(0) !== crc) throw damaged("the CRC-32 of a gzip stream is wrong");
	if (trailer.readUInt32LE(4) !== bytes % 2 ** 32) throw damaged("the length of a gzip stream is wrong");
}
function damaged(reason) {
	return new ArchiveRefusal("archive-damaged", reason);
}
// src/archive/compression.ts
const CHUNK_BYTES = 262144;
var Expander = class {
	#source;
	gzipMembers = [];
	constructor(source) {
		this.#source = source;
	}
	chunks(compression) {
		return compression === "gzip" ? this.#gunzipped() : this.#zstdExpanded();
	}
	async *#gunzipped() {
		for (let at = 0; at < this.#source.size;) {
			if (at > 0 && !startsWith$1(this.#source, at, GZIP_MAGIC)) throw trailing(this.#source.size - at, "gzip");
			let header = gzipHeader(this.#source, at), crc = 0, bytes = 0, consumed = { bytes: 0 };
			for await (let chunk of inflateRaw(this.#source, header.dataOffset, this.#source.size, consumed)) crc = crc32(chunk, crc), bytes += chunk.length, yield chunk;
			let dataEnd = header.dataOffset + consumed.bytes;
			checkGzipTrailer(this.#source, dataEnd, crc, bytes), this.gzipMembers.push({
				...header,
				dataEnd,
				crc,
				bytes
			}), at = dataEnd + 8;
		}
	}
	async *#zstdExpanded() {
		let create = zstdDecompressor();
		for (let at = 0; at < this.#source.size;) {
			if (at > 0 && !startsWith$1(this.#source, at, ZSTD_MAGIC)) throw trailing(this.#source.size - at, "zstd");
			let consumed = { bytes: 0 };
			if (yield* expand(create(), this.#source, at, this.#source.size, consumed), consumed.bytes === 0) throw new ArchiveRefusal("archive-damaged", "a zstd frame is empty");
			at += consumed.bytes;
		}
	}
};
function inflateRaw(source, start, end, consumed) {
	return expand(node_zlib.createInflateRaw({ chunkSize: CHUNK_BYTES }), source, start, end, consumed);
}
async function* expand(engine, source, start, end, consumed) {
	let input = node_stream.Readable.from(piecesOf(source, start, end), {
		objectMode: !0,
		highWaterMark: 1
	});
	input.on("error", (error) => engine.destroy(error)), input.pipe(engine);
	try {
		for await (let chunk of engine) yield chunk;
		consumed.bytes = engine.bytesWritten;
	} catch (error) {
		let code = require_hashing.errorCode(error);
		throw /^(?:Z_|ZSTD_)/.test(code) ? new ArchiveRefusal("archive-damaged", `a compressed stream is damaged or cut off (${code})`) : error;
	} finally {
		input.destroy(), engine.destroy();
	}
}
function zstdDecompressor() {
	let create = node_zlib.createZstdDecompress;
	if (create !== void 0) return () => create({ chunkSize: CHUNK_BYTES });
	throw new ArchiveRefusal("archive-unsupported", `it is compressed with zstd, which Node ${process.versions.node} cannot expand; Node 22.15 or later can`);
}
const GZIP_MAGIC = Buffer.from([31, 139]), ZSTD_MAGIC = Buffer.from([
	40,
	181,
	47,
	253
]);
function startsWith$1(source, offset, magic) {
	return source.size - offset >= magic.length && magic.equals(source.read(offset, magic.length));
}
function trailing(bytes, what) {
	return new ArchiveRefusal("archive-ambiguous", `${bytes} bytes after its last ${what} stream are not a ${what} stream`);
}
// src/archive/members.ts
const ASCII = /^[\x00-\x7f]*$/;
function memberKey({ path, rawPath }) {
	return rawPath === void 0 ? path : `\0${Buffer.from(rawPath).toString("latin1")}`;
}
function checkMembers(members, problems) {
	let twins = [], byKey = /* @__PURE__ */ new Map(), byFolded = /* @__PURE__ */ new Map();
	for (let member of members) {
		let twin = checkName(member, byKey, byFolded, problems);
		twin !== void 0 && twins.push({ paths: [twin.path, member.path] }), member.kind === "hard-link" && !leadsToEarlierFile(member, byKey) && problems.add("archive-link-unsafe", "it is a hard link that does not lead to an earlier file of the archive", member.path), byKey.has(memberKey(member)) || byKey.set(memberKey(member), member);
	}
	let folder;
	for (let member of members) {
		let { path, rawPath } = member, own = rawPath === void 0 ? path.slice(0, path.lastIndexOf("/") + 1) : void 0;
		(own === void 0 || own !== folder) && (folder = checkAncestors(member, byFolded, problems) ? own : void 0);
	}
	return twins;
}
function checkName(member, byKey, byFolded, problems) {
	let folded = foldedKey(memberKey(member)), other = byFolded.get(folded);
	if (other === void 0 && byFolded.set(folded, member), other === void 0 || member.kind === "folder" && other.kind === "folder") return;
	let isSame = byKey.has(memberKey(member)), areFiles = [member, other].every(({ kind, rawPath }) => kind === "file" && rawPath === void 0);
	if (!isSame && areFiles) return other;
	let reason = isSame ? "two members have this path: readers disagree on which counts" : `where case or Unicode form does not matter, ${JSON.stringify(other.path)} has this path too`;
	problems.add("archive-duplicate", reason, member.path);
}
function checkAncestors({ path, rawPath }, byFolded, problems) {
	let text = rawPath === void 0 ? path : Buffer.from(rawPath).toString("latin1");
	for (let slash = text.indexOf("/"); slash >= 0; slash = text.indexOf("/", slash + 1)) {
		let key = rawPath === void 0 ? text.slice(0, slash) : memberKey(shown(rawPath.subarray(0, slash))), above = byFolded.get(foldedKey(key));
		if (above === void 0 || above.kind === "folder") continue;
		let what = above.kind === "link" ? "a link: it would be extracted where the link leads" : "not a folder";
		return problems.add(above.kind === "link" ? "archive-link-unsafe" : "archive-duplicate", `${JSON.stringify(above.path)} above it is ${what}`, path), !1;
	}
	return !0;
}
function foldedKey(key) {
	return key.startsWith("\0") ? key.replace(/[A-Z]/g, (letter) => letter.toLowerCase()) : ASCII.test(key) ? key.toLowerCase() : require_gate.toForm(require_gate.toForm(key, "NFC").toLowerCase(), "NFC");
}
function hardLinkKey({ target = /* @__PURE__ */ new Uint8Array() }) {
	let { problem, isRoot, ...named } = memberPath(target);
	return problem === void 0 && isRoot !== !0 ? memberKey(named) : void 0;
}
function leadsToEarlierFile(member, earlier) {
	let key = hardLinkKey(member), kind = key === void 0 ? void 0 : earlier.get(key)?.kind;
	return key !== memberKey(member) && (kind === "file" || kind === "hard-link");
}
function linkProblem(path, target) {
	let text = Buffer.from(target.buffer, target.byteOffset, target.length).toString("latin1"), { path: label } = shown(target.subarray(0, MAX_NAME_BYTES));
	if (text === "" || text.length > 32767) return `the target of its link is empty or has over ${MAX_NAME_BYTES} bytes`;
	if (text.includes("\0")) return "the target of its link has a NUL character";
	let leadsOut = `it is a link that leads out of the archive, to ${JSON.stringify(label)}`;
	if (text.startsWith("/") || text.includes("\\") || /^[A-Za-z]:/.test(text)) return leadsOut;
	let depth = path.split("/").length - 1, isBelow = !1;
	for (let segment of text.split("/")) if (segment === ".." ? depth-- : isBelow ||= segment !== "" && segment !== ".", depth < 0 || isBelow && segment === "..") return leadsOut;
}
// src/archive/pax.ts
const MAX_RECORDS = 1e4, ONCE = /* @__PURE__ */ new Set([
	"path",
	"linkpath",
	"size"
]);
function paxRecords(bytes) {
	let records = /* @__PURE__ */ new Map();
	for (let at = 0; at < bytes.length;) {
		let blank = bytes.indexOf(32, at), digits = blank < 0 || blank - at > 10 ? "" : bytes.toString("latin1", at, blank), end = /^[1-9][0-9]*$/.test(digits) ? at + Number(digits) : NaN, equals = bytes.indexOf(61, blank);
		if (!(end <= bytes.length) || bytes[end - 1] !== 10 || equals <= blank + 1 || equals >= end) throw new ArchiveRefusal("archive-damaged", "a PAX record is malformed");
		let key = bytes.toString("utf8", blank + 1, equals);
		if (ONCE.has(key) && records.has(key)) throw new ArchiveRefusal("archive-ambiguous", `a PAX header has ${JSON.stringify(key)} twice`);
		if (records.set(key, Uint8Array.from(bytes.subarray(equals + 1, end - 1))), records.size > MAX_RECORDS) throw new ArchiveRefusal("archive-too-large", `a PAX header has over ${MAX_RECORDS} records`);
		at = end;
	}
	return records;
}
function refuseSparse(records) {
	for (let key of records.keys()) if (key.startsWith("GNU.sparse.") || key === "SCHILY.realsize") throw new ArchiveRefusal("archive-unsupported", "it has a sparse file, of which only parts are stored; pack it without \"--sparse\"");
}
const HEADER_SIZE_LIMIT = 8 * 1024 ** 3;
function sizeOf(headerSize, records) {
	let value = records.get("size");
	if (value === void 0) return headerSize;
	let text = Buffer.from(value).toString("latin1"), size = Number(text);
	if (!/^[0-9]{1,16}$/.test(text) || !Number.isSafeInteger(size)) throw new ArchiveRefusal("archive-damaged", "the size in a PAX record is not a number");
	if (headerSize === size || !(size < HEADER_SIZE_LIMIT) && (headerSize === 0 || headerSize === HEADER_SIZE_LIMIT - 1)) return size;
	throw new ArchiveRefusal("archive-ambiguous", `a member has ${headerSize} bytes by its header and ${size} by its PAX record: readers find different members`);
}
const ZEROS = Buffer.alloc(65536);
function isZero(bytes) {
	for (let at = 0; at < bytes.length; at += ZEROS.length) {
		let part = bytes.subarray(at, at + ZEROS.length);
		if (ZEROS.compare(part, 0, part.length, 0, part.length) !== 0) return !1;
	}
	return !0;
}
const USTAR = Buffer.from("ustar\x0000", "latin1"), GNU = Buffer.from("ustar  \0", "latin1"), CHECKSUM = {
	from: 148,
	to: 156
};
function hasChecksum(block) {
	let stated = octal(block, CHECKSUM.from, CHECKSUM.to), sum = 0, signed = 0;
	for (let at = 0; at < 512; at++) {
		let byte = at >= CHECKSUM.from && at < CHECKSUM.to ? 32 : block[at] ?? 0;
		sum += byte, signed += byte > 127 ? byte - 256 : byte;
	}
	return stated !== void 0 && (stated === sum || stated === signed);
}
function tarHeader(block, offset) {
	if (!hasChecksum(block)) throw new ArchiveRefusal("archive-damaged", `the checksum of the tar header at byte ${offset} is wrong`);
	let format = formatOf(block, offset), number = (from, to, what) => numberIn(block, from, to, what, offset), text = (from, to, what) => textIn(block, from, to, what, offset);
	if (format !== "v7") for (let at of [329, 337]) number(at, at + 8, "device number");
	let own = text(0, 100, "name"), prefix = format === "ustar" ? text(345, 500, "prefix") : EMPTY, type = String.fromCharCode(block[156] ?? 0);
	return {
		format,
		name: prefix.length === 0 ? own : Buffer.concat([
			prefix,
			Buffer.from("/"),
			own
		]),
		mode: number(100, 108, "mode"),
		uid: number(108, 116, "owner"),
		gid: number(116, 124, "group"),
		size: sizeIn(block, offset),
		mtime: number(136, 148, "time"),
		type: type === "\0" ? "0" : type,
		linkName: text(157, 257, "link name"),
		uname: format === "v7" ? EMPTY : text(265, 297, "owner name"),
		gname: format === "v7" ? EMPTY : text(297, 329, "group name")
	};
}
function formatOf(block, offset) {
	let magic = field(block, 257, 265);
	if (GNU.equals(magic)) return "gnu";
	if (USTAR.equals(magic)) {
		if (field(block, 508, 512).toString("latin1") === "tar\0") throw new ArchiveRefusal("archive-unsupported", `the tar header at byte ${offset} is in the format of star`);
		return "ustar";
	}
	if (isZero(magic)) return "v7";
	throw new ArchiveRefusal("archive-unsupported", `the tar header at byte ${offset} is in an unknown format`);
}
function sizeIn(block, offset) {
	let size = numberIn(block, 124, 136, "size", offset);
	if (size < 0) throw new ArchiveRefusal("archive-damaged", `the size in the tar header at byte ${offset} is negative`);
	return size;
}
function numberIn(block, from, to, what, offset) {
	let named = () => `the ${what} in the tar header at byte ${offset}`, first = block[from] ?? 0;
	if (!(first & 128)) {
		let value = octal(block, from, to);
		if (value === void 0) throw new ArchiveRefusal("archive-damaged", `${named()} is not octal`);
		return value;
	}
	if (first !== 128 && first !== 255) throw new ArchiveRefusal("archive-damaged", `${named()} is out of range`);
	let magnitude = block.subarray(from + 1, to).reduce((sum, byte) => sum * 256 + (first === 255 ? 255 - byte : byte), 0);
	if (!Number.isSafeInteger(magnitude)) throw new ArchiveRefusal("archive-damaged", `${named()} is out of range`);
	return first === 255 ? -magnitude - 1 : magnitude;
}
function octal(block, from, to) {
	let at = from;
	for (; at < to && block[at] === 32;) at++;
	let value = 0;
	for (let byte = block[at] ?? 0; at < to && byte >= 48 && byte <= 55; byte = block[++at] ?? 0) value = value * 8 + byte - 48;
	for (; at < to; at++) if (block[at] !== 32 && block[at] !== 0) return;
	return value;
}
const EMPTY = /* @__PURE__ */ new Uint8Array();
function textIn(block, from, to, what, offset) {
	let end = from;
	for (; end < to && block[end] !== 0;) end++;
	for (let at = end; at < to; at++) if (block[at] !== 0) throw new ArchiveRefusal("archive-ambiguous", `the ${what} in the tar header at byte ${offset} goes on after its NUL`);
	return end === from ? EMPTY : Buffer.from(block.subarray(from, end));
}
function field(block, from, to) {
	return Buffer.from(block.buffer, block.byteOffset + from, to - from);
}
// src/archive/tar.ts
const MAX_EXTENDED_BYTES = 1048576, NO_RECORDS = /* @__PURE__ */ new Map(), KINDS = {
	0: "file",
	1: "hard-link",
	2: "link",
	5: "folder",
	7: "file"
}, REFUSED = {
	3: ["archive-special", "is a character device"],
	4: ["archive-special", "is a block device"],
	6: ["archive-special", "is a named pipe (FIFO)"],
	S: ["archive-unsupported", "is a sparse file, of which only parts are stored; pack it without \"--sparse\""],
	D: ["archive-unsupported", "is a folder of an incremental backup of GNU tar"],
	M: ["archive-unsupported", "is continued from another volume of GNU tar"],
	V: ["archive-unsupported", "is a volume label of GNU tar"]
};
var TarReader = class {
	#visitor;
	#expansion;
	#problems;
	#globals = [];
	#block = Buffer.alloc(512);
	#filled = 0;
	#offset = 0;
	#state = "header";
	#left = 0;
	#padding = 0;
	#sink;
	#extended;
	#extendedType = "";
	#extendedBytes = 0;
	#extendedParts = [];
	#headerOffset = 0;
	#endOffset = -1;
	constructor(visitor, expansion, problems) {
		this.#visitor = visitor, this.#expansion = expansion, this.#problems = problems;
	}
	push(chunk) {
		this.#expansion.addBytes(chunk.length);
		for (let at = 0; at < chunk.length;) {
			let taken = this.#take(chunk, at);
			at += taken, this.#offset += taken;
		}
	}
	end() {
		if (this.#endOffset < 0 || this.#state === "header" && this.#filled > 0) throw new ArchiveRefusal("archive-damaged", `it is cut off: ${this.#state === "header" && this.#filled === 0 ? "its two blocks of zeros at the end are missing" : "its last member is incomplete"}`);
		if (this.#state !== "end") throw new ArchiveRefusal("archive-damaged", "it is cut off: of its two blocks of zeros at the end, one is missing");
		return {
			globals: this.#globals,
			endOffset: this.#endOffset,
			size: this.#offset
		};
	}
	#take(chunk, at) {
		if (this.#state === "header") return this.#takeHeader(chunk, at);
		let available = chunk.length - at;
		if (this.#state === "end") {
			if (isZero(chunk.subarray(at))) return available;
			throw new ArchiveRefusal("archive-ambiguous", "it goes on after the two blocks of zeros that end it: some readers read on");
		}
		let count = Math.min(this.#left, available), part = chunk.subarray(at, at + count);
		if (this.#state === "content") this.#sink?.data(part);
		else if (this.#state === "extended") this.#extendedParts.push(Uint8Array.from(part));
		else if (!isZero(part)) throw new ArchiveRefusal("archive-ambiguous", `there are bytes between two members, before byte ${this.#offset + count}`);
		return this.#left -= count, this.#left === 0 && this.#finishPart(), count;
	}
	#finishPart() {
		if (this.#state === "extended") this.#finishExtended();
		else if (this.#state === "content") {
			this.#sink?.end(), this.#sink = void 0, this.#left = this.#padding, this.#state = this.#padding > 0 ? "padding" : "header";
			return;
		}
		this.#state = "header";
	}
	#takeHeader(chunk, at) {
		let count = Math.min(512 - this.#filled, chunk.length - at);
		return this.#filled === 0 && (this.#headerOffset = this.#offset), this.#block.set(chunk.subarray(at, at + count), this.#filled), this.#filled += count, this.#filled === 512 && (this.#filled = 0, this.#readHeader()), count;
	}
	#readHeader() {
		if (isZero(this.#block)) {
			if (this.#extended !== void 0) throw new ArchiveRefusal("archive-damaged", "an extended header is not followed by the member that it is for");
			this.#endOffset < 0 ? this.#endOffset = this.#headerOffset : this.#state = "end";
			return;
		}
		if (this.#endOffset >= 0) throw new ArchiveRefusal("archive-ambiguous", "a block of zeros, where many readers stop, is followed by another member");
		let header = tarHeader(this.#block, this.#headerOffset);
		"xgLK".includes(header.type) ? this.#beginExtended(header) : this.#beginMember(header);
	}
	#beginExtended({ type, size }) {
		if (size > MAX_EXTENDED_BYTES) throw new ArchiveRefusal("archive-too-large", `the extended header at byte ${this.#headerOffset} has over ${MAX_EXTENDED_BYTES} bytes`);
		if (size === 0) throw new ArchiveRefusal("archive-damaged", `the extended header at byte ${this.#headerOffset} is empty`);
		if (type === "g" && this.#extended !== void 0) throw new ArchiveRefusal("archive-ambiguous", "a global PAX header is between a member and its own extended header");
		type === "g" ? this.#expansion.addMember() : this.#extended ??= {
			start: this.#headerOffset,
			records: NO_RECORDS
		}, this.#extendedType = type, this.#extendedParts = [], this.#extendedBytes = size, this.#left = size + paddingAfter(size), this.#state = "extended";
	}
	#finishExtended() {
		let blocks = Buffer.concat(this.#extendedParts);
		this.#extendedParts = [];
		let bytes = blocks.subarray(0, this.#extendedBytes);
		if (!isZero(blocks.subarray(bytes.length))) throw new ArchiveRefusal("archive-ambiguous", `there are bytes between two members, before byte ${this.#offset}`);
		let type = this.#extendedType;
		if (type === "g") {
			this.#globals.push({
				offset: this.#headerOffset,
				records: globalRecords(bytes)
			});
			return;
		}
		let extended = this.#extended;
		if (extended === void 0) throw Error("an extended header has no place");
		if (type === "x" ? extended.records !== NO_RECORDS : (type === "L" ? extended.longName : extended.longLink) !== void 0) throw new ArchiveRefusal("archive-ambiguous", "a member has two extended headers of one kind: readers disagree on which counts");
		type === "x" ? (extended.records = paxRecords(bytes), refuseSparse(extended.records)) : type === "L" ? extended.longName = longName(bytes) : extended.longLink = longName(bytes);
	}
	#beginMember(header) {
		this.#expansion.addMember();
		let extended = this.#extended ?? {
			start: this.#headerOffset,
			records: NO_RECORDS
		};
		this.#extended = void 0;
		let entry = {
			...header,
			start: extended.start,
			offset: this.#headerOffset,
			dataOffset: this.#headerOffset + 512,
			pax: extended.records
		}, size = sizeOf(header.size, extended.records);
		this.#sink = this.#visit(entry, extended, size), this.#left = size, this.#padding = paddingAfter(size), this.#state = "content", size === 0 && this.#finishPart();
	}
	#visit(entry, extended, size) {
		let name = one(extended.longName, extended.records.get("path")) ?? entry.name, target = one(extended.longLink, extended.records.get("linkpath")) ?? entry.linkName, { problem, isRoot, ...named } = memberPath(name), label = problem?.member ?? named.path, refused = REFUSED[entry.type], kind = entry.type === "0" && name.at(-1) === SLASH$1 ? "folder" : KINDS[entry.type];
		if (refused !== void 0 || kind === void 0) {
			let [code, what] = refused ?? ["archive-unsupported", `has the unknown type ${JSON.stringify(entry.type)}`];
			if (code === "archive-unsupported") throw new ArchiveRefusal(code, `a member ${what}`, label);
			this.#problems.add(code, `the member ${what}`, label);
		}
		if (problem !== void 0 && this.#problems.add(problem.code, problem.reason, problem.member), kind !== "file" && size > 0) throw new ArchiveRefusal("archive-ambiguous", "a member that is not a file has content: readers disagree on where the next one starts", label);
		if (isRoot === !0 && kind !== "folder" && this.#problems.add("archive-path-unsafe", "a member that is not a folder has no name", label), target.includes(0) && this.#problems.add("archive-path-unsafe", "the target of its link has a NUL character", label), refused !== void 0 || kind === void 0 || problem !== void 0 || isRoot === !0) return;
		let link = kind === "link" || kind === "hard-link" ? { target } : {};
		return this.#visitor.visit({
			...named,
			kind,
			bytes: size,
			mode: entry.mode & 4095,
			...link
		}, entry);
	}
};
const SLASH$1 = 47;
function paddingAfter(size) {
	return (512 - size % 512) % 512;
}
function longName(bytes) {
	let end = bytes.indexOf(0), name = end < 0 ? bytes : bytes.subarray(0, end);
	if (name.length === 0 || name.length > 32767) throw new ArchiveRefusal("archive-path-unsafe", `a long name is empty or has over ${MAX_NAME_BYTES} bytes`);
	if (end >= 0 && !isZero(bytes.subarray(end))) throw new ArchiveRefusal("archive-ambiguous", "a long name goes on after its NUL");
	return name;
}
function one(gnu, pax) {
	if (gnu !== void 0 && pax !== void 0) throw new ArchiveRefusal("archive-ambiguous", "a member has a long name of GNU tar and one of PAX");
	return gnu ?? pax;
}
function globalRecords(bytes) {
	let records = paxRecords(bytes);
	refuseSparse(records);
	for (let key of [
		"path",
		"linkpath",
		"size"
	]) if (records.has(key)) throw new ArchiveRefusal("archive-ambiguous", `a global PAX header has ${JSON.stringify(key)}`);
	return records;
}
function extraFields(extra) {
	if (extra.length === 0) return [];
	let bytes = Buffer.from(extra.buffer, extra.byteOffset, extra.length), fields = [], at = 0;
	for (; bytes.length - at >= 4;) {
		let end = at + 4 + bytes.readUInt16LE(at + 2);
		if (end > bytes.length) throw new ArchiveRefusal("archive-damaged", "an extra field of a member is cut off");
		fields.push({
			id: bytes.readUInt16LE(at),
			data: extra.subarray(at + 4, end)
		}), at = end;
	}
	let rest = bytes.subarray(at);
	if (rest.length > 3 || rest.some((byte) => byte !== 0)) throw new ArchiveRefusal("archive-damaged", "the extra fields of a member are malformed");
	return fields;
}
function nameOf(name, flags, fields) {
	let field = fields.find(({ id }) => id === 28789);
	if (field === void 0) return name;
	let data = Buffer.from(field.data), isKnown = data.length >= 5 && data[0] === 1 && data.readUInt32LE(1) === crc32(name), unicode = data.subarray(5);
	if (isKnown && unicode.equals(name)) return name;
	if (!isKnown || flags & 2048 || name.every((byte) => byte < 128)) throw new ArchiveRefusal("archive-ambiguous", "the Unicode name of a member does not match its name: readers find different names");
	return unicode;
}
function centralHeader(bytes, at, base) {
	if (bytes.length - at < 46 || bytes.readUInt32LE(at) !== 33639248) throw new ArchiveRefusal("archive-damaged", `the central directory has no entry at byte ${base + at}`);
	let nameBytes = bytes.readUInt16LE(at + 28), extraBytes = bytes.readUInt16LE(at + 30), commentBytes = bytes.readUInt16LE(at + 32), length = 46 + nameBytes + extraBytes + commentBytes;
	if (at + length > bytes.length) throw new ArchiveRefusal("archive-damaged", "the central directory is cut off");
	let disk = bytes.readUInt16LE(at + 34);
	if (disk !== 0 && disk !== 65535) throw new ArchiveRefusal("archive-unsupported", "it is one part of a split archive");
	let common = headerOf(bytes, at + 6, at + 46, nameBytes, extraBytes), wide = wideSizes(common, bytes.readUInt32LE(at + 42), disk === 65535);
	return {
		...common,
		offset: base + at,
		length,
		packedBytes: wide.packedBytes,
		bytes: wide.bytes,
		madeBy: bytes.readUInt16LE(at + 4),
		internalAttributes: bytes.readUInt16LE(at + 36),
		externalAttributes: bytes.readUInt32LE(at + 38),
		localOffset: wide.localOffset,
		comment: Uint8Array.from(bytes.subarray(at + length - commentBytes, at + length))
	};
}
function localHeader(bytes, offset) {
	if (bytes.length < 30 || bytes.readUInt32LE(0) !== 67324752) throw new ArchiveRefusal("archive-damaged", `there is no local header at byte ${offset}, where the central directory has one`);
	let nameBytes = bytes.readUInt16LE(26), extraBytes = bytes.readUInt16LE(28), length = 30 + nameBytes + extraBytes;
	if (length > bytes.length) throw new ArchiveRefusal("archive-damaged", `the local header at byte ${offset} is cut off`);
	let common = headerOf(bytes, 4, 30, nameBytes, extraBytes), { packedBytes, bytes: expanded } = wideSizes(common, 0, !1);
	return {
		...common,
		offset,
		length,
		packedBytes,
		bytes: expanded
	};
}
function headerOf(bytes, fixed, end, nameBytes, extraBytes) {
	let extra = Uint8Array.from(bytes.subarray(end + nameBytes, end + nameBytes + extraBytes));
	return {
		versionNeeded: bytes.readUInt16LE(fixed),
		flags: bytes.readUInt16LE(fixed + 2),
		method: bytes.readUInt16LE(fixed + 4),
		time: bytes.readUInt16LE(fixed + 6),
		date: bytes.readUInt16LE(fixed + 8),
		crc: bytes.readUInt32LE(fixed + 10),
		packedBytes: bytes.readUInt32LE(fixed + 14),
		bytes: bytes.readUInt32LE(fixed + 18),
		name: Uint8Array.from(bytes.subarray(end, end + nameBytes)),
		extra,
		fields: extraFields(extra)
	};
}
function wideSizes(header, offset, hasDisk) {
	let wide = header.fields.filter(({ id }) => id === 1);
	if (wide.length > 1) throw new ArchiveRefusal("archive-ambiguous", "a member has two zip64 fields");
	let data = Buffer.from(wide[0]?.data ?? []), at = 0, take = (value, what) => {
		if (value !== 4294967295 || wide.length === 0) return value;
		if (data.length - at < 8) throw new ArchiveRefusal("archive-damaged", `the zip64 field of a member lacks its ${what}`);
		return at += 8, whole64(data, at - 8);
	}, bytes = take(header.bytes, "size"), packedBytes = take(header.packedBytes, "packed size"), localOffset = take(offset, "offset");
	if (hasDisk && wide.length > 0 && data.length - at >= 4 && data.readUInt32LE(at) !== 0) throw new ArchiveRefusal("archive-unsupported", "it is one part of a split archive");
	return {
		bytes,
		packedBytes,
		localOffset
	};
}
function whole64(bytes, at) {
	let value = Number(bytes.readBigUInt64LE(at));
	if (!Number.isSafeInteger(value)) throw new ArchiveRefusal("archive-damaged", "a zip64 number is out of range");
	return value;
}
// src/archive/zip-end.ts
const SIGNATURE = Buffer.from("PK", "latin1");
function endsLikeZip(source) {
	let tail = tailOf(source);
	return candidates(tail).some((at) => at + 22 + tail.readUInt16LE(at + 20) === tail.length);
}
function zipEnd(source) {
	let tail = tailOf(source), found = candidates(tail), at = found.at(-1);
	if (at === void 0) throw new ArchiveRefusal("archive-damaged", "its end record is missing: it is cut off, or not a zip archive");
	let end = at + 22 + tail.readUInt16LE(at + 20);
	if (found.length > 1 && found.some((other) => other !== at && other + 22 + tail.readUInt16LE(other + 20) >= at)) throw new ArchiveRefusal("archive-ambiguous", "there is an end record in its comment: readers find different archives");
	if (end > tail.length) throw new ArchiveRefusal("archive-damaged", "its end record is cut off");
	if (end < tail.length) throw new ArchiveRefusal("archive-ambiguous", `there are ${tail.length - end} bytes after its end`);
	let offset = source.size - tail.length + at, record = tail.subarray(at), stated = {
		disks: [record.readUInt16LE(4), record.readUInt16LE(6)],
		counts: [record.readUInt16LE(8), record.readUInt16LE(10)],
		directoryBytes: record.readUInt32LE(12),
		directoryOffset: record.readUInt32LE(16)
	}, comment = Uint8Array.from(tail.subarray(at + 22, end)), wide = zip64End(source, offset);
	if (wide === void 0) {
		if (stated.disks.some((disk) => disk !== 0) || stated.counts[0] !== stated.counts[1]) throw split();
		let { directoryBytes, directoryOffset } = stated;
		return {
			count: stated.counts[0] ?? 0,
			directoryBytes,
			directoryOffset,
			offset,
			isZip64: !1,
			comment
		};
	}
	if (!(stated.disks.every((disk) => disk === 0 || disk === 65535) && stated.counts.every((count) => count === wide.count || count === 65535) && [wide.directoryBytes, 4294967295].includes(stated.directoryBytes) && [wide.directoryOffset, 4294967295].includes(stated.directoryOffset))) throw new ArchiveRefusal("archive-ambiguous", "its two end records contradict each other: readers find different archives");
	return {
		...wide,
		isZip64: !0,
		comment
	};
}
function zip64End(source, offset) {
	if (offset < 20) return;
	let locator = Buffer.from(source.read(offset - 20, 20));
	if (locator.readUInt32LE(0) !== 117853008) return;
	let at = whole64(locator, 8);
	if (locator.readUInt32LE(4) !== 0 || locator.readUInt32LE(16) !== 1) throw split();
	let end = offset - 20;
	if (at + 56 > end) throw new ArchiveRefusal("archive-damaged", "its end record of zip64 is cut off");
	let record = Buffer.from(source.read(at, 56));
	if (record.readUInt32LE(0) !== 101075792) throw new ArchiveRefusal("archive-damaged", "its end record of zip64 is missing where its locator has it");
	if (at + 12 + whole64(record, 4) !== end) throw new ArchiveRefusal("archive-ambiguous", "there are bytes after its end record of zip64");
	if (record.readUInt32LE(16) !== 0 || record.readUInt32LE(20) !== 0 || whole64(record, 24) !== whole64(record, 32)) throw split();
	return {
		count: whole64(record, 24),
		directoryBytes: whole64(record, 40),
		directoryOffset: whole64(record, 48),
		offset: at
	};
}
function tailOf(source) {
	let length = Math.min(source.size, 65557);
	return Buffer.from(source.read(source.size - length, length));
}
function candidates(tail) {
	let found = [];
	for (let at = tail.indexOf(SIGNATURE); at >= 0 && at + 22 <= tail.length; at = tail.indexOf(SIGNATURE, at + 1)) found.push(at);
	return found;
}
function split() {
	return new ArchiveRefusal("archive-unsupported", "it is one part of a split archive");
}
// src/archive/zip-layout.ts
const MAX_DIRECTORY_BYTES = 256 * 1024 ** 2, SIGNING_MAGIC = Buffer.from("APK Sig Block 42", "latin1");
function zipLayout(source) {
	let end = zipEnd(source), directoryEnd = end.directoryOffset + end.directoryBytes;
	if (directoryEnd > end.offset) throw new ArchiveRefusal("archive-damaged", "its central directory does not end before its end record");
	if (directoryEnd < end.offset) throw new ArchiveRefusal("archive-ambiguous", `there are ${end.offset - directoryEnd} bytes before its first member or after its central directory`);
	let headers = centralHeaders(source, end), ordered = headers.map((central, index) => ({
		central,
		index
	})).sort((a, b) => a.central.localOffset - b.central.localOffset), entries = Array(headers.length), signingBlock = signingBlockBefore(source, end.directoryOffset), contentEnd = signingBlock?.offset ?? end.directoryOffset, at = 0;
	for (let [place, { central, index }] of ordered.entries()) {
		let next = ordered[place + 1]?.central.localOffset ?? contentEnd;
		if (central.localOffset !== at) throw gap(at, central.localOffset);
		let entry = entryOf(source, central, Math.min(next, contentEnd));
		entries[index] = entry, at = entry.descriptor === void 0 ? entry.dataOffset + central.packedBytes : entry.descriptor.offset + entry.descriptor.length;
	}
	if (at !== contentEnd) throw gap(at, contentEnd);
	return {
		entries,
		end,
		...signingBlock && { signingBlock }
	};
}
function centralHeaders(source, end) {
	if (end.count > 1e6) throw new ArchiveRefusal("archive-too-large", `it has over ${MAX_MEMBERS} members`);
	if (end.directoryBytes > MAX_DIRECTORY_BYTES) throw new ArchiveRefusal("archive-too-large", `its central directory has over ${MAX_DIRECTORY_BYTES} bytes`);
	let bytes = Buffer.from(source.read(end.directoryOffset, end.directoryBytes)), headers = [], at = 0;
	for (; at < bytes.length && headers.length < end.count;) {
		let header = centralHeader(bytes, at, end.directoryOffset);
		headers.push(header), at += header.length;
	}
	if (headers.length !== end.count) throw new ArchiveRefusal("archive-damaged", `it states ${end.count} members and lists ${headers.length}`);
	if (at !== bytes.length) throw new ArchiveRefusal("archive-ambiguous", `its central directory has ${bytes.length - at} bytes after the last of ${end.count} members`);
	return headers;
}
function entryOf(source, central, next) {
	let offset = central.localOffset, local = localAt(source, offset), label = Buffer.from(central.name).toString("latin1");
	if ((central.flags | local.flags) & 8257 || central.method === 99 || local.method === 99) throw new ArchiveRefusal("archive-encrypted", "a member is encrypted: nothing is known of its bytes", label);
	let different = differenceOf(central, local);
	if (different !== void 0) throw new ArchiveRefusal("archive-ambiguous", `the ${different} of a member differs between its local header and the central directory`, label);
	let dataOffset = offset + local.length, dataEnd = dataOffset + central.packedBytes;
	if (dataEnd > next) throw new ArchiveRefusal("archive-ambiguous", "a member overlaps what comes after it", label);
	return local.flags & 8 ? {
		format: "zip",
		central,
		local,
		dataOffset,
		descriptor: descriptorAt(source, central, dataEnd, next, label)
	} : {
		format: "zip",
		central,
		local,
		dataOffset
	};
}
function localAt(source, offset) {
	let read = (most) => Buffer.from(source.read(offset, Math.min(most, source.size - offset))), guess = read(512);
	return localHeader(guess.length < 30 || 30 + guess.readUInt16LE(26) + guess.readUInt16LE(28) <= guess.length ? guess : read(131100), offset);
}
function differenceOf(central, local) {
	if (!Buffer.from(central.name).equals(local.name)) return "name";
	if (central.method !== local.method) return "method";
	if ((central.flags ^ local.flags) & 10313) return "set of flags";
	let isLater = !!(local.flags & 8), differs = (stated, known) => stated !== known && !(isLater && stated === 0);
	return differs(local.crc, central.crc) ? "CRC-32" : differs(local.packedBytes, central.packedBytes) ? "packed size" : differs(local.bytes, central.bytes) ? "size" : void 0;
}
function descriptorAt(source, central, offset, next, label) {
	let length = next - offset;
	if (length !== 12 && length !== 16 && length !== 20 && length !== 24) throw new ArchiveRefusal("archive-ambiguous", length > 24 ? `there are ${length} bytes after the content of a member` : "the data descriptor of a member is missing", label);
	let bytes = Buffer.from(source.read(offset, length)), isWide = length >= 20, hasSignature = length % 8 == 0, start = hasSignature ? 4 : 0, size = (at) => isWide ? Number(bytes.readBigUInt64LE(at)) : bytes.readUInt32LE(at);
	if (hasSignature && bytes.readUInt32LE(0) !== 134695760 || bytes.readUInt32LE(start) !== central.crc || size(start + 4) !== central.packedBytes || size(start + (isWide ? 12 : 8)) !== central.bytes) throw new ArchiveRefusal("archive-ambiguous", "the data descriptor of a member differs from the central directory", label);
	return {
		offset,
		length
	};
}
function signingBlockBefore(source, directoryOffset) {
	if (directoryOffset < 32) return;
	let foot = Buffer.from(source.read(directoryOffset - 24, 24));
	if (!foot.subarray(8).equals(SIGNING_MAGIC)) return;
	let bytes = Number(foot.readBigUInt64LE(0)) + 8, offset = directoryOffset - bytes;
	if (!(bytes >= 32 && offset >= 0) || Buffer.from(source.read(offset, 8)).readBigUInt64LE(0) !== foot.readBigUInt64LE(0)) throw new ArchiveRefusal("archive-damaged", "its signing block is malformed");
	return {
		offset,
		bytes
	};
}
function gap(at, next) {
	if (next < at) return new ArchiveRefusal("archive-ambiguous", `two members overlap at byte ${next}`);
	let where = at === 0 ? "before its first member" : `at byte ${at}, between or after its members`;
	return new ArchiveRefusal("archive-ambiguous", `there are ${next - at} bytes ${where}`);
}
// src/archive/zip.ts
const METHODS = {
	1: "shrink",
	6: "implode",
	9: "Deflate64",
	12: "bzip2",
	14: "LZMA",
	93: "zstd",
	95: "xz",
	98: "PPMd"
}, MAX_AT_ONCE_BYTES = 4 * 1024 ** 2;
async function readZip(source, visitor, expansion, problems) {
	let layout = zipLayout(source);
	for (let entry of layout.entries) {
		expansion.addMember();
		let member = memberOf(entry, problems);
		if (member !== void 0) try {
			await readContent(source, entry, visitor.visit(member, entry), expansion);
		} catch (error) {
			if (!(error instanceof ArchiveRefusal) || error.problem.code === "archive-too-large") throw error;
			problems.add(error.problem.code, error.problem.reason, member.path);
		}
	}
	return layout;
}
function memberOf(entry, problems) {
	let { central } = entry, name = nameOf(central.name, central.flags, central.fields);
	if (!Buffer.from(nameOf(entry.local.name, entry.local.flags, entry.local.fields)).equals(name)) throw new ArchiveRefusal("archive-ambiguous", "the Unicode name of a member differs between its local header and the central directory");
	let { problem, isRoot, ...named } = memberPath(name);
	if (problem !== void 0) {
		problems.add(problem.code, problem.reason, problem.member);
		return;
	}
	let attributes = attributesOf(entry), kind = kindOf$1(attributes.type, name.at(-1) === 47, central.externalAttributes), isFull = kind === "folder" && central.bytes > 0;
	if (kind === "special" ? problems.add("archive-special", "the member is a device, a pipe or a socket", named.path) : kind === "contradictory" || isFull ? problems.add("archive-ambiguous", "the member is a folder by its name or its attributes, and a file by the other", named.path) : isRoot === !0 && kind !== "folder" && problems.add("archive-path-unsafe", "a member that is not a folder has no name"), kind === "special" || kind === "contradictory" || isFull || isRoot === !0) return;
	let mode = attributes.mode === void 0 ? {} : { mode: attributes.mode & 4095 };
	return {
		...named,
		kind,
		bytes: central.bytes,
		...mode
	};
}
function attributesOf({ central }) {
	let system = central.madeBy >>> 8, bits = central.externalAttributes >>> 16;
	return system !== 3 && system !== 19 || bits === 0 ? { type: 0 } : {
		type: bits & 61440,
		mode: bits
	};
}
function kindOf$1(type, hasSlash, attributes) {
	return type === 40960 ? hasSlash ? "contradictory" : "link" : type === 16384 ? hasSlash ? "folder" : "contradictory" : type !== 0 && type !== 32768 ? "special" : hasSlash ? type === 0 || attributes & 16 ? "folder" : "contradictory" : attributes & 16 ? "contradictory" : "file";
}
async function readContent(source, entry, sink, expansion) {
	let check = new ContentCheck(entry, expansion);
	for await (let chunk of contentOf(source, entry)) check.take(chunk), sink?.data(chunk);
	check.end(), sink?.end();
}
var ContentCheck = class {
	#entry;
	#expansion;
	#crc = 0;
	#bytes = 0;
	constructor(entry, expansion) {
		this.#entry = entry, this.#expansion = expansion;
	}
	take(chunk) {
		let { bytes } = this.#entry.central;
		if (this.#expansion.addBytes(chunk.length), this.#bytes += chunk.length, this.#bytes > bytes) throw new ArchiveRefusal("archive-damaged", `it expands to over the ${bytes} bytes that it states`);
		this.#crc = crc32(chunk, this.#crc);
	}
	end() {
		let { central, dataOffset } = this.#entry;
		if (this.#bytes !== central.bytes) throw new ArchiveRefusal("archive-damaged", `it has ${this.#bytes} bytes and states ${central.bytes}`);
		if (this.#crc !== central.crc) throw new ArchiveRefusal("archive-damaged", `its CRC-32 is wrong (content at byte ${dataOffset})`);
	}
};
function contentOf(source, { central, dataOffset }) {
	let { method, packedBytes, bytes, versionNeeded } = central;
	if ((versionNeeded & 255) > 63) throw new ArchiveRefusal("archive-unsupported", `it needs version ${(versionNeeded & 255) / 10} of the format`);
	let end = dataOffset + packedBytes;
	if (method === 0) {
		if (packedBytes !== bytes) throw new ArchiveRefusal("archive-ambiguous", "it is stored as it is, and has two lengths");
		return passingPieces(source, dataOffset, end);
	}
	if (method !== 8) throw new ArchiveRefusal("archive-unsupported", `it is compressed with ${METHODS[method] ?? `method ${method}`}; stored and deflated members are read`);
	return packedBytes <= MAX_AT_ONCE_BYTES && bytes <= MAX_AT_ONCE_BYTES ? [inflatedAtOnce(source.read(dataOffset, packedBytes), bytes)] : inflatedToEnd(source, dataOffset, end);
}
function inflatedAtOnce(packed, bytes) {
	try {
		let { buffer, engine } = (0, node_zlib.inflateRawSync)(packed, {
			maxOutputLength: Math.max(bytes, 1),
			info: !0
		});
		if (engine.bytesWritten !== packed.length) throw goesOn();
		return buffer;
	} catch (error) {
		if (error instanceof ArchiveRefusal) throw error;
		let code = require_hashing.errorCode(error);
		throw code === "ERR_BUFFER_TOO_LARGE" ? new ArchiveRefusal("archive-damaged", `it expands to over the ${bytes} bytes that it states`) : new ArchiveRefusal("archive-damaged", `its compressed stream is damaged or cut off (${code})`);
	}
}
async function* inflatedToEnd(source, start, end) {
	let consumed = { bytes: 0 };
	if (yield* inflateRaw(source, start, end, consumed), consumed.bytes !== end - start) throw goesOn();
}
function goesOn() {
	return new ArchiveRefusal("archive-ambiguous", "its packed content goes on after the end of its compressed stream");
}
// src/archive/read-archive.ts
async function readArchive(source, visitor) {
	let problems = new Problems(), collector = new Collector(visitor, problems), expansion = new Expansion(source.size), found = {}, twins = [];
	try {
		let kind = kindOf(source);
		if (kind === "zip") found = { format: "zip" }, found = {
			format: "zip",
			zip: await readZip(source, collector, expansion, problems)
		};
		else if (kind === "ar") found = { format: "ar" }, readAr(source, collector, expansion, problems);
		else {
			let tar = new TarReader(collector, expansion, problems);
			found = {
				format: "tar",
				...kind !== "tar" && { compression: kind }
			};
			let expander = new Expander(source);
			if (kind === "tar") for (let piece of passingPieces(source)) tar.push(piece);
			else await pushExpanded(expander, kind, tar);
			found = {
				...found,
				tar: tar.end(),
				...kind === "gzip" && { gzip: expander.gzipMembers }
			};
		}
		twins = checkMembers(collector.members, problems);
	} catch (error) {
		problems.keep(error);
	}
	return {
		...found,
		members: collector.members,
		problems: problems.list,
		twins
	};
}
async function pushExpanded(expander, kind, tar) {
	let head = /* @__PURE__ */ new Uint8Array();
	for await (let chunk of expander.chunks(kind)) if (head === void 0) tar.push(chunk);
	else {
		if (head = head.length === 0 ? chunk : Buffer.concat([head, chunk]), head.length < 512) continue;
		if (!looksLikeTar(head)) throw notTar();
		tar.push(head), head = void 0;
	}
	if (head !== void 0) throw notTar();
}
function notTar() {
	return new ArchiveRefusal("archive-unsupported", "it is one compressed file, not a compressed tar archive");
}
var Collector = class {
	members = [];
	#visitor;
	#problems;
	constructor(visitor, problems) {
		this.#visitor = visitor, this.#problems = problems;
	}
	visit(member, entry) {
		return member.kind === "link" && member.target === void 0 ? this.#targetOf(member, entry) : this.#keep(member, entry);
	}
	#keep(member, entry) {
		this.members.push(member);
		let problem = member.kind === "link" && linkProblem(member.path, member.target ?? /* @__PURE__ */ new Uint8Array());
		problem && this.#problems.add("archive-link-unsafe", problem, member.path);
		let sink = this.#visitor.visit(member, entry);
		return member.kind === "file" ? sink : void 0;
	}
	#targetOf(member, entry) {
		let parts = [], bytes = 0;
		return {
			data: (chunk) => {
				bytes += chunk.length, bytes <= 32768 && parts.push(Uint8Array.from(chunk));
			},
			end: () => {
				this.#keep({
					...member,
					target: Buffer.concat(parts)
				}, entry);
			}
		};
	}
};
const NOT_READ = [
	["xz", Buffer.from([
		253,
		55,
		122,
		88,
		90,
		0
	])],
	["bzip2", Buffer.from("BZh", "latin1")],
	["lzip", Buffer.from("LZIP", "latin1")],
	["lz4", Buffer.from([
		4,
		34,
		77,
		24
	])],
	["LZMA", Buffer.from([
		93,
		0,
		0
	])],
	["compress (.Z)", Buffer.from([31, 157])],
	["7z", Buffer.from([
		55,
		122,
		188,
		175,
		39,
		28
	])],
	["RAR", Buffer.from("Rar!\x07", "latin1")],
	["RPM", Buffer.from([
		237,
		171,
		238,
		219
	])],
	["cabinet", Buffer.from("MSCF", "latin1")],
	["xar", Buffer.from("xar!", "latin1")],
	["cpio", Buffer.from("07070", "latin1")]
], ZIP_STARTS = ["PK", "PK"].map((magic) => Buffer.from(magic, "latin1"));
function kindOf(source) {
	if (source.size === 0) throw new ArchiveRefusal("archive-damaged", "it is empty");
	if (ZIP_STARTS.some((magic) => startsWith$1(source, 0, magic))) return "zip";
	let kind = kindOfStart(source);
	if (endsLikeZip(source)) throw new ArchiveRefusal("archive-ambiguous", `${kind === void 0 ? "it starts with something else" : `it starts as ${kind}`} and ends as a zip archive: readers find different contents`);
	if (kind !== void 0) return kind;
	let other = NOT_READ.find(([, magic]) => startsWith$1(source, 0, magic));
	throw other === void 0 ? new ArchiveRefusal("archive-unsupported", "it is not an archive that is read: zip, tar (also with gzip or zstd) or ar") : new ArchiveRefusal("archive-unsupported", `it is in the format ${other[0]}, which is not read`);
}
function isCompressed(source) {
	return [GZIP_MAGIC, ZSTD_MAGIC].some((magic) => startsWith$1(source, 0, magic));
}
function kindOfStart(source) {
	return startsWith$1(source, 0, GZIP_MAGIC) ? "gzip" : startsWith$1(source, 0, ZSTD_MAGIC) ? "zstd" : startsWith$1(source, 0, AR_MAGIC) ? "ar" : source.size >= 512 && looksLikeTar(source.read(0, 512)) ? "tar" : void 0;
}
function looksLikeTar(start) {
	let block = start.subarray(0, 512);
	return block.length === 512 && (isZero(block) || hasChecksum(block));
}
// src/load/archive-root.ts
var archive_root_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	archiveRootOf: () => archiveRootOf,
	shownFolderOf: () => shownFolderOf
});
const ARCHIVE_NAME = /\.(?:zip|tar|tgz|tzst|gz|zst|xz|bz2|txz|tbz2?|7z|rar|whl|jar|war|ear|aar|apk|aab|ipa|vsix|xpi|crx|nupkg|docx|xlsx|pptx|odt|ods|epub|crate|gem|deb|rpm)$/i;
function archiveRootOf(cwd, root) {
	for (let mark = root.indexOf("!/"); mark >= 0; mark = root.indexOf("!/", mark + 1)) {
		let file = (0, node_path.resolve)(cwd, root.slice(0, mark)), isTaken = existsAt(`${file}!`), isArchive = existsAt(file) && require_hashing.statsAt(file)?.isDirectory() !== !0;
		if (isTaken && (isArchive || ARCHIVE_NAME.test(file))) {
			let [name, folder] = [root.slice(0, mark), `${root.slice(0, mark)}!`].map((text) => JSON.stringify(text));
			return `"!/" means the inside of the archive ${name}, and there is also a folder ${folder}: remove or rename the folder`;
		}
		if (isArchive) return keepGarbageSmall(), placeIn(cwd, file, root.slice(mark + 2));
		if (!isTaken && root.indexOf("!/", mark + 1) < 0) return `there is no archive ${JSON.stringify(root.slice(0, mark))}`;
	}
}
function keepGarbageSmall() {
	(0, node_v8.setFlagsFromString)("--semi-space-growth-factor=1");
}
function placeIn(cwd, file, rest) {
	let clean = rest.split("!/").map((part) => part.split("/").filter((segment) => segment !== "" && segment !== ".").join("/")), folder = clean.pop() ?? "", inside = [...clean.map((inner) => `${inner}!/`), folder === "" ? "" : `${folder}/`].join("");
	return {
		file,
		inner: clean,
		folder,
		key: `${file}!/${inside}`,
		shownFile: require_hashing.relativePath(file, cwd),
		prefix: `${(0, node_path.basename)(file)}!/${inside}`
	};
}
function archivePlace({ prefix, folder }) {
	return folder === "" ? prefix : prefix.slice(0, -folder.length - 1);
}
function shownFolderOf({ file }, cwd) {
	return require_hashing.relativePath((0, node_path.join)((0, node_path.dirname)(file)), cwd);
}
function existsAt(path) {
	try {
		return require_hashing.statsAt(path) !== void 0;
	} catch {
		return !0;
	}
}
// src/archive/name-twins.ts
function halfSealed(twins, isSealed) {
	return twins.filter(({ paths: [one, other] }) => isSealed(one) !== isSealed(other));
}
function twinReason(path, other) {
	return `where case or Unicode form does not matter, ${JSON.stringify(path)} is extracted to the path of ${JSON.stringify(other)}, and is not sealed as that is`;
}
// src/disk/opened-file.ts
const FLAGS = node_fs.constants.O_RDONLY | (node_fs.constants.O_NOFOLLOW ?? 0) | (node_fs.constants.O_NONBLOCK ?? 0);
var OpenedFileError = class extends Error {
	state;
	constructor(state, message) {
		super(message), this.state = state;
	}
}, OpenedFile = class {
	path;
	size;
	#fd;
	#stats;
	constructor(cwd, file) {
		this.path = placeOf(cwd, file), this.#fd = opened(this.path), this.#stats = (0, node_fs.fstatSync)(this.#fd), this.size = this.#stats.size;
		let place = require_hashing.placeOfDescriptor(this.#fd), problem = this.#stats.isFile() ? place?.equals(Buffer.from(this.path)) === !1 ? "a folder on the way to it was replaced meanwhile" : void 0 : "it is not a regular file";
		if (problem !== void 0) throw (0, node_fs.closeSync)(this.#fd), new OpenedFileError("refused", problem);
	}
	read(offset, length, into) {
		require_hashing.heartbeat();
		let bytes = into?.subarray(0, length) ?? Buffer.allocUnsafe(length), at = 0;
		for (let n = 1; n > 0 && at < length; at += n) n = (0, node_fs.readSync)(this.#fd, bytes, at, length - at, offset + at);
		if (at !== length) throw new OpenedFileError("changed", "it became shorter while it was read");
		return bytes;
	}
	demandUnchanged() {
		let { size, mtimeMs, ctimeMs } = (0, node_fs.fstatSync)(this.#fd);
		if (size !== this.#stats.size || mtimeMs !== this.#stats.mtimeMs || ctimeMs !== this.#stats.ctimeMs) throw new OpenedFileError("changed", "its size or times changed while it was read");
	}
	close() {
		(0, node_fs.closeSync)(this.#fd);
	}
};
function placeOf(cwd, file) {
	try {
		if (require_hashing.escapesFolder(cwd, (0, node_path.dirname)(file))) throw new OpenedFileError("refused", "a link on the way to it leads out of the folder");
		return (0, node_path.join)(require_hashing.realPath((0, node_path.dirname)(file)), (0, node_path.basename)(file));
	} catch (error) {
		throw error instanceof OpenedFileError ? error : new OpenedFileError("missing", `its folder cannot be entered: ${require_hashing.errorCode(error)}`);
	}
}
function opened(path) {
	try {
		return (0, node_fs.openSync)(path, FLAGS);
	} catch (error) {
		let code = require_hashing.errorCode(error);
		throw code === "ENOENT" || code === "ENOTDIR" ? new OpenedFileError("missing", "there is no such file") : code === "ELOOP" ? new OpenedFileError("refused", "it is a symbolic link; links are never followed") : new OpenedFileError("refused", `the system reports ${code}`);
	}
}
// src/load/open-archive.ts
async function readArchiveRoot(cwd, root, visitor) {
	let name = root.prefix.slice(0, root.prefix.indexOf("!/")), file;
	try {
		file = new OpenedFile(cwd, root.file);
		let opened = await readNested(file, name, root, visitor);
		return file.demandUnchanged(), opened;
	} catch (error) {
		if (!(error instanceof OpenedFileError)) throw error;
		return refused({
			code: error.state === "missing" ? "missing" : error.state === "changed" ? "changed-while-reading" : "unreadable",
			reason: error.message,
			path: name
		});
	} finally {
		file?.close();
	}
}
async function readNested(file, name, root, visitor) {
	let source = file, place = name;
	if (root.inner.length >= 4) return refused({
		code: "archive-too-large",
		reason: `the root names ${root.inner.length + 1} archives within each other; at most 4 are read`,
		path: name
	});
	for (let inner of root.inner) {
		let found = await innerSource(source, inner), problems = found.read.problems.map((problem) => problemAt(place, problem));
		if (problems.length > 0) return refused(...problems);
		let [twin] = halfSealed(found.read.twins, (path) => path === inner);
		if (twin !== void 0) {
			let other = twin.paths.find((path) => path !== inner) ?? "", path = `${place}!/${other}`;
			return refused({
				code: "archive-case-twin",
				reason: twinReason(other, inner),
				path
			});
		}
		if (place = `${place}!/${inner}`, found.source === void 0) return refused({
			code: "missing",
			reason: "there is no such file in the archive",
			path: place
		});
		source = found.source;
	}
	let below = new BelowFolder(root.folder, visitor), read = await readArchive(source, below), problems = read.problems.map((problem) => problemAt(place, problem));
	return problems.length === 0 && root.folder !== "" && !below.exists && problems.push({
		code: "missing",
		reason: "there is no such folder in the archive",
		path: `${place}!/${root.folder}`
	}), {
		members: below.members,
		problems,
		twins: read.twins
	};
}
function refused(...problems) {
	return {
		members: [],
		problems,
		twins: []
	};
}
function problemAt(place, { code, reason, member }) {
	return {
		code,
		reason,
		path: member === void 0 ? place : `${place}!/${member}`
	};
}
async function innerSource(source, path) {
	let parts = [], bytes = 0, keep = {
		data: (chunk) => {
			if (bytes += chunk.length, bytes > MAX_INNER_BYTES) throw new ArchiveRefusal("archive-too-large", `it is an archive within an archive, and has over ${MAX_INNER_BYTES} bytes`, path);
			parts.push(Buffer.from(chunk));
		},
		end: () => void 0
	}, hasOffsets = !isCompressed(source), wanted, read = await readArchive(source, { visit: (member, entry) => {
		if (member.path === path && member.rawPath === void 0 && member.kind === "file") return wanted = {
			bytes: member.bytes,
			entry
		}, hasOffsets && isStored(entry) ? void 0 : keep;
	} });
	return wanted === void 0 ? { read } : {
		read,
		source: hasOffsets && isStored(wanted.entry) ? partOf(source, wanted.entry.dataOffset, wanted.bytes) : sourceOf(Buffer.concat(parts))
	};
}
function isStored(entry) {
	return entry.format !== "zip" || entry.central.method === 0;
}
var BelowFolder = class {
	members = [];
	#start;
	#visitor;
	exists = !1;
	constructor(folder, visitor) {
		this.#start = folder === "" ? "" : `${folder}/`, this.#visitor = visitor;
	}
	visit(member, entry) {
		let { path, rawPath, kind } = member;
		if (`${path}/` === this.#start && kind === "folder" && (this.exists = !0), !path.startsWith(this.#start) || rawPath !== void 0 && !startsWith(rawPath, this.#start)) return;
		this.exists = !0;
		let below = this.#start === "" ? member : this.#relative(member);
		return this.members.push(below), this.#visitor.visit(below, entry);
	}
	#relative(member) {
		let { path, rawPath, kind, target } = member, original = kind === "hard-link" && target !== void 0 ? memberPath(target).path : "";
		return {
			...member,
			path: path.slice(this.#start.length),
			...rawPath !== void 0 && { rawPath: rawPath.subarray(Buffer.byteLength(this.#start)) },
			...original.startsWith(this.#start) && { target: Buffer.from(original.slice(this.#start.length)) }
		};
	}
};
function startsWith(raw, start) {
	return Buffer.from(raw).subarray(0, Buffer.byteLength(start)).equals(Buffer.from(start));
}
// src/verify/observe-members.ts
const MAX_KEPT_BYTES = require_hashing.MAX_DIAGNOSED_BYTES, INTACT = { state: "intact" };
async function observeMembers(cwd, root, seals, all, wantsContent = !1) {
	let measuring = new Measuring(seals, wantsContent), { members, problems, twins } = await readArchiveRoot(cwd, root, measuring), isSealed = sealedIn(root, new Set(all.map(require_hashing.sealKey))), open = [...problems.filter((problem) => !(problem.code === "archive-link-unsafe" && measuring.isSealedLink(problem, root))), ...halfSealed(twins, isSealed).map((twin) => twinProblem(twin, isSealed, root))], observations = seals.map((seal) => measuring.observe(seal)), drifted = measuring.open(seals, observations);
	return open.length === 0 && drifted.size > 0 && await readArchiveRoot(cwd, root, measuring.keepOnly(drifted)), {
		problems: open,
		twins: twins.filter(({ paths }) => paths.every(isSealed)),
		observations,
		entries: members.filter(({ kind }) => kind !== "folder").map((member) => ({
			path: member.path,
			key: memberKey(member)
		})),
		relocations: measuring.relocations(seals, observations, all),
		bytesOf: (seal) => measuring.bytesOf(seal)
	};
}
function sealedIn({ folder }, keys) {
	let start = folder === "" ? "" : `${folder}/`;
	return (path) => path.startsWith(start) && keys.has(path.slice(start.length));
}
function twinProblem({ paths: [one, other] }, isSealed, root) {
	let [path, sealed] = isSealed(one) ? [other, one] : [one, other];
	return {
		code: "archive-case-twin",
		reason: twinReason(path, sealed),
		path: `${archivePlace(root)}${path}`
	};
}
var Measuring = class {
	#seals;
	#algorithms;
	#wantsContent;
	#members = /* @__PURE__ */ new Map();
	#measured = /* @__PURE__ */ new Map();
	#kept = /* @__PURE__ */ new Map();
	#keptBytes = 0;
	constructor(seals, wantsContent) {
		this.#seals = new Map(seals.map((seal) => [require_hashing.sealKey(seal), seal])), this.#algorithms = /* @__PURE__ */ new Set(["sha256", ...seals.flatMap(require_hashing.algorithmsOf)]), this.#wantsContent = wantsContent;
	}
	visit(member) {
		let key = memberKey(member);
		if (this.#members.set(key, member), member.kind === "file") return this.#measure(key, member.bytes);
		let original = member.kind === "hard-link" ? hardLinkKey(member) : void 0, measured = original === void 0 ? void 0 : this.#measured.get(original);
		measured !== void 0 && this.#measured.set(key, measured);
	}
	#measure(key, size) {
		let seal = this.#seals.get(key), keep = this.#wantsContent && seal !== void 0 ? this.#keeping(key, size) : void 0, algorithms = [...this.#algorithms], digests, hashes;
		return {
			data: (chunk) => {
				if (keep?.data(chunk), chunk.length === size) digests = Object.fromEntries(algorithms.map((algorithm) => [algorithm, require_hashing.digestOf(algorithm, chunk)]));
				else {
					hashes ??= algorithms.map((algorithm) => [algorithm, (0, node_crypto.createHash)(algorithm)]);
					for (let [, hash] of hashes) hash.update(chunk);
				}
			},
			end: () => {
				keep?.end(), hashes ??= digests === void 0 ? algorithms.map((algorithm) => [algorithm, (0, node_crypto.createHash)(algorithm)]) : [], digests ??= Object.fromEntries(hashes.map(([algorithm, hash]) => [algorithm, hash.digest("hex")])), this.#measured.set(key, {
					bytes: size,
					digests
				});
			}
		};
	}
	#keeping(key, size) {
		if (size > 67108864 || this.#keptBytes + size > MAX_KEPT_BYTES) return;
		this.#keptBytes += size;
		let parts = [];
		return {
			data: (chunk) => {
				parts.push(Buffer.from(chunk));
			},
			end: () => {
				this.#kept.set(key, Buffer.concat(parts));
			}
		};
	}
	open(seals, observations) {
		return new Set(seals.flatMap((seal, index) => {
			let key = require_hashing.sealKey(seal);
			return observations[index]?.state === "drifted" && !this.#kept.has(key) ? [key] : [];
		}));
	}
	keepOnly(keys) {
		return { visit: (member) => {
			let key = memberKey(member);
			return member.kind === "file" && keys.has(key) ? this.#keeping(key, member.bytes) : void 0;
		} };
	}
	bytesOf(seal) {
		let bytes = this.#kept.get(require_hashing.sealKey(seal));
		return bytes && require_hashing.digestOf("sha256", bytes) === this.#measured.get(require_hashing.sealKey(seal))?.digests?.sha256 ? bytes : void 0;
	}
	observe(seal) {
		let member = this.#members.get(require_hashing.sealKey(seal));
		if (member === void 0) return { state: "missing" };
		if (seal.shards !== void 0) return {
			state: "unreadable",
			reason: "its digests are those of its ranges, which are not compared inside an archive"
		};
		if (seal.link !== void 0) return linkObservation(seal, seal.link, member);
		if (member.kind === "folder") return {
			state: "not-a-file",
			reason: "there is a folder in its place"
		};
		if (member.kind === "link") return {
			state: "symlink",
			reason: "there is a symbolic link in its place; links are never followed"
		};
		let found = this.#measured.get(require_hashing.sealKey(seal));
		return found === void 0 ? {
			state: "unreadable",
			reason: "its content was not read"
		} : withMode(seal, member, holds(seal, found) ? INTACT : {
			state: "drifted",
			found: measuredFor(seal, found)
		});
	}
	isSealedLink({ path }, { prefix }) {
		if (!path.startsWith(prefix)) return !1;
		let key = path.slice(prefix.length), [seal, member] = [this.#seals.get(key), this.#members.get(key)];
		return seal?.link !== void 0 && member?.kind === "link" && this.observe(seal).state === "intact";
	}
	relocations(seals, observations, all) {
		let found = /* @__PURE__ */ new Map();
		if (observations.every(({ state }) => state !== "missing" && state !== "drifted")) return found;
		let sealed = new Map(all.map((seal) => [require_hashing.sealKey(seal), seal])), free = [...this.#members.values()].filter((member) => member.rawPath === void 0 && !sealed.has(member.path)), byDigest = new Map(free.map(({ path }) => [this.#measured.get(path)?.digests?.sha256, path])), byForm = new Map(free.map(({ path }) => [require_hashing.foldedName(path), path])), indexOf = new Map(seals.map((seal, index) => [seal.digests.sha256, index]));
		for (let [index, seal] of seals.entries()) {
			let state = observations[index]?.state, relocation = state === "missing" ? this.#elsewhere(seal, byForm.get(require_hashing.foldedName(seal.path)), byDigest.get(seal.digests.sha256)) : state === "drifted" ? this.#exchanged(seal, index, seals, observations, indexOf) : void 0;
			relocation !== void 0 && found.set(index, relocation);
		}
		return found;
	}
	#elsewhere(seal, twin, other) {
		if (twin !== void 0) return {
			code: "case-renamed",
			other: twin,
			reason: `its name is ${JSON.stringify(twin)} in the archive`
		};
		let measured = other === void 0 ? void 0 : this.#measured.get(other);
		if (other !== void 0 && measured !== void 0 && seal.link === void 0 && measured.bytes !== 0 && holds(seal, measured)) return {
			code: "moved",
			other,
			reason: `its bytes are at ${JSON.stringify(other)}: it was moved or renamed`
		};
	}
	#exchanged(seal, index, seals, observations, indexOf) {
		let own = this.#measured.get(require_hashing.sealKey(seal)), at = own?.digests?.sha256 === void 0 || own.bytes === 0 ? void 0 : indexOf.get(own.digests.sha256), other = at === void 0 || at === index ? void 0 : seals.at(at);
		if (at === void 0 || other === void 0 || own === void 0 || !holds(other, own)) return;
		let theirs = this.#measured.get(require_hashing.sealKey(other)), isSwap = observations[at]?.state === "drifted" && theirs !== void 0 && holds(seal, theirs), path = other.path;
		return isSwap ? {
			code: "swapped",
			other: path,
			reason: `it has the bytes of ${JSON.stringify(path)}, which has its bytes`
		} : {
			code: "holds-another",
			other: path,
			reason: `it has the bytes that are sealed for ${JSON.stringify(path)}`
		};
	}
};
function holds(seal, { bytes, digests }) {
	let algorithms = require_hashing.algorithmsOf(seal);
	return algorithms.length === 0 || seal.bytes !== void 0 && seal.bytes !== bytes ? !1 : algorithms.every((algorithm) => digests?.[algorithm] === seal.digests[algorithm]);
}
function measuredFor(seal, { bytes, digests }) {
	let own = Object.fromEntries(require_hashing.algorithmsOf(seal).map((algorithm) => [algorithm, digests?.[algorithm]]));
	return {
		...bytes !== void 0 && { bytes },
		digests: own
	};
}
function withMode({ exec: sealed }, { mode }, observation) {
	if (sealed === void 0 || observation.state !== "intact" && observation.state !== "drifted") return observation;
	if (mode === void 0) return {
		state: "unreadable",
		reason: "its mode is sealed, and the archive keeps none for it"
	};
	let exec = !!(mode & 64);
	return observation.state === "drifted" ? {
		...observation,
		found: {
			...observation.found,
			exec
		}
	} : exec === sealed ? observation : {
		state: "mode-changed",
		reason: sealed ? "it is no longer executable" : "it is executable, and was not when it was sealed"
	};
}
function linkObservation(seal, sealed, { kind, target = /* @__PURE__ */ new Uint8Array() }) {
	if (kind !== "link") return {
		state: "link-changed",
		reason: `there is a ${kind === "folder" ? "folder" : "regular file"} in its place`
	};
	if (require_hashing.matchesSeal(seal, target)) return INTACT;
	let [now, then] = [Buffer.from(target).toString("utf8"), sealed].map((text) => JSON.stringify(text.slice(0, 200)));
	return {
		state: "link-changed",
		reason: `it leads to ${now}, and ${then} is sealed`
	};
}
// src/gate/archive.ts
var archive_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ judgeArchive: () => judgeArchive });
async function judgeArchive(source, seals, all, request, drift) {
	let { archive } = source;
	if (archive === void 0) throw Error("the manifest has neither a root folder nor an archive");
	let { textRules = [], shard } = request, observed = await observeMembers(request.cwd, archive, seals, source.seals, textRules.length > 0), { problems, observations, relocations, entries, twins } = observed;
	if (problems.length > 0) return {
		counts: require_gate.NO_COUNTS,
		findings: problems.map((problem) => problemFinding(source, problem)),
		verified: []
	};
	let isWhole = observations.every(({ state }) => state === "intact"), place = {
		files: { read: (seal) => observed.bytesOf(seal) },
		relocations
	}, drifted = isWhole ? [] : await (await drift()).findings(source, place, seals, observations), faults = isDoubtful(source, observations) ? [doubtOf(source)] : drifted, texts = await brokenTextRules(source, seals, observed, textRules), strays = shard === void 0 || shard.index === 1 ? require_gate.strayFindings(source, archive.key, all, request, entries) : [], unsealed = strays.filter(({ code }) => code === "unsealed").length, findings = [...[
		...faults,
		...texts,
		...strays
	].map((finding) => withPrefix(finding, archive.prefix)), ...twinNotice(source, archive, twins)];
	return {
		counts: {
			...require_gate.countsOf(observations),
			unsealed
		},
		findings,
		verified: []
	};
}
function isDoubtful({ assumed = [] }, observations) {
	let states = new Set(observations.map(({ state }) => state));
	return assumed.length > 0 && states.has("drifted") && !states.has("intact");
}
function doubtOf({ name }) {
	return {
		code: "manifest-digest-ambiguous",
		severity: "unverifiable",
		manifest: name,
		reason: "no member has its digest, and only the number of their digits suggests an algorithm"
	};
}
function twinNotice({ name }, root, twins) {
	let [first] = twins;
	if (first === void 0) return [];
	let [one, other] = first.paths.map((path) => JSON.stringify(path)), reason = `both are sealed, ${one} and ${other}${twins.length === 1 ? "" : `: the first of ${twins.length} pairs`}; on a file system that folds names, the file extracted last replaces the other`;
	return [{
		code: "archive-case-twin",
		severity: "notice",
		manifest: name,
		path: `${archivePlace(root)}${first.paths[1]}`,
		reason
	}];
}
async function brokenTextRules({ name }, seals, { observations, bytesOf }, rules) {
	if (rules.length === 0) return [];
	let { textRuleFindings } = await Promise.resolve().then(() => require("./text-rules.cjs")).then((n) => n.text_rule_findings_exports);
	return textRuleFindings(name, { content: bytesOf }, seals, observations, rules);
}
function problemFinding({ name }, { code, reason, path }) {
	return code === "missing" ? {
		code: "root-not-found",
		severity: "unverifiable",
		manifest: name,
		reason: `${JSON.stringify(path)}: ${reason}`
	} : {
		code,
		severity: "unverifiable",
		manifest: name,
		path,
		reason
	};
}
function withPrefix(finding, prefix) {
	return finding.path === void 0 ? finding : {
		...finding,
		path: `${prefix}${finding.path}`
	};
}
// src/archive/only-file.ts
async function* onlyFile(source, expansion) {
	let problems = new Problems(), { entries } = zipLayout(source), members = entries.map((entry) => ({
		entry,
		member: memberOf(entry, problems)
	})), [problem] = problems.list;
	if (problem !== void 0) throw new ArchiveRefusal(problem.code, problem.reason, problem.member);
	let [only, ...others] = members.filter(({ member }) => member !== void 0 && member.kind !== "folder");
	if (only === void 0 || others.length > 0) throw new ArchiveRefusal("archive-unsupported", only === void 0 ? "it has no file" : `it has ${others.length + 1} files, and not one alone`);
	if (only.member?.kind !== "file") throw new ArchiveRefusal("archive-unsupported", "its only member is a link");
	let check = new ContentCheck(only.entry, expansion);
	for await (let chunk of contentOf(source, only.entry)) check.take(chunk), yield chunk;
	check.end();
}
exports.ArchiveRefusal = ArchiveRefusal, exports.Expansion = Expansion, exports.OpenedFile = OpenedFile, exports.archivePlace = archivePlace, exports.archive_exports = archive_exports, exports.archive_root_exports = archive_root_exports, exports.crc32 = crc32, exports.halfSealed = halfSealed, exports.hardLinkKey = hardLinkKey, exports.onlyFile = onlyFile, exports.readArchive = readArchive, exports.readArchiveRoot = readArchiveRoot, exports.sourceOf = sourceOf, exports.twinReason = twinReason;
