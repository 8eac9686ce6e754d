const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_hashing = require("./hashing.cjs"), require_gate = require("./gate.cjs"), require_list_formats = require("./list-formats.cjs");
let node_path = require("node:path"), node_buffer = require("node:buffer");
// src/manifests/formats/bagit-tags.ts
function parseBagitTxt(bytes) {
	let refuse = (line, reason) => ({ problems: [{
		code: "manifest-malformed",
		line,
		reason: `bagit.txt: ${reason}`
	}] });
	if (!(0, node_buffer.isUtf8)(bytes)) return refuse(1, "it is not UTF-8");
	let lines = Buffer.from(bytes).toString("utf8").split(/\r?\n/);
	if (lines.at(-1) === "" && lines.pop(), lines[0]?.startsWith("﻿") === !0) return refuse(1, "it starts with a byte order mark");
	let [, gap, major, minor] = /^BagIt-Version([ \t]*):[ \t]*([0-9]{1,4})\.([0-9]{1,4})[ \t]*$/.exec(lines[0] ?? "") ?? [];
	if (major === void 0 || minor === void 0) return refuse(1, "the first line is not \"BagIt-Version: M.N\"");
	let version = {
		major: Number(major),
		minor: Number(minor)
	}, [, space, encoding] = /^Tag-File-Character-Encoding([ \t]*):[ \t]*([^ \t]+)[ \t]*$/.exec(lines[1] ?? "") ?? [];
	return encoding === void 0 ? refuse(2, "the second line is not \"Tag-File-Character-Encoding: UTF-8\"") : encoding.toUpperCase() === "UTF-8" ? lines.length === 2 ? require_list_formats.isStrict(version) && (gap !== "" || space !== "") ? refuse(1, "there is a blank before a colon, which version 1.0 forbids") : {
		version,
		problems: []
	} : refuse(3, "it has more than two lines") : refuse(2, "tag files in an encoding other than UTF-8 are not read");
}
function parseOxum(text) {
	let problems = [], oxum;
	for (let [index, row] of text.split("\n").entries()) {
		let value = /^Payload-Oxum[ \t]*:(.*)$/i.exec(row.trimEnd())?.[1];
		if (value === void 0) continue;
		let [, bytes, files] = /^(0|[1-9][0-9]{0,15})\.(0|[1-9][0-9]{0,15})$/.exec(value.trim()) ?? [], found = {
			bytes: Number(bytes),
			files: Number(files)
		}, wrong = !Number.isSafeInteger(found.bytes) || !Number.isSafeInteger(found.files), other = oxum !== void 0 && (oxum.bytes !== found.bytes || oxum.files !== found.files), reason = wrong ? "Payload-Oxum is not \"bytes.files\"" : "a second Payload-Oxum contradicts the first";
		wrong || other ? problems.push({
			code: "manifest-malformed",
			line: index + 1,
			reason: `bag-info.txt: ${reason}`
		}) : oxum = found;
	}
	return oxum === void 0 || problems.length > 0 ? { problems } : {
		oxum,
		problems
	};
}
function parseFetch(text, version) {
	let entries = [], problems = [];
	for (let [index, row] of text.split("\n").entries()) {
		if (row.trim() === "") continue;
		let [, length, shown] = /^[^ \t]+[ \t]+(-|[0-9]{1,16})[ \t]+([^ \t].*?)\r?$/.exec(row) ?? [], path = require_list_formats.decodeBagPath(shown ?? "", require_list_formats.isStrict(version)), wrong = shown === void 0 ? "not \"URL length path\"" : require_gate.pathProblem(path);
		wrong === void 0 ? entries.push({
			path,
			line: index + 1,
			...length !== "-" && { bytes: Number(length) }
		}) : problems.push({
			code: "manifest-malformed",
			line: index + 1,
			reason: `fetch.txt: ${wrong}`
		});
	}
	return {
		entries,
		problems
	};
}
// src/load/bag.ts
var bag_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	bagFindings: () => bagFindings,
	bagManifestsAt: () => bagManifestsAt,
	bagitTxt: () => bagitTxt,
	bagitTxtAt: () => bagitTxtAt,
	otherBagManifests: () => otherBagManifests
});
const STRONG = /^(tag)?manifest-(?:sha256|sha384|sha512|blake2b(?:512)?)\.txt$/i, PAYLOAD = /^manifest-/i, VERSIONS = /* @__PURE__ */ new Set([
	"0.93",
	"0.94",
	"0.95",
	"0.96",
	"0.97",
	"1.0"
]);
function bagitTxt(folder) {
	let { bytes, problems } = tagFile(folder, "bagit.txt");
	return bytes === void 0 ? { problems } : readBagitTxt(bytes);
}
function readBagitTxt(bytes) {
	let parsed = parseBagitTxt(bytes);
	return parsed.version === void 0 || VERSIONS.has(`${parsed.version.major}.${parsed.version.minor}`) ? parsed : { problems: [{
		code: "manifest-schema-unknown",
		line: 1,
		reason: "bagit.txt: a version of BagIt that is not known (0.93 to 0.97, 1.0)"
	}] };
}
function otherBagManifests(names, known) {
	return names.filter((name) => STRONG.test(name) && !known.has(name)).sort(require_gate.comparePaths);
}
function bagFindings(folder, sources) {
	let [first] = sources;
	if (first === void 0) return [];
	let payload = sources.filter(({ file }) => PAYLOAD.test(file?.slice(folder.length + 1) ?? "")), { version } = bagitTxt(folder);
	return [
		...version !== void 0 && version.major < 1 ? [] : unequalLists(payload),
		...oxumFindings(folder, first.name),
		...fetchFindings(folder, version, payload)
	];
}
function unequalLists(payload) {
	let [first, ...others] = payload;
	if (first === void 0) return [];
	let lists = payload.map((source) => new Set(source.seals.map(({ path }) => path)));
	return [first, ...others].flatMap((source, index) => source.seals.flatMap(({ path, line }) => lists.every((list, other) => other === index || list.has(path)) ? [] : [{
		code: "manifest-conflict",
		severity: "unverifiable",
		manifest: source.name,
		path,
		line,
		reason: "another payload manifest of this bag does not list it; since 1.0 each one lists every payload file"
	}]));
}
function oxumFindings(folder, manifest) {
	let info = tagFile(folder, "bag-info.txt");
	if (info.bytes === void 0) return unverifiable(manifest, info.problems);
	let { oxum, problems } = parseOxum(info.bytes.toString("utf8"));
	if (oxum === void 0) return unverifiable(manifest, problems);
	let bytes = 0, files = 0;
	for (let entry of require_hashing.walk(folder, () => void 0)) entry.path.startsWith("data/") && (files++, bytes += require_hashing.statsAt((0, node_path.join)(folder, entry.path))?.size ?? 0);
	return oxum.bytes === bytes && oxum.files === files ? [] : [{
		code: "oxum-mismatch",
		severity: "fail",
		manifest,
		reason: `bag-info.txt promises ${oxum.bytes} bytes in ${oxum.files} files (Payload-Oxum); data/ holds ${bytes} in ${files}`
	}];
}
function fetchFindings(folder, version, payload) {
	let fetched = tagFile(folder, "fetch.txt"), [first] = payload;
	if (first === void 0) return [];
	let manifest = first.name;
	if (fetched.bytes === void 0) return unverifiable(manifest, fetched.problems);
	let { entries, problems } = parseFetch(fetched.bytes.toString("utf8"), version), listed = new Set(first.seals.map(({ path }) => path));
	return [...unverifiable(manifest, problems), ...entries.flatMap(({ path }) => listed.has(path) ? [] : [{
		code: "manifest-conflict",
		severity: "unverifiable",
		manifest,
		path,
		reason: "fetch.txt names it, and no payload manifest lists it"
	}])];
}
function tagFile(folder, name) {
	let refuse = (code, reason) => ({ problems: [{
		code,
		reason: `${name}: ${reason}`
	}] });
	try {
		let stats = require_hashing.statsAt((0, node_path.join)(folder, name));
		return stats === void 0 ? { problems: [] } : stats.isFile() ? {
			bytes: require_hashing.readInside(folder, name, 67108864),
			problems: []
		} : refuse("manifest-unreadable", "it is not a regular file");
	} catch (error) {
		return error instanceof require_hashing.UnreadableError && error.code === "too-large" ? refuse("manifest-too-large", error.message) : refuse("manifest-unreadable", `it cannot be read: ${require_hashing.errorCode(error)}`);
	}
}
function unverifiable(manifest, problems) {
	return problems.map(({ code, reason }) => ({
		code,
		severity: "unverifiable",
		manifest,
		reason
	}));
}
async function bagitTxtAt(base, folder) {
	let bytes = await base.read(inFolder(folder, "bagit.txt"));
	return bytes === void 0 ? { problems: [] } : readBagitTxt(bytes);
}
async function bagVersionAt(base, folder) {
	return (await bagitTxtAt(base, folder)).version;
}
async function bagManifestsAt(base, folder, known = /* @__PURE__ */ new Set()) {
	let start = folder === "." ? "" : `${folder}/`;
	return otherBagManifests((await base.list()).filter((file) => file.startsWith(start)).map((file) => file.slice(start.length)), known).map((name) => inFolder(folder, name));
}
function inFolder(folder, name) {
	return folder === "." ? name : `${folder}/${name}`;
}
exports.bagManifestsAt = bagManifestsAt, exports.bagVersionAt = bagVersionAt, exports.bag_exports = bag_exports;
