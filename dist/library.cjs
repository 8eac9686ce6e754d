Object.defineProperty(exports, Symbol.toStringTag, { value: "Module" });
const require_gate = require("./gate.cjs"), require_command_tables = require("./command-tables.cjs");
// src/library/options.ts
/**
* Reads the options of a program. They have the names of the flags in camel case, and are checked like them: a value that is not allowed is
* refused, never replaced by a default, and a name that does not exist must not pass for an option that was not given.
* @param values as the program passed them, of any type
* @param others names of options that the caller has read itself
* @throws UsageError or OptionsError naming what is not allowed
*/
async function readValues(table, values, others) {
	let names = new Map(Object.keys(table).map((name) => [camelCase(name), name])), given = Object.entries(values).filter(([, value]) => value !== void 0), lists = {}, texts = {};
	for (let [key, value] of given) {
		let name = names.get(key), row = name === void 0 ? void 0 : table[name];
		if (name === void 0 || row === void 0) throw new require_gate.UsageError((await Promise.resolve().then(() => require("./nearest.cjs")).then((n) => n.nearest_exports)).unknownName("option", key, [...names.keys(), ...others]).text);
		row.type === "lines" && isListOfTexts(value) ? lists[name] = value : texts[name] = textOf(key, row, value);
	}
	return {
		...await require_gate.readOptions(table, texts),
		...lists
	};
}
function textOf(key, row, value) {
	if (typeof value == "string" && value !== "") return value;
	if (typeof value == "boolean" || typeof value == "number") return String(value);
	if (row.type === "choices" && isListOfTexts(value)) return value.join(" ");
	throw new require_gate.UsageError(require_gate.notAllowed(key, typeof value == "string" ? value : shown(value), require_gate.allowedValues(row)).text);
}
function isListOfTexts(value) {
	return Array.isArray(value) && value.every((item) => typeof item == "string" && item !== "");
}
function shown(value) {
	return Array.isArray(value) ? "a list with something else than names in it" : value === null ? "null" : typeof value;
}
/** `manifest-sha256` is `manifestSha256`. */
function camelCase(name) {
	return name.replaceAll(/-(.)/g, (_, letter) => letter.toUpperCase());
}
// src/library/explain.ts
/**
* Explains why one file is not what its digest says. Reads the file, and what git knows of it; writes nothing.
* @returns the explanation, or the reason why there is none, such as a file that does not exist
* @throws UsageError or OptionsError when an option is not allowed
*/
async function explain(path, { cwd = process.cwd(), ...rest }) {
	let { json: _json, ...table } = require_command_tables.EXPLAIN, { explain: run } = await Promise.resolve().then(() => require("./explanation.cjs")).then((n) => n.explain_exports);
	return await run(path, await readValues(table, rest, ["cwd"]), cwd);
}
// src/library/seal.ts
/**
* Seals files and folders. Writes nothing: the text of the manifest is the result, and the same files always give the same text.
* @param paths as on the command line: files, and folders with everything in them
* @throws UsageError or OptionsError when an option is not allowed or there is nothing to seal
*/
async function seal(paths, { cwd = process.cwd(), ...rest } = {}) {
	let { output: _output, check: _check, remove: _remove, paths: _paths, ...table } = require_command_tables.SEAL, options = await readValues(table, rest, ["cwd"]), named = typeof paths == "string" ? [paths] : paths, { seal: run } = await Promise.resolve().then(() => require("./seal.cjs")).then((n) => n.seal_exports), outcome = await run({
		...options,
		paths: named,
		output: "",
		check: !1,
		remove: !1
	}, cwd);
	return outcome.kind === "refused" || outcome.kind === "loses" ? {
		kind: "refused",
		reasons: outcome.notes
	} : {
		kind: "sealed",
		text: outcome.text,
		seals: outcome.seals
	};
}
// src/library/verify.ts
const TABLE = Object.fromEntries([
	"seals",
	"format",
	"root",
	"manifest-sha256",
	"covers",
	"unsealed",
	"text-rules",
	"trusted-ref",
	"unchanged-since",
	"paths",
	"new-files",
	"repairs",
	"blocker-map",
	"require-clearance",
	"run-validator",
	"probes",
	"max-manifest-bytes",
	"max-entries",
	"shard",
	"threads"
].map((name) => [name, require_gate.GATE[name]]));
/**
* Checks files against their seals: the gate, after its self-test. Writes nothing. A file that has changed, and a manifest that cannot be
* read, are findings of the report, so only `report.verdict === 'pass'` is a pass.
* @throws UsageError or OptionsError when an option is not allowed or there is no manifest to verify
*/
async function verify({ cwd = process.cwd(), manifest = [], ...rest } = {}) {
	let options = await readValues(TABLE, rest, ["cwd", "manifest"]), trusted = await require_gate.trustedRef(options, cwd), commit = require_gate.sealedCommit(options), { names, unfollowed } = await require_gate.manifestsFor(typeof manifest == "string" ? [manifest] : manifest, options, cwd, trusted), request = {
		...require_gate.toGateRequest(options, cwd, names),
		...unfollowed.length > 0 && { unfollowed },
		...trusted && { trusted },
		...commit && { commit }
	};
	return await require_gate.verify(request, options);
}
exports.OptionsError = require_gate.OptionsError, exports.UsageError = require_gate.UsageError, exports.explain = explain, exports.seal = seal, exports.verify = verify;
