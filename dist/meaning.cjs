const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_drift = require("./drift.cjs");
// src/drift/meaning/meaning.ts
var meaning_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	hasFormat: () => hasFormat,
	withMeaning: () => withMeaning
});
const KIB = 1024, JSON_FORMAT = {
	format: "json",
	maxBytes: KIB * KIB,
	load: async () => (await Promise.resolve().then(() => require("./normal-forms.cjs")).then((n) => n.json_exports)).sameJson
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
