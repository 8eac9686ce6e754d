const require_signatures = require("./signatures.cjs"), require_hashing = require("./hashing.cjs"), require_gate = require("./gate.cjs"), require_runner = require("./runner.cjs");
// src/github/signer.ts
async function signerOfRun(options, workspace, env) {
	let { "public-key": key, "trusted-root": root } = options, trusted = key === "" && root === "" ? void 0 : await expectationBase(options, workspace, env), signer = await require_signatures.readSigner(options, workspace, trusted), files = {
		"public-key": signer.key,
		"trusted-root": signer.root
	};
	return {
		signer,
		changes: Object.entries(files).flatMap(([input, file]) => file === void 0 || trusted === void 0 ? [] : changeOf(input, file, workspace))
	};
}
function changeOf(key, { name, bytes }, workspace) {
	let shown = (content) => `sha256 ${require_hashing.digestOf("sha256", content)}`, before = shown(bytes), after;
	try {
		after = shown(require_hashing.readNamedFile(workspace, name, require_signatures.MAX_TRUST_BYTES));
	} catch (error) {
		after = `not readable (${require_hashing.errorCode(error)})`;
	}
	return before === after ? [] : [{
		path: name,
		key,
		before,
		after
	}];
}
async function expectationBase(options, workspace, env) {
	let { "public-key": key, "trusted-ref": ref } = options, { baseNamed, baseOfChange } = await Promise.resolve().then(() => require("./trust.cjs")).then((n) => n.trust_exports);
	if (ref !== "" && ref !== "base") return baseNamed(ref, options, workspace, env);
	let base = await baseOfChange(options, workspace, env);
	if (base === void 0 && require_runner.eventOf(env).kind === "unknown") throw new require_gate.OptionsError([require_gate.notAllowed(key === "" ? "trusted-root" : "public-key", key || options["trusted-root"], WHOSE)]);
	return base;
}
const WHOSE = "a file only in runs that show whose files are checked out; name a \"trusted-ref\" to read it at";
exports.signerOfRun = signerOfRun;
