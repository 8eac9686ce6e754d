const require_findings = require("./findings.cjs"), require_gate = require("./gate.cjs");
// src/report/tap/tap.ts
function* renderTap(report, options = {}) {
	let landingOf = require_findings.landingsOf(report, options), findings = require_findings.inGroupOrder(report.findings), shown = findings.slice(0, 9999), left = findings.length - shown.length, verdict = point(1, report.verdict === "pass", `verdict: ${require_gate.resultWords(report)}`);
	yield `TAP version 14\n# Seal Gate: ${require_gate.escapeLog(require_gate.runSentence(report))}\n1..${shown.length + 1}\n${verdict}\n`;
	for (let [index, finding] of shown.entries()) {
		let { severity } = finding, ok = severity === "warning" || severity === "notice";
		yield `${[point(index + 2, ok, ok ? `${severity}: ${require_findings.headline(finding)}` : require_findings.headline(finding)), ...diagnostics(finding, landingOf(finding))].join("\n")}\n`;
	}
	left > 0 && (yield `# ${require_gate.withThousands(left)} more findings: report.json lists all.\n`);
}
function point(id, ok, description) {
	return `${ok ? "ok" : "not ok"} ${id} - ${require_gate.escapeLog(description).replace(/[\\#]/g, "\\$&")}`;
}
function diagnostics(finding, landing) {
	let values = {
		message: require_findings.explain(finding).map(require_gate.escapeLog),
		severity: finding.severity,
		code: require_findings.ruleId(finding),
		...landing !== void 0 && { at: {
			file: require_gate.escapeLog(landing.file),
			...landing.line !== void 0 && { line: landing.line }
		} }
	};
	return [
		"  ---",
		...Object.entries(values).map(([key, value]) => `  ${key}: ${JSON.stringify(value)}`),
		"  ..."
	];
}
exports.renderTap = renderTap;
