const require_gate = require("./gate.cjs"), require_command_tables = require("./command-tables.cjs"), require_main = require("./main.cjs");
let node_path = require("node:path");
// src/manifests/repair.ts
async function repairManifest(bytes, format, options = {}) {
	let decoded = require_gate.decodeManifest(bytes);
	if ("problem" in decoded || decoded.bytewise || /^untrusted comment: |-----BEGIN PGP SIGNED MESSAGE-----/.test(decoded.text)) return;
	let meant = await require_gate.readManifest(bytes, format, !1, options), { format: found } = meant;
	if (found === "unknown" || meant.problems.length > 0) return;
	let changes = decoded.notices.map((notice) => DECODING.find(([start]) => notice.startsWith(start))?.[1] ?? notice), isWindows = (PATTERNS.has(found) || found === "cargo") && !/^[ \t]*\\/m.test(decoded.text) && hasWindowsSeparators(meant.seals), text = repairLines(repairEnds(decoded.text, found, changes), found, changes, isWindows);
	if (changes.length === 0) return;
	let result = await require_gate.readManifest(Buffer.from(text), found, !0, options);
	return sameSeals(isWindows ? meant.seals.map((seal) => ({
		...seal,
		path: require_gate.plainPath(seal.path.replaceAll("\\", "/"))
	})) : meant.seals, result.seals) && !result.notices.some((notice) => MECHANICAL.test(notice)) ? {
		text,
		changes
	} : void 0;
}
function hasWindowsSeparators(seals) {
	return seals.some(({ path }) => /[^\\]\\[^\\]/.test(path)) && seals.every(({ path }) => !path.includes("/"));
}
const DECODING = [
	["it starts with a UTF-8 byte order mark", "the byte order mark is taken off"],
	["it is UTF-16LE", "UTF-16LE is written as UTF-8"],
	["it is UTF-16BE", "UTF-16BE is written as UTF-8"]
], MECHANICAL = /byte order mark|UTF-16|CRLF|upper-case|twice/;
function repairEnds(text, format, changes) {
	if (format === "wheel-record") return text;
	let repaired = text.replaceAll("\r\n", "\n");
	return repaired.endsWith("\r") && (repaired = repaired.slice(0, -1)), repaired !== text && changes.push("CRLF line ends are LF"), repaired.endsWith("\n") || (repaired += "\n", changes.push("a line feed ends the last line")), repaired;
}
function repairLines(text, format, changes, isWindows) {
	if (format === "cargo" && isWindows) return repairKeys(text, changes);
	let pattern = PATTERNS.get(format);
	if (pattern === void 0) return text;
	let counts = {
		lower: 0,
		plain: 0,
		twice: 0,
		separators: 0
	}, seen = /* @__PURE__ */ new Set(), lines = [];
	for (let line of text.split("\n")) {
		let found = line.startsWith("#") ? void 0 : pattern.exec(line)?.groups;
		if (found === void 0) {
			lines.push(line);
			continue;
		}
		let { before = "", between = "", hex: shownHex = "", name: shownName = "" } = found, hex = shownHex.toLowerCase(), ownName = isWindows && !before.includes("\\") ? shownName.replaceAll("\\", "/") : shownName, name = require_gate.plainPath(ownName);
		hex !== shownHex && counts.lower++, ownName !== shownName && counts.separators++, name !== ownName && counts.plain++;
		let key = [before, between].map((part) => part.replaceAll(/[ \t*]/g, "")).concat(hex, name).join("\n");
		seen.has(key) ? counts.twice++ : lines.push(NAME_FIRST.has(format) ? before + name + between + hex : before + hex + between + name), seen.add(key);
	}
	return counts.lower > 0 && changes.push(`${counts.lower} digests are in lower case`), counts.separators > 0 && changes.push(`${counts.separators} names have "/" in place of "\\"`), counts.plain > 0 && changes.push(`${counts.plain} names lose a leading "./"`), counts.twice > 0 && changes.push(`${counts.twice} lines that stood twice are dropped`), lines.join("\n");
}
function repairKeys(text, changes) {
	let count = 0, repaired = text.replace(/"((?:[^"\\]|\\\\)*)"(?=[ \t\r\n]*:[ \t\r\n]*"[0-9a-f]{64}")/g, (whole, name) => name.includes("\\") ? (count++, `"${name.replaceAll("\\\\", "/")}"`) : whole);
	return changes.push(`${count} names have "/" in place of "\\"`), repaired;
}
const NAME_FIRST = /* @__PURE__ */ new Set(["bsd", "wheel-record"]), PATTERNS = /* @__PURE__ */ new Map([
	["gnu", /^(?<before>[ \t]*\\?)(?<hex>[0-9A-Fa-f]+)(?<between>[ \t](?:[ *](?=.))?)(?<name>.+)$/s],
	["columns", /^(?<before>)(?<hex>[0-9A-Fa-f]+)(?<between>[ \t]+[0-9]+[ \t]+)(?<name>.+)$/s],
	["hashdeep", /^(?<before>[0-9]+,)(?<hex>[0-9A-Fa-f,]+)(?<between>,)(?<name>.+)$/s],
	["wheel-record", /^(?<name>[^",\r]+)(?<between>,[^"]*)$/s],
	["bsd", /^(?<before>[ \t]*\\?[A-Za-z][A-Za-z0-9/-]* ?\()(?<name>.*)(?<between>\)[ \t]*=[ \t]*)(?<hex>[0-9A-Fa-f]+)$/s]
]);
function sameSeals(a, b) {
	let plain = (seals) => JSON.stringify(seals.map(({ line, ...seal }) => seal));
	return plain(a) === plain(b);
}
// src/cli/repair.ts
const repair = async (args, cwd, terminal) => {
	let { positionals } = await require_main.parseFlags(args, require_command_tables.REPAIR), [name] = positionals;
	if (name === void 0 || positionals.length > 1) throw new require_gate.UsageError("name one manifest");
	let bytes = require_gate.readNamed(name, cwd, require_gate.MAX_BYTES, "manifest"), more = { fileName: (0, node_path.basename)(name) }, repaired = await repairManifest(bytes, "auto", more);
	if (repaired === void 0) {
		let isWhole = (await require_gate.readManifest(bytes, "auto", !0, more)).problems.length === 0, why = isWhole ? "is as it should be: there is nothing to repair" : "cannot be repaired: more than its spelling is wrong";
		return terminal.say(`seal-gate: ${require_gate.escapeLog(`${require_gate.quotePath(name)} ${why}`)}\n${isWhole ? "" : verifyText(name)}`), 1;
	}
	if (require_gate.hasControls(repaired.text)) return terminal.say(`seal-gate: ${require_gate.quotePath(name)} is not printed: it has names that control a terminal. Seal the files again.\n`), 1;
	for (let change of repaired.changes) terminal.say(`${require_gate.escapeLog(change)}\n`);
	return terminal.out(repaired.text), 0;
};
function verifyText(name) {
	let command = require_gate.unchanged(`Try: seal-gate verify ${require_gate.quoteShell(name) ?? ""}`, require_gate.escapeLog);
	return command === void 0 ? "" : `${command}\n`;
}
exports.repair = repair;
