const require_rolldown_runtime = require("./rolldown-runtime.cjs"), require_gate = require("./gate.cjs"), require_hashing = require("./hashing.cjs");
let node_path = require("node:path"), node_fs = require("node:fs"), node_crypto = require("node:crypto"), node_os = require("node:os");
// src/manifests/write.ts
function writeNative(head, seals, order = "by-path") {
	let lines = ["{", `"schema": "${require_gate.NATIVE_SCHEMA}",`];
	head.packet !== void 0 && lines.push(`"packet": ${JSON.stringify(head.packet)},`), head.covers !== void 0 && lines.push(`"covers": [${head.covers.map((glob) => JSON.stringify(glob)).join(", ")}],`), lines.push("\"files\": [");
	let files = sortSeals(seals, order).map(fileLine);
	return `${[
		...lines,
		files.join(",\n"),
		"]",
		"}"
	].filter((line) => line !== "").join("\n")}\n`;
}
function fileLine(seal) {
	let { path, bytes, text, eol, bom, git, jsonSha256, textSha256, membersSha256, exec, link } = seal;
	if (link !== void 0) return `{"path": ${JSON.stringify(path)}, "link": ${JSON.stringify(link)}}`;
	if (bytes === void 0) throw RangeError(`${path} has no byte length`);
	let facts = [
		text !== void 0 && `, "text": "${text}"`,
		eol !== void 0 && `, "eol": "${eol}"`,
		bom !== void 0 && ", \"bom\": true",
		git !== void 0 && `, "git": "${git}"`,
		jsonSha256 !== void 0 && `, "json_sha256": "${jsonSha256}"`,
		textSha256 !== void 0 && `, "text_sha256": "${textSha256}"`,
		membersSha256 !== void 0 && `, "members_sha256": "${membersSha256}"`,
		exec !== void 0 && `, "exec": ${exec}`
	];
	return `{"path": ${JSON.stringify(path)}, "sha256": "${sha256Of(seal)}", "bytes": ${bytes}${facts.filter(Boolean).join("")}}`;
}
function writeGnu(seals, order = "by-path") {
	return digestLines(seals, order, ({ path }, hex) => `${mark(path)}${hex}  ${escapePath(path)}\n`);
}
const TAG = {
	sha256: "SHA256",
	sha384: "SHA384",
	sha512: "SHA512",
	blake2b512: "BLAKE2b"
};
function writeBsd(seals, order = "by-path") {
	return digestLines(seals, order, ({ path }, hex, name) => `${mark(path)}${TAG[name]} (${escapePath(path)}) = ${hex}\n`);
}
function writeBagManifest(seals, order = "by-path") {
	return digestLines(seals, order, ({ path }, hex) => {
		if (!/^data\/./s.test(path)) throw RangeError(`${JSON.stringify(path)} is not below data/`);
		return `${hex}  ${encodeBagPath(path)}\n`;
	});
}
function digestLines(seals, order, line) {
	return sortSeals(seals, order).flatMap((seal) => {
		if (seal.link !== void 0 || seal.exec !== void 0) throw RangeError(`${JSON.stringify(seal.path)} promises ${seal.link === void 0 ? "a mode" : "a link"}, which only the native format holds`);
		let names = require_hashing.algorithmsOf(seal);
		if (names.length === 0) throw RangeError(`${JSON.stringify(seal.path)} has no digest`);
		return names.map((name) => line(seal, seal.digests[name] ?? "", name));
	}).join("");
}
function encodeBagPath(path) {
	return path.replaceAll("%", "%25").replaceAll("\n", "%0A").replaceAll("\r", "%0D");
}
function mark(path) {
	return escapePath(path) === path ? "" : "\\";
}
function escapePath(path) {
	return path.replaceAll("\\", "\\\\").replaceAll("\n", "\\n").replaceAll("\r", "\\r");
}
function sha256Of({ path, digests }) {
	if (digests.sha256 === void 0) throw RangeError(`${path} has no sha256`);
	return digests.sha256;
}
function sortSeals(seals, order) {
	let paths = /* @__PURE__ */ new Set();
	for (let { path, rawPath } of seals) {
		let problem = require_gate.pathProblem(path);
		if (problem !== void 0) throw RangeError(`${JSON.stringify(path)} cannot be sealed: ${problem}`);
		if (require_gate.plainPath(path) !== path) throw RangeError(`${JSON.stringify(path)} cannot be sealed: readers drop a leading "./"`);
		if (rawPath !== void 0) throw RangeError(`${path} cannot be sealed: its name is not UTF-8`);
		let key = path.normalize("NFC");
		if (paths.has(key)) throw RangeError(`${JSON.stringify(path)} cannot be sealed: it is listed twice, perhaps in another Unicode form`);
		paths.add(key);
	}
	return order === "as-given" ? seals : seals.toSorted((a, b) => require_gate.comparePaths(a.path, b.path));
}
// src/probes/control.ts
const CONTROL_MANIFEST = "seal-gate.json", CONTROL_FILES = /* @__PURE__ */ new Map([
	["notes/decision.md", lines("# Decision", "", "Hold until the rehearsal - and the rollback - are proved.", "A status word proves nothing.")],
	["data/registry.json", lines("{", "  \"title\": \"Пломба und Prüfung\",", "  \"state\": \"OPEN\",", "  \"rows\": 3", "}")],
	["sql/0001_apply.sql", lines("begin;", "update registry set state = 1;", "commit;")],
	["data/anchor.bin", Buffer.from([
		0,
		255,
		254,
		7,
		0,
		127,
		128,
		1
	])]
]);
function lines(...text) {
	return Buffer.from(`${text.join("\n")}\n`, "utf8");
}
function sealed(packet, files, manifest = CONTROL_MANIFEST, scope = { covers: ["**"] }) {
	let seals = [...files].map(([path, bytes], index) => ({
		path,
		digests: { sha256: require_hashing.digestOf("sha256", bytes) },
		bytes: bytes.length,
		line: index + 1
	}));
	return new Map([...files, [manifest, Buffer.from(writeNative({
		packet,
		...scope
	}, seals))]]);
}
// src/probes/probe.ts
function replaced(tree, path, entry) {
	let changed = new Map(tree);
	return entry === null ? changed.delete(path) : changed.set(path, entry), changed;
}
function bytesAt(tree, path) {
	let entry = tree.get(path);
	if (!Buffer.isBuffer(entry)) throw TypeError("there is no file at that path");
	return entry;
}
// src/probes/outcome.ts
function resultOf(probe, { changed, report, leaks }) {
	let { id, mutation, codes, cause } = probe, expected = sentence(codes.join(", "), cause, !0), seen = changed ? [seenIn(report, probe), ...leaks.map(quoteLeak)].join("; ") : "the mutation changed nothing";
	return {
		id,
		mutation,
		expected,
		seen,
		passed: seen === expected
	};
}
function controlResult({ id, decision, files }, { report, leaks }) {
	let { counts, verdict, findings } = report, all = [
		verdict,
		...findings.map(({ code }) => code),
		...decisionText(decision === "any" ? decision : report.decision),
		...verdict === "pass" && counts.intact !== files ? [`${counts.intact} of ${files} intact`] : []
	], expected = ["pass", ...decisionText(decision)].join(", "), seen = [all.join(", "), ...leaks.map(quoteLeak)].join("; ");
	return {
		id,
		mutation: "none",
		expected,
		seen,
		passed: seen === expected
	};
}
function seenIn(report, probe) {
	let { path, cause, verdict } = probe, { findings } = report, odd = [...(verdict === void 0 ? report.verdict !== "pass" : report.verdict === verdict) ? [] : [report.verdict], ...decisionText(report.decision)], all = findings.map((one) => path === void 0 || one.path === path ? one.code : `${one.code} of another file`), codes = probe.repeats === !0 ? [...new Set(all)].sort(require_gate.comparePaths) : all, drift = findings[0]?.drift;
	return sentence([...odd, ...codes].join(", "), cause && drift?.causes[0]?.code, drift?.certainty === "proved");
}
function decisionText(decision) {
	return decision === "CLEARED_FOR_OPERATOR" ? [decision] : [];
}
function quoteLeak(leak) {
	return `shown where it must not be: ${leak}`;
}
function sentence(codes, cause, proved) {
	return cause === void 0 ? codes : `${codes}: ${cause}, ${proved ? "proved" : "not proved"}`;
}
// src/probes/probe-request.ts
function probeRequest(cwd) {
	return {
		cwd,
		manifests: [CONTROL_MANIFEST],
		format: "auto",
		covers: [],
		unsealed: "fail",
		requireClearance: !1,
		git: !1
	};
}
// src/probes/sandbox.ts
var Sandbox = class {
	#folder;
	packet;
	#there = /* @__PURE__ */ new Map();
	constructor(parent, hasNeighbours = !0) {
		this.#folder = (0, node_fs.mkdtempSync)((0, node_path.join)(parent, "seal-gate-probe-")), this.packet = hasNeighbours ? (0, node_path.join)(this.#folder, "packet") : this.#folder, hasNeighbours && (0, node_fs.mkdirSync)(this.packet);
	}
	hold(tree) {
		let stale = [...this.#there].filter(([path, entry]) => tree.get(path) !== entry);
		for (let [path, entry] of stale) this.#clear((0, node_path.join)(this.packet, path), entry);
		for (let [path, entry] of tree) {
			if (this.#there.get(path) === entry) continue;
			let place = (0, node_path.join)(this.packet, path);
			path.includes("/") && (0, node_fs.mkdirSync)((0, node_path.dirname)(place), { recursive: !0 }), write(place, entry);
		}
		this.#there = new Map(tree);
	}
	#clear(path, entry) {
		entry === "folder" ? (0, node_fs.rmdirSync)(path) : (0, node_fs.unlinkSync)(path);
		let folder = (0, node_path.dirname)(path);
		folder !== this.packet && folder !== this.#folder && (0, node_fs.readdirSync)(folder).length === 0 && this.#clear(folder, "folder");
	}
	fingerprint() {
		let hash = (0, node_crypto.createHash)("sha256"), entries = listed(this.#folder).sort(([a], [b]) => require_gate.comparePaths(a, b));
		for (let [name, entry] of entries) {
			let path = (0, node_path.join)(this.#folder, name), bytes = entry.isFile() ? (0, node_fs.readFileSync)(path) : void 0, kind = bytes ? `file ${bytes.length}` : entry.isSymbolicLink() ? `link ${JSON.stringify((0, node_fs.readlinkSync)(path))}` : "folder";
			hash.update(`${JSON.stringify(name)} ${kind}\n`), bytes !== void 0 && hash.update(bytes);
		}
		return hash.digest("hex");
	}
	remove() {
		try {
			this.hold(/* @__PURE__ */ new Map()), this.packet !== this.#folder && (0, node_fs.rmdirSync)(this.packet), (0, node_fs.rmdirSync)(this.#folder);
		} catch {
			require_hashing.removeTree(this.#folder);
		}
	}
};
function listed(folder, prefix = "") {
	return (0, node_fs.readdirSync)(folder, { withFileTypes: !0 }).flatMap((entry) => {
		let name = `${prefix}${entry.name}`;
		return [[name, entry], ...entry.isDirectory() ? listed((0, node_path.join)(folder, entry.name), `${name}/`) : []];
	});
}
function write(path, entry) {
	Buffer.isBuffer(entry) ? (0, node_fs.writeFileSync)(path, entry) : entry === "folder" ? (0, node_fs.mkdirSync)(path) : link(path, entry.link);
}
function link(path, target) {
	try {
		(0, node_fs.symlinkSync)(target, path);
	} catch (error) {
		if (require_hashing.errorCode(error) !== "EPERM") throw error;
		(0, node_fs.symlinkSync)((0, node_path.join)((0, node_path.dirname)(path), (0, node_path.dirname)(target)), path, "junction");
	}
}
// src/probes/seal-probes.ts
const SPOILED_FILES = [
	{
		id: "sha256-mismatch",
		mutation: "one bit turned, length kept",
		path: "data/anchor.bin",
		spoil: (bytes) => Buffer.from(bytes.map((byte, index) => index === 4 ? byte ^ 1 : byte)),
		codes: ["digest-mismatch"]
	},
	{
		id: "length-mismatch",
		mutation: "bytes appended",
		path: "sql/0001_apply.sql",
		spoil: (bytes) => Buffer.concat([bytes, Buffer.from("drop table registry;\n")]),
		codes: ["length-mismatch"],
		cause: "appended"
	},
	{
		id: "em-dash",
		mutation: "each hyphen turned into an em dash",
		path: "notes/decision.md",
		spoil: (bytes) => Buffer.from(bytes.toString("utf8").replaceAll(" - ", " — "), "utf8"),
		codes: ["length-mismatch"],
		cause: "unicode-punctuation"
	},
	{
		id: "ensure-ascii",
		mutation: "JSON re-encoded with \\u escapes",
		path: "data/registry.json",
		spoil: (bytes) => Buffer.from(bytes.toString("utf8").replace(/[^\x00-\x7f]/g, escapeUnicode), "utf8"),
		codes: ["length-mismatch"],
		cause: "json-reencoded"
	},
	{
		id: "bom",
		mutation: "a UTF-8 byte order mark put in front",
		path: "notes/decision.md",
		spoil: (bytes) => Buffer.concat([Buffer.from([
			239,
			187,
			191
		]), bytes]),
		codes: ["length-mismatch"],
		cause: "bom-added"
	},
	{
		id: "crlf",
		mutation: "each LF turned into CRLF",
		path: "sql/0001_apply.sql",
		spoil: (bytes) => Buffer.from(bytes.toString("latin1").replaceAll("\n", "\r\n"), "latin1"),
		codes: ["length-mismatch"],
		cause: "crlf-added"
	},
	{
		id: "missing-file",
		mutation: "a sealed file taken away",
		path: "data/anchor.bin",
		spoil: () => null,
		codes: ["missing"]
	}
], SEAL_PROBES = SPOILED_FILES.map(({ spoil, ...probe }) => ({
	...probe,
	verdict: "fail",
	change: (tree) => replaced(tree, probe.path, spoil(bytesAt(tree, probe.path)))
}));
function escapeUnicode(character) {
	return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
// src/probes/together.ts
var together_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ runTogether: () => runTogether });
async function runTogether({ ask = require_gate.gate, folder = (0, node_os.tmpdir)() } = {}, probes = SPOILED_FILES) {
	let control = {
		id: "control",
		mutation: "none",
		expected: "pass",
		seen: "not run",
		passed: !1
	}, results = [];
	try {
		let { control: intact, spoiled } = packetOf(probes), sandbox = new Sandbox(folder, !1);
		try {
			let judge = () => ask(request(sandbox.packet), null);
			sandbox.hold(intact);
			let before = sandbox.fingerprint(), allowed = await judge();
			if (sandbox.fingerprint() !== before) throw Error("the gate changed the packet that it judged");
			control = controlResult({
				id: "control",
				decision: "HOLD_PRODUCTION",
				files: probes.length + 1
			}, {
				changed: !1,
				report: allowed,
				leaks: []
			}), sandbox.hold(spoiled);
			let changed = sandbox.fingerprint() !== before;
			results = resultsOf(probes, await judge(), changed);
		} finally {
			sandbox.remove();
		}
	} catch (error) {
		control = {
			...control,
			seen: `the probes broke: ${require_hashing.errorCode(error)}`,
			passed: !1
		}, results = [];
	}
	let passed = results.filter((probe) => probe.passed).length;
	return {
		schema: "seal-gate/probe-results/1",
		control,
		planned: probes.length,
		run: results.length,
		passed,
		probes: results
	};
}
function packetOf(probes) {
	let file = (path) => {
		let bytes = CONTROL_FILES.get(path);
		if (bytes === void 0) throw TypeError("there is no file at that path");
		return bytes;
	}, copies = probes.map((probe) => [placeOf(probe), file(probe.path)]), control = sealed("together", new Map([...copies, ["untouched.md", file("notes/decision.md")]]), CONTROL_MANIFEST, {});
	return {
		control,
		spoiled: probes.reduce((tree, probe) => replaced(tree, placeOf(probe), probe.spoil(file(probe.path))), control)
	};
}
const placeOf = ({ id, path }) => `${id}-${path.replaceAll("/", "-")}`;
function resultsOf(probes, report, changed) {
	let { findings, counts, verdict } = report, places = new Set(probes.map(placeOf)), others = findings.filter(({ path }) => path === void 0 || !places.has(path)).length;
	if (others > 0 || counts.intact !== 1 || verdict !== "fail") throw Error(`${counts.intact} intact, ${others} findings about other files, ${verdict}`);
	return probes.map(({ cause: _, spoil: _spoil, ...probe }) => {
		let own = findings.filter(({ path }) => path === placeOf(probe)), alone = {
			...report,
			findings: own,
			verdict: require_gate.verdictOf(own, 1, 1)
		};
		return resultOf({
			...probe,
			path: placeOf(probe),
			verdict: "fail",
			change: (tree) => tree
		}, {
			changed,
			report: alone,
			leaks: []
		});
	});
}
function request(cwd) {
	return {
		...probeRequest(cwd),
		quotes: !1,
		causes: !1
	};
}
exports.CONTROL_FILES = CONTROL_FILES, exports.CONTROL_MANIFEST = CONTROL_MANIFEST, exports.SEAL_PROBES = SEAL_PROBES, exports.Sandbox = Sandbox, exports.bytesAt = bytesAt, exports.controlResult = controlResult, exports.probeRequest = probeRequest, exports.replaced = replaced, exports.resultOf = resultOf, exports.sealed = sealed, exports.together_exports = together_exports, exports.writeBagManifest = writeBagManifest, exports.writeBsd = writeBsd, exports.writeGnu = writeGnu, exports.writeNative = writeNative;
