const require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs"), JSON_CHAR = {
	quote: 34,
	comma: 44,
	backslash: 92,
	openList: 91,
	closeList: 93,
	open: 123,
	close: 125
};
var JsonWalker = class {
	duplicates = [];
	oddNumbers = [];
	lines = /* @__PURE__ */ new Map();
	#text;
	#depth;
	#path = [];
	#at = 0;
	#line;
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
const MAX_VALUES = 8e6;
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
function endOfString(text, start) {
	let at = start + 1;
	for (; at < text.length && text[at] !== "\"" && text[at] !== "\n";) at += text[at] === "\\" && text[at + 1] !== "\n" ? 2 : 1;
	return Math.min(at, text.length);
}
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
// src/manifests/json-list.ts
function hasMember(text, key, value = "") {
	return /^\s{0,4096}\{/.test(text) && RegExp(`"${key}"\\s*:\\s*${value}`).test(text);
}
function parseJsonList(manifest, take) {
	let entries = new require_gate.ManifestBuilder(manifest), json = readJson(manifest, entries);
	return json === void 0 || (isRecord(json.value) ? take(entries, json.value, json.facts) : entries.problem("manifest-malformed", 1, "it is not a JSON object")), entries.done();
}
function eachItem(entries, list, pointer, facts, take) {
	if (!Array.isArray(list)) return entries.problem("manifest-malformed", facts.lineOf(pointer), `it has no list ${pointer}`);
	for (let [index, item] of list.entries()) {
		if (entries.hopeless) return;
		let own = `${pointer}/${index}`;
		take(item, facts.lineOf(own), own);
	}
}
function textAt(value, key) {
	let text = isRecord(value) ? value[key] : void 0;
	return typeof text == "string" ? text : "";
}
function lengthAt(entries, value, key, pointer, facts) {
	let length = value[key];
	if (length == null) return;
	let line = facts.lineOf(pointer);
	if (typeof length == "string") return entries.bytes(line, length) ?? !1;
	let bytes = facts.wholeNumber(`${pointer}/${key}`, length);
	return bytes === void 0 ? (entries.problem("manifest-length-invalid", line, "the byte length is not a whole number from 0 to 2^53-1"), !1) : bytes;
}
// src/manifests/path-of-url.ts
function pathOfUrl(url) {
	if (!(url === "" || /^[A-Za-z][A-Za-z0-9+.-]*:|^\/\/|[?#]|%(?:2f|5c|00)/i.test(url))) try {
		return decodeURIComponent(url);
	} catch {
		return;
	}
}
// src/manifests/release-asset-url.ts
const ASSET = /^https:\/\/github\.com\/[^/?#]+\/[^/?#]+\/releases\/(?:download\/[^/?#]+(?:\/[^/?#]+)*?|latest\/download)\/([^/?#]+)(?:\/?#.*)?$/s;
function assetOfUrl(url) {
	let name = ASSET.exec(url)?.[1];
	try {
		return name === void 0 ? void 0 : decodeURIComponent(name);
	} catch {
		return name;
	}
}
const elsewhere = (count) => `${count} of its addresses are not of a release of GitHub, and are not checked`;
exports.assetOfUrl = assetOfUrl, exports.eachItem = eachItem, exports.elsewhere = elsewhere, exports.hasMember = hasMember, exports.isRecord = isRecord, exports.jsonFacts = jsonFacts, exports.lengthAt = lengthAt, exports.parseJsonList = parseJsonList, exports.pathOfUrl = pathOfUrl, exports.readJson = readJson, exports.textAt = textAt;
