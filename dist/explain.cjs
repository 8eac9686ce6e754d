const require_hashing = require("./hashing.cjs"), require_drift = require("./drift.cjs"), require_gate = require("./gate.cjs"), require_cli = require("./cli.cjs");
let node_fs = require("node:fs"), node_path = require("node:path");
// src/cli/explain.ts
/** A larger file is measured, and not searched for causes. */
const DIAGNOSIS_LIMIT_BYTES = 67108864, HEX = /^[0-9a-f]{64}$/i, LENGTH = /^(?:0|[1-9][0-9]{0,15})$/, explain = async (args, cwd, terminal) => {
	let flags = require_gate.parseFlags(args, {
		sha256: { type: "string" },
		bytes: { type: "string" },
		json: { type: "boolean" }
	}), [path, ...more] = flags.positionals;
	if (path === void 0 || more.length > 0) throw new require_gate.UsageError("name one file");
	require_cli.refuseLeadingOut(path, cwd);
	let place = placeOf(path, cwd), seal = sealOf(place.name, flags), files = new require_hashing.SealedFiles(place.folder), observation = files.observe(seal);
	if (observation.state !== "intact" && observation.state !== "drifted") {
		let reason = "reason" in observation ? observation.reason : "there is no such file";
		return terminal.say(`seal-gate: ${require_gate.quotePath(path)} cannot be explained: ${require_gate.escapeLog(reason)}\n`), 2;
	}
	let explanation = observation.state === "intact" ? intact(path) : drifted(path, files, seal, observation.found);
	return flags.values.json === !0 ? terminal.out(`${JSON.stringify(explanation, null, 2)}\n`) : terminal.out(`${linesOf(explanation).join("\n")}\n`), explanation.verdict === "pass" ? 0 : 1;
};
/** The user named the file, so links on the way to it are followed. */
function placeOf(path, cwd) {
	try {
		let real = (0, node_fs.realpathSync)((0, node_path.resolve)(cwd, path));
		return {
			folder: (0, node_path.dirname)(real),
			name: (0, node_path.basename)(real)
		};
	} catch (error) {
		throw new require_gate.UsageError(`${JSON.stringify(path)} cannot be looked at: ${require_hashing.errorCode(error)}`);
	}
}
function sealOf(path, { values }) {
	let { sha256, bytes } = values, problems = [];
	if (typeof sha256 == "string" && HEX.test(sha256) || problems.push("\"--sha256\" takes the 64 hex digits of the sealed bytes"), bytes === void 0 || typeof bytes == "string" && LENGTH.test(bytes) && Number.isSafeInteger(Number(bytes)) || problems.push("\"--bytes\" takes the length of the sealed bytes, a whole number"), problems.length > 0) throw new require_gate.UsageError(problems.join("\n"));
	return {
		path,
		digests: { sha256: String(sha256).toLowerCase() },
		line: 1,
		...bytes !== void 0 && { bytes: Number(bytes) }
	};
}
function intact(path) {
	return {
		schema: "seal-gate/explanation/1",
		version: require_gate.VERSION,
		verdict: "pass",
		path
	};
}
function drifted(path, files, seal, found) {
	let bytes = files.read(seal, found, DIAGNOSIS_LIMIT_BYTES), { drift, original } = bytes === void 0 ? { drift: {
		causes: [],
		locations: [],
		limit: `it has over ${DIAGNOSIS_LIMIT_BYTES} bytes, or it changed again`
	} } : require_drift.diagnose(seal, bytes), code = seal.bytes !== void 0 && seal.bytes !== found.bytes ? "length-mismatch" : "digest-mismatch", expected = {
		...seal.bytes !== void 0 && { bytes: seal.bytes },
		digests: seal.digests
	};
	return {
		...intact(path),
		verdict: "fail",
		finding: {
			code,
			severity: "fail",
			path,
			expected,
			found,
			drift
		},
		...bytes !== void 0 && original !== void 0 && { differences: require_drift.hunks(original, bytes) }
	};
}
function linesOf({ path, finding, differences }) {
	return finding === void 0 ? [`${require_gate.escapeLog(require_gate.quotePath(path))} has exactly these bytes.`, "PASS"] : [
		require_gate.escapeLog(require_gate.headline(finding)),
		...require_gate.explain(finding).map((line) => `  ${require_gate.escapeLog(line)}`),
		...require_gate.stepsFor(finding).flatMap(({ text, run }) => {
			let command = require_gate.unchanged(run, require_gate.escapeLog);
			return [`  → ${text}`, ...command === void 0 ? [] : [`      ${command}`]];
		}),
		`  see ${require_gate.docsUrl(finding)}`,
		...differences === void 0 ? [] : [
			"",
			...require_gate.differenceLines(differences).map(require_gate.escapeLog),
			""
		],
		"FAIL"
	];
}
exports.explain = explain;
