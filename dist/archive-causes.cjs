const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs"), require_drift = require("./drift.cjs"), require_archive = require("./archive.cjs");
let node_crypto = require("node:crypto"), node_buffer = require("node:buffer"), node_zlib = require("node:zlib");
node_zlib = require_rolldown_runtime.__toESM(node_zlib, 1);
// src/drift/archive/dos-time.ts
function fromDos(time, date) {
	return Date.UTC(1980 + (date >>> 9), (date >>> 5 & 15) - 1, date & 31, time >>> 11, time >>> 5 & 63, (time & 31) * 2);
}
function toDos(ms) {
	let clock = new Date(ms), year = clock.getUTCFullYear() - 1980;
	if (year >= 0 && year < 128) return {
		time: clock.getUTCHours() << 11 | clock.getUTCMinutes() << 5 | clock.getUTCSeconds() >> 1,
		date: year << 9 | clock.getUTCMonth() + 1 << 5 | clock.getUTCDate()
	};
}
const HOUR_MS = 36e5, ZONE_SHIFTS = [...Array.from({ length: 26 }, (_, at) => (at + 1) * HOUR_MS).flatMap((shift) => [shift, -shift]), ...[
	3.5,
	4.5,
	5.5,
	5.75,
	6.5,
	8.75,
	9.5,
	10.5,
	12.75
].flatMap((hours) => [hours * HOUR_MS, -hours * HOUR_MS])];
function hoursOf(shift) {
	let minutes = Math.abs(shift) / 6e4, rest = minutes % 60, hours = `${Math.floor(minutes / 60)}${rest === 0 ? "" : `:${String(rest).padStart(2, "0")}`}`;
	return `${shift < 0 ? "-" : "+"}${hours} ${hours === "1" ? "hour" : "hours"}`;
}
function parseGzip(bytes) {
	if (bytes.length < 18 || bytes.readUInt16BE(0) !== 8075 || bytes[2] !== 8) return;
	let flags = bytes.readUInt8(3);
	if (flags & -9) return;
	let end = flags === 8 ? bytes.indexOf(0, 10) : 9;
	if (end < 0) return;
	let name = flags === 8 ? { name: bytes.toString("latin1", 10, end) } : {}, header = {
		mtime: bytes.readUInt32LE(4),
		xfl: bytes.readUInt8(8),
		os: bytes.readUInt8(9),
		...name
	}, plain = expanded(bytes), trailer = bytes.subarray(-8);
	if (plain !== void 0 && trailer.readUInt32LE(4) === plain.length) return {
		header,
		stream: bytes.subarray(end + 1, -8),
		trailer,
		plain
	};
}
function expanded(bytes) {
	try {
		return node_zlib.default.gunzipSync(bytes, { maxOutputLength: require_hashing.MAX_ARCHIVE_BYTES });
	} catch {
		return;
	}
}
function headerBytes({ mtime, xfl, os, name }) {
	let fixed = node_buffer.Buffer.from([
		31,
		139,
		8,
		name === void 0 ? 0 : 8,
		0,
		0,
		0,
		0,
		xfl,
		os
	]);
	return fixed.writeUInt32LE(mtime, 4), name === void 0 ? fixed : node_buffer.Buffer.concat([fixed, node_buffer.Buffer.from(`${name}\0`, "latin1")]);
}
function trailerOf(plain) {
	let trailer = node_buffer.Buffer.alloc(8);
	return trailer.writeUInt32LE(require_archive.crc32(plain), 0), trailer.writeUInt32LE(plain.length % 2 ** 32, 4), trailer;
}
const SYSTEMS = [
	[3, "Unix"],
	[255, "unknown"],
	[0, "FAT"],
	[10, "NTFS, as zlib writes it"],
	[19, "macOS"],
	[7, "Macintosh"],
	[11, "NTFS"]
], EXTRA_FLAGS = [
	0,
	2,
	4
];
function earlierHeaders(now, path, times) {
	let names = [
		now.name,
		void 0,
		nameWithin(path)
	].filter(isFirst), mtimes = [
		now.mtime,
		0,
		...times
	].filter(isFirst), headers = [];
	for (let name of names) for (let mtime of mtimes) for (let xfl of [now.xfl, ...EXTRA_FLAGS].filter(isFirst)) for (let [os, system] of [[now.os, ""], ...SYSTEMS.filter(([other]) => other !== now.os)]) {
		let details = [
			...name === now.name ? [] : [name === void 0 ? "there was no file name" : "there was another file name"],
			...mtime === now.mtime ? [] : [mtime === 0 ? "there was no time" : "there was another time"],
			...xfl === now.xfl ? [] : [`the extra flags were ${xfl}`],
			...os === now.os ? [] : [`the system was ${os} (${system})`]
		];
		headers.push({
			header: {
				mtime,
				xfl,
				os,
				...name !== void 0 && { name }
			},
			details
		});
	}
	return headers.sort((a, b) => a.details.length - b.details.length);
}
function isFirst(value, at, all) {
	return all.indexOf(value) === at;
}
function nameWithin(path) {
	return path.slice(path.lastIndexOf("/") + 1).replace(/\.tgz$/i, ".tar").replace(/\.gz$/i, "");
}
// src/drift/archive/field-causes.ts
function fieldCauses(was, is, sealed, found) {
	let [before, after] = [containerOf(was), containerOf(is)];
	if (before !== after) return [{
		code: "container-changed",
		detail: `${before} became ${after}`
	}];
	let pairs = [...was.members].flatMap(([path, { member }]) => {
		let other = is.members.get(path)?.member;
		return other === void 0 ? [] : [[member, other]];
	});
	return [
		...extraMembers(was, is),
		...times(pairs),
		...metadata(pairs, was, is),
		...order(was, is),
		...packing(pairs, sealed, found)
	];
}
function containerOf({ read: { format, compression } }) {
	return compression === void 0 ? `${format}` : `${format} in ${compression}`;
}
const FROM_SYSTEMS = /(?:^|\/)(?:__MACOSX(?:\/|$)|\.DS_Store$|\._[^/]*$|Thumbs\.db$|desktop\.ini$)/;
function extraMembers(was, is) {
	let added = [...is.members.keys()].filter((path) => !was.members.has(path)), count = added.filter((path) => FROM_SYSTEMS.test(path)).length, commits = [was, is].map(({ read }) => read.tar?.globals.length ?? 0);
	return commits[1] > commits[0] ? [{
		code: "archive-extra-members",
		detail: "a global header of PAX added"
	}] : count > 0 && count === added.length ? [{
		code: "archive-extra-members",
		count,
		detail: "files of a system added"
	}] : [];
}
function times(pairs) {
	let moved = pairs.map(([a, b]) => (timeOf$1(b) ?? 0) - (timeOf$1(a) ?? 0)).filter((shift) => shift !== 0), [first] = moved;
	if (first === void 0) return [];
	let detail = first % 9e5 == 0 && Math.abs(first) <= 936e5 && moved.every((shift) => shift === first) ? { detail: `all moved by ${hoursOf(first)}: a time zone` } : {};
	return [{
		code: "archive-times",
		count: moved.length,
		...detail
	}];
}
function timeOf$1({ entry }) {
	return entry.format === "zip" ? fromDos(entry.central.time, entry.central.date) : entry.mtime * 1e3;
}
function metadata(pairs, was, is) {
	let count = pairs.filter((pair) => {
		let [before, after] = pair.map((one) => notesOf(one, isRepacked(pair)));
		return before !== after;
	}).length;
	if (count > 0) return [{
		code: "archive-metadata",
		count
	}];
	let [before, after] = [was, is].map(({ read }) => globalsOf(read));
	if (before !== after && before !== "" && after !== "") return [{
		code: "archive-metadata",
		detail: "the global header of PAX, with the commit that `git archive` writes"
	}];
	let [one, other] = [was, is].map(({ read }) => `${node_buffer.Buffer.from(read.zip?.end.comment ?? "").toString("latin1")} ${zerosOf(read)}`), hasSameMembers = pairs.length === was.members.size && pairs.length === is.members.size;
	return one === other || !hasSameMembers ? [] : [{
		code: "archive-metadata",
		detail: "around the members"
	}];
}
function globalsOf({ tar }) {
	return (tar?.globals ?? []).flatMap((global) => [...global.records]).map(([key, value]) => `${key}=${node_buffer.Buffer.from(value).toString("latin1")}`).join("\n");
}
function zerosOf({ tar }) {
	return tar === void 0 ? 0 : tar.size - tar.endOffset;
}
function notesOf({ entry, mode }, isRepacked) {
	if (entry.format === "ar") return `${mode} ${entry.uid} ${entry.gid}`;
	if (entry.format === "zip") {
		let { central, local } = entry, fields = [central, local].map(({ extra }) => node_buffer.Buffer.from(extra).toString("latin1")), comment = node_buffer.Buffer.from(central.comment).toString("latin1");
		return [
			isRepacked ? central.madeBy >>> 8 : central.madeBy,
			isRepacked ? "" : central.versionNeeded,
			isRepacked ? central.flags & -15 : central.flags,
			isRepacked ? central.internalAttributes & -2 : central.internalAttributes,
			central.externalAttributes,
			...fields,
			comment
		].join(" ");
	}
	let [uname, gname] = [entry.uname, entry.gname].map((name) => node_buffer.Buffer.from(name).toString("latin1")), pax = [...entry.pax.keys()].filter((key) => key !== "mtime").join();
	return [
		entry.type,
		mode,
		entry.uid,
		entry.gid,
		uname,
		gname,
		pax
	].join(" ");
}
function order(was, is) {
	let shared = [...is.members.keys()].filter((path) => was.members.has(path)), count = [...was.members.keys()].filter((path) => is.members.has(path)).filter((path, at) => path !== shared[at]).length;
	return count === 0 ? [] : [{
		code: "archive-order",
		count
	}];
}
function packing(pairs, sealed, found) {
	let count = pairs.filter(isRepacked).length;
	if (count > 0) return [{
		code: "archive-recompressed",
		count
	}];
	let [a, b] = [sealed, found].map((bytes) => parseGzip(node_buffer.Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)));
	if (a === void 0 || b === void 0) return [];
	let [one, other] = [a, b].map(({ header }) => JSON.stringify(header)), causes = one === other ? [] : [{
		code: "archive-metadata",
		detail: "the gzip header"
	}];
	return a.plain.equals(b.plain) && !a.stream.equals(b.stream) ? [{ code: "archive-recompressed" }, ...causes] : causes;
}
function isRepacked([{ entry: a, bytes }, { entry: b, bytes: now }]) {
	return a.format !== "zip" || b.format !== "zip" || bytes !== now || a.central.crc !== b.central.crc ? !1 : a.central.method !== b.central.method || a.central.packedBytes !== b.central.packedBytes;
}
// src/drift/archive/members.ts
async function digestedArchive(bytes) {
	if (bytes.length > 201326592) return `it has over ${require_hashing.MAX_ARCHIVE_BYTES} bytes`;
	let members = /* @__PURE__ */ new Map(), read = await require_archive.readArchive(require_archive.sourceOf(bytes), { visit: (listed, entry) => {
		let hash = (0, node_crypto.createHash)("sha256"), member = {
			...listed,
			entry
		};
		if (member.kind !== "file") members.set(member.path, {
			member,
			sha256: hash.update(member.target ?? "").digest("hex")
		});
		else return {
			data: (chunk) => void hash.update(chunk),
			end: () => void members.set(member.path, {
				member,
				sha256: hash.digest("hex")
			})
		};
	} }), [problem] = read.problems;
	return problem === void 0 ? {
		read,
		members,
		contents: (wanted, maxBytes) => contentsOf(bytes, wanted, maxBytes)
	} : problem.member === void 0 ? problem.reason : `${JSON.stringify(problem.member)}: ${problem.reason}`;
}
async function contentsOf(bytes, wanted, maxBytes) {
	let contents = /* @__PURE__ */ new Map(), left = maxBytes;
	return await require_archive.readArchive(require_archive.sourceOf(bytes), { visit: (member) => {
		if (member.kind !== "file" || !wanted.has(member.path) || member.bytes > left) return;
		left -= member.bytes;
		let chunks = [];
		return {
			data: (chunk) => void chunks.push(chunk),
			end: () => void contents.set(member.path, node_buffer.Buffer.concat(chunks))
		};
	} }), contents;
}
function isSameMember(a, b) {
	return a.member.kind === b.member.kind && a.sha256 === b.sha256 && !isOtherMode(a.member, b.member);
}
function isOtherMode(a, b) {
	return a.kind !== "file" || a.mode === void 0 || b.mode === void 0 ? !1 : (a.mode & 64) != (b.mode & 64);
}
// src/drift/archive/compare-members.ts
var compare_members_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ withMembersCompared: () => withMembersCompared });
const MAX_EXPLAINED_BYTES = 33554432;
async function withMembersCompared(drift, witness, found) {
	if (drift.certainty === "proved" || !require_drift.looksPacked(witness.original) || !require_drift.looksPacked(found)) return drift;
	try {
		let compared = await compareArchives(witness.original, found, 1);
		if (typeof compared == "string") return {
			...drift,
			notLookedInside: compared
		};
		let { members, causes } = compared, extra = causes.find(({ code }) => code === "archive-extra-members")?.count ?? 0, around = members.differences.filter(isAround), own = members.different > extra + around.length ? [{ code: "content-changed" }, ...causes] : causes, inner = new Set(around.flatMap(({ causes = [] }) => causes.map(({ code }) => code))), all = [...own, ...[...inner].filter((code) => !own.some((one) => one.code === code)).map((code) => ({ code }))], { limit } = drift;
		return {
			certainty: "compared",
			original: witness.source,
			edits: { count: members.different },
			causes: all,
			locations: [],
			members,
			meaning: {
				format: "members",
				same: members.different === 0
			},
			...limit !== void 0 && { limit }
		};
	} catch (error) {
		return {
			...drift,
			notLookedInside: require_hashing.errorMessage(error)
		};
	}
}
function isAround({ what, causes = [] }) {
	return what === "changed" && causes.length > 0 && causes.every(({ code }) => code.startsWith("archive-"));
}
async function compareArchives(sealed, found, depth) {
	let [was, is] = [await digestedArchive(sealed), await digestedArchive(found)];
	return typeof was == "string" ? `the sealed archive is refused: ${was}` : typeof is == "string" ? `the found archive is refused: ${is}` : {
		members: await compareSides(was, is, { depth }),
		causes: fieldCauses(was, is, sealed, found)
	};
}
async function compareSides(was, is, { depth = 0, most = 20 } = {}) {
	let differences = await differencesBetween(was, is, depth, most);
	return {
		sealed: was.members.size,
		identical: was.members.size - lostOf(was, is),
		different: differences.length,
		differences: differences.slice(0, most)
	};
}
function lostOf(was, is) {
	return [...was.members].filter(([path, one]) => {
		let other = is.members.get(path);
		return other === void 0 || !isSameMember(one, other);
	}).length;
}
async function differencesBetween(was, is, depth, most) {
	let changed = [...was.members].filter(([path, one]) => {
		let other = is.members.get(path);
		return other !== void 0 && (other.sha256 !== one.sha256 || other.member.kind !== one.member.kind);
	}), modes = [...was.members].filter(([path, one]) => {
		let other = is.members.get(path);
		return other?.sha256 === one.sha256 && isOtherMode(one.member, other.member);
	}), explained = new Set(changed.slice(0, most).map(([path]) => path)), [before, after] = [await was.contents(explained, MAX_EXPLAINED_BYTES), await is.contents(explained, MAX_EXPLAINED_BYTES)], differences = [];
	for (let [path] of changed) {
		let [old, now] = [before.get(path), after.get(path)];
		old === void 0 || now === void 0 ? differences.push({
			what: "changed",
			path
		}) : differences.push(...await whyChanged(path, old, now, depth));
	}
	for (let [path] of modes) differences.push({
		what: "mode-changed",
		path
	});
	return [...differences, ...movedOrGone(was, is)].sort((a, b) => a.path < b.path ? -1 : 1);
}
async function whyChanged(path, old, now, depth) {
	if (depth < 3 && require_drift.looksPacked(old) && require_drift.looksPacked(now)) {
		let inner = await compareArchives(old, now, depth + 1);
		if (typeof inner != "string" && inner.members.different > 0) return inner.members.differences.map((one) => ({
			...one,
			path: `${path}!/${one.path}`
		}));
		if (typeof inner != "string") return [{
			what: "changed",
			path,
			certainty: "compared",
			causes: inner.causes
		}];
	}
	let seal = {
		path,
		digests: { sha256: require_hashing.digestOf("sha256", old) },
		bytes: old.length,
		line: 1
	}, options = {
		brief: !0,
		limits: require_hashing.limitsOfComparison(20)
	}, { certainty, causes } = require_drift.diagnoseWith({
		original: old,
		source: "given"
	}, seal, now, options).drift, parts = await require_drift.compareParts(path, old, now);
	return [{
		what: "changed",
		path,
		certainty,
		causes: causes.map(({ code, count }) => ({
			code,
			...count !== void 0 && { count }
		})),
		...parts !== void 0 && { parts }
	}];
}
function movedOrGone(was, is) {
	let added = [...is.members].filter(([path]) => !was.members.has(path)), byContent = /* @__PURE__ */ new Map();
	for (let [path, one] of added) isContent(one) && byContent.set(one.sha256, [...byContent.get(one.sha256) ?? [], path]);
	let taken = /* @__PURE__ */ new Set();
	return [...[...was.members].filter(([path]) => !is.members.has(path)).map(([path, one]) => {
		let to = isContent(one) ? byContent.get(one.sha256)?.shift() : void 0;
		return to === void 0 ? {
			what: "removed",
			path
		} : (taken.add(to), {
			what: "moved",
			path,
			to
		});
	}), ...added.filter(([path]) => !taken.has(path)).map(([path]) => ({
		what: "added",
		path
	}))];
}
function isContent({ member: { kind, bytes } }) {
	return kind === "file" && bytes > 0;
}
const END_BYTES$1 = 1024, RECORD_BYTES = [10240, 32768], OWN_SIZE_TYPES = /* @__PURE__ */ new Set([
	"0",
	"\0",
	"7",
	"g",
	"x",
	"L",
	"K"
]);
function parseTar(bytes) {
	let members = [], extensions = [], longName;
	for (let at = 0; at + 512 <= bytes.length;) {
		let header = bytes.subarray(at, at + 512);
		if (header[0] === 0) {
			let end = bytes.subarray(at);
			return members.length > 0 && extensions.length === 0 && end.every((byte) => byte === 0) ? {
				kind: "tar",
				members,
				end
			} : void 0;
		}
		let type = String.fromCharCode(header[156] ?? 0), size = octal(header, 124, 12);
		if (size === void 0 || checksumOf(header) !== octal(header, 148, 8) || members.length >= 2e4 || size > 0 && !OWN_SIZE_TYPES.has(type)) return;
		let next = at + 512 + Math.ceil(size / 512) * 512;
		if (next > bytes.length) return;
		let body = bytes.subarray(at + 512, next);
		type === "x" || type === "L" || type === "K" ? (extensions.push(bytes.subarray(at, next)), type === "L" && (longName = text(body, 0, size)), type === "x" && (longName = paxRecords(body.subarray(0, size)).find(([key]) => key === "path")?.[1] ?? longName)) : (members.push({
			path: longName ?? nameOf$1(header),
			type,
			extensions,
			header,
			body
		}), extensions = [], longName = void 0), at = next;
	}
}
function writeTar({ members, end }) {
	return node_buffer.Buffer.concat([...members.flatMap(({ extensions, header, body }) => [
		...extensions,
		header,
		body
	]), end]);
}
function withMembers(image, members) {
	let [before, used] = [image.members, members].map((list) => list.reduce((sum, one) => sum + memberLength(one), 0)), record = used === before || image.end.length === 1024 ? void 0 : RECORD_BYTES.find((size) => image.end.length === zerosUpTo(before, size));
	return {
		...image,
		members,
		...record !== void 0 && { end: node_buffer.Buffer.alloc(zerosUpTo(used, record)) }
	};
}
function zerosUpTo(used, record) {
	return Math.ceil((used + END_BYTES$1) / record) * record - used;
}
function tarLength({ members, end }) {
	return members.reduce((sum, member) => sum + memberLength(member), end.length);
}
function memberLength({ extensions, header, body }) {
	return extensions.reduce((sum, { length }) => sum + length, header.length + body.length);
}
function paxRecords(body) {
	let records = [];
	for (let at = 0; at < body.length;) {
		let [, digits] = /^(\d{1,9}) /.exec(body.toString("latin1", at, at + 10)) ?? [], length = Number(digits), record = body.toString("latin1", at + (digits?.length ?? 0) + 1, at + length - 1), equals = record.indexOf("=");
		if (digits === void 0 || length < 5 || equals < 1) return records;
		records.push([record.slice(0, equals), record.slice(equals + 1)]), at += length;
	}
	return records;
}
const PYTHON_TIME = /^-?[0-9]{1,12}\.[0-9]+$/;
function withPaxTime(extension, seconds) {
	let records = extension[156] === 120 ? paxRecords(extension.subarray(512, 512 + (octal(extension, 124, 12) ?? 0))) : [];
	if (!records.some(([key, value]) => key === "mtime" && PYTHON_TIME.test(value))) return extension;
	let written = records.map(([key, value]) => paxRecord(key, key === "mtime" ? `${seconds}.0` : value)).join(""), body = node_buffer.Buffer.alloc(Math.ceil(written.length / 512) * 512);
	return body.write(written, "latin1"), node_buffer.Buffer.concat([withNumber(extension.subarray(0, 512), 124, 12, written.length), body]);
}
function paxRecord(key, value) {
	let rest = ` ${key}=${value}\n`, length = rest.length + 1;
	for (; `${length}`.length + rest.length !== length;) length++;
	return `${length}${rest}`;
}
function withField(header, offset, value) {
	let changed = node_buffer.Buffer.from(header);
	if (changed.set(typeof value == "string" ? node_buffer.Buffer.from(value, "latin1") : value, offset), changed.equals(header)) return header;
	let digits = checksumOf(changed).toString(8), wasLong = header[154] !== 0;
	return changed.set(node_buffer.Buffer.from(wasLong ? `${digits.padStart(7, "0")}\0` : `${digits.padStart(6, "0")}\0 `, "latin1"), 148), changed;
}
function withNumber(header, offset, length, value) {
	let now = header.toString("latin1", offset, offset + length), [, digits = "", end = ""] = /^( *[0-7]*)([ \0]*)$/.exec(now) ?? [];
	if (digits === "" || digits.length + end.length !== length) return header;
	let written = value.toString(8).padStart(digits.length, digits.startsWith(" ") ? " " : "0");
	return written.length > digits.length ? header : withField(header, offset, written + end);
}
function octal(header, offset, length) {
	let digits = /^ *([0-7]*)[ \0]*$/.exec(header.toString("latin1", offset, offset + length))?.[1];
	return digits === void 0 ? void 0 : digits === "" ? 0 : Number.parseInt(digits, 8);
}
function checksumOf(header) {
	let sum = 256;
	for (let at = 0; at < 512; at++) (at < 148 || at >= 156) && (sum += header[at] ?? 0);
	return sum;
}
function nameOf$1(header) {
	let prefix = header.toString("latin1", 257, 263) === "ustar\0" ? text(header, 345, 155) : "", name = text(header, 0, 100);
	return prefix === "" ? name : `${prefix}/${name}`;
}
function text(bytes, offset, length) {
	let field = bytes.subarray(offset, offset + length), end = field.indexOf(0);
	return field.toString("latin1", 0, end < 0 ? length : end);
}
// src/drift/archive/knob.ts
function* ifChanged(image, members, detail, weight) {
	let count = members.filter((member, at) => member !== image.members[at]).length;
	(count > 0 || members.length !== image.members.length) && (yield {
		image: imageWith(image, members),
		detail,
		count,
		...weight !== void 0 && { weight }
	});
}
function imageWith(image, members) {
	return image.kind === "tar" ? withMembers(image, members) : {
		...image,
		members
	};
}
// src/drift/inverses/archive-extra-members.ts
const ADDED = [
	[/^__MACOSX\/|(?:^|\/)\._[^/]*\/?$|(?:^|\/)\.DS_Store$/, "files of macOS (__MACOSX, ._NAME, .DS_Store)"],
	[/(?:^|\/)\.DS_Store$/, ".DS_Store"],
	[/^__MACOSX\//, "__MACOSX"],
	[/(?:^|\/)\._[^/]*$/, "AppleDouble files (._NAME)"],
	[/(?:^|\/)(?:Thumbs\.db|desktop\.ini)$/i, "files of Windows (Thumbs.db, desktop.ini)"],
	[/(?:^|\/)__pycache__(?:\/|$)/, "__pycache__"],
	[/(?:^|\/)(?:\.git|\.svn|\.hg)(?:\/|$)/, "the folder of version control"],
	[/(?:^|\/)pax_global_header$/, "pax_global_header"],
	[/(?:^|\/)\.?(?:[^/]*~|[^/]*\.sw[po])$/, "files of an editor"],
	[/^\.\/?$/, "the folder \"./\""],
	[/\/$/, "entries for folders"]
];
function* withoutAdded(image) {
	for (let [pattern, name] of ADDED) yield* fewer(image, image.members.filter((member) => !pattern.test(member.path)), name);
}
function* fewer(image, members, name) {
	let count = image.members.length - members.length;
	if (count === 0 || members.length === 0) return;
	let detail = `${name} added`, filled = imageWith(image, members);
	yield {
		image: filled,
		detail,
		count
	}, image.kind === "tar" && filled.kind === "tar" && filled.end.length !== image.end.length && (yield {
		image: {
			...filled,
			end: image.end
		},
		detail,
		count
	});
}
const tarExtraMembers = {
	cause: "archive-extra-members",
	*undo(image) {
		yield* fewer(image, image.members.filter(({ type }) => type !== "g"), "a global header of PAX (the commit id that `git archive` writes)"), yield* withoutAdded(image);
	}
}, zipExtraMembers = {
	cause: "archive-extra-members",
	undo: withoutAdded
}, MODES$1 = [
	[(mode) => mode & -19, "nobody but the owner could write (umask 0022)"],
	[(mode) => mode | (mode & 128) >> 3, "the group could write too (umask 0002)"],
	[(mode) => mode & -64, "only the owner had rights (umask 0077)"],
	[(mode, type) => mode & 64 || type === "5" ? 493 : 420, "modes were 0755 and 0644"],
	[(mode, type) => mode & 64 || type === "5" ? 509 : 436, "modes were 0775 and 0664"],
	[(_, type) => type === "5" ? 493 : 420, "modes were 0755 for folders and 0644 for files"],
	[(mode) => mode | 420, "everyone could read"],
	[(mode) => mode | 32768, "modes had the bits of a file type"]
], modes$1 = {
	cause: "archive-metadata",
	*undo(image) {
		for (let [change, name] of MODES$1) yield* ifChanged(image, mapHeaders(image, (header, { type }) => withNumber(header, 100, 8, change(octal(header, 100, 8) ?? 0, type))), `${name}`);
	}
}, OWNERS = [
	[
		0,
		0,
		"",
		"",
		"owner and group were 0, without names (--numeric-owner)"
	],
	[
		0,
		0,
		"root",
		"root",
		"owner and group were root"
	],
	[
		-1,
		-1,
		"",
		"",
		"there were no names of owner and group"
	],
	[
		0,
		0,
		void 0,
		void 0,
		"owner and group were 0"
	],
	[
		1e3,
		1e3,
		"",
		"",
		"owner and group were 1000, without names"
	],
	[
		1001,
		127,
		"runner",
		"docker",
		"owner and group were those of a GitHub runner"
	],
	[
		1001,
		1001,
		"runner",
		"runner",
		"owner and group were those of a GitHub runner"
	],
	[
		0,
		0,
		"root",
		"wheel",
		"owner and group were root and wheel"
	]
], owners = {
	cause: "archive-metadata",
	*undo(image) {
		for (let [uid, gid, uname, gname, name] of OWNERS) yield* ifChanged(image, mapHeaders(image, (header) => {
			let changed = uid < 0 ? header : withNumber(withNumber(header, 108, 8, uid), 116, 8, gid);
			return uname !== void 0 && (changed = withField(changed, 265, padded(uname, 32))), gname === void 0 ? changed : withField(changed, 297, padded(gname, 32));
		}), name);
	}
}, GNU = "ustar  \0", USTAR = "ustar\x0000", dialects = {
	cause: "archive-metadata",
	*undo(image) {
		let devices = "0000000\0", forms = [
			[
				GNU,
				"\0".repeat(8),
				"the headers were those of GNU tar"
			],
			[
				USTAR,
				devices,
				"the headers were ustar"
			],
			[
				USTAR,
				"\0".repeat(8),
				"the headers were ustar, without numbers of devices"
			],
			[
				USTAR,
				"000000 \0",
				"the headers were ustar, as bsdtar and Node write them"
			]
		], oldest = mapHeaders(image, (header, { type }) => {
			let bare = withField(withField(header, 257, "\0".repeat(72)), 329, `${devices}${devices}`);
			return type === "0" ? withField(bare, 156, "\0") : bare;
		});
		for (let [magic, device, name] of forms) yield* ifChanged(image, mapHeaders(image, (header, { type }) => type === "3" || type === "4" || magic === GNU && text(header, 345, 155) !== "" ? header : withField(withField(withField(header, 257, magic), 329, device), 337, device)), name);
		yield* ifChanged(image, oldest, "the headers were those of Unix version 7");
	}
}, extensions = {
	cause: "archive-metadata",
	*undo(image) {
		let isPax = ({ extensions: [first] }) => first?.[156] === 120;
		yield* ifChanged(image, image.members.map((member) => isPax(member) ? {
			...member,
			extensions: []
		} : member), "there were no extended headers of PAX");
	}
}, padding = {
	cause: "archive-metadata",
	*undo(image) {
		let used = tarLength(image) - image.end.length;
		for (let [length, name] of [
			[END_BYTES$1, "two blocks of zeros"],
			[zerosUpTo(used, RECORD_BYTES[0]), "zeros up to a record of 10,240 bytes"],
			[zerosUpTo(used, RECORD_BYTES[1]), "zeros up to 32,768 bytes"],
			[0, "no zeros"]
		]) length !== image.end.length && (yield {
			image: {
				...image,
				end: node_buffer.Buffer.alloc(length)
			},
			detail: `the archive ended with ${name}`
		});
	}
}, names = {
	cause: "archive-metadata",
	*undo(image) {
		let renamed = (change) => image.members.map((member) => {
			let name = change(text(member.header, 0, 100));
			if (member.extensions.length > 0 || member.type === "g" || name === "" || name.length > 100) return member;
			let header = withField(member.header, 0, padded(name, 100));
			return header === member.header ? member : {
				...member,
				header,
				path: name
			};
		});
		yield* ifChanged(image, renamed((name) => name.replace(/^\.\/(?=.)/, "")), "names did not begin with \"./\""), yield* ifChanged(image, renamed((name) => name.startsWith("./") ? name : `./${name}`), "names began with \"./\""), yield* withoutSlashes(image, renamed);
	}
};
function* withoutSlashes(image, renamed) {
	yield* ifChanged(image, renamed((name) => name.replace(/(?<=.)\/$/, "")), "names of folders did not end with \"/\""), yield* ifChanged(image, renamed((name) => name.endsWith("/") ? name : `${name}/`).map((member, at) => member.type === "5" ? member : image.members[at] ?? member), "names of folders ended with \"/\"");
}
function mapHeaders(image, change) {
	return image.members.map((member) => {
		if (member.type === "g") return member;
		let header = change(member.header, member);
		return header === member.header ? member : {
			...member,
			header
		};
	});
}
function padded(value, length) {
	return value.padEnd(length, "\0");
}
const TAR_METADATA = [
	owners,
	modes$1,
	extensions,
	dialects,
	names,
	padding
], IN_ZIP64 = 4294967295;
function parseZip(bytes) {
	let end = endOf(bytes);
	if (end === void 0 || end + 22 + bytes.readUInt16LE(end + 20) !== bytes.length) return;
	let count = bytes.readUInt16LE(end + 10), first = bytes.readUInt32LE(end + 16);
	if (bytes.readUInt32LE(end + 4) !== 0 || bytes.readUInt16LE(end + 8) !== count || count === 0 || count > 2e4 || first + bytes.readUInt32LE(end + 12) !== end) return;
	let centrals = [], at = first;
	for (let n = 0; n < count; n++) {
		if (at + 46 > end || bytes.readUInt32LE(at) !== 33639248) return;
		let next = at + 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
		if (next > end) return;
		centrals.push(bytes.subarray(at, next)), at = next;
	}
	if (at !== end || centrals[0]?.readUInt32LE(42) !== 0) return;
	let members = [];
	for (let [n, central] of centrals.entries()) {
		let member = memberOf(bytes, central, centrals[n + 1]?.readUInt32LE(42) ?? first);
		if (member === void 0) return;
		members.push(member);
	}
	return {
		kind: "zip",
		members,
		comment: bytes.subarray(end + 22)
	};
}
function memberOf(bytes, central, next) {
	let at = central.readUInt32LE(42), size = central.readUInt32LE(20);
	if (size === IN_ZIP64 || at === IN_ZIP64 || at + 30 > next || bytes.readUInt32LE(at) !== 67324752) return;
	let data = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28), name = central.subarray(46, 46 + central.readUInt16LE(28)), local = bytes.subarray(at, data);
	if (data + size > next || !local.subarray(30, 30 + name.length).equals(name)) return;
	let descriptor = bytes.subarray(data + size, next);
	if (!(local.readUInt16LE(6) & 8 ? descriptor.length !== 12 && descriptor.length !== 16 : descriptor.length !== 0)) return {
		path: name.toString("latin1"),
		local,
		data: bytes.subarray(data, data + size),
		descriptor,
		central
	};
}
function endOf(bytes) {
	let from = Math.max(0, bytes.length - 22 - 65535), at = bytes.lastIndexOf(node_buffer.Buffer.from("PK", "latin1"));
	return at < from || at + 22 > bytes.length ? void 0 : at;
}
function zipLength({ members, comment }) {
	return members.reduce((sum, { local, data, descriptor, central }) => sum + local.length + data.length + descriptor.length + central.length, 22 + comment.length);
}
function writeZip({ members, comment }) {
	let locals = [], centrals = [], at = 0;
	for (let { local, data, descriptor, central } of members) {
		let moved = node_buffer.Buffer.from(central);
		moved.writeUInt32LE(at, 42), centrals.push(moved), locals.push(local, data, descriptor), at += local.length + data.length + descriptor.length;
	}
	let end = node_buffer.Buffer.alloc(22);
	return end.writeUInt32LE(101010256, 0), end.writeUInt16LE(members.length, 8), end.writeUInt16LE(members.length, 10), end.writeUInt32LE(centrals.reduce((sum, { length }) => sum + length, 0), 12), end.writeUInt32LE(at, 16), end.writeUInt16LE(comment.length, 20), node_buffer.Buffer.concat([
		...locals,
		...centrals,
		end,
		comment
	]);
}
function extrasOf(record) {
	let { from, length } = extraPart(record), fields = [], end = from + length;
	for (let at = from; at < end;) {
		if (at + 4 > end) return;
		let size = record.readUInt16LE(at + 2);
		if (at + 4 + size > end) return;
		fields.push({
			id: record.readUInt16LE(at),
			content: record.subarray(at + 4, at + 4 + size)
		}), at += 4 + size;
	}
	return fields;
}
function withExtras(record, extras) {
	let { from, length, lengthAt } = extraPart(record), fields = extras.map(({ id, content }) => {
		let field = node_buffer.Buffer.alloc(4 + content.length);
		return field.writeUInt16LE(id, 0), field.writeUInt16LE(content.length, 2), field.set(content, 4), field;
	}), changed = node_buffer.Buffer.concat([
		record.subarray(0, from),
		...fields,
		record.subarray(from + length)
	]);
	return changed.writeUInt16LE(changed.length - record.length + length, lengthAt), changed;
}
function isCentral(record) {
	return record[2] === 1;
}
function withShort(record, offset, value) {
	if (record.readUInt16LE(offset) === value) return record;
	let changed = node_buffer.Buffer.from(record);
	return changed.writeUInt16LE(value, offset), changed;
}
function extraPart(record) {
	let [head, lengthAt] = isCentral(record) ? [46, 30] : [30, 28];
	return {
		from: head + record.readUInt16LE(lengthAt - 2),
		length: record.readUInt16LE(lengthAt),
		lengthAt
	};
}
// src/drift/inverses/archive-metadata-zip.ts
const FILE = 32768, UTF8_FLAG = 2048, IS_JAR = 51966, EXTRAS = [
	[(id) => id !== IS_JAR, "there were no extra fields (zip -X)"],
	[() => !0, "there were no extra fields"],
	[(id) => id === 21589, "there were no extended timestamps (UT)"],
	[(id) => id === 30837 || id === 30805 || id === 22613, "there were no numbers of owners (ux)"],
	[(id) => id === 10, "there were no times of NTFS"],
	[(id) => id === IS_JAR, "there was no mark of a JAR file"],
	[(id) => id === 28789, "there were no names in Unicode (up)"]
], extras = {
	cause: "archive-metadata",
	*undo(image) {
		for (let [isGone, name] of EXTRAS) yield* ifChanged(image, image.members.map((member) => {
			let [local, central] = [member.local, member.central].map((record) => {
				let fields = extrasOf(record), kept = fields?.filter(({ id }) => !isGone(id));
				return kept === void 0 || kept.length === fields?.length ? record : withExtras(record, kept);
			});
			return local === member.local && central === member.central || local === void 0 || central === void 0 ? member : {
				...member,
				local,
				central
			};
		}), name);
	}
}, comments = {
	cause: "archive-metadata",
	*undo(image) {
		image.comment.length > 0 && (yield {
			image: {
				...image,
				comment: node_buffer.Buffer.alloc(0)
			},
			detail: "there was no comment of the archive"
		}), yield* ifChanged(image, image.members.map((member) => {
			let length = member.central.readUInt16LE(32);
			if (length === 0) return member;
			let central = withShort(member.central.subarray(0, member.central.length - length), 32, 0);
			return {
				...member,
				central
			};
		}), "members had no comments");
	}
}, MODES = [
	[(mode) => mode & -19, "nobody but the owner could write (umask 0022)"],
	[(mode) => mode | (mode & 128) >> 3, "the group could write too (umask 0002)"],
	[(mode) => mode & -64, "only the owner had rights (umask 0077)"],
	[(mode, isFolder) => isFolder ? 16877 : FILE | (mode & 64 ? 493 : 420), "modes were 0755 and 0644"],
	[(mode, isFolder) => isFolder ? 16893 : FILE | (mode & 64 ? 509 : 436), "modes were 0775 and 0664"],
	[(_, isFolder) => isFolder ? 16877 : 33188, "modes were 0755 for folders and 0644 for files"],
	[(_, isFolder) => isFolder ? 16877 : 384, "modes were 0600, without a file type, as Python writes them"],
	[(mode) => mode & 511, "modes had no file type"],
	[(mode, isFolder) => mode | (isFolder ? 16384 : FILE), "modes had a file type"],
	[() => 0, "there were no modes"]
], modes = {
	cause: "archive-metadata",
	*undo(image) {
		for (let [change, name] of MODES) yield* ifChanged(image, mapCentral(image, (central, { path }) => withShort(central, 40, change(central.readUInt16LE(40), path.endsWith("/")))), name);
	}
}, makers = {
	cause: "archive-metadata",
	*undo(image) {
		yield* ifChanged(image, mapCentral(image, (central) => withShort(central, 36, 0)), "no member was marked as text");
		for (let [madeBy, name] of [
			[798, "Info-ZIP on Unix"],
			[788, "a program on Unix"],
			[20, "a program on MS-DOS or Windows"],
			[831, "7-Zip"],
			[0, "version 0 on MS-DOS"]
		]) yield* ifChanged(image, mapCentral(image, (central) => withShort(central, 4, madeBy)), `the archive was made by ${name}`);
		yield* ifChanged(image, mapCentral(image, (central) => withShort(central, 38, 0)), "there were no attributes of MS-DOS");
		for (let [from, to] of [[10, 20], [20, 10]]) yield* ifChanged(image, image.members.map((member) => member.central.readUInt16LE(6) === from ? {
			...member,
			local: withShort(member.local, 4, to),
			central: withShort(member.central, 6, to)
		} : member), `members needed version ${to / 10}.0`);
	}
}, flags = {
	cause: "archive-metadata",
	*undo(image) {
		for (let [set, clear, name] of [
			[
				0,
				UTF8_FLAG,
				"names were not marked as UTF-8"
			],
			[
				UTF8_FLAG,
				0,
				"names were marked as UTF-8"
			],
			[
				0,
				6,
				"no level of compression was noted"
			],
			[
				2,
				4,
				"the best compression was noted"
			]
		]) yield* ifChanged(image, image.members.map((member) => {
			let now = member.central.readUInt16LE(8), then = (now | set) & ~clear;
			return then === now ? member : {
				...member,
				local: withShort(member.local, 6, then),
				central: withShort(member.central, 8, then)
			};
		}), name);
		yield* ifChanged(image, image.members.map(withoutDescriptor), "sizes were in front of the content, not behind it");
	}
};
function withoutDescriptor(member) {
	let { local, central, descriptor } = member;
	if (descriptor.length === 0) return member;
	let known = withShort(local, 6, local.readUInt16LE(6) & -9), sized = node_buffer.Buffer.from(known);
	return central.copy(sized, 14, 16, 28), {
		...member,
		local: sized,
		central: withShort(central, 8, central.readUInt16LE(8) & -9),
		descriptor: node_buffer.Buffer.alloc(0)
	};
}
function mapCentral(image, change) {
	return image.members.map((member) => {
		let central = change(member.central, member);
		return central === member.central ? member : {
			...member,
			central
		};
	});
}
const ZIP_METADATA = [
	extras,
	comments,
	modes,
	flags,
	makers
], byBytes = (a, b) => a < b ? -1 : +(a > b), ORDERS = [
	[byBytes, "sorted by name"],
	[(a, b) => byBytes(a.replaceAll("/", "\0"), b.replaceAll("/", "\0")), "sorted by name, folder by folder"],
	[(a, b) => byBytes(a.toLowerCase(), b.toLowerCase()) || byBytes(a, b), "sorted by name, letter case ignored"],
	[(a, b) => {
		let [one, other] = [a.replace(/\/$/, "").split("/"), b.replace(/\/$/, "").split("/")], at = 0;
		for (; at < one.length - 1 && at < other.length - 1 && one[at] === other[at];) at++;
		return Math.sign(one.length - 1 - at) - Math.sign(other.length - 1 - at) || byBytes(one[at] ?? "", other[at] ?? "") || byBytes(a, b);
	}, "sorted by name, the files of a folder before its folders"],
	[(a, b) => byBytes(b, a), "sorted by name, in reverse"]
];
function* ordered(image) {
	let isFirst = (member) => "type" in member && member.type === "g";
	for (let [compare, name] of ORDERS) {
		let first = image.members.filter(isFirst), rest = image.members.filter((member) => !isFirst(member)).sort((a, b) => compare(a.path, b.path)), members = [...first, ...rest], count = members.filter((member, at) => member !== image.members[at]).length;
		count > 0 && (yield {
			image: {
				...image,
				members
			},
			detail: `the members were ${name}`,
			count
		});
	}
	let members = [...image.members].reverse();
	members.length > 1 && (yield {
		image: {
			...image,
			members
		},
		detail: "the members were in the reverse order",
		count: members.length
	});
}
const tarOrder = {
	cause: "archive-order",
	undo: ordered
}, zipOrder = {
	cause: "archive-order",
	undo: ordered
}, EXTENDED_TIMESTAMP = 21589, CONSTANTS = [
	[0, "1970-01-01 00:00:00"],
	[315532800, "1980-01-01 00:00:00"],
	[499162500, "1985-10-26 08:15:00, as npm writes it"],
	[1, "1970-01-01 00:00:01"],
	[1153704088, "2006-07-24 01:21:28, as cargo writes it"],
	[315619200, "1980-01-02 00:00:00"],
	[318211200, "1980-02-01 00:00:00, as Gradle writes it"]
];
function weightOfConstant(place) {
	return place === 0 ? 1 : 2;
}
function zoneWeight(shift) {
	return Math.abs(shift) > 504e5 ? 3 : shift % 36e5 == 0 ? 1 : 2;
}
const tarTimes = {
	cause: "archive-times",
	*undo(image) {
		for (let [at, [seconds, name]] of CONSTANTS.entries()) yield* ifChanged(image, timed(image, () => seconds), `all times were ${name}`, weightOfConstant(at));
		let newest = Math.max(...image.members.map(timeOf));
		yield* ifChanged(image, timed(image, () => newest), `all times were ${isoOf(newest)}`);
		for (let shift of ZONE_SHIFTS) yield* ifChanged(image, timed(image, (seconds) => seconds - shift / 1e3), `all times moved by ${hoursOf(shift)}: a time zone`, 4);
	}
};
function timeOf({ header }) {
	return octal(header, 136, 12) ?? 0;
}
function timed(image, at) {
	return image.members.map((member) => {
		let seconds = at(timeOf(member)), header = seconds < 0 ? member.header : withNumber(member.header, 136, 12, seconds);
		return header === member.header ? member : {
			...member,
			header,
			extensions: member.extensions.map((extension) => withPaxTime(extension, seconds))
		};
	});
}
const zipTimes = {
	cause: "archive-times",
	*undo(image) {
		for (let [at, [seconds, name]] of CONSTANTS.entries()) {
			if (toDos(seconds * 1e3) === void 0) continue;
			let members = clocked(image, () => seconds * 1e3);
			yield* ifChanged(image, members, `all times were ${name}`, weightOfConstant(at));
			let extended = members.map((member) => extendedSet(member, () => seconds));
			extended.some((member, n) => member !== members[n]) && (yield* ifChanged(image, extended, `all times were ${name}`, weightOfConstant(at)));
		}
		for (let shift of ZONE_SHIFTS) yield* ifChanged(image, clocked(image, (ms) => ms - shift), `the DOS times moved by ${hoursOf(shift)}: the clock of another time zone`, zoneWeight(shift));
		if (yield* fromExtended(image), !image.members.every((member) => extendedOf(member) === void 0)) for (let shift of ZONE_SHIFTS) yield* ifChanged(image, clocked(image, (ms) => ms - shift).map((member) => extendedSet(member, (seconds) => seconds - shift / 1e3)), `all times moved by ${hoursOf(shift)}`, 4);
	}
};
function* fromExtended(image) {
	if (!image.members.every((member) => extendedOf(member) === void 0)) for (let shift of [0, ...ZONE_SHIFTS]) yield* ifChanged(image, image.members.map((member) => {
		let seconds = extendedOf(member);
		return seconds === void 0 ? member : withClock(member, seconds * 1e3 + shift);
	}), `the DOS times were those of the extra fields, on the clock of ${shift === 0 ? "UTC" : `UTC${hoursOf(shift)}`}`, 2);
}
function clocked(image, at) {
	return image.members.map((member) => withClock(member, at(fromDos(member.central.readUInt16LE(12), member.central.readUInt16LE(14)))));
}
function withClock(member, ms) {
	let dos = toDos(ms);
	if (dos === void 0) return member;
	let local = withShort(withShort(member.local, 10, dos.time), 12, dos.date), central = withShort(withShort(member.central, 12, dos.time), 14, dos.date);
	return local === member.local && central === member.central ? member : {
		...member,
		local,
		central
	};
}
function extendedOf({ central }) {
	let field = extrasOf(central)?.find(({ id }) => id === EXTENDED_TIMESTAMP)?.content;
	return field !== void 0 && field.length >= 5 && ((field[0] ?? 0) & 1) == 1 ? field.readInt32LE(1) : void 0;
}
function extendedSet(member, at) {
	let [local, central] = [member.local, member.central].map((record) => {
		let extras = extrasOf(record);
		return extras?.some(({ id }) => id === EXTENDED_TIMESTAMP) === !0 ? withExtras(record, extras.map((one) => one.id === EXTENDED_TIMESTAMP ? {
			...one,
			content: withTimes(one.content, at)
		} : one)) : record;
	});
	return local === member.local || local === void 0 || central === void 0 ? member : {
		...member,
		local,
		central
	};
}
function withTimes(content, at) {
	let changed = node_buffer.Buffer.from(content);
	for (let n = 1; n + 4 <= changed.length; n += 4) changed.writeInt32LE(at(changed.readInt32LE(n)) | 0, n);
	return changed;
}
function isoOf(seconds) {
	return `${(/* @__PURE__ */ new Date(seconds * 1e3)).toISOString().slice(0, 19).replace("T", " ")}`;
}
// src/drift/inverses/archive-inverses.ts
const ARCHIVE_INVERSES = {
	tar: [
		tarTimes,
		tarExtraMembers,
		tarOrder,
		...TAR_METADATA
	],
	zip: [
		zipTimes,
		zipExtraMembers,
		zipOrder,
		...ZIP_METADATA
	]
}, NOTHING = /* @__PURE__ */ new Set();
function leftOpen(sealed, found) {
	return sealed.kind === "tar" && found.kind === "tar" ? ofTars(sealed, found) : sealed.kind === "zip" && found.kind === "zip" ? ofZips(sealed, found) : void 0;
}
function ofTars(sealed, found) {
	let isSealed = (image) => image.kind === "tar" && isSameTar(image, sealed);
	if (isSealed(found)) return {
		causes: NOTHING,
		isSealed
	};
	let members = byName(found.members), pairs = pairsOf(sealed.members, members);
	if (pairs === void 0 || pairs.some(([was, is]) => !was.body.equals(is.body))) return;
	let isMoved = pairs.some(([was, is]) => octal(was.header, 136, 12) !== octal(is.header, 136, 12));
	return {
		causes: causesOf$1(sealed.members, found.members, isMoved),
		isSealed
	};
}
function isSameTar(one, other) {
	return one.members.length === other.members.length && one.end.length === other.end.length && one.members.every((member, at) => {
		let { header, extensions, body } = other.members[at] ?? member;
		return member.header.equals(header) && member.extensions.length === extensions.length && member.extensions.every((extension, n) => extensions[n]?.equals(extension)) && member.body.equals(body);
	});
}
function ofZips(sealed, found) {
	let pairs = pairsOf(sealed.members, byName(found.members)), differs = (from, to) => (pairs ?? []).some(([was, is]) => !isSamePart(was.central, is.central, from, to));
	if (pairs === void 0 || differs(16, 20) || differs(24, 28)) return;
	let isRecompressed = pairs.some(([was, is]) => !was.data.equals(is.data)), isSealed = (image) => image.kind === "zip" && isSameZip(image, sealed, isRecompressed);
	return {
		causes: !isRecompressed && isSealed(found) ? NOTHING : causesOf$1(sealed.members, found.members, differs(12, 16)),
		isSealed
	};
}
function isSameZip(one, other, isRecompressed) {
	return one.members.length === other.members.length && one.comment.equals(other.comment) && one.members.every((member, at) => {
		let { path, local, central, descriptor } = other.members[at] ?? member;
		return isRecompressed ? member.path === path && isSamePart(member.central, central, 12, 20) : isSamePart(member.central, central, 0, 42) && member.central.subarray(46).equals(central.subarray(46)) && member.local.equals(local) && member.descriptor.equals(descriptor);
	});
}
function isSamePart(one, other, from, to) {
	return one.subarray(from, to).equals(other.subarray(from, to));
}
function causesOf$1(was, is, isMoved) {
	let [before, after] = [was, is].map((members) => members.map(nameOf)), [kept, known] = [new Set(before), new Set(after)], shared = after.filter((name) => kept.has(name)), isReordered = before.filter((name) => known.has(name)).some((name, at) => name !== shared[at]);
	return /* @__PURE__ */ new Set([
		"archive-metadata",
		...isMoved ? ["archive-times"] : [],
		...isReordered ? ["archive-order"] : [],
		...after.length > before.length ? ["archive-extra-members"] : []
	]);
}
function nameOf(member) {
	let name = member.path.replace(/^\.\/(?=.)/, "").replace(/(?<=.)\/$/, "");
	return "type" in member && member.type === "g" ? "" : name;
}
function byName(members) {
	return new Map(members.map((member) => [nameOf(member), member]));
}
function pairsOf(members, found) {
	let pairs = members.flatMap((member) => {
		let other = found.get(nameOf(member));
		return other === void 0 ? [] : [[member, other]];
	});
	return pairs.length === members.length ? pairs : void 0;
}
var HuffmanBuilder = class {
	#frequencies = /* @__PURE__ */ new Int32Array(573);
	#parents = /* @__PURE__ */ new Int32Array(573);
	#lengthsOfNodes = /* @__PURE__ */ new Int32Array(573);
	#depth = /* @__PURE__ */ new Uint8Array(573);
	#heap = /* @__PURE__ */ new Int32Array(573);
	#heapLength = 0;
	build(alphabet, counted) {
		let { size, fixed } = alphabet, heap = this.#heap, frequencies = this.#frequencies;
		this.#heapLength = 0;
		let heapMax = heap.length, maxSymbol = -1, bits = 0, fixedBits = 0;
		for (let symbol = 0; symbol < size; symbol++) {
			let frequency = counted[symbol];
			frequencies[symbol] = frequency, this.#depth[symbol] = 0, frequency !== 0 && (maxSymbol = symbol, heap[++this.#heapLength] = symbol);
		}
		for (; this.#heapLength < 2;) {
			let symbol = maxSymbol < 2 ? ++maxSymbol : 0;
			heap[++this.#heapLength] = symbol, frequencies[symbol] = 1, bits--, fixedBits -= fixed?.[symbol] ?? 0;
		}
		for (let at = this.#heapLength >> 1; at >= 1; at--) this.#sink(at);
		let node = size;
		do {
			let least = heap[1];
			heap[1] = heap[this.#heapLength--], this.#sink(1);
			let next = heap[1];
			heap[--heapMax] = least, heap[--heapMax] = next, frequencies[node] = frequencies[least] + frequencies[next], this.#depth[node] = Math.max(this.#depth[least], this.#depth[next]) + 1, this.#parents[least] = node, this.#parents[next] = node, heap[1] = node++, this.#sink(1);
		} while (this.#heapLength >= 2);
		return heap[--heapMax] = heap[1], this.#measure(alphabet, maxSymbol, heapMax, bits, fixedBits);
	}
	#sink(from) {
		let heap = this.#heap, moving = heap[from], at = from;
		for (let child = at << 1; child <= this.#heapLength && (child < this.#heapLength && this.#isSmaller(heap[child + 1], heap[child]) && child++, !this.#isSmaller(moving, heap[child])); child <<= 1) heap[at] = heap[child], at = child;
		heap[at] = moving;
	}
	#isSmaller(one, other) {
		let [a, b] = [this.#frequencies[one], this.#frequencies[other]];
		return a < b || a === b && this.#depth[one] <= this.#depth[other];
	}
	#measure(alphabet, maxSymbol, root, bits, fixedBits) {
		let { size, maxLength, extra, extraFrom, fixed } = alphabet, heap = this.#heap, nodes = this.#lengthsOfNodes, counts = /* @__PURE__ */ new Uint16Array(16), overflow = 0;
		nodes[heap[root]] = 0;
		for (let at = root + 1; at < heap.length; at++) {
			let node = heap[at], length = nodes[this.#parents[node]] + 1;
			if (length > maxLength && (length = maxLength, overflow++), nodes[node] = length, node > maxSymbol) continue;
			counts[length] = counts[length] + 1;
			let more = node >= extraFrom ? extra[node - extraFrom] : 0;
			bits += this.#frequencies[node] * (length + more), fixed !== void 0 && (fixedBits += this.#frequencies[node] * (fixed[node] + more));
		}
		overflow > 0 && (bits += this.#shorten(counts, overflow, maxLength, maxSymbol));
		let lengths = new Uint8Array(size);
		for (let symbol = 0; symbol <= maxSymbol; symbol++) this.#frequencies[symbol] > 0 && (lengths[symbol] = nodes[symbol]);
		return {
			lengths,
			codes: codesOf(lengths, counts),
			maxSymbol,
			bits,
			fixedBits
		};
	}
	#shorten(counts, overflow, maxLength, maxSymbol) {
		for (let left = overflow; left > 0; left -= 2) {
			let length = maxLength - 1;
			for (; counts[length] === 0;) length--;
			counts[length] = counts[length] - 1, counts[length + 1] = counts[length + 1] + 2, counts[maxLength] = counts[maxLength] - 1;
		}
		let grown = 0, at = this.#heap.length;
		for (let length = maxLength; length !== 0; length--) for (let left = counts[length]; left > 0;) {
			let node = this.#heap[--at];
			node > maxSymbol || (grown += (length - this.#lengthsOfNodes[node]) * this.#frequencies[node], this.#lengthsOfNodes[node] = length, left--);
		}
		return grown;
	}
};
function codesOf(lengths, counts) {
	let next = /* @__PURE__ */ new Uint16Array(16);
	for (let length = 1, code = 0; length <= 15; length++) code = code + counts[length - 1] << 1, next[length] = code;
	return Uint16Array.from(lengths, (length) => {
		if (length === 0) return 0;
		let code = next[length];
		return next[length] = code + 1, reversed(code, length);
	});
}
function reversed(code, length) {
	let result = 0;
	for (let bit = 0; bit < length; bit++) result |= (code >> bit & 1) << length - 1 - bit;
	return result;
}
// src/drift/archive/deflate/blocks.ts
const LENGTH_EXTRA = Uint8Array.from([
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	1,
	1,
	1,
	1,
	2,
	2,
	2,
	2,
	3,
	3,
	3,
	3,
	4,
	4,
	4,
	4,
	5,
	5,
	5,
	5,
	0
]), DISTANCE_EXTRA = Uint8Array.from([
	0,
	0,
	0,
	0,
	1,
	1,
	2,
	2,
	3,
	3,
	4,
	4,
	5,
	5,
	6,
	6,
	7,
	7,
	8,
	8,
	9,
	9,
	10,
	10,
	11,
	11,
	12,
	12,
	13,
	13
]), LENGTHS_EXTRA = Uint8Array.from([
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	0,
	2,
	3,
	7
]), LENGTHS_ORDER = [
	16,
	17,
	18,
	0,
	8,
	7,
	9,
	6,
	10,
	5,
	11,
	4,
	12,
	3,
	13,
	2,
	14,
	1,
	15
], FIXED_LITERALS = Uint8Array.from({ length: 288 }, (_, symbol) => symbol < 144 ? 8 : symbol < 256 ? 9 : symbol < 280 ? 7 : 8), FIXED_DISTANCES = (/* @__PURE__ */ new Uint8Array(30)).fill(5), LITERALS = {
	size: 286,
	maxLength: 15,
	extra: LENGTH_EXTRA,
	extraFrom: 257,
	fixed: FIXED_LITERALS
}, DISTANCES = {
	size: 30,
	maxLength: 15,
	extra: DISTANCE_EXTRA,
	extraFrom: 0,
	fixed: FIXED_DISTANCES
}, LENGTHS = {
	size: 19,
	maxLength: 7,
	extra: LENGTHS_EXTRA,
	extraFrom: 0
}, FIXED_LITERAL_CODE = {
	lengths: FIXED_LITERALS,
	codes: codesOf(FIXED_LITERALS, countsOf(FIXED_LITERALS))
}, FIXED_DISTANCE_CODE = {
	lengths: FIXED_DISTANCES,
	codes: codesOf(FIXED_DISTANCES, countsOf(FIXED_DISTANCES))
}, LENGTH_CODE = /* @__PURE__ */ new Uint8Array(256), LENGTH_BASE = /* @__PURE__ */ new Uint16Array(29);
for (let code = 0, length = 0; code < 28; code++) {
	LENGTH_BASE[code] = length;
	for (let n = 0; n < 1 << LENGTH_EXTRA[code]; n++) LENGTH_CODE[length++] = code;
}
LENGTH_CODE[255] = 28, LENGTH_BASE[28] = 255;
const DISTANCE_CODE = /* @__PURE__ */ new Uint8Array(32768), DISTANCE_BASE = /* @__PURE__ */ new Uint16Array(30);
for (let code = 0, distance = 0; code < 30; code++) {
	DISTANCE_BASE[code] = distance;
	for (let n = 0; n < 1 << DISTANCE_EXTRA[code]; n++) DISTANCE_CODE[distance++] = code;
}
var BlockWriter = class {
	#rules;
	#input;
	#distances;
	#values;
	#literalCounts = /* @__PURE__ */ new Int32Array(286);
	#distanceCounts = /* @__PURE__ */ new Int32Array(30);
	#builder = new HuffmanBuilder();
	#count = 0;
	#matches = 0;
	#output;
	#length = 0;
	#bits = 0;
	#bitCount = 0;
	constructor(rules, input, inputLength) {
		this.#rules = rules, this.#input = input, this.#distances = new Uint16Array(rules.symbols), this.#values = new Uint8Array(rules.symbols), this.#output = node_buffer.Buffer.allocUnsafe(Math.max(1024, inputLength >> 1)), this.#literalCounts[256] = 1;
	}
	literal(byte, position = 0, blockStart = 0) {
		return this.#distances[this.#count] = 0, this.#values[this.#count++] = byte, this.#literalCounts[byte] = this.#literalCounts[byte] + 1, this.#isFull(position, blockStart);
	}
	match(length, distance, position = 0, blockStart = 0) {
		this.#distances[this.#count] = distance, this.#values[this.#count++] = length - 3, this.#matches++;
		let symbol = LENGTH_CODE[length - 3] + 257;
		this.#literalCounts[symbol] = this.#literalCounts[symbol] + 1;
		let code = DISTANCE_CODE[distance - 1];
		return this.#distanceCounts[code] = this.#distanceCounts[code] + 1, this.#isFull(position, blockStart);
	}
	#isFull(position, blockStart) {
		let { symbols, ends, level } = this.#rules;
		if (ends === "full") return this.#count === symbols - 1;
		if (level > 2 && !(this.#count & 4095)) {
			let bits = this.#count * 8;
			for (let code = 0; code < 30; code++) bits += this.#distanceCounts[code] * (5 + DISTANCE_EXTRA[code]);
			if (this.#matches < this.#count >> 1 && bits >>> 3 < position - blockStart >> 1) return !0;
		}
		return this.#count === symbols - 1 || this.#matches === symbols;
	}
	flush(start, length, hasInput, isLast) {
		let literals = this.#builder.build(LITERALS, this.#literalCounts), distances = this.#builder.build(DISTANCES, this.#distanceCounts), { sequence, counts } = runsOf(literals, distances), lengths = this.#builder.build(LENGTHS, counts), sent = LENGTHS_ORDER.length;
		for (; sent > 4 && lengths.lengths[LENGTHS_ORDER[sent - 1]] === 0;) sent--;
		let own = literals.bits + distances.bits + lengths.bits + 3 * sent + 14 + 3 + 7 >>> 3, fixed = literals.fixedBits + distances.fixedBits + 3 + 7 >>> 3, isFixed = this.#rules.fixedOnly || fixed <= own;
		if (length + 4 <= Math.min(own, fixed) && hasInput) this.#store(start, length, isLast);
		else if (isFixed) this.#send(2 | !!isLast, 3), this.#sendSymbols(FIXED_LITERAL_CODE, FIXED_DISTANCE_CODE);
		else {
			this.#send(4 | !!isLast, 3), this.#send(literals.maxSymbol - 256, 5), this.#send(distances.maxSymbol, 5), this.#send(sent - 4, 4);
			for (let symbol of LENGTHS_ORDER.slice(0, sent)) this.#send(lengths.lengths[symbol], 3);
			for (let at = 0; at < sequence.length; at += 2) {
				let symbol = sequence[at];
				this.#send(lengths.codes[symbol], lengths.lengths[symbol]), symbol > 15 && this.#send(sequence[at + 1], LENGTHS_EXTRA[symbol]);
			}
			this.#sendSymbols(literals, distances);
		}
		this.#count = 0, this.#matches = 0, this.#literalCounts.fill(0), this.#distanceCounts.fill(0), this.#literalCounts[256] = 1;
	}
	end() {
		return this.#align(), this.#output.subarray(0, this.#length);
	}
	#store(start, length, isLast) {
		this.#send(+!!isLast, 3), this.#align(), this.#reserve(length + 4), this.#output.writeUInt16LE(length, this.#length), this.#output.writeUInt16LE(~length & 65535, this.#length + 2), this.#output.set(this.#input.subarray(start, start + length), this.#length + 4), this.#length += length + 4;
	}
	#sendSymbols(literals, distances) {
		for (let at = 0; at < this.#count; at++) {
			let value = this.#values[at], distance = this.#distances[at];
			if (distance === 0) {
				this.#send(literals.codes[value], literals.lengths[value]);
				continue;
			}
			let length = LENGTH_CODE[value];
			this.#send(literals.codes[length + 257], literals.lengths[length + 257]), this.#send(value - LENGTH_BASE[length], LENGTH_EXTRA[length]);
			let code = DISTANCE_CODE[distance - 1];
			this.#send(distances.codes[code], distances.lengths[code]), this.#send(distance - 1 - DISTANCE_BASE[code], DISTANCE_EXTRA[code]);
		}
		this.#send(literals.codes[256], literals.lengths[256]);
	}
	#send(value, length) {
		this.#bits |= value << this.#bitCount, this.#bitCount += length, this.#bitCount < 16 || (this.#reserve(2), this.#output[this.#length++] = this.#bits & 255, this.#output[this.#length++] = this.#bits >>> 8 & 255, this.#bits >>>= 16, this.#bitCount -= 16);
	}
	#align() {
		for (this.#reserve(2); this.#bitCount > 0; this.#bitCount -= 8) this.#output[this.#length++] = this.#bits & 255, this.#bits >>>= 8;
		this.#bits = 0, this.#bitCount = 0;
	}
	#reserve(bytes) {
		if (this.#length + bytes <= this.#output.length) return;
		let larger = node_buffer.Buffer.allocUnsafe((this.#length + bytes) * 2);
		this.#output.copy(larger, 0, 0, this.#length), this.#output = larger;
	}
};
function runsOf(...codes) {
	let sequence = [], counts = new Int32Array(LENGTHS.size), put = (symbol, extra = 0) => {
		sequence.push(symbol, extra), counts[symbol] = counts[symbol] + 1;
	};
	for (let { lengths, maxSymbol } of codes) {
		let previous = -1;
		for (let at = 0, count = 0; at <= maxSymbol; at++) {
			let length = lengths[at], next = at < maxSymbol ? lengths[at + 1] : -1, limit = length === 0 ? 138 : length === previous ? 6 : 7;
			if (!(++count < limit && length === next)) {
				if (count < (length === 0 || length === previous ? 3 : 4)) for (; count > 0; count--) put(length);
				else length === 0 ? count <= 10 ? put(17, count - 3) : put(18, count - 11) : (length !== previous && (put(length), count--), put(16, count - 3));
				count = 0, previous = length;
			}
		}
	}
	return {
		sequence,
		counts
	};
}
function countsOf(lengths) {
	let counts = /* @__PURE__ */ new Uint16Array(16);
	for (let length of lengths) counts[length] = counts[length] + 1;
	return counts;
}
// src/drift/archive/deflate/encode.ts
const WINDOW = 32768, MAX_DISTANCE = 32506, WINDOW_MASK = 32767, LEVELS$2 = [
	[
		4,
		4,
		8,
		4
	],
	[
		4,
		5,
		16,
		8
	],
	[
		4,
		6,
		32,
		32
	],
	[
		4,
		4,
		16,
		16
	],
	[
		8,
		16,
		32,
		32
	],
	[
		8,
		16,
		128,
		128
	],
	[
		8,
		32,
		128,
		256
	],
	[
		32,
		128,
		258,
		1024
	],
	[
		32,
		258,
		258,
		4096
	]
];
function deflate(bytes, encoder) {
	return new Deflater(bytes, encoder).run();
}
var Deflater = class {
	#encoder;
	#window;
	#length;
	#blocks;
	#head;
	#previous = new Int32Array(WINDOW);
	#hashMask;
	#hashShift;
	#base = 0;
	#blockStart = 0;
	#hash = 0;
	#matchStart = 0;
	constructor(bytes, encoder) {
		let { family, level, memLevel = 8, strategy } = encoder;
		this.#encoder = encoder, this.#length = bytes.length, this.#window = new Uint8Array(bytes.length + 258 + 3), this.#window.set(bytes), family === "gzip" && this.#keepStale(bytes);
		let hashBits = family === "gzip" ? 15 : memLevel + 7;
		this.#hashMask = (1 << hashBits) - 1, this.#hashShift = Math.floor((hashBits + 3 - 1) / 3), this.#head = new Int32Array(1 << hashBits);
		let symbols = family === "gzip" ? 32768 : 1 << memLevel + 6, ends = family === "gzip" ? "gzip" : "full";
		this.#blocks = new BlockWriter({
			symbols,
			ends,
			level,
			fixedOnly: strategy === "fixed"
		}, this.#window, bytes.length);
	}
	#keepStale({ length }) {
		length <= 2 * WINDOW || this.#window.copyWithin(length + 3 - 1, length + 3 - 1 - WINDOW, length + 258 + 3 - WINDOW);
	}
	run() {
		let { strategy, level } = this.#encoder;
		return this.#hash = this.#window[0] << this.#hashShift ^ this.#window[1], strategy === "huffman" ? this.#literalsOnly() : strategy === "rle" ? this.#runsOnly() : level <= 3 ? this.#fast() : this.#lazy(), this.#flush(this.#length, !0), this.#blocks.end();
	}
	#slide(at) {
		let lookahead = Math.min(this.#base + 2 * WINDOW, this.#length) - at;
		at - this.#base >= 65274 && lookahead < 262 && (this.#base += WINDOW);
	}
	#insert(at) {
		this.#hash = (this.#hash << this.#hashShift ^ this.#window[at + 2]) & this.#hashMask;
		let before = this.#head[this.#hash];
		return this.#previous[at & WINDOW_MASK] = before, this.#head[this.#hash] = at, before;
	}
	#flush(end, isLast) {
		this.#blocks.flush(this.#blockStart, end - this.#blockStart, this.#blockStart >= this.#base, isLast), this.#blockStart = end;
	}
	#longest(at, from, best) {
		let [good, , nice, chain] = LEVELS$2[this.#encoder.level - 1] ?? LEVELS$2[5], window = this.#window, lookahead = this.#length - at, enough = this.#encoder.family === "gzip" ? nice : Math.min(nice, lookahead), limit = Math.max(at - MAX_DISTANCE, this.#base), most = Math.min(258, window.length - at), left = best >= good ? chain >> 2 : chain, candidate = from, length = best;
		do {
			if (window[candidate + length] === window[at + length] && window[candidate + length - 1] === window[at + length - 1] && window[candidate] === window[at] && window[candidate + 1] === window[at + 1]) {
				let same = 3;
				for (; same < most && window[candidate + same] === window[at + same];) same++;
				if (same > length && (this.#matchStart = candidate, length = same, same >= enough)) break;
			}
			candidate = this.#previous[candidate & WINDOW_MASK];
		} while (candidate > limit && --left !== 0);
		return Math.min(length, lookahead);
	}
	#mayMatch(at, candidate) {
		return candidate > this.#base && at - candidate <= MAX_DISTANCE;
	}
	#fast() {
		let lazy = (LEVELS$2[this.#encoder.level - 1] ?? LEVELS$2[0])[1], window = this.#window, length = 0;
		for (let at = 0; at < this.#length;) {
			this.#slide(at);
			let candidate = this.#length - at >= 3 ? this.#insert(at) : -1;
			this.#mayMatch(at, candidate) && (length = this.#longest(at, candidate, 2));
			let isFull;
			if (length >= 3) {
				if (isFull = this.#blocks.match(length, at - this.#matchStart, at, this.#blockStart), length <= lazy && this.#length - at - length >= 3) {
					for (; length > 1; length--) this.#insert(++at);
					at++;
				} else at += length, this.#hash = (window[at] << this.#hashShift ^ window[at + 1]) & this.#hashMask;
				length = 0;
			} else isFull = this.#blocks.literal(window[at], at, this.#blockStart), at++;
			isFull && this.#flush(at, !1);
		}
	}
	#lazy() {
		let { level, strategy } = this.#encoder, [, lazy] = LEVELS$2[level - 1] ?? LEVELS$2[5], window = this.#window, length = 2, isWaiting = !1, at = 0;
		for (; at < this.#length;) {
			this.#slide(at);
			let candidate = this.#length - at >= 3 ? this.#insert(at) : -1, previousLength = length, previousStart = this.#matchStart;
			if (length = 2, previousLength < lazy && this.#mayMatch(at, candidate)) {
				length = this.#longest(at, candidate, previousLength);
				let isFar = length === 3 && at - this.#matchStart > 4096;
				length <= 5 && (strategy === "filtered" || isFar) && (length = 2);
			}
			if (previousLength >= 3 && length <= previousLength) {
				let last = this.#length - 3, isFull = this.#blocks.match(previousLength, at - 1 - previousStart, at, this.#blockStart);
				for (let left = previousLength - 2; left > 0; left--) ++at <= last && this.#insert(at);
				isWaiting = !1, length = 2, at++, isFull && this.#flush(at, !1);
			} else isWaiting ? (this.#blocks.literal(window[at - 1], at, this.#blockStart) && this.#flush(at, !1), at++) : (isWaiting = !0, at++);
		}
		isWaiting && this.#blocks.literal(window[at - 1], at, this.#blockStart);
	}
	#literalsOnly() {
		for (let at = 0; at < this.#length;) {
			let isFull = this.#blocks.literal(this.#window[at++]);
			this.#slide(at), isFull && this.#flush(at, !1);
		}
	}
	#runsOnly() {
		let window = this.#window;
		for (let at = 0; at < this.#length;) {
			this.#slide(at);
			let length = 0;
			if (at > 0) {
				let most = Math.min(258, this.#length - at);
				for (; length < most && window[at + length] === window[at - 1];) length++;
			}
			let isFull = length >= 3 ? this.#blocks.match(length, 1) : this.#blocks.literal(window[at]);
			at += length >= 3 ? length : 1, isFull && this.#flush(at, !1);
		}
	}
};
// src/drift/archive/encoders.ts
const LEVELS$1 = [
	6,
	9,
	1,
	5,
	7,
	8,
	4,
	3,
	2
], MEMORY = [8, 9], OTHER_STRATEGIES = [
	"filtered",
	"rle",
	"huffman",
	"fixed"
];
function of(encoder, name) {
	return {
		name,
		level: encoder.level,
		encode: (bytes) => deflate(bytes, encoder)
	};
}
const COMPRESSORS = [
	...LEVELS$1.flatMap((level) => [of({
		family: "gzip",
		level
	}, `GNU gzip or Info-ZIP, level ${level}`), of({
		family: "zlib",
		level
	}, `zlib, level ${level}`)]),
	...LEVELS$1.map((level) => nodeZlib(level, MEMORY[0])),
	...LEVELS$1.map((level) => of({
		family: "zlib",
		level,
		memLevel: MEMORY[1]
	}, `zlib, level ${level}, memLevel 9`)),
	...LEVELS$1.map((level) => nodeZlib(level, MEMORY[1])),
	...OTHER_STRATEGIES.flatMap((strategy) => [6, 9].map((level) => of({
		family: "zlib",
		level,
		strategy
	}, `zlib, level ${level}, strategy ${strategy}`)))
];
function nodeZlib(level, memLevel) {
	return {
		name: `zlib of Node and Chromium, level ${level}${memLevel === 8 ? "" : `, memLevel ${memLevel}`}`,
		level,
		encode: (bytes) => node_zlib.default.deflateRawSync(bytes, {
			level,
			memLevel
		})
	};
}
function compressorOf(stream, plain, mayEncode, candidates = COMPRESSORS) {
	let probe = plain.subarray(0, 262144);
	for (let compressor of candidates) {
		if (!mayEncode(probe.length)) return;
		let start = compressor.encode(probe);
		if (probe.length === plain.length) {
			if (start.equals(stream)) return compressor;
			continue;
		}
		let shared = Math.floor(start.length * .2);
		if (start.subarray(0, shared).equals(stream.subarray(0, shared))) {
			if (!mayEncode(plain.length)) return;
			if (compressor.encode(plain).equals(stream)) return compressor;
		}
	}
	if (probe.length !== plain.length) return candidates.slice(0, 4).find((compressor) => mayEncode(plain.length) && compressor.encode(plain).equals(stream));
}
// src/drift/archive/gzip-packing.ts
const NO_HEADER = {
	mtime: 0,
	xfl: 0,
	os: 3
};
var GzipPackings = class {
	#plain;
	#times;
	#found;
	#cause;
	constructor(plain, times, found, cause) {
		this.#plain = plain, this.#times = times, this.#found = found, this.#cause = cause;
	}
	*ofSame(seal, work) {
		let headers = this.#headers(seal).slice(0, 512);
		this.#found !== void 0 && (yield this.#packing(headers, this.#found.stream));
		for (let compressor of COMPRESSORS) {
			if (!work.mayEncode(this.#plain.length)) return;
			let stream = compressor.encode(this.#plain);
			this.#found?.stream.equals(stream) !== !0 && (yield this.#packing(headers, stream, compressor));
		}
	}
	ofChanged(seal, work) {
		let headers = this.#headers(seal).slice(0, 8);
		if (this.#found === void 0) return COMPRESSORS.slice(0, 4).map((compressor) => this.#again(headers, compressor, work, 2));
		let compressor = compressorOf(this.#found.stream, this.#plain, (bytes) => work.mayEncode(bytes));
		return compressor === void 0 ? [] : [this.#again(headers, compressor, work, Infinity)];
	}
	#headers({ path }) {
		return earlierHeaders(this.#found?.header ?? NO_HEADER, path, this.#times);
	}
	#packing(headers, stream, compressor) {
		let trailer = this.#found?.trailer ?? trailerOf(this.#plain), steps = compressor === void 0 ? [] : this.#stepsOf(compressor);
		return {
			maxWeight: 0,
			pack: () => headers.map((header) => this.#packed(header, stream, trailer, steps, compressor))
		};
	}
	#again(headers, compressor, work, maxWeight) {
		let steps = this.#found === void 0 ? this.#stepsOf(compressor) : [];
		return {
			maxWeight,
			pack: (image) => {
				if (image?.kind !== "tar") return [];
				let plain = writeTar(image);
				if (!work.mayEncode(plain.length)) return [];
				let stream = compressor.encode(plain), trailer = trailerOf(plain);
				return headers.map((header) => this.#packed(header, stream, trailer, steps, void 0));
			}
		};
	}
	#stepsOf({ name }) {
		return [{
			cause: this.#found === void 0 ? this.#cause ?? "container-changed" : "archive-recompressed",
			detail: `it was packed by ${name}`
		}];
	}
	#packed({ header, details }, stream, trailer, steps, compressor) {
		let head = headerBytes(header), isOwn = compressor !== void 0 && header.xfl === flagsOf$1(compressor.level), told = details.filter((detail) => this.#found !== void 0 && !(isOwn && detail.startsWith("the extra flags")));
		return {
			length: head.length + stream.length + trailer.length,
			bytes: () => node_buffer.Buffer.concat([
				head,
				stream,
				trailer
			]),
			steps: told.length === 0 ? steps : [...steps, {
				cause: "archive-metadata",
				detail: `in the gzip header, ${told.join(" and ")}`
			}]
		};
	}
};
function flagsOf$1(level) {
	return level === 9 ? 2 : level === 1 ? 4 : 0;
}
// src/drift/archive/zip-packing.ts
const HABITS = [
	{
		name: "",
		storesIncompressible: !0,
		notes: "level and text"
	},
	{
		name: "",
		storesIncompressible: !0,
		notes: "level"
	},
	{
		name: "",
		storesIncompressible: !0
	},
	{
		name: ", every member compressed",
		storesIncompressible: !1
	}
], STORED_HABITS = [{
	name: "",
	storesIncompressible: !0,
	notes: "level and text"
}, {
	name: "",
	storesIncompressible: !0
}];
var ZipPackings = class {
	#found;
	#plains = /* @__PURE__ */ new Map();
	#gains = [];
	constructor(found) {
		this.#found = found;
	}
	*recompressed(sealedBytes, work) {
		for (let one of recompressions(work)) {
			let again = this.#apply(this.#found, one);
			if (again === void 0 || !work.goesOn) return;
			if (again.steps.length === 0) continue;
			let length = zipLength(again.image), gain = length - zipLength(this.#found);
			this.#gains.some((known) => known.gain === gain && isSame(known.image, again.image)) || (this.#gains.push({
				gain,
				one,
				image: again.image
			}), (sealedBytes === void 0 || length === sealedBytes) && (yield {
				maxWeight: 0,
				pack: () => [packed(again.image, again.steps)]
			}));
		}
	}
	ofChanged(sealedBytes, work) {
		let all = this.#found.members.length, apply = (image, one) => this.#apply(image, one), gains = this.#gains;
		return {
			maxWeight: Infinity,
			*pack(image) {
				if (image?.kind !== "zip") return;
				let length = zipLength(image);
				yield packed(image, []);
				for (let { gain, one } of gains) {
					let isFewer = image.members.length < all;
					if (sealedBytes === void 0 || length + gain !== sealedBytes && !isFewer) continue;
					if (!work.mayTry(image.members.length)) return;
					let again = apply(image, one);
					again !== void 0 && again.steps.length > 0 && (yield packed(again.image, again.steps));
				}
			}
		};
	}
	#apply(image, { detail, habit, level, encode }) {
		let members = [], count = 0;
		for (let member of image.members) {
			this.#plains.has(member.data) || this.#plains.set(member.data, plainOf(member));
			let plain = this.#plains.get(member.data);
			if (plain === void 0) return;
			let again = repacked(member, plain, member.path.endsWith("/") || plain.length === 0 && habit.storesIncompressible ? void 0 : encode(member.data, plain), habit, level);
			again.data.equals(member.data) || count++, members.push(again);
		}
		return {
			image: {
				...image,
				members
			},
			steps: count === 0 ? [] : [{
				cause: "archive-recompressed",
				detail,
				count
			}]
		};
	}
};
function isSame(one, other) {
	return one.members.every(({ local, data, central }, at) => {
		let member = other.members[at];
		return member?.data.equals(data) === !0 && member.local.equals(local) && member.central.equals(central);
	});
}
function packed(image, steps) {
	return {
		length: zipLength(image),
		bytes: () => writeZip(image),
		steps
	};
}
function* recompressions(work) {
	for (let habit of STORED_HABITS) yield {
		detail: "the members were stored, not compressed",
		habit,
		level: void 0,
		encode: () => void 0
	};
	for (let { name, level, encode } of COMPRESSORS) {
		let streams = /* @__PURE__ */ new Map(), once = (data, plain) => (streams.has(data) || streams.set(data, work.mayEncode(plain.length) ? encode(plain) : void 0), streams.get(data));
		for (let habit of HABITS) yield {
			detail: `the members were compressed by ${name}${habit.name}`,
			habit,
			level,
			encode: once
		};
	}
}
function repacked(member, plain, stream, habit, level) {
	let stores = stream === void 0 || habit.storesIncompressible && stream.length >= plain.length, data = stores ? plain : stream, method = stores ? 0 : 8, { local, central } = member, flags = (habit.notes === void 0 ? central.readUInt16LE(8) & 6 : flagsOf(stores ? void 0 : level)) | central.readUInt16LE(8) & -7;
	if (local = withSizes(withShort(withShort(local, 8, method), 6, flags), 18, data.length), central = withSizes(withShort(withShort(central, 10, method), 8, flags), 20, data.length), flags & 8) {
		local = withSizes(local, 18, 0);
		let descriptor = node_buffer.Buffer.from(member.descriptor);
		return descriptor.length >= 12 && descriptor.writeUInt32LE(data.length, descriptor.length - 8), {
			...member,
			local,
			central,
			data,
			descriptor
		};
	}
	if (habit.notes !== void 0) {
		habit.notes === "level and text" && !member.path.endsWith("/") && (central = withShort(central, 36, stream !== void 0 && isText(plain) ? 1 : 0));
		let version = stores ? 10 : 20;
		local = withShort(local, 4, version), central = withShort(central, 6, version);
	}
	return {
		...member,
		local,
		central,
		data
	};
}
function isText(plain) {
	let other = 0, start = plain.subarray(0, 32768);
	for (let byte of start) (byte < 7 || byte > 127) && other++;
	return other <= start.length - other >> 2;
}
function flagsOf(level) {
	return level === void 0 ? 0 : level >= 8 ? 2 : level === 1 ? 6 : level === 2 ? 4 : 0;
}
function withSizes(record, offset, packed) {
	if (record.readUInt32LE(offset) === packed) return record;
	let changed = node_buffer.Buffer.from(record);
	return changed.writeUInt32LE(packed, offset), changed;
}
function plainOf({ central, data }) {
	let [flags, method, size] = [
		central.readUInt16LE(8),
		central.readUInt16LE(10),
		central.readUInt32LE(24)
	];
	if (!(flags & 1 || size > 201326592)) try {
		let plain = method === 0 ? data : method === 8 ? node_zlib.default.inflateRawSync(data, { maxOutputLength: Math.max(size, 1) }) : void 0;
		return plain !== void 0 && plain.length === size && require_archive.crc32(plain) === central.readUInt32LE(16) ? plain : void 0;
	} catch {
		return;
	}
}
// src/drift/archive/zstd-packing.ts
const LEVELS = [
	3,
	19,
	9,
	10,
	12,
	15,
	6,
	1,
	5,
	2,
	4,
	7,
	8,
	11,
	13,
	14,
	16,
	17,
	18,
	20,
	21,
	22
];
function expandZstd(bytes) {
	if (!(bytes.length < 4 || bytes.readUInt32BE(0) !== 682962941)) try {
		return node_zlib.zstdDecompressSync?.(bytes, { maxOutputLength: require_hashing.MAX_ARCHIVE_BYTES });
	} catch {
		return;
	}
}
function* zstdPackings(plain, work, cause) {
	let { ZSTD_c_compressionLevel: level, ZSTD_c_checksumFlag: checksum } = node_zlib.constants;
	if (node_zlib.zstdCompressSync !== void 0 && level !== void 0 && checksum !== void 0) for (let value of LEVELS) for (let check of [1, 0]) {
		if (!work.mayEncode(plain.length)) return;
		let bytes = node_zlib.zstdCompressSync(plain, { params: {
			[level]: value,
			[checksum]: check
		} }), steps = [{
			cause,
			detail: `it was packed by zstd, level ${value}${check === 1 ? "" : ", without a checksum"}`
		}];
		yield {
			maxWeight: 0,
			pack: () => [{
				length: bytes.length,
				bytes: () => bytes,
				steps
			}]
		};
	}
}
// src/drift/archive/packing.ts
function promisedContainer({ path }) {
	return /\.(?:gz|tgz|crate|svgz)$/i.test(path) ? "gzip" : /\.(?:zst|tzst)$/i.test(path) ? "zstd" : void 0;
}
function openArchive(found) {
	let zip = parseZip(found);
	if (zip !== void 0) {
		let zips = new ZipPackings(zip);
		return {
			image: zip,
			packings: ({ bytes }, work) => zips.recompressed(bytes, work),
			packingsOfChanged: ({ bytes }, work) => [zips.ofChanged(bytes, work)]
		};
	}
	let gzip = parseGzip(found);
	if (gzip !== void 0) {
		let image = parseTar(gzip.plain), own = new GzipPackings(gzip.plain, timesOf(image), gzip);
		return compressed(gzip.plain, image, own, "gzip");
	}
	let zstd = expandZstd(found);
	if (zstd !== void 0) {
		let image = parseTar(zstd);
		return compressed(zstd, image, new GzipPackings(zstd, timesOf(image), void 0, "container-changed"), "zstd");
	}
	let tar = parseTar(found), asGzip = new GzipPackings(found, timesOf(tar), void 0, "decompressed");
	return {
		...tar !== void 0 && { image: tar },
		packings: (seal, work) => promisedContainer(seal) === "gzip" ? asGzip.ofSame(seal, work) : [],
		packingsOfChanged: (seal) => promisedContainer(seal) === void 0 ? [plainTar] : []
	};
}
function compressed(plain, image, gzip, found) {
	return {
		...image !== void 0 && { image },
		plain,
		*packings(seal, work) {
			(promisedContainer(seal) ?? found) === "zstd" ? yield* zstdPackings(plain, work, found === "zstd" ? "archive-recompressed" : "container-changed") : yield* gzip.ofSame(seal, work);
		},
		packingsOfChanged: (seal, work) => (promisedContainer(seal) ?? found) === "gzip" ? gzip.ofChanged(seal, work) : []
	};
}
const plainTar = {
	maxWeight: Infinity,
	*pack(image) {
		image?.kind === "tar" && (yield {
			length: tarLength(image),
			bytes: () => writeTar(image),
			steps: []
		});
	}
};
function timesOf(image) {
	if (image?.kind !== "tar") return [];
	let times = image.members.map(({ header }) => octal(header, 136, 12) ?? 0);
	return [Math.max(...times)];
}
function undoArchive(seal, found, work, sealed) {
	let opened = openArchive(found);
	if (opened === void 0) return;
	let goal = sealed === void 0 ? void 0 : openArchive(sealed);
	if (goal?.plain !== void 0 && opened.plain !== void 0 && goal.image === void 0 && !goal.plain.equals(opened.plain)) return;
	if (goal?.image === void 0 || opened.image === void 0 || goal.image.kind !== opened.image.kind) return new Search(seal, opened, work).run();
	let open = leftOpen(goal.image, opened.image);
	return open && new Search(seal, opened, work, open).run();
}
var Search = class {
	#seal;
	#opened;
	#work;
	#open;
	constructor(seal, opened, work, open) {
		this.#seal = seal, this.#opened = opened, this.#work = work, this.#open = open;
	}
	run() {
		let { image } = this.#opened;
		if (image === void 0 || this.#isOpen(image)) for (let packing of this.#opened.packings(this.#seal, this.#work)) {
			let undone = this.#prove(packing, image, []);
			if (undone !== void 0) return undone;
		}
		if (image === void 0 || this.#open?.causes.size === 0) return;
		let isUseful = ({ cause }) => this.#open?.causes.has(cause) ?? !0, packings = this.#opened.packingsOfChanged(this.#seal, this.#work);
		for (let weight = 1; weight <= 7 && this.#work.goesOn; weight++) for (let packing of packings.filter(({ maxWeight }) => weight <= maxWeight)) {
			let undone = image.kind === "tar" ? this.#turn(packing, image, ARCHIVE_INVERSES.tar.filter(isUseful), weight, []) : this.#turn(packing, image, ARCHIVE_INVERSES.zip.filter(isUseful), weight, []);
			if (undone !== void 0) return undone;
		}
	}
	#isOpen(image) {
		return this.#open?.isSealed(image) ?? !0;
	}
	#turn(packing, image, knobs, left, steps) {
		if (left === 0) return this.#isOpen(image) ? this.#prove(packing, image, steps) : void 0;
		for (let [at, knob] of knobs.entries()) {
			let values = 0;
			for (let { image: earlier, detail, count, weight = weightOf(values) } of knob.undo(image)) {
				if (values++, !this.#work.mayTry(image.members.length)) return;
				if (weight > left) continue;
				let step = {
					cause: knob.cause,
					detail,
					...count !== void 0 && { count }
				}, undone = this.#turn(packing, earlier, knobs.slice(at + 1), left - weight, [...steps, step]);
				if (undone !== void 0 || !this.#work.goesOn) return undone;
			}
		}
	}
	#prove(packing, image, steps) {
		for (let { bytes, length, steps: own } of packing.pack(image)) {
			if (this.#seal.bytes !== void 0 && length !== this.#seal.bytes) continue;
			if (!this.#work.mayHash(length)) return;
			let original = bytes(), proof = require_gate.proveSealed(this.#seal, original);
			if (proof !== void 0) return {
				original,
				proof,
				causes: causesOf([...steps, ...own])
			};
		}
	}
};
function weightOf(place) {
	return place < 2 ? place + 1 : place < 4 ? 3 : 4;
}
function causesOf(steps) {
	let causes = /* @__PURE__ */ new Map();
	for (let { cause, detail, count } of steps) {
		let known = causes.get(cause) ?? {
			count: void 0,
			details: []
		};
		known.details.includes(detail) || known.details.push(detail), count !== void 0 && (known.count = Math.max(known.count ?? 0, count)), causes.set(cause, known);
	}
	return [...causes].map(([code, { count, details }]) => ({
		code,
		...count !== void 0 && { count },
		detail: details.join("; ")
	}));
}
// src/drift/archive/work.ts
const MIB = 1048576, MAX_HASHED_BYTES = 1024 * MIB, MAX_ENCODED_BYTES = 40 * MIB, MAX_CHANGED_MEMBERS = 15e4;
var ArchiveWork = class {
	#hashed = 0;
	#encoded = 0;
	#members = 0;
	#limit;
	get limit() {
		return this.#limit;
	}
	get workedBytes() {
		return this.#hashed + this.#encoded;
	}
	get goesOn() {
		return this.#limit === void 0;
	}
	mayTry(members) {
		return this.#members += members, this.#members <= MAX_CHANGED_MEMBERS || this.#stop(`${MAX_CHANGED_MEMBERS} changes of members`);
	}
	mayHash(bytes) {
		return this.#hashed += bytes, this.#hashed <= MAX_HASHED_BYTES || this.#stop(`${MAX_HASHED_BYTES} hashed bytes`);
	}
	mayEncode(length) {
		let bytes = Math.max(length, 32768);
		return this.#encoded + bytes > MAX_ENCODED_BYTES ? this.#stop(`${MAX_ENCODED_BYTES} bytes compressed again`) : (this.#encoded += bytes, !0);
	}
	#stop(what) {
		return this.#limit ??= `the search inside the archive stopped after ${what}`, !1;
	}
}, diagnose_archive_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	undoneArchive: () => undoneArchive,
	withArchiveUndone: () => withArchiveUndone
});
function withArchiveUndone(diagnosis, seal, found, { brief = !1, sealed } = {}) {
	if (!require_drift.mayBeUndone(diagnosis.drift, seal, found)) return diagnosis;
	let work = new ArchiveWork(), undone;
	try {
		undone = undoArchive(seal, bufferOf(found), work, sealed && bufferOf(sealed));
	} catch {
		return diagnosis;
	}
	let workedBytes = diagnosis.workedBytes + work.workedBytes;
	if (undone === void 0) {
		if (diagnosis.drift.certainty === "proved") return diagnosis;
		let limit = diagnosis.drift.limit ?? work.limit;
		return limit === void 0 ? diagnosis : {
			...diagnosis,
			drift: {
				...diagnosis.drift,
				limit
			},
			workedBytes
		};
	}
	let { original, proof, causes } = undone;
	return {
		drift: {
			certainty: "proved",
			proof,
			causes,
			...require_drift.locate(original, new require_drift.Content(found), brief)
		},
		original,
		workedBytes
	};
}
function undoneArchive(seal, found) {
	return undoArchive(seal, bufferOf(found), new ArchiveWork())?.original;
}
function bufferOf({ buffer, byteOffset, length }) {
	return node_buffer.Buffer.from(buffer, byteOffset, length);
}
// src/drift/archive/members-form.ts
var members_form_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	membersForm: () => membersForm,
	sealedMembers: () => sealedMembers
});
async function membersForm(bytes) {
	if (!require_drift.looksPacked(bytes)) return;
	let archive = await digestedArchive(bytes);
	if (typeof archive == "string") return;
	let parents = new Set([...archive.members.keys()].flatMap((path) => path.includes("/") ? [path.slice(0, path.lastIndexOf("/"))] : [])), lines = [...archive.members].filter(([path, { member }]) => member.kind !== "folder" || !parents.has(path)).sort(([a], [b]) => a < b ? -1 : 1).map(([path, one]) => `${one.sha256} ${kindOf(one)} ${JSON.stringify(path)}\n`);
	return require_hashing.digestOf("sha256", Buffer.from(lines.join("")));
}
function kindOf({ member: { kind, mode = 0 } }) {
	return kind === "file" ? mode & 64 ? "x" : "-" : kind === "link" ? "l" : kind === "hard-link" ? "h" : "d";
}
async function sealedMembers(membersSha256, found) {
	let form = membersSha256 === void 0 ? void 0 : await membersForm(found);
	return form === void 0 ? void 0 : {
		format: "members",
		same: form === membersSha256
	};
}
exports.compareSides = compareSides, exports.compare_members_exports = compare_members_exports, exports.diagnose_archive_exports = diagnose_archive_exports, exports.digestedArchive = digestedArchive, exports.members_form_exports = members_form_exports;
