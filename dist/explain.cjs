const require_hashing = require("./hashing.cjs"), require_drift = require("./drift.cjs"), require_gate = require("./gate.cjs"), require_quote = require("./quote.cjs"), require_findings = require("./findings.cjs"), require_main = require("./main.cjs");
let node_path = require("node:path");
// src/commands/explain.ts
/**
* Compares one file with its digest and explains why it differs. Quotes what `verify` may quote: its output ends in the same logs.
* @returns the explanation, or why there is none
* @throws UsageError
*/
async function explain$1(path, options, cwd) {
	require_gate.refuseLeadingOut(path, cwd);
	let { folder, name } = located(path, cwd), seal = sealOf(name, options), files = new require_hashing.SealedFiles(folder), observation = files.observe(seal);
	return observation.state === "intact" ? intact(path) : observation.state === "drifted" ? await quotable(drifted(path, files, seal, observation.found), folder, name) : { reason: "reason" in observation ? observation.reason : "there is no such file" };
}
/** The user named the file, so links to it are followed. */
function located(path, cwd) {
	try {
		let real = require_hashing.realPath((0, node_path.resolve)(cwd, path));
		return {
			folder: (0, node_path.dirname)(real),
			name: (0, node_path.basename)(real)
		};
	} catch (error) {
		throw new require_gate.UsageError(`${JSON.stringify(path)} cannot be accessed: ${require_hashing.errorCode(error)}`);
	}
}
function sealOf(path, { sha256, bytes }) {
	if (sha256 === "") throw new require_gate.UsageError("\"--sha256\" takes the 64 hex digits of the sealed bytes");
	if (!Number.isSafeInteger(Number(bytes))) throw new require_gate.UsageError("\"--bytes\" takes the length of the sealed bytes, a whole number");
	return {
		path,
		digests: { sha256: sha256.toLowerCase() },
		line: 1,
		...bytes !== "" && { bytes: Number(bytes) }
	};
}
function intact(path) {
	return {
		schema: "seal-gate/explanation/2",
		version: require_gate.VERSION,
		verdict: "pass",
		path
	};
}
function drifted(path, files, seal, found) {
	let bytes = files.read(seal, found, require_hashing.MAX_DIAGNOSED_BYTES), { drift, original } = bytes === void 0 ? { drift: {
		certainty: "unexplained",
		causes: [],
		locations: [],
		limit: require_hashing.TOO_LARGE
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
/** Without the bytes that may not be quoted (src/quote). The differences are looked through as part of the drift. */
async function quotable(explanation, folder, name) {
	let { finding, differences, ...rest } = explanation;
	if (finding?.drift === void 0) return explanation;
	let whole = {
		...finding,
		path: name,
		drift: {
			...finding.drift,
			...differences && { hunks: [differences] }
		}
	}, [quoted = whole] = await require_quote.withholdBytes([whole], () => folder, !0);
	if (quoted.drift === void 0) return explanation;
	let { hunks: shown, ...drift } = quoted.drift;
	return {
		...rest,
		finding: {
			...quoted,
			...finding.path !== void 0 && { path: finding.path },
			drift
		},
		...shown?.[0] !== void 0 && { differences: shown[0] }
	};
}
// src/cli/explain.ts
/** `seal-gate explain FILE --sha256 HEX [--bytes N]`: why one file is not what its digest says. */
const explain = async (args, cwd, terminal) => {
	let { options, positionals } = await require_main.parseFlags(args, require_gate.EXPLAIN), [path, ...more] = positionals;
	if (path === void 0 || more.length > 0) throw new require_gate.UsageError("name one file");
	let explanation = await explain$1(path, options, cwd);
	return "reason" in explanation ? (terminal.say(`seal-gate: ${require_gate.quotePath(path)} cannot be explained: ${require_gate.escapeLog(explanation.reason)}\n`), 2) : (options.json ? terminal.out(require_gate.escapeJson(require_gate.jsonText(explanation))) : terminal.out(`${linesOf(explanation).join("\n")}\n`), explanation.verdict === "pass" ? 0 : 1);
};
function linesOf({ path, finding, differences }) {
	return finding === void 0 ? [`${require_gate.escapeLog(require_gate.quotePath(path))} has exactly these bytes.`, "PASS"] : [
		require_gate.escapeLog(require_findings.headline(finding)),
		...require_findings.explain(finding).map((line) => `  ${require_gate.escapeLog(line)}`),
		...require_findings.stepsFor(finding).flatMap(({ text, run: command }) => {
			let shown = require_gate.unchanged(command, require_gate.escapeLog);
			return [`  → ${text}`, ...shown === void 0 ? [] : [`      ${shown}`]];
		}),
		`  see ${require_findings.docsUrl(finding)}`,
		...differences === void 0 ? [] : [
			"",
			...require_findings.differenceLines(differences).map(require_gate.escapeLog),
			""
		],
		"FAIL"
	];
}
exports.explain = explain;
