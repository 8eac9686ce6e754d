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
function hasFormat(path) {
	return formatOf(path) !== void 0 || require_drift.mayHaveParts(path);
}
function extensionOf(path) {
	return /\.([a-z]+)$/i.exec(path)?.[1]?.toLowerCase() ?? "";
}
function formatOf(path) {
	let extension = extensionOf(path);
	return Object.hasOwn(FORMATS, extension) ? FORMATS[extension] : void 0;
}
async function withMeaning(drift, path, sealed, found) {
	if (drift.certainty !== "proved" && drift.certainty !== "compared") return drift;
	let [meaning, parts] = [await meaningOf(path, sealed, found), await require_drift.compareParts(path, sealed, found)];
	return {
		...drift,
		...meaning !== void 0 && { meaning },
		...parts !== void 0 && { parts }
	};
}
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
function sameCsv(sealed, found) {
	let [original, content] = [tableOf(sealed), tableOf(found)];
	if (original !== void 0 && content !== void 0) return textOf(original) === textOf(content) ? quotesOfEmpty(original) === quotesOfEmpty(content) || void 0 : !1;
}
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
function decide(sealed, found) {
	if (sealed.length !== 0 && sealed.length === found.length) return sealed.every(({ strict }, at) => strict === found[at]?.strict) ? !0 : !sealed.every(({ loose }, at) => loose !== found[at]?.loose) && void 0;
}
exports.decide = decide, exports.meaning_exports = meaning_exports, exports.withMeaning = withMeaning;
