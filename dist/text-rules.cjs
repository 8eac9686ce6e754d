const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_hashing = require("./hashing.cjs"), require_gate = require("./gate.cjs");
let node_buffer = require("node:buffer");
function breachesOf(bytes, rules) {
	return rules.flatMap((rule) => {
		let breach = CHECKS[rule](bytes);
		return breach === void 0 ? [] : [{
			rule,
			...breach
		}];
	});
}
function isBinary(bytes) {
	let [first, second] = bytes;
	return !(first === 255 && second === 254 || first === 254 && second === 255) && bytes.subarray(0, 8e3).includes(0);
}
const CHECKS = {
	"no-bom": (bytes) => hasBom(bytes) ? {
		offset: 0,
		what: "a byte order mark"
	} : void 0,
	lf: (bytes) => {
		let offset = bytes.indexOf(13);
		return offset < 0 ? void 0 : {
			offset,
			what: bytes[offset + 1] === 10 ? "CRLF" : "CR"
		};
	},
	ascii: (bytes) => {
		if ((0, node_buffer.isAscii)(bytes)) return;
		let offset = bytes.findIndex((byte) => byte > 127);
		return {
			offset,
			what: (0, node_buffer.isUtf8)(bytes) ? nameCharacter(bytes.toString("utf8", offset, offset + 4)) : byteAt(bytes, offset)
		};
	},
	"utf-8": notUtf8,
	nfc: (bytes) => notUtf8(bytes) ?? otherForm(bytes),
	"no-invisible": (bytes) => notUtf8(bytes) ?? unseen(bytes)
};
function hasBom(bytes) {
	return bytes[0] === 239 && bytes[1] === 187 && bytes[2] === 191;
}
function byteAt(bytes, offset) {
	return `the byte 0x${(bytes[offset] ?? 0).toString(16).padStart(2, "0")}`;
}
function notUtf8(bytes) {
	if ((0, node_buffer.isUtf8)(bytes)) return;
	let offset = validPrefix(bytes);
	return {
		offset,
		what: `${byteAt(bytes, offset)}, which is not valid UTF-8 here`
	};
}
function validPrefix(bytes) {
	let again = Buffer.from(bytes.toString("utf8")), at = 0;
	for (; at < bytes.length && bytes[at] === again[at];) at++;
	for (; at > 0 && !(0, node_buffer.isUtf8)(bytes.subarray(0, at));) at--;
	return at;
}
function otherForm(bytes) {
	if ((0, node_buffer.isAscii)(bytes)) return;
	let offset = 0;
	for (let line of bytes.toString("utf8").split("\n")) {
		let normal = require_gate.toForm(line, "NFC");
		if (normal !== line) {
			let before = line.slice(0, commonLength(line, normal));
			return {
				offset: offset + Buffer.byteLength(before),
				what: `${nameCharacter(line.slice(before.length))}, which NFC writes otherwise`
			};
		}
		offset += Buffer.byteLength(line) + 1;
	}
}
function commonLength(a, b) {
	let at = 0;
	for (; at < a.length && a.charCodeAt(at) === b.charCodeAt(at);) at++;
	return /[\ud800-\udbff]/.test(a.charAt(at - 1)) ? at - 1 : at;
}
const UNSEEN = /[\p{Cf}\p{Default_Ignorable_Code_Point}\u2028\u2029\u0085]|(?![\t\n\r])\p{Cc}/u;
function unseen(bytes) {
	let text = bytes.toString("utf8", hasBom(bytes) ? 3 : 0), found = UNSEEN.exec(text);
	if (found !== null) return {
		offset: (hasBom(bytes) ? 3 : 0) + Buffer.byteLength(text.slice(0, found.index)),
		what: nameCharacter(found[0])
	};
}
function nameCharacter(text) {
	return `U+${(text.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0")}`;
}
// src/verify/text-rule-findings.ts
var text_rule_findings_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ textRuleFindings: () => textRuleFindings });
const MAX_TEXT_BYTES = 67108864;
function textRuleFindings(manifest, place, seals, observations, rules) {
	if (rules.length === 0) return [];
	let files = typeof place == "string" ? new require_hashing.SealedFiles(place) : place;
	return seals.flatMap((seal, index) => {
		if (observations[index]?.state !== "intact") return [];
		let base = {
			code: "text-rule",
			manifest,
			path: seal.path,
			...seal.line > 0 && { line: seal.line }
		}, content = files.content(seal, MAX_TEXT_BYTES), bytes = content && Buffer.from(content.buffer, content.byteOffset, content.length);
		if (bytes === void 0 && seal.text === "binary") return [];
		if (bytes === void 0) return [{
			...base,
			severity: "unverifiable",
			reason: `it has over ${MAX_TEXT_BYTES} bytes, or it changed meanwhile`
		}];
		if (seal.text === "binary" ? isBinary(bytes) || !(0, node_buffer.isUtf8)(bytes) : seal.text === void 0 && isBinary(bytes)) return [];
		let [first, ...others] = breachesOf(bytes, rules);
		if (first === void 0) return [];
		let place = placeOf(bytes, first.offset);
		return [{
			...base,
			severity: "fail",
			location: place,
			reason: [first, ...others].map((breach) => formatBreach(bytes, breach)).join("; ")
		}];
	});
}
function formatBreach(bytes, { rule, offset, what }) {
	let { line, column } = placeOf(bytes, offset);
	return `${rule}: ${what} in line ${line}, column ${column}`;
}
function placeOf(bytes, offset) {
	let before = bytes.toString("utf8", 0, offset), start = before.lastIndexOf("\n") + 1;
	return {
		line: before.split("\n").length,
		column: before.length - start + 1,
		offset
	};
}
exports.textRuleFindings = textRuleFindings, exports.text_rule_findings_exports = text_rule_findings_exports;
