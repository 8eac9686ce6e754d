const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_drift = require("./drift.cjs");
let node_buffer = require("node:buffer");
// src/drift/meaning/meaning.ts
var meaning_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	hasFormat: () => hasFormat,
	withMeaning: () => withMeaning
});
const KIB = 1024, JSON_FORMAT = {
	format: "json",
	maxBytes: KIB * KIB,
	load: async () => (await Promise.resolve().then(() => json_exports)).sameJson
}, CSV_FORMAT = {
	format: "csv",
	maxBytes: KIB * KIB,
	load: async () => (await Promise.resolve().then(() => csv_exports)).sameCsv
}, YAML_FORMAT = {
	format: "yaml",
	maxBytes: 256 * KIB,
	load: async () => (await Promise.resolve().then(() => require("./yaml.cjs")).then((n) => n.yaml_exports)).sameYaml
}, TOML_FORMAT = {
	format: "toml",
	maxBytes: 256 * KIB,
	load: async () => (await Promise.resolve().then(() => require("./toml.cjs")).then((n) => n.toml_exports)).sameToml
}, XML_FORMAT = {
	format: "xml",
	maxBytes: 256 * KIB,
	load: async () => (await Promise.resolve().then(() => require("./xml.cjs")).then((n) => n.xml_exports)).sameXml
}, MARKDOWN_FORMAT = {
	format: "markdown",
	maxBytes: 32 * KIB,
	load: async () => (await Promise.resolve().then(() => require("./marked.cjs")).then((n) => n.markdown_exports)).sameMarkdown
}, XML_EXTENSIONS = "xml svg xsd xsl xslt wsdl rss atom gpx kml xlf xliff plist resx pom csproj vbproj fsproj vcxproj props targets nuspec".split(" "), FORMATS = {
	json: JSON_FORMAT,
	jsonl: JSON_FORMAT,
	ndjson: JSON_FORMAT,
	csv: CSV_FORMAT,
	yaml: YAML_FORMAT,
	yml: YAML_FORMAT,
	toml: TOML_FORMAT,
	...Object.fromEntries(XML_EXTENSIONS.map((extension) => [extension, XML_FORMAT])),
	md: MARKDOWN_FORMAT,
	markdown: MARKDOWN_FORMAT
};
/** True when a parser could compare contents under this name. */
function hasFormat(path) {
	return formatOf(path) !== void 0;
}
function extensionOf(path) {
	return /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? "";
}
function formatOf(path) {
	let extension = extensionOf(path);
	return Object.hasOwn(FORMATS, extension) ? FORMATS[extension] : void 0;
}
/**
* The drift, with the statement whether the sealed and the found bytes mean the same. Only for a drift whose sealed bytes were in hand;
* it never changes the certainty. If anything throws, there is no statement.
*/
async function withMeaning(drift, path, sealed, found) {
	if (drift.certainty !== "proved" && drift.certainty !== "compared") return drift;
	let meaning = await meaningOf(path, sealed, found);
	return meaning === void 0 ? drift : {
		...drift,
		meaning
	};
}
/**
* Whether two contents mean the same in the format that the name states; undefined when nothing can be said. A parser of the format
* decides, never an expression that erases marks. A byte order mark, a NUL and any encoding but UTF-8 leave it open: readers differ.
*/
async function meaningOf(path, sealed, found) {
	let known = formatOf(path);
	if (known === void 0 || Math.max(sealed.length, found.length) > known.maxBytes) return;
	let [original, content] = [new require_drift.Content(sealed), new require_drift.Content(found)];
	if (![original, content].some((side) => !side.isText || side.bom || side.length === 0)) try {
		let same = (await known.load())(original, content, extensionOf(path));
		return same === void 0 ? void 0 : {
			format: known.format,
			same
		};
	} catch {
		return;
	}
}
// src/drift/meaning/csv.ts
var csv_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ sameCsv: () => sameCsv });
/**
* Equal rows of equal cells, header included, each side read in the dialect that it states: the one delimiter with which all rows have the
* same number of cells, two at least. A side that fits two delimiters states none. RFC 4180: quotes around a cell are not part of it.
* @see https://www.rfc-editor.org/rfc/rfc4180
*/
function sameCsv(sealed, found) {
	let [original, content] = [tableOf(sealed), tableOf(found)];
	if (original !== void 0 && content !== void 0) return textOf(original) === textOf(content) ? quotesOfEmpty(original) === quotesOfEmpty(content) || void 0 : !1;
}
/** Undefined when the dialect is not certain, or readers of CSV disagree on the text. */
function tableOf(content) {
	if (content.ends.cr > 0) return;
	let [table, other] = require_drift.DELIMITERS.flatMap((delimiter) => [require_drift.readTable(content.latin1, delimiter) ?? []].filter(({ length }) => length > 0));
	return table?.every((row) => row.every(({ text, quoted }) => quoted || !text.includes("\""))) === !0 && other === void 0 ? table : void 0;
}
function textOf(table) {
	return JSON.stringify(table.map((row) => row.map(({ text }) => text)));
}
function quotesOfEmpty(table) {
	return table.flatMap((row) => row.map(({ text, quoted }) => text === "" && quoted ? "1" : "0")).join("");
}
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
/** One value, or one per line of JSON Lines; undefined when the text is not that. Throws when it has no canonical form. */
function canonicalText(latin1, lines) {
	let values = require_drift.readJson(latin1);
	if (!(values === void 0 || !lines && values.length !== 1) && !(lines && latin1.trimEnd().split("\n").length !== values.length)) return values.map(canonical).join("\n");
}
/** Throws when RFC 8785 gives it no canonical form. */
function canonical(node) {
	if (typeof node == "string") return canonicalScalar(node);
	if (node.kind === "array") return `[${node.items.map(canonical).join(",")}]`;
	let members = new Map(node.keys.map((key, at) => [canonicalScalar(key), node.items[at]]));
	if (members.size !== node.keys.length) throw RangeError("a duplicate key");
	return `{${[...members].sort(([a], [b]) => a < b ? -1 : 1).map(([key, item]) => `${key}:${item === void 0 ? "" : canonical(item)}`).join(",")}}`;
}
function canonicalScalar(token) {
	if (token.startsWith("\"")) {
		let text = JSON.parse(node_buffer.Buffer.from(token, "latin1").toString("utf8"));
		if (typeof text != "string" || !text.isWellFormed()) throw RangeError("a lone surrogate");
		return JSON.stringify(text);
	}
	if (!/^[-0-9]/.test(token)) return token;
	let number = String(Number(token));
	if (decimalOf(number) !== decimalOf(token)) throw RangeError("a number that a double cannot hold");
	return number;
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
// src/drift/meaning/two-readings.ts
/**
* Same when every pair of readings is equal in all that a reader could tell apart, different when every pair differs in what all readers
* tell apart, else open.
*/
function decide(sealed, found) {
	if (sealed.length !== 0 && sealed.length === found.length) return sealed.every(({ strict }, at) => strict === found[at]?.strict) ? !0 : !sealed.every(({ loose }, at) => loose !== found[at]?.loose) && void 0;
}
Object.defineProperty(exports, "decide", {
	enumerable: !0,
	get: function() {
		return decide;
	}
}), Object.defineProperty(exports, "meaning_exports", {
	enumerable: !0,
	get: function() {
		return meaning_exports;
	}
}), Object.defineProperty(exports, "withMeaning", {
	enumerable: !0,
	get: function() {
		return withMeaning;
	}
});
