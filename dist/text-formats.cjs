const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_list_formats = require("./list-formats.cjs"), require_gate = require("./gate.cjs"), require_json = require("./json.cjs"), require_hashing = require("./hashing.cjs");
let node_crypto = require("node:crypto");
// src/manifests/formats/lfs.ts
var lfs_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ lfs: () => lfs });
const VERSIONS = [
	"https://git-lfs.github.com/spec/v1",
	"https://hawser.github.com/spec/v1",
	"http://git-media.io/v/2"
], lfs = {
	name: "lfs",
	detect: ({ text }) => VERSIONS.some((url) => text.startsWith(`version ${url}`)),
	parse: parse$19
};
function parse$19(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest), values = /* @__PURE__ */ new Map();
	if (manifest.bytewise ? entries.problem("manifest-encoding", void 0, "a pointer must be UTF-8") : manifest.text.length >= 1024 ? entries.problem("manifest-malformed", void 0, "a pointer has less than 1024 bytes") : require_gate.eachLine(manifest, entries, (text, line) => keepLine(entries, values, text, line)), entries.failed) return entries.done();
	let [version, oid, size] = [
		"version",
		"oid",
		"size"
	].map((key) => values.get(key));
	if (version?.line !== 1 || !VERSIONS.includes(version.value)) entries.problem("manifest-malformed", 1, "the first line is not \"version\" with the address of a known version");
	else if (oid === void 0 || size === void 0) entries.problem("manifest-malformed", void 0, "it has no \"oid\" and \"size\"");
	else if (manifest.fileName === void 0) entries.problem("manifest-path-unsafe", 1, "a pointer names no path: give it as a file, whose name is the path");
	else if (!oid.value.startsWith("sha256:")) entries.problem("manifest-digest-invalid", oid.line, "the oid is not \"sha256:…\"");
	else {
		let digests = entries.digests(oid.line, oid.value.slice(7), "sha256"), bytes = entries.bytes(size.line, size.value);
		digests !== void 0 && bytes !== void 0 && entries.add({
			path: manifest.fileName,
			digests,
			bytes,
			line: oid.line
		});
	}
	return entries.done();
}
function keepLine(entries, values, text, line) {
	let [, key, value] = /^([a-z0-9.-]+) (.+)$/s.exec(text) ?? [];
	if (key === void 0 || value === void 0) return entries.problem("manifest-malformed", line, "not \"key value\"");
	values.has(key) ? entries.problem("manifest-key-duplicate", line, `the key ${key} is given twice`) : key !== "version" && key !== "oid" && key !== "size" ? entries.problem("manifest-malformed", line, `the key ${key} is an extension: the oid is not that of the file in the working tree`) : values.set(key, {
		value,
		line
	});
}
// src/manifests/formats/atlas.ts
const TOTAL = /^h1:([A-Za-z0-9+/]{43}=)$/, ENTRY = /^((?!\s).*\S) h1:([A-Za-z0-9+/]{43}=)$/, atlas = {
	name: "atlas",
	detect: ({ text }) => /^h1:[A-Za-z0-9+/]{43}=\r?(?:\n|$)/.test(text),
	parse: parse$18
};
function parse$18(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest);
	if (manifest.bytewise) return entries.problem("manifest-encoding", void 0, "the list must be UTF-8"), entries.done();
	let own = (0, node_crypto.createHash)("sha256"), total;
	return require_gate.eachLine(manifest, entries, (text, line) => {
		if (line === 1) {
			total = TOTAL.exec(text)?.[1], total === void 0 && entries.problem("manifest-malformed", 1, "the first line is not \"h1:\" and the sum of all lines");
			return;
		}
		let [, name = "", sum = ""] = ENTRY.exec(text) ?? [], bytes = require_list_formats.fromBase64(sum, "standard", "padded");
		if (name === "" || name.includes("h1:") || require_gate.plainPath(name) !== name) return entries.problem("manifest-malformed", line, "not \"name h1:sum\"");
		if (bytes === void 0) return entries.problem("manifest-digest-invalid", line, "the sum is not base64 of a sha256", name);
		let { count } = entries;
		entries.add({
			path: name,
			digests: { sha256: bytes.toString("hex") },
			line
		}), entries.count === count && !entries.failed && entries.problem("manifest-path-duplicate", line, "the file is listed twice", name), own.update(name).update(sum);
	}), !entries.failed && total !== own.digest("base64") && entries.problem("manifest-malformed", 1, "the first sum is not that of the lines below it: a line was added, removed or changed by hand"), entries.done();
}
// src/manifests/xml.ts
const MAX_ELEMENTS = 8e6;
var RefusedXml = class extends Error {};
async function readXml(manifest, entries) {
	let refuse = (reason, line) => void entries.problem("manifest-malformed", line, reason);
	if (manifest.bytewise) return void entries.problem("manifest-encoding", void 0, "XML must be UTF-8 here");
	let { SaxesParser } = await Promise.resolve().then(() => require("./saxes.cjs")).then((n) => /* @__PURE__ */ require_rolldown_runtime.__toESM(n.require_saxes(), 1)), parser = new SaxesParser({ xmlns: !0 }), open = [], root, count = 0;
	parser.on("error", (error) => {
		throw error;
	}), parser.on("xmldecl", ({ version, encoding }) => {
		if (version !== "1.0") throw new RefusedXml("it is not XML 1.0");
		if (encoding !== void 0 && !/^(?:utf-8|utf-16|us-ascii)$/i.test(encoding)) throw new RefusedXml("it states another encoding than UTF-8");
	}), parser.on("doctype", () => {
		throw new RefusedXml("it has a document type, which can define entities");
	}), parser.on("opentag", ({ local, uri, attributes }) => {
		if (open.length >= 100) throw new RefusedXml("elements are nested deeper than 100");
		if (++count > MAX_ELEMENTS) throw new RefusedXml(`it has more than ${MAX_ELEMENTS} elements`);
		let plain = Object.values(attributes).filter(({ prefix }) => prefix === ""), element = {
			name: local,
			namespace: uri,
			attributes: new Map(plain.map((one) => [one.local, one.value])),
			children: [],
			text: "",
			line: parser.line
		};
		open.at(-1)?.children.push(element), root ??= element, open.push(element);
	}), parser.on("closetag", () => void open.pop());
	let text = (more) => {
		let element = open.at(-1);
		element !== void 0 && (element.text += more);
	};
	parser.on("text", text), parser.on("cdata", text);
	try {
		parser.write(manifest.text).close();
	} catch (error) {
		return error instanceof RefusedXml ? refuse(error.message, parser.line) : open.length > 0 && parser.position >= manifest.text.length ? void entries.problem("manifest-truncated", parser.line, "the document has no end: the manifest may be cut") : refuse("it is not well-formed XML", parser.line);
	}
	return root ?? refuse("it has no element");
}
function childrenOf(element, name) {
	return element?.children.filter((child) => child.name === name && child.namespace === element.namespace) ?? [];
}
function childText(element, name) {
	let [child, ...others] = childrenOf(element, name);
	return others.length > 0 ? void 0 : child?.text;
}
// src/manifests/formats/cyclonedx-xml.ts
const NAMESPACE$1 = /^http:\/\/cyclonedx\.org\/schema\/bom\/1\.\d$/, cyclonedxXml = {
	name: "cyclonedx-xml",
	detect: ({ text }) => /^\s{0,1024}<[\s\S]{0,4096}?xmlns(?::[a-z]+)?\s{0,64}=\s{0,64}["']http:\/\/cyclonedx\.org\/schema\/bom\//.test(text.slice(0, 8192)),
	parse: parse$17
};
async function parse$17(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest), bom = await readXml(manifest, entries);
	if (bom === void 0) return entries.done();
	if (bom.name !== "bom" || !NAMESPACE$1.test(bom.namespace)) entries.problem("manifest-schema-unknown", bom.line, "it is not a \"bom\" of CycloneDX 1.x");
	else {
		childrenOf(bom, "metadata").some((one) => childrenOf(one, "component").length > 0) && entries.notice("the component that it describes (\"metadata\") is not checked");
		let others = readComponents(entries, bom);
		others > 0 && entries.notice(`${others} components are not files, and are not checked`);
	}
	return entries.done();
}
function readComponents(entries, parent) {
	let others = 0;
	for (let component of childrenOf(parent, "components").flatMap((list) => childrenOf(list, "component"))) {
		if (entries.hopeless) break;
		component.attributes.get("type") === "file" ? readFile$2(entries, component) : others++, others += readComponents(entries, component);
	}
	return others;
}
function readFile$2(entries, component) {
	let { line } = component, path = childText(component, "name");
	if (path === void 0) return entries.problem("manifest-malformed", line, "a file has not exactly one \"name\"");
	let pairs = childrenOf(component, "hashes").flatMap((list) => childrenOf(list, "hash")).map((hash) => [hash.attributes.get("alg") ?? "", hash.text.trim()]), digests = require_list_formats.namedDigests(entries, line, path, pairs);
	digests !== void 0 && entries.add({
		path,
		digests,
		line
	});
}
// src/manifests/formats/debian.ts
const STRONG = /* @__PURE__ */ new Map([
	["checksums-sha256", "sha256"],
	["checksums-sha512", "sha512"],
	["sha256", "sha256"],
	["sha512", "sha512"]
]), WEAK$1 = /* @__PURE__ */ new Map([
	["files", "MD5"],
	["md5sum", "MD5"],
	["checksums-md5", "MD5"],
	["checksums-sha1", "SHA-1"],
	["sha1", "SHA-1"]
]), debian = {
	name: "debian",
	detect: ({ text }) => /^\s{0,4096}[A-Za-z][A-Za-z0-9-]{0,100}:/.test(text) && /^(?:Checksums-(?:Md5|Sha1|Sha256|Sha512)|SHA256|SHA512|SHA1|MD5Sum|Files):[ \t\r]*\n[ \t]+[0-9a-f]{32,}[ \t]/im.test(text),
	parse: parse$16
};
function parse$16(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest), seen = /* @__PURE__ */ new Set(), field = "", ended = !1;
	return require_gate.eachLine(manifest, entries, (text, line) => {
		if (text.trim() === "") {
			ended ||= field !== "";
			return;
		}
		if (ended) return entries.problem("manifest-malformed", line, "there is a second paragraph; only one is allowed");
		if (/^[ \t]/.test(text)) return field === "" ? entries.problem("manifest-malformed", line, "it begins with a continuation line") : item(entries, line, field, text);
		let [, name = "", value = ""] = /^([!-9;-~]+):(.*)$/s.exec(text) ?? [];
		if (field = name.toLowerCase(), field === "") return entries.problem("manifest-malformed", line, "not \"Field: value\"");
		seen.has(field) && entries.problem("manifest-key-duplicate", line, `the field ${name} is given twice`), seen.add(field), value.trim() !== "" && item(entries, line, field, value);
	}), (seen.has("directory") || seen.has("filename")) && entries.problem("manifest-malformed", 1, "it is a paragraph of an index (Sources, Packages), not a control file that lists files"), entries.notice(require_gate.UNSIGNED), entries.done();
}
function item(entries, line, field, text) {
	let strong = STRONG.get(field), weak = WEAK$1.get(field);
	if (strong === void 0 && weak === void 0) return;
	let [hex = "", size = "", ...rest] = text.trim().split(/[ \t]+/), path = rest.at(-1);
	if (path === void 0 || !(field === "files" ? [1, 3] : [1]).includes(rest.length)) return entries.problem("manifest-malformed", line, "not \"digest size name\"");
	let bytes = entries.bytes(line, size);
	if (weak !== void 0) return entries.weak(line, path, weak);
	let digests = entries.digests(line, hex, strong);
	digests !== void 0 && bytes !== void 0 && entries.add({
		path,
		digests,
		bytes,
		line
	});
}
// src/manifests/formats/debian-index.ts
const debianIndex = {
	name: "debian-index",
	detect: ({ text }) => {
		let paragraph = paragraphStart(text);
		return /^Package:[ \t]*[a-z0-9]/m.test(paragraph) && /^(?:Filename|Directory):[ \t]*[^ \t]/m.test(paragraph);
	},
	parse: parse$15
};
function paragraphStart(text) {
	if (!/^[A-Z][A-Za-z0-9-]*:/.test(require_gate.firstEntryLines(text)[0] ?? "")) return "";
	let start = text.slice(0, 65536).replaceAll("\r\n", "\n").trimStart(), end = start.indexOf("\n\n");
	return end < 0 ? start : start.slice(0, end);
}
function parse$15(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest), paragraph = /* @__PURE__ */ new Map(), field = "", close = () => {
		paragraph.size > 0 && readParagraph(entries, paragraph), paragraph = /* @__PURE__ */ new Map(), field = "";
	};
	return require_gate.eachLine(manifest, entries, (text, line) => {
		if (text.trim() === "") return close();
		if (/^[ \t]/.test(text)) {
			let open = paragraph.get(field);
			open === void 0 ? entries.problem("manifest-malformed", line, "a continuation line without a field") : KEPT$1.has(field) && open.values.push({
				text: text.trim(),
				line
			});
			return;
		}
		let [, name = "", value = ""] = /^([!-9;-~]+):(.*)$/s.exec(text) ?? [];
		if (field = name.toLowerCase(), field === "") return entries.problem("manifest-malformed", line, "not \"Field: value\"");
		paragraph.has(field) && entries.problem("manifest-key-duplicate", line, `the field ${name} is given twice`), paragraph.set(field, {
			line,
			values: value.trim() === "" || !KEPT$1.has(field) ? [] : [{
				text: value.trim(),
				line
			}]
		});
	}), close(), entries.notice("its paths start at the root of the repository, and it has no signature of its own"), entries.done();
}
const WEAK = [["files", "MD5"], ["checksums-sha1", "SHA-1"]], KEPT$1 = /* @__PURE__ */ new Set([
	"filename",
	"size",
	"sha256",
	"sha512",
	"directory",
	"checksums-sha256",
	"checksums-sha512",
	...WEAK.map(([field]) => field)
]);
function readParagraph(entries, paragraph) {
	let one = (field) => paragraph.get(field)?.values[0], first = Math.min(...[...paragraph.values()].map(({ line }) => line)), [file, folder] = [one("filename"), one("directory")];
	if (file === void 0 && folder === void 0) return entries.problem("manifest-malformed", first, "a paragraph has neither Filename nor Directory");
	if (file !== void 0 && folder !== void 0) return entries.problem("manifest-malformed", first, "a paragraph has both Filename and Directory");
	if (file !== void 0) {
		let size = one("size"), bytes = entries.bytes(size?.line ?? first, size?.text ?? ""), pairs = ["sha256", "sha512"].flatMap((name) => paragraph.get(name)?.values.map(({ text }) => [name, text]) ?? []), digests = require_list_formats.namedDigests(entries, file.line, file.text, pairs);
		digests !== void 0 && bytes !== void 0 && entries.add({
			path: file.text,
			digests,
			bytes,
			line: file.line
		});
		return;
	}
	let rows = ["sha256", "sha512"].flatMap((name) => (paragraph.get(`checksums-${name}`)?.values ?? []).map((row) => ({
		...row,
		name
	})));
	if (rows.length === 0) return entries.problem("manifest-digest-weak", first, "a source has no Checksums-Sha256: a seal needs sha256 or sha512", folder?.text);
	for (let { text, line, name } of rows) readSource(entries, text, line, name, folder?.text ?? "");
	for (let [field, what] of WEAK) for (let { text, line } of paragraph.get(field)?.values ?? []) {
		let [, , name, ...more] = text.split(/[ \t]+/);
		name === void 0 || more.length > 0 ? entries.problem("manifest-malformed", line, "not \"digest size name\"") : entries.weak(line, `${folder?.text ?? ""}/${name}`, what);
	}
}
function readSource(entries, text, line, name, folder) {
	let [hex = "", size = "", file, ...more] = text.split(/[ \t]+/);
	if (file === void 0 || more.length > 0) return entries.problem("manifest-malformed", line, "not \"digest size name\"");
	let path = `${folder}/${file}`, bytes = entries.bytes(line, size), digests = require_list_formats.namedDigests(entries, line, path, [[name, hex]]);
	bytes !== void 0 && digests !== void 0 && entries.add({
		path,
		digests,
		bytes,
		line
	});
}
// src/manifests/yaml-document.ts
async function yamlDocument({ text, bytewise, file }, entries, maxCharacters) {
	if (bytewise) entries.problem("manifest-encoding", void 0, "YAML must be UTF-8");
	else if (text.length > maxCharacters) entries.problem("manifest-too-large", void 0, `it has more than ${maxCharacters} characters, which no such list has`);
	else if (file && !text.endsWith("\n")) entries.problem("manifest-truncated", void 0, "the last line has no line feed: the manifest may be cut");
	else if (/^\s*[{[]/.test(text)) entries.problem("manifest-malformed", 1, "it is JSON, or a flow of YAML");
	else try {
		let yaml = await Promise.resolve().then(() => require("./yaml.cjs")).then((n) => /* @__PURE__ */ require_rolldown_runtime.__toESM(n.require_dist(), 1)), lines = new yaml.LineCounter(), options = {
			uniqueKeys: !1,
			prettyErrors: !1,
			strict: !0,
			version: "1.2",
			schema: "failsafe",
			logLevel: "error"
		}, parsed = withoutStacks(() => yaml.parseDocument(text, {
			...options,
			lineCounter: lines
		})), [error = parsed.warnings[0]] = parsed.errors;
		if (error === void 0 && hasUniqueKeys(parsed.contents, yaml)) {
			let value = parsed.toJS({ maxAliasCount: 0 });
			if (require_json.isRecord(value)) return value;
		}
		let reason = error === void 0 ? "it is not a map of texts, in which each key is given once" : "it is not YAML that can be read";
		entries.problem("manifest-malformed", error === void 0 ? void 0 : lines.linePos(error.pos[0]).line, reason);
	} catch (error) {
		entries.problem("manifest-malformed", void 0, `it is not YAML that can be read: ${require_hashing.errorMessage(error)}`);
	}
}
function withoutStacks(parse) {
	let limit = Error.stackTraceLimit;
	Error.stackTraceLimit = 0;
	try {
		return parse();
	} finally {
		Error.stackTraceLimit = limit;
	}
}
function hasUniqueKeys(node, yaml) {
	if (yaml.isSeq(node)) return node.items.every((item) => hasUniqueKeys(item, yaml));
	if (!yaml.isMap(node)) return !0;
	let keys = node.items.map(({ key }) => yaml.isScalar(key) && typeof key.value == "string" ? key.value : void 0);
	return !keys.includes(void 0) && new Set(keys).size === keys.length && node.items.every(({ value }) => hasUniqueKeys(value, yaml));
}
function linesOfKey(text, key) {
	let pattern = RegExp(`^[ -]*${key}:`);
	return text.split("\n").flatMap((line, index) => pattern.test(line) ? [index + 1] : []);
}
// src/manifests/formats/electron-builder.ts
const electronBuilder = {
	name: "electron-builder",
	detect: ({ text }) => /^version: \S/m.test(text.slice(0, 4096)) && /^[ -]+url: \S/m.test(text.slice(0, 8192)) && /^ +sha512: [A-Za-z0-9+/]{86}==\r?$/m.test(text.slice(0, 8192)),
	parse: parse$14
};
async function parse$14(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest), document = await yamlDocument(manifest, entries, 65536);
	if (document === void 0) return entries.done();
	let { files, path, sha512 } = document, lines = linesOfKey(manifest.text, "url");
	if (!Array.isArray(files)) entries.problem("manifest-malformed", 1, "it has no list \"files\"");
	else for (let [index, file] of files.entries()) {
		if (entries.hopeless) break;
		add(entries, lines[index] ?? 1, require_json.textAt(file, "url"), file, !0);
	}
	for (let one of Object.values(require_json.isRecord(document.packages) ? document.packages : {})) add(entries, 1, require_json.textAt(one, "path"), one, !1);
	return (path !== void 0 || sha512 !== void 0) && add(entries, 1, require_json.textAt(document, "path"), document, !1), entries.done();
}
function add(entries, line, url, file, isListed) {
	let path = require_json.pathOfUrl(url);
	if (path === void 0) return entries.problem("manifest-path-unsafe", line, "the \"url\" is not that of a file beside the list", url);
	let size = require_json.textAt(file, "size");
	if (size === "" && isListed) return entries.problem("manifest-length-invalid", line, "the file has no \"size\"", path);
	let bytes = size === "" ? void 0 : entries.bytes(line, size), digests = require_list_formats.namedDigests(entries, line, path, [["sha512", require_list_formats.hexOfBase64(require_json.textAt(file, "sha512"))]]);
	digests !== void 0 && (size === "" || bytes !== void 0) && entries.add({
		path,
		digests,
		line,
		...bytes !== void 0 && { bytes }
	});
}
// src/manifests/formats/gentoo.ts
const FILE_TAGS = /* @__PURE__ */ new Set([
	"DATA",
	"MANIFEST",
	"DIST",
	"EBUILD",
	"MISC",
	"AUX"
]), gentoo = {
	name: "gentoo",
	detect: ({ text }) => /^(?:(?:DATA|MANIFEST|DIST|EBUILD|MISC|AUX) [^ ]+ [0-9]+(?: |$)|IGNORE [^ ]+$|TIMESTAMP [0-9-]{10}T[0-9:]{8}Z$)/.test(require_gate.firstEntryLines(text)[0] ?? ""),
	parse: parse$13
};
function parse$13(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest);
	if (manifest.bytewise) return entries.problem("manifest-encoding", void 0, "a Gentoo Manifest must be UTF-8"), entries.done();
	let counts = {
		DIST: 0,
		MANIFEST: 0,
		IGNORE: 0
	};
	return require_gate.eachLine(manifest, entries, (text, line) => {
		let words = text.split(/[ \t]+/).filter((word) => word !== ""), [tag] = words;
		tag !== void 0 && ((tag === "DIST" || tag === "MANIFEST" || tag === "IGNORE") && counts[tag]++, entry(entries, line, words));
	}), entries.notice(require_gate.UNSIGNED), counts.DIST > 0 && entries.notice(`${counts.DIST} DIST entries are not of this tree and are not checked`), counts.MANIFEST > 0 && entries.notice(`it names ${counts.MANIFEST} more Manifests: what they list is checked when they are given too`), counts.IGNORE > 0 && entries.notice(`it leaves out ${counts.IGNORE} paths (IGNORE)`), entries.done();
}
function entry(entries, line, [tag = "", shown = "", ...rest]) {
	if (tag === "TIMESTAMP") {
		(!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(shown) || rest.length > 0) && entries.problem("manifest-malformed", line, "not \"TIMESTAMP YYYY-MM-DDTHH:MM:SSZ\"");
		return;
	}
	if (!FILE_TAGS.has(tag) && tag !== "IGNORE") return entries.problem("manifest-malformed", line, "the entry does not start with a known tag");
	let name = unescapePath(shown);
	if (name === void 0) return entries.problem("manifest-malformed", line, "the path has a backslash that starts no \\x, \\u or \\U escape, or white space that is not escaped");
	let path = tag === "AUX" ? `files/${name}` : name;
	if (tag === "IGNORE") {
		let wrong = rest.length > 0 ? "there is something after the path" : require_gate.pathProblem(path);
		wrong !== void 0 && entries.problem("manifest-malformed", line, wrong, path);
		return;
	}
	let [size = "", ...sums] = rest, bytes = entries.bytes(line, size);
	if (sums.length % 2 != 0) return entries.problem("manifest-malformed", line, "a digest without its name, or a name without its digest");
	if (tag === "DIST") return;
	let digests = require_list_formats.namedDigests(entries, line, path, sums.flatMap((word, index) => index % 2 == 0 ? [[word, sums[index + 1] ?? ""]] : []));
	bytes !== void 0 && digests !== void 0 && entries.add({
		path,
		digests,
		bytes,
		line
	});
}
function unescapePath(shown) {
	let bad = /[\s\u0000-\u001f\u007f-\u009f]/.test(shown), path = shown.replace(/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8}))?/g, (_, x, u, long) => {
		let code = Number.parseInt(x ?? u ?? long ?? "", 16);
		return bad ||= !(code <= 1114111), bad ? "" : String.fromCodePoint(code);
	});
	return bad ? void 0 : path;
}
// src/manifests/formats/get-filehash.ts
const HEADER = /^"?Algorithm"?,"?Hash"?,"?Path"?(?:,|$)/, JSON_START = /^\s{0,1024}(?:\[\s{0,1024})?\{\s{0,1024}"Algorithm"\s{0,64}:\s{0,64}"[A-Z0-9]+",\s{0,1024}"Hash"\s{0,64}:/, FIELD = /^(Algorithm|Hash|Path) +: (.*)$/s, getFileHash = {
	name: "get-filehash",
	detect: ({ text }) => {
		let [first = ""] = require_gate.firstEntryLines(text.slice(0, 65536));
		return HEADER.test(first) || /^Algorithm +: [A-Z0-9]+[ \t]*$/.test(first) || JSON_START.test(text);
	},
	parse: parse$12
};
function parse$12(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest), [first = ""] = require_gate.firstEntryLines(manifest.text.slice(0, 65536)), rows = /^\s*[[{]/.test(manifest.text) ? jsonRows(manifest, entries) : HEADER.test(first) ? csvRows(manifest, entries) : listRows(manifest, entries);
	if (entries.failed) return entries.done();
	let paths = relativePaths(rows.map(({ path }) => path));
	paths === void 0 && entries.problem("manifest-path-unsafe", rows[0]?.line, "some of its paths are absolute and some are not, or on another drive");
	for (let [index, { algorithm, hash, path, line }] of rows.entries()) {
		let own = paths?.names[index];
		if (entries.hopeless || own === void 0) break;
		let digests = require_list_formats.namedDigests(entries, line, path, [[algorithm, hash]]);
		digests !== void 0 && entries.add({
			path: own,
			digests,
			line
		});
	}
	return paths?.folder !== void 0 && entries.notice(`its paths are absolute, and are taken relative to their folder ${JSON.stringify(paths.folder)}`), entries.done();
}
function relativePaths(paths) {
	let isWindows = paths.some((path) => /^(?:[A-Za-z]:\\|\\\\|\.\\)/.test(path)), parts = paths.map((path) => path.split(isWindows ? "\\" : "/")), absolute = paths.filter((path) => isWindows ? /^(?:[A-Za-z]:|\\)\\/.test(path) : path.startsWith("/")).length;
	if (absolute === 0) return { names: parts.map((segments) => segments.join("/")) };
	let [first = []] = parts, common = first.length - 1;
	for (let segments of parts) {
		let limit = Math.min(common, segments.length - 1);
		for (common = 0; common < limit && segments[common] === first[common];) common++;
	}
	if (absolute === paths.length && common !== 0) return {
		names: parts.map((segments) => segments.slice(common).join("/")),
		folder: first.slice(0, common).join(isWindows ? "\\" : "/") || "/"
	};
}
function jsonRows(manifest, entries) {
	let json = require_json.readJson(manifest, entries);
	return json === void 0 ? [] : (Array.isArray(json.value) ? json.value : [json.value]).map((item, index) => {
		let line = json.facts.lineOf(`/${index}`), [algorithm, hash, path] = [
			"Algorithm",
			"Hash",
			"Path"
		].map((key) => require_json.textAt(item, key));
		return require_json.isRecord(item) && algorithm && hash && path || entries.problem("manifest-malformed", line, "an item has no \"Algorithm\", \"Hash\" and \"Path\""), {
			algorithm: algorithm ?? "",
			hash: hash ?? "",
			path: path ?? "",
			line
		};
	});
}
function csvRows(manifest, entries) {
	let csv = require_gate.readCsv(manifest);
	if ("problem" in csv) return entries.problem(csv.cut === !0 ? "manifest-truncated" : "manifest-malformed", csv.line, csv.problem), [];
	let [header, ...rows] = csv.rows.filter(({ fields: [field = ""] }) => !field.startsWith("#TYPE "));
	return rows.map(({ fields, line }) => {
		fields.length !== header?.fields.length && entries.problem("manifest-malformed", line, "the row has another number of columns than the header");
		let [algorithm = "", hash = "", path = ""] = fields;
		return {
			algorithm,
			hash,
			path,
			line
		};
	});
}
function listRows(manifest, entries) {
	let rows = [], open;
	return require_gate.eachLine(manifest, entries, (text, line) => {
		if (text.trim() === "") return;
		let [, name, value = ""] = FIELD.exec(text) ?? [];
		name === "Algorithm" && open === void 0 ? open = {
			Algorithm: value.trim(),
			line
		} : name === "Hash" && open?.Hash === void 0 && open !== void 0 ? open.Hash = value.trim() : name === "Path" && open?.Algorithm !== void 0 && open.Hash !== void 0 ? (rows.push({
			algorithm: open.Algorithm,
			hash: open.Hash,
			path: value,
			line: open.line
		}), open = void 0) : entries.problem("manifest-malformed", line, "not \"Algorithm\", \"Hash\" and \"Path\" on a line each: write the list with \"Export-Csv\"");
	}), open !== void 0 && entries.problem("manifest-truncated", open.line, "the last entry has no path"), rows;
}
// src/manifests/formats/hashdeep.ts
const MAGIC = "%%%% HASHDEEP-1.0", hashdeep = {
	name: "hashdeep",
	detect: ({ text }) => require_gate.firstEntryLines(text)[0] === MAGIC,
	parse: parse$11
};
function parse$11(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest), columns, magic = !1;
	return require_gate.eachLine(manifest, entries, (text, line) => {
		text === "" || text.startsWith("#") || (magic ? columns === void 0 ? (columns = columnsOf(text), columns === void 0 && entries.problem("manifest-malformed", line, "not \"%%%% size,…,filename\"")) : row$1(entries, line, text, columns) : (magic = text === MAGIC, magic || entries.problem("manifest-malformed", line, `the first line is not "${MAGIC}"`)));
	}), entries.done();
}
function columnsOf(text) {
	let [size, ...names] = text.replace(/^%%%% /, "").split(",");
	return text.startsWith("%%%% ") && size === "size" && names.pop() === "filename" ? names : void 0;
}
function row$1(entries, line, text, columns) {
	let parts = text.split(",", columns.length + 1), name = text.slice(parts.join(",").length + 1), [size = "", ...hexes] = parts;
	if (hexes.length !== columns.length || name === "") return entries.problem("manifest-malformed", line, `not "size,${columns.join(",")},filename"`);
	let bytes = entries.bytes(line, size), digests = require_list_formats.namedDigests(entries, line, name, columns.map((column, index) => [column, hexes[index] ?? ""]));
	bytes !== void 0 && digests !== void 0 && entries.add({
		path: name,
		digests,
		bytes,
		line
	});
}
// src/manifests/formats/helm.ts
const helm = {
	name: "helm",
	detect: ({ text }) => /^\.\.\.\r?\nfiles:\r?\n[ \t]+[^ \t\r\n][^\r\n]*: *sha\d+:[0-9a-f]+\r?$/m.test(text.slice(0, MAX_LOOK_CHARACTERS)),
	parse: parse$10
}, MAX_LOOK_CHARACTERS = 262144;
function parse$10(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest), place = "chart";
	return require_gate.eachLine(manifest, entries, (text, line) => {
		if (place === "chart") text === "..." && (place = "end");
		else if (text.trim() === "") return;
		else if (place === "end") {
			if (text !== "files:") return entries.problem("manifest-malformed", line, "there is no \"files:\" after the line \"...\"");
			place = "files";
		} else {
			let [, path, algorithm = "", hex = ""] = /^[ \t]+([^ \t].*): *([a-z0-9]+):([^ \t:]*)$/s.exec(text) ?? [];
			if (path === void 0) return entries.problem("manifest-malformed", line, "not \"  name: sha256:digest\"");
			let digests = require_list_formats.namedDigests(entries, line, path, [[algorithm, hex]]);
			digests !== void 0 && entries.add({
				path,
				digests,
				line
			});
		}
	}), entries.notice(require_gate.UNSIGNED), entries.done();
}
// src/manifests/formats/homebrew.ts
const CASK = /^cask /, START = /^(?:class [A-Z]\w* < Formula|cask ["'][a-z0-9@._+-]+["'] do)\s*$/, VALUE = /^\s*(url|version|sha256)\s+(?:"([^"]*)"|'([^']*)')/, BOTTLE = /^\s*sha256\s+(?:cellar:.*,\s*)?(?!arm:|intel:|x86_64:|arm64:)[a-z0-9_]+:\s+"[0-9a-f]{64}"\s*$/, homebrew = {
	name: "homebrew",
	detect: ({ text }) => require_gate.firstEntryLines(text.slice(0, 65536), 20).some((line) => START.test(line)),
	parse: parse$9
};
function parse$9(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest), files = [], [versions, found] = [/* @__PURE__ */ new Set(), {
		bottles: 0,
		others: 0
	}], isCask = CASK.test(require_gate.firstEntryLines(manifest.text.slice(0, 65536), 20).find((line) => START.test(line)) ?? ""), open, digest, hasEnded = !1;
	require_gate.eachLine(manifest, entries, (text, line) => {
		if (text === "__END__" && (hasEnded = !0), hasEnded || /^\s*#/.test(text)) return;
		let [, key, double, single] = VALUE.exec(text) ?? [], value = double ?? single ?? "";
		key === "version" ? versions.add(value) : isCask && key === "sha256" ? (digest !== void 0 && entries.problem("manifest-malformed", line, "two digests are before one address"), digest = {
			hex: value,
			line
		}) : isCask && key === "url" ? (digest === void 0 ? value.includes("/releases/download/") ? entries.problem("manifest-malformed", line, "the digest of an address is not before it, as in every cask") : found.others++ : files.push({
			url: value,
			line: digest.line,
			hex: digest.hex
		}), digest = void 0) : key === "url" ? (open !== void 0 && found.others++, open = {
			url: value,
			line
		}) : key === "sha256" ? (open === void 0 ? entries.problem("manifest-malformed", line, "a \"sha256\" without an \"url\" before it") : files.push({
			...open,
			line,
			hex: value
		}), open = void 0) : BOTTLE.test(text) ? found.bottles++ : /^\s*sha256\b/.test(text) && entries.problem("manifest-digest-weak", line, "a \"sha256\" is not one digest in quotes, and names no file");
	}), open !== void 0 && found.others++, digest !== void 0 && entries.problem("manifest-malformed", digest.line, "a \"sha256\" without an \"url\" after it");
	for (let { url, line, hex } of files) addFile(entries, versions, found, {
		url,
		line
	}, hex);
	return found.bottles > 0 && entries.notice(`${found.bottles} of its digests are of bottles, which are elsewhere`), found.others > 0 && entries.notice(require_json.elsewhere(found.others)), entries.done();
}
function addFile(entries, versions, found, { url, line }, hex) {
	let [version, ...more] = versions, plain = version === void 0 || more.length > 0 ? url : url.replaceAll("#{version}", version);
	if (plain.includes("#{")) return entries.problem("manifest-malformed", line, "the address has a \"#{…}\" whose value is not known");
	let path = require_json.assetOfUrl(plain), digests = path === void 0 ? void 0 : require_list_formats.namedDigests(entries, line, path, [["sha256", hex]]);
	path === void 0 ? found.others++ : digests !== void 0 && entries.add({
		path,
		digests,
		line
	});
}
// src/manifests/formats/jar.ts
const jar = {
	name: "jar",
	detect: ({ text }) => /^(?:Manifest|Signature)-Version:[ \t]*\d/.test(require_gate.firstEntryLines(text)[0] ?? ""),
	parse: parse$8
};
function parse$8(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest), section = [], isMain = !0, unsealed = 0, close = () => {
		let named = section.find(({ name }) => name.toLowerCase() === "name");
		isMain && named !== void 0 ? entries.problem("manifest-malformed", named.line, "the first section has a \"Name\", which belongs after an empty line") : !isMain && section.length > 0 && !readSection(entries, section) && unsealed++, section.length > 0 && (isMain = !1), section = [];
	};
	return require_gate.eachLine(manifest, entries, (text, line) => {
		if (text === "") return close();
		if (text.includes("\r")) return entries.problem("manifest-malformed", line, "a line ends with a lone carriage return");
		let last = section.at(-1);
		if (text.startsWith(" ")) {
			if (last === void 0) return entries.problem("manifest-malformed", line, "it begins with a continuation line");
			section[section.length - 1] = {
				...last,
				value: last.value + text.slice(1)
			};
			return;
		}
		let [, name, value = ""] = /^([A-Za-z0-9][A-Za-z0-9_-]{0,69}): (.*)$/s.exec(text) ?? [];
		if (name === void 0) return entries.problem("manifest-malformed", line, "not \"Name: value\"");
		if (section.length === 0 && isMain && name.toLowerCase() === "signature-version") return entries.problem("manifest-schema-unknown", line, "it is a signature file, with digests of sections of MANIFEST.MF, not of files");
		section.push({
			name,
			value,
			line
		});
	}), close(), entries.notice(require_gate.UNSIGNED), unsealed > 0 && entries.notice(`${unsealed} of its sections have no digest, and their files are not checked`), entries.done();
}
function readSection(entries, section) {
	let [first] = section, seen = new Set(section.map(({ name }) => name.toLowerCase()));
	if (first === void 0) return !1;
	let pairs = section.flatMap(({ name, value }) => {
		let [, algorithm] = /^(.+)-Digest$/i.exec(name) ?? [];
		return algorithm === void 0 ? [] : [[algorithm, require_list_formats.hexOfBase64(value)]];
	});
	if (first.name.toLowerCase() !== "name") entries.problem("manifest-malformed", first.line, "a section does not begin with \"Name:\"");
	else if (seen.size !== section.length) entries.problem("manifest-key-duplicate", first.line, "an attribute is given twice in a section", first.value);
	else if (pairs.length === 0) return !1;
	else {
		let digests = require_list_formats.namedDigests(entries, first.line, first.value, pairs);
		digests !== void 0 && entries.add({
			path: first.value,
			digests,
			line: first.line
		});
	}
	return !0;
}
// src/manifests/formats/metalink.ts
const metalink = {
	name: "metalink",
	detect: ({ text }) => /^\s{0,1024}<(?:\?xml[^>]{0,1024}>\s{0,1024})?(?:<!--[\s\S]{0,4096}?-->\s{0,1024})?<?(?:[a-z0-9]+:)?metalink[\s>]/.test(text.slice(0, 8192)),
	parse: parse$7
};
async function parse$7(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest), root = await readXml(manifest, entries);
	if (root === void 0) return entries.done();
	if (root.name !== "metalink" || root.namespace !== "urn:ietf:params:xml:ns:metalink") entries.problem("manifest-schema-unknown", root.line, "it is not Metalink 4 (RFC 5854)");
	else for (let file of childrenOf(root, "file")) {
		if (entries.hopeless) break;
		readFile$1(entries, file);
	}
	return entries.done();
}
function readFile$1(entries, file) {
	let { line } = file, path = file.attributes.get("name") ?? "", sizes = childrenOf(file, "size"), size = childText(file, "size")?.trim();
	if (sizes.length > 1) return entries.problem("manifest-length-invalid", line, "a file has more than one \"size\"", path);
	let bytes = size === void 0 ? void 0 : entries.bytes(line, size), pairs = childrenOf(file, "hash").map((hash) => [hash.attributes.get("type") ?? "", hash.text.trim()]), digests = require_list_formats.namedDigests(entries, line, path, pairs);
	digests === void 0 || size !== void 0 && bytes === void 0 || entries.add({
		path,
		digests,
		line,
		...bytes !== void 0 && { bytes }
	});
}
// src/manifests/unvis.ts
const LETTERS = {
	"\\": "\\",
	a: "\x07",
	b: "\b",
	f: "\f",
	n: "\n",
	r: "\r",
	s: " ",
	t: "	",
	v: "\v",
	0: "\0",
	"#": "#",
	"*": "*",
	"?": "?",
	"[": "[",
	" ": " ",
	"\"": "\"",
	"'": "'",
	$: "$",
	"%": "%",
	"&": "&",
	"(": "(",
	")": ")",
	"=": "="
};
function unvis(text) {
	if (!text.includes("\\")) return text;
	let bytes = [];
	for (let at = 0; at < text.length;) {
		if (text[at] !== "\\") {
			let end = text.indexOf("\\", at);
			bytes.push(Buffer.from(text.slice(at, end < 0 ? text.length : end))), at = end < 0 ? text.length : end;
			continue;
		}
		let octal = /^[0-3][0-7]{2}/.exec(text.slice(at + 1, at + 4))?.[0], letter = LETTERS[text[at + 1] ?? ""];
		if (octal === void 0 && letter === void 0) return;
		bytes.push(octal === void 0 ? Buffer.from(letter ?? "") : Buffer.from([Number.parseInt(octal, 8)])), at += octal === void 0 ? 2 : 4;
	}
	let whole = Buffer.concat(bytes), name = whole.toString("utf8");
	return Buffer.from(name).equals(whole) ? name : void 0;
}
// src/manifests/formats/mtree.ts
const mtree = {
	name: "mtree",
	detect: ({ text }) => /^#mtree\b/.test(text) || /^\/set [a-z]/.test(require_gate.firstEntryLines(text)[0] ?? ""),
	parse: parse$6
};
var Place = class {
	folders = [];
	defaults = /* @__PURE__ */ new Map();
	unsealed = 0;
	symbolicModes = 0;
};
function parse$6(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest), place = new Place(), pieces = [], first = 0, characters = 0;
	return require_gate.eachLine(manifest, entries, (text, line) => {
		if (pieces.length === 0 && text.trimStart().startsWith("#")) return;
		pieces.length === 0 && ([first, characters] = [line, 0]);
		let goesOn = /(?:^|[^\\])(?:\\\\)*\\$/.test(text);
		if (pieces.push(goesOn ? text.slice(0, -1) : text), characters += text.length, characters > MAX_ENTRY_CHARACTERS && entries.problem("manifest-malformed", first, `the entry has more than ${MAX_ENTRY_CHARACTERS} characters`), goesOn && characters <= MAX_ENTRY_CHARACTERS) return;
		let entry = pieces.join(" ");
		pieces = [], characters <= MAX_ENTRY_CHARACTERS && readLine(entries, place, entry, first);
	}), pieces.length > 0 && entries.problem("manifest-truncated", first, "the last line goes on in a line that is missing"), place.unsealed > 0 && entries.notice(`${place.unsealed} of its entries are folders or devices, and are not checked`), place.symbolicModes > 0 && entries.notice(`${place.symbolicModes} modes are not octal digits, and are not checked`), entries.done();
}
function readLine(entries, place, text, line) {
	let [first = "", ...words] = text.split(/[ \t]+/).filter((word) => word !== "");
	if (!(first === "" || first.startsWith("#"))) {
		if (first === "/set") for (let [name, value] of keywordsOf(words)) place.defaults.set(name, value);
		else if (first === "/unset") for (let word of words) word === "all" ? place.defaults.clear() : place.defaults.delete(word);
		else if (first.startsWith("/")) entries.problem("manifest-malformed", line, "the entry is neither \"/set\", \"/unset\" nor a relative path");
		else if (first === "..") place.folders.pop() === void 0 && entries.problem("manifest-path-unsafe", line, "a \"..\" leads out of the folder of the list");
		else {
			let own = keywordsOf(words);
			if (new Set(own.map(([name]) => name)).size < own.length) return entries.problem("manifest-key-duplicate", line, "a keyword is given twice in an entry: readers disagree on which one counts");
			readEntry(entries, place, first, new Map([...place.defaults, ...own]), line);
		}
	}
}
function keywordsOf(words) {
	return words.flatMap((word) => {
		let at = word.indexOf("="), name = at < 0 ? word : word.slice(0, at);
		return KEPT.test(name) ? [[name, at < 0 ? "" : word.slice(at + 1)]] : [];
	});
}
function readEntry(entries, place, shown, keywords, line) {
	let name = unvis(shown);
	if (name === void 0) return entries.problem("manifest-malformed", line, "the name has a \"\\\" that is not an escape of vis(3)");
	let isFromRoot = shown.includes("/"), path = isFromRoot ? name : [...place.folders.filter((folder, depth) => depth > 0 || folder !== "."), name].join("/"), type = keywords.get("type") ?? "file";
	if (type === "dir") {
		place.unsealed++, place.folders.length >= MAX_DEPTH ? entries.problem("manifest-malformed", line, `folders are nested deeper than ${MAX_DEPTH}`) : isFromRoot || place.folders.push(name);
		return;
	}
	let target = keywords.get("link");
	if (type === "link" && target !== void 0) return readLink(entries, path, target, line);
	if (OTHER_TYPES.has(type)) {
		place.unsealed++;
		return;
	}
	if (type !== "file") return entries.problem("manifest-malformed", line, "the \"type\" of the entry is not known", path);
	let size = keywords.get("size"), bytes = size === void 0 ? void 0 : entries.bytes(line, size), pairs = [...keywords].flatMap(([key, value]) => DIGEST.test(key) ? [[key.replace(/digest$/, ""), value]] : []), digests = require_list_formats.namedDigests(entries, line, path, pairs);
	if (digests === void 0 || size !== void 0 && bytes === void 0) return;
	let mode = keywords.get("mode"), isOctal = mode !== void 0 && /^[0-7]{1,6}$/.test(mode);
	mode !== void 0 && !isOctal && place.symbolicModes++;
	let exec = isOctal ? { exec: (Number.parseInt(mode, 8) & OWNER_MAY_EXECUTE) !== 0 } : {};
	entries.add({
		path,
		digests,
		line,
		...bytes !== void 0 && { bytes },
		...exec
	});
}
function readLink(entries, path, shown, line) {
	let target = unvis(shown), wrong = target === void 0 ? "the target has a \"\\\" that is not an escape of vis(3)" : require_gate.targetProblem(target);
	target === void 0 || wrong !== void 0 ? entries.problem("manifest-malformed", line, wrong ?? "", path) : entries.add(require_gate.linkEntry(path, target, line));
}
const OWNER_MAY_EXECUTE = 64, OTHER_TYPES = /* @__PURE__ */ new Set([
	"block",
	"char",
	"fifo",
	"link",
	"socket"
]), DIGEST = /^(?:md5|sha1|sha256|sha384|sha512|rmd160|ripemd160)(?:digest)?$/, KEPT = /^(?:type|size|mode|link|(?:md5|sha1|sha256|sha384|sha512|rmd160|ripemd160)(?:digest)?)$/, MAX_DEPTH = 2048, MAX_ENTRY_CHARACTERS = 65536, HASH = /^--hash=([a-z0-9]+):(\S*)$/, pipHash = {
	name: "pip-hash",
	detect: ({ text }) => {
		let [path = "", hash = ""] = require_gate.firstEntryLines(text.slice(0, 65536), 2);
		return /[^\\]:$/.test(path) && HASH.test(hash);
	},
	parse: parse$5
};
function parse$5(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest), open;
	return require_gate.eachLine(manifest, entries, (text, line) => {
		if (text === "") return;
		let [, algorithm, hex = ""] = HASH.exec(text) ?? [];
		if (open === void 0) {
			if (!/.:$/s.test(text)) return entries.problem("manifest-malformed", line, "not a path and a colon");
			open = {
				path: text.slice(0, -1),
				line
			};
			return;
		}
		let { path } = open;
		if (open = void 0, algorithm === void 0) return entries.problem("manifest-malformed", line, "not \"--hash=algorithm:digest\" after a path");
		let digests = require_list_formats.namedDigests(entries, line, path, [[algorithm, hex]]);
		digests !== void 0 && entries.add({
			path,
			digests,
			line
		});
	}), open !== void 0 && entries.problem("manifest-truncated", open.line, "a path has no digest after it"), entries.done();
}
// src/manifests/formats/spdx-tag.ts
const spdxTag = {
	name: "spdx-tag",
	detect: ({ text }) => /^SPDXVersion:[ \t]*SPDX-2\./.test(require_gate.firstEntryLines(text)[0] ?? ""),
	parse: parse$4
}, READ = /* @__PURE__ */ new Set([
	"FileName",
	"PackageName",
	"FileChecksum"
]), READ_IN_ANY_CASE = new Set([...READ].map((tag) => tag.toLowerCase()));
function parse$4(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest), file, openText, close = () => {
		let digests = file && require_list_formats.namedDigests(entries, file.line, file.path, file.pairs);
		file !== void 0 && digests !== void 0 && entries.add({
			path: file.path,
			digests,
			line: file.line
		}), file = void 0;
	};
	return require_gate.eachLine(manifest, entries, (text, line) => {
		if (openText !== void 0) {
			text.includes("</text>") && (openText = void 0);
			return;
		}
		if (text.trim() === "" || text.startsWith("#")) return;
		if (text.includes("\r")) return entries.problem("manifest-malformed", line, "a line has a carriage return, at which other readers end it");
		let [, tag, value = ""] = /^[ \t]*([A-Za-z]+):[ \t]*(.*)$/s.exec(text) ?? [];
		if (tag === void 0) return entries.problem("manifest-malformed", line, "not \"Tag: value\"");
		if (!READ.has(tag) && READ_IN_ANY_CASE.has(tag.toLowerCase())) return entries.problem("manifest-malformed", line, `the tag ${tag} has the wrong letter case`);
		if (value.startsWith("<text>") && !value.includes("</text>") && (openText = line), (tag === "FileName" || tag === "PackageName") && close(), tag === "FileName" && (file = {
			path: value.trimEnd(),
			line,
			pairs: []
		}), tag !== "FileChecksum") return;
		let [, name, hex] = /^([A-Za-z0-9-]+):[ \t]*([^ \t]+)[ \t]*$/.exec(value) ?? [];
		if (file === void 0 || name === void 0 || hex === void 0) return entries.problem("manifest-malformed", line, "not \"FileChecksum: ALGORITHM: digest\" after a FileName");
		file.pairs.push([name, hex]);
	}), close(), openText !== void 0 && entries.problem("manifest-truncated", openText, "a <text> has no end"), entries.done();
}
// src/manifests/formats/spdx-yaml.ts
const MAX_CHARACTERS$1 = 65536, spdxYaml = {
	name: "spdx-yaml",
	detect: ({ text }) => /^spdxVersion:[ \t]*["']?SPDX-2/m.test(text.slice(0, MAX_CHARACTERS$1)),
	parse: parse$3
};
async function parse$3(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest), document = await yamlDocument(manifest, entries, MAX_CHARACTERS$1);
	if (document === void 0) return entries.done();
	let { files = [] } = document, lines = linesOfKey(manifest.text, "fileName");
	if (!/^SPDX-2\.\d+$/.test(require_json.textAt(document, "spdxVersion"))) entries.problem("manifest-schema-unknown", 1, "its \"spdxVersion\" is not SPDX-2.x");
	else if (!Array.isArray(files)) entries.problem("manifest-malformed", 1, "\"files\" is not a list");
	else for (let [index, file] of files.entries()) {
		if (entries.hopeless) break;
		readFile(entries, file, lines[index] ?? 1);
	}
	return entries.done();
}
function readFile(entries, file, line) {
	let path = require_json.textAt(file, "fileName"), checksums = require_json.isRecord(file) ? file.checksums : void 0, pairs = Array.isArray(checksums) ? checksums.map((one) => [require_json.textAt(one, "algorithm"), require_json.textAt(one, "checksumValue")]) : [], digests = require_list_formats.namedDigests(entries, line, path, pairs);
	digests !== void 0 && entries.add({
		path,
		digests,
		line
	});
}
// src/manifests/formats/srcinfo.ts
const KEY = /^(source|(?:sha1|sha224|sha256|sha384|sha512|md5|ck|b2)sums)(?:_([a-z0-9_]+))?$/, srcinfo = {
	name: "srcinfo",
	detect: ({ text }) => /^pkgbase = \S/.test(require_gate.firstEntryLines(text)[0] ?? ""),
	parse: parse$2
};
function parse$2(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest), byArchitecture = /* @__PURE__ */ new Map(), isPackage = !1;
	require_gate.eachEntryLine(manifest, entries, (text, line) => {
		if (text.trim() === "") return;
		if (text.includes("\r")) return entries.problem("manifest-malformed", line, "a line has a carriage return, at which other readers end it");
		let [, name, value = ""] = /^[ \t]*([a-z0-9_]+) = ?(.*)$/s.exec(text) ?? [];
		if (name === void 0) return entries.problem("manifest-malformed", line, "not \"key = value\"");
		isPackage ||= name === "pkgname";
		let [, key, architecture = ""] = KEY.exec(name) ?? [];
		if (key === void 0) return;
		if (isPackage) return entries.problem("manifest-malformed", line, "a package has sources of its own");
		let lists = byArchitecture.get(architecture) ?? /* @__PURE__ */ new Map();
		byArchitecture.set(architecture, lists);
		let values = lists.get(key) ?? [];
		lists.set(key, values), values.push({
			text: value,
			line
		});
	});
	let skipped = 0;
	for (let lists of byArchitecture.values()) skipped += readLists(entries, lists);
	return skipped > 0 && entries.notice(`${skipped} of its sources have no digest (SKIP), and are not checked`), entries.done();
}
function readLists(entries, lists) {
	let sources = lists.get("source") ?? [], sums = [...lists].filter(([key]) => key !== "source");
	for (let [key, values] of sums) values.length !== sources.length && entries.problem("manifest-malformed", values[0]?.line, `it has ${sources.length} sources and ${values.length} ${key}`);
	if (entries.failed) return 0;
	let skipped = 0;
	for (let [index, { text, line }] of sources.entries()) {
		if (entries.hopeless) break;
		let pairs = sums.map(([key, values]) => [key.slice(0, -4), values[index]?.text ?? ""]).filter(([, value]) => value !== "SKIP").map(([key, value]) => [key === "b2" ? "blake2b" : key, value]);
		if (pairs.length === 0) skipped++;
		else {
			let path = fileOf(text), digests = require_list_formats.namedDigests(entries, line, path, pairs);
			digests !== void 0 && entries.add({
				path,
				digests,
				line
			});
		}
	}
	return skipped;
}
function fileOf(source) {
	let at = source.indexOf("::");
	return at >= 0 ? source.slice(0, at) : source.includes("://") ? source.replace(/[?#].*$/s, "").slice(source.replace(/[?#].*$/s, "").lastIndexOf("/") + 1) : source;
}
// src/manifests/formats/wheel-record.ts
const ROW = /,(?:sha(?:224|256|384|512)|md5|sha1)=[A-Za-z0-9_=-]+,[0-9]*$/, wheelRecord = {
	name: "wheel-record",
	detect: ({ text, fileName }) => require_gate.firstEntryLines(text.slice(0, 65536), 20).some((line) => ROW.test(line) || fileName === "RECORD" && line.endsWith(",,")),
	parse: parse$1
};
function parse$1(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest), csv = require_gate.readCsv(manifest.bom ? {
		...manifest,
		text: `\ufeff${manifest.text}`
	} : manifest);
	if ("problem" in csv) return entries.problem(csv.cut === !0 ? "manifest-truncated" : "manifest-malformed", csv.line, csv.problem), entries.done();
	let bare = 0;
	for (let { fields, line } of csv.rows) {
		if (entries.hopeless) break;
		let [path = "", digest = "", size = ""] = fields;
		fields.length === 3 ? digest === "" && mayBeBare(path) ? bare++ : row(entries, line, path, digest, size) : entries.problem("manifest-malformed", line, "not \"path,digest,size\"");
	}
	return entries.notice("its paths start at the folder that holds the .dist-info folder"), bare > 0 && entries.notice(`${bare} of its entries have no digest and are not checked (RECORD itself, .pyc)`), entries.done();
}
function mayBeBare(path) {
	return /(?:^|\/)[^/]+\.dist-info\/RECORD(?:\.jws|\.p7s)?$/.test(path) || path.endsWith(".pyc");
}
function row(entries, line, path, digest, size) {
	if (digest === "") return entries.problem("manifest-digest-invalid", line, "the entry has no digest: it would not be checked", path);
	let [, name, text = ""] = /^([A-Za-z0-9_]+)=(.*)$/s.exec(digest) ?? [];
	if (/^(?:[0-9A-Fa-f]{64}|[0-9A-Fa-f]{96}|[0-9A-Fa-f]{128})$/.test(text)) return entries.problem("manifest-digest-invalid", line, "the digest is hexadecimal: a RECORD has urlsafe base64 without padding", path);
	let bytes = require_list_formats.fromBase64(text, "url", "bare");
	if (name === void 0 || bytes === void 0) return entries.problem("manifest-digest-invalid", line, "the digest is not \"name=\" and urlsafe base64 without padding", path);
	let digests = require_list_formats.namedDigests(entries, line, path, [[name, bytes.toString("hex")]]), length = size === "" ? void 0 : entries.bytes(line, size);
	digests === void 0 || size !== "" && length === void 0 || entries.add(length === void 0 ? {
		path,
		digests,
		line
	} : {
		path,
		digests,
		bytes: length,
		line
	});
}
// src/manifests/formats/winget.ts
const MAX_CHARACTERS = 65536, winget = {
	name: "winget",
	detect: ({ text }) => /^PackageIdentifier:[ \t]*\S/m.test(text.slice(0, MAX_CHARACTERS)) && /^[ -]*InstallerSha256:/m.test(text.slice(0, MAX_CHARACTERS)),
	parse
};
async function parse(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest), document = await yamlDocument(manifest, entries, MAX_CHARACTERS);
	if (document === void 0) return entries.done();
	let { Installers: installers } = document, lines = linesOfKey(manifest.text, "InstallerUrl");
	if (!Array.isArray(installers) || document.InstallerUrl !== void 0) return entries.problem("manifest-malformed", 1, "it has no list \"Installers\", with all addresses in it"), entries.done();
	let others = 0;
	for (let [index, installer] of installers.entries()) {
		if (entries.hopeless) break;
		let line = lines[index] ?? 1, path = require_json.assetOfUrl(require_json.textAt(installer, "InstallerUrl"));
		if (path === void 0) {
			others++;
			continue;
		}
		let digests = require_list_formats.namedDigests(entries, line, path, [["sha256", require_json.textAt(installer, "InstallerSha256")]]);
		digests !== void 0 && entries.add({
			path,
			digests,
			line
		});
	}
	return others > 0 && entries.notice(require_json.elsewhere(others)), entries.done();
}
// src/manifests/formats/text-formats.ts
var text_formats_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ TEXT_FORMATS: () => TEXT_FORMATS });
const TEXT_FORMATS = [
	getFileHash,
	lfs,
	hashdeep,
	spdxTag,
	mtree,
	jar,
	srcinfo,
	helm,
	electronBuilder,
	pipHash,
	atlas,
	cyclonedxXml,
	metalink,
	spdxYaml,
	winget,
	homebrew,
	gentoo,
	debianIndex,
	debian,
	wheelRecord
];
exports.lfs_exports = lfs_exports, exports.text_formats_exports = text_formats_exports;
