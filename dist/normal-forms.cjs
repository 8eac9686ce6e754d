const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_hashing = require("./hashing.cjs"), require_drift = require("./drift.cjs");
let node_buffer = require("node:buffer");
// src/drift/meaning/json.ts
var json_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ sameJson: () => sameJson });
/**
* Equal canonical forms (RFC 8785): white space, key order, escapes and the spelling of numbers (`1`, `1.0`, `1e0`) have no meaning there.
* Duplicate keys, lone surrogates and numbers that a double changes have no canonical form, so a text with one is left open.
* @see https://www.rfc-editor.org/rfc/rfc8785
*/
function sameJson(sealed, found, extension) {
	let [original, content] = [sealed, found].map(({ latin1 }) => canonicalText(latin1, extension !== "json"));
	return original === void 0 || content === void 0 ? void 0 : original === content;
}
/**
* The canonical form of a JSON text; of JSON Lines, that of each line, with LF between them. Undefined when it has none.
* @param lines JSON Lines are permitted
*/
function canonicalJson(content, lines) {
	try {
		return canonicalText(content.latin1, lines);
	} catch {
		return;
	}
}
/** One value, or one per line of JSON Lines; undefined when the text is not that. Throws when it has no canonical form. */
function canonicalText(latin1, lines) {
	let values = require_drift.readJson(latin1);
	if (!(values === void 0 || !lines && values.length !== 1) && !(lines && latin1.trimEnd().split("\n").length !== values.length)) return values.map(canonical).join("\n");
}
/** Throws when RFC 8785 gives it no canonical form. */
function canonical(node) {
	if (typeof node == "string") return canonicalScalar(node);
	if (node.kind === "array") return `[${node.items.map(canonical).join(",")}]`;
	let members = new Map(node.keys.map((key, at) => [textOf(key), node.items[at]]));
	if (members.size !== node.keys.length) throw RangeError("a duplicate key");
	return `{${[...members].sort(([a], [b]) => a < b ? -1 : 1).map(([key, item]) => `${JSON.stringify(key)}:${item === void 0 ? "" : canonical(item)}`).join(",")}}`;
}
function canonicalScalar(token) {
	if (token.startsWith("\"")) return JSON.stringify(textOf(token));
	if (!/^[-0-9]/.test(token)) return token;
	let number = String(Number(token));
	if (decimalOf(number) !== decimalOf(token)) throw RangeError("a number that a double cannot hold");
	return number;
}
function textOf(token) {
	let text = JSON.parse(node_buffer.Buffer.from(token, "latin1").toString("utf8"));
	if (typeof text != "string" || !text.isWellFormed()) throw RangeError("a lone surrogate");
	return text;
}
/** The value of a decimal number, in one spelling: `-1.50e1` and `-15` are both `-15e0`. */
function decimalOf(token) {
	let [, sign = "", whole = "", fraction = "", exponent = "0"] = /^(-?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/.exec(token) ?? [], digits = `${whole}${fraction}`.replace(/^0+/, "");
	if (digits === "") return /[0-9]/.test(whole) ? "0" : "no number";
	let significant = withoutFinalZeros(digits);
	return `${sign}${significant}e${Number(exponent) - fraction.length + digits.length - significant.length}`;
}
/** By hand: a regular expression for the end of a string tries every run of zeros. */
function withoutFinalZeros(digits) {
	let end = digits.length;
	for (; digits[end - 1] === "0";) end--;
	return digits.slice(0, end);
}
// src/drift/meaning/normal-forms.ts
var normal_forms_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	MAX_NORMALIZED_BYTES: () => MAX_NORMALIZED_BYTES,
	sealedMeaning: () => sealedMeaning
});
/** A longer file has no normal form here. */
const MAX_NORMALIZED_BYTES = 1048576;
/**
* Digests of the normal forms of a file: of JSON by its name its canonical value, and of every UTF-8 text the text itself. Absent for a form
* that the bytes do not have.
* @param path decides whether it is JSON: `.json`, `.jsonl`, `.ndjson`
*/
function normalForms(path, bytes) {
	if (bytes.length > 1048576) return {};
	let json = jsonForm(path, bytes), text = normalText(bytes);
	return {
		...json !== void 0 && { jsonSha256: require_hashing.digestOf("sha256", Buffer.from(json)) },
		...text !== void 0 && { textSha256: require_hashing.digestOf("sha256", Buffer.from(text)) }
	};
}
/**
* What the sealed normal forms show about found bytes; undefined when the seal has none that the found bytes have too. A JSON value says more
* than a text, so it decides where both are sealed.
*/
function sealedMeaning(seal, found) {
	let forms = normalForms(seal.path, found);
	if (seal.jsonSha256 !== void 0 && forms.jsonSha256 !== void 0) return {
		format: "json",
		same: forms.jsonSha256 === seal.jsonSha256
	};
	if (seal.textSha256 !== void 0 && forms.textSha256 !== void 0) return {
		format: "text",
		same: forms.textSha256 === seal.textSha256
	};
}
function jsonForm(path, bytes) {
	let [, lines] = /\.(?:json|(jsonl|ndjson))$/i.exec(path) ?? [void 0, void 0];
	if (!/\.(?:json|jsonl|ndjson)$/i.test(path)) return;
	let content = new require_drift.Content(withoutBom(bytes));
	return content.isText && content.latin1 !== "" ? canonicalJson(content, lines !== void 0) : void 0;
}
/**
* A text without what editors and checkouts change: no byte order mark, LF line ends, Unicode form NFC, no blanks at the ends of lines, and one
* line end at its end. Undefined for bytes that are not UTF-8 text.
*/
function normalText(bytes) {
	if (bytes.includes(0)) return;
	let text;
	try {
		text = new TextDecoder("utf-8", {
			fatal: !0,
			ignoreBOM: !0
		}).decode(withoutBom(bytes));
	} catch {
		return;
	}
	let lines = text.normalize("NFC").replaceAll("\r\n", "\n").replaceAll("\r", "\n").split("\n").map(withoutFinalBlanks);
	for (; lines.at(-1) === "";) lines.pop();
	return lines.map((line) => `${line}\n`).join("");
}
function withoutBom(bytes) {
	return bytes[0] === 239 && bytes[1] === 187 && bytes[2] === 191 ? bytes.subarray(3) : bytes;
}
/** By hand: a regular expression for the end of a string tries every run of blanks. */
function withoutFinalBlanks(line) {
	let end = line.length;
	for (; line[end - 1] === " " || line[end - 1] === "	";) end--;
	return line.slice(0, end);
}
// src/hashing/add-meaning.ts
var add_meaning_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ addMeaning: () => addMeaning });
/**
* Seals with the digests of normal forms, for files that have one. A file that changed since it was sealed gets none: it will be found
* changed anyhow.
* @param root absolute folder that sealed paths are relative to
*/
function addMeaning(root, seals, isWanted) {
	return seals.map((seal) => {
		let { path, bytes = 0, text, link } = seal;
		if (link !== void 0 || text === "binary" || bytes > 1048576 || !isWanted(path)) return seal;
		let content = require_hashing.readInside(root, path, MAX_NORMALIZED_BYTES);
		return require_hashing.matchesSeal(seal, content) ? {
			...seal,
			...normalForms(path, content)
		} : seal;
	});
}
Object.defineProperty(exports, "add_meaning_exports", {
	enumerable: !0,
	get: function() {
		return add_meaning_exports;
	}
}), Object.defineProperty(exports, "json_exports", {
	enumerable: !0,
	get: function() {
		return json_exports;
	}
}), Object.defineProperty(exports, "normal_forms_exports", {
	enumerable: !0,
	get: function() {
		return normal_forms_exports;
	}
});
