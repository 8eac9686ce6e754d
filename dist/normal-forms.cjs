const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_hashing = require("./hashing.cjs"), require_drift = require("./drift.cjs");
let node_buffer = require("node:buffer");
// src/drift/meaning/json.ts
var json_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ sameJson: () => sameJson });
function sameJson(sealed, found, extension) {
	let [original, content] = [sealed, found].map(({ latin1 }) => canonicalText(latin1, extension !== "json"));
	return original === void 0 || content === void 0 ? void 0 : original === content;
}
function canonicalJson(content, lines) {
	try {
		return canonicalText(content.latin1, lines);
	} catch {
		return;
	}
}
function canonicalText(latin1, lines) {
	let values = require_drift.readJson(latin1);
	if (!(values === void 0 || !lines && values.length !== 1) && !(lines && latin1.trimEnd().split("\n").length !== values.length)) return values.map(canonical).join("\n");
}
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
function decimalOf(token) {
	let [, sign = "", whole = "", fraction = "", exponent = "0"] = /^(-?)([0-9]+)(?:\.([0-9]+))?(?:[eE]([+-]?[0-9]+))?$/.exec(token) ?? [], digits = `${whole}${fraction}`.replace(/^0+/, "");
	if (digits === "") return /[0-9]/.test(whole) ? "0" : "no number";
	let significant = withoutFinalZeros(digits);
	return `${sign}${significant}e${Number(exponent) - fraction.length + digits.length - significant.length}`;
}
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
const MAX_NORMALIZED_BYTES = 1048576;
function normalForms(path, bytes) {
	if (bytes.length > 1048576) return {};
	let json = jsonForm(path, bytes), text = normalText(bytes);
	return {
		...json !== void 0 && { jsonSha256: require_hashing.digestOf("sha256", Buffer.from(json)) },
		...text !== void 0 && { textSha256: require_hashing.digestOf("sha256", Buffer.from(text)) }
	};
}
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
function withoutFinalBlanks(line) {
	let end = line.length;
	for (; line[end - 1] === " " || line[end - 1] === "	";) end--;
	return line.slice(0, end);
}
// src/hashing/add-meaning.ts
var add_meaning_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ addMeaning: () => addMeaning });
async function addMeaning(root, seals, isWanted) {
	let formed = [];
	for (let seal of seals) formed.push(withForms(root, await withMembers(root, seal, isWanted), isWanted));
	return formed;
}
async function withMembers(root, seal, isWanted) {
	let { path, bytes = 0, link } = seal;
	if (link !== void 0 || bytes > 201326592 || !ARCHIVE_PATH.test(path) || !isWanted(path)) return seal;
	let content = require_hashing.readInside(root, path, require_hashing.MAX_ARCHIVE_BYTES), { membersForm } = await Promise.resolve().then(() => require("./archive-causes.cjs")).then((n) => n.members_form_exports), membersSha256 = require_hashing.matchesSeal(seal, content) ? await membersForm(content) : void 0;
	return membersSha256 === void 0 ? seal : {
		...seal,
		membersSha256
	};
}
const ARCHIVE_PATH = /\.(?:zip|jar|war|ear|whl|vsix|nupkg|apk|epub|docx|xlsx|pptx|odt|ods|odp|tar|tgz|tar\.gz|tar\.zst|tzst|crate|deb|a)$/i;
function withForms(root, seal, isWanted) {
	let { path, bytes = 0, text, link } = seal;
	if (link !== void 0 || text === "binary" || bytes > 1048576 || !isWanted(path)) return seal;
	let content = require_hashing.readInside(root, path, MAX_NORMALIZED_BYTES);
	return require_hashing.matchesSeal(seal, content) ? {
		...seal,
		...normalForms(path, content)
	} : seal;
}
exports.MAX_NORMALIZED_BYTES = MAX_NORMALIZED_BYTES, exports.add_meaning_exports = add_meaning_exports, exports.canonicalJson = canonicalJson, exports.json_exports = json_exports, exports.normalForms = normalForms, exports.normal_forms_exports = normal_forms_exports;
