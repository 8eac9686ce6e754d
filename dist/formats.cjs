const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs");
let node_path = require("node:path"), node_crypto = require("node:crypto"), node_buffer = require("node:buffer");
// src/manifests/json-walker.ts
/** Characters that JSON is made of. */
const JSON_CHAR = {
	quote: 34,
	comma: 44,
	backslash: 92,
	openList: 91,
	closeList: 93,
	open: 123,
	close: 125
};
/**
* Walks the values of text that `JSON.parse` has accepted and notes what it does not report. Pointers are only put together where one is
* noted: a large document has millions of values.
*/
var JsonWalker = class {
	duplicates = [];
	oddNumbers = [];
	/** Line of each value, by pointer. */
	lines = /* @__PURE__ */ new Map();
	#text;
	#depth;
	#path = [];
	#at = 0;
	#line;
	/** @param depth down to which lines are noted */
	constructor(text, depth, firstLine) {
		this.#text = text, this.#depth = depth, this.#line = firstLine, this.#value();
	}
	#value() {
		let depth = this.#path.length;
		if (depth > 100) throw RangeError("nested deeper than 100");
		this.#blank(), depth <= this.#depth && this.lines.size < 2e6 && this.lines.set(this.#pointer(), this.#line);
		let first = this.#text.charCodeAt(this.#at);
		first === JSON_CHAR.open ? this.#object() : first === JSON_CHAR.openList ? this.#array() : first === JSON_CHAR.quote ? this.#string() : this.#bare(), this.#blank();
	}
	#object() {
		let keys = /* @__PURE__ */ new Set();
		for (this.#at++, this.#blank(); this.#at < this.#text.length && this.#text.charCodeAt(this.#at) !== JSON_CHAR.close;) {
			this.#blank();
			let line = this.#line, key = this.#key();
			this.#path.push(key), keys.has(key) && this.#note(this.duplicates, line), keys.add(key), this.#blank(), this.#at++, this.#value(), this.#path.pop(), this.#text.charCodeAt(this.#at) === JSON_CHAR.comma && this.#at++;
		}
		this.#at++;
	}
	#array() {
		this.#at++, this.#blank();
		for (let index = 0; this.#at < this.#text.length && this.#text.charCodeAt(this.#at) !== JSON_CHAR.closeList; index++) this.#path.push(index), this.#value(), this.#path.pop(), this.#text.charCodeAt(this.#at) === JSON_CHAR.comma && this.#at++;
		this.#at++;
	}
	#key() {
		let start = this.#at, key = this.#string() ? JSON.parse(this.#text.slice(start, this.#at)) : this.#text.slice(start + 1, this.#at - 1);
		return String(key);
	}
	#string() {
		let escaped = !1, at = this.#at + 1;
		for (let c = this.#text.charCodeAt(at); c !== JSON_CHAR.quote && at < this.#text.length; c = this.#text.charCodeAt(at)) escaped ||= c === JSON_CHAR.backslash, at += c === JSON_CHAR.backslash ? 2 : 1;
		return this.#at = at + 1, escaped;
	}
	/** A number, `true`, `false` or `null`. */
	#bare() {
		let start = this.#at, odd = !1;
		for (; this.#at < this.#text.length; this.#at++) {
			let c = this.#text.charCodeAt(this.#at);
			if (c <= 32 || c === JSON_CHAR.comma || c === JSON_CHAR.close || c === JSON_CHAR.closeList) break;
			odd ||= c < 48 || c > 57;
		}
		if (!odd) return;
		let value = Number(this.#text.slice(start, this.#at));
		Number.isSafeInteger(value) && value >= 0 && this.#note(this.oddNumbers, this.#line);
	}
	#blank() {
		for (;; this.#at++) {
			let c = this.#text.charCodeAt(this.#at);
			if (c === 10) this.#line++;
			else if (c !== 32 && c !== 9 && c !== 13) return;
		}
	}
	#note(places, line) {
		places.length < 100 && places.push({
			pointer: this.#pointer(),
			line
		});
	}
	#pointer() {
		let pointer = "";
		for (let key of this.#path) pointer += `/${require_gate.pointerKey(key)}`;
		return pointer;
	}
};
// src/manifests/json.ts
/** A value costs far more memory than the two bytes it may be written in; a real list of 5 million entries is larger than 256 MiB. */
const MAX_VALUES = 8e6;
/**
* Reads a manifest that is one JSON document. Undefined, with the problem noted, when it is not JSON, or is too large or too deep to be
* walked. Duplicate keys are problems whatever the format.
* @param firstLine line of the manifest on which the document starts
*/
function readJson({ text, bytewise }, entries, firstLine = 1) {
	if (bytewise) entries.problem("manifest-encoding", void 0, "JSON must be UTF-8");
	else if (countsMoreThan(text, MAX_VALUES)) entries.problem("manifest-too-large", void 0, `it has more than ${MAX_VALUES} JSON values, which is the limit`);
	else try {
		let value = JSON.parse(text), facts = jsonFacts(text, firstLine);
		for (let { pointer, line } of facts.duplicates) entries.problem("manifest-key-duplicate", line, `the key ${pointer} is given twice: readers disagree on which one counts`);
		return {
			value,
			facts
		};
	} catch (error) {
		let message = require_hashing.jsonErrorMessage(error), position = /at position (\d+)/.exec(message)?.[1], line = position === void 0 && firstLine === 1 ? void 0 : firstLine + linesBefore(text, Number(position ?? 0)), fault = knownFault(text);
		fault === void 0 ? endsInside(text) ? entries.problem("manifest-truncated", firstLine === 1 ? void 0 : firstLine, `JSON that is not closed at its end: ${message}`) : entries.problem("manifest-malformed", line, `not JSON: ${message.replace(/ in JSON at position .*/s, "")}`) : entries.problem("manifest-malformed", firstLine + fault.line, fault.reason);
		return;
	}
}
const CONFLICT = /(?:<{7} |={7}(?=\r?\n|$)|>{7} )/y;
/**
* A fault of text that is not JSON, with its line from 0: a comma too many or too few, a comment, an unresolved conflict. What is in a string is
* no fault. Each character is looked at once, without a regular expression: on a string without an end, one would try each quote in it.
*/
function knownFault(text) {
	let line = 0;
	for (let at = 0; at < text.length; at++) {
		let isStart = at === 0 || text[at - 1] === "\n";
		if (CONFLICT.lastIndex = at, isStart && CONFLICT.test(text)) return {
			line,
			reason: "there are marks of a conflict that git could not merge"
		};
		let c = text[at];
		if (c === "\n") line++;
		else if (c === "\"") {
			let end = endOfString(text, at);
			if (text[end] === "\"" && isFollowed(text, end + 1, "{\"")) return {
				line,
				reason: NO_COMMA
			};
			at = text[end] === "\"" ? end : end - 1;
		} else if (c === "," && /[\]}]/.test(text[afterBlanks(text, at + 1)] ?? "")) return {
			line,
			reason: "there is a comma after the last entry, which JSON does not have"
		};
		else if (c === "#" || c === "/" && /[/*]/.test(text[at + 1] ?? "")) return {
			line,
			reason: "there is a comment, which JSON does not have"
		};
		else if ((c === "}" || c === "]") && isFollowed(text, at + 1, "{[\"")) return {
			line,
			reason: NO_COMMA
		};
	}
}
const NO_COMMA = "a comma is missing at the end of the line";
/** Index of the closing quote of a string that starts here; of the end of its line where there is none. */
function endOfString(text, start) {
	let at = start + 1;
	for (; at < text.length && text[at] !== "\"" && text[at] !== "\n";) at += text[at] === "\\" && text[at + 1] !== "\n" ? 2 : 1;
	return Math.min(at, text.length);
}
/** True when the next character that is not blank is one of these and in another line. */
function isFollowed(text, start, by) {
	let next = afterBlanks(text, start);
	return by.includes(text[next] ?? "?") && text.slice(start, next).includes("\n");
}
function afterBlanks(text, start) {
	let at = start;
	for (; " 	\r\n".includes(text[at] ?? "?");) at++;
	return at;
}
function linesBefore(text, position) {
	return text.slice(0, position).split("\n").length - 1;
}
/** True when the text ends inside a string or an open bracket: it was cut. */
function endsInside(text) {
	let depth = 0;
	for (let i = 0; i < text.length; i++) {
		let c = text.charCodeAt(i);
		if (c === JSON_CHAR.quote) for (i++; text.charCodeAt(i) !== JSON_CHAR.quote; i++) {
			if (i >= text.length) return !0;
			text.charCodeAt(i) === JSON_CHAR.backslash && i++;
		}
		else c === JSON_CHAR.open || c === JSON_CHAR.openList ? depth++ : (c === JSON_CHAR.close || c === JSON_CHAR.closeList) && depth--;
	}
	return depth > 0;
}
/** Walks text that `JSON.parse` has accepted. Throws RangeError when it is nested deeper than 100. */
function jsonFacts(text, firstLine = 1) {
	let walker = new JsonWalker(text, 2, firstLine), deep, { duplicates, oddNumbers } = walker, odd = new Set(oddNumbers.map(({ pointer }) => pointer));
	return {
		duplicates,
		oddNumbers,
		wholeNumber: (pointer, value) => typeof value == "number" && Number.isSafeInteger(value) && value >= 0 && odd.size < 100 && !odd.has(pointer) ? value : void 0,
		lineOf: (pointer) => {
			let line = walker.lines.get(pointer);
			if (line !== void 0) return line;
			deep ??= new JsonWalker(text, 100, firstLine);
			let at = pointer;
			for (; at !== "" && !deep.lines.has(at);) at = at.slice(0, at.lastIndexOf("/"));
			return deep.lines.get(at) ?? firstLine;
		}
	};
}
/** True for a JSON object: not null, not an array. */
function isRecord(value) {
	return typeof value == "object" && !!value && !Array.isArray(value);
}
function countsMoreThan(text, limit) {
	if (text.length <= limit) return !1;
	let count = 0;
	for (let i = 0; i < text.length && count <= limit; i++) {
		let c = text.charCodeAt(i);
		(c === JSON_CHAR.comma || c === JSON_CHAR.openList || c === JSON_CHAR.open) && count++;
	}
	return count > limit;
}
// src/manifests/formats/bagit.ts
const NAME$2 = /^(tag)?manifest-([a-z0-9-]+)\.txt$/i, PAYLOAD_LINE = /^[0-9A-Fa-f]{32,}[ \t]+\*?(?:\.\/)*data\//, TAG_LINE = /^[0-9A-Fa-f]{32,}[ \t]+[^ \t]/, ALGORITHMS$2 = /* @__PURE__ */ new Map([
	["sha256", "sha256"],
	["sha384", "sha384"],
	["sha512", "sha512"],
	["blake2b", "blake2b512"],
	["blake2b512", "blake2b512"]
]), bagit = {
	name: "bagit",
	detect: ({ text, fileName }) => {
		let [, tag, name] = NAME$2.exec(fileName ?? "") ?? [], line = require_gate.firstEntryLines(text)[0] ?? "";
		return name !== void 0 && (tag === void 0 ? PAYLOAD_LINE : TAG_LINE).test(line);
	},
	parse: parseBagManifest
};
/**
* Reads one manifest of a bag. `fileName` names the algorithm and distinguishes payload from tag manifests; without it the digests' length and
* the rules of a payload manifest hold. `bagVersion` comes from `parseBagitTxt`; without it the rules of 1.0 hold.
*/
function parseBagManifest(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest), [, tag, name] = NAME$2.exec(manifest.fileName ?? "") ?? [], strict = isStrict(manifest.bagVersion), payload = tag === void 0;
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
/** Names in manifests and fetch.txt: %0A and %0D, since 1.0 also %25, in either case. Any other `%` is literal. */
function decodeBagPath(path, strict) {
	return path.replace(strict ? /%(0A|0D|25)/gi : /%(0A|0D)/gi, (_, code) => String.fromCharCode(Number.parseInt(code, 16)));
}
/** True from version 1.0 on. */
function isStrict(version) {
	return version === void 0 || version.major >= 1;
}
function withoutMark(entries, shown) {
	return /^\*(?:\.\/)*(?:data\/|[a-z-]+\.txt$)/i.test(shown) ? (entries.notice("it has the \"*\" marks of md5sum, which BagIt does not know"), shown.slice(1)) : shown;
}
function addLine(entries, line, path, hex, name, strict) {
	let algorithm = name === void 0 ? void 0 : ALGORITHMS$2.get(name.toLowerCase().replaceAll("-", ""));
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
// src/manifests/base64.ts
/**
* Decodes base64 strictly: only the alphabet, the right padding, no spare bits, so that one value has one spelling. Node itself skips
* what it does not know.
* @param padding whether `=` must or must not fill the last group
* @see https://www.rfc-editor.org/rfc/rfc4648
*/
function fromBase64(text, alphabet, padding) {
	let encoding = alphabet === "url" ? "base64url" : "base64", bytes = Buffer.from(text, encoding), plain = bytes.toString(encoding).replaceAll("=", "");
	return (padding === "padded" ? plain.padEnd(Math.ceil(plain.length / 4) * 4, "=") : plain) === text ? bytes : void 0;
}
/** A digest in standard, padded base64 as hex; the text itself where it is not that, so that the check of the digest reports it. */
function hexOfBase64(text) {
	return typeof text == "string" ? fromBase64(text, "standard", "padded")?.toString("hex") ?? text : text;
}
// src/manifests/formats/bsd.ts
/**
* BSD and OpenSSL tagged lists:
*
*   entry = *BLANK ["\"] tag [" "] "(" name ")" *BLANK "=" *BLANK digest      ; the name ends at the LAST ")"
*   tag   = "SHA256" / "SHA384" / "SHA512" / "SHA2-256" / "SHA2-384" / "SHA2-512" / "BLAKE2b" / "BLAKE2B-512" / a weak or other one
*
* `SHA2-256(f)= …` is what OpenSSL 3 prints, `SHA-256 (f) = …` some checkers on Windows. The digest is hex, or base64 as `cksum --base64`
* writes it. Tags are case-sensitive, as in coreutils. A file may have a line for each of several
* digests: all that are compared here count, the others (MD5, SHA1, SHA3-256, …) are read and count for nothing.
* @see https://www.gnu.org/software/coreutils/manual/html_node/cksum-output-modes.html
*/
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
/** `cksum --base64` and OpenBSD's `sha256 -b` write the same lines with base64, `openssl dgst -c` with a colon after each byte. */
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
	parse: parse$31
};
function parse$31(manifest) {
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
// src/manifests/formats/cargo.ts
const cargo = {
	name: "cargo",
	detect: ({ text, fileName }) => /^[ \t\r\n]*\{[ \t\r\n]*"(?:files"[ \t\r\n]*:[ \t\r\n]*\{|package"[ \t\r\n]*:[ \t\r\n]*(?:null|"[0-9a-f]{64}"))/.test(text) && (fileName === ".cargo-checksum.json" || text.includes("\"package\"")),
	parse: parse$30
};
function parse$30(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest), json = readJson(manifest, entries);
	if (json === void 0) return entries.done();
	let files = isRecord(json.value) ? json.value.files : void 0;
	if (!isRecord(files)) return entries.problem("manifest-malformed", 1, "it has no \"files\" object"), entries.done();
	for (let [path, hex] of Object.entries(files)) {
		if (entries.hopeless) break;
		let line = json.facts.lineOf(`/files/${require_gate.pointerKey(path)}`), digests = entries.digests(line, typeof hex == "string" ? hex : "", "sha256");
		digests !== void 0 && entries.add({
			path,
			digests,
			line
		});
	}
	return entries.done();
}
// src/manifests/formats/columns.ts
const ENTRY$2 = /^([0-9A-Za-z]+)[ \t]+(-?[0-9][^ \t]*)[ \t]+(.+)$/s, columns = {
	name: "columns",
	detect: ({ text }) => /^[0-9A-Fa-f]{32,}(?: |\t+)-?[0-9]+[ \t]+[^ \t]/.test(require_gate.firstEntryLines(text)[0] ?? ""),
	parse: parse$29
};
function parse$29(manifest) {
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
// src/manifests/json-list.ts
/** True when the text begins like a JSON object and has this key with a value that begins so. */
function hasMember(text, key, value = "") {
	return /^\s{0,4096}\{/.test(text) && RegExp(`"${key}"\\s*:\\s*${value}`).test(text);
}
/**
* Reads a manifest that is one JSON object.
* @param take gets the collector of entries, the object, and the facts that JSON.parse does not report
*/
function parseJsonList(manifest, take) {
	let entries = new require_gate.ManifestBuilder(manifest), json = readJson(manifest, entries);
	return json === void 0 || (isRecord(json.value) ? take(entries, json.value, json.facts) : entries.problem("manifest-malformed", 1, "it is not a JSON object")), entries.done();
}
/**
* Calls back for each item of a list; stops early when the manifest is hopeless. What is not a list is a problem, except that an absent one may
* be allowed.
* @param pointer of the list
*/
function eachItem(entries, list, pointer, facts, take) {
	if (!Array.isArray(list)) return entries.problem("manifest-malformed", facts.lineOf(pointer), `it has no list ${pointer}`);
	for (let [index, item] of list.entries()) {
		if (entries.hopeless) return;
		let own = `${pointer}/${index}`;
		take(item, facts.lineOf(own), own);
	}
}
/** The text at a key; empty where there is none. */
function textAt(value, key) {
	let text = isRecord(value) ? value[key] : void 0;
	return typeof text == "string" ? text : "";
}
/**
* A byte length at a key of an object, as a number or as digits in a text. Undefined where it is absent; a problem where it is something else.
* @returns false after a problem
*/
function lengthAt(entries, value, key, pointer, facts) {
	let length = value[key];
	if (length == null) return;
	let line = facts.lineOf(pointer);
	if (typeof length == "string") return entries.bytes(line, length) ?? !1;
	let bytes = facts.wholeNumber(`${pointer}/${key}`, length);
	return bytes === void 0 ? (entries.problem("manifest-length-invalid", line, "the byte length is not a whole number from 0 to 2^53-1"), !1) : bytes;
}
// src/manifests/named-digests.ts
/**
* Picks, of the digests that one entry names, those that count. Names are compared in lower case without `-` and `_`. Unknown and weak
* ones are passed over, but one that counts must stand beside them: else undefined, with the problem noted.
* @param pairs name and hex digest, as it is in the manifest: a list with the digest in it is not the digest
*/
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
]), conda = {
	name: "conda",
	fileNames: ["paths.json"],
	detect: ({ text }) => hasMember(text, "paths_version", "\\d") && hasMember(text, "_path", "\""),
	parse: parse$28
};
function parse$28(manifest) {
	return parseJsonList(manifest, (entries, document, facts) => {
		let installed = isRecord(document.paths_data), list = isRecord(document.paths_data) ? document.paths_data : document, at = installed ? "/paths_data" : "";
		if (installed && document.paths !== void 0) return entries.problem("manifest-malformed", facts.lineOf("/paths"), "it has \"paths\" and \"paths_data\": one of the lists would be passed over");
		if (list.paths_version !== 1) return entries.problem("manifest-schema-unknown", facts.lineOf(at), "its \"paths_version\" is not 1");
		let links = 0;
		eachItem(entries, list.paths, `${at}/paths`, facts, (entry, line, pointer) => {
			if (!isRecord(entry)) return entries.problem("manifest-malformed", line, "an entry is not an object");
			let type = entry.path_type;
			type === "softlink" || type === "directory" ? links++ : type === "hardlink" ? readFile$1(entries, entry, line, pointer, facts) : entries.problem("manifest-malformed", line, "the \"path_type\" is not known", textAt(entry, "_path"));
		}), entries.notice("its paths start at the folder that holds \"info\" or \"conda-meta\""), links > 0 && entries.notice(`${links} of its entries are links or folders, and are not checked`);
	});
}
function readFile$1(entries, entry, line, pointer, facts) {
	let path = textAt(entry, "_path"), replaced = entry.sha256_in_prefix, bytes = lengthAt(entries, entry, "size_in_bytes", pointer, facts), digests = namedDigests(entries, line, path, [["sha256", replaced ?? entry.sha256]]);
	if (digests === void 0 || bytes === !1) return;
	let isReplaced = replaced !== void 0 && replaced !== entry.sha256;
	entries.add({
		path,
		digests,
		line,
		...bytes !== void 0 && !isReplaced && { bytes }
	});
}
// src/manifests/path-of-url.ts
/**
* The path that a relative URL reference names: without escapes, which are of UTF-8.
* @returns undefined for an address, a query, a fragment, and for an escape that names a character that a path is made of (`%2F`, `%00`)
* @see https://www.rfc-editor.org/rfc/rfc3986#section-4.2
*/
function pathOfUrl(url) {
	if (!(url === "" || /^[A-Za-z][A-Za-z0-9+.-]*:|^\/\/|[?#]|%(?:2f|5c|00)/i.test(url))) try {
		return decodeURIComponent(url);
	} catch {
		return;
	}
}
// src/manifests/formats/croissant.ts
const croissant = {
	name: "croissant",
	detect: ({ text }) => hasMember(text, "distribution", "\\[") && /"http:\/\/mlcommons\.org\/croissant\/1\.\d"/.test(text),
	parse: parse$27
};
function parse$27(manifest) {
	return parseJsonList(manifest, (entries, document, facts) => {
		let unchecked = { files: 0 };
		eachItem(entries, document.distribution, "/distribution", facts, (item, line) => {
			if (!isRecord(item)) return entries.problem("manifest-malformed", line, "an item of \"distribution\" is not an object");
			if (![item["@type"]].flat().some((type) => typeof type == "string" && /(?:^|[:/#])FileObject$/.test(type))) return;
			let url = textAt(item, "contentUrl");
			if (item.containedIn !== void 0 || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(url)) {
				unchecked.files++;
				return;
			}
			let path = pathOfUrl(url);
			if (path === void 0) return entries.problem("manifest-path-unsafe", line, "the \"contentUrl\" is not that of a file beside it", url);
			let digests = namedDigests(entries, line, path, ["sha256", "md5"].flatMap((name) => item[name] === void 0 ? [] : [[name, item[name]]]));
			digests !== void 0 && entries.add({
				path,
				digests,
				line
			});
		}), unchecked.files > 0 && entries.notice(`${unchecked.files} of its files are on the web or in an archive, and are not checked`);
	});
}
// src/manifests/formats/cyclonedx.ts
const cyclonedx = {
	name: "cyclonedx",
	detect: ({ text }) => hasMember(text, "bomFormat", "\"CycloneDX\""),
	parse: parse$26
};
function parse$26(manifest) {
	return parseJsonList(manifest, (entries, document, facts) => {
		let { metadata } = document;
		isRecord(metadata) && isRecord(metadata.component) && entries.notice("the component that it describes (\"metadata\") is not checked");
		let others = readComponents(entries, document.components ?? [], "/components", facts);
		others > 0 && entries.notice(`${others} components are not files, and are not checked`);
	});
}
/** @returns how many components are not files. Nesting is bounded by the depth of JSON that is read. */
function readComponents(entries, list, pointer, facts) {
	let others = 0;
	return eachItem(entries, list, pointer, facts, (component, line, own) => {
		if (!isRecord(component)) return entries.problem("manifest-malformed", line, "a component is not an object");
		component.type === "file" ? readFile(entries, component, line) : others++;
		let { components } = component;
		components !== void 0 && (others += readComponents(entries, components, `${own}/components`, facts));
	}), others;
}
function readFile(entries, component, line) {
	let path = textAt(component, "name"), hashes = isRecord(component) ? component.hashes : void 0, digests = namedDigests(entries, line, path, Array.isArray(hashes) ? hashes.filter(isRecord).map((one) => [textAt(one, "alg"), one.content]) : []);
	digests !== void 0 && entries.add({
		path,
		digests,
		line
	});
}
// src/manifests/formats/data-package.ts
const dataPackage = {
	name: "data-package",
	fileNames: ["datapackage.json"],
	detect: ({ text, fileName }) => hasMember(text, "resources", "\\[") && (fileName === "datapackage.json" || hasMember(text, "hash", "\"(?:sha\\d+:)?[0-9a-f]{32,}")),
	parse: parse$25
};
function parse$25(manifest) {
	return parseJsonList(manifest, (entries, document, facts) => {
		let unchecked = { count: 0 };
		eachItem(entries, document.resources, "/resources", facts, (resource, line, pointer) => {
			if (!isRecord(resource)) return entries.problem("manifest-malformed", line, "a resource is not an object");
			let paths = [resource.path ?? []].flat(), [path] = paths;
			if (path === void 0 || typeof path == "string" && /^[A-Za-z][A-Za-z0-9+.-]{1,20}:\/\//.test(path)) {
				unchecked.count++;
				return;
			}
			if (paths.length > 1 || typeof path != "string") return entries.problem("manifest-malformed", line, "a resource of several files has one hash, which is of none of them");
			let [, algorithm = "md5", hex = ""] = /^(?:([a-z0-9-]+):)?(.*)$/s.exec(textAt(resource, "hash")) ?? [], bytes = lengthAt(entries, resource, "bytes", pointer, facts), digests = namedDigests(entries, line, path, hex === "" ? [] : [[algorithm, hex]]);
			digests !== void 0 && bytes !== !1 && entries.add({
				path,
				digests,
				line,
				...bytes !== void 0 && { bytes }
			});
		}), unchecked.count > 0 && entries.notice(`${unchecked.count} of its resources are not files here, and are not checked`);
	});
}
// src/manifests/formats/debian.ts
const STRONG$1 = /* @__PURE__ */ new Map([
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
	parse: parse$24
};
function parse$24(manifest) {
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
	let strong = STRONG$1.get(field), weak = WEAK$1.get(field);
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
	fileNames: ["Packages", "Sources"],
	detect: ({ text }) => {
		let paragraph = paragraphStart(text);
		return /^Package:[ \t]*[a-z0-9]/m.test(paragraph) && /^(?:Filename|Directory):[ \t]*[^ \t]/m.test(paragraph);
	},
	parse: parse$23
};
function paragraphStart(text) {
	if (!/^[A-Z][A-Za-z0-9-]*:/.test(require_gate.firstEntryLines(text)[0] ?? "")) return "";
	let start = text.slice(0, 65536).replaceAll("\r\n", "\n").trimStart(), end = start.indexOf("\n\n");
	return end < 0 ? start : start.slice(0, end);
}
function parse$23(manifest) {
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
/** Fields of a source that list files by digests that can be forged. */
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
		let size = one("size"), bytes = entries.bytes(size?.line ?? first, size?.text ?? ""), pairs = ["sha256", "sha512"].flatMap((name) => paragraph.get(name)?.values.map(({ text }) => [name, text]) ?? []), digests = namedDigests(entries, file.line, file.text, pairs);
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
	let path = `${folder}/${file}`, bytes = entries.bytes(line, size), digests = namedDigests(entries, line, path, [[name, hex]]);
	bytes !== void 0 && digests !== void 0 && entries.add({
		path,
		digests,
		bytes,
		line
	});
}
// src/manifests/formats/distinfo.ts
const ENTRY$1 = /^([A-Za-z][A-Za-z0-9-]*) \((.+)\) = ([0-9A-Za-z]*)( bytes)?$/s, distinfo = {
	name: "distinfo",
	fileNames: ["distinfo"],
	detect: ({ text }) => {
		let lines = require_gate.firstEntryLines(text.slice(0, 65536), 20);
		return /^(?:TIMESTAMP = \d+|\$NetBSD(?:: .*)?\$)$/.test(lines[0] ?? "") || lines.some((line) => /^S(?:IZE|ize) \(.+\) = \d+(?: bytes)?$/.test(line));
	},
	parse: parse$22
};
function parse$22(manifest) {
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
// src/manifests/formats/electron-builder.ts
/**
* `latest.yml`, `latest-mac.yml`, `latest-linux.yml`: what electron-builder writes for updates.
*
*   {version, files: [{url, sha512, size, blockMapSize?}], path, sha512, releaseDate}        ; sha512 in base64, url percent-encoded
*
* `packages`, of installers that load the program from the web, has `{path, sha512, size}` for each processor. `path` and `sha512` at the top, for old clients, name one of the files again, and must agree with it. A file that was signed or stapled after the
* list was written has changed: that is what the list is for.
* @see https://www.electron.build/auto-update
*/
/** Real ones have at most a few kilobytes. A parser of YAML compares each key of a map with all others: a megabyte of keys takes minutes. */
const MAX_CHARACTERS$1 = 65536, electronBuilder = {
	name: "electron-builder",
	detect: ({ text }) => /^version: \S/m.test(text.slice(0, 4096)) && /^[ -]+url: \S/m.test(text.slice(0, 8192)) && /^ +sha512: [A-Za-z0-9+/]{86}==\r?$/m.test(text.slice(0, 8192)),
	parse: parse$21
};
async function parse$21(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest), document = await documentOf(manifest, entries);
	if (document === void 0) return entries.done();
	let { files, path, sha512 } = document, lines = manifest.text.split("\n").flatMap((text, index) => /^[ -]*url:/.test(text) ? [index + 1] : []);
	if (!Array.isArray(files)) entries.problem("manifest-malformed", 1, "it has no list \"files\"");
	else for (let [index, file] of files.entries()) {
		if (entries.hopeless) break;
		add$1(entries, lines[index] ?? 1, textAt(file, "url"), file, !0);
	}
	for (let one of Object.values(isRecord(document.packages) ? document.packages : {})) add$1(entries, 1, textAt(one, "path"), one, !1);
	return (path !== void 0 || sha512 !== void 0) && add$1(entries, 1, textAt(document, "path"), document, !1), entries.done();
}
/** Strict: no anchors, tags or duplicate keys, which the tool never writes. */
async function documentOf(manifest, entries) {
	let { text, bytewise, file } = manifest;
	if (bytewise) entries.problem("manifest-encoding", void 0, "YAML must be UTF-8");
	else if (text.length > MAX_CHARACTERS$1) entries.problem("manifest-too-large", void 0, `it has more than ${MAX_CHARACTERS$1} characters, which no such list has`);
	else if (file && !text.endsWith("\n")) entries.problem("manifest-truncated", void 0, "the last line has no line feed: the manifest may be cut");
	else try {
		let { parseDocument } = await Promise.resolve().then(() => require("./yaml.cjs")).then((n) => /* @__PURE__ */ require_rolldown_runtime.__toESM(n.require_dist(), 1)), parsed = parseDocument(text, {
			uniqueKeys: !0,
			version: "1.2",
			schema: "failsafe",
			strict: !0,
			logLevel: "error"
		}), [error = parsed.warnings[0]] = parsed.errors, value = error === void 0 ? parsed.toJS({ maxAliasCount: 0 }) : void 0;
		if (error === void 0 && isRecord(value)) return value;
		entries.problem("manifest-malformed", error?.linePos?.[0].line, error === void 0 ? "it is not a map" : "it is not YAML that can be read");
	} catch (error) {
		entries.problem("manifest-malformed", void 0, `it is not YAML that can be read: ${require_hashing.errorMessage(error)}`);
	}
}
function add$1(entries, line, url, file, isListed) {
	let path = pathOfUrl(url);
	if (path === void 0) return entries.problem("manifest-path-unsafe", line, "the \"url\" is not that of a file beside the list", url);
	let size = textAt(file, "size");
	if (size === "" && isListed) return entries.problem("manifest-length-invalid", line, "the file has no \"size\"", path);
	let bytes = size === "" ? void 0 : entries.bytes(line, size), digests = namedDigests(entries, line, path, [["sha512", hexOfBase64(textAt(file, "sha512"))]]);
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
	parse: parse$20
};
function parse$20(manifest) {
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
	let digests = namedDigests(entries, line, path, sums.flatMap((word, index) => index % 2 == 0 ? [[word, sums[index + 1] ?? ""]] : []));
	bytes !== void 0 && digests !== void 0 && entries.add({
		path,
		digests,
		bytes,
		line
	});
}
/** Undefined also for white space that GLEP 74 wants escaped: another reader would end the path there. */
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
	parse: parse$19
};
function parse$19(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest), [first = ""] = require_gate.firstEntryLines(manifest.text.slice(0, 65536)), rows = /^\s*[[{]/.test(manifest.text) ? jsonRows(manifest, entries) : HEADER.test(first) ? csvRows(manifest, entries) : listRows(manifest, entries);
	if (entries.failed) return entries.done();
	let paths = relativePaths(rows.map(({ path }) => path));
	paths === void 0 && entries.problem("manifest-path-unsafe", rows[0]?.line, "some of its paths are absolute and some are not, or on another drive");
	for (let [index, { algorithm, hash, path, line }] of rows.entries()) {
		let own = paths?.names[index];
		if (entries.hopeless || own === void 0) break;
		let digests = namedDigests(entries, line, path, [[algorithm, hash]]);
		digests !== void 0 && entries.add({
			path: own,
			digests,
			line
		});
	}
	return paths?.folder !== void 0 && entries.notice(`its paths are absolute, and are taken relative to their folder ${JSON.stringify(paths.folder)}`), entries.done();
}
/** @returns undefined where absolute paths are mixed with relative ones, or have no drive in common */
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
	let json = readJson(manifest, entries);
	return json === void 0 ? [] : (Array.isArray(json.value) ? json.value : [json.value]).map((item, index) => {
		let line = json.facts.lineOf(`/${index}`), [algorithm, hash, path] = [
			"Algorithm",
			"Hash",
			"Path"
		].map((key) => textAt(item, key));
		return isRecord(item) && algorithm && hash && path || entries.problem("manifest-malformed", line, "an item has no \"Algorithm\", \"Hash\" and \"Path\""), {
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
// src/manifests/formats/gnu.ts
const ENTRY = /^[ \t]*(\\?)([0-9A-Za-z+/]{2,}={0,2})[ \t](.+)$/s, BASE64 = /^(?:[0-9A-Za-z+/]{43}=|[0-9A-Za-z+/]{86}==)$/, gnu = {
	name: "gnu",
	detect: ({ text }) => /^[ \t]*\\?(?:[0-9A-Fa-f]{32,}|[0-9A-Za-z+/]{43}=|[0-9A-Za-z+/]{86}==)[ \t]./.test(require_gate.firstEntryLines(text)[0] ?? ""),
	parse: parse$18
};
function parse$18(manifest) {
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
// src/manifests/formats/hashdeep.ts
const MAGIC = "%%%% HASHDEEP-1.0", hashdeep = {
	name: "hashdeep",
	detect: ({ text }) => require_gate.firstEntryLines(text)[0] === MAGIC,
	parse: parse$17
};
function parse$17(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest), columns, magic = !1;
	return require_gate.eachLine(manifest, entries, (text, line) => {
		text === "" || text.startsWith("#") || (magic ? columns === void 0 ? (columns = columnsOf(text), columns === void 0 && entries.problem("manifest-malformed", line, "not \"%%%% size,…,filename\"")) : row$1(entries, line, text, columns) : (magic = text === MAGIC, magic || entries.problem("manifest-malformed", line, `the first line is not "${MAGIC}"`)));
	}), entries.done();
}
/** The digests' names; undefined when the line is not a header. */
function columnsOf(text) {
	let [size, ...names] = text.replace(/^%%%% /, "").split(",");
	return text.startsWith("%%%% ") && size === "size" && names.pop() === "filename" ? names : void 0;
}
function row$1(entries, line, text, columns) {
	let parts = text.split(",", columns.length + 1), name = text.slice(parts.join(",").length + 1), [size = "", ...hexes] = parts;
	if (hexes.length !== columns.length || name === "") return entries.problem("manifest-malformed", line, `not "size,${columns.join(",")},filename"`);
	let bytes = entries.bytes(line, size), digests = namedDigests(entries, line, name, columns.map((column, index) => [column, hexes[index] ?? ""]));
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
	parse: parse$16
}, MAX_LOOK_CHARACTERS = 262144;
function parse$16(manifest) {
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
			let digests = namedDigests(entries, line, path, [[algorithm, hex]]);
			digests !== void 0 && entries.add({
				path,
				digests,
				line
			});
		}
	}), entries.notice(require_gate.UNSIGNED), entries.done();
}
const SHARD = /^(.+):(\d{1,16}):(\d{1,16})$/s;
/** @param statement with the predicate type of OMS 1.0 */
function readModel(entries, statement, line) {
	let { resources, serialization } = isRecord(statement.predicate) ? statement.predicate : {}, method = textAt(serialization, "method");
	if (!Array.isArray(resources) || !isRecord(serialization)) return entries.problem("manifest-malformed", line, "its predicate has no \"resources\" and \"serialization\"");
	if (method !== "files" && method !== "shards") return entries.problem("manifest-schema-unknown", line, "the \"method\" of its serialization is neither \"files\" nor \"shards\"");
	let subjects = statement.subject;
	if (textAt(Array.isArray(subjects) && subjects.length === 1 ? subjects[0]?.digest : void 0, "sha256") !== rootDigest(resources)) return entries.problem("manifest-malformed", line, "the digest of its subject is not that of its resources");
	for (let resource of resources) {
		if (entries.hopeless) return;
		readResource(entries, line, resource, method === "shards");
	}
	entries.notice("files of the model that it does not list are reported only where \"covers\" names them");
}
/** SHA-256 over the raw digests in the order of the list. */
function rootDigest(resources) {
	let hash = (0, node_crypto.createHash)("sha256");
	for (let resource of resources) hash.update(Buffer.from(textAt(resource, "digest"), "hex"));
	return hash.digest("hex");
}
function readResource(entries, line, resource, sharded) {
	let shown = textAt(resource, "name"), [, name = "", start, end = ""] = sharded ? SHARD.exec(shown) ?? [] : [
		"",
		shown,
		"0"
	], digests = namedDigests(entries, line, name, [[textAt(resource, "algorithm"), isRecord(resource) ? resource.digest : void 0]]);
	if (digests === void 0) return;
	if (!sharded) return addOnce(entries, line, {
		path: name,
		digests,
		line
	});
	if (start !== "0") return entries.problem("manifest-malformed", line, start === void 0 ? "a resource is not \"PATH:START:END\"" : "the file has several shards, whose digests are not compared here: sign it with the method \"files\"", shown);
	let bytes = entries.bytes(line, end);
	bytes !== void 0 && addOnce(entries, line, {
		path: name,
		digests,
		bytes,
		line
	});
}
/** A name twice would be a second shard, or a second file. */
function addOnce(entries, line, entry) {
	let { path } = entry, before = entries.count;
	entries.add(entry), entries.count === before && !entries.failed && entries.problem("manifest-path-duplicate", line, "two resources have the same name", path);
}
// src/manifests/formats/in-toto.ts
/**
* in-toto Statements (v0.1, v1), bare, in a DSSE envelope, in a Sigstore bundle, or several of these as JSON lines.
*
* What the subjects are depends on the type of the predicate: in most they are files; of a signed model (OMS) they are the model as a whole, and
* the files are in the predicate; of a release of GitHub one of them is the release itself. A Statement's subjects are matched by digest; their names are free text. It is read as a manifest only when every name is a unique
* relative path. Unknown fields are ignored, as the specification wants; signatures and predicates are not judged, and a notice states that.
* @see https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md
* @see https://github.com/secure-systems-lab/dsse/blob/master/envelope.md
*/
const STATEMENT = /^https:\/\/in-toto\.io\/Statement\/v(?:0\.1|1)$/, RELEASE = /^https:\/\/in-toto\.io\/attestation\/release\/v0\.[12]$/, PAYLOAD_TYPE = "application/vnd.in-toto+json", inToto = {
	name: "in-toto",
	detect: ({ text }) => /^[ \t\r\n]*\{/.test(text) && (text.includes("\"https://in-toto.io/Statement/") || text.includes(`"${PAYLOAD_TYPE}"`)),
	parse: parse$15
};
function parse$15(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest);
	return isJsonLines(manifest.text) ? require_gate.eachLine(manifest, entries, (text, line) => {
		text.trim() !== "" && readDocument(entries, {
			...manifest,
			text
		}, line);
	}) : readDocument(entries, manifest, 1), entries.done();
}
/** True when the first line is a whole JSON object and is not the only line. */
function isJsonLines(text) {
	let feed = text.indexOf("\n");
	if (feed < 0 || text.slice(feed).trim() === "") return !1;
	try {
		return isRecord(JSON.parse(text.slice(0, feed)));
	} catch {
		return !1;
	}
}
function readDocument(entries, manifest, line) {
	let json = readJson(manifest, entries, line);
	if (json === void 0) return;
	let { value } = json;
	if (!isRecord(value)) return entries.problem("manifest-malformed", line, "not a JSON object");
	let envelope = isRecord(value.dsseEnvelope) ? value.dsseEnvelope : value;
	if (envelope.payload === void 0 && envelope.payloadType === void 0) return entries.notice(require_gate.UNSIGNED), readStatement(entries, value, (index) => json.facts.lineOf(`/subject/${index}`));
	entries.notice("unauthenticated: its signature is not verified here");
	let payload = payloadOf(envelope);
	if (typeof payload != "string") return entries.problem("manifest-malformed", line, payload.reason);
	let statement = readJson({
		...manifest,
		text: payload
	}, entries, line)?.value;
	statement !== void 0 && readStatement(entries, statement, () => line);
}
function payloadOf({ payload, payloadType }) {
	if (payloadType !== PAYLOAD_TYPE) return { reason: `the envelope's payloadType is not "${PAYLOAD_TYPE}"` };
	let text = typeof payload == "string" ? payload : "", bytes = fromBase64(text, "standard", "padded") ?? fromBase64(text, "url", "padded") ?? fromBase64(text, "url", "bare");
	return bytes === void 0 || bytes.length === 0 ? { reason: "the envelope's payload is not base64" } : (0, node_buffer.isUtf8)(bytes) ? bytes.toString("utf8") : { reason: "the envelope's payload is not UTF-8" };
}
function readStatement(entries, statement, lineOf) {
	if (!isRecord(statement) || typeof statement._type != "string" || !STATEMENT.test(statement._type)) return entries.problem("manifest-schema-unknown", lineOf(0), "its \"_type\" is not that of an in-toto Statement v0.1 or v1");
	let type = textAt(statement, "predicateType");
	if (type === "https://model_signing/signature/v1.0") return readModel(entries, statement, lineOf(0));
	let { predicate } = statement;
	if (type.startsWith("https://model_signing/") || isRecord(predicate) && isRecord(predicate.serialization)) return entries.problem("manifest-schema-unknown", lineOf(0), "its predicate is of a signed model, and its \"predicateType\" not that of OMS 1.0");
	let isRelease = RELEASE.test(type), subjects = statement.subject;
	if (!Array.isArray(subjects)) return entries.problem("manifest-malformed", lineOf(0), "it has no list \"subject\"");
	let names = /* @__PURE__ */ new Set();
	for (let [index, subject] of subjects.entries()) {
		if (entries.hopeless) break;
		isRelease && textAt(subject, "name") === "" && textAt(subject, "uri").startsWith("pkg:github/") || readSubject(entries, lineOf(index), subject, names);
	}
}
function readSubject(entries, line, subject, names) {
	let path = isRecord(subject) ? subject.name : void 0, digest = isRecord(subject) ? subject.digest : void 0;
	if (typeof path != "string" || path === "_") return entries.problem("manifest-path-unsafe", line, "a subject has no name: it cannot be read as a path");
	if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(path)) return entries.problem("manifest-path-unsafe", line, "a subject's name is an address, not a path", path);
	if (names.has(path)) return entries.problem("manifest-path-duplicate", line, "two subjects have the same name", path);
	if (names.add(path), !isRecord(digest)) return entries.problem("manifest-malformed", line, "a subject has no \"digest\" object", path);
	let digests = namedDigests(entries, line, path, Object.entries(digest));
	digests !== void 0 && entries.add({
		path,
		digests,
		line
	});
}
// src/manifests/formats/jar.ts
const jar = {
	name: "jar",
	fileNames: ["MANIFEST.MF"],
	detect: ({ text }) => /^(?:Manifest|Signature)-Version:[ \t]*\d/.test(require_gate.firstEntryLines(text)[0] ?? ""),
	parse: parse$14
};
function parse$14(manifest) {
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
/** @returns false for a section without a digest, which may have other attributes only */
function readSection(entries, section) {
	let [first] = section, seen = new Set(section.map(({ name }) => name.toLowerCase()));
	if (first === void 0) return !1;
	let pairs = section.flatMap(({ name, value }) => {
		let [, algorithm] = /^(.+)-Digest$/i.exec(name) ?? [];
		return algorithm === void 0 ? [] : [[algorithm, hexOfBase64(value)]];
	});
	if (first.name.toLowerCase() !== "name") entries.problem("manifest-malformed", first.line, "a section does not begin with \"Name:\"");
	else if (seen.size !== section.length) entries.problem("manifest-key-duplicate", first.line, "an attribute is given twice in a section", first.value);
	else if (pairs.length === 0) return !1;
	else {
		let digests = namedDigests(entries, first.line, first.value, pairs);
		digests !== void 0 && entries.add({
			path: first.value,
			digests,
			line: first.line
		});
	}
	return !0;
}
// src/manifests/formats/lfs.ts
const VERSIONS$1 = [
	"https://git-lfs.github.com/spec/v1",
	"https://hawser.github.com/spec/v1",
	"http://git-media.io/v/2"
], lfs = {
	name: "lfs",
	detect: ({ text }) => VERSIONS$1.some((url) => text.startsWith(`version ${url}`)),
	parse: parse$13
};
function parse$13(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest), values = /* @__PURE__ */ new Map();
	if (manifest.bytewise ? entries.problem("manifest-encoding", void 0, "a pointer must be UTF-8") : manifest.text.length >= 1024 ? entries.problem("manifest-malformed", void 0, "a pointer has less than 1024 bytes") : require_gate.eachLine(manifest, entries, (text, line) => keepLine(entries, values, text, line)), entries.failed) return entries.done();
	let [version, oid, size] = [
		"version",
		"oid",
		"size"
	].map((key) => values.get(key));
	if (version?.line !== 1 || !VERSIONS$1.includes(version.value)) entries.problem("manifest-malformed", 1, "the first line is not \"version\" with the address of a known version");
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
// src/manifests/unvis.ts
/** Escapes of vis(3) with one letter. */
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
/**
* Undoes vis(3): a backslash with three octal digits is a byte, with a letter a control character. Bytes that form UTF-8 are characters.
* @returns undefined for any other escape, and for bytes that are not UTF-8
* @see https://man.freebsd.org/cgi/man.cgi?vis(3)
*/
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
	fileNames: [".MTREE"],
	detect: ({ text }) => /^#mtree\b/.test(text) || /^\/set [a-z]/.test(require_gate.firstEntryLines(text)[0] ?? ""),
	parse: parse$12
};
/** Where the entries are that have no "/" of their own. */
var Place = class {
	folders = [];
	defaults = /* @__PURE__ */ new Map();
	unsealed = 0;
};
function parse$12(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest), place = new Place(), pieces = [], first = 0, characters = 0;
	return require_gate.eachLine(manifest, entries, (text, line) => {
		if (pieces.length === 0 && text.trimStart().startsWith("#")) return;
		pieces.length === 0 && ([first, characters] = [line, 0]);
		let goesOn = /(?:^|[^\\])(?:\\\\)*\\$/.test(text);
		if (pieces.push(goesOn ? text.slice(0, -1) : text), characters += text.length, characters > MAX_ENTRY_CHARACTERS && entries.problem("manifest-malformed", first, `the entry has more than ${MAX_ENTRY_CHARACTERS} characters`), goesOn && characters <= MAX_ENTRY_CHARACTERS) return;
		let entry = pieces.join(" ");
		pieces = [], characters <= MAX_ENTRY_CHARACTERS && readLine(entries, place, entry, first);
	}), pieces.length > 0 && entries.problem("manifest-truncated", first, "the last line goes on in a line that is missing"), place.unsealed > 0 && entries.notice(`${place.unsealed} of its entries are folders or links, and are not checked`), entries.done();
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
	if (OTHER_TYPES.has(type)) {
		place.unsealed++;
		return;
	}
	if (type !== "file") return entries.problem("manifest-malformed", line, "the \"type\" of the entry is not known", path);
	let size = keywords.get("size"), bytes = size === void 0 ? void 0 : entries.bytes(line, size), digests = namedDigests(entries, line, path, [...keywords].flatMap(([key, value]) => DIGEST.test(key) ? [[key.replace(/digest$/, ""), value]] : []));
	digests === void 0 || size !== void 0 && bytes === void 0 || entries.add({
		path,
		digests,
		line,
		...bytes !== void 0 && { bytes }
	});
}
/** What has no bytes of its own. */
const OTHER_TYPES = /* @__PURE__ */ new Set([
	"block",
	"char",
	"fifo",
	"link",
	"socket"
]), DIGEST = /^(?:md5|sha1|sha256|sha384|sha512|rmd160|ripemd160)(?:digest)?$/, KEPT = /^(?:type|size|(?:md5|sha1|sha256|sha384|sha512|rmd160|ripemd160)(?:digest)?)$/, MAX_DEPTH = 2048, MAX_ENTRY_CHARACTERS = 65536, TYPE = /^https:\/\/ocfl\.io\/1\.[01]\/spec\/#inventory$/, ALGORITHMS$1 = /* @__PURE__ */ new Map([["sha512", "sha512"], ["sha256", "sha256"]]), ocfl = {
	name: "ocfl",
	fileNames: ["inventory.json"],
	detect: ({ text }) => hasMember(text, "type", "\"https://ocfl\\.io/\\d"),
	parse: parse$11
};
function parse$11(manifest) {
	let covers, parsed = parseJsonList(manifest, (entries, inventory, facts) => {
		let wrong = headProblem(inventory);
		if (wrong !== void 0) return entries.problem(wrong.code, facts.lineOf(wrong.pointer), wrong.reason);
		readVersions(entries, inventory, facts, readManifest(entries, inventory, facts)), covers = `v*/${contentDirectory(inventory).replace(/[\\*?[\]{},!]/g, "\\$&")}/**`;
	});
	return {
		...parsed,
		...covers !== void 0 && parsed.problems.length === 0 && { covers: [covers] }
	};
}
function contentDirectory(inventory) {
	return textAt(inventory, "contentDirectory") || "content";
}
function headProblem(inventory) {
	let malformed = (pointer, reason) => ({
		code: "manifest-malformed",
		pointer,
		reason
	});
	if (!TYPE.test(textAt(inventory, "type"))) return {
		code: "manifest-schema-unknown",
		pointer: "/type",
		reason: "its \"type\" is not that of an inventory of OCFL 1.0 or 1.1"
	};
	if (!ALGORITHMS$1.has(textAt(inventory, "digestAlgorithm"))) return malformed("/digestAlgorithm", "the \"digestAlgorithm\" is neither sha512 nor sha256 (E025)");
	if (textAt(inventory, "id") === "") return malformed("/id", "it has no \"id\" (E036)");
	let folder = inventory.contentDirectory;
	return folder !== void 0 && (typeof folder != "string" || !/^(?!\.{1,2}$)[^/]+$/.test(folder)) ? malformed("/contentDirectory", "the \"contentDirectory\" is not the name of a folder (E017, E018)") : isRecord(inventory.manifest) ? versionProblem(inventory, malformed) : malformed("/manifest", "it has no \"manifest\" (E041)");
}
/** `v1`, `v2`, … or, with the same number of digits in all of them and a zero first, `v001`, `v002`, … */
function versionProblem({ head, versions }, malformed) {
	if (!isRecord(versions) || Object.keys(versions).length === 0) return malformed("/versions", "it has no \"versions\" (E008)");
	let names = Object.keys(versions), numbers = names.map((name) => /^v\d{1,9}$/.test(name) ? Number(name.slice(1)) : 0).toSorted((a, b) => a - b);
	return !(!names.some((name) => /^v0/.test(name)) || names.every((name) => name.startsWith("v0")) && new Set(names.map((name) => name.length)).size === 1) || numbers.some((number, index) => number !== index + 1) ? malformed("/versions", "its \"versions\" are not v1, v2, … without a gap, in one spelling (E009 to E013)") : head === names.find((name) => Number(name.slice(1)) === numbers.length) ? void 0 : malformed("/head", "the \"head\" is not the last version (E040)");
}
/** @returns the digests, in lower case */
function readManifest(entries, inventory, facts) {
	let algorithm = ALGORITHMS$1.get(textAt(inventory, "digestAlgorithm")), digests = /* @__PURE__ */ new Set(), paths = /* @__PURE__ */ new Set(), inContent = /^v\d+\/[^/]/, content = `/${contentDirectory(inventory)}/`;
	for (let [digest, list] of Object.entries(isRecord(inventory.manifest) ? inventory.manifest : {})) {
		if (entries.hopeless) break;
		let line = facts.lineOf(`/manifest/${require_gate.pointerKey(digest)}`), found = entries.digests(line, digest, algorithm);
		if (digests.has(digest.toLowerCase()) && entries.problem("manifest-key-duplicate", line, "the digest is given twice, in upper and lower case (E096)"), digests.add(digest.toLowerCase()), !Array.isArray(list) || list.length === 0) entries.problem("manifest-malformed", line, "a digest has no list of content paths (E092)");
		else for (let path of list) typeof path == "string" ? paths.has(path) ? entries.problem("manifest-path-duplicate", line, "a content path is given twice (E101)", path) : /(?:^|\/)\.{0,2}(?:\/|$)/.test(path) ? entries.problem("manifest-path-unsafe", line, "a content path has an empty, \".\" or \"..\" segment (E099, E100)", path) : !inContent.test(path) || path.indexOf(content) !== path.indexOf("/") ? entries.problem("manifest-path-unsafe", line, `a content path is not in a "${content.slice(1, -1)}" folder of a version`, path) : found !== void 0 && entries.add({
			path,
			digests: found,
			line
		}) : entries.problem("manifest-malformed", line, "a content path is not a string"), paths.add(String(path));
	}
	return digests;
}
/** https://www.rfc-editor.org/rfc/rfc3339 */
const CREATED = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
/** What a state names and no content file has could not be given back. */
function readVersions(entries, { versions, manifest }, facts, digests) {
	let used = /* @__PURE__ */ new Set();
	for (let [name, version] of Object.entries(isRecord(versions) ? versions : {})) {
		let line = facts.lineOf(`/versions/${require_gate.pointerKey(name)}`), state = isRecord(version) ? version.state : void 0, paths = [];
		if (CREATED.test(textAt(version, "created")) || entries.problem("manifest-malformed", line, "a version has no \"created\" with date, time and time zone (E048, E049)"), !isRecord(state)) entries.problem("manifest-malformed", line, "a version has no \"state\" (E048)");
		else {
			for (let [digest, list] of Object.entries(state)) {
				if (entries.hopeless) return;
				if (used.add(digest.toLowerCase()), isRecord(manifest) && Object.hasOwn(manifest, digest) || entries.problem("manifest-malformed", line, "a digest of a state is not in the manifest (E050)"), !Array.isArray(list) || list.length === 0 || !list.every((path) => typeof path == "string")) entries.problem("manifest-malformed", line, "a digest of a state has no list of logical paths (E051)");
				else for (let path of list) paths.push(path);
			}
			checkLogicalPaths(entries, line, paths);
		}
	}
	for (let digest of digests) !used.has(digest) && !entries.failed && entries.problem("manifest-malformed", facts.lineOf("/manifest"), "a digest of the manifest is in no state (E107)");
}
/** Where a version is given back, its paths must stay in one folder and not be in each other's way. */
function checkLogicalPaths(entries, line, paths) {
	let all = new Set(paths);
	all.size < paths.length && entries.problem("manifest-path-duplicate", line, "a logical path is given twice in a state (E095)");
	for (let path of all) {
		if (entries.hopeless) return;
		/(?:^|\/)\.{0,2}(?:\/|$)/.test(path) ? entries.problem("manifest-path-unsafe", line, "a logical path has an empty, \".\" or \"..\" segment (E052, E053)", path) : isBelowFile(path, all) && entries.problem("manifest-path-duplicate", line, "a logical path is below another one, which is a file (E095)", path);
	}
}
function isBelowFile(path, all) {
	let segments = 0;
	for (let at = path.indexOf("/"); at >= 0; at = path.indexOf("/", at + 1)) if (++segments > 256 || all.has(path.slice(0, at))) return !0;
	return !1;
}
// src/manifests/formats/oci.ts
const oci = {
	name: "oci",
	fileNames: ["index.json"],
	detect: ({ text }) => hasMember(text, "schemaVersion", "2\\b") && hasMember(text, "digest", "\"[a-z0-9]+:") && hasMember(text, "size", "\\d"),
	parse: parse$10
};
/** Paths of the blobs that list more blobs: those of `manifests`. @param text of an index or manifest that was read without a problem */
function listedManifests(text) {
	let document = JSON.parse(text), manifests = isRecord(document) ? document.manifests : void 0;
	return Array.isArray(manifests) ? manifests.map((one) => `blobs/${textAt(one, "digest").replace(":", "/")}`) : [];
}
function parse$10(manifest) {
	return parseJsonList(manifest, (entries, document, facts) => {
		if (document.schemaVersion !== 2) return entries.problem("manifest-schema-unknown", facts.lineOf("/schemaVersion"), "its \"schemaVersion\" is not 2");
		let elsewhere = { count: 0 };
		for (let key of [
			"manifests",
			"layers",
			"blobs"
		]) {
			let list = document[key];
			if (list !== void 0) {
				if (!Array.isArray(list)) entries.problem("manifest-malformed", facts.lineOf(`/${key}`), `"${key}" is not a list`);
				else for (let [index, item] of list.entries()) {
					if (entries.hopeless) return;
					readDescriptor(entries, item, `/${key}/${index}`, facts, elsewhere);
				}
			}
		}
		document.config !== void 0 && readDescriptor(entries, document.config, "/config", facts, elsewhere), elsewhere.count > 0 && entries.notice(`${elsewhere.count} of its layers may be kept elsewhere (urls), and are not checked`);
	});
}
function readDescriptor(entries, descriptor, pointer, facts, elsewhere) {
	let line = facts.lineOf(pointer);
	if (!isRecord(descriptor)) return entries.problem("manifest-malformed", line, "a descriptor is not an object");
	if (Array.isArray(descriptor.urls) && descriptor.urls.length > 0) {
		elsewhere.count++;
		return;
	}
	let [, algorithm = "", hex = ""] = /^([a-z0-9]+):([0-9a-f]{32,})$/.exec(textAt(descriptor, "digest")) ?? [];
	if (algorithm === "") return entries.problem("manifest-digest-invalid", line, "the digest of a descriptor is not \"algorithm:\", with lower-case hex");
	let path = `blobs/${algorithm}/${hex}`, bytes = lengthOf(entries, descriptor, pointer, facts), digests = namedDigests(entries, line, path, [[algorithm, hex]]);
	digests !== void 0 && bytes !== void 0 && entries.add({
		path,
		digests,
		bytes,
		line
	});
}
function lengthOf(entries, descriptor, pointer, facts) {
	let { size } = descriptor;
	if (typeof size == "number") return lengthAt(entries, descriptor, "size", pointer, facts) || (size === 0 ? 0 : void 0);
	entries.problem("manifest-length-invalid", facts.lineOf(pointer), "a descriptor has no \"size\"");
}
// src/manifests/formats/pip-hash.ts
const HASH = /^--hash=([a-z0-9]+):(\S*)$/, pipHash = {
	name: "pip-hash",
	detect: ({ text }) => {
		let [path = "", hash = ""] = require_gate.firstEntryLines(text.slice(0, 65536), 2);
		return /[^\\]:$/.test(path) && HASH.test(hash);
	},
	parse: parse$9
};
function parse$9(manifest) {
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
		let digests = namedDigests(entries, line, path, [[algorithm, hex]]);
		digests !== void 0 && entries.add({
			path,
			digests,
			line
		});
	}), open !== void 0 && entries.problem("manifest-truncated", open.line, "a path has no digest after it"), entries.done();
}
// src/manifests/formats/ro-crate.ts
const roCrate = {
	name: "ro-crate",
	fileNames: ["ro-crate-metadata.json"],
	detect: ({ text }) => hasMember(text, "@graph", "\\[") && /"https:\/\/w3id\.org\/ro\/crate\/1\.\d/.test(text),
	parse: parse$8
};
function parse$8(manifest) {
	return parseJsonList(manifest, (entries, document, facts) => {
		let unchecked = { files: 0 };
		eachItem(entries, document["@graph"], "/@graph", facts, (entity, line, pointer) => {
			if (!isRecord(entity)) return;
			let url = textAt(entity, "@id"), listed = ["sha256", "sha512"].flatMap((name) => entity[name] === void 0 ? [] : [[name, entity[name]]]);
			if (![entity["@type"]].flat().includes("File")) {
				listed.length > 0 && unchecked.files++;
				return;
			}
			if (listed.length === 0 || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(url)) {
				unchecked.files++;
				return;
			}
			let path = pathOfUrl(url);
			if (path === void 0) return entries.problem("manifest-path-unsafe", line, "the \"@id\" is not that of a file of the crate", url);
			let bytes = lengthAt(entries, entity, "contentSize", pointer, facts), digests = namedDigests(entries, line, path, listed);
			digests !== void 0 && bytes !== !1 && entries.add({
				path,
				digests,
				line,
				...bytes !== void 0 && { bytes }
			});
		}), unchecked.files > 0 && entries.notice(`${unchecked.files} of its files are on the web, have no digest or are not of the type File, and are not checked`);
	});
}
// src/manifests/formats/sidecar.ts
const NAME$1 = /^(.+)\.(sha-?256|sha-?384|sha-?512|blake2b|b2)(?:sums?)?(?:\.txt)?$/i, ALGORITHMS = /* @__PURE__ */ new Map([
	["sha256", "sha256"],
	["sha384", "sha384"],
	["sha512", "sha512"],
	["blake2b", "blake2b512"],
	["b2", "blake2b512"]
]), MAX_CHARACTERS = 1024, sidecar = {
	name: "sidecar",
	detect: ({ text, fileName = "" }) => text.length <= MAX_CHARACTERS && NAME$1.test(fileName) && /^\s*(?:[0-9A-Fa-f]{32,}|[0-9A-Za-z+/]{43,}={0,2})\s*$/.test(text),
	parse: parse$7
};
function parse$7(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest), [, path, ending = ""] = NAME$1.exec(manifest.fileName ?? "") ?? [], algorithm = ALGORITHMS.get(ending.toLowerCase().replace("-", "")), digest = manifest.text.length > MAX_CHARACTERS ? "" : manifest.text.trim(), line = manifest.text.slice(0, manifest.text.indexOf(digest)).split("\n").length;
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
// src/manifests/formats/sigstore.ts
const NAME = /^(.+)\.(?:sigstore(?:\.json)?|bundle(?:\.json)?)$/, sigstore = {
	name: "sigstore",
	detect: ({ text }) => hasMember(text, "messageSignature", "\\{") && text.includes("application/vnd.dev.sigstore.bundle"),
	parse: parse$6
};
function parse$6(manifest) {
	return parseJsonList(manifest, (entries, bundle, facts) => {
		let line = facts.lineOf("/messageSignature"), signature = bundle.messageSignature, digest = isRecord(signature) ? signature.messageDigest : void 0, [, path] = NAME.exec(manifest.fileName ?? "") ?? [];
		if (entries.notice("unauthenticated: its signature is not verified here"), path === void 0) return entries.problem("manifest-path-unsafe", line, "a bundle names no file: its own name must be that of the file with \".sigstore.json\"");
		if (!isRecord(digest)) return entries.problem("manifest-malformed", line, "its signature has no \"messageDigest\"");
		let digests = namedDigests(entries, line, path, [[textAt(digest, "algorithm"), hexOfBase64(digest.digest)]]);
		digests !== void 0 && entries.add({
			path,
			digests,
			line
		});
	});
}
// src/manifests/formats/spdx.ts
const spdx = {
	name: "spdx",
	detect: ({ text }) => hasMember(text, "spdxVersion", "\"SPDX-2\\.") || hasMember(text, "@context", "\"https://spdx\\.org/rdf/3\\.0\\.\\d+/spdx-context\\.jsonld\""),
	parse: parse$5
};
function parse$5(manifest) {
	return parseJsonList(manifest, (entries, document, facts) => {
		document["@graph"] !== void 0 && (document.files !== void 0 || document.spdxVersion !== void 0) ? entries.problem("manifest-malformed", 1, "it has an \"@graph\" of SPDX 3 and members of SPDX 2: readers disagree on which list counts") : document["@graph"] === void 0 ? /^SPDX-2\.\d+$/.test(textAt(document, "spdxVersion")) ? readFiles(entries, document, facts) : entries.problem("manifest-schema-unknown", 1, "its \"spdxVersion\" is not SPDX-2.x") : readGraph(entries, document, facts);
	});
}
function readFiles(entries, { files }, facts) {
	eachItem(entries, files ?? [], "/files", facts, (file, line) => {
		if (!isRecord(file)) return entries.problem("manifest-malformed", line, "a file is not an object");
		add(entries, line, textAt(file, "fileName"), digestsIn(file.checksums, "checksumValue"));
	});
}
function readGraph(entries, document, facts) {
	let folders = 0;
	eachItem(entries, document["@graph"], "/@graph", facts, (element, line) => {
		if (!isRecord(element) || typeof element.type != "string" || element["@type"] !== void 0 || /[:/#]/.test(element.type)) return entries.problem("manifest-malformed", line, "an element of the \"@graph\" is not an object with a \"type\" of SPDX 3");
		element.type === "software_File" && (element.software_fileKind === "directory" ? folders++ : add(entries, line, textAt(element, "name"), digestsIn(element.verifiedUsing, "hashValue")));
	}), folders > 0 && entries.notice(`${folders} of its entries are folders, and are not checked`);
}
/** A list that is not one, and an item without a text, are no digest, which is refused. */
function digestsIn(list, key) {
	return Array.isArray(list) ? list.filter(isRecord).map((one) => [textAt(one, "algorithm"), one[key]]) : [];
}
function add(entries, line, path, pairs) {
	let digests = namedDigests(entries, line, path, pairs);
	digests !== void 0 && entries.add({
		path,
		digests,
		line
	});
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
		let digests = file && namedDigests(entries, file.line, file.path, file.pairs);
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
// src/manifests/formats/sprockets.ts
const sprockets = {
	name: "sprockets",
	detect: ({ text }) => hasMember(text, "files", "\\{") && hasMember(text, "logical_path", "\"") && hasMember(text, "integrity", "\"sha(?:256|384|512)-"),
	parse: parse$3
};
function parse$3(manifest) {
	return parseJsonList(manifest, (entries, { files }, facts) => {
		if (!isRecord(files)) return entries.problem("manifest-malformed", 1, "it has no \"files\" object");
		for (let [path, file] of Object.entries(files)) {
			if (entries.hopeless) return;
			let pointer = `/files/${require_gate.pointerKey(path)}`, line = facts.lineOf(pointer), [, algorithm, base64 = ""] = /^(sha\d+)-([^ ?]+)$/.exec(textAt(file, "integrity")) ?? [];
			if (!isRecord(file) || algorithm === void 0) entries.problem("manifest-digest-invalid", line, "its \"integrity\" is not one \"sha256-\", with base64", path);
			else {
				let bytes = lengthAt(entries, file, "size", pointer, facts), digests = namedDigests(entries, line, path, [[algorithm, hexOfBase64(base64)]]);
				digests !== void 0 && bytes !== !1 && entries.add({
					path,
					digests,
					line,
					...bytes !== void 0 && { bytes }
				});
			}
		}
	});
}
// src/manifests/formats/srcinfo.ts
const KEY = /^(source|(?:sha1|sha224|sha256|sha384|sha512|md5|ck|b2)sums)(?:_([a-z0-9_]+))?$/, srcinfo = {
	name: "srcinfo",
	fileNames: [".SRCINFO"],
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
/** @returns how many sources are skipped */
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
			let path = fileOf(text), digests = namedDigests(entries, line, path, pairs);
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
// src/manifests/formats/tuf.ts
const tuf = {
	name: "tuf",
	detect: ({ text }) => /^[ \t\r\n]*\{/.test(text) && /"_type"[ \t\r\n]*:[ \t\r\n]*"targets"/.test(text) && text.includes("\"signed\""),
	parse: parse$1
};
function parse$1(manifest) {
	let entries = new require_gate.ManifestBuilder(manifest), json = readJson(manifest, entries);
	if (json === void 0) return entries.done();
	let signed = isRecord(json.value) ? json.value.signed : void 0, targets = isRecord(signed) && signed._type === "targets" ? signed.targets : void 0;
	if (!isRecord(signed) || !isRecord(targets)) return entries.problem("manifest-malformed", 1, "not TUF targets metadata: it has no \"signed\" object of type \"targets\" with \"targets\""), entries.done();
	entries.notice("unauthenticated: its signatures, expiry and version are not verified here"), isRecord(signed.delegations) && entries.notice("it delegates to other roles, whose targets are not in it");
	for (let [path, target] of Object.entries(targets)) {
		if (entries.hopeless) break;
		readTarget(entries, json, path, target);
	}
	return entries.done();
}
function readTarget(entries, { facts }, path, target) {
	let pointer = `/signed/targets/${require_gate.pointerKey(path)}`, line = facts.lineOf(pointer), hashes = isRecord(target) ? target.hashes : void 0;
	if (!isRecord(target) || !isRecord(hashes)) return entries.problem("manifest-malformed", line, "the target has no \"length\" and \"hashes\"", path);
	let bytes = facts.wholeNumber(`${pointer}/length`, target.length);
	if (bytes === void 0) return entries.problem("manifest-length-invalid", line, "the length is not a whole number from 0 to 2^53-1", path);
	let digests = namedDigests(entries, line, path, Object.entries(hashes));
	digests !== void 0 && entries.add({
		path,
		digests,
		bytes,
		line
	});
}
// src/manifests/formats/wheel-record.ts
const ROW = /,(?:sha(?:224|256|384|512)|md5|sha1)=[A-Za-z0-9_=-]+,[0-9]*$/, wheelRecord = {
	name: "wheel-record",
	fileNames: ["RECORD"],
	detect: ({ text, fileName }) => require_gate.firstEntryLines(text.slice(0, 65536), 20).some((line) => ROW.test(line) || fileName === "RECORD" && line.endsWith(",,")),
	parse
};
function parse(manifest) {
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
	let bytes = fromBase64(text, "url", "bare");
	if (name === void 0 || bytes === void 0) return entries.problem("manifest-digest-invalid", line, "the digest is not \"name=\" and urlsafe base64 without padding", path);
	let digests = namedDigests(entries, line, path, [[name, bytes.toString("hex")]]), length = size === "" ? void 0 : entries.bytes(line, size);
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
// src/manifests/formats/all-formats.ts
var all_formats_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ FORMATS: () => FORMATS });
/**
* In the order of detection: formats with marks of their own first, what looks like a plain list last. BagIt's lines look like GNU's,
* so it is asked first, and goes by the file's name.
*/
const FORMATS = [
	require_gate.native,
	inToto,
	sigstore,
	tuf,
	cargo,
	spdx,
	cyclonedx,
	conda,
	ocfl,
	oci,
	roCrate,
	croissant,
	dataPackage,
	sprockets,
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
	distinfo,
	bagit,
	sidecar,
	bsd,
	columns,
	gnu,
	gentoo,
	debianIndex,
	debian,
	wheelRecord
];
// src/manifests/formats/bagit-tags.ts
/**
* The other files of a bag: `bagit.txt`, `bag-info.txt`, `fetch.txt`. Bytes in, facts and problems out; the code that walks the bag reads the
* files.
* @see https://www.rfc-editor.org/rfc/rfc8493#section-2.1.1
*/
/**
* Reads `bagit.txt`: exactly `BagIt-Version: M.N` and `Tag-File-Character-Encoding: UTF-8`, each on its line. No byte order mark; from
* 1.0 on no blank before a colon. Other encodings are refused, since the manifests could not be read as they are meant.
*/
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
	return encoding === void 0 ? refuse(2, "the second line is not \"Tag-File-Character-Encoding: UTF-8\"") : encoding.toUpperCase() === "UTF-8" ? lines.length === 2 ? isStrict(version) && (gap !== "" || space !== "") ? refuse(1, "there is a blank before a colon, which version 1.0 forbids") : {
		version,
		problems: []
	} : refuse(3, "it has more than two lines") : refuse(2, "tag files in an encoding other than UTF-8 are not read");
}
/**
* Finds `Payload-Oxum: OctetCount.StreamCount` in the text of `bag-info.txt`. It is a quick check of completeness and never a substitute for the
* digests. Two that contradict each other are a problem (other readers take the first).
*/
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
/** Reads `fetch.txt`: `URL length path` per line. A listed file that does not exist is missing, and reported as fetchable. */
function parseFetch(text, version) {
	let entries = [], problems = [];
	for (let [index, row] of text.split("\n").entries()) {
		if (row.trim() === "") continue;
		let [, length, shown] = /^[^ \t]+[ \t]+(-|[0-9]{1,16})[ \t]+([^ \t].*?)\r?$/.exec(row) ?? [], path = decodeBagPath(shown ?? "", isStrict(version)), wrong = shown === void 0 ? "not \"URL length path\"" : require_gate.pathProblem(path);
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
/** Manifests of a bag with digests that can hold a seal. The weak ones beside them (md5, sha1) add nothing and are left alone. */
const STRONG = /^(tag)?manifest-(?:sha256|sha384|sha512|blake2b(?:512)?)\.txt$/i, PAYLOAD = /^manifest-/i, VERSIONS = /* @__PURE__ */ new Set([
	"0.93",
	"0.94",
	"0.95",
	"0.96",
	"0.97",
	"1.0"
]);
/** Version and problems of the `bagit.txt` in a folder; neither when it does not exist. */
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
/** Names of the other manifests that make a bag whole, in path order. */
function otherBagManifests(names, known) {
	return names.filter((name) => STRONG.test(name) && !known.has(name)).sort(require_gate.comparePaths);
}
/**
* What a bag promises beyond its digests (RFC 8493 §2.1.3, §2.2.2, §2.2.3): since 1.0 each payload manifest lists each payload file;
* `Payload-Oxum` counts bytes and files; what `fetch.txt` names is listed, and is still missing when it is not there.
* @param sources every manifest of one bag
*/
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
/** A tag file of the bag; no bytes when it is not there. Anything but a regular file in its place is a problem: a link could lead out. */
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
/** The `bagit.txt` there; nothing when there is none. @param folder `/`-separated and relative; `.` for the folder of the base itself */
async function bagitTxtAt(base, folder) {
	let bytes = await base.read(inFolder(folder, "bagit.txt"));
	return bytes === void 0 ? { problems: [] } : readBagitTxt(bytes);
}
async function bagVersionAt(base, folder) {
	return (await bagitTxtAt(base, folder)).version;
}
/** Paths of all manifests that make the bag whole. */
async function bagManifestsAt(base, folder, known = /* @__PURE__ */ new Set()) {
	let start = folder === "." ? "" : `${folder}/`;
	return otherBagManifests((await base.list()).filter((file) => file.startsWith(start)).map((file) => file.slice(start.length)), known).map((name) => inFolder(folder, name));
}
function inFolder(folder, name) {
	return folder === "." ? name : `${folder}/${name}`;
}
Object.defineProperty(exports, "FORMATS", {
	enumerable: !0,
	get: function() {
		return FORMATS;
	}
}), Object.defineProperty(exports, "all_formats_exports", {
	enumerable: !0,
	get: function() {
		return all_formats_exports;
	}
}), Object.defineProperty(exports, "bagManifestsAt", {
	enumerable: !0,
	get: function() {
		return bagManifestsAt;
	}
}), Object.defineProperty(exports, "bagVersionAt", {
	enumerable: !0,
	get: function() {
		return bagVersionAt;
	}
}), Object.defineProperty(exports, "bag_exports", {
	enumerable: !0,
	get: function() {
		return bag_exports;
	}
}), Object.defineProperty(exports, "isRecord", {
	enumerable: !0,
	get: function() {
		return isRecord;
	}
}), Object.defineProperty(exports, "jsonFacts", {
	enumerable: !0,
	get: function() {
		return jsonFacts;
	}
}), Object.defineProperty(exports, "lfs", {
	enumerable: !0,
	get: function() {
		return lfs;
	}
}), Object.defineProperty(exports, "listedManifests", {
	enumerable: !0,
	get: function() {
		return listedManifests;
	}
}), Object.defineProperty(exports, "readJson", {
	enumerable: !0,
	get: function() {
		return readJson;
	}
});
