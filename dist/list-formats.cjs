const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs"), NAME$1 = /^(tag)?manifest-([a-z0-9-]+)\.txt$/i, PAYLOAD_LINE = /^[0-9A-Fa-f]{32,}[ \t]+\*?(?:\.\/)*data\//, TAG_LINE = /^[0-9A-Fa-f]{32,}[ \t]+[^ \t]/, ALGORITHMS$1 = /* @__PURE__ */ new Map([
	["sha256", "sha256"],
	["sha384", "sha384"],
	["sha512", "sha512"],
	["blake2b", "blake2b512"],
	["blake2b512", "blake2b512"]
]), bagit = {
	name: "bagit",
	detect: ({ text, fileName }) => {
		let [, tag, name] = NAME$1.exec(fileName ?? "") ?? [], line = require_gate.firstEntryLines(text)[0] ?? "";
		return name !== void 0 && (tag === void 0 ? PAYLOAD_LINE : TAG_LINE).test(line);
	},
	parse: parseBagManifest
};
function parseBagManifest(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest), [, tag, name] = NAME$1.exec(manifest.fileName ?? "") ?? [], strict = isStrict(manifest.bagVersion), payload = tag === void 0;
	return require_gate.eachEntryLine(manifest, entries, (text, line) => {
		let [, hex, shown] = /^([0-9A-Za-z]+)[ \t]+([^ \t].*)$/s.exec(text) ?? [];
		if (hex === void 0 || shown === void 0) return entries.problem("manifest-malformed", line, "not \"digest path\"");
		let path = decodeBagPath(withoutMark(entries, shown), strict);
		if (payload && !/^(?:\.\/)*data\/./s.test(path)) return entries.problem("manifest-path-unsafe", line, "a payload manifest lists files below data/ only", path);
		if (!payload && /^(?:\.\/)*tagmanifest-[^/]*\.txt$/i.test(path)) return entries.problem("manifest-malformed", line, "a tag manifest lists no tag manifest", path);
		manifest.bagVersion === void 0 && /%(?:0[AD]|25)/i.test(shown) && entries.notice(VERSION_UNKNOWN), addLine(entries, line, path, hex, name, strict);
	}), entries.done();
}
const VERSION_UNKNOWN = "it has encoded names, read as version 1.0 has them";
function decodeBagPath(path, strict) {
	return path.replace(strict ? /%(0A|0D|25)/gi : /%(0A|0D)/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}
function isStrict(version) {
	return version === void 0 || version.major >= 1;
}
function withoutMark(entries, shown) {
	return /^\*(?:\.\/)*(?:data\/|[a-z-]+\.txt$)/i.test(shown) ? (entries.notice("it has the \"*\" marks of md5sum, which BagIt does not know"), shown.slice(1)) : shown;
}
function addLine(entries, line, path, hex, name, strict) {
	let algorithm = name === void 0 ? void 0 : ALGORITHMS$1.get(name.toLowerCase().replaceAll("-", ""));
	if (name !== void 0 && algorithm === void 0) return entries.weak(line, path, name);
	let digests = entries.digests(line, hex, algorithm);
	if (digests === void 0) return;
	let before = entries.count;
	entries.add({
		path,
		digests,
		line
	}), strict && !entries.failed && entries.count === before && entries.problem("manifest-path-duplicate", line, "the path is listed twice, which BagIt 1.0 forbids", path);
}
// src/manifests/named-digests.ts
function namedDigests(entries, line, path, pairs) {
	let found = {}, others = [];
	for (let [name, hex] of pairs) {
		let algorithm = NAMES.get(name.toLowerCase().replaceAll(/[-_]/g, ""));
		if (algorithm === void 0) {
			others.push(name);
			continue;
		}
		if (typeof hex != "string") {
			entries.problem("manifest-digest-invalid", line, `the ${algorithm} digest is not a string`, path);
			return;
		}
		let digest = entries.digests(line, hex, algorithm)?.[algorithm];
		if (digest === void 0) return;
		if (found[algorithm] !== void 0 && found[algorithm] !== digest) {
			entries.problem("manifest-digest-invalid", line, `two different ${algorithm} digests in one entry`, path);
			return;
		}
		found[algorithm] = digest;
	}
	if (Object.keys(found).length > 0) return found;
	let listed = others.length === 0 ? "it lists no digest" : `it lists only ${others.join(", ")}`;
	entries.problem("manifest-digest-weak", line, `${listed}: a seal needs sha256, sha384, sha512 or blake2b`, path);
}
const NAMES = /* @__PURE__ */ new Map([
	["sha256", "sha256"],
	["sha384", "sha384"],
	["sha512", "sha512"],
	["sha2256", "sha256"],
	["sha2384", "sha384"],
	["sha2512", "sha512"],
	["blake2b", "blake2b512"],
	["blake2b512", "blake2b512"]
]);
// src/manifests/base64.ts
function fromBase64(text, alphabet, padding) {
	let encoding = alphabet === "url" ? "base64url" : "base64", bytes = Buffer.from(text, encoding), plain = bytes.toString(encoding).replaceAll("=", "");
	return (padding === "padded" ? plain.padEnd(Math.ceil(plain.length / 4) * 4, "=") : plain) === text ? bytes : void 0;
}
function hexOfBase64(text) {
	return typeof text == "string" ? fromBase64(text, "standard", "padded")?.toString("hex") ?? text : text;
}
// src/manifests/formats/bsd.ts
const OPEN = /^[ \t]*(\\?)([A-Za-z][A-Za-z0-9/-]*) ?\(/, CLOSE = /^\)[ \t]*=[ \t]*([^ \t]*)$/, TAGS = /* @__PURE__ */ new Map([
	["SHA256", "sha256"],
	["SHA2-256", "sha256"],
	["SHA-256", "sha256"],
	["SHA384", "sha384"],
	["SHA2-384", "sha384"],
	["SHA-384", "sha384"],
	["SHA512", "sha512"],
	["SHA2-512", "sha512"],
	["SHA-512", "sha512"],
	["BLAKE2b", "blake2b512"],
	["BLAKE2b-512", "blake2b512"],
	["BLAKE2B-512", "blake2b512"]
]), KNOWN_IN_ANY_CASE = new Set([...TAGS.keys()].map((tag) => tag.toLowerCase()));
function hexOf(digest, algorithm) {
	if (/^[0-9A-Fa-f]*$/.test(digest)) return digest;
	if (/^[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2})+$/.test(digest)) return digest.replaceAll(":", "");
	let bytes = fromBase64(digest, "standard", "padded");
	return bytes !== void 0 && bytes.length * 2 === require_hashing.HEX_LENGTH[algorithm] ? bytes.toString("hex") : digest;
}
const bsd = {
	name: "bsd",
	detect: ({ text }) => {
		let line = require_gate.firstEntryLines(text)[0] ?? "";
		return OPEN.test(line) && CLOSE.test(line.slice(Math.max(0, line.lastIndexOf(")"))));
	},
	parse: parse$4
};
function parse$4(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest);
	return require_gate.eachEntryLine(manifest, entries, (text, line) => {
		let end = text.lastIndexOf(")"), [all, backslash, tag = ""] = OPEN.exec(text) ?? [], hex = end < 0 ? void 0 : CLOSE.exec(text.slice(end))?.[1];
		if (all === void 0 || hex === void 0 || end < all.length) return entries.problem("manifest-malformed", line, "not \"SHA256 (name) = digest\"");
		let shown = text.slice(all.length, end), name = backslash === "" ? shown : require_gate.unescapeName(shown);
		if (name === void 0) return entries.problem("manifest-malformed", line, "the escaped name has a backslash that is not \\\\, \\n or \\r");
		let algorithm = TAGS.get(tag);
		if (algorithm !== void 0) {
			let digests = entries.digests(line, hexOf(hex, algorithm), algorithm);
			digests !== void 0 && entries.add({
				path: name,
				digests,
				line
			});
		} else KNOWN_IN_ANY_CASE.has(tag.toLowerCase()) ? entries.problem("manifest-malformed", line, `the algorithm name ${tag} has the wrong letter case`) : entries.weak(line, name, tag);
	}), entries.done();
}
// src/manifests/formats/columns.ts
const ENTRY$2 = /^([0-9A-Za-z]+)[ \t]+(-?[0-9][^ \t]*)[ \t]+(.+)$/s, columns = {
	name: "columns",
	detect: ({ text }) => /^[0-9A-Fa-f]{32,}(?: |\t+)-?[0-9]+[ \t]+[^ \t]/.test(require_gate.firstEntryLines(text)[0] ?? ""),
	parse: parse$3
};
function parse$3(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest);
	return require_gate.eachEntryLine(manifest, entries, (text, line) => {
		let [all, hex = "", length = "", path = ""] = ENTRY$2.exec(text) ?? [];
		if (all === void 0) return entries.problem("manifest-malformed", line, "not \"sha256 bytes path\"");
		let digests = entries.digests(line, hex), bytes = entries.bytes(line, length);
		digests !== void 0 && bytes !== void 0 && entries.add({
			path,
			digests,
			bytes,
			line
		});
	}), entries.done();
}
// src/manifests/formats/distinfo.ts
const ENTRY$1 = /^([A-Za-z][A-Za-z0-9-]*) \((.+)\) = ([0-9A-Za-z]*)( bytes)?$/s, distinfo = {
	name: "distinfo",
	detect: ({ text }) => {
		let lines = require_gate.firstEntryLines(text.slice(0, 65536), 20);
		return /^(?:TIMESTAMP = \d+|\$NetBSD(?:: .*)?\$)$/.test(lines[0] ?? "") || lines.some((line) => /^S(?:IZE|ize) \(.+\) = \d+(?: bytes)?$/.test(line));
	},
	parse: parse$2
};
function parse$2(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest), files = /* @__PURE__ */ new Map();
	require_gate.eachEntryLine(manifest, entries, (text, line) => {
		if (/^\$NetBSD(?:: .*)?\$$/.test(text) || /^TIMESTAMP = \d+$/.test(text)) return;
		let [, tag = "", name, value = "", unit] = ENTRY$1.exec(text) ?? [], isSize = tag.toUpperCase() === "SIZE";
		if (name === void 0 || unit !== void 0 && !isSize) return entries.problem("manifest-malformed", line, "not \"SHA256 (name) = digest\" or \"SIZE (name) = bytes\"");
		let file = files.get(name) ?? {
			line,
			pairs: []
		};
		files.set(name, file), isSize ? file.size !== void 0 && file.size !== value ? entries.problem("manifest-path-duplicate", line, "the file has two different lengths", name) : file.size = value : file.pairs.push([tag, value]);
	});
	for (let [path, { line, pairs, size }] of files) {
		if (entries.hopeless) break;
		let bytes = entries.bytes(line, size ?? ""), digests = namedDigests(entries, line, path, pairs);
		digests !== void 0 && bytes !== void 0 && entries.add({
			path,
			digests,
			bytes,
			line
		});
	}
	return entries.done();
}
// src/manifests/formats/gnu.ts
const ENTRY = /^[ \t]*(\\?)([0-9A-Za-z+/]{2,}={0,2})[ \t](.+)$/s, BASE64 = /^(?:[0-9A-Za-z+/]{43}=|[0-9A-Za-z+/]{86}==)$/, gnu = {
	name: "gnu",
	detect: ({ text }) => /^[ \t]*\\?(?:[0-9A-Fa-f]{32,}|[0-9A-Za-z+/]{43}=|[0-9A-Za-z+/]{86}==)[ \t]./.test(require_gate.firstEntryLines(text)[0] ?? ""),
	parse: parse$1
};
function parse$1(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest), reversed;
	return require_gate.eachEntryLine(manifest, entries, (text, line) => {
		let [all, backslash, digest = "", rest = ""] = ENTRY.exec(text) ?? [], hex = BASE64.test(digest) ? fromBase64(digest, "standard", "padded")?.toString("hex") ?? digest : digest;
		if (all === void 0) return entries.problem("manifest-malformed", line, "not \"digest, two spaces, name\"");
		let marked = rest.length > 1 && (rest.startsWith(" ") || rest.startsWith("*"));
		if (reversed ??= !marked, reversed === marked) return entries.problem("manifest-malformed", line, "two spaces and one space after the digest are mixed in one list: the name is not certain");
		let shown = marked ? rest.slice(1) : rest, name = backslash === "" ? shown : require_gate.unescapeName(shown);
		if (name === void 0) return entries.problem("manifest-malformed", line, "the escaped name has a backslash that is not \\\\, \\n or \\r");
		let weak = /^[0-9A-Fa-f]+$/.test(hex) ? require_gate.WEAK[hex.length] : void 0;
		if (weak !== void 0) return entries.weak(line, name, weak);
		let digests = entries.digests(line, hex);
		digests !== void 0 && entries.add({
			path: name,
			digests,
			line
		});
	}), entries.done();
}
// src/manifests/formats/sidecar.ts
const NAME = /^(.+)\.(sha-?256|sha-?384|sha-?512|blake2b|b2)(?:sums?)?(?:\.txt)?$/i, ALGORITHMS = /* @__PURE__ */ new Map([
	["sha256", "sha256"],
	["sha384", "sha384"],
	["sha512", "sha512"],
	["blake2b", "blake2b512"],
	["b2", "blake2b512"]
]), MAX_CHARACTERS = 1024, sidecar = {
	name: "sidecar",
	detect: ({ text, fileName = "" }) => text.length <= MAX_CHARACTERS && NAME.test(fileName) && /^\s*(?:[0-9A-Fa-f]{32,}|[0-9A-Za-z+/]{43,}={0,2})\s*$/.test(text),
	parse
};
function parse(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest), [, path, ending = ""] = NAME.exec(manifest.fileName ?? "") ?? [], algorithm = ALGORITHMS.get(ending.toLowerCase().replace("-", "")), digest = manifest.text.length > MAX_CHARACTERS ? "" : manifest.text.trim(), line = manifest.text.slice(0, manifest.text.indexOf(digest)).split("\n").length;
	if (path === void 0 || algorithm === void 0) entries.problem("manifest-path-unsafe", void 0, "its name is not that of a file with \".sha256\", \".sha512\" or the like after it");
	else if (digest === "" || /\s/.test(digest)) entries.problem("manifest-malformed", 1, "it is not one digest");
	else {
		let hex = /^[0-9A-Fa-f]+$/.test(digest) ? digest : fromBase64(digest, "standard", "padded")?.toString("hex") ?? digest, digests = entries.digests(line, hex, algorithm);
		digests !== void 0 && entries.add({
			path,
			digests,
			line
		});
	}
	return entries.done();
}
// src/manifests/formats/list-formats.ts
const LIST_FORMATS = [
	distinfo,
	bagit,
	sidecar,
	bsd,
	columns,
	gnu
];
// src/manifests/find-format.ts
var find_format_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ findFormat: () => findFormat });
const loadLists = async () => LIST_FORMATS, loadJson = async () => (await Promise.resolve().then(() => require("./json-formats.cjs")).then((n) => n.json_formats_exports)).JSON_FORMATS, loadTexts = async () => (await Promise.resolve().then(() => require("./text-formats.cjs")).then((n) => n.text_formats_exports)).TEXT_FORMATS, FILE_NAMES = /* @__PURE__ */ new Map([
	["RECORD", "wheel-record"],
	["Packages", "debian-index"],
	["Sources", "debian-index"],
	["inventory.json", "ocfl"],
	[".MTREE", "mtree"],
	["index.json", "oci"],
	["ro-crate-metadata.json", "ro-crate"],
	["datapackage.json", "data-package"],
	["distinfo", "distinfo"],
	[".SRCINFO", "srcinfo"]
]);
async function findFormat(manifest, format) {
	if (format !== "auto") return first(manifest.text, ({ name }) => name === format);
	let usual = FILE_NAMES.get(manifest.fileName ?? ""), named = usual === void 0 ? void 0 : await findFormat(manifest, usual);
	return named?.detect(manifest) === !0 ? named : first(manifest.text, ({ detect }) => detect(manifest));
}
function orderFor(text) {
	return /^\s*[{[]/.test(text) ? [
		loadJson,
		loadLists,
		loadTexts
	] : text.startsWith("#mtree") ? [
		loadTexts,
		loadLists,
		loadJson
	] : [
		loadLists,
		loadTexts,
		loadJson
	];
}
async function first(text, isIt) {
	for (let load of orderFor(text)) {
		let found = (await load()).find(isIt);
		if (found !== void 0) return found;
	}
}
exports.decodeBagPath = decodeBagPath, exports.find_format_exports = find_format_exports, exports.fromBase64 = fromBase64, exports.hexOfBase64 = hexOfBase64, exports.isStrict = isStrict, exports.namedDigests = namedDigests;
