const require_signatures = require("./signatures.cjs"), require_gate = require("./gate.cjs"), require_runner = require("./runner.cjs");
// src/github/signer.ts
async function signerOfRun(options, workspace, env) {
	let { "public-key": key, "trusted-root": root } = options, trusted = key === "" && root === "" ? void 0 : await expectationBase(options, workspace, env);
	return require_signatures.readSigner(options, workspace, trusted);
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
