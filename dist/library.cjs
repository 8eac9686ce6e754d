Object.defineProperty(exports, Symbol.toStringTag, { value: "Module" });
const require_gate = require("./gate.cjs"), require_command_tables = require("./command-tables.cjs");
// src/library/options.ts
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
function camelCase(name) {
	return name.replaceAll(/-(.)/g, (_, letter) => letter.toUpperCase());
}
// src/library/explain.ts
async function explain(path, { cwd = process.cwd(), ...rest }) {
	let { json: _json, ...table } = require_command_tables.EXPLAIN, { explain: run } = await Promise.resolve().then(() => require("./explanation.cjs")).then((n) => n.explain_exports);
	return await run(path, await readValues(table, rest, ["cwd"]), cwd);
}
// src/library/seal.ts
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
const TABLE = Object.fromEntries((/* @__PURE__ */ "seals.format.root.manifest-sha256.covers.unsealed.text-rules.signed-by.public-key.bundle.trusted-root.trusted-ref.unchanged-since.paths.new-files.repairs.blocker-map.require-clearance.now.evidence-commit.expiry-notice.run-validator.probes.max-manifest-bytes.max-entries.shard.threads".split(".")).map((name) => [name, require_gate.GATE[name]]));
async function verify({ cwd = process.cwd(), manifest = [], ...rest } = {}) {
	let options = await readValues(TABLE, rest, ["cwd", "manifest"]), trusted = await require_gate.trustedRef(options, cwd), commit = require_gate.sealedCommit(options), { names, unfollowed } = await require_gate.manifestsFor(typeof manifest == "string" ? [manifest] : manifest, options, cwd, trusted), signer = await require_gate.signerOf(options, cwd, trusted), request = {
		...require_gate.toGateRequest(options, cwd, names),
		...unfollowed.length > 0 && { unfollowed },
		...trusted && { trusted },
		...commit && { commit },
		...signer && { signer }
	};
	return await require_gate.verify(request, options);
}
exports.OptionsError = require_gate.OptionsError, exports.UsageError = require_gate.UsageError, exports.explain = explain, exports.seal = seal, exports.verify = verify;
