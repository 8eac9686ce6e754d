const require_gate = require("./gate.cjs");
// src/commands/accept.ts
function acceptRules(lines) {
	return lines.length === 0 ? {} : { accept: lines.map(ruleOf) };
}
function ruleOf(line) {
	let [, name = "", glob = ""] = /^same-(\w+)[ \t]+(\S.*)$/.exec(line) ?? [], form = require_gate.ACCEPTED_FORMS.find((known) => known === name);
	if (form === void 0) throw new require_gate.UsageError(`"accept" has the line ${JSON.stringify(line)}: write "same-json GLOB" or "same-text GLOB"`);
	let test = require_gate.compileGlob(glob);
	if (typeof test == "string") throw new require_gate.UsageError(`${JSON.stringify(glob)} in "accept" is not a glob: ${test}`);
	return {
		form,
		glob
	};
}
exports.acceptRules = acceptRules;
